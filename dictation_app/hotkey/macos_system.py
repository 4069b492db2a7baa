"""MacSystem: the calls of macOS that hotkeys need, by pyobjc and, where that has none, by ctypes.

All is for the main thread, whose run loop Qt runs: only there macOS tells of keys, and there its input sources may be
asked at all. An event tap that answers late is switched off by macOS; it is switched on again when that is told.
"""

from __future__ import annotations

import ctypes
import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

log = logging.getLogger(__name__)

_CARBON = "/System/Library/Frameworks/Carbon.framework/Carbon"
_KEYBOARD_CLASS, _PRESSED, _RELEASED = 0x6B657962, 5, 6
"""kEventClassKeyboard, kEventHotKeyPressed, kEventHotKeyReleased"""
_DIRECT_OBJECT, _HOTKEY_ID = 0x2D2D2D2D, 0x686B6964
"""kEventParamDirectObject, typeEventHotKeyID"""
_SIGNATURE = 0x64696374
"""Of this app's hot keys: "dict"."""
_HANDLED, _NOT_HANDLED = 0, -9874
"""noErr, eventNotHandledErr"""

_DEVICE_BITS = {59: 0x1, 56: 0x2, 60: 0x4, 55: 0x8, 54: 0x10, 58: 0x20, 61: 0x40, 62: 0x2000}
"""Code of a modifier key -> its bit among the flags of an event (NX_DEVICELCTLKEYMASK and so on)."""
_HARDWARE, _SESSION = 1, 0
"""kCGEventSourceStateHIDSystemState, kCGEventSourceStateCombinedSessionState"""
_KEY_DOWN, _FLAGS_CHANGED = 10, 12
_PRESSES = (_KEY_DOWN, 1, 3, 22, 25)
"""kCGEventKeyDown, LeftMouseDown, RightMouseDown, ScrollWheel, OtherMouseDown"""
_OTHER_DOWN, _OTHER_UP = 25, 26
_TAP_OFF = frozenset({0xFFFFFFFE, 0xFFFFFFFF})
"""kCGEventTapDisabledByTimeout, kCGEventTapDisabledByUserInput"""
_BUTTON_NUMBER = 3
"""kCGMouseEventButtonNumber"""


class _HotKeyId(ctypes.Structure):
    _fields_ = (("signature", ctypes.c_uint32), ("id", ctypes.c_uint32))


class _EventType(ctypes.Structure):
    _fields_ = (("event_class", ctypes.c_uint32), ("kind", ctypes.c_uint32))


_Handler = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


