"""The mixers of systems that the tests do not run on, against libraries that are played by the test."""

from __future__ import annotations

import ctypes
import os
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.audio.connected import Address, four
from dictation_app.audio.mixers import MixerError, Stream
from dictation_app.audio.mixers.macos import MacMixer
from dictation_app.audio.mixers.win32 import WindowsMixer, guid

if TYPE_CHECKING:
    from collections.abc import Callable

_OK, _FAILS = 0, -2147467259


class CoreAudio:
    """A loudspeaker with a switch."""

    def __init__(self) -> None:
        self.is_muted = 0
        self.has_switch = True
        self.gone: set[int] = set()
        """Numbers of devices that were disconnected."""

    def AudioObjectGetPropertyData(  # noqa: N802  # Apple's name
        self, thing: ctypes.c_uint32, address: Any, _size: int, _data: None, _room: Any, value: Any
    ) -> int:
        asked = ctypes.cast(address, ctypes.POINTER(Address)).contents.selector
        out = ctypes.cast(value, ctypes.POINTER(ctypes.c_uint32)).contents
        if asked == four("dOut"):
            assert thing.value == 1
            out.value = 77
        elif asked == four("mute") and self.has_switch:
            assert thing.value == 77
            out.value = self.is_muted
        else:
            return 2003332927
        return 0

    def AudioObjectSetPropertyData(  # noqa: N802  # Apple's name
        self, thing: ctypes.c_uint32, _address: Any, _size: int, _data: None, _room: Any, value: Any
    ) -> int:
        if thing.value in self.gone:
            return four("!obj")
        assert thing.value == 77
        self.is_muted = ctypes.cast(value, ctypes.POINTER(ctypes.c_uint32)).contents.value
        return 0


def test_the_loudspeaker_of_a_mac_is_muted_and_heard_again() -> None:
    core_audio = CoreAudio()
    mixer = MacMixer(core_audio)
    (stream,) = mixer.streams()
    assert stream == Stream(key="77", is_muted=False)
    mixer.mute([stream])
    assert core_audio.is_muted == 1
    assert mixer.streams()[0].is_muted
    mixer.unmute([stream], [stream.key])
    assert core_audio.is_muted == 1
    mixer.unmute([stream], [])
    assert core_audio.is_muted == 0
    core_audio.has_switch = False
    with pytest.raises(MixerError, match="cannot be muted"):
        mixer.streams()


def test_headphones_that_went_meanwhile_do_not_keep_a_mac_silent() -> None:
    core_audio = CoreAudio()
    core_audio.is_muted, core_audio.gone = 1, {52}
    MacMixer(core_audio).unmute([Stream(key="52"), Stream(key="77")], [])
    assert core_audio.is_muted == 0


class Com:
    """Objects of COM: a pointer to a table of functions, in the memory of this process."""

    def __init__(self) -> None:
        self._kept: list[Any] = []
        self.references = 0

    def object(self, **methods: Callable[..., int]) -> int:
        """Methods by their place, as ``at_3``; Release is there always."""
        table = (ctypes.c_void_p * 20)()
        kinds = {0: 2, 2: 0, 3: 6, 4: 3, 5: 2, 6: 1, 13: 1, 14: 1}
        for place, count in kinds.items():
            method = methods.get(f"at_{place}")
            if place == 2:
                method = self._release
            if method is None:
                continue
            count = methods.get(f"count_{place}", count)  # type: ignore[assignment]  # noqa: PLW2901
            kind = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, *[ctypes.c_void_p] * count)
            function = kind(method)
            table[place] = ctypes.cast(function, ctypes.c_void_p).value
            self._kept.append(function)
        pointer = ctypes.c_void_p(ctypes.addressof(table))
        self._kept += [table, pointer]
        return ctypes.addressof(pointer)

    def _release(self, _this: int) -> int:
        self.references -= 1
        return 0

    def give(self, out: int, thing: int) -> int:
        ctypes.c_void_p.from_address(out).value = thing
        self.references += 1
        return _OK


