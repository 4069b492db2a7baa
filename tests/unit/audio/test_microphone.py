"""Microphone and its sound calls: one that stands still holds nobody up, and none is closed while somebody dictates."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
import sounddevice

from dictation_app.audio import microphone as microphone_module
from dictation_app.audio.microphone import Microphone, _Opened
from dictation_app.audio.sound_calls import SoundCalls
from dictation_app.errors import MicrophoneError
from dictation_app.settings import AudioSettings

if TYPE_CHECKING:
    from collections.abc import Iterator


class Stream:
    """Of a device that stands still until `goes_on`."""

    def __init__(self) -> None:
        self.goes_on = threading.Event()
        self.latency = 0.0
        self.is_closed = threading.Event()

    def abort(self, *, ignore_errors: bool) -> None:
        self.goes_on.wait(10)

    def close(self, *, ignore_errors: bool) -> None:
        self.is_closed.set()


@pytest.fixture
def stream() -> Iterator[Stream]:
    made = Stream()
    yield made
    made.goes_on.set()


@pytest.fixture
def microphone(stream: Stream, monkeypatch: pytest.MonkeyPatch) -> Microphone:
    calls = SoundCalls()
    monkeypatch.setattr(microphone_module, "sound_calls", lambda: calls)
    monkeypatch.setattr(microphone_module, "leave_to_itself", lambda: None)
    monkeypatch.setattr(microphone_module, "_find", lambda _name: 0)
    monkeypatch.setattr(microphone_module, "OPEN_TIMEOUT_S", 1.5)
    opened = _Opened(stream=stream, number=1, name="Desk microphone", rate_hz=16_000)
    monkeypatch.setattr(Microphone, "_start", lambda _self, _index, _name: opened)
    return Microphone(AudioSettings(), lambda _sound: None)


def test_a_device_that_cannot_be_closed_is_left_to_itself(microphone: Microphone, stream: Stream) -> None:
    microphone.open()
    began_at_s = time.monotonic()
    microphone.close()
    assert time.monotonic() - began_at_s < 1.0
    assert not microphone.is_open
    stream.goes_on.set()
    assert stream.is_closed.wait(5)


def test_one_that_does_not_open_is_told_and_opens_again_when_the_system_goes_on(
    microphone: Microphone, stream: Stream
) -> None:
    microphone.open()
    microphone.close()
    began_at_s = time.monotonic()
    slow_after_s: list[float] = []
    microphone.on_slow = lambda: slow_after_s.append(time.monotonic() - began_at_s)
    with pytest.raises(MicrophoneError, match="does not answer"):
        microphone.open()
    assert slow_after_s[0] < 1.5
    assert time.monotonic() - began_at_s < 4.0
    assert not microphone.is_open
    stream.goes_on.set()
    assert stream.is_closed.wait(5)
    microphone.open()
    assert microphone.is_open
    microphone.close()


def test_one_that_opens_too_late_is_closed_again(
    microphone: Microphone, stream: Stream, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = Microphone._start
    monkeypatch.setattr(
        Microphone, "_start", lambda self, index, name: (stream.goes_on.wait(10), start(self, index, name))[1]
    )
    with pytest.raises(MicrophoneError, match="does not answer"):
        microphone.open()
    assert not stream.is_closed.is_set()
    stream.goes_on.set()
    assert stream.is_closed.wait(5)
    assert not microphone.is_open


class PortAudio:
    """As much of sounddevice as a microphone needs."""

    PortAudioError = sounddevice.PortAudioError

    def __init__(self) -> None:
        self.devices = ["Desk"]
        self.renewals = 0
        self.refuses = False
        self.silent: set[str] = set()
        """These do not open."""
        self.plugged: list[str] | None = None
        """What the list has when it is made anew."""
        self.channels = 1
        self.opened: list[tuple[str, int]] = []
        portaudio = self

        class Default:
            device = (0, 0)

        class InputStream(Stream):
            def __init__(self, *, device: int, channels: int, **_options: object) -> None:
                super().__init__()
                self.goes_on.set()
                portaudio.opened.append((portaudio.devices[device], channels))
                if portaudio.refuses or portaudio.devices[device] in portaudio.silent:
                    raise sounddevice.PortAudioError("Device unavailable")

            def start(self) -> None:
                pass

        self.default = Default
        self.InputStream = InputStream

    def query_devices(self, index: int | None = None) -> object:
        found = [
            {"name": name, "max_input_channels": self.channels, "default_samplerate": 16_000.0} for name in self.devices
        ]
        return found if index is None else found[index]

    def _terminate(self) -> None:
        self.renewals += 1

    def _initialize(self) -> None:
        self.devices = self.devices if self.plugged is None else self.plugged


@pytest.fixture
def portaudio(monkeypatch: pytest.MonkeyPatch) -> PortAudio:
    fake, calls = PortAudio(), SoundCalls()
    monkeypatch.setattr(microphone_module, "sd", fake)
    monkeypatch.setattr(microphone_module, "sound_calls", lambda: calls)
    return fake


def refreshed() -> bool:
    return microphone_module.sound_calls().make(microphone_module.refresh_idle_devices).result(5)


def test_the_list_is_not_read_anew_while_a_stream_is_in_use(portaudio: PortAudio) -> None:
    dictating = Microphone(AudioSettings(), lambda _sound: None)
    dictating.open()
    assert not refreshed()
    assert portaudio.renewals == 0
    dictating.close()
    assert refreshed()
    assert portaudio.renewals == 1


def test_a_microphone_that_gives_way_closes_no_other_and_may_be_closed(portaudio: PortAudio) -> None:
    shown = Microphone(AudioSettings(), lambda _sound: None, gives_way=True)
    shown.open()
    assert refreshed()
    shown.close()
    dictating = Microphone(AudioSettings(), lambda _sound: None)
    dictating.open()
    before = portaudio.renewals
    for missing, refuses in (("Headset", False), ("Desk", True)):
        portaudio.refuses = refuses
        with pytest.raises(MicrophoneError):
            Microphone(AudioSettings(microphones=(missing,)), lambda _sound: None, gives_way=True).open()
    assert portaudio.renewals == before


def test_who_dictates_has_the_list_read_anew_for_a_microphone_that_has_come(portaudio: PortAudio) -> None:
    shown = Microphone(AudioSettings(), lambda _sound: None, gives_way=True)
    shown.open()
    portaudio.refuses = True
    with pytest.raises(MicrophoneError, match="cannot be opened"):
        Microphone(AudioSettings(), lambda _sound: None).open()
    assert portaudio.renewals == 1
    assert refreshed()  # what could not be opened is not in use


def test_calls_are_made_in_order_and_tell_what_they_raise() -> None:
    calls = SoundCalls()
    made: list[int] = []
    futures = [calls.make(lambda n=n: made.append(n)) for n in range(20)]  # type: ignore[misc]
    futures.append(calls.make(lambda: 1 // 0))  # type: ignore[arg-type]
    with pytest.raises(ZeroDivisionError):
        futures[-1].result(5)
    assert made == list(range(20))


# --- several, in an order ---------------------------------------------------------------------------------------------


@pytest.fixture
def stamps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The last is what the system says of its devices now."""
    known = ["at the start"]
    monkeypatch.setattr(microphone_module.connected, "stamp", lambda: known[-1])
    return known