class MacSystem:
    """See `macos.System`. The modules stand in for those of macOS in tests."""

    def __init__(self, appkit: Any = None, quartz: Any = None, carbon: Any = None) -> None:
        self._appkit = appkit if appkit is not None else import_module("AppKit")
        self._quartz = quartz if quartz is not None else import_module("Quartz")
        self._carbon = carbon if carbon is not None else _carbon()
        self._target = self._carbon.GetApplicationEventTarget()
        self._on_hotkey: Callable[[int, bool], None] = lambda _number, _is_down: None
        self._on_button: Callable[[int, bool], bool] = lambda _number, _is_down: False
        self._handler = _Handler(self._handle)
        """Kept, as Carbon holds only its address."""
        self._installed: ctypes.c_void_p | None = None
        self._registered: dict[int, ctypes.c_void_p] = {}
        self._monitors: list[Any] = []
        self._buttons: frozenset[int] = frozenset()
        self._tap: Any = None
        self._source: Any = None
        self._timer: Any = None

    def listen(self, on_hotkey: Callable[[int, bool], None]) -> None:
        """See `System`."""
        self._on_hotkey = on_hotkey
        if self._installed is None:
            kinds = (_EventType * 2)(_EventType(_KEYBOARD_CLASS, _PRESSED), _EventType(_KEYBOARD_CLASS, _RELEASED))
            self._installed = ctypes.c_void_p()
            self._carbon.InstallEventHandler(
                self._target, self._handler, len(kinds), kinds, None, ctypes.byref(self._installed)
            )

    def _handle(self, _call: int, event: int, _data: int) -> int:
        key = _HotKeyId()
        self._carbon.GetEventParameter(
            ctypes.c_void_p(event), _DIRECT_OBJECT, _HOTKEY_ID, None, ctypes.sizeof(key), None, ctypes.byref(key)
        )
        if key.signature != _SIGNATURE:
            return _NOT_HANDLED
        self._on_hotkey(key.id, self._carbon.GetEventKind(ctypes.c_void_p(event)) == _PRESSED)
        return _HANDLED

    def register(self, number: int, code: int, modifiers: int) -> bool:
        """See `System`."""
        found = ctypes.c_void_p()
        status = self._carbon.RegisterEventHotKey(
            code, modifiers, _HotKeyId(_SIGNATURE, number), self._target, 0, ctypes.byref(found)
        )
        if status != 0:
            log.info("macOS refused a hot key: %d", status)
            return False
        self._registered[number] = found
        return True

    def unregister(self, number: int) -> None:
        """See `System`."""
        found = self._registered.pop(number, None)
        if found is not None:
            self._carbon.UnregisterEventHotKey(found)

    def watch_modifiers(self, on_modifier: Callable[[int, bool], None]) -> None:
        """See `System`. macOS tells of one's own windows' keys and of those of others separately."""

        def on_flags(event: Any) -> Any:
            code = event.keyCode()
            if code in _DEVICE_BITS:
                on_modifier(code, bool(event.modifierFlags() & _DEVICE_BITS[code]))
            return event

        events, mask = self._appkit.NSEvent, 1 << _FLAGS_CHANGED
        self._monitors += [
            events.addGlobalMonitorForEventsMatchingMask_handler_(mask, lambda event: (on_flags(event), None)[1]),
            events.addLocalMonitorForEventsMatchingMask_handler_(mask, on_flags),
        ]

    def watch_buttons(self, numbers: Iterable[int], on_button: Callable[[int, bool], bool]) -> bool:
        """See `System`."""
        self._buttons, self._on_button = frozenset(numbers), on_button
        if self._tap is not None:
            return True
        quartz = self._quartz
        mask = 1 << _OTHER_DOWN | 1 << _OTHER_UP
        self._tap = quartz.CGEventTapCreate(
            quartz.kCGSessionEventTap,
            quartz.kCGHeadInsertEventTap,
            quartz.kCGEventTapOptionDefault,
            mask,
            self._on_tap,
            None,
        )
        if self._tap is None:
            return False
        self._source = quartz.CFMachPortCreateRunLoopSource(None, self._tap, 0)
        quartz.CFRunLoopAddSource(quartz.CFRunLoopGetMain(), self._source, quartz.kCFRunLoopCommonModes)
        quartz.CGEventTapEnable(self._tap, True)  # of macOS
        return True

    def _on_tap(self, _proxy: Any, kind: int, event: Any, _data: Any) -> Any:
        if kind in _TAP_OFF:
            log.info("macOS had switched the event tap off.")
            self.rearm()
            return event
        button = self._quartz.CGEventGetIntegerValueField(event, _BUTTON_NUMBER)
        is_taken = button in self._buttons and self._on_button(button, kind == _OTHER_DOWN)
        return None if is_taken else event

    def rearm(self) -> None:
        """See `System`."""
        if self._tap is not None:
            self._quartz.CGEventTapEnable(self._tap, True)  # of macOS

    def every(self, seconds: float, call: Callable[[], None]) -> None:
        """See `System`."""
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.invalidate()
        if seconds:
            self._timer = self._appkit.NSTimer.scheduledTimerWithTimeInterval_repeats_block_(
                seconds,
                True,  # of macOS
                lambda _timer: call(),
            )

    def is_down(self, code: int) -> bool:
        """See `System`."""
        return bool(self._quartz.CGEventSourceKeyState(_HARDWARE, code))

    def is_button_down(self, number: int) -> bool:
        """See `System`."""
        return bool(self._quartz.CGEventSourceButtonState(_HARDWARE, number))

    def quiet_s(self) -> float:
        """See `System`."""
        return min(float(self._quartz.CGEventSourceSecondsSinceLastEventType(_SESSION, kind)) for kind in _PRESSES)

    def end(self) -> None:
        """See `System`."""
        self.every(0, lambda: None)
        for number in list(self._registered):
            self.unregister(number)
        for monitor in self._monitors:
            self._appkit.NSEvent.removeMonitor_(monitor)
        self._monitors.clear()
        if self._tap is not None:
            quartz = self._quartz
            quartz.CGEventTapEnable(self._tap, False)  # of macOS
            quartz.CFRunLoopRemoveSource(quartz.CFRunLoopGetMain(), self._source, quartz.kCFRunLoopCommonModes)
            self._tap = self._source = None
        if self._installed is not None:
            self._carbon.RemoveEventHandler(self._installed)
            self._installed = None


def _carbon() -> Any:
    """Carbon, with what its functions take and return where that is no plain number."""
    carbon = ctypes.CDLL(_CARBON)
    carbon.GetApplicationEventTarget.restype = ctypes.c_void_p
    carbon.InstallEventHandler.argtypes = (
        ctypes.c_void_p, _Handler, ctypes.c_ulong, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p,
    )  # fmt: skip
    carbon.GetEventParameter.argtypes = (
        ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint32, ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p,
        ctypes.c_void_p,
    )  # fmt: skip
    carbon.GetEventKind.argtypes = (ctypes.c_void_p,)
    carbon.GetEventKind.restype = ctypes.c_uint32
    carbon.RegisterEventHotKey.argtypes = (
        ctypes.c_uint32, ctypes.c_uint32, _HotKeyId, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_void_p,
    )  # fmt: skip
    carbon.UnregisterEventHotKey.argtypes = (ctypes.c_void_p,)
    carbon.RemoveEventHandler.argtypes = (ctypes.c_void_p,)
    return carbon
