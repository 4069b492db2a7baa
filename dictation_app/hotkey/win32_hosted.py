"""The hotkey on Windows as the app has it: `WindowsHotkey` in a process of its own. See `hook_process`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dictation_app.hotkey.hook_process import HookProcess, Watch
from dictation_app.hotkey.win32 import WindowsHotkey

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dictation_app.errors import HotkeyError
    from dictation_app.hotkey import OnEvent
    from dictation_app.hotkey.chord import Chord


@cache
def _process() -> HookProcess:
    """One for all: keys for a moment are wanted after each text, and a process takes longer than that to start."""
    return HookProcess(WindowsHotkey)


class HostedWindowsHotkey:
    """See `HotkeyBackend`."""

    can_lend = True

    def __init__(self, process: HookProcess | None = None) -> None:
        """`process` is that of all others where none is given."""
        self._process = process or _process()
        self._watch: Watch | None = None
        self._number = 0

    def start(self, chords: Sequence[Chord], cancel: Chord | None, on_event: OnEvent) -> Mapping[int, HotkeyError]:
        """See `HotkeyBackend`. The time of each event is that of the key."""
        self.stop()
        watch = Watch(chords=tuple(chords), cancel=cancel, on_event=on_event)
        self._number = self._process.start(watch)
        self._watch = watch
        return watch.refused

    def refused(self) -> Mapping[int, HotkeyError]:
        """See `HotkeyBackend`."""
        return self._watch.refused if self._watch is not None else {}

    def rearm(self) -> None:
        """See `HotkeyBackend`."""
        if self._watch is not None:
            self._process.rearm(self._number)

    def watch_cancel(self, on: bool) -> None:  # noqa: FBT001 - the protocol's
        """See `HotkeyBackend`."""
        if self._watch is not None:
            self._process.watch_cancel(self._number, on=on)

    def stop(self) -> None:
        """See `HotkeyBackend`."""
        watch, self._watch = self._watch, None
        if watch is not None:
            self._process.stop(self._number)
