"""RowHeights: how high the rows of a list are and where each begins. Of some the height is only guessed so far."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class RowHeights:
    """In pixels."""

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._guessed: set[int] = set()
        self._tops: list[int] | None = [0]
        """Where each row begins, and where the last one ends; None = to be summed up again."""

    def __len__(self) -> int:
        return len(self._heights)

    def guess(self, heights: Iterable[int]) -> None:
        """Of all rows, whatever was known of them."""
        self._heights = list(heights)
        self._guessed = set(range(len(self._heights)))
        self._tops = None

    def insert(self, first: int, count: int, height: int) -> None:
        """Rows came; each is about so high."""
        self._heights[first:first] = [height] * count
        moved = {row + count if row >= first else row for row in self._guessed}
        self._guessed = moved | set(range(first, first + count))
        self._tops = None

    def remove(self, first: int, count: int) -> None:
        """Rows went."""
        del self._heights[first : first + count]
        self._guessed = {row - count if row >= first else row for row in self._guessed if not 0 <= row - first < count}
        self._tops = None

    def doubt(self, first: int, last: int) -> None:
        """These may be of another height now."""
        self._guessed.update(range(first, last + 1))

    def know(self, row: int, height: int) -> None:
        """It is so high."""
        self._guessed.discard(row)
        if self._heights[row] != height:
            self._heights[row] = height
            self._tops = None

    def is_guessed(self, row: int) -> bool:
        """Whether its height is not known."""
        return row in self._guessed

    def any_guessed(self) -> int | None:
        """Some row of which it is not known; None where there is none."""
        return next(iter(self._guessed), None)

    def height(self, row: int) -> int:
        """As far as it is known."""
        return self._heights[row]

    def top(self, row: int) -> int:
        """Where it begins; of the row after the last, where that ends."""
        return self._all_tops()[row]

    @property
    def total(self) -> int:
        """Of all of them."""
        return self._all_tops()[-1]

    def row_at(self, y: int) -> int:
        """The row there; -1 = none."""
        tops = self._all_tops()
        return bisect_right(tops, y) - 1 if 0 <= y < tops[-1] else -1

    def nearest(self, y: int) -> tuple[int, int]:
        """The row there, or the first or last one, and how far below its beginning that is."""
        tops = self._all_tops()
        row = min(max(0, bisect_right(tops, y) - 1), max(0, len(self._heights) - 1))
        return row, y - tops[row]

    def _all_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = [0, *accumulate(self._heights)]
        return self._tops
