"""How the app stands at a moment, as the windows, the tray and the command line show it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum

from dictation_app.values.dictation import Hold, KeyMode, LastDictation, Later


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
    later: Later = Later.NOTHING
    """Whether the text of `last` was taken out of its window again."""
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
    held: Hold = Hold.NO
    """Whether text waits for the user to say where it belongs, and why."""
    held_for: str = ""
    """The program it was meant for, as the desktop names it; empty = unknown."""
    held_text: str = ""
    """What waits."""
    insert_here_key: str = ""
    """What is pressed to put it where the user is, as people say it; empty = no key does it now."""
    insert_back_key: str = ""
    """Likewise to put it where it belongs."""
    undo_insertion_key: str = ""
    """Likewise to take the last text out of its window, or put it in again."""
    discarded: int = 0
    """Which dictation of this run was thrown away last and can still be had back; 0 = none."""
    hotkey_mode: KeyMode = KeyMode.AUTO
    """What `hotkey` does."""
