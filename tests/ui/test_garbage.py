"""What only holds itself is destroyed on the GUI thread, whoever allocates."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QTimer

from dictation_app.control.garbage import Garbage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def gc_as_python_has_it() -> Iterator[None]:
    was = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if was else gc.disable)()


def drop_a_cycle() -> list[threading.Thread]:
    """Let go of an object with a timer that holds itself; returns where it will have been destroyed."""
    where: list[threading.Thread] = []
    thing = QObject()
    thing.timer = QTimer(thing)  # type: ignore[attr-defined]
    thing.itself = thing  # type: ignore[attr-defined]
    weakref.finalize(thing, lambda: where.append(threading.current_thread()))
    return where


def allocate(kept: list[list[int]]) -> None:
    kept += [[] for _ in range(200_000)]


def test_garbage_waits_for_the_gui_thread(qtbot: QtBot) -> None:
    garbage = Garbage(look_ms=20)
    where = drop_a_cycle()
    kept: list[list[int]] = []
    worker = threading.Thread(target=allocate, args=(kept,))
    worker.start()
    worker.join()
    assert where == [], "the worker collected it"
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.main_thread()]
    garbage.close()


def test_nothing_is_collected_before_it_is_due(qtbot: QtBot) -> None:
    gc.collect()
    garbage = Garbage(look_ms=20)
    where = drop_a_cycle()
    garbage.collect()
    assert where == []
    garbage.close()
    assert gc.isenabled()
