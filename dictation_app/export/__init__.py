"""The seam to export formats: what a transcribed file is, the formats it can be written in, and the writing.

Formats only turn a `FileTranscript` into the bytes of a file: the same transcript and options always give the same
bytes. `write` puts them on disk; it replaces no file that is there unless it is told to.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from itertools import count
from secrets import token_hex
from typing import TYPE_CHECKING, Protocol

from dictation_app.errors import UserError
from dictation_app.registry import Entry, Registry
from dictation_app.sentences import say

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.values.speech import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Something the engine wrote that is most likely no speech; shown, but not part of the text."""

    start_s: float
    end_s: float
    text: str
    reason: str
    """A sentence for the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptSettings:
    """How a file was transcribed: what one needs to get the same text again."""

    language: str
    """What was asked for: ISO 639-1, or ``auto``."""
    device: str
    """``cpu`` or ``cuda:N``."""
    compute_type: str
    words: bool
    """Whether the words were placed in the sound."""
    translate: bool = False
    """Whether English was written, whatever was spoken."""
    channels: str = "mix"
    """``mix``, or ``each``: every channel by itself, as one speaker."""
    track: int | None = None
    """Which sound track, from 0; None = the one that players choose."""


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
    """False where the user stopped it, or the engine failed; then everything up to `duration_s` is there."""
    problem: str = ""
    """What of the file could not be read, or how the engine failed, as a sentence; empty = neither."""
    settings: TranscriptSettings | None = None
    """None where nobody noted them."""

    @property
    def text(self) -> str:
        """All that was said, in one line."""
        return "".join(segment.text for segment in self.segments).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubtitleRules:
    """What makes subtitles readable; the defaults are those of broadcasters."""

    line_columns: int = 42
    """Longest line. A letter takes one column, a Chinese, Japanese or Korean sign two."""
    lines: int = 2
    """On the screen at once."""
    columns_per_s: float = 20.0
    """Reading speed: a cue that takes longer to read than to say stays longer, where the next one leaves the time."""
    shortest_ms: int = 1000
    """Likewise for very short text."""
    gap_ms: int = 80
    """Without a picture between them one does not see that the text has changed: two frames."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What the user may choose about all formats."""

    subtitles: SubtitleRules = field(default_factory=SubtitleRules)
    paragraph_pause_s: float = 2.0
    """Silence after which people have usually begun something new."""


class ExportFormat(Protocol):
    """A way to write a transcript down. Constructed with `ExportOptions`, or without arguments for the usual ones."""

    @property
    def suffix(self) -> str:
        """Of the files, with its dot; no two formats have the same."""
        ...

    @property
    def is_text(self) -> bool:
        """Whether it can be printed on a terminal: UTF-8 that ends with a line break unless it is empty."""
        ...

    def render(self, document: FileTranscript) -> bytes:
        """The contents of the file; raise `UserError` where this machine cannot make it."""
        ...


FORMATS: Registry[ExportFormat] = Registry(
    say("export format"),
    Entry(name="txt", label=say("Text in paragraphs"), target="dictation_app.export.plain:PlainText"),
    Entry(name="txt-plain", label=say("Text in one piece"), target="dictation_app.export.plain:OnePiece"),
    Entry(name="txt-times", label=say("Text with times"), target="dictation_app.export.plain:WithTimes"),
    Entry(name="md", label=say("Markdown"), target="dictation_app.export.markdown:Markdown"),
    Entry(name="srt", label=say("SubRip subtitles"), target="dictation_app.export.subtitles:SubRip"),
    Entry(name="vtt", label=say("WebVTT subtitles"), target="dictation_app.export.subtitles:WebVtt"),
    Entry(name="ass", label=say("SubStation subtitles"), target="dictation_app.export.substation:SubStation"),
    Entry(name="lrc", label=say("Lyrics with times"), target="dictation_app.export.subtitles:Lyrics"),
    Entry(name="tsv", label=say("Table, with tabs"), target="dictation_app.export.tables:TabSeparated"),
    Entry(name="csv", label=say("Table, with commas"), target="dictation_app.export.tables:CommaSeparated"),
    Entry(name="json", label=say("JSON with times"), target="dictation_app.export.structured:Json"),
    Entry(
        name="docx",
        label=say("Word document"),
        target="dictation_app.export.word:Docx",
        requires=("docx",),
        extra="exports",
    ),
    Entry(name="html", label=say("Web page"), target="dictation_app.export.web:Html"),
    Entry(name="pdf", label=say("PDF"), target="dictation_app.export.pdf:Pdf", requires=("PySide6",)),
)


def write(path: Path, contents: str | bytes, *, replaces: bool = False) -> Path:
    """Write `contents` (text as UTF-8) to `path`, whole or not at all; returns where it is.

    A file that is there stays, and the new one becomes ``name (2).txt`` and so on, unless it `replaces` it. Raises
    `UserError`.
    """
    temporary = path.parent / f".dictation-{token_hex(8)}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            # "x", not a temporary file: the document gets the rights that any new file of the user's has.
            with temporary.open("xb") as file:
                file.write(contents.encode() if isinstance(contents, str) else contents)
                file.flush()
                os.fsync(file.fileno())
            return temporary.replace(path) if replaces else _publish(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as exc:
        raise UserError(
            say(
                "'{name}' cannot be written in {parent}: {reason}.",
                name=path.name,
                parent=path.parent,
                reason=exc.strerror or exc,
            ),
            say("Check space and permissions, or choose another folder."),
        ) from exc


def numbered(path: Path, number: int) -> Path:
    """What a file is called that is the so many-th of this name."""
    return path if number == 1 else path.with_name(f"{path.stem} ({number}){path.suffix}")


def _publish(temporary: Path, path: Path) -> Path:
    """Give the file its name, or the first free one; two programs at once never get the same."""
    for number in count(1):
        target = numbered(path, number)
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
