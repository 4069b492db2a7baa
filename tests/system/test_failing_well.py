"""Each failure is one clear sentence with the next step, the right exit code, no traceback, and nothing is lost."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from Xlib import X

from dictation_app.errors import ExitCode
from dictation_app.values.dictation import DeliveryMethod, DeliveryState
from dictation_app.values.status import AppState

from . import speech
from .clipboard import Clipboard
from .desktop import KEY_CODES
from .processes import wait_for
from .running_app import HOTKEY, App
from .targets import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .desktop import Desktop
    from .sound import Sound
    from .speech import Clip

    NewDesktop = Callable[..., Desktop]


def assert_sentence(text: str) -> None:
    """For people: a capital or a name first, a full stop last, no type names or error numbers of libraries.

    A command to be copied may end it without a full stop.
    """
    assert re.fullmatch(r"['`A-Z].*([.?!]|: dictation [^:]+)", text.strip(), re.DOTALL), text
    assert not re.search(r"\w+Error\b|Errno|0x[0-9a-f]{4}|\bNone\b|PaError|(?<!pytest)-\d{4}", text), text


def assert_told(app: App, about: str) -> None:
    """The status names the problem and the next step."""
    status = app.wait_status(lambda s: bool(s.problem), f"a problem about {about}", 15.0)
    assert about.lower() in status.problem.lower(), status
    assert_sentence(status.problem)
    assert_sentence(status.hint)


def test_without_a_microphone_it_says_so_and_works_once_there_is_one(new_desktop: NewDesktop, sentence: Clip) -> None:
    desktop = new_desktop(sound=False)
    terminal = Terminal(desktop)
    app = App(desktop)
    app.wait_status(lambda s: bool(s.device), "the model")
    desktop.focus(terminal.window)
    with desktop.hold(HOTKEY):
        assert_told(app, "microphone")
    status = app.wait_status(lambda s: s.state is AppState.ERROR, "state 'error'")
    assert "microphone" in status.problem.lower()
    assert terminal.text() == ""

    desktop.add_sound()
    assert "pencils" in app.dictate(sentence.path).text
    status = app.wait_idle()
    assert status.problem == ""
    terminal.wait_for_text("pencils")
    app.stop()


@pytest.fixture
def sound(desktop: Desktop) -> Iterator[Sound]:
    """The shared desktop's sound, in order again after the test."""
    assert desktop.sound is not None
    yield desktop.sound
    desktop.sound.kill()
    desktop.sound.start()


def test_a_microphone_lost_in_the_middle_keeps_what_was_said(
    app: App, desktop: Desktop, terminal: Terminal, sound: Sound, sentence: Clip
) -> None:
    desktop.key_down(HOTKEY)
    app.wait_state(AppState.LISTENING, 5.0)
    app.say(sentence.path)
    sound.kill()
    assert_told(app, "microphone")
    desktop.key_up(HOTKEY)
    terminal.wait_for_text("pencils", 20.0)
    sound.start()
    terminal.clear()
    app.dictate(sentence.path)
    terminal.wait_for_text("pencils")
    assert app.wait_idle().problem == ""


def test_a_muted_microphone_is_noticed(
    app: App, desktop: Desktop, terminal: Terminal, sound: Sound, sentence: Clip
) -> None:
    sound.mute(on=True)
    with desktop.hold(HOTKEY):
        assert_told(app, "no sound comes")
    app.wait_status(lambda s: s.state is not AppState.LISTENING, "the end of listening")
    sound.mute(on=False)
    app.dictate(sentence.path)
    terminal.wait_for_text("pencils")
    assert app.wait_idle().problem == ""


def test_exact_silence_between_sentences_ends_nothing(
    app: App, desktop: Desktop, terminal: Terminal, sound: Sound
) -> None:
    """Headsets and noise filters with a gate send exact zeros whenever nobody speaks."""
    first, second = (clip for clip in speech.clips("dictation") if "pencils" in clip.text or "stripe" in clip.text)
    sound.room_tone(on=False)
    desktop.tap(HOTKEY)
    app.wait_state(AppState.LISTENING, 5.0)
    app.say(first.path)
    time.sleep(3.0)
    app.say(second.path)
    desktop.tap(HOTKEY)
    app.wait_idle()
    terminal.wait_for_text("stripe")
    terminal.wait_for_text("pencils")


