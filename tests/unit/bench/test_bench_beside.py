"""Dictations beside a file: the file gives way to them, and what the times come to."""

from __future__ import annotations

import contextlib
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from dictation_app.bench import beside, machine
from dictation_app.bench.beside import FileBeside
from dictation_app.bench.replay import Dictated, Replay
from dictation_app.bench.tables import render
from dictation_app.cli import run
from dictation_app.engine import never
from dictation_app.errors import AudioFileError, ExitCode, WorkDroppedError
from dictation_app.values.speech import EngineInfo
from tests.fakes import decoded, loud_is_speech
from tests.unit.bench.conftest import TalkingEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dictation_app.bench.subject import Subject
    from dictation_app.bench.takes import Take
    from dictation_app.values.speech import Decoded, DecodeOptions, EngineConfig, Samples

CLIP = Path(__file__).parents[2] / "data" / "speech" / "en_read_043.flac"
INFO = EngineInfo(model="base", device="cpu", compute_type="int8")


class BusyEngine(TalkingEngine):
    """Works on each batch of a file for as long as it is allowed to, or `batch_takes_s`."""

    batch_takes_s = 60.0
    made: BusyEngine

    def __init__(self, name: str, config: EngineConfig) -> None:
        super().__init__(name, config)
        self.batches = self.dropped = 0
        BusyEngine.made = self

    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        self.batches += 1
        until_s = time.monotonic() + self.batch_takes_s
        while time.monotonic() < until_s:
            if unwanted():
                self.dropped += 1
                raise WorkDroppedError
            time.sleep(0.002)
        return tuple(decoded("alpha.") for _ in windows)


@pytest.fixture
def replay(subject: Subject) -> Iterator[Replay]:
    made = Replay(subject, create=BusyEngine, detector=loud_is_speech)
    made.load()
    yield made
    made.close()


@pytest.fixture
def file(replay: Replay) -> Iterator[FileBeside]:
    made = FileBeside(CLIP, replay.lend, "en")
    yield made
    made.close()


def test_the_file_gives_way_to_a_dictation_and_is_at_work_before_and_after(
    replay: Replay, file: FileBeside, spoken: Callable[[float], Take]
) -> None:
    engine = BusyEngine.made
    with file.works(for_s=0.05):
        assert file.is_at_work
        assert (engine.batches, engine.dropped) == (1, 0)
        dictated = replay.dictate(spoken(0.8), 0.2)
        assert engine.dropped == 1
    assert dictated.text == "alpha bravo."
    assert dictated.stop_to_text_ms is not None
    assert dictated.stop_to_text_ms < 500


def test_alone_nothing_is_done_for_the_file(replay: Replay, file: FileBeside, spoken: Callable[[float], Take]) -> None:
    with file.works(for_s=0.0):
        pass
    replay.dictate(spoken(0.5), 0.2)
    batches = BusyEngine.made.batches
    time.sleep(0.2)
    assert not file.is_at_work
    assert BusyEngine.made.batches == batches


def test_a_file_at_its_end_begins_again(replay: Replay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BusyEngine, "batch_takes_s", 0.02)
    with contextlib.closing(FileBeside(CLIP, replay.lend, "en")) as file, file.works(for_s=0.5):
        assert file.is_at_work
    assert BusyEngine.made.batches > 2
    assert file.seconds > 4  # of a clip that is shorter


def test_a_file_that_cannot_be_read_ends_the_measurement(replay: Replay, tmp_path: Path) -> None:
    broken = tmp_path / "talk.mp3"
    broken.write_text("no sound", encoding="ascii")
    file = FileBeside(broken, replay.lend, "en")
    with contextlib.closing(file), pytest.raises(AudioFileError), file.works(for_s=0.0):
        pytest.fail("It cannot be at work.")


class FakeReplay:
    """Answers after 300 ms, and beside the file so much `later_ms`."""

    def __init__(self, file: FakeFile, later_ms: float | None) -> None:
        self.file = file
        self.later_ms = later_ms
        self.turns: list[str] = []

    def dictate(self, take: Take, lag_s: float) -> Dictated:
        self.turns.append("beside" if self.file.is_working else "alone")
        wait_ms: float | None = 300.0
        if self.file.is_working:
            wait_ms = None if self.later_ms is None else 300.0 + self.later_ms
        return Dictated(
            text="alpha",
            stop_to_text_ms=wait_ms,
            was_ahead=False,
            first_text_ms=None,
            visible=0.0,
            utterances=1,
            withheld="",
        )


