"""The seam to export formats: what a transcribed file is, the formats it can be written in, and the writing.

Formats only turn a `FileTranscript` into text. `write` puts it on disk; it never replaces a file that is there.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import count
from secrets import token_hex
from typing import TYPE_CHECKING, Protocol

from dictation_app.errors import UserError
from dictation_app.registry import Entry, Registry

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.values import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Something the engine wrote that is most likely no speech; shown, but not part of the text."""

    start_s: float
    end_s: float
    text: str
    reason: str
    """A sentence for the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTranscript:
    """The text of one media file."""

    source: str
    """Name of the file, without its folder."""
    duration_s: float
    """Sound that was transcribed, on the file's own clock."""
    language: str
    """ISO 639-1; empty where nothing was said."""
    model: str
    segments: tuple[Segment, ...]
    """In order, on the file's own clock. Their texts join to the whole as they are: a space stands before each that
    wants one."""
    withheld: tuple[Withheld, ...] = ()
    complete: bool = True
    """False where the user stopped it; then everything up to `duration_s` is there."""
    problem: str = ""
    """What of the file could not be read, as a sentence; empty = all was."""

    @property
    def text(self) -> str:
        """All that was said, in one line."""
        return "".join(segment.text for segment in self.segments).strip()


class ExportFormat(Protocol):
    """A way to write a transcript down. Constructed without arguments."""

    @property
    def suffix(self) -> str:
        """Of the files, with its dot."""
        ...

    def render(self, document: FileTranscript) -> str:
        """The contents of the file; ends with a line break unless empty."""
        ...


FORMATS: Registry[ExportFormat] = Registry(
    "export format",
    Entry(name="txt", label="Plain text", target="dictation_app.export.plain:PlainText"),
    Entry(name="srt", label="SubRip subtitles", target="dictation_app.export.subtitles:SubRip"),
    Entry(name="vtt", label="WebVTT subtitles", target="dictation_app.export.subtitles:WebVtt"),
    Entry(name="json", label="JSON with times", target="dictation_app.export.structured:Json"),
)


def write(path: Path, text: str) -> Path:
    """Write `text` (UTF-8) to `path`, whole or not at all; returns where it is.

    A file that is there stays: the new one becomes ``name (2).txt`` and so on. Raises `UserError`.
    """
    temporary = path.parent / f".dictation-{token_hex(8)}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            # "x", not a temporary file: the document gets the rights that any new file of the user's has.
            with temporary.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            return _publish(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as exc:
        raise UserError(
            f"'{path.name}' cannot be written in {path.parent}: {exc.strerror or exc}.",
            "Check space and permissions, or choose another folder.",
        ) from exc


def _publish(temporary: Path, path: Path) -> Path:
    """Give the file its name, or the first free one; two programs at once never get the same."""
    for number in count(1):
        target = path if number == 1 else path.with_name(f"{path.stem} ({number}){path.suffix}")
        try:
            target.hardlink_to(temporary)
        except FileExistsError:
            continue
        except OSError:  # a file system without hard links: reserve the name, then replace the empty file
            try:
                target.touch(exist_ok=False)
            except FileExistsError:
                continue
            temporary.replace(target)
        return target
    raise AssertionError  # count() does not end
