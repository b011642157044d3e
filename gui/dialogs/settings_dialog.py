"""The settings dialog: language, theme, text size, where things lie, and back to how Inkling comes."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from engine.storage import paths
from gui.platform import languages
from gui.settings import Settings
from gui.style import style

NEXT_START = QT_TRANSLATE_NOOP("SettingsDialog", "Inkling speaks this language from its next start on.")


class SettingsDialog(QDialog):
    """Every change holds at once, another language from the next start on.

    theme_chosen(theme), zoom_chosen(percent), reset_requested().
    """

    theme_chosen = Signal(str)
    zoom_chosen = Signal(int)
    reset_requested = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(480)
        self._settings = settings
        self._language = QComboBox()
        self._language.setObjectName("language_choice")
        self._language.addItem(self.tr("As the system"), "")
        for language in languages.available():
            self._language.addItem(languages.own_name(language), language)
        self._language_note = QLabel()
        self._language_note.setObjectName("language_note")
        self._language_note.setWordWrap(True)
        style.small(self._language_note)
        self._theme = QComboBox()
        self._theme.setObjectName("theme_choice")
        for theme, text in (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self._theme.addItem(text, theme)
        self._zoom = QSlider(Qt.Orientation.Horizontal)
        self._zoom.setObjectName("text_size")
        self._zoom.setRange(8, 20)
        self._zoom.setPageStep(1)
        self._zoom_text = QLabel()
        self._zoom_text.setMinimumWidth(48)
        self.refresh()
        self._language.currentIndexChanged.connect(self._on_language_index_changed)
        self._theme.currentIndexChanged.connect(self._on_theme_index_changed)
        self._zoom.valueChanged.connect(self._on_zoom_value_changed)
        self._lay_out()

    def refresh(self) -> None:
        """Show what is set."""
        self._language.setCurrentIndex(max(self._language.findData(self._settings.language), 0))
        self._tell_when_it_speaks()
        self._theme.setCurrentIndex(max(self._theme.findData(self._settings.theme), 0))
        self._zoom.setValue(self._settings.zoom // 10)
        self._zoom_text.setText(f"{self._settings.zoom} %")

    def _lay_out(self) -> None:
        size = QHBoxLayout()
        size.setSpacing(style.MARGIN)
        size.addWidget(self._zoom, 1)
        size.addWidget(self._zoom_text)
        folder = QLabel(str(paths.home()))
        folder.setTextFormat(Qt.TextFormat.PlainText)
        folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        folder.setWordWrap(True)
        reveal = QPushButton(style.icon("folder-open"), self.tr("Open the folder"))
        reveal.setObjectName("open_home")
        reveal.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.home()))))
        reset = QPushButton(self.tr("Back to how Inkling comes"))
        reset.setObjectName("reset_settings")
        reset.setToolTip(self.tr("Settings only; drawings, runs and recognizers stay"))
        reset.clicked.connect(self.reset_requested)
        form = QFormLayout()
        form.setHorizontalSpacing(style.MARGIN)
        form.setVerticalSpacing(14)
        form.addRow(self._label(self.tr("&Language"), self._language), _with_note(self._language, self._language_note))
        form.addRow(self.tr("&Theme"), self._theme)
        form.addRow(self._label(self.tr("Text &size"), self._zoom), size)
        form.addRow(self.tr("Your things lie in"), folder)
        form.addRow("", _at_the_left(reveal))
        form.addRow(self.tr("Settings"), _at_the_left(reset))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, style.MARGIN)
        column.setSpacing(24)
        column.addLayout(form)
        column.addWidget(buttons)

    def _label(self, text: str, buddy: QWidget) -> QLabel:
        label = QLabel(text)
        label.setBuddy(buddy)
        return label

    def _on_language_index_changed(self, _index: int) -> None:
        self._settings.language = str(self._language.currentData())
        self._tell_when_it_speaks()

    def _tell_when_it_speaks(self) -> None:
        """In the language that was chosen: who cannot read the window's looks for his own."""
        language = self._settings.language
        self._language_note.setText(languages.said_in(language, "SettingsDialog", str(NEXT_START)))
        self._language_note.setVisible(not languages.is_on(language))

    def _on_theme_index_changed(self, _index: int) -> None:
        self.theme_chosen.emit(str(self._theme.currentData()))

    def _on_zoom_value_changed(self, tens: int) -> None:
        self._zoom_text.setText(f"{tens * 10} %")
        self.zoom_chosen.emit(tens * 10)


def _at_the_left(button: QPushButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(button)
    line.addStretch(1)
    return line


def _with_note(field: QWidget, note: QLabel) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(style.SPACE // 2)
    column.addWidget(field)
    column.addWidget(note)
    return column
