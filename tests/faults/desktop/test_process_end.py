"""The whole app on its desktop is ended, stopped or started twice: nothing that was said is lost by it."""

from __future__ import annotations

import re
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from dictation_app.errors import ExitCode
from dictation_app.values.status import AppState
from tests.system import speech
from tests.system.processes import wait_for
from tests.system.running_app import HOTKEY, App
from tests.system.targets import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.system.desktop import Desktop
    from tests.system.speech import Clip

pytestmark = [
    pytest.mark.system,
    pytest.mark.model,
    pytest.mark.skipif(sys.platform != "linux", reason="The virtual desktop is Linux only."),
    pytest.mark.timeout(240),
]


def begin_to_dictate(app: App, sentence: Clip) -> None:
    """Hands-free, with all of a sentence said and the recording going on."""
    app.cli("start")
    app.wait_state(AppState.LISTENING, 5.0)
    app.say(sentence.path)
    time.sleep(0.2)


def history(app: App) -> str:
    done = app.cli("history", "search", "pencils", "--json")
    assert done.code == 0, done.err
    return done.out


def test_log_out_while_recording(
    new_desktop: Callable[..., Desktop], sentence: Clip, survived: Callable[..., None]
) -> None:
    """A session ends its programs with one of these signals, or takes their display away."""
    desktop = new_desktop()
    terminal = Terminal(desktop)
    for sent in (signal.SIGTERM, signal.SIGHUP):
        terminal.clear()
        app = App(desktop)
        app.wait_ready()
        desktop.focus(terminal.window)
        begin_to_dictate(app, sentence)
        app.process.send_signal(sent)
        terminal.wait_for_text("pencils", 20.0)
        assert app.process.wait(20) == 0, app.said()
        app.check_left_nothing()
    app = App(desktop)
    app.wait_ready()
    begin_to_dictate(app, sentence)
    desktop.take_display_away()
    app.process.wait(10)
    wait_for(lambda: not app.processes(), lambda: f"the end of {app.processes()}", 10.0)
    desktop.give_display_back()
    app = App(desktop)
    app.wait_ready()
    wait_for(lambda: '"is_recovered": true' in history(app), lambda: f"the recovered dictation; {app.report()}", 20.0)
    assert history(app).count('"id"') == 3
    survived("log-out while recording: SIGTERM, SIGHUP, display gone", 3, 0, "2 delivered, 1 recovered")
    app.stop()


def test_sleep_and_resume_while_recording(
    new_desktop: Callable[..., Desktop], sentence: Clip, survived: Callable[..., None]
) -> None:
    """All processes of the app stand still for some seconds, as they do while a machine sleeps."""
    desktop = new_desktop()
    assert desktop.sound is not None
    terminal = Terminal(desktop)
    app = App(desktop)
    app.wait_ready()
    other = next(clip for clip in speech.clips("dictation") if "stripe" in clip.text)
    for sound_survives in (True, False):
        desktop.focus(terminal.window)
        terminal.clear()
        with desktop.hold(HOTKEY):
            app.wait_state(AppState.LISTENING, 5.0)
            app.say(sentence.path)
            asleep = app.processes()
            for process in asleep:
                process.suspend()
            if not sound_survives:
                desktop.sound.kill()
            time.sleep(3.0)
            if not sound_survives:
                desktop.sound.start()
            for process in asleep:
                process.resume()
            if sound_survives:
                app.say(other.path)
                assert app.wait_state(AppState.LISTENING, 5.0).problem == ""
            else:
                app.wait_status(lambda s: bool(s.problem), "a problem", 10.0)
        terminal.wait_for_text("pencils", 30.0)
        app.wait_status(lambda s: s.state not in {AppState.LISTENING, AppState.TRANSCRIBING}, "the end", 30.0)
        assert ("stripe" in terminal.text()) == sound_survives, terminal.text()
        terminal.clear()
        assert "pencils" in app.dictate(sentence.path).text
    survived(
        "sleep and resume while recording; the sound server stays, or is another one", 2, 0, "hotkey works after it"
    )
    app.stop()


def test_several_starts_at_once(
    new_desktop: Callable[..., Desktop], sentence: Clip, survived: Callable[..., None]
) -> None:
    desktop = new_desktop()
    terminal = Terminal(desktop)
    rounds = (2, 3, 5)
    worst = ""
    for count in rounds:
        apps = [App(desktop) for _ in range(count)]
        wait_for(
            lambda apps=apps: sum(app.process.poll() is None for app in apps) == 1 and apps[0].status(),  # type: ignore[misc]
            lambda apps=apps: f"one app; {[app.process.poll() for app in apps]}",  # type: ignore[misc]
            60.0,
        )
        (living,) = (app for app in apps if app.process.poll() is None)
        living.wait_ready()
        for app in apps:
            if app is not living:
                assert app.process.returncode in {ExitCode.OK, ExitCode.FAILED}, app.said()
                said = app.said().strip()
                assert re.search(r"already running|Another Dictation is being started", said), said
                assert said.count("\n") == 0, said
                worst = said
        desktop.focus(terminal.window)
        terminal.clear()
        assert "pencils" in living.dictate(sentence.path).text
        terminal.wait_for_text("pencils")
        living.stop()
    survived("2, 3 and 5 starts at once", sum(rounds), 0, f"one lives each time; the others: “{worst}”")


def test_a_home_that_may_not_be_written(
    new_desktop: Callable[..., Desktop], sentence: Clip, survived: Callable[..., None]
) -> None:
    desktop = new_desktop()
    terminal = Terminal(desktop)
    # Not even a user who may do everything can make a folder in a file.
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        (desktop.home / name).write_text("")
    blocked = {name: str(desktop.home / name / "x") for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    for folder in ("history", "journal"):
        (desktop.data_home / "dictation-app" / folder).write_text("")
    app = App(desktop, env=blocked)
    app.wait_ready()
    desktop.focus(terminal.window)
    assert "pencils" in app.dictate(sentence.path).text
    terminal.wait_for_text("pencils")
    assert "No log is written" in app.said()
    done = app.cli("settings", "set", "audio.tail_ms", "300")
    assert done.code == ExitCode.SETTINGS
    assert "cannot be saved" in done.err
    survived("neither settings nor log, history nor journal can be written (whole app)", 1, 0, "told, and dictated")
    app.stop()
