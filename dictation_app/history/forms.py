"""The two forms of the history's database, in clear and encrypted, each under a name of its own.

Which one holds is said by the marker beside them, not by which is there: after a crash in a conversion both are.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dictation_app.encryption import DATABASE, keys, marker

if TYPE_CHECKING:
    from pathlib import Path

CLEAR_NAME: Final = "history.sqlite3"
SEALED_NAME: Final = DATABASE
BUSY_S: Final = 5.0
"""So long may another program write."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a database is opened."""

    name: str
    key: bytes | None = field(default=None, repr=False)
    """None: it is in clear."""

    def connect(self, path: Path) -> sqlite3.Connection:
        """Open it, for any thread; raise `LockedError` where it is encrypted and the key does not open it."""
        if self.key is None:
            # The thread that owns the store need not be the one that made it.
            return sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
        from dictation_app.encryption import database  # noqa: PLC0415 - an optional extra

        return database.connect(path, self.key, timeout_s=BUSY_S)


CLEAR: Final = Form(CLEAR_NAME)


def form_of(folder: Path, *, asks: bool) -> Form:
    """The form of the history in `folder`; its key is asked of the keyring, or known already.

    Raises `LockedError` where it is encrypted and the key is not to be had.
    """
    found = marker.read(folder)
    if found is None or not found.is_database_sealed:
        return CLEAR
    return sealed(keys.fetch(found.key_id) if asks else keys.known(found.key_id))


def sealed(key: keys.Keys) -> Form:
    """The encrypted form."""
    return Form(SEALED_NAME, key.database)
