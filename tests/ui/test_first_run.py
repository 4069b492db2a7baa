"""The first run in the running app, by keyboard: each step does what it says, can be skipped, and is gone on with."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QThreadPool, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget

from dictation_app.doctor.delivery import SAMPLE_TRIALS
from dictation_app.errors import ModelError
from dictation_app.measuring import MeasureRecord
from dictation_app.output import OWN_NAME
from dictation_app.set_up import SetUp, Step
from dictation_app.ui import own_text
from dictation_app.ui.first_run.permissions import permission
from dictation_app.ui.settings_dialog.device_choice import RuntimeState
from dictation_app.ui.settings_dialog.device_lines import DeviceOffer
from dictation_app.ui.settings_dialog.model_offers import ModelDeed
from dictation_app.values.dictation import Delivery, DeliveryMethod, DeliveryReport, DeliveryState, HotkeyEvent
from dictation_app.values.status import AppState
from dictation_app.wiring import first_run as first_run_module
from dictation_app.wiring import other_window, settings_window
from dictation_app.wiring.first_run import FirstRun
from dictation_app.wiring.sample_trial import SAMPLE
from dictation_app.wiring.side_windows import SideWindows
from dictation_app.workers.level import LevelThread
from tests.fakes import FakeOutputChain

from .test_controller import Desk, answers
from .test_settings_window import CPU, CTRL_ALT, Models, Sound, block, models, sound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dictation_app.ui.first_run.window import FirstRunWindow
    from dictation_app.values.speech import Decoded
    from dictation_app.workers.output import Answer

    from .hotkeys import FakeHotkeys

__all__ = ["answers", "models", "sound"]

EIGHT_CORES = replace(CPU, cores=8)


class Chain(FakeOutputChain):
    """Writes into the field of the app, or into a window of another program, which answers as the test wants."""

    state = DeliveryState.DELIVERED
    is_last_only = False
    """Only the last of the samples comes to that."""

    def try_out(self, delivery: Delivery, *, with_clipboard: bool, into: str, by: object = None) -> DeliveryReport:
        assert with_clipboard
        assert not into, "whichever window has the keyboard"
        return self.deliver(delivery)

    def deliver(self, delivery: Delivery) -> DeliveryReport:
        state = Chain.state
        if Chain.is_last_only and delivery.seq != len(SAMPLE_TRIALS):
            state = DeliveryState.DELIVERED
        is_here = self.host.own_window_active and self.host.insert(delivery.text)
        if not is_here:
            self.texts.append(delivery.text)
        return DeliveryReport(
            session_id=delivery.session_id,
            seq=delivery.seq,
            text=delivery.text,
            method=DeliveryMethod.TYPE if is_here else DeliveryMethod.PASTE,
            state=DeliveryState.DELIVERED if is_here else state,
            detail="The window did not fetch it." if state is DeliveryState.NOT_DELIVERED else "",
            target=OWN_NAME if is_here else "mousepad",
            finished_at_s=time.monotonic(),
        )


class OwnFields(QObject):
    """What `App` does for the app's own fields."""

    @Slot(str, object)
    def insert(self, text: str, answer: Answer) -> None:
        answer.give(lambda: own_text.insert(QApplication.focusWidget(), text))


