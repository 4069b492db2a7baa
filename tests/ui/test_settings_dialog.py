"""The settings dialog alone: what stands on its pages, that nothing is forgotten, and that everybody can use it."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from dictation_app import settings as settings_module
from dictation_app.engine.fetch_progress import FetchProgress, FetchStage
from dictation_app.settings import AudioSettings, DictationKey, EngineSettings, HotkeySettings, Settings
from dictation_app.ui.choice_box import ChoiceBox
from dictation_app.ui.settings_dialog import plan
from dictation_app.ui.settings_dialog.chord_edit import ChordEdit
from dictation_app.ui.settings_dialog.device_choice import DeviceChoice, RuntimeState
from dictation_app.ui.settings_dialog.device_lines import DeviceOffer, DeviceTest
from dictation_app.ui.settings_dialog.dialog import MINIMUM_WIDTH_PX, SettingsDialog
from dictation_app.ui.settings_dialog.duration import from_words, in_words
from dictation_app.ui.settings_dialog.measure_rows import MeasuredOffer
from dictation_app.ui.settings_dialog.model_choice import ModelChoice
from dictation_app.ui.settings_dialog.model_offers import DownloadState, ModelOffer
from dictation_app.ui.waveform import LevelMeter

from .statuses import READY, with_font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

MODELS = (
    ModelOffer(name="tiny", bytes=78_000_000, languages=99, is_installed=True),
    ModelOffer(name="base", bytes=148_000_000, languages=99, is_installed=True, expected_s=0.42),
    ModelOffer(name="small.en", bytes=487_000_000, languages=1, is_installed=False),
    ModelOffer(name="large-v3-turbo", bytes=1_600_000_000, languages=100, is_installed=False, aliases=("turbo",)),
)
DEVICES = (
    DeviceOffer(
        name="cpu",
        label="Intel(R) Xeon(R) Processor @ 2.60GHz",
        compute_types=("float32", "int8", "int8_float32"),
    ),
    DeviceOffer(
        name="cuda:0",
        label="NVIDIA H100",
        memory_bytes=80 * 2**30,
        used_bytes=12_300_000_000,
        uuid="GPU-1234abcd",
        compute_types=("bfloat16", "float16", "float32", "int8", "int8_float16"),
    ),
)
BROKEN = DeviceOffer(
    name="",
    label="NVIDIA GeForce GTX 960",
    memory_bytes=4 * 2**30,
    used_bytes=600_000_000,
    uuid="GPU-5678abcd",
    fault="The speech engine has no code for this GPU.",
)
DOWNLOAD = DownloadState(
    "large-v3-turbo",
    0.42,
    FetchProgress(
        stage=FetchStage.DOWNLOADING,
        done_bytes=680_000_000,
        total_bytes=1_620_000_000,
        bytes_per_s=3_200_000,
        left_s=290.0,
    ),
)


def show_download(dialog: SettingsDialog, download: DownloadState | None) -> None:
    """As the app tells of one."""
    dialog.tell(ModelChoice, "download", lambda control: control.show_download(download))


def show_gpu_troubles(dialog: SettingsDialog) -> None:
    """All that there is to say about graphics cards."""
    dialog.show_devices((*DEVICES, BROKEN))
    runtime = RuntimeState(bytes=581_000_000, licence="NVIDIA's own (proprietary)")
    dialog.tell(DeviceChoice, "runtime", lambda control: control.show_runtime(runtime))
    test = DeviceTest(device="GPU-1234abcd", sentence="It works: loaded in 1.2 s (float16), five seconds of speech "
                      "understood in 0.11 s, 93 % of the words right.")  # fmt: skip
    dialog.tell(DeviceChoice, "test", lambda control: control.show_test(test))
    why = "NVIDIA H100 is used: a GPU is many times faster than the CPU."
    dialog.show_status(replace(READY, device="cuda:0", compute_type="float16", device_why=why))


def fill(dialog: SettingsDialog) -> None:
    """Tell it all that the app tells."""
    dialog.show_status(READY)
    dialog.show_models(MODELS)
    dialog.show_devices(DEVICES)
    dialog.show_microphones(["USB Headset Analog Mono", "pulse"])


def show_measured(dialog: SettingsDialog) -> None:
    """What came of a measurement, on a machine with a graphics card."""
    processor, card = DEVICES[0].label, DEVICES[1].label
    offers = [
        MeasuredOffer(model="base", device="cpu", title=f"base · {processor}", wait_s=0.4, right_share=0.93),
        MeasuredOffer(model="base", device="GPU-1234abcd", title=f"base · {card}", wait_s=0.06, right_share=0.93),
        MeasuredOffer(model="large-v3-turbo", device="cpu", title=f"large-v3-turbo · {processor}", wait_s=4.9,
                      right_share=1.0),
        MeasuredOffer(model="large-v3-turbo", device="GPU-1234abcd", title=f"large-v3-turbo · {card}",
                      problem="The GPU has too little free memory for this model."),
    ]  # fmt: skip
    dialog.measuring.show_results(offers, f"Recommended: base · {card}. It is the most exact one that answers at once.")
    dialog.measuring.show_in_use("base", "cpu")


@pytest.fixture
def dialog(qtbot: QtBot, themed: QApplication) -> Iterator[SettingsDialog]:
    dialog = SettingsDialog(Settings())
    fill(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    yield dialog
    # Nothing of it is left when the colours change back.
    dialog.close()
    dialog.deleteLater()
    themed.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Asked:
    """What a dialog asked for, in order."""

    def __init__(self, dialog: SettingsDialog) -> None:
        self.all: list[tuple[str, str]] = []
        self.resets: list[list[str]] = []
        dialog.change_wanted.connect(lambda key, text: self.all.append((key, text)))
        dialog.reset_wanted.connect(self.resets.append)


@pytest.fixture
def asked(dialog: SettingsDialog) -> Asked:
    return Asked(dialog)


def show(dialog: SettingsDialog, key: str) -> QWidget:
    """Open the page of a setting; returns the widget that takes the keys."""
    page = next(page for page in plan.pages() if any(item.key == key for item in page.items))
    dialog.open_page(page.name)
    field = dialog.rows[key].control.field
    field.setFocus()
    return field


# --- nothing is forgotten -------------------------------------------------------------------------------------------


def test_every_setting_has_exactly_one_control(dialog: SettingsDialog) -> None:
    planned = [item.key for page in plan.pages() for item in page.items]
    assert sorted(planned) == sorted(settings_module.all_keys())
    assert list(dialog.rows) == planned
    assert len({row.control for row in dialog.rows.values()}) == len(planned)


def test_a_setting_that_nobody_placed_comes_last_with_its_own_description(
    qtbot: QtBot, themed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    advanced = plan.advanced_page()
    without = replace(advanced, groups=advanced.groups[1:])
    missing = {item.key for item in advanced.groups[0].items}
    monkeypatch.setattr(plan, "advanced_page", lambda: without)
    dialog = SettingsDialog(Settings())
    qtbot.addWidget(dialog)
    assert set(list(dialog.rows)[-len(missing) :]) == missing
    for key in missing:
        assert dialog.rows[key].item.explanation == settings_module.describe(key)


def test_every_setting_has_a_name_and_an_explanation_and_no_two_the_same_name_on_a_page() -> None:
    for page in plan.pages():
        labels = [item.label for item in page.items]
        assert len(set(labels)) == len(labels)
        assert all(item.label and item.explanation.endswith((".", ")", "…")) for item in page.items), page.name


def test_every_choice_has_words_for_all_of_its_values() -> None:
    for page in plan.pages():
        for item in page.items:
            named = {option.value for option in item.options}
            choices = set(settings_module.form(item.key).choices)
            assert named <= choices or not choices, item.key
            if item.key != "engine.compute_type":  # those are names already
                assert named == choices or not choices, item.key


def test_what_is_shown_first_is_what_holds(dialog: SettingsDialog) -> None:
    shown = {
        key: row.control.field
        for key, row in dialog.rows.items()
        if isinstance(row.control.field, QCheckBox | QComboBox | QAbstractSpinBox)
        and settings_module.get(Settings(), key) != "[]"
    }
    assert len(shown) > 25
    for key, field in shown.items():
        value = settings_module.get(Settings(), key)
        if isinstance(field, QCheckBox):
            assert field.isChecked() is value, key
        elif isinstance(field, QComboBox):
            assert field.currentData() == str(value), key
        else:
            assert field.property("value") == value, key


class WindowsShown(QObject):
    """Everything that comes up as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.all.append(watched)
        return False


