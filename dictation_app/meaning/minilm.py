"""all-MiniLM-L6-v2 on the CPU: a text becomes 384 numbers. English only.

As its model card has it: word pieces in lower case, at most 256 of them at once, the mean over their last layer, made
to have the length 1. A longer text becomes several vectors, so that what was said at its end is found, too.
https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

import ctranslate2
import numpy as np
from tokenizers import BertWordPieceTokenizer

from dictation_app.meaning import MODEL, weights

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dictation_app.values.speech import Samples

_log = logging.getLogger(__name__)

PIECE_TOKENS: Final = 256
_BEGIN, _END = "[CLS]", "[SEP]"
_DAMAGED: Final = (RuntimeError, OSError, ValueError)
"""What CTranslate2 and the file system raise for files that are cut or gone."""


class MiniLm:
    """See `meaning.Embedder`; loaded for the first text. Belongs to one thread."""

    name = MODEL

    def __init__(self, folder: Path) -> None:
        """The model is made ready below `folder`."""
        self._folder = folder
        self._loaded: tuple[BertWordPieceTokenizer, ctranslate2.Encoder] | None = None

    def embed(self, text: str) -> Sequence[Samples]:
        """See `Embedder`."""
        if self._loaded is None:
            self._loaded = _load(self._folder)
        tokenizer, encoder = self._loaded
        tokens = tokenizer.encode(text, add_special_tokens=False).tokens
        room = PIECE_TOKENS - 2
        return [_vector(encoder, tokens[begin : begin + room]) for begin in range(0, len(tokens), room)]

    def close(self) -> None:
        """See `Embedder`."""
        self._loaded = None


def _load(folder: Path) -> tuple[BertWordPieceTokenizer, ctranslate2.Encoder]:
    try:
        return _read(weights.provide(folder))
    except _DAMAGED as exc:
        _log.warning("The model of the search by meaning is damaged and made again: %s", type(exc).__name__)
        weights.forget(folder)
    try:
        return _read(weights.provide(folder))
    except _DAMAGED as exc:
        raise weights.damaged() from exc


def _read(ready: Path) -> tuple[BertWordPieceTokenizer, ctranslate2.Encoder]:
    tokenizer = BertWordPieceTokenizer(weights.vocabulary(ready), lowercase=True)
    return tokenizer, ctranslate2.Encoder(
        str(ready), device="cpu", compute_type="int8", inter_threads=1, intra_threads=1
    )


def _vector(encoder: ctranslate2.Encoder, tokens: list[str]) -> Samples:
    output = encoder.forward_batch([[_BEGIN, *tokens, _END]])
    mean = np.asarray(output.last_hidden_state, dtype=np.float32)[0].mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)
