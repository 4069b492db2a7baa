"""work_off: order, and what becomes of the rest after a bug. guarded: what comes instead. fulfil: who hears of one."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

import pytest

from dictation_app.work_loop import fulfil, guarded, work_off

if TYPE_CHECKING:
    from collections.abc import Iterator


class Worker:
    """Divides 12 by what it is given."""

    def __init__(self) -> None:
        self.results: list[int] = []
        self.bugs: list[tuple[int, type[Exception]]] = []

    def divide(self, item: int) -> None:
        self.results.append(12 // item)

    def note(self, item: int, bug: Exception) -> None:
        self.bugs.append((item, type(bug)))

    def give_up(self, item: int, bug: Exception) -> None:
        self.note(item, bug)
        raise bug


def test_a_bug_in_one_piece_of_work_costs_no_other_one() -> None:
    worker = Worker()
    work_off([1, 0, 2, 0, 3], worker.divide, worker.note)
    assert worker.results == [12, 6, 4]
    assert worker.bugs == [(0, ZeroDivisionError)] * 2


def test_a_bug_that_is_not_answered_ends_the_loop() -> None:
    worker = Worker()
    with pytest.raises(ZeroDivisionError):
        work_off([1, 0, 2], worker.divide, worker.give_up)
    assert worker.results == [12]
    assert worker.bugs == [(0, ZeroDivisionError)]


def test_a_bug_in_finding_the_next_piece_of_work_ends_the_loop_and_is_nobodys() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise LookupError

    worker = Worker()
    with pytest.raises(LookupError):
        work_off(items(), worker.divide, worker.note)
    assert worker.results == [12]
    assert not worker.bugs


def test_what_ends_the_program_is_no_bug_of_the_work() -> None:
    def interrupt(_item: int) -> None:
        raise KeyboardInterrupt

    worker = Worker()
    with pytest.raises(KeyboardInterrupt):
        work_off([1], interrupt, worker.note)
    assert not worker.bugs


def test_a_result_and_a_bug_come_to_who_waits() -> None:
    whole: Future[int] = Future()
    fulfil(whole, lambda: 12 // 3)
    assert whole.result(0) == 4
    failed: Future[int] = Future()
    fulfil(failed, lambda: 12 // 0)
    with pytest.raises(ZeroDivisionError):
        failed.result(0)


def test_what_a_call_gives_is_passed_on_and_a_bug_in_it_is_answered() -> None:
    assert guarded(lambda: 12 // 3, lambda _bug: 0) == 4
    bugs: list[Exception] = []

    def answer(bug: Exception) -> int:
        bugs.append(bug)
        return -1

    assert guarded(lambda: 12 // 0, answer) == -1
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]
