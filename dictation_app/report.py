"""The report of a crash or a bug, as the user may hand it on: it is read before it is copied, and nothing is sent.

It holds versions, what differs from the default settings, stacks and the end of the log; no words, no paths of this
machine, no names. Settings are shown only where their form leaves no room for anything private.
"""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import fields
from importlib import metadata
from typing import TYPE_CHECKING, Annotated, Literal, get_args, get_origin, get_type_hints

from msgspec import Meta

from dictation_app import __version__, crashes, logs, stacks
from dictation_app.engine.catalogue import Catalogue
from dictation_app.errors import ModelError
from dictation_app.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dictation_app.crashes import Crash
    from dictation_app.values.speech import EngineInfo

LOG_LINES = 80
CRASHES = 2
"""How many of the last ones a report tells."""
_LIBRARIES = ("ctranslate2", "faster-whisper", "onnxruntime", "numpy", "av", "sounddevice")
_HARMLESS = {
    "engine.name", "hotkey.chord", "hotkey.cancel", "hotkey.backend", "output.method",
}  # fmt: skip
"""Texts of free form that name keys or parts of the app."""


def compose(settings: Settings, folder: Path, *, loaded: EngineInfo | None, now: Sequence[Crash] = ()) -> str:
    """The report: `folder` has the logs and the crashes, of which `now` are the ones it is about (else the last)."""
    told = list(now) or crashes.recent(folder, CRASHES)
    parts = [about(settings, loaded)]
    changed = list(_changed(settings))
    parts.append("\n".join(["Settings that differ from the defaults", *(changed or ["  none"])]))
    parts += [
        f"Crash of {crash.process}, version {crash.version}, {crash.at}\n{_indented(crash.stack)}" for crash in told
    ]
    if not told:
        parts.append("No crash is known.")
    lines = logs.last_lines(folder, LOG_LINES)
    parts.append("\n".join([f"Log, last {len(lines)} lines", *lines]))
    return stacks.without_person("\n\n".join(parts)) + "\n"


def about(settings: Settings, loaded: EngineInfo | None) -> str:
    """Versions, the system, the model."""
    return "\n".join(_about_the_app(settings, loaded))


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.splitlines())


def _about_the_app(settings: Settings, loaded: EngineInfo | None) -> Iterator[str]:
    engine = settings.engine
    model = _shown_model(engine.model if loaded is None else loaded.model)
    runs = "not loaded" if loaded is None else f"on {loaded.device}, {loaded.compute_type}"
    frozen = ", frozen" if getattr(sys, "frozen", False) else ""
    yield f"Dictation {__version__}"
    yield f"  Python     {platform.python_version()} ({platform.python_implementation()}{frozen})"
    yield f"  Qt         {_version('PySide6-Essentials')}"
    yield f"  System     {platform.system()} {platform.release()}, {platform.machine()}, {_system_name()}"
    yield f"  Desktop    {_desktop()}"
    yield f"  Model      {model}, {runs} (wanted: {engine.device}, {engine.compute_type})"
    yield f"  Libraries  {', '.join(f'{name} {_version(name)}' for name in _LIBRARIES)}"


def _shown_model(name: str) -> str:
    try:
        return Catalogue.read().get(name).name
    except ModelError:  # a name of the user's own
        return "one that is not in the catalogue"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "unknown"


def _system_name() -> str:
    if sys.platform != "linux":
        return platform.platform(terse=True)
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "unknown")
    except OSError:
        return "unknown"


def _desktop() -> str:
    if sys.platform != "linux":
        return platform.system()
    desktop = os.environ.get("XDG_CURRENT_DESKTOP", "unknown")
    session = os.environ.get("XDG_SESSION_TYPE", "unknown")
    has = [name for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM") if os.environ.get(name)]
    return f"{desktop}, session {session}, set: {', '.join(has) or 'no display'}"


def _changed(settings: Settings) -> Iterator[str]:
    usual = Settings()
    hints = get_type_hints(Settings)
    for section in fields(Settings):
        kinds = get_type_hints(hints[section.name], include_extras=True)
        for field in fields(hints[section.name]):
            value = getattr(getattr(settings, section.name), field.name)
            if value != getattr(getattr(usual, section.name), field.name):
                key = f"{section.name}.{field.name}"
                yield f"  {key} = {_shown(key, value, kinds[field.name])}"


def _shown(key: str, value: object, hint: object) -> str:
    if key == "engine.model":
        return _shown_model(str(value))
    if isinstance(value, bool | int | float) or key in _HARMLESS or _is_closed(hint):
        return str(value)
    if isinstance(value, str):
        return f"(not shown, {len(value)} characters)"
    return f"(not shown, {len(value)} entries)" if hasattr(value, "__len__") else "(not shown)"


def _is_closed(hint: object) -> bool:
    """Whether only values of a form given by the app are allowed."""
    if get_origin(hint) is not Annotated:
        return get_origin(hint) is Literal
    kind, *extras = get_args(hint)
    return get_origin(kind) is Literal or any(isinstance(extra, Meta) and extra.pattern for extra in extras)
