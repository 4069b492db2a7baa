"""Which of the measured models to use: the most exact one that nobody has to wait for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.engine.catalogue import AccuracyClass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.measuring.run import Measured

QUICK_S = 1.0
"""For five seconds of speech. Most of it is done while somebody speaks: what is left of it is hardly felt."""
_NEARLY = 0.1
"""Of the words. Who misses so many more than the best on this machine does not work as it should here."""
_ORDER = tuple(AccuracyClass)
_UNKNOWN = _ORDER.index(AccuracyClass.FAIR)
"""A model of the user's own, of which no error rates are published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to set."""

    chosen: Measured
    is_quick: bool
    """Otherwise it is only the fastest."""


def advise(
    measured: Sequence[Measured], accuracy: Callable[[str], AccuracyClass | None], *, speaks_english_only: bool
) -> Advice | None:
    """The best of them; `accuracy` tells the published class of a model. None where none can be used.

    One recording says little about how exact a model is: the published class decides, as long as what was heard here
    does not contradict it.
    """
    working = [each for each in measured if each.heard and (speaks_english_only or not each.is_english)]
    if not working:
        return None
    best_share = max(each.right_share for each in working)
    usable = [each for each in working if each.right_share >= best_share - _NEARLY]
    quick = [each for each in usable if each.wait_s <= QUICK_S]
    if not quick:
        return Advice(chosen=min(usable, key=lambda each: each.wait_s), is_quick=False)

    def worth(each: Measured) -> tuple[int, float, float]:
        known = accuracy(each.model)
        return _UNKNOWN if known is None else _ORDER.index(known), each.right_share, -each.wait_s

    return Advice(chosen=max(quick, key=worth), is_quick=True)
