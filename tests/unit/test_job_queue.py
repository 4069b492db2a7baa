"""JobQueue: what each command makes of the jobs, and that any order of them leaves the same on the disk."""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictation_app.file_jobs import FileJob, JobChoices, JobState
from dictation_app.file_jobs.job_queue import JobQueue
from dictation_app.file_jobs.lookups import places_of
from dictation_app.file_jobs.store import JobStore

if TYPE_CHECKING:
    from collections.abc import Callable

WAITING, RUNNING, PAUSED = JobState.WAITING, JobState.RUNNING, JobState.PAUSED
DONE, FAILED, CANCELLED = JobState.DONE, JobState.FAILED, JobState.CANCELLED
GERMAN = JobChoices(language="de")


def queue_of(*states: JobState, **changes: object) -> JobQueue:
    jobs = [FileJob(id=id_, path=Path(f"/{id_}.mp3"), state=state) for id_, state in enumerate(states, 1)]
    return JobQueue([replace(job, **changes) for job in jobs])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("command", "allowed", "then"),
    [
        (lambda jobs, ids: jobs.paused(ids), {WAITING, RUNNING}, PAUSED),
        (lambda jobs, ids: jobs.going_on(ids), {PAUSED}, WAITING),
        (lambda jobs, ids: jobs.cancelled(ids, 9.0), {WAITING, RUNNING, PAUSED}, CANCELLED),
        (lambda jobs, ids: jobs.retried(ids), {DONE, FAILED, CANCELLED}, WAITING),
    ],
)
def test_each_command_is_for_some_states_only(
    command: Callable[[JobQueue, list[int]], tuple[FileJob, ...]], allowed: set[JobState], then: JobState
) -> None:
    states = list(JobState)
    changed = command(queue_of(*states), [*range(1, 7), 99, 1])
    assert {states[job.id - 1] for job in changed} == allowed
    assert {job.state for job in changed} == {then}
    assert len(changed) == len(allowed)


def test_nothing_is_changed_before_it_is_put() -> None:
    jobs = queue_of(WAITING)
    changed = jobs.paused([1])
    assert jobs.get(1) != changed[0]
    jobs.put(changed)
    assert jobs.get(1) == changed[0]


def test_what_ended_and_begins_again_forgets_why() -> None:
    jobs = queue_of(FAILED, DONE, done_s=5.0, problem="Broken.", hint="Mend it.", finished_at=3.0, language="en")
    failed, done = jobs.retried([1, 2])
    assert (failed.problem, failed.hint, failed.finished_at, failed.done_s) == ("", "", 0.0, 5.0)
    assert (done.problem, done.done_s, done.language) == ("", 0.0, "")


def test_a_running_job_waits_again_where_other_choices_change_its_text() -> None:
    jobs = queue_of(RUNNING, held=True, speed=3.0)
    (changed,) = jobs.chosen([1], GERMAN)
    assert (changed.state, changed.held, changed.speed) == (WAITING, False, 0.0)
    (changed,) = jobs.chosen([1], JobChoices(formats=("srt",), folder=Path("/out")))
    assert changed.state is RUNNING


@pytest.mark.parametrize(
    ("ids", "before", "order"),
    [
        ([3], 1, (3, 1, 2, 4)),
        ([1], None, (2, 3, 4, 1)),
        ([4, 2], 1, (2, 4, 1, 3)),
        ([1, 2], 2, (1, 2, 3, 4)),
        ([2, 3], 3, (1, 2, 3, 4)),
        ([1], 4, (2, 3, 1, 4)),
        ([9], 1, (1, 2, 3, 4)),
        ([1], 9, (2, 3, 4, 1)),
        ([1, 2, 3, 4], 3, (1, 2, 3, 4)),
    ],
)
def test_jobs_move_together_and_keep_their_order(ids: list[int], before: int | None, order: tuple[int, ...]) -> None:
    jobs = queue_of(*[WAITING] * 4)
    assert jobs.moved(ids, before) == order
    jobs.put_in_order(order)
    assert tuple(job.id for job in jobs.waiting()) == order