@pytest.fixture
def desk(
    qtbot: QtBot,
    tmp_path: Path,
    answers: list[Decoded | Exception],
    hotkeys: FakeHotkeys,
    models: Models,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    monkeypatch.setattr(Chain, "state", DeliveryState.DELIVERED)
    monkeypatch.setattr(Chain, "is_last_only", False)
    made = Desk(tmp_path, answers, models)
    made.output._make_chain = lambda settings, copy: Chain(made.texts, settings, copy)  # type: ignore[assignment,return-value]
    fields = OwnFields()
    made.output.insert_wanted.connect(fields.insert)
    made.output.own_window_active = True
    made.start()
    qtbot.waitUntil(lambda: made.state is AppState.IDLE)
    yield made
    made.stop()


@pytest.fixture
def set_up(tmp_path: Path) -> SetUp:
    made = SetUp(tmp_path / "set-up")
    made.begin_if_new()
    return made


@pytest.fixture
def first_run(
    qtbot: QtBot, themed: QApplication, desk: Desk, sound: Sound, models: Models, set_up: SetUp, tmp_path: Path
) -> Iterator[FirstRun]:
    made = FirstRun(
        desk.controller,
        desk.store,
        models,  # type: ignore[arg-type]
        desk.hotkey,
        desk.download,
        desk.capture,  # type: ignore[arg-type]
        desk.output,
        set_up,
        find_devices=lambda: (EIGHT_CORES,),
        level=LevelThread(make_microphone=sound.make, list_names=sound.names),  # type: ignore[arg-type]
        record=MeasureRecord(tmp_path / "measured.json"),
    )
    yield made
    models.go_on.set()
    made.stop()
    assert not made.level.isRunning() or made.level.wait(5000)
    assert QThreadPool.globalInstance().waitForDone(5000)
    for each in (made, made.window):  # the controller still has something to tell while it stops
        each.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(qtbot: QtBot, first_run: FirstRun) -> FirstRunWindow:
    first_run.open()
    qtbot.waitExposed(first_run.window)
    return first_run.window


def press(qtbot: QtBot, window: FirstRunWindow, text: str) -> None:
    """The button of this name, by keyboard."""
    button = find(window, text)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)


def find(window: FirstRunWindow, text: str) -> QPushButton:
    return next(b for b in window.findChildren(QPushButton) if b.isVisible() and b.text().replace("&", "") == text)


def shows(window: FirstRunWindow, text: str) -> bool:
    return any(b.isVisible() and b.text().replace("&", "") == text for b in window.findChildren(QPushButton))


def skip_to(qtbot: QtBot, window: FirstRunWindow, step: Step) -> None:
    while window.step is not step:
        press(qtbot, window, "Continue" if shows(window, "Continue") else "Skip this step")


# --- the steps ----------------------------------------------------------------------------------------------------


def test_the_microphone_is_open_while_it_is_tried_and_a_voice_is_enough(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, sound: Sound
) -> None:
    qtbot.waitUntil(lambda: sound.open_now == [""])
    assert window.page.verdict.text == "Waiting for your voice."
    for _ in range(20):
        sound.sinks[-1](block(0.001))
    qtbot.wait(100)
    assert shows(window, "Skip this step")
    for _ in range(40):
        sound.sinks[-1](block(0.1))
    qtbot.waitUntil(lambda: shows(window, "Continue"))
    assert window.page.verdict.text == "You are heard."
    press(qtbot, window, "Continue")
    assert window.step is Step.HOTKEY
    qtbot.waitUntil(lambda: sound.open_now == [])


def test_another_microphone_has_to_be_heard_anew(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, sound: Sound
) -> None:
    qtbot.waitUntil(lambda: sound.open_now == [""])
    for _ in range(40):
        sound.sinks[-1](block(0.1))
    qtbot.waitUntil(lambda: shows(window, "Continue"))
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox), "the keyboard is there at once"
    qtbot.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: sound.open_now == ["Desk"])
    assert desk.store.settings.audio.microphones == ("Desk",)
    assert shows(window, "Skip this step")


def test_why_no_sound_comes_is_told_with_what_to_do(
    qtbot: QtBot, desk: Desk, first_run: FirstRun, sound: Sound
) -> None:
    sound.refuse = "The microphone 'Desk' is in use by another program."
    first_run.open()
    qtbot.waitUntil(lambda: "Switch it on" in first_run.window.page.verdict.text)
    trouble = [w.text() for w in first_run.window.microphone.control.findChildren(QWidget) if hasattr(w, "text")]
    assert sound.refuse in trouble


def test_the_first_blocks_of_a_stream_and_what_is_no_sound_are_no_voice(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, sound: Sound
) -> None:
    qtbot.waitUntil(lambda: sound.open_now == [""])
    for _ in range(15):
        sound.sinks[-1](block(0.1))  # what stood in the buffer of the driver
    for _ in range(20):
        sound.sinks[-1](block(0.0))
    for _ in range(20):
        sound.sinks[-1](block(1e15))
    for _ in range(5):
        sound.sinks[-1](block(float("nan")))
    qtbot.wait(150)
    assert window.page.verdict.text == "Waiting for your voice."
    assert not shows(window, "Continue")
    qtbot.waitUntil(lambda: "Switch it on" in window.page.verdict.text, timeout=4000)
    assert not shows(window, "Continue")


