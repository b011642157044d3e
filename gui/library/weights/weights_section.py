"""Below a family's networks: whose weights these are, the way for people who have the file, and what is going on."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.library.weights.weights_downloads import ANY, WeightsDownloads
from gui.platform.languages import said
from gui.style import style
from gui.widgets.download_strip import DownloadStrip


class WeightsSection(QWidget):
    """For the networks of one family. file_requested(key, see WeightsDownloads.take_file): a person has the file."""

    file_requested = Signal(str)

    def __init__(self, architectures: list[str], downloads: WeightsDownloads, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._architectures = architectures
        self._any = f"{ANY}{architectures[0]}"
        self._downloads = downloads
        self._strips: dict[str, DownloadStrip] = {}
        self._licence = QLabel()
        self._licence.setTextFormat(Qt.TextFormat.PlainText)
        self._licence.setWordWrap(True)
        self._licence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        style.small(self._licence)
        self._have = QPushButton(style.icon("folder-open"), self.tr("I have the file already…"))
        self._have.setObjectName(f"have_weights_{architectures[0]}")
        self._have.setToolTip(self.tr("A file of torchvision's, under any name: its hash says what it is"))
        style.quiet_button(self._have)
        self._have.clicked.connect(lambda: self.file_requested.emit(self._any))
        foot = QHBoxLayout()
        foot.setSpacing(style.MARGIN)
        foot.addWidget(self._licence, 1)
        foot.addWidget(self._have, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, style.SPACE, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(foot)
        downloads.offers_changed.connect(self.refresh)
        downloads.changed.connect(self._on_downloads_changed)
        self.refresh()

    def refresh(self) -> None:
        """Show what is offered for this family, and what goes on."""
        offers = [offer for key in self._architectures for offer in self._downloads.of(key)]
        self.setVisible(bool(offers))
        licences = dict.fromkeys(said(offer.licence) for offer in offers)
        self._licence.setText(self.tr("ImageNet weights: {}.").format("; ".join(licences)))
        for offer in offers:
            self._refresh_strip(offer.key)

    def _on_downloads_changed(self, key: str) -> None:
        offer = self._downloads.offer(key)
        if key == self._any or (offer is not None and offer.architecture in self._architectures):
            self._refresh_strip(key)

    def _refresh_strip(self, key: str) -> None:
        download = self._downloads.standing(key)
        if download.standing in ("absent", "here"):
            gone = self._strips.pop(key, None)
            if gone is not None:
                self._column.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
            return
        strip = self._strips.get(key) or self._made_strip(key)
        match download.standing:
            case "failed":
                strip.show_failed(download.sentence, can_be_tried_again=not download.file)
            case "stopping":
                strip.show_stopping()
            case "running" if download.progress is not None:
                strip.show_progress(download.progress)
            case _:
                strip.show_queued()

    def _made_strip(self, key: str) -> DownloadStrip:
        strip = DownloadStrip(self._downloads.title(key))
        strip.setObjectName(f"download_{key}" if key != self._any else f"download_file_{self._architectures[0]}")
        strip.cancel_requested.connect(partial(self._downloads.stop, key))
        strip.again_requested.connect(partial(self._downloads.get, key))
        strip.dismissed.connect(partial(self._downloads.dismiss, key))
        strip.file_requested.connect(partial(self.file_requested.emit, key))
        self._strips[key] = strip
        self._column.insertWidget(len(self._strips) - 1, strip)
        return strip