def test_without_a_display(new_desktop: NewDesktop) -> None:
    desktop = new_desktop(sound=False, tray=False)
    for display in (None, ":987"):
        env = {name: value for name, value in desktop.env.items() if name != "DISPLAY"}
        done = _run_app(desktop, env | ({} if display is None else {"DISPLAY": display}))
        assert done.returncode == ExitCode.NO_DISPLAY, done
        _assert_one_line(done.stderr)


def _run_app(desktop: Desktop, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    from .running_app import DICTATION  # noqa: PLC0415

    return subprocess.run([DICTATION], env=env, capture_output=True, encoding="utf-8", timeout=20, check=False)


def _assert_one_line(stderr: str) -> None:
    assert stderr.count("\n") == 1, stderr
    assert stderr.startswith("dictation: ")
    assert_sentence(stderr.removeprefix("dictation: "))


def test_without_a_tray_the_window_is_the_way_in(new_desktop: NewDesktop) -> None:
    desktop = new_desktop(sound=False, tray=False)
    app = App(desktop, "--background")
    app.wait_status(lambda s: bool(s.device), "the model")
    assert app.cli().code == ExitCode.OK
    window = desktop.find("Dictation")
    assert window in desktop.mapped()
    # Closed without a tray the app would be a process that nobody can reach.
    desktop.close_window(window)
    assert app.process.wait(10) == ExitCode.OK
    app.check_left_nothing()


def test_a_tray_that_comes_later_gets_the_icon(new_desktop: NewDesktop) -> None:
    desktop = new_desktop(sound=False, tray=False)
    app = App(desktop)
    app.wait_status(lambda s: bool(s.device), "the model")
    desktop.start_tray()
    wait_for(desktop.tray_icons, "the icon in the new tray")
    desktop.close_window(desktop.find("Dictation"))
    assert app.status() is not None
    app.stop()


def test_without_the_model_it_starts_says_so_and_opens_no_connection(new_desktop: NewDesktop) -> None:
    desktop = new_desktop(models=False)
    app = App(desktop)
    status = app.wait_status(lambda s: s.state is AppState.ERROR, "state 'error'")
    assert status.model_missing
    assert status.model in status.problem
    assert_sentence(status.problem)
    assert_sentence(status.hint)
    assert desktop.find("Dictation") in desktop.mapped()
    connections = [c for p in desktop.processes() for c in p.net_connections("inet")]
    assert connections == []
    clip = speech.clips("dictation")[0].path
    done = app.cli("transcribe", str(clip))
    assert done.code == ExitCode.MODEL
    assert done.out == ""
    _assert_one_line(done.err)
    app.stop()


def test_a_hotkey_taken_by_another_program_is_named_and_the_rest_works(new_desktop: NewDesktop, sentence: Clip) -> None:
    desktop = new_desktop()
    root = desktop.display.screen().root
    modifiers = X.ControlMask | X.Mod1Mask
    root.grab_key(
        KEY_CODES["Space"], modifiers, owner_events=True, pointer_mode=X.GrabModeAsync, keyboard_mode=X.GrabModeAsync
    )
    desktop.display.sync()
    terminal = Terminal(desktop)
    app = App(desktop)
    app.wait_status(lambda s: bool(s.device), "the model")
    assert_told(app, "Ctrl+Alt+Space")
    desktop.focus(terminal.window)
    app.cli("start")
    app.wait_state(AppState.LISTENING, 5.0)
    app.say(sentence.path)
    app.cli("stop")
    terminal.wait_for_text("pencils", 20.0)

    done = app.cli("settings", "set", "hotkey.chord", "Ctrl+Alt+S")
    assert done.code == 0, done
    status = app.wait_idle()
    assert status.hotkey == "Ctrl+Alt+S"
    assert status.problem == ""
    desktop.tap("Ctrl+Alt+S")
    app.wait_state(AppState.LISTENING, 5.0)
    # A chord that is taken is refused, and the one that works stays.
    done = app.cli("settings", "set", "hotkey.chord", HOTKEY)
    assert done.code == ExitCode.HOTKEY, done
    _assert_one_line(done.err)
    desktop.tap("Ctrl+Alt+S")
    app.wait_idle()
    app.stop()


def test_a_second_start_raises_the_first(app: App, desktop: Desktop, terminal: Terminal) -> None:
    desktop.focus(terminal.window)
    done = _run_app(desktop, desktop.env)
    assert done.returncode == 0, done
    assert_sentence(done.stderr)
    window = desktop.find("Dictation")
    wait_for(
        lambda: desktop.active() == window, lambda: f"the window on top; active: {desktop.title(desktop.active())}"
    )
    status = app.status()
    assert status is not None
    assert status.pid == app.process.pid


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("settings", "set", "hotkey.cord", "F9"), ExitCode.SETTINGS),
        (("settings", "get", "nonsense"), ExitCode.SETTINGS),
        (("settings", "set", "audio.tail_ms", "soon"), ExitCode.SETTINGS),
        (("settings", "set", "engine.model", "enormous"), ExitCode.MODEL),
        (("settings", "set", "hotkey.chord", "Ctrl+Nonsense"), ExitCode.HOTKEY),
        (("transcribe", "missing.mp3"), ExitCode.AUDIO_FILE),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_command_is_explained(app: App, arguments: tuple[str, ...], code: ExitCode) -> None:
    done = app.cli(*arguments)
    assert done.code == code, done
    assert done.out == ""
    _assert_one_line(done.err)


