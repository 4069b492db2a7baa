"""Judges what a speech model wrote: is it a loop, is it likely, was there speech at all.

Pure text and numbers. No single sign decides alone: people do say "Thank you.", do repeat themselves, and do speak
softly.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dictation_app.values import Decoded

_UNIT = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+(?:['\u2019]\w+)*")
"""A word; where words are not set apart by spaces, a character."""


class Flaw(StrEnum):
    """Why a decode is not believed."""

    REPEATS = "repeats itself"
    TOO_MUCH = "more text than can be said in the time"
    UNLIKELY = "the model does not believe it itself"
    NOTHING = "no text where speech was heard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One decode of a window, before it is believed."""

    tokens: tuple[int, ...]
    """As the model wrote them, with timestamps."""
    text: str
    avg_logprob: float
    no_speech_prob: float


@dataclass(frozen=True, slots=True)
class Repetition:
    """A block of words that stands several times in a row."""

    words: int
    """In the block."""
    copies: int
    keep: int
    """Characters up to the end of the first copy."""
    end: int
    """Characters up to the end of the last one."""


_CHARACTERS_PER_SECOND = 35.0
"""Fastest real speech in the measured set: 24 (French)."""
_CHARACTERS_AT_LEAST = 15.0
_COMPRESSION = 2.4
"""Whisper's own threshold for text that repeats itself."""
_LOGPROB = -1.0
"""Whisper's own threshold; the least likely right text measured was at -0.98."""
_NO_SPEECH = 0.6
"""Whisper's own threshold."""
_SPEECH_THAT_MUST_SAY_SOMETHING_S = 0.5


def flaw(attempt: Attempt, *, seconds: float, speech_seconds: float) -> Flaw | None:
    """What speaks against this decode of `seconds` of sound; None = believe it."""
    text = attempt.text.strip()
    if not text:
        return Flaw.NOTHING if speech_seconds >= _SPEECH_THAT_MUST_SAY_SOMETHING_S else None
    if _loops(text):
        return Flaw.REPEATS
    if len(text) > _CHARACTERS_AT_LEAST + _CHARACTERS_PER_SECOND * seconds:
        return Flaw.TOO_MUCH
    return Flaw.UNLIKELY if attempt.avg_logprob < _LOGPROB else None


def is_silence(attempt: Attempt) -> bool:
    """Whisper's own rule: it hears no speech, and does not believe what it wrote."""
    return attempt.no_speech_prob > _NO_SPEECH and attempt.avg_logprob < _LOGPROB


def best_of(rejected: list[Attempt]) -> Attempt:
    """The least bad of attempts that all had a flaw: the likeliest that is no loop, else the likeliest."""
    clean = [attempt for attempt in rejected if not _loops(attempt.text)]
    return max(clean or rejected, key=lambda attempt: attempt.avg_logprob)


def said_before(earlier: str, text: str) -> bool:
    """Whether the words of `text` are those `earlier` ends with: decoded again, not said again."""
    words = [match.group().casefold() for match in _UNIT.finditer(text)]
    before = [match.group().casefold() for match in _UNIT.finditer(earlier)]
    return bool(words) and before[-len(words) :] == words


def _loops(text: str) -> bool:
    found = find_repetition(text)
    if found is not None and _is_loop(found):
        return True
    data = text.encode()
    return len(data) / len(zlib.compress(data)) > _COMPRESSION


def _is_loop(found: Repetition) -> bool:
    """A sentence twice, a phrase three times or a word five times is looked at again with more context."""
    return (found.words >= 4 and found.copies >= 2) or (found.words >= 2 and found.copies >= 3) or found.copies >= 5  # noqa: PLR2004


def find_repetition(text: str) -> Repetition | None:
    """The repetition that covers most words."""
    matches = list(_UNIT.finditer(text))
    words = [match.group().casefold() for match in matches]
    best: Repetition | None = None
    for size in range(1, len(words) // 2 + 1):
        run = 0
        for index in range(size, len(words)):
            run = run + 1 if words[index] == words[index - size] else 0
            copies = run // size + 1
            if run >= size and run % size == 0 and (best is None or size * copies > best.words * best.copies):
                first = index - run - size + 1
                best = Repetition(size, copies, matches[first + size - 1].end(), matches[index].end())
    return best


def without_loops(text: str) -> str:
    """`text` with each loop cut down to its first copy: the last resort where no decode was free of them."""
    while True:
        found = find_repetition(text)
        if found is None or not _is_loop(found):
            return text
        # What follows the last whole copy is most often the beginning of the next.
        rest = text[found.end :].lstrip(" ,.;:!?…-")
        block = text[: found.keep]
        text = block if block.casefold().endswith(rest.casefold()) or _starts_block(rest, block) else f"{block} {rest}"


def _starts_block(rest: str, block: str) -> bool:
    return bool(rest) and rest.casefold().rstrip(" ,.;:!?…-") in block.casefold()


_CERTAIN_SILENCE_S = 0.15
"""Less speech than this for the neural VAD is none: the shortest real answer measured has 0.22 s."""
_LITTLE_SPEECH_S = 0.3
_LITTLE_SHARE = 0.1
"""A cough in a long recording; a short answer fills more of its own."""
_SMALL_SHARE = 0.35
_DOUBTFUL_NO_SPEECH = 0.45
_DOUBTFUL_LOGPROB = -0.7
_LONG_SPEECH_S = 1.0
_FEWEST_CHARACTERS_PER_SECOND = 1.5
"""Laughter: much "speech", hardly a letter."""

_PHRASES = frozenset(
    {
        "you", "thank you", "thanks", "thank you very much", "thanks for watching", "thank you for watching",
        "bye", "bye bye", "okay", "please subscribe", "subtitles by the amara org community",
        "vielen dank", "danke", "untertitel der amara org community", "untertitelung des zdf",
        "merci", "sous titres réalisés par la communauté d amara org", "sous titrage société radio canada",
        "gracias", "gracias por ver el video", "subtítulos realizados por la comunidad de amara org",
        "grazie", "obrigado", "спасибо", "продолжение следует", "ご視聴ありがとうございました", "谢谢", "字幕by索兰娅",
    }
)  # fmt: skip
"""What Whisper writes most for sound without speech; alone it decides nothing, for people do say these things."""


def withheld_reason(decoded: Decoded, *, audio_seconds: float) -> str:
    """Why text must not be typed, as a sentence for the user; "" = deliver it.

    WebRTC VAD has no say: it hears noise and tones as speech.
    """
    text = decoded.text
    speech_s = decoded.speech_seconds
    share = speech_s / max(audio_seconds, speech_s, 1e-6)
    doubtful = decoded.no_speech_prob >= _DOUBTFUL_NO_SPEECH
    letters = sum(character.isalnum() for character in text)
    is_phrase = " ".join(_UNIT.findall(text.lower())) in _PHRASES
    unlikely = decoded.avg_logprob < _DOUBTFUL_LOGPROB or is_phrase
    if speech_s < _CERTAIN_SILENCE_S:
        return "No speech was heard."
    if speech_s < _LITTLE_SPEECH_S and share < _LITTLE_SHARE:
        return "Hardly any speech was heard, only noise."
    if doubtful and unlikely and share < _SMALL_SHARE:
        return "What was heard is most likely noise, not speech."
    if doubtful and speech_s >= _LONG_SPEECH_S and letters < _FEWEST_CHARACTERS_PER_SECOND * speech_s:
        return "What was heard is most likely no words."
    return ""
