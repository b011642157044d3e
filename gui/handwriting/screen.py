"""The handwriting screen: collections at the left, what is kept in the middle, the pad and learning at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.handwriting.events import LearnDone, LearnEvent, LearnFailed
from engine.ink.drawing import Drawing
from engine.protocol.handwriting import CollectionInfo, CollectionList, DrawnExample
from engine.protocol.library import DeleteRecognizer, KnownRecognizers
from gui.handwriting.collections import MINE, Collections
from gui.handwriting.gallery import Gallery
from gui.handwriting.learn_card import LearnCard
from gui.handwriting.learn_process import LearnProcess
from gui.handwriting.new_set_dialog import NewSetDialog
from gui.handwriting.pad import Pad
from gui.session import Session
from gui.style import style
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.file_dialogs import file_dialog
from gui.widgets.overflow_row import OverflowRow

KEY_ROLE = int(Qt.ItemDataRole.UserRole)


class HandwritingScreen(QWidget):
    """My handwriting and sets of one's own symbols: browse, relabel, delete with a way back, share, learn."""

    def __init__(self, session: Session, shelf: Collections | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handwriting_screen")
        self._session = session
        self.shelf = shelf or Collections(session, self)
        self.lesson = LearnProcess(self)
        self._before = ""  # the recognizer in use before the lesson
        self._learned = ""  # the one it made
        self._learning = ""  # the collection that is being learned
        self._build()
        self._lay_out()
        self._connect()
        self._show_collections()
        self._show_drawings()

    def save(self) -> None:
        """End a lesson with the window; nothing is lost, nothing was changed yet."""
        self.lesson.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shelf.refresh()

    # Building

    def _build(self) -> None:
        self.sets = QListWidget()
        self.sets.setObjectName("collections")
        self.sets.setAccessibleName(self.tr("Collections"))
        self.sets.setMinimumWidth(112)
        self.new_set = QPushButton(self.tr("New set…"))
        self.new_set.setObjectName("new_set_button")
        self.new_set.setIcon(style.icon("plus"))
        self.new_set.setToolTip(self.tr("Teach Inkling symbols of your own: letters, shapes, gestures"))
        self.receive = QPushButton(self.tr("Import…"))
        self.receive.setObjectName("receive_set")
        self.receive.setIcon(style.icon("upload"))
        self._title = ElidedLabel()
        style.title(self._title)
        self._summary = QLabel()
        style.muted(self._summary)
        self.share = QPushButton(self.tr("Export…"))
        self.share.setObjectName("share_set")
        self.share.setIcon(style.icon("download"))
        self.remove = QPushButton(self.tr("Delete set"))
        self.remove.setObjectName("delete_set")
        self.remove.setIcon(style.icon("trash-2"))
        self.filter = QComboBox()
        self.filter.setObjectName("gallery_filter")
        self.filter.setAccessibleName(self.tr("Which drawings are shown"))
        self.gallery = Gallery()
        self.relabel = QPushButton(self.tr("Relabel"))
        self.relabel.setObjectName("relabel")
        self.relabel.setMenu(QMenu(self.relabel))
        self.discard = QPushButton(self.tr("Delete"))
        self.discard.setObjectName("discard")
        self.discard.setIcon(style.icon("trash-2"))
        self.discard_act = QAction(self.tr("Delete"), self.gallery)
        self.discard_act.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self.discard_act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.gallery.addAction(self.discard_act)
        self.pad = Pad()
        self.card = LearnCard()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        heading = QLabel(self.tr("Handwriting"))
        style.title(heading)
        left.addWidget(heading)
        left.addWidget(self.sets, 1)
        left.addWidget(self.new_set)
        left.addWidget(self.receive)
        head = OverflowRow()
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._title)
        names.addWidget(self._summary)
        head.row.addLayout(names, 1)
        head.row.addWidget(self.share)
        head.row.addWidget(self.remove)
        head.fold_texts(self.remove, self.share)
        acts = OverflowRow()
        acts.row.addWidget(self.filter)
        acts.row.addStretch(1)
        acts.row.addWidget(self.relabel)
        acts.row.addWidget(self.discard)
        acts.fold_texts(self.discard)
        middle = QVBoxLayout()
        middle.setSpacing(style.SPACE)
        middle.addWidget(head)
        middle.addWidget(acts)
        middle.addWidget(self.gallery, 1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.pad, 1)
        right.addWidget(self.card)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.MARGIN, style.MARGIN, style.MARGIN, style.MARGIN)
        row.setSpacing(style.MARGIN)
        side = QWidget()
        side.setLayout(left)
        side.setMaximumWidth(220)
        left.setContentsMargins(0, 0, 0, 0)
        row.addWidget(side, 1)
        row.addLayout(middle, 3)
        row.addLayout(right, 2)

    def _connect(self) -> None:
        self.shelf.collections_changed.connect(self._show_collections)
        self.shelf.drawings_changed.connect(self._show_drawings)
        self.sets.currentItemChanged.connect(self._on_set_chosen)
        self.new_set.clicked.connect(self._ask_for_set)
        self.receive.clicked.connect(self._ask_for_file)
        self.share.clicked.connect(self._ask_where_to_share)
        self.remove.clicked.connect(self._discard_set)
        self.filter.currentIndexChanged.connect(self._show_drawings)
        self.gallery.selectionModel().selectionChanged.connect(self._on_selection)
        self.discard.clicked.connect(self._discard_drawings)
        self.discard_act.triggered.connect(self._discard_drawings)
        self.pad.kept.connect(self._on_kept)
        self.card.learn_requested.connect(self._learn)
        self.card.cancel_requested.connect(self.lesson.cancel)
        self.card.undo_requested.connect(self._undo_learning)
        self.lesson.happened.connect(self._on_lesson)
        self.lesson.canceled.connect(self.card.show_idle)

    # Showing

    def _show_collections(self) -> None:
        self.sets.blockSignals(True)
        self.sets.clear()
        for info in self.shelf.collections:
            item = QListWidgetItem(f"{self._name(info)}\n{self._count_words(sum(info.counts))}")
            item.setData(KEY_ROLE, info.key)
            self.sets.addItem(item)
            if info.key == self.shelf.current:
                self.sets.setCurrentItem(item)
        self.sets.blockSignals(False)
        info = self.shelf.current_info
        if info is None:
            return
        self._title.set_full_text(self._name(info))
        self._summary.setText(self._count_words(sum(info.counts)))
        self.remove.setVisible(info.key != MINE)
        self.share.setEnabled(sum(info.counts) > 0)
        self._fill_classes(info)
        self.pad.show_collection(info)
        self._describe_lesson(info)

    def _fill_classes(self, info: CollectionInfo) -> None:
        chosen = self.filter.currentData()
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.addItem(self.tr("All"), "")
        menu = self.relabel.menu()
        menu.clear()
        for label, count in zip(info.classes, info.counts, strict=True):
            self.filter.addItem(f"{label}  ({count})", label)
            menu.addAction(label).triggered.connect(lambda _checked=False, label=label: self._relabel(label))
        self.filter.setCurrentIndex(max(0, self.filter.findData(chosen)))
        self.filter.blockSignals(False)

    def _show_drawings(self) -> None:
        self.gallery.rows.show(self.shelf.drawings, self.filter.currentData() or "")
        mine = self.tr("Nothing kept yet. When a digit is misread on the Recognize screen, press the right one.")
        other = self.tr("Nothing drawn yet. Draw at the right; Enter keeps it.")
        empty = mine if self.shelf.current == MINE else other
        self.gallery.set_empty_text(self.tr("Reading the drawings…") if self.shelf.is_reading else empty)
        self._on_selection()

    def _on_selection(self) -> None:
        has_any = bool(self.gallery.selectedIndexes())
        self.relabel.setEnabled(has_any)
        self.discard.setEnabled(has_any)

    def _describe_lesson(self, info: CollectionInfo) -> None:
        if self.lesson.is_running:
            return
        if info.key == MINE:
            text = self.tr(
                "Learn from these drawings: the digit recognizer is tuned to your hand in seconds and checked on the "
                "MNIST test set, so that it forgets nothing."
            )
            why = "" if sum(info.counts) else self.tr("Keep some corrected digits first, then learn from them.")
            self.card.describe(text, self.tr("Learn from my corrections"), why)
            return
        missing = [label for label, count in zip(info.classes, info.counts, strict=True) if count < 2]
        text = self.tr("Train a recognizer for “{}” from these drawings and use it at once.").format(info.name)
        why = self.tr("Draw at least two of each; “{}” needs more.").format(missing[0]) if missing else ""
        self.card.describe(text, self.tr("Teach these symbols"), why)

    def _name(self, info: CollectionInfo) -> str:
        return self.tr("My handwriting") if info.key == MINE else info.name

    def _count_words(self, count: int) -> str:
        return self.tr("1 drawing") if count == 1 else self.tr("{} drawings").format(count)

    # Acts

    def _on_set_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.filter.setCurrentIndex(0)
            if not self.lesson.is_running:
                self.card.show_idle()
            self.shelf.open(item.data(KEY_ROLE))

    def _ask_for_set(self) -> None:
        dialog = NewSetDialog(self)
        dialog.wanted.connect(lambda name, classes: self.shelf.create(name, classes))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_kept(self, drawing: Drawing, label: str) -> None:
        self.shelf.keep(self.shelf.current, drawing, label, "", lambda _id: None)

    def _relabel(self, label: str) -> None:
        self.shelf.act_on_drawings("relabel", self.shelf.current, [one.id for one in self.gallery.selected()], label)

    def _discard_drawings(self) -> None:
        chosen: list[DrawnExample] = self.gallery.selected()
        if not chosen:
            return
        key, ids = self.shelf.current, [one.id for one in chosen]
        self.shelf.act_on_drawings("discard", key, ids)
        words = self.tr("1 drawing deleted.") if len(ids) == 1 else self.tr("{} drawings deleted.").format(len(ids))
        bring_back = self.tr("Undo")
        self._session.tell("info", words, "", bring_back, lambda: self.shelf.act_on_drawings("restore", key, ids))

    def _discard_set(self) -> None:
        info = self.shelf.current_info
        if info is None or info.key == MINE:
            return
        key = info.key
        self.shelf.act_on_collection("discard", key)
        self._session.tell(
            "info",
            self.tr("The set “{}” was deleted.").format(info.name),
            "",
            self.tr("Undo"),
            lambda: self.shelf.act_on_collection("restore", key),
        )

    def _ask_where_to_share(self) -> None:
        info = self.shelf.current_info
        if info is None:
            return
        dialog = file_dialog(self, self.tr("Export drawings"), "documents")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Inkling drawings ({})").format("*.inkset.json")])
        dialog.setDefaultSuffix("inkset.json")
        dialog.selectFile(f"{info.name}.inkset.json")
        dialog.fileSelected.connect(lambda path: self._share(info.key, path))
        dialog.open()

    def _share(self, key: str, path: str) -> None:
        def say(done: CollectionList) -> None:
            self._session.tell("success", self.tr("{} exported.").format(self._count_words(done.count)))

        self.shelf.act_on_collection("share", key, path, say)

    def _ask_for_file(self) -> None:
        dialog = file_dialog(self, self.tr("Import drawings"), "documents")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Inkling drawings ({})").format("*.json"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._receive)
        dialog.open()

    def _receive(self, path: str) -> None:
        def say(done: CollectionList) -> None:
            self._session.tell("success", self.tr("{} imported.").format(self._count_words(done.count)))
            self.shelf.open(done.changed)

        self.shelf.act_on_collection("receive", "", path, say)

    # Learning

    def _learn(self) -> None:
        info = self.shelf.current_info
        if info is None or self.lesson.is_running:
            return
        self._learning, self._before = info.key, self._session.recognizers.chosen("ink")
        start_from = self._before if info.key == MINE and self._reads_digits(self._before) else ""
        self.card.show_running(None)
        self.lesson.start(info.key, start_from)

    def _reads_digits(self, key: str) -> bool:
        info = self._session.recognizers.get(key)
        return info is not None and set("0123456789") <= set(info.card.classes)

    def _on_lesson(self, event: LearnEvent) -> None:
        if isinstance(event, LearnDone):
            self._learned = event.recognizer
            self.card.show_done(event)
            self._session.recognizers.refresh()
            self._session.recognizers.choose("ink", event.recognizer)
            self.shelf.refresh()
        elif isinstance(event, LearnFailed):
            self.card.show_failed(event)
            self._session.tell("error", event.sentence, event.details)
        else:
            self.card.show_running(event)

    def _undo_learning(self) -> None:
        """The recognizer from before is in use again; what was learned goes to the trash, the drawings stay."""
        learned, self._learned = self._learned, ""
        self.card.show_idle()
        self._session.recognizers.choose("ink", self._before)

        def on_deleted(_listed: KnownRecognizers) -> None:
            self._session.recognizers.refresh()
            self._session.tell("info", self.tr("The recognizer from before is in use again. Your drawings stay."))

        if learned:
            self._session.ask(DeleteRecognizer(learned), on_deleted, owner=self)
