"""RunCard: where the shown run stands: its progress and an honest time left, or its result and what to do with it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from engine.training.runs.events import Preparing
from gui.style import style
from gui.train.runs.run_row import RunRow
from gui.widgets import formatting
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.safe_text import elided, sentence, visible

MOST_TOLD = 4
ROOM_FOR_FIGURE = 440  # logical pixels of width


class RunCard(QFrame):
    """use_requested(RunRow), export_requested(RunRow), resume_requested(RunRow), stop_requested(RunRow): a button was
    clicked."""

    use_requested = Signal(object)
    export_requested = Signal(object)
    resume_requested = Signal(object)
    stop_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("run_card")
        style.card(self)
        self._row: RunRow | None = None
        self._title = ElidedLabel()
        self._state = QLabel()
        self._figure = QLabel()
        self._bar = QProgressBar()
        self._line = QLabel()
        self._device = QLabel()
        self._told = QLabel()
        self._use = QPushButton(self.tr("Use on the canvas"))
        self._export = QPushButton(self.tr("Export…"))
        self._resume = QPushButton(self.tr("Resume"))
        self._lay_out()
        self.hide()

    def show_row(self, row: RunRow | None) -> None:
        """Show this run; None hides the card."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self._title.set_full_text(visible(row.title))
        self._state.setText(row.state_text())
        self._bar.setVisible(row.is_training)
        self._show_bar(row)
        self._figure.setText(self._result(row))
        self._set(self._line, self._progress_line(row) if row.is_training else self._end_line(row))
        self._line.setProperty("role", "bad" if row.state == "failed" else "muted")
        self._line.style().polish(self._line)
        self._set(self._device, self._device_line(row))
        self._fit_width()
        self._set(self._told, "\n".join(sentence(one) for one in row.told[-MOST_TOLD:]))
        self._told.setToolTip("\n".join(sentence(one) for one in row.told))
        self._use.setVisible(row.record.weights is not None)
        self._use.setText(self.tr("Try on the canvas") if row.is_training else self.tr("Use on the canvas"))
        self._export.setVisible(row.record.weights is not None and not row.is_training)
        self._resume.setVisible(row.can_resume)
        self._resume.setText(self.tr("Resume") if row.record.epochs or row.progress else self.tr("Start again"))

    def _lay_out(self) -> None:
        self._title.setObjectName("run_title")
        self._state.setObjectName("run_state")
        self._figure.setObjectName("run_result")
        self._bar.setObjectName("progress")
        self._bar.setAccessibleName(self.tr("Progress of the run"))
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._line.setObjectName("progress_text")
        self._device.setObjectName("run_device")
        self._told.setObjectName("run_told")
        for label in (self._state, self._figure, self._line, self._device, self._told):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for label in (self._line, self._device, self._told):
            label.setWordWrap(True)
        style.heading(self._title)
        style.title(self._figure)
        style.muted(self._state)
        style.small(self._device)
        self._use.setObjectName("use_run")
        self._use.setToolTip(self.tr("Recognize with what this run learned"))
        self._use.clicked.connect(lambda: self._row and self.use_requested.emit(self._row))
        style.main_button(self._use)
        self._export.setObjectName("export_run")
        self._export.setToolTip(self.tr("Files for other programs: ONNX, PyTorch, safetensors, and a small predict.py"))
        self._export.clicked.connect(lambda: self._row and self.export_requested.emit(self._row))
        self._resume.setObjectName("resume_run")
        self._resume.setToolTip(self.tr("Go on where the run was stopped"))
        self._resume.clicked.connect(lambda: self._row and self.resume_requested.emit(self._row))
        head = QHBoxLayout()
        head.setSpacing(style.SPACE)
        head.addWidget(self._title)
        head.addWidget(self._state)
        head.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addLayout(head)
        left.addWidget(self._bar)
        for widget in (self._line, self._told, self._device):
            left.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.MARGIN, 10, style.MARGIN, 10)
        row.setSpacing(style.MARGIN)
        row.addWidget(self._figure)
        row.addLayout(left, 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(6)
        buttons.addStretch(1)
        buttons.addWidget(self._use)
        buttons.addWidget(self._export)
        buttons.addWidget(self._resume)
        buttons.addStretch(1)
        row.addLayout(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    def minimumSizeHint(self) -> QSize:
        """Without the figure, which goes where the room is short: the list of runs has it, too. So does the device."""
        hint = super().minimumSizeHint()
        figure = self._figure.sizeHint().width() + style.MARGIN if not self._figure.isHidden() else 0
        return QSize(hint.width() - figure, hint.height())

    def _fit_width(self) -> None:
        has_room = self.width() >= ROOM_FOR_FIGURE
        self._figure.setVisible(bool(self._figure.text()) and has_room)
        self._device.setVisible(bool(self._device.text()) and has_room)

    def _set(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _show_bar(self, row: RunRow) -> None:
        """A moving bar while it starts or stops; else how much is done."""
        preparing = _preparing(row)
        is_known = row.state == "running" and (row.progress is not None or preparing is not None)
        self._bar.setRange(0, 1000 if is_known else 0)
        if is_known:
            self._bar.setValue(round(1000 * (_done(preparing) if preparing else row.done)))
        self._bar.setAccessibleDescription(row.state_text())

    def _result(self, row: RunRow) -> str:
        return "" if row.is_training or row.accuracy is None else formatting.percent(row.accuracy)

    def _progress_line(self, row: RunRow) -> str:
        if row.state == "stopping":
            return self.tr("It stops at the next batch and keeps what it learned.")
        found, preparing = row.progress, _preparing(row)
        if preparing is not None:
            features = self.tr("Computing features, once: {:,} of {:,}").format(preparing.done, preparing.total)
            return " · ".join(filter(None, (features, formatting.time_left(preparing.seconds_left))))
        if row.state == "starting" or found is None:
            return self.tr("Loading the pictures and building the network…")
        parts = [
            self.tr("Epoch {:,}").format(found.epoch)
            if row.record.recipe.time_limit
            else self.tr("Epoch {:,} of {:,}").format(found.epoch, row.record.recipe.epochs),
            self.tr("step {:,} of {:,}").format(found.step, found.steps),
            formatting.time_left(found.seconds_left),
            self.tr("{} pictures/s").format(formatting.figure(found.pictures_per_second, ",.0f")),
        ]
        if row.validation_accuracy is not None:
            parts.append(
                self.tr("best {} in epoch {:,}").format(formatting.percent(row.validation_accuracy), row.best_epoch)
            )
        return " · ".join(part for part in parts if part)

    def _end_line(self, row: RunRow) -> str:
        if row.state == "failed":
            return sentence(row.sentence)
        parts: list[str] = []
        if row.test_accuracy is not None and row.test_count:
            right = round(min(max(row.test_accuracy, 0.0), 1.0) * row.test_count)
            parts.append(self.tr("{:,} of {:,} test pictures right").format(right, row.test_count))
        elif row.validation_accuracy is not None:
            parts.append(self.tr("on held-out pictures, not on test pictures"))
        if row.best_epoch:
            parts.append(self.tr("best epoch {:,}").format(row.best_epoch))
        if row.seconds:
            parts.append(formatting.duration(row.seconds))
        if row.accuracy is None and not row.record.epochs and row.state in ("stopped", "interrupted"):
            parts.insert(0, self.tr("no epoch was finished"))
        if row.state == "interrupted":
            parts.insert(0, self.tr("The process ended without a word; the last checkpoint is kept"))
        return " · ".join(parts)

    def _device_line(self, row: RunRow) -> str:
        started = row.history.started if row.history else None
        if started is None:
            return elided(row.record.device, 80)
        why = f": {sentence(started.device_reason)}" if started.device_reason else ""
        threads = self.tr(", {} threads").format(started.threads) if started.threads > 1 else ""
        left_out = started.left_out or len(started.skipped)
        skipped = self.tr(" {:,} pictures were left out.").format(left_out) if left_out else ""
        return f"{elided(started.device, 60)}{threads}, {started.precision}{why}{skipped}"


def _done(preparing: Preparing) -> float:
    """The share of what is done before the first step, 0..1."""
    return min(1.0, max(0.0, preparing.done / preparing.total)) if preparing.total > 0 else 0.0


def _preparing(row: RunRow) -> Preparing | None:
    """How far the run is with what it does before its first step; None when it is not there."""
    return row.history.preparing if row.history is not None and row.state == "running" else None
