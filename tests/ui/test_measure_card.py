"""Measuring models in the settings dialog: driven by keyboard, with real threads and engines made of paper."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import numpy as np
import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from dictation_app.audio import reading
from dictation_app.cli.common import model_store
from dictation_app.control.model_measuring import ModelMeasuring
from dictation_app.engine import memory
from dictation_app.engine.device_search import devices_from_child
from dictation_app.engine.hosted import EngineLostError
from dictation_app.errors import EngineError, MicrophoneError, WorkDroppedError
from dictation_app.measuring import MeasureRecord, run
from dictation_app.settings import Settings
from dictation_app.ui.settings_dialog.measure_rows import _Bars
from dictation_app.values.dictation import HotkeyEvent
from dictation_app.values.status import AppState
from tests.fakes import FakeEngine, decoded

from .test_controller import answers, dictate
from .test_settings_window import block, desk, dialog, models, sound, sound_player, window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dictation_app.settings import AudioSettings
    from dictation_app.ui.settings_dialog.dialog import SettingsDialog
    from dictation_app.ui.settings_dialog.measure_card import MeasureCard
    from dictation_app.values.speech import Decoded, DecodeOptions, EngineConfig
    from dictation_app.wiring.settings_window import SettingsWindow

    from .hotkeys import FakeHotkeys
    from .test_controller import Desk
    from .test_settings_window import Models

__all__ = ["answers", "desk", "dialog", "models", "sound", "sound_player", "window"]

SAID = "It is of the first importance that the letter used should be fine in form."


class Lab:
    """The engines that are measured; each decode waits until the test lets it go on."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.loaded: list[str] = []
        self.languages: list[str | None] = []
        self.dropped = 0
        self.closed = 0
        self.failure: EngineError | None = None

    def host(self, _name: str, config: EngineConfig, _unwanted: Callable[[], bool]) -> FakeEngine:
        if self.failure is not None and config.model == "tiny.en":
            raise self.failure
        self.loaded.append(config.model)
        lab = self

        class Engine(FakeEngine):
            def transcribe(
                self, samples: object, options: DecodeOptions, unwanted: Callable[[], bool] = bool
            ) -> Decoded:
                lab.languages.append(options.language)
                while not lab.go_on.wait(0.01):
                    if unwanted():
                        lab.dropped += 1
                        raise WorkDroppedError
                return decoded(SAID if config.model == "base" else "It is of the last importance.")

            def close(self) -> None:
                lab.closed += 1

        return Engine([], config)


@pytest.fixture
def lab(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lab]:
    made = Lab()
    monkeypatch.setattr(run, "_host", made.host)
    yield made
    made.go_on.set()


@pytest.fixture
def card(dialog: SettingsDialog) -> MeasureCard:
    dialog.open_page("model")
    return dialog.measuring


def button(card: MeasureCard, text: str) -> QPushButton:
    (found,) = (each for each in card.findChildren(QPushButton) if each.text() == text and each.isVisible())
    return found


def press(qtbot: QtBot, card: MeasureCard, text: str) -> None:
    found = button(card, text)
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Space)


def buttons(card: MeasureCard) -> list[str]:
    return [each.text() for each in card.findChildren(QPushButton) if each.isVisible()]


def labels(card: MeasureCard) -> str:
    return "\n".join(each.text().replace("\u200b", "") for each in card.findChildren(QLabel) if each.isVisible())


def test_models_are_measured_shown_and_used_by_keyboard(
    qtbot: QtBot, lab: Lab, desk: Desk, dialog: SettingsDialog, card: MeasureCard, models: Models
) -> None:
    press(qtbot, card, "Measure")
    qtbot.waitUntil(lambda: "base · A processor (1 of 2)" in labels(card))
    assert button(card, "Stop measuring").hasFocus()
    lab.go_on.set()
    qtbot.waitUntil(lambda: len(card.rows) == 2)
    assert lab.loaded == ["base", "tiny.en"]
    assert lab.closed == 2
    assert "Recommended: base · A processor. It is the most exact one that answers at once." in labels(card)
    assert [row.use_button.text() for row in card.rows] == ["In use", "Use"]
    assert "Words right: 100 %" in card.rows[0].findChild(_Bars).accessibleDescription()
    press(qtbot, card, "Use")
    qtbot.waitUntil(lambda: desk.controller.status.model == "fake" and desk.state is AppState.IDLE)
    assert (desk.store.settings.engine.model, desk.store.settings.engine.device) == ("tiny.en", "cpu")
    assert [row.use_button.text() for row in card.rows] == ["Use", "In use"]


