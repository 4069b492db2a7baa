"""Disk, memory and folders: whether what is said can be kept, and the model finds room. Tried by writing."""

from __future__ import annotations

import errno
import os
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.doctor.finding import Action, Finding, State
from dictation_app.engine.catalogue import size_in_words
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DISK = say("Disk space")
MEMORY = say("Memory")

_LEAST_BYTES = 50_000_000
"""Half an hour of speech."""
_GOOD_BYTES = 500_000_000
_TRIAL_BYTES = 1 << 16
_FULL = {errno.ENOSPC, errno.EDQUOT}
_OWN_BYTES = 200_000_000
"""What the app takes beside the model, and some room for others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """Where the app writes."""

    name: str
    """What is kept there, for people: ``Settings``."""
    path: Path


def folders(wanted: tuple[Folder, ...], try_to_write: Callable[[Path], None]) -> tuple[Finding, ...]:
    """A line for each. That the disk is full is told by `disk`."""
    return tuple(_folder(folder, try_to_write) for folder in wanted)


def _folder(folder: Folder, try_to_write: Callable[[Path], None]) -> Finding:
    name = say("Folder of the {what}", what=folder.name)
    private = (str(folder.path),)
    try:
        try_to_write(folder.path)
    except OSError as exc:
        if exc.errno not in _FULL:
            return Finding(
                name=name,
                state=State.FAILED,
                value=say("{path} cannot be written", path=folder.path),
                cause=f"{exc.strerror or type(exc).__name__}.",
                next_step=say("Make it yours again, with the right to write: see its properties in the file manager."),
                private=private,
            )
    return Finding(name=name, state=State.OK, value=say("{path} can be written", path=folder.path), private=private)


def disk(
    folder: Path,
    free_bytes: Callable[[Path], int],
    try_to_write: Callable[[Path], None],
) -> tuple[Finding, ...]:
    """Of the disk where recordings and the history are."""
    try:
        free = free_bytes(existing(folder))
    except OSError as exc:
        return (
            Finding(
                name=DISK,
                state=State.FAILED,
                value=say("unknown"),
                cause=say("The disk does not answer: {reason}.", reason=exc.strerror or type(exc).__name__),
                next_step=say("Check that it is plugged in."),
            ),
        )
    is_full = False
    try:
        try_to_write(folder)
    except OSError as exc:
        is_full = exc.errno in _FULL  # what else it may be is told of its folder
    value = (
        say("{size} free for recordings and the history", size=size_in_words(free))
        if free
        else say("nothing free for recordings and the history")
    )
    if is_full or free < _LEAST_BYTES:
        cause = say("The disk is full: what you say cannot be kept.")
        return (Finding(name=DISK, state=State.FAILED, value=value, cause=cause, next_step=_FREE_SPACE),)
    if free < _GOOD_BYTES:
        cause = say("The disk is nearly full.")
        return (Finding(name=DISK, state=State.WARNING, value=value, cause=cause, next_step=_FREE_SPACE),)
    return (Finding(name=DISK, state=State.OK, value=value),)


_FREE_SPACE = say("Delete what you do not need until {size} are free.", size=size_in_words(_GOOD_BYTES))


def memory(free_bytes: int | None, needed_bytes: int) -> tuple[Finding, ...]:
    """`needed_bytes` by the model; 0 where it is loaded already or runs elsewhere."""
    if free_bytes is None:
        return (Finding(name=MEMORY, state=State.NOT_TRIED, value=say("the system does not tell how much is free")),)
    value = say("{size} free", size=size_in_words(free_bytes))
    needed = needed_bytes + _OWN_BYTES
    if free_bytes >= needed:
        return (Finding(name=MEMORY, state=State.OK, value=value),)
    return (
        Finding(
            name=MEMORY,
            state=State.FAILED if free_bytes < needed // 2 else State.WARNING,
            value=value,
            cause=say("Dictation needs about {size}.", size=size_in_words(needed)),
            next_step=say("Close other programs, or choose a smaller model."),
            action=Action.CHOOSE_MODEL,
        ),
    )


def existing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next((part for part in (folder, *folder.parents) if part.is_dir()), folder)


def try_to_write(folder: Path) -> None:
    """Write a file there and delete it; raise `OSError`. A folder that is not there yet is not made."""
    file, name = tempfile.mkstemp(prefix=".dictation-doctor-", dir=existing(folder))
    try:
        left = memoryview(bytes(_TRIAL_BYTES))
        while left:
            left = left[os.write(file, left) :]
        os.fsync(file)
    finally:
        os.close(file)
        os.unlink(name)  # noqa: PTH108  # `mkstemp` names it so
