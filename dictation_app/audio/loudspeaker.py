"""The loudspeaker: PortAudio's default output. It asks for sound, and says when that will be heard.

PortAudio opens one device at a time. One that is slow to open (Bluetooth headphones that wake up) lets a microphone
wait whose key is pressed meanwhile; nothing can take the call back. So none is begun while somebody dictates: playing
is given up with the key, also between two ways of opening.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from dictation_app.audio import load_sound_library
from dictation_app.audio.sound_calls import leave_to_itself, sound_calls
from dictation_app.errors import MicrophoneError, PlaybackError
from dictation_app.sentences import say
from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    import numpy.typing as npt
    import sounddevice as sd

    Sound: TypeAlias = npt.NDArray[np.int16]
    """Mono, shape (n,)."""
    Fill: TypeAlias = Callable[[Sound, float], bool]
    """Writes the next sound into the array, which is heard so many seconds from now; True = that was the end."""

HINT = say("Check the loudspeaker or headphones, and that a sound server is running.")

_LONGEST_DELAY_S = 5.0
"""What a driver says beyond is no delay."""
_OPEN_TIMEOUT_S = 5.0
_CLOSE_TIMEOUT_S = 1.0


class Loudspeaker:
    """Open, but not started (`player.Output`); raises `PlaybackError` where there is none.

    `fill` and `finished` are called on PortAudio's own threads; `is_given_up` before each attempt to open.
    """

    def __init__(self, fill: Fill, finished: Callable[[], None], is_given_up: Callable[[], bool]) -> None:
        try:
            load_sound_library()
        except MicrophoneError as exc:
            if isinstance(exc.__cause__, TimeoutError):
                raise PlaybackError(exc.message, HINT) from exc
            raise PlaybackError(
                say("No sound can be played: the PortAudio library is missing or finds no sound system."), exc.hint
            ) from exc
        self._fill = fill
        self._finished = finished
        self._is_given_up = is_given_up
        self._calls = sound_calls()
        opening = self._calls.make(self._open)
        try:
            self._stream, self._epoch = opening.result(_OPEN_TIMEOUT_S)
        except TimeoutError:
            opening.add_done_callback(_close_unwanted)
            leave_to_itself()
            raise PlaybackError(say("The sound system does not answer."), HINT) from None

    @property
    def rate_hz(self) -> int:
        """See `player.Output`."""
        return int(self._stream.samplerate)

    def start(self) -> None:
        """See `player.Output`."""
        import sounddevice as sd  # noqa: PLC0415  # see `load_sound_library`

        def start() -> None:
            if self._calls.renewals == self._epoch:
                self._stream.start()

        try:
            self._calls.make(start).result(_OPEN_TIMEOUT_S)
        except TimeoutError:
            leave_to_itself()
            raise PlaybackError(say("The sound system does not answer."), HINT) from None
        except sd.PortAudioError as exc:
            raise PlaybackError(say("The loudspeaker cannot be started."), HINT) from exc

    def close(self) -> None:
        """See `player.Output`."""

        def close() -> None:
            self._calls.in_use.discard(id(self._stream))
            if self._calls.renewals == self._epoch:
                self._stream.abort(ignore_errors=True)
                self._stream.close(ignore_errors=True)

        try:
            self._calls.make(close).result(_CLOSE_TIMEOUT_S)
        except TimeoutError:
            leave_to_itself()

    def _open(self) -> tuple[sd.OutputStream, int]:
        """The stream, and how often PortAudio had been started anew by then."""
        import sounddevice as sd  # noqa: PLC0415  # see `load_sound_library`

        def callback(out: Sound, _frames: int, times: Any, _status: sd.CallbackFlags) -> None:
            delay_s = times.outputBufferDacTime - times.currentTime
            if not 0 < delay_s < _LONGEST_DELAY_S:  # some drivers do not say
                delay_s = self._stream.latency
            mono = out[:, 0]
            is_end = self._fill(mono, delay_s)
            out[:, 1:] = mono[:, np.newaxis]
            if is_end:
                raise sd.CallbackStop

        try:
            own_rate_hz = round(sd.query_devices(kind="output")["default_samplerate"])
        except (sd.PortAudioError, ValueError) as exc:  # ValueError: there is no such device
            raise PlaybackError(say("No loudspeaker was found."), HINT) from exc
        # Some hardware opens at its own rate only, or with two channels only.
        attempts = [(rate_hz, channels) for rate_hz in (SAMPLE_RATE_HZ, own_rate_hz) for channels in (1, 2)]
        why: Exception | None = None
        for rate_hz, channels in attempts:
            if self._is_given_up():
                break
            try:
                stream = sd.OutputStream(
                    samplerate=rate_hz,
                    channels=channels,
                    dtype="int16",
                    callback=callback,
                    finished_callback=self._finished,
                )
            except sd.PortAudioError as exc:
                why = exc
            else:
                self._calls.in_use.add(id(stream))
                return stream, self._calls.renewals
        raise PlaybackError(say("The loudspeaker cannot be opened."), HINT) from why


def _close_unwanted(opening: Future[tuple[sd.OutputStream, int]]) -> None:
    if opening.exception() is None:
        stream, _epoch = opening.result()
        sound_calls().in_use.discard(id(stream))
        stream.close(ignore_errors=True)
