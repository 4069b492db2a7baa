"""Conversion of a history, from clear to encrypted and back. By command only, while nobody else has it open.

Whichever form holds is whole at every moment: the other one is written beside it, read back, and put on the disk; then
one renaming of the folder of the encrypted one, in or out of its place, is the change. After that the old form is
deleted, and of it only what was copied and compared. After a crash the next command finishes that or begins again.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from dictation_app import encryption
from dictation_app.conversion.entries import add_missing, compare, copy
from dictation_app.conversion.sweeping import discard, sweep
from dictation_app.encryption import GONE, LOST, NEW, SEALED, key_file, keys, sealing
from dictation_app.errors import HistoryError, LockedError
from dictation_app.history import file as history_file
from dictation_app.history import forms
from dictation_app.history.forms import AUDIO, Form
from dictation_app.journal import Journal
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_SPARE_BYTES: Final = 16_000_000
"""That must be free on the disk beside what is written."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What was done."""

    is_changed: bool
    """The history has another form than before."""
    entries: int = 0
    """Added to it from an older copy."""
    left: tuple[Path, ...] = ()
    """Files of the old form that are unknown, or cannot be read; they stay."""
    is_key_left: bool = False
    """A key that opens nothing any more could not be removed from the keyring; the next command tries again."""


def encrypt(history: Path, journal: Path, report: Callable[[int, int], None]) -> Converted:
    """Encrypt the history in this folder, or finish what a crash left of that; `report` is told bytes done and all.

    Raises `HistoryError`; then nothing was changed, or the next try finishes it.
    """
    is_new = not encryption.holds(history)
    if is_new:
        history_file.HistoryFile(history).close()  # What is damaged or old becomes whole and new first.
        _refuse_unfinished(journal)
    else:
        _open_both(history)
    with _alone(history, say("encrypted"), is_sealed=not is_new):
        sweep(history, journal)
        if not is_new:
            added, left = _merge(history)
            return Converted(is_changed=False, entries=added, left=left)
        copied = _make_sealed(history, report)
        return Converted(is_changed=True, left=_delete_clear(history, copied))


def decrypt(history: Path, journal: Path, report: Callable[[int, int], None]) -> Converted:
    """Decrypt it likewise."""
    is_sealed = encryption.holds(history)
    if is_sealed:
        _open_both(history)
        _refuse_unfinished(journal)
    with _alone(history, say("decrypted"), is_sealed=is_sealed):
        is_key_left = sweep(history, journal)
        if not is_sealed:
            return Converted(is_changed=False, is_key_left=is_key_left)
        added, _ = _merge(history)
        left = _make_clear(history, report)
        return Converted(is_changed=True, entries=added, left=left, is_key_left=sweep(history, journal))


def set_aside(history: Path, journal: Path) -> Path:
    """Let a history that nobody can open any more be, under another name, and dictations that are sealed like it."""
    with _alone(history, say("set aside"), is_sealed=True):
        lost = _lost_folder(history)
        encryption.sealed_folder(history).rename(lost)
        sealing.sync_folder(lost.parent)
        shut = {path.parent for path in journal.glob(f"[0-9]*/*{SEALED}")}
        if shut:
            (lost / "journal").mkdir(mode=0o700, exist_ok=True)
        for folder in shut:
            folder.rename(lost / "journal" / folder.name)
    return lost


@contextmanager
def _alone(history: Path, what: str, *, is_sealed: bool) -> Iterator[None]:
    """With nobody else at it, and in this form still: another command may have been quicker."""
    with history_file.alone(history), _speaking(what):
        if encryption.holds(history) is not is_sealed:
            raise HistoryError(say("Another program has just changed the form of the history."), say("Try again."))
        yield


# --- to encrypted -----------------------------------------------------------------------------------------------------


