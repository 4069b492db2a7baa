"""Starting with the desktop's session: one entry where the system looks for such, written and read here alone.

The system's own tools change it, too: what they say counts, and the setting follows it at the next start of the app.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dictation_app.errors import SettingsError, UserError
from dictation_app.paths import APP_ID, DESKTOP_ID
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator

_RESERVED = '"`$\\'
"""Escaped in a quoted argument of a desktop entry."""
_OFF = ("hidden=true", "x-gnome-autostart-enabled=false")


class Autostart(Protocol):
    """The entry of this app on one system."""

    def is_on(self) -> bool:
        """Whether the app is started at login."""
        ...

    def program(self) -> str:
        """What the entry starts; empty where that is not known."""
        ...

    def switch(self, *, on: bool) -> None:
        """Write the entry, or delete it; raise `OSError`."""
        ...


def command() -> list[str]:
    """What starts this app again, without its window."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--background"]
    # On Windows the other Python would open a console.
    windowed = Path(sys.executable).with_name("pythonw.exe")
    python = str(windowed) if sys.platform == "win32" and windowed.exists() else sys.executable
    # -P: a login begins in the home folder, and what lies there must not stand in for a module.
    return [python, "-P", "-m", "dictation_app", "--background"]


class DesktopEntry:
    """An XDG autostart file; `folder` is ``~/.config/autostart``."""

    def __init__(self, folder: Path, arguments: list[str]) -> None:
        self._file = folder / f"{APP_ID}.desktop"
        self._arguments = arguments

    def is_on(self) -> bool:
        """See `Autostart`."""
        lines = self._lines()
        return bool(lines) and not any(line.replace(" ", "").casefold() in _OFF for line in lines)

    def program(self) -> str:
        """See `Autostart`."""
        written = next((line.partition("=")[2] for line in self._lines() if re.match(r"Exec *=", line)), "")
        found = re.match(r'\s*(?:"((?:[^"\\]|\\.)*)"|(\S+))', written.replace("\\\\", "\\").replace("%%", "%"))
        return re.sub(r"\\(.)", r"\1", found[1] or found[2]) if found else ""

    def _lines(self) -> list[str]:
        try:
            return self._file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return []

    def switch(self, *, on: bool) -> None:
        """See `Autostart`."""
        if not on:
            self._file.unlink(missing_ok=True)
            return
        _write(self._file, _desktop_entry(self._arguments, APP_ID, "X-GNOME-Autostart-enabled=true"))


def _desktop_entry(arguments: list[str], icon: str, *more: str) -> bytes:
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.4",
        "Name=Dictation",
        f"Exec={' '.join(map(_quoted, arguments))}",
        f"Icon={icon}",
        "Terminal=false",
        *more,
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _quoted(argument: str) -> str:
    """As the specification of desktop entries has it: quoted, then written as a string, ``%`` doubled."""
    inside = "".join(f"\\{sign}" if sign in _RESERVED else sign for sign in argument)
    return '"' + inside.replace("\\", "\\\\").replace("%", "%%") + '"'