def test_a_microphone_without_sound_has_the_name_it_has_in_the_list(
    qtbot: QtBot, first_run: FirstRun, window: FirstRunWindow, sound: Sound
) -> None:
    qtbot.waitUntil(lambda: sound.open_now == [""])
    microphone = first_run.level._microphone
    assert microphone is not None
    microphone.name = "default"  # as ALSA calls it
    told: list[str] = []
    first_run.level.failed.connect(told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=4000)
    assert told == ["No sound comes from 'System default'; it may be muted or unplugged."]


def test_who_was_heard_goes_on_though_the_sound_ends(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, sound: Sound
) -> None:
    qtbot.waitUntil(lambda: sound.open_now == [""])
    for _ in range(60):
        sound.sinks[-1](block(0.1))
    qtbot.waitUntil(lambda: window.page.verdict.text == "You are heard.")
    qtbot.waitUntil(lambda: "Switch it on" in window.page.verdict.text, timeout=4000)
    assert shows(window, "Continue")
    for _ in range(60):
        sound.sinks[-1](block(0.1))
    qtbot.waitUntil(lambda: window.page.verdict.text == "You are heard.")


def test_a_quiet_microphone_is_told(qtbot: QtBot, window: FirstRunWindow, sound: Sound) -> None:
    qtbot.waitUntil(lambda: sound.open_now == [""])
    window.microphone._quiet.setInterval(20)
    window.microphone.listen()
    qtbot.waitUntil(lambda: "only a quiet one" in window.page.verdict.text)
    assert shows(window, "Skip this step")


def test_the_microphone_is_let_go_with_the_window(qtbot: QtBot, window: FirstRunWindow, sound: Sound) -> None:
    qtbot.waitUntil(lambda: sound.open_now == [""])
    window.close()
    qtbot.waitUntil(lambda: sound.open_now == [])


def test_the_key_is_counted_and_dictates_nothing_until_the_step_is_left(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, hotkeys: FakeHotkeys
) -> None:
    skip_to(qtbot, window, Step.HOTKEY)
    assert window.page.verdict.text == "Press Ctrl+Alt+Space now."
    qtbot.waitUntil(lambda: desk.hotkey.seen_in_trial == ())
    for _ in range(2):
        hotkeys.active.send(HotkeyEvent.PRESSED)
        hotkeys.active.send(HotkeyEvent.RELEASED)
    qtbot.waitUntil(lambda: "seen 2 times" in window.page.verdict.text)
    assert AppState.LISTENING not in {status.state for status in desk.statuses}
    press(qtbot, window, "Continue")
    assert desk.hotkey.seen_in_trial is None
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: desk.state is AppState.LISTENING)


def test_another_key_is_recorded_and_has_to_be_seen_itself(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, hotkeys: FakeHotkeys
) -> None:
    skip_to(qtbot, window, Step.HOTKEY)
    qtbot.waitUntil(lambda: desk.hotkey.seen_in_trial == ())
    hotkeys.active.send(HotkeyEvent.PRESSED)
    hotkeys.active.send(HotkeyEvent.RELEASED)
    qtbot.waitUntil(lambda: shows(window, "Continue"))
    record(qtbot, window, Qt.Key.Key_D)
    assert desk.store.settings.hotkey.chord == "Ctrl+Alt+D"
    assert window.page.verdict.text == "Press Ctrl+Alt+D now."
    qtbot.wait(200)
    assert shows(window, "Skip this step"), "what was pressed before was the former key"
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: window.page.verdict.text == "Ctrl+Alt+D was seen: the key works.")


