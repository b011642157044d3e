"""The Library: the recognizers on this machine, and the networks they can be made of."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from engine.protocol.library import DeleteRecognizer, KnownRecognizers, RenameRecognizer, RestoreRecognizer
from engine.protocol.networks import Architectures, ListArchitectures
from gui.library.networks.diagram_query import DiagramQuery
from gui.library.networks.family_tree import FamilyTree
from gui.library.recognizers.backend_query import BackendQuery
from gui.library.recognizers.recognizer_details import RecognizerDetails
from gui.library.recognizers.recognizer_list import RecognizerList
from gui.library.weights.weights_downloads import WeightsDownloads
from gui.processes.engine import nothing
from gui.session import Session
from gui.style import style
from gui.widgets.file_dialogs import file_dialog
from gui.widgets.safe_text import elided

KINDS = ("ink", "photo")


class LibraryScreen(QWidget):
    """Lists what the session knows and asks it for changes; no signals."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library_screen")
        self._session = session
        self._list = RecognizerList()
        self._details = RecognizerDetails()
        self._ways = BackendQuery(session, self)
        self._downloads = WeightsDownloads(session, self)
        self._tree = FamilyTree(self._downloads, DiagramQuery(session, self))
        self._tabs = QTabWidget()
        self._tabs.setObjectName("library_tabs")
        self._tabs.setDocumentMode(True)
        self._lay_out()
        self._connect()
        self._refresh()
        if session.engine_state == "ready":
            self._ask_for_networks()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Library"))
        style.title(title)
        self._import = QPushButton(style.icon("download"), self.tr("Import weights…"))
        self._import.setObjectName("import_recognizer")
        self._import.setToolTip(self.tr("A .safetensors or .pth file; dropping it on the window does the same"))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self._import)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.setHandleWidth(style.MARGIN)
        self._list.setMinimumWidth(190)
        both.addWidget(self._list)
        both.addWidget(self._details)
        both.setStretchFactor(0, 2)
        both.setStretchFactor(1, 3)
        both.setContentsMargins(0, style.MARGIN, 0, 0)
        self._tabs.addTab(both, self.tr("Recognizers"))
        self._tabs.addTab(self._tree, self.tr("Family tree"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(style.SPACE)
        column.addLayout(head)
        column.addWidget(self._tabs, 1)

    def _connect(self) -> None:
        session = self._session
        session.recognizers.changed.connect(self._refresh)
        session.recognizers.changed.connect(self._refresh_weights)
        self._tabs.currentChanged.connect(lambda _index: self._refresh_weights())
        session.recognizers.choice_changed.connect(self._refresh)
        session.engine_changed.connect(self._on_session_engine_changed)
        self._list.recognizer_selected.connect(self._on_list_recognizer_selected)
        self._list.itemDoubleClicked.connect(lambda _item: self._use(self._list.selected()))
        self._ways.told.connect(self._details.show_way)
        self._details.use_requested.connect(self._use)
        self._details.rename_requested.connect(self._rename)
        self._details.delete_requested.connect(self._delete)
        self._details.reveal_requested.connect(self._reveal)
        self._details.export_requested.connect(self._export)
        self._details.start_requested.connect(session.navigator.start_requested)
        self._details.sure_above_requested.connect(self._session.recognizers.set_sure_above)
        self._import.clicked.connect(self._on_import_clicked)
        self._tree.training_requested.connect(session.navigator.training_requested)
        self._tree.use_requested.connect(self._try_out)
        self._tree.file_requested.connect(self._on_tree_file_requested)

    # What is shown

    def _refresh(self, select: str = "") -> None:
        in_use = {self._session.recognizers.chosen(kind) for kind in KINDS} - {""}
        self._list.show_recognizers(self._session.recognizers.all, in_use, select)
        self._on_list_recognizer_selected(self._list.selected())

    def _on_list_recognizer_selected(self, key: str) -> None:
        info = self._session.recognizers.get(key)
        if info is None:
            self._details.show_nothing()
        else:
            in_use = key in {self._session.recognizers.chosen(kind) for kind in KINDS}
            self._details.show_recognizer(info, in_use, self._session.recognizers.sure_above(key))
        self._ways.ask_about(key if self.isVisible() else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ways.ask_about(self._list.selected())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ways.ask_about("")

    def _on_session_engine_changed(self, state: str) -> None:
        if state == "ready" and self._tree.is_empty():
            self._ask_for_networks()
        self._ways.ask_about(self._list.selected() if self.isVisible() else "")

    def _refresh_weights(self) -> None:
        if self._tabs.currentWidget() is self._tree:
            self._downloads.refresh()

    def _ask_for_networks(self) -> None:
        self._session.ask(ListArchitectures(), self._on_networks, nothing, owner=self)

    def _on_networks(self, answer: Architectures) -> None:
        self._tree.show_networks(answer.architectures)

    def save(self) -> None:
        """The window closes: downloads stop, what came of them is kept."""
        self._downloads.close()

    # What can be done

    def _try_out(self, key: str) -> None:
        if self._session.recognizers.get(key) is not None:
            self._use(key)
            self._session.recognizers.use(key)

    def _on_tree_file_requested(self, key: str) -> None:
        dialog = file_dialog(self, self.tr("ImageNet weights from torchvision"), "downloads")
        dialog.setObjectName("file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Weights ({})").format("*.pth *.pt *.bin"), self.tr("All files (*)")])
        dialog.filesSelected.connect(lambda paths: [self._downloads.take_file(key, path) for path in paths])
        dialog.open()

    def _use(self, key: str) -> None:
        info = self._session.recognizers.get(key)
        if info is not None:
            self._session.recognizers.choose(info.card.input.kind, key)
            self._session.tell("success", self.tr("{} answers from now on.").format(elided(info.card.name)))

    def _rename(self, key: str) -> None:
        info = self._session.recognizers.get(key)
        if info is None:
            return
        dialog = QInputDialog(self)
        dialog.setObjectName("rename_dialog")
        dialog.setWindowTitle(self.tr("Rename"))
        dialog.setLabelText(self.tr("Call this recognizer"))
        dialog.setTextValue(info.card.name)
        dialog.textValueSelected.connect(
            lambda name: self._session.ask(
                RenameRecognizer(key, name), self._session.recognizers.take, owner=self._session
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _delete(self, key: str) -> None:
        info = self._session.recognizers.get(key)
        if info is None:
            return

        def on_deleted(listed: KnownRecognizers) -> None:
            self._session.recognizers.take(listed)
            self._session.tell(
                "info",
                self.tr("Deleted {}.").format(elided(info.card.name)),
                action_text=self.tr("Undo"),
                action=lambda: self._restore(listed.trashed),
            )

        self._session.ask(DeleteRecognizer(key), on_deleted, owner=self)

    def _restore(self, trashed: str) -> None:
        def on_restored(listed: KnownRecognizers) -> None:
            self._session.recognizers.take(listed)
            self._refresh(listed.imported)

        self._session.ask(RestoreRecognizer(trashed), on_restored, owner=self)

    def _export(self, key: str) -> None:
        info = self._session.recognizers.get(key)
        if info is not None:
            self._session.navigator.export(info.path, info.card.name or key)

    def _reveal(self, key: str) -> None:
        info = self._session.recognizers.get(key)
        if info is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(info.path).parent)))

    def _on_import_clicked(self) -> None:
        dialog = file_dialog(self, self.tr("Import weights"), "downloads")
        dialog.setObjectName("file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Weights ({})").format("*.safetensors *.pth *.pt"), self.tr("All files (*)")])
        dialog.filesSelected.connect(lambda paths: [self._session.recognizers.import_weights(path) for path in paths])
        dialog.open()