def both() -> Microphone:
    return Microphone(AudioSettings(microphones=("Headset", "Desk")), lambda _sound: None)


def test_the_first_that_is_connected_is_used_and_which_one_is_missing_is_known(
    portaudio: PortAudio, stamps: list[str]
) -> None:
    portaudio.devices = ["Desk", "Headset"]
    one = both()
    one.open()
    assert (one.name, one.missing) == ("Headset", "")
    one.close()
    portaudio.devices = ["Desk"]
    one.open()
    assert (one.name, one.missing) == ("Desk", "Headset")
    one.close()
    assert (one.missing, portaudio.renewals) == ("", 0)


def test_one_that_is_listed_and_does_not_open_is_passed_over(portaudio: PortAudio, stamps: list[str]) -> None:
    portaudio.devices, portaudio.silent = ["Headset", "Desk"], {"Headset"}
    one = both()
    one.open()
    assert (one.name, one.missing, portaudio.renewals) == ("Desk", "Headset", 0)


def test_the_list_is_made_anew_at_key_down_only_where_devices_came_or_went(
    portaudio: PortAudio, stamps: list[str]
) -> None:
    one, portaudio.plugged = both(), ["Desk", "Headset"]
    for _ in range(3):
        one.open()
        assert one.name == "Desk"
        one.close()
    assert portaudio.renewals == 0
    stamps.append("the headset is back")
    for _ in range(3):
        one.open()
        assert (one.name, one.missing) == ("Headset", "")
        one.close()
    assert portaudio.renewals == 1


def test_where_none_is_connected_the_first_is_named(portaudio: PortAudio, stamps: list[str]) -> None:
    portaudio.devices = ["Webcam"]
    with pytest.raises(MicrophoneError, match="The microphone 'Headset' is not connected"):
        both().open()
    assert portaudio.renewals == 1, "it was looked for once more"


def test_another_one_takes_over_and_the_lost_one_is_not_tried_again(portaudio: PortAudio, stamps: list[str]) -> None:
    portaudio.devices = ["Headset", "Desk"]
    one = both()
    one.open()
    one.open_other()
    assert (one.name, one.missing) == ("Desk", "Headset")
    assert [name for name, _ in portaudio.opened] == ["Headset", "Desk"]
    alone = Microphone(AudioSettings(microphones=("Desk",)), lambda _sound: None)
    alone.open()
    with pytest.raises(MicrophoneError, match="No other"):
        alone.open_other()


@pytest.mark.parametrize(
    ("wanted", "there", "counts"),
    [(0, 1, [1]), (0, 8, [1, 2, 8]), (1, 2, [2]), (2, 2, [2]), (5, 8, [5, 8]), (1, 1, [1]), (3, 2, [1, 2])],
)
def test_it_is_opened_with_as_few_channels_as_have_the_wanted_one(
    portaudio: PortAudio, wanted: int, there: int, counts: list[int]
) -> None:
    portaudio.channels, portaudio.refuses = there, True
    with pytest.raises(MicrophoneError):
        Microphone(AudioSettings(channel=wanted), lambda _sound: None).open()
    assert [channels for _, channels in portaudio.opened[: len(portaudio.opened) // 2]] == counts
