"""Colours and spacing, in one place: `Tokens`, a palette and a style sheet made from them.

Qt changes colours by `setColorScheme` only where a desktop's platform theme backs it (not under a bare window
manager), so the app always brings its own palette, and asks Qt for the same scheme for what Qt draws by itself.
Widgets learn of a change by `QEvent.PaletteChange` and read `tokens()` anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

ThemeName = Literal["system", "light", "dark"]

SPACE = 8
"""Pixels; distances are multiples of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Every colour of the app, as ``#rrggbb``."""

    window: str
    card: str
    border: str
    strong_border: str
    """Edge of what can be pressed."""
    text: str
    secondary: str
    """Text of less weight; still 4.5:1 on `card` and `window`."""
    disabled: str
    accent: str
    """Fill of the main button, white text on it."""
    accent_hover: str
    accent_text: str
    """The accent where it is drawn on `card`."""
    key: str
    """Face of a key cap."""
    hover: str
    meter_rest: str
    warning_fill: str
    warning_border: str
    warning_text: str
    note_fill: str
    note_border: str
    hit_fill: str
    """Behind words that were looked for."""


LIGHT = Tokens(
    window="#f5f6f8",
    card="#ffffff",
    border="#e2e5eb",
    strong_border="#c4c9d4",
    text="#1b1e25",
    secondary="#5a6170",
    disabled="#9aa1ae",
    accent="#5658d8",
    accent_hover="#4749c2",
    accent_text="#5658d8",
    key="#f3f4f7",
    hover="#eef0f4",
    meter_rest="#cfd4dd",
    warning_fill="#fff5e6",
    warning_border="#efc894",
    warning_text="#8a4b00",
    note_fill="#eeeffd",
    note_border="#c9caf5",
    hit_fill="#ffe08a",
)

DARK = Tokens(
    window="#16181c",
    card="#1f2228",
    border="#2e323a",
    strong_border="#4a505c",
    text="#eceef2",
    secondary="#a4abb8",
    disabled="#6c7380",
    accent="#5f62e2",
    accent_hover="#6b6eea",
    accent_text="#9a9cff",
    key="#2a2e36",
    hover="#292d35",
    meter_rest="#444a55",
    warning_fill="#2e2412",
    warning_border="#6a4f20",
    warning_text="#ffc878",
    note_fill="#23244a",
    note_border="#3f4187",
    hit_fill="#6b560f",
)

STATE_COLOURS = {
    AppState.IDLE: "#5f62e2",
    AppState.LOADING: "#747b8b",
    AppState.LISTENING: "#e5464f",
    AppState.TRANSCRIBING: "#0b9484",
    AppState.ERROR: "#d2710c",
}
"""As in the icons: at least 3:1 on white and on near-black, so that one drawing serves every panel."""


def apply(name: ThemeName) -> None:
    """Use the light or the dark colours, or follow the desktop from now on."""
    _theme().choose(name)


def tokens() -> Tokens:
    """The colours in use now."""
    return _theme().tokens


def scaled(font: QFont, factor: float) -> QFont:
    """A copy of another size; sizes follow the desktop's font, never a number of pixels."""
    copy = type(font)(font)
    if font.pointSizeF() > 0:
        copy.setPointSizeF(font.pointSizeF() * factor)
    else:
        copy.setPixelSize(round(font.pixelSize() * factor))
    return copy


def _theme() -> _Theme:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("The theme needs a QApplication.")
    # The only child of its kind: module state would outlive the application.
    return app.findChild(_Theme) or _Theme(app)


