"""Which desktop this is, and what works there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from dictation_app.doctor.finding import Finding, State, listed
from dictation_app.errors import DisplayError, UserError
from dictation_app.hotkey import HOTKEYS
from dictation_app.output import OUTPUTS, OutputContext
from dictation_app.sentences import say
from dictation_app.settings import OutputSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dictation_app.registry import Entry, Registry

T = TypeVar("T")

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
    """`hotkeys` and `outputs` are the labels of what works on this desktop."""
    try:
        check_display()
    except DisplayError as exc:
        return (Finding(name=NAME, state=State.FAILED, value=say("none"), cause=exc.message, next_step=exc.hint),)
    keys = _that_work(HOTKEYS, _is_granted) if hotkeys is None else list(hotkeys)
    ways = _that_work(OUTPUTS, _can_be_made) if outputs is None else list(outputs)
    is_wayland = platform == "linux" and bool(environ.get("WAYLAND_DISPLAY"))
    value = say(
        "{session}. Hotkey: {hotkey}. Text: {output}.",
        session=_session(environ, platform, is_wayland=is_wayland),
        hotkey=listed(keys) if keys else say("no (Wayland)") if is_wayland else say("no"),
        output=listed(ways) if ways else say("no"),
    )
    if is_wayland and not keys:
        cause = say("On this desktop Wayland lets no program watch the keyboard.")
        step = say("Bind a key to a command instead: `dictation hotkey-lines` tells the lines for your desktop.")
    elif is_wayland and len(ways) <= 1:
        cause = say("This desktop lets no program write into the windows of others.")
        step = say("Press Ctrl+V in the window after dictating.")
    elif not keys:
        cause = say("There is no global hotkey on this system.")
        step = say("Bind a key to `dictation toggle` in the keyboard settings of your desktop.")
    else:
        return (Finding(name=NAME, state=State.OK, value=value),)
    return (Finding(name=NAME, state=State.WARNING, value=value, cause=cause, next_step=step),)


def _that_work(registry: Registry[T], works: Callable[[Entry], bool]) -> list[str]:
    """Labels. Under Wayland each is asked, as desktops differ in what they let programs do; elsewhere all work."""
    usable = registry.usable()
    return [entry.label for entry in usable if not any(each.variables for each in usable) or works(entry)]


def _can_be_made(entry: Entry) -> bool:
    settings = OutputSettings()
    try:
        output = OUTPUTS.create(entry.name, OutputContext(settings=settings, copy_text=lambda _text: None))
    except UserError:
        return False
    output.close()
    return True


def _is_granted(entry: Entry) -> bool:
    """Whether there is a portal to ask; no other hotkey works there."""
    if not entry.variables:
        return False
    from dictation_app.hotkey.portal import is_offered  # noqa: PLC0415  # a library of this system's only

    return is_offered()


def _session(environ: Mapping[str, str], platform: str, *, is_wayland: bool) -> str:
    if platform in _SYSTEMS:
        return _SYSTEMS[platform]
    protocol = "Wayland" if is_wayland else "X11"
    name = environ.get("XDG_CURRENT_DESKTOP", "")
    if not name:
        return say("{protocol} without a desktop environment", protocol=protocol)
    return f"{protocol}, {name}"