def record(qtbot: QtBot, window: FirstRunWindow, key: Qt.Key) -> None:
    control = window.hotkey.control
    control.field.setFocus()
    qtbot.keyClick(control.field, Qt.Key.Key_Space)
    qtbot.keyClick(control.field, key, CTRL_ALT)
    qtbot.waitUntil(lambda: not control.records)


def test_a_key_that_somebody_else_has_is_told_and_the_former_one_stays(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, hotkeys: FakeHotkeys
) -> None:
    skip_to(qtbot, window, Step.HOTKEY)
    hotkeys.refuse_chord = "Ctrl+Alt+T"
    record(qtbot, window, Qt.Key.Key_T)
    assert "Ctrl+Alt+T is taken by another program." in window.hotkey.rows["hotkey.chord"].problem
    assert window.page.verdict.text == "Press Ctrl+Alt+Space now."
    assert str(hotkeys.active.chord) == "Ctrl+Alt+Space"


def test_nothing_is_counted_once_the_window_is_closed(qtbot: QtBot, desk: Desk, window: FirstRunWindow) -> None:
    skip_to(qtbot, window, Step.HOTKEY)
    qtbot.waitUntil(lambda: desk.hotkey.seen_in_trial == ())
    window.close()
    assert desk.hotkey.seen_in_trial is None


def test_the_count_of_somebody_else_is_left_alone(qtbot: QtBot, desk: Desk, window: FirstRunWindow) -> None:
    assert desk.hotkey.begin_trial()  # the doctor
    skip_to(qtbot, window, Step.HOTKEY)
    qtbot.wait(150)
    press(qtbot, window, "Skip this step")
    assert desk.hotkey.seen_in_trial == ()
    desk.hotkey.end_trial()


def test_the_recommended_model_comes_at_a_click_and_is_used_then(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, models: Models
) -> None:
    skip_to(qtbot, window, Step.MODEL)
    qtbot.waitUntil(lambda: shows(window, "Download small (486\u00a0MB)"))
    assert window.page.verdict.text == "Ready: fake on the processor of this computer."
    assert desk.download.share is None, "nothing comes unasked"
    qtbot.wait(50)
    button = find(window, "Download small (486\u00a0MB)")
    press(qtbot, window, "Download small (486\u00a0MB)")
    qtbot.waitUntil(lambda: "on its way" in window.page.verdict.text)
    assert desk.store.settings.engine.model == "base"
    models.go_on.set()
    qtbot.waitUntil(lambda: desk.store.settings.engine.model == "small")
    qtbot.waitUntil(lambda: window.page.verdict.text.startswith("Ready: "))
    qtbot.waitUntil(lambda: not button.isVisible())


def test_without_a_network_it_says_how_a_model_gets_here(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, models: Models, caplog: pytest.LogCaptureFixture
) -> None:
    skip_to(qtbot, window, Step.MODEL)
    assert not window.model._offline.isVisible()
    qtbot.waitUntil(lambda: shows(window, "Download small (486\u00a0MB)"))
    models.failure = ModelError("No network can be reached.", "Try again later.")
    models.go_on.set()
    find(window, "Download small (486\u00a0MB)").click()
    qtbot.waitUntil(lambda: window.page.verdict.text == "No network can be reached. Try again later.")
    assert "All models…" in window.model._offline.text
    assert window.model._offline.isVisible()
    assert shows(window, "Continue"), "the other one works"
    caplog.clear()


def test_a_download_that_failed_is_told_once(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, models: Models, caplog: pytest.LogCaptureFixture
) -> None:
    skip_to(qtbot, window, Step.MODEL)
    qtbot.waitUntil(lambda: shows(window, "Download small (486\u00a0MB)"))
    models.failure = ModelError("No network can be reached.", "Try again later.")
    models.go_on.set()
    find(window, "Download small (486\u00a0MB)").click()
    qtbot.waitUntil(lambda: window.page.verdict.text == "No network can be reached. Try again later.")
    told = [w.text() for w in window.findChildren(QLabel) if w.isVisible() and "No network" in w.text()]
    assert told == [window.page.verdict.text]
    caplog.clear()


