"""The settings dialog in the running app: what is changed there by keyboard is what the app does from then on."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)

from dictation_app import autostart
from dictation_app.autostart import DesktopEntry
from dictation_app.control.live_settings import follow_autostart
from dictation_app.engine import device_search, memory
from dictation_app.engine.device_search import devices_from_child
from dictation_app.engine.fetch_progress import FetchProgress, FetchStage
from dictation_app.engine.hardware import Device
from dictation_app.errors import EngineError, MicrophoneError, ModelError
from dictation_app.measuring import MeasureRecord
from dictation_app.settings import AudioSettings, DictationKey, ModelSettings, SettingsStore
from dictation_app.ui.models_place import PlaceState
from dictation_app.ui.settings_dialog.chord_edit import ChordEdit
from dictation_app.ui.settings_dialog.microphone_choice import MicrophoneChoice
from dictation_app.ui.settings_dialog.other_keys import OtherKeys
from dictation_app.ui.settings_dialog.sound_trial import TrialStage
from dictation_app.values.dictation import HotkeyEvent
from dictation_app.values.speech import EndReason, Utterance
from dictation_app.values.status import AppState
from dictation_app.wiring import sound_trial
from dictation_app.wiring.settings_window import SettingsWindow
from dictation_app.workers.level import LevelThread
from tests.fakes import FakeEngine, FakeModels

from .test_controller import Desk, answers, dictate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dictation_app.engine.model_folders import Leftover
    from dictation_app.ui.settings_dialog.dialog import SettingsDialog
    from dictation_app.values.speech import Decoded, Samples

    from .hotkeys import FakeHotkeys

__all__ = ["answers"]

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
CPU = Device(name="cpu", label="A processor", cores=4, compute_types=("int8",), default_type="int8")


class Models(FakeModels):
    """A store with some models; a download goes on when the test says so."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.here = {"base", "tiny.en"}
        self.go_on = threading.Event()
        self.failure: ModelError | None = None

    def names(self) -> tuple[str, ...]:
        return ("base", "tiny.en", "small")

    def installed(self) -> tuple[str, ...]:
        return tuple(name for name in self.names() if name in self.here)

    def is_installed(self, name: str) -> bool:
        return name in self.here

    def path(self, name: str) -> Path:
        assert name in self.here
        return super().path(name)

    is_place_there = True

    def installed_bytes(self, name: str) -> int:
        return 100 if name in self.here else 0

    def paused_bytes(self, _name: str) -> int:
        return 0

    def leftovers(self) -> tuple[Leftover, ...]:
        return ()

    def fetch(
        self, name: str, report: Callable[[FetchProgress], None], given_up: Callable[[], bool], **_more: object
    ) -> Path | None:
        report(FetchProgress(stage=FetchStage.DOWNLOADING, done_bytes=30, total_bytes=100))
        while not self.go_on.wait(0.01):
            if given_up():
                return None
        if self.failure is not None:
            raise self.failure
        self.here.add(name)
        return super().path(name)


