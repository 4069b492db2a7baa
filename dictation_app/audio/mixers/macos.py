"""MacMixer: macOS lets no program mute another one, so the loudspeaker as a whole is silent."""

from __future__ import annotations

import ctypes
import ctypes.util
from typing import TYPE_CHECKING, Any

from dictation_app.audio.connected import Address, four
from dictation_app.audio.mixers import MixerError, Stream
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_SYSTEM_OBJECT = 1
_DEFAULT_OUTPUT = Address(four("dOut"), four("glob"), 0)
_MUTE = Address(four("mute"), four("outp"), 0)
_NO_SUCH_DEVICE = four("!obj")


class MacMixer:
    """Calls CoreAudio."""

    def __init__(self, core_audio: Any = None) -> None:
        """`core_audio` is the library, where it is not that of this system."""
        self._core_audio = core_audio or ctypes.CDLL(ctypes.util.find_library("CoreAudio"))

    def streams(self) -> tuple[Stream, ...]:
        """See `Mixer`: the default loudspeaker."""
        device = self._get(_SYSTEM_OBJECT, _DEFAULT_OUTPUT)
        return (Stream(key=str(device), is_muted=bool(self._get(device, _MUTE))),)

    def mute(self, streams: Sequence[Stream]) -> None:
        """See `Mixer`."""
        for stream in streams:
            self._set(int(stream.key), 1)

    def unmute(self, streams: Sequence[Stream], but: Collection[str]) -> None:
        """See `Mixer`."""
        for stream in streams:
            if stream.key not in but:
                self._set(int(stream.key), 0)

    def close(self) -> None:
        """See `Mixer`."""

    def _get(self, thing: int, address: Address) -> int:
        value, size = ctypes.c_uint32(), ctypes.c_uint32(4)
        status = self._core_audio.AudioObjectGetPropertyData(
            ctypes.c_uint32(thing), ctypes.byref(address), 0, None, ctypes.byref(size), ctypes.byref(value)
        )
        if status:
            raise _cannot()
        return value.value

    def _set(self, device: int, is_muted: int) -> None:
        value = ctypes.c_uint32(is_muted)
        status = self._core_audio.AudioObjectSetPropertyData(
            ctypes.c_uint32(device), ctypes.byref(_MUTE), 0, None, ctypes.c_uint32(4), ctypes.byref(value)
        )
        if status and status != _NO_SUCH_DEVICE:  # otherwise it was disconnected, which costs the others nothing
            raise _cannot()


def _cannot() -> MixerError:
    return MixerError(say("The loudspeaker cannot be muted."), say("Some loudspeakers have no switch for it."))
