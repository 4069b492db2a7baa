"""Which window has the focus, where the compositor tells of its windows (wlroots' foreign-toplevel protocol).

Sway, Hyprland, niri, labwc, Wayfire and river do; GNOME and KDE tell no ordinary program.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dictation_app.output.wayland.wire import Event, Wire

MANAGER = "zwlr_foreign_toplevel_manager_v1"
_VERSION = 1
_ACTIVATED = 2
_DESTROY = 7


@dataclass(frozen=True, slots=True)
class Window:
    """The one that gets the keys."""

    number: int
    """Of this connection; 0 where the compositor does not tell of its windows."""
    program: str
    """Its app id in lower case; empty where it has none."""


@dataclass(slots=True)
class _Told:
    app_id: str = ""
    states: tuple[int, ...] = ()
    pending: dict[str, object] = field(default_factory=dict)
    """Counts from the event that says it is complete."""


class Windows:
    """Follows the windows; on one thread, which passes every event on."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._is_told = MANAGER in wire.offered
        self._windows: dict[int, _Told] = {}
        self._manager = wire.bind(MANAGER, _VERSION, "windows") if self._is_told else 0

    @property
    def focused(self) -> Window | None:
        """None where no window has the focus; one without a name where nobody tells."""
        if not self._is_told:
            return Window(0, "")
        for number, told in self._windows.items():
            if _ACTIVATED in told.states:
                return Window(number, told.app_id.lower())
        return None

    def on_event(self, event: Event) -> None:
        """Take it, if it is about windows."""
        if event.sender == self._manager and event.name == "toplevel":
            self._windows[event.arguments[0]] = _Told()
        told = self._windows.get(event.sender)
        if told is None:
            return
        if event.name in {"app_id", "state"}:
            told.pending[event.name] = event.arguments[0]
        elif event.name == "done":
            told.app_id = str(told.pending.get("app_id", told.app_id))
            states = told.pending.get("state", told.states)
            told.states = states if isinstance(states, tuple) else ()
            told.pending.clear()
        elif event.name == "closed":
            del self._windows[event.sender]
            self._wire.request(event.sender, _DESTROY)
