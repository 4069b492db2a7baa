"""Encryption at rest: what is kept of dictations, so that only who has a key of the system's keyring can read it.

An encrypted history lies in a folder of its own beside the one in clear. Where that folder is, it holds; nothing else
says so, no setting and no note. It comes to be by one renaming of a finished folder, and goes by one (`conversion`).

`sealing` is the form of files, `keys` the key pair and the keyring, `key_file` what lies beside the files, `database`
the encrypted SQLite. To seal takes the public half of the key only, which lies beside the files: dictations are kept,
sealed, also while the keyring is locked or gone. An optional extra; without it nothing here loads a library.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from dictation_app.errors import LockedError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from pathlib import Path

SEALED: Final = ".sealed"
"""What the name of a sealed file, and of the folder of a sealed history, ends in."""
NEW: Final = ".new-"
"""In the name of the folder of a sealed history that is not finished."""
GONE: Final = ".gone-"
"""Likewise of one that is being deleted."""
LOST: Final = ".lost-"
"""Likewise of one that was set aside, because its key is lost."""

_PACKAGES: Final = ("cryptography", "keyring", "sqlcipher3")


def is_installed() -> bool:
    """Whether the extra is there."""
    return all(find_spec(package) is not None for package in _PACKAGES)


HOW_TO_INSTALL: Final = say("Install it: `python3 installers/bootstrap.py run --with encryption`.")


def sealed_folder(history: Path) -> Path:
    """Where the encrypted form of the history in this folder is, if it is encrypted."""
    return history.with_name(history.name + SEALED)


def holds(history: Path) -> bool:
    """Whether the history in this folder is encrypted; raise `LockedError` where that cannot be told now.

    It is, too, where a link leads to a disk that is not there: nothing may then be written in clear.
    """
    folder = sealed_folder(history)
    try:
        folder.lstat()
    except FileNotFoundError:
        return False
    except OSError as exc:
        raise LockedError(
            say("Whether the history is encrypted cannot be told: {reason}.", reason=exc.strerror or exc),
            say("Check the permissions of {parent}. It is tried again.", parent=folder.parent),
        ) from exc
    return True
