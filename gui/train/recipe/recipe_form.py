"""RecipeForm: network, data and recipe, with Train and Stop."""

from collections.abc import Callable, Sequence
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

from engine.networks.catalog import list_architectures
from engine.recipe import Recipe
from gui.platform.languages import with_said
from gui.session import Session
from gui.style import style
from gui.train.recipe.data.augmentation_preview import AugmentationPreview
from gui.train.recipe.data.data_choice import DataChoice
from gui.train.recipe.field_specs import MORE, SIMPLE
from gui.train.recipe.initial_weights_choice import InitialWeightsChoice
from gui.train.recipe.network_choice import NetworkChoice
from gui.train.recipe.recipe_draft import Choices, RecipeDraft, Work
from gui.train.recipe.recipe_fields import RecipeFields
from gui.train.recipe.schedule_preview import SchedulePreview
from gui.train.recipe.trial.estimate_line import EstimateLine
from gui.train.recipe.trial.lr_search import LrSearch
from gui.widgets.scrolled_column import ScrolledColumn


class RecipeForm(QWidget):
    """train_requested(Recipe): Train was clicked and the recipe is sound. stop_requested(): Stop was clicked."""

    train_requested = Signal(object)
    stop_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None, *, program: Sequence[str] = ()) -> None:
        """program: what tries recipes instead of ``main.py`` (tests)."""
        super().__init__(parent)
        self.setObjectName("recipe_form")
        self._session = session
        self._draft = RecipeDraft()
        self._work = Work()
        self._is_asked = False
        self._is_main = True
        networks = tuple(map(with_said, list_architectures()))
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
        return self._draft.recipe()

    def inspect_data(self) -> None:
        """Ask what is in the chosen data, if that was not asked yet."""
        if not self._is_asked:
            self._is_asked = True
            self.data.inspect()

    def show_recipe(self, recipe: Recipe) -> None:
        """Take over a recipe, of an old run for instance."""
        self.network.choose(recipe.network)
        self.start.choose(recipe.start_from)
        self._draft.take(recipe)
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
        self._draft.reset()
        self._on_start_changed()

    def show_standing(self, running: int, waiting: int, is_stopping: bool) -> None:
        """How many runs of this window train and wait; Train and Stop say what they would do."""
        self._work = Work(running, waiting, is_stopping)
        self._refresh()

    def keep(self) -> None:
        """Remember the choices for the next start."""
        settings = self._session.settings
        settings.set("train/network", self.network.key())
        settings.set("train/data", self.data.data())
        settings.set("train/all_settings", self._disclosure.isChecked())
        settings.set("train/edited", self._draft.as_texts())

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
        self._draft.take_texts(settings.texts("train/edited"))
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
        self._draft.change(name, value)
        self._show_recipe()

    def _on_defaults_clicked(self) -> None:
        self._draft.reset()
        self._show_recipe()

    def _on_disclosure_toggled(self, is_open: bool) -> None:
        self._disclosure.setIcon(style.icon("chevron-down" if is_open else "chevron-right"))
        self._more.setVisible(is_open)

    def _on_train_clicked(self) -> None:
        if self._draft.obstacle() or self.is_pausing():
            return
        self._pause.start()
        self.keep()
        self.train_requested.emit(self.recipe())

    def _on_stop_clicked(self) -> None:
        if self._draft.foot(self._work).can_stop:
            self.stop_requested.emit()

    # Showing

    def _show_recipe(self) -> None:
        data = self.data
        self._draft.chosen = Choices(
            self.network.key(), data.data(), self.start.start(), data.options(), data.summary(), data.problem()
        )
        recipe, edited = self._draft.recipe(), self._draft.edited
        hidden = self._draft.hidden(self.network.network())
        for fields in (self._simple, self._more, self.start.fields):
            fields.show_recipe(recipe, edited)
            for name in fields.names():
                fields.set_row_visible(name, name not in hidden)
        self._preview.show_recipe(recipe)
        self._defaults.setEnabled(bool(edited))
        self._refresh()

    def _refresh(self) -> None:
        """What follows from the draft and from what trains."""
        recipe, foot = self._draft.recipe(), self._draft.foot(self._work)
        for trial in (self._forecast, self._rates):
            trial.show_for(recipe, self._draft.obstacle_to_trials(self._work))
        self._pictures.show_recipe(recipe if self._draft.has_pictures() else None)
        self._train.setEnabled(foot.can_train)
        self._train.setText(foot.train)
        self._train.setToolTip(foot.train_tip)
        self._show_main(foot.is_main)
        self._stop.setEnabled(foot.can_stop)
        self._stop.setText(foot.stop)
        self._stop.setToolTip(foot.stop_tip)
        self._train_action.setEnabled(foot.can_train)
        self._stop_action.setEnabled(foot.can_stop)
        self._reason.setText("\n".join(foot.lines))
        self._reason.setVisible(bool(foot.lines))

    def _show_main(self, is_main: bool) -> None:
        if is_main != self._is_main:
            self._is_main = is_main
            self._train.setProperty("role", "main" if is_main else "")
            self._train.style().polish(self._train)
