from __future__ import annotations

import threading
import time
import wave
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app import file_transcription
from dictation_app.audio.media import read_windows
from dictation_app.errors import AudioFileError, EngineError
from dictation_app.file_transcription import FileProgress, transcribe_file
from dictation_app.values import Decoded, DecodeOptions, EngineInfo, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from dictation_app.audio.media import MediaWindow
    from dictation_app.export import FileTranscript
    from dictation_app.values import Samples

RATE = 16_000


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
    """Answers with `answers`, the last one again and again; remembers what it was asked."""

    info = EngineInfo(model="base", device="cpu", compute_type="int8")

    def __init__(self, *answers: Decoded | Exception, before: Callable[[], None] = lambda: None) -> None:
        self._answers = answers
        self._before = before
        self.asked: list[DecodeOptions] = []
        self.seconds: list[float] = []

    def transcribe(self, samples: Samples, options: DecodeOptions) -> Decoded:
        self._before()
        answer = self._answers[min(len(self.asked), len(self._answers) - 1)]
        self.asked.append(options)
        self.seconds.append(len(samples) / RATE)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        pass


def everything_is_speech(decoded: Decoded, *, audio_seconds: float, speech_ms: int) -> str:
    return ""


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """50 s of noise bursts: three windows."""
    rng = np.random.default_rng(1)
    second = np.concatenate([rng.normal(0, 3000, RATE * 6 // 10), np.zeros(RATE * 4 // 10)]).astype("<i2")
    path = tmp_path / "talk.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.tile(second, 50).tobytes())
    return path


def transcribe(
    path: Path, engine: ScriptedEngine, options: DecodeOptions | None = None, **more: object
) -> FileTranscript:
    arguments = {"judge": everything_is_speech} | more
    return transcribe_file(path, engine, options or DecodeOptions(), **arguments)  # type: ignore[arg-type]


def test_the_text_of_all_windows_is_put_together_on_the_files_clock(talk: Path) -> None:
    engine = ScriptedEngine(heard("One.", "Two."), heard("Three."), heard("Four."))
    seen: list[Segment] = []
    transcript = transcribe(talk, engine, on_segment=seen.append)
    assert transcript.text == "One. Two. Three. Four."
    assert tuple(seen) == transcript.segments
    assert (transcript.source, transcript.language, transcript.model) == ("talk.wav", "en", "base")
    assert transcript.duration_s == pytest.approx(50)
    assert transcript.complete
    assert sum(engine.seconds) == pytest.approx(50)
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
    assert times[-1] <= 50


# --- language ---------------------------------------------------------------------------------------------------------


def test_a_sure_language_is_kept_for_the_rest_of_the_file(talk: Path) -> None:
    engine = ScriptedEngine(heard("Eins.", language="de", language_probability=0.9))
    assert transcribe(talk, engine).language == "de"
    assert [o.language for o in engine.asked] == [None, "de", "de"]


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
    assert [o.language for o in engine.asked] == [None, None, "en"]


def test_a_language_heard_twice_in_a_row_is_kept_even_if_doubtful_each_time(talk: Path) -> None:
    engine = ScriptedEngine(heard("Ja.", language="nl", language_probability=0.5))
    transcribe(talk, engine)
    assert [o.language for o in engine.asked] == [None, None, "nl"]


def test_a_given_language_is_never_detected(talk: Path) -> None:
    engine = ScriptedEngine(heard("Un.", language="fr", language_probability=1.0))
    transcribe(talk, engine, DecodeOptions(language="fr"))
    assert [o.language for o in engine.asked] == ["fr"] * 3


def test_without_any_speech_there_is_no_language(talk: Path) -> None:
    transcript = transcribe(talk, ScriptedEngine(heard()))
    assert (transcript.language, transcript.text, transcript.complete) == ("", "", True)


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
    assert [p.done_s for p in seen] == pytest.approx(np.cumsum(engine.seconds).tolist())
    assert {p.total_s for p in seen} == {50.0}
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
    def breaks(path: Path) -> Generator[MediaWindow, None, None]:
        yield next(read_windows(path))
        raise AudioFileError("The disk is gone.")

    monkeypatch.setattr(file_transcription, "read_windows", breaks)
    with pytest.raises(AudioFileError, match="The disk is gone"):
        transcribe(talk, ScriptedEngine(heard("One.")))


def test_what_is_wrong_with_a_file_is_told_with_what_could_be_heard(
    talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(path: Path) -> Generator[MediaWindow, None, None]:
        first = next(read_windows(path))
        yield first
        yield replace(first, samples=first.samples[:0], start_s=first.end_s, is_last=True, problem="It is cut off.")

    monkeypatch.setattr(file_transcription, "read_windows", cut_off)
    engine = ScriptedEngine(heard("One."))
    transcript = transcribe(talk, engine)
    assert (transcript.text, transcript.problem, transcript.complete) == ("One.", "It is cut off.", True)
    assert len(engine.asked) == 1  # the empty window is not for the engine


def test_the_next_windows_are_ready_while_the_engine_works_but_never_more_than_two(
    talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[float] = []

    def counted(path: Path) -> Generator[MediaWindow, None, None]:
        windows = read_windows(path, max_seconds=4, min_seconds=2, first_max_seconds=2, first_min_seconds=1)
        for window in windows:
            read.append(window.start_s)
            yield window

    monkeypatch.setattr(file_transcription, "read_windows", counted)
    counts: list[int] = []

    def wait_until_three_more_are_read() -> None:
        # The one in work, two ready, and one in the reader's hand.
        deadline = time.monotonic() + 5
        while len(read) < len(counts) + 4 and time.monotonic() < deadline:
            time.sleep(0.005)
        counts.append(len(read))

    cancelled = iter([False] * 3 + [True])
    transcribe(
        talk,
        ScriptedEngine(heard("One."), before=wait_until_three_more_are_read),
        cancelled=lambda: next(cancelled),
    )
    assert counts == [4, 5, 6]
