"""Microphone: opens the chosen device at its own rate and hands its sound out as 16 kHz mono blocks.

PortAudio calls back on a thread of its own; the callback copies the block into the owner's queue and does nothing
else. Its device list is frozen when it initialises, and initialising it again kills open streams: `refresh_devices`
is for idle moments only. Its calls wait without end for a sound server that stands still, so they are made elsewhere
(`audio.sound_calls`).
"""

from __future__ import annotations

import math
import time
from concurrent.futures import wait
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import sounddevice as sd
import soxr

from dictation_app.audio import connected
from dictation_app.audio.alsa import silence_alsa
from dictation_app.audio.blocks import RawBlock, Sink, StreamEnded
from dictation_app.audio.sound_calls import leave_to_itself, sound_calls
from dictation_app.errors import MicrophoneError
from dictation_app.sentences import say
from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from dictation_app.settings import AudioSettings
    from dictation_app.values.speech import Samples

BLOCK_MS = 20
"""Short enough for a live level, long enough that Python's callback is never late."""

SILENCE_DBFS = -120.0

SLOW_S = 1.2
"""Someone has pressed a key and begins to speak: who waits longer for the sound system must know it."""
OPEN_TIMEOUT_S = 5.0
"""A sound server that has just started, on a busy machine, takes a second or two."""
_CLOSE_TIMEOUT_S = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A stream that runs."""

    stream: sd.InputStream
    number: int
    name: str
    rate_hz: int
    wanted_as: str = ""
    """Its name in the settings; empty = it is the system's default."""
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
    """The first of the wanted devices that works. Owned by the capture thread; only the callback runs elsewhere."""

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
        silence_alsa()
        if sound_calls().devices_stamp is None:
            sound_calls().devices_stamp = connected.stamp()

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

    @property
    def missing(self) -> str:
        """The one that is wanted more than the one in use, and cannot be reached; empty = there is none."""
        first = self.settings.wanted[0]
        return first if self._opened is not None and self._opened.wanted_as != first else ""

    def open(self) -> None:
        """Start the stream; raise `MicrophoneError`. Blocks arrive in the sink from another thread."""
        self._open_one_of(self.settings.wanted)

    def open_other(self) -> None:
        """Go on with another one of the wanted; raise `MicrophoneError` where none works."""
        lost = self._opened
        self.close()
        others = tuple(name for name in self.settings.wanted if lost is None or name != lost.wanted_as)
        if not others:
            raise MicrophoneError(say("No other microphone is chosen."))
        self._open_one_of(others)

    def _open_one_of(self, names: tuple[str, ...]) -> None:
        opening = sound_calls().make(lambda: self._open(names))
        try:
            if not wait([opening], SLOW_S).done:
                self.on_slow()
            opened = opening.result(OPEN_TIMEOUT_S - SLOW_S)
        except TimeoutError:
            # Where it opens after all nobody waits for it any more.
            opening.add_done_callback(_close_unwanted)
            leave_to_itself()
            raise MicrophoneError(
                say("The sound system does not answer."), say("Try again in a moment, or restart the sound server.")
            ) from None
        self._opened = opened
        self.name, self.stream_number, self._rate_hz = opened.name, opened.number, opened.rate_hz
        self.restart_resampler()

    def _open(self, names: tuple[str, ...]) -> _Opened:
        if not _is_listed(names[0]) and connected.stamp() != sound_calls().devices_stamp:
            self._refresh()  # it may have come back
        try:
            return self._start_one_of(names)
        except MicrophoneError:
            # The list may be old: the device may have come, or the sound server may have restarted.
            self._refresh()
            return self._start_one_of(names)

    def _refresh(self) -> None:
        (refresh_idle_devices if self._gives_way else refresh_devices)()

    def _start_one_of(self, names: tuple[str, ...]) -> _Opened:
        """The first that works; raise the `MicrophoneError` of the first that is there, or of all."""
        failed: MicrophoneError | None = None
        for name in names:
            try:
                index = _find(name)
            except MicrophoneError as exc:
                failed = failed or exc
                continue
            except sd.PortAudioError as exc:
                raise _no_answer() from exc
            try:
                return self._start(index, name)
            except sd.PortAudioError as exc:
                failed = MicrophoneError(
                    say(
                        "The microphone '{name}' cannot be opened: {reason}.", name=_name_of(index), reason=_reason(exc)
                    ),
                    say("Close programs that use it, or choose another one: `dictation devices` lists them."),
                )
                failed.__cause__ = exc
        assert failed is not None, "names is never empty"  # noqa: S101
        raise failed

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
        """The wanted channel, as loud as is wanted, at 16 kHz; the resampler holds the last 30 ms or so back.

        Where there is no such channel all are mixed: another microphone may have taken the place of the first.
        """
        wanted = self.settings.channel
        mono: Samples = (
            np.ascontiguousarray(block.frames[:, wanted - 1])
            if 0 < wanted <= block.frames.shape[1]
            else block.frames.mean(axis=1, dtype=np.float32)
        )
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

    def _start(self, index: int, name: str) -> _Opened:
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

        for channels in _channel_counts(self.settings.channel, device["max_input_channels"]):
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
        return _Opened(stream=stream, number=number, name=str(device["name"]), rate_hz=rate_hz, wanted_as=name)


