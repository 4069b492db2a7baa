"""Crashes and bugs on the disk: what led to them, in the folder of the logs, for a report that the user may copy.

Each process that can crash opens a file ``running-…`` at its start. A native crash cannot be written down after it has
happened, so `faulthandler` holds that file open; it holds one line until then. At a clean end the file goes. One that
is left with that line only belongs to a process that was killed or lost its power, which is no crash; one with more is
made into a record ``crash-…`` by whoever comes next, and told once. Exceptions that nobody expected are written as
records at once.

No file holds a message of an exception (`stacks`), and only the user may read it.
"""

from __future__ import annotations

import atexit
import contextlib
import faulthandler
import logging
import os
import re
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dictation_app import __version__, owner_only, stacks

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import FileIO
    from pathlib import Path

_log = logging.getLogger(__name__)

KEPT = 5
"""Of more records the oldest are deleted."""
BUGS_PER_RUN = 5
"""So many different ones are kept and told; a program in ruins makes ever more."""
_MOST_BYTES = 200_000
_HEADER = re.compile(r"Dictation (?P<version>\S+) (?P<process>\w+)")


class Process(StrEnum):
    """Whose crash it is."""

    APP = "app"
    ENGINE = "engine"
    COMMAND = "command"


@dataclass(frozen=True, slots=True, kw_only=True)
class Crash:
    """A native crash, or an exception that nobody expected."""

    process: Process
    version: str
    """Of the app when it happened."""
    at: str
    """Local time, as ``2026-01-31 14:05:09``."""
    stack: str
    file: Path | None = None
    """Its record; None where none could be written."""


def new_file(folder: Path, process: Process) -> Path:
    """Where a process that is about to start writes what it may crash of."""
    return folder / f"running-{process}-{time.time_ns()}-{os.getpid()}.txt"


class CrashFile:
    """Catches native crashes of this process until `close`; on stderr where the file cannot be had, or is None."""

    def __init__(self, path: Path | None, process: Process) -> None:
        self.path = path
        self._stream: FileIO | None = None
        self._noted = False
        if path is not None:
            with contextlib.suppress(OSError):
                owner_only.make_folder(path.parent)
                self._stream = _open(path)
                self._stream.write(_header(process))
        if self._stream is not None:
            faulthandler.enable(self._stream)
        elif sys.stderr is not None:
            faulthandler.enable()
        # After the libraries that are loaded from now on have ended, which they may do with a crash.
        atexit.register(self.close)

    def note(self, exc: BaseException) -> None:
        """Write down what ends this process."""
        if self._stream is not None:
            self._noted = True
            with contextlib.suppress(OSError):
                self._stream.write(stacks.describe(exc).encode())

    def close(self) -> None:
        """Good-bye: from here on nothing is caught. The file goes, unless something was noted.

        On Windows `faulthandler` also writes what is handled after all; a process that gets here has survived it.
        """
        stream, self._stream = self._stream, None
        if stream is None or self.path is None:
            return
        faulthandler.disable()
        with contextlib.suppress(OSError):
            stream.close()
            if not self._noted:
                self.path.unlink(missing_ok=True)


def _open(path: Path) -> FileIO:
    # Each write must be on its way at once: the next thing may be the end of the process.
    return open(path, "xb", buffering=0, opener=owner_only.opener)  # a path has no opener


def _header(process: Process, version: str = __version__) -> bytes:
    return f"Dictation {version} {process}\n".encode()


# --- records ----------------------------------------------------------------------------------------------------------


def keep(folder: Path, process: Process, stack: str) -> Crash:
    """Write a record; where that cannot be done, it is known to the caller only."""
    file: Path | None = None
    with contextlib.suppress(OSError):
        owner_only.make_folder(folder)
        with _open(folder / f"crash-{time.time_ns()}.txt") as stream:
            stream.write(_header(process) + stack.encode("utf-8", "replace"))
            file = folder / stream.name
        _prune(folder)
    return Crash(process=process, version=__version__, at=_local(time.time()), stack=stack, file=file)


