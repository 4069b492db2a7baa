"""The files with the sound of entries. A sealed one has the name its entry knows, and `encryption.SEALED` behind it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from dictation_app.encryption import SEALED

if TYPE_CHECKING:
    from pathlib import Path


def file_of(folder: Path, name: str) -> Path | None:
    """Where a sound is; None where the name leads out of the folder: the database may have been written by anybody."""
    if not name or name in {".", ".."} or set(name) & set("/\\:\0"):
        return None
    clear, sealed = both_forms(folder / name)
    return sealed if sealed.exists() else clear


def both_forms(path: Path) -> tuple[Path, Path]:
    """In clear and sealed: in the middle of a conversion there may be both."""
    clear = path.with_name(path.name.removesuffix(SEALED))
    return clear, clear.with_name(clear.name + SEALED)


def changed_at(path: Path) -> float:
    """Never, where it was taken away meanwhile."""
    try:
        return path.stat().st_mtime
    except OSError:
        return math.inf
