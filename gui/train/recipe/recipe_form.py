"""RecipeForm: network, data and recipe, with Train and Stop."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.data.sets.summary import DataSummary
from engine.networks.catalog import list_architectures
from engine.recipe import Recipe
from engine.training.defaults import defaults_for, defaults_from_weights
from gui.session import Session
from gui.style import style
from gui.train.recipe import recipe_checks
from gui.train.recipe.augmentation_preview import AugmentationPreview
from gui.train.recipe.data_choice import DataChoice
from gui.train.recipe.estimate_line import EstimateLine
from gui.train.recipe.initial_weights_choice import BODY, TRANSFER, InitialWeightsChoice
from gui.train.recipe.lr_search import LrSearch
from gui.train.recipe.network_choice import NetworkChoice
from gui.train.recipe.recipe_fields import MORE, SIMPLE, RecipeFields
from gui.train.recipe.saved_fields import as_texts, from_texts
from gui.train.recipe.schedule_preview import SchedulePreview
from gui.widgets.scrolled_column import ScrolledColumn

OF_START = tuple(field.name for field in TRANSFER)  # fields that mean nothing without weights to start from


class RecipeForm(QWidget):
    """train_requested(Recipe): Train was clicked and the recipe is sound. stop_requested(): Stop was clicked."""

    train_requested = Signal(object)
    stop_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None, *, program: Sequence[str] = ()) -> None:
        """program: what tries recipes instead of ``main.py`` (tests)."""
        super().__init__(parent)
        self.setObjectName("recipe_form")
        self._session = session
        self._edited: dict[str, Any] = {}
        self._is_asked = False
        self._running = self._waiting = 0
        self._is_main = True
        self._is_stopping = False
        networks = list_architectures()
        self.network = NetworkChoice(networks)
        self.start = InitialWeightsChoice(session, networks)
        self.data = DataChoice(session)
        self._simple = RecipeFields(SIMPLE)
        self._more = RecipeFields(MORE)
        self._preview = SchedulePreview()
        self._pictures = AugmentationPreview(session)
        self._forecast = EstimateLine(program=program)
        self._rates = LrSearch(program=program)
        self._disclosure = QToolButton()
        self._defaults = QPushButton(self.tr("Defaults"))
        self._train = QPushButton(self.tr("Train"))
        self._stop = QPushButton(self.tr("Stop"))
        self._reason = QLabel()
        self._train_action = self._action(self.tr("Train"), "play", "Ctrl+Return", self._train.click)
        self._stop_action = self._action(self.tr("Stop training"), "square", "Ctrl+.", self._stop.click)
        # the second click of a double click queues nothing
        self._pause = QTimer(self, interval=QApplication.doubleClickInterval() + 100, singleShot=True)
        self._lay_out()
        self._restore()
        self.network.changed.connect(self._on_choice_changed)
        self.data.changed.connect(self._on_choice_changed)
        self.data.inspected.connect(self._show_recipe)
        self.start.changed.connect(self._on_start_changed)
        self.start.field_changed.connect(lambda name: self._change(name, self.start.fields.values()[name]))
        session.recognizers.changed.connect(self._on_recognizers_changed)
        for fields in (self._simple, self._more):
            fields.changed.connect(self._on_field_changed)
        self._forecast.batch_size_requested.connect(lambda size: self._change("batch_size", size))
        self._rates.rate_requested.connect(lambda rate: self._change("learning_rate", rate))
        session.engine_changed.connect(self._on_engine_changed)
        self._show_recipe()

    # What the screen asks

    def recipe(self) -> Recipe:
        """The recipe as the form shows it."""
        edited = {name: value for name, value in self._edited.items() if self.start.start() or name not in OF_START}
        recipe = replace(self._default(), **edited)
        options = self.data.options()
        return replace(recipe, data_options={**recipe.data_options, **options}) if options else recipe

    def inspect_data(self) -> None:
        """Ask what is in the chosen data, if that was not asked yet."""
        if not self._is_asked:
            self._is_asked = True
            self.data.inspect()

    def show_recipe(self, recipe: Recipe) -> None:
        """Take over a recipe, of an old run for instance."""
        self.network.choose(recipe.network)
        self.start.choose(recipe.start_from)
        default = _default_of(recipe.network, recipe.data, recipe.start_from, recipe.freeze)
        names = [*self._simple.names(), *self._more.names(), *(OF_START if recipe.start_from else ())]
        self._edited = {name: value for name in names if (value := getattr(recipe, name)) != getattr(default, name)}
        if recipe.start_from and recipe.freeze != BODY:
            self._edited["freeze"] = recipe.freeze
        self.data.choose(recipe.data)
        self.data.set_options(recipe.data_options)
        self._follow_start()
        self._show_recipe()

    def actions_for_menu(self) -> list[QAction]:
        """Train and Stop, with their keys."""
        return [self._train_action, self._stop_action]

    def choose_network(self, key: str) -> None:
        """Choose the network of ``key``, with the defaults it brings, from chance."""
        self.start.choose("")
        self.network.choose(key)
        self._on_start_changed()

    def choose_start(self, recognizer: str) -> None:
        """Start from the weights of this recognizer, with the defaults that suit few pictures."""
        self.start.choose(recognizer)
        self._edited = {}
        self._on_start_changed()

    def show_standing(self, running: int, waiting: int, is_stopping: bool) -> None:
        """How many runs of this window train and wait; Train and Stop say what they would do."""
        self._running, self._waiting, self._is_stopping = running, waiting, is_stopping
        self._refresh()

    def keep(self) -> None:
        """Remember the choices for the next start."""
        settings = self._session.settings
        settings.set("train/network", self.network.key())
        settings.set("train/data", self.data.data())
        settings.set("train/all_settings", self._disclosure.isChecked())
        kept = {name: value for name, value in self._edited.items() if name not in ("name", *OF_START)}
        settings.set("train/edited", as_texts(kept))

    def end_trials(self) -> None:
        """End what tries the recipe; the window closes."""
        self._forecast.trial.close()
        self._rates.trial.close()
        self.data.close_downloads()

    def is_pausing(self) -> bool:
        """Whether a click on Train would be the second half of a double click, which queues nothing."""
        return self._pause.isActive()

    def focus_train(self) -> None:
        """Give Train the keyboard."""
        self._train.setFocus()

    # Building

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(style.MARGIN, style.MARGIN, style.MARGIN, style.MARGIN)
        column.setSpacing(style.SPACE)
        column.addWidget(self._heading(self.tr("Network")))
        column.addWidget(self.network)
        column.addSpacing(style.SPACE)
        column.addWidget(self._heading(self.tr("Start from")))
        column.addWidget(self.start)
        column.addSpacing(style.SPACE)
        column.addWidget(self._heading(self.tr("Data")))
        column.addWidget(self.data)
        column.addSpacing(style.SPACE)
        head = QHBoxLayout()
        head.addWidget(self._heading(self.tr("Recipe")))
        head.addStretch(1)
        head.addWidget(self._defaults)
        column.addLayout(head)
        column.addWidget(self._simple)
        column.addWidget(self._pictures)
        column.addWidget(self._disclosure)
        column.addWidget(self._more)
        column.addStretch(1)
        self._more.add_below("schedule", self._preview)
        self._more.add_below("learning_rate", self._rates)
        self._more.add_beside("learning_rate", self._rates.button)
        self._set_up_buttons()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(ScrolledColumn(content), 1)
        whole.addWidget(self._footer())

    def _footer(self) -> QWidget:
        footer = QFrame()
        footer.setObjectName("train_footer")
        column = QVBoxLayout(footer)
        column.setContentsMargins(style.MARGIN, style.SPACE, style.MARGIN, style.MARGIN)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(style.SPACE)
        row.addWidget(self._train, 1)
        row.addWidget(self._stop)
        column.addWidget(self._reason)
        column.addWidget(self._forecast)
        column.addLayout(row)
        return footer

    def _set_up_buttons(self) -> None:
        self._disclosure.setObjectName("all_settings")
        self._disclosure.setText(self.tr("All settings"))
        self._disclosure.setCheckable(True)
        self._disclosure.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._disclosure.setIcon(style.icon("chevron-right"))
        self._disclosure.toggled.connect(self._on_disclosure_toggled)
        style.quiet_button(self._disclosure)
        self._more.hide()
        self._defaults.setObjectName("recipe_defaults")
        self._defaults.setToolTip(self.tr("Go back to what does well for this network and these data"))
        self._defaults.clicked.connect(self._on_defaults_clicked)
        style.quiet_button(self._defaults)
        self._train.setObjectName("train")
        self._train.clicked.connect(self._on_train_clicked)
        style.main_button(self._train)
        self._stop.setObjectName("stop")
        self._stop.clicked.connect(self._on_stop_clicked)
        self._reason.setObjectName("train_reason")
        self._reason.setWordWrap(True)
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        style.small(self._reason)

    def _action(self, text: str, icon: str, keys: str, act: Callable[[], object]) -> QAction:
        """Buttons forget their keys when their text changes; an action keeps them."""
        action = QAction(style.icon(icon), text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        self.addAction(action)
        return action

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        style.heading(label)
        return label

    # Remembering

    def _restore(self) -> None:
        settings = self._session.settings
        self.network.choose(settings.text("train/network", ""))
        data = settings.text("train/data", "")
        if data:
            self._is_asked = True
            self.data.choose(data)
        self._edited |= from_texts(settings.texts("train/edited"), (*SIMPLE, *MORE))
        self._disclosure.setChecked(settings.flag("train/all_settings", False))

    # What happens

    def _on_engine_changed(self, state: str) -> None:
        if state == "ready" and self._is_asked and self.data.summary() is None:
            self.data.inspect()
        self._refresh()

    def _on_choice_changed(self) -> None:
        self._is_asked = True
        if self.data.summary() is None and not self.data.problem():
            self.data.inspect()
        self._show_recipe()

    def _on_start_changed(self) -> None:
        self._follow_start()
        self._show_recipe()

    def _on_recognizers_changed(self) -> None:
        self._follow_start()
        self._show_recipe()

    def _follow_start(self) -> None:
        """The network is that of the weights; the choice is a person's again without them."""
        if self.start.network():
            self.network.choose(self.start.network())
        self.network.follow_weights(follows=bool(self.start.start()))

    def _on_field_changed(self, name: str) -> None:
        fields = self._simple if name in self._simple.names() else self._more
        self._change(name, fields.values()[name])

    def _change(self, name: str, value: Any) -> None:
        usual = BODY if name == "freeze" else getattr(self._default(), name)
        if value == usual:
            self._edited.pop(name, None)
        else:
            self._edited[name] = value
        self._show_recipe()

    def _on_defaults_clicked(self) -> None:
        self._edited = {}
        self._show_recipe()

    def _on_disclosure_toggled(self, is_open: bool) -> None:
        self._disclosure.setIcon(style.icon("chevron-down" if is_open else "chevron-right"))
        self._more.setVisible(is_open)

    def _on_train_clicked(self) -> None:
        if self._trouble() or self.is_pausing():
            return
        self._pause.start()
        self.keep()
        self.train_requested.emit(self.recipe())

    def _on_stop_clicked(self) -> None:
        if self._running and not self._is_stopping:
            self.stop_requested.emit()

    # Showing

    def _default(self) -> Recipe:
        freeze = str(self._edited.get("freeze", BODY))
        return _default_of(self.network.key(), self.data.data(), self.start.start(), freeze, self.data.summary())

    def _show_recipe(self) -> None:
        recipe, edited = self.recipe(), set(self._edited)
        self._simple.show_recipe(recipe, edited)
        self._more.show_recipe(recipe, edited)
        self.start.fields.show_recipe(recipe, edited)
        self.start.fields.set_row_visible("body_rate", recipe.freeze != BODY)
        self._more.set_row_visible("cutmix", recipe.freeze != BODY)
        self._preview.show_recipe(recipe)
        network = self.network.network()
        self._more.set_row_visible("momentum", recipe.optimizer == "sgd")
        self._more.set_row_visible("form", network is not None and network.has_full_form)
        self._defaults.setEnabled(bool(edited))
        self._refresh()

    def _trouble(self) -> str:
        """Why Train cannot be clicked now; empty when it can."""
        found = self.data.summary()
        unknown = self.tr("Looking at the pictures first…") if found is None else ""
        return self.data.problem() or recipe_checks.problem(self.recipe(), found) or unknown

    def _refresh(self) -> None:
        trouble = self._trouble()
        busy = self.tr("Not while a run trains: the figures would be wrong.") if self._running else ""
        for trial in (self._forecast, self._rates):
            trial.show_for(self.recipe(), trouble or busy)
        found = self.data.summary()
        can_be_seen = found is not None and not found.download_bytes and not self.data.problem()
        self._pictures.show_recipe(self.recipe() if can_be_seen else None)
        self._train.setEnabled(not trouble)
        self._train.setText(self.tr("Add to queue") if self._running else self.tr("Train"))
        if self._is_main != (self._running == 0):
            self._is_main = self._running == 0
            self._train.setProperty("role", "main" if self._is_main else "")
            self._train.style().polish(self._train)
        what = self.tr("Train after the runs before it") if self._running else self.tr("Train with this recipe")
        self._train.setToolTip(trouble or f"{what} (Ctrl+Enter)")
        self._stop.setEnabled(self._running > 0 and not self._is_stopping)
        self._train_action.setEnabled(self._train.isEnabled())
        self._stop_action.setEnabled(self._stop.isEnabled())
        self._stop.setText(self.tr("Stopping…") if self._is_stopping else self.tr("Stop"))
        self._stop.setToolTip(self._stop_tip())
        if trouble and trouble == self.data.problem():
            trouble = self.tr("Choose other pictures to train on.")
        lines = [trouble] if trouble else recipe_checks.advice(self.recipe(), self.data.summary())
        if self._waiting:
            lines.append(self.tr("{:,} waiting in the queue.").format(self._waiting))
        self._reason.setText("\n".join(lines))
        self._reason.setVisible(bool(lines))

    def _stop_tip(self) -> str:
        if self._is_stopping:
            return self.tr("It stops at the next batch and keeps what it learned")
        if self._running:
            return self.tr("Stop and keep what was learned (Ctrl+.)")
        return self.tr("Nothing is training")


def _default_of(network: str, data: str, start: str, freeze: str, found: DataSummary | None = None) -> Recipe:
    if not start:
        return defaults_for(network, data, found)
    return replace(defaults_from_weights(network, data, freeze, found), start_from=start)
