"""LastSaid: the last dictation of this run and the one recovered last, until their entries of the history are deleted.

What a dictation became is known a moment after its end, when the archive has kept it; the two are joined by the time at
which it began.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.history.entries import last_of
from dictation_app.values.dictation import Later
from dictation_app.values.status import RecoveredDictation

if TYPE_CHECKING:
    from collections.abc import Collection

    from dictation_app.history import Entry
    from dictation_app.values.dictation import LastDictation


@dataclass(slots=True)
class _Said:
    """Text that was said once, or inserted from where it was held back."""

    last: LastDictation
    session_id: int
    began_at: float = 0.0
    entry_id: int = 0
    """0 = it is none, or not yet."""
    is_private: bool = False
    """It ended in private mode."""
    later: Later = Later.NOTHING
    """What became of it."""


class LastSaid:
    """Follows each dictation from its beginning to its entry."""

    def __init__(self) -> None:
        self.recovered: RecoveredDictation | None = None
        self._said: _Said | None = None
        self._inserted: _Said | None = None
        """What was held back of this one is on its way into a window, or was."""
        self._began_at: dict[int, float] = {}
        """By session: those that have not ended."""

    @property
    def last(self) -> LastDictation | None:
        """Of this run of the app."""
        return None if self._said is None else self._said.last

    @property
    def session_id(self) -> int:
        """Which it was; 0 = none."""
        return 0 if self._said is None else self._said.session_id

    @property
    def later(self) -> Later:
        """Whether it was taken out of its window again."""
        return Later.NOTHING if self._said is None else self._said.later

    @property
    def known(self) -> LastDictation | None:
        """Before anything was said in this run, what was recovered of an earlier one."""
        return self.recovered.last if self._said is None and self.recovered is not None else self.last

    @property
    def withheld(self) -> LastDictation | None:
        """The last one, where text of it was held back that was not inserted yet."""
        said = self._said
        return said.last if said is not None and said.last.withheld_text and said is not self._inserted else None

    def begin(self, session_id: int, began_at: float) -> None:
        """A dictation begins."""
        self._began_at[session_id] = began_at

    def drop(self, session_id: int) -> None:
        """This one was thrown away; what had gone out before may come to its end still."""
        self._began_at.pop(session_id, None)

    def insert_withheld(self) -> int:
        """What was held back of the last one is inserted, as a dictation of its own; returns which it was."""
        self._inserted = self._said
        return self.session_id

    def remove(self, session_id: int, later: Later) -> None:
        """Text of this one was taken out of its window again."""
        if self._said is not None and self._said.session_id == session_id:
            self._said.later = later

    def end(self, session_id: int, last: LastDictation, *, is_private: bool) -> None:
        """It has come to its end."""
        began_at, source = self._began_at.pop(session_id, 0.0), self._inserted
        if not last.text and not last.withheld_text:
            return
        self._said = _Said(last, session_id, began_at, is_private=is_private)
        if not began_at and source is not None and source.last.withheld_text == last.text:
            self._said.entry_id, self._said.began_at = source.entry_id, source.began_at
            self._inserted = None

    def take(self, entry: Entry) -> bool:
        """An entry was kept; whether it was recovered, and so is to be shown."""
        if entry.is_recovered:
            self.recovered = RecoveredDictation(entry_id=entry.id, last=last_of(entry))
        else:
            for said in (self._said, self._inserted):
                if said is not None and said.began_at == entry.started_at:
                    said.entry_id = entry.id
        return entry.is_recovered

    def forget(self, ids: Collection[int], session_ids: Collection[int] = ()) -> None:
        """These entries were deleted; their text was put in anew by these dictations."""
        if self._said is not None and (self._said.entry_id in ids or self._said.session_id in session_ids):
            self._said = None
        self._inserted = None if self._inserted is not None and self._inserted.entry_id in ids else self._inserted
        if self.recovered is not None and self.recovered.entry_id in ids:
            self.recovered = None

    def forget_all(self) -> None:
        """The whole history was."""
        self._said = self._inserted = self.recovered = None

    def forget_private(self) -> None:
        """Private mode has ended."""
        self._said = None if self._said is not None and self._said.is_private else self._said
        self._inserted = None if self._inserted is not None and self._inserted.is_private else self._inserted
