"""The loop of a thread: one piece of work after the other, where a bug in one costs no other one.

`except Exception` stands here for all of them. What `on_bug` does not answer it raises again, and that ends the loop:
so does whatever comes from `items`, which is the loop's own part and not one piece's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")


def work_off(items: Iterable[T], carry_out: Callable[[T], None], on_bug: Callable[[T, Exception], None]) -> None:
    """Carry all out in order. `on_bug` logs what `carry_out` raised and says what becomes of that item, or raises."""
    for item in items:
        try:
            carry_out(item)
        except Exception as exc:  # noqa: BLE001  # a bug in one piece of work
            on_bug(item, exc)
