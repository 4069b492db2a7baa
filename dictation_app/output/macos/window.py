"""MacWindow: what has the keyboard on macOS: the program, which macOS itself tells, and its window's title.

The title has to be asked of the program, which may take its time: that is done on a thread of its own, and the next
look tells it. Without the user's permission under Accessibility it is never told.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dictation_app.output.asking import Asker, Latest
from dictation_app.output.field import LIMIT_S
from dictation_app.output.window import Window

_SUCCESS = 0


class MacWindow:
    """Looked at on the main thread."""

    def __init__(self, appkit: Any = None, services: Any = None) -> None:
        """Both stand in for those modules."""
        self._appkit = appkit if appkit is not None else import_module("AppKit")
        self._services = services if services is not None else import_module("ApplicationServices")
        self._pid = 0
        """Of the program in front at the last look."""
        self._asker = Asker("title")
        self._titled = Latest(self._asker, self._title)

    def look(self) -> Window | None:
        """What `window.window_here` answers; at once."""
        program = self._appkit.NSWorkspace.sharedWorkspace().frontmostApplication()
        if program is None:
            return None
        self._pid = int(program.processIdentifier())
        name, bundle = (str(told or "").lower() for told in (program.localizedName(), program.bundleIdentifier()))
        pid, title = self._titled.look() or (0, None)
        return Window(
            names=frozenset({name, bundle} - {""}),
            title=title if pid == self._pid else None,
            program=name or bundle,
        )

    def close(self) -> None:
        """Ask nobody any more."""
        self._asker.close()

    def _title(self) -> tuple[int, str | None]:
        """On the thread: the process, and what is written over its window."""
        pid = self._pid
        program = self._services.AXUIElementCreateApplication(pid)
        self._services.AXUIElementSetMessagingTimeout(program, LIMIT_S)
        window = self._value(program, "AXFocusedWindow")
        title = None if window is None else self._value(window, "AXTitle")
        return pid, None if title is None else str(title)

    def _value(self, element: Any, name: str) -> Any:
        error, value = self._services.AXUIElementCopyAttributeValue(element, name, None)
        return value if error == _SUCCESS else None