def test_one_button_downloads_a_model_and_one_button_is_the_main_one(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, models: Models
) -> None:
    skip_to(qtbot, window, Step.MODEL)
    qtbot.waitUntil(lambda: shows(window, "Download small (486\u00a0MB)"))
    settings = desk.store.settings
    window.show_settings(replace(settings, engine=replace(settings.engine, model="small")))
    window.show_status(replace(desk.controller.status, model_missing=True, device=""))
    assert main_buttons(window) == ["Download small (486\u00a0MB)"]
    assert not shows(window, "Download and use")
    window.show_settings(settings)
    box = window.model.model.field
    assert isinstance(box, QComboBox)
    box.activated.emit(box.findData("tiny.en"))  # installed: nothing to fetch
    models.here.discard("base")
    window.model.show_models([replace(offer, is_installed=False) for offer in window.model._offers])
    assert shows(window, "Download and use"), "that is another one"
    assert main_buttons(window) == ["Download small (486\u00a0MB)"]
    find(window, "Download small (486\u00a0MB)").click()
    qtbot.waitUntil(lambda: shows(window, "Pause"))
    assert main_buttons(window) == []
    models.go_on.set()


def test_where_it_runs_is_asked_only_where_there_is_something_to_choose(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow
) -> None:
    skip_to(qtbot, window, Step.MODEL)
    device = window.model.device
    qtbot.waitUntil(lambda: bool(device.lines))
    assert not device.isVisible(), "a processor there always is"
    window.show_devices([DeviceOffer(name="cpu", label="A processor"), DeviceOffer(name="", label="A graphics card")])
    assert device.isVisible()
    window.show_devices([DeviceOffer(name="cpu", label="A processor")])
    assert device.isVisible(), "what was shown does not go under somebody's hands"


@pytest.mark.parametrize("told", ["a choice made before", "a trouble", "a library that is missing"])
def test_where_it_runs_is_shown_where_there_is_something_to_say(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, told: str
) -> None:
    skip_to(qtbot, window, Step.MODEL)
    if told == "a choice made before":
        desk.controller.set_value("engine.device", "cpu")
    elif told == "a trouble":
        window.show_devices([], "The driver does not answer.")
    else:
        window.model.device.show_runtime(RuntimeState(bytes=580_000_000, licence="NVIDIA's"))
    qtbot.waitUntil(window.model.device.isVisible)


def test_mnemonics_are_all_different(qtbot: QtBot, window: FirstRunWindow) -> None:
    for page in range(len(Step) + 1):
        buttons = [b for b in window.findChildren(QPushButton) if b.isVisible()]
        keys = [QKeySequence.mnemonic(b.text()).toString() for b in buttons]
        keys = [key for key in keys if key]
        assert len(set(keys)) == len(keys)
        assert page == len(Step) or QKeySequence.mnemonic(window._skip.text()).toString() in keys
        if page < len(Step):
            press(qtbot, window, "Continue" if shows(window, "Continue") else "Skip this step")


def main_buttons(window: FirstRunWindow) -> list[str]:
    return [
        b.text().replace("&", "")
        for b in window.findChildren(QPushButton)
        if b.isVisible() and b.property("role") == "primary" and b.text().replace("&", "") != "Continue"
    ]


def test_without_a_model_the_steps_lead_back_to_where_one_comes_from(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow
) -> None:
    skip_to(qtbot, window, Step.DICTATION)
    missing = replace(
        desk.controller.status,
        model_missing=True,
        device="",
        problem="The model 'base' is not installed.",
        hint="Press “Download model” in the window, or do this: run `dictation models install base`.",
    )
    for page in (window.dictation, window.end):
        page.show_status(missing)
        assert page.verdict.text == (
            "There is no speech model yet. Go back to “Which speech model?” and download one."
        ), "there is no such button in this window"
        page.show_status(replace(missing, download=0.2))
        assert page.verdict.text == "The model is on its way. Try it as soon as it is here."


