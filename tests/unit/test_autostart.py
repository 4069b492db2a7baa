"""Starting at login: the entries of three systems, and what the systems' own tools do to them."""

from __future__ import annotations

import configparser
import plistlib
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from dictation_app import autostart
from dictation_app.autostart import DesktopEntry, LaunchAgent, RunKey
from dictation_app.cli import run
from dictation_app.errors import ExitCode, SettingsError
from dictation_app.paths import settings_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.autostart import Autostart

ODD = ["/opt/my apps/py$thon", "-m", 'a "b" 100% \\', "--background"]


def exec_of(file: Path) -> str:
    entry = configparser.RawConfigParser(strict=True)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(file, encoding="utf-8")
    assert entry["Desktop Entry"]["Type"] == "Application"
    return entry["Desktop Entry"]["Exec"]


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell reads it")
def test_a_desktop_entry_is_written_read_and_deleted(tmp_path: Path) -> None:
    entry = DesktopEntry(tmp_path / "autostart", ODD)
    assert not entry.is_on()
    entry.switch(on=True)
    entry.switch(on=True)
    assert entry.is_on()
    (file,) = (tmp_path / "autostart").iterdir()
    # A string value escapes once, the quoted argument once more; then "%" is that of a field code.
    unescaped = exec_of(file).replace("\\\\", "\\").replace("%%", "%")
    shown = subprocess.run(["sh", "-c", f"printf '%s\\n' {unescaped}"], capture_output=True, text=True, check=True)
    assert shown.stdout.splitlines() == ODD
    entry.switch(on=False)
    entry.switch(on=False)
    assert not entry.is_on()
    assert not any((tmp_path / "autostart").iterdir())


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_what_the_desktop_switched_off_is_off(tmp_path: Path, line: str) -> None:
    entry = DesktopEntry(tmp_path, ODD)
    entry.switch(on=True)
    (file,) = tmp_path.iterdir()
    file.write_text(file.read_text().replace("X-GNOME-Autostart-enabled=true", line))
    assert not entry.is_on()
    entry.switch(on=True)
    assert entry.is_on()


def test_a_launch_agent_is_written_read_and_deleted(tmp_path: Path) -> None:
    agent = LaunchAgent(tmp_path / "LaunchAgents", ODD)
    assert not agent.is_on()
    agent.switch(on=True)
    assert agent.is_on()
    (file,) = (tmp_path / "LaunchAgents").iterdir()
    assert plistlib.loads(file.read_bytes())["ProgramArguments"] == ODD
    file.write_bytes(plistlib.dumps({"Label": "x", "RunAtLoad": True, "Disabled": True}))
    assert not agent.is_on()
    for content in (b"no plist", b"<?xml version='1.0'?><plist><dict><key>", plistlib.dumps(["RunAtLoad"])):
        file.write_bytes(content)
        assert not agent.is_on()
        assert agent.program() == ""
    agent.switch(on=False)
    assert not file.exists()


class FakeValues:
    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str | bytes] = {}

    def get(self, key: str, name: str) -> str | bytes | None:
        return self.kept.get((key, name))

    def set(self, key: str, name: str, value: str) -> None:
        self.kept[key, name] = value

    def delete(self, key: str, name: str) -> None:
        self.kept.pop((key, name), None)


VALUES = FakeValues()


def test_the_run_key_of_windows_is_written_read_and_deleted() -> None:
    values = FakeValues()
    entry = RunKey(values, ["C:\\Program Files\\Dictation\\dictation.exe", "--background"])
    assert not entry.is_on()
    entry.switch(on=True)
    assert entry.is_on()
    assert list(values.kept.values()) == ['"C:\\Program Files\\Dictation\\dictation.exe" --background']
    values.kept[RunKey.APPROVED, "dictation-app"] = b"\x03\0\0\0"
    assert not entry.is_on(), "the Task Manager switched it off"
    values.kept[RunKey.APPROVED, "dictation-app"] = b"\x02\0\0\0"
    assert entry.is_on()
    entry.switch(on=False)
    assert values.kept == {}


def test_what_is_started_is_this_app() -> None:
    done = subprocess.run([*autostart.command()[:-1], "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("dictation, version")
    assert autostart.command()[-1] == "--background"


@pytest.mark.skipif(bool(getattr(sys, "frozen", False)), reason="Python itself")
def test_nothing_in_the_home_folder_stands_in_for_a_module(tmp_path: Path) -> None:
    (tmp_path / "queue.py").write_text("raise SystemExit(1)")
    done = subprocess.run([*autostart.command()[:-1], "--version"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize("make", [DesktopEntry, LaunchAgent, lambda _folder, arguments: RunKey(VALUES, arguments)])
def test_an_app_that_was_moved_is_found_again_and_one_that_is_still_there_stays(
    tmp_path: Path, make: Callable[[Path, list[str]], Autostart]
) -> None:
    former, now = tmp_path / 'for "mer" $5 100% \\' / "python", tmp_path / "now" / "python"
    if isinstance(make(tmp_path, []), RunKey):
        former = tmp_path / "for mer" / "python"  # Windows has no such names
    for program in (former, now):
        program.parent.mkdir()
        program.write_text("")
    folder = tmp_path / "entries"
    make(folder, [str(former), "--background"]).switch(on=True)
    entry = make(folder, [str(now), "--background"])
    assert entry.program() == str(former)
    assert autostart.is_on(entry)
    assert entry.program() == str(former), "another copy of the app that is only tried out"
    former.unlink()
    assert autostart.is_on(entry)
    assert entry.program() == str(now)
    entry.switch(on=False)
    assert not autostart.is_on(entry)
    assert entry.program() == "", "nothing is written where it is off"


def test_an_entry_that_cannot_be_renamed_leaves_nothing_behind(tmp_path: Path) -> None:
    entry = DesktopEntry(tmp_path, ODD)
    (tmp_path / "dictation-app.desktop").mkdir()
    with pytest.raises(SettingsError):
        autostart.switch(on=True, autostart=entry)
    assert [file.name for file in tmp_path.iterdir()] == ["dictation-app.desktop"]


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="Starting at login cannot be switched on: "):
        autostart.switch(on=True, autostart=DesktopEntry(tmp_path / "file" / "autostart", ODD))


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is that of a Linux desktop")
def test_the_setting_writes_the_entry_also_where_no_app_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    assert not autostart.of_this_system().is_on()
    assert run(["settings", "set", "ui.start_at_login", "true"]) == ExitCode.OK
    assert autostart.of_this_system().is_on()
    assert (tmp_path / "xdg_config_home" / "autostart" / "dictation-app.desktop").exists()
    (tmp_path / "on.json").write_text('{"ui": {"start_at_login": true}}')
    assert run(["settings", "set", "ui.start_at_login", "false"]) == ExitCode.OK
    assert not autostart.of_this_system().is_on()
    assert run(["settings", "import", str(tmp_path / "on.json")]) == ExitCode.OK
    assert autostart.of_this_system().is_on()

    settings_file().chmod(0o400)
    assert run(["settings", "set", "ui.start_at_login", "false"]) == ExitCode.SETTINGS
    assert autostart.of_this_system().is_on(), "as the file still says"
