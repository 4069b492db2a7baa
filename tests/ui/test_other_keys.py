"""Further keys in the settings dialog: recorded, told apart, each with what it is for; and how sides are recorded."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from dictation_app.settings import DictationKey, HotkeySettings, Settings, get, with_value
from dictation_app.ui.settings_dialog.chord_edit import LET_GO_MS, ChordEdit
from dictation_app.ui.settings_dialog.model_choice import ModelOffer
from dictation_app.ui.settings_dialog.other_keys import KEY, OtherKeys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

TWO = (DictationKey(chord="F9", language="de"), DictationKey(chord="RightCtrl", mode="hold"))
RIGHT_CTRL_KEYSYM, LEFT_CTRL_KEYSYM, RIGHT_ALT_KEYSYM = 0xFFE4, 0xFFE3, 0xFFEA
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
needs_keysyms = pytest.mark.skipif(sys.platform == "win32", reason="the codes of X")


@pytest.fixture
def keys(qtbot: QtBot, themed: QApplication) -> Iterator[OtherKeys]:
    """Shows what is wanted, as the app does."""
    control = OtherKeys()
    qtbot.addWidget(control)
    control.wanted.connect(control.show_value)
    show(control, TWO)
    control.resize(QSize(600, 600))
    control.show()
    qtbot.waitExposed(control)
    control.activateWindow()
    return control


def show(control: OtherKeys, keys: tuple[DictationKey, ...]) -> None:
    control.show_value(get(Settings(hotkey=HotkeySettings(others=keys)), KEY))


def wanted(qtbot: QtBot, control: OtherKeys, act: object) -> tuple[DictationKey, ...]:
    with qtbot.waitSignal(control.wanted) as told:
        act()  # type: ignore[operator]
    return with_value(Settings(), KEY, str(told.args[0])).hotkey.others


def press(control: object, key: Qt.Key, *, keysym: int = 0, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """A key goes down and up, as the system tells it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(control, QKeyEvent(kind, key, modifiers, 0, keysym, 0))


def test_a_key_is_added_by_pressing_it(keys: OtherKeys, qtbot: QtBot) -> None:
    keys._add.setFocus()
    qtbot.keyClick(keys._add, Qt.Key.Key_Space)
    assert keys.records
    assert not keys._add.isVisible()
    assert wanted(qtbot, keys, lambda: press(keys._new.field, Qt.Key.Key_F10)) == (*TWO, DictationKey(chord="F10"))
    assert keys._box.currentData() == "F10"
    assert not keys.records
    assert not keys._new.isVisible()
    assert keys._add.hasFocus()


def test_esc_adds_nothing(keys: OtherKeys, qtbot: QtBot) -> None:
    qtbot.keyClick(keys._add, Qt.Key.Key_Space)
    with qtbot.assertNotEmitted(keys.wanted, wait=2 * LET_GO_MS):
        press(keys._new.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not keys.records)
    assert keys._add.isVisible()


def test_what_the_key_that_is_looked_at_is_for_is_shown_and_changed(keys: OtherKeys, qtbot: QtBot) -> None:
    keys.show_models([ModelOffer(name="small", bytes=480_000_000, languages=99, is_installed=True)])
    assert [keys._box.itemText(at) for at in range(2)] == ["F9", "Right Ctrl"]
    assert keys._options["language"].field.currentData() == "de"
    keys._box.setFocus()
    qtbot.keyClick(keys._box, Qt.Key.Key_Down)
    assert keys._options["mode"].field.currentData() == "hold"
    mode, model = keys._options["mode"].field, keys._options["model"].field
    mode.setFocus()
    changed = wanted(qtbot, keys, lambda: qtbot.keyClick(mode, Qt.Key.Key_Down))
    assert changed == (TWO[0], DictationKey(chord="RightCtrl", mode="tap"))
    model.setFocus()
    changed = wanted(qtbot, keys, lambda: qtbot.keyClick(model, Qt.Key.Key_Down))
    assert changed[1] == DictationKey(chord="RightCtrl", mode="tap", model="small")


def test_a_model_for_english_only_is_told_where_the_language_is_chosen(keys: OtherKeys, qtbot: QtBot) -> None:
    english = ModelOffer(name="base.en", languages=1, is_installed=True)
    keys.show_models([english, ModelOffer(name="small", languages=99, is_installed=True)])
    keys.show_main_model("small")
    assert not keys._english.isVisible()
    keys.show_main_model("base.en")
    assert keys._english.isVisible()
    assert keys._english.text().startswith("base.en understands English only")
    show(keys, (DictationKey(chord="F9", model="small"),))
    assert not keys._english.isVisible()


