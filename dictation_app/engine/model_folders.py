"""What is done to whole folders of models: locks, copies, renames, and which folder they are stored in.

A note in the first folder says where the models are if they were moved. So every process finds them, also one that has
been running since before the move, and the note is never lost together with a disk that is not plugged in.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

import msgspec
from msgspec import Struct

from dictation_app.engine import model_files
from dictation_app.engine.fetch_progress import KEPT, FetchStage, Reporter, SourceUnavailableError
from dictation_app.engine.model_files import DamagedFileError, InstalledFile
from dictation_app.errors import ModelError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SPARE_BYTES = 50_000_000
"""Left free on the disk beside what a model needs."""

FETCHING = ".fetching-"
"""Begins the name of the folder of a download that is under way or paused."""

ALL_MODELS = ".all"
"""The lock of who changes which models there are. No model has this name."""

_STAMP = ".place-of-models"
"""In the folder that the models were moved to. Where it is missing, the disk is: its folder may be there, and empty."""

_DAMAGED = re.compile(r"[^.].*\.damaged-\d{8}-\d{6}(-\d+)?")

_LOCK_POLL_S = 0.1
_RENAME_TRIES = 20
_COPY_BYTES = 1 << 20


class PlaceNote(Struct, frozen=True, kw_only=True):
    """Written whole or not at all; the only thing that decides which folder counts."""

    version: Literal[1] = 1
    folder: str
    """The models are here."""
    arriving: str = ""
    """A move to here was begun: what lies there is copies."""
    leaving: str = ""
    """A move from here ended: what lies there is what it had not deleted yet."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something in the models' folder that is no model."""

    path: Path
    bytes: int
    what: str
    """For the user: ``a damaged model``."""


class ModelPlace:
    """The folder that the models are in: `home`, or where they were moved to."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def note(self) -> PlaceNote:
        """As it stands now; another process may have moved the models a moment ago."""
        try:
            note = msgspec.json.decode((self.home / ".place.json").read_bytes(), type=PlaceNote)
        except (OSError, msgspec.DecodeError):
            return PlaceNote(folder=str(self.home))
        return note

    @property
    def folder(self) -> Path:
        """Where the models are."""
        return Path(self.note().folder)

    def write(self, note: PlaceNote) -> None:
        """Take effect at once, for every process."""
        self.home.mkdir(parents=True, exist_ok=True)
        temporary = self.home / ".place.json.new"
        with temporary.open("wb") as file:
            file.write(msgspec.json.encode(note))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self.home / ".place.json")
        sync_folder(self.home)

    def is_there(self) -> bool:
        """Whether the disk is plugged in that the models were moved to."""
        folder = self.folder
        return folder == self.home or (folder / _STAMP).is_file()

    def require(self) -> Path:
        """The folder, made where it is the first; raise `ModelError` where it was moved to and is not there now."""
        folder = self.folder
        if folder == self.home:
            folder.mkdir(parents=True, exist_ok=True)
        elif not self.is_there():
            raise ModelError(
                say("The folder of the models, {folder}, is not there.", folder=folder),
                say("Plug in its disk, or run `dictation models place --forget` to begin anew in the first folder."),
            )
        return folder

    @contextmanager
    def alone(self, name: str, report: Reporter) -> Iterator[None]:
        """Wait until no other process or thread works on this model. The locks stay in `home`, wherever models go."""
        self.home.mkdir(parents=True, exist_ok=True)
        with (self.home / f".lock-{name}").open("ab") as file:
            while not _try_lock(file):
                report(FetchStage.WAITING, 0, 0)
                time.sleep(_LOCK_POLL_S)
            yield  # closing the file unlocks it


def copy_model(folder: Path, target: Path, report: Reporter) -> dict[str, str]:
    """Copy the files that a model consists of out of a folder of the user's, which stays as it is."""
    if not folder.is_dir():
        raise SourceUnavailableError(say("does not exist"))
    missing = model_files.missing_file(folder)
    if missing:
        raise SourceUnavailableError(say("has no file {missing}", missing=missing))
    names = [name for name in model_files.ALL if (folder / name).is_file()]
    total = sum((folder / name).stat().st_size for name in names)
    came = _Counted(report, FetchStage.COPYING, total)
    for name in names:
        _copy_file(folder / name, target / name, came)
    return {}


def copy_exactly(source: Path, target: Path, came: Callable[[int], None]) -> None:
    """Copy an installed model, and read the copy again; raise `DamagedFileError` where it is not what was checked."""
    marker = model_files.read_marker(source)
    if marker is None:
        raise DamagedFileError(model_files.MARKER, say("is missing"))
    target.mkdir()
    files: dict[str, InstalledFile] = {}
    for name, file in marker.files.items():
        if _copy_file(source / name, target / name, came) != file.sha256:
            raise DamagedFileError(name, say("is not as it was when it was installed"))
        if model_files.sha256_of(target / name, came) != file.sha256:
            raise DamagedFileError(name, say("cannot be read back from the new folder"))
        stat = (target / name).stat()
        files[name] = InstalledFile(bytes=stat.st_size, mtime_ns=stat.st_mtime_ns, sha256=file.sha256)
    if (source / model_files.OWN).is_file():
        _copy_file(source / model_files.OWN, target / model_files.OWN, lambda _count: None)
    msgspec.structs.replace(marker, files=files).write(target)


