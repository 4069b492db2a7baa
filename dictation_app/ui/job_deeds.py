"""What can be done with chosen jobs: buttons, menu and keys offer the same, by the same names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dictation_app.file_jobs import JobState
from dictation_app.ui.words import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.file_jobs import FileJob


class Deed(StrEnum):
    """One thing to be done."""

    OPEN = "open"
    SAVE = "save"
    PAUSE = "pause"
    GO_ON = "go on"
    CANCEL = "cancel"
    RETRY = "retry"
    OPTIONS = "options"
    REVEAL = "reveal"
    UP = "up"
    DOWN = "down"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a deed is offered."""

    label: str
    """With its letter to press."""
    name: str
    """For screen readers."""
    glyph: str
    keys: str
    """In the list; empty = none."""


def look(deed: Deed) -> Look:
    """In the user's language."""
    return {
        Deed.OPEN: Look(
            label=translate("files", "&Open text"),
            name=translate("files", "Open text"),
            glyph="correct",
            keys="Return",
        ),
        Deed.SAVE: Look(
            label=translate("files", "E&xport…"),
            name=translate("files", "Export the text as files"),
            glyph="export",
            keys="Ctrl+E",
        ),
        Deed.PAUSE: Look(
            label=translate("files", "&Pause"), name=translate("files", "Pause"), glyph="pause", keys="Space"
        ),
        Deed.GO_ON: Look(
            label=translate("files", "&Go on"), name=translate("files", "Go on"), glyph="play", keys="Space"
        ),
        Deed.CANCEL: Look(
            label=translate("files", "Ca&ncel"),
            name=translate("files", "Cancel, keep the text so far"),
            glyph="cancelled",
            keys="",
        ),
        Deed.RETRY: Look(
            label=translate("files", "&Try again"), name=translate("files", "Try again"), glyph="again", keys="F5"
        ),
        Deed.OPTIONS: Look(
            label=translate("files", "Option&s…"),
            name=translate("files", "Options: language, model and results"),
            glyph="filter",
            keys="F2",
        ),
        Deed.REVEAL: Look(
            label=translate("files", "Show in fo&lder"),
            name=translate("files", "Show in folder"),
            glyph="folder",
            keys="Ctrl+Return",
        ),
        Deed.UP: Look(
            label=translate("files", "Move &up"), name=translate("files", "Move up"), glyph="up", keys="Alt+Up"
        ),
        Deed.DOWN: Look(
            label=translate("files", "Move do&wn"), name=translate("files", "Move down"), glyph="down", keys="Alt+Down"
        ),
        Deed.REMOVE: Look(
            label=translate("files", "&Remove"),
            name=translate("files", "Remove from the list"),
            glyph="delete",
            keys="Delete",
        ),
    }[deed]


def has_text(job: FileJob) -> bool:
    """Whether something of it was understood."""
    return job.done_s > 0 or job.state is JobState.DONE


def can_be_tried_again(job: FileJob) -> bool:
    """Whether something went wrong with it, or it was given up."""
    return job.state in {JobState.FAILED, JobState.CANCELLED} or (job.state is JobState.WAITING and bool(job.problem))


def possible(chosen: Sequence[FileJob], queue: Sequence[FileJob]) -> frozenset[Deed]:
    """What can be done with these of the queue."""
    if not chosen:
        return frozenset()
    states = {job.state for job in chosen}
    found = {Deed.REMOVE}
    if states & {JobState.WAITING, JobState.RUNNING}:
        found.add(Deed.PAUSE)
    elif JobState.PAUSED in states:
        found.add(Deed.GO_ON)
    if JobState.RUNNING in states or any(has_text(job) for job in chosen if not job.state.is_over):
        found.add(Deed.CANCEL)
    if any(can_be_tried_again(job) for job in chosen):
        found.add(Deed.RETRY)
    if JobState.RUNNING not in states:
        found.add(Deed.OPTIONS)
    if len(chosen) == 1:
        found.add(Deed.REVEAL)
        if has_text(chosen[0]):
            found |= {Deed.OPEN, Deed.SAVE}
    if not all(job.state.is_over for job in chosen) and len(chosen) < len(queue):
        ids = {job.id for job in chosen}
        if any(job.id not in ids for job in queue[: len(chosen)]):
            found.add(Deed.UP)
        if any(job.id not in ids for job in queue[len(queue) - len(chosen) :]):
            found.add(Deed.DOWN)
    return frozenset(found)


def concerned(deed: Deed, chosen: Sequence[FileJob]) -> tuple[FileJob, ...]:
    """Those of the chosen ones that it is done with."""
    if deed is Deed.RETRY:
        return tuple(job for job in chosen if can_be_tried_again(job))
    states = {
        Deed.PAUSE: {JobState.WAITING, JobState.RUNNING},
        Deed.GO_ON: {JobState.PAUSED},
        Deed.CANCEL: {JobState.WAITING, JobState.RUNNING, JobState.PAUSED},
    }.get(deed, set(JobState))
    return tuple(job for job in chosen if job.state in states)
