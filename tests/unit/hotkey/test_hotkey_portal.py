"""The hotkey by the desktop's portal, against a stand-in on a private bus."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from dictation_app import paths
from dictation_app.errors import HotkeyError
from dictation_app.hotkey import HOTKEYS, Chord
from dictation_app.values.dictation import HotkeyEvent
from tests.portals import MockPortal, needs_bus, private_bus
from tests.x11_display import wait_for

if sys.platform == "linux":
    from dbus_fast import Variant

    from dictation_app.hotkey import portal as portal_module
    from dictation_app.hotkey.portal import PortalHotkey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [needs_bus, pytest.mark.timeout(30)]

MAIN, OTHER = Chord.parse("Ctrl+Alt+Space"), Chord.parse("RightCtrl+Shift+F9")
PRESSED, RELEASED, LOST = HotkeyEvent.PRESSED, HotkeyEvent.RELEASED, HotkeyEvent.LOST
CHANGED, TAPPED = HotkeyEvent.CHANGED, HotkeyEvent.TAPPED


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "system"))
    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def desktop(bus: str) -> Iterator[MockPortal]:
    portal = MockPortal(bus)
    yield portal
    portal.end()


class Keys:
    """A back end, and what it told."""

    def __init__(self) -> None:
        self.backend = PortalHotkey()
        self.told: list[tuple[HotkeyEvent, int]] = []

    def start(self, *chords: Chord) -> dict[int, HotkeyError]:
        return dict(self.backend.start(chords or (MAIN, OTHER), Chord.parse("Escape"), self._note))

    def _note(self, event: HotkeyEvent, number: int) -> None:
        self.told.append((event, number))

    def wait(self, *expected: tuple[HotkeyEvent, int]) -> None:
        wait_for(lambda: self.told == list(expected), f"{expected}, not {self.told}", 3)
        self.told.clear()

    def wait_bound(self) -> None:
        self.wait((CHANGED, 0))


@pytest.fixture
def keys() -> Iterator[Keys]:
    made = Keys()
    yield made
    made.backend.stop()


def test_press_and_release_arrive_once_and_in_turn(desktop: MockPortal, keys: Keys) -> None:
    assert keys.start() == {}
    keys.wait_bound()

    desktop.press()
    desktop.press()  # it repeats by itself
    desktop.press("dictate-2")  # another one meanwhile means nothing
    desktop.release("dictate-2")
    desktop.release()
    desktop.press("dictate-2")
    desktop.release("dictate-2")

    keys.wait((PRESSED, 0), (RELEASED, 0), (PRESSED, 1), (RELEASED, 1))
    assert keys.backend.refused() == {}
    wished = [details["preferred_trigger"].value for _, details in desktop.seen.named("BindShortcuts")[0][1]]
    assert wished == ["CTRL+ALT+space", "CTRL+SHIFT+F9"]


def test_the_app_says_who_it_is_first_and_has_an_entry_for_it(desktop: MockPortal, keys: Keys, tmp_path: Path) -> None:
    keys.start()
    keys.wait_bound()

    assert desktop.seen.calls[0][0] == "Register"
    assert desktop.seen.registered == [paths.DESKTOP_ID]
    entry = (tmp_path / "data" / "applications" / f"{paths.DESKTOP_ID}.desktop").read_text()
    assert "Exec=" in entry
    assert "--background" not in entry


def test_an_installed_entry_is_left_alone(desktop: MockPortal, keys: Keys, tmp_path: Path) -> None:
    installed = tmp_path / "system" / "applications"
    installed.mkdir(parents=True)
    (installed / f"{paths.DESKTOP_ID}.desktop").write_text("[Desktop Entry]\n")

    keys.start()
    keys.wait_bound()

    assert not (tmp_path / "data").exists()


def test_an_older_portal_without_app_ids_will_do(
    desktop: MockPortal, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.behaviour.needs_app_id = False
    monkeypatch.setattr(portal_module.Portal, "register", lambda _self: _nothing())

    keys.start()

    keys.wait_bound()
    assert keys.backend.refused() == {}


async def _nothing() -> None:
    pass


def test_a_modifier_alone_is_refused_and_the_others_work(desktop: MockPortal, keys: Keys) -> None:
    refused = keys.start(Chord.parse("RightCtrl"), MAIN, Chord.parse("MouseBack"))

    assert list(refused) == [0, 2]
    assert "modifier" in refused[0].message
    keys.wait_bound()
    desktop.press("dictate-2")
    keys.wait((PRESSED, 1))


def test_who_says_no_is_told_what_to_do_instead(desktop: MockPortal, keys: Keys) -> None:
    desktop.behaviour.answers = 1

    assert keys.start() == {}  # nobody has answered yet

    keys.wait_bound()
    refused = keys.backend.refused()
    assert set(refused) == {0, 1}
    assert "not answered with yes" in refused[0].message
    assert "hotkey-lines" in refused[0].hint


def test_plasma_5_takes_them_another_way(desktop: MockPortal, keys: Keys) -> None:
    desktop.behaviour.is_plasma_5 = True

    keys.start()

    keys.wait_bound()
    assert keys.backend.refused() == {}
    desktop.press()
    keys.wait((PRESSED, 0))


def test_a_key_that_is_not_granted_is_told(desktop: MockPortal, keys: Keys) -> None:
    keys.start()
    keys.wait_bound()

    session = desktop.seen.sessions[-1]
    desktop.emit("GlobalShortcuts", "ShortcutsChanged", "oa(sa{sv})", session, [["dictate-2", {}]])

    keys.wait_bound()
    assert list(keys.backend.refused()) == [0]
    assert "did not grant" in keys.backend.refused()[0].message


def test_a_portal_that_is_restarted_is_asked_again(desktop: MockPortal, keys: Keys) -> None:
    keys.start()
    keys.wait_bound()
    desktop.press()
    keys.wait((PRESSED, 0))

    desktop.restart()

    keys.wait((LOST, 0), (CHANGED, 0))
    assert desktop.seen.registered == [paths.DESKTOP_ID]
    desktop.press()
    keys.wait((PRESSED, 0))


def test_a_portal_that_ends_for_good_takes_the_keys_with_it(desktop: MockPortal, keys: Keys) -> None:
    keys.start()
    keys.wait_bound()
    desktop.press()
    keys.wait((PRESSED, 0))

    desktop.stop()

    keys.wait((LOST, 0), (CHANGED, 0))
    assert set(keys.backend.refused()) == {0, 1}


@pytest.mark.parametrize("nonsense", [{}, {"session_handle": 5}])
def test_an_answer_without_sense_is_a_refusal(
    desktop: MockPortal, keys: Keys, monkeypatch: pytest.MonkeyPatch, nonsense: dict[str, int]
) -> None:
    answer = {name: Variant("u", value) for name, value in nonsense.items()}
    monkeypatch.setattr(MockPortal, "_CreateSession", lambda portal, message: portal._request(message, answer))

    with pytest.raises(HotkeyError, match="Wayland"):
        keys.start()


def test_keys_that_make_no_sense_are_none(desktop: MockPortal, keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = {"shortcuts": Variant("u", 5)}
    monkeypatch.setattr(MockPortal, "_BindShortcuts", lambda portal, message: portal._request(message, answer))

    assert keys.start() == {}

    keys.wait_bound()
    assert set(keys.backend.refused()) == {0, 1}


def test_a_session_that_the_desktop_ends_is_told(desktop: MockPortal, keys: Keys) -> None:
    keys.start()
    keys.wait_bound()
    desktop.press()
    keys.wait((PRESSED, 0))

    desktop.close_session()

    keys.wait((LOST, 0), (CHANGED, 0))
    assert "took the hotkey back" in keys.backend.refused()[0].message


def test_a_release_that_was_lost_is_made_up_by_the_next_press(
    desktop: MockPortal, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.start()
    keys.wait_bound()
    desktop.press("dictate-2")
    desktop.release("dictate-2")  # this desktop does tell
    desktop.press()
    keys.wait((PRESSED, 1), (RELEASED, 1), (PRESSED, 0))
    monkeypatch.setattr(portal_module, "_NO_REPEAT_S", 0.0)

    desktop.press()

    keys.wait((LOST, 0), (PRESSED, 0))


def test_where_no_release_is_ever_told_presses_are_taps_from_the_second_one_on(
    desktop: MockPortal, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys.start()
    keys.wait_bound()
    desktop.press()
    keys.wait((PRESSED, 0))
    monkeypatch.setattr(portal_module, "_NO_REPEAT_S", 0.0)

    for name, number in (("dictate", 0), ("dictate", 0), ("dictate-2", 1)):
        desktop.press(name)
        keys.wait((TAPPED, number))
    monkeypatch.setattr(portal_module, "_NO_REPEAT_S", 60.0)
    desktop.press("dictate-2")  # it repeats by itself
    desktop.press("dictate")
    keys.wait((TAPPED, 0))

    desktop.release()  # it does tell after all: what was missing was lost
    desktop.press("dictate-2")
    desktop.release("dictate-2")
    keys.wait((PRESSED, 1), (RELEASED, 1))


def test_after_a_sleep_what_was_down_is_lost(desktop: MockPortal, keys: Keys) -> None:
    keys.start()
    keys.wait_bound()
    desktop.press()
    keys.wait((PRESSED, 0))

    keys.backend.rearm()

    keys.wait((LOST, 0))


def test_what_is_down_at_the_end_is_let_go(desktop: MockPortal, keys: Keys) -> None:
    keys.start()
    keys.wait_bound()
    desktop.press()
    keys.wait((PRESSED, 0))

    keys.backend.stop()

    keys.wait((LOST, 0))  # a short press is no tap, which would go on
    desktop.press()
    assert not keys.told


def test_without_the_portal_a_sentence_says_so_at_once(desktop: MockPortal, keys: Keys) -> None:
    desktop.behaviour.offered = frozenset()

    with pytest.raises(HotkeyError) as caught:
        keys.start()

    assert "hotkey-lines" in caught.value.hint


@pytest.mark.usefixtures("bus")
def test_without_any_portal_process_a_sentence_says_so(keys: Keys) -> None:
    with pytest.raises(HotkeyError, match="Wayland"):
        keys.start()


def test_without_a_bus_a_sentence_says_so(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    with pytest.raises(HotkeyError, match="Wayland"):
        keys.start()


def test_a_dialog_that_stays_open_holds_nothing_up(desktop: MockPortal, keys: Keys) -> None:
    desktop.behaviour.is_silent = True

    assert keys.start() == {}

    wait_for(lambda: desktop.seen.named("BindShortcuts"), "the question", 3)
    began_s = time.monotonic()
    keys.backend.stop()  # does not wait for the answer
    assert time.monotonic() - began_s < 1.0
    assert not keys.told
    wait_for(lambda: desktop.seen.named("Close"), "the dialog's end", 3)
    assert desktop.seen.closed == desktop.seen.asked[-1:]


def test_it_is_offered_in_a_wayland_session_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert "portal" not in [entry.name for entry in HOTKEYS.usable()]
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert "portal" in [entry.name for entry in HOTKEYS.usable()]
