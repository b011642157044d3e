"""Curves: loss, accuracy and learning rate of one or several runs, live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLabel,
    QMenu,
    QSlider,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.style import style
from gui.train.curves.curve_plots import CurvePlots
from gui.train.curves.curve_readout import CurveReadout, values_at
from gui.train.curves.shown_run import CurveOptions, ShownRun, epoch_place, step_place
from gui.widgets.overflow_row import OverflowRow

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

REFRESH_MS = 200


class CurvesPanel(QWidget):
    """The plots with their tools. Nothing is drawn before ``begin``: the plot library takes long to load.

    save_requested(kind): a person asked for "png", "svg", "csv" or "copy"; the owner has files written.
    """

    save_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("curves")
        self.setAccessibleName(self.tr("Training curves"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._runs: tuple[ShownRun, ...] = ()
        self._drawing = CurveOptions()
        self._may_build = False
        self._save_actions: list[QAction] = []
        self._plots: CurvePlots | None = None
        self._readout: CurveReadout | None = None
        self._crosshair: float | None = None
        self._refresh = QTimer(self, interval=REFRESH_MS, singleShot=True)
        self._refresh.timeout.connect(self._draw)
        self._tools = OverflowRow()
        self._empty = QLabel()
        self._smooth_label = QLabel()
        self._pages = QStackedWidget()
        self._lay_out()

    def show_runs(self, runs: tuple[ShownRun, ...]) -> None:
        """Draw these runs from now on; drawn five times a second at most."""
        self._runs = runs
        if not self._refresh.isActive():
            self._refresh.start()

    def set_empty_text(self, text: str) -> None:
        """What is said while there is nothing to draw."""
        self._empty.setText(text)

    def begin(self) -> None:
        """The plot library is loaded: draw from now on."""
        self._may_build = True
        self._draw()

    def save_actions(self) -> list[QAction]:
        """Copying and saving, for a menu."""
        return self._save_actions

    def shown_runs(self) -> tuple[ShownRun, ...]:
        """What is drawn."""
        return self._runs

    def drawing(self) -> CurveOptions:
        """How it is drawn."""
        return self._drawing

    def set_drawing(self, drawing: CurveOptions) -> None:
        """Draw another way; the tools follow."""
        self._drawing = drawing
        self._by_epochs.setChecked(drawing.x_axis == "epochs")
        self._by_steps.setChecked(drawing.x_axis == "steps")
        self._log.setChecked(drawing.log_loss)
        self._detail.setChecked(drawing.detail)
        self._smooth.setValue(round(drawing.smoothing * 100))
        self._draw()

    def legend_text(self) -> list[str]:
        """The legend's entries; empty while nothing is drawn."""
        return self._plots.legend_text() if self._plots and self._runs else []

    def plots(self) -> CurvePlots | None:
        """The plots, once they are built."""
        return self._plots

    def fit(self) -> None:
        """Show all of the curves."""
        if self._plots:
            self._plots.fit()

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the crosshair, + and - zoom, 0 or F fits, Escape hides the crosshair."""
        if self._plots is None:
            return super().keyPressEvent(event)
        low, high = self._plots.x_range()
        middle = (low + high) / 2 if self._crosshair is None else self._crosshair
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = (high - low) / 50 * (1 if key == Qt.Key.Key_Right else -1)
            self._show_crosshair(min(max(middle + step, low), high))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._plots.zoom(0.8)
        elif key == Qt.Key.Key_Minus:
            self._plots.zoom(1.25)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_F):
            self.fit()
        elif key == Qt.Key.Key_Escape and self._crosshair is not None:
            self._show_crosshair(None)
        else:
            super().keyPressEvent(event)
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._show_crosshair(None)
        elif event.type() == QEvent.Type.Resize and self._plots:
            self._plots.fit_into(self._plots.widget.width(), self._plots.widget.height())
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._plots is None:
            QTimer.singleShot(0, self, self._draw)

    # Inside

    def _lay_out(self) -> None:
        self._by_epochs = self._tool(self.tr("Epochs"), self.tr("Count epochs along the axis"))
        self._by_steps = self._tool(
            self.tr("Steps"), self.tr("Count steps (corrections of the weights) along the axis")
        )
        self._by_epochs.setChecked(True)
        axis = QButtonGroup(self)
        axis.addButton(self._by_epochs)
        axis.addButton(self._by_steps)
        self._log = self._tool(self.tr("Log"), self.tr("Show the loss on a logarithmic scale"))
        self._detail = self._tool(self.tr("Detail"), self.tr("Scale the plots to what came after the start"))
        self._smooth = QSlider(Qt.Orientation.Horizontal)
        self._smooth.setObjectName("smoothing")
        self._smooth.setRange(0, 98)
        self._smooth.setFixedWidth(72)
        self._smooth.setAccessibleName(self.tr("Smoothing"))
        self._smooth.setToolTip(self.tr("Smooth the training curve; the measured one stays behind it, faint"))
        self._smooth_label.setText(self.tr("Smooth"))
        self._smooth_label.setBuddy(self._smooth)
        style.muted(self._smooth_label)
        fit = self._icon_tool("maximize", self.tr("Fit"), self.tr("Show all of the curves (F)"))
        fit.setObjectName("fit_curves")
        fit.clicked.connect(self.fit)
        save = self._icon_tool("download", self.tr("Save or copy"), self.tr("Save the plot or its figures"))
        save.setObjectName("save_curves")
        save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        save.setMenu(self._save_menu())
        row = self._tools.row
        row.setContentsMargins(style.SPACE, 4, style.SPACE, 0)
        row.setSpacing(4)
        for widget in (self._by_epochs, self._by_steps, self._log, self._detail, self._smooth_label, self._smooth):
            row.addWidget(widget)
        row.insertSpacing(2, style.SPACE)
        row.insertSpacing(5, style.SPACE)
        row.addStretch(1)
        row.addWidget(fit)
        row.addWidget(save)
        self._tools.hide_first(self._smooth_label, self._smooth, fit)  # F fits, too
        self._by_epochs.toggled.connect(self._on_tools_changed)
        self._log.toggled.connect(self._on_tools_changed)
        self._detail.toggled.connect(self._on_tools_changed)
        self._smooth.valueChanged.connect(self._on_tools_changed)
        self._empty.setObjectName("curves_empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        style.muted(self._empty)
        self._pages.addWidget(self._empty_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addWidget(self._pages, 1)
        self._tools.hide()

    def _empty_page(self) -> QWidget:
        page = QFrame()
        style.card(page)
        picture = QLabel()
        picture.setPixmap(style.icon("chart-line", "muted").pixmap(40, 40))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty_picture = picture
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(style.SPACE)
        column.addStretch(1)
        column.addWidget(picture)
        column.addWidget(self._empty)
        column.addStretch(1)
        return page

    def _tool(self, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setCheckable(True)
        style.quiet_button(button)
        return button

    def _icon_tool(self, icon: str, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(style.icon(icon))
        button.setAccessibleName(name)
        button.setToolTip(tip)
        style.quiet_button(button)
        return button

    def _save_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind, text in (
            ("copy", self.tr("Copy the curves")),
            ("png", self.tr("Save the curves as PNG…")),
            ("svg", self.tr("Save the curves as SVG…")),
            ("csv", self.tr("Save the figures as CSV…")),
        ):
            action = menu.addAction(text)
            self._save_actions.append(action)
            action.triggered.connect(lambda _=False, kind=kind: self.save_requested.emit(kind))
        return menu

    def _on_tools_changed(self) -> None:
        self._drawing = CurveOptions(
            "steps" if self._by_steps.isChecked() else "epochs",
            self._log.isChecked(),
            self._smooth.value() / 100,
            self._detail.isChecked(),
        )
        self._draw()

    def _draw(self) -> None:
        drawable = tuple(run for run in self._runs if not run.curves.is_empty)
        if not self.isVisible():
            return
        if self._plots is None and drawable and self._may_build:
            self._build()
        if self._plots is None or not drawable:
            self._tools.setVisible(False)
            self._pages.setCurrentIndex(0)
            return
        self._tools.setVisible(True)
        self._pages.setCurrentIndex(1)
        self._plots.draw(drawable, self._drawing)
        self.setAccessibleDescription("; ".join(_last_values(run, self._drawing) for run in drawable))
        if self._crosshair is not None:
            self._show_crosshair(self._crosshair)

    def _build(self) -> None:
        self._plots = CurvePlots()
        widget: Any = self._plots.widget
        widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        widget.setFrameShape(widget.Shape.NoFrame)
        widget.installEventFilter(self)
        widget.scene().sigMouseMoved.connect(self._on_mouse_moved)
        widget.scene().sigMouseClicked.connect(self._on_mouse_clicked)
        self._pages.addWidget(widget)
        self._readout = CurveReadout(widget)

    def _on_mouse_moved(self, place: QPointF) -> None:
        if self._plots:
            self._show_crosshair(self._plots.x_at(place))

    def _on_mouse_clicked(self, click: Any) -> None:
        if click.double():
            self.fit()

    def _show_crosshair(self, x: float | None) -> None:
        self._crosshair = x
        if self._plots is None or self._readout is None:
            return
        self._plots.show_crosshair(x)
        if x is None:
            self._readout.hide()
            return
        drawable = tuple(run for run in self._runs if not run.curves.is_empty)
        self._readout.show_values(drawable, self._drawing, x, round(self._plots.x_in_scene(x)))

    def _restyle(self) -> None:
        self._empty_picture.setPixmap(style.icon("chart-line", "muted").pixmap(40, 40))
        if self._plots and self._readout:
            self._plots.restyle()
            self._readout.restyle()


def _last_values(run: ShownRun, drawing: CurveOptions) -> str:
    """One run's newest figures in words, for a screen reader."""
    places = [*step_place(run.curves, drawing.x_axis)[-1:], *epoch_place(run.curves, drawing.x_axis)[-1:]]
    return f"{run.name}: " + ", ".join(values_at(run, drawing, float(max(places, default=0.0))))
