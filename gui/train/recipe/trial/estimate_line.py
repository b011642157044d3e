"""EstimateLine: what a run with the form's recipe would need, measured when a person asks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.recipe import Recipe
from engine.training.estimate.forecast import Forecast, TrialEvent
from gui.style import style
from gui.train.recipe.trial.trial_process import TrialProcess
from gui.widgets import formatting


class EstimateLine(QWidget):
    """batch_size_requested(int): a person takes the batch size that fits into memory."""

    batch_size_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, program: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self.trial = TrialProcess(self, program=program)
        self._recipe: Recipe | None = None
        self._asked: Recipe | None = None  # the recipe that what is shown is about
        self._found: Forecast | None = None
        self._text = QLabel()
        self._ask = QPushButton()
        self._take = QPushButton()
        self._lay_out()
        self.trial.happened.connect(self._on_happened)
        self.trial.ended.connect(self._on_ended)

    def show_for(self, recipe: Recipe, why_not: str) -> None:
        """The form shows ``recipe`` now; why_not: why it cannot be tried, empty when it can."""
        self._recipe = recipe
        if self._asked is not None and recipe != self._asked:
            self._asked, self._found = None, None
            self.trial.cancel()
            self._say("")
        self._ask.setEnabled(not why_not or self.trial.is_running)
        self._ask.setToolTip(
            why_not or self.tr("Tries a few batches and tells how long the run would take, and what memory and disk")
        )
        self._refresh()

    def _lay_out(self) -> None:
        self._text.setObjectName("forecast")
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        style.small(self._text)
        self._ask.setObjectName("estimate")
        self._ask.clicked.connect(self._on_ask_clicked)
        style.quiet_button(self._ask)
        self._take.setObjectName("take_batch_size")
        self._take.clicked.connect(self._on_take_clicked)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text, 1)
        row.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        self._say("")
        self._refresh()

    def _on_ask_clicked(self) -> None:
        if self.trial.is_running:
            self.trial.cancel()
        elif self._recipe is not None:
            self._asked, self._found = self._recipe, None
            self._say(self.tr("Trying a few batches…"))
            self.trial.start(["train", "--dry-run"], self._recipe)
        self._refresh()

    def _on_take_clicked(self) -> None:
        if self._found is not None and self._found.batch_size:
            self.batch_size_requested.emit(self._found.batch_size)

    def _on_happened(self, told: TrialEvent) -> None:
        if not isinstance(told, Forecast):
            return
        self._found = told
        needs = self.tr("Takes {}, {} of memory and {} on the disk.").format(
            formatting.rough(told.seconds), formatting.size(told.memory), formatting.size(told.disk)
        )
        self._say(told.problem or needs)
        self._text.setToolTip(
            self.tr("{}: {} pictures a second with {} threads in {}. {} of memory and {} of disk are free.").format(
                told.device,
                formatting.figure(told.pictures_per_second, ",.0f"),
                told.threads,
                told.precision,
                formatting.size(told.memory_free),
                formatting.size(told.disk_free),
            )
        )

    def _on_ended(self, sentence: str, details: str) -> None:
        if sentence:
            self._say(sentence)
            self._text.setToolTip(details[-2000:])
        elif self._found is None:
            self._asked = None
            self._say("")
        self._refresh()

    def _say(self, text: str) -> None:
        self._text.setText(text or self.tr("How long will it take?"))
        self._text.setToolTip("")

    def _refresh(self) -> None:
        self._ask.setText(self.tr("Cancel") if self.trial.is_running else self.tr("Estimate"))
        batch = self._found.batch_size if self._found else 0
        self._take.setVisible(batch > 0)
        self._take.setText(self.tr("Use a batch size of {:,}").format(batch))
