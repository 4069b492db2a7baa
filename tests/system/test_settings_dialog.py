"""The settings dialog of the real app, by keyboard alone: what is changed there holds in every window at once."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app.values.status import AppState

from .processes import wait_for
from .running_app import HOTKEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .desktop import Desktop
    from .running_app import App
    from .speech import Clip
    from .targets import Target

NEW_HOTKEY = "Ctrl+Alt+D"
SETTLED_S = 1.5
"""Nothing outside the app tells when it has drawn what was typed."""
OPENS_WITHIN_S = 10.0
"""The promise is 0.2 s; a busy machine may take longer to map a window."""


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = os.environ.get("DICTATION_SCREENSHOTS")
    return Path(folder).absolute() if folder else tmp_path


@pytest.fixture
def dialog(app: App, desktop: Desktop) -> Iterator[int]:
    """Opened from the main window by Ctrl+comma; everything is as before afterwards."""
    app.cli()
    desktop.focus(main_window(desktop))
    desktop.tap("Ctrl+Comma")
    window = desktop.find("Settings", timeout_s=OPENS_WITHIN_S)
    desktop.focus(window)
    yield window
    app.cli("settings", "set", "hotkey.chord", HOTKEY)
    app.cli("settings", "set", "ui.theme", "system")
    app.cli("settings", "set", "ui.language", "system")
    if window in desktop.windows():
        desktop.close_window(window)


def main_window(desktop: Desktop) -> int:
    return wait_for(
        lambda: next((w for w in desktop.windows() if desktop.title(w) == "Dictation"), 0),
        lambda: f"the main window; there are {desktop.titles()}",
    )


def go_to(desktop: Desktop, words: str) -> None:
    """Search for a setting, and give it the keyboard."""
    desktop.tap("Ctrl+F")
    desktop.tap("Ctrl+A")
    desktop.run("xdotool", "type", "--delay", "30", words)
    time.sleep(SETTLED_S)
    desktop.tap("Down")
    time.sleep(SETTLED_S / 2)


def test_a_hotkey_and_colours_chosen_by_keyboard_hold_at_once(
    app: App, desktop: Desktop, terminal: Target, dialog: int, sentence: Clip, pictures: Path
) -> None:
    go_to(desktop, "colours dark")
    desktop.run("xdotool", "key", "l")  # arrow keys walk through what was found, until another key is for the field
    wait_for(lambda: '"light"' in settings_file(desktop), "the colours to be saved")
    desktop.tap("Down")
    wait_for(lambda: '"dark"' in settings_file(desktop), "the colours to be saved")
    wait_for(
        lambda: desktop.brightness(desktop.screenshot(pictures / "settings-dark.png", dialog)) < 0.4, "dark colours"
    )
    go_to(desktop, "push to talk")
    desktop.tap("Space")
    time.sleep(SETTLED_S / 2)
    desktop.tap(NEW_HOTKEY)
    app.wait_status(lambda s: s.hotkey == NEW_HOTKEY and s.ready, "the new hotkey")
    desktop.screenshot(pictures / "settings-hotkey.png", dialog)
    desktop.focus(terminal.window)
    desktop.tap(HOTKEY)
    time.sleep(0.5)
    status = app.status()
    assert status is not None
    assert status.state is AppState.IDLE, "the former hotkey still starts dictations"
    terminal.clear()
    with desktop.hold(NEW_HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        app.say(sentence.path)
        time.sleep(0.2)
    app.wait_idle()
    terminal.wait_for_text("pencils")


def test_no_dictation_starts_while_a_hotkey_is_recorded(
    app: App, desktop: Desktop, dialog: int, pictures: Path
) -> None:
    for chord in (HOTKEY, NEW_HOTKEY):
        go_to(desktop, "push to talk")
        desktop.tap("Space")
        time.sleep(SETTLED_S / 2)
        desktop.screenshot(pictures / "settings-recording.png", dialog)
        with desktop.hold(chord):
            deadline_s = time.monotonic() + 1.5  # long enough for the keyboard to repeat it
            while time.monotonic() < deadline_s:
                status = app.status()
                assert status is not None
                assert status.state is AppState.IDLE
                assert app.overlays() == []
        app.wait_status(lambda s, chord=chord: s.hotkey == chord and s.ready, f"the hotkey {chord}")
    assert app.log().count("Traceback") == 0


def test_the_command_line_opens_it_and_esc_closes_it(app: App, desktop: Desktop, dialog: int) -> None:
    desktop.tap("Escape")
    wait_for(lambda: dialog not in desktop.windows(), "the dialog to close")
    assert app.cli("settings", "open").code == 0
    window = desktop.find("Settings")
    wait_for(lambda: desktop.active() == window, "the dialog to be active")
    desktop.tap("Escape")
    wait_for(lambda: window not in desktop.windows(), "the dialog to close")
    status = app.status()
    assert status is not None
    assert status.state is AppState.IDLE


def test_the_level_moves_while_its_page_is_shown_and_the_microphone_is_free_afterwards(
    app: App, desktop: Desktop, dialog: int, sentence: Clip, pictures: Path
) -> None:
    def recordings() -> bytes:
        return desktop.run("pactl", "list", "short", "source-outputs").stdout

    before = recordings()
    go_to(desktop, "headset")
    wait_for(lambda: recordings() != before, "the microphone to be open")
    player = app.say_in_background(sentence.path)
    time.sleep(1.5)
    desktop.screenshot(pictures / "settings-microphone.png", dialog)
    player.wait(20)
    desktop.tap("Escape")
    wait_for(lambda: recordings() == before, "the microphone to be closed")


@pytest.mark.parametrize("after_s", [0.2, 0.3, 0.35, 0.4])
def test_a_dictation_begun_while_the_microphones_are_looked_for_is_whole(
    app: App, desktop: Desktop, dialog: int, sentence: Clip, after_s: float
) -> None:
    go_to(desktop, "headset")
    desktop.tap("Escape")
    wait_for(lambda: dialog not in desktop.windows(), "the dialog to close")
    assert app.cli("settings", "open").code == 0  # where it was: at the microphone
    time.sleep(after_s)
    with desktop.hold(HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        app.say(sentence.path)
        time.sleep(0.2)
    app.wait_idle()
    status = app.status()
    assert status is not None
    assert status.last is not None
    assert "pencils" in status.last.text
    assert status.problem == ""


def settings_file(desktop: Desktop) -> str:
    return "".join(file.read_text() for file in (desktop.home / ".config").rglob("settings.json"))


def test_the_installed_models_are_measured_by_keyboard_and_a_dictation_meanwhile_goes_first(
    app: App, desktop: Desktop, terminal: Target, dialog: int, sentence: Clip, pictures: Path
) -> None:
    record = Path(desktop.env["XDG_STATE_HOME"]) / "dictation-app" / "measured.json"
    record.unlink(missing_ok=True)
    go_to(desktop, "benchmark")
    desktop.tap("Space")
    desktop.focus(terminal.window)
    terminal.clear()
    with desktop.hold(HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        app.say(sentence.path)
        time.sleep(0.2)
    app.wait_idle()
    terminal.wait_for_text("pencils")
    wait_for(record.exists, "what was measured", timeout_s=120)
    time.sleep(SETTLED_S)
    desktop.screenshot(pictures / "settings-measured.png", dialog)
    assert '"base"' in record.read_text(encoding="utf-8")
    listed = {row["name"]: row for row in json.loads(app.cli("models", "list", "--json").out)}
    assert listed["small"]["expected_s"] > listed["base"]["expected_s"] > 0


def test_with_sounds_switched_on_the_words_are_the_same(
    app: App, desktop: Desktop, terminal: Target, dialog: int, sentence: Clip
) -> None:
    go_to(desktop, "beep")
    desktop.tap("Space")
    wait_for(lambda: '"sounds": true' in settings_file(desktop), "the setting to be saved")
    desktop.focus(terminal.window)
    terminal.clear()
    with desktop.hold(HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        app.say(sentence.path)
        time.sleep(0.2)
    app.wait_idle()
    terminal.wait_for_text("pencils")
    assert "No sound:" not in app.log()
    app.cli("settings", "set", "ui.sounds", "false")


def test_a_smaller_log_is_smaller_at_once(app: App, desktop: Desktop, dialog: int) -> None:
    (log,) = desktop.home.rglob("dictation.log")
    older = log.with_name("dictation.log.2")
    older.write_bytes(b"An older line.\n" * 100_000)
    go_to(desktop, "log file")
    desktop.tap("Ctrl+A")
    desktop.run("xdotool", "type", "1")
    desktop.tap("Return")
    wait_for(lambda: '"size_mb": 1' in settings_file(desktop), "the setting to be saved")
    wait_for(lambda: older.stat().st_size < 400_000, "the old lines to go")
    assert sum(file.stat().st_size for file in log.parent.glob("dictation.log*")) <= 1_000_000
    app.cli("settings", "set", "log.size_mb", "3")


def test_a_language_holds_at_once_in_the_windows_that_are_open(app: App, desktop: Desktop, dialog: int) -> None:
    """The main window is behind the dialog, with what it shows; its title is the name of the app in any language."""
    app.cli("settings", "set", "ui.language", "de")
    wait_for(lambda: desktop.title(dialog).startswith("Einstellungen"), lambda: f"German; there are {desktop.titles()}")
    assert dialog in desktop.windows()
    app.cli("settings", "set", "ui.language", "en")
    wait_for(lambda: desktop.title(dialog).startswith("Settings"), lambda: f"English; there are {desktop.titles()}")
    main_window(desktop)
