"""What the tests of the search by meaning have in common: an entry, and a model that knows a few topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dictation_app.meaning import DIMENSIONS
from tests.dictations import LAST, entry_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.values.speech import Samples

ENTRY = entry_of(LAST, 1_700_000_000.0, text="Our dog is ill.")
TOPICS = {"dog": 0, "vet": 0, "puppy": 0, "rent": 1, "landlord": 1, "money": 1, "rain": 2, "weather": 2}


class TopicEmbedder:
    """Texts about the same topic are alike: each topic is one dimension. Lines of a text are its pieces."""

    name = "topics"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.is_closed = False

    def embed(self, text: str) -> Sequence[Samples]:
        self.asked.append(text)
        return [self._vector(line) for line in text.splitlines()]

    @staticmethod
    def _vector(text: str) -> Samples:
        vector = np.zeros(DIMENSIONS, dtype=np.float32)
        for word in text.lower().replace(".", "").split():
            vector[TOPICS.get(word, 3 + sum(map(ord, word)) % (DIMENSIONS - 3))] += 1
        return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)

    def close(self) -> None:
        self.is_closed = True
