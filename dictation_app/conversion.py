"""Conversion of what is kept, from clear to sealed and back: the database, the sound, damaged files set aside.

Each step leaves the old until the new is on the disk and was read back. Of the database the marker says which one
holds; writing it is the point where the conversion counts as done, and what it does not name is deleted, now or at the
next start. Of every other file both forms are whole wherever both are there.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from dictation_app.encryption import SEALED, keys, marker, missing_extra, sealing
from dictation_app.encryption.marker import Marker
from dictation_app.errors import HistoryError, LockedError, SettingsError
from dictation_app.history import file as history_file
from dictation_app.history import forms
from dictation_app.kept_sound import AUDIO_DIR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dictation_app.encryption.keys import Keys

_PARTS: Final = ("", "-wal", "-shm", "-journal")
_LEFT: Final = (".new", ".copy", ".page")
"""What a crash may leave of a database that was being written or mended."""


def prepare(history_dir: Path, journal_dir: Path, *, seals: bool) -> None:
    """See that the key is there before the setting changes; for any thread. Raises `SettingsError`.

    To seal, it is made where there is none, and from then on a marker says so.
    """

    def work() -> None:
        found = marker.read(history_dir)
        is_in_use = found is not None and (found.is_database_sealed or any(sealed_files(history_dir, journal_dir)))
        if found is not None and is_in_use:
            keys.fetch(found.key_id)
        elif seals:
            made = keys.make()
            try:
                marker.write(history_dir, Marker(made.public, is_database_sealed=False))
            except OSError as exc:
                raise SettingsError(
                    f"The history in {history_dir} cannot be encrypted: {exc.strerror or exc}.",
                    "Check the permissions of the folder and the space on the disk.",
                ) from exc

    try:
        keys.in_time(work)
    except LockedError as exc:
        raise SettingsError(exc.message, exc.hint) from exc


def sealed_files(history_dir: Path, journal_dir: Path) -> Iterator[Path]:
    """Everything but the database that needs the key."""
    for folder in (history_dir, history_dir / AUDIO_DIR, *journal_dir.glob("*Z-*")):
        yield from folder.glob(f"*{SEALED}")


def convert_database(folder: Path, key: Keys, *, seals: bool, wait_s: float) -> bool:
    """Bring the database into the other form; False where another program, or this one, has it open.

    Raises `HistoryError`, and then nothing has changed.
    """
    # Opened once, so that what is damaged or old becomes whole and new before it is copied.
    history_file.HistoryFile(folder).close()
    old, new = (forms.CLEAR, forms.sealed(key)) if seals else (forms.sealed(key), forms.CLEAR)
    with history_file.alone(folder, wait_s) as is_alone:
        if not is_alone:
            return False
        part = folder / f"{new.name}.new"
        try:
            history_file.remove_database(part)
            history_file.create(part)
            _copy(folder / old.name, part, key, seals=seals)
            with part.open("r+b") as file:
                os.fsync(file.fileno())
            history_file.remove_database(folder / new.name)
            part.replace(folder / new.name)
            sealing.sync_folder(folder)
            marker.write(folder, Marker(key.public, is_database_sealed=seals))
            _delete_other(folder, seals=seals)
        except (OSError, sqlite3.Error) as exc:
            reason = exc.strerror if isinstance(exc, OSError) else str(exc)
            what = "encrypted" if seals else "decrypted"
            raise HistoryError(
                f"The history cannot be {what}: {reason}.", "Nothing of it was changed. Is there room on the disk?"
            ) from exc
    return True


def delete_other(folder: Path, *, seals: bool) -> bool:
    """Delete what a crash left of the form that does not hold; False where another program has the history open."""
    other = forms.CLEAR_NAME if seals else forms.SEALED_NAME
    for each in (folder, folder / AUDIO_DIR):
        sealing.destroy_left(each)
    if not any(folder.glob(f"{other}*")):
        return True
    with history_file.alone(folder, 0.0) as is_alone:
        if is_alone:
            _delete_other(folder, seals=seals)
        return is_alone


def clear_files(history_dir: Path) -> list[Path]:
    """What is to be sealed: sound, and damaged databases that were moved aside."""
    audio = history_dir / AUDIO_DIR
    _drop_parts(audio)
    found = [*audio.glob("*"), *history_dir.glob(f"{forms.CLEAR_NAME}.damaged-*")]
    return sorted(path for path in found if path.suffix != SEALED and path.is_file())


def opened_files(history_dir: Path) -> list[Path]:
    """What is to be unsealed."""
    _drop_parts(history_dir / AUDIO_DIR)
    return sorted([*(history_dir / AUDIO_DIR).glob(f"*{SEALED}"), *history_dir.glob(f"*{SEALED}")])


def convert_file(path: Path, key: Keys) -> None:
    """Write a file in the other form, read that back, and delete the old one; raise `HistoryError`.

    A sealed one that is damaged stays as it is.
    """
    seals = path.suffix != SEALED
    try:
        times = path.stat()
        data = path.read_bytes()
        if seals:
            new, contents = path.with_name(path.name + SEALED), sealing.sealed_whole(data, key.public)
        else:
            unsealed = sealing.unseal(data, lambda _id: key.private)
            if not unsealed.is_whole:
                return
            new, contents = path.with_name(path.name.removesuffix(SEALED)), unsealed.data
        sealing.write_new(new, contents)
        written = new.read_bytes()
        if seals:
            written = sealing.unseal(written, lambda _id: key.private).data
        if written != (data if seals else contents):
            new.unlink()
            raise OSError("what was written reads differently")
        os.utime(new, ns=(times.st_atime_ns, times.st_mtime_ns))
        if path.exists():
            sealing.destroy(path)
        else:  # its entry was deleted meanwhile
            sealing.destroy(new)
    except FileNotFoundError:
        return
    except OSError as exc:
        raise HistoryError(
            f"'{path.name}' of the history cannot be converted: {exc.strerror or exc}.", "It is tried again later."
        ) from exc


def end(history_dir: Path, journal_dir: Path) -> bool:
    """Forget the key where nothing is sealed with it any more; False where something is. Raises `LockedError`."""
    found = marker.read(history_dir)
    if found is None:
        return True
    if found.is_database_sealed or any(sealed_files(history_dir, journal_dir)):
        return False
    for path in history_dir.glob(f"{forms.SEALED_NAME}*"):  # damaged, and all that was readable is in the other one
        path.unlink(missing_ok=True)
    # The key first: without a marker nobody would know of it.
    keys.in_time(lambda: keys.remove(found.key_id))
    marker.remove(history_dir)
    return True


def _copy(old: Path, new: Path, key: Keys, *, seals: bool) -> None:
    try:
        from dictation_app.encryption import database  # noqa: PLC0415 - an optional extra
    except ImportError as exc:
        raise LockedError(missing_extra().message, missing_extra().hint) from exc

    def opened(path: Path, *, is_sealed: bool) -> sqlite3.Connection:
        if is_sealed:
            return database.connect(path, key.database, timeout_s=forms.BUSY_S)
        return database.connect_clear(path, timeout_s=forms.BUSY_S)

    with closing(opened(old, is_sealed=not seals)) as source:
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        database.copy_into(source, new, key.database if seals else None)
        before = _digest(source)
    with closing(opened(new, is_sealed=seals)) as copy:
        is_sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        copy.execute("INSERT INTO entry_index (entry_index) VALUES ('integrity-check')")
        if not is_sound or _digest(copy) != before:
            raise sqlite3.DatabaseError("what was written reads differently")


def _digest(connection: sqlite3.Connection) -> bytes:
    """Of everything in it, whatever the pages it lies on."""
    digest = hashlib.sha256(repr(connection.execute("PRAGMA user_version").fetchone()).encode())
    connection.text_factory = bytes
    objects = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    for kind, name, sql in objects:
        digest.update(repr((kind, name, sql)).encode())
        if kind == b"table" and not (sql or b"").startswith(b"CREATE VIRTUAL"):
            # Tables of the index have no numbers of rows.
            for row in connection.execute(f'SELECT * FROM "{name.decode()}" ORDER BY 1, 2'):  # noqa: S608
                digest.update(repr(row).encode())
    return digest.digest()


def _delete_other(folder: Path, *, seals: bool) -> None:
    other = forms.CLEAR_NAME if seals else forms.SEALED_NAME
    for left in ("", *_LEFT):
        for part in _PARTS:
            sealing.destroy(folder / f"{other}{left}{part}")
    sealing.sync_folder(folder)


def _drop_parts(folder: Path) -> None:
    for path in folder.glob(".*.part"):
        sealing.destroy(path)
