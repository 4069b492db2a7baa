"""Tables, a row for each segment.

TSV has the columns of Whisper's own (``start`` and ``end`` in milliseconds, ``text``), and no quotes: there are no tabs
or line breaks in the text. CSV has ``start_s``, ``end_s``, ``text``, ``avg_logprob`` (as JSON has them), quoted as
spreadsheets read it; a text that they would take for a formula begins with an apostrophe. Where somebody noted who
speaks, both have a column more: ``speaker``.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from dictation_app.export import ExportOptions
from dictation_app.export.wording import as_cell, clean, incomplete_note, speaker_of

if TYPE_CHECKING:
    from dictation_app.export import FileTranscript


@dataclass(frozen=True, slots=True)
class TabSeparated:
    """``.tsv``."""

    options: ExportOptions = field(default_factory=ExportOptions)
    suffix: ClassVar[str] = ".tsv"
    is_text: ClassVar[bool] = True

    def render(self, document: FileTranscript) -> bytes:
        """Times in milliseconds."""
        named = _has_speakers(document)
        rows = ["start\tend\ttext" + "\tspeaker" * named]
        rows += [
            f"{round(segment.start_s * 1000)}\t{round(segment.end_s * 1000)}\t{words}"
            + f"\t{speaker_of(segment)}" * named
            for segment in document.segments
            if (words := clean(segment.text).strip())
        ]
        note, at_ms = incomplete_note(document), round(document.duration_s * 1000)
        rows += [f"{at_ms}\t{at_ms}\t{note}" + "\t" * named] if note else []
        return ("\n".join(rows) + "\n").encode()


@dataclass(frozen=True, slots=True)
class CommaSeparated:
    """``.csv``."""

    options: ExportOptions = field(default_factory=ExportOptions)
    suffix: ClassVar[str] = ".csv"
    is_text: ClassVar[bool] = True

    def render(self, document: FileTranscript) -> bytes:
        """Times in seconds."""
        file = io.StringIO()
        table = csv.writer(file, lineterminator="\n")
        named = _has_speakers(document)
        table.writerow(("start_s", "end_s", "text", "avg_logprob", *["speaker"] * named))
        for segment in document.segments:
            words = clean(segment.text).strip()
            if words:
                times = f"{segment.start_s:.3f}", f"{segment.end_s:.3f}"
                speaker = [as_cell(speaker_of(segment))] * named
                table.writerow((*times, as_cell(words), f"{segment.avg_logprob:.4f}", *speaker))
        note, at_s = incomplete_note(document), f"{document.duration_s:.3f}"
        if note:
            table.writerow((at_s, at_s, note, "", *[""] * named))
        return file.getvalue().encode()


def _has_speakers(document: FileTranscript) -> bool:
    return any(speaker_of(segment) and clean(segment.text).strip() for segment in document.segments)