def test_why_a_download_failed_is_forgotten_when_it_is_tried_again(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, models: Models, caplog: pytest.LogCaptureFixture
) -> None:
    skip_to(qtbot, window, Step.MODEL)
    models.failure = ModelError("No network can be reached.", "Try again later.")
    models.go_on.set()
    window.model.deed_wanted.emit(ModelDeed.FETCH_AND_USE, "base")
    qtbot.waitUntil(window.model._offline.isVisible)
    models.failure = None
    window.model.deed_wanted.emit(ModelDeed.FETCH_AND_USE, "base")
    qtbot.waitUntil(lambda: window.page.verdict.text.startswith("Ready: "))
    assert not window.model._offline.isVisible()
    caplog.clear()


def test_a_model_that_is_not_here_is_not_taken_by_going_back_to_the_usual_one(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, models: Models
) -> None:
    skip_to(qtbot, window, Step.MODEL)
    desk.controller.set_value("engine.model", "tiny.en")
    models.here.discard("base")
    window.reset_wanted.emit("engine.model")
    assert desk.store.settings.engine.model == "tiny.en"
    assert "'base' is not installed" in window.model.rows["engine.model"].problem


def test_what_cannot_be_thrown_away_is_told_where_it_was_asked_for(
    qtbot: QtBot,
    window: FirstRunWindow,
    models: Models,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def discard(_name: str) -> None:
        raise ModelError("Its folder cannot be written.", "")

    monkeypatch.setattr(models, "discard", discard, raising=False)
    skip_to(qtbot, window, Step.MODEL)
    window.model.deed_wanted.emit(ModelDeed.DISCARD, "small")
    row = window.model.rows["engine.model"]
    qtbot.waitUntil(lambda: row.problem == "Its folder cannot be written.")
    caplog.clear()


def test_the_sample_is_read_back_here_and_put_into_another_window(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow
) -> None:
    skip_to(qtbot, window, Step.DELIVERY)
    here = QApplication.focusWidget()
    assert isinstance(here, QPushButton), "the keyboard is there at once"
    qtbot.keyClick(here, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.delivery.here_verdict == "It arrived, and was read back.")
    assert desk.texts == []
    press(qtbot, window, "Try it in another window")
    qtbot.waitUntil(lambda: window.page.verdict.text == "Click into the other window now: 10 s.")
    assert desk.texts == []
    desk.output.own_window_active = False
    qtbot.waitUntil(lambda: desk.texts == [SAMPLE.text, *(each.text for each in SAMPLE_TRIALS)])
    qtbot.waitUntil(lambda: window.page.verdict.text == "Delivered: mousepad took the text.")
    assert shows(window, "Continue")


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (DeliveryState.PROBABLY, "Probably delivered: it was pasted into mousepad"),
        (DeliveryState.NOT_DELIVERED, "Not delivered. The window did not fetch it. Choose another way above"),
    ],
)
def test_what_was_not_proven_is_not_said(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, state: DeliveryState, told: str
) -> None:
    Chain.state, Chain.is_last_only = state, True  # `desk` puts it back
    skip_to(qtbot, window, Step.DELIVERY)
    press(qtbot, window, "Try it in another window")
    desk.output.own_window_active = False
    qtbot.waitUntil(lambda: told in window.page.verdict.text)
    assert shows(window, "Continue") is (state is DeliveryState.PROBABLY)


def test_who_clicks_into_no_window_is_told_and_nothing_is_written(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_window, "CLICK_S", 0.2)
    skip_to(qtbot, window, Step.DELIVERY)
    press(qtbot, window, "Try it in another window")
    qtbot.waitUntil(lambda: "No other window" in window.page.verdict.text)
    desk.output.own_window_active = False
    qtbot.wait(1200)
    assert desk.texts == []
    assert find(window, "Try it in another window").isEnabled()


def test_where_text_is_only_copied_that_is_said(qtbot: QtBot, desk: Desk, window: FirstRunWindow) -> None:
    skip_to(qtbot, window, Step.DELIVERY)
    desk.controller.set_value("output.method", "copy")
    press(qtbot, window, "Try it in another window")
    qtbot.waitUntil(lambda: "press Ctrl+V" in window.page.verdict.text)
    assert desk.texts == []


