from __future__ import annotations

import threading
import time
import wave
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app import file_transcription
from dictation_app.audio.media import read_windows
from dictation_app.engine import BATCH_SECONDS, BATCH_WINDOWS, never
from dictation_app.errors import AudioFileError, EngineError
from dictation_app.file_transcription import FileProgress, Stretch, transcribe_file
from dictation_app.user_words import WordList, user_word
from dictation_app.values.speech import Decoded, DecodeOptions, EngineInfo, Segment, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from pathlib import Path

    from dictation_app.audio.media import MediaWindow
    from dictation_app.export import FileTranscript
    from dictation_app.values.speech import Samples

RATE = 16_000
SECONDS = 26
"""Of `talk`."""


def heard(*texts: str, **changes: object) -> Decoded:
    """Confident segments of two seconds each, with the leading space the model writes."""
    segments = tuple(
        Segment(start_s=2.0 * n, end_s=2.0 * n + 1.5, text=f" {text}", avg_logprob=-0.2) for n, text in enumerate(texts)
    )
    good = Decoded(
        segments=segments,
        language="en",
        language_probability=0.95,
        no_speech_prob=0.01,
        speech_seconds=10.0,
        passes=1,
    )
    return replace(good, **changes)  # type: ignore[arg-type]


class ScriptedEngine:
    """Answers with `answers` in the order of the file, the last one again and again; remembers what it was asked.

    It knows a window by the second that it begins with: `talk` counts them in a sample of each.
    """

    info = EngineInfo(model="base", device="cpu", compute_type="int8", short_windows=True)

    def __init__(self, *answers: Decoded | Exception, before: Callable[[], None] = lambda: None) -> None:
        self._answers = answers
        self._before = before
        self._order: list[int] = []
        self._heard: dict[int, tuple[DecodeOptions, float]] = {}
        self.batches: list[list[float]] = []

    def order_of(self, path: Path) -> None:
        """Be told how the file is cut up."""
        windows = read_windows(path, **file_transcription._reading(None, each_channel=False, short=True))
        self._order = [first_second(window.samples) for window in windows if len(window.samples)]

    @property
    def asked(self) -> list[DecodeOptions]:
        return [options for _, (options, _) in sorted(self._heard.items())]

    @property
    def seconds(self) -> list[float]:
        return [seconds for _, (_, seconds) in sorted(self._heard.items())]

    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        self.batches.append([len(window) / RATE for window in windows])
        return tuple(self.transcribe(window, options) for window in windows)

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        self._before()
        second = first_second(samples)
        number = self._order.index(second) if second in self._order else len(self._heard)
        self._heard[second] = (options, len(samples) / RATE)
        answer = self._answers[min(number, len(self._answers) - 1)]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def align(self, *_: object) -> tuple[Word, ...]:
        raise AssertionError

    def close(self) -> None:
        pass


def first_second(samples: Samples) -> int:
    return round(float(samples[np.flatnonzero(samples)[0]]) * 32768) // 100


def everything_is_speech(decoded: Decoded, *, audio_seconds: float, speech_ms: int) -> str:
    return ""


