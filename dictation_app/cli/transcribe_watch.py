"""``dictation transcribe --watch``: the files that come into folders, as they are finished, until Ctrl+C."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from dictation_app.cli.transcribe_inputs import Source
from dictation_app.errors import AudioFileError
from dictation_app.file_jobs.taken import TakenFiles
from dictation_app.file_jobs.watch import WatchFolders, rest_s
from dictation_app.settings import WatchedFolder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

    from dictation_app.cli.transcribe_events import Events
    from dictation_app.cli.transcribe_job import Outcome
    from dictation_app.cli.transcribe_outlet import Outlet
    from dictation_app.cli.transcribe_stop import Stop
    from dictation_app.errors import UserError
    from dictation_app.file_jobs.watch import Found

_SLEEP_S: Final = 0.1


class Watching:
    """Hands out each file once, over all runs with the same folders and results."""

    def __init__(
        self,
        folders: Sequence[str],
        remembered_in: Path,
        results: Sequence[Any],
        *,
        only_new: bool,
        forgets: bool,
        still_s: float,
    ) -> None:
        """`results` is what is made of the files. Raises `UserError`."""
        by_place: dict[str, Path] = {}
        for folder in map(Path, folders):
            by_place.setdefault(os.path.realpath(folder), folder)
        rule = WatchedFolder(folder="/", existing=not only_new, still_s=still_s)
        rules = {replace(rule, folder=str(folder.absolute())): folder for folder in by_place.values()}
        self._rules = tuple(rules)
        self._names = {rule.place: folder for rule, folder in rules.items()}
        self._found: dict[Path, Found] = {}
        """Of the files that are under way, by the path their source has."""
        self._busy: set[Path] = set()
        with ExitStack() as stack:
            self._taken = _TakenInFolders(
                {
                    place: stack.enter_context(
                        TakenFiles(
                            remembered_in / f"{_digest([str(place), *results])}.jsonl",
                            folders=(place,),
                            forgets=forgets,
                        )
                    )
                    for place in self._names
                }
            )
            self._open = stack.pop_all()
        self._watch = WatchFolders(self._rules, self._taken, is_busy=lambda found: found.path in self._busy)
        self._lock = threading.Lock()
        """Of `_watch` and `_found`: files are over in other threads."""
        self._is_failure_told = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _exc: BaseException | None, _: TracebackType | None) -> None:
        self._open.close()

    def sources(
        self, stop: Stop, outlet: Outlet, events: Events, clock: Callable[[], float] = time.monotonic
    ) -> Iterator[Source | None]:
        """What comes, and None while nothing does; ends with `stop`."""
        for name in self._names.values():
            outlet.tell(f"Watching '{name}'. Ctrl+C ends it.")
            events.watching(str(name))
        while not stop.is_asked:
            with self._lock:
                began_s = clock()
                look = self._watch.look(began_s)
                ended_s = clock()
                sources = [self._source(one.rule.place, one.found) for one in look.finished]
            self._tell_failure(outlet)
            for told in look.told:
                outlet.tell(told.sentence)
                events.told(str(self._names[told.folder]), told.sentence, is_warning=told.is_warning)
            yield from sources
            if not sources:
                until_s = ended_s + rest_s(self._rules, ended_s - began_s)
                stop.says_so = bool(self._found)
                while clock() < until_s and not stop.is_asked:
                    time.sleep(_SLEEP_S)
                    yield None
                stop.says_so = True

    def over(self, source: Source, outcome: Outcome) -> None:
        """What is not transcribed through a fault of its own is taken again where it is found under another name, or
        in the next run; never twice in the same one.
        """
        with self._lock:
            found = self._found.pop(source.path)
            self._busy.remove(found.path)
            is_its_fault = any(isinstance(failure, AudioFileError) for failure in outcome.failures)
            if is_its_fault and not os.path.exists(source.path):  # noqa: PTH110 - this raises nothing
                self._watch.release(found)
            elif outcome.complete and (is_its_fault or not outcome.failures):
                self._watch.keep(found)

    def _tell_failure(self, outlet: Outlet) -> None:
        failure = self._taken.failure
        if failure is not None and not self._is_failure_told:
            outlet.tell(str(failure))
            self._is_failure_told = True

    def _source(self, folder: Path, found: Found) -> Source:
        inside = found.path.relative_to(folder)
        path = self._names[folder] / inside
        self._found[path] = found
        self._busy.add(found.path)
        return Source(path=path, name=str(path), subfolder=inside.parent)


class _TakenInFolders:
    """The memory of each folder, as one."""

    def __init__(self, of: dict[Path, TakenFiles]) -> None:
        self._of = of

    @property
    def failure(self) -> UserError | None:
        return next((memory.failure for memory in self._of.values() if memory.failure is not None), None)

    def has(self, found: Found) -> bool:
        return self._memory(found).has(found)

    def add(self, *found: Found) -> None:
        for memory in self._of.values():
            memory.add(*(one for one in found if self._memory(one) is memory))

    def begun(self, folder: Path) -> bool | None:
        return self._of[folder].begun(folder)

    def begin(self, folder: Path, *, is_mounted: bool) -> None:
        self._of[folder].begin(folder, is_mounted=is_mounted)

    def _memory(self, found: Found) -> TakenFiles:
        inside = [folder for folder in self._of if found.path.is_relative_to(folder)]
        return self._of[max(inside, key=lambda folder: len(folder.parts))]


def _digest(of: Sequence[Any]) -> str:
    return hashlib.sha256(json.dumps(of).encode()).hexdigest()[:32]
