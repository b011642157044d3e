"""DatasetDownload: a data set that is not on this computer yet: its size and license, one click to get it, its
progress."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.data.catalog import missing_bytes
from engine.data.files import kept_bytes
from engine.data.sets.entry import CatalogEntry
from engine.download.events import DownloadDone, DownloadFailed, DownloadPaused
from gui.platform.languages import said
from gui.processes.download_process import DownloadProcess
from gui.style import style
from gui.widgets import download_texts
from gui.widgets.download_strip import DownloadStrip
from gui.widgets.file_dialogs import file_dialog


class DatasetDownload(QWidget):
    """got(key): the data set is here now. One download at a time; it goes on while other data are chosen."""

    got = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, command: Sequence[str] = ()) -> None:
        """command: program and first arguments instead of ``main.py`` (tests)."""
        super().__init__(parent)
        self.setObjectName("data_offer")
        self._entry: CatalogEntry | None = None
        self._active: CatalogEntry | None = None
        self._given: tuple[str, ...] = ()
        self._strip: DownloadStrip | None = None
        self._process = DownloadProcess(self, command=command)
        self._process.progressed.connect(self._on_progressed)
        self._process.ended.connect(self._on_ended)
        self._licence = QLabel()
        self._download = QPushButton()
        self._files = QPushButton(self.tr("I have the files…"))
        self._lay_out()
        self.offer(None)

    def offer(self, entry: CatalogEntry | None) -> None:
        """Offer ``entry`` where it is not here; None or one that is here: nothing is offered."""
        self._entry = entry if entry is not None and missing_bytes(entry) else None
        self._show()

    def close_downloads(self) -> None:
        """End a download with the window; what came is kept."""
        self._process.close()

    def _lay_out(self) -> None:
        self._licence.setObjectName("data_licence")
        self._licence.setWordWrap(True)
        self._licence.setTextFormat(Qt.TextFormat.PlainText)
        style.small(self._licence)
        self._download.setObjectName("data_download")
        self._download.setIcon(style.icon("download"))
        self._download.clicked.connect(self._on_download_clicked)
        self._files.setObjectName("data_files")
        self._files.setToolTip(self.tr("Files downloaded elsewhere, for a computer without a network; they are copied"))
        self._files.clicked.connect(self._on_files_clicked)
        style.quiet_button(self._files)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.SPACE)
        row.addWidget(self._download)
        row.addWidget(self._files)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._licence)
        self._column.addWidget(self._buttons)

    def _show(self) -> None:
        entry = self._entry
        is_offered = entry is not None and self._strip is None
        self._buttons.setVisible(is_offered)
        self._licence.setVisible(entry is not None)
        self.setVisible(entry is not None or self._strip is not None)
        if entry is None:
            return
        self._licence.setText(self.tr("License: {}.").format(said(entry.licence)))
        size, kept = download_texts.size(entry.download_bytes), kept_bytes(entry)
        resume, first = self.tr("Resume ({} of {} are here)"), self.tr("Download ({})")
        self._download.setText(resume.format(download_texts.size(kept), size) if kept else first.format(size))
        self._download.setToolTip(
            self.tr("From {}. Every byte is checked; nothing else is sent or fetched.").format(entry.homepage)
        )

    # What a person does

    def _on_download_clicked(self) -> None:
        if self._entry is not None:
            self._begin(self._entry, ())

    def _on_files_clicked(self) -> None:
        entry = self._entry
        if entry is None:
            return
        names = ", ".join(source.name for source in entry.sources)
        dialog = file_dialog(self, self.tr("Files of {}: {}").format(said(entry.title), names), "downloads")
        dialog.setObjectName("data_files_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda paths: self._begin(entry, tuple(paths)))
        dialog.open()

    def _begin(self, entry: CatalogEntry, files: tuple[str, ...]) -> None:
        if self._process.is_running:
            return
        self._active, self._given = entry, files
        self._drop_strip()
        self._strip = strip = DownloadStrip(said(entry.title))
        strip.cancel_requested.connect(self._on_cancel)
        strip.again_requested.connect(lambda: self._begin(entry, files))
        strip.file_requested.connect(self._on_file_requested)
        strip.dismissed.connect(self._on_dismissed)
        self._column.addWidget(strip)
        strip.show()
        self._process.start(["data", "add", entry.key, *files] if files else ["data", "download", entry.key])
        self._show()

    def _on_cancel(self) -> None:
        if self._strip is not None:
            self._strip.show_stopping()
        self._process.stop()

    def _on_file_requested(self) -> None:
        self._on_dismissed()
        self._on_files_clicked()

    def _on_dismissed(self) -> None:
        self._drop_strip()
        self._show()

    # What the process says

    def _on_progressed(self, progress: object) -> None:
        if self._strip is not None:
            self._strip.show_progress(progress)  # pyright: ignore[reportArgumentType]  what the signal carries

    def _on_ended(self, end: DownloadDone | DownloadPaused | DownloadFailed) -> None:
        if isinstance(end, DownloadFailed):
            if self._strip is not None:
                self._strip.show_failed(end.sentence)
            return
        entry, self._active = self._active, None
        self._drop_strip()
        self.offer(self._entry)
        if isinstance(end, DownloadDone) and entry is not None:
            self.got.emit(entry.key)

    def _drop_strip(self) -> None:
        if self._strip is not None:
            self._column.removeWidget(self._strip)
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None
