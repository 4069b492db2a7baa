"""What ``dictation transcribe`` is to read: files, folders, patterns and standard input, as a list of files."""

from __future__ import annotations

import fnmatch
import glob
import os
import re
import shutil
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dictation_app.errors import AudioFileError, UserError
from dictation_app.file_jobs.search import media_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

STDIN: Final = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to be transcribed."""

    path: Path
    name: str
    """As the user knows it: the path, or ``-``."""
    subfolder: Path = Path()
    """Of the folder it was found in: its results go into the same one of the folder for results."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that the command line names."""

    files: tuple[Source, ...]
    """Each once; what was found by searching is in the order of the names."""
    failures: tuple[UserError, ...]
    """Arguments that come to nothing."""


def find_sources(arguments: Iterable[str], make_scratch: Callable[[], Path]) -> Sources:
    """Look into folders, expand patterns (not every shell does), copy standard input into a folder made for it."""
    found: dict[tuple[str, str], Source] = {}
    failures: list[UserError] = []
    places = lru_cache(maxsize=None)(os.path.realpath)
    for argument in dict.fromkeys(arguments):
        try:
            for source in _sources_of(argument, make_scratch, failures):
                found.setdefault((places(source.path.parent), source.path.name), source)
        except UserError as exc:
            failures.append(exc)
    return Sources(files=tuple(found.values()), failures=tuple(failures))


def is_folder(path: Path | str) -> bool:
    """No error where that cannot be known (no access, a name that is too long): reading it will tell why."""
    return os.path.isdir(path)  # noqa: PTH112


def _sources_of(argument: str, make_scratch: Callable[[], Path], unread: list[UserError]) -> list[Source]:
    if argument == STDIN:
        return [Source(path=_spooled(make_scratch), name=STDIN)]
    path = Path(argument)
    if is_folder(path):
        return _in_folder(path, unread)
    if not os.path.lexists(path) and glob.has_magic(argument):
        return _of_pattern(argument, unread)
    return [_named(path)]


def _of_pattern(pattern: str, unread: list[UserError]) -> list[Source]:
    """Folders that fit may hold none, as long as there is something."""
    sources: list[Source] = []
    before = len(unread)
    for path in _matching(pattern):
        sources += _searched(path, unread) if is_folder(path) else [_named(path)]
    if not sources and len(unread) == before:
        raise AudioFileError(f"No file fits '{pattern}'.", "Check the name and the folder.")
    return sources


def _matching(pattern: str) -> list[Path]:
    *folders, last = Path(pattern).parts
    if "**" not in (*folders, last):
        return [Path(name) for name in sorted(glob.glob(pattern))]  # noqa: PTH207 - may be absolute
    # Not `glob.glob`, which follows links to folders here: with two that lead back it does not come to an end.
    start = Path(Path(pattern).anchor)
    parts = [part if part == "**" else re.sub(r"\*+", "*", part) for part in Path(pattern).relative_to(start).parts]
    found = start.glob("/".join([*parts, "*"] if last == "**" else parts))
    hidden = [part for part in parts if part.startswith(".")]
    return sorted(path for path in found if all(_is_meant(part, hidden) for part in path.parts))


def _is_meant(name: str, hidden: list[str]) -> bool:
    return not name.startswith(".") or any(fnmatch.fnmatch(name, pattern) for pattern in hidden)


def _named(path: Path) -> Source:
    return Source(path=path, name=str(path))


def _in_folder(folder: Path, unread: list[UserError]) -> list[Source]:
    before = len(unread)
    found = _searched(folder, unread)
    if not found and len(unread) == before:
        raise AudioFileError(f"The folder '{folder}' holds no sound or video files.", "Name a file, or another folder.")
    return found


def _searched(folder: Path, unread: list[UserError]) -> list[Source]:
    media = media_in(folder, unread.append)
    return [Source(path=path, name=str(path), subfolder=path.parent.relative_to(folder)) for path in media]


def _spooled(make_scratch: Callable[[], Path]) -> Path:
    """Standard input as a file: media are not read from their beginning to their end."""
    if sys.stdin is None or sys.stdin.isatty():
        raise AudioFileError("Nothing comes from the standard input.", "Send a file there: `… - < talk.mp3`.")
    try:
        path = make_scratch() / "stdin"
        with path.open("xb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
    except OSError as exc:
        raise AudioFileError(
            f"What comes from the standard input cannot be kept for the time being: {exc.strerror or exc}.",
            "Make room in the folder for temporary files, or set TMPDIR to another one.",
        ) from exc
    return path
