"""Playing a take to the real recorder, segmenter, session and engine loop."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from dictation_app.bench.replay import Replay, first_shown, share_shown
from dictation_app.errors import EngineError, ModelError
from tests.fakes import FakeEngine, loud_is_speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.bench.subject import Subject
    from dictation_app.bench.takes import Take
    from dictation_app.engine import Engine
    from dictation_app.values.speech import EngineConfig


@pytest.fixture
def replay(subject: Subject, talking: Callable[[str, EngineConfig], Engine]) -> Iterator[Replay]:
    made = Replay(subject, create=talking, detector=loud_is_speech)
    yield made
    made.close()


def test_a_take_is_heard_at_the_speed_of_speech(replay: Replay, spoken: Callable[[float], Take]) -> None:
    assert replay.load().model == "base"
    take = spoken(1.5)
    began_s = time.monotonic()
    dictated = replay.dictate(take, 0.3)
    took_s = time.monotonic() - began_s
    assert take.speech_end_s + 0.3 <= took_s < take.speech_end_s + 0.3 + 1.0
    assert dictated.text == "alpha bravo charlie."
    assert dictated.stop_to_text_ms is not None
    assert 0 < dictated.stop_to_text_ms < 500
    assert dictated.utterances == 1
    assert dictated.withheld == ""


def test_a_late_release_finds_the_text_ready_and_shown(replay: Replay, spoken: Callable[[float], Take]) -> None:
    replay.load()
    dictated = replay.dictate(spoken(2.0), 0.4)
    assert dictated.was_ahead
    assert dictated.visible == 1.0
    assert dictated.first_text_ms is not None
    assert dictated.first_text_ms < 1500
    assert replay.work.utterances == 1
    assert replay.work.ahead == 1


def test_a_release_within_speech_waits_for_its_tail(replay: Replay, spoken: Callable[[float], Take]) -> None:
    replay.load()
    dictated = replay.dictate(spoken(1.5), -0.1)
    assert dictated.text == "alpha bravo charlie."
    assert dictated.stop_to_text_ms is not None
    assert dictated.stop_to_text_ms >= 100


def test_several_dictations_in_a_row(replay: Replay, spoken: Callable[[float], Take]) -> None:
    replay.load()
    texts = [replay.dictate(spoken(seconds), 0.2).text for seconds in (1.0, 0.5, 1.0)]
    assert texts == ["alpha bravo.", "alpha.", "alpha bravo."]


def test_a_model_that_cannot_be_loaded_ends_the_measurement(subject: Subject) -> None:
    def create(name: str, config: EngineConfig) -> FakeEngine:
        raise ModelError("The model 'base' is not installed.")

    replay = Replay(subject, create=create, detector=loud_is_speech)  # type: ignore[arg-type]
    try:
        with pytest.raises(EngineError, match="not installed"):
            replay.load()
    finally:
        replay.close()


@pytest.mark.parametrize(
    ("text", "shown", "language", "share"),
    [
        ("One two three four.", "One two three", "en", 0.75),
        ("One two three four.", "", "en", 0.0),
        ("One two three four.", "Four three", "en", 0.25),
        ("", "", "en", 1.0),
        ("今日は。", "今日", "ja", 2 / 3),
    ],
)
def test_share_of_the_text_that_was_shown(text: str, shown: str, language: str, share: float) -> None:
    assert share_shown(text, shown, language) == pytest.approx(share)


def test_the_first_word_counts_from_when_it_is_right() -> None:
    shown = [(1.0, "A"), (1.5, "Alpha"), (2.0, "Alpha bravo")]
    assert first_shown("Alpha, bravo.", shown, "en") == 1.5
    assert first_shown("Bravo.", shown, "en") is None
    assert first_shown("", shown, "en") is None
