"""Work of a thread in which a bug is somebody's: the next piece of it goes on, or who waits for it hears of the bug.

`except Exception` stands here for all of them. In a loop, what `on_bug` does not answer it raises again, and that ends
the loop: so does whatever comes from `items`, which is the loop's own part and not one piece's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Future

T = TypeVar("T")


def work_off(items: Iterable[T], carry_out: Callable[[T], None], on_bug: Callable[[T, Exception], None]) -> None:
    """Carry all out in order. `on_bug` logs what `carry_out` raised and says what becomes of that item, or raises."""
    for item in items:
        try:
            carry_out(item)
        except Exception as exc:  # noqa: BLE001  # a bug in one piece of work
            on_bug(item, exc)


def guarded(call: Callable[[], T], on_bug: Callable[[Exception], T]) -> T:
    """The top of a thread that does one thing: what comes of it, or what `on_bug` makes of what it raised."""
    try:
        return call()
    except Exception as exc:  # noqa: BLE001  # a bug: the thread ends, and somebody says so
        return on_bug(exc)


def fulfil(future: Future[T], call: Callable[[], T]) -> None:
    """Make the call for whoever waits for the future, on another thread than his: what it raises is raised there."""
    try:
        result = call()
    except Exception as exc:  # noqa: BLE001  # for who made the call
        future.set_exception(exc)
    else:
        future.set_result(result)
