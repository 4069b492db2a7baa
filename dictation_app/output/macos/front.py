"""The programs in front on macOS, which tells of them on the main thread. Its windows have no names for others.

A process stands for its windows here: which of them has the keyboard is told only to programs with a permission.
"""

from __future__ import annotations

import time
from importlib import import_module
from typing import TYPE_CHECKING, Any

from dictation_app.output.front import Record
from dictation_app.values.dictation import Target

if TYPE_CHECKING:
    from collections.abc import Callable

_ACTIVATED = "NSWorkspaceDidActivateApplicationNotification"
_PROGRAM = "NSWorkspaceApplicationKey"
_IGNORING_OTHERS = 2
"""NSApplicationActivateIgnoringOtherApps"""
_COMES_WITHIN_S = 1.5
_POLL_S = 0.02


class MacFront:
    """See `front.Front`. Started and stopped on the main thread."""

    def __init__(self, appkit: Any = None) -> None:
        """`appkit` stands in for that module."""
        self._appkit = appkit if appkit is not None else import_module("AppKit")
        self._workspace = self._appkit.NSWorkspace.sharedWorkspace()
        self._record = Record()
        self._observer: Any = None

    def start(self) -> None:
        """See `Front`."""
        self._note(self._workspace.frontmostApplication())
        on_change: Callable[[Any], None] = lambda news: self._note(news.userInfo()[_PROGRAM])  # noqa: E731
        self._observer = self._workspace.notificationCenter().addObserverForName_object_queue_usingBlock_(
            _ACTIVATED, None, None, on_change
        )

    def stop(self) -> None:
        """See `Front`."""
        if self._observer is not None:
            self._workspace.notificationCenter().removeObserver_(self._observer)
            self._observer = None

    def at(self, time_s: float) -> Target | None:
        """See `Front`."""
        return self._record.at(time_s)

    def is_open(self, target: Target) -> bool:
        """See `Front`."""
        return self._program(target) is not None

    def has_keyboard(self, target: Target) -> bool | None:  # noqa: ARG002  # the protocol's
        """See `Front`."""
        return None

    def bring(self, target: Target) -> bool:
        """See `Front`."""
        program = self._program(target)
        if program is None:
            return False
        program.activateWithOptions_(_IGNORING_OTHERS)
        deadline_s = time.monotonic() + _COMES_WITHIN_S
        while (front := self._workspace.frontmostApplication()) is None or front.processIdentifier() != target.window:
            if time.monotonic() >= deadline_s:
                return False
            time.sleep(_POLL_S)
        return True

    def _program(self, target: Target) -> Any:
        find = self._appkit.NSRunningApplication.runningApplicationWithProcessIdentifier_
        program = find(target.window)
        return program if program is not None and _life(program) == target.life else None

    def _note(self, program: Any) -> None:
        now_s = time.monotonic()
        target = None
        if program is not None:
            name = str(program.localizedName() or "").lower()
            target = Target(window=int(program.processIdentifier()), life=_life(program), program=name)
        self._record.note(target, now_s)


def _life(program: Any) -> int:
    """When it was started: the number of a process is given to another one some day."""
    started = program.launchDate()
    return int(started.timeIntervalSince1970() * 1000) if started is not None else 0
