"""Judges what a speech model wrote: is it a loop, is it likely, was there speech at all.

Pure text and numbers. No single sign decides alone where it can be avoided: people do say "Thank you.", do repeat
themselves, and do speak softly. The thresholds were set on 1800 single words and 230 sentences in 16 languages against
500 pieces of noise, music, coughs and laughter; what is said here of measured values comes from there.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dictation_app.engine.phrases import is_invented
from dictation_app.sentences import say

if TYPE_CHECKING:
    from dictation_app.values.speech import Decoded

# --- one decode -------------------------------------------------------------------------------------------------------

_UNIT = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+(?:['\u2019]\w+)*")
"""A word; where words are not set apart by spaces, a character."""


class Flaw(StrEnum):
    """Why a decode is not believed."""

    REPEATS = "repeats itself"
    TOO_MUCH = "more text than can be said in the time"
    UNLIKELY = "the model does not believe it itself"
    NOTHING = "no text where speech was heard"
    UNSURE = "a more thorough try may find better"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One decode of a window, before it is believed."""

    tokens: tuple[int, ...]
    """As the model wrote them, with timestamps."""
    text: str
    avg_logprob: float
    no_speech_prob: float
    in_full_context: bool
    """Decoded with the context the model was trained on; less makes it repeat itself."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """A block of words that stands several times in a row."""

    words: int
    """In the block."""
    copies: int
    is_all: bool
    """There is nothing else in the text."""
    keep: int
    """Characters up to the end of the first copy."""
    end: int
    """Characters up to the end of the last one."""


_CHARACTERS_PER_SECOND = 30.0
"""Fastest real speech in the measured set: 24 (French)."""
_CHARACTERS_AT_LEAST = 15.0
_COMPRESSION = 2.4
"""Whisper's own threshold for text that repeats itself; the most repetitive right text had 2.2."""
_LOGPROB = -1.0
"""Whisper's own threshold; the least likely right sentence measured had -0.98."""
_NO_SPEECH = 0.6
"""Whisper's own threshold."""
_SPEECH_THAT_MUST_SAY_SOMETHING_S = 0.5
_MOST_COPIES = 5
"""More is a loop even where there was time to say it."""
_SPOKEN_CHARACTERS_PER_SECOND = 22.0
"""Repetition faster than this, by the neural VAD's clock, was not spoken; doubled text had 20 to 80."""
_VAD_IS_SHORT_BY_S = 0.1
_ECHOED_WORDS = 3


def flaw(attempt: Attempt, *, seconds: float, speech_seconds: float) -> Flaw | None:
    """What speaks against this decode of `seconds` of sound; None = believe it."""
    text = attempt.text.strip()
    if not text:
        return Flaw.NOTHING if speech_seconds >= _SPEECH_THAT_MUST_SAY_SOMETHING_S else None
    if _loops(text, speech_seconds, in_full_context=attempt.in_full_context):
        return Flaw.REPEATS
    if len(text) > _CHARACTERS_AT_LEAST + _CHARACTERS_PER_SECOND * seconds:
        return Flaw.TOO_MUCH
    return Flaw.UNLIKELY if attempt.avg_logprob < _LOGPROB else None


def _loops(text: str, speech_seconds: float, *, in_full_context: bool) -> bool:
    data = text.encode()
    if len(data) / len(zlib.compress(data)) > _COMPRESSION:
        return True
    found = find_repetition(text)
    if found is None or not _is_suspicious(found):
        return False
    could_be_said = len(text) <= _SPOKEN_CHARACTERS_PER_SECOND * (speech_seconds + _VAD_IS_SHORT_BY_S)
    return not (in_full_context and could_be_said and found.copies <= _MOST_COPIES)


def _is_suspicious(found: Repetition) -> bool:
    """A sentence twice, a phrase three times, a word five times, or nothing but the same twice."""
    if found.is_all:
        return True
    return (found.words >= 4 and found.copies >= 2) or (found.words >= 2 and found.copies >= 3) or found.copies >= 5  # noqa: PLR2004


