"""Text to tokens as the model itself writes them, whatever its file lacks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dictation_app.engine.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

SPECIAL = ("<|startoftranscript|>", "<|endoftext|>", "<|startofprev|>", "<|notimestamps|>")
PIECES = ("\u0120", "t", "h", "e", "a", "\u0120t", "he", "\u0120the", "\u0120a")


def file_of(folder: Path, merges: list[str] | list[list[str]]) -> Path:
    tokens = {token: number for number, token in enumerate((*PIECES, *SPECIAL))}
    added = [
        {"id": tokens[token], "content": token, "special": True, "normalized": False}
        | dict.fromkeys(("single_word", "lstrip", "rstrip"), False)
        for token in SPECIAL
    ]
    level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
    whole = {
        "version": "1.0",
        "added_tokens": added,
        "pre_tokenizer": level,
        "decoder": level,
        "model": {"type": "BPE", "vocab": tokens, "merges": merges},
    }
    path = folder / "tokenizer.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


@pytest.mark.parametrize("lacks_first", [True, False])
@pytest.mark.parametrize("in_pairs", [True, False])
def test_words_that_begin_with_a_t_are_found_whole(tmp_path: Path, lacks_first: bool, in_pairs: bool) -> None:
    merges = ["\u0120 t", "h e", "\u0120t he", "\u0120 a"][lacks_first:]
    path = file_of(tmp_path, [merge.split(" ") for merge in merges] if in_pairs else merges)
    vocabulary = Vocabulary(path, multilingual=False)
    assert vocabulary.tokens("the a the") == [PIECES.index(f"\u0120{word}") for word in ("the", "a", "the")]
    assert vocabulary.text(vocabulary.tokens("the a")) == " the a"
