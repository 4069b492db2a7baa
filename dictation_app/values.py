"""The frozen values that travel between threads and processes.

Nothing here imports NumPy or Qt at run time, so that the command line stays quick. Arrays are made read-only by
whoever creates the value: what has crossed a thread is never changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
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


class AppState(StrEnum):
    """What the tray, the overlay and ``dictation status`` show."""

    IDLE = "idle"
    LOADING = "loading"
    LISTENING = "listening"
    TRANSCRIBING = "transcribing"
    ERROR = "error"

    @property
    def is_dictating(self) -> bool:
        """Somebody speaks, or what was said is still being understood."""
        return self in {AppState.LISTENING, AppState.TRANSCRIBING}


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


class HotkeyEvent(StrEnum):
    """What a hotkey back end reports. Auto-repeat is already removed."""

    PRESSED = "pressed"
    RELEASED = "released"
    MISTAKEN = "mistaken"
    """Instead of RELEASED: the modifier key that was pressed is a part of another combination, and meant nothing."""
    CANCEL = "cancel"


class KeyMode(StrEnum):
    """What a key to dictate with does."""

    AUTO = "auto"
    """A long press is as HOLD, a short one as TAP."""
    HOLD = "hold"
    """The dictation lasts as long as the key is down."""
    TAP = "tap"
    """It begins with one press and ends with the next, however long they are; in between it is hands-free."""


class DeliveryState(StrEnum):
    """How sure it is that the text arrived; the words the user sees."""

    DELIVERED = "delivered"
    """The target program fetched the text (read receipt)."""
    PROBABLY = "probably"
    """It was sent, and this way of sending has no receipt."""
    NOT_DELIVERED = "not delivered"
    """It is on the clipboard and in the window of the app only."""


class DeliveryMethod(StrEnum):
    """How text went out."""

    PASTE = "paste"
    TYPE = "type"
    COPY = "copy"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class PressedKey:
    """A key to dictate with, and what it is for."""

    chord: str = ""
    """In its usual spelling; empty where no key was pressed."""
    mode: KeyMode = KeyMode.AUTO
    is_lone: bool = False
    """It is a modifier key: what its press means is known at its release only."""
    language: str = ""
    """Of what is dictated with it: a code or ``auto``; empty = as the settings say."""
    model: str = ""
    """Likewise."""


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

    @property
    def text(self) -> str:
        """All segments as the model wrote them, stripped at both ends."""
        return "".join(segment.text for segment in self.segments).strip()

    @property
    def avg_logprob(self) -> float:
        """Mean over the segments, weighted by text length; 0.0 without text."""
        weight = sum(len(s.text) for s in self.segments)
        return sum(s.avg_logprob * len(s.text) for s in self.segments) / weight if weight else 0.0


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Text on its way into the focused window."""

    session_id: int
    seq: int
    text: str
    spoken_until_s: float = 0.0
    """`time.monotonic()` of the end of the dictation; 0.0 while it goes on. Old text goes into no window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReport:
    """What became of a `Delivery`."""

    session_id: int
    seq: int
    text: str
    method: DeliveryMethod
    state: DeliveryState
    detail: str = ""
    """One sentence for the user where something else than the usual happened; may be empty."""
    finished_at_s: float = field(default=0.0)
    """`time.monotonic()` when the target had taken the text (receipt) or sending ended."""
    target: str = ""
    """The program whose window it was sent to, as the desktop names it; empty = unknown, or none."""


LEFT_OUT = "Left out:"
"""Stands in a `detail` before why a part of the text was held back."""

NOT_TRANSCRIBED = "could not be transcribed"
"""Stands in each sentence of a `detail` which says so: it is untrue when the sound was decoded again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastDictation:
    """What ``dictation last`` and the Dictate page show."""

    text: str = ""
    raw_text: str = ""
    """As it was heard, where the user's words changed it; empty where they did not."""
    language: str = ""
    method: DeliveryMethod = DeliveryMethod.NONE
    delivery: DeliveryState = DeliveryState.NOT_DELIVERED
    detail: str = ""
    withheld: str = ""
    """Why the text was not typed; empty when it was meant to be delivered."""
    audio_seconds: float = 0.0
    stop_to_text_ms: int = 0
    """From the end of the recording (key-up) to the delivered text; the user's waiting time."""
    withheld_text: str = ""
    """All that was kept back, also where another part of the dictation was delivered."""
    is_incomplete: bool = False
    """A part of it could not be decoded."""
    decode_ms: int = 0
    """Engine time of its utterances."""
    stop_to_utterance_ms: int = 0
    """Of `stop_to_text_ms`: until the end of the sound was cut out; 0 where it had ended before."""
    stop_to_transcript_ms: int = 0
    """Likewise until all of it was understood."""
    target: str = ""
    """The program whose window the text was sent to; empty = unknown, or none."""
    speech_seconds: float = 0.0
    """Of its sound, what is speech; 0.0 = unknown."""
    engine: EngineInfo | None = None
    """What decoded it, where its key has a model of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveredDictation:
    """What an earlier run of the app did not finish, now in the history. Nothing types it by itself."""

    entry_id: int
    last: LastDictation


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveText:
    """What has been understood so far of the dictation under way."""

    text: str = ""
    stable_characters: int = 0
    """So much of `text`, from its start, is not rewritten before the final result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineWork:
    """What the engine did since the app started: how often work ahead paid, and what it cost."""

    utterances: int = 0
    """Final results."""
    ahead: int = 0
    """Of these, decoded at a breath, so that the text was there at release or soon after."""
    drafts: int = 0
    """Drafts decoded, for the live text or ahead."""
    dropped: int = 0
    """Drafts begun and given up for a final."""
    wasted_seconds: float = 0.0
    """Engine time of drafts that no final result came from."""
    useful_seconds: float = 0.0
    """Engine time of final results, those decoded ahead included."""

    def plus(self, other: EngineWork) -> EngineWork:
        """Both together."""
        return EngineWork(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class AppStatus:
    """Everything the windows, the tray and ``dictation status --json`` show. Made anew at each change."""

    state: AppState
    ready: bool
    """A press of the hotkey would record now (the model may still be loading)."""
    can_record: bool
    """`dictation start` and the button would record now; the hotkey may be missing."""
    hotkey: str
    """As ``Ctrl+Alt+Space`` is written; of several keys the first, and while one listens the one that was pressed."""
    cancel_key: str
    """Likewise; empty where none is set."""
    model: str
    device: str
    """``cpu`` or ``cuda:N``; empty until the model is loaded."""
    compute_type: str
    microphone: str
    pid: int
    last: LastDictation | None = None
    """Of this run of the app."""
    recovered: RecoveredDictation | None = None
    """The one recovered last."""
    problem: str = ""
    """What is wrong now, as a sentence; empty when all is well."""
    hint: str = ""
    """The next step for `problem`."""
    model_missing: bool = False
    """The model is not installed: the window offers to download it."""
    download: float | None = None
    """Share of the model downloaded so far, 0..1; None when none is under way."""
    downloading: str = ""
    """Name of that model; it need not be the one in use."""
    live: LiveText = field(default_factory=LiveText)
    """Empty while nobody dictates."""
    model_resting: bool = False
    """The model's memory was given back after a long rest; it is loaded again while the next dictation is spoken."""
    work: EngineWork = field(default_factory=EngineWork)
    private: bool = False
    """Private mode: nothing of what is said is kept on the disk."""
    crashed: bool = False
    """`problem` is a bug that stopped a part of the app: the window offers a report."""
    muted: bool = False
    """The microphone that is being listened to sends only silence."""
    device_why: str = ""
    """Why the model is on `device`, as a sentence."""
    discarded: int = 0
    """Which dictation of this run was thrown away last and can still be had back; 0 = none."""
    hotkey_mode: KeyMode = KeyMode.AUTO
    """What `hotkey` does."""
