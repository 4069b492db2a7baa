"""Crashes and bugs of the real app: told once, with a report that can be copied, and without the words of the user."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest

from dictation_app.errors import ExitCode
from dictation_app.values.status import AppState

from .clipboard import Clipboard
from .processes import wait_for
from .running_app import HOTKEY, App
from .targets import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .desktop import Desktop
    from .speech import Clip

    NewDesktop = Callable[..., Desktop]

DIALOG = "Problem report"


@pytest.fixture
def quiet_desktop(new_desktop: NewDesktop) -> Desktop:
    """Nobody dictates in it."""
    return new_desktop(sound=False)


def logs(desktop: Desktop) -> Path:
    return desktop.home / ".local" / "state" / "dictation-app" / "log"


def crash(app: App) -> None:
    """As a bug in a native library does it."""
    os.kill(app.process.pid, signal.SIGSEGV)
    assert app.process.wait(10) == -signal.SIGSEGV
    wait_for(lambda: not app.processes(), lambda: f"the end of {app.processes()}")


def start(desktop: Desktop, *arguments: str, env: dict[str, str] | None = None) -> App:
    app = App(desktop, *arguments, env=env)
    app.wait_status(lambda s: bool(s.device), "the model")
    return app


def has_dialog(desktop: Desktop) -> bool:
    return any(DIALOG in title for title in desktop.titles())


def quit_app(app: App) -> None:
    """Unlike `App.stop` this one allows tracebacks in the log."""
    app.cli("quit")
    assert app.process.wait(10) == ExitCode.OK


def sabotage(desktop: Desktop, code: str) -> dict[str, str]:
    """The environment in which the app, and no other process, runs `code` before it starts."""
    folder = desktop.folder / "sabotage"
    folder.mkdir(exist_ok=True)
    lines = ["import sys", "if 'dictation_app' in sys.orig_argv:", *(f"    {line}" for line in code.splitlines())]
    (folder / "sitecustomize.py").write_text("\n".join(lines) + "\n")
    return {"PYTHONPATH": str(folder)}


def test_a_crash_is_told_at_the_next_start_once_and_the_report_holds_its_stack(quiet_desktop: Desktop) -> None:
    desktop = quiet_desktop
    crash(start(desktop))
    app = start(desktop)
    dialog = desktop.find(DIALOG)
    assert desktop.title(desktop.active()) != desktop.title(dialog)  # the keyboard is not taken
    desktop.focus(dialog)
    desktop.run("xdotool", "key", "alt+c")
    clipboard = Clipboard(desktop)
    wait_for(lambda: "Segmentation fault" in clipboard.text(), lambda: f"the report; there is {clipboard.text()!r}")
    copied = clipboard.text()
    clipboard.close()
    assert "dictation_app/app.py" in copied
    assert "Current thread" in copied
    assert str(desktop.home) not in copied
    desktop.run("xdotool", "key", "Escape")
    wait_for(lambda: not has_dialog(desktop), "the end of the dialog")
    app.stop()
    assert [file.name for file in logs(desktop).glob("running-*")] == []
    (record,) = logs(desktop).glob("crash-*")
    assert "dictation_app/app.py" in record.read_text()
    assert '"/' not in record.read_text()  # nor any other path of this machine

    again = start(desktop)
    time.sleep(1.0)
    assert not has_dialog(desktop)
    assert "Segmentation fault" in again.cli("report").out  # still there for who asks
    again.stop()


def test_two_crashes_in_a_row_are_both_in_the_report(quiet_desktop: Desktop) -> None:
    desktop = quiet_desktop
    crash(start(desktop))
    crash(start(desktop))
    done = App.cli(start(desktop), "report")
    assert done.code == ExitCode.OK
    assert done.out.count("Crash of app") == 2
    desktop.find(DIALOG)


def test_who_was_killed_did_not_crash(quiet_desktop: Desktop) -> None:
    desktop = quiet_desktop
    app = start(desktop)
    os.kill(app.process.pid, signal.SIGKILL)
    app.process.wait(10)
    wait_for(lambda: not app.processes(), lambda: f"the end of {app.processes()}")
    again = start(desktop)
    time.sleep(1.0)
    assert not has_dialog(desktop)
    assert "did not end in order" in again.log()
    again.stop()


def test_in_the_background_no_dialog_comes_up(quiet_desktop: Desktop) -> None:
    desktop = quiet_desktop
    crash(start(desktop))
    app = start(desktop, "--background")
    time.sleep(1.0)
    assert not has_dialog(desktop)
    assert "Segmentation fault" in app.cli("report").out
    app.stop()


def test_an_engine_that_crashes_in_a_decode_costs_no_word_and_leaves_a_report(
    new_desktop: NewDesktop, sentence: Clip
) -> None:
    desktop = new_desktop()
    terminal = Terminal(desktop)
    app = App(desktop)
    app.wait_ready()
    (engine,) = app.engine()
    desktop.focus(terminal.window)
    with desktop.hold(HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        player = app.say_in_background(sentence.path)
        time.sleep(1.5)  # by then what was said so far is being decoded, over and over
        engine.send_signal(signal.SIGSEGV)
        assert player.wait(60) == 0
        time.sleep(0.2)
    terminal.wait_for_text("pencils", 30.0)
    report = app.cli("report").out
    assert "Crash of engine" in report
    assert "Segmentation fault" in report
    assert "dictation_app/engine/hosted.py" in report
    app.wait_idle()
    assert not has_dialog(desktop)
    app.stop()


CARELESS = """
from dictation_app.ui.overlay import Overlay
from dictation_app.ui.main_window import MainWindow
usual = MainWindow.show_status
def show_level(self, level):
    raise ValueError("my secret diary")
