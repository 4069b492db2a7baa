"""What is heard when, from any place on: with a loudspeaker and a clock that the test moves."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dictation_app.audio import playing
from dictation_app.audio.flac import write_flac
from dictation_app.audio.player import Player, SoundPlayer, read_sound
from dictation_app.audio.playing import STUCK_S
from dictation_app.errors import AudioFileError, PlaybackError
from tests.fakes import tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

RATE_HZ = 16_000
LATENCY_S = 0.2
BLOCK_S = 0.05


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


class FakeOutput:
    """A loudspeaker that asks for sound when the test says so, `LATENCY_S` before it is heard."""

    def __init__(self, fill: Callable[[Any, float], bool], finished: Callable[[], None], rate_hz: int) -> None:
        self.fill, self.finished, self.rate_hz = fill, finished, rate_hz
        self.heard: list[np.ndarray] = []
        self.is_started = self.is_closed = self.is_over = False

    def start(self) -> None:
        self.is_started = True

    def close(self) -> None:
        self.is_closed = True

    def take(self, seconds: float) -> None:
        for _ in range(round(seconds / BLOCK_S)):
            block = np.full(round(BLOCK_S * self.rate_hz), 7, np.int16)
            self.is_over = self.fill(block, LATENCY_S)
            self.heard.append(block)


class Desk:
    """A player, its thread, and what it told."""

    def __init__(self, sound: np.ndarray) -> None:
        self.clock = Clock()
        self.sound = sound
        self.rate_hz = RATE_HZ
        self.outputs: list[FakeOutput] = []
        self.reads: list[Path] = []
        self.told: list[tuple[Any, ...]] = []
        self.has_told = threading.Condition()
        self.refusal: PlaybackError | None = None
        self.player = Player(self, read=self._read, open_output=self._open, clock=self.clock)
        self.thread = threading.Thread(target=self.player.run)
        self.thread.start()

    def _read(self, path: Path, _given_up: Callable[[], bool]) -> np.ndarray:
        self.reads.append(path)
        return self.sound

    def _open(
        self, fill: Callable[[Any, float], bool], finished: Callable[[], None], is_given_up: Callable[[], bool]
    ) -> FakeOutput:
        self.is_given_up = is_given_up
        if self.refusal is not None:
            raise self.refusal
        self.outputs.append(FakeOutput(fill, finished, self.rate_hz))
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

    def wait_for(self, *what: Any) -> None:
        with self.has_told:
            assert self.has_told.wait_for(lambda: any(t[: len(what)] == what for t in self.told), 5), self.told


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk(np.arange(4 * RATE_HZ).astype(np.int16))
    yield made
    made.player.shut_down()
    made.thread.join(5)


def play(desk: Desk, path: Path, from_s: float = 0.0) -> tuple[int, FakeOutput]:
    ticket = desk.player.play(path, from_s)
    desk.wait_for("started", ticket)
    return ticket, desk.outputs[-1]


def test_the_position_is_what_is_heard_and_not_what_was_fetched(desk: Desk, tmp_path: Path) -> None:
    ticket, output = play(desk, tmp_path / "a")
    output.take(0.5)
    assert desk.player.position_s(ticket) == pytest.approx(0.25, abs=0.001)  # before the last block is heard
    desk.clock.now_s += 0.1
    assert desk.player.position_s(ticket) == pytest.approx(0.35, abs=0.001)
    desk.clock.now_s += 10
    assert desk.player.position_s(ticket) == pytest.approx(0.5, abs=0.001)  # a loudspeaker that hangs plays nothing


def test_the_position_never_goes_back(desk: Desk, tmp_path: Path) -> None:
    ticket, output = play(desk, tmp_path / "a", 1.0)
    said = [desk.player.position_s(ticket)]
    for step_s in (0.0, 0.06, 0.03, 0.05, 0.01):
        desk.clock.now_s += step_s
        output.take(BLOCK_S)
        said.append(desk.player.position_s(ticket))
    assert said[0] == 1.0
    assert said == sorted(said)


def test_every_sample_from_the_place_on_is_played_and_then_silence(desk: Desk, tmp_path: Path) -> None:
    _ticket, output = play(desk, tmp_path / "a", 3.9)
    output.take(0.15)
    heard = np.concatenate(output.heard)
    assert np.array_equal(heard[:1600], desk.sound[-1600:])
    assert not heard[1600:].any()
    assert output.is_over


def test_at_its_end_it_says_so_and_closes(desk: Desk, tmp_path: Path) -> None:
    ticket, output = play(desk, tmp_path / "a", 3.9)
    output.take(0.15)
    output.finished()
    desk.wait_for("ended", ticket, 4.0)
    assert output.is_closed
    assert desk.player.position_s(ticket) is None


def test_a_pause_says_where_and_going_on_reads_nothing_again(desk: Desk, tmp_path: Path) -> None:
    ticket, output = play(desk, tmp_path / "a")
    output.take(1.0)
    desk.clock.now_s += 0.2
    desk.player.stop()
    desk.wait_for("ended", ticket)
    assert desk.told[-1][2] == pytest.approx(0.95, abs=0.001)
    assert output.is_closed
    _ticket, output = play(desk, tmp_path / "a", 0.95)
    output.take(BLOCK_S)
    assert output.heard[0][0] == desk.sound[round(0.95 * RATE_HZ)]
    assert len(desk.reads) == 1
    desk.player.stop(forget=True)
    play(desk, tmp_path / "a")
    assert len(desk.reads) == 2


def test_another_sound_ends_the_one_before(desk: Desk, tmp_path: Path) -> None:
    first, output = play(desk, tmp_path / "a")
    second, _ = play(desk, tmp_path / "b")
    assert output.is_closed
    assert desk.player.position_s(first) is None
    assert desk.player.position_s(second) == 0.0
    assert desk.reads == [tmp_path / "a", tmp_path / "b"]


def test_a_stop_overtakes_a_sound_that_is_still_being_read(tmp_path: Path) -> None:
    reading, may_go_on = threading.Event(), threading.Event()

    class Slow(Desk):
        def _read(self, path: Path, given_up: Callable[[], bool]) -> np.ndarray:
            reading.set()
            assert may_go_on.wait(5)
            assert given_up()
            return self.sound

    desk = Slow(np.zeros(RATE_HZ, np.int16))
    desk.player.play(tmp_path / "a", 0.0)
    assert reading.wait(5)
    desk.player.stop()
    may_go_on.set()
    desk.player.shut_down()
    desk.thread.join(5)
    assert desk.outputs == []
    assert desk.told == []


def test_a_loudspeaker_that_opens_is_told_when_nobody_waits_for_it_any_more(tmp_path: Path) -> None:
    opening, may_go_on = threading.Event(), threading.Event()

    class Slow(Desk):
        def _open(self, *what: Any) -> FakeOutput:
            output = super()._open(*what)
            assert not self.is_given_up()
            opening.set()
            assert may_go_on.wait(5)
            return output

    desk = Slow(np.zeros(RATE_HZ, np.int16))
    desk.player.play(tmp_path / "a", 0.0)
    assert opening.wait(5)
    desk.player.stop()
    assert desk.is_given_up()
    may_go_on.set()
    desk.player.shut_down()
    desk.thread.join(5)
    assert desk.outputs[0].is_closed
    assert not desk.outputs[0].is_started
    assert desk.told == []


def test_a_loudspeaker_of_another_rate_gets_the_sound_at_its_own(tmp_path: Path) -> None:
    desk = Desk((tone(1.0) * 32767).astype(np.int16))
    desk.rate_hz = 48_000
    ticket, output = play(desk, tmp_path / "a", 0.25)
    assert desk.told[0] == ("started", ticket, pytest.approx(1.0, abs=0.01))
    output.take(0.5)
    heard = np.concatenate(output.heard).astype(float)
    spectrum = np.abs(np.fft.rfft(heard))
    assert np.fft.rfftfreq(len(heard), 1 / 48_000)[spectrum.argmax()] == pytest.approx(200, abs=3)
    desk.clock.now_s += 0.2
    assert desk.player.position_s(ticket) == pytest.approx(0.70, abs=0.002)
    desk.player.shut_down()
    desk.thread.join(5)


def test_a_loudspeaker_that_goes_away_is_told(desk: Desk, tmp_path: Path) -> None:
    ticket, output = play(desk, tmp_path / "a")
    output.take(0.5)
    output.finished()
    desk.wait_for("failed", ticket, "Playing stopped: the loudspeaker or the sound server went away.")
    assert output.is_closed


def test_a_loudspeaker_that_takes_no_sound_is_told(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "_LOOK_S", 0.01)
    ticket, output = play(desk, tmp_path / "a")
    output.take(0.5)
    desk.clock.now_s += STUCK_S + 0.1
    desk.wait_for("failed", ticket, "Playing stopped: the loudspeaker took no sound for 2 s.")


def test_without_a_loudspeaker_it_says_why_and_the_next_attempt_works(desk: Desk, tmp_path: Path) -> None:
    desk.refusal = PlaybackError("No loudspeaker was found.", "Check it.")
    ticket = desk.player.play(tmp_path / "a", 0.0)
    desk.wait_for("failed", ticket, "No loudspeaker was found.", "Check it.")
    desk.refusal = None
    play(desk, tmp_path / "a")


def test_a_bug_costs_one_sound_and_no_other(desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    desk.sound = None  # type: ignore[assignment]
    ticket = desk.player.play(tmp_path / "a", 0.0)
    desk.wait_for("failed", ticket)
    assert "The log has the details." in desk.told[-1]
    assert "Playing failed" in caplog.text
    caplog.clear()
    desk.sound = np.zeros(RATE_HZ, np.int16)
    play(desk, tmp_path / "b")


def test_the_sound_of_a_file_comes_whole(tmp_path: Path) -> None:
    samples = np.concatenate([tone(20.0), np.zeros(RATE_HZ, np.float32), tone(20.0)])
    write_flac(tmp_path / "a.flac", samples)
    sound = read_sound(tmp_path / "a.flac", lambda: False)
    assert sound.dtype == np.int16
    assert len(sound) == len(samples)
    assert np.abs(sound - samples * 32767).max() < 3
    assert len(read_sound(tmp_path / "a.flac", lambda: True)) == 0
    with pytest.raises(AudioFileError):
        read_sound(tmp_path / "gone.flac", lambda: False)


def test_sound_that_is_in_no_file_is_played_whole_at_the_rate_of_the_loudspeaker(desk: Desk) -> None:
    player = SoundPlayer(desk, open_output=desk._open, clock=desk.clock)
    thread = threading.Thread(target=player.run)
    thread.start()
    desk.rate_hz = 2 * RATE_HZ
    ticket = player.play(np.full(RATE_HZ, 1000, np.int16))
    desk.wait_for("started", ticket, 1.0)
    output = desk.outputs[-1]
    output.take(1.2)
    output.finished()
    desk.wait_for("ended", ticket, 1.0)
    heard = np.concatenate(output.heard)
    assert np.flatnonzero(heard)[-1] == pytest.approx(2 * RATE_HZ, abs=400)
    assert np.median(heard[: 2 * RATE_HZ]) == pytest.approx(1000, abs=20)
    player.shut_down()
    thread.join(5)
