"""Plain text: what was said, in paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from dictation_app.export import FileTranscript
    from dictation_app.values import Segment

_PARAGRAPH_PAUSE_S = 2.0
"""Silence after which people have usually begun something new."""


class Paragraphs:
    """Puts segments after each other as they come; a paragraph begins after each long pause."""

    def __init__(self) -> None:
        self._end_s: float | None = None

    def add(self, segment: Segment) -> str:
        """What `segment` adds to the text."""
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
        """Join all segments."""
        paragraphs = Paragraphs()
        text = "".join(paragraphs.add(segment) for segment in document.segments).rstrip()
        return f"{text}\n" if text else ""
