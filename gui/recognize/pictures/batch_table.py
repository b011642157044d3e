"""The table of many pictures and their answers, with progress, filter, copy and CSV."""

import threading
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from engine.errors import EngineError
from engine.prediction import ReadMode
from engine.protocol.messages import Failed
from engine.protocol.recognize import Read
from engine.reading.answer_table import save_csv, to_tsv
from gui.platform.languages import said
from gui.platform.main_thread_gc import MainThreadGc
from gui.recognize.pictures.batch_model import ANSWER, NOTE, PICTURE, PROBABILITY, THUMBNAIL, VERDICT, BatchModel
from gui.recognize.pictures.batch_reader import BatchReader
from gui.session import Session
from gui.style import style
from gui.widgets.file_dialogs import file_dialog

SETTLE_MS = 400
NAME_LEAST, NAME_SHARE = 170, 0.36  # logical pixels; of the table's width
STATES = ("", "sure", "unsure", "unknown", "blank", "failed")


class BatchTable(QWidget):
    """Object names ``pictures`` (the table), ``batch_progress``, ``batch_stop``, ``batch_filter``, ``batch_copy``,
    ``batch_save``. canvas_requested(): back. row_looked_at(str): the row of that picture is the current one.
    row_opened(str): that picture is to be shown alone."""

    canvas_requested = Signal()
    row_looked_at = Signal(str)
    row_opened = Signal(str)
    _saved = Signal(str, str)  # path, sentence when it failed

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = BatchModel(self)
        self.reader = BatchReader(session, self)
        self._paths: list[str] = []
        self._skipped: list[tuple[str, str]] = []
        self._threads = 0  # each writing a file
        self._garbage = MainThreadGc(self)
        self._settle = QTimer(self)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.model.settle)
        self._build()
        self._lay_out()
        self.reader.answered.connect(self._on_reader_answered)
        self.reader.progressed.connect(self._on_reader_progressed)
        self.reader.ended.connect(self._on_reader_ended)
        self._saved.connect(self._on_saved)

    @property
    def has_rows(self) -> bool:
        """Whether there is a batch to go back to."""
        return self.model.total > 0

    def start(self, paths: list[str], skipped: list[tuple[str, str]], recognizer: str, mode: ReadMode) -> None:
        """Read these pictures; ``skipped`` are listed with their reason."""
        self._paths, self._skipped = paths, skipped
        self.model.start(paths, skipped)
        self._read(recognizer, mode)

    def read_again(self, recognizer: str, mode: ReadMode) -> None:
        """The same pictures with another recognizer; answers are replaced as the new ones come."""
        if self._paths:
            self._read(recognizer, mode)

    def close_down(self) -> None:
        """The window closes: nothing more is asked."""
        self.reader.forget()
        self._settle.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._view.setColumnWidth(PICTURE, max(NAME_LEAST, round(self.width() * NAME_SHARE)))

    # Building

    def _build(self) -> None:
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        style.heading(self._title)
        self._back = QPushButton(style.icon("pen-line"), self.tr("Back to the canvas"))
        self._back.setObjectName("table_back_to_canvas")
        self._back.setToolTip(self.tr("Back to the canvas (Esc)"))
        self._back.clicked.connect(self.canvas_requested)
        self._view = QTableView()
        self._view.setObjectName("pictures")
        self._view.setAccessibleName(self.tr("Pictures and their answers"))
        self._view.setModel(self.model)
        self._view.setIconSize(QSize(THUMBNAIL, THUMBNAIL))
        self._view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._view.setShowGrid(False)
        self._view.setAlternatingRowColors(True)
        self._view.setWordWrap(False)
        self._view.setTabKeyNavigation(False)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.verticalHeader().hide()
        self._view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._view.verticalHeader().setDefaultSectionSize(THUMBNAIL + style.SPACE)
        header = self._view.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(NOTE, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self._view.setSortingEnabled(True)
        for column, width in ((PICTURE, NAME_LEAST), (ANSWER, 70), (PROBABILITY, 92), (VERDICT, 106)):
            self._view.setColumnWidth(column, width)
        self._view.activated.connect(self._on_row_activated)
        self._view.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self._view, self.copy_rows)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._progress = QProgressBar()
        self._progress.setObjectName("batch_progress")
        self._progress.setTextVisible(False)
        self._progress_words = QLabel()
        self._progress_words.setObjectName("batch_progress_words")
        self._progress_words.setTextFormat(Qt.TextFormat.PlainText)
        style.muted(self._progress_words)
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.setObjectName("batch_stop")
        self._stop.clicked.connect(self._on_stop_clicked)
        self._filter = QLineEdit()
        self._filter.setObjectName("batch_filter")
        self._filter.setPlaceholderText(self.tr("Filter by name, answer or note"))
        self._filter.setAccessibleName(self.tr("Filter"))
        self._filter.setClearButtonEnabled(True)
        self._states = QComboBox()
        self._states.setObjectName("batch_state")
        self._states.setAccessibleName(self.tr("Verdict"))
        for state in STATES:
            self._states.addItem(self.model.state_words(state) if state else self.tr("all verdicts"), state)
        self._filter.textChanged.connect(self._on_filter_changed)
        self._states.currentIndexChanged.connect(self._on_filter_changed)
        self._copy = QPushButton(style.icon("copy"), self.tr("Copy"))
        self._copy.setObjectName("batch_copy")
        self._copy.setToolTip(self.tr("Copy the selected rows, or all, as a table"))
        self._copy.clicked.connect(self.copy_rows)
        self._save = QPushButton(style.icon("file-down"), self.tr("Save as CSV…"))
        self._save.setObjectName("batch_save")
        self._save.clicked.connect(self._on_save_clicked)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        tools = QHBoxLayout()
        tools.setSpacing(style.SPACE)
        tools.addWidget(self._filter, 1)
        tools.addWidget(self._states)
        below = QHBoxLayout()
        below.setSpacing(style.SPACE)
        below.addWidget(self._progress, 1)
        below.addWidget(self._progress_words, 1)
        below.addWidget(self._stop)
        below.addWidget(self._copy)
        below.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.SPACE)
        column.addLayout(head)
        column.addLayout(tools)
        column.addWidget(self._view, 1)
        column.addLayout(below)

    # Reading

    def _read(self, recognizer: str, mode: ReadMode) -> None:
        self._title.setText(self.tr("{} pictures").format(f"{self.model.total:,}"))
        self._stop.setText(self.tr("Stop"))
        self._stop.setEnabled(True)
        self._stop.show()
        self._progress.show()
        self._settle.start()
        self.reader.start(list(enumerate(self._paths)), recognizer, mode)

    def _on_reader_answered(self, number: int, answer: Read | Failed) -> None:
        if isinstance(answer, Failed):
            self.model.set_failed(number, answer.sentence)
        else:
            self.model.set_reading(number, answer.reading)

    def _on_reader_progressed(self, done: int, count: int) -> None:
        self._progress.setMaximum(max(count, 1))
        self._progress.setValue(done)
        words = self.tr("{} of {}").format(f"{done:,}", f"{count:,}")
        left = self.reader.seconds_left
        if left > 3:
            words = self.tr("{} · about {} left").format(words, self._duration(left))
        self._progress_words.setText(words)

    def _on_reader_ended(self, is_complete: bool) -> None:
        self._settle.stop()
        self.model.settle()
        self._stop.hide()
        self._progress.hide()
        done, count = self._progress.value(), len(self._paths)
        if is_complete:
            words = self.tr("{} read").format(f"{count:,}")
            if self._skipped:
                words = self.tr("{}, {} skipped").format(words, f"{len(self._skipped):,}")
        else:
            words = self.tr("Stopped after {} of {}").format(f"{done:,}", f"{count:,}")
        self._progress_words.setText(words)

    def _on_stop_clicked(self) -> None:
        self._stop.setText(self.tr("Stopping…"))
        self._stop.setEnabled(False)
        self.reader.stop()

    def _duration(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("{} s").format(round(seconds))
        return self.tr("{} min").format(round(seconds / 60))

    # What a person does with the table

    def copy_rows(self) -> None:
        """The selected rows, or all when none is, to the clipboard."""
        lines = sorted(index.row() for index in self._view.selectionModel().selectedRows())
        header, rows = self.model.table(lines or None)
        QGuiApplication.clipboard().setText(to_tsv(header, rows))
        self._progress_words.setText(self.tr("{} rows copied").format(f"{len(rows):,}"))

    def save_rows(self, path: Path) -> None:
        """All rows as shown into a CSV file; written in a thread, told when done."""
        header, rows = self.model.table()

        def write() -> None:
            try:
                save_csv(path, header, rows)
            except EngineError as error:
                self._saved.emit(str(path), said(error.sentence))
            else:
                self._saved.emit(str(path), "")

        self._threads += 1
        self._garbage.begin()
        threading.Thread(target=write, name="csv writer").start()

    def _on_saved(self, path: str, problem: str) -> None:
        self._threads -= 1
        if self._threads == 0:
            self._garbage.end()
        if problem:
            self._session.tell("error", problem)
        else:
            self._session.tell("success", self.tr("Saved {}.").format(Path(path).name))

    def _on_save_clicked(self) -> None:
        dialog = file_dialog(self, self.tr("Save the answers"), "documents")
        dialog.setObjectName("save_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Tables ({})").format("*.csv")])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(self.tr("answers") + ".csv")
        dialog.fileSelected.connect(lambda path: self.save_rows(Path(path)))
        dialog.open()

    def _on_filter_changed(self) -> None:
        self.model.set_filter(self._filter.text(), str(self._states.currentData()))

    def _on_current_row_changed(self, index: QModelIndex) -> None:
        path = self.model.row_at(index).path if index.isValid() else ""
        if path:
            self.row_looked_at.emit(path)

    def _on_row_activated(self, index: QModelIndex) -> None:
        path = self.model.row_at(index).path
        if path:
            self.row_opened.emit(path)
