"""Journal: the sound and the state of every dictation on the disk while it goes on, so that no crash loses it.

One folder a dictation, owned by one thread: ``sound.wav`` (16 kHz, mono, 16 bit) and ``state.jsonl``, or both sealed
(`forms`). A folder is alive as long as its state file is locked; one whose name begins with a dot is being deleted.

What was written survives the death of the process at once, and a power cut after `SYNC_S`.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import sys
import time
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dictation_app import owner_only
from dictation_app.errors import JournalError, LockedError
from dictation_app.journal import files, forms
from dictation_app.journal.forms import SOUND_FILE, STATE_FILE
from dictation_app.journal.kept import Kept, not_deleted, not_kept, reason
from dictation_app.journal.state import (
    SHORTEST_S,
    Begun,
    Delivered,
    Dropped,
    Failed,
    Finished,
    Heard,
    JournalEvent,
    Line,
    Postponed,
    RecordingEnded,
    Recovering,
    Sending,
    TakenBack,
    Unfinished,
    attempts_in,
    is_dropped,
    lines_in,
    to_line,
)
from dictation_app.sentences import say
from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.values.speech import Samples

__all__ = [
    "Begun",
    "Delivered",
    "Dropped",
    "Failed",
    "Heard",
    "Journal",
    "JournalEvent",
    "RecordingEnded",
    "Sending",
    "TakenBack",
    "Unfinished",
]

SYNC_S = 0.5
"""A power cut costs at most so much sound."""

_TRIES = 3
_NAME = re.compile(r"\d{8}T\d{6}\.\d{6}Z-[0-9a-f]{8}(\.sealed)?")
"""Sealed ones differ, because versions that know of none delete what they find nothing in."""


class Journal:
    """The dictations of this run, and what earlier runs left behind. Creates its folder when it is needed.

    After a failed write the dictation is left alone: one `JournalError` tells it, later calls for it do nothing. So do
    calls for a dictation that was never begun.
    """

    def __init__(
        self,
        folder: Path,
        *,
        public_key: Callable[[], bytes | None] = lambda: None,
        sync: Callable[[int], None] = files.sync_data,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """New dictations are sealed with `public_key`, asked for each; it may raise `LockedError`."""
        self._folder = folder
        self._public_key = public_key
        self._sync = sync
        self._clock = clock
        self._kept: dict[int, Kept] = {}
        self._claimed: dict[str, int] = {}
        """State files of earlier dictations that this run recovers, by name."""

    # --- dictations of this run ---

    def begin(self, session_id: int, begun: Begun) -> None:
        """Start to keep a dictation; returns when its folder is on the disk."""
        try:
            kept = self._create(begun)
        except LockedError as exc:  # never in clear, where it is to be sealed
            raise JournalError(
                say("This dictation is not kept on the disk until it is delivered. {message}", message=exc.message),
                exc.hint,
            ) from exc
        except OSError as exc:
            raise not_kept(exc) from exc
        self._kept[session_id] = kept

    def sound(self, session_id: int, samples: Samples) -> None:
        """Append to its sound."""
        kept = self._writable(session_id)
        if kept is None:
            return
        try:
            kept.is_synced = False
            files.write(kept.sound, kept.form.sound(files.to_pcm(samples)))
            if self._clock() - kept.synced_at_s >= SYNC_S:
                self._sync_sound(kept)
        except OSError as exc:
            raise kept.give_up(exc) from exc

    def note(self, session_id: int, event: JournalEvent) -> None:
        """Append to its state; returns when that, and the sound before it, is on the disk."""
        kept = self._writable(session_id)
        if kept is None:
            return
        try:
            self._append(kept, event)
        except OSError as exc:
            raise kept.give_up(exc) from exc

    def finished(self, session_id: int) -> None:
        """Close the sound file's header and note that the dictation has ended. It stays until `remove`."""
        kept = self._writable(session_id)
        if kept is None:
            return
        try:
            if not kept.form.is_sealed:
                sound_bytes = os.lseek(kept.sound, 0, os.SEEK_END) - files.HEADER_BYTES
                os.lseek(kept.sound, 0, os.SEEK_SET)
                files.write(kept.sound, files.header(sound_bytes))
                os.lseek(kept.sound, 0, os.SEEK_END)
                kept.is_synced = False
            self._append(kept, Finished())
        except OSError as exc:
            raise kept.give_up(exc) from exc

    def remove(self, session_id: int) -> None:
        """Delete it: it is in the history, or nobody wants it."""
        kept = self._kept.pop(session_id, None)
        if kept is None:
            return
        try:
            files.delete(kept.folder, kept.close)
        except OSError as exc:
            raise not_deleted(exc) from exc

    def let_go(self, session_id: int) -> None:
        """Leave it as it is to the next start."""
        kept = self._kept.pop(session_id, None)
        if kept is not None:
            kept.close()

    def samples(self, session_id: int) -> Samples:
        """Its sound so far; what came before the fault where it could not be kept."""
        kept = self._kept.get(session_id)
        data = b""
        if kept is not None:
            with suppress(OSError):
                data = kept.form.own_sound(forms.path_of(kept.folder, SOUND_FILE).read_bytes())
        return files.to_samples(data)

    # --- what earlier runs left behind ---

    def unfinished(self) -> tuple[str, ...]:
        """Names of the dictations that no living process owns but this one may recover, oldest first.

        Deletes what holds nothing that anybody said, and what was being deleted.
        """
        try:
            names = sorted(path.name for path in self._folder.iterdir())
        except FileNotFoundError:
            return ()
        except OSError as exc:
            raise JournalError(
                say(
                    "Dictations that a crash may have left in {folder} cannot be read: {reason}.",
                    folder=self._folder,
                    reason=reason(exc),
                ),
                say("Check the permissions of that folder."),
            ) from exc
        for name in names:
            if name.startswith(".") and _NAME.fullmatch(name[1:]):
                shutil.rmtree(self._folder / name, ignore_errors=True)
        ours = {kept.folder.name for kept in self._kept.values()}
        return tuple(name for name in names if _NAME.fullmatch(name) and name not in ours and self._is_left(name))

    def count(self) -> int:
        """How many dictations are in it, whoever is at work on them."""
        try:
            return sum(1 for folder in self._folder.iterdir() if _NAME.fullmatch(folder.name))
        except OSError:
            return 0

    def read(self, name: str) -> Unfinished:
        """What can be read of it; damage is skipped and never raises, nor does a folder that has gone.

        Raises `LockedError` where it is sealed, and the key not known, or not that of it.
        """
        folder = self._path(name)
        written, is_whole = forms.read_state(folder)
        lines, are_others = lines_in(written)
        transcripts = {line.transcript.seq: line.transcript for line in lines if isinstance(line, Heard)}
        return Unfinished(
            name=name,
            begun=next((line for line in lines if isinstance(line, Begun)), None),
            samples=files.to_samples(forms.read_sound(folder)),
            transcripts=tuple(transcripts[seq] for seq in sorted(transcripts)),
            failed=tuple(sorted({line.seq for line in lines if isinstance(line, Failed)})),
            sent=tuple(line.text for line in lines if isinstance(line, Sending)),
            reports=tuple(line.report for line in lines if isinstance(line, Delivered)),
            is_dropped=is_dropped(lines),
            is_finished=any(isinstance(line, Finished) for line in lines),
            is_damaged=are_others or not is_whole,
            attempts=attempts_in(lines),
        )

    def recovering(self, name: str) -> None:
        """Take it over, so that no other process recovers it too, and note the attempt before it is made.

        Raises `JournalError` where another process was quicker or nothing can be written, and `LockedError`.
        """
        try:
            # The last line may be half of one.
            line = forms.appended(self._path(name), b"\n" + to_line(Recovering()))
            state = self._claim(name)
            files.write(state, line)
            self._sync(state)
        except OSError as exc:
            raise JournalError(
                say("A dictation that a crash left behind cannot be recovered: {reason}.", reason=reason(exc)),
                say("It is kept, and tried again at the next start."),
            ) from exc

    def leave(self, name: str) -> None:
        """Let it be in this run; the attempt counts as if the app had died over it."""
        state = self._claimed.pop(name, None)
        if state is not None:
            os.close(state)

    def postpone(self, name: str) -> None:
        """Let it be in this run, through no fault of its own; the attempt does not count."""
        state = self._claimed.pop(name, None)
        if state is not None:
            with suppress(OSError, LockedError):
                files.write(state, forms.appended(self._path(name), to_line(Postponed())))
            os.close(state)

    def forget(self, name: str) -> None:
        """Delete it: it was recovered, or nobody wants it."""
        try:
            state = self._claim(name)
            del self._claimed[name]
            files.delete(self._path(name), lambda: os.close(state))
        except FileNotFoundError:
            return  # somebody else did
        except OSError as exc:
            raise not_deleted(exc) from exc

    def close(self) -> None:
        """Let go of everything; what was not removed is for the next start, and nobody's fault."""
        for kept in self._kept.values():
            kept.close()
        for name in tuple(self._claimed):
            self.postpone(name)
        self._kept.clear()

    # --- inside ---

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError("no name of a journal folder")
        return self._folder / name

    def _writable(self, session_id: int) -> Kept | None:
        kept = self._kept.get(session_id)
        return None if kept is None or kept.is_given_up else kept

    def _create(self, begun: Begun) -> Kept:
        """Another process may clear an empty folder away before it is locked: then with another name."""
        for attempt in range(_TRIES):
            try:
                return self._try_create(begun)
            except (FileNotFoundError, FileExistsError, BlockingIOError):
                if attempt == _TRIES - 1:
                    raise
        raise AssertionError

    def _try_create(self, begun: Begun) -> Kept:
        public = self._public_key()
        form = forms.CLEAR if public is None else forms.sealed(public)
        owner_only.make_folder(self._folder)
        started = datetime.fromtimestamp(begun.started_at, UTC)
        folder = self._folder / f"{started:%Y%m%dT%H%M%S.%f}Z-{secrets.token_hex(4)}{form.suffix}"
        folder.mkdir(mode=0o700)
        with ExitStack() as undo:
            undo.callback(shutil.rmtree, folder, ignore_errors=True)
            state = os.open(folder / (STATE_FILE + form.suffix), files.NEW | os.O_APPEND, 0o600)
            undo.callback(os.close, state)
            if not files.lock(state):
                raise BlockingIOError(errno.EWOULDBLOCK, os.strerror(errno.EWOULDBLOCK))
            sound = os.open(folder / (SOUND_FILE + form.suffix), files.NEW, 0o600)
            undo.callback(os.close, sound)
            files.write(state, form.state(to_line(begun)))
            files.write(sound, form.sound_header)
            self._sync(state)
            self._sync(sound)
            self._sync_folder(folder)
            self._sync_folder(self._folder)
            undo.pop_all()
        return Kept(folder, state, sound, form, synced_at_s=self._clock())

    def _append(self, kept: Kept, line: Line) -> None:
        if not kept.is_synced:
            self._sync_sound(kept)
        files.write(kept.state, kept.form.state(to_line(line)))
        self._sync(kept.state)

    def _sync_sound(self, kept: Kept) -> None:
        self._sync(kept.sound)
        kept.is_synced = True
        kept.synced_at_s = self._clock()

    def _sync_folder(self, folder: Path) -> None:
        """A file is there after a power cut only if its folder knows of it."""
        if sys.platform == "win32":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # not every file system can
                self._sync(descriptor)
        finally:
            os.close(descriptor)

    def _claim(self, name: str) -> int:
        """The state file of an earlier dictation, locked."""
        if name not in self._claimed:
            state = os.open(forms.path_of(self._path(name), STATE_FILE), files.APPEND, 0o600)
            if not files.lock(state):
                os.close(state)
                raise JournalError(
                    say("Another Dictation that is running uses this recording."), say("Quit that one first.")
                )
            if os.fstat(state).st_nlink == 0:  # its owner deleted it between opening and locking
                os.close(state)
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            self._claimed[name] = state
        return self._claimed[name]

    def _is_left(self, name: str) -> bool:
        """Whether it is there to be recovered; deletes it where it holds nothing."""
        if name in self._claimed:
            return True
        with ExitStack() as closing:
            try:
                state = os.open(forms.path_of(self._path(name), STATE_FILE), os.O_RDONLY)
            except FileNotFoundError:
                pass  # its sound may be there
            except OSError:
                return True
            else:
                closing.callback(os.close, state)
                if not files.lock(state):
                    return False
            if self._is_worth_keeping(name):
                return True
            with suppress(OSError):
                files.delete(self._path(name), closing.close)
        return False

    def _is_worth_keeping(self, name: str) -> bool:
        """Looks at the size first: reading all the sound would take long."""
        with suppress(OSError):
            size = forms.path_of(self._path(name), SOUND_FILE).stat().st_size
            if size - files.HEADER_BYTES >= SHORTEST_S * SAMPLE_RATE_HZ * files.SAMPLE_BYTES:
                return True
        try:
            return not self.read(name).is_nothing
        except LockedError:
            return True
