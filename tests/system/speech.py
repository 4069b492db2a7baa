"""The clips in ``tests/data/speech``, and how texts are compared."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import jiwer

FOLDER = Path(__file__).parents[1] / "data" / "speech"

_UNSPACED = {"ja", "zh", "th"}
"""Languages written without spaces are compared by character."""


@dataclass(frozen=True)
class Clip:
    """A recording with what is said in it."""

    path: Path
    seconds: float
    language: str
    text: str


def clips(use: str) -> list[Clip]:
    """The recordings for ``dictation``, ``long`` or ``no speech``, in the order of the list."""
    with (FOLDER / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return [
            Clip(FOLDER / row["file"], float(row["seconds"]), row["language"], row["text"])
            for row in csv.DictReader(file)
            if row["use"] == use
        ]


def words(text: str, language: str = "en") -> list[str]:
    """Lower case, without punctuation; letters where words are not spaced."""
    spaced = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in text.lower().replace("'", ""))
    return list(spaced.replace(" ", "")) if language in _UNSPACED else spaced.split()


def word_error_rate(pairs: list[tuple[Clip, str]]) -> float:
    """Errors per reference word over all clips; texts are (clip, heard)."""
    references = [" ".join(words(clip.text, clip.language)) for clip, _ in pairs]
    heard = [" ".join(words(text, clip.language)) for clip, text in pairs]
    return float(jiwer.wer(references, heard))


def plain_transcripts(model: Path, recordings: list[Clip]) -> list[str]:
    """What faster-whisper itself writes for each clip, with the same model and its own defaults."""
    program = Path(__file__).with_name("plain_whisper.py")
    done = subprocess.run(
        [sys.executable, str(program), str(model), *(str(clip.path) for clip in recordings)],
        capture_output=True,
        check=True,
        timeout=300,
    )
    texts: list[str] = json.loads(done.stdout)
    return texts
