"""Recorder: from key-down to the last sound, and what happens when the microphone fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.audio.blocks import RawBlock, StreamEnded
from dictation_app.audio.microphone import Microphone
from dictation_app.audio.recorder import Recorder
from dictation_app.audio.segmenter import Segmenter
from dictation_app.errors import MicrophoneError
from dictation_app.settings import AudioSettings, SegmenterSettings
from dictation_app.values.speech import EndReason, Utterance
from tests.fakes import loud_is_speech, quiet, tone

if TYPE_CHECKING:
    from dictation_app.values.speech import Samples

BLOCK_S = 0.02


class FakeMicrophone:
    """A device at 16 kHz that is played by the test."""

    def __init__(self, settings: AudioSettings) -> None:
        self.settings = settings
        self.name = "Desk microphone"
        self.stream_number = 0
        self.is_open = False
        self.latency_s = 0.03
        self.refuse = False
        self.missing = ""
        self.others: list[str] = []
        """What `open_other` comes to."""

    def open_other(self) -> None:
        self.is_open = False
        if not self.others:
            raise MicrophoneError("No other microphone is chosen.")
        self.missing, self.name = self.name, self.others.pop(0)
        self.open()

    def open(self) -> None:
        if self.refuse:
            raise MicrophoneError("No microphone was found.", "Connect one.")
        self.is_open = True
        self.stream_number += 1

    def close(self) -> None:
        self.is_open = False

    def restart_resampler(self) -> None:
        return

    def convert(self, block: RawBlock) -> Samples:
        mono: Samples = block.frames[:, 0]
        return mono

    def flush(self) -> Samples:
        return quiet(0)


class Studio:
    """A recorder with its microphone, its listener and its clock."""

    def __init__(self, settings: AudioSettings) -> None:
        self.now_s = 100.0
        self.microphone = FakeMicrophone(settings)
        segmenter = Segmenter(SegmenterSettings(), loud_is_speech)
        self.recorder = Recorder(self.microphone, segmenter, self, clock=lambda: self.now_s)  # type: ignore[arg-type]
        self.utterances: list[Utterance] = []
        self.drafts: list[Utterance] = []
        self.ended: list[tuple[int, str]] = []
        self.opened: list[str] = []
        self.broken: list[bool] = []
        self.muted: list[bool] = []
        self.stand_ins: list[tuple[str, str]] = []
        self.levels: list[float] = []
        self.sounds: dict[int, list[Samples]] = {}

    def on_opened(self, microphone: str) -> None:
        self.opened.append(microphone)

    def on_stand_in(self, missing: str, used: str) -> None:
        self.stand_ins.append((missing, used))

    def on_level(self, dbfs: float) -> None:
        self.levels.append(dbfs)

    def on_sound(self, session_id: int, samples: Samples) -> None:
        self.sounds.setdefault(session_id, []).append(samples)

    def on_muted(self, *, muted: bool) -> None:
        self.muted.append(muted)

    def on_utterance(self, utterance: Utterance) -> None:
        (self.drafts if utterance.ended_by.is_draft else self.utterances).append(utterance)

    def on_ended(self, session_id: int, message: str, hint: str, *, broken: bool) -> None:
        self.ended.append((session_id, f"{message} {hint}"))
        self.broken.append(broken)

    def hear(self, sound: Samples, *, stream: int | None = None) -> None:
        step = round(BLOCK_S * 16000)
        for i in range(0, len(sound), step):
            self.now_s += BLOCK_S
            self.recorder.take(
                RawBlock(
                    frames=sound[i : i + step].reshape(-1, 1),
                    received_at_s=self.now_s,
                    overflowed=False,
                    stream=self.microphone.stream_number if stream is None else stream,
                )
            )
            self.recorder.watch(self.now_s)

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds / 0.1)):
            self.now_s += 0.1
            self.recorder.watch(self.now_s)

    @property
    def recorded_s(self) -> float:
        return sum(len(u.samples) for u in self.utterances) / 16000


@pytest.fixture
def studio() -> Studio:
    return Studio(AudioSettings())


def test_key_down_to_key_up_becomes_one_utterance(studio: Studio) -> None:
    studio.recorder.start(1)
    studio.hear(tone(1.0))
    studio.recorder.stop(1, studio.now_s)
    studio.hear(quiet(0.5))
    (last,) = studio.utterances
    assert (last.session_id, last.ended_by) == (1, EndReason.STOP)
    assert studio.opened == ["Desk microphone"]
    assert not studio.microphone.is_open
    assert studio.ended == []


def test_word_that_goes_on_after_release_is_recorded_up_to_the_tail(studio: Studio) -> None:
    studio.recorder.start(1)
    studio.hear(tone(1.0))
    studio.recorder.stop(1, studio.now_s)
    studio.hear(tone(1.0))
    assert studio.recorded_s == pytest.approx(1.0 + 0.25, abs=0.05)


def test_quiet_release_ends_at_once_but_not_before_what_was_on_its_way(studio: Studio) -> None:
    studio.recorder.start(1)
    studio.hear(np.concatenate((tone(1.0), quiet(0.5))))
    released_at_s = studio.now_s
    studio.recorder.stop(1, released_at_s)
    studio.hear(quiet(BLOCK_S))
    assert studio.recorder.recording  # the device is 30 ms behind
    studio.hear(quiet(2 * BLOCK_S))
    assert not studio.recorder.recording


def test_cancel_gives_no_utterance_and_closes_the_microphone(studio: Studio) -> None:
    studio.recorder.start(1)
    studio.hear(tone(1.0))
    studio.recorder.cancel(1)
    studio.hear(tone(1.0))
    assert studio.utterances == []
    assert not studio.microphone.is_open


def test_new_dictation_during_the_tail_finishes_the_old_one(studio: Studio) -> None:
    studio.recorder.start(1)
    studio.hear(tone(1.0))
    studio.recorder.stop(1, studio.now_s)
    studio.recorder.start(2)
    studio.hear(tone(1.0))
    studio.recorder.stop(2, studio.now_s)
    studio.hear(quiet(0.5))
    assert [u.session_id for u in studio.utterances] == [1, 2]
    assert studio.microphone.stream_number == 1  # it was not closed in between: no sound was missed


def test_no_microphone_is_told_and_ends_the_dictation(studio: Studio, caplog: pytest.LogCaptureFixture) -> None:
    studio.microphone.refuse = True
    studio.recorder.start(1)
    ((session_id, told),) = studio.ended
    assert session_id == 1
    assert told == "No microphone was found. Connect one."
    assert len(studio.utterances[0].samples) == 0
    caplog.clear()


def test_microphone_that_goes_away_delivers_what_was_said(studio: Studio, caplog: pytest.LogCaptureFixture) -> None:
    studio.recorder.start(1)
    studio.hear(tone(1.0))
    studio.recorder.take(StreamEnded(studio.microphone.stream_number))
    assert studio.recorded_s == pytest.approx(1.0, abs=0.05)
    assert "'Desk microphone' stopped working" in studio.ended[0][1]
    assert studio.broken == [True]
    assert not studio.recorder.recording
    caplog.clear()


def test_microphone_that_falls_silent_without_a_word_is_noticed_in_time(
    studio: Studio, caplog: pytest.LogCaptureFixture
) -> None:
    studio.recorder.start(1)
    studio.hear(tone(1.0))
    silent_since_s = studio.now_s
    while not studio.ended:
        studio.wait(0.1)
    assert studio.now_s - silent_since_s <= 1.5
    assert "No sound came" in studio.ended[0][1]
    assert studio.recorded_s == pytest.approx(1.0, abs=0.05)
    caplog.clear()


def test_what_was_said_is_told_before_a_broken_device_is_let_go(studio: Studio) -> None:
    """To let go of one can take long."""
    told_when_closed: list[int] = []
    close = studio.microphone.close
    studio.microphone.close = lambda: (told_when_closed.append(len(studio.ended)), close())[1]  # type: ignore[method-assign]
    studio.recorder.start(1)
    studio.hear(tone(1.0))
    studio.wait(1.2)
    assert told_when_closed == [1]
    assert len(studio.utterances) == 1


def test_a_sleep_of_this_process_is_not_held_against_the_microphone(studio: Studio) -> None:
    studio.recorder.start(1)
    studio.hear(tone(1.0))
    studio.now_s += 600.0
    studio.recorder.watch(studio.now_s)
    studio.wait(0.5)
    assert studio.ended == []
    studio.hear(tone(1.0))
    studio.recorder.stop(1, studio.now_s)
    studio.hear(quiet(0.3))
    assert studio.recorded_s == pytest.approx(2.0, abs=0.3)


def test_a_microphone_that_does_not_come_back_from_a_sleep_is_told(studio: Studio) -> None:
    studio.recorder.start(1)
    studio.hear(tone(1.0))
    studio.now_s += 600.0
    studio.recorder.watch(studio.now_s)
    studio.wait(1.2)
    assert "No sound came" in studio.ended[0][1]
    assert len(studio.utterances) == 1


def test_stop_ends_the_dictation_even_when_no_more_sound_comes(studio: Studio) -> None:
    studio.recorder.start(1)
    studio.hear(tone(1.0))
    studio.recorder.stop(1, studio.now_s)
    studio.wait(0.9)
    assert len(studio.utterances) == 1


def test_muted_microphone_is_told_and_taken_back(studio: Studio) -> None:
    studio.recorder.start(1)
    studio.hear(tone(1.0))
    studio.hear(quiet(1.1))
    assert studio.muted == []
    studio.hear(quiet(0.3))
    assert studio.muted == [True]
    studio.hear(tone(0.5))
    assert studio.muted == [True, False]
    assert studio.recorder.recording


def test_a_microphone_that_is_slow_to_open_is_told_until_it_is_heard(studio: Studio) -> None:
    studio.microphone.open = lambda: (studio.recorder.on_slow(), FakeMicrophone.open(studio.microphone))[1]  # type: ignore[method-assign]
    studio.recorder.start(1)
    assert studio.muted == [True]
    studio.hear(tone(0.5))
    assert studio.muted == [True, False]


def test_longest_recording_ends_by_itself(studio: Studio) -> None:
    studio.microphone.settings = AudioSettings(max_recording_s=10)
    studio.recorder.start(1)
    studio.hear(tone(11.0))
    assert "longest length (10 s)" in studio.ended[0][1]
    assert studio.broken == [False]
    assert studio.recorded_s == pytest.approx(10.0, abs=0.1)


def test_sound_of_an_earlier_stream_is_ignored(studio: Studio) -> None:
    studio.recorder.start(1)
    studio.recorder.cancel(1)
    studio.recorder.start(2)
    studio.hear(tone(1.0), stream=1)
    studio.recorder.stop(2, studio.now_s)
    studio.hear(quiet(0.2))
    assert studio.recorded_s < 0.3


def test_microphone_kept_open_gives_the_sound_from_before_the_key() -> None:
    studio = Studio(AudioSettings(keep_open_s=10))
    studio.recorder.start(1)
    studio.hear(tone(0.5))
    studio.recorder.stop(1, studio.now_s)
    studio.hear(quiet(0.2))
    assert studio.microphone.is_open
    studio.hear(tone(1.0))
    studio.utterances.clear()
    studio.recorder.start(2)
    studio.hear(tone(0.5))
    studio.recorder.stop(2, studio.now_s)
    studio.hear(quiet(0.3))
    assert studio.utterances[0].speech_ms == pytest.approx(500 + 300, abs=60)
    studio.wait(10.5)
    assert not studio.microphone.is_open


def test_microphone_at_another_rate_can_be_used_again_and_again() -> None:
    microphone = Microphone(AudioSettings(), lambda _sound: None)
    microphone._rate_hz = 48_000
    for _ in range(2):
        microphone.restart_resampler()
        block = RawBlock(frames=np.zeros((960, 1), np.float32), received_at_s=0.0, overflowed=False, stream=1)
        heard = sum(len(microphone.convert(block)) for _ in range(50)) + len(microphone.flush())
        assert heard == pytest.approx(16_000, abs=20)
        assert len(microphone.flush()) == 0  # nothing is left, and nothing is refused


@pytest.mark.parametrize(
    ("gain_db", "peak"), [(0, 0.25), (6, 0.499), (-20, 0.025), (30, 1.0)], ids=["as it is", "louder", "quieter", "most"]
)
def test_the_sound_is_as_loud_as_is_wanted_and_never_beyond_full_scale(gain_db: int, peak: float) -> None:
    microphone = Microphone(AudioSettings(gain_db=gain_db), lambda _sound: None)
    frames = np.full((320, 2), -0.25, np.float32)
    block = RawBlock(frames=frames, received_at_s=0.0, overflowed=False, stream=1)
    heard = microphone.convert(block)
    assert heard.min() == pytest.approx(-peak, rel=0.01)
    assert heard.dtype == np.float32
    assert frames.min() == -0.25, "the block is not ours"


def test_a_release_at_the_end_of_speech_ends_with_speech_that_was_drafted(studio: Studio) -> None:
    studio.recorder.start(1)
    studio.hear(tone(2.0))
    studio.recorder.stop(1, studio.now_s)
    studio.hear(quiet(0.5))
    (last,) = studio.utterances
    assert studio.drafts[-1].ended_by is EndReason.BREATH
    assert studio.drafts[-1].speech_key == last.speech_key


def test_all_sound_is_told_whatever_becomes_of_it(studio: Studio) -> None:
    first, second = np.concatenate((tone(1.3), quiet(1.0), tone(0.5))), tone(0.7)
    studio.recorder.start(1)
    studio.hear(first)
    studio.recorder.start(2)
    studio.hear(second)
    studio.recorder.cancel(2)
    studio.hear(tone(0.5))
    assert np.array_equal(np.concatenate(studio.sounds[1]), first)
    assert np.array_equal(np.concatenate(studio.sounds[2]), second)
    assert set(studio.sounds) == {1, 2}


def kept_open() -> Studio:
    """With a microphone that is still open after a first dictation."""
    studio = Studio(AudioSettings(keep_open_s=60))
    studio.recorder.start(1)
    studio.hear(quiet(0.5))
    studio.recorder.stop(1, studio.now_s)
    studio.hear(quiet(0.5))
    studio.utterances.clear()
    return studio


@pytest.mark.parametrize("silent_s", [None, 0.1])
def test_what_the_app_plays_itself_begins_no_dictation(silent_s: float | None) -> None:
    studio = kept_open()
    studio.hear(tone(0.5))
    studio.recorder.hear_own_sound(is_playing=True)
    studio.hear(tone(3.0))
    if silent_s is not None:
        studio.recorder.hear_own_sound(is_playing=False)
        studio.hear(tone(silent_s))  # on its way through the room
    studio.recorder.start(2)
    studio.hear(quiet(0.5))
    studio.recorder.stop(2, studio.now_s)
    studio.hear(quiet(0.5))
    assert not any(sound.any() for sound in studio.sounds[2])


def test_some_time_after_playing_a_dictation_begins_before_its_key_again() -> None:
    studio = kept_open()
    studio.recorder.hear_own_sound(is_playing=True)
    studio.hear(tone(1.0))
    studio.recorder.hear_own_sound(is_playing=False)
    studio.hear(np.concatenate((quiet(0.5), tone(0.2))))
    studio.recorder.start(2)
    assert sum(np.count_nonzero(sound) for sound in studio.sounds[2]) == pytest.approx(0.2 * 16000, abs=400)


# --- another microphone -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_unplugged", [True, False], ids=["unplugged", "silent"])
def test_a_dictation_goes_on_with_the_next_microphone_when_one_is_lost(studio: Studio, is_unplugged: bool) -> None:
    studio.microphone.others = ["Webcam"]
    studio.recorder.start(1)
    studio.hear(tone(1.0))
    if is_unplugged:
        studio.recorder.take(StreamEnded(studio.microphone.stream_number))
    else:
        studio.wait(1.2)
    assert studio.recorder.recording
    studio.hear(tone(1.0))
    studio.recorder.stop(1, studio.now_s)
    studio.hear(quiet(0.5))
    assert studio.ended == []
    assert studio.opened == ["Desk microphone", "Webcam"]
    assert studio.stand_ins == [("Desk microphone", "Webcam")]
    assert sum(u.speech_ms for u in studio.utterances) == pytest.approx(2000, abs=150)


def test_the_dictation_ends_where_the_next_microphone_is_lost_as_well(studio: Studio) -> None:
    studio.microphone.others = ["Webcam"]
    studio.recorder.start(1)
    for _ in range(2):
        studio.hear(tone(1.0))
        studio.recorder.take(StreamEnded(studio.microphone.stream_number))
    assert [session for session, _ in studio.ended] == [1]
    assert "The microphone 'Webcam' stopped working." in studio.ended[0][1]
    assert sum(len(piece) for piece in studio.sounds[1]) == pytest.approx(32_000, abs=400)


def test_who_has_let_go_of_the_key_gets_no_other_microphone(studio: Studio) -> None:
    studio.microphone.others = ["Webcam"]
    studio.recorder.start(1)
    studio.hear(tone(1.0))
    studio.recorder.stop(1, studio.now_s)
    studio.recorder.take(StreamEnded(studio.microphone.stream_number))
    assert not studio.recorder.recording
    assert studio.opened == ["Desk microphone"]


def test_a_stand_in_is_told_once_and_again_after_the_wanted_one_was_back(studio: Studio) -> None:
    for session_id, missing in enumerate(("Headset", "Headset", "", "Headset"), start=1):
        studio.microphone.missing = missing
        studio.recorder.start(session_id)
        studio.hear(tone(0.3))
        studio.recorder.cancel(session_id)
    assert studio.stand_ins == [("Headset", "Desk microphone")] * 2


def test_a_stand_in_is_not_kept_open_because_the_wanted_one_may_be_back() -> None:
    studio = kept_open()
    assert studio.microphone.is_open
    studio.microphone.missing = "Headset"
    studio.recorder.start(2)
    studio.recorder.cancel(2)
    assert not studio.microphone.is_open


@pytest.mark.parametrize("pre_roll_ms", [0, 100, 1000])
def test_as_much_is_taken_from_before_the_key_as_is_set(pre_roll_ms: int) -> None:
    studio = Studio(AudioSettings(keep_open_s=60, pre_roll_ms=pre_roll_ms))
    studio.recorder.start(1)
    studio.recorder.stop(1, studio.now_s)
    studio.hear(quiet(0.5))
    studio.hear(tone(2.0))
    studio.recorder.start(2)
    assert sum(len(piece) for piece in studio.sounds.get(2, [])) / 16 == pytest.approx(pre_roll_ms, abs=21)


@pytest.mark.parametrize(("channel", "heard"), [(0, 0.25), (1, 0.5), (2, 0.0), (3, 0.25)])
def test_the_wanted_channel_is_heard_or_all_mixed_where_there_is_none(channel: int, heard: float) -> None:
    microphone = Microphone(AudioSettings(channel=channel), lambda _sound: None)
    frames = np.tile(np.array([0.5, 0.0], np.float32), (320, 1))
    sound = microphone.convert(RawBlock(frames=frames, received_at_s=0.0, overflowed=False, stream=1))
    assert sound == pytest.approx(np.full(320, heard))
