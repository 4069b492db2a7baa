"""Pictures of the History page, to look at; ``DICTATION_SCREENSHOTS=FOLDER`` keeps them."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app.history import Query
from dictation_app.ui import theme
from dictation_app.ui.history_page import HistoryPage

from . import histories, players
from .statuses import with_font

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dictation_app.history import Entry

HISTORIES: dict[str, list[Entry]] = {"none": [], "3": histories.three(), "300": list(histories.many(300))}


def picture(qtbot: QtBot, folder: Path, entries: list[Entry], *, row: int, width: int) -> QImage:
    store = histories.store_of(folder, entries)
    page = HistoryPage(today=lambda: histories.TODAY)
    qtbot.addWidget(page)
    page.resize(width, 600)
    page.set_store(store)
    page.show()
    qtbot.waitExposed(page)
    if entries:
        page._list.choose([page._model.entry(row).id])
    qtbot.wait(20)
    store.close()
    return page.grab().toImage()


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_sound(qtbot: QtBot, themed: QApplication, tmp_path: Path, colours: theme.ThemeName, factor: float) -> None:
    folder = Path(os.environ.get("DICTATION_SCREENSHOTS", tmp_path)).absolute() / "ui"
    folder.mkdir(parents=True, exist_ok=True)
    theme.apply(colours)

    def show() -> None:
        for width in (420, 520, 1100):
            entries = [*histories.three()[:2], replace(histories.ENTRY, audio=players.SOUND)]
            with closing(histories.store_of(tmp_path / str(width), entries)) as store:
                players.with_sound(store, store.search(Query())[0], unsure=("pencils", "matter"))
                page, player = HistoryPage(today=lambda: histories.TODAY), players.FakePlayer()
                qtbot.addWidget(page)
                page.details.play_bar.set_player(player)
                page.resize(width, 600)
                page.set_store(store)
                page.show()
                qtbot.waitUntil(page.details.play_bar.isVisible)
                page.details.toggle_playing()
                player.now_s = 1.3
                qtbot.wait(60)
                large = "" if factor == 1.0 else "-large-font"
                page.grab().save(str(folder / f"history-sound-{colours}-{width}{large}.png"))
                assert page.width() == width

    with_font(themed, factor, show)


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", HISTORIES)
def test_history(
    qtbot: QtBot, themed: QApplication, tmp_path: Path, colours: theme.ThemeName, name: str, factor: float
) -> None:
    folder = Path(os.environ.get("DICTATION_SCREENSHOTS", tmp_path)).absolute() / "ui"
    folder.mkdir(parents=True, exist_ok=True)
    theme.apply(colours)

    def show() -> None:
        for width in (420, 520, 1100):
            image = picture(qtbot, tmp_path / str(width), HISTORIES[name], row=1, width=width)
            large = "" if factor == 1.0 else "-large-font"
            image.save(str(folder / f"history-{name}-{colours}-{width}{large}.png"))
            assert image.deviceIndependentSize().width() == width
            small = image.scaled(32, 32)
            mean = sum(small.pixelColor(x, y).lightnessF() for x in range(32) for y in range(32)) / 1024
            assert mean > 0.6 if colours == "light" else mean < 0.4

    with_font(themed, factor, show)
