"""Results of transcribed files: what they are called, and how they are written without costing anybody a file.

A result is called as its source, with the ending of its format; one of a file that is not done says so in its name.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dictation_app.export import numbered, write

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.export import ExportFormat, FileTranscript

_TELLS_SILENCE: Final = frozenset({"json"})
_NAME_BYTES: Final = 240
"""Of a result's name: file systems take 255, and a number may have to be added."""
_SAME_LOOKED_AT: Final = 50
"""Of the files with a result's name and a number."""


@dataclass(slots=True)
class ResultWriter:
    """Writes the results of one run. What it has written itself it never replaces, and never a source."""

    overwrite: bool = False
    """Replace what is there, such as results of earlier runs; else the new one gets a number."""
    takes_same: bool = False
    """Where an earlier run left such a file with the very same contents, it is the result: another is not written."""
    others: frozenset[Path] = frozenset()
    """Results of other sources, by earlier runs: never that of one with the same name and text."""
    _written: set[tuple[int, int]] = field(default_factory=set)
    """As the file system knows them: two sources may have the same name, or the same place two names."""

    def write(self, folder: Path, source: Path, form: ExportFormat, transcript: FileTranscript) -> Path:
        """Write `transcript` of `source` into `folder`; returns where it is. Raises `UserError`."""
        target = folder / result_name(source, form, complete=transcript.complete)
        contents = form.render(transcript)
        if self.takes_same and (there := self._same(target, contents)) is not None:
            return there
        place = _identity(target)
        replaces = self.overwrite and place not in self._written and place != _identity(source)
        return self._noted(write(target, contents, replaces=replaces))

    def _same(self, target: Path, contents: bytes) -> Path | None:
        """The file of this name, or of this name with a number, that holds these contents; none of another source."""
        for number in range(1, _SAME_LOOKED_AT):
            path = numbered(target, number)
            try:
                is_same = path.stat().st_size == len(contents) and path.read_bytes() == contents
            except FileNotFoundError:
                return None
            except OSError:
                continue
            if is_same and path not in self.others and _identity(path) not in self._written:
                return self._noted(path)
        return None

    def _noted(self, result: Path) -> Path:
        identity = _identity(result)
        if identity is not None:
            self._written.add(identity)
        return result


def is_worth_writing(name: str, transcript: FileTranscript) -> bool:
    """Of a recording without speech only JSON is, which has what was held back; everything else would be empty."""
    return bool(transcript.text) or not transcript.complete or name in _TELLS_SILENCE


def result_name(source: Path, form: ExportFormat, *, complete: bool) -> str:
    """What the result of a file is called."""
    ending = f"{'' if complete else '.incomplete'}{form.suffix}"
    return f"{_shortened(source.stem, _NAME_BYTES - len(ending))}{ending}"


def _shortened(name: str, most_bytes: int) -> str:
    encoded = os.fsencode(name)
    return name if len(encoded) <= most_bytes else encoded[:most_bytes].decode("utf-8", "ignore")


def _identity(file: Path) -> tuple[int, int] | None:
    """As `os.path.samefile` compares; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
