"""Moving all models to another folder: copy, read the copies again, switch, delete.

The switch is one small file that is replaced. Before it the old folder counts, and what a crash left in the new one is
copies; after it the new folder counts, and what a crash left in the old one is. So there is no moment without a whole
set of models, and whoever works on the models next clears the rest away.
"""

from __future__ import annotations

import errno
import logging
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dictation_app.engine import model_files, model_folders
from dictation_app.engine.catalogue import size_in_words
from dictation_app.engine.fetch_progress import FetchStage, Reporter
from dictation_app.engine.model_files import DamagedFileError
from dictation_app.engine.model_folders import FETCHING, SPARE_BYTES, ModelPlace, PlaceNote
from dictation_app.errors import ModelError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_log = logging.getLogger(__name__)

_MOVING = ".moving-"


def move(
    place: ModelPlace, target: Path, known: Sequence[str], report: Reporter, free_bytes: Callable[[Path], int]
) -> Path:
    """Move every model; the caller holds the locks of all. Raises `ModelError`, and `FetchCancelledError`.

    What lies under a `known` name must have been checked: nobody would find it again where it is left behind.
    """
    clear_up(place)
    old, target = place.folder, _whole(target, place.home)
    if _is_one_folder(old, target):
        return old
    _refuse_nested(old.resolve(), target.resolve())
    models = _installed(old, known)
    was_begun = place.note().arriving == str(target)
    if place.note().arriving and not was_begun:
        _forget_copies(place)
    copied = [model for model in models if _is_same(model, target / model.name)] if was_begun else []
    _refuse_occupied(target, [model for model in models if model not in copied])
    is_new = not target.exists()
    target.mkdir(parents=True, exist_ok=True)
    try:
        _refuse_without_space(models, target, free_bytes)
        place.write(PlaceNote(folder=str(old), arriving=str(target)))
        _copy_all(models, target, report)
        _copy_paused(old, target, report)
        model_folders.stamp(target)
    except BaseException as exc:
        _forget_copies(place)
        if is_new:
            with suppress(OSError):  # it is not empty
                target.rmdir()
        _tell_in_words(exc, old, target)
        raise
    place.write(PlaceNote(folder=str(target), leaving=str(old)))
    _log.info("Models moved: %d", len(models))
    clear_up(place)
    return target


def clear_up(place: ModelPlace) -> None:
    """Delete what a move that ended left in the folder it moved out of, as far as it is in the new one."""
    note = place.note()
    if not note.leaving:
        return
    old, new = Path(note.leaving), Path(note.folder)
    if not place.is_there():
        return  # its disk is not there: what was not deleted yet may be wanted
    try:
        for model in _folders(old):
            if model.name.startswith((FETCHING, ".removing-")):
                model_folders.remove(model)
            elif (new / model.name).is_dir() and _is_same(model, new / model.name):
                gone = model.with_name(f".removing-{model.name}")
                model_folders.remove(gone)
                model_folders.rename(model, gone)
                model_folders.remove(gone)
        model_folders.unstamp(old)
    except OSError as exc:
        # A folder that is read only, say: the models are moved all the same, and the next time it is tried again.
        _log.info("What was moved could not be deleted where it was: %s", exc.strerror)
        return
    if old != place.home:
        with suppress(OSError):  # somebody keeps other things there
            old.rmdir()
    place.write(PlaceNote(folder=note.folder, arriving=note.arriving))


def _forget_copies(place: ModelPlace) -> None:
    """Delete what a move that did not end had copied."""
    note = place.note()
    if not note.arriving:
        return
    old, target = Path(note.folder), Path(note.arriving)
    with suppress(OSError):  # its disk is gone, or broken: the models here must not be stuck with it
        for copy in _folders(target):
            if copy.name.startswith(_MOVING) or ((old / copy.name).is_dir() and _is_same(old / copy.name, copy)):
                model_folders.remove(copy)
        for paused in _folders(old):
            if paused.name.startswith(FETCHING):
                model_folders.remove(target / paused.name)
        model_folders.unstamp(target)
    place.write(PlaceNote(folder=note.folder, leaving=note.leaving))


