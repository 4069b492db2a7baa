"""A recording of twenty minutes, as a user has it: dropped, read, exported, found again, heard, corrected, kept.

``python -m pytest tests/system/test_twenty_minutes.py --run-long`` runs it; ``DICTATION_SCREENSHOTS=FOLDER`` keeps the
pictures, and ``DICTATION_LONG_FILE=FILE`` takes another recording than the clips of the tests one after the other.
"""

from __future__ import annotations

import math
import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dictation_app.audio.media import read_windows
from dictation_app.export import FORMATS
from dictation_app.file_jobs import FileJob
from dictation_app.ui import files_words

from . import speech, written
from .accessible import ENV, Reader
from .processes import wait_for
from .running_app import App
from .test_files_page import drag_onto, joined
from .test_history_sound import RATE_HZ, likeness, listening, press

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .accessible import Seen
    from .desktop import Desktop

SECONDS = 1200.0
FIRST_TEXT_S = 2.0
"""Promised from the drop on."""
DONE_TIMEOUT_S = 1500.0
"""Only when to give up, on a busy machine."""
TEXT, FILES, PLACE = "Text of the file", "Files", "Place in the file, in seconds"
KEPT, TAKEN_BACK = "This sentence was corrected by hand.", "This one is taken back."
LARGE = {"QT_FONT_DPI": "144"}
FULL_LINE = 60
"""A segment of so many letters fills its first line."""


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = os.environ.get("DICTATION_SCREENSHOTS")
    return Path(folder).absolute() if folder else tmp_path


class User:
    """Sees the windows of the app, and has mouse and keyboard."""

    def __init__(self, desktop: Desktop, reader: Reader, pictures: Path) -> None:
        self.desktop, self.reader, self._pictures = desktop, reader, pictures
        self.app: App = self.start("light")

    def start(self, theme: str, env: dict[str, str] | None = None) -> App:
        """The app, with the list of files in front."""
        self.app = App(self.desktop, env=ENV | (env or {}))
        self.app.wait_ready()
        assert self.app.cli("settings", "set", "ui.theme", theme).code == 0
        window = self.desktop.find("Dictation")
        self.desktop.place(window, 300, 40, 800, 720)
        self.desktop.focus(window)
        press(self.desktop, "ctrl+2")
        time.sleep(1.0)
        return self.app

    def look(self, name: str) -> None:
        """Take a picture for people."""
        time.sleep(0.6)
        self.desktop.screenshot(self._pictures / f"twenty-{name}.png", self.desktop.find("Dictation"))

    def write(self, text: str) -> None:
        """Instead of what stands in the segment."""
        press(self.desktop, "Return")
        time.sleep(0.5)  # the field is no part of the list, as a screen reader has it
        press(self.desktop, "ctrl+a")
        self.desktop.run("xdotool", "type", "--delay", "20", text)
        press(self.desktop, "Return")

    def open_transcript(self) -> None:
        """Of the only file."""
        wait_for(lambda: self.reader.rows(self.app, FILES), "the file in the list")
        self.desktop.click(*self.reader.row(self.app, FILES, 0).middle)
        press(self.desktop, "Return")
        wait_for(lambda: self.reader.rows(self.app, TEXT), lambda: f"the transcript\n{self.app.report()}")

    def row(self, number: int) -> Seen:
        """A segment of the open transcript."""
        return self.reader.row(self.app, TEXT, number)

    def place_s(self) -> float:
        """Where the player is."""
        value = self.reader.wait(self.app, PLACE).value
        assert value is not None
        return value


@pytest.fixture
def user(new_desktop: Callable[..., Desktop], pictures: Path) -> Iterator[User]:
    desktop = new_desktop()
    with Reader(desktop) as reader:
        user = User(desktop, reader, pictures)
        yield user
        if user.app.process.poll() is None:
            user.app.stop()


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    given = os.environ.get("DICTATION_LONG_FILE")
    if given:
        return Path(shutil.copy(given, tmp_path))
    clips = [clip for clip in speech.clips("long") + speech.clips("dictation") if clip.language == "en"]
    return joined(tmp_path / "long.wav", clips, math.ceil(SECONDS / sum(clip.seconds for clip in clips)))


@pytest.mark.long
@pytest.mark.timeout(2400)
def test_a_file_of_twenty_minutes_is_read_exported_heard_and_corrected(
    user: User, recording: Path, measured: Callable[[str], None]
) -> None:
    take_in(user, recording, measured)
    read = export_everything(user, recording)
    user.app.stop()
    user.start("dark")
    user.open_transcript()
    hear(user, read["segments"], np.concatenate([window.samples for window in read_windows(recording)]))
    at = correct(user)
    after = user.row(at + 1).name
    user.app.kill()
    user.start("light", LARGE)
    user.open_transcript()
    press(user.desktop, "End")
    user.look("again-large")
    assert KEPT in user.row(at).name
    assert user.row(at + 1).name == after
    user.reader.wait(user.app, "Write the corrected text as files again")
    press(user.desktop, "alt+w")
    again = recording.with_name(f"{recording.stem} (2).docx")
    wait_for(again.exists, lambda: f"'{again.name}'\n{user.app.report()}", 60.0)
    assert KEPT in written.READERS["docx"](again)
    user.app.check_no_traceback()


