"""For all tests: no stray log record at WARNING or above, no thread left behind, no state outside the test's folder."""

from __future__ import annotations

import gc
import logging
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ON_THE_DESKTOP = ("system/", "faults/desktop/")
"""Folders whose tests start real desktops and wait for what happens there: they have the machine first."""
_IN_THEIR_OWN_TIME = (*_ON_THE_DESKTOP, "faults/", "ui/", "unit/output/")
"""Folders whose tests wait for other threads or programs."""
_LOWEST_PRIORITY = 19
_COLLECTIONS_TO_ALL = 100


# The same examples each time: a check must not fail by chance. New ones are looked for with
# `--hypothesis-profile=default`.
hypothesis.settings.register_profile("same", derandomize=True)
hypothesis.settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--run-long", action="store_true", help="also run the tests marked long")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--run-long"):
        # Deselected, not skipped: what did not run does not show as if it nearly had.
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("long")])
        items[:] = [item for item in items if not item.get_closest_marker("long")]
    for item in items:
        if _is_in(_IN_THEIR_OWN_TIME, item):
            # What windows, sound servers, programs of others and threads at the lowest priority do in their own time
            # fails now and then by itself. A second try is told as RERUN, and what fails twice has failed.
            item.add_marker(pytest.mark.flaky(reruns=1))
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: not _is_on_the_desktop(item))  # the longest lane begins first


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Give all tests on the desktop to one worker, the others folder by folder to whichever is free."""
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415  # there is none without pytest-xdist

    class Lanes(LoadScopeScheduling):
        # Not by marks (`--dist loadgroup`): xdist 3.8 writes them into node ids, which pytest 9.2 does not let it.
        def _split_scope(self, nodeid: str) -> str:
            _, _, path = nodeid.partition("/")
            return "desktop" if path.startswith(_ON_THE_DESKTOP) else path.split("/")[0]

    return Lanes(config, log)


def _is_in(folders: tuple[str, ...], item: pytest.Item) -> bool:
    return item.path.relative_to(Path(__file__).parent).as_posix().startswith(folders)


def _is_on_the_desktop(item: pytest.Item) -> bool:
    return _is_in(_ON_THE_DESKTOP, item)


def pytest_sessionstart() -> None:
    """Garbage is collected on the main thread alone, as in the app (`dictation_app.control.garbage`)."""
    gc.disable()


def pytest_runtest_teardown() -> None:
    """The young garbage after each test, all of it now and then."""
    gc.collect(1 if gc.get_count()[2] < _COLLECTIONS_TO_ALL else 2)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Beside a worker with the tests on the desktop, the others run when it leaves a core free."""
    if sys.platform != "win32" and "PYTEST_XDIST_WORKER" in os.environ and not _is_on_the_desktop(item):
        os.setpriority(os.PRIO_PROCESS, 0, _LOWEST_PRIORITY)


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on warnings a test did not expect; one that expects them clears `caplog`."""
    yield
    unexpected = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not unexpected, [f"{r.name}: {r.getMessage()}" for r in unexpected]


@pytest.fixture(autouse=True)
def no_dangling_thread() -> Iterator[None]:
    """Fail where a test leaves a thread of ours running."""
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and t.is_alive() and not t.daemon]
    for thread in left:
        thread.join(2)
    assert not [t for t in left if t.is_alive()]


@pytest.fixture
def measured(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Tell a measured number at the end of the run; numbers of a shared machine are for reading, not for judging."""
    return lambda line: record_property("measured", line)


@pytest.fixture
def survived(record_property: Callable[[str, object], None]) -> Callable[..., None]:
    """Tell ``(fault, tries, lost, worst)`` for the table of faults; to be called before it is judged."""

    def tell(fault: str, tries: int, lost: int = 0, worst: str = "") -> None:
        record_property("survived", f"| {fault} | {tries} | {tries - lost} | {lost} | {worst} |")

    return tell


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    # As reports have them, because those come from the workers, too.
    told = [
        each
        for reports in terminalreporter.stats.values()
        for report in reports
        if isinstance(report, pytest.TestReport) and report.when == "call" and report.outcome != "rerun"
        for each in report.user_properties
    ]
    for name, line in told:
        if name == "measured":
            terminalreporter.write_line(f"measured: {line}")
    rows = [line for name, line in told if name == "survived"]
    if rows:
        terminalreporter.section("faults", sep="-")
        for line in ("| fault | tries | survived | lost | worst |", "| --- | --- | --- | --- | --- |", *rows):
            terminalreporter.write_line(str(line))
