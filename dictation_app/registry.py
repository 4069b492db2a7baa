"""One mechanism for everything that comes in kinds: engines, text outputs, hotkey back ends, export formats.

Listing imports nothing (a native library can kill the process on import); `create` imports the chosen module only.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Generic, TypeVar

from dictation_app.errors import SettingsError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")

ANY_PLATFORM: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One choice: its name in the settings, its label for people, and where its class lives."""

    name: str
    label: str
    target: str
    """``package.module:Class``."""
    requires: tuple[str, ...] = ()
    """Top-level modules that must be installed."""
    extra: str = ""
    """Of the project, which installs them; empty = they come with the app."""
    platforms: tuple[str, ...] = ANY_PLATFORM
    """Values of ``sys.platform`` it runs on; empty = all."""
    variables: tuple[str, ...] = ()
    """Environment variables that only the sessions have in which it runs."""
    warning: str = ""
    """What to know before choosing it; what has one is used only where the settings name it."""

    def problem(self, platform: str = sys.platform) -> str | None:
        """Why it cannot be used on this machine (one sentence), or None."""
        if self.platforms and platform not in self.platforms:
            return say("{label} does not run on this system.", label=self.label)
        if not all(map(os.environ.get, self.variables)):
            return say("{label} does not run in this desktop session.", label=self.label)
        missing = [name for name in self.requires if find_spec(name) is None]
        if missing and self.extra:
            return say("{label} needs the extra '{extra}', which is not installed.", label=self.label, extra=self.extra)
        if missing:
            return say(
                "{label} needs the Python package '{package}', which is not installed.",
                label=self.label,
                package=missing[0],
            )
        return None

    def load(self) -> type[object]:
        """Import the module and return the class."""
        module_name, _, class_name = self.target.partition(":")
        loaded: type[object] = getattr(import_module(module_name), class_name)
        return loaded


class Registry(Generic[T]):
    """The entries of one kind, in order of preference."""

    def __init__(self, kind: str, *entries: Entry) -> None:
        self.kind = kind
        self._entries = {entry.name: entry for entry in entries}

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def names(self) -> tuple[str, ...]:
        """All names, whether usable here or not."""
        return tuple(self._entries)

    def usable(self) -> tuple[Entry, ...]:
        """The entries that can run on this machine, best first; none that has to be chosen by name."""
        return tuple(entry for entry in self if entry.problem() is None and not entry.warning)

    def to_choose(self) -> tuple[Entry, ...]:
        """As `usable`, then those that have to be chosen by name."""
        warned = tuple(entry for entry in self if entry.problem() is None and entry.warning)
        return (*self.usable(), *warned)

    def get(self, name: str) -> Entry:
        """Raise `SettingsError` for a name that is not there."""
        try:
            return self._entries[name]
        except KeyError:
            raise SettingsError(
                say("There is no {kind} '{name}'.", kind=self.kind, name=name),
                say("Choose one of: {names}.", names=", ".join(self._entries)),
            ) from None

    def create(self, name: str, *args: object) -> T:
        """Import and construct the entry `name` with `args`; raise `SettingsError` where it cannot run here."""
        entry = self.get(name)
        problem = entry.problem()
        if problem is not None:
            names = ", ".join(each.name for each in self.to_choose())
            install = say("Install it, or choose one of: {names}.", names=names)
            raise SettingsError(problem, install if entry.extra else say("Choose one of: {names}.", names=names))
        created: T = entry.load()(*args)  # type: ignore[assignment]  # the contract tests check the class
        return created
