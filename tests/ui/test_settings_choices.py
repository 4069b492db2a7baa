"""The richer controls of the settings dialog: key combinations, models, devices and the microphone."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QProgressBar, QPushButton

from dictation_app.engine.fetch_progress import FetchStage
from dictation_app.settings import AudioSettings, EngineSettings, FilesSettings, HotkeySettings, Settings
from dictation_app.ui.settings_dialog.chord_edit import LET_GO_MS, ChordEdit
from dictation_app.ui.settings_dialog.device_choice import DeviceChoice, RuntimeState
from dictation_app.ui.settings_dialog.device_lines import DeviceDeed, DeviceTest
from dictation_app.ui.settings_dialog.dialog import SettingsDialog
from dictation_app.ui.settings_dialog.microphone_choice import MicrophoneChoice
from dictation_app.ui.settings_dialog.model_choice import ModelChoice
from dictation_app.ui.settings_dialog.model_offers import ModelDeed, pace

from .statuses import READY
from .test_settings_dialog import BROKEN, DEVICES, DOWNLOAD, MODELS, Asked, asked, dialog, show, show_download

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

__all__ = ["asked", "dialog"]


def chord_edit(dialog: SettingsDialog, key: str = "hotkey.chord") -> ChordEdit:
    show(dialog, key)
    edit = dialog.rows[key].control
    assert isinstance(edit, ChordEdit)
    return edit


CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def test_a_combination_is_recorded_by_pressing_it(dialog: SettingsDialog, qtbot: QtBot, asked: Asked) -> None:
    edit = chord_edit(dialog)
    with qtbot.waitSignal(dialog.recording_changed, check_params_cb=lambda on: on):
        qtbot.keyClick(edit.field, Qt.Key.Key_Space)
    qtbot.keyPress(edit.field, Qt.Key.Key_D, CTRL_ALT)
    # Not while the key is down: its repeats would be the first press of the new hotkey.
    assert asked.all == []
    assert edit.records
    with qtbot.waitSignal(dialog.recording_changed, check_params_cb=lambda on: not on):
        # X tells a key that repeats as let go and pressed again.
        qtbot.keyRelease(edit.field, Qt.Key.Key_D, CTRL_ALT)
        qtbot.keyPress(edit.field, Qt.Key.Key_D, CTRL_ALT)
        qtbot.wait(2 * LET_GO_MS)
        assert edit.records
        qtbot.keyRelease(edit.field, Qt.Key.Key_D, CTRL_ALT)
    assert asked.all == [("hotkey.chord", "Ctrl+Alt+D")]


@pytest.mark.parametrize(
    ("key", "modifiers", "chord"),
    [
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, "F9"),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier, "Ctrl+Tab"),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier, "Ctrl+W"),
        (Qt.Key.Key_PageUp, CTRL_ALT, "Ctrl+Alt+PageUp"),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.MetaModifier, "Super+Space"),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier, "Shift+Tab"),
    ],
)
def test_keys_that_mean_something_in_windows_can_be_recorded(
    dialog: SettingsDialog, qtbot: QtBot, asked: Asked, key: Qt.Key, modifiers: Qt.KeyboardModifier, chord: str
) -> None:
    edit = chord_edit(dialog)
    qtbot.keyClick(edit.field, Qt.Key.Key_Return)
    qtbot.keyClick(edit.field, key, modifiers)
    qtbot.waitUntil(lambda: asked.all == [("hotkey.chord", chord)])
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("button", "modifiers", "chord"),
    [
        (Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, "MouseBack"),
        (Qt.MouseButton.ForwardButton, CTRL_ALT, "Ctrl+Alt+MouseForward"),
    ],
)
def test_a_side_button_of_the_mouse_is_recorded_wherever_the_mouse_is(
    dialog: SettingsDialog,
    qtbot: QtBot,
    asked: Asked,
    button: Qt.MouseButton,
    modifiers: Qt.KeyboardModifier,
    chord: str,
) -> None:
    edit, window = chord_edit(dialog), dialog.windowHandle()
    over_search = dialog._search.mapTo(dialog, dialog._search.rect().center())
    QTest.mouseClick(window, button, modifiers, over_search)
    assert asked.all == []
    qtbot.keyClick(edit.field, Qt.Key.Key_Space)
    QTest.mousePress(window, button, modifiers, over_search)
    qtbot.wait(2 * LET_GO_MS)
    assert asked.all == [], "while it is down its release would be one of the new hotkey"
    QTest.mouseRelease(window, button, modifiers, over_search)
    qtbot.waitUntil(lambda: asked.all == [("hotkey.chord", chord)])
    assert not edit.records
    QTest.mouseClick(window, button, modifiers, over_search)
    qtbot.wait(2 * LET_GO_MS)
    assert len(asked.all) == 1


def test_esc_leaves_the_hotkey_as_it_is_and_is_a_key_to_cancel_with(
    dialog: SettingsDialog, qtbot: QtBot, asked: Asked
) -> None:
    edit = chord_edit(dialog)
    qtbot.keyClick(edit.field, Qt.Key.Key_Space)
    qtbot.keyClick(edit.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not edit.records)
    assert asked.all == []
    assert dialog.isVisible()
    dialog.show_settings(replace(Settings(), hotkey=HotkeySettings(cancel="F4")))
    cancel = chord_edit(dialog, "hotkey.cancel")
    qtbot.keyClick(cancel.field, Qt.Key.Key_Space)
    qtbot.keyClick(cancel.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: asked.all == [("hotkey.cancel", "Escape")])


def test_the_key_to_cancel_can_be_none(dialog: SettingsDialog, qtbot: QtBot, asked: Asked) -> None:
    edit = chord_edit(dialog, "hotkey.cancel")
    remove = next(b for b in edit.findChildren(QPushButton) if b.text() == "No key")
    remove.setFocus()
    qtbot.keyClick(remove, Qt.Key.Key_Return)
    assert asked.all == [("hotkey.cancel", "")]


def test_a_key_that_cannot_be_used_is_told_and_the_next_one_is_taken(
    dialog: SettingsDialog, qtbot: QtBot, asked: Asked
) -> None:
    edit = chord_edit(dialog)
    qtbot.keyClick(edit.field, Qt.Key.Key_Space)
    qtbot.keyClick(edit.field, Qt.Key.Key_5, Qt.KeyboardModifier.KeypadModifier)
    assert dialog.rows["hotkey.chord"].problem == "The keys of the number pad cannot be used."
    assert edit.records
    qtbot.keyClick(edit.field, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: asked.all == [("hotkey.chord", "F9")])


def test_recording_ends_where_the_keyboard_goes_elsewhere(dialog: SettingsDialog, qtbot: QtBot, asked: Asked) -> None:
    for leave in (dialog._search.setFocus, lambda: dialog.open_page("general"), dialog.close):
        dialog.show()
        edit = chord_edit(dialog)
        qtbot.keyClick(edit.field, Qt.Key.Key_Space)
        assert edit.records
        with qtbot.waitSignal(dialog.recording_changed, check_params_cb=lambda on: not on):
            leave()
        assert not edit.records
    assert asked.all == []


def test_repeats_of_a_key_that_is_held_count_once(dialog: SettingsDialog, qtbot: QtBot, asked: Asked) -> None:
    edit = chord_edit(dialog)
    qtbot.keyClick(edit.field, Qt.Key.Key_Space)
    qtbot.keyPress(edit.field, Qt.Key.Key_F9)
    for kind in (QKeyEvent.Type.KeyRelease, QKeyEvent.Type.KeyPress):
        repeat = QKeyEvent(kind, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(edit.field, repeat)
    assert edit.records
    qtbot.keyRelease(edit.field, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: asked.all == [("hotkey.chord", "F9")])


def model_choice(dialog: SettingsDialog) -> ModelChoice:
    show(dialog, "engine.model")
    control = dialog.rows["engine.model"].control
    assert isinstance(control, ModelChoice)
    return control


def text_of(label: QLabel) -> str:
    """As it is read: its spaces are of several kinds."""
    return label.text().replace("\u200b", "").replace("\u00a0", " ")


def pressed(qtbot: QtBot, control: ModelChoice | DeviceChoice, button: QPushButton) -> tuple[str, str]:
    """What a button asks for when it is pressed by key."""
    assert button.isVisible()
    button.setFocus()
    with qtbot.waitSignal(control.deed_wanted) as asked_for:
        qtbot.keyClick(button, Qt.Key.Key_Return)
    return asked_for.args[0], asked_for.args[1]


def model_button(dialog: SettingsDialog, text: str) -> QPushButton:
    return next(b for b in model_choice(dialog).findChildren(QPushButton) if b.text() == text)


def test_models_are_offered_with_size_languages_and_whether_they_are_here(dialog: SettingsDialog) -> None:
    box = model_choice(dialog).field
    assert isinstance(box, QComboBox)
    assert [box.itemText(index) for index in range(box.count())] == [
        "tiny · 78\u00a0MB · 99 languages · installed",
        "base · 148\u00a0MB · 99 languages · installed",
        "small.en · 487\u00a0MB · English only · not installed",
        "large-v3-turbo · 1.6\u00a0GB · 100 languages · not installed",
    ]


def test_a_model_that_is_here_is_used_at_once_and_another_is_downloaded_first(
    dialog: SettingsDialog, qtbot: QtBot, asked: Asked
) -> None:
    box = model_choice(dialog).field
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert asked.all == [("engine.model", "tiny")]
    dialog.show_settings(replace(Settings(), engine=EngineSettings(model="tiny")))
    qtbot.keyClick(box, Qt.Key.Key_End)
    assert asked.all == [("engine.model", "tiny")]
    assert "Until it is, tiny stays in use." in text_of(model_choice(dialog)._state)
    download = model_button(dialog, "Download and use")
    assert download.isVisible()
    download.setFocus()
    assert pressed(qtbot, model_choice(dialog), download) == (ModelDeed.FETCH_AND_USE, "large-v3-turbo")


def test_a_download_shows_how_far_and_how_fast_it_is_and_can_be_paused_and_stopped(
    dialog: SettingsDialog, qtbot: QtBot
) -> None:
    stop, pause = model_button(dialog, "Stop the download"), model_button(dialog, "Pause")
    assert not stop.isVisible()
    show_download(dialog, DOWNLOAD)
    assert text_of(model_choice(dialog)._state) == (
        "Downloading large-v3-turbo: 42 %, 680 MB of 1.6 GB, 3.2 MB/s, about 5 min left. "
        "Meanwhile you can go on dictating."
    )
    progress = model_choice(dialog).findChild(QProgressBar)
    assert (progress.isVisible(), progress.value()) == (True, 42)
    assert pressed(qtbot, model_choice(dialog), stop) == (ModelDeed.GIVE_UP, "")
    assert pressed(qtbot, model_choice(dialog), pause) == (ModelDeed.PAUSE, "")
    show_download(dialog, None)
    assert not stop.isVisible()
    assert dialog.focusWidget() is model_choice(dialog).field


def test_without_a_model_that_works_nobody_is_sent_to_dictate(dialog: SettingsDialog, qtbot: QtBot) -> None:
    dialog.show_models([replace(offer, is_installed=offer.name == "tiny") for offer in MODELS])
    show_download(dialog, DOWNLOAD)
    assert text_of(model_choice(dialog)._state).endswith("about 5 min left.")
    dialog.show_settings(replace(Settings(), engine=EngineSettings(model="tiny")))
    assert text_of(model_choice(dialog)._state).endswith("Meanwhile you can go on dictating.")


@pytest.mark.parametrize(
    ("stage", "told"),
    [
        (FetchStage.CHECKING, "large-v3-turbo: checking the files, 41 %, 3.2 MB/s, about 5 min left. Meanwhile"),
        (FetchStage.WAITING, "large-v3-turbo: waiting until another program has done its work… Meanwhile"),
    ],
)
def test_what_is_done_to_a_download_is_a_sentence_of_its_own(
    dialog: SettingsDialog, qtbot: QtBot, stage: FetchStage, told: str
) -> None:
    assert DOWNLOAD.progress is not None
    paceless = {"bytes_per_s": 0.0} if stage is FetchStage.WAITING else {}
    show_download(dialog, replace(DOWNLOAD, progress=replace(DOWNLOAD.progress, stage=stage, **paceless)))
    assert text_of(model_choice(dialog)._state).startswith(told)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(20, "less than a minute left"), (89 * 60, "about 89 min left"), (5 * 3600, "about 5 h left"), (None, "3.2 MB/s")],
)
def test_the_time_left_is_told_in_round_numbers(seconds: float | None, words: str) -> None:
    assert DOWNLOAD.progress is not None
    assert pace(replace(DOWNLOAD.progress, left_s=seconds))[-1].replace("\u00a0", " ") == words
    assert pace(replace(DOWNLOAD.progress, bytes_per_s=0.0)) == []


def test_a_paused_download_is_offered_whichever_model_is_in_use(dialog: SettingsDialog, qtbot: QtBot) -> None:
    paused = replace(MODELS[2], bytes=487_000_000, paused_bytes=212_000_000)
    dialog.show_models((*MODELS[:2], paused, MODELS[3]))
    choice = model_choice(dialog)
    assert text_of(choice._state).startswith("The download of small.en is paused: 212 MB of 487 MB are here.")
    assert choice.findChild(QProgressBar).value() == 43
    go_on = model_button(dialog, "Go on")
    assert pressed(qtbot, choice, go_on) == (ModelDeed.FETCH, "small.en")
    assert pressed(qtbot, choice, model_button(dialog, "Stop the download")) == (ModelDeed.DISCARD, "small.en")
    qtbot.keyClick(choice.field, Qt.Key.Key_End)  # another one, that is not here either: that is what is looked at
    assert not go_on.isVisible()
    assert model_button(dialog, "Download and use").isVisible()
    qtbot.keyClick(choice.field, Qt.Key.Key_Up)
    assert pressed(qtbot, choice, go_on) == (ModelDeed.FETCH_AND_USE, "small.en")
    go_on.setFocus()
    show_download(dialog, DOWNLOAD)
    assert dialog.focusWidget() is model_button(dialog, "Pause")


def test_all_models_are_one_key_away(dialog: SettingsDialog, qtbot: QtBot) -> None:
    choice = model_choice(dialog)
    assert pressed(qtbot, choice, model_button(dialog, "All models…")) == (ModelDeed.SHOW_ALL, "base")


def test_a_model_is_known_by_its_other_name_too(dialog: SettingsDialog) -> None:
    dialog.show_settings(replace(Settings(), engine=EngineSettings(model="turbo")))
    box = model_choice(dialog).field
    assert isinstance(box, QComboBox)
    assert box.currentData() == "large-v3-turbo"
    assert box.count() == len(MODELS)
    assert "nothing can be understood" in text_of(model_choice(dialog)._state)


def device_choice(dialog: SettingsDialog) -> DeviceChoice:
    show(dialog, "engine.device")
    control = dialog.rows["engine.device"].control
    assert isinstance(control, DeviceChoice)
    return control


def test_devices_are_offered_by_name_and_kept_by_what_stays_with_them(
    dialog: SettingsDialog, qtbot: QtBot, asked: Asked
) -> None:
    box = device_choice(dialog).field
    assert isinstance(box, QComboBox)
    assert [box.itemText(index) for index in range(box.count())] == [
        "Automatic: the fastest there is",
        "Processor: Intel(R) Xeon(R) Processor @ 2.60GHz",
        "Graphics card: NVIDIA H100 (80 GB)",
    ]
    qtbot.keyClick(box, Qt.Key.Key_End)
    assert asked.all == [("engine.device", "GPU-1234abcd")]
    dialog.show_settings(replace(Settings(), engine=EngineSettings(device="cuda:0")))
    assert box.currentText() == "Graphics card: NVIDIA H100 (80 GB)"


def test_the_model_of_files_is_one_that_is_installed_or_that_of_dictation(dialog: SettingsDialog, asked: Asked) -> None:
    show(dialog, "files.model")
    box = dialog.rows["files.model"].control.findChild(QComboBox)
    assert box is not None
    assert [box.itemText(index) for index in range(box.count())] == ["As for dictation", "tiny", "base"]
    assert box.currentText() == "As for dictation"
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert asked.all == [("files.model", "tiny")]
    # One that was installed once stays to be seen.
    dialog.show_settings(replace(Settings(), files=FilesSettings(model="turbo")))
    assert box.currentText() == "large-v3-turbo · not installed"
    dialog.show_settings(Settings())
    assert box.count() == 3


def test_it_says_where_the_model_runs_and_why(dialog: SettingsDialog) -> None:
    choice = device_choice(dialog)
    dialog.show_devices(DEVICES[:1])
    assert text_of(choice._now) == (
        "Now it runs on Intel(R) Xeon(R) Processor @ 2.60GHz. No graphics card that it can run on was found."
    )
    dialog.show_settings(replace(Settings(), engine=EngineSettings(device="cuda:3")))
    box = choice.field
    assert isinstance(box, QComboBox)
    assert box.currentText() == "cuda:3 (not there)"
    dialog.show_devices((), "Nobody knows.")
    assert text_of(choice._now) == "Now it runs on the processor. Nobody knows."


def test_automatic_says_why_it_is_what_it_is(dialog: SettingsDialog) -> None:
    choice = device_choice(dialog)
    why = "NVIDIA H100 is used: of 2 GPUs it has the most free memory (67.7 GB)."
    dialog.show_status(replace(READY, device="cuda:0", device_why=why))
    assert text_of(choice._now) == why
    why = "The CPU is used, because NVIDIA H100 failed before: There is not enough memory for the model."
    dialog.show_status(replace(READY, device="cpu", device_why=why))
    assert text_of(choice._now) == why
    why = "The engine chooses by itself: CUDA_VISIBLE_DEVICES or CUDA_DEVICE_ORDER hides which GPUs it may use."
    dialog.show_status(replace(READY, device="cuda:0", device_why=why))
    assert text_of(choice._now) == f"Now it runs on NVIDIA H100. {why}"


def test_each_device_tells_its_memory_and_what_it_can_compute_in(dialog: SettingsDialog) -> None:
    choice = device_choice(dialog)
    dialog.show_devices((*DEVICES, BROKEN))
    cpu, card, broken = choice.lines
    assert text_of(cpu._facts) == "computes in float32, int8, int8_float32"
    assert text_of(card._facts) == (
        "12.3 GB of 85.9 GB in use · computes in bfloat16, float16, float32, int8, int8_float16"
    )
    assert text_of(broken._facts) == "600 MB of 4.3 GB in use · cannot be used by the speech engine"
    assert not broken.test_button.isVisible()
    dialog.show_devices((DEVICES[0], replace(DEVICES[1], used_bytes=9_000_000_000), BROKEN))
    assert choice.lines[1] is card  # the keyboard may be on it
    assert text_of(card._facts).startswith("9.0 GB of 85.9 GB")
    assert choice.field.count() == 3  # what cannot be used cannot be chosen


def test_a_device_is_tested_by_key_and_says_what_came_of_it(dialog: SettingsDialog, qtbot: QtBot) -> None:
    choice = device_choice(dialog)
    card = choice.lines[1]
    assert pressed(qtbot, choice, card.test_button) == (DeviceDeed.TEST, "GPU-1234abcd")
    choice.show_test(DeviceTest(device="GPU-1234abcd"))
    assert card.test_button.accessibleName() == "Stop testing NVIDIA H100"
    assert pressed(qtbot, choice, card.test_button) == (DeviceDeed.STOP_TEST, "GPU-1234abcd")
    choice.show_test(DeviceTest(device="GPU-1234abcd", sentence="It works.", is_problem=False))
    assert (text_of(card._result), card.test_button.text()) == ("It works.", "Test")
    assert not choice.lines[0]._result.isVisible()


def test_what_a_card_failed_at_is_told_and_it_can_be_tried_again(dialog: SettingsDialog, qtbot: QtBot) -> None:
    choice = device_choice(dialog)
    dialog.show_devices((*DEVICES, BROKEN))
    line = choice.lines[2]
    assert text_of(line._fault) == "The speech engine has no code for this GPU."
    assert pressed(qtbot, choice, line.again_button) == (DeviceDeed.TRY_AGAIN, "GPU-5678abcd")
    dialog.show_devices((*DEVICES, replace(BROKEN, fault="")))
    assert not line.again_button.isVisible()


def test_the_missing_library_is_offered_with_its_size_and_can_be_stopped(dialog: SettingsDialog, qtbot: QtBot) -> None:
    choice = device_choice(dialog)
    install, stop = (next(b for b in choice.findChildren(QPushButton) if b.text() == text)
                     for text in ("Install it", "Stop the download"))  # fmt: skip
    assert not install.isVisible()
    runtime = RuntimeState(bytes=581_000_000, licence="NVIDIA's own")
    choice.show_runtime(runtime)
    assert "cuBLAS 12, 581 MB to download" in text_of(choice._missing)
    assert pressed(qtbot, choice, install) == (DeviceDeed.INSTALL_RUNTIME, "")
    choice.show_runtime(replace(runtime, is_installing=True, progress=DOWNLOAD.progress))
    assert text_of(choice._missing).endswith("downloading, 41 %, 3.2 MB/s, about 5 min left")
    assert dialog.focusWidget() is stop
    assert pressed(qtbot, choice, stop) == (DeviceDeed.STOP_INSTALL, "")
    choice.show_runtime(replace(runtime, problem="The disk is full."))
    assert (text_of(choice._missing), dialog.focusWidget()) == ("The disk is full.", install)
    choice.show_runtime(None)
    assert not choice._missing.isVisible()


def test_the_graphics_card_is_freed_by_key_only_while_the_model_is_there(dialog: SettingsDialog, qtbot: QtBot) -> None:
    choice = device_choice(dialog)
    free = next(b for b in choice.findChildren(QPushButton) if b.text() == "Free the GPU now")
    assert not free.isVisible()
    dialog.show_status(replace(READY, device="cuda:0"))
    assert pressed(qtbot, choice, free) == (DeviceDeed.FREE, "")
    dialog.show_status(replace(READY, device="cuda:0", model_resting=True))
    assert not free.isVisible()


def test_the_microphone_is_listened_to_only_while_its_page_can_be_seen(dialog: SettingsDialog, qtbot: QtBot) -> None:
    seen: list[bool] = []
    dialog.microphone_shown.connect(seen.append)
    dialog.open_page("microphone")
    dialog.open_page("hotkey")
    dialog.open_page("microphone")
    dialog.close()
    dialog.show()
    assert seen == [True, False, True, False, True]
    control = dialog.rows["audio.microphones"].control
    assert isinstance(control, MicrophoneChoice)
    dialog.show_level(-20.0)
    assert len(control.meter.waveform.shares) == 1
    dialog.show_microphone_trouble("No sound comes from 'pulse'.")
    assert control._trouble.isVisible()
    dialog.show_level(-20.0)
    assert not control._trouble.isVisible()


def test_a_microphone_is_not_called_missing_before_the_others_are_known(qtbot: QtBot, themed: QApplication) -> None:
    dialog = SettingsDialog(replace(Settings(), audio=AudioSettings(microphones=("Desk",))))
    qtbot.addWidget(dialog)
    box = dialog.rows["audio.microphones"].control.field
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Desk"
    dialog.show_microphones(["pulse"])
    assert box.currentText() == "Desk (not connected)"


def test_a_microphone_that_is_not_there_is_named_all_the_same(
    dialog: SettingsDialog, qtbot: QtBot, asked: Asked
) -> None:
    dialog.show_settings(replace(Settings(), audio=AudioSettings(microphones=("Desk",))))
    box = show(dialog, "audio.microphones")
    assert isinstance(box, QComboBox)
    assert box.currentText() == "Desk (not connected)"
    qtbot.keyClick(box, Qt.Key.Key_Home)
    assert asked.all == [("audio.microphones", "[]")]


@pytest.mark.skipif(sys.platform != "linux", reason="devices of Linux")
def test_what_asks_more_of_the_user_can_be_chosen_and_says_what(dialog: SettingsDialog, asked: Asked) -> None:
    show(dialog, "hotkey.backend")
    row = dialog.rows["hotkey.backend"]
    choice = row.control.findChild(QComboBox)
    assert choice is not None
    assert "passwords" in " ".join(label.text() for label in row.findChildren(QLabel))
    choice.setCurrentIndex(choice.findData("evdev"))
    choice.activated.emit(choice.currentIndex())
    assert asked.all == [("hotkey.backend", "evdev")]