def test_nothing_but_the_dialog_comes_up_as_a_window(qtbot: QtBot, themed: QApplication) -> None:
    shown = WindowsShown()
    themed.installEventFilter(shown)
    try:
        dialog = SettingsDialog(Settings())
        qtbot.addWidget(dialog)
        fill(dialog)
        dialog.show()
        everything_shown(dialog)
        assert len(dialog.rows) > 30
        dialog._search.setText("a")
        for name in dialog.page_names:
            dialog.open_page(name)
    finally:
        themed.removeEventFilter(shown)
    assert shown.all == [dialog]


def test_only_the_first_page_is_made_before_the_dialog_is_seen(
    qtbot: QtBot, themed: QApplication, measured: Callable[[str], None]
) -> None:
    started_s = time.process_time()
    dialog = SettingsDialog(Settings())
    qtbot.addWidget(dialog)
    dialog.show()
    measured(f"settings dialog: {time.process_time() - started_s:.2f} s of processor time to open")
    assert dialog._sections.made == 1
    qtbot.waitUntil(lambda: dialog._sections.made == len(dialog.page_names))


def test_the_app_starts_without_importing_it() -> None:
    script = (
        "import sys, dictation_app.app;"
        "parts = ('settings_dialog', 'settings_window', 'workers.level', 'doctor');"
        "bad = [m for m in sys.modules if m.startswith('dictation_app') and any(part in m for part in parts)];"
        "sys.exit(' '.join(bad) or None)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr


# --- each kind of control, by keyboard ------------------------------------------------------------------------------


def test_the_space_bar_switches_a_check_box(dialog: SettingsDialog, qtbot: QtBot, asked: Asked) -> None:
    box = show(dialog, "ui.overlay")
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert asked.all == [("ui.overlay", "false")]


def test_a_click_on_the_name_of_a_check_box_switches_it(dialog: SettingsDialog, qtbot: QtBot, asked: Asked) -> None:
    show(dialog, "ui.overlay")
    label = next(w for w in dialog.rows["ui.overlay"].findChildren(QLabel) if w.text().startswith("Show a small bar"))
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
    assert asked.all == [("ui.overlay", "false")]


def test_the_arrow_keys_choose_one_of_several(dialog: SettingsDialog, qtbot: QtBot, asked: Asked) -> None:
    box = show(dialog, "ui.theme")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert asked.all == [("ui.theme", "light")]


def test_a_number_counts_when_it_is_typed_to_its_end(dialog: SettingsDialog, qtbot: QtBot, asked: Asked) -> None:
    spin = show(dialog, "hotkey.tap_ms")
    assert isinstance(spin, QAbstractSpinBox)
    spin.selectAll()
    qtbot.keyClicks(spin, "250")
    assert asked.all == []
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert asked.all == [("hotkey.tap_ms", "250")]
    qtbot.keyClick(spin, Qt.Key.Key_Up)
    assert asked.all[1:] == [("hotkey.tap_ms", "260")]


def test_a_decimal_number_can_be_typed(dialog: SettingsDialog, qtbot: QtBot, asked: Asked) -> None:
    spin = show(dialog, "segmenter.min_utterance_s")
    assert isinstance(spin, QAbstractSpinBox)
    spin.selectAll()
    qtbot.keyClicks(spin, "4.5")
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert asked.all == [("segmenter.min_utterance_s", "4.5")]


@pytest.mark.parametrize(("typed", "seconds"), [("90 s", 90), ("2 h", 7200), ("45", 2700), ("5m", 300)])
def test_a_duration_is_typed_as_people_tell_it(
    dialog: SettingsDialog, qtbot: QtBot, asked: Asked, typed: str, seconds: int
) -> None:
    spin = show(dialog, "engine.rest_after_s")  # 30 min: so a number alone is of minutes
    assert isinstance(spin, QAbstractSpinBox)
    assert spin.text() == "30 min"
    spin.selectAll()
    qtbot.keyClicks(spin, typed)
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert asked.all == [("engine.rest_after_s", str(seconds))]


def test_the_steps_of_a_duration_are_round(dialog: SettingsDialog, qtbot: QtBot, asked: Asked) -> None:
    spin = show(dialog, "audio.keep_open_s")
    assert isinstance(spin, QAbstractSpinBox)
    assert spin.text() == "Close at once"
    for _ in range(7):
        qtbot.keyClick(spin, Qt.Key.Key_Up)
    assert [int(text) for _key, text in asked.all] == [10, 20, 30, 40, 50, 60, 120]
    asked.all.clear()
    for _ in range(7):
        qtbot.keyClick(spin, Qt.Key.Key_Down)
    assert [int(text) for _key, text in asked.all] == [60, 50, 40, 30, 20, 10, 0]


@pytest.mark.parametrize("seconds", [0, 1, 59, 60, 61, 90, 3600, 5400, 7200, 86400])
def test_a_duration_in_words_is_read_back(seconds: int) -> None:
    assert from_words(in_words(seconds), "h") == seconds


def test_a_text_counts_with_enter_and_esc_brings_back_what_holds(
    dialog: SettingsDialog, qtbot: QtBot, asked: Asked
) -> None:
    edit = show(dialog, "engine.languages")
    assert isinstance(edit, QLineEdit)
    qtbot.keyClicks(edit, "de")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert asked.all == [("engine.languages", "de")]
    dialog.show_refusal("engine.languages", "No.")
    assert edit.text() == "de"
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == ""
    assert dialog.rows["engine.languages"].problem == ""
    assert dialog.isVisible()
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("key", ["hotkey.tap_ms", "engine.rest_after_s", "segmenter.min_utterance_s"])
def test_esc_takes_back_a_number_that_is_being_typed_and_only_then_closes(
    dialog: SettingsDialog, qtbot: QtBot, asked: Asked, key: str
) -> None:
    spin = show(dialog, key)
    assert isinstance(spin, QAbstractSpinBox)
    before = spin.text()
    spin.selectAll()
    qtbot.keyClicks(spin, "7")
    qtbot.keyClick(spin, Qt.Key.Key_Escape)
    assert spin.text() == before
    assert dialog.isVisible()
    qtbot.keyClick(spin, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert asked.all == []


def test_the_wheel_changes_nothing_on_its_way_over_the_page(dialog: SettingsDialog, asked: Asked) -> None:
    for key in ("ui.theme", "hotkey.tap_ms", "segmenter.min_utterance_s", "engine.rest_after_s"):
        field = show(dialog, key)
        middle = field.rect().center().toPointF()
        turned = QWheelEvent(
            middle, field.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, turned)
    assert asked.all == []


def test_a_change_from_elsewhere_is_shown(dialog: SettingsDialog) -> None:
    new = replace(
        Settings(),
        hotkey=HotkeySettings(chord="ctrl+f9", tap_ms=100),
        audio=AudioSettings(microphones=("pulse",)),
        engine=EngineSettings(model="tiny", language="de"),
    )
    dialog.show_settings(new)
    rows = dialog.rows
    chord = rows["hotkey.chord"].control
    assert isinstance(chord, ChordEdit)
    assert chord._caps.accessibleName() == "Hotkey: Ctrl+F9"
    language, microphone = rows["engine.language"].control.field, rows["audio.microphones"].control.field
    assert isinstance(language, QComboBox)
    assert language.currentText() == "German (de)"
    assert isinstance(microphone, QComboBox)
    assert microphone.currentText() == "pulse"


# --- back to the default --------------------------------------------------------------------------------------------


def test_only_what_is_changed_can_be_reset(dialog: SettingsDialog, qtbot: QtBot, asked: Asked) -> None:
    dialog.show_settings(replace(Settings(), hotkey=HotkeySettings(tap_ms=100)))
    show(dialog, "hotkey.tap_ms")
    changed = [key for key, row in dialog.rows.items() if not row.reset_button.isHidden()]
    assert changed == ["hotkey.tap_ms"]
    reset = dialog.rows["hotkey.tap_ms"].reset_button
    assert reset.accessibleName() == "Reset “Longest tap”"
    reset.setFocus()
    qtbot.keyClick(reset, Qt.Key.Key_Return)
    assert asked.resets == [["hotkey.tap_ms"]]
    dialog.show_settings(Settings())
    assert reset.isHidden()
    assert dialog.focusWidget() is dialog.rows["hotkey.tap_ms"].control.field


def test_a_page_is_reset_with_one_button(dialog: SettingsDialog, qtbot: QtBot, asked: Asked) -> None:
    dialog.show_settings(replace(Settings(), hotkey=HotkeySettings(chord="Ctrl+F9", tap_ms=100)))
    dialog.open_page("hotkey")
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Reset page" and b.isVisible())
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert asked.resets == [["hotkey.chord", "hotkey.tap_ms"]]
    dialog.open_page("general")
    assert not any(b.text() == "Reset page" and b.isVisible() for b in dialog.findChildren(QPushButton))


# --- the search -----------------------------------------------------------------------------------------------------

TAPS = ("hotkey.tap_ms", "hotkey.double_tap_ms")


def visible_keys(dialog: SettingsDialog) -> list[str]:
    return [key for key, row in dialog.rows.items() if row.isVisible()]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("vram", "engine.rest_after_s"),
        ("push to talk", "hotkey.chord"),
        ("dark", "ui.theme"),
        ("audio.tail_ms", "audio.tail_ms"),
        ("INCOGNITO", "history.private"),
        ("clipboard paste", "output.method"),
        ("precision", "engine.compute_type"),
    ],
)
def test_the_search_finds_by_name_meaning_and_other_words(
    dialog: SettingsDialog, qtbot: QtBot, words: str, found: str
) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(dialog.focusWidget(), words)
    shown = visible_keys(dialog)
    assert found in shown
    assert len(shown) < 12


