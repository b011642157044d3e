"""The result: the answer, its correction, the probabilities of the whole or of one digit of a number."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from engine.prediction import Glyph, Prediction, Reading
from gui.recognize.answer import answer_texts
from gui.recognize.answer.answer import AnswerPanel
from gui.recognize.answer.correction import CorrectionRow
from gui.recognize.answer.probabilities import ProbabilityPanel
from gui.style import style


class ResultCard(QFrame):
    """Shows one Reading, or why there is none. ``picked``: the digit of a number that is looked at, -1 for none.

    label_chosen(str): what it really is (see CorrectionRow). order_changed(bool): bars sorted by probability.
    """

    label_chosen = Signal(str)
    order_changed = Signal(bool)

    def __init__(self, is_sorted: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.card(self)
        self.answer = AnswerPanel()
        self.correction = CorrectionRow()
        self.correction.hide()
        self.probabilities = ProbabilityPanel(is_sorted)
        self.reading: Reading | None = None
        self.picked = -1
        self._can_correct = False
        self.answer.copy_requested.connect(lambda text: QGuiApplication.clipboard().setText(text))
        self.correction.label_chosen.connect(self.label_chosen)
        self.probabilities.order_changed.connect(self.order_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.MARGIN, style.SPACE, style.MARGIN, style.SPACE + 4)
        column.setSpacing(style.SPACE)
        column.addWidget(self.answer, 3)
        column.addWidget(self.correction)
        column.addWidget(self.probabilities, 5)

    def show_reading(self, reading: Reading) -> None:
        """The newest answer; the picked digit stays picked while there are as many."""
        self.reading = reading
        self.picked = min(self.picked, len(reading.glyphs) - 1) if len(reading.glyphs) > 1 else -1
        self.answer.show_reading(reading)
        self._show_probabilities()
        self._refresh_correction()

    def show_nothing(self, hint: str, classes: tuple[str, ...]) -> None:
        """No answer: what to do, and empty bars for the classes to come (none: those of before stay)."""
        self.reading = None
        self.picked = -1
        self.answer.show_hint(hint)
        if classes:
            self.probabilities.show_classes(classes)
        self.probabilities.set_heading("")
        self._refresh_correction()

    def show_classes(self, classes: tuple[str, ...]) -> None:
        """Another recognizer will answer: its classes, unless an answer is on view."""
        if self.reading is None or self.reading.prediction.verdict == "blank":
            self.probabilities.show_classes(classes)

    def pick(self, index: int) -> None:
        """Look at one digit of a number; the same one again: at none."""
        self.picked = -1 if index == self.picked else index
        self._show_probabilities()
        self._refresh_correction()

    def picked_glyph(self) -> Glyph | None:
        """The digit that is looked at."""
        if self.reading is None or len(self.reading.glyphs) < 2 or not 0 <= self.picked < len(self.reading.glyphs):
            return None
        return self.reading.glyphs[self.picked]

    def set_correctable(self, can_correct: bool) -> None:
        """Whether what is on view can be corrected."""
        self._can_correct = can_correct
        self._refresh_correction()

    def correctable(self) -> Prediction | None:
        """What a correction would be about; None when there is nothing to correct."""
        if not self._can_correct or self.reading is None:
            return None
        if len(self.reading.glyphs) > 1:
            glyph = self.picked_glyph()
            return glyph.prediction if glyph else None
        return self.reading.prediction if self.reading.prediction.labels else None

    def _show_probabilities(self) -> None:
        reading = self.reading
        if reading is None:
            return
        glyph = self.picked_glyph()
        self.probabilities.show_prediction(glyph.prediction if glyph else reading.prediction)
        count = len(reading.glyphs)
        if count < 2:
            self.probabilities.set_heading("")
        else:
            which = self.picked if glyph else 0
            words = answer_texts.headline_of(reading.glyphs[which].prediction)
            self.probabilities.set_heading(self.tr("Digit {} of {}: {}").format(which + 1, count, words))

    def _refresh_correction(self) -> None:
        prediction = self.correctable()
        if prediction is not None:
            self.correction.offer(prediction.labels)
        self.correction.setVisible(prediction is not None)
