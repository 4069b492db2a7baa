"""What a screen reader knows of a window: run by the system's Python, which has AT-SPI; it answers one line by one.

Run as ``/usr/bin/python3 screen_reader.py``. A line in is ``["find", PID, NAME]``, ``["list", PID, NAME]`` or
``["row", PID, NAME, NUMBER]`` as JSON; a line out is what is there: its place on the screen, its text and its value,
or null.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  # the version is asked for first

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTS = {"list", "table", "tree"}
"""Their rows are many; they are asked for by number."""


def applications(pid: int) -> Iterator[Any]:
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        found = desktop.get_child_at_index(number)
        if found is not None and found.get_process_id() == pid:
            found.clear_cache()
            yield found


def seen(at: Any) -> Iterator[Any]:
    """All that is shown below it, the windows' rows left out."""
    for number in range(at.get_child_count()):
        child = at.get_child_at_index(number)
        if child is None:
            continue
        if child.get_state_set().contains(Atspi.StateType.SHOWING):
            yield child
            if child.get_role_name() not in _LISTS:
                yield from seen(child)


def named(pid: int, name: str, *, is_list: bool) -> Any:
    for top in applications(pid):
        for each in seen(top):
            if (each.get_name() or "").replace("\u200b", "") == name and (
                not is_list or each.get_role_name() in _LISTS
            ):
                return each
    return None


def told(found: Any) -> dict[str, Any] | None:
    if found is None:
        return None
    place = found.get_extents(Atspi.CoordType.SCREEN)
    has = found.get_interfaces()
    return {
        "name": found.get_name(),
        "place": (place.x, place.y, place.width, place.height),
        "text": Atspi.Text.get_text(found, 0, -1) if "Text" in has else "",
        "value": Atspi.Value.get_current_value(found) if "Value" in has else None,
        "is_checked": found.get_state_set().contains(Atspi.StateType.CHECKED),
        "is_enabled": found.get_state_set().contains(Atspi.StateType.ENABLED),
        "rows": found.get_child_count(),
    }


def answer(what: str, pid: int, name: str, row: int = 0) -> dict[str, Any] | None:
    try:
        found = named(pid, name, is_list=what != "find")
        return told(found.get_child_at_index(row) if what == "row" and found is not None else found)
    except GLib.Error:  # it went away while it was looked at
        return None


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(*json.loads(line))) + "\n")
        sys.stdout.flush()
