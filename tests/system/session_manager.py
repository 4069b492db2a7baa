"""A session manager (XSMP), as KDE, Xfce, MATE and GNOME have one: it tells the app that the user logs out.

Made of the server side of the same libraries. It works only inside its own calls, on the thread of the test.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import select
import socket
import time
from typing import TYPE_CHECKING, Any

from .processes import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from .running_app import App

_LOCAL, _BOTH = 1, 2
"""SmSaveLocal, SmSaveBoth"""
_INTERACT_ANY = 2
_ALL_CALLBACKS = (1 << 10) - 1
_ERROR_CHARACTERS = 256

_KEPT: list[Any] = []
"""The libraries call some of these as long as the process lives."""

_Pointer = ctypes.c_void_p
_Register = ctypes.CFUNCTYPE(ctypes.c_int, _Pointer, _Pointer, _Pointer)
_One = ctypes.CFUNCTYPE(None, _Pointer, _Pointer)
_Number = ctypes.CFUNCTYPE(None, _Pointer, _Pointer, ctypes.c_int)
_Many = ctypes.CFUNCTYPE(None, _Pointer, _Pointer, ctypes.c_int, _Pointer)
_Request = ctypes.CFUNCTYPE(
    None, _Pointer, _Pointer, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int
)
_NewClient = ctypes.CFUNCTYPE(
    ctypes.c_int, _Pointer, _Pointer, ctypes.POINTER(ctypes.c_ulong), ctypes.POINTER(_Pointer * 20), _Pointer
)
_Allow = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_char_p)
_IoError = ctypes.CFUNCTYPE(None, _Pointer)


class _PropertyValue(ctypes.Structure):
    _fields_ = (("length", ctypes.c_int), ("value", _Pointer))


class _Property(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("type", ctypes.c_char_p),
        ("count", ctypes.c_int),
        ("values", ctypes.POINTER(_PropertyValue)),
    )


class SessionManager:
    """Of one client; `address` is what its environment names as ``SESSION_MANAGER``."""

    def __init__(self) -> None:
        self._ice = _library("ICE")
        self._sm = _library("SM")
        self._client: int | None = None
        """The SmsConn of the program that has registered."""
        self._connection: int | None = None
        self._answers = 0
        self.properties: dict[str, bytes] = {}
        """What the client said of itself, the first value of each."""
        self._listen()

    def _listen(self) -> None:
        error = ctypes.create_string_buffer(_ERROR_CHARACTERS)
        self._ice.IceSetIOErrorHandler(self._kept(_IoError(lambda _: None)))
        allow = self._kept(_Allow(lambda _: 1))
        new_client = self._kept(_NewClient(self._on_new_client))
        assert self._sm.SmsInitialize(b"tests", b"1", new_client, None, allow, _ERROR_CHARACTERS, error), error.value
        count, listening = ctypes.c_int(), ctypes.POINTER(_Pointer)()
        assert self._ice.IceListenForConnections(
            ctypes.byref(count), ctypes.byref(listening), _ERROR_CHARACTERS, error
        ), error.value
        self._listening, self._listening_array = [listening[at] for at in range(count.value)], listening
        for each in self._listening:
            self._ice.IceSetHostBasedAuthProc(each, allow)
        self.address: str = self._ice.IceComposeNetworkIdList(count.value, listening).decode()

    @staticmethod
    def _kept(callback: Any) -> Any:
        _KEPT.append(callback)
        return callback

    # --- what a test does ---------------------------------------------------------------------------------------

    def wait_for_client(self) -> None:
        """Until the app has registered, and has answered the first request, as every client does."""
        self._wait(lambda: self._client is not None and self._answers == 1, "the app among the session's programs")

    def ask_to_save(self, *, shutdown: bool) -> float:
        """The user logs out, or has the session saved; returns after how many seconds the app let that go on."""
        before, began_at_s = self._answers, time.monotonic()
        self._sm.SmsSaveYourself(self._client, _BOTH, int(shutdown), _INTERACT_ANY, 0)
        self._flush()
        self._wait(lambda: self._answers > before, "the app's answer")
        return time.monotonic() - began_at_s

    def cancel(self) -> None:
        """Another program was asked, and the user stays."""
        self._sm.SmsShutdownCancelled(self._client)
        self._flush()

    def end(self, app: App) -> float:
        """All have answered, and the session ends; returns after how many seconds the app had."""
        began_at_s = time.monotonic()
        self._sm.SmsDie(self._client)
        self._flush()
        self._wait(lambda: app.process.poll() is not None, "the end of the app")
        return time.monotonic() - began_at_s

    def send(self, message: bytes) -> None:
        """As it stands, whether it is allowed or not."""
        os.write(self._ice.IceConnectionNumber(self._connection), message)

    def vanish(self) -> None:
        """It crashes, and the session goes on."""
        with socket.socket(fileno=os.dup(self._ice.IceConnectionNumber(self._connection))) as connection:
            connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Leave nothing behind."""
        self._ice.IceFreeListenObjs(len(self._listening), self._listening_array)

    # --- the protocol -------------------------------------------------------------------------------------------

    def _flush(self) -> None:
        self._ice.IceFlush(self._connection)

    def _wait(self, condition: Callable[[], bool], what: str) -> None:
        def pumped() -> bool:
            self._pump()
            return condition()

        wait_for(pumped, what, 20.0)

    def _pump(self) -> None:
        by_number = {self._ice.IceGetListenConnectionNumber(each): each for each in self._listening}
        connected = [self._ice.IceConnectionNumber(self._connection)] if self._connection else []
        for number in select.select([*by_number, *connected], [], [], 0.02)[0]:
            if number in by_number:
                self._connection = self._ice.IceAcceptConnection(by_number[number], ctypes.byref(ctypes.c_int()))
            elif self._ice.IceProcessMessages(self._connection, None, None) != 0:
                self._connection = None

    def _on_new_client(self, client: int, _data: int, mask: Any, callbacks: Any, _reason: int) -> int:
        mask[0] = _ALL_CALLBACKS
        slots = (
            _Register(self._on_register), _Number(_ignore), _Number(_ignore), _Request(_ignore), _One(_ignore),
            _Number(self._on_done), _Many(_ignore), _Many(self._on_properties), _Many(_ignore), _One(_ignore),
        )  # fmt: skip
        for at, callback in enumerate(slots):
            callbacks[0][2 * at] = ctypes.cast(self._kept(callback), _Pointer)
        self._client = client
        return 1

    def _on_register(self, client: int, _data: int, _previous_id: int) -> int:
        self._sm.SmsRegisterClientReply(client, self._sm.SmsGenerateClientID(client))
        self._sm.SmsSaveYourself(client, _LOCAL, 0, 0, 0)
        return 1

    def _on_done(self, client: int, _data: int, is_success: int) -> None:
        assert is_success
        self._answers += 1
        if self._answers == 1:
            self._sm.SmsSaveComplete(client)

    def _on_properties(self, _client: int, _data: int, count: int, properties: int) -> None:
        for each in (ctypes.POINTER(_Property) * count).from_address(properties):
            value = each[0].values[0]
            self.properties[each[0].name.decode()] = ctypes.string_at(value.value, value.length)