def test_leaving_the_step_leaves_other_windows_alone(qtbot: QtBot, desk: Desk, window: FirstRunWindow) -> None:
    skip_to(qtbot, window, Step.DELIVERY)
    press(qtbot, window, "Try it in another window")
    press(qtbot, window, "Back")
    assert window.step is Step.MODEL
    desk.output.own_window_active = False
    qtbot.wait(1200)
    assert desk.texts == []


def test_what_arrived_stays_so_when_another_setting_changes(qtbot: QtBot, desk: Desk, window: FirstRunWindow) -> None:
    skip_to(qtbot, window, Step.DELIVERY)
    press(qtbot, window, "Try it in another window")
    desk.output.own_window_active = False
    qtbot.waitUntil(lambda: shows(window, "Continue"))
    desk.controller.set_value("engine.model", "tiny.en")  # a download has ended
    assert shows(window, "Continue")
    desk.controller.set_value("output.method", "copy")
    assert shows(window, "Skip this step")


def test_the_first_dictation_stands_in_its_field_and_the_end_says_how_to_go_on(
    qtbot: QtBot, desk: Desk, window: FirstRunWindow, hotkeys: FakeHotkeys, set_up: SetUp
) -> None:
    skip_to(qtbot, window, Step.DICTATION)
    assert window.page.verdict.text == "Hold Ctrl+Alt+Space and speak."
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: window.page.verdict.text.startswith("Listening."))
    qtbot.wait(450)
    hotkeys.active.send(HotkeyEvent.RELEASED)
    qtbot.waitUntil(lambda: window.dictation.text == "Text 0. ")
    qtbot.waitUntil(lambda: window.page.verdict.text.startswith("It works."))
    press(qtbot, window, "Continue")
    assert window.step is None
    assert window.end.verdict.text.startswith("Ready: ")
    assert set_up.step is None, "the next start is an ordinary one"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not window.isVisible()


# --- skipping, going on -------------------------------------------------------------------------------------------


def test_each_step_can_be_skipped_and_gone_back_to(qtbot: QtBot, window: FirstRunWindow) -> None:
    qtbot.waitUntil(lambda: window.model.is_done)
    seen = []
    for _ in Step:
        seen.append(window.step)
        press(qtbot, window, "Continue" if shows(window, "Continue") else "Skip this step")
    assert seen == list(Step)
    assert window.step is None
    for step in reversed(Step):
        press(qtbot, window, "Back")
        assert window.step is step
    assert not shows(window, "Back")


def test_all_of_it_can_be_skipped(qtbot: QtBot, first_run: FirstRun, window: FirstRunWindow, set_up: SetUp) -> None:
    with qtbot.waitSignal(first_run.left):
        qtbot.keyClick(find(window, "Skip the set-up"), Qt.Key.Key_Return)
    assert not window.isVisible()
    assert set_up.step is None


def test_who_closes_the_window_goes_on_there(
    qtbot: QtBot, first_run: FirstRun, window: FirstRunWindow, set_up: SetUp
) -> None:
    skip_to(qtbot, window, Step.MODEL)
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()
    assert set_up.step is Step.MODEL
    first_run.open()
    assert window.step is Step.MODEL


def test_the_end_of_the_app_is_not_the_users_leaving(qtbot: QtBot, first_run: FirstRun, window: FirstRunWindow) -> None:
    with qtbot.assertNotEmitted(first_run.left):
        window.close()  # as `QApplication.quit` does
    first_run.open()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(first_run.left):
        qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)


def test_who_opens_it_again_later_begins_anew_and_the_next_start_is_an_ordinary_one(
    qtbot: QtBot, first_run: FirstRun, set_up: SetUp
) -> None:
    set_up.end()
    first_run.open()
    assert first_run.window.step is Step.MICROPHONE
    skip_to(qtbot, first_run.window, Step.MODEL)
    first_run.open()  # once more, while it is open
    assert first_run.window.step is Step.MODEL
    first_run.window.close()
    assert set_up.step is None


