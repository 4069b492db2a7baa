"""Which words of one text stand in another, where most of both is the same: spoken ones in what was made of them."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def standing(spoken: Sequence[tuple[str, int]], there: Sequence[str]) -> dict[int, tuple[int, int]]:
    """For each word that stands in the text whole and in one piece, in order: its first and its last unit there.

    Both are in units, of which a word has one or several; those of `spoken` are with the number of their word.
    """
    partners = _partners([letters for letters, _ in spoken], there)
    counts = Counter(index for _, index in spoken)
    places: dict[int, list[int]] = {}
    for position, (_, index) in enumerate(spoken):
        if position in partners:
            places.setdefault(index, []).append(partners[position])
    return {
        index: (found[0], found[-1])
        for index, found in sorted(places.items())
        if len(found) == counts[index] == found[-1] - found[0] + 1
    }


def _partners(spoken: Sequence[str], there: Sequence[str]) -> dict[int, int]:
    """For units that were spoken, by number, the same one in the text; both only grow."""
    # Mostly they differ in one place: what both begin and end with needs no search.
    shorter = min(len(spoken), len(there))
    first = next((n for n in range(shorter) if spoken[n] != there[n]), shorter)
    rest = shorter - first
    last = next((n for n in range(rest) if spoken[-1 - n] != there[-1 - n]), rest)
    partners = {n: n for n in range(first)}
    middle = SequenceMatcher(None, spoken[first : len(spoken) - last], there[first : len(there) - last], autojunk=False)
    for block in middle.get_matching_blocks():
        partners |= {first + block.a + n: first + block.b + n for n in range(block.size)}
    return partners | {len(spoken) - n: len(there) - n for n in range(1, last + 1)}
