"""Any media file, from any place, at any speed: clicks at known places are heard where the player says they are."""

from __future__ import annotations

import itertools
import threading
import time
import tracemalloc
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import pytest

from dictation_app.audio.media_decoder import Decoder
from dictation_app.audio.media_player import MediaPlayer, Playing
from dictation_app.audio.media_stream import MediaStream
from dictation_app.audio.peaks import PEAKS_PER_S, Peaks, read_peaks
from dictation_app.errors import AudioFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

RATE_HZ = 16_000
CLICK_HZ = 800
SECONDS = 40
KINDS = {
    "a.wav": "pcm_s16le",
    "a.flac": "flac",
    "a.mp3": "libmp3lame",
    "a.m4a": "aac",
    "a.ogg": "libopus",
    "a.mkv": "aac",
}


def clicks(seconds: int = SECONDS, rate_hz: int = 48_000) -> np.ndarray:
    """A short tone at the beginning of each second."""
    sound = np.zeros(rate_hz * seconds, np.int16)
    tone = (20_000 * np.sin(2 * np.pi * CLICK_HZ * np.arange(rate_hz // 33) / rate_hz)).astype(np.int16)
    for second in range(seconds):
        sound[second * rate_hz : second * rate_hz + len(tone)] = tone
    return sound


def write(path: Path, codec: str, sound: np.ndarray, rate_hz: int = 48_000) -> Path:
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate_hz)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(sound.reshape(1, -1), "s16", "mono")
        frame.sample_rate, frame.pts = rate_hz, 0
        size = {"libmp3lame": 1152, "libopus": 960}.get(codec, 1024)
        resampler = av.AudioResampler(stream.codec_context.format, "mono", rate_hz, frame_size=size)
        for piece in (*resampler.resample(frame), *resampler.resample(None), None):
            for packet in stream.encode(piece):
                container.mux(packet)
    return path


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("media")
    return {name: write(folder / name, codec, clicks()) for name, codec in KINDS.items()}


class Listener:
    """Takes sound as a loudspeaker does, as fast as it comes."""

    def __init__(self, playing: Playing, rate_hz: int = RATE_HZ, *, is_given_up_after_s: float = 30.0) -> None:
        until_s = time.monotonic() + is_given_up_after_s
        self.stream = MediaStream(playing, lambda: time.monotonic() > until_s)
        self.rate_hz = rate_hz
        self.heard: list[np.ndarray] = []
        self.places: list[tuple[int, float, int]] = []
        """Sample that was heard, its place in the file, and the lap."""

    def listen(self, seconds: float) -> Listener:
        self.stream.begin(self.rate_hz)
        until, deadline = round(seconds * self.rate_hz), time.monotonic() + 30
        count = 0
        while count < until and not self.stream.is_all_taken:
            assert time.monotonic() < deadline
            out = np.zeros(self.rate_hz // 20, np.int16)
            taken = self.stream.take(out)
            if not taken:
                time.sleep(0.001)
            for piece in taken:
                self.places.append((count, piece.position_s, piece.lap))
                count += piece.samples
            self.heard.append(out[: sum(piece.samples for piece in taken)])
        self.stream.close()
        return self

    @property
    def sound(self) -> np.ndarray:
        return np.concatenate(self.heard).astype(float)

    def places_of_clicks(self, speed: float) -> list[float]:
        """Where the player says that clicks begin."""
        loud = np.flatnonzero(np.abs(self.sound) > 6000)
        starts = [
            loud[0],
            *(there for here, there in pairwise(loud) if there - here > 0.1 * self.rate_hz),
        ]
        made = []
        for start in starts:
            sample, place_s, _ = [known for known in self.places if known[0] <= start][-1]
            made.append(place_s + (start - sample) / self.rate_hz * speed)
        return made


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("from_s", [0.0, 21.4])
def test_what_is_heard_is_where_the_player_says(media: dict[str, Path], name: str, from_s: float) -> None:
    listener = Listener(Playing(path=media[name], from_s=from_s)).listen(5)
    places = listener.places_of_clicks(1.0)
    assert len(places) == 5
    assert places == pytest.approx([round(place) for place in places], abs=0.03)  # AAC in MKV begins late
    assert places[0] == pytest.approx(np.ceil(from_s), abs=0.03)
    assert listener.stream.duration_s == pytest.approx(SECONDS, abs=0.1)


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.5, 2.0])
def test_speed_changes_the_time_and_not_the_pitch(media: dict[str, Path], speed: float) -> None:
    listener = Listener(Playing(path=media["a.flac"], from_s=10.5, speed=speed)).listen(6)
    places = listener.places_of_clicks(speed)
    assert len(places) == pytest.approx(6 * speed, abs=1)
    assert places == pytest.approx([round(place) for place in places], abs=0.06)
    spectrum = np.abs(np.fft.rfft(listener.sound))
    assert np.fft.rfftfreq(len(listener.sound), 1 / RATE_HZ)[spectrum.argmax()] == pytest.approx(CLICK_HZ, rel=0.03)


def test_a_speed_that_cannot_be_is_the_nearest(media: dict[str, Path]) -> None:
    listener = Listener(Playing(path=media["a.wav"], from_s=38.0, speed=9.0)).listen(10)
    assert len(listener.sound) == pytest.approx(RATE_HZ, rel=0.05)  # 2 s at twice the speed


def test_a_loudspeaker_of_another_rate_gets_its_own(media: dict[str, Path]) -> None:
    listener = Listener(Playing(path=media["a.m4a"], from_s=5.5), rate_hz=44_100).listen(3)
    assert listener.places_of_clicks(1.0) == pytest.approx([6, 7, 8], abs=0.012)


@pytest.mark.parametrize("speed", [1.0, 2.0])
def test_a_loop_goes_on_and_on_and_says_where(media: dict[str, Path], speed: float) -> None:
    listener = Listener(Playing(path=media["a.mp3"], from_s=11.5, speed=speed, loop=(10.5, 12.5))).listen(7)
    laps = {}
    for _, place_s, lap in listener.places:
        laps.setdefault(lap, []).append(place_s)
    assert len(laps) >= 4
    assert laps[0][0] == 11.5
    assert {round(places[0], 2) for lap, places in laps.items() if lap} == {10.5}
    assert max(max(places) for places in laps.values()) < 12.5
    places = listener.places_of_clicks(speed)
    assert {round(place) for place in places} == {11, 12}
    assert places == pytest.approx([round(place) for place in places], abs=0.06)


@pytest.mark.parametrize("end_s", [100.0, 999.0])
def test_a_loop_behind_the_end_is_silence_and_no_endless_search(media: dict[str, Path], end_s: float) -> None:
    playing = Playing(path=media["a.wav"], from_s=99.0, loop=(99.0, end_s))
    listener = Listener(playing, is_given_up_after_s=5.0).listen(1)
    assert listener.stream.is_all_taken
    assert not listener.heard or not len(listener.sound)


def test_the_end_of_the_file_is_the_end(media: dict[str, Path]) -> None:
    listener = Listener(Playing(path=media["a.ogg"], from_s=38.5)).listen(9)
    assert len(listener.sound) / RATE_HZ == pytest.approx(1.5, abs=0.1)
    assert listener.stream.is_all_taken
    assert not listener.stream.problem


def test_what_cannot_be_played_says_why(tmp_path: Path) -> None:
    (tmp_path / "text.mp3").write_text("no sound")
    for name in ("text.mp3", "gone.wav"):
        with pytest.raises(AudioFileError):
            Listener(Playing(path=tmp_path / name, from_s=0.0)).listen(1)


def test_what_goes_wrong_in_the_middle_is_told_and_no_end(
    media: dict[str, Path], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def wrong(_self: Decoder) -> Iterator[Any]:
        yield from itertools.islice(pieces(_self), 20)
        raise ZeroDivisionError

    pieces = Decoder.pieces
    monkeypatch.setattr(Decoder, "pieces", wrong)
    listener = Listener(Playing(path=media["a.mp3"], from_s=0.0)).listen(30)
    assert 1 < len(listener.sound) / RATE_HZ < 30
    assert listener.stream.problem == "The sound cannot be played any further (ZeroDivisionError)."
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


def test_only_a_little_is_decoded_ahead(media: dict[str, Path]) -> None:
    stream = MediaStream(Playing(path=media["a.wav"], from_s=0.0), lambda: False)
    stream.begin(RATE_HZ)
    time.sleep(0.3)
    ready_s = sum(len(block.sound) for block in list(stream._ready.queue) if block) / RATE_HZ
    assert 0 < ready_s < 6
    stream.close()
    assert threading.active_count() < 50


class FakeOutput:
    rate_hz = RATE_HZ

    def __init__(self, fill: Callable[[Any, float], bool], finished: Callable[[], None]) -> None:
        self.fill, self.finished = fill, finished
        self.is_closed = False

    def start(self) -> None:
        """The test asks for sound."""

    def close(self) -> None:
        self.is_closed = True

    def take(self, seconds: float, clock: Clock, delay_s: float = 0.2) -> np.ndarray:
        """As time goes on."""
        heard = []
        for _ in range(round(seconds / 0.05)):
            block = np.zeros(RATE_HZ // 20, np.int16)
            deadline = time.monotonic() + 10
            while not self.fill(block, delay_s) and not block.any() and time.monotonic() < deadline:
                break
            heard.append(block)
            clock.now_s += 0.05
            time.sleep(0.002)  # the decoder must keep up
        return np.concatenate(heard)


class Clock:
    now_s = 50.0

    def __call__(self) -> float:
        return self.now_s


class Desk:
    def __init__(self) -> None:
        self.clock = Clock()
        self.outputs: list[FakeOutput] = []
        self.told: list[tuple[Any, ...]] = []
        self.has_told = threading.Condition()
        self.player = MediaPlayer(self, open_output=self._open, clock=self.clock)
        self.thread = threading.Thread(target=self.player.run)
        self.thread.start()

    def _open(self, fill: Any, finished: Any, _is_given_up: Any) -> FakeOutput:
        self.outputs.append(FakeOutput(fill, finished))
        return self.outputs[-1]

    def _tell(self, *what: Any) -> None:
        with self.has_told:
            self.told.append(what)
            self.has_told.notify_all()

    def on_started(self, ticket: int, duration_s: float) -> None:
        self._tell("started", ticket, duration_s)

    def on_ended(self, ticket: int, position_s: float) -> None:
        self._tell("ended", ticket, position_s)

    def on_failed(self, ticket: int, message: str, hint: str) -> None:
        self._tell("failed", ticket, message, hint)

    def wait_for(self, *what: Any) -> tuple[Any, ...]:
        with self.has_told:
            found: list[tuple[Any, ...]] = []
            assert self.has_told.wait_for(
                lambda: bool(found.extend(t for t in self.told if t[: len(what)] == what) or found), 10
            )
            return found[-1]


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.player.shut_down()
    made.thread.join(5)


def test_the_position_runs_with_the_speed_behind_the_latency(desk: Desk, media: dict[str, Path]) -> None:
    ticket = desk.player.play(Playing(path=media["a.flac"], from_s=5.0, speed=2.0))
    assert desk.wait_for("started", ticket)[2] == pytest.approx(SECONDS, abs=0.1)
    assert desk.player.position_s(ticket) == 5.0
    desk.outputs[-1].take(1.0, desk.clock)
    assert desk.player.position_s(ticket) == pytest.approx(5.0 + (1.0 - 0.2) * 2.0, abs=0.02)
    desk.player.stop()
    assert desk.wait_for("ended", ticket)[2] == pytest.approx(6.6, abs=0.02)
    assert desk.outputs[-1].is_closed
    assert desk.player.position_s(ticket) is None


def test_in_a_loop_the_position_goes_back_when_the_beginning_is_heard_again(desk: Desk, media: dict[str, Path]) -> None:
    ticket = desk.player.play(Playing(path=media["a.wav"], from_s=3.0, loop=(3.0, 4.0)))
    desk.wait_for("started", ticket)
    said = []
    for _ in range(50):
        desk.outputs[-1].take(0.05, desk.clock)
        said.append(desk.player.position_s(ticket) or 0.0)
    assert min(said) >= 3.0
    assert max(said) == pytest.approx(4.0, abs=0.06)
    falls = [n for n, (one, other) in enumerate(pairwise(said)) if other < one]
    assert len(falls) == 2
    # Heard 0.2 s after it was fetched.
    assert falls[0] * 0.05 == pytest.approx(1.15, abs=0.11)


def test_a_file_that_is_gone_is_told(desk: Desk, tmp_path: Path) -> None:
    ticket = desk.player.play(Playing(path=tmp_path / "gone.wav", from_s=0.0))
    assert "There is no file" in desk.wait_for("failed", ticket)[2]


# --- the picture of the sound -----------------------------------------------------------------------------------------


def never() -> bool:
    return False


def nobody(_peaks: Peaks) -> None:
    """Listens."""


@pytest.mark.parametrize("name", KINDS)
def test_peaks_are_high_where_it_is_loud(media: dict[str, Path], name: str) -> None:
    peaks = read_peaks(media[name], None, never, nobody)
    assert peaks is not None
    assert peaks.is_whole
    assert peaks.duration_s == pytest.approx(SECONDS, abs=0.1)
    for second in range(1, SECONDS - 1):
        assert max(peaks.heights[second * PEAKS_PER_S - 1 : second * PEAKS_PER_S + 2]) > 120
        assert max(peaks.heights[second * PEAKS_PER_S + 4 : (second + 1) * PEAKS_PER_S - 4]) < 12


def test_peaks_that_nobody_wants_any_more_are_given_up(media: dict[str, Path]) -> None:
    assert read_peaks(media["a.flac"], None, lambda: True, nobody) is None


def test_peaks_come_while_they_are_read(media: dict[str, Path]) -> None:
    told: list[Peaks] = []
    ticks = iter(range(10_000))
    whole = read_peaks(media["a.flac"], None, never, told.append, clock=lambda: float(next(ticks)))
    assert whole is not None
    assert len(told) > 3
    assert not any(part.is_whole for part in told)
    assert all(whole.heights.startswith(part.heights) for part in told)


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def most_bytes(seconds: int) -> int:
        path = write(tmp_path / f"{seconds}.flac", "flac", np.zeros(seconds * RATE_HZ, np.int16), RATE_HZ)
        tracemalloc.start()
        try:
            read_peaks(path, None, never, nobody)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    most_bytes(10)
    short, long = most_bytes(60), most_bytes(600)
    assert long - short < 540 * PEAKS_PER_S * 3 + 200_000
