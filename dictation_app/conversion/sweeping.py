"""What a crash leaves of a conversion: folders that were being made or deleted, and keys that open nothing any more."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from dictation_app import encryption
from dictation_app.encryption import GONE, NEW, SEALED, key_file, keys, sealing
from dictation_app.errors import LockedError

if TYPE_CHECKING:
    from pathlib import Path


def sweep(history: Path, journal: Path) -> bool:
    """Delete what a crash left of folders that were being made or deleted, and keys that open nothing any more.

    Returns whether a key could not be removed.
    """
    name = encryption.sealed_folder(history).name
    swept = [discard(folder, journal) for kind in (NEW, GONE) for folder in history.parent.glob(f"{name}{kind}*")]
    return not all(swept)


def discard(folder: Path, journal: Path | None = None) -> bool:
    """Delete a folder that does not hold, and its key where nothing else needs it; False where the key stayed."""
    key_id = None
    with suppress(LockedError):
        key_id = sealing.id_of(key_file.read(folder))
    # The key file last: without it nobody would know of the key.
    for path in sorted(folder.rglob("*"), key=lambda path: (path.parent == folder, path.name in key_file.NAMES)):
        if path.is_file() and path.name not in key_file.NAMES:
            path.unlink(missing_ok=True)
    if key_id is not None and not _is_in_use(key_id, folder, journal):
        try:
            keys.remove(key_id)
        except LockedError:
            return False
    shutil.rmtree(folder, ignore_errors=True)
    return True


def _is_in_use(key_id: bytes, discarded: Path, journal: Path | None) -> bool:
    """Whether something sealed is left that this key opens."""
    base = discarded.name.partition(SEALED)[0] + SEALED
    for folder in discarded.parent.glob(f"{base}*"):
        if folder == discarded:
            continue
        try:
            if sealing.id_of(key_file.read(folder)) == key_id:
                return True
        except LockedError:
            return True  # who knows
    sealed = journal.glob(f"*/*{SEALED}") if journal is not None else ()
    return any(key_id in sealing.key_ids(path.read_bytes()) for path in sealed)
