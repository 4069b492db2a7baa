"""Sound, cut into utterances, and what an engine makes of it; nothing of keys, windows and texts that are delivered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt

    Samples: TypeAlias = npt.NDArray[np.float32]
    """Mono sound at `SAMPLE_RATE_HZ`, shape (n,), in -1..1."""

SAMPLE_RATE_HZ = 16_000
"""The rate of every `Samples` array in the program; Whisper's and the VADs' own."""

WINDOW_SECONDS = 30.0
"""Longest sound one engine call takes: Whisper's context."""

UNSPACED_SIGNS = r"\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Those of scripts without spaces between words, for the brackets of a regular expression: each stands for itself."""


class EndReason(StrEnum):
    """Why an utterance ended, or why it is shown before it has."""

    SPEAKING = "speaking"
    """It has not: a draft in the middle of speech, for the live text."""
    BREATH = "breath"
    """Perhaps it has: a draft at a short pause. If no more speech comes, its result is the utterance's."""
    PAUSE = "pause"
    LENGTH = "length"
    """Cut because it grew to the engine's window; cut at the quietest place near its end."""
    STOP = "stop"
    """The user let go of the key, or the microphone failed: the last utterance of its dictation."""

    @property
    def is_draft(self) -> bool:
        """Whether the utterance goes on: nothing is lost where a draft is dropped."""
        return self in {EndReason.SPEAKING, EndReason.BREATH}


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A stretch of speech ready to be decoded."""

    session_id: int
    """The dictation it belongs to; counts up from 1."""
    seq: int
    """Position within its dictation, from 0, without gaps."""
    samples: Samples
    """The sound, with some quiet kept around the speech; may be empty for the last one of a dictation."""
    speech_ms: int
    """Speech found by WebRTC VAD; a proposal, not a verdict."""
    ended_by: EndReason
    start_ms: int = 0
    """Where `samples` begin, counted from the beginning of the dictation."""
    speech_start_ms: int = 0
    """Where its speech begins, counted likewise."""
    speech_end_ms: int = 0
    """Where its speech ends, counted from the beginning of the dictation, with what may be the soft end of a word. A
    draft and an utterance with the same session, seq and end differ by quiet only."""
    language: str = ""
    """As the key that was pressed has it (`PressedKey`)."""
    model: str = ""
    """Likewise."""

    @property
    def speech_key(self) -> tuple[int, int, int]:
        """What speech this is, whatever the quiet after it."""
        return self.session_id, self.seq, self.speech_end_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodeOptions:
    """What the caller wants from one engine call."""

    language: str | None = None
    """ISO 639-1 code, or None to detect among `languages`."""
    languages: tuple[str, ...] = ()
    """Languages detection may choose from; empty = all."""
    prompt: str = ""
    """Text that came before, for spelling and capitals."""
    timestamps: bool = False
    """Ask the model for segment times (files); dictation does without."""
    skip_silence: bool = False
    """Return no segments, without decoding, where the neural VAD hears no speech at all."""
    is_draft: bool = False
    """As cheap as can be and one try only: for text that is shown for a moment."""
    translate: bool = False
    """Write English, whatever is spoken."""
    words: bool = False
    """Place the words of each segment in the sound (files)."""
    other_readings: int = 0
    """Only what else it could be is wanted (`Decoded.others`), of this search: the first keeps close to the likeliest
    text, each further one goes further (`engine.decoding.SEARCHES` there are). 0: it is decoded as usual."""
    checked_window: int | None = None
    """Of this window of a batch it is also told what language it sounds like (`Decoded.sounds_like`), though one is
    given; alone a window has the number 0."""

    def for_window(self, number: int) -> DecodeOptions:
        """The same for this window of a batch alone."""
        return replace(self, checked_window=0 if number == self.checked_window else None)


@dataclass(frozen=True, slots=True)
class Word:
    """A spoken word with its place in the sound."""

    start_s: float
    end_s: float
    text: str
    """With the punctuation that belongs to it, without spaces around."""
    probability: float
    """How sure the model is of it: the geometric mean over its tokens, 0..1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of text with its place in the sound."""

    start_s: float
    end_s: float
    text: str
    avg_logprob: float
    """Mean log-probability of its tokens."""
    words: tuple[Word, ...] = ()
    """Its words in order, on the clock of `start_s`; empty where nobody asked for them."""
    speaker: str = ""
    """Who says it, as the user named them or after the channel of the recording; empty = nobody noted it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """What an engine heard in one window: text and the evidence for it."""

    segments: tuple[Segment, ...]
    language: str
    language_probability: float
    """1.0 where the language was given."""
    no_speech_prob: float
    """Whisper's own probability of "no speech here"."""
    speech_seconds: float
    """Speech heard by the neural VAD."""
    passes: int
    """Decodes it took; more than 1 when a first result was not believed or not sure enough."""
    sounds_like: str = ""
    """The likeliest language, whatever was given; only where that was asked (`DecodeOptions.checked_window`)."""
    others: tuple[str, ...] = ()
    """What else it could be, the likeliest first; only where that was asked (`DecodeOptions.other_readings`)."""

    @property
    def text(self) -> str:
        """All segments as the model wrote them, stripped at both ends."""
        return "".join(segment.text for segment in self.segments).strip()

    @property
    def avg_logprob(self) -> float:
        """Mean over the segments, weighted by text length; 0.0 without text."""
        weight = sum(len(s.text) for s in self.segments)
        return sum(s.avg_logprob * len(s.text) for s in self.segments) / weight if weight else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """What was heard in an `Utterance`."""

    session_id: int
    seq: int
    text: str
    """As the model wrote it, stripped; empty where nothing was said."""
    language: str
    withheld: str
    """Why `text` must not be typed, as a sentence for the user; empty = deliver it."""
    audio_seconds: float
    decode_seconds: float
    passes: int
    is_draft: bool = False
    """For the live text only."""
    was_ahead: bool = False
    """Decoded at a breath, before it was known that no more speech would come."""
    speech_seconds: float = 0.0
    """Of `audio_seconds`, what the neural VAD heard as speech."""
    engine: EngineInfo | None = None
    """What decoded it, where that is not dictation's own engine but one for its key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineConfig:
    """What an engine is to load; crosses into the engine's process."""

    model: str
    """Name in the catalogue, for messages."""
    model_path: Path
    """Folder with the model's files."""
    device: str = "auto"
    """``auto``, ``cpu``, ``cuda``, ``cuda:N``, or a GPU's UUID."""
    compute_type: str = "auto"
    cpu_threads: int = 0
    """0 = one for each physical core."""
    is_lean: bool = False
    """Search with one beam only, for a GPU whose memory is nearly full."""
    crash_file: Path | None = None
    """Where a process of its own writes what it crashes of; see `crashes`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineInfo:
    """What is loaded, as shown to the user."""

    model: str
    device: str
    """``cpu`` or ``cuda:N``."""
    compute_type: str
    load_seconds: float = 0.0
    short_windows: bool = False
    """Whole files are the quickest in short windows, several at once (`Engine.transcribe_batch`)."""
    why: str = ""
    """Why it is there and in this arithmetic, as a sentence; empty = nobody chose."""
