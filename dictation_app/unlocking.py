"""Unlocking: sees to it that the key of an encrypted history comes, without anybody waiting for it.

The keyring is asked once in a run for a key, when that is first missed; and again when somebody wants to read.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Protocol

from dictation_app import encryption
from dictation_app.encryption.keys import Question
from dictation_app.errors import LockedError
from dictation_app.history.forms import is_locked, key_id, leftovers
from dictation_app.sentences import joined, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.errors import UserError

_log = logging.getLogger(__name__)


class Keeper(Protocol):
    """Who needs the key, and the thread that everything is done on (`archive.Archive`)."""

    def post(self, work: Callable[[], None]) -> None:
        """Have work done on its thread; from any other one."""
        ...

    def tell_once(self, error: UserError) -> None:
        """Tell the user, if that was not told before."""
        ...

    def use_key(self) -> None:
        """The key has come."""
        ...

    def do_without_key(self) -> None:
        """It is known why it has not."""
        ...


class Unlocking:
    """Owned by the archive, on its thread."""

    def __init__(self, history: Path, keeper: Keeper) -> None:
        self._history = history
        self._keeper = keeper
        self._asked_for: set[bytes] = set()
        self._question = Question(
            lambda: keeper.post(keeper.use_key), lambda why: keeper.post(partial(self._take_no, why))
        )

    def is_about(self, error: UserError) -> bool:
        """Whether this error is only that the key is missing; then it is asked for, once, and that tells why."""
        if not isinstance(error, LockedError) or not error.key_id:
            return False
        if error.key_id not in self._asked_for:
            self._ask(error.key_id)
        return True

    def ask(self) -> None:
        """Ask the keyring, if the key is missing. Raises `LockedError` where it is not known for which."""
        if is_locked(self._history):
            self._ask(key_id(self._history))

    def _ask(self, wanted: bytes) -> None:
        if self._question.ask(wanted):
            self._asked_for.add(wanted)

    def _take_no(self, why: LockedError) -> None:
        _log.warning("The key of the encrypted history is not here")
        more = say("Until then what you dictate is kept, encrypted; the History page asks again.")
        hint = joined(why.hint, more) if encryption.is_installed() else why.hint
        self._keeper.tell_once(LockedError(why.message, hint))
        self._keeper.do_without_key()


def told_of_leftovers(history: Path) -> str:
    """What the user is to know of an encryption or decryption that was interrupted; empty where there is nothing."""
    if not leftovers(history):
        return ""
    return say(
        "An unencrypted copy of the history is still at {history}: an encryption or decryption was interrupted, or "
        "another version of Dictation was used. Quit Dictation and use `dictation history encrypt`: it adds what only "
        "the copy has, also what you deleted since, and deletes the copy.",
        history=history,
    )
