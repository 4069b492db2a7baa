"""Programs with a way of their own in the settings dialog: added, changed and removed by the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt

from dictation_app.settings import OutputSettings, ProgramRule, Settings, get, with_value
from dictation_app.ui.settings_dialog.program_rules import KEY, ProgramRules

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

TWO = (ProgramRule(program="gedit", way="ctrl+v"), ProgramRule(program="kitty", way="copy"))


@pytest.fixture
def rules(qtbot: QtBot, themed: QApplication) -> ProgramRules:
    """Shows what is wanted, as the app does."""
    control = ProgramRules()
    qtbot.addWidget(control)
    control.wanted.connect(control.show_value)
    control.show_value(get(Settings(output=OutputSettings(programs=TWO)), KEY))
    control.resize(QSize(600, 400))
    control.show()
    qtbot.waitExposed(control)
    control.activateWindow()
    return control


def wanted(qtbot: QtBot, control: ProgramRules, act: Callable[[], object]) -> tuple[ProgramRule, ...]:
    with qtbot.waitSignal(control.wanted) as told:
        act()
    return with_value(Settings(), KEY, str(told.args[0])).output.programs


def test_a_program_is_added_by_its_name_and_looked_at_then(rules: ProgramRules, qtbot: QtBot) -> None:
    assert not rules._add.isEnabled()
    rules._name.setFocus()
    qtbot.keyClicks(rules._name, " Emacs ")
    assert rules._add.isEnabled()
    added = wanted(qtbot, rules, lambda: qtbot.keyClick(rules._name, Qt.Key.Key_Return))
    assert added == (*TWO, ProgramRule(program="emacs"))
    assert rules._box.currentText() == "emacs"
    assert rules._name.text() == ""


def test_a_program_that_is_there_is_looked_at_instead_of_added_again(rules: ProgramRules, qtbot: QtBot) -> None:
    qtbot.keyClicks(rules._name, "Kitty")
    with qtbot.assertNotEmitted(rules.wanted):
        qtbot.keyClick(rules._name, Qt.Key.Key_Return)
    assert rules._box.currentText() == "kitty"
    assert rules._options["way"].field.currentData() == "copy"


def test_the_way_of_the_one_that_is_looked_at_is_changed(rules: ProgramRules, qtbot: QtBot) -> None:
    rules._options["way"].field.setFocus()
    changed = wanted(qtbot, rules, lambda: qtbot.keyClick(rules._options["way"].field, Qt.Key.Key_Down))
    assert changed == (ProgramRule(program="gedit", way="ctrl+shift+v"), TWO[1])


def test_the_last_one_that_is_removed_leaves_the_keyboard_where_one_is_added(rules: ProgramRules, qtbot: QtBot) -> None:
    for left in (TWO[1:], ()):
        rules._remove.setFocus()
        assert wanted(qtbot, rules, lambda: qtbot.keyClick(rules._remove, Qt.Key.Key_Space)) == left
    assert rules._none.isVisible()
    assert not rules._box.isVisible()
    assert rules._name.hasFocus()
