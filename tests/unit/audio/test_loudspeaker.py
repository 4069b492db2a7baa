"""Opening the loudspeaker: what it takes, and what becomes of it when PortAudio is started anew."""

from __future__ import annotations

import atexit
import sys
import threading
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dictation_app.audio import loudspeaker as loudspeaker_module
from dictation_app.audio.loudspeaker import Loudspeaker
from dictation_app.audio.sound_calls import SoundCalls, sound_calls
from dictation_app.errors import PlaybackError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class FakePortAudioError(Exception):
    pass


class FakeStream:
    def __init__(
        self, *, samplerate: int, channels: int, callback: Callable[..., None], goes_on: threading.Event, **_: Any
    ) -> None:
        self.samplerate, self.channels, self.callback = float(samplerate), channels, callback
        self.latency = 0.3
        self.done: list[str] = []
        self.goes_on = goes_on

    def start(self) -> None:
        assert self.goes_on.wait(10)
        self.done.append("start")

    def abort(self, *, ignore_errors: bool) -> None:
        assert self.goes_on.wait(10)
        self.done.append("abort")

    def close(self, *, ignore_errors: bool) -> None:
        self.done.append("close")

    def ask(self, count: int, *, now_s: float = 10.0, heard_at_s: float = 10.1) -> np.ndarray:
        out = np.full((count, self.channels), 9, np.int16)
        self.callback(out, count, SimpleNamespace(currentTime=now_s, outputBufferDacTime=heard_at_s), None)
        return out


class FakeSoundDevice(ModuleType):
    """Opens streams of some rates and channels; the device's own rate is 48 kHz."""

    PortAudioError = FakePortAudioError

    class CallbackStop(Exception):  # noqa: N818  # the library's name
        """That was the end."""

    def __init__(self, takes: set[tuple[int, int]], *, has_output: bool = True) -> None:
        super().__init__("sounddevice")
        self.takes, self.has_output = takes, has_output
        self.opened: list[FakeStream] = []
        self.attempts = 0
        self.goes_on = threading.Event()
        self.goes_on.set()

    def _exit_handler(self) -> None:
        """Frees PortAudio at the end of the process."""

    def query_devices(self, *, kind: str) -> dict[str, float]:
        if not self.has_output:
            raise ValueError("no such device")
        return {"default_samplerate": 48_000.0}

    def OutputStream(self, *, samplerate: int, channels: int, **rest: Any) -> FakeStream:  # noqa: N802
        self.attempts += 1
        assert self.goes_on.wait(10)
        if (samplerate, channels) not in self.takes:
            raise FakePortAudioError
        self.opened.append(FakeStream(samplerate=samplerate, channels=channels, goes_on=self.goes_on, **rest))
        return self.opened[-1]


@pytest.fixture
def plugged_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[FakeSoundDevice], FakeSoundDevice]:
    def plug(fake: FakeSoundDevice) -> FakeSoundDevice:
        monkeypatch.setitem(sys.modules, "sounddevice", fake)
        return fake

    return plug


def count_up(asked: list[float]) -> Callable[[np.ndarray, float], bool]:
    def fill(out: np.ndarray, delay_s: float) -> bool:
        asked.append(delay_s)
        out[:] = np.arange(len(out))
        return len(asked) > 1

    return fill


def never() -> bool:
    return False


Plug = "Callable[[FakeSoundDevice], FakeSoundDevice]"


def test_what_takes_speech_as_it_is_gets_it_so(plugged_in: Plug) -> None:
    fake = plugged_in(FakeSoundDevice({(16_000, 1), (48_000, 2)}))
    asked: list[float] = []
    output = Loudspeaker(count_up(asked), lambda: None, never)
    assert (output.rate_hz, fake.opened[0].channels) == (16_000, 1)
    output.start()
    assert list(fake.opened[0].ask(4)[:, 0]) == [0, 1, 2, 3]
    assert asked == [pytest.approx(0.1)]
    with pytest.raises(FakeSoundDevice.CallbackStop):
        fake.opened[0].ask(4)
    output.close()
    assert fake.opened[0].done == ["start", "abort", "close"]


