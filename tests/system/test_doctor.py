"""``dictation doctor`` and its page on a real desktop: all is well there, and each real fault turns its own line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from Xlib import X

from dictation_app.doctor.delivery import TRIAL
from dictation_app.engine.place import cuda_device_count
from dictation_app.errors import ExitCode
from dictation_app.paths import models_dir

from .clipboard import Clipboard
from .conftest import MODEL
from .desktop import KEY_CODES
from .processes import wait_for
from .running_app import DICTATION, HOTKEY, App
from .targets import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from .desktop import Desktop
    from .speech import Clip
    from .targets import Target

    NewDesktop = Callable[..., Desktop]

COPIED = "a line of my diary"
LIMIT_S = 120.0
WAITS_S = 60.0

USUAL = (
    "App", "Settings", "Desktop", "Microphone", "Hotkey", "Speech model", "GPU", "Device", "Memory", "Speech engine",
    "Text into a window", "Text by pasting", "Text by typing", "Clipboard", "Disk space", "Folder of the settings",
    "Folder of the recordings",
    "Folder of the history", "Folder of the models", "Folder of the log",
)  # fmt: skip
"""Of a machine without a GPU."""


class Told:
    """What the doctor said."""

    def __init__(self, done: subprocess.CompletedProcess[bytes]) -> None:
        self.code = done.returncode
        self.text = done.stdout.decode() + done.stderr.decode()
        told = json.loads(done.stdout)
        self.rows = {row["name"]: row for row in told["findings"]}
        assert len(self.rows) == len(told["findings"]), "each name once"

    def turned(self) -> dict[str, str]:
        """What is not ok."""
        return {name: row["state"] for name, row in self.rows.items() if row["state"] != "ok"}


def doctor(desktop: Desktop, *arguments: str, prefix: tuple[str, ...] = ()) -> Told:
    command = (*prefix, DICTATION, "doctor", "--json", *arguments)
    return Told(desktop.run(*command, timeout_s=LIMIT_S, check=False))


def show_times(told: Told, measured: Callable[[str], None]) -> None:
    for name in ("Microphone", "Hotkey", "Speech engine", "Text into a window", "Text by pasting", "Text by typing"):
        measured(f"doctor: {name}: {told.rows[name]['value']}")


def test_all_is_well_with_the_running_app_and_nothing_of_the_users_is_told_or_changed(
    app: App, desktop: Desktop, terminal: Target, sentence: Clip, png: bytes, measured: Callable[[str], None]
) -> None:
    clipboard = Clipboard(desktop)
    app.dictate(sentence.path)
    terminal.wait_for_text("pencils")
    before = terminal.text()
    clipboard.fill(text=COPIED, html=f"<b>{COPIED}</b>", png=png)
    copied = clipboard.read()
    told = doctor(desktop)
    assert told.turned() == {}, told.text
    assert told.code == ExitCode.OK
    assert {name for name in told.rows if not name.startswith("GPU")} >= {n for n in USUAL if not n.startswith("GPU")}
    show_times(told, measured)
    assert clipboard.read_until(copied, 10.0) == copied
    assert terminal.text() == before
    assert app.wait_idle().last is not None
    report = desktop.run(DICTATION, "doctor", "--report", timeout_s=LIMIT_S).stdout.decode()
    log = app.log()
    for secret in ("pencils", COPIED, TRIAL.text):
        for where in (told.text, report, log):
            assert secret not in where
    for private in (str(desktop.home), "'default'"):
        assert private not in report
    clipboard.close()


def test_all_is_well_without_the_app_too_and_it_starts_no_dictation(
    new_desktop: NewDesktop, measured: Callable[[str], None]
) -> None:
    desktop = new_desktop()
    told = doctor(desktop)
    assert told.turned() == {}, told.text
    assert "does not run" in told.rows["App"]["value"]
    show_times(told, measured)
    left = [p.cmdline() for p in desktop.processes() if "dictation" in " ".join(p.cmdline())]
    assert left == []
    assert not (desktop.data_home / "dictation-app" / "journal").exists()


def test_a_dictation_under_way_is_whole_and_the_checks_wait_for_its_end(
    app: App, desktop: Desktop, terminal: Target, sentence: Clip
) -> None:
    found: list[Told] = []
    names = ("Microphone", "Hotkey", "Speech engine", "Text into a window")
    only = [part for name in names for part in ("--only", name)]
    with desktop.hold(HOTKEY):
        thread = threading.Thread(target=lambda: found.append(doctor(desktop, *only)))
        thread.start()
        time.sleep(1.5)
        app.say(sentence.path)
        time.sleep(0.2)
    terminal.wait_for_text("pencils", 20.0)
    text = terminal.text()
    thread.join(LIMIT_S)
    assert found[0].turned() == {}, found[0].text
    last = app.wait_idle().last
    assert last is not None
    assert "pencils" in last.text
    assert terminal.text() == text, "the doctor's sentence went into its own window"


# --- real faults ------------------------------------------------------------------------------------------------------


def test_one_wrong_byte_in_the_model(new_desktop: NewDesktop) -> None:
    desktop = new_desktop(models=False)
    folder = desktop.data_home / models_dir().parent.name / "models" / MODEL
    shutil.copytree(models_dir() / MODEL, folder)
    weights = folder / "model.bin"
    stat = weights.stat()
    with weights.open("r+b") as file:
        file.seek(stat.st_size // 2)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 1]))
    os.utime(weights, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    told = doctor(desktop)
    assert told.turned() == {"Speech model": "failed", "Speech engine": "not tried"}, told.text
    assert "model.bin is not the published file" in told.rows["Speech model"]["cause"]
    assert told.rows["Speech model"]["action"] == "fetch-model"
    assert told.code == ExitCode.FAILED
    assert weights.exists(), "it only looks"


def test_no_microphone_and_a_muted_one(new_desktop: NewDesktop) -> None:
    desktop = new_desktop(sound=False)
    told = doctor(desktop)
    assert told.turned() == {"Microphone": "failed"}, told.text
    assert told.code == ExitCode.FAILED
    desktop.add_sound()
    assert desktop.sound is not None
    desktop.sound.mute(on=True)
    muted = doctor(desktop, "--only", "Microphone")
    assert muted.rows["Microphone"]["cause"] == "It is muted."
    desktop.sound.mute(on=False)
    assert doctor(desktop, "--only", "Microphone").turned() == {}


@pytest.mark.parametrize("runs", [False, True])
def test_a_hotkey_taken_by_another_program(new_desktop: NewDesktop, runs: bool) -> None:
    desktop = new_desktop()
    root = desktop.display.screen().root
    root.grab_key(
        KEY_CODES["Space"],
        X.ControlMask | X.Mod1Mask,
        owner_events=True,
        pointer_mode=X.GrabModeAsync,
        keyboard_mode=X.GrabModeAsync,
    )
    desktop.display.sync()
    app = App(desktop) if runs else None
    if app is not None:
        app.wait_status(lambda s: bool(s.device) and bool(s.problem), "the model, and word of the hotkey")
    told = doctor(desktop)
    assert told.turned() == {"Hotkey": "failed"}, told.text
    assert "taken by another program" in told.rows["Hotkey"]["cause"]
    assert told.rows["Hotkey"]["action"] == "choose-hotkey"
    if app is not None:
        app.stop()


def test_a_keyboard_that_another_program_holds(app: App, desktop: Desktop) -> None:
    """The hotkey is registered, and no press of it arrives: a locked screen, a menu that hangs."""
    root = desktop.display.screen().root
    root.grab_keyboard(owner_events=True, pointer_mode=X.GrabModeAsync, keyboard_mode=X.GrabModeAsync, time=0)
    desktop.display.sync()
    try:
        told = doctor(desktop, "--only", "Hotkey")
    finally:
        desktop.display.ungrab_keyboard(0)
        desktop.display.sync()
    assert told.turned() == {"Hotkey": "failed"}, told.text
    assert told.rows["Hotkey"]["value"].endswith("not seen")
    assert doctor(desktop, "--only", "Hotkey").turned() == {}
    assert app.wait_idle().ready


def test_a_folder_that_may_not_be_written(new_desktop: NewDesktop) -> None:
    desktop = new_desktop()
    folder = desktop.home / ".local" / "state"
    folder.mkdir(parents=True)
    folder.chmod(0o500)
    # Whoever is root may write everywhere.
    drop = "-dac_override,-dac_read_search"
    prefix = ("setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}") if os.geteuid() == 0 else ()
    told = doctor(desktop, prefix=prefix)
    folder.chmod(0o700)
    assert told.turned() == {"Folder of the log": "failed"}, told.text
    assert "Permission denied" in told.rows["Folder of the log"]["cause"]
    assert told.code == ExitCode.FAILED


def test_a_full_disk(new_desktop: NewDesktop) -> None:
    desktop = new_desktop(models=False)
    data = desktop.data_home / models_dir().parent.name
    data.mkdir(parents=True)
    fill = f"""
        mount -t tmpfs -o size=4m,mode=700 tmpfs '{data}' &&
        ln -s '{models_dir()}' '{data}/models' &&
        {{ head -c 8m /dev/zero > '{data}/full' || true; }} 2> /dev/null &&
        exec "$0" "$@"
    """
    spaces = ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "--mount", "--map-root-user")
    if subprocess.run([*spaces, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no file systems of one's own can be had here")
    told = doctor(desktop, prefix=(*spaces, "sh", "-c", fill))
    assert told.turned() == {"Disk space": "failed"}, told.text
    assert told.rows["Disk space"]["value"].startswith("nothing free")
    assert told.code == ExitCode.FAILED


@pytest.mark.skipif(cuda_device_count() > 0, reason="CUDA works here")
def test_a_gpu_that_is_not_there(new_desktop: NewDesktop) -> None:
    """The engine is really started on it, and says why it does not run."""
    desktop = new_desktop(sound=False, tray=False)
    desktop.run(DICTATION, "settings", "set", "engine.device", "cuda:0")
    told = doctor(desktop, "--only", "GPU", "--only", "Speech engine", "--only", "Speech model")
    assert told.turned() == {"GPU": "warning", "Speech engine": "warning"}, told.text  # the CPU does the work
    for name in ("GPU", "Speech engine"):
        assert told.rows[name]["cause"]
        assert told.rows[name]["next_step"]
        assert told.rows[name]["action"] == "choose-device"


# --- the page ---------------------------------------------------------------------------------------------------------


def test_the_page_finds_the_same_from_the_settings_by_keyboard(
    app: App, desktop: Desktop, clipboard: Clipboard, tmp_path: Path
) -> None:
    folder = os.environ.get("DICTATION_SCREENSHOTS")
    pictures = Path(folder).absolute() if folder else tmp_path
    app.cli()
    main = wait_for(lambda: next((w for w in desktop.windows() if desktop.title(w) == "Dictation"), 0), "the window")
    desktop.focus(main)
    desktop.tap("Ctrl+Comma")
    settings = desktop.find("Settings")
    desktop.focus(settings)
    desktop.tap("Alt+D")
    page = desktop.find("Doctor")
    wait_for(lambda: desktop.active() != page, "the window that is written into", WAITS_S)
    wait_for(lambda: not [w for w in desktop.windows() if "tries whether" in desktop.title(w)], "its end", WAITS_S)

    def report() -> str:
        desktop.focus(page)
        desktop.run("xdotool", "key", "alt+c")
        time.sleep(1.0)
        text = clipboard.text()
        return text if text.startswith("Dictation ") else ""

    text = wait_for(report, "the report on the clipboard", WAITS_S)
    desktop.screenshot(pictures / "doctor-page.png", page)
    lines = [line for line in text.splitlines() if line.startswith(("ok ", "warning ", "failed ", "not tried "))]
    assert len(lines) >= len(USUAL) - 1
    assert [line for line in lines if not line.startswith("ok ")] == [], text
    assert str(desktop.home) not in text
    desktop.close_window(page)
    desktop.close_window(settings)
    app.wait_idle()


def test_what_the_page_finds_leads_to_the_setting(new_desktop: NewDesktop, tmp_path: Path) -> None:
    folder = os.environ.get("DICTATION_SCREENSHOTS")
    pictures = Path(folder).absolute() if folder else tmp_path
    desktop = new_desktop(sound=False)
    terminal = Terminal(desktop)
    app = App(desktop)
    app.wait_status(lambda s: bool(s.device), "the model")
    main = desktop.find("Dictation")
    desktop.focus(main)
    desktop.tap("Ctrl+Comma")
    settings = desktop.find("Settings")
    desktop.focus(settings)
    desktop.tap("Alt+D")
    page = desktop.find("Doctor")
    desktop.close_window(settings)
    wait_for(lambda: [w for w in desktop.windows() if "tries whether" in desktop.title(w)], "its window", WAITS_S)
    wait_for(lambda: not [w for w in desktop.windows() if "tries whether" in desktop.title(w)], "its end", WAITS_S)
    time.sleep(2.0)
    desktop.focus(page)
    # From “Check again” past “Copy report”, the three lines before the microphone, and its own, to its button.
    for _ in range(6):
        desktop.run("xdotool", "key", "Tab")
    time.sleep(0.5)
    desktop.screenshot(pictures / "doctor-trouble.png", page)
    desktop.tap("Space")
    opened = desktop.find("Settings")
    time.sleep(2.0)
    desktop.screenshot(pictures / "doctor-leads-to.png", opened)
    assert opened in desktop.mapped()
    terminal.close()
    app.stop()
