"""The style sheet over Fusion: the same corners, gaps and focus rings everywhere, in both themes."""

from string import Template

from PySide6.QtCore import QDir

from gui.style.style import CARD_RADIUS, DARK, ICONS, RADIUS, Colors

_SHEET = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px 6px; }
QLabel[role="title"] { font-size: ${title_pt}pt; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading_pt}pt; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small_pt}pt; }
QLabel[role="good"] { color: $good; } QLabel[role="bad"] { color: $bad; }
QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: ${card}px; }

QPushButton, QToolButton { background: $raised; color: $text; border: 1px solid $border; border-radius: ${radius}px;
  padding: 5px 12px; min-height: 20px; }
QToolButton { padding: 6px; min-height: 0; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $pressed; }
QPushButton:checked, QToolButton:checked { background: $selected; border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; background: $window; border-color: $border; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QToolButton:focus { padding: 5px; }
QPushButton[role="main"], QToolButton[role="main"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 600; padding: 7px 18px; }
QPushButton[role="main"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="main"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[role="main"]:disabled { background: $raised; color: $disabled; border-color: $border; }
QPushButton[role="main"]:focus { border: 2px solid $text; padding: 6px 17px; }
QPushButton[role="danger"] { color: $bad; } QPushButton[role="danger"]:disabled { color: $disabled; }
QPushButton[role="quiet"], QToolButton[role="quiet"], QToolButton[role="tight"] { background: transparent;
  border-color: transparent; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover, QToolButton[role="tight"]:hover {
  background: $hover; }
QPushButton[role="quiet"]:pressed, QToolButton[role="quiet"]:pressed, QToolButton[role="tight"]:pressed {
  background: $pressed; }
QPushButton[role="quiet"]:checked, QToolButton[role="quiet"]:checked { background: $selected; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus, QToolButton[role="tight"]:focus {
  border-color: $accent; }
QToolButton[role="tight"] { padding: 6px 2px; } QToolButton[role="tight"]:focus { padding: 5px 1px; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: url(inkling:chevron-down-$name.svg); width: 12px;
  height: 12px; subcontrol-origin: padding; subcontrol-position: right center; right: 6px; }
QToolButton[popupMode="2"] { padding-right: 22px; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox { background: $surface; color: $text;
  border: 1px solid $outline; border-radius: ${radius}px; padding: 5px 8px; min-height: 20px;
  selection-background-color: $accent; selection-color: $on_accent; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {
  border: 2px solid $accent; padding: 4px 7px; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: $disabled;
  background: $window; border-color: $border; }
QComboBox { padding-right: 26px; } QComboBox:focus { padding-right: 25px; }
QComboBox:hover { background: $window; }
QComboBox::drop-down { border: none; width: 24px; subcontrol-origin: padding; subcontrol-position: right center; }
QComboBox::down-arrow { image: url(inkling:chevron-down-$name.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border; padding: 4px; outline: none;
  selection-background-color: $selected; selection-color: $text; }
QSpinBox, QDoubleSpinBox { padding-right: 22px; } QSpinBox:focus, QDoubleSpinBox:focus { padding-right: 21px; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: 20px;
  border: none; margin: 2px 2px 0 0; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right;
  width: 20px; border: none; margin: 0 2px 2px 0; }
QSpinBox::up-button:hover, QSpinBox::down-button:hover, QDoubleSpinBox::up-button:hover,
  QDoubleSpinBox::down-button:hover { background: $hover; border-radius: 3px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(inkling:chevron-up-$name.svg); width: 11px; height: 11px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(inkling:chevron-down-$name.svg); width: 11px;
  height: 11px; }

QCheckBox, QRadioButton { spacing: 8px; padding: 2px; border: 2px solid transparent; border-radius: ${radius}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QListView::indicator, QRadioButton::indicator { width: 16px; height: 16px;
  border: 1px solid $outline; background: $surface; }
QCheckBox::indicator, QListView::indicator { border-radius: 4px; } QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QListView::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $accent; border-color: $accent;
  image: url(inkling:check-$name.svg); }
QRadioButton::indicator:checked { background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5,
  stop:0 $on_accent, stop:0.42 $on_accent, stop:0.5 $accent, stop:1 $accent); border-color: $accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border; background: $window; }

QGroupBox { border: 1px solid $border; border-radius: ${card}px; margin-top: 22px; padding: 10px 8px 8px 8px;
  background: $surface; }
QGroupBox::title { subcontrol-origin: margin; subcontrol-position: top left; left: 2px; top: 0px; color: $muted;
  font-weight: 600; }
QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
  padding: 8px 14px; margin-right: 2px; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover:!selected { color: $text; background: $hover; border-top-left-radius: ${radius}px;
  border-top-right-radius: ${radius}px; }
QTabBar::tab:focus { color: $accent; }
QTabBar::scroller { width: 44px; }
QTabBar QToolButton { background: $window; border: none; padding: 0; }
QTabBar QToolButton::left-arrow { image: url(inkling:chevron-left-$name.svg); width: 14px; height: 14px; }
QTabBar QToolButton::right-arrow { image: url(inkling:chevron-right-$name.svg); width: 14px; height: 14px; }

QAbstractItemView { background: $surface; alternate-background-color: $window; border: 1px solid $border;
  border-radius: ${radius}px; outline: none; selection-background-color: $selected; selection-color: $text; }
QAbstractItemView:focus { border-color: $accent; }
QListView::item, QTreeView::item { padding: 5px 6px; } QTableView::item { padding: 4px 8px; }
QAbstractItemView::item:selected { background: $selected; color: $text; }
QAbstractItemView::item:hover:!selected { background: $raised; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $border;
  padding: 6px 8px; font-weight: 600; }
QTableView { gridline-color: $border; } QTableCornerButton::section { background: $surface; border: none; }

QProgressBar { background: $raised; border: none; border-radius: 4px; min-height: 8px; max-height: 8px;
  text-align: center; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QSlider:horizontal { min-height: 22px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $border; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal { width: 16px; height: 16px; margin: -7px 0; border-radius: 9px; background: $surface;
  border: 1px solid $outline; }
QSlider::handle:horizontal:hover { border-color: $accent; }
QSlider::handle:horizontal:focus { border: 2px solid $accent; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; } QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; } QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $outline; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QScrollArea { border: none; background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $selected; }

QMenuBar { background: $window; border-bottom: 1px solid $border; padding: 2px 6px; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: ${radius}px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 4px; } QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $selected; color: $text; } QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
QStatusBar { background: $window; border-top: 1px solid $border; color: $muted; }
QStatusBar::item { border: none; } QStatusBar QLabel { color: $muted; padding: 2px 4px; }

QFrame#rail { background: $window; border: none; border-right: 1px solid $border; }
QFrame#rail QToolButton { border: 2px solid transparent; background: transparent; padding: 6px 2px; color: $muted;
  border-radius: 8px; font-size: ${small_pt}pt; }
QFrame#rail QToolButton:hover { background: $hover; color: $text; }
QFrame#rail QToolButton:checked { background: $selected; color: $text; }
QFrame#rail QToolButton:focus { border-color: $accent; }
QFrame[level="info"], QFrame[level="success"], QFrame[level="warning"], QFrame[level="error"] {
  background: $surface; border: 1px solid $border; border-left: 4px solid $accent; border-radius: ${radius}px;
  border-top-left-radius: 2px; border-bottom-left-radius: 2px; }
QFrame[level="success"] { border-left-color: $good; } QFrame[level="warning"] { border-left-color: $warning; }
QFrame[level="error"] { border-left-color: $bad; }
""")


def style_sheet(theme: Colors, base_pt: float) -> str:
    """The sheet for ``theme`` where ordinary text has ``base_pt`` points."""
    QDir.setSearchPaths("inkling", [str(ICONS / "controls")])
    return _SHEET.substitute(
        vars(theme),
        name="dark" if theme is DARK else "light",
        scroll=theme.pressed,
        radius=RADIUS,
        card=CARD_RADIUS,
        title_pt=round(base_pt * 1.6, 1),
        heading_pt=round(base_pt * 1.12, 1),
        small_pt=round(base_pt * 0.88, 1),
    )
