"""Plain text: what was said, in paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from dictation_app.export import FileTranscript

_PARAGRAPH_PAUSE_S = 2.0
"""Silence after which people have usually begun something new."""


class PlainText:
    """Paragraphs with an empty line between them, one line each."""

    suffix: ClassVar[str] = ".txt"

    def render(self, document: FileTranscript) -> str:
        """Begin a paragraph after each long pause."""
        paragraphs: list[str] = []
        end_s = 0.0
        for segment in document.segments:
            if not paragraphs or segment.start_s - end_s >= _PARAGRAPH_PAUSE_S:
                paragraphs.append("")
            paragraphs[-1] += segment.text
            end_s = segment.end_s
        return "".join(f"{paragraph.strip()}\n\n" for paragraph in paragraphs).removesuffix("\n")