def collect(file: Path) -> Crash | None:
    """Make a record of what an ended process left, if it crashed; its file is gone then."""
    crash = _read(file)
    with contextlib.suppress(OSError):
        if crash is not None:
            # Not the file itself, which has the paths of this machine.
            at_ns = file.stat().st_mtime_ns
            record = file.with_name(f"crash-{at_ns}.txt")
            with _open(record) as stream:
                stream.write(_header(crash.process, crash.version) + crash.stack.encode("utf-8", "replace"))
            os.utime(record, ns=(at_ns, at_ns))
            _prune(file.parent)
        file.unlink(missing_ok=True)
    return crash


def collect_all(folder: Path, own: Path | None) -> list[Crash]:
    """Make records of all that ended processes left, the oldest first; call it while only `own` process runs."""
    files = [file for file in _files(folder, "running") if file != own]
    found = [collect(file) for file in files]
    if any(crash is None and Process.APP in file.name for crash, file in zip(found, files, strict=True)):
        _log.info("The app did not end in order: it was killed, or the power went")
    return [crash for crash in found if crash is not None]


def recent(folder: Path, count: int) -> list[Crash]:
    """The last crashes, the newest first; what a process that has just crashed left is among them."""
    files = sorted(_files(folder, "crash") + _files(folder, "running"), key=_changed_at_s, reverse=True)
    found = (_read(file) for file in files)
    return [crash for crash in found if crash is not None][:count]


def _files(folder: Path, kind: str) -> list[Path]:
    return sorted(folder.glob(f"{kind}-*.txt"), key=_changed_at_s)


def _changed_at_s(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def _read(file: Path) -> Crash | None:
    """None where nothing crashed, or it cannot be read."""
    try:
        with file.open("rb") as stream:
            header, _, stack = stream.read(_MOST_BYTES).decode("utf-8", "replace").partition("\n")
    except OSError:
        return None
    if not stack.strip():
        return None
    about = _HEADER.match(header)
    process = about["process"] if about is not None else ""
    return Crash(
        process=Process(process) if process in list(Process) else Process.APP,
        version="unknown" if about is None else about["version"],
        at=_local(_changed_at_s(file)),
        stack=stacks.short_native(stack.strip()),
    )


def _prune(folder: Path) -> None:
    for file in _files(folder, "crash")[:-KEPT]:
        file.unlink(missing_ok=True)


def _local(at_s: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(at_s))


# --- bugs -------------------------------------------------------------------------------------------------------------


class BugLog(logging.Handler):
    """An error that is logged with its exception is a bug: each different one is kept and told, up to `BUGS_PER_RUN`.

    Called on whatever thread logs; `tell` must be good for that.
    """

    def __init__(self, folder: Path, tell: Callable[[Crash], None]) -> None:
        super().__init__(logging.ERROR)
        self._folder = folder
        self._tell = tell
        self._seen: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep and tell."""
        exc = record.exc_info[1] if record.exc_info else None
        if exc is None:
            return
        stack = stacks.describe(exc)
        if stack in self._seen or len(self._seen) >= BUGS_PER_RUN:
            return
        self._seen.add(stack)
        # What a library writes may hold anything.
        about = record.getMessage() if record.name.startswith("dictation_app") else "A library logged an error"
        self._tell(keep(self._folder, Process.APP, f"{about} (thread {record.threadName})\n{stack}"))


class UncaughtLog:
    """Has exceptions that nobody caught logged instead of printed, from `install` to `remove`.

    Qt's slots are among them: PySide gives what they raise to `sys.excepthook`, and goes on.
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def install(self) -> None:
        """From now on."""
        sys.excepthook = lambda _kind, exc, _trace: self._log(exc, "An error came up")
        threading.excepthook = lambda args: self._log(args.exc_value, "A thread ended with an error")
        sys.unraisablehook = lambda args: self._log(args.exc_value, "An error was passed over", logging.WARNING)

    def remove(self) -> None:
        """As it was."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def _log(self, exc: BaseException | None, what: str, level: int = logging.ERROR) -> None:
        if exc is None or isinstance(exc, SystemExit | KeyboardInterrupt):
            return
        # A window that cannot be painted raises the same sixty times a second.
        stack = stacks.describe(exc)
        self._counts[stack] += 1
        count = self._counts[stack]
        if count == 1:
            _log.log(level, what, exc_info=exc)
        elif str(count).strip("0") == "1":
            _log.log(level, "%s %d times", what, count)
