"""Decoding a kept dictation again: what comes of it, and who goes first."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dictation_app.audio.flac import write_flac
from dictation_app.engine.hosted import EngineLostError
from dictation_app.errors import AudioFileError, EngineError
from dictation_app.retranscription import Heard, Job, Turn, transcribe_again
from dictation_app.values.speech import DecodeOptions, EngineConfig
from tests.fakes import FakeEngine, decoded, tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.engine import Engine
    from dictation_app.values.speech import Decoded, Samples


@pytest.fixture
def job(tmp_path: Path) -> Job:
    path = tmp_path / "spoken.flac"
    write_flac(path, tone(40.0))
    config = EngineConfig(model="base", model_path=tmp_path, device="cpu")
    return Job(path=path, engine="fake", config=config, options=DecodeOptions(language="de"))


def hear(job: Job, engine: Engine, turn: Turn | None = None, shares: list[float] | None = None) -> Heard | None:
    report = (lambda _share: None) if shares is None else shares.append
    return transcribe_again(job, turn or Turn(), report, create=lambda *_: engine)


def test_the_text_and_the_words_of_all_windows(job: Job) -> None:
    engine, shares = FakeEngine([decoded(" One two."), decoded(" Three four."), decoded(" Five.")]), []
    heard = hear(job, engine, shares=shares)
    assert heard is not None
    count = len(engine.calls)
    assert count >= 2
    assert heard.result.text == " ".join(["One two.", "Three four.", "Five."][:count])
    assert heard.result.model == "fake"
    assert heard.result.language == "en"
    assert [word.text for word in heard.words] == heard.result.text.split()
    starts = [word.start_s for word in heard.words]
    assert starts == sorted(starts)
    assert starts[2] == pytest.approx(engine.calls[0][0] / 16000)
    assert all(word.start_s < word.end_s <= 40.0 for word in heard.words)
    assert [w.end_s for w in heard.words[:-1]] == pytest.approx(starts[1:])
    assert heard.left_out is None
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0, abs=0.01)
    assert all(options.language == "de" for _, options in engine.calls)
    assert engine.closed


def test_a_window_that_is_not_believed_is_told_and_gives_no_words(job: Job) -> None:
    noise = decoded(" Thank you for watching.", no_speech_prob=0.95, speech_seconds=0.0)
    heard = hear(job, FakeEngine([decoded(" One two."), noise, decoded(" Five.")]))
    assert heard is not None
    assert heard.result.text.split()[:2] == ["One", "two."]
    assert "watching" not in heard.result.text
    assert [word.text for word in heard.words] == heard.result.text.split()
    assert heard.left_out is not None
    assert heard.left_out.text == "Thank you for watching."
    assert heard.left_out.reason.endswith(".")


def test_nothing_understood_says_so_and_ends_the_engine(job: Job) -> None:
    engine = FakeEngine([decoded("")] * 5)
    with pytest.raises(EngineError, match="Nothing was understood this time; the text stays as it was"):
        hear(job, engine)
    assert engine.closed


def test_a_sound_that_is_gone_says_so(job: Job) -> None:
    job.path.unlink()
    engine = FakeEngine([])
    with pytest.raises(AudioFileError):
        hear(job, engine)
    assert engine.closed


def test_a_gpu_that_fails_is_replaced_by_the_cpu(job: Job, caplog: pytest.LogCaptureFixture) -> None:
    asked: list[str] = []

    def create(_name: str, config: EngineConfig, _unwanted: Callable[[], bool]) -> Engine:
        asked.append(config.device)
        if config.device != "cpu":
            raise EngineError("Not enough memory on the GPU.", "")
        return FakeEngine([decoded(" Yes.")] * 5)

    on_gpu = replace(job, config=replace(job.config, device="cuda", compute_type="float16"))
    assert transcribe_again(on_gpu, Turn(), lambda _share: None, create=create) is not None
    assert asked == ["cuda", "cpu"]
    caplog.clear()


class HeldEngine(FakeEngine):
    """In its first call somebody begins to dictate."""

    def __init__(self, turn: Turn, *, then: Callable[[], None]) -> None:
        super().__init__([decoded(" Once.")] * 9)
        self._turn = turn
        self._then = then

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool]) -> Decoded:
        if not self.calls:
            self._turn.hold(on=True)
            threading.Timer(0.3, self._then).start()
        return super().transcribe(samples, options, unwanted)


def test_a_dictation_goes_first_and_the_window_is_decoded_afterwards(job: Job) -> None:
    turn = Turn()
    engine = HeldEngine(turn, then=lambda: turn.hold(on=False))
    heard = hear(job, engine, turn)
    assert heard is not None
    lengths = [length for length, _ in engine.calls]
    assert lengths[0] == lengths[1]
    assert heard.result.text == " ".join(["Once."] * (len(lengths) - 1))


def test_it_can_be_given_up_while_it_waits(job: Job) -> None:
    turn = Turn()
    engine = HeldEngine(turn, then=turn.cancel)
    assert hear(job, engine, turn) is None
    assert len(engine.calls) == 1
    assert engine.closed


def test_an_engine_ended_for_it_is_no_error(job: Job) -> None:
    turn = Turn()

    class Ended(FakeEngine):
        def transcribe(self, *_: object) -> Decoded:
            turn.cancel()
            raise EngineLostError("The speech engine was ended.", "")

    assert hear(job, Ended([]), turn) is None


def test_a_lost_engine_is_an_error(job: Job) -> None:
    engine = FakeEngine([EngineLostError("The speech engine ended while decoding.", "")])
    with pytest.raises(EngineLostError):
        hear(job, engine)
    assert engine.closed


def test_what_was_given_up_before_it_began_starts_no_engine(job: Job) -> None:
    turn = Turn()
    turn.cancel()

    def create(*_: object) -> Engine:
        raise AssertionError

    assert transcribe_again(job, turn, lambda _share: None, create=create) is None
