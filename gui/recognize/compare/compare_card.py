"""One recognizer's answer in the comparison: year, name, answer, its three most probable classes, time and size."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.protocol.compare import OneAnswer
from engine.weights.model_card import ModelCard
from gui.platform.languages import class_said
from gui.recognize.answer.answer_texts import headline, percent
from gui.style import style
from gui.widgets import formatting
from gui.widgets.safe_text import elided, visible

BARS = 3
LEAST_WIDTH = 232
PADDING = 12.0


class CompareCard(QWidget):
    """Painted as one piece, so that many of them follow the pen. use_requested(str): Enter or a double click; the
    key."""

    use_requested = Signal(str)

    def __init__(self, key: str, card: ModelCard, year: int, network: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"compare_card_{key}")
        self.key = key
        self._card = card
        self._year, self._network = year, network
        self._answer: OneAnswer | None = None
        self._is_fresh = False
        self._vote = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit_font()
        self._tell()

    @property
    def answer(self) -> OneAnswer | None:
        """The last one; None while it waits for the first."""
        return self._answer

    @property
    def name(self) -> str:
        """The recognizer's."""
        return self._card.name

    def is_of(self, card: ModelCard, year: int) -> bool:
        """Whether it shows this recognizer as it is now."""
        return (self._card, self._year) == (card, year)

    def sizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, round(2 * PADDING + 4.9 * QFontMetricsF(self.font()).height() + 10))

    def show_answer(self, answer: OneAnswer | None, is_fresh: bool) -> None:
        """Another answer; is_fresh: about the newest ink. None: it has not answered yet."""
        self._answer, self._is_fresh = answer, is_fresh
        self._tell()
        self.update()

    def grow_stale(self) -> None:
        """There is newer ink."""
        if self._is_fresh:
            self._is_fresh = False
            self.update()

    def show_vote(self, vote: str) -> None:
        """ "same" as most, "differs", or "" while there is nothing to agree with."""
        if vote != self._vote:
            self._vote = vote
            self._tell()
            self.update()

    def text(self) -> str:
        """All that the card says, in words."""
        parts = [str(self._year) if self._year else "", self._card.name, self._answer_words(), self._vote_words()]
        parts += [f"{label} {percent(share)}" for label, share in self._ranked()]
        return " · ".join(part for part in (*parts, self._facts()) if part)

    # The hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.use_requested.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.use_requested.emit(self.key)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._whole(), self)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.PaletteChange):
            self.update()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit_font()
            self.updateGeometry()
        super().changeEvent(event)

    def _fit_font(self) -> None:
        """Large text needs wide cards."""
        self.setMinimumWidth(max(LEAST_WIDTH, round(33 * QFontMetricsF(self.font()).averageCharWidth())))

    # Words

    def _tell(self) -> None:
        self.setAccessibleName(self.text())

    def _ranked(self) -> list[tuple[str, float]]:
        reading = self._answer.reading if self._answer is not None else None
        if reading is None or len(reading.glyphs) > 1:
            return []
        labels = reading.prediction.labels
        return [(visible(class_said(label, labels)), share) for label, share in reading.prediction.ranked()[:BARS]]

    def _answer_words(self) -> str:
        if self._answer is None:
            return self.tr("waiting")
        if self._answer.reading is None:
            return self.tr("no answer")
        return " ".join(headline(self._answer.reading).split())

    def _vote_words(self) -> str:
        return {"same": self.tr("says the same"), "differs": self.tr("differs")}.get(self._vote, "")

    def _facts(self) -> str:
        count = self.tr("{} parameters").format(formatting.count(self._card.parameters))
        if self._answer is None or self._answer.reading is None:
            return count
        ms = self._answer.milliseconds
        return self.tr("{} ms").format(formatting.decimal(ms, 1 if ms < 9.95 else 0)) + " · " + count

    def _whole(self) -> str:
        lines = [elided(self._card.name, 80), self._network, self._facts()]
        if self._answer is not None and self._answer.reading is not None:
            lines.append(self._answer.reading.runtime)
        if self._answer is not None and self._answer.error:
            lines.append(self._answer.error)
        return "\n".join([*(line for line in lines if line), self.tr("Double click or Enter: let it answer alone")])

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = style.colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(theme.accent), 2) if self.hasFocus() else QPen(QColor(theme.border), 1))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(frame, style.CARD_RADIUS, style.CARD_RADIUS)
        self._paint_vote(painter, frame, theme)
        line = QFontMetricsF(self.font()).height()
        inside = frame.adjusted(PADDING + 4, PADDING - 2, -PADDING, -PADDING + 3)
        head = QRectF(inside.left(), inside.top(), inside.width(), line)
        foot = QRectF(inside.left(), inside.bottom() - line, inside.width(), line)
        self._paint_head(painter, head, theme)
        self._paint_text(painter, foot, self._facts(), theme.muted, self._small())
        body = QRectF(inside.left(), head.bottom() + 4, inside.width(), foot.top() - head.bottom() - 8)
        painter.setOpacity(1.0 if self._is_fresh or self._answer is None else 0.55)
        self._paint_body(painter, body, theme)
        painter.end()

    def _paint_vote(self, painter: QPainter, frame: QRectF, theme: style.Colors) -> None:
        """A band at the left: filled where it says what most say, hollow in the color of doubt where it differs."""
        if not self._vote:
            return
        clip = QPainterPath()
        clip.addRoundedRect(frame.adjusted(1, 1, -1, -1), style.CARD_RADIUS - 1, style.CARD_RADIUS - 1)
        painter.save()
        painter.setClipPath(clip)
        color = theme.good if self._vote == "same" else theme.warning
        painter.fillRect(QRectF(frame.left(), frame.top(), 6, frame.height()), QColor(color))
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRectF, theme: style.Colors) -> None:
        year = str(self._year) if self._year else ""
        small = self._small()
        width = QFontMetricsF(small).horizontalAdvance(year) + 8 if year else 0.0
        self._paint_text(painter, area, year, theme.muted, small)
        mark = self._vote_words() if self._vote == "differs" else ""
        room = QFontMetricsF(small).horizontalAdvance(mark) + 8 if mark else 0.0
        bold = QFont(self.font())
        bold.setBold(True)
        self._paint_text(painter, area.adjusted(width, 0, -room, 0), visible(self._card.name), theme.text, bold)
        if mark:
            self._paint_text(painter, area, mark, theme.warning, small, Qt.AlignmentFlag.AlignRight)

    def _paint_body(self, painter: QPainter, area: QRectF, theme: style.Colors) -> None:
        ranked = self._ranked()
        words = self._answer_words() if self._answer is not None else "…"
        verdict = self._answer.reading.verdict if self._answer and self._answer.reading else "blank"
        is_number = self._answer is not None and self._answer.reading is not None and not ranked and verdict != "blank"
        color = theme.muted if verdict in ("blank", "unknown") and not is_number else theme.text
        large = QRectF(area)
        if ranked:
            large.setWidth(area.width() * (0.3 if len(words) <= 2 else 0.38))
        is_word = color == theme.muted
        painter.setFont(self._fitting(words, large, is_word))
        painter.setPen(QColor(color))
        where = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignHCenter if ranked else Qt.AlignmentFlag.AlignLeft
        )
        painter.drawText(large, int(where) | int(Qt.TextFlag.TextWordWrap), words)
        if ranked:
            bars = area.adjusted(large.width() + 10, 0, 0, 0)
            self._paint_bars(painter, bars, ranked, theme, is_answer=verdict != "unknown")

    def _paint_bars(
        self, painter: QPainter, area: QRectF, ranked: list[tuple[str, float]], theme: style.Colors, *, is_answer: bool
    ) -> None:
        """is_answer: False where the answer is none of these classes: then no bar stands out."""
        font = self._small()
        metrics = QFontMetricsF(font)
        number = metrics.horizontalAdvance(">99.9%")
        widest = max(metrics.horizontalAdvance(label) for label, _ in ranked) + 2
        label_width = min(widest, area.width() * 0.4)
        row_height = area.height() / BARS
        for rank, (label, share) in enumerate(ranked):
            row = QRectF(area.left(), area.top() + rank * row_height, area.width(), row_height)
            is_first = is_answer and rank == 0
            ink = theme.text if is_first else theme.muted
            self._paint_text(painter, QRectF(row.left(), row.top(), label_width, row_height), label, ink, font)
            self._paint_text(painter, row, percent(share), ink, font, Qt.AlignmentFlag.AlignRight)
            bar = QRectF(row.left() + label_width + 6, 0, row.width() - label_width - number - 14, 7)
            bar.moveTop(row.center().y() - bar.height() / 2)
            if bar.width() > 8:
                self._paint_bar(painter, bar, share, theme.accent if is_first else theme.outline, theme)

    @staticmethod
    def _paint_bar(painter: QPainter, bar: QRectF, share: float, color: str, theme: style.Colors) -> None:
        track = QPainterPath()
        track.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        painter.fillPath(track, QColor(theme.raised))
        if share > 0.0005:
            painter.save()
            painter.setClipRect(QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()))
            painter.fillPath(track, QColor(color))
            painter.restore()

    @staticmethod
    def _paint_text(
        painter: QPainter,
        area: QRectF,
        text: str,
        color: str,
        font: QFont,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(color))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | side), shown)

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.88)
        return font

    def _fitting(self, words: str, area: QRectF, is_word: bool) -> QFont:
        """The largest font in which ``words`` fit; what is no class stays small."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Normal if is_word else QFont.Weight.DemiBold)
        wrapped = int(Qt.TextFlag.TextWordWrap)
        points = self.font().pointSizeF()
        for scale in (1.1, 1.0, 0.9) if is_word else (3.4, 2.8, 2.3, 1.9, 1.6, 1.3, 1.1, 1.0, 0.9):
            font.setPointSizeF(points * scale)
            needed = QFontMetricsF(font).boundingRect(QRectF(QPointF(), area.size()), wrapped, words)
            if needed.width() <= area.width() and needed.height() <= area.height() * 1.1:
                break
        return font