def test_a_file_is_in_the_queue_once_until_it_is_over_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    jobs = JobQueue()
    paths = [tmp_path / "real" / "a.mp3", tmp_path / "link" / "a.mp3", tmp_path / "real" / "b.mp3"]
    jobs.learn(places_of(paths))
    added = jobs.added(paths, JobChoices(), 1.0)
    assert [job.id for job in added] == [1, 2]
    jobs.put(added)
    assert jobs.added(paths, GERMAN, 2.0) == ()
    jobs.put([replace(added[0], state=DONE)])
    (again,) = jobs.added(paths, GERMAN, 2.0)
    assert (again.id, again.path) == (3, paths[0])


def test_an_id_is_never_given_twice() -> None:
    jobs = JobQueue([], last_id=5)
    jobs.put(jobs.added([Path("/a.mp3")], JobChoices(), 1.0))
    assert jobs.get(6) is not None
    jobs.drop([6])
    assert [job.id for job in jobs.added([Path("/a.mp3")], JobChoices(), 1.0)] == [7]


IDS = st.lists(st.integers(1, 12), min_size=1, max_size=5)
COMMANDS = st.one_of(
    st.tuples(
        st.just("add"), st.lists(st.integers(1, 8), min_size=1, max_size=4), st.sampled_from([JobChoices(), GERMAN])
    ),
    st.tuples(st.sampled_from(["paused", "going_on", "retried", "cancelled", "remove", "run", "done"]), IDS, st.none()),
    st.tuples(st.just("chosen"), IDS, st.sampled_from([JobChoices(), GERMAN, JobChoices(formats=("srt",))])),
    st.tuples(st.just("move"), IDS, st.one_of(st.none(), st.integers(1, 12))),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(COMMANDS, max_size=40))
def test_any_order_of_commands_leaves_the_same_in_memory_and_on_the_disk(
    commands: list[tuple[str, list[int], object]],
) -> None:
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108  # a folder of its own in it
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        path = Path(folder) / "files.db"
        with closing(JobStore(path)) as store:
            jobs = JobQueue()
            for command in commands:
                do(jobs, store, *command)
                assert store.jobs() == jobs.jobs
                ids = [job.id for job in jobs.jobs]
                assert len(set(ids)) == len(ids)
                unfinished = [job.path for job in jobs.jobs if not job.state.is_over]
                assert sum(job.state is RUNNING for job in jobs.jobs) <= 1
                assert len(unfinished) == len(set(unfinished)) or any(name == "retried" for name, *_ in commands)
        with closing(JobStore(path)) as store:
            assert store.jobs() == jobs.jobs
            assert store.last_id() >= max((job.id for job in jobs.jobs), default=0)


def do(jobs: JobQueue, store: JobStore, name: str, ids: list[int], about: object) -> None:
    """A command as `Desk` carries it out."""
    if name == "add":
        assert isinstance(about, JobChoices)
        changed = jobs.added([Path(f"/{id_}.mp3") for id_ in ids], about, 1.0)
    elif name == "move":
        order = jobs.moved(ids, about)  # type: ignore[arg-type]
        assert sorted(order) == sorted(job.id for job in jobs.jobs)
        store.save([], order=order)
        jobs.put_in_order(order)
        return
    elif name == "remove":
        store.remove(jobs.known(ids))
        jobs.drop(ids)
        return
    elif name == "run":
        waiting = [] if any(job.state is RUNNING for job in jobs.jobs) else jobs.waiting()[:1]
        changed = tuple(replace(job, state=RUNNING) for job in waiting)
    elif name == "done":
        changed = tuple(replace(job, state=DONE, done_s=1.0) for job in jobs.jobs if job.state is RUNNING)
    elif name == "cancelled":
        changed = jobs.cancelled(ids, 2.0)
    elif name == "chosen":
        assert isinstance(about, JobChoices)
        changed = jobs.chosen(ids, about)
    else:
        changed = getattr(jobs, name)(ids)
    store.save(changed)
    jobs.put(changed)
