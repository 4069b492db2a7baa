"""The app's own icons, rendered from ``resources/icons``; nothing is read before the first call.

An SVG scaled to 16 or 22 pixels is blurred, so every mark is drawn on two grids: ``-16`` is sharp at 16 and 32 pixels,
the finer ``-24`` at 24 and 48, and at 22 and 44 with its empty rim cut off; larger sizes need no grid. ``app.svg`` is
the rich drawing for large sizes. One drawing serves light and dark panels: its colours stand 3:1 against both, with a
white sign inside.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dictation_app import paths

if TYPE_CHECKING:
    from dictation_app.values.status import AppState

SIZES_PX = (16, 22, 24, 32, 44, 48, 64, 96, 128, 256)

GLYPH_SIZES_PX = (16, 20, 24, 32, 48)
_RICH_FROM_PX = 64
_RIM_CUT_OFF = QRectF(1, 1, 22, 22)


def app_icon() -> QIcon:
    """The mark of the app: a text caret that is also the crest of a sound wave."""
    icon = QIcon()
    for size in SIZES_PX:
        if size >= _RICH_FROM_PX:
            icon.addPixmap(_render(_read("app"), size))
        else:
            icon.addPixmap(_render_mark("idle", size))
    return icon


def state_icon(state: AppState, *, private: bool = False) -> QIcon:
    """The mark of a state; states differ in outline, sign and colour. In private mode it wears a mask."""
    icon = QIcon()
    for size in SIZES_PX:
        mark = _render_mark(state.value, size)
        if private:
            painter = QPainter(mark)
            painter.drawPixmap(0, 0, _render_mark("private", size))
            painter.end()
        icon.addPixmap(mark)
    return icon


@lru_cache(maxsize=256)
def glyph(name: str, colour: str) -> QIcon:
    """A small line drawing (``copy``, ``microphone``, …) in a colour of the theme. Not to be changed: all share it."""
    icon = QIcon()
    svg = _read(f"glyph-{name}").replace(b"currentColor", colour.encode())
    for size in GLYPH_SIZES_PX:
        icon.addPixmap(_render(svg, size))
    return icon


def _render_mark(name: str, size_px: int) -> QPixmap:
    if size_px in {16, 32}:
        return _render(_read(f"{name}-16"), size_px)
    return _render(_read(f"{name}-24"), size_px, _RIM_CUT_OFF if size_px % 22 == 0 else None)


def _read(name: str) -> bytes:
    return paths.resource(f"icons/{name}.svg").read_bytes()


def _render(svg: bytes, size_px: int, view_box: QRectF | None = None) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(svg))
    if view_box is not None:
        renderer.setViewBox(view_box)
    pixmap = QPixmap(size_px, size_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return pixmap
