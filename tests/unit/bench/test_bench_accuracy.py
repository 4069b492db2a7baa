"""Errors and invented words: what the app would type, against what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dictation_app.bench import accuracy
from dictation_app.bench.accuracy import Listener, measure
from dictation_app.bench.corpus import Clip
from dictation_app.bench.tables import render
from dictation_app.engine import never
from dictation_app.transcriber import Transcriber
from dictation_app.values.speech import EngineInfo
from tests.fakes import decoded, loud_is_speech, quiet, tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.bench.accuracy import AccuracyResult
    from dictation_app.bench.subject import Subject
    from dictation_app.values.speech import Decoded, DecodeOptions, Samples

INFO = EngineInfo(model="base", device="cpu", compute_type="int8")


class SpaceScorer:
    """Counts the words that are not the same, place by place."""

    def errors(self, reference: str, heard: str, language: str) -> tuple[int, int]:
        wanted, written = reference.split(), heard.rstrip(".").split()
        same = sum(a == b for a, b in zip(wanted, written, strict=False))
        return max(len(wanted), len(written)) - same, len(wanted)


@pytest.fixture
def listener(subject: Subject, talking: Any) -> Callable[..., Listener]:
    def make(*, live: bool, create: Any = talking) -> Listener:
        transcriber = Transcriber(subject.settings, subject, tell=print, create=create)
        transcriber.load()
        return Listener(transcriber, live=live, detector=loud_is_speech)

    return make


@pytest.fixture
def measured(listener: Callable[..., Listener], subject: Subject, parrot: Any) -> Callable[..., AccuracyResult]:
    def run(clips: list[Clip], *, peer_says: str, live: bool, load_before: float) -> AccuracyResult:
        return measure(
            subject,
            listener(live=live),
            parrot(peer_says),
            SpaceScorer(),  # type: ignore[arg-type]
            INFO,
            clips=clips,
            live=live,
            load_before=load_before,
        )

    return run


def two_sentences() -> Samples:
    return np.concatenate((quiet(0.3), tone(4.0), quiet(1.0), tone(2.0), quiet(0.5)))


def test_a_whole_clip_is_one_utterance_without_drafts(listener: Callable[..., Listener]) -> None:
    heard = listener(live=False).hear(two_sentences())
    assert (heard.utterances, heard.ahead) == (1, 0)
    assert heard.text == "alpha bravo charlie delta echo foxtrot golf hotel."


def test_live_cuts_at_pauses_and_uses_drafts(listener: Callable[..., Listener]) -> None:
    heard = listener(live=True).hear(two_sentences())
    assert heard.utterances == 2
    assert heard.ahead == 2
    assert heard.text == "alpha bravo charlie delta echo foxtrot golf hotel. Alpha bravo charlie delta."


def test_live_gives_the_same_text_each_time(listener: Callable[..., Listener]) -> None:
    alone = listener(live=True)
    first, second = alone.hear(two_sentences()), alone.hear(two_sentences())
    assert (first.text, first.utterances, first.ahead) == (second.text, second.utterances, second.ahead)


def test_what_the_silence_rule_holds_back_is_no_text(listener: Callable[..., Listener], talking: Any) -> None:
    class Inventing(talking):  # type: ignore[misc]
        def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: object = never) -> Decoded:
            return decoded("Thank you.", speech_seconds=0.0, no_speech_prob=0.9)

    heard = listener(live=False, create=Inventing).hear(two_sentences())
    assert heard.text == ""
    assert heard.withheld == "Thank you."


def test_both_sides_are_scored_by_language_and_on_silence(
    measured: Callable[..., AccuracyResult], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sounds = {"quiet": quiet(2.0)} | dict.fromkeys("abcde", tone(1.0))
    monkeypatch.setattr(accuracy, "samples_of", lambda path: sounds[path.name])
    clips = [Clip(name=name, path=tmp_path / name, seconds=1.0, language="en", text="alpha bravo") for name in "abcde"]
    clips.append(Clip(name="quiet", path=tmp_path / "quiet", seconds=30.0, language="zxx", text=""))
    result = measured(clips, peer_says="alpha echo", live=False, load_before=99.0)
    (rate,) = result.rates
    assert (rate.name, rate.clips, rate.units, rate.unit) == ("en", 5, 10, "words")
    assert (rate.app_percent, rate.peer_percent, rate.difference.points) == (0.0, 50.0, -50.0)
    assert result.phantoms is not None
    assert (result.phantoms.app_words, result.phantoms.peer_words, result.phantoms.peer_words_a_minute) == (0, 2, 4.0)
    assert (result.phantoms.app_clips, result.phantoms.peer_clips) == (0, 1)
    assert "fewer errors" in result.verdict
    # Texts do not depend on the load.
    assert result.conclusive
    assert "-50.00" in render(result)


def test_a_language_with_few_clips_has_no_row_and_characters_are_named(
    measured: Callable[..., AccuracyResult], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accuracy, "samples_of", lambda _path: tone(1.0))
    clips = [
        Clip(name=f"{number}", path=tmp_path, seconds=1.0, language=language, text="alpha bravo")
        for number, language in enumerate(["en"] * 5 + ["ja"])
    ]
    result = measured(clips, peer_says="alpha bravo", live=True, load_before=0.0)
    assert [(rate.name, rate.unit) for rate in result.rates] == [("all", "words and characters"), ("en", "words")]
    assert result.phantoms is None
    assert "No difference in errors is proven" in result.verdict
