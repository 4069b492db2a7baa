"""A part of a file transcribed once more, with another model or language, beside what else is transcribed.

Its sound is read into memory and written to a file for a moment: what decides about text (language, judgement, words
of the user) is the same as for whole files.
"""

from __future__ import annotations

import tempfile
import wave
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from dictation_app.audio.media import read_windows
from dictation_app.errors import AudioFileError, EngineError
from dictation_app.file_transcription import transcribe_file
from dictation_app.sentences import say
from dictation_app.user_words import WordList
from dictation_app.values.speech import SAMPLE_RATE_HZ, DecodeOptions, Segment, Word

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.engine import Engine
    from dictation_app.values.speech import Samples

LONGEST_S = 3600.0
"""Of a part; its sound is held in memory."""
_FULL_SCALE = 32767


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is to be transcribed again, and how."""

    path: Path
    track: int | None
    start_s: float
    end_s: float
    options: DecodeOptions = field(default_factory=DecodeOptions)
    words: WordList = field(default_factory=WordList)


def hear_again(
    part: Part, engine: Engine, *, cancelled: Callable[[], bool], report: Callable[[float], None]
) -> tuple[Segment, ...]:
    """The segments, with words, on the clock of the file; none where it was cancelled. Raises `UserError`."""
    if part.end_s - part.start_s > LONGEST_S:
        raise EngineError(say("This is too much to transcribe again at once."), say("Choose at most an hour of it."))
    sound = _sound(part, cancelled)
    if cancelled():
        return ()
    with tempfile.TemporaryDirectory(prefix="dictation-") as folder:  # for nobody else's eyes
        copy = Path(folder) / "part.wav"
        _write(copy, sound)
        transcript = transcribe_file(
            copy,
            engine,
            replace(part.options, words=True),
            on_progress=lambda progress: report(min(1.0, progress.done_s / (part.end_s - part.start_s))),
            cancelled=cancelled,
            words=part.words,
        )
    if cancelled():
        return ()
    if not transcript.segments:
        reason = transcript.withheld[0].reason if transcript.withheld else say("No speech was heard.")
        raise EngineError(say("Nothing was understood this time; the text stays as it was."), reason)
    return tuple(_moved(segment, part.start_s, part.end_s) for segment in transcript.segments)


def _sound(part: Part, cancelled: Callable[[], bool]) -> Samples:
    """Holes in the recording are silent, so that every moment stays where it is."""
    start = round(part.start_s * SAMPLE_RATE_HZ)
    sound = np.zeros(max(1, round(part.end_s * SAMPLE_RATE_HZ) - start), dtype=np.float32)
    found = False
    with closing(read_windows(part.path, track=part.track)) as windows:
        for window in windows:
            first = round(window.start_s * SAMPLE_RATE_HZ) - start
            begin, end = max(0, first), min(len(sound), first + len(window.samples))
            if begin < end:
                sound[begin:end] = window.samples[begin - first : end - first]
                found = True
            if first + len(window.samples) >= len(sound) or cancelled():
                break
    if not found and not cancelled():
        raise AudioFileError(
            say("'{name}' has no sound there any more.", name=part.path.name), say("Was it replaced by another file?")
        )
    return sound


def _write(path: Path, sound: Samples) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE_HZ)
        file.writeframes((np.clip(sound, -1.0, 1.0) * _FULL_SCALE).astype("<i2").tobytes())


def _moved(segment: Segment, by_s: float, end_s: float) -> Segment:
    def place(at_s: float) -> float:
        return min(end_s, at_s + by_s)

    return replace(
        segment,
        start_s=place(segment.start_s),
        end_s=place(segment.end_s),
        words=tuple(Word(place(w.start_s), place(w.end_s), w.text, w.probability) for w in segment.words),
    )
