"""SpokenWords: the words of dictations and where they were spoken, from the engine to the entry they belong to.

They come utterance by utterance, mostly after the dictation has ended; its entry comes before some of them and after
others. Owned by the archive, on its thread.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.values.speech import Word

_MOST = 20
"""Dictations whose words may still come; those of more are not waited for."""


@dataclass(slots=True)
class _Spoken:
    """The words of a dictation, as far as they are placed."""

    by_seq: dict[int, Sequence[Word]] = field(default_factory=dict)
    entry_id: int = 0
    """0 = it has no entry yet."""


class SpokenWords:
    """Writes all words of a dictation that are known, each time there are more."""

    def __init__(self, write: Callable[[int, Sequence[Word]], None]) -> None:
        """`write` gives an entry its words."""
        self._write = write
        self._spoken: dict[int, _Spoken] = {}

    def take(self, session_id: int, seq: int, words: Sequence[Word], *, may_be_new: bool) -> None:
        """Those of an utterance; where its dictation is not known, it has to be one that `may_be_new`."""
        spoken = self._spoken.get(session_id)
        if spoken is None:
            if not may_be_new:
                return
            spoken = self._spoken[session_id] = _Spoken()
        spoken.by_seq[seq] = words
        self._write_known(spoken)

    def expect(self, session_id: int, entry_id: int) -> None:
        """The dictation has this entry now; its words, or more of them, may still come."""
        spoken = self._spoken.setdefault(session_id, _Spoken())
        spoken.entry_id = entry_id
        self._write_known(spoken)
        while len(self._spoken) > _MOST:
            del self._spoken[next(iter(self._spoken))]

    def forget(self, session_id: int) -> None:
        """Nothing is to be kept of it."""
        self._spoken.pop(session_id, None)

    def _write_known(self, spoken: _Spoken) -> None:
        if spoken.entry_id and spoken.by_seq:
            self._write(spoken.entry_id, [word for seq in sorted(spoken.by_seq) for word in spoken.by_seq[seq]])
