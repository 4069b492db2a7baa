"""All processes of the app stand still in the middle of a dictation, as they do while a machine sleeps.

For some seconds; with ``--run-long`` for longer than text may be old and than an engine may take for it.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.output.chain import TOO_OLD_S
from dictation_app.values.status import AppState
from tests.system import speech
from tests.system.processes import wait_for
from tests.system.running_app import HOTKEY, App
from tests.system.targets import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.system.desktop import Desktop
    from tests.system.speech import Clip

pytestmark = [
    pytest.mark.system,
    pytest.mark.model,
    pytest.mark.skipif(sys.platform != "linux", reason="The virtual desktop is Linux only."),
    pytest.mark.timeout(600),
]

SHORT_S, LONG_S = 4.0, TOO_OLD_S + 10.0


@pytest.fixture(params=[SHORT_S, pytest.param(LONG_S, marks=pytest.mark.long)], ids=["seconds", "long"])
def sleep_s(request: pytest.FixtureRequest) -> float:
    seconds: float = request.param
    return seconds


@pytest.fixture
def other() -> Clip:
    return next(clip for clip in speech.clips("dictation") if "stripe" in clip.text)


@pytest.fixture
def desk(new_desktop: Callable[..., Desktop]) -> tuple[Desktop, Terminal, App]:
    """A desktop, a terminal with the focus and the app."""
    desktop = new_desktop()
    terminal = Terminal(desktop)
    app = App(desktop)
    app.wait_ready()
    desktop.focus(terminal.window)
    return desktop, terminal, app


@contextmanager
def asleep(app: App) -> Iterator[None]:
    processes = app.processes()
    for process in processes:
        process.suspend()
    try:
        yield
    finally:
        for process in processes:
            process.resume()


def history(app: App, word: str) -> list[dict[str, Any]]:
    done = app.cli("history", "search", word, "--json")
    assert done.code == 0, done.err
    found: list[dict[str, Any]] = json.loads(done.out)
    return found


@pytest.mark.parametrize("hands_free", [False, pytest.param(True, marks=pytest.mark.long)], ids=["held", "hands-free"])
def test_asleep_while_recording(
    desk: tuple[Desktop, Terminal, App],
    sentence: Clip,
    other: Clip,
    sleep_s: float,
    hands_free: bool,  # a parameter of the test
    survived: Callable[..., None],
) -> None:
    desktop, terminal, app = desk
    if hands_free:
        desktop.tap(HOTKEY)
    else:
        desktop.key_down(HOTKEY)
    app.wait_state(AppState.LISTENING, 5.0)
    app.say(sentence.path)
    with asleep(app):
        time.sleep(sleep_s)
    time.sleep(0.5)
    app.say(other.path)
    status = app.wait_state(AppState.LISTENING, 5.0)
    assert status.problem == ""
    if hands_free:
        desktop.tap(HOTKEY)
    else:
        desktop.key_up(HOTKEY)
    for word in ("pencils", "stripe"):
        terminal.wait_for_text(word, 30.0)
    status = app.wait_idle()
    assert status.last is not None
    assert status.last.delivery == "delivered", status.last
    (entry,) = wait_for(lambda: history(app, "pencils"), "the entry")
    assert "stripe" in entry["text"]
    how = "hands-free" if hands_free else "held"
    survived(f"asleep for {sleep_s:.0f} s while recording, {how}", 1, 0, "before and after it delivered")
    terminal.clear()
    assert "used" in app.dictate(sentence.path).text
    app.stop()


def test_asleep_while_decoding(
    desk: tuple[Desktop, Terminal, App], sentence: Clip, sleep_s: float, survived: Callable[..., None]
) -> None:
    """What is decoded after a long sleep is old: the window in front may be another one, and is left alone."""
    _, terminal, app = desk
    # Nothing is worked out ahead: the decode begins at release.
    for name in ("breath_ms", "draft_every_ms"):
        assert app.cli("settings", "set", f"segmenter.{name}", "0").code == 0
    app.hold_and_say(sentence.path)
    with asleep(app):
        assert terminal.text() == "", "It falls asleep before the end of the decode."
        time.sleep(sleep_s)
    last = app.wait_status(lambda s: s.last is not None and s.state is AppState.IDLE, "the end").last
    assert last is not None
    assert "pencils" in last.text
    (entry,) = wait_for(lambda: history(app, "pencils"), "the entry")
    if sleep_s < TOO_OLD_S:
        terminal.wait_for_text("pencils")
        assert last.delivery == "delivered", last
    else:
        assert terminal.text() == ""
        assert last.delivery == entry["delivery"] == "not delivered"
        assert "took too long" in last.detail
    survived(f"asleep for {sleep_s:.0f} s while decoding", 1, 0, f"{last.delivery}: {last.detail or 'no word'}")
    terminal.clear()
    assert "used" in app.dictate(sentence.path).text
    app.stop()
