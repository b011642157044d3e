"""TrainScreen: choose network, data and recipe; train; watch the curves; keep and compare runs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from engine.errors import EngineError
from engine.recipe import Recipe
from engine.training.runs.events import RunEnded, RunFailed
from engine.training.runs.run_record import RunRecord
from gui.session import Session
from gui.style import style
from gui.train.curves.curve_plots import load_plot_library
from gui.train.curves.curves_panel import CurvesPanel
from gui.train.curves.curves_saving import CurvesSaving
from gui.train.race.race_actions import RaceActions
from gui.train.race.race_view import RaceView
from gui.train.recipe.data.dropped_data import data_in
from gui.train.recipe.recipe_form import RecipeForm
from gui.train.recipe.recipe_texts import run_title
from gui.train.results.confusion import Confusion
from gui.train.results.gradient_view import GradientView
from gui.train.results.results_saving import ResultsSaving
from gui.train.runs.run_actions import RunActions
from gui.train.runs.run_card import RunCard
from gui.train.runs.run_details import RunDetails
from gui.train.runs.run_list import RunList
from gui.train.runs.run_reader import RunNews, RunReader
from gui.train.runs.training_queue import QueuedRun, TrainingQueue
from gui.train.runs_view import NoCurves, RunsView, TrainedHere
from gui.widgets import formatting
from gui.widgets.safe_text import elided
from gui.widgets.throttle import Throttle

LOOK_AGAIN_MS = 2_000
PLOTS_AFTER_MS = 100
SHOW_EVERY_MS = 200
READING: tuple[NoCurves, ...] = ("reading the list", "reading the run")


class TrainScreen(QWidget):
    """Knows the session; the window asks it for ``running_titles()`` before it closes."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, command: Sequence[str] = ()) -> None:
        """command: program and first arguments instead of ``main.py train`` (tests)."""
        super().__init__(parent)
        self.setObjectName("train_screen")
        self.setAcceptDrops(True)
        self._session = session
        self._is_plot_library_wanted = False
        self.reader = RunReader(self)
        self._view = RunsView(self.reader)
        self.queue = TrainingQueue(self.reader, self, command=command)
        self.form = RecipeForm(session)
        self.card = RunCard()
        self.curves = CurvesPanel()
        self.details = RunDetails()
        self.confusion = Confusion()
        self.race = RaceView(self.reader)
        self.gradients = GradientView()
        self.runs = RunList()
        self._acts = RunActions(session, self.reader, self.queue, self)
        self._saving = CurvesSaving(session, self.reader, self.curves)
        self._results = ResultsSaving(session, self.reader, self)
        self._races = RaceActions(session, self.form, self.queue, self)
        self._tabs = QTabWidget()
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._down = QSplitter(Qt.Orientation.Vertical)
        self._show_soon = Throttle(SHOW_EVERY_MS, self._show_all, self)
        self._look_again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._lay_out()
        self._connect()
        self.curves.set_empty_text(self._in_words(self._view.why_no_curves([])))

    # What the window asks

    def running_titles(self) -> list[str]:
        """Runs that this window trains or will train."""
        return self.queue.titles()

    def stop_all(self) -> None:
        """Stop them; what they learned is kept."""
        self.queue.stop_all()

    def leave_running(self) -> None:
        """Let them go on without the window."""
        self.queue.leave_running()

    def choose_network(self, network: str) -> None:
        """Get ready to train the network of this key."""
        self.form.choose_network(network)
        self.form.focus_train()

    def choose_start(self, recognizer: str) -> None:
        """Get ready to train on a person's pictures, starting from the weights of this recognizer."""
        self.form.choose_start(recognizer)
        self.form.data.focus()

    def menu_actions(self) -> Mapping[str, Sequence[QAction]]:
        """What can be done with the curves and the selected run."""
        return {"file": self.curves.save_actions(), "edit": [*self.form.actions_for_menu(), *self.runs.actions()]}

    def save(self) -> None:
        """Keep the form's choices and the areas' sizes."""
        self.form.keep()
        self._session.settings.set("train/across", self._across.saveState())
        self._session.settings.set("train/down", self._down.saveState())

    # Building

    def _lay_out(self) -> None:
        self._tabs.setObjectName("run_views")
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.curves, self.tr("Curves"))
        self._tabs.addTab(self.confusion, self.tr("Mistakes"))
        self._tabs.addTab(self.race, self.tr("Race"))
        self._tabs.addTab(self.gradients, self.tr("Gradient flow"))
        self._tabs.addTab(self.details, self.tr("Recipe and result"))
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.SPACE)
        column.addWidget(self.card)
        column.addWidget(self._tabs, 1)
        self._down.addWidget(top)
        self._down.addWidget(self.runs)
        self._down.setStretchFactor(0, 3)
        self._down.setStretchFactor(1, 1)
        self._down.setSizes([420, 170])
        self._down.setChildrenCollapsible(False)
        right = QWidget()
        framed = QVBoxLayout(right)
        framed.setContentsMargins(style.SPACE, style.MARGIN, style.MARGIN, style.SPACE)
        framed.addWidget(self._down)
        self.form.setMinimumWidth(304)
        self._across.addWidget(self.form)
        self._across.addWidget(right)
        self._across.setStretchFactor(0, 0)
        self._across.setStretchFactor(1, 1)
        self._across.setSizes([340, 700])
        self._across.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._across)
        settings = self._session.settings
        self._across.restoreState(settings.raw("train/across"))
        self._down.restoreState(settings.raw("train/down"))

    def _connect(self) -> None:
        self.form.train_requested.connect(self._on_train_requested)
        self.form.stop_requested.connect(self.queue.stop)
        self.queue.changed.connect(self._show_all)
        self.queue.started.connect(self._on_run_started)
        self.queue.ended.connect(self._on_run_ended)
        self.queue.refused.connect(partial(self._session.tell, "error"))
        self.queue.slow_to_stop.connect(self._on_slow_to_stop)
        self.reader.read.connect(self._on_read)
        self.reader.listed.connect(self._on_listed)
        self._session.runs_changed.connect(self._on_runs_changed)
        self._session.engine_changed.connect(self._on_engine_changed)
        self._session.recognizers.changed.connect(self._on_runs_changed)
        self._look_again.timeout.connect(self._on_time_to_look)
        self.runs.chosen.connect(self._on_runs_chosen)
        for source in (self.card, self.runs):
            source.use_requested.connect(self._acts.use)
            source.resume_requested.connect(self._acts.resume)
            source.stop_requested.connect(self._acts.stop)
        self.runs.repeat_requested.connect(lambda row: self.form.show_recipe(replace(row.record.recipe, name="")))
        self.card.export_requested.connect(self._acts.export)
        self.runs.race_requested.connect(self._races.ask)
        self.runs.report_requested.connect(self._results.save_report)
        self.confusion.save_requested.connect(self._results.save_classes)
        self.runs.rename_requested.connect(self._acts.rename)
        self.runs.folder_requested.connect(self._acts.open_folder)
        self.runs.delete_requested.connect(self._acts.delete)
        self.runs.deleted_requested.connect(lambda: self._acts.tell_deleted(self.runs.show_deleted))
        self.runs.restore_requested.connect(self._acts.bring_back)
        self._acts.leaving.connect(self._view.forget)
        self._acts.brought_back.connect(self._on_brought_back)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A folder, or a file of pictures, dropped anywhere here is data to learn from; all else is the window's."""
        if data_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data = data_in(event.mimeData())
        if data:
            event.acceptProposedAction()
            self.form.data.choose(data)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.form.inspect_data)
        if not self._is_plot_library_wanted:
            self._is_plot_library_wanted = True
            self.queue.look_for_kept()
            QTimer.singleShot(PLOTS_AFTER_MS, self, self._load_plots)
        self.reader.refresh_list()
        self._look_again.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look_again.stop()

    # What happens in the form and the queue

    def _on_train_requested(self, recipe: Recipe) -> None:
        self.queue.add(QueuedRun(run_title(recipe, self.form.network.titles()), recipe))

    def _on_run_started(self, folder: Path) -> None:
        self._view.begin(folder)
        self.reader.refresh_list()

    def _on_run_ended(self, folder: Path, end: RunEnded | RunFailed) -> None:
        self.reader.refresh_list()
        title = self._title_of(folder)
        if isinstance(end, RunFailed):
            self._session.tell("error", end.sentence, end.details)
        elif end.reason != "stopped":
            found = self.tr("{} is trained: {} on {:,} test pictures.").format(
                title, formatting.percent(end.test_accuracy), end.test_count
            )
            known = end.test_accuracy is not None
            weights = str(folder / end.weights)
            self._session.tell(
                "success",
                found if known else self.tr("{} is trained.").format(title),
                "",
                self.tr("Use on the canvas") if end.weights else "",
                (lambda: self._session.recognizers.use_weights(weights)) if end.weights else None,
            )
        self._session.recognizers.refresh()

    def _on_brought_back(self, run_id: str) -> None:
        self._view.select_next(run_id)
        self.reader.refresh_list()

    def _load_plots(self) -> None:
        """Half a second, once, after the screen is on view. In a thread it would race the window's for Qt's enums: it
        reads all of them, PySide6 makes each at its first use, and two at once end the process."""
        try:
            load_plot_library()
        except EngineError as error:
            self._on_plot_library_missing(error)
        else:
            self.curves.begin()

    def _on_plot_library_missing(self, error: EngineError) -> None:
        self._session.tell("error", error.sentence, error.details)

    def _on_slow_to_stop(self, folder: Path) -> None:
        self._session.tell(
            "warning",
            self.tr("{} has not stopped yet. Ending it now keeps what its last checkpoint holds.").format(
                self._title_of(folder)
            ),
            "",
            self.tr("End it now"),
            self.queue.end_now,
        )

    # What is read

    def _on_runs_changed(self) -> None:
        if self.isVisible() or self.queue.is_running():
            self.reader.refresh_list()

    def _on_time_to_look(self) -> None:
        """A killed process changes no file: look again whether those that train still live."""
        self.reader.refresh_list()

    def _on_engine_changed(self, state: str) -> None:
        if state == "stopped":
            self.form.end_trials()
            self.queue.close()
            self.reader.close()

    def _on_listed(self, records: tuple[RunRecord, ...]) -> None:
        if not self._view.take_list(records):
            return
        self.runs.set_listed()
        self._show_all()
        chosen = self._view.to_select(bool(self.runs.selected()))
        if chosen:
            self.runs.select([chosen])

    def _on_read(self, news: RunNews) -> None:
        if self._view.take_news(news):
            self._show_soon.request()

    def _on_runs_chosen(self) -> None:
        self._view.follow_selected(self.runs.selected(), self._trained_here())
        self._show_chosen()

    # What is shown

    def _trained_here(self) -> TrainedHere:
        return TrainedHere(self.queue.running_folder(), self.queue.is_stopping())

    def _show_all(self) -> None:
        self.form.show_standing(int(self.queue.is_running()), len(self.queue.waiting()), self.queue.is_stopping())
        self.runs.show_rows(self._view.rows(self.form.network.titles(), self._trained_here()))
        self._show_chosen()

    def _show_chosen(self) -> None:
        rows = self.runs.selected()
        self.card.show_row(rows[0] if len(rows) == 1 else None)
        self.confusion.show_rows(rows)
        titles = self.form.network.titles()
        self.details.show_rows(rows, titles)
        self.race.show_rows(rows, self.runs.rows(), titles)
        why = self._view.why_no_curves(rows)
        self.gradients.show_rows(rows, titles, is_reading=why in READING)
        self.curves.show_runs(self._view.shown(rows))
        self.curves.set_empty_text(self._in_words(why))

    def _in_words(self, why: NoCurves) -> str:
        return {
            "reading the list": self.tr("Reading the runs…"),
            "no runs": self.tr(
                "Choose a network and pictures, then click Train.\nThe curves grow here while it learns."
            ),
            "none selected": self.tr("Select a run below to see its curves; several to compare them."),
            "reading the run": self.tr("Reading the run…"),
            "no figures yet": self.tr("The first figures come in a moment…"),
            "nothing learned": self.tr("This run ended before it learned anything."),
        }[why]

    def _title_of(self, folder: Path) -> str:
        found = self._view.record_in(folder)
        return elided(run_title(found.recipe, self.form.network.titles()), 60) if found else self.tr("The run")