def _ignore(*_: object) -> None:
    pass


def _library(name: str) -> Any:
    found = ctypes.util.find_library(name)
    assert found is not None, f"Missing: lib{name}. xterm brings it."
    library = ctypes.CDLL(found)
    pointer_results = ("IceAcceptConnection", "SmsGenerateClientID", "SmsGetIceConnection")
    for function in pointer_results if os.name == "posix" else ():
        if hasattr(library, function):
            getattr(library, function).restype = _Pointer
    if name == "ICE":
        library.IceComposeNetworkIdList.restype = ctypes.c_char_p
        for function in ("IceGetListenConnectionNumber", "IceConnectionNumber", "IceFlush"):
            getattr(library, function).argtypes = (_Pointer,)
        library.IceProcessMessages.argtypes = (_Pointer, _Pointer, _Pointer)
        library.IceAcceptConnection.argtypes = (_Pointer, _Pointer)
        library.IceSetHostBasedAuthProc.argtypes = (_Pointer, _Allow)
    else:
        for function in ("SmsShutdownCancelled", "SmsDie", "SmsSaveComplete", "SmsGenerateClientID"):
            getattr(library, function).argtypes = (_Pointer,)
        library.SmsRegisterClientReply.argtypes = (_Pointer, _Pointer)
        library.SmsSaveYourself.argtypes = (_Pointer, *([ctypes.c_int] * 4))
    return library