def _copy_all(models: Sequence[Path], target: Path, report: Reporter) -> None:
    came = model_folders.counted(report, FetchStage.COPYING, 2 * sum(map(_bytes_of, models)))
    for model in models:
        if (target / model.name).exists():
            came(2 * _bytes_of(model))  # by a try that was killed
            continue
        copy = target / f"{_MOVING}{model.name}"
        model_folders.remove(copy)
        model_folders.copy_exactly(model, copy, came)
        model_folders.rename(copy, target / model.name)


def _copy_paused(old: Path, target: Path, report: Reporter) -> None:
    for paused in _folders(old):
        if paused.name.startswith(FETCHING):
            shutil.copytree(paused, target / paused.name, dirs_exist_ok=True)
            report(FetchStage.COPYING, 0, 0)


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []


def _installed(folder: Path, known: Sequence[str]) -> list[Path]:
    found = []
    for model in _folders(folder):
        marker = model_files.read_marker(model)
        if (
            model.name.startswith(".")
            or model_folders.is_damaged(model.name)
            or (marker is None and model.name not in known)
        ):
            continue
        if marker is None or not model_files.is_unchanged(model, marker):
            raise ModelError(
                say(
                    "The files of the model '{model}' were put there or changed since they were last checked.",
                    model=model.name,
                ),
                say("Run `dictation models verify {model}` before you move the models.", model=model.name),
            )
        found.append(model)
    return found


def _bytes_of(model: Path) -> int:
    marker = model_files.read_marker(model)
    return sum(file.bytes for file in marker.files.values()) if marker else 0


def _is_same(model: Path, other: Path) -> bool:
    """Whether both are whole and hold the same files, by what was found when they were checked."""
    markers = model_files.read_marker(model), model_files.read_marker(other)
    if markers[0] is None or markers[1] is None or not model_files.is_unchanged(other, markers[1]):
        return False
    hashes = [{name: file.sha256 for name, file in marker.files.items()} for marker in markers if marker]
    return hashes[0] == hashes[1]


def _whole(target: Path, home: Path) -> Path:
    """From the root on and without links; raise `ModelError` for what means nothing."""
    try:
        target = target.expanduser().resolve()
    except (OSError, RuntimeError) as exc:  # ~nobody, or links in a circle
        raise ModelError(
            say("The models cannot be moved to {target}: nothing can be there.", target=target), say("Check its name.")
        ) from exc
    return home if _is_one_folder(home, target) else target


def _is_one_folder(one: Path, other: Path) -> bool:
    """Also under two names."""
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def _tell_in_words(exc: BaseException, old: Path, target: Path) -> None:
    if isinstance(exc, DamagedFileError):
        raise ModelError(
            say("The models stay in {old}: {name} {reason}.", old=old, name=exc.name, reason=exc.reason),
            say("Run `dictation models verify`; if all are in order, the new disk is not."),
        ) from exc
    if isinstance(exc, OSError) and exc.errno == errno.ENOSPC:
        raise ModelError(
            say("The models stay in {old}: the disk is full.", old=old),
            say("Free some space in {target}.", target=target),
        ) from exc


def _refuse_nested(old: Path, target: Path) -> None:
    if old in target.parents or target in old.parents:
        raise ModelError(
            say("The models cannot be moved to {target}: one of the folders lies in the other.", target=target),
            say("Choose a folder outside of it."),
        )
    if target.exists() and not target.is_dir():
        raise ModelError(
            say("The models cannot be moved to {target}: it is a file.", target=target), say("Choose a folder.")
        )


def _refuse_occupied(target: Path, models: Sequence[Path]) -> None:
    taken = next((model.name for model in models if (target / model.name).exists()), None)
    if taken:
        raise ModelError(
            say(
                "The models cannot be moved to {target}: it has something named '{taken}'.", target=target, taken=taken
            ),
            say("Choose an empty folder, or move that away."),
        )


def _refuse_without_space(models: Sequence[Path], target: Path, free_bytes: Callable[[Path], int]) -> None:
    missing = sum(_bytes_of(model) for model in models if not (target / model.name).exists())
    free = free_bytes(target)
    if free < missing + SPARE_BYTES:
        raise ModelError(
            say(
                "The models cannot be moved to {target}: they need {size}, and {free} are free there.",
                target=target,
                size=size_in_words(missing + SPARE_BYTES),
                free=size_in_words(free),
            ),
            say("Free some space there, or choose another disk."),
        )