def test_what_takes_only_its_own_rate_and_two_channels_gets_both(plugged_in: Plug) -> None:
    fake = plugged_in(FakeSoundDevice({(48_000, 2)}))
    output = Loudspeaker(count_up([]), lambda: None, never)
    assert output.rate_hz == 48_000
    assert fake.opened[0].ask(3).tolist() == [[0, 0], [1, 1], [2, 2]]


@pytest.mark.parametrize("heard_at_s", [0.0, 10.0, 99.0])
def test_a_driver_that_does_not_say_when_is_believed_about_its_latency(plugged_in: Plug, heard_at_s: float) -> None:
    fake = plugged_in(FakeSoundDevice({(16_000, 1)}))
    asked: list[float] = []
    Loudspeaker(count_up(asked), lambda: None, never)
    fake.opened[0].ask(3, heard_at_s=heard_at_s)
    assert asked == [0.3]


def test_no_loudspeaker_and_one_that_takes_nothing_are_told(plugged_in: Plug) -> None:
    plugged_in(FakeSoundDevice(set(), has_output=False))
    with pytest.raises(PlaybackError, match="No loudspeaker was found"):
        Loudspeaker(count_up([]), lambda: None, never)
    plugged_in(FakeSoundDevice(set()))
    with pytest.raises(PlaybackError, match="cannot be opened"):
        Loudspeaker(count_up([]), lambda: None, never)


@pytest.mark.parametrize("after", [0, 1])
def test_once_given_up_it_does_not_begin_to_open_nor_try_another_way(plugged_in: Plug, after: int) -> None:
    fake = plugged_in(FakeSoundDevice(set()))
    with pytest.raises(PlaybackError):
        Loudspeaker(count_up([]), lambda: None, lambda: fake.attempts == after)
    assert fake.attempts == after


def test_a_stream_from_before_portaudio_was_started_anew_is_not_touched(
    plugged_in: Plug, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = plugged_in(FakeSoundDevice({(16_000, 1)}))
    output = Loudspeaker(count_up([]), lambda: None, never)
    monkeypatch.setattr(sound_calls(), "renewals", sound_calls().renewals + 1)
    output.start()
    output.close()
    assert fake.opened[0].done == []


@pytest.fixture
def standing_still(plugged_in: Plug, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeSoundDevice]:
    """A sound system whose calls wait while its `goes_on` is not set."""
    calls = SoundCalls()
    monkeypatch.setattr(loudspeaker_module, "sound_calls", lambda: calls)
    monkeypatch.setattr(loudspeaker_module, "_OPEN_TIMEOUT_S", 0.1)
    monkeypatch.setattr(loudspeaker_module, "_CLOSE_TIMEOUT_S", 0.1)
    fake = plugged_in(FakeSoundDevice({(16_000, 1)}))
    yield fake
    fake.goes_on.set()
    calls.make(lambda: None).result(5)


@pytest.mark.skipif(sys.platform == "win32", reason="There the call itself waits.")
@pytest.mark.parametrize("call", ["open", "start", "close"])
def test_the_end_of_the_process_does_not_wait_for_a_sound_system_that_stands_still(
    standing_still: FakeSoundDevice, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    left: list[Callable[[], None]] = []
    monkeypatch.setattr(atexit, "unregister", left.append)
    output = None if call == "open" else Loudspeaker(count_up([]), lambda: None, never)
    assert left == []
    standing_still.goes_on.clear()
    if output is None:
        with pytest.raises(PlaybackError, match="does not answer"):
            Loudspeaker(count_up([]), lambda: None, never)
    elif call == "start":
        with pytest.raises(PlaybackError, match="does not answer"):
            output.start()
    else:
        output.close()
    assert left == [standing_still._exit_handler]
