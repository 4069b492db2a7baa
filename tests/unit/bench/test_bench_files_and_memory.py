"""Whole files, single decodes, and memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.bench import decode, files, memory
from dictation_app.bench.file_sides import HostedSide, Transcribed, Way, transcribed_by_app
from dictation_app.bench.tables import render
from dictation_app.errors import UserError
from dictation_app.paths import resource
from dictation_app.values.speech import EngineInfo
from tests.fakes import FakeEngine, decoded

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.bench.subject import Subject

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of a process")


class FileParrot:
    """A side that always writes the same."""

    def __init__(self, text: str, *, processor_s: float) -> None:
        self.text = text
        self.processor_s = processor_s
        self.asked = 0

    def transcribe(self, file: Path, language: str | None) -> Transcribed:
        self.asked += 1
        return Transcribed(
            text=f"{self.text} in {language}",
            language="en",
            seconds=10.0,
            took_s=self.processor_s / 2 + self.asked,
            processor_s=self.processor_s,
            peak_mb=250.0,
        )


INFO = EngineInfo(model="base", device="cpu", compute_type="int8")


def sides() -> dict[Way, FileParrot]:
    return {
        Way.APP: FileParrot("Right words", processor_s=2.0),
        Way.PLAIN: FileParrot("wrong words", processor_s=20.0),
        Way.BATCHED: FileParrot("wrong words", processor_s=8.0),
    }


class WordScorer:
    def errors(self, reference: str, heard: str, language: str) -> tuple[int, int]:
        wanted = reference.split()
        return sum(word not in heard for word in wanted), len(wanted)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    file = tmp_path / "talk.flac"
    shutil.copy(resource("sample.flac"), file)
    return file


def test_files_are_timed_and_scored_where_their_text_lies_beside(subject: Subject, talk: Path) -> None:
    talk.with_suffix(".txt").write_text("Right words", encoding="utf-8")
    scorer, ways = WordScorer(), sides()
    result = files.measure(
        subject,
        ways,
        INFO,
        scorer,  # type: ignore[arg-type]
        files=[talk],
        repeats=3,
        load_before=0.0,
    )
    (row,) = result.files
    assert [side.asked for side in ways.values()] == [3, 3, 3]
    assert (row.app.percent, row.plain.percent, row.batched.percent) == (0.0, 50.0, 50.0)
    assert row.app.text == "Right words in None"
    assert (row.app.took_s, row.batched.took_s) == (3.0, 6.0)
    assert row.app.rtfx == pytest.approx(10 / 3, abs=0.01)
    assert (result.times_faster, result.times_less_processor_time) == (2.0, 4.0)
    assert result.conclusive
    assert result.verdict
    table = render(result)
    assert all(words in table for words in ("talk.flac (10 s)", "batches of 8", "plain", "250 MB", "50.00 %"))


def test_files_without_a_text_have_no_errors(subject: Subject, talk: Path) -> None:
    result = files.measure(subject, sides(), INFO, None, files=[talk], repeats=1, load_before=99.0)
    assert result.files[0].app.percent is None
    assert (result.conclusive, result.verdict) == (False, "")
    assert "busy" in render(result)


def test_the_side_of_the_app_is_the_path_of_the_files_page(talk: Path) -> None:
    heard = transcribed_by_app(FakeEngine([decoded(" Right words.")]), talk, "en")
    assert (heard.text, heard.language) == ("Right words.", "en")
    assert heard.seconds == pytest.approx(4.5, abs=0.2)


def test_a_side_that_cannot_be_loaded_says_why(subject: Subject, tmp_path: Path) -> None:
    config = replace(subject.config, model_path=tmp_path)
    with pytest.raises(UserError, match="is not installed"):
        HostedSide(Way.APP, "faster-whisper", config)


def test_single_decodes_take_turns_after_a_warm_up(subject: Subject, parrot: Any) -> None:
    engine = FakeEngine([decoded("Same words.")] * 4)
    peer = parrot("same, words", takes_s=0.01)
    result = decode.measure(subject, engine, peer, files=[resource("sample.flac")], repeats=3, load_before=0.0)
    (row,) = result.files
    assert engine.answers == []
    assert len(peer.heard) == 4
    assert row.same_text
    assert row.times_faster > 1
    assert row.app.count == 3
    assert "sample.flac" in render(result)


@linux_only
def test_memory_and_processor_time_of_a_process_and_its_children() -> None:
    child = "import time, sys; print('ready', flush=True); sys.stdin.read()"
    parent = f"import subprocess, sys; kept = bytearray(60_000_000); subprocess.run([sys.executable, '-c', {child!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", parent], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        found = memory.footprint(process.pid)
        spent_s = memory.processor_seconds(process.pid)
        idle = memory.idle_percent(process.pid, 0.3)
        process.stdin.close()
    assert found.processes == 2
    assert 60 < found.pss_mb <= found.rss_mb < 200
    assert 0 < spent_s < 20
    assert idle < 20
    with pytest.raises(UserError, match="no process"):
        memory.footprint(process.pid)


@linux_only
def test_the_engines_process_is_measured_before_and_after_its_decodes(subject: Subject) -> None:
    engine = FakeEngine([decoded("Words")] * memory.DECODES)
    engine.pid = os.getpid()  # type: ignore[attr-defined]
    result = memory.measure(
        subject,
        lambda: engine,  # type: ignore[arg-type, return-value]
        decode.one_window(resource("sample.flac")),
        app_pid=os.getpid(),
        seconds=0.1,
        load_before=0.0,
    )
    assert engine.closed
    assert engine.answers == []
    assert result.engine_loaded.pss_mb > 10
    assert result.app is not None
    assert result.idle_percent is not None
    assert "Idle" in render(result)


def test_a_system_that_does_not_tell_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_PROC", tmp_path)
    with pytest.raises(UserError, match="on this system"):
        memory.refuse_where_unknown()
