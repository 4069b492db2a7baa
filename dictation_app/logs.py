"""Log set-up: one rotating file for the app, warnings on stderr. Logs hold lengths and times, never words or values.

That is true of tracebacks, too: the message of an exception may quote what was said, so only types and places are
written (`stacks`). Libraries may still put what they like into their own records.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from dictation_app import owner_only, stacks

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import TypeAlias

    ExcInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

_BACKUPS = 2
_log = logging.getLogger(__name__)

_FILE = "dictation.log"
_FORMAT = "%(asctime)s %(levelname)s %(process)d %(threadName)s %(name)s: %(message)s"
_TAIL_BYTES = 64_000


class WordlessFormatter(logging.Formatter):
    """Writes of an exception what `stacks.describe` does; with `tells_stacks` off, nothing."""

    def __init__(self, layout: str, *, tells_stacks: bool = True) -> None:
        super().__init__(layout)
        self._tells_stacks = tells_stacks

    def format(self, record: logging.LogRecord) -> str:
        """As always, but for the exception."""
        # Another formatter may have left its own text of the exception in the record, where it would be taken over.
        before, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = before

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802  # the library's name
        """Types and places."""
        return stacks.describe(ei[1]) if self._tells_stacks and ei[1] is not None else ""


class _LogFile(RotatingFileHandler):
    """A file that only its owner may read; those it is renamed to stay so."""

    _is_told = False
    """That it cannot be written."""

    def limit(self, total_bytes: int) -> None:
        """All files together stay below that, from now on."""
        self.acquire()
        try:
            self.maxBytes = total_bytes // (_BACKUPS + 1)
            if _size(self.baseFilename) > self.maxBytes:
                self.doRollover()
            for number in range(1, _BACKUPS + 1):
                _keep_end(f"{self.baseFilename}.{number}", self.maxBytes)
        except OSError as exc:
            _log.warning("The log cannot be made smaller (%s).", exc.strerror)
        finally:
            self.release()

    def _open(self) -> TextIOWrapper:
        file = open(self.baseFilename, "ab", opener=owner_only.opener)  # noqa: SIM115  # the handler closes it
        return TextIOWrapper(file, encoding=self.encoding, errors=self.errors)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # the library's name
        """A full disk is no bug: it is told once, and the app goes on."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            super().handleError(record)
        elif not self._is_told:
            self._is_told = True
            sys.stderr.write(f"dictation: The log cannot be written: {error.strerror}.\n")


def _size(name: str) -> int:
    try:
        return os.stat(name).st_size  # noqa: PTH116  # the handler's names are text
    except FileNotFoundError:
        return 0


def _keep_end(name: str, most_bytes: int) -> None:
    """Of a file that is larger, only whole lines at its end."""
    size = _size(name)
    if size <= most_bytes:
        return
    shorter = f"{name}.new"
    with open(name, "rb") as file, open(shorter, "wb", opener=owner_only.opener) as end:  # noqa: PTH123  # likewise
        file.seek(size - most_bytes)
        file.readline()  # it may be half
        shutil.copyfileobj(file, end)
    os.replace(shorter, name)  # noqa: PTH105  # the handler's names are text


def limit_size(total_bytes: int) -> None:
    """Of the log that `set_up` began; what is too much of it already goes now, the oldest first."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, _LogFile):
            handler.limit(total_bytes)


def set_up(folder: Path | None, *, verbose: bool = False) -> None:
    """Send records to ``dictation.log`` in `folder` (None: nowhere) and to stderr.

    stderr gets the sentences of warnings only, or everything with `verbose`. A folder that cannot be written is told
    and done without: dictation must work on a full or read-only disk.
    """
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    stderr = logging.StreamHandler()
    stderr.setLevel(logging.DEBUG if verbose else logging.WARNING)
    layout = _FORMAT if verbose else "dictation: %(message)s"
    stderr.setFormatter(WordlessFormatter(layout, tells_stacks=verbose))
    root.addHandler(stderr)
    # Libraries that log every request or file name at INFO.
    for noisy in ("faster_whisper", "httpx", "httpx2", "huggingface_hub", "libav", "filelock"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    if folder is None:
        return
    try:
        owner_only.make_folder(folder)
        # No limit yet: one that is smaller than what the user set would delete what they wanted kept.
        handler = _LogFile(folder / _FILE, backupCount=_BACKUPS, encoding="utf-8", delay=False)
    except OSError as exc:
        _log.warning("No log is written: %s cannot be used (%s).", folder, exc.strerror)
        return
    handler.setFormatter(WordlessFormatter(_FORMAT))
    root.addHandler(handler)


def last_lines(folder: Path, count: int) -> list[str]:
    """The end of the log in `folder`, the newest line last; empty where there is none."""
    lines: list[str] = []
    for name in (_FILE, f"{_FILE}.1"):
        if len(lines) < count:
            lines = _tail(folder / name) + lines
    return lines[-count:]


def _tail(file: Path) -> list[str]:
    try:
        with file.open("rb") as stream:
            size = stream.seek(0, os.SEEK_END)
            stream.seek(max(0, size - _TAIL_BYTES))
            lines = stream.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return []
    return lines[1:] if size > _TAIL_BYTES else lines  # the first one may be half