def test_what_others_can_be_expected_to_take_is_told_of_them_afterwards(
    qtbot: QtBot, lab: Lab, dialog: SettingsDialog, card: MeasureCard
) -> None:
    control = dialog.rows["engine.model"].control
    qtbot.waitUntil(lambda: bool(control._offers))  # type: ignore[attr-defined]
    assert "five seconds of speech take" not in control._state.text()  # type: ignore[attr-defined]
    lab.go_on.set()
    press(qtbot, card, "Measure")
    qtbot.waitUntil(lambda: "five seconds of speech take about 0.1\u00a0s" in control._state.text())  # type: ignore[attr-defined]


def test_while_somebody_dictates_it_stands_still_and_the_text_comes_first(
    qtbot: QtBot, lab: Lab, desk: Desk, hotkeys: FakeHotkeys, card: MeasureCard
) -> None:
    press(qtbot, card, "Measure")
    qtbot.waitUntil(lambda: lab.languages == ["en"])
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])
    assert lab.dropped == 1
    qtbot.waitUntil(lambda: len(lab.languages) == 2, timeout=3000)  # begun again
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: "It stands still while you dictate." in labels(card))
    qtbot.wait(300)
    assert len(lab.languages) == 2
    hotkeys.active.send(HotkeyEvent.RELEASED)
    hotkeys.active.send(HotkeyEvent.PRESSED)
    hotkeys.active.send(HotkeyEvent.RELEASED)
    lab.go_on.set()
    qtbot.waitUntil(lambda: len(card.rows) == 2)


def test_it_can_be_stopped_and_begun_again(qtbot: QtBot, lab: Lab, card: MeasureCard) -> None:
    press(qtbot, card, "Measure")
    qtbot.waitUntil(lambda: lab.languages == ["en"])
    press(qtbot, card, "Stop measuring")
    qtbot.waitUntil(lambda: "Measure" in buttons(card))
    assert button(card, "Measure").hasFocus()
    assert lab.closed == 1
    assert (card.rows, lab.loaded) == ((), ["base"])
    lab.go_on.set()
    press(qtbot, card, "Measure")
    qtbot.waitUntil(lambda: len(card.rows) == 2)


def test_a_model_that_cannot_run_says_why_and_the_others_are_shown(
    qtbot: QtBot, lab: Lab, card: MeasureCard, caplog: pytest.LogCaptureFixture
) -> None:
    lab.failure = EngineLostError("The speech engine ended while loading the model (signal 9).")
    lab.go_on.set()
    press(qtbot, card, "Measure")
    qtbot.waitUntil(lambda: len(card.rows) == 2)
    assert "ended while loading the model (signal 9)" in labels(card)
    assert [row.use_button.isVisible() for row in card.rows] == [True, False]


def test_where_the_devices_are_not_known_it_says_so(
    qtbot: QtBot, lab: Lab, window: SettingsWindow, card: MeasureCard, models: Models
) -> None:
    models.here.clear()
    press(qtbot, card, "Measure")
    qtbot.waitUntil(lambda: "No model is installed. Download one first." in labels(card))
    assert "Measure" in buttons(card)


def test_it_is_found_by_the_search(dialog: SettingsDialog, card: MeasureCard) -> None:
    dialog._search.setText("benchmark")
    assert card.isVisible()
    dialog._search.setText("hotkey.chord")
    assert not card.isVisible()
    dialog._search.setText("")
    assert card.isVisible()


def test_quitting_ends_a_measurement(qtbot: QtBot, lab: Lab, window: SettingsWindow, card: MeasureCard) -> None:
    press(qtbot, card, "Measure")
    qtbot.waitUntil(lambda: lab.languages == ["en"])
    window.stop()
    qtbot.waitUntil(lambda: lab.closed == 1, timeout=3000)


