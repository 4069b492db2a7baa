"""A dictation as its user has it: the key, its text on the way into a window, and what became of it at last."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dictation_app.values.speech import EngineInfo  # noqa: TC001  # msgspec looks for it


class HotkeyEvent(StrEnum):
    """What a hotkey back end reports. Auto-repeat is already removed."""

    PRESSED = "pressed"
    RELEASED = "released"
    MISTAKEN = "mistaken"
    """Instead of RELEASED: the modifier key that was pressed is a part of another combination, and meant nothing."""
    LOST = "lost"
    """Instead of RELEASED: it is up, and nobody saw when, or nobody would see it."""
    TAPPED = "tapped"
    """Pressed, on a desktop that tells of no release. Also instead of RELEASED: PRESSED was not the last press."""
    OTHER_KEY = "other key"
    """Something else was pressed soon after a modifier key alone was let go: its next press completes no double tap."""
    CANCEL = "cancel"
    CHANGED = "changed"
    """A key could not be registered and is now, or the other way round (`HotkeyBackend.refused`)."""


class KeyMode(StrEnum):
    """What a key to dictate with does."""

    AUTO = "auto"
    """A long press is as HOLD, a short one as TAP."""
    HOLD = "hold"
    """The dictation lasts as long as the key is down."""
    TAP = "tap"
    """It begins with one press and ends with the next, however long they are; in between it is hands-free."""
    DOUBLE_TAP = "double-tap"
    """It begins with the second of two quick presses and ends with the next one; in between it is hands-free."""

    @property
    def is_hands_free(self) -> bool:
        """Whether nothing depends on how long the key is down."""
        return self in (KeyMode.TAP, KeyMode.DOUBLE_TAP)


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


class DeliveryState(StrEnum):
    """How sure it is that the text arrived; the words the user sees."""

    DELIVERED = "delivered"
    """The target program fetched the text (read receipt), or it was read back from the field."""
    PROBABLY = "probably"
    """It was sent, and the window tells neither."""
    NOT_DELIVERED = "not delivered"
    """It is on the clipboard and in the window of the app only."""


class DeliveryMethod(StrEnum):
    """How text went out."""

    PASTE = "paste"
    TYPE = "type"
    INSERT = "insert"
    """The program was asked to put it into its field, which need not have the keyboard."""
    COPY = "copy"
    NONE = "none"


class Proof(StrEnum):
    """By what it is known that text arrived."""

    NONE = ""
    RECEIPT = "receipt"
    """The program fetched it."""
    READ_BACK = "read back"
    """It stands in the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What had the keyboard when speech began. Its title is nobody's business, and not known."""

    window: int
    """The desktop's number of the window."""
    life: int = 0
    """Which of the windows that have had this number since the app began to look; 0 = unknown."""
    program: str = ""
    """As the desktop names it; empty = unknown."""
    pid: int = 0
    """The process that the window is of; 0 = unknown."""
    field: str = ""
    """An opaque name of the field in it; empty where the program tells of none."""


def is_same_place(one: Target | None, other: Target | None) -> bool:
    """Whether they are the same window, and as far as is known the same field."""
    if one is None or other is None:
        return one is other
    is_same_field = one.field == other.field or not one.field or not other.field
    return (one.window, one.life) == (other.window, other.life) and is_same_field


class Hold(StrEnum):
    """Why text waits for the user to say where it belongs."""

    NO = ""
    """It does not."""
    MOVED = "moved"
    """Another window, or another field, has the keyboard than the one it was meant for."""
    CLOSED = "closed"
    """The window it was meant for is gone."""
    FAILED = "failed"
    """No way of sending worked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Text on its way into a window."""

    session_id: int
    seq: int
    text: str
    spoken_until_s: float = 0.0
    """`time.monotonic()` of the end of the dictation; 0.0 while it goes on. Old text goes into no window."""
    language: str = ""
    """It is written in; empty = unknown."""
    target: Target | None = None
    """Where it belongs; None = wherever the keyboard is."""
    goes_back: bool = False
    """The user wants to be brought back to `target` first."""
    replaces: str = ""
    """What stands before the caret and is to be taken out first, or else nothing is sent; empty = nothing."""


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
    is_trouble: bool = False
    """Of text that was sent: `detail` tells what was lost, or what the user should look at."""
    finished_at_s: float = field(default=0.0)
    """`time.monotonic()` when the target had taken the text (receipt) or sending ended."""
    target: str = ""
    """The program whose window it was sent to, as the desktop names it; empty = unknown, or none."""
    known_by: Proof = Proof.NONE
    hold: Hold = Hold.NO
    """Why it waits; it was sent nowhere then."""
    has_erased: bool = False
    """The text that it was to replace was taken out of its window, whatever became of this one."""


class Later(StrEnum):
    """What became of a text after its dictation had ended."""

    NOTHING = ""
    INSERTED = "inserted"
    """It waited, was held back or had been taken out, and was put into a window then."""
    REMOVED = "removed"
    """It was taken out of its window again."""
    PARTLY_REMOVED = "partly removed"
    """Some of it was; the rest stands in another window."""
    REPLACED = "replaced"
    """It was said in another way, which took its place in the window."""


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
    is_trouble: bool = False
    """See `DeliveryReport`."""
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
    """The program whose window the text was sent to, or waits for; empty = unknown, or none."""
    hold: Hold = Hold.NO
    """Why it, or its last part, waits for the user to say where it belongs."""
    speech_seconds: float = 0.0
    """Of its sound, what is speech; 0.0 = unknown."""
    engine: EngineInfo | None = None
    """What decoded it, where its key has a model of its own."""
    later: Later = Later.NOTHING
    """REPLACED: it took the place of an earlier text."""
