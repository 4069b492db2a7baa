"""Pictures of every page of the settings dialog, to look at; ``DICTATION_SCREENSHOTS=FOLDER`` keeps them.

What a picture must not be (blank, the wrong brightness) is asserted; whether it is beautiful is not.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from dictation_app.measuring import paragraph
from dictation_app.settings import DictationKey, EngineSettings, HotkeySettings, Settings
from dictation_app.ui import theme, translated
from dictation_app.ui.settings_dialog.dialog import FIRST_SIZE_PX, MINIMUM_WIDTH_PX, SettingsDialog
from dictation_app.ui.settings_dialog.measure_card import MeasureState
from dictation_app.ui.settings_dialog.microphone_choice import MicrophoneChoice
from dictation_app.ui.translated import use_language

from .statuses import speech_levels, with_font
from .test_screenshots import brightness, pictures
from .test_settings_dialog import DOWNLOAD, check_page, fill, show_download, show_gpu_troubles, show_measured

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

__all__ = ["pictures"]

_MEASURING = ("measuring", "reading", "measured")
CHANGED = replace(
    Settings(),
    hotkey=HotkeySettings(
        chord="RightCtrl",
        others=(DictationKey(chord="LeftAlt+Shift+F9", mode="tap", language="de"), DictationKey(chord="F9")),
    ),
    engine=EngineSettings(model="large-v3-turbo", rest_after_s=600, languages="de, en"),
)


def photograph(qtbot: QtBot, folder: Path, kind: str, width: int, height: int) -> None:
    dialog = SettingsDialog(CHANGED)
    qtbot.addWidget(dialog)
    dialog.resize(width, height)
    fill(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    for name in (*dialog.page_names, "search", "downloading", "graphics", "refused", "recording", *_MEASURING):
        show(dialog, name)
        qtbot.waitUntil(partial(check_page, dialog, name))  # layouts settle with the events they post to each other
        if name in _MEASURING:
            bar = dialog._area.verticalScrollBar()
            bar.setValue(bar.maximum())
        qtbot.wait(60)
        image = dialog.grab().toImage()
        image.save(str(folder / f"settings-{name}-{kind}.png"))
        assert brightness(image) < 0.4 if kind == "dark" else brightness(image) > 0.6


def show(dialog: SettingsDialog, name: str) -> None:
    if name in dialog.page_names:
        dialog.open_page(name)
    if name == "microphone":
        control = dialog.rows["audio.microphones"].control
        assert isinstance(control, MicrophoneChoice)
        for index, level in enumerate(speech_levels(150)):
            control.meter.waveform.add(level, float(index))
    elif name == "search":
        dialog._search.setText("text")
    elif name == "downloading":
        dialog.open_page("model")
        show_download(dialog, DOWNLOAD)
    elif name == "graphics":
        dialog.open_page("model")
        show_download(dialog, None)
        show_gpu_troubles(dialog)
    elif name in _MEASURING:
        dialog.open_page("model")
        show_measuring(dialog, name)
    elif name == "refused":
        dialog.open_page("hotkey")
        dialog.show_refusal("hotkey.chord", "Ctrl+Alt+T is taken by another program.")
    elif name == "recording":
        dialog._search.setText("hotkey.chord")
        button = dialog.rows["hotkey.chord"].control.field
        assert isinstance(button, QPushButton)
        button.setFocus()
        button.click()


def show_measuring(dialog: SettingsDialog, name: str) -> None:
    card = dialog.measuring
    is_measuring = name == "measuring"
    title = "large-v3-turbo · Intel(R) Xeon(R) Processor @ 2.60GHz"
    card.show_state(MeasureState(done=2, total=6, title=title) if is_measuring else None)
    card.show_reading(paragraph("en")[1] if name == "reading" else "", 0.0 if name == "reading" else 17.2)
    if name == "reading":
        for index, level in enumerate(speech_levels(150)):
            card._meter.waveform.add(level, float(index))
    if name == "measured":
        show_measured(dialog)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_every_page(qtbot: QtBot, themed: QApplication, pictures: Path, colours: theme.ThemeName) -> None:
    theme.apply(colours)
    photograph(qtbot, pictures, colours, FIRST_SIZE_PX.width(), FIRST_SIZE_PX.height())


@pytest.mark.parametrize("language", translated.LANGUAGES)
def test_every_page_with_a_large_font_at_its_smallest_width(
    qtbot: QtBot, themed: QApplication, pictures: Path, language: str
) -> None:
    use_language(language)
    try:
        kind = f"large-font-{language}"
        with_font(themed, 1.5, lambda: photograph(qtbot, pictures, kind, MINIMUM_WIDTH_PX, 640))
    finally:
        use_language(translated.ENGLISH)
