"""The key file: the public half of the key of an encrypted history, beside its files.

There are two of the same, each with a sum: a damaged public half would seal what nobody can open.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from dictation_app import encryption
from dictation_app.encryption import sealing
from dictation_app.errors import LockedError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from pathlib import Path

NAMES: Final = ("key.json", "key.copy.json")


def read(folder: Path) -> bytes:
    """The public half in the folder of an encrypted history, from whichever file is whole.

    Raises `LockedError` where none can be read, which may be for a moment only, or they are of different keys.
    """
    reason: str = say("It is damaged, or gone")
    found = set()
    for name in NAMES:
        try:
            public = _parsed((folder / name).read_bytes())
        except FileNotFoundError:
            continue
        except OSError as exc:
            reason = exc.strerror or str(exc)
        else:
            if public is not None:
                found.add(public)
    if len(found) == 1:
        return found.pop()
    if found:
        reason = say("It is not that of '{name}'", name=NAMES[1])
    raise LockedError(
        say(
            "The history is encrypted, and '{name}' in {folder} cannot be read: {reason}.",
            name=NAMES[0],
            folder=folder,
            reason=reason,
        ),
        say("Put it back from a backup. Nothing of the history was changed."),
    )


def write(folder: Path, public: bytes) -> None:
    """Lay both down; raise `OSError`."""
    facts = {"format": 1, "id": sealing.id_of(public).hex(), "public": public.hex()}
    data = json.dumps(facts | {"sum": _sum(facts)}, indent=1).encode()
    for name in NAMES:
        sealing.write_new(folder / name, data)


def mend(folder: Path) -> None:
    """Write both again where one is damaged or gone. Raises `OSError` and `LockedError`."""
    public = read(folder)
    for name in NAMES:
        try:
            is_whole = _parsed((folder / name).read_bytes()) == public
        except FileNotFoundError:
            is_whole = False
        if not is_whole:
            write(folder, public)


class PublicHalf:
    """Of the history in a folder, as it is when called; None where that is not encrypted. Raises `LockedError`."""

    def __init__(self, history: Path) -> None:
        self._history = history
        self._known: bytes | None = None

    def __call__(self) -> bytes | None:
        """Read each time: a backup may have been put back. What cannot be read now is as it was."""
        if not encryption.holds(self._history):
            return None
        if not encryption.is_installed():
            raise LockedError(
                say("The history is encrypted, and the extra 'encryption' is not installed."), encryption.HOW_TO_INSTALL
            )
        try:
            self._known = read(encryption.sealed_folder(self._history))
        except LockedError:
            if self._known is None:
                raise
        return self._known


def _sum(facts: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def _parsed(data: bytes) -> bytes | None:
    try:
        facts = json.loads(data)
        is_whole = facts.pop("sum") == _sum(facts)
        public = bytes.fromhex(facts["public"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return public if is_whole and len(public) == sealing.KEY_BYTES else None
