"""The hotkey: registered, pressed and seen, without starting anything; with fakes, and on a display of its own."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.doctor import Action, State
from dictation_app.doctor import hotkey as hotkey_check
from dictation_app.doctor.hotkey import AppsTrial, OtherHotkey, OwnTrial, hotkey, press
from dictation_app.errors import HotkeyError, NotRunningError, UserError
from dictation_app.settings import DictationKey, HotkeySettings
from dictation_app.values.dictation import HotkeyEvent
from tests.ui.hotkeys import FakeHotkeys
from tests.x11_display import needs_x11

if TYPE_CHECKING:
    from dictation_app.hotkey import Chord
    from tests.x11_display import XDisplay

CHORD = "Ctrl+Alt+Space"
BOTH = (HotkeyEvent.PRESSED, HotkeyEvent.RELEASED)


class Trial:
    """What is seen after the press number `at`."""

    def __init__(self, seen: tuple[HotkeyEvent, ...] = BOTH, *, at: int = 1, refuse: UserError | None = None) -> None:
        self._seen, self._at, self._refuse = seen, at, refuse
        self.presses: list[Chord] = []
        self.chord = CHORD
        self.is_over = False
        self.waits_s = 0.0
        self.ended = 0
        self.reason = ""
        self.has_fired = False
        self.further: tuple[OtherHotkey, ...] = ()

    def others(self) -> tuple[OtherHotkey, ...]:
        return self.further

    def begin(self) -> str:
        if self._refuse is not None:
            raise self._refuse
        return self.chord

    def seen(self) -> tuple[HotkeyEvent, ...]:
        if self.is_over:
            raise UserError("The check took too long.")
        if self.presses and time.monotonic() < self._seen_at_s:
            return ()
        return self._seen if len(self.presses) >= self._at else ()

    def end(self) -> None:
        self.ended += 1

    def press(self, chord: Chord) -> str:
        time.sleep(self.waits_s)
        self.presses.append(chord)
        self._seen_at_s = time.monotonic() + 0.02
        return self.reason


def look(trial: Trial, **more: Any) -> Any:
    (found,) = hotkey(CHORD, trial, trial.press, **({"wait_s": 0.05} | more))
    return found


@pytest.mark.parametrize("at", [1, 2])
def test_a_press_that_is_seen_is_ok_also_at_the_second_try(at: int) -> None:
    trial = Trial(at=at)
    found = look(trial)
    assert found.state is State.OK
    assert found.value.startswith("Ctrl+Alt+Space, registered, pressed and seen within ")
    assert [str(chord) for chord in trial.presses] == [CHORD] * at
    assert trial.ended == 1


def test_the_time_that_fingers_take_to_leave_the_keys_does_not_count() -> None:
    trial = Trial()
    trial.waits_s = 0.1
    assert look(trial).state is State.OK
    assert len(trial.presses) == 1


def test_a_key_that_is_set_and_not_registered_is_not_pressed() -> None:
    trial = Trial()
    trial.chord = "F9"
    found = look(trial)
    assert [str(chord) for chord in trial.presses] == ["F9"], "the other may be the hotkey of another program"
    assert (found.state, found.action) == (State.WARNING, Action.CHOOSE_HOTKEY)
    assert CHORD in found.value


def test_after_a_trial_that_ended_by_itself_no_key_is_pressed() -> None:
    trial = Trial()
    trial.is_over = True
    with pytest.raises(UserError, match="took too long"):
        look(trial)
    assert (trial.presses, trial.ended) == ([], 1)


@pytest.mark.parametrize("has_fired", [False, True])
def test_a_key_of_the_keyboards_themselves_is_pressed_by_nobody_else(has_fired: bool) -> None:
    trial = Trial()
    trial.has_fired = has_fired
    found = look(trial, warning="Every program can read every key.")
    assert (found.state, found.cause) == (State.WARNING, "Every program can read every key.")
    assert ("not seen yet" in found.value) is not has_fired
    assert (trial.presses, trial.ended) == ([], 1)


@pytest.mark.parametrize("seen", [(), (HotkeyEvent.PRESSED,)])
def test_a_press_that_does_not_arrive_fails(seen: tuple[HotkeyEvent, ...]) -> None:
    trial = Trial(seen)
    found = look(trial)
    assert (found.state, found.action) == (State.FAILED, Action.CHOOSE_HOTKEY)
    assert found.cause
    assert found.next_step
    assert trial.ended == 1


@pytest.mark.parametrize(("is_left", "state"), [(False, State.FAILED), (True, State.WARNING)])
def test_a_key_that_is_taken_is_told_and_never_pressed(is_left: bool, state: State) -> None:
    trial = Trial(refuse=HotkeyError("Ctrl+Alt+Space is taken by another program.", "Choose another one."))
    found = look(trial, is_left_to_desktop=is_left)
    assert (found.state, found.cause) == (state, "Ctrl+Alt+Space is taken by another program.")
    assert trial.presses == [], "it would reach whatever window has the focus"


@pytest.mark.parametrize(("has_fired", "state"), [(True, State.OK), (False, State.WARNING)])
def test_what_the_desktop_granted_is_believed_when_it_was_seen(has_fired: bool, state: State) -> None:
    trial = Trial()
    trial.has_fired = has_fired
    found = look(trial, is_left_to_desktop=True)
    assert found.state is state
    assert trial.presses == [], "no program may press keys there"
    assert trial.ended == 1
    assert has_fired or "dictation hotkey-lines" in found.next_step


def test_a_chord_that_is_none_fails() -> None:
    (found,) = hotkey("Hyper+Nothing", Trial(), lambda _: "")
    assert found.state is State.FAILED
    assert "not a modifier key" in found.cause


def test_where_no_key_can_be_pressed_being_registered_is_enough() -> None:
    trial = Trial()
    trial.reason = "no program is asked to press keys on this system."
    found = look(trial)
    assert found.state is State.OK
    assert "not pressed: no program" in found.value
    assert trial.ended == 1


def test_a_dictation_under_way_leaves_it_untried() -> None:
    found = look(Trial(refuse=UserError("A dictation is under way.", "Check again when it has ended.")))
    assert found.state is State.NOT_TRIED


def test_an_own_trial_registers_with_the_first_that_can_and_gives_back() -> None:
    registry: Any = FakeHotkeys()
    trial = OwnTrial(HotkeySettings(chord=CHORD), registry)
    assert trial.begin() == CHORD
    registry.active.send(HotkeyEvent.PRESSED)
    assert trial.seen() == (HotkeyEvent.PRESSED,)
    assert str(registry.active.chord) == CHORD
    trial.end()
    assert registry.made[0].chord is None
    registry.refuse_chord = "F10"
    trial = OwnTrial(
        HotkeySettings(chord=CHORD, others=(DictationKey(chord="F9"), DictationKey(chord="F10"))), registry
    )
    trial.begin()
    assert [(key.chord, bool(key.problem)) for key in trial.others()] == [("F9", False), ("F10", True)]
    registry.active.send(HotkeyEvent.PRESSED, 1)
    assert trial.seen() == ()
    trial.end()
    registry.refuse_all = True
    with pytest.raises(HotkeyError, match="taken by another program"):
        OwnTrial(HotkeySettings(chord=CHORD), registry).begin()


def test_further_keys_are_told_as_registered_or_not() -> None:
    trial = Trial()
    trial.further = (OtherHotkey("F9"), OtherHotkey("RightCtrl"))
    _, others = hotkey(CHORD, trial, trial.press, wait_s=0.05)
    assert (others.state, others.value) == (State.OK, "F9, RightCtrl, registered")
    trial.further = (OtherHotkey("F9"), OtherHotkey("F10", "F10 is taken by another program.", "Choose another one."))
    _, others = hotkey(CHORD, trial, trial.press, wait_s=0.05)
    assert (others.state, others.action) == (State.FAILED, Action.CHOOSE_HOTKEY)
    assert (others.value, others.cause) == ("F9, F10 (not registered)", "F10 is taken by another program.")
    taken = Trial(refuse=HotkeyError("Ctrl+Alt+Space is taken by another program."))
    taken.further = (OtherHotkey("F9"),)
    first, others = hotkey(CHORD, taken, taken.press)
    assert (first.state, others.state) == (State.FAILED, State.OK)


class App:
    """Answers as the running app does."""

    def __init__(self, *, is_registered: bool = True) -> None:
        self.is_registered = is_registered
        self.asked: list[tuple[str, dict[str, object]]] = []
        self.is_gone = self.is_over = False

    def __call__(self, command: str, **arguments: object) -> object:
        self.asked.append((command, arguments))
        if self.is_gone:
            raise NotRunningError("Dictation is not running.")
        if command == "try_hotkey":
            told = {"message": "It is taken.", "hint": "Choose another one."}
            others = [["F9", "", ""], ["F10", "F10 is taken.", "Choose another one."]]
            return {"is_registered": self.is_registered, "chord": CHORD, "others": others, **told}
        return None if self.is_over else ["pressed", "released"]


def test_the_apps_own_key_is_asked_over_its_socket() -> None:
    app = App()
    trial = AppsTrial(app)
    assert trial.begin() == CHORD
    assert [(key.chord, key.problem) for key in trial.others()] == [("F9", ""), ("F10", "F10 is taken.")]
    assert trial.seen() == BOTH
    app.is_over = True
    with pytest.raises(UserError, match="took too long"):
        trial.seen()
    trial.end()
    assert app.asked[-1] == ("tried_hotkey", {"end": True})
    app.is_gone = True
    trial.end()
    with pytest.raises(HotkeyError, match="It is taken"):
        AppsTrial(App(is_registered=False)).begin()


@needs_x11
@pytest.mark.parametrize(
    "chord", ["Ctrl+Alt+Space", "Ctrl+Shift+D", "F9", "Super+PageUp", "Alt+5", "RightCtrl", "RightCtrl+LeftAlt+D"]
)
def test_keys_are_pressed_and_seen_on_a_real_display(display: XDisplay, chord: str) -> None:
    (found,) = hotkey(chord, OwnTrial(HotkeySettings(chord=chord)), press)
    assert found.state is State.OK, found
    assert "pressed and seen" in found.value


@needs_x11
def test_while_a_hand_lies_on_the_keys_it_is_not_tried_and_says_so(
    display: XDisplay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hotkey_check, "_MODIFIERS_S", 0.1)
    trial = OwnTrial(HotkeySettings(chord=CHORD))
    display.keys("keydown", "ctrl")
    try:
        with pytest.raises(UserError, match="held down") as told:
            hotkey(CHORD, trial, press)
    finally:
        display.keys("keyup", "ctrl")
    assert told.value.hint
    assert trial._backend is None, "the key is given back"


@needs_x11
def test_a_key_without_a_plain_place_is_not_pressed(display: XDisplay) -> None:
    (found,) = hotkey("Ctrl+!", OwnTrial(HotkeySettings(chord="Ctrl+!")), press)
    assert found.state is State.OK
    assert "not pressed" in found.value


@needs_x11
def test_a_key_taken_by_another_program_and_a_keyboard_held_by_one(display: XDisplay) -> None:
    from Xlib import X  # noqa: PLC0415
    from Xlib.display import Display  # noqa: PLC0415

    other = Display(display.name)
    try:
        root = other.screen().root
        root.grab_key(65, X.ControlMask | X.Mod1Mask, 1, X.GrabModeAsync, X.GrabModeAsync)
        other.sync()
        (taken,) = hotkey(CHORD, OwnTrial(HotkeySettings(chord=CHORD)), press)
        assert (taken.state, "taken by another program" in taken.cause) == (State.FAILED, True)
        root.ungrab_key(65, X.ControlMask | X.Mod1Mask)
        root.grab_keyboard(1, X.GrabModeAsync, X.GrabModeAsync, X.CurrentTime)
        other.sync()
        (held,) = hotkey(CHORD, OwnTrial(HotkeySettings(chord=CHORD)), press, wait_s=0.3)
        assert (held.state, held.value.endswith("not seen")) == (State.FAILED, True)
        other.ungrab_keyboard(X.CurrentTime)
        other.sync()
        (free,) = hotkey(CHORD, OwnTrial(HotkeySettings(chord=CHORD)), press)
        assert free.state is State.OK, free
    finally:
        other.close()
