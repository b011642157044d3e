"""The family tree's button for ImageNet weights: get them, go on, see how far it is, or use them."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from engine.library.info import PublishedWeights
from gui.library.weights.weights_downloads import WeightsDownloads
from gui.platform.languages import said
from gui.style import style
from gui.widgets import download_texts


class WeightsButton(QWidget):
    """For one network. use_requested(recognizer's key): try these weights. file_requested(offer's key): take a file."""

    use_requested = Signal(str)
    file_requested = Signal(str)

    def __init__(self, architecture: str, downloads: WeightsDownloads, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._architecture = architecture
        self._downloads = downloads
        self._button = QPushButton()
        self._button.setObjectName(f"weights_{architecture}")
        style.quiet_button(self._button)
        self._button.clicked.connect(self._on_button_clicked)
        self._more = QPushButton()
        self._more.setObjectName(f"weights_more_{architecture}")
        self._more.setIcon(style.icon("ellipsis"))
        self._more.setIconSize(QSize(style.ICON, style.ICON))
        self._more.setAccessibleName(self.tr("More about these weights"))
        self._more.setToolTip(self.tr("Other versions, a file that you have already"))
        style.quiet_button(self._more)
        self._more.setFixedWidth(style.ICON_BUTTON)
        self._menu = QMenu(self._more)
        self._menu.setObjectName(f"weights_menu_{architecture}")
        self._more.clicked.connect(self._open_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(self._button)
        row.addWidget(self._more)
        downloads.offers_changed.connect(self.refresh)
        downloads.changed.connect(self._on_downloads_changed)
        self.refresh()

    def refresh(self) -> None:
        """Show how it stands with the weights of this network."""
        best = self._best()
        self.setVisible(best is not None)
        if best is None:
            return
        standing = self._downloads.standing(best.key)
        match standing.standing:
            case "here":
                self._show("check", self.tr("Use"), self.tr("Recognize pictures with these ImageNet weights"))
            case "running" | "stopping" | "queued":
                progress = standing.progress
                known = progress is not None and progress.total_bytes
                text = download_texts.percent(progress.done_bytes, progress.total_bytes or 0) if progress else ""
                self._show("download", text if known and text else "…", self.tr("Is being downloaded"))
            case _ if best.kept_bytes:
                share = download_texts.percent(best.kept_bytes, best.size)
                self._show("download", self.tr("Resume · {}").format(share), self._offer_words(best))
            case _:
                words = self.tr("Get · {}").format(download_texts.size(best.size))
                self._show("download", words, self._offer_words(best))
        self._button.setEnabled(standing.standing not in ("running", "stopping", "queued"))
        self._button.setAccessibleName(self.tr("ImageNet weights of {}: {}").format(best.title, self._button.text()))

    def _best(self) -> PublishedWeights | None:
        """Those of this network that are here, else being downloaded, else begun, else the best."""
        offers = self._downloads.of(self._architecture)

        def nearness(offer: PublishedWeights) -> int:
            standing = self._downloads.standing(offer.key).standing
            if standing in ("running", "stopping", "queued"):
                return 3
            return 2 if standing == "here" else 1 if offer.kept_bytes else 0

        return max(offers, key=nearness, default=None)  # of equals the first, which is the best

    def _show(self, icon: str, text: str, tip: str) -> None:
        self._button.setIcon(style.icon(icon))
        self._button.setText(text)
        self._button.setToolTip(tip)

    def _offer_words(self, offer: PublishedWeights) -> str:
        words = self.tr("Get ImageNet weights {} from torchvision: {}, top-1 {} %.\n{}")
        return words.format(
            offer.version,
            download_texts.size(offer.size),
            self.locale().toString(offer.top1, "f", 1),
            said(offer.licence),
        )

    def _on_button_clicked(self) -> None:
        best = self._best()
        if best is not None:
            self._act_on(best)

    def _act_on(self, offer: PublishedWeights) -> None:
        if self._downloads.standing(offer.key).standing == "here":
            self.use_requested.emit(offer.recognizer)
        else:
            self._downloads.get(offer.key)

    def _on_downloads_changed(self, key: str) -> None:
        if key in {offer.key for offer in self._downloads.of(self._architecture)}:
            self.refresh()

    def _open_menu(self) -> None:
        self._menu.clear()
        for offer in self._downloads.of(self._architecture):
            self._add_offer(offer)
        best = self._best()
        if best is not None:
            self._menu.addSeparator()
            act = self._add(self.tr("I have the file already…"), lambda: self.file_requested.emit(best.key))
            act.setObjectName("have_weights_file")
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _add_offer(self, offer: PublishedWeights) -> None:
        accuracy = self.locale().toString(offer.top1, "f", 1)
        what = self.tr("ImageNet {} · top-1 {} % · {}").format(offer.version, accuracy, download_texts.size(offer.size))
        standing = self._downloads.standing(offer.key).standing
        if standing in ("running", "stopping", "queued"):
            self._add(self.tr("Cancel {}").format(what), lambda: self._downloads.stop(offer.key))
        elif standing == "here":
            self._add(self.tr("Use {}").format(what), lambda: self.use_requested.emit(offer.recognizer))
            check = self._add(self.tr("Check {}").format(what), lambda: self._downloads.get(offer.key))
            check.setToolTip(self.tr("Reads the file again; if it was damaged it is downloaded anew"))
        else:
            self._add(self.tr("Get {}").format(what), lambda: self._downloads.get(offer.key))

    def _add(self, text: str, act: object) -> QAction:
        made = self._menu.addAction(text)
        made.triggered.connect(act)
        return made