class Sound:
    """Microphones that say what the test wants, and which of them are open."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.open_now: list[str] = []
        self.sinks: list[Callable[[object], None]] = []
        self.refuse = ""
        self.listed: list[bool] = []

    def make(self, audio: AudioSettings, sink: Callable[[object], None]) -> FakeMicrophone:
        return FakeMicrophone(self, audio.wanted[0], sink)

    def names(self, anew: bool) -> tuple[str, ...]:
        self.listed.append(anew)
        return ("Desk", "Headset")


class FakeMicrophone:
    """One of them."""

    def __init__(self, sound: Sound, name: str, sink: Callable[[object], None]) -> None:
        self._sound, self.name, self._sink = sound, name, sink
        self.stream_number = 7

    def open(self) -> None:
        if self._sound.refuse:
            raise MicrophoneError(self._sound.refuse)
        self._sound.opened.append(self.name)
        self._sound.open_now.append(self.name)
        self._sound.sinks.append(self._sink)

    def close(self) -> None:
        self._sound.open_now.remove(self.name)

    def convert(self, block: object) -> Samples:
        frames: Samples = block.frames[:, 0]  # type: ignore[attr-defined]
        return frames


class FakeSoundPlayer(QObject):
    """`workers.playback.SoundThread` that plays until the test says so."""

    started_playing = Signal(int, float)
    ended_playing = Signal(int, float)
    failed = Signal(int, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.played: list[Samples] = []
        self.stops = 0

    def isRunning(self) -> bool:  # noqa: N802  # Qt's name
        return False

    def start(self) -> None:
        pass

    def play(self, sound: Samples) -> int:
        self.played.append(sound)
        self.started_playing.emit(len(self.played), len(sound) / 16_000)
        return len(self.played)

    def come_to_the_end(self) -> None:
        self.ended_playing.emit(len(self.played), 3.0)

    def stop(self) -> None:
        self.stops += 1

    def shut_down(self) -> None:
        pass


def block(amplitude: float) -> object:
    from dictation_app.audio.blocks import RawBlock  # noqa: PLC0415  # not before the platform is chosen

    frames = np.full((320, 1), amplitude, np.float32)
    return RawBlock(frames=frames, received_at_s=time.monotonic(), overflowed=False, stream=7)


@pytest.fixture
def models(tmp_path: Path) -> Iterator[Models]:
    models = Models(tmp_path)
    yield models
    models.go_on.set()
    assert QThreadPool.globalInstance().waitForDone(5000)


@pytest.fixture
def desk(
    qtbot: QtBot, tmp_path: Path, answers: list[Decoded | Exception], hotkeys: FakeHotkeys, models: Models
) -> Iterator[Desk]:
    made = Desk(tmp_path, answers, models)
    made.start()
    qtbot.waitUntil(lambda: made.state is AppState.IDLE)
    yield made
    made.stop()


@pytest.fixture
def sound() -> Sound:
    return Sound()


@pytest.fixture
def sound_player() -> FakeSoundPlayer:
    return FakeSoundPlayer()


@pytest.fixture
def window(
    qtbot: QtBot,
    themed: QApplication,
    desk: Desk,
    sound: Sound,
    sound_player: FakeSoundPlayer,
    models: Models,
    tmp_path: Path,
) -> Iterator[SettingsWindow]:
    level = LevelThread(make_microphone=sound.make, list_names=sound.names)  # type: ignore[arg-type]
    window = SettingsWindow(
        desk.controller,
        desk.store,
        models,  # type: ignore[arg-type]
        desk.hotkey,
        desk.download,
        desk.capture,  # type: ignore[arg-type]
        find_devices=lambda: (CPU,),
        level=level,
        record=MeasureRecord(tmp_path / "measured.json"),
        sound_player=sound_player,  # type: ignore[arg-type]
    )
    window.open()
    qtbot.waitExposed(window.dialog)
    yield window
    models.go_on.set()
    end(window)


def end(window: SettingsWindow) -> None:
    """Nothing of it is left when the colours change back."""
    window.stop()
    assert all(thread.wait(5000) for thread in window.threads)
    assert QThreadPool.globalInstance().waitForDone(5000)
    for each in (window, window.dialog):  # the controller still has something to tell while it stops
        each.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def dialog(window: SettingsWindow) -> SettingsDialog:
    return window.dialog


def field(dialog: SettingsDialog, key: str, page: str) -> QWidget:
    dialog.open_page(page)
    found = dialog.rows[key].control.field
    found.setFocus()
    return found


def record(qtbot: QtBot, dialog: SettingsDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    recorder = field(dialog, "hotkey.chord", "hotkey")
    qtbot.keyClick(recorder, Qt.Key.Key_Space)
    qtbot.keyClick(recorder, key, modifiers)
    wait_recorded(qtbot, dialog, "hotkey.chord")


def type_number(qtbot: QtBot, spin: QWidget, text: str) -> None:
    assert isinstance(spin, QAbstractSpinBox)
    spin.setFocus()
    spin.selectAll()
    qtbot.keyClicks(spin, text)
    qtbot.keyClick(spin, Qt.Key.Key_Return)


def wait_recorded(qtbot: QtBot, dialog: SettingsDialog, key: str) -> None:
    control = dialog.rows[key].control
    assert isinstance(control, ChordEdit)
    qtbot.waitUntil(lambda: not control.records)


# --- what is changed is in use --------------------------------------------------------------------------------------


def test_a_recorded_hotkey_starts_dictations_and_the_former_does_not(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, dialog: SettingsDialog
) -> None:
    former = hotkeys.active
    record(qtbot, dialog, Qt.Key.Key_D, CTRL_ALT)
    assert str(hotkeys.active.chord) == "Ctrl+Alt+D"
    assert former.chord is None
    assert desk.controller.status.hotkey == "Ctrl+Alt+D"
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])
    assert SettingsStore(desk.store.path).load().settings.hotkey.chord == "Ctrl+Alt+D"


def test_while_keys_are_recorded_no_hotkey_is_registered(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, dialog: SettingsDialog
) -> None:
    recorder = field(dialog, "hotkey.chord", "hotkey")
    qtbot.keyClick(recorder, Qt.Key.Key_Space)
    assert [h for h in hotkeys.made if h.chord is not None] == []
    qtbot.keyPress(recorder, Qt.Key.Key_Space, CTRL_ALT)  # the one in use
    assert [h for h in hotkeys.made if h.chord is not None] == []
    qtbot.keyRelease(recorder, Qt.Key.Key_Space, CTRL_ALT)
    wait_recorded(qtbot, dialog, "hotkey.chord")
    assert str(hotkeys.active.chord) == "Ctrl+Alt+Space"
    assert desk.state is AppState.IDLE
    qtbot.keyClick(recorder, Qt.Key.Key_Space)
    dialog.close()
    assert str(hotkeys.active.chord) == "Ctrl+Alt+Space"


def test_a_hotkey_set_elsewhere_while_keys_are_recorded_is_registered_once(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, dialog: SettingsDialog
) -> None:
    recorder = field(dialog, "hotkey.chord", "hotkey")
    qtbot.keyClick(recorder, Qt.Key.Key_Space)
    desk.controller.commands.execute({"command": "set", "key": "hotkey.chord", "value": "Ctrl+F9"})
    qtbot.keyClick(recorder, Qt.Key.Key_Escape)
    wait_recorded(qtbot, dialog, "hotkey.chord")
    assert [str(h.chord) for h in hotkeys.made if h.chord is not None] == ["Ctrl+F9"]


@pytest.mark.parametrize(
    ("key", "modifiers", "problem"),
    [
        (Qt.Key.Key_T, CTRL_ALT, "Ctrl+Alt+T is taken by another program."),
        (Qt.Key.Key_F, Qt.KeyboardModifier.NoModifier, "'F' alone could not be typed any more."),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "'Return' alone could not be used any more."),
    ],
)
def test_a_hotkey_that_cannot_be_is_told_beside_it_and_the_former_goes_on(
    qtbot: QtBot,
    desk: Desk,
    hotkeys: FakeHotkeys,
    dialog: SettingsDialog,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    problem: str,
) -> None:
    hotkeys.refuse_chord = "Ctrl+Alt+T"
    record(qtbot, dialog, key, modifiers)
    assert dialog.rows["hotkey.chord"].problem.startswith(problem)
    assert str(hotkeys.active.chord) == "Ctrl+Alt+Space"
    assert desk.store.settings.hotkey.chord == "Ctrl+Alt+Space"
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])


def add_key(qtbot: QtBot, dialog: SettingsDialog, key: Qt.Key) -> OtherKeys:
    qtbot.keyClick(field(dialog, "hotkey.others", "hotkey"), Qt.Key.Key_Space)
    control = dialog.rows["hotkey.others"].control
    assert isinstance(control, OtherKeys)
    qtbot.keyClick(QApplication.focusWidget(), key)
    qtbot.waitUntil(lambda: not control.records)
    return control


def test_a_further_key_dictates_at_once_and_does_what_is_chosen_for_it(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, dialog: SettingsDialog
) -> None:
    control = add_key(qtbot, dialog, Qt.Key.Key_F9)
    assert [str(chord) for chord in hotkeys.active.chords] == ["Ctrl+Alt+Space", "F9"]
    mode = control._options["mode"].field
    mode.setFocus()
    for _ in range(2):  # by way of "hold"
        qtbot.keyClick(mode, Qt.Key.Key_Down)
    assert desk.store.settings.hotkey.others == (DictationKey(chord="F9", mode="tap"),)
    hotkeys.active.send(HotkeyEvent.PRESSED, 1)
    qtbot.waitUntil(lambda: desk.state is AppState.LISTENING)
    status = desk.controller.status
    assert (status.hotkey, status.hotkey_mode) == ("F9", "tap"), "what ends it is told by this key"
    qtbot.wait(500)  # longer than a tap
    hotkeys.active.send(HotkeyEvent.RELEASED, 1)
    qtbot.wait(50)
    assert desk.state is AppState.LISTENING
    hotkeys.active.send(HotkeyEvent.PRESSED, 1)
    hotkeys.active.send(HotkeyEvent.RELEASED, 1)
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])
    qtbot.keyClick(control._remove, Qt.Key.Key_Space)
    assert [str(chord) for chord in hotkeys.active.chords] == ["Ctrl+Alt+Space"]


def test_a_language_that_a_keys_model_does_not_know_is_told_at_the_key_and_at_the_model(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog
) -> None:
    desk.controller.set_value("hotkey.others", '[{"chord": "F9"}]')
    desk.controller.set_value("engine.model", "tiny.en")
    field(dialog, "hotkey.others", "hotkey")
    control = dialog.rows["hotkey.others"].control
    assert isinstance(control, OtherKeys)
    qtbot.waitUntil(lambda: "tiny.en understands English only" in control._english.text())
    language = control._options["language"].field
    assert isinstance(language, QComboBox)
    language.activated.emit(language.findData("de"))
    assert dialog.rows["hotkey.others"].problem == (
        "The key F9 is for the language 'de', and its model 'tiny.en' understands English only. "
        "Give that key a model without '.en' in its name, or the language en or auto."
    )
    assert desk.store.settings.hotkey.others == (DictationKey(chord="F9"),)
    desk.controller.set_value("engine.model", "base")
    language.activated.emit(language.findData("de"))
    box = field(dialog, "engine.model", "model")
    assert isinstance(box, QComboBox)
    qtbot.waitUntil(lambda: box.count() == 3)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert dialog.rows["engine.model"].problem.startswith("The key F9 is for the language 'de'")
    assert desk.store.settings.engine.model == "base"


@pytest.mark.parametrize(
    ("key", "problem"),
    [(Qt.Key.Key_F10, "F10 is taken by another program."), (Qt.Key.Key_Escape, "")],
)
def test_a_further_key_that_cannot_be_is_told_beside_it_and_the_others_go_on(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, dialog: SettingsDialog, key: Qt.Key, problem: str
) -> None:
    desk.controller.set_value("hotkey.others", '[{"chord": "F9"}]')
    hotkeys.refuse_chord = "F10"
    control = add_key(qtbot, dialog, key)
    assert dialog.rows["hotkey.others"].problem.startswith(problem)
    assert control._options["chord"]._caps.accessibleName() == "Hotkey: F9"  # type: ignore[attr-defined]
    assert [str(chord) for chord in hotkeys.active.chords] == ["Ctrl+Alt+Space", "F9"]
    same = add_key(qtbot, dialog, Qt.Key.Key_F9)
    assert dialog.rows["hotkey.others"].problem.startswith("'F9' is a key to dictate with already.")
    assert not same.records
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])


def test_the_hotkey_and_the_key_to_cancel_must_differ(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, dialog: SettingsDialog
) -> None:
    recorder = field(dialog, "hotkey.cancel", "hotkey")
    qtbot.keyClick(recorder, Qt.Key.Key_Space)
    qtbot.keyClick(recorder, Qt.Key.Key_Space, CTRL_ALT)
    wait_recorded(qtbot, dialog, "hotkey.cancel")
    assert dialog.rows["hotkey.cancel"].problem == (
        "'Ctrl+Alt+Space' cannot both start and cancel a dictation. Choose two different keys."
    )


def test_the_next_text_has_the_form_that_was_chosen(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, dialog: SettingsDialog
) -> None:
    qtbot.keyClick(field(dialog, "text.trailing_space", "text"), Qt.Key.Key_Space)
    dictate(qtbot, desk, hotkeys)
    qtbot.waitUntil(lambda: len(desk.texts) == 1)
    assert desk.texts == ["Text 0."]


def test_the_longest_tap_holds_from_the_next_press_on(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, dialog: SettingsDialog
) -> None:
    spin = field(dialog, "hotkey.tap_ms", "hotkey")
    assert isinstance(spin, QAbstractSpinBox)
    spin.selectAll()
    qtbot.keyClicks(spin, "0")
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: desk.state is AppState.LISTENING)
    hotkeys.active.send(HotkeyEvent.RELEASED)  # a tap no more
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])


def tap_twice(qtbot: QtBot, hotkeys: FakeHotkeys, pause_ms: int) -> None:
    for pause in (pause_ms, 1100):  # the next tap is a first one
        hotkeys.active.send(HotkeyEvent.PRESSED)
        hotkeys.active.send(HotkeyEvent.RELEASED)
        qtbot.wait(pause)


def test_a_key_that_is_tapped_twice_does_so_within_the_time_that_is_set(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, dialog: SettingsDialog
) -> None:
    qtbot.keyClick(field(dialog, "hotkey.mode", "hotkey"), Qt.Key.Key_End)
    tap_twice(qtbot, hotkeys, 600)
    assert desk.state is AppState.IDLE
    spin = field(dialog, "hotkey.double_tap_ms", "hotkey")
    assert isinstance(spin, QAbstractSpinBox)
    spin.selectAll()
    qtbot.keyClicks(spin, "1000")
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    tap_twice(qtbot, hotkeys, 600)
    assert desk.state is AppState.LISTENING
    assert desk.controller.status.hotkey_mode == "double-tap"
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "] or desk.state is AppState.TRANSCRIBING)
    hotkeys.active.send(HotkeyEvent.RELEASED)
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])


def test_a_key_whose_release_is_lost_ends_what_it_holds(qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys) -> None:
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: desk.state is AppState.LISTENING)
    hotkeys.active.send(HotkeyEvent.LOST)  # within the time of a tap
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])


def test_the_microphone_and_the_recording_are_told_to_who_records(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, sound: Sound
) -> None:
    box = field(dialog, "audio.microphones", "microphone")
    assert isinstance(box, QComboBox)
    qtbot.waitUntil(lambda: box.count() == 3)
    qtbot.keyClick(box, Qt.Key.Key_End)
    assert desk.capture.applied[-1][0].microphones == ("Headset",)
    assert desk.controller.status.microphone == "Headset"
    spin = field(dialog, "segmenter.pause_ms", "advanced")
    qtbot.keyClick(spin, Qt.Key.Key_Up)
    assert desk.capture.applied[-1][1].pause_ms > 700


def test_a_louder_microphone_is_told_to_who_records_and_shown_at_once(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, sound: Sound
) -> None:
    dialog.open_page("microphone")
    qtbot.waitUntil(lambda: len(sound.opened) == 1)
    type_number(qtbot, field(dialog, "audio.gain_db", "microphone"), "12")
    assert desk.capture.applied[-1][0].gain_db == 12
    qtbot.waitUntil(lambda: len(sound.opened) == 2)  # it is listened to anew, as loud as it is now


def test_another_model_is_loaded(qtbot: QtBot, desk: Desk, dialog: SettingsDialog) -> None:
    box = field(dialog, "engine.model", "model")
    assert isinstance(box, QComboBox)
    qtbot.waitUntil(lambda: box.count() == 3)
    desk.statuses.clear()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: AppState.LOADING in [s.state for s in desk.statuses])
    qtbot.waitUntil(lambda: desk.state is AppState.IDLE)
    assert desk.store.settings.engine.model == "tiny.en"


def test_no_more_speech_waits_for_a_missing_model_than_is_set_and_the_rest_stays_as_sound(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, models: Models, caplog: pytest.LogCaptureFixture
) -> None:
    spin = field(dialog, "engine.max_waiting_s", "advanced")
    type_number(qtbot, spin, "1 min")
    models.folder = None
    desk.engine.load()
    qtbot.waitUntil(lambda: desk.controller.status.model_missing)
    desk.notices.clear()
    desk.controller.commands.execute({"command": "start"})
    session_id = desk.archive.calls[-1][1]
    for seq in range(4):
        reason = EndReason.PAUSE if seq < 3 else EndReason.STOP
        sound = np.zeros(25 * 16000, np.float32)
        desk.capture.utterance.emit(
            Utterance(session_id=session_id, seq=seq, samples=sound, speech_ms=900, ended_by=reason)  # type: ignore[arg-type]
        )
    qtbot.waitUntil(lambda: [c for c in desk.archive.calls if c[0] == "Failed"] == 2 * [("Failed", session_id)])
    (told,) = (notice for notice in desk.notices if "too much speech waits" in notice)
    assert "Its sound is kept" in told
    caplog.clear()


def test_where_nothing_is_kept_all_speech_waits(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, models: Models, caplog: pytest.LogCaptureFixture
) -> None:
    type_number(qtbot, field(dialog, "engine.max_waiting_s", "advanced"), "1 min")
    desk.controller.commands.toggle_private()
    models.folder = None
    desk.engine.load()
    qtbot.waitUntil(lambda: desk.controller.status.model_missing)
    desk.controller.commands.execute({"command": "start"})
    session_id = desk.archive.calls[-1][1]
    for seq in range(4):
        sound = np.zeros(25 * 16000, np.float32)
        desk.capture.utterance.emit(
            Utterance(session_id=session_id, seq=seq, samples=sound, speech_ms=900, ended_by=EndReason.PAUSE)  # type: ignore[arg-type]
        )
    qtbot.wait(300)
    assert not [call for call in desk.archive.calls if call[0] == "Failed"]
    caplog.clear()


def test_what_is_still_said_in_private_when_that_ends_waits_however_much_it_is(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, models: Models, caplog: pytest.LogCaptureFixture
) -> None:
    type_number(qtbot, field(dialog, "engine.max_waiting_s", "advanced"), "1 min")
    desk.controller.commands.toggle_private()
    models.folder = None
    desk.engine.load()
    qtbot.waitUntil(lambda: desk.controller.status.model_missing)

    def dictate_much() -> int:
        desk.controller.commands.execute({"command": "start"})
        session_id = next(call[1] for call in reversed(desk.archive.calls) if call[0] == "begin")
        for seq in range(4):
            reason = EndReason.PAUSE if seq < 3 else EndReason.STOP
            sound = np.zeros(25 * 16000, np.float32)
            desk.capture.utterance.emit(
                Utterance(session_id=session_id, seq=seq, samples=sound, speech_ms=900, ended_by=reason)  # type: ignore[arg-type]
            )
            if seq == 0:
                desk.controller.commands.execute({"command": "private", "on": False})
        desk.controller.commands.execute({"command": "stop"})
        return int(session_id)

    dictate_much()
    qtbot.wait(300)
    assert not [call for call in desk.archive.calls if call[0] == "Failed"], "no sound of it is kept"
    kept = dictate_much()
    qtbot.waitUntil(lambda: {call for call in desk.archive.calls if call[0] == "Failed"} == {("Failed", kept)})
    caplog.clear()


def test_a_lower_limit_of_memory_ends_the_engine_at_once_and_says_what_is_wrong(
    qtbot: QtBot,
    desk: Desk,
    dialog: SettingsDialog,
    hotkeys: FakeHotkeys,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(FakeEngine, "pid", 4711, raising=False)
    monkeypatch.setattr(memory, "of_process", lambda _pid: 700_000_000)
    spin = field(dialog, "engine.memory_mb", "advanced")
    type_number(qtbot, spin, "600")
    qtbot.waitUntil(lambda: "takes 700 MB of memory, and 600 MB are allowed" in desk.controller.status.problem)
    dictate(qtbot, desk, hotkeys)
    qtbot.wait(200)
    assert desk.texts == []
    type_number(qtbot, spin, "800")
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])
    assert desk.controller.status.problem == ""
    caplog.clear()


def test_a_download_that_the_folder_may_not_hold_says_so_beside_the_model(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, models: Models
) -> None:
    type_number(qtbot, field(dialog, "models.folder_mb", "advanced"), "5")
    wanted: list[object] = []

    def fetch(name: str, *_more: object, sources: ModelSettings, **_options: object) -> None:
        wanted.append(sources.folder_mb)
        raise ModelError(f"The model '{name}' takes 486 MB; the others take 148 MB, and 5 MB are allowed together.")

    models.fetch = fetch  # type: ignore[method-assign,assignment]
    desk.download.start_model("small")
    qtbot.waitUntil(lambda: "5 MB are allowed" in dialog.rows["engine.model"].problem)
    assert wanted == [5]


def test_starting_at_login_is_switched_at_once_and_a_folder_that_cannot_be_written_says_so(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = DesktopEntry(tmp_path / "autostart", ["dictation", "--background"])
    monkeypatch.setattr(autostart, "of_this_system", lambda: entry)
    box = field(dialog, "ui.start_at_login", "general")
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert entry.is_on()
    assert desk.store.settings.ui.start_at_login
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not entry.is_on()
    (tmp_path / "autostart").rmdir()
    (tmp_path / "autostart").write_text("")
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert "cannot be switched on" in dialog.rows["ui.start_at_login"].problem
    assert not desk.store.settings.ui.start_at_login


def test_what_the_desktop_switched_is_followed_at_the_start_and_a_file_with_something_wrong_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = DesktopEntry(tmp_path / "autostart", ["dictation", "--background"])
    monkeypatch.setattr(autostart, "of_this_system", lambda: entry)
    store = SettingsStore(tmp_path / "settings.json")
    entry.switch(on=True)
    assert follow_autostart(store, may_save=True).ui.start_at_login
    assert SettingsStore(store.path).load().settings.ui.start_at_login
    entry.switch(on=False)
    before = store.path.read_bytes()
    assert not follow_autostart(store, may_save=False).ui.start_at_login
    assert not store.settings.ui.start_at_login
    assert store.path.read_bytes() == before
    entry.switch(on=True)
    store.path.write_bytes(before)
    store.path.chmod(0o400)
    entry.switch(on=False)
    store.load()
    assert not follow_autostart(store, may_save=True).ui.start_at_login, "told to nobody: nobody asked"
    assert not store.settings.ui.start_at_login


def test_settings_that_cannot_be_saved_do_not_start_the_app_at_login_either(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = DesktopEntry(tmp_path / "autostart", ["dictation", "--background"])
    monkeypatch.setattr(autostart, "of_this_system", lambda: entry)
    desk.controller.set_value("audio.tail_ms", "100")
    desk.store.path.chmod(0o400)
    qtbot.keyClick(field(dialog, "ui.start_at_login", "general"), Qt.Key.Key_Space)
    assert "write-protected" in dialog.rows["ui.start_at_login"].problem
    assert not desk.store.settings.ui.start_at_login
    assert not entry.is_on()


def choose_file(qtbot: QtBot, dialog: SettingsDialog, button: str, file: Path) -> None:
    """Press a button of the last page, and type the name of a file."""
    dialog.open_page("advanced")
    (found,) = (each for each in dialog.findChildren(QPushButton) if each.text() == button)
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QFileDialog)))
    chooser = dialog.findChildren(QFileDialog)[-1]
    edit = chooser.findChild(QLineEdit)
    edit.setText(str(file))  # typed, its completer would put other names over it
    with qtbot.waitSignal(chooser.finished):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_all_settings_are_saved_to_a_file_and_taken_over_from_one_by_keyboard(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, tmp_path: Path
) -> None:
    file = tmp_path / "mine.json"
    desk.controller.set_value("audio.tail_ms", "100")
    choose_file(qtbot, dialog, "Save to a file…", file)
    told = dialog.transfer._told
    qtbot.waitUntil(lambda: told.text().replace("\u200b", "") == f"All settings are saved in {file}.")
    desk.controller.set_value("audio.tail_ms", "900")
    desk.controller.set_value("ui.theme", "dark")
    choose_file(qtbot, dialog, "Take over from a file…", file)
    qtbot.waitUntil(lambda: told.text() == "2 settings changed.")
    assert desk.capture.applied[-1][0].tail_ms == 100
    assert dialog.rows["ui.theme"].is_changed is False
    file.write_text('{"audio": {"tail_ms": "soon"}, "engine": {"model": "nonsense"}}')
    choose_file(qtbot, dialog, "Take over from a file…", file)
    qtbot.waitUntil(lambda: "Nothing is different. The setting 'audio.tail_ms' is wrong" in told.text())
    file.write_text("{")
    choose_file(qtbot, dialog, "Take over from a file…", file)
    qtbot.waitUntil(lambda: "holds no settings" in told.text())
    assert desk.store.settings.audio.tail_ms == 100


def test_a_language_that_the_model_does_not_know_is_refused_beside_its_control(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog
) -> None:
    desk.controller.set_value("engine.model", "tiny.en")
    box = field(dialog, "engine.language", "model")
    assert isinstance(box, QComboBox)
    qtbot.keyClicks(box, "Ger")
    problem = dialog.rows["engine.language"].problem
    assert problem.startswith("The model 'tiny.en' understands English only, and the language is '")
    assert box.currentText() == "Detect automatically"
    assert desk.store.settings.engine.language == "auto"


def test_a_text_that_means_nothing_stays_to_be_mended(qtbot: QtBot, desk: Desk, dialog: SettingsDialog) -> None:
    edit = field(dialog, "engine.languages", "model")
    assert isinstance(edit, QLineEdit)
    qtbot.keyClicks(edit, "Deutsch")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert "'Deutsch' is no value for" in dialog.rows["engine.languages"].problem
    assert edit.text() == "Deutsch"
    edit.selectAll()
    qtbot.keyClicks(edit, "de, en")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert dialog.rows["engine.languages"].problem == ""
    assert desk.store.settings.engine.among == ("de", "en")


def test_what_is_kept_is_told_to_the_archive(qtbot: QtBot, desk: Desk, dialog: SettingsDialog) -> None:
    qtbot.keyClick(field(dialog, "history.keep", "history"), Qt.Key.Key_End)
    assert desk.archive.calls[-1] == ("apply", "nothing")
    qtbot.keyClick(field(dialog, "history.private", "history"), Qt.Key.Key_Space)
    assert desk.controller.status.private


def test_settings_that_cannot_be_saved_stay_as_they_are_and_it_says_why(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, tmp_path: Path
) -> None:
    (tmp_path / "no folder").write_text("")
    desk.store.path = tmp_path / "no folder" / "settings.json"
    qtbot.keyClick(field(dialog, "text.trailing_space", "text"), Qt.Key.Key_Space)
    assert dialog.rows["text.trailing_space"].problem.startswith("The settings cannot be saved")
    assert desk.store.settings.text.trailing_space


def test_a_change_from_the_command_line_shows_in_the_open_dialog(desk: Desk, dialog: SettingsDialog) -> None:
    box = field(dialog, "ui.theme", "general")
    assert isinstance(box, QComboBox)
    desk.controller.commands.execute({"command": "set", "key": "ui.theme", "value": "dark"})
    assert box.currentText() == "Dark"


def test_the_command_line_asks_for_the_dialog(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.controller.commands.settings_requested, timeout=500):
        desk.controller.commands.execute({"command": "settings"})


def test_a_page_goes_back_to_its_defaults_at_once(
    qtbot: QtBot, desk: Desk, hotkeys: FakeHotkeys, dialog: SettingsDialog
) -> None:
    desk.controller.set_value("hotkey.chord", "Ctrl+F9")
    desk.controller.set_value("hotkey.tap_ms", "50")
    desk.controller.set_value("ui.theme", "dark")
    dialog.open_page("hotkey")
    reset = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Reset page" and b.isVisible())
    reset.setFocus()
    qtbot.keyClick(reset, Qt.Key.Key_Return)
    assert str(hotkeys.active.chord) == "Ctrl+Alt+Space"
    assert desk.store.settings.hotkey.tap_ms == 400
    assert desk.store.settings.ui.theme == "dark"


def test_a_page_goes_back_to_its_defaults_but_not_to_a_model_that_is_not_here(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, models: Models
) -> None:
    desk.controller.set_value("engine.model", "tiny.en")
    desk.controller.set_value("engine.cpu_threads", "2")
    models.here.remove("base")
    dialog.open_page("model")
    dialog.reset_wanted.emit(["engine.model", "engine.cpu_threads"])
    assert desk.store.settings.engine.model == "tiny.en"
    assert desk.store.settings.engine.cpu_threads == 0
    assert dialog.rows["engine.model"].problem == (
        "The usual model 'base' is not installed, so 'tiny.en' stays in use. Choose 'base' above to download it."
    )


def test_what_is_being_typed_stays_when_something_else_is_changed(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog
) -> None:
    for key, page in (("hotkey.tap_ms", "hotkey"), ("engine.rest_after_s", "model")):
        spin = field(dialog, key, page)
        assert isinstance(spin, QAbstractSpinBox)
        spin.selectAll()
        qtbot.keyClicks(spin, "50")
        desk.controller.commands.toggle_private()
        assert spin.text().startswith("50")
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert desk.store.settings.engine.rest_after_s == 3000


# --- models ---------------------------------------------------------------------------------------------------------


def choose_small(qtbot: QtBot, dialog: SettingsDialog) -> None:
    box = field(dialog, "engine.model", "model")
    assert isinstance(box, QComboBox)
    qtbot.waitUntil(lambda: box.count() == 3)
    qtbot.keyClick(box, Qt.Key.Key_End)
    press(qtbot, dialog, "Download and use")


def press(qtbot: QtBot, dialog: SettingsDialog, text: str) -> None:
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == text)
    assert button.isVisible()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)


def test_a_model_that_is_not_here_is_used_as_soon_as_it_is(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, models: Models, hotkeys: FakeHotkeys
) -> None:
    choose_small(qtbot, dialog)
    qtbot.waitUntil(lambda: desk.controller.status.download == 0.3)
    assert desk.controller.status.downloading == "small"
    assert desk.store.settings.engine.model == "base"
    dictate(qtbot, desk, hotkeys)  # with the one in use
    qtbot.waitUntil(lambda: desk.texts == ["Text 0. "])
    models.go_on.set()
    qtbot.waitUntil(lambda: desk.store.settings.engine.model == "small")
    qtbot.waitUntil(lambda: desk.state is AppState.IDLE)
    box = field(dialog, "engine.model", "model")
    assert isinstance(box, QComboBox)
    qtbot.waitUntil(lambda: box.currentText().endswith("· installed"))
    assert box.currentData() == "small"


def test_a_download_can_be_stopped_and_begun_again(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, models: Models
) -> None:
    choose_small(qtbot, dialog)
    qtbot.waitUntil(lambda: desk.controller.status.download is not None)
    press(qtbot, dialog, "Stop the download")
    qtbot.waitUntil(lambda: desk.controller.status.download is None)
    assert desk.store.settings.engine.model == "base"
    models.go_on.set()
    fetch = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Download and use")
    qtbot.waitUntil(fetch.isVisible)
    press(qtbot, dialog, "Download and use")
    qtbot.waitUntil(lambda: desk.store.settings.engine.model == "small")


def test_a_model_chosen_while_another_is_downloaded_stays_in_use(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, models: Models
) -> None:
    choose_small(qtbot, dialog)
    qtbot.waitUntil(lambda: desk.controller.status.download is not None)
    desk.controller.set_value("engine.model", "tiny.en")
    models.go_on.set()
    qtbot.waitUntil(lambda: desk.controller.status.download is None)
    assert desk.store.settings.engine.model == "tiny.en"


def test_a_download_that_fails_says_why_beside_the_model(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, models: Models
) -> None:
    models.failure = ModelError("The model 'small' could not be fetched: no network.", "Try again.")
    models.go_on.set()
    choose_small(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(dialog.rows["engine.model"].problem))
    assert dialog.rows["engine.model"].problem == "The model 'small' could not be fetched: no network. Try again."
    assert desk.store.settings.engine.model == "base"


def test_devices_are_looked_for_once_and_a_failure_is_told(
    qtbot: QtBot, themed: QApplication, desk: Desk, models: Models, sound: Sound
) -> None:
    tries: list[int] = []

    def find() -> tuple[Device, ...]:
        tries.append(1)
        if len(tries) == 1:
            raise EngineError("Which devices there are could not be found out.")
        return (CPU,)

    level = LevelThread(make_microphone=sound.make, list_names=sound.names)  # type: ignore[arg-type]
    window = SettingsWindow(
        desk.controller, desk.store, models, desk.hotkey, desk.download, desk.capture,  # type: ignore[arg-type]
        find_devices=find, level=level,
    )  # fmt: skip
    window.open()
    box = field(window.dialog, "engine.device", "model")
    assert isinstance(box, QComboBox)
    now = window.dialog.rows["engine.device"].control._now  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "Which devices there are could not be found out." in now.text())
    for _ in range(3):
        window.dialog.close()
        window.open()
        qtbot.waitUntil(lambda: box.count() == 2)
    assert box.itemText(1) == "Processor: A processor"
    assert len(tries) == 2
    end(window)


def test_nobody_waits_for_devices_when_the_app_is_quit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device_search, "_send_devices", _send_nothing)
    began_s = time.monotonic()
    with pytest.raises(EngineError):
        devices_from_child(lambda: time.monotonic() > began_s + 0.3)
    assert time.monotonic() < began_s + 10


def _send_nothing(_sender: object) -> None:
    time.sleep(60)


def test_the_real_devices_are_found_by_a_process_of_their_own() -> None:
    found = devices_from_child()
    assert found[0].name == "cpu"
    assert "int8" in found[0].compute_types


# --- the level of the microphone ------------------------------------------------------------------------------------


def test_the_level_is_shown_while_the_page_is_and_nobody_listens_afterwards(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, sound: Sound
) -> None:
    assert sound.opened == []
    dialog.open_page("microphone")
    qtbot.waitUntil(lambda: sound.open_now == [""])
    assert sound.listed == [True]
    meter = dialog.rows["audio.microphones"].control.meter  # type: ignore[attr-defined]
    sound.sinks[-1](block(0.1))
    qtbot.waitUntil(lambda: len(meter.waveform.shares) == 1)
    assert 0.5 < meter.waveform.shares[0] < 1.0
    dialog.open_page("text")
    qtbot.waitUntil(lambda: sound.open_now == [])
    dialog.open_page("microphone")
    qtbot.waitUntil(lambda: sound.open_now == [""])
    dialog.close()
    qtbot.waitUntil(lambda: sound.open_now == [])


def test_another_microphone_is_listened_to_when_it_is_chosen(
    qtbot: QtBot, dialog: SettingsDialog, sound: Sound
) -> None:
    box = field(dialog, "audio.microphones", "microphone")
    assert isinstance(box, QComboBox)
    qtbot.waitUntil(lambda: box.count() == 3)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: sound.open_now == ["Desk"])
    qtbot.keyClick(field(dialog, "audio.tail_ms", "microphone"), Qt.Key.Key_Up)  # nothing about which one
    qtbot.wait(100)
    assert sound.opened == ["", "Desk"]


def test_who_dictates_has_the_microphone_alone(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, sound: Sound, hotkeys: FakeHotkeys
) -> None:
    dialog.open_page("microphone")
    qtbot.waitUntil(lambda: sound.open_now == [""])
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: sound.open_now == [])
    meter = dialog.rows["audio.microphones"].control.meter  # type: ignore[attr-defined]
    desk.capture.level.emit(-20.0)
    assert len(meter.waveform.shares) == 1
    qtbot.wait(450)
    hotkeys.active.send(HotkeyEvent.RELEASED)
    qtbot.waitUntil(lambda: sound.open_now == [""])


def test_a_microphone_that_cannot_be_heard_says_why(qtbot: QtBot, dialog: SettingsDialog, sound: Sound) -> None:
    trouble = dialog.rows["audio.microphones"].control._trouble  # type: ignore[attr-defined]
    sound.refuse = "The microphone 'Desk' cannot be opened: device unavailable."
    dialog.open_page("microphone")
    qtbot.waitUntil(lambda: trouble.text() == sound.refuse)
    sound.refuse = ""
    box = field(dialog, "audio.microphones", "microphone")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: sound.open_now == ["Desk"])
    assert trouble.isHidden()
    deadline_s = time.monotonic() + 10
    while trouble.isHidden() and time.monotonic() < deadline_s:
        sound.sinks[-1](block(0.0))
        qtbot.wait(50)
    assert trouble.text() == "No sound comes from 'Desk'; it may be muted or unplugged."
    sound.sinks[-1](block(0.1))
    qtbot.waitUntil(trouble.isHidden)


def test_a_microphone_kept_open_for_the_next_dictation_is_not_shut_for_a_new_list(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, sound: Sound
) -> None:
    desk.controller.apply(replace(desk.store.settings, audio=AudioSettings(keep_open_s=60)))
    dialog.open_page("microphone")
    qtbot.waitUntil(lambda: sound.listed == [False])


def test_a_microphone_that_is_only_passed_is_not_opened(qtbot: QtBot, dialog: SettingsDialog, sound: Sound) -> None:
    for _ in range(3):
        dialog.open_page("microphone")
        qtbot.wait(20)
        dialog.open_page("text")
        qtbot.wait(20)
    qtbot.wait(500)
    assert (sound.opened, sound.listed) == ([], [])


def test_who_dictates_again_at_once_finds_the_microphone_free(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, sound: Sound, hotkeys: FakeHotkeys
) -> None:
    dialog.open_page("microphone")
    qtbot.waitUntil(lambda: sound.open_now == [""])
    for _ in range(2):
        hotkeys.active.send(HotkeyEvent.PRESSED)
        qtbot.waitUntil(lambda: desk.state is AppState.LISTENING)
        desk.controller.commands.execute({"command": "stop"})
        qtbot.waitUntil(lambda: desk.state is not AppState.LISTENING)
        hotkeys.active.send(HotkeyEvent.RELEASED)
    assert sound.opened == [""]
    qtbot.waitUntil(lambda: sound.opened == ["", ""])


def test_nothing_is_done_for_a_dialog_that_is_closed(
    qtbot: QtBot, desk: Desk, window: SettingsWindow, sound: Sound
) -> None:
    window.dialog.open_page("microphone")
    qtbot.waitUntil(lambda: sound.open_now == [""])
    meter = window.dialog.rows["audio.microphones"].control.meter  # type: ignore[attr-defined]
    window.dialog.close()
    qtbot.waitUntil(lambda: sound.open_now == [])
    desk.capture.level.emit(-20.0)
    assert len(meter.waveform.shares) == 0
    assert [timer for timer in window.dialog.findChildren(QTimer) if timer.isActive()] == []
    assert [timer for timer in window.findChildren(QTimer) if timer.isActive()] == []


# --- hearing oneself --------------------------------------------------------------------------------------------------


class Trial:
    """The button and its words, and a microphone that the test speaks into."""

    def __init__(self, qtbot: QtBot, dialog: SettingsDialog, sound: Sound) -> None:
        field(dialog, "audio.microphones", "microphone")
        control = dialog.rows["audio.microphones"].control
        assert isinstance(control, MicrophoneChoice)
        self.box, self._qtbot, self._sound = control.trial, qtbot, sound
        self.button = self.box.findChild(QPushButton)
        qtbot.waitUntil(lambda: bool(sound.open_now))

    def begin(self) -> None:
        self.button.setFocus()
        self._qtbot.keyClick(self.button, Qt.Key.Key_Space)
        self._qtbot.waitUntil(lambda: self.box.stage is TrialStage.RECORDING)
        assert self.button.text() == "Stop the recording"

    def speak(self, amplitude: float, seconds: float = 3.0) -> None:
        for _ in range(round(seconds / 0.02)):
            self._sound.sinks[-1](block(amplitude))

    @property
    def told(self) -> str:
        return self.box._told.text()


@pytest.fixture
def trial(qtbot: QtBot, dialog: SettingsDialog, sound: Sound) -> Trial:
    return Trial(qtbot, dialog, sound)


def test_three_seconds_are_recorded_with_a_moving_level_and_played_back(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, trial: Trial, sound_player: FakeSoundPlayer
) -> None:
    meter = dialog.rows["audio.microphones"].control.meter  # type: ignore[attr-defined]
    trial.begin()
    bars = len(meter.waveform.shares)
    trial.speak(0.2, 2.9)
    qtbot.wait(50)
    assert trial.box.stage is TrialStage.RECORDING
    trial.speak(0.2, 0.2)
    qtbot.waitUntil(lambda: trial.box.stage is TrialStage.PLAYING)
    assert len(meter.waveform.shares) > bars
    (played,) = sound_player.played
    assert len(played) == 48_000
    assert played.max() == round(0.2 * 32767)
    assert desk.capture.own_sound == [True], "it begins no dictation"
    sound_player.come_to_the_end()
    assert trial.box.stage is TrialStage.REST
    assert trial.told == "This is how you sound to the app: loud enough, and not distorted."
    assert desk.capture.own_sound == [True, False]
    assert trial.button.text() == "Record 3 s, play it back"


@pytest.mark.parametrize(
    ("amplitude", "words", "is_played"),
    [
        (0.0, "Nothing but silence came from Desk", False),
        (0.0005, "Nobody was heard.", False),
        (0.004, "You are very quiet.", True),
        (1.0, "You are too loud, and it sounds distorted.", True),
    ],
)
def test_what_is_wrong_with_the_sound_is_told_with_the_next_step(
    qtbot: QtBot,
    dialog: SettingsDialog,
    sound: Sound,
    sound_player: FakeSoundPlayer,
    amplitude: float,
    words: str,
    is_played: bool,
) -> None:
    box = field(dialog, "audio.microphones", "microphone")
    assert isinstance(box, QComboBox)
    qtbot.waitUntil(lambda: box.count() >= 3)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: sound.open_now == ["Desk"])
    trial = Trial(qtbot, dialog, sound)
    trial.begin()
    trial.speak(amplitude)
    qtbot.waitUntil(lambda: trial.box.stage is not TrialStage.RECORDING)
    assert len(sound_player.played) == is_played
    if is_played:
        sound_player.come_to_the_end()
    assert trial.box.stage is TrialStage.REST
    assert trial.told.startswith(words)
    assert "above" in trial.told or "below" in trial.told
    assert trial.box._told.property("role") == "caution"


def test_a_dictation_goes_first_while_it_is_recorded_and_while_it_is_played(
    qtbot: QtBot, desk: Desk, trial: Trial, sound: Sound, sound_player: FakeSoundPlayer, hotkeys: FakeHotkeys
) -> None:
    for is_playing in (False, True):
        qtbot.waitUntil(lambda: bool(sound.open_now))
        trial.begin()
        if is_playing:
            trial.speak(0.2)
            qtbot.waitUntil(lambda: trial.box.stage is TrialStage.PLAYING)
        hotkeys.active.send(HotkeyEvent.PRESSED)
        assert desk.state is AppState.LISTENING
        assert trial.box.stage is TrialStage.REST
        assert trial.told == "Stopped, because you are dictating. Try again afterwards."
        qtbot.waitUntil(lambda: sound.open_now == [])
        qtbot.keyClick(trial.button, Qt.Key.Key_Space)
        assert trial.told == "You are dictating. Try again afterwards."
        qtbot.wait(450)  # hold to talk
        hotkeys.active.send(HotkeyEvent.RELEASED)
        qtbot.waitUntil(lambda: desk.state is AppState.IDLE)
    assert len(sound_player.played) == 1
    assert sound_player.stops == 2
    assert len(desk.texts) == 2


def test_the_trial_is_stopped_by_its_button_and_by_leaving_the_page(
    qtbot: QtBot, dialog: SettingsDialog, trial: Trial, sound: Sound, sound_player: FakeSoundPlayer
) -> None:
    trial.begin()
    qtbot.keyClick(trial.button, Qt.Key.Key_Space)
    assert trial.box.stage is TrialStage.REST
    trial.speak(0.2)
    trial.begin()
    dialog.open_page("text")
    assert trial.box.stage is TrialStage.REST
    qtbot.waitUntil(lambda: sound.open_now == [])
    assert sound_player.played == []


def test_what_came_of_a_trial_that_was_stopped_is_not_taken_for_the_next_one(
    qtbot: QtBot,
    window: SettingsWindow,
    trial: Trial,
    sound: Sound,
    sound_player: FakeSoundPlayer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    is_slow, goes_on = threading.Event(), threading.Event()

    def names(_anew: bool) -> tuple[str, ...]:
        is_slow.set()
        goes_on.wait(5)
        return ("Desk",)

    monkeypatch.setattr(window.level, "_list_names", names)
    window.level.list_microphones(anew=False)
    assert is_slow.wait(5)
    trial.begin()
    qtbot.keyClick(trial.button, Qt.Key.Key_Space)
    trial.begin()
    with qtbot.waitSignal(window.level.recorded):
        goes_on.set()  # of the first one, which was stopped
    assert trial.box.stage is TrialStage.RECORDING
    trial.speak(0.2, 3.0)
    qtbot.waitUntil(lambda: trial.box.stage is TrialStage.PLAYING)
    assert [len(sound) for sound in sound_player.played] == [48_000]


def test_sound_of_an_earlier_trial_that_comes_late_is_not_played(
    qtbot: QtBot, window: SettingsWindow, trial: Trial, sound: Sound, sound_player: FakeSoundPlayer
) -> None:
    trial.begin()
    with qtbot.waitSignal(window.level.recorded):
        trial.speak(0.2, 3.0)
        qtbot.keyClick(trial.button, Qt.Key.Key_Space)  # before the sound has arrived
        trial.begin()
    assert sound_player.played == []
    assert trial.box.stage is TrialStage.RECORDING


def test_a_microphone_that_sends_nothing_ends_the_trial_and_one_that_is_changed_too(
    qtbot: QtBot, dialog: SettingsDialog, trial: Trial, sound: Sound, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial.begin()
    qtbot.keyClick(field(dialog, "audio.gain_db", "microphone"), Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: trial.box.stage is TrialStage.REST)
    monkeypatch.setattr(sound_trial, "TRIAL_S", 0.2)
    qtbot.waitUntil(lambda: len(sound.opened) == 2)
    trial.begin()
    qtbot.waitUntil(lambda: trial.told.startswith("Nothing but silence"))


def test_a_loudspeaker_that_does_not_play_is_told(qtbot: QtBot, trial: Trial, sound_player: FakeSoundPlayer) -> None:
    trial.begin()
    trial.speak(0.2)
    qtbot.waitUntil(lambda: trial.box.stage is TrialStage.PLAYING)
    sound_player.failed.emit(1, "No loudspeaker was found.", "Check the loudspeaker.")
    assert (trial.box.stage, trial.told) == (TrialStage.REST, "No loudspeaker was found. Check the loudspeaker.")


# --- several microphones ----------------------------------------------------------------------------------------------


def test_the_order_of_microphones_is_changed_by_keyboard_and_holds_at_once(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, sound: Sound
) -> None:
    box = field(dialog, "audio.microphones", "microphone")
    assert isinstance(box, QComboBox)
    qtbot.waitUntil(lambda: box.count() >= 3)
    control = dialog.rows["audio.microphones"].control
    assert isinstance(control, MicrophoneChoice)

    def wanted() -> tuple[str, ...]:
        return desk.capture.applied[-1][0].microphones  # type: ignore[no-any-return]

    def add() -> None:
        control._add.setFocus()
        qtbot.keyClick(control._add, Qt.Key.Key_Space)
        qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert wanted() == ("Desk",)
    assert not control._order.isVisible()
    add()
    assert wanted() == ("Desk", "")
    add()
    assert wanted() == ("Desk", "", "Headset")
    order = control._order
    dialog.activateWindow()  # which the menus were
    assert order.isVisible()
    assert [order.item(at).text() for at in range(3)] == ["1. Desk", "2. System default", "3. Headset"]
    order.setFocus()
    qtbot.keyClick(order, Qt.Key.Key_End)
    qtbot.keyClick(order, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert wanted() == ("Desk", "Headset", "")
    qtbot.keyClick(order, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(order, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert wanted() == ("Headset", "Desk", "")
    assert order.currentRow() == 0, "it goes with the one that was moved"
    qtbot.waitUntil(lambda: sound.open_now == ["Headset"])
    qtbot.keyClick(order, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert wanted() == ("Desk", "Headset", "")
    for button, after in (("Move down", ("Desk", "", "Headset")), ("Move up", ("Desk", "Headset", ""))):
        pushed = next(b for b in control.findChildren(QPushButton) if b.text() == button)
        pushed.setFocus()
        qtbot.keyClick(pushed, Qt.Key.Key_Space)
        assert wanted() == after
    order.setFocus()
    qtbot.keyClick(order, Qt.Key.Key_Delete)
    assert wanted() == ("Desk", "")
    dialog.show_microphones(["Headset"])
    assert order.item(0).text() == "1. Desk (not connected)", "its name is kept"
    qtbot.keyClick(order, Qt.Key.Key_End)
    qtbot.keyClick(order, Qt.Key.Key_Delete)
    assert wanted() == ("Desk",)
    assert not order.isVisible()
    assert dialog.focusWidget() is control._add
    assert desk.store.settings.audio.microphones == ("Desk",)


def test_a_first_choice_from_the_list_comes_to_its_top_and_another_takes_its_place(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog, sound: Sound
) -> None:
    desk.controller.apply(replace(desk.store.settings, audio=AudioSettings(microphones=("Desk", "Webcam"))))
    box = field(dialog, "audio.microphones", "microphone")
    assert isinstance(box, QComboBox)
    qtbot.waitUntil(lambda: box.count() >= 3)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert desk.store.settings.audio.microphones == ("Headset", "Webcam")
    qtbot.keyClick(box, Qt.Key.Key_Home)
    assert desk.store.settings.audio.microphones == ("", "Webcam")


def test_another_channel_and_pre_roll_and_silence_of_others_hold_at_once(
    qtbot: QtBot, desk: Desk, dialog: SettingsDialog
) -> None:
    qtbot.keyClick(field(dialog, "audio.channel", "microphone"), Qt.Key.Key_Down)
    qtbot.keyClick(field(dialog, "audio.pre_roll_ms", "microphone"), Qt.Key.Key_Down)
    applied = desk.capture.applied[-1][0]
    assert (applied.channel, applied.pre_roll_ms < 300) == (1, True)
    qtbot.keyClick(field(dialog, "audio.mute_others", "microphone"), Qt.Key.Key_Space)
    assert desk.store.settings.audio.mute_others


def test_what_is_found_after_the_end_is_told_to_nobody(window: SettingsWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dialog may be gone by then."""
    told: list[str] = []
    for name in ("show_models", "show_refusal", "show_devices"):
        monkeypatch.setattr(window.dialog, name, lambda *_, name=name: told.append(name))
    window.devices.found.connect(lambda: told.append("found"))
    window.models.end()
    window.devices.end()
    window.models._on_looked(((), PlaceState(folder="")))
    window.models._on_look_failed("The disk is gone.", "")
    window.devices._on_devices((CPU,))
    window.devices._on_devices_failed("The driver is gone.", "")
    assert told == []


def test_a_microphone_that_was_opened_only_to_record_is_closed_afterwards(
    qtbot: QtBot, window: SettingsWindow, sound: Sound
) -> None:
    window.level.start()
    window.level.record(AudioSettings(), 3.0)
    qtbot.waitUntil(lambda: sound.open_now == [""])
    with qtbot.waitSignal(window.level.recorded):
        window.level.stop_recording()
    qtbot.waitUntil(lambda: sound.open_now == [])
