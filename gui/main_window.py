"""The main window: the screens side by side, messages above them, the engine's truth below. The only file that knows
more than one screen."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.message import Message
from gui.session import Session
from gui.style import style
from gui.style.theme import ThemeSwitch
from gui.widgets.safe_text import elided
from gui.window import drop_and_paste, screen_protocols
from gui.window.dialogs import WindowDialogs
from gui.window.focus_keeper import FocusKeeper
from gui.window.geometry import put_back
from gui.window.menus import Menus, WindowActions
from gui.window.message_bar import MessageBar
from gui.window.navigation_rail import NavigationRail
from gui.window.screen_protocols import ScreenEntry
from gui.window.status_line import StatusLine


class MainWindow(QMainWindow):
    """Built around a Session that it starts after its first paint and closes when it is closed.

    first_painted(): something is on the screen. went_to(name): another screen is open.
    """

    first_painted = Signal()
    went_to = Signal(str)

    def __init__(self, session: Session, themes: ThemeSwitch, places: Sequence[ScreenEntry] = ()) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("Inkling")
        self.setWindowIcon(style.icon("pen-line", "accent"))
        self.setAcceptDrops(True)
        self.session = session
        self._themes = themes
        self._places = tuple(places) or default_places(session)
        self._screens: dict[str, QWidget] = {}
        self._is_painted = False
        self._asks = True
        self._dialogs = WindowDialogs(self, session, themes)
        self._rail = NavigationRail()
        self._messages = MessageBar()
        self._stack = QStackedWidget()
        self._menus = Menus(self, self._acts())
        for place in self._places:
            self._rail.add_place(place.name, place.title, place.icon)
            self._stack.addWidget(QWidget())
        self._rail.add_act(self._menus.settings, self.tr("Settings"), "settings")
        self._rail.add_act(self._menus.shortcuts, self.tr("Help"), "circle-help")
        self._lay_out()
        self._connect()
        self._focus_keeper = FocusKeeper(self, self._rail)
        self.go(0)
        put_back(self, session.settings.geometry)
        for problem in session.settings.problems:
            session.tell("warning", problem)
        session.settings.on_problem = lambda problem: session.tell("warning", problem)

    # What tests and scripts may use

    def set_theme(self, theme: str) -> None:
        """ "system", "light" or "dark"."""
        self._themes.set_theme(theme)

    def screen_called(self, name: str) -> QWidget:
        """The screen called ``name`` ("recognize", "train", "library"); built if it was not open yet."""
        index = [place.name for place in self._places].index(name)
        if name not in self._screens:
            made = self._places[index].make()
            self._screens[name] = made
            if isinstance(made, screen_protocols.AsksForPictures):
                made.open_requested.connect(self._dialogs.open_files)
                made.paste_requested.connect(self._paste)
            empty = self._stack.widget(index)
            self._stack.insertWidget(index, made)
            if empty is not None:
                if self._stack.currentWidget() is empty:
                    self._stack.setCurrentIndex(index)
                self._stack.removeWidget(empty)
                empty.deleteLater()
        return self._screens[name]

    def go(self, place: int | str) -> None:
        """Open the screen of that index or name."""
        names = [one.name for one in self._places]
        index = names.index(place) if isinstance(place, str) else place
        shown = self.screen_called(names[index])
        self._stack.setCurrentIndex(index)
        self._rail.mark(index)
        self._menus.lend(shown.menu_actions() if isinstance(shown, screen_protocols.HasMenuActions) else {})
        self.went_to.emit(names[index])

    def build_all_screens(self) -> None:
        """Build the screens that were not open yet, one per turn of the event loop, so that nothing waits."""
        waiting = [place.name for place in self._places if place.name not in self._screens]
        if waiting:
            self.screen_called(waiting[0])
            QTimer.singleShot(0, self, self.build_all_screens)

    def place_names(self) -> list[str]:
        """The names of all screens, in the order of the rail."""
        return [place.name for place in self._places]

    def has_all_screens(self) -> bool:
        """Whether every screen is built."""
        return len(self._screens) == len(self._places)

    # Building

    def _lay_out(self) -> None:
        stage = _Stage()
        right = QVBoxLayout(stage)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._messages)
        right.addWidget(self._stack, 1)
        center = QWidget()
        row = QHBoxLayout(center)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(stage, 1)
        self.setCentralWidget(center)
        self.setStatusBar(StatusLine(self.session))

    def _connect(self) -> None:
        session = self.session
        session.told.connect(self._on_session_told)
        session.navigator.paths_opened.connect(lambda _paths: self.go("recognize"))
        session.recognizers.used.connect(lambda _key: self.go("recognize"))
        session.recognizers.class_names_requested.connect(self._dialogs.ask_for_class_names)
        session.recognizers.weights_part_requested.connect(self._dialogs.ask_for_weights_part)
        session.navigator.export_requested.connect(self._dialogs.export)
        session.navigator.training_requested.connect(self._on_session_training_requested)
        session.navigator.start_requested.connect(self._on_session_start_requested)
        self._rail.place_chosen.connect(self.go)
        self.first_painted.connect(self._on_first_painted)

    def _acts(self) -> WindowActions:
        settings = self.session.settings
        return WindowActions(
            open_files=self._dialogs.open_files,
            open_folder=self._dialogs.open_folder,
            open_recent=lambda path: self.session.navigator.open_paths([path]),
            clear_recent=settings.clear_recent,
            paste=self._paste,
            import_weights=self._dialogs.import_weights,
            quit=self.close,
            go=self.go,
            choose_theme=self._themes.set_theme,
            zoom_by=lambda step: self._themes.set_zoom(settings.zoom + step),
            zoom_reset=lambda: self._themes.set_zoom(100),
            settings=self._dialogs.settings,
            shortcuts=lambda: self._dialogs.shortcuts(self._menus.overview),
            about=self._dialogs.about,
            recent=lambda: settings.recent,
            theme=lambda: settings.theme,
            places=[place.title for place in self._places],
        )

    def _on_session_training_requested(self, network: str) -> None:
        self.go("train")
        shown = self.screen_called("train")
        if isinstance(shown, screen_protocols.Trains):
            shown.choose_network(network)

    def _on_session_start_requested(self, recognizer: str) -> None:
        self.go("train")
        shown = self.screen_called("train")
        if isinstance(shown, screen_protocols.Trains):
            shown.choose_start(recognizer)

    # Coming in

    def _paste(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        if drop_and_paste.can_take(mime):
            self._take(mime, self.tr("pasted picture"))
        else:
            self.session.tell("info", self.tr("There is no picture in the clipboard."))

    def _take(self, mime: QMimeData | None, name: str) -> None:
        """The one way in for drops and pastes."""
        found = drop_and_paste.sort_out(mime)
        if found.paths:
            self.session.navigator.open_paths(found.paths)
        elif found.picture or found.bitmap is not None:
            self.go("recognize")
            shown = self.screen_called("recognize")
            if found.bitmap is not None and isinstance(shown, screen_protocols.TakesBitmaps):
                shown.open_bitmap(found.bitmap, name)
            elif found.picture and isinstance(shown, screen_protocols.TakesPictures):
                shown.open_picture(found.picture, f"{name}.{found.picture_format}")
        if found.elsewhere and not found.picture:
            first = elided(found.elsewhere[0])
            self.session.tell(
                "warning",
                self.tr(
                    "Not opened, because it is not on this machine: {}. Save it as a file first; "
                    "Inkling fetches nothing from the network unasked."
                ).format(first),
                "\n".join(found.elsewhere),
            )
        elif not (found.paths or found.picture or found.bitmap):
            self.session.tell("info", self.tr("There was no file or picture in what was dropped."))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if drop_and_paste.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(event.mimeData(), self.tr("dropped picture"))

    # What happens around

    def _on_session_told(self, message: Message) -> None:
        self._messages.show_message(message)

    def _on_first_painted(self) -> None:
        self.session.start()
        QTimer.singleShot(0, self, self.build_all_screens)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)
        return done

    def closeEvent(self, event: QCloseEvent) -> None:
        running = [
            one for one in self._screens.values() if isinstance(one, screen_protocols.HasRuns) and one.running_titles()
        ]
        titles = [title for one in running for title in one.running_titles()]
        choice = self._dialogs.ask_about_runs(titles) if titles and self._asks else "stop"
        if choice == "cancel":
            event.ignore()
            return
        for one in running:
            one.stop_all() if choice == "stop" else one.leave_running()
        self._keep_everything()
        event.accept()

    def stop_and_close(self) -> None:
        """Close without a question, for a log-out or Ctrl+C: runs stop at a checkpoint."""
        self._asks = False
        self.close()
        QCoreApplication.quit()  # also out of a dialog that waits for an answer

    def _keep_everything(self) -> None:
        self._dialogs.close_all()
        for one in self._screens.values():
            if isinstance(one, screen_protocols.Saves):
                one.save()
        self.session.settings.geometry = self.saveGeometry()
        self.session.close()


class _Stage(QWidget):
    """The open screen. It asks for no more than it needs: the rail folds only where the room is short."""

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


def default_places(session: Session) -> tuple[ScreenEntry, ...]:
    """The screens of Inkling; each is imported when it is first needed."""

    def recognize() -> QWidget:
        from gui.recognize.screen import RecognizeScreen
        from gui.window.corrections import Corrections

        made = RecognizeScreen(session)
        corrections = Corrections(session, made)
        made.corrected.connect(corrections.keep)
        made.offer_corrections()
        return made

    def train() -> QWidget:
        from gui.train.screen import TrainScreen

        return TrainScreen(session)

    def handwriting() -> QWidget:
        from gui.handwriting.screen import HandwritingScreen

        return HandwritingScreen(session)

    def library() -> QWidget:
        from gui.library.screen import LibraryScreen

        return LibraryScreen(session)

    translate = QCoreApplication.translate
    return (
        ScreenEntry("recognize", translate("MainWindow", "Recognize"), "pen-line", recognize),
        ScreenEntry("train", translate("MainWindow", "Train"), "graduation-cap", train),
        ScreenEntry("handwriting", translate("MainWindow", "Handwriting"), "signature", handwriting),
        ScreenEntry("library", translate("MainWindow", "Library"), "library", library),
    )