def test_commands_without_a_running_app_say_so(new_desktop: NewDesktop) -> None:
    desktop = new_desktop(sound=False, tray=False)
    app = App(desktop)
    app.wait_status(lambda _: True, "an answer")
    app.stop()
    for command in ("start", "stop", "toggle", "cancel", "undo", "status", "last", "quit"):
        done = app.cli(command)
        assert done.code == ExitCode.NOT_RUNNING, (command, done)
        _assert_one_line(done.err)


def test_ctrl_c_ends_it_in_order(new_desktop: NewDesktop) -> None:
    desktop = new_desktop()
    app = App(desktop)
    app.wait_ready()
    desktop.key_down(HOTKEY)
    app.wait_state(AppState.LISTENING, 5.0)
    desktop.key_up(HOTKEY)
    started = time.monotonic()
    assert app.interrupt() == ExitCode.INTERRUPTED
    assert time.monotonic() - started < 8
    assert app.said().strip() == "dictation: Interrupted."
    app.check_left_nothing()


def test_ctrl_c_while_it_starts(new_desktop: NewDesktop) -> None:
    desktop = new_desktop(sound=False, tray=False)
    for delay_s in (0.1, 0.3, 0.6, 1.0, 1.5):
        app = App(desktop)
        time.sleep(delay_s)
        assert app.interrupt() in {ExitCode.INTERRUPTED, -signal.SIGINT}, delay_s
        app.check_left_nothing()


def test_after_a_crash_the_next_start_works(new_desktop: NewDesktop) -> None:
    """The socket, the lock and the engine's process of an app that was killed are in nobody's way."""
    desktop = new_desktop(sound=False)
    app = App(desktop)
    app.wait_status(lambda s: bool(s.device), "the model")
    os.kill(app.process.pid, signal.SIGKILL)
    app.process.wait(5)
    wait_for(lambda: not app.processes(), lambda: f"the end of {app.processes()}")
    again = App(desktop)
    again.wait_status(lambda s: bool(s.device), "the model")
    again.stop()


def test_an_engine_that_dies_comes_back_with_the_same_dictation(
    app: App, desktop: Desktop, terminal: Terminal, sentence: Clip
) -> None:
    engine = app.engine()
    assert len(engine) == 1, app.processes()
    with desktop.hold(HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        app.say(sentence.path)
        engine[0].kill()
    terminal.wait_for_text("pencils", 30.0)
    app.wait_idle()


def test_a_window_closed_while_speaking_leaves_the_text_on_the_clipboard(
    new_desktop: NewDesktop, sentence: Clip
) -> None:
    desktop = new_desktop()
    terminal = Terminal(desktop)
    app = App(desktop)
    app.wait_ready()
    desktop.run("wmctrl", "-i", "-c", hex(desktop.find("Dictation")))
    desktop.focus(terminal.window)
    with desktop.hold(HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        app.say(sentence.path)
        terminal.close()
        wait_for(lambda: terminal.window not in desktop.windows(), "the end of the terminal")
    last = app.wait_status(lambda s: s.last is not None, "the end of the dictation").last
    assert last is not None
    assert "pencils" in last.text
    assert last.delivery is DeliveryState.NOT_DELIVERED, last
    assert last.method is DeliveryMethod.COPY
    assert_sentence(last.detail)
    assert Clipboard(desktop).text().strip() == last.text
    app.stop()