class Session:
    """Of one program."""

    def __init__(self, com: Com, name: str, process: int) -> None:
        self.is_muted = 0
        self._name = ctypes.create_unicode_buffer(name)

        def identify(_this: int, out: int) -> int:
            ctypes.c_void_p.from_address(out).value = ctypes.addressof(self._name)
            return _OK

        def tell_process(_this: int, out: int) -> int:
            ctypes.c_uint32.from_address(out).value = process
            return _OK

        def set_mute(_this: int, on: int | None, _context: int | None) -> int:
            self.is_muted = on or 0
            return _OK

        def get_mute(_this: int, out: int) -> int:
            ctypes.c_int32.from_address(out).value = self.is_muted
            return _OK

        control = com.object(at_13=identify, at_14=tell_process)
        volume = com.object(at_5=set_mute, at_6=get_mute)

        def query(_this: int, interface: int, out: int) -> int:
            wanted = ctypes.string_at(interface, 16)
            thing = volume if wanted == guid("87CE5498-68D6-44E5-9215-6DA47EF883D8").raw else control
            return com.give(out, thing)

        self.thing = com.object(at_0=query)


def windows(com: Com, *loudspeakers: list[Session]) -> ctypes.c_void_p:
    """The first of the loudspeakers, each with its sessions, is the default one."""
    devices = [loudspeaker(com, sessions) for sessions in loudspeakers]

    def endpoint(_this: int, flow: int | None, role: int, out: int) -> int:
        assert (flow or 0, role) == (0, 1)
        return com.give(out, devices[0]) if devices else _FAILS

    def count(_this: int, out: int) -> int:
        ctypes.c_uint32.from_address(out).value = len(devices)
        return _OK

    def device(_this: int, at: int | None, out: int) -> int:
        return com.give(out, devices[at or 0])

    collection = com.object(at_3=count, at_4=device, count_3=1, count_4=2)

    def endpoints(_this: int, flow: int | None, states: int, out: int) -> int:
        assert (flow or 0, states) == (0, 1)
        return com.give(out, collection)

    return ctypes.c_void_p(com.object(at_3=endpoints, at_4=endpoint, count_3=3, count_4=3))


def loudspeaker(com: Com, sessions: list[Session]) -> int:
    def count(_this: int, out: int) -> int:
        ctypes.c_int32.from_address(out).value = len(sessions)
        return _OK

    def session(_this: int, at: int | None, out: int) -> int:
        return com.give(out, sessions[at or 0].thing)

    enumerator = com.object(at_3=count, at_4=session, count_3=1, count_4=2)
    manager = com.object(at_5=lambda _this, out: com.give(out, enumerator), count_5=1)

    def activate(_this: int, interface: int, _context: int, _parameters: int | None, out: int) -> int:
        assert ctypes.string_at(interface, 16) == guid("77AA99A0-1BD6-484F-8BC7-2C654C9A9B6F").raw
        return com.give(out, manager)

    return com.object(at_3=activate, count_3=4)


def test_the_programs_of_windows_are_muted_and_nothing_is_left_open() -> None:
    com = Com()
    music, ours = Session(com, "music|1", 4711), Session(com, "dictation|2", os.getpid())
    call = Session(com, "call|3", 4712)
    freed: list[object] = []
    mixer = WindowsMixer(windows(com, [music, ours, call]), free=freed.append)
    call.is_muted = 1
    streams = mixer.streams()
    assert streams == (Stream(key="music|1"), Stream(key="call|3", is_muted=True))
    mixer.mute(streams[:1])
    assert (music.is_muted, ours.is_muted) == (1, 0)
    mixer.unmute(streams, ["call|3"])
    assert (music.is_muted, ours.is_muted, call.is_muted) == (0, 0, 1)
    assert com.references == 0
    assert len(freed) == 6


def test_what_windows_muted_on_a_loudspeaker_is_heard_when_another_one_has_taken_its_place() -> None:
    com = Com()
    music = Session(com, "music|1", 4711)
    first = WindowsMixer(windows(com, [music], []), free=lambda _text: None)
    streams = first.streams()
    first.mute(streams)
    assert music.is_muted == 1
    WindowsMixer(windows(com, [], [music]), free=lambda _text: None).unmute(streams, [])
    assert music.is_muted == 0
    assert com.references == 0


def test_windows_without_a_loudspeaker_is_told() -> None:
    com = Com()
    with pytest.raises(MixerError, match="Windows refuses"):
        WindowsMixer(windows(com), free=lambda _text: None).streams()
    assert com.references == 0
