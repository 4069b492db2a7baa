"""What ``dictation transcribe`` is to read: files, folders, patterns and standard input, as a list of files."""

from __future__ import annotations

import glob
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dictation_app.errors import AudioFileError, UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STDIN: Final = "-"

MEDIA_SUFFIXES: Final = frozenset(
    [
        ".3gp",
        ".aac",
        ".ac3",
        ".aif",
        ".aiff",
        ".amr",
        ".ape",
        ".asf",
        ".au",
        ".avi",
        ".caf",
        ".dts",
        ".flac",
        ".flv",
        ".gsm",
        ".m2ts",
        ".m4a",
        ".m4b",
        ".m4v",
        ".mka",
        ".mkv",
        ".mov",
        ".mp2",
        ".mp3",
        ".mp4",
        ".mpeg",
        ".mpg",
        ".oga",
        ".ogg",
        ".ogv",
        ".opus",
        ".ra",
        ".spx",
        ".tta",
        ".voc",
        ".w64",
        ".wav",
        ".webm",
        ".wma",
        ".wmv",
        ".wv",
    ]
)
"""Of the files that are taken from a folder; a file that is named may end in anything."""


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


def find_sources(arguments: Iterable[str], scratch: Path) -> Sources:
    """Look into folders, expand patterns (not every shell does), copy standard input into the folder `scratch`."""
    found: dict[Path, Source] = {}
    failures: list[UserError] = []
    for argument in arguments:
        try:
            for source in _sources_of(argument, scratch, failures):
                # A pattern may follow a link that leads back, again and again.
                place = os.path.realpath(source.path.parent)
                found.setdefault(Path(place, source.path.name), source)
        except UserError as exc:
            failures.append(exc)
    return Sources(files=tuple(found.values()), failures=tuple(failures))


def _sources_of(argument: str, scratch: Path, unread: list[UserError]) -> list[Source]:
    if argument == STDIN:
        return [Source(path=_spooled(scratch), name=STDIN)]
    path = Path(argument)
    if _is_folder(path):
        return _in_folder(path, unread)
    if not os.path.lexists(path) and glob.has_magic(argument):
        names = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - may be absolute
        matching = [Path(name) for name in names]
        if not matching:
            raise AudioFileError(f"No file fits '{argument}'.", "Check the name and the folder.")
        return [s for match in matching for s in (_in_folder(match, unread) if _is_folder(match) else [_named(match)])]
    return [_named(path)]


def _is_folder(path: Path) -> bool:
    """No error where that cannot be known (no access, a name that is too long): reading it will tell why."""
    return os.path.isdir(path)  # noqa: PTH112


def _named(path: Path) -> Source:
    return Source(path=path, name=str(path))


def _in_folder(folder: Path, unread: list[UserError]) -> list[Source]:
    before = len(unread)
    media = _media_in(folder, unread)
    found = [Source(path=path, name=str(path), subfolder=path.parent.relative_to(folder)) for path in media]
    if not found and len(unread) == before:
        raise AudioFileError(f"The folder '{folder}' holds no sound or video files.", "Name a file, or another folder.")
    return found


def _media_in(folder: Path, unread: list[UserError]) -> Iterator[Path]:
    """Hidden files and folders are left out, and so is what a link to a folder leads to: it may lead back."""

    def note(exc: OSError) -> None:
        told = f"The folder '{exc.filename}' cannot be read: {exc.strerror or exc}."
        unread.append(AudioFileError(told, "Check its permissions."))

    for place, names, files in os.walk(folder, onerror=note):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in MEDIA_SUFFIXES:
                yield Path(place, name)


def _spooled(scratch: Path) -> Path:
    """Standard input as a file: media are not read from their beginning to their end."""
    path = scratch / "stdin"
    if path.exists():
        return path
    if sys.stdin is None or sys.stdin.isatty():
        raise AudioFileError("Nothing comes from the standard input.", "Send a file there: `… - < talk.mp3`.")
    try:
        with path.open("xb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
    except OSError as exc:
        raise AudioFileError(
            f"What came from the standard input cannot be kept in {scratch}: {exc.strerror or exc}.",
            "Make room there, or set TMPDIR to another folder.",
        ) from exc
    return path
