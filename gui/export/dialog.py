"""The dialog that exports one recognizer: formats and folder, then progress, then what was proven."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.export.events import ExportDone, ExportFailed, ExportStarted, ExportStep, FileProven
from engine.figures import figure
from gui.export.format_choice import FormatChoice
from gui.export.process import ExportProcess
from gui.export.result_list import ResultList
from gui.style import style
from gui.widgets.file_dialogs import file_dialog
from gui.widgets.safe_text import elided, sentence


class ExportDialog(QDialog):
    """exported(folder): all files are there and proven. Closing it while an export runs cancels the export."""

    exported = Signal(str)

    def __init__(
        self, weights: str | Path, name: str, parent: QWidget | None = None, *, command: Sequence[str] = ()
    ) -> None:
        """command: see ExportProcess."""
        super().__init__(parent)
        self._weights = Path(weights)
        self.setObjectName("export_dialog")
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumWidth(660)
        self.process = ExportProcess(self, command=command)
        self._formats = FormatChoice()
        self._folder = QLineEdit(str(_usual_place(name)))
        self._choose = QPushButton(style.icon("folder-open"), self.tr("Choose…"))
        self._bar = QProgressBar()
        self._told = QLabel()
        self._results = ResultList()
        self._start = QPushButton(self.tr("Export"))
        self._show = QPushButton(style.icon("folder-open"), self.tr("Show in folder"))
        self._close = QPushButton()
        self._resizing = QTimer(self, interval=0, singleShot=True)
        self._resizing.timeout.connect(self._grow)
        self._lay_out(name)
        self._connect()
        self._show_idle()

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():  # closed, or its window was; not minimized
            self.process.close()
        super().hideEvent(event)

    def _lay_out(self, name: str) -> None:
        title = QLabel(self.tr("Take “{}” elsewhere").format(elided(name, 40)))
        title.setTextFormat(Qt.TextFormat.PlainText)
        style.title(title)
        about = QLabel(
            self.tr(
                "Files that work without Inkling, with a small predict.py beside them. "
                "Each is run on sample pictures before it is kept."
            )
        )
        about.setWordWrap(True)
        style.muted(about)
        self._folder.setObjectName("export_folder")
        self._folder.setAccessibleName(self.tr("Folder for the files"))
        self._choose.setObjectName("export_choose_folder")
        self._bar.setObjectName("export_progress")
        self._bar.setAccessibleName(self.tr("Progress of the export"))
        self._bar.setTextVisible(False)
        self._told.setObjectName("export_told")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._start.setObjectName("export_start")
        self._start.setDefault(True)
        style.main_button(self._start)
        self._show.setObjectName("export_show_folder")
        self._close.setObjectName("export_close")
        place = QHBoxLayout()
        place.setSpacing(style.SPACE)
        folder = QLabel(self.tr("&Folder"))
        folder.setBuddy(self._folder)
        place.addWidget(folder)
        place.addWidget(self._folder, 1)
        place.addWidget(self._choose)
        buttons = QHBoxLayout()
        buttons.setSpacing(style.SPACE)
        buttons.addWidget(self._show)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._start)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(style.MARGIN)
        for widget in (title, about, self._formats):
            column.addWidget(widget)
        column.addLayout(place)
        for widget in (self._bar, self._results, self._told):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._formats.changed.connect(self._check)
        self._folder.textChanged.connect(self._check)
        self._choose.clicked.connect(self._ask_for_folder)
        self._start.clicked.connect(self._on_start_clicked)
        self._close.clicked.connect(self._on_close_clicked)
        self._show.clicked.connect(self._open_folder)
        self.process.happened.connect(self._on_process_happened)
        self.process.canceled.connect(self._on_process_canceled)

    # States

    def _show_idle(self, told: str = "") -> None:
        self._bar.hide()
        self._show.hide()
        self._say(told)
        self._set_busy(is_busy=False)

    def _set_busy(self, *, is_busy: bool) -> None:
        for widget in (self._formats, self._folder, self._choose):
            widget.setEnabled(not is_busy)
        self._start.setVisible(not is_busy)
        self._close.setText(self.tr("Cancel") if is_busy else self.tr("Close"))
        self._close.setEnabled(True)
        self._check()

    def _check(self) -> None:
        self._start.setEnabled(bool(self._formats.chosen()) and bool(self._folder.text().strip()))

    def _grow(self) -> None:
        """High enough for all lines: wrapped text is higher than a layout's own hint says."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _say(self, text: str, role: str = "muted") -> None:
        self._told.setText(sentence(text))
        self._told.setVisible(bool(text))
        self._told.setProperty("role", role)
        self._told.style().polish(self._told)
        self._resizing.start()

    # Acts

    def _on_start_clicked(self) -> None:
        self._results.clear()
        self._show.hide()
        self._bar.setRange(0, 0)
        self._bar.show()
        self._say(self.tr("Reading the recognizer…"))
        self._set_busy(is_busy=True)
        self.process.start(self._weights, Path(self._folder.text().strip()).expanduser(), self._formats.chosen())

    def _on_close_clicked(self) -> None:
        if self.process.is_running:
            self._close.setEnabled(False)
            self._say(self.tr("Canceling…"))
            self.process.cancel()
        else:
            self.close()

    def _on_process_happened(self, event: object) -> None:
        if isinstance(event, ExportStarted):
            self._bar.setRange(0, event.steps)
        elif isinstance(event, ExportStep):
            self._bar.setValue(event.done)
            self._say(self._doing(event.doing))
        elif isinstance(event, FileProven):
            self._results.add(event)
            self._resizing.start()
        elif isinstance(event, ExportDone):
            told = self.tr("All files are there, whole and proven ({} s).").format(figure(event.seconds, ".0f"))
            if event.kept:
                kept = self.tr("What you had changed there was kept as {}.").format(", ".join(event.kept))
                told = f"{told} {kept}"
            self._show_idle(told)
            self._show.show()
            self._start.setText(self.tr("Export again"))
            self.exported.emit(event.folder)
        elif isinstance(event, ExportFailed):
            self._show_idle()
            self._say(event.sentence, "bad")

    def _on_process_canceled(self) -> None:
        self._results.clear()
        self._show_idle(self.tr("Canceled; the folder is as it was before."))

    def _doing(self, act: str) -> str:
        if act.startswith("prove "):
            return self.tr("Running the {} file on sample pictures…").format(act.removeprefix("prove "))
        if act.endswith(".py"):
            return self.tr("Running {} on sample pictures…").format(act)
        if act == "samples":
            return self.tr("Choosing sample pictures…")
        if act == "place":
            return self.tr("Putting the files in their place…")
        return self.tr("Writing {}…").format(act)

    def _ask_for_folder(self) -> None:
        dialog = file_dialog(self, self.tr("Folder for the export"), "documents")
        dialog.setObjectName("export_folder_dialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._folder.setText)
        dialog.open()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder.text()))


def _usual_place(name: str) -> Path:
    """A folder of the recognizer's own in the person's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    plain = "".join(one if one.isalnum() or one in "-_ " else "-" for one in name).strip() or "recognizer"
    return Path(documents or Path.home()) / "Inkling" / plain[:60]
