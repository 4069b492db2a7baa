"""The two forms of a history, in clear and encrypted: where its files are, how they are opened, written and deleted.

A sealed file of sound has the name its entry knows, and `encryption.SEALED` behind it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dictation_app import encryption
from dictation_app.encryption import SEALED, key_file, keys, sealing
from dictation_app.errors import LockedError
from dictation_app.sentences import say
from dictation_app.sqlite_file import BUSY_S

if TYPE_CHECKING:
    from pathlib import Path

CLEAR_NAME: Final = "history.sqlite3"
SEALED_NAME: Final = "history.sealed.sqlite3"
AUDIO: Final = "audio"
_PARTS: Final = ("", "-wal", "-shm", "-journal")
_LEFT: Final = (".new", ".copy", ".page")


@dataclass(frozen=True, slots=True)
class Form:
    """Of one history."""

    folder: Path
    keys: keys.Keys | None = field(default=None, repr=False)
    """None: it is in clear."""

    @property
    def is_sealed(self) -> bool:
        """Whether it is encrypted."""
        return self.keys is not None

    @property
    def database(self) -> Path:
        """The file of the entries."""
        return self.folder / (SEALED_NAME if self.is_sealed else CLEAR_NAME)

    @property
    def audio(self) -> Path:
        """The folder of the sound."""
        return self.folder / AUDIO

    def connect(self, path: Path) -> sqlite3.Connection:
        """Open a database of this form, for any thread."""
        if self.keys is None:
            # The thread that owns the store need not be the one that made it.
            return sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
        try:
            from dictation_app.encryption import database  # noqa: PLC0415 - an optional extra
        except ImportError as exc:
            raise LockedError(
                say("The history is encrypted, and the extra 'encryption' that reads it is damaged."),
                encryption.HOW_TO_INSTALL,
            ) from exc
        return database.connect(path, self.keys.database, timeout_s=BUSY_S)

    def sound(self, name: str) -> Path | None:
        """Where the sound with this name is; None where it leads out of the folder: anybody may have written it."""
        if not name or name in {".", ".."} or set(name) & set("/\\:\0"):
            return None
        return self.audio / (name + SEALED if self.is_sealed else name)

    def database_files(self, left: str = "") -> list[Path]:
        """The database and what SQLite has beside it, whether they are there or not."""
        return [self.database.with_name(self.database.name + left + part) for part in _PARTS]

    def rubbish(self) -> list[Path]:
        """What a crash may have left of a file that was being written, mended or deleted."""
        of_database = [path for left in _LEFT for path in self.database_files(left)]
        return [*of_database, *sealing.unfinished(self.folder), *sealing.unfinished(self.audio)]

    def others(self) -> list[Path]:
        """The sound, and the damaged databases: all that belongs to it beside the database."""
        found = [*self.asides(), *(path for path in self.audio.glob("*") if not path.name.startswith("."))]
        return sorted(path for path in found if path.is_file() and not path.is_symlink())

    def asides(self) -> list[Path]:
        """Damaged databases that were moved aside, with what belongs to them."""
        return sorted(self.folder.glob("history.*sqlite3.damaged-*"))


def form_of(history: Path) -> Form:
    """The form that holds of the history in this folder.

    Raises `LockedError` where it is encrypted and its key not known (see `unlock`), or that cannot be told now.
    """
    if not encryption.holds(history):
        return Form(history)
    folder = encryption.sealed_folder(history)
    form = Form(folder, keys.known(sealing.id_of(key_file.read(folder))))
    try:
        is_there = form.database.exists()
    except OSError as exc:
        raise LockedError(
            say(
                "The encrypted history in {folder} cannot be read now: {reason}.",
                folder=folder,
                reason=exc.strerror or exc,
            ),
            say("It is tried again."),
        ) from exc
    if not is_there:
        raise LockedError(
            say(
                "'{sealed_name}' of the encrypted history is gone from {folder}.",
                sealed_name=SEALED_NAME,
                folder=folder,
            ),
            say("Put it back from a backup, or begin a new history: `dictation history set-aside`."),
        )
    return form


def is_there(history: Path) -> bool:
    """Whether there is a history in this folder, in whatever form; raise `LockedError` where that cannot be told."""
    return encryption.holds(history) or (history / CLEAR_NAME).exists()


def unlock(history: Path) -> None:
    """Ask the keyring for the key of the history in this folder, if it needs one; raise `LockedError`."""
    if encryption.holds(history):
        keys.fetch(key_id(history))


def is_locked(history: Path) -> bool:
    """Whether the history in this folder is encrypted, and its key not known. Raises `LockedError`."""
    if not encryption.holds(history):
        return False
    try:
        keys.known(key_id(history))
    except LockedError:
        return True
    return False


def leftovers(history: Path) -> list[Path]:
    """What lies in clear beside an encrypted history, and should not; empty where it is not encrypted."""
    if not encryption.holds(history):
        return []
    clear = Form(history)
    return [path for path in (*clear.database_files(), *clear.rubbish(), *clear.others()) if path.exists()]


def key_id(history: Path) -> bytes:
    """Of the key of an encrypted history. Raises `LockedError`."""
    return sealing.id_of(key_file.read(encryption.sealed_folder(history)))