class LaunchAgent:
    """A file of macOS's launchd; `folder` is ``~/Library/LaunchAgents``."""

    def __init__(self, folder: Path, arguments: list[str]) -> None:
        self._file = folder / f"{APP_ID}.plist"
        self._arguments = arguments

    def is_on(self) -> bool:
        """See `Autostart`."""
        entry = self._entry()
        return bool(entry.get("RunAtLoad")) and not entry.get("Disabled")

    def program(self) -> str:
        """See `Autostart`."""
        arguments = self._entry().get("ProgramArguments")
        return str(arguments[0]) if isinstance(arguments, list) and arguments else ""

    def _entry(self) -> dict[str, object]:
        # The format of macOS alone, which no other start of the app has to wait for.
        import plistlib  # noqa: PLC0415
        from xml.parsers.expat import ExpatError  # noqa: PLC0415

        try:
            entry = plistlib.loads(self._file.read_bytes())
        except (OSError, ExpatError, plistlib.InvalidFileException, ValueError):
            return {}
        return entry if isinstance(entry, dict) else {}

    def switch(self, *, on: bool) -> None:
        """See `Autostart`."""
        import plistlib  # noqa: PLC0415

        if not on:
            self._file.unlink(missing_ok=True)
            return
        entry = {
            "Label": APP_ID,
            "ProgramArguments": self._arguments,
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        _write(self._file, plistlib.dumps(entry))


class Values(Protocol):
    """Values of two keys of Windows' registry, below the user's own."""

    def get(self, key: str, name: str) -> str | bytes | None:
        """None where there is none."""
        ...

    def set(self, key: str, name: str, value: str) -> None:
        """Raise `OSError`."""
        ...

    def delete(self, key: str, name: str) -> None:
        """Harmless where there is none; raise `OSError`."""
        ...


class RunKey:
    """What Windows starts at login."""

    RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
    APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
    """Here the Task Manager notes what the user switched off: its first byte is odd then."""

    def __init__(self, values: Values, arguments: list[str]) -> None:
        self._values = values
        self._arguments = arguments

    def is_on(self) -> bool:
        """See `Autostart`."""
        noted = self._values.get(self.APPROVED, APP_ID)
        is_off = isinstance(noted, bytes) and bool(noted) and noted[0] % 2 == 1
        return self._values.get(self.RUN, APP_ID) is not None and not is_off

    def program(self) -> str:
        """See `Autostart`."""
        written = self._values.get(self.RUN, APP_ID)
        found = re.match(r'"([^"]+)"|(\S+)', written) if isinstance(written, str) else None
        return (found[1] or found[2]) if found else ""

    def switch(self, *, on: bool) -> None:
        """See `Autostart`."""
        self._values.delete(self.APPROVED, APP_ID)
        if on:
            self._values.set(self.RUN, APP_ID, subprocess.list2cmdline(self._arguments))
        else:
            self._values.delete(self.RUN, APP_ID)


def of_this_system() -> Autostart:
    """Where this system looks."""
    if sys.platform == "win32":
        return RunKey(_WindowsValues(), command())
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents", command())
    config = os.environ.get("XDG_CONFIG_HOME", "")
    home = Path(config) if Path(config).is_absolute() else Path.home() / ".config"
    return DesktopEntry(home / "autostart", command())


def switch(*, on: bool, autostart: Autostart | None = None) -> None:
    """Start at login from now on, or do not; raise `SettingsError`."""
    try:
        (autostart or of_this_system()).switch(on=on)
    except OSError as exc:
        raise SettingsError(
            say("Starting at login cannot be switched on: {reason}.", reason=exc.strerror or str(exc))
            if on
            else say("Starting at login cannot be switched off: {reason}.", reason=exc.strerror or str(exc)),
            say("Check the permissions of the folder, or use the desktop's own tool for start-up programs."),
        ) from exc


@contextmanager
def switched(*, was: bool, on: bool) -> Iterator[None]:
    """As `switch`, where that is a change; back again where the block fails."""
    if on is was:
        yield
        return
    switch(on=on)
    try:
        yield
    except UserError:
        with suppress(SettingsError):  # the block's error says more
            switch(on=was)
        raise


def is_on(autostart: Autostart | None = None) -> bool:
    """Whether the app is started at login; an entry whose program is gone, as the app was moved, is written anew."""
    entry = autostart or of_this_system()
    if not entry.is_on():
        return False
    program = entry.program()
    if program and Path(program).is_absolute() and not Path(program).exists():
        with suppress(SettingsError):  # it could not be started before, either
            switch(on=True, autostart=entry)
    return True


def write_menu_entry(icon: str) -> None:
    """Make the app known to the desktop under `DESKTOP_ID`, where it is not yet; raise `OSError`.

    Portals give nothing to a program without such an entry. One that an installer has put somewhere stays; one written
    here, whose program is gone, is written anew.
    """
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "applications"
    name = f"{DESKTOP_ID}.desktop"
    places = (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    if any((Path(place) / "applications" / name).exists() for place in places):
        return
    program = Path(command()[0])
    content = _desktop_entry(command()[:-1], icon, "Categories=Utility;", "StartupNotify=true")
    file = home / name
    if not file.exists() or (program.exists() and file.read_bytes() != content):
        _write(file, content)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{APP_ID}-")
    try:
        with os.fdopen(descriptor, "wb") as temporary:
            temporary.write(content)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink()
        raise


if sys.platform == "win32":
    import winreg

    class _WindowsValues:
        """See `Values`."""

        def get(self, key: str, name: str) -> str | bytes | None:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    value, _ = winreg.QueryValueEx(opened, name)
            except OSError:
                return None
            return value if isinstance(value, str | bytes) else None

        def set(self, key: str, name: str, value: str) -> None:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

        def delete(self, key: str, name: str) -> None:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
                    winreg.DeleteValue(opened, name)
            except FileNotFoundError:
                return
