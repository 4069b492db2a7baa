"""The threads that play any media file and look how loud it is: what they tell, and that they end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dictation_app.audio import playing
from dictation_app.audio.flac import write_flac
from dictation_app.audio.media_player import Playing
from dictation_app.workers.media_player import MediaPlayerThread, PeaksThread
from tests.fakes import tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Loudspeaker:
    """Opens, and asks for nothing."""

    rate_hz = 16_000

    def __init__(self, fill: Callable[[Any, float], bool], _finished: object, _is_given_up: object) -> None:
        self.fill = fill

    def start(self) -> None:
        self.fill(np.zeros(1600, np.int16), 0.1)

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def player(monkeypatch: pytest.MonkeyPatch) -> Iterator[MediaPlayerThread]:
    monkeypatch.setattr(playing, "Loudspeaker", Loudspeaker)
    thread = MediaPlayerThread()
    thread.start()
    yield thread
    thread.shut_down()
    assert thread.wait(5000)


@pytest.fixture
def peaks() -> Iterator[PeaksThread]:
    thread = PeaksThread()
    thread.start()
    yield thread
    thread.shut_down()
    assert thread.wait(5000)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    write_flac(tmp_path / "a.flac", tone(3.0))
    return tmp_path / "a.flac"


def test_it_tells_that_it_plays_and_that_it_was_stopped(qtbot: QtBot, player: MediaPlayerThread, sound: Path) -> None:
    with qtbot.waitSignal(player.started_playing) as started:
        ticket = player.play(Playing(path=sound, from_s=1.0))
    assert started.args == [ticket, pytest.approx(3.0, abs=0.01)]
    assert player.position_s(ticket) == pytest.approx(1.0, abs=0.2)
    with qtbot.waitSignal(player.ended_playing) as ended:
        player.stop()
    assert ended.args[0] == ticket


def test_it_tells_what_cannot_be_played(qtbot: QtBot, player: MediaPlayerThread, tmp_path: Path) -> None:
    with qtbot.waitSignal(player.failed) as failed:
        player.play(Playing(path=tmp_path / "gone.mp3", from_s=0.0))
    assert "There is no file" in failed.args[1]
    assert failed.args[2]


def test_the_peaks_of_a_file_come_and_those_of_none_do_not(
    qtbot: QtBot, peaks: PeaksThread, sound: Path, tmp_path: Path
) -> None:
    told: list[int] = []
    peaks.found.connect(lambda number, _peaks: told.append(number))
    gone = peaks.read(tmp_path / "gone.mp3", None)
    qtbot.wait(100)
    with qtbot.waitSignal(peaks.found, check_params_cb=lambda _n, found: found.is_whole) as found:
        number = peaks.read(sound, None)
    assert found.args[0] == number
    assert found.args[1].duration_s == pytest.approx(3.0, abs=0.1)
    assert gone not in told


def test_only_the_file_asked_for_last_is_looked_at(qtbot: QtBot, peaks: PeaksThread, sound: Path) -> None:
    told: list[int] = []
    peaks.found.connect(lambda number, _peaks: told.append(number))
    for _ in range(5):
        last = peaks.read(sound, None)
    qtbot.waitUntil(lambda: last in told)
    assert set(told) <= {1, last}
    peaks.read(sound, None)
    peaks.stop()
    count = len(told)
    qtbot.wait(200)
    assert len(told) - count <= 1


def test_a_file_that_nobody_foresaw_leaves_the_others_their_pictures(
    qtbot: QtBot, peaks: PeaksThread, sound: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def wrong(*_: object) -> None:
        raise ZeroDivisionError

    crashes: list[str] = []
    peaks.crashed.connect(crashes.append)
    with monkeypatch.context() as patch:
        patch.setattr("dictation_app.audio.peaks.read_peaks", wrong)
        peaks.read(sound, None)
        qtbot.waitUntil(lambda: "ZeroDivisionError" in caplog.text)
    with qtbot.waitSignal(peaks.found):
        peaks.read(sound, None)
    assert not crashes
    caplog.clear()