class FakeFile:
    """At work, or just not at that moment, as the test has it."""

    name = "talk.mp3"
    seconds = 60.0

    def __init__(self, *, at_work: Sequence[bool] = ()) -> None:
        self.is_working = False
        self._at_work = list(at_work)
        self.for_s: list[float] = []

    @property
    def is_at_work(self) -> bool:
        return self._at_work.pop(0) if self._at_work else True

    @contextlib.contextmanager
    def works(self, for_s: float) -> Iterator[None]:
        self.for_s.append(for_s)
        self.is_working = True
        yield
        self.is_working = False


@pytest.fixture
def measured(
    subject: Subject, spoken: Callable[[float], Take], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., beside.BesideResult]:
    monkeypatch.setattr(beside, "_SETTLE_S", 0.0)

    def measure(later_ms: float | None, *, file: FakeFile | None = None, load_before: float = 0.0) -> Any:
        file = file or FakeFile()
        replay = FakeReplay(file, later_ms)
        result = beside.measure(
            subject,
            cast("Replay", replay),
            cast("FileBeside", file),
            INFO,
            takes=[spoken(1.0), spoken(2.0)],
            lags_ms=(0, 300),
            load_before=load_before,
        )
        # The warm-up, then in turns; and no two turns beside begin at the same moment of the file's work.
        assert replay.turns == ["alone", *["alone", "beside"] * 4]
        assert len(set(file.for_s[1:])) == 4
        return result

    return measure


def test_alone_and_beside_are_compared_in_turns(measured: Callable[..., beside.BesideResult]) -> None:
    result = measured(40.0)
    assert [(group.lag_ms, group.alone.count, group.later_p50_ms, group.pair_p50_ms) for group in result.lags] == [
        (0, 2, 40.0, 40.0),
        (300, 2, 40.0, 40.0),
    ]
    assert result.conclusive
    assert "as if there were no file" in result.verdict
    assert "+40" in render(result)


def test_a_file_that_keeps_dictations_waiting_is_told(measured: Callable[..., beside.BesideResult]) -> None:
    assert measured(151.0).verdict.startswith("A file keeps dictations waiting")


def test_a_turn_beside_a_file_that_was_not_at_work_does_not_count(measured: Callable[..., beside.BesideResult]) -> None:
    result = measured(40.0, file=FakeFile(at_work=[True, False]))
    assert [group.alone.count for group in result.lags] == [2, 1]
    assert result.not_counted == 1


def test_without_any_pair_nothing_is_concluded(measured: Callable[..., beside.BesideResult]) -> None:
    result = measured(None)
    assert (result.lags, result.not_counted, result.conclusive) == ((), 4, False)
    assert "Nothing was measured" in render(result)


def test_a_busy_machine_gets_figures_and_no_verdict(measured: Callable[..., beside.BesideResult]) -> None:
    result = measured(40.0, load_before=0.31 * machine.processors())
    assert (result.conclusive, result.verdict) == (False, "")
    assert "no verdict" in render(result)


def test_as_it_is_typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("dictation_app.engine.starter.HostedEngine", lambda name, config, **_: BusyEngine(name, config))
    monkeypatch.setattr(beside, "_PHASES_S", 0.1)
    monkeypatch.setattr(beside, "_WARM_UP_S", 0.0)
    picture = tmp_path / "beside.png"
    command = ["bench", "latency", "--model-path", str(tmp_path), "--language", "en", "--tell-language", "--lag", "300"]
    assert run([*command, "--beside", str(CLIP), "--json", "--plot", str(picture)]) == ExitCode.OK
    result = json.loads(capsys.readouterr().out)
    assert (result["lags"][0]["alone"]["count"], result["not_counted"]) == (1, 0)
    assert picture.stat().st_size > 1000


def test_long_dictations_are_not_measured_beside_a_file(tmp_path: Path) -> None:
    command = ["bench", "latency", "--model-path", str(tmp_path), "--joined", "60", "--beside", str(CLIP)]
    assert run(command) == ExitCode.USAGE