# --- the user's own reading -----------------------------------------------------------------------------------------


class Reader:
    """A microphone that somebody reads into."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, amplitude: float = 0.2, seconds: float = 8.0) -> None:
        self.closed = 0
        self.opened = 0
        self.name = "Desk"
        self.stream_number = 7
        self.amplitude, self.seconds = amplitude, seconds
        self.sink: Callable[[object], None] = print
        monkeypatch.setattr(reading, "_make_microphone", self.make)
        monkeypatch.setattr(reading, "load_sound_library", lambda: None)

    def make(self, _audio: AudioSettings, sink: Callable[[object], None]) -> Reader:
        self.sink = sink
        return self

    def open(self) -> None:
        self.opened += 1
        for _ in range(round(self.seconds / 0.02)):
            self.sink(block(self.amplitude))

    def convert(self, heard: object) -> np.ndarray:
        return heard.frames[:, 0]  # type: ignore[attr-defined,no-any-return]

    def flush(self) -> np.ndarray:
        return np.empty(0, np.float32)

    def close(self) -> None:
        self.closed += 1


def test_what_the_user_reads_is_heard_too_and_can_be_forgotten(
    qtbot: QtBot, lab: Lab, card: MeasureCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(monkeypatch)
    press(qtbot, card, "Read a text aloud first")
    assert "we walked along the river" in labels(card)
    assert buttons(card) == ["I have read it", "Cancel"]
    done = button(card, "I have read it")
    assert done.hasFocus()
    qtbot.waitUntil(lambda: done.visibleRegion().boundingRect().height() == done.height())  # scrolled into view
    qtbot.waitUntil(lambda: reader.opened == 1)
    qtbot.wait(300)
    qtbot.keyClick(button(card, "I have read it"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "They will also hear the 8 seconds that you have read." in labels(card))
    assert reader.closed == 1
    lab.go_on.set()
    press(qtbot, card, "Measure")
    qtbot.waitUntil(lambda: len(card.rows) == 2)
    assert len(lab.languages) == 12, "two models, two passages, three times"
    press(qtbot, card, "Forget what I read")
    assert "They will also hear" not in labels(card)
    assert "Read a text aloud first" in buttons(card)


def test_silence_and_a_broken_microphone_are_told(
    qtbot: QtBot, card: MeasureCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(monkeypatch, amplitude=0.0)
    press(qtbot, card, "Read a text aloud first")
    qtbot.waitUntil(lambda: reader.opened == 1)
    qtbot.wait(300)
    press(qtbot, card, "I have read it")
    qtbot.waitUntil(lambda: "Too little was heard." in labels(card))

    def refuse() -> None:
        raise MicrophoneError("No microphone was found.", "Plug one in.")

    reader.open = refuse  # type: ignore[method-assign]
    press(qtbot, card, "Read a text aloud first")
    qtbot.waitUntil(lambda: "No microphone was found. Plug one in." in labels(card))
    assert "Measure" in buttons(card)


def test_a_dictation_takes_the_microphone_and_the_reading_is_begun_anew(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, card: MeasureCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(monkeypatch)
    press(qtbot, card, "Read a text aloud first")
    qtbot.waitUntil(lambda: reader.opened == 1)
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])
    qtbot.waitUntil(lambda: reader.closed == 1)
    assert "A dictation began, so what was read is not used." in labels(card)
    assert "They will also hear" not in labels(card)


def test_nobody_is_listened_to_when_the_dialog_is_closed(
    qtbot: QtBot, window: SettingsWindow, card: MeasureCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(monkeypatch)
    press(qtbot, card, "Read a text aloud first")
    qtbot.waitUntil(lambda: reader.opened == 1)
    window.dialog.close()
    qtbot.waitUntil(lambda: reader.closed == 1, timeout=1500)  # before it would give up by itself
    window.open()
    qtbot.waitUntil(lambda: "Read a text aloud first" in buttons(card))
    assert "They will also hear" not in labels(card)


def test_what_was_read_before_is_kept_when_the_dialog_is_closed(
    qtbot: QtBot, window: SettingsWindow, card: MeasureCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(monkeypatch)
    press(qtbot, card, "Read a text aloud first")
    qtbot.waitUntil(lambda: reader.opened == 1)
    qtbot.wait(300)
    press(qtbot, card, "I have read it")
    qtbot.waitUntil(lambda: "They will also hear the 8 seconds" in labels(card))
    window.dialog.close()
    window.open()
    qtbot.waitUntil(lambda: "They will also hear the 8 seconds" in labels(card))


def test_a_reading_that_was_given_up_at_its_end_is_not_taken_for_the_next(
    qtbot: QtBot, lab: Lab, card: MeasureCard, window: SettingsWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(monkeypatch)
    closes = threading.Event()
    monkeypatch.setattr(reader, "close", lambda: closes.wait(5))  # sound systems take their time
    press(qtbot, card, "Read a text aloud first")
    qtbot.waitUntil(lambda: reader.opened == 1)
    qtbot.wait(300)
    press(qtbot, card, "I have read it")
    press(qtbot, card, "Cancel")
    press(qtbot, card, "Read a text aloud first")
    qtbot.waitUntil(lambda: reader.opened == 2)
    closes.set()
    qtbot.wait(300)
    assert buttons(card) == ["I have read it", "Cancel"], "the second one goes on"
    press(qtbot, card, "Cancel")


def test_a_model_beyond_the_limit_of_memory_is_not_recommended(
    qtbot: QtBot, desk: Desk, lab: Lab, card: MeasureCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.controller.set_value("engine.memory_mb", "600")
    took_mb = {"base": 700, "tiny.en": 300}

    def used_by(engine: object) -> int:
        return 0 if type(engine) is FakeEngine else took_mb[lab.loaded[-1]] * 1_000_000  # the first is for dictations

    monkeypatch.setattr(memory, "used_by", used_by)
    lab.go_on.set()
    press(qtbot, card, "Measure")
    qtbot.waitUntil(lambda: len(card.rows) == 2)
    problems = {row.offer.model: row.offer.problem for row in card.rows}
    assert problems["base"].startswith("The model 'base' takes 700 MB of memory, and 600 MB are allowed.")
    assert not problems["tiny.en"]
    assert lab.closed == 2


def test_a_microphone_that_sends_nothing_is_not_waited_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    Reader(monkeypatch, seconds=0.0)
    monkeypatch.setattr(reading, "_NO_SOUND_S", 0.3)
    began_s = time.monotonic()
    with pytest.raises(MicrophoneError, match="No sound comes from 'Desk'"):
        reading.record(None, is_read=bool, is_given_up=bool, tell_level=print)  # type: ignore[arg-type]
    assert time.monotonic() - began_s < 3


def test_no_more_is_recorded_than_one_call_of_the_engine_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(monkeypatch, seconds=3.0)
    samples = reading.record(
        None,  # type: ignore[arg-type]
        is_read=bool,
        is_given_up=bool,
        tell_level=lambda _dbfs: None,
        longest_s=2.0,
    )
    assert len(samples) == 32000
    assert reader.closed == 1


@pytest.mark.model
def test_the_real_model_is_measured_on_the_real_devices_and_its_process_ends(
    qtbot: QtBot, tmp_path: Path, themed: object
) -> None:
    children_before = {child.pid for child in psutil.Process().children(recursive=True)}
    measuring = ModelMeasuring(Settings, model_store(), devices_from_child, MeasureRecord(tmp_path / "measured.json"))
    measuring.failed.connect(pytest.fail)
    with qtbot.waitSignal(measuring.measured, timeout=120_000) as ended:
        measuring.start()
    found, advice = ended.args
    base = next(each for each in found if (each.model, each.device) == ("base", "cpu"))
    assert base.right_share > 0.8
    assert base.wait_s > 0
    assert advice is not None
    assert "base" in (tmp_path / "measured.json").read_text()
    left = [child for child in psutil.Process().children(recursive=True) if child.pid not in children_before]
    # Python's own tracker of shared memory stays.
    assert not [child for child in left if "resource_tracker" not in " ".join(child.cmdline())]
