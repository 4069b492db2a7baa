"""What a `DictationSession` wants done; the controller does it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from dictation_app.values.dictation import PressedKey

if TYPE_CHECKING:
    from dictation_app.values.dictation import Delivery, LastDictation
    from dictation_app.values.speech import Utterance


@dataclass(frozen=True, slots=True)
class StartCapture:
    """Open the microphone for a new dictation."""

    session_id: int
    key: PressedKey = field(default_factory=PressedKey)
    """What it was begun with."""


@dataclass(frozen=True, slots=True)
class StopCapture:
    """End the recording; its last utterance follows."""

    session_id: int


@dataclass(frozen=True, slots=True)
class CancelCapture:
    """Throw the recording away; nothing follows."""

    session_id: int


@dataclass(frozen=True, slots=True)
class Transcribe:
    """Decode an utterance."""

    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Discard:
    """The user threw a dictation away: decode no more of it. `Forget` follows, or `TakeBack`."""

    session_id: int


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The user wants it after all; what is still to be decoded of it follows."""

    session_id: int


@dataclass(frozen=True, slots=True)
class Forget:
    """Drop a dictation for good."""

    session_id: int


@dataclass(frozen=True, slots=True)
class Deliver:
    """Put text into the focused window."""

    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Finished:
    """A dictation has come to its end."""

    last: LastDictation
    session_id: int


@dataclass(frozen=True, slots=True)
class Recovered:
    """What an earlier run had recorded has been decoded."""

    last: LastDictation
    name: str
    """Of its place in the journal."""
    session_id: int


Action: TypeAlias = (
    StartCapture
    | StopCapture
    | CancelCapture
    | Transcribe
    | Discard
    | TakeBack
    | Forget
    | Deliver
    | Finished
    | Recovered
)
