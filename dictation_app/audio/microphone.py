"""Microphone: opens the chosen device at its own rate and hands its sound out as 16 kHz mono blocks.

PortAudio calls back on a thread of its own; the callback copies the block into the owner's queue and does nothing
else. Its device list is frozen when it initialises, and initialising it again kills open streams: `refresh_devices`
is for idle moments only. Its calls wait without end for a sound server that stands still, so they are made elsewhere
(`audio.sound_calls`).
"""

from __future__ import annotations

import ctypes
import ctypes.util
import math
import sys
import time
from collections.abc import Callable
from concurrent.futures import wait
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import sounddevice as sd
import soxr

from dictation_app.audio.sound_calls import leave_to_itself, sound_calls
from dictation_app.errors import MicrophoneError
from dictation_app.values import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from concurrent.futures import Future

    from dictation_app.settings import AudioSettings
    from dictation_app.values import Samples

BLOCK_MS = 20
"""Short enough for a live level, long enough that Python's callback is never late."""

SILENCE_DBFS = -120.0

SLOW_S = 1.2
"""Someone has pressed a key and begins to speak: who waits longer for the sound system must know it."""
OPEN_TIMEOUT_S = 5.0
"""A sound server that has just started, on a busy machine, takes a second or two."""
_CLOSE_TIMEOUT_S = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBlock:
    """One callback's worth of sound, as the device delivered it."""

    frames: np.ndarray
    """float32, shape (n, channels), at the device's rate; a copy, never changed."""
    received_at_s: float
    """`time.monotonic()` in the callback."""
    overflowed: bool
    """Sound was lost before this block because the machine was too busy."""
    stream: int
    """Which opening of the microphone it belongs to; counts up."""


@dataclass(frozen=True, slots=True)
class StreamEnded:
    """The device stopped delivering by itself (unplugged, sound server gone)."""

    stream: int


