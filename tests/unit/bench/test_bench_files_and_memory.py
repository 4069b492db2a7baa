"""Whole files, single decodes, and memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.bench import decode, files, memory
from dictation_app.bench.tables import render
from dictation_app.errors import UserError
from dictation_app.paths import resource
from tests.fakes import FakeEngine, decoded

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.bench.subject import Subject

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of a process")


class FileParrot:
    def transcribe(self, path: Path, language: str | None) -> str:
        return f"wrong words in {language}"


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
    engine = FakeEngine([decoded("Right words"), decoded("Right words")])
    result = files.measure(
        subject,
        engine,
        FileParrot(),
        WordScorer(),  # type: ignore[arg-type]
        files=[talk],
        repeats=2,
        load_before=0.0,
    )
    (row,) = result.files
    assert (row.app_text, row.app_percent, row.peer_percent) == ("Right words", 0.0, 50.0)
    assert row.seconds == pytest.approx(4.5, abs=0.2)
    assert row.app_rtfx > row.seconds
    assert engine.answers == []
    assert result.conclusive
    assert result.verdict
    assert "talk.flac" in render(result)


def test_files_without_a_text_have_no_errors(subject: Subject, talk: Path) -> None:
    engine = FakeEngine([decoded("Right words")])
    result = files.measure(subject, engine, FileParrot(), None, files=[talk], repeats=1, load_before=99.0)
    assert result.files[0].app_percent is None
    assert (result.conclusive, result.verdict) == (False, "")
    assert "busy" in render(result)


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
