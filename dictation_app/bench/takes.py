"""What is played to the app: clips with a quiet room around them, alone or joined to one long dictation.

Where speech ends is said by the neural VAD, which the app's own cutting does not use. The quiet is not zeros, which no
microphone sends and every detector recognises, but noise at -65 dBFS, the same each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dictation_app.bench.corpus import samples_of
from dictation_app.engine.silero import Silero
from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.bench.corpus import Clip
    from dictation_app.engine.silero import Span
    from dictation_app.values.speech import Samples

BEFORE_S = 0.3
"""From the press of the key to the clip."""
AFTER_S = 3.0
FIRST_WORD_S = 0.5
"""The first word counts as said after this much speech, or where the first stretch of speech ends if that is sooner."""
PAUSES_S = (0.5, 2.0)
"""Between the clips of a joined dictation."""
_QUIET_DBFS = -65.0
_SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """Sound to be dictated, on a clock that starts when the key goes down."""

    name: str
    samples: Samples
    language: str
    text: str
    first_word_end_s: float
    speech_end_s: float

    def until(self, seconds: float) -> Samples:
        """What had been said by then."""
        return self.samples[: round(seconds * SAMPLE_RATE_HZ)]


def takes_of(clips: Sequence[Clip]) -> tuple[tuple[Take, ...], tuple[str, ...]]:
    """One take for each clip, and the names of the clips in which the neural VAD hears no speech."""
    silero = Silero()
    takes: list[Take] = []
    left_out: list[str] = []
    for clip in clips:
        samples = samples_of(clip.path)
        spans = silero.spans(samples)
        if spans:
            takes.append(_take(clip.name, samples, clip.language, clip.text, spans))
        else:
            left_out.append(clip.name)
    return tuple(takes), tuple(left_out)


def join_takes(clips: Sequence[Clip], *, seconds: float, count: int) -> tuple[Take, ...]:
    """Up to `count` dictations of about `seconds`, each of clips of one language with pauses between them."""
    chance = np.random.default_rng(_SEED)
    silero = Silero()
    takes: list[Take] = []
    rest = [clip for clip in clips if clip.seconds <= seconds / 2]
    for index in chance.permutation(len(rest)):
        if len(takes) == count:
            break
        first = rest[index]
        fitting = [clip for clip in rest if clip.language == first.language]
        order = [first, *(fitting[other] for other in chance.permutation(len(fitting)) if fitting[other] is not first)]
        chosen: list[Clip] = []
        pieces: list[Samples] = []
        length_s = 0.0
        for clip in order:
            pause_s = float(chance.uniform(*PAUSES_S)) if pieces else 0.0
            if length_s + pause_s + clip.seconds > seconds:
                continue
            sound = samples_of(clip.path)
            pieces += [quiet(pause_s), sound]
            length_s += pause_s + len(sound) / SAMPLE_RATE_HZ
            chosen.append(clip)
        spans = silero.spans(np.concatenate(pieces)) if pieces else ()
        # Where there are too few clips of a language the dictation would not be a long one.
        if spans and length_s >= _NEARLY * seconds:
            name = f"joined {len(takes) + 1} ({length_s:.0f} s, {len(chosen)} clips, {first.language})"
            text = " ".join(clip.text for clip in chosen)
            takes.append(_take(name, np.concatenate(pieces), first.language, text, spans))
    return tuple(takes)


_NEARLY = 0.85


def quiet(seconds: float) -> Samples:
    """A quiet room; the same each time."""
    noise = np.random.default_rng(_SEED).standard_normal(round(seconds * SAMPLE_RATE_HZ))
    return (noise * 10 ** (_QUIET_DBFS / 20)).astype(np.float32)


def _take(name: str, samples: Samples, language: str, text: str, spans: tuple[Span, ...]) -> Take:
    sound = np.concatenate((quiet(BEFORE_S), samples, quiet(AFTER_S)))
    sound.flags.writeable = False
    first = spans[0]
    return Take(
        name=name,
        samples=sound,
        language=language,
        text=text,
        first_word_end_s=BEFORE_S + min(first.end_s, first.start_s + FIRST_WORD_S),
        speech_end_s=BEFORE_S + spans[-1].end_s,
    )
