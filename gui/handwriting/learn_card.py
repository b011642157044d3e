"""The card that learns: what will happen, progress, and what it brought, with a way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from engine.figures import figure
from engine.handwriting.events import BeforeAfter, LearnDone, LearnFailed, LearnProgress, LearnStarted
from gui.style import style


class LearnCard(QFrame):
    """learn_requested(), cancel_requested(), undo_requested(): a person clicked."""

    learn_requested = Signal()
    cancel_requested = Signal()
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("learn_card")
        style.card(self)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setObjectName("learn_text")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress of learning"))
        self._result = QLabel()
        self._result.setObjectName("learn_result")
        self._result.setWordWrap(True)
        self.learn = QPushButton()
        self.learn.setObjectName("learn")
        self.learn.setIcon(style.icon("graduation-cap", "on_accent"))
        style.main_button(self.learn)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setObjectName("learn_cancel")
        self.undo = QPushButton(self.tr("Undo learning"))
        self.undo.setObjectName("learn_undo")
        self.undo.setIcon(style.icon("undo-2"))
        self.undo.setToolTip(self.tr("Go back to the recognizer from before; the drawings stay."))
        buttons = QHBoxLayout()
        buttons.addWidget(self.learn)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.undo)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.MARGIN, 12, style.MARGIN, 12)
        column.setSpacing(style.SPACE)
        column.addWidget(self._text)
        column.addWidget(self._progress)
        column.addWidget(self._result)
        column.addLayout(buttons)
        self.learn.clicked.connect(self.learn_requested)
        self._cancel.clicked.connect(self.cancel_requested)
        self.undo.clicked.connect(self.undo_requested)
        self.show_idle()

    def describe(self, text: str, button: str, why_not: str) -> None:
        """What learning would do; ``why_not``: why it cannot be started yet, empty when it can."""
        self._text.setText(why_not or text)
        self.learn.setText(button)
        self.learn.setEnabled(not why_not)
        self.learn.setToolTip(why_not)

    def show_idle(self) -> None:
        """No lesson is going on, none was finished."""
        self._progress.hide()
        self._result.hide()
        self._cancel.hide()
        self.undo.hide()
        self.learn.show()

    def show_running(self, event: LearnStarted | LearnProgress | None) -> None:
        """A lesson goes on; None: it was just started."""
        self.learn.hide()
        self.undo.hide()
        self._cancel.show()
        self._result.show()
        self._progress.show()
        if event is None:
            self._progress.setRange(0, 0)
            self._result.setText(self.tr("Getting ready…"))
        elif isinstance(event, LearnStarted):
            words = self.tr("Learning from {} drawings; {} are kept aside to measure.")
            self._result.setText(words.format(event.drawings, event.held_out))
        else:
            self._progress.setRange(0, event.steps)
            self._progress.setValue(event.step)
            left = max(1, round(event.seconds_left))
            words = (
                self.tr("About {} s left, then it is measured.") if event.step < event.steps else self.tr("Measuring…")
            )
            self._result.setText(words.format(left))

    def show_done(self, done: LearnDone) -> None:
        """What it brought, before and after."""
        self.show_idle()
        self._result.show()
        self.undo.show()
        lines = [
            self._measured(self.tr("Your held-out drawings"), done.own),
            self._measured(self.tr("MNIST test set"), done.test),
        ]
        told = [line for line in lines if line]
        if done.own is None:
            told.append(self.tr("With five drawings or more of a kind, some are kept aside to measure."))
        took = self.tr("Learned in {} s. The new recognizer is in use.").format(figure(done.seconds, ".0f"))
        self._result.setText("\n".join([took, *told]))

    def show_failed(self, failed: LearnFailed) -> None:
        """Why nothing was learned."""
        self.show_idle()
        self._result.show()
        self._result.setText(failed.sentence)

    def _measured(self, what: str, measured: BeforeAfter | None) -> str:
        if measured is None:
            return ""
        after = _share(measured.after, measured.count)
        if measured.before is None:
            return self.tr("{}: {} right ({} of {}).").format(what, after, measured.after, measured.count)
        before = _share(measured.before, measured.count)
        return self.tr("{}: {} right before, {} now (of {}).").format(what, before, after, measured.count)


def _share(right: int, count: int) -> str:
    """85 %, or 99.52 % where so many were measured that it means something."""
    return f"{figure(100 * right / count if count else None, '.2f' if count >= 1000 else '.0f')} %"