def show_status(self, status):
    usual(self, status)
    if status.last is not None:
        raise KeyError(status.last.text)
Overlay.show_level = show_level
MainWindow.show_status = show_status
"""


def test_a_bug_in_a_slot_is_told_after_the_dictation_and_holds_no_words(
    new_desktop: NewDesktop, sentence: Clip
) -> None:
    desktop = new_desktop()
    terminal = Terminal(desktop)
    app = App(desktop, env=sabotage(desktop, CARELESS))
    app.wait_ready()
    desktop.focus(terminal.window)
    with desktop.hold(HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        app.say(sentence.path)
        assert not has_dialog(desktop)
    terminal.wait_for_text("pencils", 30.0)
    desktop.find(DIALOG)
    time.sleep(0.5)
    assert desktop.active() == terminal.window  # where the user goes on writing

    terminal.clear()
    app.dictate(sentence.path)
    terminal.wait_for_text("pencils", 30.0)
    report = app.cli("report").out
    assert "ValueError" in report
    assert "KeyError" in report
    assert app.log().count("ValueError") == 1  # though raised some fifty times a second
    quit_app(app)
    for text in (report, app.log(), app.said(), *(file.read_text() for file in logs(desktop).iterdir())):
        assert "pencils" not in text
        assert "secret" not in text
    # What was told is no crash of the last run.
    again = start(desktop)
    time.sleep(1.0)
    assert not has_dialog(desktop)
    quit_app(again)


def test_without_a_log_folder_everything_works(new_desktop: NewDesktop, sentence: Clip) -> None:
    desktop = new_desktop()
    logs(desktop).parent.mkdir(parents=True)
    logs(desktop).write_text("not a folder")
    terminal = Terminal(desktop)
    app = App(desktop, env=sabotage(desktop, CARELESS))
    app.wait_ready()
    desktop.focus(terminal.window)
    app.dictate(sentence.path)
    terminal.wait_for_text("pencils", 30.0)
    desktop.find(DIALOG)
    assert "No log is written" in app.said()
    assert "pencils" not in app.said()
    assert app.cli("report").code == ExitCode.OK
    crash(app)
    assert "Segmentation fault" in app.said()
    again = start(desktop)
    assert not has_dialog(desktop)
    quit_app(again)


def test_where_a_bug_keeps_the_app_from_starting_a_sentence_says_where_the_report_is(quiet_desktop: Desktop) -> None:
    desktop = quiet_desktop
    broken = """
from dictation_app.ui import theme
def apply(name):
    raise RuntimeError("my secret diary")
theme.apply = apply
"""
    app = App(desktop, env=sabotage(desktop, broken))
    assert app.process.wait(20) == ExitCode.FAILED
    said = app.said()
    assert said.count("\n") == 1
    assert said.startswith("dictation: A bug ended this. What led to it is kept in ")
    env = {name: value for name, value in desktop.env.items() if name != "DISPLAY"}
    desktop.env = env
    report = app.cli("report")
    assert report.code == ExitCode.OK
    assert "RuntimeError" in report.out
    assert "dictation_app/app.py:" in report.out
    assert "secret" not in report.out + said
