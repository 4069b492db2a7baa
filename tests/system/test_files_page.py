"""The Files page of the real app: files are dragged onto its window by the mouse, and survive what happens to it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import time
import wave
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.audio.media import read_windows
from dictation_app.values.speech import SAMPLE_RATE_HZ
from dictation_app.values.status import AppState

from . import speech
from .processes import wait_for
from .running_app import App
from .targets import QtEditor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .desktop import Desktop
    from .speech import Clip

DONE_TIMEOUT_S = 120.0
"""Only when to give up, on a busy machine."""
NAME = "Größe 100% #2"
SOURCE = Path(__file__).with_name("drag_source.py")
ROWS = Path(__file__).with_name("job_rows.py")


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = os.environ.get("DICTATION_SCREENSHOTS")
    return Path(folder).absolute() if folder else tmp_path


@pytest.fixture
def own(new_desktop: Callable[..., Desktop]) -> Desktop:
    return new_desktop()


@pytest.fixture
def running(own: Desktop) -> Iterator[Callable[..., App]]:
    started: list[App] = []

    def start(*arguments: str) -> App:
        started.append(App(own, *arguments))
        started[-1].wait_ready()
        return started[-1]

    yield start
    for app in started:
        if app.process.poll() is None:
            app.stop()


def joined(path: Path, clips: list[Clip], copies: int) -> Path:
    """One recording of all these clips, several times."""
    pieces = [window.samples for clip in clips for window in read_windows(clip.path)] * copies
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE_HZ)
        for piece in pieces:
            quiet = np.zeros(SAMPLE_RATE_HZ // 2, dtype=np.float32)
            file.writeframes((np.concatenate([piece, quiet]) * 32767).astype("<i2").tobytes())
    return path


def drag_onto(desktop: Desktop, window: int, *addresses: str, over: Callable[[], None] | None = None) -> None:
    """Drag from a window of another program, slowly enough for both, and let go in the middle of `window`."""
    desktop.spawn("drag-source", sys.executable, str(SOURCE), "Drag source", *addresses)  # it has to live on
    source = desktop.find("Drag source")
    desktop.place(source, 20, 60, 200, 120)
    desktop.place(window, 420, 60, 520, 640)
    time.sleep(0.5)
    left, top, width, height = desktop.geometry(window)
    desktop.run("xdotool", "mousemove", "110", "120", "mousedown", "1")
    goal = (left + width // 2, top + height // 2)
    for step in range(1, 21):
        x, y = 110 + (goal[0] - 110) * step // 20, 120 + (goal[1] - 120) * step // 20
        desktop.run("xdotool", "mousemove", str(x), str(y))
        time.sleep(0.03)
    time.sleep(0.4)
    if over is not None:
        over()
    desktop.run("xdotool", "mouseup", "1")


def stretches(desktop: Desktop) -> list[bytes]:
    """What of all files is on the disk as understood, in order."""
    database = next(desktop.data_home.rglob("files.db"), None)
    if database is None:
        return []
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute("SELECT stretch FROM stretches ORDER BY job_id, number")]


def test_files_dragged_onto_the_window_are_transcribed_and_written_beside_them(
    own: Desktop, running: Callable[..., App], sentence: Clip, pictures: Path
) -> None:
    app = running()
    window = own.find("Dictation")
    first = own.home / f"{NAME}.flac"
    folder = own.home / "more"
    folder.mkdir()
    shutil.copy(sentence.path, first)
    shutil.copy(sentence.path, folder / "second.flac")
    (folder / "notes.odt").write_bytes(b"no sound")
    addresses = (first.as_uri(), folder.as_uri(), "https://example.org/talk.mp3")
    drag_onto(own, window, *addresses, over=lambda: own.screenshot(pictures / "files-dragged.png", window) and None)
    beside = [first.with_suffix(".txt"), folder / "second.txt"]
    wait_for(lambda: all(path.exists() for path in beside), lambda: f"results\n{app.report()}", DONE_TIMEOUT_S)
    time.sleep(1.0)
    own.screenshot(pictures / "files-done.png", window)
    for path in beside:
        assert "pencils" in path.read_text()
    # What was dragged was copied, not moved; and nothing else was made.
    assert first.exists()
    assert {path.name for path in folder.iterdir()} == {"second.flac", "second.txt", "notes.odt"}
    app.check_no_traceback()


def test_rows_dragged_together_are_moved_also_where_the_first_of_them_need_not(own: Desktop) -> None:
    own.spawn("rows", sys.executable, str(ROWS), "Rows", "5", "1", "3")
    window = own.find("Rows")
    own.place(window, 100, 100, 400, 400)
    said = own.logs / "rows.log"
    wait_for(lambda: "height" in said.read_text(), "the rows", 10.0)
    time.sleep(0.5)
    height = int(said.read_text().split()[1])
    left, top, _width, _height = own.geometry(window)
    start, goal = top + 2 * height + height // 2, top + height
    own.run("xdotool", "mousemove", str(left + 60), str(start), "mousedown", "1")
    for step in range(1, 21):
        own.run("xdotool", "mousemove", str(left + 60 + step), str(start + (goal - start) * step // 20))
        time.sleep(0.03)
    time.sleep(0.4)
    own.run("xdotool", "mouseup", "1")
    wait_for(lambda: "move (1, 3) 2" in said.read_text(), said.read_text, 5.0)


def test_files_are_handed_to_the_running_app_and_to_one_that_is_not_running_yet(
    own: Desktop, running: Callable[..., App], sentence: Clip
) -> None:
    shutil.copy(sentence.path, own.home / "first.flac")
    shutil.copy(sentence.path, own.home / "second.flac")
    app = running(str(own.home / "first.flac"))  # as the desktop calls it with what is opened
    wait_for((own.home / "first.txt").exists, lambda: f"the first result\n{app.report()}", DONE_TIMEOUT_S)
    done = app.cli("files", "second.flac", "nowhere.flac")
    told = "dictation: There is no file 'nowhere.flac'. Check the name and the folder."
    assert (done.code, done.out.strip(), done.err.strip()) == (7, "1 file added.", told)
    wait_for((own.home / "second.txt").exists, lambda: f"the second result\n{app.report()}", DONE_TIMEOUT_S)
    assert own.active() == own.find("Dictation")


def test_a_killed_app_goes_on_where_it_was_and_dictating_works_meanwhile(
    own: Desktop, running: Callable[..., App], sentence: Clip, pictures: Path
) -> None:
    english = [clip for clip in speech.clips("long") if clip.language == "en"]
    long = joined(own.home / "long.wav", english, 3)
    app = running()
    assert app.cli("files", str(long)).code == 0
    wait_for(lambda: len(stretches(own)) >= 2, lambda: f"the second stretch\n{app.report()}", DONE_TIMEOUT_S)
    own.screenshot(pictures / "files-running.png", own.find("Dictation"))
    app.kill()
    kept = stretches(own)
    assert not long.with_suffix(".txt").exists(), "It was done before it could be killed."
    again = running("--background")
    editor = QtEditor(own)
    own.place(editor.window, 20, 60, 380, 300)
    own.focus(editor.window)
    again.hold_and_say(sentence.path)
    status = again.wait_state(AppState.IDLE)
    editor.wait_for_text("pencils", 20.0)
    assert status.last is not None
    wait_for(long.with_suffix(".txt").exists, lambda: f"the result\n{again.report()}", DONE_TIMEOUT_S)
    assert stretches(own)[: len(kept)] == kept, "What was understood before was not used."
    text = speech.words(long.with_suffix(".txt").read_text())
    assert text.count("calligraphy") == 3
    editor.close()
    again.check_no_traceback()
