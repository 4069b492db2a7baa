"""SessionManager: this app among the programs of a desktop session (XSMP), so that a log-out comes with a word before.

Qt's wheels are built without XSMP, so it is spoken here, with the system's own libraries; a desktop that speaks it has
them. They wait for the manager without end, and call back from where they wait: everything is on one thread.
"""

from __future__ import annotations

import ctypes
import logging
import os
import select
import sys
import threading
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_log = logging.getLogger(__name__)

ANSWER_S = 2.0
"""How long a log-out is held up at most."""

_LEAVE_S = 0.5
_ERROR_CHARACTERS = 256
_OK = 0
"""IceProcessMessagesSuccess"""
_RESTART_NEVER = b"\x03"
"""SmRestartNever: it starts at log-in where the user said so, and not because it ran at the last log-out."""

_Pointer = ctypes.c_void_p
_SaveYourself = ctypes.CFUNCTYPE(None, _Pointer, _Pointer, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int)
_Call = ctypes.CFUNCTYPE(None, _Pointer, _Pointer)
_Error = ctypes.CFUNCTYPE(
    None, _Pointer, ctypes.c_int, ctypes.c_int, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, _Pointer
)
_IoError = ctypes.CFUNCTYPE(None, _Pointer)


class _Callbacks(ctypes.Structure):
    """SmcCallbacks: each with a pointer of its own, which nobody needs here."""

    _fields_ = (
        ("save_yourself", _SaveYourself),
        ("save_yourself_data", _Pointer),
        ("die", _Call),
        ("die_data", _Pointer),
        ("save_complete", _Call),
        ("save_complete_data", _Pointer),
        ("cancelled", _Call),
        ("cancelled_data", _Pointer),
    )


_ALL_CALLBACKS = 0b1111


class _PropertyValue(ctypes.Structure):
    _fields_ = (("length", ctypes.c_int), ("value", ctypes.c_char_p))


class _Property(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("type", ctypes.c_char_p),
        ("count", ctypes.c_int),
        ("values", ctypes.POINTER(_PropertyValue)),
    )


class SessionListener(Protocol):
    """What is told, on the thread of the session manager."""

    def on_log_out(self, safe: Callable[[], None]) -> None:
        """The session is about to end: call `safe` when all that must be kept is; the log-out waits for that."""
        ...

    def on_stay(self) -> None:
        """It does not end after all."""
        ...

    def on_end(self) -> None:
        """It ends now."""
        ...


@dataclass(frozen=True, slots=True)
class _Libraries:
    ice: Any
    sm: Any
    on_error: Any
    """What they call instead of ending the process; it must live as long as they do."""
    on_io_error: Any


class SessionManager:
    """Registers with the manager that the environment names; without one, or its libraries, nothing happens."""

    def __init__(self, listener: SessionListener) -> None:
        self._listener = listener
        self._wake, self._waker = os.pipe()
        self._thread = threading.Thread(target=self._run, name="session manager", daemon=True)

    @staticmethod
    def is_there() -> bool:
        """Whether this desktop has one."""
        return sys.platform == "linux" and bool(_local_addresses())

    def start(self) -> None:
        """Register; a manager that stands still holds nobody up."""
        self._thread.start()

    def close(self) -> None:
        """Leave the session."""
        os.write(self._waker, b"\0")
        self._thread.join(_LEAVE_S)
        if not self._thread.is_alive():
            os.close(self._wake)
            os.close(self._waker)

    def _run(self) -> None:
        libraries = _load()
        if libraries is None:
            return
        callbacks = self._callbacks(libraries)
        connection = _register(libraries, callbacks)
        if connection is None:
            return
        if self._serve(libraries, libraries.sm.SmcGetIceConnection(connection)):
            libraries.sm.SmcCloseConnection(connection, 0, None)

    def _callbacks(self, libraries: _Libraries) -> _Callbacks:
        def save_yourself(connection: int, _data: int, _type: int, shutdown: int, _interact: int, _fast: int) -> None:
            # Also asked at the beginning, and by who only saves the session.
            if shutdown:
                safe = threading.Event()
                self._listener.on_log_out(safe.set)
                if not safe.wait(ANSWER_S):
                    _log.warning("The log-out does not wait any longer")
            libraries.sm.SmcSaveYourselfDone(connection, 1)

        return _Callbacks(
            save_yourself=_SaveYourself(save_yourself),
            die=_Call(lambda *_: self._listener.on_end()),
            save_complete=_Call(lambda *_: None),
            cancelled=_Call(lambda *_: self._listener.on_stay()),
        )

    def _serve(self, libraries: _Libraries, connection: int) -> bool:
        """Until `close`; False where the manager went before: nothing may be done with the connection then."""
        number = libraries.ice.IceConnectionNumber(connection)
        while True:
            readable, _, _ = select.select([number, self._wake], [], [])
            if self._wake in readable:
                return True
            if libraries.ice.IceProcessMessages(connection, None, None) != _OK:
                return False


