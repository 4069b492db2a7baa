"""Segmenter: where a stream of sound is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from dictation_app.audio.segmenter import FRAME_SAMPLES, Segmenter, webrtc_detector
from dictation_app.settings import SegmenterSettings
from dictation_app.values.speech import SAMPLE_RATE_HZ, EndReason, Utterance
from tests.fakes import loud_is_speech, quiet, tone

if TYPE_CHECKING:
    from dictation_app.values.speech import Samples

DEFAULTS = SegmenterSettings()


@pytest.fixture
def segmenter() -> Segmenter:
    made = Segmenter(DEFAULTS, loud_is_speech)
    made.start(7)
    return made


def feed_all(segmenter: Segmenter, sound: Samples, block: int = 320) -> list[Utterance]:
    return [u for i in range(0, len(sound), block) for u in segmenter.feed(sound[i : i + block])]


def feed(segmenter: Segmenter, sound: Samples, block: int = 320) -> list[Utterance]:
    """What ended, without the drafts."""
    return [u for u in feed_all(segmenter, sound, block) if not u.ended_by.is_draft]


def drafts(segmenter: Segmenter, sound: Samples, reason: EndReason) -> list[Utterance]:
    return [u for u in feed_all(segmenter, sound) if u.ended_by is reason]


def seconds(utterance: Utterance) -> float:
    return len(utterance.samples) / SAMPLE_RATE_HZ


def test_speech_without_pause_comes_out_whole_at_the_end(segmenter: Segmenter) -> None:
    assert feed(segmenter, np.concatenate((quiet(0.1), tone(2.0)))) == []
    last = segmenter.finish()
    assert last.ended_by is EndReason.STOP
    assert (last.session_id, last.seq) == (7, 0)
    assert seconds(last) == pytest.approx(2.1, abs=0.04)
    assert last.speech_ms == pytest.approx(2000, abs=60)


def test_long_pause_ends_an_utterance_and_keeps_padding_on_both_sides(segmenter: Segmenter) -> None:
    (first,) = feed(segmenter, np.concatenate((quiet(1.0), tone(4.0), quiet(1.0), tone(1.0))))
    assert first.ended_by is EndReason.PAUSE
    assert 4.0 + DEFAULTS.padding_ms / 1000 <= seconds(first) <= 4.0 + 2 * DEFAULTS.padding_ms / 1000 + 0.06
    assert np.abs(first.samples[: SAMPLE_RATE_HZ // 5]).max() == 0
    second = segmenter.finish()
    assert (second.seq, second.ended_by) == (1, EndReason.STOP)
    assert seconds(second) >= 1.0


def test_short_speech_is_not_cut_at_a_pause(segmenter: Segmenter) -> None:
    assert feed(segmenter, np.concatenate((tone(1.0), quiet(1.5), tone(1.0)))) == []
    assert seconds(segmenter.finish()) == pytest.approx(3.5, abs=0.04)


def test_short_pause_does_not_cut(segmenter: Segmenter) -> None:
    assert feed(segmenter, np.concatenate((tone(4.0), quiet(0.5), tone(1.0)))) == []


def test_cut_falls_into_the_quietest_place_of_the_pause(segmenter: Segmenter) -> None:
    breath = tone(0.3, amplitude=0.005)  # below the detector, louder than the silence around it
    (first,) = feed(segmenter, np.concatenate((tone(4.0), breath, quiet(0.3), breath, quiet(0.1))))
    loud_end = np.flatnonzero(np.abs(first.samples) > 0.003)[-1] / SAMPLE_RATE_HZ
    assert loud_end == pytest.approx(4.3, abs=0.02)


def test_endless_speech_is_cut_before_it_outgrows_the_engine(segmenter: Segmenter) -> None:
    sound = np.concatenate((tone(20.0), tone(0.2, amplitude=0.1), tone(19.8)))
    (first,) = feed(segmenter, sound)
    assert first.ended_by is EndReason.LENGTH
    assert seconds(first) == pytest.approx(20.1, abs=0.1)
    assert seconds(first) + seconds(segmenter.finish()) == pytest.approx(40.0, abs=0.05)


def test_sound_without_speech_is_passed_on_whole(segmenter: Segmenter) -> None:
    feed(segmenter, tone(2.0, amplitude=0.005))
    last = segmenter.finish()
    assert last.speech_ms == 0
    assert seconds(last) == pytest.approx(2.0, abs=0.04)


def test_slip_of_the_finger_is_no_utterance(segmenter: Segmenter) -> None:
    feed(segmenter, tone(0.2, amplitude=0.005))
    assert len(segmenter.finish().samples) == 0


def test_single_short_word_is_kept(segmenter: Segmenter) -> None:
    feed(segmenter, tone(0.15))
    assert len(segmenter.finish().samples) > 0


def test_click_is_no_speech(segmenter: Segmenter) -> None:
    feed(segmenter, np.concatenate((quiet(1.0), tone(0.02), quiet(1.0))))
    assert segmenter.finish().speech_ms == 0


def test_nothing_fed_gives_an_empty_last_utterance(segmenter: Segmenter) -> None:
    last = segmenter.finish()
    assert len(last.samples) == 0
    assert last.ended_by is EndReason.STOP


def test_hears_speech_follows_the_sound(segmenter: Segmenter) -> None:
    assert not segmenter.hears_speech
    feed(segmenter, tone(0.5))
    assert segmenter.hears_speech
    feed(segmenter, quiet(0.3))
    assert not segmenter.hears_speech


def test_a_new_dictation_knows_nothing_of_the_one_before(segmenter: Segmenter) -> None:
    feed(segmenter, tone(2.0))
    segmenter.start(8)
    last = segmenter.finish()
    assert (last.session_id, last.seq, len(last.samples)) == (8, 0, 0)


def test_samples_cannot_be_changed(segmenter: Segmenter) -> None:
    feed(segmenter, tone(1.0))
    with pytest.raises(ValueError, match="read-only"):
        segmenter.finish().samples[0] = 1


def test_webrtc_vad_hears_no_speech_in_silence() -> None:
    detector = webrtc_detector(2)
    assert not detector(bytes(FRAME_SAMPLES * 2))


@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink))
@given(
    st.lists(st.tuples(st.booleans(), st.floats(0.02, 6.0)), max_size=12),
    st.integers(100, 5000),
)
@example([(False, 3.0813548), (True, 24.8829977), (False, 3.9), (True, 4.394)], 320)
@example([(True, 4.8046875), (False, 8.3125), (True, 2.75), (False, 5.9375), (True, 12.0)], 100)
def test_no_speech_is_ever_lost_or_doubled(parts: list[tuple[bool, float]], block: int) -> None:
    segmenter = Segmenter(DEFAULTS, loud_is_speech)
    segmenter.start(1)
    counter = 0
    pieces = []
    for loud, length in parts:
        n = round(length * SAMPLE_RATE_HZ)
        # Every loud sample has a value of its own, so that each can be looked for afterwards.
        pieces.append(0.1 + np.arange(counter, counter + n, dtype=np.float64) * 1e-7 if loud else np.zeros(n))
        counter += n
    sound = (np.concatenate(pieces) if pieces else np.zeros(0)).astype(np.float32)
    found = [*feed_all(segmenter, sound, block), segmenter.finish()]
    utterances = [u for u in found if not u.ended_by.is_draft]
    assert [u.seq for u in utterances] == list(range(len(utterances)))
    assert [u.ended_by is EndReason.STOP for u in utterances] == [False] * (len(utterances) - 1) + [True]
    assert all(seconds(u) <= DEFAULTS.max_utterance_s for u in utterances)
    out = np.concatenate([u.samples for u in utterances])
    kept = out[out > 0.05]
    spoken = sound[sound > 0.05]
    # Clicks too short to be speech may go with the quiet around them; what is speech stays, in order, once.
    assert np.all(np.isin(kept, spoken))
    # What is taken from a draft at a breath lacks nothing but quiet.
    finals = {u.speech_key: u for u in utterances}
    for ahead in found:
        final = finals.get(ahead.speech_key)
        if ahead.ended_by is EndReason.BREATH and final is not None:
            count = min(len(ahead.samples), len(final.samples))
            assert np.array_equal(ahead.samples[:count], final.samples[:count])
            assert not final.samples[count:].any()
    assert len(kept) == len(np.unique(kept)) or len(spoken) != len(np.unique(spoken))
    long_parts = sum(round(length * SAMPLE_RATE_HZ) for loud, length in parts if loud and length > 0.2)
    assert len(kept) >= long_parts


def test_a_short_pause_gives_a_draft_of_all_that_was_said(segmenter: Segmenter) -> None:
    (draft,) = drafts(segmenter, np.concatenate((quiet(0.5), tone(1.0), quiet(0.5))), EndReason.BREATH)
    assert seconds(draft) == pytest.approx(0.3 + 1.0 + DEFAULTS.breath_ms / 1000, abs=0.035)
    last = segmenter.finish()
    assert last.speech_key == draft.speech_key
    assert last.speech_end_ms == pytest.approx(1500, abs=30)


def test_more_speech_makes_another_utterance_of_it(segmenter: Segmenter) -> None:
    sound = np.concatenate((tone(1.0), quiet(0.2), tone(1.0), quiet(0.2)))
    first, second = drafts(segmenter, sound, EndReason.BREATH)
    last = segmenter.finish()
    assert first.speech_key != last.speech_key
    assert second.speech_key == last.speech_key


def test_a_click_in_the_pause_changes_nothing(segmenter: Segmenter) -> None:
    sound = np.concatenate((tone(1.0), quiet(0.6), tone(0.02), quiet(0.3)))
    (draft,) = drafts(segmenter, sound, EndReason.BREATH)
    assert segmenter.finish().speech_key == draft.speech_key


def test_the_draft_at_a_long_pause_is_the_utterance_that_ends_there(segmenter: Segmenter) -> None:
    found = feed_all(segmenter, np.concatenate((tone(4.0), quiet(1.0), tone(0.5), quiet(0.3))))
    by_reason = {reason: [u for u in found if u.ended_by is reason] for reason in EndReason}
    assert by_reason[EndReason.PAUSE][0].speech_key == by_reason[EndReason.BREATH][0].speech_key
    assert by_reason[EndReason.BREATH][1].seq == 1


def test_drafts_come_at_the_asked_pace_while_someone_speaks() -> None:
    segmenter = Segmenter(SegmenterSettings(draft_every_ms=600, breath_ms=0), loud_is_speech)
    segmenter.start(1)
    found = drafts(segmenter, tone(3.0), EndReason.SPEAKING)
    assert [round(seconds(u), 1) for u in found] == [0.6, 1.2, 1.8, 2.4, 3.0]
    assert drafts(segmenter, quiet(3.0), EndReason.SPEAKING) == []


def test_no_drafts_where_they_are_switched_off() -> None:
    segmenter = Segmenter(SegmenterSettings(draft_every_ms=0, breath_ms=0), loud_is_speech)
    segmenter.start(1)
    found = feed_all(segmenter, np.concatenate((tone(2.0), quiet(0.3), tone(3.0), quiet(1.0))))
    assert [u.ended_by for u in found] == [EndReason.PAUSE]


@pytest.mark.parametrize(
    ("spoken_s", "pause_s", "cuts"), [(7.0, 0.5, 0), (15.0, 0.5, 1), (22.0, 0.35, 1), (22.0, 0.2, 0)]
)
def test_the_longer_the_speech_the_shorter_a_pause_is_enough(
    segmenter: Segmenter, spoken_s: float, pause_s: float, cuts: int
) -> None:
    assert len(feed(segmenter, np.concatenate((tone(spoken_s), quiet(pause_s), tone(1.0))))) == cuts


def test_a_soft_end_of_a_word_is_waited_for(segmenter: Segmenter) -> None:
    rng = np.random.default_rng(1)
    room = 0.0003 * rng.standard_normal(48000).astype(np.float32)
    hiss = 0.006 * rng.standard_normal(2400).astype(np.float32)  # not speech to the detector, 30 dB below it
    sound = np.concatenate((room[:16000], tone(1.0), room[:1440], hiss, room[:16000]))
    drafts_found = drafts(segmenter, sound, EndReason.BREATH)
    last = segmenter.finish()
    assert len(drafts_found) == 2
    assert drafts_found[0].speech_key != last.speech_key, "the first one lacks the hiss"
    assert drafts_found[1].speech_key == last.speech_key


def test_quiet_before_the_speech_does_not_hurry_its_end(segmenter: Segmenter) -> None:
    assert feed(segmenter, np.concatenate((quiet(15.0), tone(4.0), quiet(0.5), tone(1.0)))) == []


def test_a_short_pause_in_the_settings_stays_as_short() -> None:
    segmenter = Segmenter(SegmenterSettings(pause_ms=210), loud_is_speech)
    segmenter.start(1)
    assert len(feed(segmenter, np.concatenate((tone(16.0), quiet(0.25), tone(1.0))))) == 1


@pytest.mark.parametrize("quiet_frames", [0, 1, 2, 3, 4])
def test_the_end_of_a_word_is_not_lost_where_it_is_cut_for_length(segmenter: Segmenter, quiet_frames: int) -> None:
    spoken = round(28.0 * SAMPLE_RATE_HZ) - quiet_frames * FRAME_SAMPLES - FRAME_SAMPLES + 90
    sound = np.concatenate((np.full(spoken, 0.1, np.float32), quiet(4.0), np.full(32000, 0.1, np.float32)))
    pieces = [*feed(segmenter, sound), segmenter.finish()]
    kept = sum(int((piece.samples > 0.05).sum()) for piece in pieces)
    assert kept == spoken + 32000
