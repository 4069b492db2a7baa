"""Which files of a folder are sound or video, by their names; nothing is opened."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dictation_app.errors import AudioFileError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


def is_deleted(exc: OSError, folder: Path) -> bool:
    """Whether it says no more than that a folder inside this one is not there any more."""
    return isinstance(exc, FileNotFoundError) and str(exc.filename) != str(folder)


def media_in(folder: Path, on_unread: Callable[[AudioFileError], None], *, subfolders: bool = True) -> Iterator[Path]:
    """Sound and video files in the order of their names; what of it cannot be looked into is told, not raised.

    Hidden files and folders are left out, and so is what a link to a folder leads to: it may lead back.
    """

    def note(exc: OSError) -> None:
        if is_deleted(exc, folder):
            return
        told = say(
            "The folder '{filename}' cannot be read: {reason}.", filename=exc.filename, reason=exc.strerror or exc
        )
        on_unread(AudioFileError(told, say("Check its permissions.")))

    for place, names, files in os.walk(folder, onerror=note):
        names[:] = sorted(name for name in names if subfolders and not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in MEDIA_SUFFIXES:
                yield Path(place, name)
