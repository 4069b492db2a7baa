"""Plain text: what was said, in paragraphs, in one piece, or with times."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from dictation_app.export import ExportOptions
from dictation_app.export.wording import Turns, clean, clock, incomplete_note, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dictation_app.export import FileTranscript


@dataclass(frozen=True, slots=True)
class PlainText:
    """Paragraphs with an empty line between them, one line each."""

    options: ExportOptions = field(default_factory=ExportOptions)
    suffix: ClassVar[str] = ".txt"
    is_text: ClassVar[bool] = True

    def render(self, document: FileTranscript) -> bytes:
        """Begin a paragraph after each long pause, and where another one speaks, with the name before it."""
        made = paragraphs(document.segments, self.options.paragraph_pause_s)
        texts = (f"{each.speaker}: {each.text}" if each.speaker else each.text for each in made)
        return _written("\n\n", [*texts, incomplete_note(document)])


@dataclass(frozen=True, slots=True)
class OnePiece:
    """Everything in one line, for programs that take text; nothing but what was said."""

    options: ExportOptions = field(default_factory=ExportOptions)
    suffix: ClassVar[str] = ".plain.txt"
    is_text: ClassVar[bool] = True

    def render(self, document: FileTranscript) -> bytes:
        """Join the segments as they are."""
        text = "".join(clean(segment.text) for segment in document.segments).strip()
        return _written("\n", [text, incomplete_note(document)])


@dataclass(frozen=True, slots=True)
class WithTimes:
    """A line for each segment, its time before it."""

    options: ExportOptions = field(default_factory=ExportOptions)
    suffix: ClassVar[str] = ".times.txt"
    is_text: ClassVar[bool] = True

    def render(self, document: FileTranscript) -> bytes:
        """``[0:01:02] Ann: What was said.``, the name where another one speaks."""
        turns, lines = Turns(), []
        for segment in document.segments:
            if words := clean(segment.text).strip():
                _, speaker = turns.next(segment)
                named = f"{speaker}: {words}" if speaker else words
                lines.append(f"[{clock(segment.start_s)}] {named}")
        return _written("\n", [*lines, incomplete_note(document)])


def _written(separator: str, parts: Iterable[str]) -> bytes:
    text = separator.join(part for part in parts if part)
    return f"{text}\n".encode() if text else b""
