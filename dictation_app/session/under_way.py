"""UnderWay: the dictations that are not done yet, in the order in which their text goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dictation_app import text
from dictation_app.values.status import LiveText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dictation_app.session.dictations import Dictation


class UnderWay:
    """Their numbers rise by one and are never used again."""

    def __init__(self) -> None:
        self._dictations: dict[int, Dictation] = {}
        self.newest_id = 0

    def __iter__(self) -> Iterator[Dictation]:
        """As they are now: they may be removed meanwhile."""
        return iter(list(self._dictations.values()))

    @property
    def next_id(self) -> int:
        """The number of the one that is added next."""
        return self.newest_id + 1

    def add(self, dictation: Dictation) -> None:
        """It is the newest."""
        self.newest_id = dictation.session_id
        self._dictations[dictation.session_id] = dictation

    def remove(self, dictation: Dictation) -> None:
        """It is done."""
        del self._dictations[dictation.session_id]

    def put_last(self, dictation: Dictation) -> None:
        """No other one waits for it."""
        self._dictations[dictation.session_id] = self._dictations.pop(dictation.session_id)

    def get(self, session_id: int) -> Dictation | None:
        """The one with this number, also where it only waits for reports."""
        return self._dictations.get(session_id)

    def live(self, session_id: int) -> Dictation | None:
        """The one with this number, unless it was dropped for good."""
        dictation = self._dictations.get(session_id)
        return None if dictation is None or dictation.abandoned else dictation

    @property
    def recording(self) -> Dictation | None:
        """The one that is being recorded."""
        return next((d for d in self if d.recording), None)

    @property
    def discarded(self) -> Dictation | None:
        """The one that can still be had back."""
        return next((d for d in self if d.discarded), None)

    @property
    def recovered(self) -> Dictation | None:
        """The first of an earlier run."""
        return next((d for d in self if d.recovered_from), None)

    @property
    def waited_for(self) -> list[Dictation]:
        """All but recovered and discarded ones, which nobody waits for."""
        return [d for d in self if not (d.recovered_from or d.discarded)]

    @property
    def is_capturing(self) -> bool:
        """Whether sound of any of them is still to come."""
        return any(d.utterances is None for d in self)

    @property
    def live_text(self) -> LiveText:
        """What is understood so far of the newest one that has any text."""
        for dictation in reversed(self.waited_for):
            is_open = dictation.open_text.seq >= dictation.taken and not dictation.decoded and not dictation.abandoned
            shown = dictation.open_text.text if is_open else ""
            whole = text.join(dictation.text, shown, dictation.open_text.language)
            if whole:
                unstable = len(shown) - len(dictation.open_text.stable) if is_open else 0
                return LiveText(text=whole, stable_characters=len(whole) - unstable)
        return LiveText()
