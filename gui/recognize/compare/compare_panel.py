"""The comparison: who agrees, and the answers of all who take part, in the order of history."""

import itertools
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.ink.drawing import Drawing
from engine.library.info import RecognizerInfo
from engine.networks.catalog import ArchitectureInfo
from engine.prediction import ReadMode
from engine.protocol.compare import OneAnswer
from engine.protocol.networks import Architectures, ListArchitectures
from engine.reading.agreement import agreement
from engine.recipe import Recipe
from gui.processes.engine import nothing
from gui.recognize.compare.compare_card import LEAST_WIDTH, CompareCard
from gui.recognize.compare.compare_reader import CompareReader, Subject
from gui.recognize.compare.participants import CheckList, Participants, in_order_of_history
from gui.session import Session
from gui.style import style
from gui.widgets.safe_text import elided, visible
from gui.widgets.scrolled_column import ScrolledColumn

GAP = 10
NEXT_TO_TRAIN = Recipe().network  # the usual first one: it learns in a minute on any computer


class ComparePanel(QWidget):
    """Asks for answers while it is turned on. use_requested(str): a recognizer is to answer alone.

    drawing, mode: what the canvas holds and how it is read, asked each time.
    """

    use_requested = Signal(str)

    def __init__(
        self,
        session: Session,
        drawing: Callable[[], Drawing],
        mode: Callable[[], ReadMode],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self._session = session
        self._taking_part = Participants(session)
        self._networks: dict[str, ArchitectureInfo] = {}
        self._cards: list[CompareCard] = []
        self._columns = 0
        self._is_on = False
        self.reader = CompareReader(session, drawing, mode, self)
        self._lay_out()
        self._choose.toggled.connect(self._list.setVisible)
        self._list.changed.connect(self._on_list_changed)
        self.reader.answered.connect(self._on_reader_answered)
        self.reader.kind_found.connect(lambda _kind: self._refresh())
        self.reader.refused.connect(self._on_reader_refused)
        session.recognizers.changed.connect(self._refresh)

    def turn(self, is_on: bool) -> None:
        """Begin to compare what is on view, or leave it."""
        self._is_on = is_on
        if is_on and not self._networks:
            self._session.ask(ListArchitectures(), self._on_networks, nothing, owner=self)
        self.reader.turn(is_on)

    def look_at(self, subject: Subject) -> None:
        """Another picture, or the drawing again."""
        for card in self._cards:
            card.show_answer(None, is_fresh=False)
            card.show_vote("")
        self._tell_agreement()
        self.reader.look_at(subject)

    def read_again(self) -> None:
        """The ink or the mode is another."""
        if self._is_on:
            for card in self._cards:
                card.grow_stale()
            self.reader.read_again()

    def cards(self) -> Sequence[CompareCard]:
        """In the order of history."""
        return self._cards

    # Building

    def _lay_out(self) -> None:
        self._headline = QLabel()
        self._headline.setObjectName("compare_agreement")
        style.title(self._headline)
        self._differ = QLabel()
        self._differ.setObjectName("compare_differ")
        style.muted(self._differ)
        for label in (self._headline, self._differ):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._choose = QToolButton()
        self._choose.setObjectName("compare_choose")
        self._choose.setIcon(style.icon("list"))
        self._choose.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._choose.setToolTip(self.tr("Choose which recognizers take part"))
        self._choose.setAccessibleName(self.tr("Choose which recognizers take part"))
        self._choose.setCheckable(True)
        self._list = CheckList()
        self._list.hide()
        head = QHBoxLayout()
        head.setSpacing(style.SPACE)
        head.addWidget(self._headline, 1)
        head.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignTop)
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 4, 0)
        self._grid.setSpacing(GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = ScrolledColumn(self._inside)
        self._scroll.setObjectName("compare_answers")
        self._scroll.setAccessibleName(self.tr("Answers of all who take part"))
        self._alone = QLabel()
        self._alone.setObjectName("compare_alone")
        self._alone.setWordWrap(True)
        style.muted(self._alone)
        self._train = QPushButton(style.icon("graduation-cap"), self.tr("Train another"))
        self._train.setObjectName("compare_train")
        self._train.clicked.connect(lambda: self._session.navigator.train(NEXT_TO_TRAIN))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.SPACE)
        column.addLayout(head)
        column.addWidget(self._differ)
        column.addWidget(self._alone)
        column.addWidget(self._train, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._list)
        column.addWidget(self._scroll, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cards()

    def _place_cards(self) -> None:
        least = max((card.minimumWidth() for card in self._cards), default=LEAST_WIDTH)
        columns = max(1, (self.width() - 12 + GAP) // (least + GAP))
        columns = min(columns, max(len(self._cards), 1))
        if columns == self._columns:
            return
        self._columns = columns
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // columns, index % columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    # Who takes part

    def _refresh(self) -> None:
        kind = self.reader.kind
        if not self._is_on or not kind:
            return
        infos = in_order_of_history(self._taking_part.chosen(kind), self._networks)
        known = in_order_of_history(self._session.recognizers.all, self._networks)
        self._list.show_choice(known, [info.key for info in infos])
        self._choose.setText(self.tr("{} of {}").format(len(infos), len(known)))
        self._choose.setAccessibleName(self.tr("Who takes part: {} of {} recognizers").format(len(infos), len(known)))
        self._show_cards(infos)
        self._tell_alone(kind, infos)
        self._tell_agreement()
        self.reader.let_answer(infos)

    def _show_cards(self, infos: Sequence[RecognizerInfo]) -> None:
        known = {card.key: card for card in self._cards}
        made = [self._card(info, known.pop(info.key, None)) for info in infos]
        for gone in known.values():
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if made != self._cards:
            self._cards = made
            self._columns = 0
            self._place_cards()
            for before, after in itertools.pairwise(made):
                QWidget.setTabOrder(before, after)

    def _card(self, info: RecognizerInfo, old: CompareCard | None) -> CompareCard:
        network = self._networks.get(info.card.architecture)
        year, title = (network.year, network.title) if network is not None else (0, info.card.architecture)
        if old is not None and old.is_of(info.card, year):
            return old
        if old is not None:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        card = CompareCard(info.key, info.card, year, title)
        if old is not None:
            card.show_answer(old.answer, is_fresh=False)
        card.use_requested.connect(self.use_requested)
        return card

    def _tell_alone(self, kind: str, infos: Sequence[RecognizerInfo]) -> None:
        fitting = [info for info in self._session.recognizers.all if info.card.input.kind == kind]
        words = ""
        if len(fitting) < 2 and len(infos) < 2:
            none = self.tr("No recognizer for photos is here yet. Train one, or import weights, to compare.")
            one = self.tr("Only one recognizer of this kind is here. Train or import another, and compare them.")
            words = one if fitting or kind == "ink" else none
        elif len(infos) < 2:
            words = self.tr("Fewer than two take part. Choose more at the upper right.")
        self._alone.setText(words)
        self._alone.setVisible(bool(words))
        self._train.setVisible(bool(words) and len(fitting) < 2)

    def _on_list_changed(self, keys: tuple[str, ...]) -> None:
        if self.reader.kind:
            self._taking_part.choose(self.reader.kind, keys)
            self._refresh()

    def _on_networks(self, answer: Architectures) -> None:
        self._networks = {one.key: one for one in answer.architectures}
        self._refresh()

    # What they answer

    def _on_reader_answered(self, answer: OneAnswer, is_fresh: bool) -> None:
        for card in self._cards:
            if card.key == answer.key:
                card.show_answer(answer, is_fresh)
        self._tell_agreement()

    def _on_reader_refused(self, sentence: str) -> None:
        self._headline.setText(self.tr("No answers"))
        self._differ.setText(sentence)
        self._differ.show()

    def _tell_agreement(self) -> None:
        readings = [card.answer.reading if card.answer is not None else None for card in self._cards]
        agreed = agreement(readings)
        differ = dict(agreed.differ)
        for place, card in enumerate(self._cards):
            is_told = agreed.count > 1 and readings[place] is not None
            card.show_vote(("differs" if place in differ else "same") if is_told and agreed.answer else "")
        is_blank = all(one is None or one.prediction.verdict == "blank" for one in readings)
        if is_blank:
            self._headline.setText(self.tr("Who says what"))
        elif agreed.count == 1:
            only = next(card.name for card, reading in zip(self._cards, readings, strict=True) if reading is not None)
            self._headline.setText(self.tr("{} says {}").format(elided(only, 24), elided(agreed.answer, 24)))
        elif agreed.is_unanimous:
            answer = elided(agreed.answer, 24)
            both, everybody = (
                self.tr("Both say {}").format(answer),
                self.tr("All {} say {}").format(agreed.count, answer),
            )
            self._headline.setText(both if agreed.count == 2 else everybody)
        elif agreed.answer:
            words = self.tr("{} of {} say {}").format(agreed.votes, agreed.count, elided(agreed.answer, 24))
            self._headline.setText(words)
        else:
            self._headline.setText(self.tr("They disagree"))
        others = [
            self.tr("{} says {}").format(elided(self._cards[place].name, 28), visible(said))
            for place, said in agreed.differ
        ]
        self._differ.setText("" if is_blank else " · ".join(others[:4]) + (" …" if len(others) > 4 else ""))
        self._differ.setVisible(bool(self._differ.text()))
