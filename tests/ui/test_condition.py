"""Condition: what is ready and what is wrong, by what the threads tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal

from dictation_app.control.condition import Condition
from dictation_app.settings import AudioSettings
from dictation_app.values.speech import EngineInfo
from dictation_app.values.status import EngineWork

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Threads(QObject):
    """The signals of all three threads, by their names."""

    prepared = Signal()
    opened = Signal(str)
    muted = Signal(bool)
    failed = Signal(str, str)
    loading = Signal()
    loaded = Signal(object)
    resting = Signal()
    work = Signal(object)
    unavailable = Signal(str, str, bool)
    told = Signal(str)
    crashed = Signal(str)


class Watched:
    """A condition, and what it has told."""

    def __init__(self) -> None:
        self.capture, self.engine, self.output = Threads(), Threads(), Threads()
        self.condition = Condition(
            AudioSettings(microphones=("Desk",)),
            self.capture,  # type: ignore[arg-type]
            self.engine,  # type: ignore[arg-type]
            self.output,  # type: ignore[arg-type]
        )
        self.notices: list[tuple[str, str]] = []
        self.problems: list[str] = []
        self.condition.notice.connect(lambda title, text, _warning: self.notices.append((title, text)))
        self.condition.changed.connect(lambda: self.problems.append(self.problem))

    @property
    def problem(self) -> str:
        return "" if self.condition.problem is None else self.condition.problem.message


@pytest.fixture
def watched(qapp: QApplication) -> Watched:
    return Watched()


INFO = EngineInfo(model="base", device="cpu", compute_type="int8")


def test_the_most_serious_problem_is_the_one_that_is_told(watched: Watched) -> None:
    watched.capture.muted.emit(True)
    watched.capture.failed.emit("No sound.", "Plug it in.")
    watched.engine.unavailable.emit("The model is broken.", "Fetch it again.", False)
    watched.output.crashed.emit("Typing stopped working.")
    watched.engine.loading.emit()
    assert watched.problems == [
        "No sound comes from the microphone 'Desk'.",
        "No sound.",
        "The model is broken.",
        "Typing stopped working.",
        "Typing stopped working.",
    ]
    assert watched.notices == [
        ("Microphone", "No sound. Plug it in."),
        ("Speech model", "The model is broken. Fetch it again."),
    ]


def test_a_microphone_that_works_again_or_is_changed_is_no_problem(watched: Watched) -> None:
    watched.capture.failed.emit("No sound.", "")
    watched.capture.opened.emit("Other")
    assert (watched.problem, watched.condition.microphone) == ("", "Other")
    watched.capture.failed.emit("No sound.", "")
    watched.condition.expect_microphone(AudioSettings())
    assert (watched.problem, watched.condition.microphone) == ("", "System default")


def test_silence_matters_until_sound_comes_or_nobody_listens(watched: Watched) -> None:
    watched.capture.muted.emit(True)
    watched.capture.muted.emit(False)
    assert watched.problem == ""
    watched.capture.muted.emit(True)
    watched.condition.forget_muted()
    assert watched.problem == ""
    told = len(watched.problems)
    watched.condition.forget_muted()
    assert len(watched.problems) == told


def test_recording_needs_the_capture_thread_and_no_crash_but_no_model(watched: Watched) -> None:
    assert not watched.condition.can_record
    watched.capture.prepared.emit()
    watched.engine.unavailable.emit("The model is missing.", "Run it.", True)
    assert watched.condition.can_record
    assert not watched.condition.can_finish
    watched.engine.crashed.emit("Writing stopped working.")
    watched.engine.loading.emit()
    assert not watched.condition.can_record
    assert not watched.condition.can_finish


def test_the_model_loads_works_and_rests(watched: Watched) -> None:
    condition = watched.condition
    assert condition.loading
    watched.engine.loaded.emit(INFO)
    assert (condition.loading, condition.engine_info) == (False, INFO)
    work = EngineWork()
    watched.engine.work.emit(work)
    assert condition.work is work
    watched.engine.resting.emit()
    assert condition.resting
    watched.engine.loading.emit()
    assert (condition.loading, condition.resting) == (True, False)


def test_a_missing_model_is_offered_until_one_is_loaded(watched: Watched) -> None:
    watched.engine.loaded.emit(INFO)
    watched.engine.unavailable.emit("The model is missing.", "Run it.", True)
    condition = watched.condition
    assert condition.model_missing
    assert condition.engine_info is None
    assert condition.problem is not None
    assert condition.problem.hint == "Press “Download model” in the window, or do this: Run it."
    watched.engine.loading.emit()
    assert watched.problem == ""
    watched.engine.loaded.emit(INFO)
    assert not condition.model_missing


def test_a_model_that_cannot_be_fetched_is_a_problem_only_without_another(watched: Watched) -> None:
    watched.engine.loaded.emit(INFO)
    watched.condition.on_download_failed("No network.", "Try again.")
    assert watched.problem == ""
    watched.engine.unavailable.emit("The model is missing.", "Run it.", True)
    watched.condition.on_download_failed("No network.", "Try again.")
    assert watched.problem == "No network."
    assert watched.notices.count(("Speech model", "No network. Try again.")) == 2


def test_what_a_thread_tells_is_a_notice_and_no_problem(watched: Watched) -> None:
    watched.capture.told.emit("The longest length.")
    watched.engine.told.emit("The GPU is not used.")
    assert watched.notices == [("Dictation", "The longest length."), ("Dictation", "The GPU is not used.")]
    assert watched.problem == ""


def test_the_default_microphone_has_one_name(watched: Watched) -> None:
    watched.condition.expect_microphone(AudioSettings())
    assert watched.condition.microphone == "System default"
    watched.capture.opened.emit("default")
    assert watched.condition.microphone == "System default"
    watched.capture.opened.emit("USB Mic")
    assert watched.condition.microphone == "USB Mic"
