"""Plain text: what was said, in paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from dictation_app.export import FileTranscript
    from dictation_app.values import Segment

_PARAGRAPH_PAUSE_S = 2.0
"""Silence after which people have usually begun something new."""


class Paragraphs:
    """Text that grows: what to write for each next segment. A line break is due after the last."""

    def __init__(self) -> None:
        self._end_s: float | None = None

    def add(self, segment: Segment) -> str:
        """Continue the paragraph, or begin one after a long pause."""
        end_s, self._end_s = self._end_s, segment.end_s
        if end_s is None:
            return segment.text.lstrip()
        if segment.start_s - end_s >= _PARAGRAPH_PAUSE_S:
            return f"\n\n{segment.text.lstrip()}"
        return segment.text


class PlainText:
    """Paragraphs with an empty line between them, one line each."""

    suffix: ClassVar[str] = ".txt"

    def render(self, document: FileTranscript) -> str:
        """Begin a paragraph after each long pause."""
        paragraphs = Paragraphs()
        text = "".join(paragraphs.add(segment) for segment in document.segments).rstrip()
        return f"{text}\n" if text else ""
