"""The stamp of the devices: another one exactly where they came or went."""

from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.audio import connected

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(sys.platform != "linux", reason="Linux lists its sound cards in a file.")
def test_on_linux_it_changes_with_the_sound_cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cards = tmp_path / "cards"
    monkeypatch.setattr(connected, "_CARDS", cards)
    assert connected.stamp() == "", "a kernel without sound"
    cards.write_text(" 0 [PCH]: HDA-Intel\n")
    before = connected.stamp()
    assert connected.stamp() == before
    cards.write_text(" 0 [PCH]: HDA-Intel\n 1 [USB]: USB-Audio\n")
    assert connected.stamp() != before


class CoreAudio:
    """A library with these devices."""

    def __init__(self, *devices: int) -> None:
        self.devices = devices

    def AudioObjectGetPropertyDataSize(  # noqa: N802  # Apple's name
        self, _thing: int, _address: Any, _size: int, _data: None, out: Any
    ) -> int:
        ctypes.cast(out, ctypes.POINTER(ctypes.c_uint32)).contents.value = 4 * len(self.devices)
        return 0

    def AudioObjectGetPropertyData(  # noqa: N802  # Apple's name
        self, _thing: int, _address: Any, _size: int, _data: None, _room: Any, out: Any
    ) -> int:
        for at, device in enumerate(self.devices):
            ctypes.cast(out, ctypes.POINTER(ctypes.c_uint32))[at] = device
        return 0


def test_on_a_mac_it_changes_with_the_devices_even_where_they_are_as_many(monkeypatch: pytest.MonkeyPatch) -> None:
    core_audio = CoreAudio(41, 52)
    library = SimpleNamespace(find_library=lambda name: name)
    monkeypatch.setattr(connected.ctypes, "util", library)
    monkeypatch.setattr(connected.ctypes, "CDLL", lambda _path: core_audio)
    assert connected._core_audio_stamp() == "41 52"
    core_audio.devices = (41, 63)
    assert connected._core_audio_stamp() == "41 63"
