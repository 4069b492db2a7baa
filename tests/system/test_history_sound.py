"""The sound of a dictation in the history: a real loudspeaker's monitor hears it, and the real model hears it again."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.history import Entry, HistoryStore, Query
from dictation_app.values.status import AppState

from .processes import wait_for
from .running_app import HOTKEY, App
from .sound import read_samples
from .targets import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from .desktop import Desktop
    from .speech import Clip

RATE_HZ = 16_000
QUIET = 30
"""Of 32767."""


class Ear:
    """Hears what the loudspeaker of a desktop plays."""

    def __init__(self, desktop: Desktop) -> None:
        recorder = "parec --device=speakers.monitor --raw --format=s16le --rate=16000 --channels=1 --latency-msec=20"
        self._process = subprocess.Popen(recorder.split(), env=desktop.env, stdout=subprocess.PIPE)
        self._pieces: list[bytes] = []
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()
        wait_for(lambda: self._pieces, "the monitor of the loudspeaker")

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while piece := os.read(self._process.stdout.fileno(), 3200):
            self._pieces.append(piece)

    @property
    def heard(self) -> np.ndarray:
        """All so far, as 16-bit samples."""
        return np.frombuffer(b"".join(self._pieces)[: 2 * (sum(map(len, self._pieces)) // 2)], "<i2")

    def close(self) -> None:
        self._process.terminate()
        self._thread.join(5)
        self._process.wait(5)
        assert self._process.stdout is not None
        self._process.stdout.close()


@contextmanager
def listening(desktop: Desktop) -> Iterator[Ear]:
    ear = Ear(desktop)
    try:
        yield ear
    finally:
        ear.close()


@pytest.fixture
def app(new_desktop: Callable[..., Desktop], sentence: Clip) -> Iterator[App]:
    """One that keeps sound, with one dictation; its window shows the history."""
    desktop = new_desktop()
    terminal = Terminal(desktop)
    app = App(desktop)
    app.wait_ready()
    assert app.cli("settings", "set", "history.keep", "all").code == 0
    desktop.focus(terminal.window)
    app.dictate(sentence.path)
    wait_for(lambda: entries(desktop), "the entry")
    wait_for(lambda: words_of(desktop), "its words", 20.0)
    app.cli()
    desktop.focus(desktop.find("Dictation"))
    press(desktop, "ctrl+3")
    time.sleep(1.0)
    yield app
    app.stop()


def press(desktop: Desktop, keys: str) -> None:
    """Press a key in the window that has the focus."""
    desktop.run("xdotool", "key", keys)


def folder(desktop: Desktop) -> Path:
    return desktop.data_home / "dictation-app" / "history"


def entries(desktop: Desktop) -> tuple[Entry, ...]:
    with closing(HistoryStore(folder(desktop), mends=False)) as store:
        return store.search(Query())


def words_of(desktop: Desktop) -> tuple[object, ...]:
    with closing(HistoryStore(folder(desktop), mends=False)) as store:
        return store.words(store.search(Query())[0].id)


def likeness(heard: np.ndarray, sound: np.ndarray) -> float:
    """Of the best place where `sound` may stand in `heard`: 1 = it is there."""
    size = 1 << (len(heard) + len(sound)).bit_length()
    together = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(sound, size)), size)[: len(heard)]
    begin = int(np.argmax(together))
    there = heard[begin : begin + len(sound)].astype(float)
    sound = sound[: len(there)].astype(float)
    return float(there @ sound / (np.linalg.norm(there) * np.linalg.norm(sound) + 1e-9))


def test_the_space_bar_plays_what_was_said_and_a_dictation_silences_it(app: App, sentence: Clip) -> None:
    desktop = app.desktop
    (entry,) = entries(desktop)
    sound = read_samples(folder(desktop) / "audio" / entry.audio)
    with listening(desktop) as ear:
        press(desktop, "space")
        seconds = len(sound) / RATE_HZ
        time.sleep(seconds + 1.5)
        heard = ear.heard
        assert likeness(heard, sound) > 0.98
        loud = np.flatnonzero(np.abs(heard) > QUIET)
        assert (loud[-1] - loud[0]) / RATE_HZ < seconds + 0.2

        press(desktop, "space")
        begin = len(ear.heard)
        time.sleep(1.0)
        with desktop.hold(HOTKEY):
            assert np.abs(ear.heard[begin:]).max() > 10 * QUIET
            app.wait_state(AppState.LISTENING, 5.0)
            time.sleep(0.3)
            before = len(ear.heard)
            time.sleep(1.0)
            after = ear.heard[before:]
        assert len(after) > RATE_HZ // 2
        assert np.abs(after).max() <= QUIET
    app.wait_idle()


def test_transcribed_again_it_has_the_new_text_and_keeps_the_old_one(app: App, sentence: Clip) -> None:
    desktop = app.desktop
    (before,) = entries(desktop)
    press(desktop, "alt+g")
    time.sleep(0.7)
    # The model is chosen already; on to the language.
    press(desktop, "Tab")
    desktop.run("xdotool", "type", "German")
    press(desktop, "alt+t")
    (after,) = wait_for(
        lambda: [entry for entry in entries(desktop) if entry.language == "de"],
        lambda: f"the entry in German; {app.report()}",
        60.0,
    )
    assert (after.id, after.model) == (before.id, "base")
    assert after.decode_ms > 0
    with closing(HistoryStore(folder(desktop), mends=False)) as store:
        (old,) = store.results(after.id)
        words = store.words(after.id)
    assert (old.text, old.language) == (before.text, "en")
    assert " ".join(word.text for word in words) == after.text
    assert 0 < words[-1].end_s <= after.audio_seconds + 0.1
    wait_for(lambda: len(app.engine()) == 1, "the end of the second engine")


def test_an_app_that_is_quit_in_the_middle_of_it_leaves_no_process(app: App) -> None:
    desktop = app.desktop
    processes = len(app.processes())
    press(desktop, "alt+g")
    time.sleep(0.7)
    press(desktop, "alt+t")
    wait_for(lambda: len(app.processes()) > processes, "the second engine")
    app.stop()
    assert entries(desktop)[0].language == "en"
