"""Encryption at rest: what is kept of dictations, so that only who has a key of the system's keyring can read it.

`sealing` is the form of files, `keys` the key pair and the keyring, `marker` what lies beside the files, `database` the
encrypted SQLite. Sealing needs the public half of the key only, which lies beside the files: dictations are kept,
sealed, also while the keyring is locked or gone. An optional extra; without it nothing here loads a library.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

from dictation_app.errors import SettingsError

SEALED: Final = ".sealed"
"""What the name of a sealed file ends in."""

DATABASE: Final = "history.sealed.sqlite3"

_PACKAGES: Final = ("cryptography", "keyring", "sqlcipher3")


def is_installed() -> bool:
    """Whether the extra is there."""
    return all(find_spec(package) is not None for package in _PACKAGES)


def missing_extra() -> SettingsError:
    """What to say where it is not."""
    return SettingsError(
        "The history cannot be encrypted: the extra 'encryption' is not installed.",
        "Install it (`python3 installers/bootstrap.py run --with encryption`) and try again.",
    )
