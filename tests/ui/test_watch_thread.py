"""The thread that watches folders: what it finds reaches the GUI thread, and it ends when asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dictation_app.file_jobs import FileJob, JobChoices
from dictation_app.settings import FilesSettings, WatchedFolder
from dictation_app.workers import WatchThread

if TYPE_CHECKING:
    from pathlib import Path

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
    assert found.args == [(tmp_path / "in" / "a.wav",), JobChoices(formats=("srt",))]
    thread.show_jobs((FileJob(id=1, path=tmp_path / "in" / "a.wav"),))
    thread.shut_down()
    assert thread.wait(2000)
    assert "a.wav" in (tmp_path / "state" / "app.jsonl").read_text()