def test_a_search_finds_what_pages_do_besides_settings(dialog: SettingsDialog) -> None:
    for words, found, others in (
        ("backup settings", dialog.transfer, dialog.insertion),
        ("arrive test", dialog.insertion, dialog.transfer),
    ):
        dialog._search.setText(words)
        assert found.isVisible()
        assert not others.isVisible()
    dialog._search.setText("backup arrive")
    assert not dialog.transfer.isVisible()


def test_the_arrow_down_goes_from_the_search_to_the_first_hit_and_esc_ends_it(
    dialog: SettingsDialog, qtbot: QtBot
) -> None:
    dialog.open_page("hotkey")
    qtbot.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = dialog.focusWidget()
    qtbot.keyClicks(search, "dark")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.rows["ui.theme"].control.field
    search.setFocus()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert visible_keys(dialog) == ["hotkey.chord", "hotkey.mode", "hotkey.cancel", *TAPS, "hotkey.others"]
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_arrow_keys_from_the_search_change_nothing(dialog: SettingsDialog, qtbot: QtBot) -> None:
    wanted: list[tuple[str, str]] = []
    dialog.change_wanted.connect(lambda key, value: wanted.append((key, value)))
    dialog._search.setFocus()
    qtbot.keyClick(dialog._search, Qt.Key.Key_Down)
    assert dialog._list.hasFocus()
    dialog._search.setText("text")
    dialog._search.setFocus()
    hits = visible_keys(dialog)
    for key in hits:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        assert dialog.rows[key].control.isAncestorOf(dialog.focusWidget())
    for key in reversed(hits[:-1]):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Up)
        assert dialog.rows[key].control.isAncestorOf(dialog.focusWidget())
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Up)
    assert dialog._search.hasFocus()
    assert len(hits) > 1
    assert wanted == []


