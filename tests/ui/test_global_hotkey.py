"""GlobalHotkey: which keys are registered, whatever is refused, and when a key was pressed."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QThread, Slot

from dictation_app.control.global_hotkey import GlobalHotkey
from dictation_app.errors import HotkeyError, LeftToDesktopError, SettingsError
from dictation_app.settings import DictationKey, HotkeySettings
from dictation_app.values.dictation import HotkeyEvent, KeyMode, PressedKey

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from .hotkeys import FakeHotkeys

SETTINGS = HotkeySettings(chord="ctrl+alt+space", cancel="esc")
OTHER = replace(SETTINGS, chord="Ctrl+F9")


class Listener(QObject):
    """Notes each event, its time, and the thread it arrives on."""

    def __init__(self, hotkey: GlobalHotkey) -> None:
        super().__init__()
        self.heard: list[tuple[HotkeyEvent, float, QThread]] = []
        self.keys: list[PressedKey] = []
        hotkey.key_event.connect(self.hear)

    @Slot(object, object, float)
    def hear(self, event: HotkeyEvent, key: PressedKey, at_s: float) -> None:
        self.keys.append(key)
        self.heard.append((event, at_s, QThread.currentThread()))


@pytest.fixture
def hotkey(qtbot: QtBot, hotkeys: FakeHotkeys) -> GlobalHotkey:
    hotkey = GlobalHotkey(SETTINGS)
    hotkey.start()
    return hotkey


def test_keys_are_told_in_their_usual_spelling_before_they_are_registered(hotkeys: FakeHotkeys) -> None:
    hotkey = GlobalHotkey(SETTINGS)
    assert (hotkey.chord, hotkey.cancel) == ("Ctrl+Alt+Space", "Escape")
    assert not hotkey.is_registered
    assert hotkeys.made == []
    assert GlobalHotkey(replace(SETTINGS, chord="Hyper+Nothing", cancel="")).chord == "Hyper+Nothing"
    assert GlobalHotkey(replace(SETTINGS, cancel="")).cancel == ""


def test_a_key_comes_to_the_gui_thread_with_the_time_it_was_pressed(
    hotkey: GlobalHotkey, hotkeys: FakeHotkeys, qtbot: QtBot
) -> None:
    listener = Listener(hotkey)
    before_s = time.monotonic()
    pressing = threading.Thread(target=hotkeys.active.send, args=(HotkeyEvent.PRESSED,))
    pressing.start()
    pressing.join()
    pressed_s = time.monotonic()
    time.sleep(0.05)
    assert listener.heard == []
    qtbot.waitUntil(lambda: bool(listener.heard))
    event, at_s, thread = listener.heard[0]
    assert event is HotkeyEvent.PRESSED
    assert before_s <= at_s <= pressed_s
    assert thread == hotkey.thread()


def test_a_refused_key_is_a_problem_until_another_is_registered(
    qtbot: QtBot, hotkeys: FakeHotkeys, caplog: pytest.LogCaptureFixture
) -> None:
    hotkeys.refuse_chord = "Ctrl+Alt+Space"
    hotkey = GlobalHotkey(SETTINGS)
    with qtbot.waitSignal(hotkey.started, timeout=500):
        hotkey.start()
    assert not hotkey.is_registered
    assert hotkey.problem is not None
    assert hotkey.problem.message == "Ctrl+Alt+Space is taken by another program."
    with hotkey.replaced(OTHER):
        assert hotkey.is_registered
    assert hotkey.problem is None
    assert hotkey.chord == "Ctrl+F9"
    caplog.clear()


def test_other_keys_that_are_refused_leave_the_former_ones(hotkey: GlobalHotkey, hotkeys: FakeHotkeys) -> None:
    hotkeys.refuse_chord = "Ctrl+F9"
    with pytest.raises(HotkeyError, match="taken"), hotkey.replaced(OTHER):
        pytest.fail("the keys were refused")
    assert str(hotkeys.active.chord) == hotkey.chord == "Ctrl+Alt+Space"
    assert hotkey.problem is None


def test_other_keys_go_again_where_they_cannot_be_saved(hotkey: GlobalHotkey, hotkeys: FakeHotkeys) -> None:
    def save() -> None:
        assert str(hotkeys.active.chord) == "Ctrl+F9"
        raise SettingsError("The settings cannot be saved.")

    with pytest.raises(SettingsError), hotkey.replaced(OTHER):
        save()
    assert [str(made.chord) for made in hotkeys.made if made.chord] == [hotkey.chord] == ["Ctrl+Alt+Space"]


def test_what_is_not_about_keys_registers_nothing_anew(hotkey: GlobalHotkey, hotkeys: FakeHotkeys) -> None:
    with hotkey.replaced(replace(SETTINGS, tap_ms=100)):
        pass
    assert len(hotkeys.made) == 1
    with hotkey.replaced(replace(SETTINGS, cancel="F12")):
        pass
    assert len(hotkeys.made) == 2
    assert hotkey.cancel == "F12"


def test_the_cancel_key_stays_watched_when_the_keys_are_replaced(hotkey: GlobalHotkey, hotkeys: FakeHotkeys) -> None:
    assert not hotkeys.active.watching
    hotkey.watch_cancel(True)
    with hotkey.replaced(OTHER):
        pass
    assert hotkeys.active.watching
    hotkey.watch_cancel(False)
    assert not hotkeys.active.watching


def test_stopped_it_gives_the_keys_back(hotkey: GlobalHotkey, hotkeys: FakeHotkeys) -> None:
    hotkey.stop()
    assert not hotkey.is_registered
    assert [made.chord for made in hotkeys.made] == [None]


def test_keys_that_were_given_back_are_registered_again_once(hotkey: GlobalHotkey, hotkeys: FakeHotkeys) -> None:
    hotkey.suspend()
    assert not hotkey.is_registered
    hotkey.resume()
    hotkey.resume()
    assert [str(h.chord) for h in hotkeys.made if h.chord is not None] == ["Ctrl+Alt+Space"]


def test_keys_that_were_given_back_for_good_are_not_registered_again(hotkey: GlobalHotkey) -> None:
    hotkey.suspend()
    hotkey.stop()
    hotkey.resume()
    assert not hotkey.is_registered


def test_a_key_that_is_held_while_it_is_given_back_counts_as_let_go(
    qtbot: QtBot, hotkey: GlobalHotkey, hotkeys: FakeHotkeys
) -> None:
    seen: list[HotkeyEvent] = []
    hotkey.key_event.connect(lambda event, _key, _at_s: seen.append(event))
    hotkeys.active.send(HotkeyEvent.PRESSED)
    hotkey.suspend()
    hotkey.resume()
    hotkeys.active.send(HotkeyEvent.PRESSED)
    hotkeys.active.send(HotkeyEvent.RELEASED)
    hotkey.stop()
    assert seen == [HotkeyEvent.PRESSED, HotkeyEvent.LOST, HotkeyEvent.PRESSED, HotkeyEvent.RELEASED]


def test_what_a_back_end_tells_after_its_end_is_heard_by_nobody(
    qtbot: QtBot, hotkey: GlobalHotkey, hotkeys: FakeHotkeys
) -> None:
    former = hotkeys.active
    with hotkey.replaced(OTHER):
        pass
    listener = Listener(hotkey)
    former.send(HotkeyEvent.PRESSED)
    former.send(HotkeyEvent.CHANGED)
    assert listener.heard == []
    assert [made.chord is not None for made in hotkeys.made] == [False, True], "one at a time"
    hotkeys.active.send(HotkeyEvent.PRESSED)
    assert len(listener.heard) == 1


def test_a_key_that_goes_and_comes_back_later_is_told(
    qtbot: QtBot, hotkey: GlobalHotkey, hotkeys: FakeHotkeys, caplog: pytest.LogCaptureFixture
) -> None:
    backend = hotkeys.active
    backend.not_taken[0] = HotkeyError("Ctrl+Alt+Space is taken by another program.")
    with qtbot.waitSignal(hotkey.started):
        threading.Thread(target=backend.send, args=(HotkeyEvent.CHANGED,)).start()
    assert not hotkey.is_registered
    assert hotkey.problem is not None
    caplog.clear()
    del backend.not_taken[0]
    with qtbot.waitSignal(hotkey.started):
        backend.send(HotkeyEvent.CHANGED)
    assert hotkey.is_registered
    assert hotkey.problem is None


def test_after_a_sleep_the_back_end_looks_after_its_keys(
    hotkey: GlobalHotkey, hotkeys: FakeHotkeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = {"wall": 1000.0, "monotonic": 50.0}
    monkeypatch.setattr("dictation_app.control.global_hotkey.time.time", lambda: now["wall"])
    monkeypatch.setattr("dictation_app.control.global_hotkey.time.monotonic", lambda: now["monotonic"])
    for slept_s in (0.0, 0.0, 3600.0, 0.0):
        now["wall"] += 5.0 + slept_s
        now["monotonic"] += 5.0
        hotkey._look.timeout.emit()
    assert hotkeys.active.rearmed == 1


def test_sleep_is_looked_for_with_other_keys_too(hotkey: GlobalHotkey) -> None:
    with hotkey.replaced(OTHER):
        pass
    assert hotkey._look.isActive()


def test_in_a_trial_presses_are_counted_and_told_to_nobody(
    hotkey: GlobalHotkey, hotkeys: FakeHotkeys, qtbot: QtBot
) -> None:
    listener = Listener(hotkey)
    assert hotkey.begin_trial()
    hotkeys.active.send(HotkeyEvent.PRESSED)
    hotkeys.active.send(HotkeyEvent.RELEASED)
    assert hotkey.seen_in_trial == (HotkeyEvent.PRESSED, HotkeyEvent.RELEASED)
    hotkey.end_trial()
    assert hotkey.seen_in_trial is None
    assert listener.heard == []
    hotkeys.active.send(HotkeyEvent.PRESSED)
    assert [event for event, _, _ in listener.heard] == [HotkeyEvent.PRESSED]


def test_no_trial_begins_while_the_key_is_down(hotkey: GlobalHotkey, hotkeys: FakeHotkeys, qtbot: QtBot) -> None:
    """Its release would be counted, and the dictation never end."""
    listener = Listener(hotkey)
    hotkeys.active.send(HotkeyEvent.PRESSED)
    assert not hotkey.begin_trial()
    hotkeys.active.send(HotkeyEvent.RELEASED)
    assert len(listener.heard) == 2


FURTHER = replace(
    SETTINGS, mode="hold", others=(DictationKey(chord="F9", mode="tap", language="de"), DictationKey(chord="RightCtrl"))
)


def test_each_key_is_told_with_what_it_is_for(hotkey: GlobalHotkey, hotkeys: FakeHotkeys, qtbot: QtBot) -> None:
    listener = Listener(hotkey)
    with hotkey.replaced(FURTHER):
        pass
    assert [str(chord) for chord in hotkeys.active.chords] == ["Ctrl+Alt+Space", "F9", "RightCtrl"]
    for number in range(3):
        hotkeys.active.send(HotkeyEvent.PRESSED, number)
        hotkeys.active.send(HotkeyEvent.RELEASED, number)
    assert listener.keys[::2] == [
        PressedKey(chord="Ctrl+Alt+Space", mode=KeyMode.HOLD),
        PressedKey(chord="F9", mode=KeyMode.TAP, language="de"),
        PressedKey(chord="RightCtrl", is_lone=True),
    ]


def test_what_a_key_is_for_changes_without_registering_it_anew(
    hotkey: GlobalHotkey, hotkeys: FakeHotkeys, qtbot: QtBot
) -> None:
    listener = Listener(hotkey)
    with hotkey.replaced(FURTHER):
        pass
    with hotkey.replaced(replace(FURTHER, others=(DictationKey(chord="F9", model="small"), FURTHER.others[1]))):
        pass
    hotkeys.active.send(HotkeyEvent.PRESSED, 1)
    assert listener.keys == [PressedKey(chord="F9", model="small")]
    assert len(hotkeys.made) == 2


def test_a_further_key_that_is_taken_leaves_the_others_and_is_a_problem(
    qtbot: QtBot, hotkeys: FakeHotkeys, caplog: pytest.LogCaptureFixture
) -> None:
    hotkeys.refuse_chord = "F9"
    hotkey = GlobalHotkey(FURTHER)
    hotkey.start()
    assert hotkey.is_registered
    assert hotkey.problem is not None
    assert hotkey.problem.message == "F9 is taken by another program."
    assert [(chord, problem is not None) for chord, problem in hotkey.others] == [("F9", True), ("RightCtrl", False)]
    with hotkey.replaced(replace(FURTHER, cancel="F12")):
        pass  # what could not be had before stands in nobody's way
    assert hotkey.cancel == "F12"
    caplog.clear()


def test_a_further_key_that_is_refused_leaves_all_as_it_was(hotkey: GlobalHotkey, hotkeys: FakeHotkeys) -> None:
    hotkeys.refuse_chord = "F9"
    with pytest.raises(HotkeyError, match="F9 is taken"), hotkey.replaced(FURTHER):
        pytest.fail("a key was refused")
    assert [str(chord) for chord in hotkeys.active.chords] == ["Ctrl+Alt+Space"]
    assert hotkey.problem is None


def test_further_keys_are_told_only_where_any_key_is_registered(qtbot: QtBot, hotkeys: FakeHotkeys) -> None:
    hotkey = GlobalHotkey(FURTHER)
    assert hotkey.others == ()
    hotkey.start()
    assert hotkey.others == (("F9", None), ("RightCtrl", None))
    hotkey.suspend()
    assert hotkey.others == (), "nobody is told that they work"


def test_a_trial_counts_the_key_to_dictate_with_and_no_further_one(qtbot: QtBot, hotkeys: FakeHotkeys) -> None:
    hotkey = GlobalHotkey(FURTHER)
    listener = Listener(hotkey)
    hotkey.start()
    assert hotkey.begin_trial()
    hotkeys.active.send(HotkeyEvent.PRESSED, 1)
    hotkeys.active.send(HotkeyEvent.RELEASED, 1)
    assert hotkey.seen_in_trial == ()
    hotkeys.active.send(HotkeyEvent.PRESSED)
    assert hotkey.seen_in_trial == (HotkeyEvent.PRESSED,)
    assert listener.keys == []


def test_what_the_desktop_decides_later_is_told(
    hotkeys: FakeHotkeys, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    hotkey = GlobalHotkey(HotkeySettings())
    hotkey.start()
    assert hotkey.is_registered
    backend = hotkeys.active

    backend.not_taken = {0: HotkeyError("The desktop's question was answered with no.")}
    with qtbot.waitSignal(hotkey.started):
        backend.send(HotkeyEvent.CHANGED)

    assert not hotkey.is_registered
    assert hotkey.problem is backend.not_taken[0]
    assert not hotkey.is_left_to_desktop
    caplog.clear()
    backend.not_taken = {0: LeftToDesktopError("No program gets keys here.")}
    with qtbot.waitSignal(hotkey.started):
        backend.send(HotkeyEvent.CHANGED)
    assert hotkey.is_left_to_desktop, "and that is nothing to warn of"
    backend.not_taken = {}
    with qtbot.waitSignal(hotkey.started):
        backend.send(HotkeyEvent.CHANGED)
    assert hotkey.is_registered
    assert not hotkey.has_fired
    backend.send(HotkeyEvent.PRESSED)
    assert hotkey.has_fired
    hotkey.stop()


@pytest.mark.parametrize(
    ("mode", "first"),
    [
        (KeyMode.AUTO, [HotkeyEvent.LOST]),
        (KeyMode.HOLD, [HotkeyEvent.LOST]),
        (KeyMode.TAP, [HotkeyEvent.RELEASED, HotkeyEvent.PRESSED, HotkeyEvent.RELEASED]),
    ],
)
def test_where_no_release_is_told_a_press_starts_and_the_next_one_ends_and_that_is_said_once(
    qtbot: QtBot, hotkeys: FakeHotkeys, mode: KeyMode, first: list[HotkeyEvent]
) -> None:
    hotkey = GlobalHotkey(replace(SETTINGS, mode=mode.value))
    hotkey.start()
    listener, notices = Listener(hotkey), []
    hotkey.notice.connect(lambda *notice: notices.append(notice))
    hotkeys.active.send(HotkeyEvent.PRESSED)
    hotkeys.active.send(HotkeyEvent.TAPPED)
    qtbot.waitUntil(lambda: len(listener.heard) == 1 + len(first))
    assert [event for event, _, _ in listener.heard] == [HotkeyEvent.PRESSED, *first]
    assert {key.mode for key in listener.keys[:2]} == {mode}

    listener.heard.clear()
    listener.keys.clear()
    for _ in range(2):
        hotkeys.active.send(HotkeyEvent.TAPPED)
    qtbot.waitUntil(lambda: len(listener.heard) == 4)
    assert [event for event, _, _ in listener.heard] == [HotkeyEvent.PRESSED, HotkeyEvent.RELEASED] * 2
    assert {key.mode for key in listener.keys} == {KeyMode.TAP}
    assert len(notices) == 1
    assert "one press starts" in notices[0][1].lower()
    assert hotkey.begin_trial(), "no key counts as down"
    hotkeys.active.send(HotkeyEvent.TAPPED)
    assert hotkey.seen_in_trial == (HotkeyEvent.PRESSED, HotkeyEvent.RELEASED)