Sink: TypeAlias = Callable[[RawBlock | StreamEnded], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A stream that runs."""

    stream: sd.InputStream
    number: int
    name: str
    rate_hz: int
    renewals: int = field(default_factory=lambda: sound_calls().renewals)
    """Of PortAudio, when it was opened; see `SoundCalls.renewals`."""

    def close(self) -> None:
        sound_calls().in_use.discard(id(self.stream))
        if sound_calls().renewals != self.renewals:
            return  # it was closed by that
        try:
            self.stream.abort(ignore_errors=True)
            self.stream.close(ignore_errors=True)
        except sd.PortAudioError:
            # The stream died with its device; there is nothing left to free.
            return


@dataclass(frozen=True, slots=True, kw_only=True)
class MicrophoneInfo:
    """A device that can be chosen."""

    name: str
    host_api: str
    rate_hz: int
    is_default: bool


class Microphone:
    """One input device. Owned by the capture thread; only the callback runs elsewhere."""

    def __init__(self, settings: AudioSettings, sink: Sink, *, gives_way: bool = False) -> None:
        """`gives_way`: it may be closed for any other microphone, and never closes one itself."""
        self.settings = settings
        self._sink = sink
        self._gives_way = gives_way
        self._opened: _Opened | None = None
        self.stream_number = 0
        self.name = ""
        """The device in use, or used last."""
        self._rate_hz = SAMPLE_RATE_HZ
        self._resampler: soxr.ResampleStream | None = None
        self.on_slow: Callable[[], None] = _ignore
        """Called from `open` where that takes longer than `SLOW_S`."""
        _silence_alsa()

    @property
    def is_open(self) -> bool:
        """Whether a stream is running."""
        return self._opened is not None

    @property
    def rate_hz(self) -> int:
        """At which the device delivers."""
        return self._rate_hz

    @property
    def latency_s(self) -> float:
        """How old sound is when it arrives; what was said just before release is still on its way."""
        return float(self._opened.stream.latency) if self._opened is not None else 0.0

    def open(self) -> None:
        """Start the stream; raise `MicrophoneError`. Blocks arrive in the sink from another thread."""
        opening = sound_calls().make(self._open)
        try:
            if not wait([opening], SLOW_S).done:
                self.on_slow()
            opened = opening.result(OPEN_TIMEOUT_S - SLOW_S)
        except TimeoutError:
            # Where it opens after all nobody waits for it any more.
            opening.add_done_callback(_close_unwanted)
            leave_to_itself()
            raise MicrophoneError(
                "The sound system does not answer.", "Try again in a moment, or restart the sound server."
            ) from None
        self._opened = opened
        self.name, self.stream_number, self._rate_hz = opened.name, opened.number, opened.rate_hz
        self.restart_resampler()

    def _open(self) -> _Opened:
        try:
            return self._start(_find(self.settings.microphone))
        except (MicrophoneError, sd.PortAudioError):
            # The list may be old: the device may have come, or the sound server may have restarted.
            (refresh_idle_devices if self._gives_way else refresh_devices)()
            index = _find(self.settings.microphone)
            try:
                return self._start(index)
            except sd.PortAudioError as exc:
                raise MicrophoneError(
                    f"The microphone '{_name_of(index)}' cannot be opened: {_reason(exc)}.",
                    "Close programs that use it, or choose another one: `dictation devices` lists them.",
                ) from exc

    def close(self) -> None:
        """Stop and free the stream; harmless when closed. One that cannot be freed now is left to itself."""
        opened, self._opened = self._opened, None
        if opened is not None:
            try:
                sound_calls().make(opened.close).result(_CLOSE_TIMEOUT_S)
            except TimeoutError:
                leave_to_itself()

    def restart_resampler(self) -> None:
        """Forget the sound before; to be called at the start of a dictation."""
        self._resampler = (
            None
            if self._rate_hz == SAMPLE_RATE_HZ
            else soxr.ResampleStream(self._rate_hz, SAMPLE_RATE_HZ, 1, dtype="float32", quality="HQ")
        )

    def convert(self, block: RawBlock) -> Samples:
        """Mix to mono, as loud as is wanted, at 16 kHz; the resampler holds the last 30 ms or so back."""
        mono: Samples = block.frames.mean(axis=1, dtype=np.float32)
        if self.settings.gain_db:
            mono = np.clip(mono * np.float32(10 ** (self.settings.gain_db / 20)), -1.0, 1.0)
        return self._resample(mono, last=False)

    def flush(self) -> Samples:
        """The end that the resampler holds back."""
        end = self._resample(np.empty(0, np.float32), last=True)
        self.restart_resampler()  # soxr refuses everything after the last chunk
        return end

    def _resample(self, mono: Samples, *, last: bool) -> Samples:
        if self._resampler is None:
            return mono
        resampled: Samples = self._resampler.resample_chunk(mono, last=last)
        return resampled

    def _start(self, index: int) -> _Opened:
        device = sd.query_devices(index)
        rate_hz = round(device["default_samplerate"])
        # Never used twice, also not by the microphone that comes after this one: its sink is the same.
        number = time.monotonic_ns()

        def received(frames: np.ndarray, _count: int, _time: object, status: sd.CallbackFlags) -> None:
            self._sink(
                RawBlock(
                    frames=frames.copy(),
                    received_at_s=time.monotonic(),
                    overflowed=bool(status.input_overflow),
                    stream=number,
                )
            )

        def finished() -> None:
            self._sink(StreamEnded(number))

        # Some hardware only opens with all its channels.
        for channels in sorted({1, min(2, device["max_input_channels"]), device["max_input_channels"]}):
            try:
                stream = sd.InputStream(
                    samplerate=rate_hz,
                    blocksize=rate_hz * BLOCK_MS // 1000,
                    device=index,
                    channels=channels,
                    dtype="float32",
                    latency="high",
                    callback=received,
                    finished_callback=finished,
                )
                break
            except sd.PortAudioError:
                if channels == device["max_input_channels"]:
                    raise
        try:
            stream.start()
        except sd.PortAudioError:
            stream.close(ignore_errors=True)
            raise
        if not self._gives_way:
            sound_calls().in_use.add(id(stream))
        return _Opened(stream=stream, number=number, name=str(device["name"]), rate_hz=rate_hz)


def _ignore() -> None:
    pass


def _close_unwanted(opening: Future[_Opened]) -> None:
    if opening.exception() is None:
        opening.result().close()


def _name_of(index: int) -> str:
    try:
        return str(sd.query_devices(index)["name"])
    except sd.PortAudioError:
        return "system default"


def list_microphones() -> list[MicrophoneInfo]:
    """The input devices as PortAudio knows them; raise `MicrophoneError` where it knows nothing."""
    try:
        return _list_microphones()
    except sd.PortAudioError as exc:
        raise MicrophoneError("The sound system does not answer.", "Check that a sound server is running.") from exc


def _list_microphones() -> list[MicrophoneInfo]:
    default = sd.default.device[0]
    return [
        MicrophoneInfo(
            name=str(device["name"]),
            host_api=str(sd.query_hostapis(device["hostapi"])["name"]),
            rate_hz=round(device["default_samplerate"]),
            is_default=index == default,
        )
        for index, device in enumerate(sd.query_devices())
        if device["max_input_channels"] > 0
    ]


def refresh_devices() -> None:
    """Read the device list again. Kills open streams."""
    sound_calls().renewals += 1
    sound_calls().in_use.clear()
    # sounddevice offers no public call for it (python-sounddevice#125); these two are what its documentation names.
    with suppress(sd.PortAudioError):  # not initialised: an earlier attempt failed half-way
        sd._terminate()  # noqa: SLF001
    try:
        sd._initialize()  # noqa: SLF001
    except sd.PortAudioError as exc:
        raise MicrophoneError("The sound system does not answer.", "Check that a sound server is running.") from exc


def refresh_idle_devices() -> bool:
    """Read the device list again, unless somebody dictates or plays; whether it was. A call for `sound_calls`."""
    if sound_calls().in_use:
        return False
    refresh_devices()
    return True


def level_dbfs(samples: Samples) -> float:
    """Root mean square of a block in dB relative to full scale; `SILENCE_DBFS` for digital silence."""
    if not len(samples):
        return SILENCE_DBFS
    mean_square = float(np.dot(samples, samples)) / len(samples)
    return max(SILENCE_DBFS, 10 * math.log10(mean_square)) if mean_square > 0 else SILENCE_DBFS


def _find(name: str) -> int:
    """Index of the microphone `name` (empty: the default one); raise `MicrophoneError`."""
    devices = sd.query_devices()
    inputs = {index: str(d["name"]) for index, d in enumerate(devices) if d["max_input_channels"] > 0}
    if not inputs:
        raise MicrophoneError("No microphone was found.", "Connect one, or check that the sound server is running.")
    if not name:
        default = int(sd.default.device[0])
        return default if default in inputs else next(iter(inputs))
    for index, candidate in inputs.items():
        if candidate == name:
            return index
    raise MicrophoneError(
        f"The microphone '{name}' is not connected.",
        "Connect it, or choose another one: `dictation devices` lists them.",
    )


def _reason(exc: sd.PortAudioError) -> str:
    """PortAudio's own words without its numbers."""
    text = str(exc.args[0]) if exc.args else "unknown reason"
    return text.partition(" [PaErrorCode")[0].removeprefix("Error opening InputStream: ").rstrip(".").lower()


@cache
def _silence_alsa() -> object | None:
    """Keep ALSA from writing to stderr about devices that are not there; what matters comes as an error.

    Returns the callback, which must live as long as the library.
    """
    library = ctypes.util.find_library("asound") if sys.platform == "linux" else None
    if library is None:
        return None
    # void handler(const char *file, int line, const char *function, int err, const char *fmt, ...)
    signature = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)
    callback = signature(lambda *_: None)
    ctypes.CDLL(library).snd_lib_error_set_handler(callback)
    return callback