def test_in_another_language_it_stands_where_it_stood(
    qtbot: QtBot, desk: Desk, first_run: FirstRun, window: FirstRunWindow, hotkeys: FakeHotkeys, set_up: SetUp
) -> None:
    skip_to(qtbot, window, Step.HOTKEY)
    with qtbot.assertNotEmitted(first_run.left):
        first_run.say_anew()
    assert not window.isVisible()
    assert first_run.window.isVisible()
    assert first_run.window.step is set_up.step is Step.HOTKEY
    qtbot.waitUntil(lambda: desk.hotkey.seen_in_trial == ())
    hotkeys.active.send(HotkeyEvent.PRESSED)
    qtbot.waitUntil(lambda: shows(first_run.window, "Continue"))
    skip_to(qtbot, first_run.window, Step.MODEL)
    qtbot.waitUntil(lambda: shows(first_run.window, "Download small (486\u00a0MB)"))


def test_in_another_language_what_is_under_way_goes_on(
    qtbot: QtBot, desk: Desk, first_run: FirstRun, window: FirstRunWindow, models: Models
) -> None:
    skip_to(qtbot, window, Step.MODEL)
    qtbot.waitUntil(lambda: shows(window, "Download small (486\u00a0MB)"))
    press(qtbot, window, "Download small (486\u00a0MB)")
    window.model.deed_wanted.emit(ModelDeed.SHOW_ALL, "small")
    first_run.say_anew()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    everything = first_run._model_panel.window
    assert everything is not None
    assert everything.isVisible()
    assert first_run.window.model.device.lines, "what is known of the devices is there at once"
    qtbot.waitUntil(lambda: shows(first_run.window, "Stop the download"))
    models.go_on.set()
    qtbot.waitUntil(lambda: desk.store.settings.engine.model == "small")


def test_where_models_come_from_is_shown_in_the_settings(
    qtbot: QtBot, desk: Desk, models: Models, set_up: SetUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (first_run_module, settings_window):
        monkeypatch.setattr(module, "devices_from_child", lambda _is_given_up: (CPU,))
    set_up.reach(Step.MODEL)
    windows = SideWindows(
        desk.controller,
        desk.store,
        models,  # type: ignore[arg-type]
        desk.hotkey,
        desk.download,
        desk.capture,  # type: ignore[arg-type]
        desk.output,
        set_up,
    )
    windows.open_first_run()
    assert windows._first_run is not None
    windows._first_run._model_panel.do(ModelDeed.CHOOSE_SOURCE, "")
    assert windows._settings is not None
    qtbot.waitUntil(windows._settings.dialog.rows["models.source"].isVisible)
    assert windows.stop() == ()
    assert QThreadPool.globalInstance().waitForDone(5000)
    for window in (windows._first_run.window, windows._settings.dialog):
        window.deleteLater()
    windows.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# --- for everybody ------------------------------------------------------------------------------------------------


def test_no_control_lacks_a_name_or_a_description(qtbot: QtBot, window: FirstRunWindow) -> None:
    qtbot.waitUntil(lambda: window.model._recommended.isVisibleTo(window.model))
    kinds = (QAbstractButton, QComboBox, QPlainTextEdit)
    found = [
        w for w in window.findChildren(QWidget) if isinstance(w, kinds) and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(found) > 12
    assert [w for w in found if not (w.accessibleName() or getattr(w, "text", str)())] == []
    assert [getattr(w, "text", str)() for w in found if not w.accessibleDescription()] == []


@pytest.mark.parametrize(
    ("step", "platform", "is_wayland", "part"),
    [
        (Step.MICROPHONE, "darwin", False, "Microphone"),
        (Step.HOTKEY, "darwin", False, "Input Monitoring"),
        (Step.DELIVERY, "darwin", False, "Accessibility"),
        (Step.MICROPHONE, "win32", False, "Microphone"),
        (Step.HOTKEY, "linux", True, "page Hotkeys"),
        (Step.DELIVERY, "linux", True, "Ctrl+V"),
    ],
)
def test_what_the_system_has_to_allow_is_said_on_that_system_alone(
    step: Step, platform: str, is_wayland: bool, part: str
) -> None:
    assert part in permission(step, platform, is_wayland=is_wayland)
    assert not permission(step, "linux", is_wayland=False)
    assert not permission(Step.MODEL, platform, is_wayland=is_wayland)