def find_repetition(text: str) -> Repetition | None:
    """The repetition that covers most words."""
    matches = list(_UNIT.finditer(text))
    words = _words(text)
    best: Repetition | None = None
    for size in range(1, len(words) // 2 + 1):
        run = 0
        for index in range(size, len(words)):
            run = run + 1 if words[index] == words[index - size] else 0
            copies = run // size + 1
            if run >= size and run % size == 0 and (best is None or size * copies > best.words * best.copies):
                first = index - run - size + 1
                best = Repetition(
                    words=size,
                    copies=copies,
                    is_all=size * copies == len(words),
                    keep=matches[first + size - 1].end(),
                    end=matches[index].end(),
                )
    return best


def is_silence(attempt: Attempt) -> bool:
    """Whisper's own rule: it hears no speech, and does not believe what it wrote."""
    return attempt.no_speech_prob > _NO_SPEECH and attempt.avg_logprob < _LOGPROB


def best_of(rejected: list[tuple[Attempt, Flaw]]) -> tuple[Attempt, str]:
    """The least bad of attempts that all had a flaw, and its text without loops."""
    sound = [(attempt, found) for attempt, found in rejected if found not in {Flaw.REPEATS, Flaw.TOO_MUCH}]
    attempt, _ = max(sound or rejected, key=lambda pair: pair[0].avg_logprob)
    return attempt, attempt.text if sound else without_loops(attempt.text)


def without_loops(text: str) -> str:
    """`text` with each loop cut down to its first copy, and without the beginning of a further copy after it."""
    found = find_repetition(text)
    while found is not None and _is_suspicious(found):
        block, rest = text[: found.keep], text[found.end :]
        begun = rest.strip(_PUNCTUATION).casefold()
        text = block + (text[found.end] if rest and begun and begun in block.casefold() and rest[0] in ".!?" else rest)
        found = find_repetition(text)
    return text


_PUNCTUATION = " ,.;:!?\u2026-"


def said_before(earlier: str, text: str) -> bool:
    """Whether the words of `text` are those `earlier` ends with: decoded again, not said again."""
    count = len(_words(text))
    return count > 0 and _words_again(earlier, text) == count


def echoes(prompt: str, text: str) -> bool:
    """Whether `text` begins with the end of what it was told came before: perhaps the model's doing.

    Where little is heard, Whisper writes its prompt again. People repeat themselves, too, so this is a reason to ask
    once more without the prompt, and not to drop a word.
    """
    again = _words_again(prompt, text)
    return again >= _ECHOED_WORDS or 0 < again == len(_words(text))


def _words_again(earlier: str, text: str) -> int:
    """The most words that `earlier` ends and `text` begins with."""
    before, words = _words(earlier), _words(text)
    return next((n for n in range(min(len(before), len(words)), 0, -1) if before[-n:] == words[:n]), 0)


def _words(text: str) -> list[str]:
    return [match.group().casefold() for match in _UNIT.finditer(text)]


# --- was there speech at all ------------------------------------------------------------------------------------------

_NO_SPEECH_HEARD = say("No speech was heard, only sound in which the model saw words.")
_HARDLY_SPEECH = say("Hardly any speech was heard; the text is most likely invented.")
_INVENTED = say("Most likely nobody spoke; the text looks like what the model writes then.")

_NONE_S = 0.1
"""Less speech than this by the neural VAD is none: 2 of 1480 spoken words, but nearly all noise and music."""
_LITTLE_S = 0.35
"""The shortest words ("is", a digit) have 0.13 to 0.35 s; so have coughs, strings and barking."""
_SURE = 0.2
_UNSURE = 0.4
"""Whisper's no-speech probability: sentences stay below 0.2, common short answers below 0.4, noise has 0.4 to 0.95."""
_SPARSE = 0.06
"""Share of speech in the sound; below it stands a word in half a minute of typing, or a cough."""
_SOME = 0.3
_WORD_ONLY_S = 2.0
"""So short a recording holds a word and the quiet around it, even if the VAD missed a hissed consonant."""
_WORD_ONLY_LOGPROB = -0.9
_WORD_ONLY_NO_SPEECH = 0.5
_BRIEF_S, _LOST = 0.7, 0.15
_GUESSED_NO_SPEECH, _GUESSED_LOGPROB, _GUESSED_LANGUAGE = 0.25, -0.85, 0.7
"""A word lost in other sound, of which everything is doubtful: a cough between sneezes, or a word in noise that was
misheard. Of 342 single words in 8 s of noise 19 are like that, 15 of them written wrongly; of 1480 without noise, 241
sentences and 156 said softly, none. Alone, without other sound around them, 37 of the 1480 are as doubtful, but none of
those is a phrase the model is known to invent (signs such as "$" apart); a cough was, "Bye!"."""
_SIGNS_NEEDED = 2
_SPEECH_MS_NONE = 60
"""Two frames of WebRTC VAD, which hears nearly everything as speech."""


def withheld_reason(decoded: Decoded, *, audio_seconds: float, speech_ms: int) -> str:
    """Why a text must not be typed, as a sentence for the user; empty = deliver it.

    `speech_ms` is what the segmenter heard. All signs together decide; a phrase the model is known to invent is one of
    them, and never enough.
    """
    text = decoded.text
    if not text:
        return ""
    heard_s = decoded.speech_seconds
    invented = is_invented(text)
    unsure = decoded.no_speech_prob > _UNSURE
    unlikely = decoded.avg_logprob < _LOGPROB
    sparse = heard_s < _SPARSE * audio_seconds
    if heard_s < _NONE_S:
        is_a_word = (
            audio_seconds <= _WORD_ONLY_S
            and decoded.no_speech_prob < _WORD_ONLY_NO_SPEECH
            and decoded.avg_logprob > _WORD_ONLY_LOGPROB
            and not invented
        )
        return "" if is_a_word else _NO_SPEECH_HEARD
    if heard_s < _LITTLE_S:
        if decoded.no_speech_prob < _SURE and not unlikely:
            return ""
        signs = (unsure, unlikely, sparse, invented, speech_ms < _SPEECH_MS_NONE)
        return _HARDLY_SPEECH if sum(signs) >= _SIGNS_NEEDED else ""
    is_guess = (
        decoded.no_speech_prob > _GUESSED_NO_SPEECH
        and decoded.avg_logprob < _GUESSED_LOGPROB
        and decoded.language_probability < _GUESSED_LANGUAGE
    )
    is_lost = heard_s < _BRIEF_S and heard_s < _LOST * audio_seconds
    is_invention = unsure and (unlikely or heard_s < _SOME * audio_seconds)
    is_phrase_guessed = is_guess and any(map(str.isalpha, text))
    if invented and (is_invention or is_phrase_guessed):
        return _INVENTED
    return _HARDLY_SPEECH if (is_guess and is_lost) or (unsure and unlikely and sparse) else ""
