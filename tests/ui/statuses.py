"""Statuses for the windows to show, as the controller makes them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint

from dictation_app.values.dictation import DeliveryMethod, Hold, Later
from dictation_app.values.status import AppState, AppStatus, LiveText
from tests.dictations import COPIED, LAST, PARTLY_WITHHELD, WITHHELD

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor, QRegion
    from PySide6.QtWidgets import QApplication, QWidget

READY = AppStatus(
    state=AppState.IDLE,
    ready=True,
    can_record=True,
    hotkey="Ctrl+Alt+Space",
    cancel_key="Escape",
    model="base",
    device="cpu",
    compute_type="int8",
    microphone="Built-in Audio Analog Stereo",
    pid=4711,
)

MODEL_MISSING = replace(
    READY,
    state=AppState.ERROR,
    device="",
    compute_type="",
    problem="The model 'base' is not installed.",
    hint="Run `dictation models fetch base` (145 MB).",
    model_missing=True,
)

HOTKEY_TAKEN = replace(
    READY,
    state=AppState.ERROR,
    problem="The hotkey Ctrl+Alt+Space is taken by another program.",
    hint="Choose another one: `dictation settings set hotkey.chord Ctrl+Alt+D`.",
)


def live(stable: str, changing: str = "") -> LiveText:
    """Words as they come."""
    return LiveText(text=stable + changing, stable_characters=len(stable))


FEW_WORDS = live("The quick pencils of my", " fellow Americans")
MANY_WORDS = live(
    "The quick pencils of my fellow Americans draw a line under the matter, and then we all go home for tea. " * 8
    + "Nobody asked what it meant. The committee met again on",
    " Thursday, and it was",
)


def status(state: AppState, **changes: Any) -> AppStatus:
    """The usual status in another state."""
    return replace(READY, state=state, **changes)


EVERYTHING = {
    "first-start": status(AppState.LOADING, device="", compute_type=""),
    "idle": READY,
    "listening": status(AppState.LISTENING, last=LAST),
    "live": status(AppState.LISTENING, last=LAST, live=FEW_WORDS),
    "live-long": status(AppState.LISTENING, last=LAST, live=MANY_WORDS),
    "transcribing": status(AppState.TRANSCRIBING, last=LAST),
    "last-text": replace(READY, last=LAST),
    "withheld": replace(READY, last=WITHHELD),
    "partly-withheld": replace(READY, last=PARTLY_WITHHELD),
    "copied": replace(READY, last=COPIED),
    "resting": replace(READY, last=LAST, device="", compute_type="", model_resting=True),
    "error": HOTKEY_TAKEN,
    "model-missing": MODEL_MISSING,
    "downloading": replace(MODEL_MISSING, download=0.42),
    "error-copied": replace(HOTKEY_TAKEN, last=COPIED),
    "discarded": replace(READY, last=LAST, discarded=1),
    "waiting": replace(
        READY,
        last=replace(COPIED, method=DeliveryMethod.NONE, detail="Why.", hold=Hold.MOVED),
        held=Hold.MOVED,
        held_for="gedit",
        held_text=LAST.text,
        insert_here_key="Ctrl+Alt+Shift+I",
        insert_back_key="Ctrl+Alt+Shift+B",
    ),
    "taken-out": replace(READY, last=LAST, later=Later.REMOVED, undo_insertion_key="Ctrl+Alt+Shift+Z"),
    "said-again": replace(READY, last=replace(LAST, later=Later.REPLACED)),
    "private": replace(READY, last=LAST, private=True),
    "private-error": replace(HOTKEY_TAKEN, last=COPIED, private=True),
}
"""Each thing the main window can look like, by a name for it."""


def speech_levels(count: int) -> list[float]:
    """Levels in dBFS as speech has them: syllables and pauses; the same at each call."""
    shape = (-50, -30, -22, -18, -16, -20, -27, -21, -15, -17, -24, -33, -46, -49, -35, -20, -14, -19, -28, -40)
    return [float(shape[index % len(shape)] - (index * 7) % 5) for index in range(count)]


def contrast(one: QColor, other: QColor) -> float:
    """WCAG contrast, 1 (none) to 21."""

    def luminance(colour: QColor) -> float:
        channels = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def is_painted(widget: QWidget, region: QRegion) -> bool:
    """Whether nothing of what lies under the widget shows in this part of it."""
    image = widget.grab().toImage()
    every = (QPoint(x, y) for x in range(0, image.width(), 3) for y in range(image.height()))
    return all(image.pixelColor(point).alpha() == 255 for point in every if region.contains(point))


class Clock:
    """Time that passes when the test says so."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def with_font(app: QApplication, factor: float, show: Callable[[], None]) -> None:
    """Do something under a larger or smaller desktop font."""
    usual = app.font()
    larger = app.font()
    larger.setPointSizeF(usual.pointSizeF() * factor)
    app.setFont(larger)
    try:
        show()
    finally:
        app.setFont(usual)
