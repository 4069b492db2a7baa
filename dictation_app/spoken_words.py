"""SpokenWords: the words of dictations, which are placed in the sound mostly after the entry was made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.values import Word

_MOST: Final = 20
"""Dictations whose words may still come; those of more are not waited for."""


@dataclass(slots=True)
class _Spoken:
    """The words of a dictation, as far as they are placed."""

    by_seq: dict[int, Sequence[Word]] = field(default_factory=dict)
    entry_id: int = 0
    """0 = it has no entry yet."""


class SpokenWords:
    """By session; `write` is given the entry's id and all of its words that are there."""

    def __init__(self, write: Callable[[int, Sequence[Word]], None]) -> None:
        self._write = write
        self._spoken: dict[int, _Spoken] = {}

    def expect(self, session_id: int, entry_id: int) -> None:
        """A dictation has an entry now."""
        spoken = self._spoken.setdefault(session_id, _Spoken())
        spoken.entry_id = entry_id
        self._write_known(spoken)
        while len(self._spoken) > _MOST:
            del self._spoken[next(iter(self._spoken))]

    def take(self, session_id: int, seq: int, words: Sequence[Word], *, is_open: bool) -> None:
        """The words of one of its utterances; of a dictation nobody keeps they are dropped."""
        spoken = self._spoken.get(session_id)
        if spoken is None:
            if not is_open:
                return
            spoken = self._spoken[session_id] = _Spoken()
        spoken.by_seq[seq] = words
        self._write_known(spoken)

    def forget(self, session_id: int) -> None:
        """It is not kept."""
        self._spoken.pop(session_id, None)

    def _write_known(self, spoken: _Spoken) -> None:
        if spoken.entry_id and spoken.by_seq:
            self._write(spoken.entry_id, [word for seq in sorted(spoken.by_seq) for word in spoken.by_seq[seq]])
