"""The main window: the screens side by side, messages above them, the engine's truth below. The only file that knows
more than one screen."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.requests import Failed
from gui import incoming, look, screen
from gui.about import AboutDialog
from gui.class_names_dialog import ClassNamesDialog
from gui.menus import Menus, WindowActs
from gui.message_bar import MessageBar
from gui.plain_text import elided
from gui.rail import Rail
from gui.screen import Place
from gui.session import Message, Session
from gui.settings_dialog import SettingsDialog
from gui.shortcuts import Shortcut, ShortcutsDialog
from gui.status_line import StatusLine
from gui.theme import ThemeSwitch
from gui.window_place import put_back

RunsChoice = Literal["stop", "leave", "cancel"]


class MainWindow(QMainWindow):
    """Built around a Session that it starts after its first paint and closes when it is closed.

    first_painted(): something is on the screen. went_to(name): another screen is open.
    """

    first_painted = Signal()
    went_to = Signal(str)

    def __init__(self, session: Session, themes: ThemeSwitch, places: Sequence[Place] = ()) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("Inkling")
        self.setWindowIcon(look.icon("pen-line", "accent"))
        self.setAcceptDrops(True)
        self.session = session
        self._themes = themes
        self._places = tuple(places) or default_places(session)
        self._screens: dict[str, QWidget] = {}
        self._is_painted = False
        self._dialogs: dict[str, QDialog] = {}
        self._rail = Rail()
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
        self.go(0)
        put_back(self, session.settings.geometry)
        for problem in session.settings.problems:
            session.tell("warning", problem)

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
            if isinstance(made, screen.AsksForPictures):
                made.open_wanted.connect(self._open_files)
                made.paste_wanted.connect(self._paste)
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
        self._menus.lend(shown.menu_actions() if isinstance(shown, screen.HasMenuActions) else {})
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
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._messages)
        right.addWidget(self._stack, 1)
        center = QWidget()
        row = QHBoxLayout(center)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(right, 1)
        self.setCentralWidget(center)
        self.setStatusBar(StatusLine(self.session))

    def _connect(self) -> None:
        session = self.session
        session.told.connect(self._on_session_told)
        session.paths_opened.connect(lambda _paths: self.go("recognize"))
        session.weights_used.connect(lambda _key: self.go("recognize"))
        session.class_names_wanted.connect(self._ask_for_class_names)
        session.training_wished.connect(self._on_session_training_wished)
        self._rail.place_chosen.connect(self.go)
        self.first_painted.connect(self._on_first_painted)

    def _acts(self) -> WindowActs:
        settings = self.session.settings
        return WindowActs(
            open_files=self._open_files,
            open_folder=self._open_folder,
            open_recent=lambda path: self.session.open_paths([path]),
            clear_recent=settings.clear_recent,
            paste=self._paste,
            import_weights=self._import_weights,
            quit=self.close,
            go=self.go,
            choose_theme=self._themes.set_theme,
            zoom_by=lambda step: self._themes.set_zoom(settings.zoom + step),
            zoom_reset=lambda: self._themes.set_zoom(100),
            settings=self._show_settings,
            shortcuts=self._show_shortcuts,
            about=lambda: self._show_dialog("about", AboutDialog(self)),
            recent=lambda: settings.recent,
            theme=lambda: settings.theme,
            places=[place.title for place in self._places],
        )

    # Coming in

    def _open_files(self) -> None:
        dialog = QFileDialog(self, self.tr("Open pictures"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        patterns = "*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff *.avif *.jp2 *.pgm *.ppm *.ico *.tga"
        dialog.setNameFilters([self.tr("Pictures ({})").format(patterns), self.tr("All files (*)")])
        self._show_file_dialog(dialog)

    def _open_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a folder of pictures"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._show_file_dialog(dialog)

    def _import_weights(self) -> None:
        dialog = QFileDialog(self, self.tr("Import weights"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Weights ({})").format("*.safetensors *.pth *.pt"), self.tr("All files (*)")])
        self._show_file_dialog(dialog)

    def _show_file_dialog(self, dialog: QFileDialog) -> None:
        dialog.setObjectName("file_dialog")
        dialog.filesSelected.connect(self.session.open_paths)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _paste(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        if incoming.can_take(mime):
            self._take(mime, self.tr("pasted picture"))
        else:
            self.session.tell("info", self.tr("There is no picture in the clipboard."))

    def _take(self, mime: QMimeData, name: str) -> None:
        """The one way in for drops and pastes."""
        found = incoming.sort_out(mime)
        if found.paths:
            self.session.open_paths(found.paths)
        elif found.picture or found.bitmap is not None:
            self.go("recognize")
            shown = self.screen_called("recognize")
            if found.bitmap is not None and isinstance(shown, screen.TakesBitmaps):
                shown.open_bitmap(found.bitmap, name)
            elif found.picture and isinstance(shown, screen.TakesPictures):
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
        if incoming.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(event.mimeData(), self.tr("dropped picture"))

    # Dialogs

    def _show_settings(self) -> None:
        dialog = SettingsDialog(self.session.settings, self)
        dialog.theme_chosen.connect(self._themes.set_theme)
        dialog.zoom_chosen.connect(self._themes.set_zoom)
        dialog.reset_wanted.connect(self._reset_settings)
        self._show_dialog("settings", dialog)

    def _reset_settings(self) -> None:
        self.session.settings.reset()
        self._themes.refresh()
        dialog = self._dialogs.get("settings")
        if isinstance(dialog, SettingsDialog):
            dialog.refresh()
        self.session.tell("info", self.tr("The settings are back to how Inkling comes; the old ones are kept beside."))

    def _ask_for_class_names(self, path: str, failed: Failed) -> None:
        dialog = ClassNamesDialog(failed.sentence, failed.classes_wanted, self)
        dialog.named.connect(lambda names: self.session.import_weights(path, "", names))
        self._show_dialog("class_names", dialog)

    def _show_shortcuts(self) -> None:
        canvas = self.tr("Canvas")
        pointer = [
            Shortcut(canvas, self.tr("Draw"), self.tr("Left button, pen or finger")),
            Shortcut(canvas, self.tr("Erase"), self.tr("Right button or the pen's eraser end")),
        ]
        self._show_dialog("shortcuts", ShortcutsDialog([*self._menus.overview(), *pointer], self))

    def _show_dialog(self, name: str, dialog: QDialog) -> None:
        """Show ``dialog``; the same one is never open twice."""
        old = self._dialogs.get(name)
        if old is not None:
            dialog.deleteLater()
            old.raise_()
            old.activateWindow()
            return
        self._dialogs[name] = dialog
        dialog.finished.connect(lambda _result: self._forget_dialog(name))
        dialog.show()

    def _forget_dialog(self, name: str) -> None:
        self._dialogs.pop(name).deleteLater()

    # What happens around

    def _on_session_told(self, message: Message) -> None:
        self._messages.show_message(message)

    def _on_session_training_wished(self, network: str) -> None:
        self.go("train")
        shown = self.screen_called("train")
        if isinstance(shown, screen.ChoosesNetwork):
            shown.choose_network(network)

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
        running = [one for one in self._screens.values() if isinstance(one, screen.HasRuns) and one.running_titles()]
        if running:
            choice = self._ask_about_runs([title for one in running for title in one.running_titles()])
            if choice == "cancel":
                event.ignore()
                return
            for one in running:
                one.stop_all() if choice == "stop" else one.leave_running()
        self._keep_everything()
        event.accept()

    def stop_and_close(self) -> None:
        """Close without a question, for a log-out or Ctrl+C: runs stop at a checkpoint."""
        for one in self._screens.values():
            if isinstance(one, screen.HasRuns) and one.running_titles():
                one.stop_all()
        self._keep_everything()
        QCoreApplication.quit()

    def _keep_everything(self) -> None:
        for one in self._screens.values():
            if isinstance(one, screen.Saves):
                one.save()
        self.session.settings.geometry = self.saveGeometry()
        self.session.close()

    def _ask_about_runs(self, titles: list[str]) -> RunsChoice:
        question = QMessageBox(self)
        question.setObjectName("ask_about_runs")
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(self.tr("Training is running"))
        names = ", ".join(elided(title, 40) for title in titles[:4])
        question.setText(self.tr("Still training: {}.").format(names))
        question.setInformativeText(
            self.tr("Stop and keep what was learned so far, or let it go on in the background? Both can be resumed.")
        )
        stop = question.addButton(self.tr("Stop and keep"), QMessageBox.ButtonRole.AcceptRole)
        leave = question.addButton(self.tr("Go on in the background"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = question.addButton(QMessageBox.StandardButton.Cancel)
        question.setDefaultButton(stop)
        question.setEscapeButton(cancel)
        question.exec()
        choices: dict[object, RunsChoice] = {stop: "stop", leave: "leave"}
        choice = choices.get(question.clickedButton(), "cancel")
        question.deleteLater()
        return choice


def default_places(session: Session) -> tuple[Place, ...]:
    """The screens of Inkling; each is imported when it is first needed."""

    def recognize() -> QWidget:
        from gui.corrections import Corrections
        from gui.recognize.screen import RecognizeScreen

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

    def tr(text: str) -> str:
        return QCoreApplication.translate("MainWindow", text)

    return (
        Place("recognize", tr("Recognize"), "pen-line", recognize),
        Place("train", tr("Train"), "graduation-cap", train),
        Place("handwriting", tr("Handwriting"), "signature", handwriting),
        Place("library", tr("Library"), "library", library),
    )