def test_who_stays_at_a_hit_changes_it_with_the_arrow_keys_as_ever(dialog: SettingsDialog, qtbot: QtBot) -> None:
    dialog._search.setText("dark")
    dialog._search.setFocus()
    qtbot.keyClick(dialog._search, Qt.Key.Key_Down)
    box = dialog.rows["ui.theme"].control.field
    before = box.currentIndex()
    qtbot.keyClick(box, Qt.Key.Key_Shift)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentIndex() == before + 1


def test_the_list_of_a_box_shows_all_its_rows(dialog: SettingsDialog, qtbot: QtBot) -> None:
    box = dialog.rows["ui.theme"].control.field
    box.showPopup()
    view = box.view()
    qtbot.waitExposed(view.window())
    last = view.visualRect(view.model().index(view.model().rowCount() - 1, 0))
    assert view.viewport().rect().contains(last)
    assert last.height() >= view.fontMetrics().height() + 8
    box.hidePopup()


def test_what_is_found_is_no_higher_than_it_needs(dialog: SettingsDialog, qtbot: QtBot) -> None:
    for key in ("hotkey.chord", "engine.model", "audio.microphones"):
        dialog._search.setText(key)
        row = dialog.rows[key]
        field = row.control.field
        if key == "hotkey.chord":
            field.setFocus()
            qtbot.keyClick(field, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda row=row: row.isVisible() and row.height() <= row.heightForWidth(row.width()))


