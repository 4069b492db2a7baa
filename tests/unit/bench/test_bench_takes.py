"""What is played: quiet that is no silence, the end of speech, long dictations out of clips."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dictation_app.audio.microphone import level_dbfs
from dictation_app.bench.corpus import bundled, choose, read_corpus
from dictation_app.bench.takes import AFTER_S, BEFORE_S, FIRST_WORD_S, join_takes, quiet, takes_of

SPEECH = Path(__file__).parents[2] / "data" / "speech"


def test_quiet_is_a_room_and_the_same_each_time() -> None:
    room = quiet(2.0)
    assert level_dbfs(room) == pytest.approx(-65, abs=0.5)
    assert (room != 0).all()
    assert np.array_equal(room, quiet(2.0))


def test_a_take_knows_where_its_speech_ends() -> None:
    (clip,) = bundled()
    (take,), left_out = takes_of([clip])
    assert left_out == ()
    assert len(take.samples) / 16000 == pytest.approx(BEFORE_S + clip.seconds + AFTER_S, abs=0.01)
    assert BEFORE_S + clip.seconds - 1 < take.speech_end_s <= BEFORE_S + clip.seconds
    assert BEFORE_S < take.first_word_end_s < BEFORE_S + 1 + FIRST_WORD_S
    assert len(take.until(2.0)) == 32000


def test_a_clip_without_speech_is_left_out_and_named() -> None:
    noise = [clip for clip in read_corpus(SPEECH) if clip.name == "zxx_noise_hum_mains.flac"]
    assert takes_of(noise) == ((), ("zxx_noise_hum_mains.flac",))


def test_long_dictations_are_as_long_as_wanted_of_one_language_and_the_same_each_time() -> None:
    clips = choose(read_corpus(SPEECH), longest_s=8)
    takes = join_takes(clips, seconds=20, count=2)
    assert [take.language for take in takes] == ["en", "en"]
    for take in takes:
        assert 17 <= len(take.samples) / 16000 - BEFORE_S - AFTER_S <= 20
    again = join_takes(clips, seconds=20, count=2)
    assert [take.text for take in again] == [take.text for take in takes]
    assert np.array_equal(again[0].samples, takes[0].samples)


def test_too_few_clips_make_no_long_dictation() -> None:
    assert join_takes(bundled(), seconds=60, count=1) == ()
