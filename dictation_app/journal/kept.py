"""A dictation of this run with its open files, and what is said where those cannot be kept."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.errors import JournalError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.journal.forms import Form


@dataclass(slots=True)
class Kept:
    """Owned by the journal."""

    folder: Path
    state: int
    """File descriptor; holds the lock."""
    sound: int
    form: Form
    synced_at_s: float
    is_synced: bool = True
    """All its sound is on the disk itself, not only with the operating system."""
    is_given_up: bool = False

    def close(self) -> None:
        """Let go of it."""
        os.close(self.sound)
        os.close(self.state)

    def give_up(self, exc: OSError) -> JournalError:
        """A disk that refused once is not asked again: half a recording must not look whole."""
        self.is_given_up = True
        return not_kept(exc)


def reason(exc: OSError) -> str:
    """What the system says."""
    return exc.strerror or say("unknown reason")


def not_kept(exc: OSError) -> JournalError:
    """It cannot be written."""
    if exc.errno in {errno.ENOSPC, errno.EDQUOT}:
        return JournalError(
            say("The disk is full, so this dictation is not kept on it until it is delivered."), say("Free some space.")
        )
    return JournalError(
        say("This dictation cannot be kept on the disk until it is delivered: {reason}.", reason=reason(exc)),
        say("Check space and permissions."),
    )


def not_deleted(exc: OSError) -> JournalError:
    """It is there, and stays."""
    return JournalError(
        say("The recording of a dictation cannot be deleted: {reason}.", reason=reason(exc)), say("Check permissions.")
    )
