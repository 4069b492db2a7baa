"""The values of the history. Times are UTC seconds as `time.time()` gives them; only `Day` is a day of the calendar."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.sentences import say
from dictation_app.values.dictation import LastDictation, Later

if TYPE_CHECKING:
    from dictation_app.values.dictation import DeliveryMethod, DeliveryState
    from dictation_app.values.speech import EngineInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One dictation that ended."""

    id: int = 0
    """0 = not stored yet. Never given again, also after the entry was deleted."""
    started_at: float
    audio_seconds: float
    text: str
    """As delivered (polished), or what was decoded."""
    raw_text: str = ""
    """As the model wrote it, before the user's words or a correction by hand; empty where it was the same."""
    language: str
    model: str
    device: str
    compute_type: str
    method: DeliveryMethod
    delivery: DeliveryState
    detail: str
    """One sentence for the user where something else than the usual happened; may be empty."""
    withheld: str = ""
    """Why text was held back, as a sentence; empty = none was."""
    withheld_text: str = ""
    stop_to_text_ms: int
    """The user's waiting time; 0 where there was none (recovered)."""
    stop_to_utterance_ms: int = 0
    """Until the end of the sound was cut out; 0 where it had ended before."""
    stop_to_transcript_ms: int = 0
    """Until the engine had understood all of it; 0 where it had before."""
    decode_ms: int = 0
    is_recovered: bool = False
    """Found on the disk after a crash."""
    is_starred: bool = False
    audio: str = ""
    """File name below the audio folder; empty = the sound was not kept."""
    target: str = ""
    """The program whose window the text was meant for, as the desktop names it (``gnome-terminal``); empty =
    unknown."""
    speech_seconds: float = 0.0
    """How long was spoken, as the neural VAD heard it: without pauses; 0.0 = unknown."""
    later: Later = Later.NOTHING
    """What became of the text after the dictation."""

    @property
    def is_silent(self) -> bool:
        """Whether nothing was heard in its sound; then there was nothing to deliver either."""
        return not (self.text or self.raw_text or self.withheld or self.withheld_text or self.detail)


def last_of(entry: Entry) -> LastDictation:
    """A recovered entry, as ``dictation last`` and the Dictate page show a dictation."""
    told = say("Recovered: Dictation had ended before this was finished.")
    return LastDictation(
        text=entry.text or entry.withheld_text,
        raw_text=entry.raw_text if entry.text else "",
        language=entry.language,
        method=entry.method,
        delivery=entry.delivery,
        detail=" ".join(filter(None, (told, entry.detail))),
        withheld="" if entry.text else entry.withheld,
        audio_seconds=entry.audio_seconds,
        withheld_text=entry.withheld_text,
        decode_ms=entry.decode_ms,
        target=entry.target,
        speech_seconds=entry.speech_seconds,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What an entry's sound came to once: the text that another decode of it replaced."""

    id: int = 0
    """0 = not stored yet."""
    made_at: float
    text: str
    raw_text: str = ""
    """As `Entry.raw_text`, on its way into the entry; of earlier results it is not kept."""
    language: str
    model: str
    device: str
    compute_type: str
    decode_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequel:
    """What became of a text after its dictation had ended. Of one that was taken out only `later` counts."""

    later: Later
    method: DeliveryMethod
    delivery: DeliveryState
    detail: str = ""
    target: str = ""
    text: str = ""
    """What stands there now, where that may be another text; empty = the same."""
    raw_text: str = ""
    language: str = ""
    engine: EngineInfo | None = None
    """What decoded it; None = what decoded the first one."""
    decode_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What another decode heard and did not believe."""

    text: str
    reason: str
    """Why, as a sentence for the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for. Fields are joined by "and"; the defaults let everything through."""

    text: str = ""
    """Words, and "a phrase" in double quotes; all must be there. The last word matches as a prefix."""
    since: float = 0.0
    until: float = math.inf
    """The moment itself not included."""
    language: str = ""
    target: str = ""
    delivery: DeliveryState | None = None
    withheld: bool | None = None
    starred: bool | None = None
    recovered: bool | None = None
    limit: int = 100
    before: tuple[float, int] | None = None
    """Paging without words: `(started_at, id)` of the last row shown."""


@dataclass(frozen=True, slots=True)
class Wait:
    """How long the user waited for one dictation."""

    started_at: float
    audio_seconds: float
    stop_to_utterance_ms: int
    stop_to_transcript_ms: int
    stop_to_text_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What was dictated on one day of the local calendar."""

    date: str
    """ISO 8601: ``2026-11-22``."""
    entries: int = 0
    words: int = 0
    spoken_seconds: float = 0.0


TYPING_WORDS_PER_MINUTE = 40
"""How fast people type, for the time that speaking saves. Computer users copied text at 33 words a minute (Karat et
al., CHI 1999), volunteers of a typing test at 52 (Dhakal et al., CHI 2018); thinking of the words makes both slower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The history in figures."""

    entries: int = 0
    words: int = 0
    """Of the texts; of languages written without spaces, the signs."""
    spoken_seconds: float = 0.0
    """Speech; of texts where that is not known, the length of their sound."""
    entries_with_pauses: int = 0
    """So many of those there are."""
    recorded_seconds: float = 0.0
    """Length of the sound: pauses count, and where all sound is kept, the quiet before and after."""
    waited_seconds: float = 0.0
    """For texts, after the recordings."""
    median_stop_to_text_ms: int = 0
    """Over the entries that have one; 0 without any."""
    p95_stop_to_text_ms: int = 0
    """Of 20 waits 19 are not longer."""
    days: tuple[Day, ...] = ()
    """The last 30 with today, oldest first; also those without an entry."""

    @property
    def typing_seconds(self) -> float:
        """What typing the words would have taken."""
        return self.words / TYPING_WORDS_PER_MINUTE * 60

    @property
    def dictating_seconds(self) -> float:
        """What dictating them took, with the waits."""
        return self.recorded_seconds + self.waited_seconds

    @property
    def saved_seconds(self) -> float:
        """What typing the words would have taken longer than dictating them did."""
        return max(0.0, self.typing_seconds - self.dictating_seconds)

    @property
    def words_per_minute(self) -> float:
        """Of speech."""
        return self.words / self.spoken_seconds * 60 if self.spoken_seconds > 0 else 0.0
