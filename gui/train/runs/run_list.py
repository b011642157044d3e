"""RunList: every run with its result; several can be chosen and compared."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QInputDialog,
    QLabel,
    QMenu,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.style import style
from gui.train.runs.run_row import RunRow
from gui.train.runs.run_table_model import DATE, EPOCHS, NAME, SORT, RunTableModel
from gui.widgets.overflow_row import OverflowRow
from gui.widgets.safe_text import elided

LONGEST_NAME = 80
MOST_DELETED = 20
DATED_FROM, COUNTED_FROM = 620, 480  # pixels of width from which there is room for these columns


class RunList(QWidget):
    """chosen(): other runs are selected. The other signals carry the RunRow or rows that a person acts on."""

    chosen = Signal()
    resume_requested = Signal(object)
    stop_requested = Signal(object)
    use_requested = Signal(object)
    repeat_requested = Signal(object)
    rename_requested = Signal(object, str)
    folder_requested = Signal(object)
    delete_requested = Signal(object)  # a list of RunRow
    restore_requested = Signal(str)  # the id of a deleted run
    race_requested = Signal()
    report_requested = Signal(object)  # a list of RunRow
    deleted_requested = Signal()  # the menu of deleted runs opens: ``show_deleted`` fills it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("run_list")
        self._table = RunTableModel(self)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self._table)
        self._proxy.setSortRole(SORT)
        self._view = QTableView()
        self._count = QLabel()
        self._empty = QLabel(self.tr("Reading the runs…"))
        self._actions: dict[str, QAction] = {}
        self._deleted = QMenu(self)
        self._is_restoring = False
        self._make_actions()
        self._lay_out()
        self._view.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self._show_possible()

    def set_listed(self) -> None:
        """It is known which runs there are: an empty list is empty from now on."""
        self._empty.setText(self.tr("No runs yet. Runs that you train here or in the terminal are kept in this list."))

    def show_rows(self, rows: list[RunRow]) -> None:
        """Show these runs; what was selected stays selected."""
        ids = [row.id for row in self.selected()]
        self._is_restoring = True
        self._table.show_rows(rows)
        if [row.id for row in self.selected()] != ids:
            self._select(ids)
        self._is_restoring = False
        self._stack.setCurrentIndex(1 if rows else 0)
        self._count.setText(f"{len(rows):,}" if rows else "")
        self._show_possible()
        if [row.id for row in self.selected()] != ids:
            self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._view.setColumnHidden(DATE, self.width() < DATED_FROM)
        self._view.setColumnHidden(EPOCHS, self.width() < COUNTED_FROM)

    def selected(self) -> list[RunRow]:
        """The selected runs, from top to bottom."""
        indexes = sorted(self._view.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self._table.row_at(self._proxy.mapToSource(index)) for index in indexes]

    def rows(self) -> list[RunRow]:
        """All runs."""
        return self._table.rows()

    def select(self, ids: list[str]) -> None:
        """Select the runs of these ids and show the first of them."""
        self._select(ids)
        self._show_possible()
        self.chosen.emit()

    def show_deleted(self, deleted: list[tuple[str, str]]) -> None:
        """Fill the open menu of deleted runs with (id, title)."""
        self._deleted.clear()
        if not deleted:
            self._deleted.addAction(self.tr("The trash holds no runs")).setEnabled(False)
        for run_id, title in deleted[:MOST_DELETED]:
            action = self._deleted.addAction(self.tr("Bring back {}").format(elided(title, 60).replace("&", "&&")))
            action.triggered.connect(lambda _=False, run_id=run_id: self.restore_requested.emit(run_id))

    def _on_deleted_menu(self) -> None:
        self._deleted.clear()
        self._deleted.addAction(self.tr("Looking into the trash…")).setEnabled(False)
        self.deleted_requested.emit()

    def table(self) -> QTableView:
        """The table."""
        return self._view

    def action(self, name: str) -> QAction:
        """An act: resume, stop, use, repeat, rename, folder or delete."""
        return self._actions[name]

    def _select(self, ids: list[str]) -> None:
        found = QItemSelection()
        for place in range(self._proxy.rowCount()):
            index = self._proxy.index(place, 0)
            if self._table.row_at(self._proxy.mapToSource(index)).id in ids:
                found.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self._view.selectionModel().select(found, flags.ClearAndSelect | flags.Rows)
        if found.indexes():
            first = found.indexes()[0]
            self._view.selectionModel().setCurrentIndex(first, flags.NoUpdate)
            self._view.scrollTo(first)

    def _lay_out(self) -> None:
        view = self._view
        view.setObjectName("runs")
        view.setAccessibleName(self.tr("Training runs"))
        view.setModel(self._proxy)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setSortingEnabled(True)
        view.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 12)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(56)
        header.setResizeContentsPrecision(0)  # measure what is visible, not every run
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu_wanted)
        empty = self._empty
        empty.setObjectName("runs_empty")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setWordWrap(True)
        style.muted(empty)
        heading = QLabel(self.tr("Runs"))
        style.heading(heading)
        style.small(self._count)
        head = OverflowRow()
        head.row.setSpacing(4)
        head.row.addWidget(heading)
        head.row.addWidget(self._count)
        head.row.addStretch(1)
        names = ("race", "use", "resume", "repeat", "report", "rename", "folder", "delete")
        buttons = {name: self._button(self._actions[name]) for name in names}
        for button in (*buttons.values(), self._restore_button()):
            head.row.addWidget(button)
        head.hide_first(*(buttons[name] for name in ("folder", "rename", "report", "repeat")))  # all in the menus
        self._stack = QStackedLayout()
        self._stack.addWidget(empty)
        self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(head)
        column.addLayout(self._stack, 1)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setObjectName(f"run_{action.objectName()}")
        button.setAccessibleName(action.text())
        style.quiet_button(button)
        return button

    def _restore_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("deleted_runs")
        button.setIcon(style.icon("archive-restore"))
        button.setAccessibleName(self.tr("Deleted runs"))
        button.setToolTip(self.tr("Bring deleted runs back"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._deleted.setObjectName("deleted_runs_menu")
        self._deleted.aboutToShow.connect(self._on_deleted_menu)
        button.setMenu(self._deleted)
        style.quiet_button(button)
        return button

    def _make_actions(self) -> None:
        one = self._with_one
        self._act("use", self.tr("Use on the canvas"), "pen-line", one(self.use_requested.emit), "Ctrl+U")
        self._act("resume", self.tr("Resume"), "play", one(self.resume_requested.emit), "Ctrl+R")
        self._act("stop", self.tr("Stop"), "square", one(self.stop_requested.emit), "")
        self._act("repeat", self.tr("Take over its recipe"), "copy", one(self.repeat_requested.emit), "")
        self._act("race", self.tr("Race…"), "flag", self.race_requested.emit, "")
        self._act("report", self.tr("Save report…"), "file-down", self._report, "")
        self._act("rename", self.tr("Rename…"), "pencil", one(self._ask_name), "F2")
        self._act("folder", self.tr("Open the run's folder"), "folder-open", one(self.folder_requested.emit), "")
        self._act("delete", self.tr("Delete"), "trash-2", self._delete, "Del")

    def _act(self, name: str, text: str, icon: str, act: Callable[[], object], keys: str) -> None:
        action = QAction(style.icon(icon), text, self)
        action.setObjectName(name)
        action.triggered.connect(act)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text.rstrip('…')} ({shown})")
        self.addAction(action)
        self._actions[name] = action

    def _with_one(self, act: Callable[[RunRow], object]) -> Callable[[], None]:
        def run() -> None:
            rows = self.selected()
            if len(rows) == 1:
                act(rows[0])

        return run

    def _delete(self) -> None:
        rows = [row for row in self.selected() if not row.is_training]
        if rows:
            self.delete_requested.emit(rows)

    def _report(self) -> None:
        if self.selected():
            self.report_requested.emit(self.selected())

    def _ask_name(self, row: RunRow) -> None:
        dialog = QInputDialog(self)
        dialog.setObjectName("rename_run")
        dialog.setWindowTitle(self.tr("Rename the run"))
        dialog.setLabelText(self.tr("Name (empty: made from network and data)"))
        dialog.setTextValue(row.record.recipe.name or row.title)
        dialog.textValueSelected.connect(lambda text: self.rename_requested.emit(row, text.strip()[:LONGEST_NAME]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_selection_changed(self) -> None:
        if not self._is_restoring:
            self._show_possible()
            self.chosen.emit()

    def _on_menu_wanted(self, place: QPoint) -> None:
        if not self.selected():
            return
        menu = QMenu(self)
        for action in self._actions.values():
            if action.isVisible() and action.isEnabled() and action is not self._actions["race"]:
                menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._view.viewport().mapToGlobal(place))

    def _show_possible(self) -> None:
        rows = self.selected()
        one = rows[0] if len(rows) == 1 else None
        self._actions["use"].setEnabled(one is not None and one.record.weights is not None)
        self._actions["resume"].setEnabled(one is not None and one.can_resume)
        self._actions["stop"].setEnabled(one is not None and one.is_training and one.state != "stopping")
        for name in ("repeat", "folder"):
            self._actions[name].setEnabled(one is not None)
        self._actions["report"].setEnabled(any(row.record.started for row in rows))
        self._actions["rename"].setEnabled(one is not None and not one.is_training)
        self._actions["delete"].setEnabled(any(not row.is_training for row in rows))
