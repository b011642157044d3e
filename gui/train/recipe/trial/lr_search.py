"""LrSearch: looks for a learning rate for the form's recipe, with a small curve and a proposal to take."""

import math
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.figures import figure
from engine.recipe import Recipe
from engine.training.estimate.forecast import RateFound, RateTried, TrialEvent
from gui.style import style
from gui.train.recipe.trial.lr_curve import LrCurve
from gui.train.recipe.trial.trial_process import TrialProcess


class LrSearch(QFrame):
    """rate_requested(float): a person takes the proposal. ``button`` begins a search; the frame is hidden until
    then."""

    rate_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None, *, program: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self.setObjectName("rate_search")
        self.trial = TrialProcess(self, program=program)
        self.button = QPushButton(self.tr("Find…"))
        self._recipe: Recipe | None = None
        self._searched: Recipe | None = None  # the recipe that what is shown is about
        self._rates: list[float] = []
        self._losses: list[float] = []
        self._found: RateFound | None = None
        self._curve = LrCurve()
        self._text = QLabel()
        self._take = QPushButton()
        self._close = QPushButton()
        self._lay_out()
        self.trial.happened.connect(self._on_happened)
        self.trial.ended.connect(self._on_ended)

    def show_for(self, recipe: Recipe, why_not: str) -> None:
        """The form shows ``recipe`` now; why_not: why it cannot be tried, empty when it can."""
        self._recipe = recipe
        if self._searched is not None and replace(recipe, learning_rate=self._searched.learning_rate) != self._searched:
            self._searched = None
            self._on_close_clicked()
        self.button.setEnabled(not why_not and not self.trial.is_running)
        self.button.setToolTip(
            why_not or self.tr("Tries rising learning rates for a moment and proposes one (L. N. Smith, 2015)")
        )

    def _lay_out(self) -> None:
        self.button.setObjectName("find_rate")
        self.button.setAccessibleName(self.tr("Find a learning rate"))
        self.button.clicked.connect(self._on_find_clicked)
        self._text.setObjectName("rate_found")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        style.small(self._text)
        self._take.setObjectName("take_rate")
        self._take.clicked.connect(self._on_take_clicked)
        self._close.setObjectName("close_rate_search")
        self._close.clicked.connect(self._on_close_clicked)
        style.quiet_button(self._close)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addWidget(self._take)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, style.SPACE)
        column.setSpacing(6)
        column.addWidget(self._curve)
        column.addWidget(self._text)
        column.addLayout(buttons)
        self.hide()

    def _on_find_clicked(self) -> None:
        if self._recipe is None or self.trial.is_running:
            return
        self._searched = self._recipe
        self._rates, self._losses, self._found = [], [], None
        self._curve.show_points([], [])
        self._text.setText(self.tr("Preparing…"))
        self.trial.start(["find-rate"], self._recipe)
        self.show()
        self._refresh()

    def _on_take_clicked(self) -> None:
        if self._found is not None and self._found.rate:
            self.rate_requested.emit(self._found.rate)
            self.hide()

    def _on_close_clicked(self) -> None:
        self.trial.cancel()
        self.hide()

    def _on_happened(self, told: TrialEvent) -> None:
        if isinstance(told, RateTried):
            self._rates.append(told.rate)
            self._losses.append(told.loss)
            self._curve.show_points(self._rates, self._losses)
            self._text.setText(
                self.tr("Learning rate {}, loss {}").format(figure(told.rate, ".1g"), figure(told.loss, ".3g"))
            )
        elif isinstance(told, RateFound):
            self._found = told
            self._curve.show_points(told.rates, told.losses, told.rate)
            self._text.setText(self._words(told))
            self._refresh()

    def _words(self, told: RateFound) -> str:
        points = [(loss, rate) for rate, loss in zip(told.rates, told.losses, strict=False) if math.isfinite(loss)]
        if not told.rate or not points:
            return self.tr("The loss did not fall at any rate: this network learns nothing from these pictures.")
        least = figure(min(points)[1], ".2g")
        return self.tr("The loss is least at a rate of {}; a fifth of that is steady.").format(least)

    def _on_ended(self, sentence: str, details: str) -> None:
        if sentence:
            self._text.setText(sentence)
            self._text.setToolTip(details[-2000:])
        self._refresh()

    def _refresh(self) -> None:
        is_running = self.trial.is_running
        self.button.setEnabled(not is_running)
        rate = self._found.rate if self._found else 0.0
        self._take.setVisible(rate > 0)
        self._take.setText(self.tr("Use {:g}").format(rate))
        self._close.setText(self.tr("Cancel") if is_running else self.tr("Close"))