def take_in(user: User, recording: Path, measured: Callable[[str], None]) -> None:
    """It is dropped on the window; its text comes at once, and in the end all of it."""
    user.look("empty")
    drag_onto(user.desktop, user.desktop.find("Dictation"), recording.as_uri())
    dropped_s = time.monotonic()
    wait_for(
        lambda: (seen := user.reader.see(user.app, "Text so far")) is not None and seen.text,
        lambda: f"the first words\n{user.app.report()}",
        60.0,
    )
    first_s = time.monotonic() - dropped_s
    measured(f"first words of a file of 20 minutes: {first_s:.1f} s after it was dropped")
    user.desktop.place(user.desktop.find("Dictation"), 300, 40, 800, 720)
    time.sleep(5.0)
    user.look("running")
    beside = recording.with_suffix(".txt")
    wait_for(beside.exists, lambda: f"the result\n{user.app.report()}", DONE_TIMEOUT_S)
    measured(f"a file of 20 minutes: {time.monotonic() - dropped_s:.0f} s")
    user.look("done")
    assert first_s <= FIRST_TEXT_S
    if "DICTATION_LONG_FILE" not in os.environ:
        said = " ".join(speech.words(beside.read_text("utf-8")))
        assert said.count("calligraphy") == said.count("gothic") > 5


def export_everything(user: User, recording: Path) -> dict[str, Any]:
    """Every format by the form of the open transcript; returns what the JSON says."""
    user.open_transcript()
    user.look("transcript")
    press(user.desktop, "ctrl+e")
    user.reader.wait(user.app, "Write these files now")
    for name in FORMATS.names():
        box = user.reader.see(user.app, files_words.format_label(name))
        assert box is not None, name
        if not box.is_checked:
            user.desktop.click(*box.middle)
    user.look("export")
    press(user.desktop, "alt+w")
    paths = {name: recording.with_suffix(FORMATS.create(name).suffix) for name in FORMATS.names()}
    wait_for(
        lambda: all(path.exists() for path in paths.values()),
        lambda: f"{[name for name, path in paths.items() if not path.exists()]}\n{user.app.report()}",
        60.0,
    )
    user.reader.wait(user.app, files_words.written(FileJob(id=1, path=recording, written=tuple(paths.values()))))
    user.look("exported")
    read = written.json_of(paths["json"])
    said = speech.words(read["text"])
    assert len(said) > 1000
    assert set(paths) == set(written.READERS)
    for name, path in paths.items():
        assert speech.words(written.READERS[name](path)) == said, name
    return read


def hear(user: User, segments: list[dict[str, Any]], sound: np.ndarray) -> None:
    """A click on a word near the end goes there, and that is what is played."""
    press(user.desktop, "End")
    time.sleep(0.5)
    last = len(segments) - 1
    wait_for(lambda: user.place_s() == int(segments[last]["start_s"]), "the place of the last segment")
    at = next(n for n in range(last, 0, -1) if len(segments[n]["text"]) > FULL_LINE)
    left, top, width, _height = user.row(at).place
    user.desktop.click(left + width // 2, top + 14)
    time.sleep(0.5)
    place_s = user.place_s()
    starts = [word["start_s"] for word in segments[at]["words"]]
    there = [start_s for start_s in starts if int(start_s) == place_s]
    assert there, (place_s, starts)
    assert place_s > int(starts[0])
    with listening(user.desktop) as ear:
        press(user.desktop, "space")
        wait_for(lambda: user.place_s() >= place_s + 2, "the place of what is played")
        user.look("playing-dark")
        press(user.desktop, "space")
        time.sleep(0.5)
        heard = ear.heard
    part = sound[round((there[-1] + 0.3) * RATE_HZ) : round((there[-1] + 1.5) * RATE_HZ)]
    assert likeness(heard, part) > 0.9  # it is there
    rest_s = user.place_s()
    time.sleep(0.7)
    assert user.place_s() == rest_s, "it plays on"


def correct(user: User) -> int:
    """One segment is corrected, and another one, which is taken back; returns which is."""
    at = user.reader.rows(user.app, TEXT) - 2
    user.desktop.click(*user.row(at).middle)
    user.write(KEPT)
    wait_for(lambda: KEPT in user.row(at).name, lambda: f"the correction in '{user.row(at).name}'")
    before = user.row(at + 1).name
    press(user.desktop, "Down")
    user.write(TAKEN_BACK)
    wait_for(lambda: TAKEN_BACK in user.row(at + 1).name, "the other correction")
    user.look("corrected-dark")
    press(user.desktop, "ctrl+z")
    wait_for(lambda: user.row(at + 1).name == before, "the text as it was")
    time.sleep(2.5)  # it is saved a second after the last change
    return at