def _make_sealed(history: Path, report: Callable[[int, int], None]) -> list[Path]:
    """Write it whole, and put it in its place; returns what is in it now."""
    clear, key = Form(history), keys.new()
    _keep_unfinished(clear)
    sealed = encryption.sealed_folder(history)
    new = Form(sealed.with_name(f"{sealed.name}{NEW}{secrets.token_hex(4)}"), key)
    files = clear.others()
    _check_space(clear, files, sealed.parent)
    is_kept = False
    try:
        new.audio.mkdir(mode=0o700, parents=True)
        new.folder.chmod(0o700)
        # Before the key is kept, so that one of an unfinished folder is found and removed.
        key_file.write(new.folder, key.public)
        keys.keep(key)
        is_kept = True
        copy(clear, new, key)
        for path in _reported(files, report):
            _seal_file(path, new)
        for folder in (new.audio, new.folder):
            sealing.sync_folder(folder)
        if key_file.read(new.folder) != key.public:
            raise HistoryError(
                say("The key of the history reads differently than it was written."), say("Check the disk.")
            )
        new.folder.rename(sealed)
    except BaseException:
        if not discard(new.folder) and not is_kept:
            shutil.rmtree(new.folder, ignore_errors=True)
        raise
    sealing.sync_folder(sealed.parent)
    return [*clear.database_files(), *files]


def _keep_unfinished(clear: Form) -> None:
    """A crash in the middle of mending may have left a database that nothing else has all of."""
    files = clear.database_files(".new")
    if files[0].exists() and files[0].stat().st_size:
        _lay_by(files)


def _lay_by(files: Sequence[Path]) -> None:
    """Let a database be what a damaged one is that was moved aside: kept for a while, and read by nobody."""
    database = files[0]
    kept = database.with_name(f"{forms.CLEAR_NAME}.damaged-{secrets.token_hex(4)}")
    for path in files:
        if path.exists():
            path.rename(kept.with_name(kept.name + path.name.removeprefix(database.name)))
    os.utime(kept)


def _seal_file(path: Path, into: Form) -> None:
    assert into.keys is not None  # noqa: S101 - for the type checker
    private, data, times = into.keys.private, path.read_bytes(), path.stat()
    target = _sealed_path(path, into)
    sealing.write_new(target, sealing.sealed_whole(data, into.keys.public))
    compare(sealing.unseal(target.read_bytes(), lambda _id: private).data, data)
    os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))


def _sealed_path(path: Path, into: Form) -> Path:
    folder = into.audio if path.parent.name == AUDIO else into.folder
    return folder / (path.name + SEALED)


def _delete_clear(history: Path, copied: Sequence[Path]) -> tuple[Path, ...]:
    """Delete the old form for good; what stays, because it is not known."""
    clear = Form(history)
    # All lose their names before the first loses its bytes, which takes long. After a crash in between nothing may be
    # taken for an older copy, and bring back what the user has deleted since.
    for path in sorted({*clear.rubbish(), *copied}, key=lambda path: path != clear.database):
        sealing.hide(path)
    for folder in (history, clear.audio):
        sealing.destroy_left(folder)
    with suppress(OSError):
        clear.audio.rmdir()
    sealing.sync_folder(history)
    return tuple(path for path in sorted(history.rglob("*")) if path.name not in {history_file.LOCK_NAME, AUDIO})


# --- both are there ---------------------------------------------------------------------------------------------------


def _open_both(history: Path) -> None:
    """What is damaged or old in them becomes whole and new. Raises `LockedError` without the key."""
    forms.unlock(history)
    history_file.HistoryFile(history).close()
    if Form(history).database.exists():
        history_file.HistoryFile(history, form=Form(history)).close()


def _merge(history: Path) -> tuple[int, tuple[Path, ...]]:
    """Add what only the copy in clear has, and delete that; returns how many entries, and what stays."""
    clear, form = Form(history), forms.form_of(history)
    copied = []
    added = 0
    if clear.database.exists():
        added, are_others = add_missing(clear, form)
        if are_others:
            _lay_by(clear.database_files())
        copied = clear.database_files()
    for path in clear.others():
        target = _sealed_path(path, form)
        if not target.exists():
            _seal_file(path, form)
        if sealing.unseal(target.read_bytes(), keys.private_half).data == path.read_bytes():
            copied.append(path)
    sealing.sync_folder(form.audio)
    return added, _delete_clear(history, copied)


# --- to clear ---------------------------------------------------------------------------------------------------------