def test_where_nothing_is_found_it_says_so(dialog: SettingsDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog._search, "zeppelin")
    assert visible_keys(dialog) == []
    assert any(label.text().startswith("Nothing found") for label in dialog.findChildren(QLabel) if label.isVisible())


def test_choosing_a_page_ends_the_search(dialog: SettingsDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog._search, "dark")
    assert dialog._list.selectedItems() == []
    dialog._list.setFocus()
    qtbot.keyClick(dialog._list, Qt.Key.Key_Down)
    assert dialog._search.text() == ""
    assert dialog._list.item(1).isSelected()
    assert visible_keys(dialog) == ["hotkey.chord", "hotkey.mode", "hotkey.cancel", *TAPS, "hotkey.others"]


# --- for everybody --------------------------------------------------------------------------------------------------


def everything_shown(dialog: SettingsDialog) -> None:
    """Each control that there can be."""
    audio = AudioSettings(microphones=("USB Headset Analog Mono", "Desk", ""))
    keys = (DictationKey(chord="F9"), DictationKey(chord="RightCtrl"))
    hotkey = HotkeySettings(chord="Ctrl+F9", tap_ms=100, others=keys)
    dialog.show_settings(replace(Settings(), hotkey=hotkey, audio=audio))
    dialog.show_microphone_heard("USB Headset Analog Mono")
    show_download(dialog, DOWNLOAD)
    show_gpu_troubles(dialog)
    show_measured(dialog)


