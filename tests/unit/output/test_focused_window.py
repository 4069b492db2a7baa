"""The window that has the keyboard, on a real X server."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from dictation_app.output.front import NoFront
from tests.x11_display import needs_x11

if sys.platform == "linux":
    from dictation_app.output.window import X11Window, window_here

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.x11_display import XDisplay

pytestmark = needs_x11


@pytest.fixture
def window(display: XDisplay) -> Iterator[X11Window]:
    made = X11Window()
    yield made
    made.close()


def test_its_names_and_its_title_are_known(display: XDisplay, window: X11Window) -> None:
    process = display.start("xterm", "-class", "KeePassXC", "-T", "Secret: Zoë", "-e", "sleep 100")
    display.focus("Secret: Zoë")
    found = window.look()
    display.stop(process)
    assert found is not None
    assert found.names >= {"xterm", "keepassxc"}
    assert (found.program, found.title) == ("keepassxc", "Secret: Zoë")


def test_without_a_window_no_name_is_known(display: XDisplay, window: X11Window) -> None:
    found = window.look()
    assert found is None or not found.names  # window managers have a window of their own then


# python-xlib leaves its sockets to the collector where it finds no display.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_without_a_display_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    assert X11Window().look() is None
    monkeypatch.delenv("DISPLAY")
    assert window_here(NoFront())() is None


def test_a_display_that_went_away_is_asked_anew(display: XDisplay, window: X11Window) -> None:
    window.look()
    window.close()
    process = display.start("xterm", "-T", "Other", "-e", "sleep 100")
    display.focus("Other")
    assert window.look() is not None
    display.stop(process)


def test_a_server_that_ended_is_no_window(window: X11Window) -> None:
    window.look()
    window._display.close()
    assert window.look() is None
    window.close()
