"""WindowsMixer: what plays on the default loudspeaker, by the Core Audio COM interfaces.

The methods are called by their places in the tables of the interfaces, which never change: a package for it would be
larger than this. Windows remembers a mute by the program, but gives the same session to its next sound.
"""

from __future__ import annotations

import ctypes
import os
import sys
import uuid
from contextlib import contextmanager
from ctypes import POINTER, byref, c_int, c_int32, c_uint32, c_void_p
from typing import TYPE_CHECKING, Any

from dictation_app.audio.mixers import MixerError, Stream
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from contextlib import AbstractContextManager

_METHOD = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)
_CLSCTX_ALL = 0x17
_RENDER, _MULTIMEDIA = 0, 1
_ACTIVE = 1

_ENUMERATOR_CLASS = "BCDE0395-E52F-467C-8E3D-C4579291692E"
_ENUMERATOR = "A95664D2-9614-4F35-A746-DE8DB63617E6"
_SESSION_MANAGER_2 = "77AA99A0-1BD6-484F-8BC7-2C654C9A9B6F"
_SESSION_CONTROL_2 = "BFB7FF88-7239-4FC9-8FA2-07C950BE9C6D"
_SIMPLE_VOLUME = "87CE5498-68D6-44E5-9215-6DA47EF883D8"

# Places in the tables.
_QUERY, _RELEASE = 0, 2
_ENUM_ENDPOINTS, _GET_DEFAULT_ENDPOINT = 3, 4  # IMMDeviceEnumerator
_GET_DEVICE_COUNT, _GET_DEVICE = 3, 4  # IMMDeviceCollection
_ACTIVATE = 3  # IMMDevice
_GET_SESSION_ENUMERATOR = 5  # IAudioSessionManager2
_GET_COUNT, _GET_SESSION = 3, 4  # IAudioSessionEnumerator
_GET_INSTANCE_IDENTIFIER, _GET_PROCESS_ID = 13, 14  # IAudioSessionControl2
_SET_MUTE, _GET_MUTE = 5, 6  # ISimpleAudioVolume


def guid(text: str) -> Any:
    """As COM has it in memory."""
    return ctypes.create_string_buffer(uuid.UUID(text).bytes_le, 16)


def call(thing: c_void_p, place: int, *arguments: Any, types: tuple[Any, ...] = ()) -> None:
    """Call a method; raise `MixerError` where it fails."""
    table = ctypes.cast(thing, POINTER(POINTER(c_void_p))).contents
    method = _METHOD(c_int32, c_void_p, *types)(table[place])
    if method(thing, *arguments) < 0:
        raise MixerError(say("Other programs cannot be muted: Windows refuses it."))


@contextmanager
def _got(thing: c_void_p, place: int, *arguments: Any, types: tuple[Any, ...] = ()) -> Iterator[c_void_p]:
    """What a method gives out as its last argument, until it is let go of."""
    out = c_void_p()
    call(thing, place, *arguments, byref(out), types=(*types, c_void_p))
    try:
        yield out
    finally:
        release(out)


def release(thing: c_void_p) -> None:
    """It may go."""
    table = ctypes.cast(thing, POINTER(POINTER(c_void_p))).contents
    _METHOD(c_uint32, c_void_p)(table[_RELEASE])(thing)


def device_enumerator() -> c_void_p:
    """The system's list of sound devices, for this thread; raise `MixerError`."""
    if sys.platform != "win32":
        raise MixerError(say("Other programs cannot be muted here."))
    ole = ctypes.WinDLL("ole32")
    ole.CoInitializeEx(None, 0)
    out = c_void_p()
    if ole.CoCreateInstance(guid(_ENUMERATOR_CLASS), None, _CLSCTX_ALL, guid(_ENUMERATOR), byref(out)) < 0:
        raise MixerError(say("Other programs cannot be muted: Windows refuses it."))
    return out


def _free(text: c_void_p) -> None:
    if sys.platform == "win32":
        ctypes.WinDLL("ole32").CoTaskMemFree(text)


class WindowsMixer:
    """Asks for the sessions anew each time: they come and go."""

    def __init__(self, enumerator: c_void_p, *, free: Callable[[c_void_p], None] = _free) -> None:
        self._enumerator = enumerator
        self._free = free

    def streams(self) -> tuple[Stream, ...]:
        """See `Mixer`."""
        with self._default() as device:
            return tuple(stream for stream, _volume in self._sessions(device))

    def mute(self, streams: Sequence[Stream]) -> None:
        """See `Mixer`."""
        with self._default() as device:
            self._set(device, {stream.key for stream in streams}, is_muted=True)

    def unmute(self, streams: Sequence[Stream], but: Collection[str]) -> None:
        """See `Mixer`."""
        # Another loudspeaker may be the default one by now.
        keys, count = {stream.key for stream in streams}.difference(but), c_uint32()
        with _got(self._enumerator, _ENUM_ENDPOINTS, _RENDER, _ACTIVE, types=(c_int, c_uint32)) as devices:
            call(devices, _GET_DEVICE_COUNT, byref(count), types=(c_void_p,))
            for at in range(count.value):
                with _got(devices, _GET_DEVICE, at, types=(c_uint32,)) as device:
                    self._set(device, keys, is_muted=False)

    def close(self) -> None:
        """See `Mixer`."""
        release(self._enumerator)

    def _default(self) -> AbstractContextManager[c_void_p]:
        return _got(self._enumerator, _GET_DEFAULT_ENDPOINT, _RENDER, _MULTIMEDIA, types=(c_int, c_int))

    def _set(self, device: c_void_p, keys: Collection[str], *, is_muted: bool) -> None:
        for stream, volume in self._sessions(device):
            if stream.key in keys:
                call(volume, _SET_MUTE, int(is_muted), None, types=(c_int, c_void_p))

    def _sessions(self, device: c_void_p) -> Iterator[tuple[Stream, c_void_p]]:
        """Each with its volume, which is good until the next one is asked for."""
        with (
            _got(
                device, _ACTIVATE, guid(_SESSION_MANAGER_2), _CLSCTX_ALL, None, types=(c_void_p, c_uint32, c_void_p)
            ) as manager,
            _got(manager, _GET_SESSION_ENUMERATOR) as sessions,
        ):
            count = c_int()
            call(sessions, _GET_COUNT, byref(count), types=(c_void_p,))
            for at in range(count.value):
                with (
                    _got(sessions, _GET_SESSION, at, types=(c_int,)) as session,
                    _got(session, _QUERY, guid(_SESSION_CONTROL_2), types=(c_void_p,)) as control,
                    _got(session, _QUERY, guid(_SIMPLE_VOLUME), types=(c_void_p,)) as volume,
                ):
                    if self._process_of(control) != os.getpid():
                        yield self._stream(control, volume), volume

    @staticmethod
    def _process_of(control: c_void_p) -> int:
        process = c_uint32()
        call(control, _GET_PROCESS_ID, byref(process), types=(c_void_p,))
        return process.value

    def _stream(self, control: c_void_p, volume: c_void_p) -> Stream:
        text, is_muted = c_void_p(), c_int()
        call(control, _GET_INSTANCE_IDENTIFIER, byref(text), types=(c_void_p,))
        try:
            key = ctypes.wstring_at(text.value or 0)
        finally:
            self._free(text)
        call(volume, _GET_MUTE, byref(is_muted), types=(c_void_p,))
        return Stream(key=key, is_muted=bool(is_muted.value))