def controls(dialog: SettingsDialog) -> list[QWidget]:
    kinds = QAbstractButton | QLineEdit | QAbstractSpinBox | QComboBox | QProgressBar | LevelMeter
    inner = {
        child for box in dialog.findChildren(QWidget) if isinstance(box, QAbstractSpinBox | QComboBox | QLineEdit)
        for child in box.findChildren(QWidget)
    }  # fmt: skip
    return [
        w
        for w in dialog.findChildren(QWidget)
        if w not in inner and (isinstance(w, kinds) or w.focusPolicy() & Qt.FocusPolicy.TabFocus)
    ]


def test_no_control_lacks_a_name_or_a_description_for_screen_readers(dialog: SettingsDialog) -> None:
    everything_shown(dialog)
    assert len(dialog.rows) >= 38
    found = controls(dialog)
    assert len(found) > 100
    unnamed = [w for w in found if not w.accessibleName()]
    undescribed = [w for w in found if not w.accessibleDescription()]
    assert [(type(w).__name__, w.parent()) for w in unnamed] == []
    assert [(type(w).__name__, w.accessibleName()) for w in undescribed] == []


def test_a_problem_is_told_to_screen_readers_with_its_control(dialog: SettingsDialog) -> None:
    field = show(dialog, "hotkey.chord")
    dialog.show_refusal("hotkey.chord", "Ctrl+F9 is taken by another program.")
    assert field.accessibleDescription().endswith("Ctrl+F9 is taken by another program.")
    dialog.open_page("general")
    assert dialog.rows["hotkey.chord"].problem == ""


def test_the_tab_key_goes_from_top_to_bottom_on_every_page(dialog: SettingsDialog, qtbot: QtBot) -> None:
    everything_shown(dialog)
    for name in ("advanced", *dialog.page_names):
        dialog.open_page(name)
        qtbot.wait(10)
        order = []
        widget = dialog._search
        for _ in range(200):
            order.append(widget)
            widget = next_in_order(widget)
            if widget is dialog._search:
                break
        assert order[:2] == [dialog._search, dialog._list]
        assert order[2].accessibleName() == "Doctor"
        assert len(order) > 4
        tops = [w.mapTo(dialog._area.widget(), QPoint(0, 0)).y() for w in order[3:]]
        for above, below in itertools.pairwise(tops):
            assert below >= above - 40, (name, tops)  # those of one row stand nearly beside each other


