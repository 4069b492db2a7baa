"""PatientStore: a `JobStore` that need not work all the time.

It is opened where that was not possible before, and what comes of the work under way or is edited waits in memory while
the disk takes nothing: the work of hours must not be lost because a disk was full for a minute.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dictation_app.errors import JobsError
from dictation_app.file_jobs.store import JobStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from dictation_app.file_jobs import FileJob
    from dictation_app.file_jobs.schema import Begun
    from dictation_app.file_jobs.store import Edited
    from dictation_app.file_transcription import Stretch

_AGAIN_S: Final = 5.0
"""So often a disk that takes nothing is tried."""


@dataclass(slots=True)
class _Waiting:
    """What is not on the disk yet of a job."""

    job: FileJob
    begun: Begun | None = None
    is_anew: bool = False
    stretches: list[Stretch] = field(default_factory=list)
    edited: Edited | None = None


class PatientStore:
    """Methods raise `JobsError`, but for `keep`, `keep_edited` and `try_again`, which tell it once."""

    def __init__(self, path: Path, tell: Callable[[JobsError], None], clock: Callable[[], float]) -> None:
        self._path = path
        self._tell = tell
        self._clock = clock
        self._store: JobStore | None = None
        self._waiting: dict[int, _Waiting] = {}
        self._again_at_s = 0.0
        self._told: set[str] = set()
        self._note = ""

    def opened(self) -> JobStore:
        """The store."""
        if self._store is None:
            self._store = JobStore(self._path)
        return self._store

    def take_note(self) -> str:
        """What happened to the file since this was asked last, as a sentence for the user."""
        note = self._store.note if self._store is not None else ""
        is_new, self._note = note != self._note, note
        return note if is_new else ""

    def save(self, jobs: Sequence[FileJob], *, order: Sequence[int] | None = None, anew: Iterable[int] = ()) -> None:
        """As `JobStore.save`."""
        dropped = tuple(anew)
        self.opened().save(jobs, order=order, anew=dropped)
        for job in jobs:
            if job.id in self._waiting:
                self._waiting[job.id].job = job
        for id_ in dropped:
            self._waiting.pop(id_, None)

    def keep(
        self, job: FileJob, *, begun: Begun | None = None, is_anew: bool = False, stretch: Stretch | None = None
    ) -> None:
        """Save this of a job now, or as soon as that is possible; where it `is_anew` all before is dropped."""
        waiting = self._waiting.setdefault(job.id, _Waiting(job))
        waiting.job = job
        if is_anew:
            waiting.is_anew = True
            waiting.stretches.clear()
            waiting.edited = None
        waiting.begun = begun or waiting.begun
        if stretch is not None:
            waiting.stretches.append(stretch)
        self.try_again()

    def try_again(self) -> None:
        """Save what waits."""
        try:
            for id_, waiting in list(self._waiting.items()):
                self.opened().save(
                    [waiting.job],
                    stretches=[(id_, stretch) for stretch in waiting.stretches],
                    begun=(id_, waiting.begun) if waiting.begun is not None else None,
                    anew=[id_] if waiting.is_anew else [],
                )
                waiting.is_anew = False
                waiting.stretches.clear()  # read from the disk from now on, also where the next step fails
                if waiting.edited is not None:
                    self.opened().keep_edited(waiting.job, waiting.edited)
                del self._waiting[id_]
        except JobsError as exc:
            self._again_at_s = self._clock() + _AGAIN_S
            if exc.message not in self._told:
                self._told.add(exc.message)
                self._tell(exc)
        else:
            self._told.clear()

    def due_in_s(self) -> float | None:
        """When `try_again` is due; None = nothing waits."""
        return max(0.0, self._again_at_s - self._clock()) if self._waiting else None

    def begun(self, id_: int) -> Begun | None:
        """As `JobStore.begun`."""
        waiting = self._waiting.get(id_)
        return (waiting.begun if waiting is not None else None) or self.opened().begun(id_)

    def stretches(self, id_: int) -> tuple[Stretch, ...]:
        """As `JobStore.stretches`, with those that wait."""
        waiting = self._waiting.get(id_)
        if waiting is None:
            return self.opened().stretches(id_)
        return (*(() if waiting.is_anew else self.opened().stretches(id_)), *waiting.stretches)

    def edited(self, id_: int) -> Edited | None:
        """As `JobStore.edited`, or what waits."""
        waiting = self._waiting.get(id_)
        if waiting is not None and (waiting.is_anew or waiting.edited is not None):
            return waiting.edited
        return self.opened().edited(id_)

    def keep_edited(self, job: FileJob, edited: Edited) -> None:
        """As `JobStore.keep_edited`, now or as soon as that is possible."""
        waiting = self._waiting.setdefault(job.id, _Waiting(job))
        waiting.job, waiting.edited = job, edited
        self.try_again()

    def remove(self, ids: Sequence[int]) -> None:
        """As `JobStore.remove`."""
        self.opened().remove(ids)
        for id_ in ids:
            self._waiting.pop(id_, None)

    def close(self) -> None:
        """Save what waits, and let go of the file."""
        self.try_again()
        if self._store is not None:
            self._store.close()
