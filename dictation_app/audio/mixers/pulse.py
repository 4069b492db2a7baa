"""PulseMixer: the streams of PulseAudio, and of PipeWire, which speaks its language.

`module-stream-restore` remembers a mute by the program, so that the next song would begin silent after a stream has
ended while it was muted; what it remembers is taken back as well.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pulsectl
from pulsectl._pulsectl import LibPulse

from dictation_app.audio.mixers import OWN, MixerError, Stream
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_HARDWARE = 0x0004
"""PA_SINK_HARDWARE"""
_NOBODY = 0xFFFFFFFF
"""PA_INVALID_INDEX: made by the server itself, such as a loop or an echo canceller; a microphone may hang on it."""
_KEPT_AS = "module-stream-restore.id"
_FAILURES = (pulsectl.PulseError, LibPulse.CallError)
"""The second one is what a connection raises that was lost before; pulsectl does not name it among its own."""


class PulseMixer:
    """One connection. Only what is heard counts: a virtual device may be somebody's microphone."""

    def __init__(self) -> None:
        try:
            self._pulse = pulsectl.Pulse("dictation-mixer")
        except _FAILURES as exc:
            raise _no_answer() from exc

    def streams(self) -> tuple[Stream, ...]:
        """See `Mixer`."""
        try:
            default = self._pulse.server_info().default_sink_name
            heard = {sink.index for sink in self._pulse.sink_list() if sink.name == default or sink.flags & _HARDWARE}
            return tuple(_stream(raw) for raw in self._pulse.sink_input_list() if raw.sink in heard and _is_other(raw))
        except _FAILURES as exc:
            raise _no_answer() from exc

    def mute(self, streams: Sequence[Stream]) -> None:
        """See `Mixer`."""
        keys = {stream.key for stream in streams}
        for raw in self._there():
            if _stream(raw).key in keys:
                self._set(raw, is_muted=True)

    def unmute(self, streams: Sequence[Stream], but: Collection[str]) -> None:
        """See `Mixer`."""
        keys = {stream.key for stream in streams}
        names = {stream.kept_as for stream in streams} - {""}
        for raw in self._there():
            stream = _stream(raw)
            # One with a name of theirs that has come since began muted because of them.
            if stream.is_muted and stream.key not in but and (stream.key in keys or stream.kept_as in names):
                self._set(raw, is_muted=False)
        self._forget(names)

    def close(self) -> None:
        """See `Mixer`."""
        self._pulse.close()

    def _there(self) -> Iterator[Any]:
        try:
            yield from self._pulse.sink_input_list()
        except _FAILURES as exc:
            raise _no_answer() from exc

    def _set(self, raw: Any, *, is_muted: bool) -> None:
        try:
            self._pulse.sink_input_mute(raw.index, is_muted)
        except _FAILURES as exc:
            self._raise_if_lost(exc)  # otherwise the stream has ended, which costs the others nothing

    def _forget(self, names: Collection[str]) -> None:
        try:
            remembered = [entry for entry in self._pulse.stream_restore_list() if entry.name in names and entry.mute]
            for entry in remembered:
                entry.mute = 0
            if remembered:
                self._pulse.stream_restore_write(remembered, mode="replace")
        except _FAILURES as exc:
            self._raise_if_lost(exc)  # otherwise nothing remembers anything here

    def _raise_if_lost(self, exc: Exception) -> None:
        if not self._pulse.connected:
            raise _no_answer() from exc


def _is_other(raw: Any) -> bool:
    """Whether another program plays it."""
    return (
        raw.client != _NOBODY
        and OWN not in raw.proplist
        and raw.proplist.get("application.process.id") != str(os.getpid())
    )


def _stream(raw: Any) -> Stream:
    process = raw.proplist.get("application.process.id", "")
    return Stream(key=f"{raw.index}/{process}", kept_as=raw.proplist.get(_KEPT_AS, ""), is_muted=bool(raw.mute))


def _no_answer() -> MixerError:
    return MixerError(
        say("Other programs cannot be muted: no sound server answers."), say("Check that PulseAudio or PipeWire runs.")
    )
