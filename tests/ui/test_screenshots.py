"""Pictures of everything the user sees, to look at; ``DICTATION_SCREENSHOTS=FOLDER`` keeps them.

What a picture must not be (blank, the wrong brightness, cut off) is asserted; whether it is beautiful is not.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from dictation_app.ui import icons, theme
from dictation_app.ui.main_window import MainWindow
from dictation_app.ui.overlay import Overlay
from dictation_app.values import AppState

from .statuses import (
    COPIED,
    HOTKEY_TAKEN,
    LAST,
    MODEL_MISSING,
    READY,
    WITHHELD,
    Clock,
    speech_levels,
    status,
    with_font,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dictation_app.values import AppStatus

WINDOWS = {
    "first-start": status(AppState.LOADING, device="", compute_type=""),
    "idle": READY,
    "listening": status(AppState.LISTENING, last=LAST),
    "transcribing": status(AppState.TRANSCRIBING, last=LAST),
    "last-text": replace(READY, last=LAST),
    "withheld": replace(READY, last=WITHHELD),
    "copied": replace(READY, last=COPIED),
    "error": HOTKEY_TAKEN,
    "model-missing": MODEL_MISSING,
    "downloading": replace(MODEL_MISSING, download=0.42),
}


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = Path(os.environ.get("DICTATION_SCREENSHOTS", tmp_path)).absolute() / "ui"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def brightness(image: QImage) -> float:
    """Mean brightness 0..1."""
    small = image.scaled(32, 32)
    return sum(small.pixelColor(x, y).lightnessF() for x in range(32) for y in range(32)) / 1024


def picture_of_window(qtbot: QtBot, shown: AppStatus, width: int = 520, height: int = 560) -> QImage:
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(width, height)
    window.show_status(replace(shown, state=AppState.LISTENING))
    window.show_status(shown)
    if shown.state is AppState.LISTENING:
        for index, level in enumerate(speech_levels(150)):
            window._page._meter.waveform.add(level, float(index))
    window.show()
    qtbot.waitExposed(window)
    # Layouts settle with the events they post to each other.
    qtbot.wait(20)
    return window.grab().toImage()


@pytest.mark.parametrize("name", WINDOWS)
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_window(qtbot: QtBot, themed: QApplication, pictures: Path, colours: theme.ThemeName, name: str) -> None:
    theme.apply(colours)
    image = picture_of_window(qtbot, WINDOWS[name])
    image.save(str(pictures / f"window-{name}-{colours}.png"))
    assert brightness(image) > 0.6 if colours == "light" else brightness(image) < 0.4


@pytest.mark.parametrize("name", ["listening", "model-missing", "withheld"])
def test_window_with_a_large_font_at_its_smallest_width(
    qtbot: QtBot, themed: QApplication, pictures: Path, name: str
) -> None:
    def show() -> None:
        image = picture_of_window(qtbot, WINDOWS[name], width=420, height=760)
        image.save(str(pictures / f"window-{name}-large-font.png"))
        assert image.deviceIndependentSize().width() == 420

    with_font(themed, 1.5, show)


def overlay_pictures(qtbot: QtBot) -> dict[str, QImage]:
    clock = Clock()
    overlay = Overlay(clock=clock)
    qtbot.addWidget(overlay)
    found = {}
    overlay.show_status(status(AppState.LISTENING))
    for level in speech_levels(60):
        clock.now_s += 0.12
        overlay.show_level(level)
    qtbot.waitUntil(lambda: overlay._opacity == 1.0)
    found["listening"] = overlay.grab().toImage()
    overlay.show_status(status(AppState.TRANSCRIBING))
    found["transcribing"] = overlay.grab().toImage()
    overlay.show_status(status(AppState.LOADING))
    found["loading"] = overlay.grab().toImage()
    overlay.show_outcome("No speech was heard.", False)
    found["outcome"] = overlay.grab().toImage()
    overlay.show_outcome("The window did not take the text. It is on the clipboard: press Ctrl+V.", True)
    found["warning"] = overlay.grab().toImage()
    overlay.show_outcome("A sentence that has no end " * 10, True)
    found["too-long"] = overlay.grab().toImage()
    return found


def test_overlay(qtbot: QtBot, themed: QApplication, pictures: Path) -> None:
    for name, image in overlay_pictures(qtbot).items():
        image.save(str(pictures / f"overlay-{name}.png"))
        middle = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
        assert all(colour.alphaF() > 0.9 for colour in middle[2:-2])
        assert any(colour.lightnessF() > 0.8 for colour in middle)
        assert image.pixelColor(0, 0).alpha() == 0


def test_icons_on_panels(qtbot: QtBot, pictures: Path) -> None:
    panels = ("#ffffff", "#ebebeb", "#8c8c8c", "#303030", "#000000")
    sizes = (16, 22, 24, 48)
    names = [None, *AppState]
    sheet = QImage(len(names) * 60, len(panels) * 130, QImage.Format.Format_RGB32)
    painter = QPainter(sheet)
    for row, panel in enumerate(panels):
        painter.fillRect(0, row * 130, sheet.width(), 130, QColor(panel))
        for column, state in enumerate(names):
            icon = icons.app_icon() if state is None else icons.state_icon(state)
            top = row * 130 + 6
            for size in sizes:
                painter.drawPixmap(column * 60 + 8, top, icon.pixmap(size, size))
                top += size + 4
    painter.end()
    sheet.scaled(sheet.width() * 2, sheet.height() * 2).save(str(pictures / "icons.png"))
    assert brightness(sheet) > 0.1
