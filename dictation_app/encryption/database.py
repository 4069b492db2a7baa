"""The encrypted database: SQLCipher behind the face of `sqlite3`.

Its errors are classes of its own; here they become those of `sqlite3`, which everybody else catches. A wrong key looks
like damage (SQLITE_NOTADB): keys are only tried that are known to be those of the history (`keys`).
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, cast

from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CLASSES: Final = {
    name: getattr(sqlite3, name)
    for name in (
        "DatabaseError",
        "DataError",
        "IntegrityError",
        "InterfaceError",
        "InternalError",
        "NotSupportedError",
        "OperationalError",
        "ProgrammingError",
    )
}


@contextmanager
def _translating() -> Iterator[None]:
    try:
        yield
    except dbapi2.Error as exc:
        translated = _CLASSES.get(type(exc).__name__, sqlite3.Error)(*exc.args)
        translated.sqlite_errorcode = getattr(exc, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        translated.sqlite_errorname = getattr(exc, "sqlite_errorname", "SQLITE_ERROR")
        raise translated from exc


class _Cursor(dbapi2.Cursor):  # type: ignore[misc]  # a library without types
    def execute(self, *arguments: Any) -> Any:
        with _translating():
            return super().execute(*arguments)

    def executemany(self, *arguments: Any) -> Any:
        with _translating():
            return super().executemany(*arguments)

    def fetchone(self) -> Any:
        with _translating():
            return super().fetchone()

    def fetchmany(self, *arguments: Any) -> Any:
        with _translating():
            return super().fetchmany(*arguments)

    def fetchall(self) -> Any:
        with _translating():
            return super().fetchall()

    def __next__(self) -> Any:
        with _translating():
            return super().__next__()


class _Connection(dbapi2.Connection):  # type: ignore[misc]  # a library without types
    def cursor(self, factory: type = _Cursor) -> Any:
        return super().cursor(factory)

    def __exit__(self, *arguments: object) -> Any:
        with _translating():
            return super().__exit__(*arguments)


def connect(path: Path, key: bytes | None, *, timeout_s: float) -> sqlite3.Connection:
    """Open it for any thread, without implicit transactions; without `key` one that is not encrypted."""
    with _translating():
        connection = dbapi2.connect(
            str(path), timeout=timeout_s, isolation_level=None, check_same_thread=False, factory=_Connection
        )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # else it writes to stderr
        # Also for what is attached: a newer version's own choice would not open what this one wrote.
        connection.execute("PRAGMA cipher_default_compatibility = 4")
        if key is not None:
            connection.execute(f'PRAGMA key = "{_literal(key)}"')
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return cast("sqlite3.Connection", connection)


def attach(connection: sqlite3.Connection, path: Path, key: bytes | None, name: str) -> None:
    """Open another one beside it, under this name."""
    connection.execute(f"ATTACH DATABASE ? AS {name} KEY ?", (str(path), "" if key is None else _literal(key)))


def copy_into(source: sqlite3.Connection, path: Path, key: bytes | None) -> None:
    """Write all that is in an open database of `connect` into a new file, encrypted or (without `key`) in clear."""
    attach(source, path, key, "copied")
    try:
        source.execute("SELECT sqlcipher_export('copied')").fetchone()
        version = source.execute("PRAGMA main.user_version").fetchone()[0]
        source.execute(f"PRAGMA copied.user_version = {int(version)}")
    finally:
        source.execute("DETACH DATABASE copied")


def _literal(key: bytes) -> str:
    return f"x'{key.hex()}'"
