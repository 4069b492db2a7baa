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
from dictation_app.values.status import AppState
from tests.dictations import WITHHELD

from .statuses import EVERYTHING, FEW_WORDS, MANY_WORDS, Clock, live, speech_levels, status, with_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dictation_app.values.status import AppStatus

WORDS = {
    "few": FEW_WORDS,
    "many": MANY_WORDS,
    "changing": live("", "Hello"),
    "right-to-left": live("שלום לכולם, היום נדבר על הדרך הארוכה שעשינו יחד. " * 5 + "ועכשיו", " אנחנו כאן"),
    "no-spaces": live("今天我们来谈谈这个问题的由来以及我们可以做些什么来解决它。" * 5 + "然后", "我们休息"),
    "long-word": live("Die ", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2),
    "astral": live("🎵 𝒜𝒷𝒸 " * 20, "🎵 tail"),  # noqa: RUF001  # two UTF-16 units each
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


@pytest.mark.parametrize("name", EVERYTHING)
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_window(qtbot: QtBot, themed: QApplication, pictures: Path, colours: theme.ThemeName, name: str) -> None:
    theme.apply(colours)
    image = picture_of_window(qtbot, EVERYTHING[name])
    image.save(str(pictures / f"window-{name}-{colours}.png"))
    assert brightness(image) > 0.6 if colours == "light" else brightness(image) < 0.4


@pytest.mark.parametrize("name", ["listening", "live-long", "model-missing", "withheld", "waiting", "taken-out"])
def test_window_with_a_large_font_at_its_smallest_width(
    qtbot: QtBot, themed: QApplication, pictures: Path, name: str
) -> None:
    def show() -> None:
        image = picture_of_window(qtbot, EVERYTHING[name], width=420, height=760)
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
    for name, words in WORDS.items():
        overlay.show_status(status(AppState.IDLE))
        overlay.show_status(status(AppState.LISTENING))
        for level in speech_levels(60):
            clock.now_s += 0.12
            overlay.show_level(level)
        overlay.show_status(status(AppState.LISTENING, live=words))
        found[f"live-{name}"] = overlay.grab().toImage()
    overlay.show_status(status(AppState.TRANSCRIBING, live=MANY_WORDS))
    found["transcribing-live"] = overlay.grab().toImage()
    overlay.set_live_text_enabled(False)
    found["transcribing-live-off"] = overlay.grab().toImage()
    overlay.show_status(status(AppState.LISTENING))
    found["listening-live-off"] = overlay.grab().toImage()
    overlay.set_live_text_enabled(True)
    overlay.show_status(status(AppState.IDLE))
    overlay.show_status(status(AppState.TRANSCRIBING))
    found["transcribing"] = overlay.grab().toImage()
    overlay.show_status(status(AppState.LOADING))
    found["loading"] = overlay.grab().toImage()
    overlay.show_outcome("No speech was heard.", False)
    found["outcome"] = overlay.grab().toImage()
    overlay.show_status(status(AppState.LISTENING))
    overlay.show_status(status(AppState.IDLE, discarded=1))
    found["discarded"] = overlay.grab().toImage()
    overlay.show_status(status(AppState.LISTENING, muted=True))
    found["muted"] = overlay.grab().toImage()
    overlay.show_status(status(AppState.IDLE, last=WITHHELD))
    overlay.show_outcome(WITHHELD.withheld, False)
    found["held-back"] = overlay.grab().toImage()
    overlay.show_outcome("The window did not take the text. It is on the clipboard: press Ctrl+V.", True)
    found["warning"] = overlay.grab().toImage()
    overlay.show_outcome("A sentence that has no end " * 10, True)
    found["too-long"] = overlay.grab().toImage()
    return found


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_overlay(qtbot: QtBot, themed: QApplication, pictures: Path, factor: float) -> None:
    def show() -> None:
        for name, image in overlay_pictures(qtbot).items():
            image.save(str(pictures / f"overlay-{name}{'' if factor == 1.0 else '-large-font'}.png"))
            middle = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
            assert all(colour.alphaF() > 0.9 for colour in middle[2:-2])
            inside = [image.pixelColor(x, y) for x in range(4, image.width() - 4) for y in range(4, image.height() - 4)]
            assert any(colour.lightnessF() > 0.8 for colour in inside)
            assert image.pixelColor(0, 0).alpha() == 0

    with_font(themed, factor, show)


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
