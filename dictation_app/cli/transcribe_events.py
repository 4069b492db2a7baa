"""What ``dictation transcribe --json`` prints: an event on each line, a JSON object with ``event`` and the ``file``.

| event | also | when |
| --- | --- | --- |
| ``started`` | ``number``, ``of`` | a file is begun |
| ``segment`` | ``start_s``, ``end_s``, ``text``, ``avg_logprob`` | text is known |
| ``progress`` | ``done_s``, ``total_s`` (null where the file does not say) | a window is done |
| ``withheld`` | ``start_s``, ``end_s``, ``text``, ``reason`` | most likely nobody spoke there |
| ``written`` | ``format``, ``path`` | a result lies there |
| ``finished`` | ``language``, ``duration_s``, ``complete``, ``problem``, ``text`` | all of the file that could be had |
| ``failed`` | ``message``, ``hint`` | something did not succeed; ``file`` is "" where it is not about one |
| ``ended`` | ``succeeded``, ``failed``, ``interrupted``; no ``file`` | always last |

The same files, model and settings give the same events: they hold no times of day and no speeds.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dictation_app.cli.common import echo_said
from dictation_app.export.wording import clean

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.errors import UserError
    from dictation_app.export import FileTranscript
    from dictation_app.file_transcription import FileProgress
    from dictation_app.values import Segment


class Events:
    """Prints them, or nothing where nobody asked."""

    def __init__(self, *, on: bool) -> None:
        self.on = on

    def started(self, file: str, number: int, of: int) -> None:
        """A file is begun."""
        self._print("started", file=file, number=number, of=of)

    def segment(self, file: str, segment: Segment) -> None:
        """Text is known."""
        self._print(
            "segment",
            file=file,
            start_s=round(segment.start_s, 3),
            end_s=round(segment.end_s, 3),
            text=clean(segment.text).strip(),
            avg_logprob=round(segment.avg_logprob, 4),
        )

    def progress(self, file: str, progress: FileProgress) -> None:
        """A window is done."""
        total_s = None if progress.total_s is None else round(progress.total_s, 3)
        self._print("progress", file=file, done_s=round(progress.done_s, 3), total_s=total_s)

    def written(self, file: str, format_name: str, path: Path) -> None:
        """A result lies there."""
        self._print("written", file=file, format=format_name, path=str(path))

    def finished(self, file: str, transcript: FileTranscript) -> None:
        """All of the file that could be had."""
        for withheld in transcript.withheld:
            self._print(
                "withheld",
                file=file,
                start_s=round(withheld.start_s, 3),
                end_s=round(withheld.end_s, 3),
                text=clean(withheld.text).strip(),
                reason=withheld.reason,
            )
        self._print(
            "finished",
            file=file,
            language=transcript.language,
            duration_s=round(transcript.duration_s, 3),
            complete=transcript.complete,
            problem=transcript.problem,
            text=clean(transcript.text),
        )

    def failed(self, file: str, failure: UserError) -> None:
        """Something did not succeed."""
        self._print("failed", file=file, message=failure.message, hint=failure.hint)

    def ended(self, *, succeeded: int, failed: int, interrupted: bool) -> None:
        """Nothing comes after it."""
        self._print("ended", succeeded=succeeded, failed=failed, interrupted=interrupted)

    def _print(self, event: str, **values: str | float | bool | None) -> None:
        if self.on:
            line = json.dumps({"event": event, **values}, ensure_ascii=False)
            # A byte of a file's name that is no UTF-8 becomes an escape, which `os.fsencode` makes a byte again.
            echo_said(line.encode("utf-8", "backslashreplace").decode())
