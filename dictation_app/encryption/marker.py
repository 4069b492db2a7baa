"""The marker: what lies beside encrypted files. The public half of their key, and which form of the database holds.

Written twice, each copy with a sum: a damaged public half would seal what nobody can open.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dictation_app import owner_only
from dictation_app.encryption import DATABASE, sealing
from dictation_app.errors import LockedError

if TYPE_CHECKING:
    from pathlib import Path

FILES: Final = ("encryption.json", "encryption.copy.json")


@dataclass(frozen=True, slots=True)
class Marker:
    """There is one as long as anything may be sealed."""

    public: bytes
    is_database_sealed: bool
    """Which of two databases holds, where there are both; the other is unfinished, or to be deleted."""

    @property
    def key_id(self) -> bytes:
        """See `sealing.id_of`."""
        return sealing.id_of(self.public)


def read(folder: Path) -> Marker | None:
    """The marker of the history in `folder`; None where nothing is encrypted.

    Raises `LockedError` where there is one that cannot be read.
    """
    is_there = False
    for name in FILES:
        try:
            data = (folder / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as exc:
            raise LockedError(
                f"The history in {folder} cannot be read: {exc.strerror or exc}.",
                "Check the permissions of the folder and its files.",
            ) from exc
        is_there = True
        marker = _parsed(data)
        if marker is not None:
            return marker
    if is_there:
        raise LockedError(
            f"The history is encrypted, and '{FILES[0]}' in {folder} is damaged.",
            "Put it back from a backup. Nothing of the history was changed.",
        )
    if (folder / DATABASE).exists():
        raise LockedError(
            f"The history is encrypted, and '{FILES[0]}' in {folder} is gone.",
            "Put it back from a backup. Nothing of the history was changed.",
        )
    return None


def write(folder: Path, marker: Marker) -> None:
    """Let this hold from now on; raise `OSError`."""
    owner_only.make_folder(folder)
    facts = {"format": 1, "public": marker.public.hex(), "is_database_sealed": marker.is_database_sealed}
    data = json.dumps(facts | {"sum": _sum(facts)}, indent=1).encode()
    for name in FILES:  # The first one counts, so that between the two the new one holds.
        sealing.write_new(folder / name, data)


def remove(folder: Path) -> None:
    """Nothing is encrypted any more."""
    for name in reversed(FILES):
        (folder / name).unlink(missing_ok=True)
    sealing.sync_folder(folder)


def _parsed(data: bytes) -> Marker | None:
    try:
        facts = json.loads(data)
        if facts.pop("sum") != _sum(facts) or facts["format"] != 1:
            return None
        return Marker(bytes.fromhex(facts["public"]), facts["is_database_sealed"] is True)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _sum(facts: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
