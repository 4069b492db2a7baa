"""A keyring in memory, that can be locked, lost, or no keyring at all."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from dictation_app.encryption import keys

if TYPE_CHECKING:
    from collections.abc import Iterator


_replace = os.replace  # which a test may have replaced


class MemoryKeyring(KeyringBackend):
    """What a desktop's keyring is for this app."""

    priority = 5.0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.secrets: dict[tuple[str, str], str] = {}
        self.is_locked = False
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        self._answer()
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._answer()
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._answer()
        if (service, username) not in self.secrets:
            raise PasswordDeleteError("none")
        del self.secrets[service, username]

    def _answer(self) -> None:
        self.asked += 1
        if self.is_locked:
            raise KeyringLocked("locked")


def in_use() -> Iterator[MemoryKeyring]:
    """For a fixture: this is the keyring of the system, and no key is known."""
    before = keyring.get_keyring()
    memory = MemoryKeyring()
    keyring.set_keyring(memory)
    keys.forget()
    yield memory
    keys.forget()
    keyring.set_keyring(before)


class FileKeyring(MemoryKeyring):
    """Several processes have it."""

    priority = 5.0  # type: ignore[assignment]

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def all(self) -> dict[tuple[str, str], str]:
        """What is in it."""
        return _Stored(self._path)

    def _answer(self) -> None:
        super()._answer()
        self.secrets = _Stored(self._path)


class _Stored(dict[tuple[str, str], str]):
    def __init__(self, path: Path) -> None:
        found = json.loads(path.read_text("utf-8")) if path.exists() else []
        super().__init__({(service, name): secret for service, name, secret in found})
        self._path = path

    def __setitem__(self, key: tuple[str, str], value: str) -> None:
        super().__setitem__(key, value)
        self._write()

    def __delitem__(self, key: tuple[str, str]) -> None:
        super().__delitem__(key)
        self._write()

    def _write(self) -> None:
        part = self._path.with_suffix(".part")
        part.write_text(json.dumps([(*key, secret) for key, secret in self.items()]), "utf-8")
        _replace(part, self._path)


class HomeKeyring(FileKeyring):
    """For the real app, which is told of it by its environment; locked as long as there is a file that says so."""

    priority = 5.0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__(Path.home() / "keyring.json")

    def _answer(self) -> None:
        self.is_locked = (Path.home() / "keyring.locked").exists()
        super()._answer()
