"""The thread that watches folders: what it finds reaches the GUI thread, and it ends when asked to."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from dictation_app.file_jobs import FileJob, JobChoices
from dictation_app.file_jobs.watch import Look, WatchFolders
from dictation_app.settings import FilesSettings, WatchedFolder
from dictation_app.workers import WatchThread

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot


def test_what_comes_into_a_folder_is_told_to_the_gui(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    rule = WatchedFolder(folder=str(tmp_path / "in"), still_s=0.5, formats="srt")
    thread = WatchThread(tmp_path / "state" / "app.jsonl")
    thread.use(FilesSettings(watched=(rule, WatchedFolder(folder=str(tmp_path / "gone"), still_s=0.5))))
    with qtbot.waitSignal(thread.told) as told:
        thread.start()
    assert "gone' cannot be read" in told.args[0]
    with qtbot.waitSignal(thread.found, timeout=10_000) as found:
        (tmp_path / "in" / "a.wav").write_bytes(b"x")
    assert found.args == [(tmp_path / "in" / "a.wav",), JobChoices(formats=("srt",), words=True)]
    thread.show_jobs((FileJob(id=1, path=tmp_path / "in" / "a.wav"),))
    thread.shut_down()
    assert thread.wait(2000)
    assert "a.wav" in (tmp_path / "state" / "app.jsonl").read_text()


def test_a_folder_that_does_not_answer_holds_up_no_end(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_asked, answers = threading.Event(), threading.Event()

    def hang(_watch: WatchFolders, _now_s: float) -> Look:
        is_asked.set()
        answers.wait(30)
        return Look()

    monkeypatch.setattr(WatchFolders, "look", hang)
    thread = WatchThread(tmp_path / "app.jsonl")
    thread.use(FilesSettings(watched=(WatchedFolder(folder=str(tmp_path), still_s=0.5),)))
    thread.start()
    assert is_asked.wait(10)
    thread.shut_down()
    assert thread.wait(3000)
    answers.set()


def test_a_bug_in_it_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(_watch: WatchFolders, _now_s: float) -> Look:
        raise ZeroDivisionError

    monkeypatch.setattr(WatchFolders, "look", break_down)
    thread = WatchThread(tmp_path / "app.jsonl")
    thread.use(FilesSettings(watched=(WatchedFolder(folder=str(tmp_path), still_s=0.5),)))
    with qtbot.waitSignal(thread.crashed) as told:
        thread.start()
    assert told.args == ["Watching folders stopped working (ZeroDivisionError)."]
    assert thread.wait(2000)
    caplog.clear()
