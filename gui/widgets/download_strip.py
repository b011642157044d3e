"""One download as it goes on: a bar, the time left, Cancel; or why it failed, and what can be done instead."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engine.download.source import DownloadProgress
from gui.style import style
from gui.widgets import download_texts

BAR_HEIGHT = 6
STEPS = 1000


class DownloadStrip(QWidget):
    """cancel_requested(), again_requested(), file_requested() ("I have the file already…"), dismissed(): a person
    clicked."""

    cancel_requested = Signal()
    again_requested = Signal()
    file_requested = Signal()
    dismissed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(title)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._text = QLabel()
        self._text.setObjectName("download_text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        style.small(self._text)
        self._bar = QProgressBar()
        self._bar.setObjectName("download_bar")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(BAR_HEIGHT)
        self._bar.setAccessibleName(self.tr("Progress of the download of {}").format(title))
        self._cancel = self._button("download_cancel", self.tr("Cancel"), self.cancel_requested)
        self._cancel.setToolTip(self.tr("What came so far is kept for a week; the download goes on from there"))
        self._again = self._button("download_again", self.tr("Try again"), self.again_requested)
        self._file = self._button("download_file", self.tr("I have the file already…"), self.file_requested)
        self._dismiss = self._button("download_dismiss", "", self.dismissed)
        self._dismiss.setIcon(style.icon("x"))
        self._dismiss.setIconSize(QSize(style.ICON, style.ICON))
        self._dismiss.setAccessibleName(self.tr("Close"))
        style.quiet_button(self._dismiss)
        self._dismiss.setFixedWidth(style.ICON_BUTTON)
        self._lay_out()
        self.show_progress(DownloadProgress(0, doing="connecting"))

    def show_progress(self, progress: DownloadProgress) -> None:
        """How far it is."""
        self._show_buttons(is_running=True)
        is_known = progress.total_bytes is not None and progress.doing in ("loading", "checking", "waiting")
        if is_known and progress.total_bytes:
            self._bar.setRange(0, STEPS)
            self._bar.setValue(progress.done_bytes * STEPS // progress.total_bytes)
        else:
            self._bar.setRange(0, 0)
        self._text.setText(download_texts.state(progress))

    def show_queued(self) -> None:
        """Another download comes first."""
        self._show_buttons(is_running=True)
        self._bar.setRange(0, STEPS)
        self._bar.setValue(0)
        self._text.setText(self.tr("Waits for the download before it"))

    def show_stopping(self) -> None:
        """A person clicked Cancel."""
        self._cancel.setEnabled(False)
        self._cancel.setText(self.tr("Stopping…"))

    def show_failed(self, sentence: str, *, can_be_tried_again: bool = True) -> None:
        """Why there is no file."""
        self._show_buttons(is_running=False)
        self._again.setVisible(can_be_tried_again)
        self._text.setText(sentence)

    def _show_buttons(self, *, is_running: bool) -> None:
        self._bar.setVisible(is_running)
        self._cancel.setVisible(is_running)
        if not self._cancel.isEnabled():
            self._cancel.setEnabled(True)
            self._cancel.setText(self.tr("Cancel"))
        for button in (self._again, self._file, self._dismiss):
            button.setVisible(not is_running)

    def _button(self, name: str, text: str, clicked: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.clicked.connect(clicked)
        return button

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._bar)
        words.addWidget(self._text)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, style.SPACE, 0, style.SPACE)
        row.setSpacing(style.SPACE)
        row.addLayout(words, 1)
        for button in (self._cancel, self._again, self._file, self._dismiss):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
