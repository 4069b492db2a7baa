"""Finding by words and by meaning at once.

Words are ranked by BM25, meanings by the cosine between vectors; the two rankings are joined by reciprocal rank fusion,
which needs no common scale: an entry gets 1 / (60 + its place) from each (Cormack, Clarke, Büttcher, "Reciprocal Rank
Fusion outperforms Condorcet and individual Rank Learning Methods", SIGIR 2009). The words are those of the history:
all of them must be there. A phrase in double quotes is meant as it stands, and nothing but words is looked for then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from dictation_app.meaning import DIMENSIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import numpy.typing as npt

    from dictation_app.history import Entry, HistoryStore, Query
    from dictation_app.meaning import Embedder
    from dictation_app.values.speech import Samples

K: Final = 60
FLOOR: Final = 0.25
"""Cosine. Of sentences that have nothing to do with each other 99 in 100 stay below 0.23; alike ones begin at 0.26."""
MOST_BY_MEANING: Final = 50
RANKED: Final = 100
"""So many places of each ranking count: what stands below in both is on no page."""
_SHORTEST: Final = 3
"""Letters: what is shorter is the beginning of a word."""


class FoundBy(StrEnum):
    """Why an entry is among the hits."""

    WORDS = "words"
    MEANING = "meaning"
    BOTH = "words and meaning"


@dataclass(frozen=True, slots=True)
class Near:
    """An entry that means something alike."""

    id: int
    similarity: float
    """Cosine, `FLOOR`..1."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found."""

    entry: Entry
    by: FoundBy
    similarity: float = 0.0
    """0 = not found by meaning."""


class MeaningSearch:
    """Looks in a store; belongs to one thread, as the store does. Every method raises `UserError`."""

    def __init__(self, store: HistoryStore, embedder: Embedder) -> None:
        self._store = store
        self._embedder = embedder
        self._vectors = Vectors()
        self._version: int | None = None

    def nearest(self, query: Query) -> tuple[Near, ...]:
        """The entries that fit the filters and mean what the words of `query` mean, the nearest first."""
        if not has_meaning(query.text):
            return ()
        self._refresh()
        asked = self._embedder.embed(query.text) if len(self._vectors) else ()
        if not asked:
            return ()
        allowed = self._store.allowed(query)
        return self._vectors.nearest(asked[0], allowed)

    def search(self, query: Query) -> tuple[Hit, ...]:
        """The best `query.limit` by words and by meaning."""
        by_words = self._store.search(replace(query, limit=max(query.limit, RANKED)))
        near = {hit.id: hit.similarity for hit in self.nearest(query)}
        known = {entry.id: entry for entry in by_words}
        known |= {entry.id: entry for entry in self._store.get_all([id_ for id_ in near if id_ not in known])}
        order = fuse([entry.id for entry in by_words], list(near)) if near else [entry.id for entry in by_words]
        words = {entry.id for entry in by_words}
        hits = (Hit(known[id_], _why(id_, words, near), near.get(id_, 0.0)) for id_ in order if id_ in known)
        return tuple(hits)[: query.limit]

    def by_meaning_only(self, query: Query) -> tuple[Entry, ...]:
        """What the words of `query` do not find, the nearest first."""
        words = {entry.id for entry in self._store.search(replace(query, limit=RANKED))}
        return self._store.get_all([hit.id for hit in self.nearest(query) if hit.id not in words])

    def _refresh(self) -> None:
        """Read what others changed since."""
        version = self._store.version()
        if version == self._version:
            return
        name = self._embedder.name
        marks = self._store.meaning_marks(name)
        new = self._vectors.differing(marks)
        # More than a few are read faster all at once.
        self._vectors.take_over(marks, self._store.meanings(name, new if len(new) * 2 < len(marks) else None))
        self._version = version


class Vectors:
    """All vectors in memory as one matrix: 154 MB where there are 100,000."""

    def __init__(self) -> None:
        self._marks: dict[int, bytes] = {}
        self._ids: npt.NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        """The entry each row belongs to: a long one has several rows."""
        self._rows: npt.NDArray[np.float32] = np.zeros((0, DIMENSIONS), dtype=np.float32)

    def __len__(self) -> int:
        return len(self._ids)

    def differing(self, marks: dict[int, bytes]) -> list[int]:
        """Which entries are new or mean something else now."""
        return [id_ for id_, mark in marks.items() if self._marks.get(id_) != mark]

    def take_over(self, marks: dict[int, bytes], found: dict[int, bytes]) -> None:
        """Know the entries of `marks` and no others; `found` has at least those that differ."""
        keep = np.isin(self._ids, _array([id_ for id_ in self._marks if id_ in marks and id_ not in found]))
        ids, rows = unpacked(found)
        if not keep.all():  # of a large history each copy takes a tenth of a second
            self._ids, self._rows = self._ids[keep], self._rows[keep]
        if len(ids):
            self._ids, self._rows = np.concatenate((self._ids, ids)), np.concatenate((self._rows, rows))
        self._marks = marks

    def nearest(self, asked: Samples, allowed: Collection[int] | None) -> tuple[Near, ...]:
        """The entries above the floor, the nearest first; None = all are allowed."""
        similarities = self._rows @ asked
        found = np.flatnonzero(similarities >= FLOOR)
        if allowed is not None:
            found = found[np.isin(self._ids[found], _array(allowed))]
        best: dict[int, float] = {}
        for row in found[np.argsort(-similarities[found], kind="stable")]:
            best.setdefault(int(self._ids[row]), round(float(similarities[row]), 4))
            if len(best) == MOST_BY_MEANING:
                break
        return tuple(Near(id_, similarity) for id_, similarity in best.items())


def fuse(*rankings: Sequence[int]) -> list[int]:
    """Reciprocal rank fusion; what ties keeps the order in which it is first named."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for place, id_ in enumerate(ranking, 1):
            scores[id_] = scores.get(id_, 0.0) + 1 / (K + place)
    return sorted(scores, key=lambda id_: -scores[id_])


def has_meaning(text: str) -> bool:
    """Whether there is more to look for than the words as they stand."""
    return '"' not in text and sum(map(str.isalpha, text)) >= _SHORTEST


def packed(vectors: Iterable[Samples]) -> bytes:
    """As a row of the history: half precision, little-endian. The order of neighbours stays, the disk holds half."""
    return b"".join(vector.astype("<f2").tobytes() for vector in vectors)


def unpacked(found: dict[int, bytes]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """The entries and their vectors, row by row; what is no vector is left out."""
    size = 2 * DIMENSIONS
    whole = {id_: raw for id_, raw in found.items() if raw and len(raw) % size == 0}
    rows = np.frombuffer(b"".join(whole.values()), dtype="<f2").reshape(-1, DIMENSIONS).astype(np.float32)
    counts = [len(raw) // size for raw in whole.values()]
    return np.repeat(_array(whole), counts), rows


def _array(ids: Collection[int]) -> npt.NDArray[np.int64]:
    return np.fromiter(ids, dtype=np.int64, count=len(ids))


def _why(id_: int, words: Collection[int], near: Collection[int]) -> FoundBy:
    if id_ not in near:
        return FoundBy.WORDS
    return FoundBy.BOTH if id_ in words else FoundBy.MEANING
