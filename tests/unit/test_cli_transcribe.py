"""`dictation transcribe`: what it reads, what it writes, and how it ends; with an engine that knows what was said."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import wave
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app import registry
from dictation_app.cli import run
from dictation_app.cli.transcribe import FORMATS
from dictation_app.cli.transcribe_inputs import find_sources
from dictation_app.errors import EngineError, ExitCode
from dictation_app.export import FORMATS as REGISTRY
from dictation_app.values.speech import DecodeOptions
from tests.fakes import FakeEngine, decoded
from tests.transcripts import application

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.values.speech import Decoded, Samples

    Transcribe = Callable[..., int]

RATE = 16_000


class TalkingEngine(FakeEngine):
    """Hears sentence after sentence; `before` is called with the number of each from 0."""

    def __init__(self, before: Callable[[int], None] = lambda _number: None) -> None:
        super().__init__([decoded(f" This is sentence {number}.") for number in range(50)])
        self._before = before

    def transcribe(self, samples: Samples, options: DecodeOptions, *_unwanted: object) -> Decoded:
        self._before(len(self.calls))
        heard = super().transcribe(samples, options)
        if not options.words:
            return heard
        words = self.align(samples, heard.text, heard.language)
        return replace(heard, segments=tuple(replace(segment, words=words) for segment in heard.segments))


class HereOnly:
    """Starts the engine that a test gives."""

    def __init__(self, engine: FakeEngine) -> None:
        self._engine = engine

    def here(self) -> FakeEngine:
        return self._engine


def sound(path: Path, seconds: float = 3.0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(1).normal(0, 3000, round(seconds * RATE)).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(noise.tobytes())
    return path


@pytest.fixture(autouse=True)
def qt() -> None:
    """Before PDF makes one of its own."""
    application()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is also the working one, of a user who has nothing yet."""
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    folder = tmp_path / "place"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def transcribe(place: Path, monkeypatch: pytest.MonkeyPatch) -> Transcribe:
    """Run the command with an engine of its own."""
    command = import_module("dictation_app.cli.transcribe")

    def carry_out(*arguments: object, engine: FakeEngine | None = None) -> int:
        used = engine or TalkingEngine()
        monkeypatch.setattr(command, "_engines", lambda _settings: HereOnly(used))
        before = signal.getsignal(signal.SIGINT)
        code = run(["transcribe", *map(str, arguments)])
        assert signal.getsignal(signal.SIGINT) is before
        assert used.closed == bool(used.calls)
        return code

    return carry_out


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# --- formats ----------------------------------------------------------------------------------------------------------


def test_it_knows_every_format() -> None:
    assert REGISTRY.names() == FORMATS


