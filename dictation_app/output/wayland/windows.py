"""The windows, and which one has the focus, where the compositor tells (wlroots' foreign-toplevel protocol).

Sway, Hyprland, niri, labwc, Wayfire and river do; GNOME and KDE tell no ordinary program. The compositor gives the
number of a window that was closed to the next one, so each window gets a number here that no other one gets.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.output.wayland.wire import Event, Wire

MANAGER = "zwlr_foreign_toplevel_manager_v1"
_VERSION = 1
_ACTIVATED = 2
_ACTIVATE, _DESTROY = 4, 7


@dataclass(frozen=True, slots=True)
class Window:
    """The one that gets the keys."""

    number: int
    """Another one for each window; 0 where the compositor does not tell of its windows."""
    program: str
    """Its app id in lower case; empty where it has none."""
    title: str = field(default="", compare=False, repr=False)


@dataclass(slots=True)
class _Told:
    number: int
    app_id: str = ""
    title: str = field(default="", repr=False)
    states: tuple[int, ...] = ()
    pending: dict[str, object] = field(default_factory=dict, repr=False)
    """Counts from the event that says it is complete."""


class Windows:
    """Follows the windows; on one thread, which passes every event on."""

    def __init__(
        self,
        wire: Wire,
        numbers: Iterator[int] | None = None,
        changed: Callable[[Window | None, frozenset[int]], None] = lambda _focused, _open: None,
    ) -> None:
        """`changed` hears of the window with the focus and the numbers of all; the `numbers` outlast a connection."""
        self._wire = wire
        self._numbers = numbers if numbers is not None else itertools.count(1)
        self._changed = changed
        self._is_news = False
        self._windows: dict[int, _Told] = {}
        """By the compositor's number; what got the focus later stands behind."""
        self.is_told = MANAGER in wire.offered
        """Whether this compositor tells of its windows."""
        self._manager = wire.bind(MANAGER, _VERSION, "windows") if self.is_told else 0

    @property
    def focused(self) -> Window | None:
        """None where no window has the focus; one without a name where nobody tells."""
        if not self.is_told:
            return Window(0, "")
        for told in reversed(self._windows.values()):
            if _ACTIVATED in told.states:
                return Window(told.number, told.app_id.lower(), told.title)
        return None

    def activate(self, number: int, seat: int) -> None:
        """Ask that this window gets the keyboard of the seat; nothing where it is gone."""
        for handle, told in self._windows.items():
            if told.number == number:
                self._wire.request(handle, _ACTIVATE, seat)

    def on_event(self, event: Event) -> None:
        """Take it, if it is about windows."""
        if event.sender == self._manager and event.name == "toplevel":
            self._windows[event.arguments[0]] = _Told(next(self._numbers))
        elif event.sender == self._manager and event.name == "finished":
            self.is_told, self._is_news = False, True
            self._windows.clear()
        told = self._windows.get(event.sender)
        if told is None:
            return
        if event.name in {"app_id", "title", "state"}:
            told.pending[event.name] = event.arguments[0]
        elif event.name == "done":
            self._complete(event.sender, told)
            self._is_news = True
        elif event.name == "closed":
            del self._windows[event.sender]
            self._wire.request(event.sender, _DESTROY)
            self._is_news = True

    def tell(self) -> None:
        """Tell what has changed, after all events of a moment: one window loses the focus, and another has it."""
        if self._is_news:
            self._is_news = False
            self._changed(self.focused, frozenset(told.number for told in self._windows.values()))

    def end(self) -> None:
        """The connection is over: what has the focus is not known any more."""
        self._changed(None, frozenset(told.number for told in self._windows.values()))

    def _complete(self, handle: int, told: _Told) -> None:
        told.app_id = str(told.pending.get("app_id", told.app_id))
        told.title = str(told.pending.get("title", told.title))
        before, states = told.states, told.pending.get("state", told.states)
        told.states = states if isinstance(states, tuple) else ()
        told.pending.clear()
        if _ACTIVATED in told.states and _ACTIVATED not in before:
            self._windows[handle] = self._windows.pop(handle)
