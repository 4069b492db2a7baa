"""Aftermath: what becomes of a text after its dictation has ended, so that history and windows go on telling the truth.

Text that waited is brought to its place by a dictation of its own; so is what takes the place of another text. Here it
is known which one that is of. Owned by the controller, on the GUI thread; it keeps no words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from dictation_app.history.entries import Sequel
from dictation_app.sentences import joined
from dictation_app.values.dictation import DeliveryMethod, DeliveryState, Hold, Later

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from dictation_app.control.last_said import LastSaid
    from dictation_app.history import Entry
    from dictation_app.values.dictation import DeliveryReport, LastDictation
    from dictation_app.workers import ArchiveThread

_WORST_FIRST = (DeliveryState.NOT_DELIVERED, DeliveryState.PROBABLY, DeliveryState.DELIVERED)


@dataclass(slots=True)
class _Rest:
    """Of a dictation with text that waits: what is true of it whatever becomes of that."""

    arrived: DeliveryState = DeliveryState.DELIVERED
    """How sure it is that its other pieces did; the worst of them."""
    why_held: str = ""
    is_incomplete: bool = False
    detail: str = ""
    has_ended: bool = False
    """Its dictation; only this is known of it still."""


@dataclass(slots=True)
class _Spoken:
    """A dictation, and what the history has of it."""

    began_at: float
    entry_id: int = 0
    """0 = nothing, or not yet."""
    has_ended: bool = False


@dataclass(slots=True)
class _Continued:
    sources: tuple[int, ...]
    """The dictations whose text it brings."""
    replaces: bool
    """It may be another text than theirs."""
    has_ended: bool = False


class Aftermath(QObject):
    """Follows each text from one dictation to the next."""

    changed = Signal()
    """`LastSaid` knows something new."""

    def __init__(self, archive: ArchiveThread, said: LastSaid, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._archive = archive
        self._said = said
        self._continued: dict[int, _Continued] = {}
        self._rests: dict[int, _Rest] = {}
        self._spoken: dict[int, _Spoken] = {}

    def begin(self, session_id: int, began_at: float) -> None:
        """Somebody begins to speak."""
        self._spoken[session_id] = _Spoken(began_at)

    def take_entry(self, entry: Entry) -> None:
        """The history has this now."""
        for spoken in self._spoken.values():
            if spoken.began_at == entry.started_at and not entry.is_recovered:
                spoken.entry_id = entry.id

    def dictations_of(self, entry_ids: Collection[int]) -> frozenset[int]:
        """Those with text of these entries: it was spoken in them, or they brought it to a place."""
        spoken = {id_ for id_, each in self._spoken.items() if each.entry_id in entry_ids}
        brought = {id_ for id_, each in self._continued.items() if spoken.intersection(each.sources)}
        return frozenset(spoken | brought)

    def take(self, report: DeliveryReport) -> None:
        """A piece of text came to its end, or waits."""
        rest = self._rests.setdefault(report.session_id, _Rest())
        if report.hold is not Hold.NO:
            rest.why_held = report.detail
        else:
            rest.arrived = _worse(rest.arrived, report.state)

    def end(self, session_id: int, last: LastDictation) -> LastDictation:
        """All of a dictation is there; returns it with what it is to others."""
        rest, continued = self._rests.pop(session_id, _Rest()), self._continued.get(session_id)
        if session_id in self._spoken:
            self._spoken[session_id].has_ended = True
        if continued is None:
            if last.hold is not Hold.NO or last.withheld_text:
                rest.has_ended = True
                rest.is_incomplete = last.is_incomplete
                rest.detail = last.detail.removeprefix(rest.why_held).strip()
                self._rests[session_id] = rest
            return last
        continued.has_ended = True
        if last.delivery is DeliveryState.NOT_DELIVERED:
            return last
        for source in continued.sources:
            self._archive.go_on(source, self._sequel(last, self._rests.pop(source, _Rest()), continued))
        return replace(last, later=Later.REPLACED) if continued.replaces and last.audio_seconds else last

    @staticmethod
    def _sequel(last: LastDictation, rest: _Rest, continued: _Continued) -> Sequel:
        state = _worse(rest.arrived, last.delivery)
        return Sequel(
            later=Later.INSERTED,
            method=last.method,
            delivery=DeliveryState.NOT_DELIVERED if rest.is_incomplete else state,
            detail=joined(last.detail, rest.detail),
            target=last.target,
            text=last.text if continued.replaces else "",
            raw_text=last.raw_text,
            language=last.language,
            engine=last.engine,
            decode_ms=last.decode_ms,
        )

    @Slot(int, object)
    def bring(self, session_id: int, sources: tuple[int, ...]) -> None:
        """This dictation brings the text of those, as it is."""
        spoken = self._all_sources(sources)
        # What was to take the place of a text, and waited, still is another text than that.
        replaces = any(source in self._continued and self._continued[source].replaces for source in sources)
        self._continued[session_id] = _Continued(spoken, replaces=replaces and len(spoken) == 1)

    @Slot(int, int)
    def bring_held_back(self, session_id: int, source: int) -> None:
        """This dictation brings what was held back of that one."""
        self.bring(session_id, (source,))

    @Slot(int, int)
    def exchange(self, session_id: int, source: int) -> None:
        """This dictation brings what takes the place of the text of that one."""
        sources = self._all_sources((source,))
        self._continued[session_id] = _Continued(sources, replaces=len(sources) == 1)

    @Slot(int, bool)
    def remove(self, session_id: int, is_part: bool) -> None:  # noqa: FBT001  # a slot
        """The text of this dictation, or its last part, was taken out of its window again."""
        later = Later.PARTLY_REMOVED if is_part else Later.REMOVED
        gone = Sequel(later=later, method=DeliveryMethod.NONE, delivery=DeliveryState.NOT_DELIVERED)
        for source in self._all_sources((session_id,)):
            self._archive.go_on(source, gone)
        self._said.remove(session_id, later)
        self.changed.emit()

    def drop(self, session_id: int) -> None:
        """This dictation was thrown away before its end."""
        self._continued.pop(session_id, None)
        self._rests.pop(session_id, None)
        self._spoken.pop(session_id, None)

    def keep(self, known: Collection[int]) -> None:
        """Forget what has ended and is of no dictation that can be asked about: only `known` ones can."""
        spoken = self._all_sources(known)
        self._continued = {id_: each for id_, each in self._continued.items() if id_ in known or not each.has_ended}
        coming = {source for each in self._continued.values() for source in each.sources}
        self._rests = {
            id_: each for id_, each in self._rests.items() if not each.has_ended or id_ in spoken or id_ in coming
        }
        self._spoken = {
            id_: each for id_, each in self._spoken.items() if not each.has_ended or id_ in spoken or id_ in coming
        }

    def _all_sources(self, sources: Iterable[int]) -> tuple[int, ...]:
        """Those that were spoken."""
        found: list[int] = []
        for source in sources:
            continued = self._continued.get(source)
            found += (source,) if continued is None else continued.sources
        return tuple(found)


def _worse(one: DeliveryState, other: DeliveryState) -> DeliveryState:
    return min(one, other, key=_WORST_FIRST.index)
