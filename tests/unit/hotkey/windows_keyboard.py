"""A keyboard of Windows and its hooks, as ``pynput`` shows them; and one that does what is written into a file."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dictation_app.hotkey.win32 import WindowsHotkey

if TYPE_CHECKING:
    import ctypes
    from collections.abc import Callable
    from pathlib import Path

LETTER_D = 0x44
KEY_DOWN, KEY_UP, SYSTEM_KEY_DOWN, SYSTEM_KEY_UP = 0x100, 0x101, 0x104, 0x105
US, RUSSIAN = 0x409, 0x419


class Suppressed(Exception):  # noqa: N818 - as pynput has it
    pass


@dataclass
class HookData:
    vkCode: int  # noqa: N815 - the names of Windows
    scanCode: int = 0  # noqa: N815
    flags: int = 0


class FakeListener:
    """``pynput.keyboard.Listener`` as far as the back end uses it."""

    def __init__(self, win32_event_filter: Callable[[int, Any], bool], *, works: bool) -> None:
        self.filter = win32_event_filter
        self.works = works
        self.running = False
        self.daemon = False

    def start(self) -> None:
        self.running = self.works

    def wait(self) -> None:
        pass

    def stop(self) -> None:
        self.running = False

    def join(self, timeout: float) -> None:
        assert not self.running
        assert threading.current_thread() is not self

    def suppress_event(self) -> None:
        raise Suppressed


@dataclass
class FakeKeyboard:
    """The module ``pynput.keyboard`` and the keyboard itself: what is down, and what the windows got."""

    works: bool = True
    layout: int = 0x409
    is_locked: bool = False
    down: set[int] = field(default_factory=set)
    reached_window: list[tuple[int, int]] = field(default_factory=list)
    listeners: list[FakeListener] = field(default_factory=list)

    def Listener(self, *, win32_event_filter: Callable[[int, Any], bool]) -> FakeListener:  # noqa: N802
        self.listeners.append(FakeListener(win32_event_filter, works=self.works))
        return self.listeners[-1]

    def GetAsyncKeyState(self, code: int) -> int:  # noqa: N802
        return -0x8000 if code in self.down else 0

    def VkKeyScanExW(self, character: int, layout: ctypes.c_void_p) -> int:  # noqa: N802
        characters = {US: {"d": LETTER_D, "?": 0x1DB}, RUSSIAN: {"ж": 0xBA}}
        return characters[layout.value or 0].get(chr(character), -1)

    def GetForegroundWindow(self) -> int:  # noqa: N802
        return 77

    def GetWindowThreadProcessId(self, window: int, _process: None) -> int:  # noqa: N802
        assert window == 77
        return 7

    def GetKeyboardLayout(self, thread: int) -> int:  # noqa: N802
        """Of the window in front: 0 where that is a console's; of thread 0, which is whoever asks: the usual one."""
        assert thread in (0, 7)
        return self.layout if thread else US

    def OpenInputDesktop(self, _flags: int, _inherit: bool, _access: int) -> int:  # noqa: N802
        return 0 if self.is_locked else 55

    def CloseDesktop(self, desktop: ctypes.c_void_p) -> None:  # noqa: N802
        assert desktop.value == 55

    def key(self, code: int, *, down: bool, scan: int = 0, system: bool = False, flags: int = 0) -> None:
        """One event from the hook. Windows notes a key as down after the hook, and only if it let it pass."""
        message = (SYSTEM_KEY_DOWN if down else SYSTEM_KEY_UP) if system else (KEY_DOWN if down else KEY_UP)
        try:
            assert self.listeners[-1].filter(message, HookData(code, scan, flags)) is False
        except Suppressed:
            return
        self.reached_window.append((message, code))
        (self.down.add if down else self.down.discard)(code)

    def press(self, *codes: int) -> None:
        for code in codes:
            self.key(code, down=True)

    def release(self, *codes: int) -> None:
        for code in codes:
            self.key(code, down=False)


def written(file: Path) -> WindowsHotkey:
    """A back end whose keyboard does what is appended to the file from now on: ``down 32``, ``layout 1049``.

    What the hook has answered is counted in the file beside it, line by line.
    """
    keyboard = FakeKeyboard(works=not file.with_suffix(".refuses").exists())
    threading.Thread(target=_follow, args=(file, file.stat().st_size, keyboard), daemon=True).start()
    return WindowsHotkey(keyboard, keyboard)


def _follow(file: Path, place: int, keyboard: FakeKeyboard) -> None:
    answered = file.with_suffix(".answered")
    while True:
        with file.open(encoding="utf-8") as stream:
            stream.seek(place)
            line = stream.readline()
        if not line.endswith("\n"):
            time.sleep(0.005)
            continue
        place += len(line)
        match line.split():
            case ["down", code]:
                keyboard.press(int(code))
            case ["up", code]:
                keyboard.release(int(code))
            case ["layout", layout]:
                keyboard.layout = int(layout)
            case ["die"]:
                os._exit(9)
        with answered.open("a", encoding="utf-8") as stream:
            stream.write(line)