class _Theme(QObject):
    """Holds the choice and follows the desktop while it is "system"."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._name: ThemeName = "system"
        self._desktop_is_dark = app.palette().color(QPalette.ColorRole.Window).lightness() < 128  # noqa: PLR2004
        self.tokens = self._wanted()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_desktop_changed)

    def choose(self, name: ThemeName) -> None:
        self._name = name
        hints = QGuiApplication.styleHints()
        if name == "system":
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if name == "dark" else Qt.ColorScheme.Light)
        is_dressed = bool(self._app.styleSheet())
        if not is_dressed and self._app.style().name() != "fusion":  # under a style sheet no style has a name
            self._app.setStyle("Fusion")
        wanted = self._wanted()
        if not is_dressed or wanted != self.tokens:  # each widget there is would be dressed anew
            self._paint(wanted)

    @Slot()
    def _on_desktop_changed(self) -> None:
        if self._wanted() != self.tokens:
            self._paint(self._wanted())

    def _wanted(self) -> Tokens:
        if self._name != "system":
            return DARK if self._name == "dark" else LIGHT
        scheme = QGuiApplication.styleHints().colorScheme()
        if scheme is Qt.ColorScheme.Unknown:
            return DARK if self._desktop_is_dark else LIGHT
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT

    def _paint(self, new: Tokens) -> None:
        self.tokens = new
        self._app.setPalette(_palette(new))
        self._app.setStyleSheet(_style_sheet(new))


def _palette(t: Tokens) -> QPalette:
    palette = QPalette(QColor(t.card), QColor(t.window))
    role = QPalette.ColorRole
    for which, colour in (
        (role.WindowText, t.text),
        (role.Base, t.card),
        (role.AlternateBase, t.window),
        (role.Text, t.text),
        (role.ButtonText, t.text),
        (role.PlaceholderText, t.secondary),
        (role.ToolTipBase, t.card),
        (role.ToolTipText, t.text),
        (role.Highlight, t.accent),
        (role.HighlightedText, "#ffffff"),
        (role.Accent, t.accent),
        (role.Link, t.accent_text),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.disabled))
    return palette


# Qt's own balloon, where no notification service is there, is pale yellow in any colours.
_STYLE = Template("""
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QFrame[role="card"] { background: $card; border: 1px solid $border; border-radius: 10px; }
QFrame[role="warning"] { background: $warning_fill; border: 1px solid $warning_border; border-radius: 10px; }
QFrame[role="note"] { background: $note_fill; border: 1px solid $note_border; border-radius: 10px; }
QLabel[role="secondary"] { color: $secondary; }
QLabel[role="caution"] { color: $warning_text; }
QLabel[role="strong"] { font-weight: 600; }
QPlainTextEdit {
    background: transparent; border: none; color: $text; placeholder-text-color: $secondary;
    selection-background-color: $accent; selection-color: #ffffff;
}
QPlainTextEdit[withheld="true"] { color: $secondary; }
QFrame[role="field"] { border: 1px solid $accent_text; border-radius: 6px; }
QLineEdit {
    background: $card; color: $text; border: 1px solid $strong_border; border-radius: 6px; padding: 5px 8px;
    placeholder-text-color: $secondary; selection-background-color: $accent; selection-color: #ffffff;
}
QLineEdit:focus { border: 2px solid $accent_text; padding: 4px 7px; }
QLineEdit:disabled { color: $disabled; border-color: $border; }
QListView { background: transparent; border: none; }
QListView[role="pages"] { outline: none; }
QListView[role="pages"]::item { padding: 8px 10px; border-radius: 6px; }
QListView[role="pages"]::item:hover { background: $hover; }
QListView[role="pages"]::item:selected { background: $note_fill; color: $text; }
QListView[role="pages"]::item:focus { border: 2px solid $accent_text; padding: 6px 8px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {
    background: transparent; border: none; border-radius: 0; padding: 0;
}
QAbstractSpinBox[role="number"], QComboBox[role="choice"] {
    background: $card; color: $text; border: 1px solid $strong_border; border-radius: 6px; padding: 5px 26px 5px 8px;
    selection-background-color: $accent; selection-color: #ffffff;
}
QAbstractSpinBox[role="number"] { padding: 3px 26px 3px 2px; }
QAbstractSpinBox[role="number"]:focus, QComboBox[role="choice"]:focus {
    border: 2px solid $accent_text; padding: 4px 25px 4px 7px;
}
QAbstractSpinBox[role="number"]:focus { padding: 2px 25px 2px 1px; }
QComboBox[role="choice"]:hover { background: $hover; }
QAbstractSpinBox[role="number"]::up-button { subcontrol-position: top right; width: 24px; border: none; }
QAbstractSpinBox[role="number"]::down-button { subcontrol-position: bottom right; width: 24px; border: none; }
QComboBox[role="choice"] { combobox-popup: 0; }
QComboBox[role="choice"]::drop-down { width: 24px; border: none; }
QComboBox[role="choice"] QAbstractItemView {
    background: $card; color: $text; border: 1px solid $strong_border; padding: 4px;
    selection-background-color: $accent; selection-color: #ffffff; outline: none;
}
QFrame[role="finding"] { border: 2px solid transparent; border-radius: 8px; }
QFrame[role="finding"]:focus { border-color: $accent_text; }
QFrame[role="line"] { background: $border; border: none; }
QSplitter::handle { background: transparent; }
QTabWidget::pane { border: none; }
QTabBar { background: transparent; border: none; }
QTabBar::tab {
    background: transparent; color: $secondary; border: none; border-bottom: 2px solid transparent;
    padding: 8px 4px 6px 4px; margin: 0 4px 0 12px;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent_text; }
QTabBar::tab:focus { color: $accent_text; }
QTabWidget > QPushButton { margin: 0 7px 3px 0; }
QScrollBar:vertical { background: transparent; border: none; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $strong_border; border-radius: 3px; min-height: 24px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: $disabled; }
QScrollBar::handle:vertical:disabled { background: transparent; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: transparent; }
QPushButton {
    background: $card; color: $text; border: 1px solid $strong_border; border-radius: 6px; padding: 6px 14px;
    outline: none;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $border; }
QPushButton:disabled { color: $disabled; border-color: $border; }
QPushButton:focus { border: 2px solid $accent_text; padding: 5px 13px; }
QPushButton[role="primary"] { background: $accent; color: #ffffff; border-color: $accent; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:disabled { background: $border; color: $disabled; border-color: $border; }
QPushButton[role="primary"]:focus { border-color: $text; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; color: $accent_text; padding: 4px 8px; }
QPushButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:checked { background: $note_fill; }
QPushButton::menu-indicator { width: 0; }
QPushButton[role="quiet"]:disabled { color: $disabled; }
QPushButton[role="quiet"]:focus { border: 2px solid $accent_text; padding: 3px 7px; }
QProgressBar { background: $note_border; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent_text; border-radius: 3px; }
QToolTip { background: $card; color: $text; border: 1px solid $border; padding: 4px; }
QBalloonTip QLabel { color: #1b1e25; }
QMenu { background: $card; color: $text; border: 1px solid $strong_border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent; color: #ffffff; }
QMenu::item:disabled { background: transparent; color: $secondary; }
QMenu::indicator { width: 12px; height: 12px; margin-left: 8px; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
""")


def _style_sheet(t: Tokens) -> str:
    return _STYLE.substitute({name: getattr(t, name) for name in Tokens.__dataclass_fields__})
