"""The icons: sharp and readable at every size and on every panel, and told apart without colour."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from dictation_app import paths
from dictation_app.ui import icons
from dictation_app.ui.theme import STATE_COLOURS
from dictation_app.values.status import AppState

from .statuses import contrast

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
TRAY_SIZES = (16, 22, 24)
LIGHT_PANEL, DARK_PANEL = "#f2f2f2", "#1e1e1e"
ALL = [None, *AppState]

pytestmark = pytest.mark.usefixtures("qapp")


def icon(state: AppState | None) -> QIcon:
    return icons.app_icon() if state is None else icons.state_icon(state)


def drawn(state: AppState | None, size: int, panel: str | None = None) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(panel) if panel else QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.drawPixmap(0, 0, icon(state).pixmap(size, size))
    painter.end()
    return image


def pixels(image: QImage) -> list[QColor]:
    return [image.pixelColor(x, y) for y in range(image.height()) for x in range(image.width())]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", ALL)
def test_every_size_is_drawn_for_itself(state: AppState | None, size: int) -> None:
    assert icon(state).actualSize(icon(state).pixmap(size, size).size()).width() == size
    covered = sum(colour.alphaF() > 0.5 for colour in pixels(drawn(state, size)))
    assert 0.4 < covered / size**2 <= 1


@pytest.mark.parametrize("panel", [LIGHT_PANEL, DARK_PANEL])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", ALL)
def test_it_stands_out_from_light_and_dark_panels(state: AppState | None, size: int, panel: str) -> None:
    visible = sum(contrast(colour, QColor(panel)) >= 3 for colour in pixels(drawn(state, size, panel)))
    assert visible / size**2 > 0.3


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", ALL)
def test_the_sign_stands_out_from_its_own_ground(state: AppState | None, size: int) -> None:
    image = drawn(state, size)
    ground = QColor(STATE_COLOURS[state or AppState.IDLE])
    white = sum(contrast(colour, ground) >= 3 for colour in pixels(image) if colour.alphaF() > 0.99)
    assert white / size**2 > 0.02


@pytest.mark.parametrize("size", [16, 22, 24, 32, 44, 48])
def test_the_bars_of_the_mark_are_sharp(size: int) -> None:
    """Along the middle every pixel is either all bar or all ground: nothing is smeared over two."""
    image = drawn(AppState.IDLE, size)
    ground = QColor(STATE_COLOURS[AppState.IDLE])
    row = [image.pixelColor(x, size // 2) for x in range(2, size - 2)]
    smeared = [c for c in row if contrast(c, ground) > 1.15 and contrast(c, QColor("white")) > 1.15]
    assert not smeared
    assert any(contrast(c, ground) > 3 for c in row)


def shape(state: AppState, size: int) -> list[int]:
    """0 outside, 1 ground, 2 sign: what is left without any colour."""
    ground = QColor(STATE_COLOURS[state])
    return [0 if c.alphaF() < 0.5 else 2 if contrast(c, ground) > 2 else 1 for c in pixels(drawn(state, size))]


@pytest.mark.parametrize("size", TRAY_SIZES)
@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(AppState, 2)))
def test_states_differ_in_shape_alone(one: AppState, other: AppState, size: int) -> None:
    different = sum(a != b for a, b in zip(shape(one, size), shape(other, size), strict=True))
    assert different / size**2 > 0.12


def test_a_glyph_takes_the_colour_it_is_given() -> None:
    image = icons.glyph("copy", "#ff0000").pixmap(32, 32).toImage()
    solid = [colour for colour in pixels(image) if colour.alphaF() > 0.9]
    assert solid
    assert all(colour.red() > 200 and colour.green() < 60 for colour in solid)


def test_the_drawings_hold_no_text_and_nothing_from_outside() -> None:
    files = sorted(paths.resource("icons").glob("*.svg"))
    assert len(files) > 10
    for file in files:
        source = file.read_text(encoding="utf-8")
        assert "<text" not in source, file.name
        assert "<image" not in source, file.name
        assert "href" not in source, file.name


def test_the_app_icon_brings_every_size() -> None:
    assert {size.width() for size in icons.app_icon().availableSizes()} >= set(SIZES)