def _ignore() -> None:
    pass


def _channel_counts(wanted: int, most: int) -> list[int]:
    """How many channels to open it with, tried in this order: some hardware only opens with all."""
    # Opened with one channel the sound system may mix them, so one of them is asked for among two at least.
    least = 1 if not wanted or wanted > most else max(2, wanted)
    return sorted({count for count in (least, 2, most) if least <= count <= most} or {most})


def _no_answer() -> MicrophoneError:
    return MicrophoneError(say("The sound system does not answer."), say("Check that a sound server is running."))


def _close_unwanted(opening: Future[_Opened]) -> None:
    if opening.exception() is None:
        opening.result().close()


def _name_of(index: int) -> str:
    try:
        return str(sd.query_devices(index)["name"])
    except sd.PortAudioError:
        return say("system default")


def list_microphones() -> list[MicrophoneInfo]:
    """The input devices as PortAudio knows them; raise `MicrophoneError` where it knows nothing."""
    try:
        return _list_microphones()
    except sd.PortAudioError as exc:
        raise _no_answer() from exc


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
    sound_calls().devices_stamp = connected.stamp()
    # sounddevice offers no public call for it (python-sounddevice#125); these two are what its documentation names.
    with suppress(sd.PortAudioError):  # not initialised: an earlier attempt failed half-way
        sd._terminate()  # noqa: SLF001
    try:
        sd._initialize()  # noqa: SLF001
    except sd.PortAudioError as exc:
        raise _no_answer() from exc


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


def _is_listed(name: str) -> bool:
    try:
        return _find(name) >= 0
    except (MicrophoneError, sd.PortAudioError):
        return False


def _find(name: str) -> int:
    """Index of the microphone `name` (empty: the default one); raise `MicrophoneError`."""
    devices = sd.query_devices()
    inputs = {index: str(d["name"]) for index, d in enumerate(devices) if d["max_input_channels"] > 0}
    if not inputs:
        raise MicrophoneError(
            say("No microphone was found."), say("Connect one, or check that the sound server is running.")
        )
    if not name:
        default = int(sd.default.device[0])
        return default if default in inputs else next(iter(inputs))
    for index, candidate in inputs.items():
        if candidate == name:
            return index
    raise MicrophoneError(
        say("The microphone '{name}' is not connected.", name=name),
        say("Connect it, or choose another one: `dictation devices` lists them."),
    )


def _reason(exc: sd.PortAudioError) -> str:
    """PortAudio's own words without its numbers."""
    text = str(exc.args[0]) if exc.args else say("unknown reason")
    return text.partition(" [PaErrorCode")[0].removeprefix("Error opening InputStream: ").rstrip(".").lower()
