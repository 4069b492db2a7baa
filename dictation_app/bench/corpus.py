"""The clips a measurement runs over: a folder with sound and a ``manifest.csv`` that says what is said in it.

Columns ``file,seconds,language,text`` (others are allowed). The language is an ISO 639-1 code; ``zxx`` is sound without
speech. Nothing is changed in the sound.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dictation_app.audio.media import read_windows
from dictation_app.errors import UserError
from dictation_app.paths import resource
from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dictation_app.values.speech import Samples

NO_SPEECH = "zxx"
MANIFEST = "manifest.csv"
_COLUMNS = ("file", "seconds", "language", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A recording, and what is said in it."""

    name: str
    path: Path
    seconds: float
    language: str
    text: str

    @property
    def is_spoken(self) -> bool:
        """Whether anything is said in it."""
        return self.language != NO_SPEECH


def read_corpus(folder: Path) -> tuple[Clip, ...]:
    """All clips of `folder`, in the order of its manifest; raise `UserError`."""
    manifest = folder / MANIFEST
    try:
        with manifest.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            missing = [column for column in _COLUMNS if column not in (rows.fieldnames or ())]
            if missing:
                raise UserError(f"'{manifest}' has no column {', '.join(missing)}.", f"It needs {', '.join(_COLUMNS)}.")
            clips = tuple(_clip(folder, row) for row in rows)
    except OSError as exc:
        raise UserError(
            f"'{folder}' is no corpus: {MANIFEST} cannot be read ({exc.strerror}).",
            f"A corpus is a folder of clips with a {MANIFEST} that has the columns {', '.join(_COLUMNS)}.",
        ) from exc
    except (ValueError, csv.Error) as exc:
        raise UserError(f"'{manifest}' cannot be understood: {exc}.", "Correct it and try again.") from exc
    lost = next((clip for clip in clips if not clip.path.is_file()), None)
    if lost is not None:
        raise UserError(f"The clip '{lost.path}' of {MANIFEST} is missing.", "Copy the corpus again.")
    return clips


def _clip(folder: Path, row: dict[str, str]) -> Clip:
    return Clip(
        name=row["file"],
        path=folder / row["file"],
        seconds=float(row["seconds"]),
        language=row["language"],
        text=row["text"],
    )


def bundled() -> tuple[Clip, ...]:
    """The one clip that comes with the app."""
    path = resource("sample.flac")
    text = resource("sample.txt").read_text(encoding="utf-8").strip()
    seconds = len(samples_of(path)) / SAMPLE_RATE_HZ
    return (Clip(name=path.name, path=path, seconds=seconds, language="en", text=text),)


def choose(
    clips: Sequence[Clip],
    *,
    language: str | None = None,
    shortest_s: float = 0.0,
    longest_s: float = float("inf"),
    limit: int | None = None,
) -> tuple[Clip, ...]:
    """The clips asked for; where there are more than `limit`, evenly spread over the corpus."""
    fitting = [
        clip
        for clip in clips
        if (language is None or clip.language == language) and shortest_s <= clip.seconds <= longest_s
    ]
    if limit is None or len(fitting) <= limit:
        return tuple(fitting)
    return tuple(fitting[index * len(fitting) // limit] for index in range(limit))


def samples_of(path: Path) -> Samples:
    """The whole sound of a file; raise `AudioFileError`."""
    return np.concatenate([window.samples for window in read_windows(path)])
