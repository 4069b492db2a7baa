"""What ``dictation transcribe --json`` prints: an event on each line, a JSON object with ``event`` and the ``file``.

| event | also | when |
| --- | --- | --- |
| ``watching`` | | new files of the folder ``file`` are waited for |
| ``told`` | ``message``, ``warning`` | the watched folder ``file`` cannot be read, or can be again |
| ``started`` | ``number``, ``of`` (null where nobody knows) | a file is begun |
| ``resumed`` | ``done_s`` | an earlier run had come so far; what it heard follows |
| ``segment`` | ``start_s``, ``end_s``, ``text``, ``avg_logprob``; ``speaker`` and ``words`` where they were asked for \
| text is known |
| ``progress`` | ``done_s``, ``total_s`` (null where the file does not say) | a window is done |
| ``withheld`` | ``start_s``, ``end_s``, ``text``, ``reason`` | most likely nobody spoke there |
| ``written`` | ``format``, ``path`` | a result lies there |
| ``finished`` | ``language``, ``duration_s``, ``complete``, ``problem``, ``text`` | all of the file that could be had |
| ``failed`` | ``message``, ``hint`` | something did not succeed; ``file`` is "" where it is not about one |
| ``ended`` | ``succeeded``, ``failed``, ``interrupted``; no ``file`` | always last |

The same files, model and settings give the same events in the same order, however many files are transcribed at once:
they hold no times of day and no speeds.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dictation_app.export.wording import clean

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.cli.transcribe_outlet import Outlet
    from dictation_app.errors import UserError
    from dictation_app.export import FileTranscript
    from dictation_app.file_transcription import FileProgress
    from dictation_app.values.speech import Segment, Word


class Events:
    """Prints them through an outlet, or nothing where nobody asked."""

    def __init__(self, outlet: Outlet, *, on: bool) -> None:
        self._outlet = outlet
        self._on = on

    def watching(self, folder: str) -> None:
        """Its new files are waited for."""
        self._print("watching", file=folder)

    def told(self, folder: str, message: str, *, is_warning: bool) -> None:
        """Something about a watched folder."""
        self._print("told", file=folder, message=message, warning=is_warning)

    def started(self, file: str, number: int, of: int | None) -> None:
        """A file is begun."""
        self._print("started", file=file, number=number, of=of)

    def resumed(self, file: str, done_s: float) -> None:
        """It goes on where an earlier run ended."""
        self._print("resumed", file=file, done_s=round(done_s, 3))

    def segment(self, file: str, segment: Segment) -> None:
        """Text is known."""
        self._print(
            "segment",
            file=file,
            start_s=round(segment.start_s, 3),
            end_s=round(segment.end_s, 3),
            text=clean(segment.text).strip(),
            avg_logprob=round(segment.avg_logprob, 4),
            **({"speaker": segment.speaker} if segment.speaker else {}),
            **({"words": [_word(word) for word in segment.words]} if segment.words else {}),
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

    def _print(self, event: str, **values: Any) -> None:
        if self._on:
            line = json.dumps({"event": event, **values}, ensure_ascii=False)
            # A byte of a file's name that is no UTF-8 becomes an escape, which `os.fsencode` makes a byte again.
            self._outlet.say(line.encode("utf-8", "backslashreplace").decode())


def _word(word: Word) -> dict[str, Any]:
    return {
        "start_s": round(word.start_s, 3),
        "end_s": round(word.end_s, 3),
        "text": clean(word.text),
        "probability": round(word.probability, 4),
    }