def test_text_appears_on_the_standard_output_and_is_that_of_the_file(
    transcribe: Transcribe, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    talk = sound(place / "talk.wav", 40)
    assert transcribe(talk) == ExitCode.OK
    printed = capsys.readouterr()
    assert printed.out.startswith("This is sentence 0.\n\nThis is sentence 1.")
    assert printed.err == ""
    assert transcribe(talk, "--output", "out") == ExitCode.OK
    assert (place / "out" / "talk.txt").read_text() == printed.out


def test_a_recording_without_speech_is_told_and_leaves_no_empty_results(
    transcribe: Transcribe, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(place / "wind.wav")
    silence = FakeEngine([decoded("")] * 9)
    assert transcribe("wind.wav", "--format", "txt,srt,docx,json", "--output", "out", engine=silence) == ExitCode.OK
    assert names(place / "out") == ["wind.json"]
    printed = capsys.readouterr()
    assert printed.out.split() == [os.path.join("out", "wind.json")]  # noqa: PTH118
    assert "'wind.wav': No speech was heard." in printed.err


def test_several_formats_are_written_at_once(
    transcribe: Transcribe, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(place / "talk.wav")
    assert transcribe("talk.wav", "--format", "srt,json", "--format", "docx, srt", "--output", "out") == ExitCode.OK
    assert names(place / "out") == ["talk.docx", "talk.json", "talk.srt"]
    assert capsys.readouterr().out.split() == [os.path.join("out", f"talk.{name}") for name in ("srt", "json", "docx")]  # noqa: PTH118
    assert json.loads((place / "out" / "talk.json").read_text())["settings"] == {
        "language": "auto",
        "device": "cpu",
        "compute_type": "int8",
        "words": False,
        "translate": False,
        "channels": "mix",
        "track": None,
    }


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "mp3"], "There is no format 'mp3'. Choose of: txt, txt-plain"),
        (["--format", "srt,vtt"], "Several formats need a folder: add --output DIR."),
        (["--format", "docx", "other.wav"], "docx is no text that can be printed here: add --output DIR."),
        (["--lines", "0"], "--lines"),
        (["--json", "--format", "srt"], "--json prints no documents: add --output DIR"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_any_work(
    transcribe: Transcribe, place: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    sound(place / "talk.wav")
    sound(place / "other.wav")
    assert transcribe("talk.wav", *arguments) == ExitCode.USAGE
    printed = capsys.readouterr()
    assert told in printed.err
    assert printed.out == ""


def test_a_word_document_can_be_sent_on(
    transcribe: Transcribe, place: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    sound(place / "talk.wav")
    assert transcribe("talk.wav", "--format", "docx") == ExitCode.OK
    assert capfdbinary.readouterr().out.startswith(b"PK")


def test_without_the_extra_a_word_document_is_refused_before_any_work(
    transcribe: Transcribe, place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sound(place / "talk.wav")
    monkeypatch.setattr(registry, "find_spec", lambda name: None if name == "docx" else find_spec(name))
    engine = TalkingEngine()
    assert transcribe("talk.wav", "--format", "txt,docx", "--output", "out", engine=engine) == ExitCode.SETTINGS
    assert engine.calls == []
    told = capsys.readouterr().err
    assert told.startswith("dictation: Word document needs the extra 'exports', which is not installed. Install it, or")
    assert told.endswith("html, pdf.\n")
    assert " docx" not in told


def test_the_rules_of_subtitles_can_be_set(transcribe: Transcribe, place: Path) -> None:
    sound(place / "talk.wav")
    engine = FakeEngine([decoded(" One two three four five six seven eight nine ten.")])
    code = transcribe(
        "talk.wav", "--format", "srt", "--output", "out", "--line-length", 12, "--lines", 1, engine=engine
    )
    assert code == ExitCode.OK
    blocks = (place / "out" / "talk.srt").read_text().split("\n\n")
    assert len(blocks) > 3
    assert all(len(lines) == 1 and len(lines[0]) <= 12 for lines in (block.splitlines()[2:] for block in blocks))


def test_one_format_that_fails_does_not_stop_the_others(
    transcribe: Transcribe, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(place / "talk.wav")
    engine = FakeEngine([decoded(" Cuneiform \U0001244f.")])
    assert transcribe("talk.wav", "--format", "pdf,txt", "--output", "out", engine=engine) == ExitCode.FAILED
    assert names(place / "out") == ["talk.txt"]
    assert "No font on this machine" in capsys.readouterr().err


def test_the_same_sound_is_the_same_result(transcribe: Transcribe, place: Path) -> None:
    sound(place / "talk.wav", 40)
    for folder in ("one", "two"):
        assert transcribe("talk.wav", "--words", "--format", ",".join(FORMATS), "--output", folder) == ExitCode.OK
    assert len(names(place / "one")) == len(FORMATS)
    assert {n: (place / "one" / n).read_bytes() for n in names(place / "one")} == {
        n: (place / "two" / n).read_bytes() for n in names(place / "two")
    }


# --- words ------------------------------------------------------------------------------------------------------------


def test_words_are_placed_on_the_clock_of_the_file(transcribe: Transcribe, place: Path) -> None:
    sound(place / "talk.wav", 40)
    assert transcribe("talk.wav", "--words", "--format", "json", "--output", "out") == ExitCode.OK
    read = json.loads((place / "out" / "talk.json").read_text())
    _first, second = read["segments"][:2]
    assert [word["text"] for word in second["words"]] == ["This", "is", "sentence", "1."]
    assert second["words"][0]["start_s"] >= second["start_s"]
    assert second["start_s"] > 1.0
    # The stand-in spreads them over the window's sound.
    assert read["segments"][-1]["words"][-1]["end_s"] == pytest.approx(40.0, abs=0.05)
    assert read["settings"]["words"]


# --- what is read -----------------------------------------------------------------------------------------------------


def test_of_a_folder_all_media_are_read_and_results_lie_as_they_do(transcribe: Transcribe, place: Path) -> None:
    for name in ("b.WAV", "a.wav", "deep/er/c.wav", ".hidden/d.wav", ".e.wav"):
        sound(place / "rec" / name)
    (place / "rec" / "notes.txt").write_text("not sound")
    assert transcribe("rec", "--output", "out") == ExitCode.OK
    assert names(place / "out") == ["a.txt", "b.txt", "deep/er/c.txt"]


def test_patterns_are_expanded_where_the_shell_does_not(place: Path, tmp_path: Path) -> None:
    for name in ("b.wav", "a.wav", "sub/c.wav", "[1].wav"):
        sound(place / name)
    sources = find_sources(["[ab].wav", "**/c.wav", "[1].wav", "a.wav", "sub", "*.mp3"], lambda: tmp_path)
    assert [source.name for source in sources.files] == ["a.wav", "b.wav", os.path.join("sub", "c.wav"), "[1].wav"]  # noqa: PTH118
    assert [failure.message for failure in sources.failures] == ["No file fits '*.mp3'."]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_back_adds_nothing(place: Path, tmp_path: Path) -> None:
    sound(place / "rec" / "a.wav")
    (place / "rec" / "back").symlink_to(place / "rec")
    (place / "rec" / "same.wav").symlink_to(place / "rec" / "a.wav")  # but whoever gives a file two names may mean it
    for arguments in (["rec/**/*.wav"], ["rec"], ["rec", "rec/**/*.wav", "rec/back/a.wav"]):
        found = [source.path for source in find_sources(arguments, lambda: tmp_path).files]
        assert sorted(path.name for path in found) == ["a.wav", "same.wav"]


def test_standard_input_is_read(
    transcribe: Transcribe, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped = io.TextIOWrapper(io.BytesIO(sound(place / "talk.wav").read_bytes()))
    monkeypatch.setattr(sys, "stdin", piped)
    assert transcribe("-", "--output", "out", "--json") == ExitCode.OK
    assert names(place / "out") == ["stdin.txt"]
    assert {event["file"] for event in events(capsys.readouterr().out) if "file" in event} == {"-"}


def test_a_terminal_is_no_sound(
    transcribe: Transcribe, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keyboard = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(keyboard, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", keyboard)
    assert transcribe("-") == ExitCode.AUDIO_FILE
    assert "Nothing comes from the standard input." in capsys.readouterr().err


def test_what_cannot_be_read_does_not_stop_the_others(
    transcribe: Transcribe, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "empty").mkdir()
    (place / "broken.wav").write_text("no sound")
    sound(place / "talk.wav")
    assert transcribe("empty", "broken.wav", "gone.wav", "talk.wav", "--output", "out") == ExitCode.FAILED
    assert names(place / "out") == ["talk.txt"]
    told = capsys.readouterr().err
    assert [line for line in told.splitlines() if "dictation: " in line] == told.splitlines()
    assert [name in line for name, line in zip(("empty", "broken", "gone"), told.splitlines(), strict=True)] == [
        True
    ] * 3


def test_an_engine_that_fails_on_a_file_goes_on_with_the_next(transcribe: Transcribe, place: Path) -> None:
    sound(place / "a.wav")
    sound(place / "b.wav")
    engine = FakeEngine([EngineError("Out of memory."), decoded(" Well.")])
    assert transcribe("a.wav", "b.wav", "--output", "out", engine=engine) == ExitCode.FAILED
    assert names(place / "out") == ["b.txt"]


# --- what is replaced -------------------------------------------------------------------------------------------------


def test_nothing_is_replaced_unless_asked_for(transcribe: Transcribe, place: Path) -> None:
    sound(place / "talk.wav")
    (place / "talk.txt").write_text("mine")
    assert transcribe("talk.wav", "--output", ".") == ExitCode.OK
    assert (place / "talk.txt").read_text() == "mine"
    assert transcribe("talk.wav", "--output", ".", "--overwrite") == ExitCode.OK
    assert (place / "talk.txt").read_text() == (place / "talk (2).txt").read_text() == "This is sentence 0.\n"


def test_files_of_one_name_do_not_replace_each_other(transcribe: Transcribe, place: Path) -> None:
    sound(place / "one" / "talk.wav")
    sound(place / "two" / "talk.wav")
    for _ in range(2):
        assert transcribe("one/talk.wav", "two/talk.wav", "--output", "out", "--overwrite") == ExitCode.OK
    assert (place / "out" / "talk.txt").read_text() == "This is sentence 0.\n"
    assert (place / "out" / "talk (2).txt").read_text() == "This is sentence 1.\n"


def test_what_lies_in_one_place_under_two_names_is_not_replaced_either(transcribe: Transcribe, place: Path) -> None:
    sound(place / "rec" / "one" / "talk.wav")
    sound(place / "rec" / "two" / "talk.wav")
    (place / "out" / "one").mkdir(parents=True)
    (place / "out" / "two").symlink_to(place / "out" / "one")
    assert transcribe("rec", "--output", "out", "--overwrite") == ExitCode.OK
    assert (place / "out" / "one" / "talk.txt").read_text() == "This is sentence 0.\n"
    assert (place / "out" / "one" / "talk (2).txt").read_text() == "This is sentence 1.\n"


# --- nothing that was heard is lost ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["n" * 250, "ü" * 125])
def test_of_a_very_long_name_the_beginning_is_kept(transcribe: Transcribe, place: Path, name: str) -> None:
    sound(place / f"{name}.wav")
    for _ in range(2):
        assert transcribe(f"{name}.wav", "--format", "txt-times,html", "--output", "out") == ExitCode.OK
    assert len(names(place / "out")) == 4
    assert all(written.startswith(name[:100]) for written in names(place / "out"))


def test_a_folder_that_cannot_be_written_is_told_before_the_work(
    transcribe: Transcribe, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(place / "talk.wav")
    (place / "file").touch()
    engine = TalkingEngine()
    assert transcribe("talk.wav", "--output", "file", "--json", engine=engine) == ExitCode.FAILED
    assert engine.calls == []
    printed = capsys.readouterr()
    assert "Nothing can be written into 'file'" in printed.err
    assert [event["event"] for event in events(printed.out)] == ["failed", "ended"]


def test_a_text_of_which_no_document_could_be_made_is_printed(
    transcribe: Transcribe, place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    sound(place / "talk.wav")
    monkeypatch.setattr(os, "fsync", full)
    assert transcribe("talk.wav", "--format", "srt,json", "--output", "out") == ExitCode.FAILED
    printed = capsys.readouterr()
    assert printed.out == "This is sentence 0.\n"
    assert printed.err.count("No space left on device") == 2
    assert names(place / "out") == []


def test_what_was_understood_before_the_engine_failed_is_written(
    transcribe: Transcribe, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(place / "a.wav", 60)
    sound(place / "b.wav")
    engine = FakeEngine([decoded(" One."), EngineError("Out of memory."), decoded(" Two.")])
    assert transcribe("a.wav", "b.wav", "--output", "out", engine=engine) == ExitCode.FAILED
    assert names(place / "out") == ["a.incomplete.txt", "b.txt"]
    assert (place / "out" / "a.incomplete.txt").read_text().startswith("One.\n\n[Incomplete: stopped at 0:00:")
    assert "Out of memory." in capsys.readouterr().err


def test_words_that_cannot_be_placed_do_not_cost_the_text(
    transcribe: Transcribe, place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sound(place / "a.wav")
    monkeypatch.setattr(TalkingEngine, "align", lambda *_: ())
    assert transcribe("a.wav", "--words", "--output", "out") == ExitCode.OK
    assert (place / "out" / "a.txt").read_text() == "This is sentence 0.\n"
    assert "the words of 1 piece of text could not be placed in the sound." in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [(), ("--format", "srt"), ("--json",)])
def test_no_encoding_of_a_pipe_costs_a_word(
    transcribe: Transcribe, place: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    sound(place / "a.wav")
    pipe = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(pipe, encoding="latin-1"))
    assert transcribe("a.wav", *arguments, engine=FakeEngine([decoded(" Łódź.")])) == ExitCode.OK
    assert "Łódź." in pipe.getvalue().decode()


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes")
def test_a_name_that_is_no_utf_8_is_found_again(
    transcribe: Transcribe, place: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    sound(place / "a.wav").rename(os.fsdecode(b"\xff.wav"))
    assert transcribe(".", "--output", "out", "--json") == ExitCode.OK
    (path,) = (event["path"] for event in events(capfdbinary.readouterr().out.decode()) if event["event"] == "written")
    assert os.fsencode(path) == b"out/\xff.txt"
    assert transcribe(".", "--output", "again") == ExitCode.OK
    assert capfdbinary.readouterr().out == b"again/\xff.txt\n"


def test_a_name_that_no_file_can_have_does_not_stop_the_others(
    transcribe: Transcribe, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(place / "a.wav")
    assert transcribe("x" * 400, "a.wav", "--output", "out") == ExitCode.FAILED
    assert names(place / "out") == ["a.txt"]
    assert "cannot be read: File name too long." in capsys.readouterr().err


def test_a_folder_that_cannot_be_looked_into_is_told(
    transcribe: Transcribe, place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sound(place / "rec" / "a.wav")
    sound(place / "rec" / "locked" / "b.wav")
    look = os.scandir

    def refuse(folder: str) -> object:
        if os.fspath(folder).endswith("locked"):
            raise PermissionError(13, "Permission denied", folder)
        return look(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert transcribe("rec", "--output", "out") == ExitCode.FAILED
    assert names(place / "out") == ["a.txt"]
    assert "locked' cannot be read: Permission denied." in capsys.readouterr().err


# --- the end ----------------------------------------------------------------------------------------------------------


def interrupting(*numbers: int) -> TalkingEngine:
    """Ctrl+C while these sentences are heard."""
    return TalkingEngine(lambda number: signal.raise_signal(signal.SIGINT) if number in numbers else None)


def test_what_there_is_of_an_interrupted_file_is_written_in_every_format(
    transcribe: Transcribe, place: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    sound(place / "a.wav", 60)
    sound(place / "b.wav")
    every = ",".join(FORMATS)
    engine = interrupting(1)
    code = transcribe("a.wav", "b.wav", "--format", every, "--output", "out", "--overwrite", engine=engine)
    assert code == ExitCode.INTERRUPTED
    assert names(place / "out") == sorted(f"a.incomplete{REGISTRY.create(name).suffix}" for name in FORMATS)
    for name in set(FORMATS) - {"docx", "pdf"}:
        written = (place / "out" / f"a.incomplete{REGISTRY.create(name).suffix}").read_text()
        assert "sentence 0." in written
        assert ('"complete": false' if name == "json" else "ncomplete: stopped at 0:00:") in written
    told = capfd.readouterr().err
    assert "Ctrl+C again ends at once." in told
    assert told.endswith("dictation: Interrupted.\n")


def test_interrupted_text_on_the_standard_output_says_so(
    transcribe: Transcribe, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(place / "a.wav", 60)
    assert transcribe("a.wav", engine=interrupting(0)) == ExitCode.INTERRUPTED
    printed = capsys.readouterr().out
    assert printed.startswith("This is sentence 0.\n\n[Incomplete: stopped at 0:00:0")
    assert printed.endswith(".]\n")


def test_an_interrupt_in_the_last_piece_of_all_comes_too_late(transcribe: Transcribe, place: Path) -> None:
    sound(place / "a.wav")
    assert transcribe("a.wav", "--output", "out", engine=interrupting(0)) == ExitCode.OK
    assert names(place / "out") == ["a.txt"]


def test_a_second_interrupt_ends_at_once(transcribe: Transcribe, place: Path) -> None:
    ends: list[int] = []

    def impatient(number: int) -> None:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        ends.append(number)

    sound(place / "a.wav")
    engine = TalkingEngine(impatient)
    engine.calls.append((0, DecodeOptions()))  # it is closed, though it was not heard to the end
    assert transcribe("a.wav", "--output", "out", engine=engine) == ExitCode.INTERRUPTED
    assert ends == []
    assert names(place) == ["a.wav"]


# --- events and progress ----------------------------------------------------------------------------------------------


def events(printed: str) -> list[dict]:
    return [json.loads(line) for line in printed.splitlines()]


def test_events_tell_everything(transcribe: Transcribe, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound(place / "a.wav", 20)
    assert transcribe("a.wav", "gone.wav", "--json", "--output", "out", "--format", "srt") == ExitCode.FAILED
    told = events(capsys.readouterr().out)
    assert [kind for kind, _ in groupby(event["event"] for event in told)] == [
        *("started", "segment", "progress", "segment", "progress", "finished", "written"),
        *("started", "failed", "ended"),
    ]
    of = {event["event"]: event for event in told}
    assert told[0] == {"event": "started", "file": "a.wav", "number": 1, "of": 2}
    assert told[1] == {
        "event": "segment",
        "file": "a.wav",
        "start_s": 0,
        "end_s": 1,
        "text": "This is sentence 0.",
        "avg_logprob": -0.2,
    }
    assert (of["progress"]["done_s"], of["progress"]["total_s"]) == (20, 20)
    assert (of["finished"]["complete"], of["finished"]["duration_s"], of["finished"]["language"]) == (True, 20, "en")
    assert of["written"]["path"] == os.path.join("out", "a.srt")  # noqa: PTH118
    assert of["failed"]["file"] == "gone.wav"
    assert of["failed"]["message"].startswith("There is no file")
    assert told[-1] == {"event": "ended", "succeeded": 1, "failed": 1, "interrupted": False}


def test_events_end_also_where_there_is_no_model(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sound(place / "a.wav")
    assert run(["transcribe", "a.wav", "--json", "--model", "nonsense"]) == ExitCode.MODEL
    told = events(capsys.readouterr().out)
    assert [event["event"] for event in told] == ["failed", "ended"]
    assert "nonsense" in told[0]["message"]


def test_events_alone_write_and_print_no_document(
    transcribe: Transcribe, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(place / "a.wav")
    for _ in range(2):
        assert transcribe("a.wav", "--json") == ExitCode.OK
    told = events(capsys.readouterr().out)
    assert told[: len(told) // 2] == told[len(told) // 2 :]
    assert "written" not in {event["event"] for event in told}
    assert names(place) == ["a.wav"]


def test_a_terminal_sees_how_far_it_is(
    transcribe: Transcribe, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sound(place / "a.wav", 20)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert transcribe("a.wav", "--output", "out") == ExitCode.OK
    told = capsys.readouterr().err
    assert "a.wav" in told
    assert "100%" in told