def _copy_file(original: Path, target: Path, came: Callable[[int], None]) -> str:
    """Returns the SHA-256 of what was read."""
    digest = hashlib.sha256()
    with original.open("rb") as source, target.open("wb") as copy:
        while chunk := source.read(_COPY_BYTES):
            digest.update(chunk)
            copy.write(chunk)
            came(len(chunk))
        copy.flush()
        os.fsync(copy.fileno())
    return digest.hexdigest()


class _Counted:
    """Adds up pieces, and tells the sum."""

    def __init__(self, report: Reporter, stage: FetchStage, total: int) -> None:
        self._report = report
        self._stage = stage
        self._total = total
        self._done = 0

    def __call__(self, read_bytes: int) -> None:
        self._done += read_bytes
        self._report(self._stage, self._done, max(self._total, self._done))


def counted(report: Reporter, stage: FetchStage, total: int) -> Callable[[int], None]:
    """Takes the size of each piece, and reports the sum."""
    return _Counted(report, stage, total)


def keep_what_came(work: Path) -> None:
    """Leave of a fetch's folder only what the next one goes on from; nothing at all where nothing has come."""
    kept = work / "scratch" / KEPT
    if size_of(kept) == 0:
        remove(work)
        return
    remove(work / "model")
    for path in (work / "scratch").iterdir():
        if path.is_dir() and path != kept:
            shutil.rmtree(path)
        elif path != kept:
            path.unlink()


def remove(folder: Path) -> None:
    """All of it; nothing where it is not there. Of a link to a folder elsewhere the link alone."""
    if folder.is_symlink():
        folder.unlink()
    while folder.exists():
        with suppress(FileNotFoundError):  # somebody else deletes it, too
            shutil.rmtree(folder)


def stamp(folder: Path) -> None:
    """Mark a folder that models are moved to."""
    (folder / _STAMP).touch()


def unstamp(folder: Path) -> None:
    """Models are no longer there."""
    (folder / _STAMP).unlink(missing_ok=True)


def size_of(folder: Path) -> int:
    """Bytes of all files in it; 0 where it is not there."""
    total = 0
    for place, _folders, names in os.walk(folder):  # passes over what is removed meanwhile, which `Path.rglob` does not
        for name in names:
            with suppress(OSError):  # renamed meanwhile
                total += (Path(place) / name).stat().st_size
    return total


def rename(source: Path, target: Path) -> None:
    """Rename a folder; on Windows wait for virus scanners, which hold new files open for a moment."""
    for attempt in range(_RENAME_TRIES):
        try:
            source.replace(target)
        except PermissionError:
            if sys.platform != "win32" or attempt == _RENAME_TRIES - 1:
                raise
            time.sleep(_LOCK_POLL_S)
        else:
            sync_folder(target.parent)
            return


def move_aside(target: Path) -> Path:
    """Rename a damaged model, so that nothing loads it and nothing of it is lost."""
    name = f"{target.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}"
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    aside = next(target.with_name(name) for name in names if not target.with_name(name).exists())
    rename(target, aside)
    return aside


def is_damaged(name: str) -> bool:
    """Whether `move_aside` gave it this name."""
    return _DAMAGED.fullmatch(name) is not None


def sync_folder(folder: Path) -> None:
    """Make renames in it outlive a power cut, where the system can."""
    if sys.platform == "win32":
        return
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    except OSError as exc:
        if exc.errno not in {errno.EINVAL, errno.ENOTSUP}:  # a file system that cannot
            raise
    finally:
        os.close(file)


def _try_lock(file: BinaryIO) -> bool:
    """Lock without waiting. The lock belongs to the open file: it goes with it, also when the process dies."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as exc:
        if exc.errno in {errno.ENOTSUP, errno.ENOLCK, errno.ENOSYS}:
            return True  # a file system without locks: better unguarded than never
        if exc.errno in {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}:
            return False
        raise
    return True


def leftovers_in(folders: Iterable[Path]) -> tuple[Leftover, ...]:
    """What lies in these folders of models and is none."""
    found = []
    places = dict.fromkeys(folders)
    for path in (path for place in places if place.is_dir() for path in sorted(place.iterdir()) if path.is_dir()):
        if path.name.startswith(FETCHING):
            found.append(Leftover(path, size_of(path), say("a download that is not finished")))
        elif is_damaged(path.name):
            found.append(Leftover(path, size_of(path), say("a damaged model")))
        elif path.name.startswith((".removing-", ".moving-")):
            found.append(Leftover(path, size_of(path), say("what a removed or moved model left")))
    return tuple(item for item in found if item.bytes or not item.path.name.startswith(FETCHING))
