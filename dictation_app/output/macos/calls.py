"""MacCalls: what text outputs ask of macOS, by pyobjc and, where that has none, by ctypes.

The pasteboard's promises are asked for on the main thread, and a keyboard layout may be looked at there only: a call
from another thread ends the program.
"""

from __future__ import annotations

import ctypes
from concurrent.futures import Future
from ctypes import POINTER, byref, c_uint16, c_uint32, c_ulong, c_void_p
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from dictation_app.errors import OutputError
from dictation_app.sentences import say
from dictation_app.work_loop import fulfil

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_CARBON = "/System/Library/Frameworks/Carbon.framework/Carbon"
_COMMAND_STATE = 1
"""cmdKey >> 8: layouts such as Dvorak-QWERTY have other keys while Command is held."""
_ACTION_DOWN, _NO_DEAD_KEYS = 0, 1
_MOST_CODES, _MOST_UNITS = 128, 4
_CALL_S = 5.0


class MacCalls:
    """The modules stand in for those of macOS in tests."""

    def __init__(self, appkit: Any = None, quartz: Any = None, services: Any = None, carbon: Any = None) -> None:
        self.appkit = appkit if appkit is not None else import_module("AppKit")
        self.quartz = quartz if quartz is not None else import_module("Quartz")
        self._services = services if services is not None else import_module("ApplicationServices")
        self._carbon = carbon if carbon is not None else _carbon()

    def on_main(self, function: Callable[[], T]) -> T:
        """Run `function` on the main thread and return what it returns; raise `OutputError` where that is too busy."""
        if self.appkit.NSThread.isMainThread():
            return function()
        future: Future[T] = Future()

        def run() -> None:
            if future.set_running_or_notify_cancel():
                fulfil(future, function)

        self.appkit.NSOperationQueue.mainQueue().addOperationWithBlock_(run)
        try:
            return future.result(_CALL_S)
        except TimeoutError as exc:
            future.cancel()
            raise OutputError(say("The clipboard cannot be reached, so the text was not pasted.")) from exc

    def later(self, seconds: float, function: Callable[[], None]) -> None:
        """Run it on the main thread, which this must be, after that time."""
        self.appkit.NSTimer.scheduledTimerWithTimeInterval_repeats_block_(
            seconds,
            False,  # of macOS
            lambda _timer: function(),
        )

    @property
    def may_send_keys(self) -> bool:
        """The user has allowed it, under Accessibility; else macOS drops them without an error."""
        return bool(self._services.AXIsProcessTrusted())

    @property
    def keyboard_is_kept(self) -> bool:
        """A program wants nobody to hear the keys: a password is being typed."""
        return bool(self._carbon.IsSecureEventInputEnabled())

    def front_program(self) -> tuple[int, str, str] | None:
        """The process that has the keyboard, its name in lower case, and its bundle's."""
        program = self.appkit.NSWorkspace.sharedWorkspace().frontmostApplication()
        if program is None:
            return None
        return (
            int(program.processIdentifier()),
            str(program.localizedName() or "").lower(),
            str(program.bundleIdentifier() or "").lower(),
        )

    def key_code(self, character: str) -> int | None:
        """Of the key that makes this character while Command is held; on the main thread."""
        source = c_void_p(self._carbon.TISCopyCurrentKeyboardLayoutInputSource())
        if not source:
            return None
        try:
            data = self._carbon.TISGetInputSourceProperty(source, self._carbon.layout_property)
            layout = self._carbon.CFDataGetBytePtr(data) if data else None
            if not layout:
                return None
            kind = self._carbon.LMGetKbdType()
            return next((code for code in range(_MOST_CODES) if self._made(layout, code, kind) == character), None)
        finally:
            self._carbon.CFRelease(source)

    def _made(self, layout: int, code: int, kind: int) -> str:
        dead, length, units = c_uint32(), c_ulong(), (c_uint16 * _MOST_UNITS)()
        status = self._carbon.UCKeyTranslate(
            layout, code, _ACTION_DOWN, _COMMAND_STATE, kind, _NO_DEAD_KEYS, byref(dead), _MOST_UNITS, byref(length),
            units,
        )  # fmt: skip
        return "" if status else "".join(map(chr, units[: length.value]))


def _carbon() -> Any:
    """Carbon, with what its functions take and return."""
    carbon = ctypes.CDLL(_CARBON)
    for name, gives, takes in (
        ("CFDataGetBytePtr", c_void_p, (c_void_p,)),
        ("CFRelease", None, (c_void_p,)),
        ("IsSecureEventInputEnabled", ctypes.c_ubyte, ()),
        ("LMGetKbdType", ctypes.c_ubyte, ()),
        ("TISCopyCurrentKeyboardLayoutInputSource", c_void_p, ()),
        ("TISGetInputSourceProperty", c_void_p, (c_void_p, c_void_p)),
        (
            "UCKeyTranslate",
            ctypes.c_int32,
            (c_void_p, c_uint16, c_uint16, c_uint32, c_uint32, c_uint32, POINTER(c_uint32), c_ulong, POINTER(c_ulong),
             POINTER(c_uint16)),
        ),
    ):  # fmt: skip
        function = getattr(carbon, name)
        function.restype, function.argtypes = gives, takes
    vars(carbon)["layout_property"] = c_void_p.in_dll(carbon, "kTISPropertyUnicodeKeyLayoutData")
    return carbon
