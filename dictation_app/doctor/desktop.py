"""Which desktop this is, and what works there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dictation_app.doctor.finding import Finding, State
from dictation_app.errors import DisplayError
from dictation_app.hotkey import HOTKEYS
from dictation_app.output import OUTPUTS
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

NAME = "Desktop"

_SYSTEMS = {"win32": "Windows", "darwin": "macOS"}


def desktop(
    environ: Mapping[str, str],
    check_display: Callable[[], None],
    *,
    platform: str = sys.platform,
    hotkeys: Sequence[str] | None = None,
    outputs: Sequence[str] | None = None,
) -> tuple[Finding, ...]:
    """`hotkeys` and `outputs` are the labels of what can run on this system."""
    try:
        check_display()
    except DisplayError as exc:
        return (Finding(name=NAME, state=State.FAILED, value=say("none"), cause=exc.message, next_step=exc.hint),)
    keys = [entry.label for entry in HOTKEYS.usable()] if hotkeys is None else list(hotkeys)
    ways = [entry.label for entry in OUTPUTS.usable()] if outputs is None else list(outputs)
    is_wayland = platform == "linux" and bool(environ.get("WAYLAND_DISPLAY"))
    no = say("no (Wayland)") if is_wayland else say("no")
    value = say(
        "{session}. Hotkey: {hotkey}. Text: {output}.",
        session=_session(environ, platform, is_wayland=is_wayland),
        hotkey=_listed(keys) if keys and not is_wayland else no,
        output=_listed(ways) if ways else say("no"),
    )
    if is_wayland:
        cause = say("Wayland lets no program watch the keyboard, and lets programs write only into windows of X11.")
        step = say("Bind a key to `dictation toggle` in the keyboard settings of your desktop, or log in with X11.")
    elif not keys:
        cause = say("There is no global hotkey on this system.")
        step = say("Bind a key to `dictation toggle` in the keyboard settings of your desktop.")
    else:
        return (Finding(name=NAME, state=State.OK, value=value),)
    return (Finding(name=NAME, state=State.WARNING, value=value, cause=cause, next_step=step),)


def _session(environ: Mapping[str, str], platform: str, *, is_wayland: bool) -> str:
    if platform in _SYSTEMS:
        return _SYSTEMS[platform]
    protocol = "Wayland" if is_wayland else "X11"
    name = environ.get("XDG_CURRENT_DESKTOP", "")
    if not name:
        return say("{protocol} without a desktop environment", protocol=protocol)
    return f"{protocol}, {name}"


def _listed(labels: Sequence[str]) -> str:
    listed = labels[0]
    for label in labels[1:]:
        listed = say("{names}, {name}", names=listed, name=label)
    return listed
