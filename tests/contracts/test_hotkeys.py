"""Every hotkey back end in the registry keeps the protocol."""

from __future__ import annotations

import inspect
import sys
from typing import TYPE_CHECKING

import pytest

from dictation_app.errors import HotkeyError
from dictation_app.hotkey import HOTKEYS, Chord, HotkeyBackend

if TYPE_CHECKING:
    from dictation_app.registry import Entry

METHODS = [name for name, member in vars(HotkeyBackend).items() if inspect.isfunction(member) and name[0] != "_"]


@pytest.fixture(params=list(HOTKEYS), ids=lambda entry: entry.name)
def entry(request: pytest.FixtureRequest) -> Entry:
    chosen: Entry = request.param
    return chosen


@pytest.fixture
def backend_class(entry: Entry) -> type[object]:
    # The modules themselves must be importable without the platform: the settings dialog and the tests read them.
    if "Xlib" in entry.requires and sys.platform != "linux":
        pytest.skip("needs python-xlib")
    return entry.load()


@pytest.mark.parametrize("method", METHODS)
def test_it_has_the_methods_of_the_protocol(backend_class: type[object], method: str) -> None:
    expected = inspect.signature(getattr(HotkeyBackend, method)).parameters
    assert list(inspect.signature(getattr(backend_class, method)).parameters) == list(expected)


def test_it_says_whether_keys_can_be_had_for_a_while(backend_class: type[object]) -> None:
    assert isinstance(vars(backend_class)["can_lend"], bool)


def test_it_is_constructed_without_arguments(backend_class: type[object]) -> None:
    parameters = inspect.signature(backend_class).parameters.values()
    assert all(p.default is not p.empty for p in parameters)


def test_where_it_cannot_run_a_sentence_says_why(entry: Entry) -> None:
    assert entry.platforms, "no back end runs everywhere"
    problem = entry.problem("plan9")
    assert problem is not None
    assert problem.startswith(entry.label)
    assert problem.endswith(".")


@pytest.mark.skipif(sys.platform != "linux", reason="the X11 back end")
def test_what_cannot_start_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    backend = HOTKEYS.create("x11")
    backend.watch_cancel(True)
    with pytest.raises(HotkeyError) as caught:
        backend.start([Chord.parse("F9")], None, lambda _event, _number: None)
    assert caught.value.hint
    backend.stop()