def _make_clear(history: Path, report: Callable[[int, int], None]) -> tuple[Path, ...]:
    """Write it whole, and let the encrypted one go; what stays of that, because it cannot be read or is not known."""
    form, clear = forms.form_of(history), Form(history)
    files = form.others()
    _check_space(form, files, history)
    written: list[Path] = []
    opened: dict[Path, Path] = {}
    try:
        clear.audio.mkdir(mode=0o700, exist_ok=True)
        for path in _reported(files, report):
            with suppress(LockedError):  # of another key
                unsealed = sealing.unseal(path.read_bytes(), keys.private_half)
                if path.suffix != SEALED or not unsealed.is_whole:
                    continue
                target = (clear.audio if path.parent == form.audio else history) / path.name.removesuffix(SEALED)
                if target.exists():
                    raise FileExistsError(f"'{target}' is in the way")
                written += (_unnamed(target), target)
                _open_file(path, unsealed.data, _unnamed(target))
                opened[path] = target
        written += clear.database_files(".new")
        copy(form, clear, form.keys)
        written.append(clear.database)
        # Not before: after a crash nothing may be taken for an older copy, and bring back what was deleted since.
        for target in opened.values():
            _unnamed(target).rename(target)
        for folder in (clear.audio, history):
            sealing.sync_folder(folder)
        known = {*opened, *form.database_files(), *form.rubbish(), *(form.folder / name for name in key_file.NAMES)}
        strange = [path for path in form.folder.rglob("*") if path not in known and path != form.audio]
        gone = (
            _lost_folder(history)
            if strange
            else form.folder.with_name(f"{form.folder.name}{GONE}{secrets.token_hex(4)}")
        )
        form.folder.rename(gone)
    except BaseException:
        if encryption.holds(history):
            _take_back([*written, *clear.rubbish()])
            _take_back(clear.rubbish())
        raise
    sealing.sync_folder(gone.parent)
    for path in known if strange else ():
        if path.name not in key_file.NAMES:
            (gone / path.relative_to(form.folder)).unlink(missing_ok=True)
    return tuple(gone / path.relative_to(form.folder) for path in strange)


def _open_file(path: Path, data: bytes, target: Path) -> None:
    sealing.write_new(target, data)
    compare(target.read_bytes(), data)
    times = path.stat()
    os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))


def _unnamed(path: Path) -> Path:
    """What nobody takes for it yet (`sealing.unfinished`)."""
    return path.with_name(f".{path.name}.part")


def _take_back(written: Sequence[Path]) -> None:
    for path in written:
        try:
            sealing.destroy(path)
        except OSError:  # a full disk takes no zeros either
            with suppress(OSError):
                path.unlink(missing_ok=True)


# --- after them -------------------------------------------------------------------------------------------------------


def drop_leftovers(history: Path, journal: Path) -> None:
    """Delete what a crash left in clear beside an encrypted history. Raises `HistoryError`."""
    with _speaking(say("deleted")):
        for path in forms.leftovers(history):
            sealing.destroy(path)
        sweep(history, journal)


def _lost_folder(history: Path) -> Path:
    sealed = encryption.sealed_folder(history)
    base = f"{sealed.name}{LOST}{time.strftime('%Y-%m-%d')}"
    names = (base, *(f"{base}-{number}" for number in range(2, 1000)))
    return next(path for name in names if not (path := sealed.with_name(name)).exists())


def _refuse_unfinished(journal: Path) -> None:
    with closing(Journal(journal)) as opened:
        count = len(opened.unfinished())
    if count == 1:
        raise HistoryError(
            say("A dictation was not finished."),
            say("Start Dictation, which recovers it, quit it, and try again."),
        )
    if count:
        raise HistoryError(
            say("{count} dictations were not finished.", count=count),
            say("Start Dictation, which recovers them, quit it, and try again."),
        )


def _check_space(form: Form, files: Sequence[Path], to: Path) -> None:
    needed = sum(path.stat().st_size for path in (*form.database_files(), *files) if path.exists()) + _SPARE_BYTES
    free = shutil.disk_usage(to).free
    if free < needed:
        raise HistoryError(
            say(
                "There is not enough room on the disk: {needed_mb} MB are needed, and {free_mb} MB free.",
                needed_mb=needed // 1_000_000,
                free_mb=free // 1_000_000,
            ),
            say("Make room and try again."),
        )


def _reported(files: Sequence[Path], report: Callable[[int, int], None]) -> Iterator[Path]:
    sizes = [path.stat().st_size for path in files]
    for path, done in zip(files, accumulate(sizes), strict=True):
        yield path
        report(done, sum(sizes))


@contextmanager
def _speaking(what: str) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as exc:
        reason = (exc.strerror or str(exc)) if isinstance(exc, OSError) else str(exc)
        raise HistoryError(
            say("The history cannot be {what}: {reason}.", what=what, reason=reason),
            say("Nothing of it is lost. Is there room on the disk?"),
        ) from exc
