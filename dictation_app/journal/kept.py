"""A dictation of this run: its open files, and the form that they are written in."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dictation_app import owner_only
from dictation_app.errors import JournalError
from dictation_app.journal import files, forms
from dictation_app.journal.state import Begun, to_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_TRIES = 3


@dataclass(slots=True)
class Kept:
    """Owned by the journal."""

    folder: Path
    state: int
    """File descriptor; holds the lock."""
    sound: int
    form: forms.Form
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


def create(
    journal: Path, begun: Begun, public: bytes | None, *, sync: Callable[[int], None], clock: Callable[[], float]
) -> Kept:
    """A new folder in the journal. Another process may clear it away before it is locked: then with another name."""
    for attempt in range(_TRIES):
        try:
            return _try_create(journal, begun, public, sync, clock)
        except (FileNotFoundError, FileExistsError, BlockingIOError):
            if attempt == _TRIES - 1:
                raise
    raise AssertionError


def _try_create(
    journal: Path, begun: Begun, public: bytes | None, sync: Callable[[int], None], clock: Callable[[], float]
) -> Kept:
    owner_only.make_folder(journal)
    started = datetime.fromtimestamp(begun.started_at, UTC)
    folder = journal / f"{started:%Y%m%dT%H%M%S.%f}Z-{secrets.token_hex(4)}"
    form = forms.CLEAR if public is None else forms.sealed(public)
    folder.mkdir(mode=0o700)
    with ExitStack() as undo:
        undo.callback(shutil.rmtree, folder, ignore_errors=True)
        state = os.open(folder / (forms.STATE_FILE + form.suffix), files.NEW | os.O_APPEND, 0o600)
        undo.callback(os.close, state)
        if not files.lock(state):
            raise BlockingIOError(errno.EWOULDBLOCK, os.strerror(errno.EWOULDBLOCK))
        sound = os.open(folder / (forms.SOUND_FILE + form.suffix), files.NEW, 0o600)
        undo.callback(os.close, sound)
        files.write(state, form.state(to_line(begun)))
        files.write(sound, form.sound_header)
        sync(state)
        sync(sound)
        forms.sync_folder(folder, sync)
        forms.sync_folder(journal, sync)
        undo.pop_all()
    return Kept(folder, state, sound, form, synced_at_s=clock())


def sealed(kept: Kept, public: bytes, *, clock: Callable[[], float]) -> Kept:
    """The same dictation, sealed from its beginning on and to be gone on with."""
    # Its beginning is a stream of its own, which is read with the key.
    form = replace(forms.sealed(public), own_sound=None)
    try:
        forms.reform(kept.folder, public)
        state = os.open(kept.folder / (forms.STATE_FILE + form.suffix), files.APPEND, 0o600)
        files.lock(state)
        sound = os.open(kept.folder / (forms.SOUND_FILE + form.suffix), files.APPEND, 0o600)
    except OSError as exc:
        kept.give_up(exc)  # in clear it must not go on
        return kept
    kept.close()
    with suppress(OSError):
        forms.drop_other(kept.folder, seals=True)
    return Kept(kept.folder, state, sound, form, synced_at_s=clock(), is_given_up=kept.is_given_up)


def own_sound(kept: Kept) -> bytes:
    """What was written of its sound, also without the key."""
    if kept.form.own_sound is None:
        return forms.read_sound(kept.folder)
    try:
        data = forms.sound_path(kept.folder).read_bytes()
    except OSError:
        return b""
    return kept.form.own_sound(data)


def reason(exc: OSError) -> str:
    """What the system says."""
    return exc.strerror or "unknown reason"


def not_kept(exc: OSError) -> JournalError:
    """It cannot be written."""
    if exc.errno in {errno.ENOSPC, errno.EDQUOT}:
        return JournalError(
            "The disk is full, so this dictation is not kept on it until it is delivered.", "Free some space."
        )
    return JournalError(
        f"This dictation cannot be kept on the disk until it is delivered: {reason(exc)}.",
        "Check space and permissions.",
    )