def next_in_order(widget: QWidget) -> QWidget:
    widget = widget.nextInFocusChain()
    while not (
        widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ):
        widget = widget.nextInFocusChain()
    return widget


def test_enter_in_a_field_presses_no_button(dialog: SettingsDialog, qtbot: QtBot, asked: Asked) -> None:
    everything_shown(dialog)
    spin = show(dialog, "hotkey.tap_ms")
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert asked.all == []
    assert asked.resets == []


def test_all_pages_are_of_one_width_and_their_fields_begin_at_one_place(dialog: SettingsDialog, qtbot: QtBot) -> None:
    widths = set()
    for name in dialog.page_names:
        dialog.open_page(name)
        qtbot.wait(50)
        widths.add(dialog._area.viewport().width())
    assert len(widths) == 1
    dialog.open_page("history")
    qtbot.wait(50)
    fields = [row.control.field for row in dialog.rows.values() if row.isVisible()]
    left = {f.mapTo(dialog, QPoint(0, 0)).x() for f in fields if not isinstance(f, QCheckBox)}
    assert len(left) == 1


def test_it_keeps_its_place_while_it_is_closed(dialog: SettingsDialog) -> None:
    dialog.open_page("text")
    dialog.resize(700, 500)
    dialog.close()
    dialog.show()
    assert (dialog.width(), dialog.height()) == (700, 500)
    assert visible_keys(dialog) == [item.key for page in plan.pages() if page.name == "text" for item in page.items]


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_nothing_is_cut_off_at_the_smallest_width(qtbot: QtBot, themed: QApplication, factor: float) -> None:
    def check() -> None:
        dialog = SettingsDialog(Settings())
        qtbot.addWidget(dialog)
        dialog.resize(MINIMUM_WIDTH_PX, 420)
        fill(dialog)
        everything_shown(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        for name in dialog.page_names:
            dialog.open_page(name)
            dialog.show_refusal("hotkey.chord", "Ctrl+Alt+Shift+Super+ScrollLock is taken by another program.")
            assert dialog.width() == MINIMUM_WIDTH_PX
            # Layouts settle with the events they post to each other.
            qtbot.waitUntil(partial(check_page, dialog, name), timeout=3000)

    with_font(themed, factor, check)


def check_page(dialog: SettingsDialog, name: str) -> None:
    content = dialog._area.widget()
    assert content.width() <= dialog._area.viewport().width(), name
    for widget in content.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QPushButton | ChoiceBox | QAbstractSpinBox):
            continue
        left = widget.mapTo(content, QPoint(0, 0)).x()
        assert left >= 0
        assert left + widget.width() <= content.width(), (name, widget)
        if isinstance(widget, QLabel) and widget.wordWrap():
            assert widget.height() >= widget.heightForWidth(widget.width()), widget.text()
            longest = max(re.split(r"[\s\u200b]", widget.text()), key=len)
            assert widget.fontMetrics().horizontalAdvance(longest) <= widget.width(), longest
        elif isinstance(widget, QPushButton):
            assert widget.width() >= widget.sizeHint().width(), widget.text()
        assert widget.height() >= widget.minimumSizeHint().height(), widget


@pytest.mark.parametrize("key", ["audio.microphones", "hotkey.chord", "engine.model", "engine.device", "output.method"])
def test_a_setting_is_opened_at_its_place_with_the_keyboard_on_it(
    dialog: SettingsDialog, qtbot: QtBot, key: str
) -> None:
    dialog._search.setText("colours")
    dialog.open_setting(key)
    row = dialog.rows[key]
    assert row.isVisible()
    qtbot.waitUntil(lambda: row.control.isAncestorOf(dialog.focusWidget()) or dialog.focusWidget() is row.control)
    assert dialog._search.text() == ""
    top = row.mapTo(dialog._area.widget(), row.rect().topLeft()).y() - dialog._area.verticalScrollBar().value()
    assert 0 <= top < dialog._area.viewport().height()


def test_the_doctor_is_asked_for_from_every_page(dialog: SettingsDialog, qtbot: QtBot) -> None:
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "&Doctor")
    assert button.accessibleDescription()
    for name in dialog.page_names:
        dialog.open_page(name)
        assert button.isVisible()
        with qtbot.waitSignal(dialog.doctor_wanted):
            qtbot.keyClick(button, Qt.Key.Key_Space)
