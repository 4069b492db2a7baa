"""In which formats the text of a file was written: no two formats have the same suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dictation_app.export import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def formats_of(written: Iterable[Path]) -> tuple[str, ...]:
    """Their names; ``.plain.txt`` is no ``.txt``, and what this machine cannot write is left out."""
    suffixes = {entry.name: FORMATS.create(entry.name).suffix for entry in FORMATS.usable()}
    found: dict[str, None] = {}
    for path in written:
        fitting = [name for name, suffix in suffixes.items() if path.name.endswith(suffix)]
        if fitting:
            found[max(fitting, key=lambda name: len(suffixes[name]))] = None
    return tuple(found)