def write_talk(path: Path, seconds: int) -> Path:
    """Noise bursts with a pause after each; the first sample of each second says which it is."""
    rng = np.random.default_rng(1)
    second = np.concatenate([rng.normal(0, 3000, RATE * 6 // 10), np.zeros(RATE * 4 // 10)]).astype("<i2")
    sound = np.tile(second, (seconds, 1))
    sound[:, 0] = 100 * np.arange(1, seconds + 1)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(sound.tobytes())
    return path


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """Three windows, in two stretches."""
    return write_talk(tmp_path / "talk.wav", SECONDS)


@pytest.fixture
def lecture(tmp_path: Path) -> Path:
    """Four stretches."""
    return write_talk(tmp_path / "lecture.wav", 190)


def transcribe(
    path: Path, engine: ScriptedEngine, options: DecodeOptions | None = None, **more: object
) -> FileTranscript:
    arguments = {"judge": everything_is_speech} | more
    if path.is_file():
        engine.order_of(path)
    return transcribe_file(path, engine, options or DecodeOptions(), **arguments)  # type: ignore[arg-type]


def test_the_text_of_all_windows_is_put_together_on_the_files_clock(talk: Path) -> None:
    engine = ScriptedEngine(heard("One.", "Two."), heard("Three."), heard("Four."))
    seen: list[Segment] = []
    transcript = transcribe(talk, engine, on_segment=seen.append)
    assert transcript.text == "One. Two. Three. Four."
    assert tuple(seen) == transcript.segments
    assert (transcript.source, transcript.language, transcript.model) == ("talk.wav", "en", "base")
    assert transcript.duration_s == pytest.approx(SECONDS)
    assert transcript.complete
    assert sum(engine.seconds) == pytest.approx(SECONDS)
    starts = np.cumsum([0, *engine.seconds])
    assert [s.start_s for s in seen] == pytest.approx([0, 2, starts[1], starts[2]])


def test_windows_ask_for_times_and_for_silence_to_be_skipped(talk: Path) -> None:
    engine = ScriptedEngine(heard("One."))
    transcribe(talk, engine, DecodeOptions(languages=("en", "de")))
    assert all(o.timestamps and o.skip_silence and o.languages == ("en", "de") for o in engine.asked)


def test_texts_are_joined_as_their_language_writes_them(talk: Path) -> None:
    assert transcribe(talk, ScriptedEngine(heard("早上好。", language="zh"))).text == "早上好。早上好。早上好。"


def test_pieces_without_a_word_are_dropped(talk: Path) -> None:
    transcript = transcribe(talk, ScriptedEngine(heard("...", "One.", "♪"), heard(), heard(".")))
    assert transcript.text == "One."


def test_times_stay_inside_their_window_and_in_order(talk: Path) -> None:
    wild = tuple(
        Segment(start_s=a, end_s=b, text=" word", avg_logprob=-0.2) for a, b in ((-1, 3), (2, 1), (29, 31), (400, 500))
    )
    transcript = transcribe(talk, ScriptedEngine(heard(segments=wild)))
    times = [t for s in transcript.segments for t in (s.start_s, s.end_s)]
    assert times == sorted(times)
    assert times[0] == 0
    assert times[-1] <= SECONDS


# --- language ---------------------------------------------------------------------------------------------------------


def test_a_language_heard_twice_in_a_row_is_kept_for_the_rest_of_the_file(talk: Path) -> None:
    engine = ScriptedEngine(heard("Eins.", language="de", language_probability=0.5))
    assert transcribe(talk, engine).language == "de"
    assert [o.language for o in engine.asked] == [None, None, "de"]


def test_an_announcement_in_another_language_does_not_decide_for_the_whole_file(lecture: Path) -> None:
    german = heard("Eins und zwei und drei.", language="de", language_probability=0.9)
    engine = ScriptedEngine(heard("Welcome.", language_probability=0.99), german)
    assert transcribe(lecture, engine).language == "de"
    assert [o.language for o in engine.asked[:4]] == [None, None, None, "de"]
    assert {o.language for o in engine.asked[3:]} == {"de"}


@pytest.mark.parametrize(
    "doubtful",
    [
        heard("Hm.", language="cy", language_probability=0.4),
        heard("Hm.", language="cy", speech_seconds=0.5),
        heard(language="cy"),
    ],
)
def test_a_doubtful_language_is_asked_again(talk: Path, doubtful: Decoded) -> None:
    engine = ScriptedEngine(doubtful, heard("A long English sentence."))
    assert transcribe(talk, engine).language == "en"
    assert [o.language for o in engine.asked] == [None, None, None]


def test_a_given_language_is_never_detected(talk: Path) -> None:
    engine = ScriptedEngine(heard("Un.", language="fr", language_probability=1.0))
    transcribe(talk, engine, DecodeOptions(language="fr"))
    assert [o.language for o in engine.asked] == ["fr"] * 3


def test_without_any_speech_there_is_no_language(talk: Path) -> None:
    transcript = transcribe(talk, ScriptedEngine(heard()))
    assert (transcript.language, transcript.text, transcript.complete) == ("", "", True)


def test_too_little_speech_keeps_no_language(talk: Path) -> None:
    engine = ScriptedEngine(heard("Hm.", language="cy", speech_seconds=0.5))
    transcribe(talk, engine)
    assert [o.language for o in engine.asked] == [None, None, None]


def test_what_a_cancelled_stretch_heard_does_not_name_the_language(lecture: Path) -> None:
    english = heard("Yes.", language_probability=0.5)
    german = heard("Eins und zwei und drei.", language="de", language_probability=0.5)
    engine = ScriptedEngine(english, german)
    transcript = transcribe(lecture, engine, cancelled=lambda: len(engine.asked) == 2)
    assert (transcript.text, transcript.language) == ("Yes.", "en")


# --- context ----------------------------------------------------------------------------------------------------------


def test_the_users_words_go_with_every_window_and_earlier_text_with_none(talk: Path) -> None:
    engine = ScriptedEngine(heard("We met Mr. Smythe and"), heard("left."))
    transcribe(talk, engine, DecodeOptions(prompt="Names: Smythe."))
    assert [o.prompt for o in engine.asked] == ["Names: Smythe."] * 3


# --- inventions -------------------------------------------------------------------------------------------------------


def test_what_is_most_likely_no_speech_is_withheld_with_its_reason(talk: Path) -> None:
    asked: list[float] = []

    def judge(decoded: Decoded, *, audio_seconds: float, speech_ms: int) -> str:
        asked.append(audio_seconds)
        return "No speech was heard." if decoded.text == "Thank you" else ""

    engine = ScriptedEngine(heard("Hello and"), heard("Thank you", speech_seconds=0.0), heard("Bye."))
    transcript = transcribe(talk, engine, judge=judge)
    assert transcript.text == "Hello and Bye."
    (withheld,) = transcript.withheld
    assert (withheld.text, withheld.reason) == ("Thank you", "No speech was heard.")
    assert withheld.start_s == pytest.approx(engine.seconds[0])
    assert asked == engine.seconds


# --- progress, cancelling, errors -------------------------------------------------------------------------------------


def test_progress_tells_position_length_and_speed(talk: Path) -> None:
    ticks = iter(range(0, 1000, 2))
    seen: list[FileProgress] = []
    engine = ScriptedEngine(heard("One."))
    transcribe(talk, engine, on_progress=seen.append, clock=lambda: float(next(ticks)))
    assert [p.done_s for p in seen] == pytest.approx([engine.seconds[0], SECONDS])
    assert {p.total_s for p in seen} == {SECONDS}
    assert [p.speed for p in seen] == pytest.approx([p.done_s / 2 / n for n, p in enumerate(seen, 1)])


def test_cancelling_keeps_what_was_heard(talk: Path) -> None:
    engine = ScriptedEngine(heard("One."))
    transcript = transcribe(talk, engine, cancelled=lambda: len(engine.asked) == 1)
    assert transcript.text == "One."
    assert not transcript.complete
    assert transcript.duration_s == pytest.approx(engine.seconds[0])


def test_an_engine_that_fails_ends_the_file_and_the_reading(talk: Path) -> None:
    with pytest.raises(EngineError, match="out of memory"):
        transcribe(talk, ScriptedEngine(heard("One."), EngineError("The GPU is out of memory.")))
    assert not [t for t in threading.enumerate() if t.name == "media"]


def test_what_was_understood_before_the_engine_failed_is_kept_on_request(talk: Path) -> None:
    engine = ScriptedEngine(heard("One."), EngineError("The GPU is out of memory."))
    transcript = transcribe(talk, engine, keeps_part=True)
    assert (transcript.text, transcript.complete) == ("One.", False)
    assert transcript.problem == "The GPU is out of memory."
    assert transcript.duration_s == pytest.approx(engine.seconds[0])
    assert not [t for t in threading.enumerate() if t.name == "media"]


def test_an_engine_that_understands_nothing_leaves_no_transcript(talk: Path) -> None:
    with pytest.raises(EngineError, match="out of memory"):
        transcribe(talk, ScriptedEngine(EngineError("The GPU is out of memory.")), keeps_part=True)


def test_a_file_that_cannot_be_read_is_refused_before_the_engine_is_asked(tmp_path: Path) -> None:
    engine = ScriptedEngine(heard("One."))
    with pytest.raises(AudioFileError, match="There is no file"):
        transcribe(tmp_path / "nothing.wav", engine)
    assert engine.asked == []


def test_an_error_while_reading_reaches_the_caller(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(path: Path, **_: float) -> Generator[MediaWindow, None, None]:
        yield next(read_windows(path))
        raise AudioFileError("The disk is gone.")

    monkeypatch.setattr(file_transcription, "read_windows", breaks)
    with pytest.raises(AudioFileError, match="The disk is gone"):
        transcribe(talk, ScriptedEngine(heard("One.")))


def test_what_is_wrong_with_a_file_is_told_with_what_could_be_heard(
    talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(path: Path, **_: float) -> Generator[MediaWindow, None, None]:
        first = next(read_windows(path))
        yield first
        yield replace(first, samples=first.samples[:0], start_s=first.end_s, is_last=True, problem="It is cut off.")

    monkeypatch.setattr(file_transcription, "read_windows", cut_off)
    engine = ScriptedEngine(heard("One."))
    transcript = transcribe(talk, engine)
    assert (transcript.text, transcript.problem, transcript.complete) == ("One.", "It is cut off.", True)
    assert len(engine.asked) == 1  # the empty window is not for the engine


def test_the_next_windows_are_ready_while_the_engine_works_but_never_more_than_a_few(
    lecture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[float] = []

    def counted(path: Path, **lengths: float) -> Generator[MediaWindow, None, None]:
        for window in read_windows(path, **lengths):  # type: ignore[arg-type]
            read.append(window.start_s)
            yield window

    monkeypatch.setattr(file_transcription, "read_windows", counted)
    counts: list[int] = []

    def wait_until_more_are_read() -> None:
        # The one in work, those that lie ready, and one in the reader's hand.
        deadline = time.monotonic() + 5
        while len(read) < file_transcription.WINDOWS_AHEAD + 2 and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(0.05)
        counts.append(len(read))

    cancelled = iter([False] * 2 + [True] * 2)
    engine = ScriptedEngine(heard("One."), before=wait_until_more_are_read)
    transcribe(lecture, engine, cancelled=lambda: next(cancelled))
    assert counts[0] == file_transcription.WINDOWS_AHEAD + 2


# --- stretches --------------------------------------------------------------------------------------------------------


def numbered(count: int) -> list[Decoded]:
    return [heard(f"Sentence {number}.", language_probability=0.95) for number in range(count)]


def test_windows_of_like_length_go_through_the_engine_together(lecture: Path) -> None:
    engine = ScriptedEngine(*numbered(60))
    transcript = transcribe(lecture, engine)
    count = len(engine.seconds)
    assert transcript.text == " ".join(f"Sentence {number}." for number in range(count))
    assert len(engine.batches) < count / 3
    assert all(lengths == sorted(lengths) for lengths in engine.batches)
    assert all(len(lengths) <= BATCH_WINDOWS and sum(lengths) <= BATCH_SECONDS for lengths in engine.batches)
    assert max(map(len, engine.batches)) > 1


def test_the_first_stretch_is_one_window_and_the_others_about_two_minutes(lecture: Path) -> None:
    told: list[Stretch] = []
    transcript = transcribe(lecture, ScriptedEngine(*numbered(60)), on_stretch=told.append)
    assert [stretch.number for stretch in told] == list(range(len(told)))
    assert told[0].windows == 1
    assert told[0].end_s < 10
    lengths = [later.end_s - before.end_s for before, later in pairwise(told)]
    assert all(120 <= length < 135 for length in lengths[:-1])
    assert told[-1].end_s == pytest.approx(190)
    assert [segment for stretch in told for segment in stretch.segments] == list(transcript.segments)


@pytest.mark.parametrize("done", [1, 2, 3])
def test_it_goes_on_after_any_stretch_as_if_it_had_not_stopped(lecture: Path, done: int) -> None:
    german = heard("Nur Deutsch.", language="de", language_probability=0.5)
    answers = [german, *numbered(60)]
    told: list[Stretch] = []
    whole = transcribe(lecture, ScriptedEngine(*answers), on_stretch=told.append)
    engine, later, shown = ScriptedEngine(*answers), [], []
    resumed = transcribe(lecture, engine, done=told[:done], on_stretch=later.append, on_segment=shown.append)
    assert resumed == whole
    assert later == told[done:]
    assert shown == [segment for stretch in told[done:] for segment in stretch.segments]
    assert len(engine.asked) == told[-1].windows - told[done - 1].windows


def test_after_the_last_stretch_there_is_nothing_left_to_do(talk: Path) -> None:
    told: list[Stretch] = []
    whole = transcribe(talk, ScriptedEngine(heard("One.")), on_stretch=told.append)
    engine = ScriptedEngine(EngineError("It is not asked."))
    assert transcribe(talk, engine, done=told) == whole
    assert engine.asked == []


def test_the_speed_is_that_of_this_run(lecture: Path) -> None:
    told: list[Stretch] = []
    transcribe(lecture, ScriptedEngine(*numbered(60)), on_stretch=told.append)
    ticks = iter(range(0, 1000, 2))
    seen: list[FileProgress] = []
    engine = ScriptedEngine(*numbered(60))
    transcribe(lecture, engine, done=told[:2], on_progress=seen.append, clock=lambda: float(next(ticks)))
    assert seen[0].speed == pytest.approx((told[2].end_s - told[1].end_s) / 2)


def test_a_stretch_that_was_cancelled_leaves_nothing(lecture: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_transcription, "SHORT_WINDOWS_STRETCH_SECONDS", 160.0)
    told: list[Stretch] = []
    engine = ScriptedEngine(*numbered(60))
    english = DecodeOptions(language="en")
    between_batches = lambda: len(engine.batches) == 2  # noqa: E731
    transcript = transcribe(lecture, engine, english, on_stretch=told.append, cancelled=between_batches)
    assert len(engine.asked) > 1 + 2
    assert len(told) == 1
    assert transcript.segments == told[0].segments
    assert not transcript.complete
    assert transcript.duration_s == told[0].end_s


# --- words, translation, channels -------------------------------------------------------------------------------------


def test_words_are_moved_to_the_files_clock_and_written_as_the_text_is(talk: Path) -> None:
    words = (Word(0.5, 0.9, "We", 0.9), Word(1.0, 1.4, "use", 0.8), Word(1.5, 2.0, "kubernetties.", 0.3))
    segment = Segment(start_s=0.5, end_s=2.0, text=" We use kubernetties.", avg_logprob=-0.2, words=words)
    engine = ScriptedEngine(heard(segments=(segment,)))
    known = WordList([user_word("kubernetties", "Kubernetes")])
    transcript = transcribe(talk, engine, DecodeOptions(words=True), words=known)
    assert all(options.words for options in engine.asked)
    second = transcript.segments[1]
    start_s = engine.seconds[0]
    assert [word.text for word in second.words] == ["We", "use", "Kubernetes."]
    assert [word.start_s for word in second.words] == pytest.approx([start_s + 0.5, start_s + 1.0, start_s + 1.5])
    assert second.words[-1].probability == pytest.approx(0.3)


@pytest.mark.parametrize("place", [(-0.3, 0.2), (1.8, 2.4)])
def test_a_segment_is_as_long_as_its_words(talk: Path, place: tuple[float, float]) -> None:
    said = Word(*place, "Yes.", 0.9)
    segment = Segment(start_s=0.5, end_s=2.0, text=" Yes.", avg_logprob=-0.2, words=(said,))
    after = Segment(start_s=2.0, end_s=3.0, text=" No.", avg_logprob=-0.2, words=(Word(1.9, 2.5, "No.", 0.9),))
    transcript = transcribe(talk, ScriptedEngine(heard(segments=(segment, after))), DecodeOptions(words=True))
    for one in transcript.segments:
        assert all(one.start_s <= word.start_s <= word.end_s <= one.end_s for word in one.words)
    times = [t for one in transcript.segments for t in (one.start_s, one.end_s)]
    assert times == sorted(times)


def test_a_translation_is_english_whatever_is_spoken(talk: Path) -> None:
    engine = ScriptedEngine(heard("Good morning.", language="ja"))
    told: list[Stretch] = []
    transcript = transcribe(talk, engine, DecodeOptions(translate=True), on_stretch=told.append)
    assert all(options.translate for options in engine.asked)
    assert [options.language for options in engine.asked] == [None, None, "ja"]
    assert transcript.text == "Good morning. Good morning. Good morning."
    assert transcript.language == "en"
    assert told[-1].language == "ja"


def test_each_channel_is_a_speaker(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def both(path: Path, *, each_channel: bool, **lengths: float) -> Generator[MediaWindow, None, None]:
        assert each_channel
        for window in read_windows(path, **lengths):  # type: ignore[arg-type]
            yield replace(window, channels=(window.samples, window.samples))

    monkeypatch.setattr(file_transcription, "read_windows", both)
    engine = ScriptedEngine(heard("One.", "Two."))
    transcript = transcribe(talk, engine, DecodeOptions(language="en"), each_channel=True)
    assert [segment.speaker for segment in transcript.segments[:4]] == ["Speaker 1", "Speaker 2"] * 2
    times = [segment.start_s for segment in transcript.segments]
    assert times == sorted(times)


def test_whoever_speaks_first_stands_first_and_is_parted_from_the_next(
    talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def both(path: Path, *, each_channel: bool, **lengths: float) -> Generator[MediaWindow, None, None]:
        window = next(read_windows(path, **lengths))  # type: ignore[arg-type]
        yield replace(window, is_last=True, channels=(window.samples, window.samples[::-1]))

    monkeypatch.setattr(file_transcription, "read_windows", both)
    late = Segment(start_s=3.0, end_s=4.0, text=" Later.", avg_logprob=-0.2)
    first = Segment(start_s=0.5, end_s=1.0, text=" First.", avg_logprob=-0.2)
    engine = ScriptedEngine(heard(segments=(late,)), heard(segments=(first,)))
    engine.order_of = lambda _path: None  # type: ignore[method-assign]
    transcript = transcribe(talk, engine, DecodeOptions(language="en"), each_channel=True)
    assert transcript.text == "First. Later."
    assert [segment.speaker for segment in transcript.segments] == ["Speaker 2", "Speaker 1"]


def test_a_track_is_asked_for_by_its_number(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int | None] = []

    def noted(path: Path, *, track: int | None = None, **lengths: float) -> Generator[MediaWindow, None, None]:
        asked.append(track)
        return read_windows(path, **lengths)  # type: ignore[arg-type]

    monkeypatch.setattr(file_transcription, "read_windows", noted)
    transcribe(talk, ScriptedEngine(heard("One.")), track=1)
    transcribe(talk, ScriptedEngine(heard("One.")))
    assert asked == [1, None]