def test_the_last_one_that_is_removed_leaves_the_keyboard_where_one_is_added(keys: OtherKeys, qtbot: QtBot) -> None:
    for left in (TWO[1:], ()):
        keys._remove.setFocus()
        assert wanted(qtbot, keys, lambda: qtbot.keyClick(keys._remove, Qt.Key.Key_Space)) == left
    assert keys._none.isVisible()
    assert keys._add.hasFocus()


def test_what_can_be_no_key_is_told(keys: OtherKeys, qtbot: QtBot) -> None:
    qtbot.keyClick(keys._add, Qt.Key.Key_Space)
    with qtbot.waitSignal(keys.refused) as told:
        press(keys._new.field, Qt.Key.Key_Plus)
    assert told.args == ["The key + cannot be used."]


# --- sides ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def edit(qtbot: QtBot, themed: QApplication) -> ChordEdit:
    made = ChordEdit("Key", may_be_none=False)
    qtbot.addWidget(made)
    made.wanted.connect(made.show_value)
    made.show_value("Ctrl+Alt+Space")
    made.resize(QSize(600, 100))
    made.show()
    qtbot.waitExposed(made)
    return made


@needs_keysyms
@pytest.mark.parametrize(
    ("key", "keysym", "chord"),
    [
        (Qt.Key.Key_Control, RIGHT_CTRL_KEYSYM, "RightCtrl"),
        (Qt.Key.Key_Control, LEFT_CTRL_KEYSYM, "LeftCtrl"),
        (Qt.Key.Key_Control, 0, "Ctrl"),
        (Qt.Key.Key_Alt, RIGHT_ALT_KEYSYM, "RightAlt"),
        (Qt.Key.Key_AltGr, 0, "RightAlt"),
    ],
)
def test_a_modifier_key_alone_is_recorded_with_its_side(
    edit: ChordEdit, qtbot: QtBot, key: Qt.Key, keysym: int, chord: str
) -> None:
    edit.record()
    with qtbot.waitSignal(edit.wanted) as told:
        press(edit.field, key, keysym=keysym)
    assert told.args == [chord]
    assert edit._sides.isVisible()
    assert edit._sides.currentData() == chord.removesuffix("Ctrl").removesuffix("Alt")


@needs_keysyms
def test_a_modifier_with_another_key_is_a_combination_of_either_side(edit: ChordEdit, qtbot: QtBot) -> None:
    edit.record()
    field = edit.field
    with qtbot.waitSignal(edit.wanted) as told:
        QApplication.sendEvent(
            field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Control, NONE, 0, RIGHT_CTRL_KEYSYM, 0)
        )
        press(field, Qt.Key.Key_D, modifiers=CTRL)
        QApplication.sendEvent(
            field, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Control, CTRL, 0, RIGHT_CTRL_KEYSYM, 0)
        )
    assert told.args == ["Ctrl+D"]
    assert edit._sides.currentData() == ""


def test_two_modifiers_and_nothing_else_are_nothing(edit: ChordEdit, qtbot: QtBot) -> None:
    edit.record()
    with qtbot.assertNotEmitted(edit.wanted, wait=2 * LET_GO_MS):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(edit.field, QKeyEvent(kind, Qt.Key.Key_Control, NONE))
            QApplication.sendEvent(edit.field, QKeyEvent(kind, Qt.Key.Key_Alt, CTRL))


def test_a_combination_is_narrowed_to_one_side_by_keyboard(edit: ChordEdit, qtbot: QtBot) -> None:
    edit._sides.setFocus()
    with qtbot.waitSignal(edit.wanted) as told:
        qtbot.keyClick(edit._sides, Qt.Key.Key_End)
    assert told.args == ["RightCtrl+RightAlt+Space"]
    with qtbot.waitSignal(edit.wanted) as told:
        qtbot.keyClick(edit._sides, Qt.Key.Key_Home)
    assert told.args == ["Ctrl+Alt+Space"]


def test_a_key_without_modifiers_has_no_sides(edit: ChordEdit) -> None:
    edit.show_value("F9")
    assert not edit._sides.isVisible()
    edit.show_value("LeftCtrl+Shift+F9")
    assert edit._sides.currentText() == "As shown above"


def test_the_key_that_cancels_is_no_modifier_alone(qtbot: QtBot, themed: QApplication) -> None:
    cancel = ChordEdit("Cancel", may_be_none=True)
    qtbot.addWidget(cancel)
    cancel.show()
    cancel.record()
    with qtbot.assertNotEmitted(cancel.wanted, wait=2 * LET_GO_MS):
        press(cancel.field, Qt.Key.Key_Control)
