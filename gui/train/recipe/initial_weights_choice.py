"""InitialWeightsChoice: whether a network begins from chance or from weights, and what of them stays as it is."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from engine.library.info import RecognizerInfo
from engine.networks.catalog import ArchitectureInfo
from gui.session import Session
from gui.style import style
from gui.train.recipe.field_specs import BODY, NOTHING, TRANSFER
from gui.train.recipe.recipe_fields import RecipeFields
from gui.train.recipe.recipe_texts import said, why
from gui.widgets.safe_text import elided


class InitialWeightsChoice(QWidget):
    """changed(): other weights are chosen, by a person. field_changed(name): a field below, by a person.

    fields: the rows for what stays as it is; to be seen only when there is a start.
    """

    changed = Signal()
    field_changed = Signal(str)

    def __init__(self, session: Session, networks: tuple[ArchitectureInfo, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._networks = {network.key: network for network in networks}
        self._chosen = ""
        self._box = QComboBox()
        self._box.setObjectName("start_choice")
        self._box.setAccessibleName(self.tr("Start from"))
        self._box.setToolTip(why("start_from"))
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(12)
        self._box.wheelEvent = lambda event: event.ignore()
        self._box.activated.connect(lambda _: self._on_activated())
        self._facts = QLabel()
        self._facts.setObjectName("start_facts")
        self._facts.setWordWrap(True)
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        style.small(self._facts)
        self.fields = RecipeFields(TRANSFER)
        self.fields.changed.connect(self.field_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._box, self._facts, self.fields):
            column.addWidget(widget)
        session.recognizers.changed.connect(self._fill)
        self._fill()

    def start(self) -> str:
        """The key of the recognizer, or the path of a file, whose weights it starts from; empty: from chance."""
        return self._chosen

    def recognizer(self) -> RecognizerInfo | None:
        """The chosen recognizer."""
        return self._session.recognizers.get(self._chosen)

    def network(self) -> str:
        """The key of the network that the chosen weights are of; empty when that is not known."""
        found = self.recognizer()
        return found.card.architecture if found else ""

    def choose(self, start: str) -> None:
        """Start from ``start``: a recognizer's key, a file, or nothing."""
        self._chosen = start
        self._fill()

    def _fill(self) -> None:
        self._box.clear()
        self._box.addItem(self.tr("Chance: a new network"), "")
        for info in self._session.recognizers.all:
            self._box.addItem(elided(info.card.name or info.key), info.key)
        if self._chosen and self._box.findData(self._chosen) < 0:
            self._box.addItem(elided(self._chosen.replace("\\", "/").rsplit("/", 1)[-1]), self._chosen)
        self._box.setCurrentIndex(self._box.findData(self._chosen))
        self._show()

    def _on_activated(self) -> None:
        chosen = str(self._box.currentData() or "")
        if chosen != self._chosen:
            self._chosen = chosen
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        found = self.recognizer()
        self.fields.setVisible(bool(self._chosen))
        if found is None:
            self._facts.setText("" if self._chosen else self.tr("It learns everything from your pictures."))
        else:
            card = found.card
            network = self._networks.get(card.architecture)
            self.fields.set_choices("freeze", _stages(network, card.form))
            self._facts.setText(
                self.tr("{}, {:,} classes, sees {}×{}. What it has learned to see is kept.").format(
                    network.title if network else card.architecture, len(card.classes), card.input.size, card.input.size
                )
            )
        self._facts.setVisible(bool(self._facts.text()))


def _stages(network: ArchitectureInfo | None, form: str) -> dict[str, str]:
    """What can stay as it is, with what it is called: all but the head, up to each stage, nothing."""
    names = () if network is None else network.full_stages if form == "full" else network.small_stages
    nothing = said(QT_TRANSLATE_NOOP("Recipe", "Nothing: all of it learns"))
    if network is None or not network.has_head:
        return {NOTHING: nothing}
    up_to = said(QT_TRANSLATE_NOOP("Recipe", "Up to {}"))
    stages = {name: up_to.format(name) for name in reversed(names[:-1])}  # up to the last: all but the head
    return {BODY: said(QT_TRANSLATE_NOOP("Recipe", "All but the head")), **stages, NOTHING: nothing}
