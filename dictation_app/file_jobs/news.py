"""News: tells each change of a job, but not more often than anybody can see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.file_jobs import FileJob

APART_S: Final = 0.2
"""So far apart are two pieces of news of the same job."""


class News:
    """Belongs to one thread, which calls `tell_due` when `due_in_s` says so."""

    def __init__(self, tell: Callable[[FileJob], None], clock: Callable[[], float]) -> None:
        self._tell = tell
        self._clock = clock
        self._due_at_s: dict[int, float] = {}
        self._held_back: dict[int, FileJob] = {}

    def of(self, job: FileJob) -> None:
        """Tell it now, or soon."""
        if self._clock() < self._due_at_s.get(job.id, 0.0):
            self._held_back[job.id] = job
        else:
            self._tell_now(job)

    def forget(self, id_: int) -> None:
        """There is no such job any more."""
        self._held_back.pop(id_, None)
        self._due_at_s.pop(id_, None)

    def due_in_s(self) -> float | None:
        """When the next news is to be told; None = never."""
        waits_s = (self._due_at_s[id_] - self._clock() for id_ in self._held_back)
        return max(0.0, min(waits_s)) if self._held_back else None

    def tell_due(self) -> None:
        """Tell what was held back long enough."""
        now_s = self._clock()
        for job in [job for id_, job in self._held_back.items() if now_s >= self._due_at_s[id_]]:
            self._tell_now(job)

    def _tell_now(self, job: FileJob) -> None:
        self._held_back.pop(job.id, None)
        self._due_at_s[job.id] = self._clock() + APART_S
        self._tell(job)
