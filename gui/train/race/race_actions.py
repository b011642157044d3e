"""RaceActions: starting a race from the dialog, and going on with what waited when the window was closed."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from engine.data.catalog import CATALOG, missing_bytes
from engine.networks.catalog import list_architectures
from engine.recipe import Recipe
from gui.platform.languages import said, with_said
from gui.session import Session
from gui.train.race.race_dialog import RaceDialog
from gui.train.recipe.recipe_form import RecipeForm
from gui.train.recipe.recipe_texts import data_name, run_title
from gui.train.runs.training_queue import QueuedRun, TrainingQueue
from gui.widgets.safe_text import elided


class RaceActions(QObject):
    """Adds to ``queue`` what a person starts; data and device are those of ``form``."""

    def __init__(self, session: Session, form: RecipeForm, queue: TrainingQueue, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._form, self._queue, self._window = session, form, queue, window
        self._dialog: RaceDialog | None = None
        queue.kept.connect(self._on_kept)
        queue.lost.connect(lambda sentence: session.tell("warning", sentence))

    def ask(self) -> None:
        """Show the dialog; it is open at most once."""
        if self._dialog is None:
            recipe = self._form.recipe()
            data = [(one.key, said(one.title)) for one in CATALOG if not missing_bytes(one)]
            if recipe.data not in dict(data):
                data.append((recipe.data, elided(data_name(recipe.data), 40)))
            data.sort(key=lambda one: one[0] != recipe.data)
            self._dialog = RaceDialog(
                tuple(map(with_said, list_architectures())), data, recipe.network, recipe.device, self._window
            )
            self._dialog.wanted.connect(self._on_wanted)
            self._dialog.finished.connect(self._on_finished)
            self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _on_wanted(self, recipes: tuple[Recipe, ...]) -> None:
        titles = self._form.network.titles()
        for recipe in recipes:
            self._queue.add(QueuedRun(run_title(recipe, titles), recipe))

    def _on_finished(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _on_kept(self, waiting: tuple[QueuedRun, ...]) -> None:
        names = ", ".join(elided(one.title, 40) for one in waiting[:3])
        more = "…" if len(waiting) > 3 else ""
        text = self.tr("Still waiting since the window was closed: {}{}.")
        self._session.tell(
            "info",
            text.format(names, more),
            "",
            self.tr("Train them now"),
            self._queue.take_kept,
        )
