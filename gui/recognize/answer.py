"""The answer, large, and below it who answered and how fast."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from engine.prediction import Reading
from gui import look
from gui.plain_text import elided
from gui.recognize import answer_words

LARGEST_PX, LARGEST_WORD_PX = 140, 24
SMALLEST_PX = 15


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
        self._fitted: tuple[object, QFont] = (None, QFont())  # what was asked, and the font found for it
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
        self._show(answer_words.headline(reading), answer_words.remark(reading), color)
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
        theme = look.colors()
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self._remark:
            metrics = QFontMetricsF(self.font())
            below = QRectF(area.left(), area.bottom() - metrics.height() - 2, area.width(), metrics.height() + 2)
            painter.setPen(QColor(theme.warning))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._remark)
            area.setBottom(below.top())
        is_word = self._color == "muted"
        font = self._fitting(area)
        painter.setFont(font)
        painter.setPen(QColor(str(getattr(theme, self._color))))
        flags = int(Qt.AlignmentFlag.AlignCenter) | (int(Qt.TextFlag.TextWordWrap) if is_word else 0)
        painter.drawText(area, flags, self._headline)
        painter.end()

    def _fitting(self, area: QRectF) -> QFont:
        """The largest font in which the headline fits into ``area``."""
        asked = (self._headline, self._color, area.width(), area.height(), self.font().key())
        if asked == self._fitted[0]:
            return self._fitted[1]
        font = QFont(self.font())
        is_word = self._color == "muted"
        font.setWeight(QFont.Weight.Normal if is_word else QFont.Weight.DemiBold)
        wrapped = int(Qt.TextFlag.TextWordWrap) if is_word else 0
        size = LARGEST_WORD_PX if is_word else LARGEST_PX
        while size > SMALLEST_PX:
            font.setPixelSize(size)
            metrics = QFontMetricsF(font)
            room = QRectF(0, 0, area.width() - 8 if is_word else 1e6, 1e6)
            needed = metrics.boundingRect(room, wrapped, self._headline)
            if needed.width() <= area.width() - 8 and needed.height() <= area.height() * 1.12:
                break
            size -= 3
        self._fitted = (asked, font)
        return font

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
        look.small(self)

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
    """The answer label, its copy button, and the small print. copy_wanted(str): the text to copy."""

    copy_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self.label = AnswerLabel()
        self._copy = QToolButton()
        self._copy.setObjectName("copy_answer")
        self._copy.setIcon(look.icon("copy", "muted"))
        self._copy.setAccessibleName(self.tr("Copy the answer"))
        self._copy.setToolTip(self.tr("Copy the answer"))
        look.quiet_button(self._copy)
        self._copy.hide()
        self._copy.clicked.connect(self._on_copy_clicked)
        retain = self._copy.sizePolicy()
        retain.setRetainSizeWhenHidden(True)
        self._copy.setSizePolicy(retain)
        self._small_print = SmallPrint()
        self._small_print.setObjectName("answered_by")
        below = QHBoxLayout()
        below.setSpacing(look.SPACE)
        below.addWidget(self._small_print, 1)
        below.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.SPACE // 2)
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
            self.copy_wanted.emit(answer_words.headline(self._reading))


def _short(milliseconds: float) -> str:
    return f"{milliseconds:.1f}" if milliseconds < 9.95 else f"{milliseconds:.0f}"