def _local_addresses() -> str:
    """Where the manager listens, but for what would go over the network."""
    named = os.environ.get("SESSION_MANAGER", "").split(",")
    return ",".join(address for address in named if address.startswith(("local/", "unix/")))


@cache
def _load() -> _Libraries | None:
    try:
        ice, sm = ctypes.CDLL("libICE.so.6"), ctypes.CDLL("libSM.so.6")
    except OSError:
        _log.info("There is a session manager, but libSM and libICE are not installed")
        return None
    # What is not said here takes and gives plain numbers, and would cut pointers in half.
    ice.IceConnectionNumber.argtypes = (_Pointer,)
    ice.IceProcessMessages.argtypes = (_Pointer, _Pointer, _Pointer)
    sm.SmcOpenConnection.restype = sm.SmcGetIceConnection.restype = _Pointer
    sm.SmcOpenConnection.argtypes = (
        ctypes.c_char_p, _Pointer, ctypes.c_int, ctypes.c_int, ctypes.c_ulong, ctypes.POINTER(_Callbacks),
        ctypes.c_char_p, ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_char_p,
    )  # fmt: skip
    sm.SmcGetIceConnection.argtypes = (_Pointer,)
    sm.SmcSaveYourselfDone.argtypes = (_Pointer, ctypes.c_int)
    sm.SmcSetProperties.argtypes = (_Pointer, ctypes.c_int, ctypes.POINTER(ctypes.POINTER(_Property)))
    sm.SmcCloseConnection.argtypes = (_Pointer, ctypes.c_int, _Pointer)
    libraries = _Libraries(
        ice, sm, _Error(lambda *_: _log.info("The session manager reports an error")), _IoError(lambda _: None)
    )
    # Their own end the process. What cannot go on then, `IceProcessMessages` says.
    ice.IceSetErrorHandler(libraries.on_error)
    sm.SmcSetErrorHandler(libraries.on_error)
    ice.IceSetIOErrorHandler(libraries.on_io_error)
    return libraries


def _register(libraries: _Libraries, callbacks: _Callbacks) -> int | None:
    error = ctypes.create_string_buffer(_ERROR_CHARACTERS)
    client_id = ctypes.c_char_p()
    addresses = _local_addresses().encode("utf-8", "surrogateescape")
    connection: int | None = libraries.sm.SmcOpenConnection(
        addresses, None, 1, 0, _ALL_CALLBACKS, ctypes.byref(callbacks), None, ctypes.byref(client_id), len(error), error
    )
    if connection is None:
        _log.info("The session manager does not take this program: %s", error.value.decode("utf-8", "replace"))
        return None
    command = [os.fsencode(word) for word in (sys.executable, "-m", "dictation_app", "--background")]
    properties = (
        _property(b"Program", b"ARRAY8", command[:1]),
        _property(b"UserID", b"ARRAY8", [str(os.getuid()).encode()]),
        _property(b"ProcessID", b"ARRAY8", [str(os.getpid()).encode()]),
        _property(b"RestartCommand", b"LISTofARRAY8", command),
        _property(b"CloneCommand", b"LISTofARRAY8", command),
        _property(b"RestartStyleHint", b"CARD8", [_RESTART_NEVER]),
    )
    pointers = (ctypes.POINTER(_Property) * len(properties))(*map(ctypes.pointer, properties))
    libraries.sm.SmcSetProperties(connection, len(properties), pointers)
    return connection


def _property(name: bytes, type_: bytes, values: Sequence[bytes]) -> _Property:
    listed = (_PropertyValue * len(values))(*(_PropertyValue(len(value), value) for value in values))
    return _Property(name, type_, len(values), listed)
