"""Colours: readable in both themes, and changed at once everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel

from dictation_app.ui import theme
from dictation_app.ui.labels import Text

from .statuses import contrast, with_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("text", "card"),
        ("text", "window"),
        ("text", "key"),
        ("text", "warning_fill"),
        ("text", "note_fill"),
        ("text", "hit_fill"),
        ("secondary", "card"),
        ("secondary", "window"),
        ("secondary", "warning_fill"),
        ("secondary", "note_fill"),
        ("accent_text", "card"),
        ("warning_text", "card"),
        ("warning_text", "warning_fill"),
    ],
)
def test_text_is_readable(tokens: theme.Tokens, front: str, back: str) -> None:
    assert contrast(QColor(getattr(tokens, front)), QColor(getattr(tokens, back))) >= 4.5


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("back", ["accent", "accent_hover"])
def test_white_is_readable_on_the_main_button(tokens: theme.Tokens, back: str) -> None:
    assert contrast(QColor("white"), QColor(getattr(tokens, back))) >= 4


@pytest.mark.parametrize(("name", "dark"), [("light", False), ("dark", True)])
def test_the_choice_is_used_at_once(themed: QApplication, name: theme.ThemeName, dark: bool) -> None:
    theme.apply("dark" if name == "light" else "light")

    theme.apply(name)

    assert (themed.palette().color(QPalette.ColorRole.Window).lightness() < 128) is dark
    assert theme.tokens() == (theme.DARK if dark else theme.LIGHT)


def test_system_is_light_where_the_desktop_does_not_say(themed: QApplication) -> None:
    if themed.styleHints().colorScheme() is not Qt.ColorScheme.Unknown:
        pytest.skip("this desktop says")
    theme.apply("dark")

    theme.apply("system")

    assert theme.tokens() == theme.LIGHT


def test_there_is_one_theme_for_each_application(themed: QApplication) -> None:
    theme.apply("dark")
    theme.apply("light")

    assert len(themed.findChildren(theme._Theme)) == 1


def test_a_large_text_stays_large_when_colours_and_fonts_change(themed: QApplication, qtbot: QtBot) -> None:
    title, usual = Text("Ready", size=1.5), QLabel("usual")
    for label in (title, usual):
        qtbot.addWidget(label)
        label.show()

    def ratio() -> float:
        return title.font().pointSizeF() / usual.font().pointSizeF()

    assert ratio() == pytest.approx(1.5)
    theme.apply("dark")
    assert ratio() == pytest.approx(1.5)

    def check() -> None:
        qtbot.wait(10)
        assert title.font().pointSizeF() == pytest.approx(1.5 * themed.font().pointSizeF())

    with_font(themed, 1.5, check)


class DressedAnew(QObject):
    """How often a widget was."""

    def __init__(self, widget: QLabel) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        self.count += event.type() is QEvent.Type.StyleChange
        return False


def test_colours_that_stay_dress_nothing_anew_and_others_do_not_change_the_style(
    themed: QApplication, qtbot: QtBot
) -> None:
    label = QLabel("usual")
    qtbot.addWidget(label)
    label.show()
    dressed = DressedAnew(label)
    theme.apply("light")
    assert dressed.count == 0
    theme.apply("dark")
    assert dressed.count == 1
