"""The answer, large, and below it who answered and how fast."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from engine.figures import figure
from engine.prediction import Reading
from gui.recognize.answer import answer_texts
from gui.style import style
from gui.widgets.safe_text import elided

LARGEST_PX, LARGEST_WORD_PX = 140, 24
LARGEST_WRAPPED_PX, SMALLEST_PX = 33, 15
LONGEST = 160  # letters of a class's name that are painted; the tooltip of its bar has it all
WRAPPED = Qt.TextFlag.TextWordWrap.value


class AnswerLabel(QLabel):
    """A label whose text begins with the predicted class; the property ``request_id`` counts the answered requests.

    It paints its text as a headline as large as fits, and the rest ("not sure") small below.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answer")
        self.setProperty("request_id", 0)
        self._headline = ""
        self._remark = ""
        self._color = "text"
        self._fitted: tuple[object, QFont, int] = (None, QFont(), 0)  # what was asked; the font and flags found for it
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(92)

    def sizeHint(self) -> QSize:
        return QSize(240, 132)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 92)

    def show_reading(self, reading: Reading) -> None:
        """The answer to one request; counts it."""
        colors = {"sure": "text", "unsure": "warning", "unknown": "muted", "blank": "muted"}
        color = "text" if len(reading.glyphs) > 1 else colors[reading.prediction.verdict]
        self._show(answer_texts.headline(reading), answer_texts.remark(reading), color)
        self.setProperty("request_id", int(self.property("request_id")) + 1)

    def show_hint(self, text: str) -> None:
        """What is written while there is no answer."""
        self._show(text, "", "muted")

    def _show(self, headline: str, remark: str, color: str) -> None:
        text = f"{headline} · {remark}" if remark else headline
        if (text, color) != (self.text(), self._color):
            self._headline, self._remark, self._color = headline, remark, color
            self.setText(text)
            self.setAccessibleName(self.tr("Answer: {}").format(text))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = style.colors()
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._remark:
            metrics = QFontMetricsF(self.font())
            below = QRectF(area.left(), area.bottom() - metrics.height() - 2, area.width(), metrics.height() + 2)
            painter.setPen(QColor(theme.warning))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._remark)
            area.setBottom(below.top())
        font, wrapped = self._fitting(area)
        painter.setFont(font)
        painter.setPen(QColor(str(getattr(theme, self._color))))
        inside = area.adjusted(4, 0, -4, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter.value | wrapped, elided(self._headline, LONGEST))
        painter.end()

    def _fitting(self, area: QRectF) -> tuple[QFont, int]:
        """The largest font in which the headline fits into ``area``, and how its lines break there."""
        asked = (self._headline, self._color, area.width(), area.height(), self.font().key())
        if asked == self._fitted[0]:
            return self._fitted[1:]
        font = QFont(self.font())
        is_word = self._color == "muted"
        font.setWeight(QFont.Weight.Normal if is_word else QFont.Weight.DemiBold)
        one_line = [] if is_word else [(size, 0) for size in range(LARGEST_PX, LARGEST_WORD_PX, -3)]
        largest = LARGEST_WORD_PX if is_word else LARGEST_WRAPPED_PX
        for size, wrapped in (*one_line, *((size, WRAPPED) for size in range(largest, SMALLEST_PX - 1, -3))):
            font.setPixelSize(size)
            room = QRectF(0, 0, area.width() - 8 if wrapped else 1e6, 1e6)
            needed = QFontMetricsF(font).boundingRect(room, wrapped, elided(self._headline, LONGEST))
            if needed.width() <= area.width() - 8 and needed.height() <= area.height() * 1.12:
                break
        else:
            wrapped = Qt.TextFlag.TextWrapAnywhere.value  # a name without spaces
        self._fitted = (asked, font, wrapped)
        return font, wrapped

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()


class SmallPrint(QLabel):
    """One line, its end left out with "…" where room is short; the tooltip has it all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""
        style.small(self)

    def show_text(self, text: str) -> None:
        """Another text."""
        if text != self._whole:
            self._whole = text
            self.setToolTip(text)
            self.setAccessibleName(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class AnswerPanel(QWidget):
    """The answer label, its copy button, and the small print. copy_requested(str): the text to copy."""

    copy_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self.label = AnswerLabel()
        self._copy = QToolButton()
        self._copy.setObjectName("copy_answer")
        self._copy.setIcon(style.icon("copy", "muted"))
        self._copy.setAccessibleName(self.tr("Copy the answer"))
        self._copy.setToolTip(self.tr("Copy the answer"))
        style.quiet_button(self._copy)
        self._copy.hide()
        self._copy.clicked.connect(self._on_copy_clicked)
        retain = self._copy.sizePolicy()
        retain.setRetainSizeWhenHidden(True)
        self._copy.setSizePolicy(retain)
        self._small_print = SmallPrint()
        self._small_print.setObjectName("answered_by")
        below = QHBoxLayout()
        below.setSpacing(style.SPACE)
        below.addWidget(self._small_print, 1)
        below.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.SPACE // 2)
        column.addWidget(self.label, 1)
        column.addLayout(below)

    def show_reading(self, reading: Reading) -> None:
        """The newest answer."""
        self._reading = reading
        self.label.show_reading(reading)
        is_blank = reading.prediction.verdict == "blank"
        words = self.tr("{} ms · {}").format(_short(reading.milliseconds), elided(reading.recognizer))
        computed = f" · {reading.runtime}" if reading.runtime else ""  # a name, the same in all languages
        self._small_print.show_text("" if is_blank else words + computed)
        self._copy.setVisible(not is_blank)

    def show_hint(self, text: str) -> None:
        """No answer yet."""
        self._reading = None
        self.label.show_hint(text)
        self._small_print.show_text("")
        self._copy.hide()

    def _on_copy_clicked(self) -> None:
        if self._reading is not None:
            self.copy_requested.emit(answer_texts.headline(self._reading))


def _short(milliseconds: float) -> str:
    return figure(milliseconds, ".1f" if milliseconds < 9.95 else ".0f")
