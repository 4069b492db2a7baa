"""Pictures of every step of the first run, to look at; ``DICTATION_SCREENSHOTS=FOLDER`` keeps them.

What a picture must not be (blank, the wrong brightness, cut off) is asserted; whether it is beautiful is not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from dictation_app.measuring import FirstChoice
from dictation_app.set_up import Step
from dictation_app.settings import Settings
from dictation_app.ui import theme
from dictation_app.ui.first_run.permissions import permission
from dictation_app.ui.first_run.window import MINIMUM_WIDTH_PX, FirstRunWindow
from dictation_app.ui.first_run.writing import Place
from dictation_app.ui.settings_dialog.device_lines import DeviceOffer
from dictation_app.ui.settings_dialog.model_offers import DownloadState, ModelOffer
from dictation_app.values.dictation import DeliveryMethod, DeliveryReport, DeliveryState
from dictation_app.wiring.sample_trial import SAMPLE

from .statuses import READY, speech_levels, with_font
from .test_screenshots import brightness, pictures

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

__all__ = ["pictures"]

OFFERS = (
    ModelOffer(name="base", bytes=148_000_000, languages=99, is_installed=True),
    ModelOffer(name="small", bytes=486_000_000, languages=99, is_installed=False),
)
PROCESSOR = DeviceOffer(name="cpu", label="Intel(R) Xeon(R) Processor @ 2.60GHz")
REPORT = DeliveryReport(
    session_id=0,
    seq=0,
    text=SAMPLE.text,
    method=DeliveryMethod.PASTE,
    state=DeliveryState.DELIVERED,
    target="mousepad",
)


class Album:
    """Pictures of one kind."""

    def __init__(self, qtbot: QtBot, folder: Path, kind: str, width: int | None) -> None:
        self._qtbot, self._folder, self._kind = qtbot, folder, kind
        self.window = FirstRunWindow()
        qtbot.addWidget(self.window)
        if width is not None:
            self.window.resize(width, 640)
        self.window.show_settings(Settings())
        self.window.show_status(READY)
        self.window.model.show_models(OFFERS)
        self.window.show_devices([PROCESSOR])
        self.window.model.show_choice(FirstChoice(model="small", why="The processor has 8 cores: enough for this one."))
        self.window.show()
        qtbot.waitExposed(self.window)

    def take(self, name: str) -> None:
        self._qtbot.waitUntil(lambda: not self._cut_off())
        self._qtbot.wait(40)
        image = self.window.grab().toImage()
        image.save(str(self._folder / f"first-run-{name}-{self._kind}.png"))
        assert brightness(image) < 0.4 if self._kind == "dark" else brightness(image) > 0.6

    def _cut_off(self) -> list[str]:
        """Words that do not fit where they stand."""
        shown = [w for w in self.window.findChildren(QLabel) if w.isVisible() and w.text()]
        low = [w.text() for w in shown if w.wordWrap() and w.height() < w.heightForWidth(w.width())]
        narrow = [w.text() for w in shown if not w.wordWrap() and w.width() < w.sizeHint().width()]
        buttons = [b for b in self.window.findChildren(QPushButton) if b.isVisible()]
        out = [b.text() for b in buttons if b.mapTo(self.window, b.rect().topRight()).x() > self.window.width()]
        return [*low, *narrow, *out]


def photograph(qtbot: QtBot, folder: Path, kind: str, width: int | None = None) -> None:
    album = Album(qtbot, folder, kind, width)
    window = album.window
    window.go_to(Step.MICROPHONE)
    for index, level in enumerate(speech_levels(150)):
        window.microphone.control.meter.waveform.add(level, float(index))
    for _ in range(30):
        window.microphone.show_level(-20)
    assert window.microphone.is_done
    album.take("1-heard")
    window.microphone.show_trouble("No sound comes from 'Desk microphone'; it may be muted or unplugged.")
    album.take("1-trouble")
    window.go_to(Step.HOTKEY)
    window.hotkey.show_key("Ctrl+Alt+Space", "")
    album.take("2")
    window.hotkey.show_seen(2)
    album.take("2-seen")
    window.hotkey.show_permission(permission(Step.HOTKEY, "linux", is_wayland=True))
    window.hotkey.show_key("Ctrl+Alt+Space", "There is no global hotkey on this system.")
    album.take("2-trouble")
    window.go_to(Step.MODEL)
    album.take("3")
    window.model.show_status(replace(READY, download=0.4, downloading="small"))
    window.model.model.show_download(DownloadState("small", 0.4))
    album.take("3-downloading")
    window.model.model.show_download(None)
    window.model.show_failure("The network cannot be reached.")
    window.model.show_status(replace(READY, model_missing=True, device=""))
    album.take("3-trouble")
    window.model.show_failure("")
    window.show_status(READY)
    window.show_devices(
        [PROCESSOR, DeviceOffer(name="cuda:0", label="RTX 4070", memory_bytes=12 << 30, used_bytes=1 << 30)]
    )
    album.take("3-card")
    window.go_to(Step.DELIVERY)
    album.take("4")
    window.delivery._field.edit.setPlainText(SAMPLE.text)
    for place in Place:
        window.delivery.show_result(place, REPORT)
    album.take("4-delivered")
    not_delivered = replace(REPORT, state=DeliveryState.NOT_DELIVERED, detail="The window did not fetch the text.")
    window.delivery.show_result(Place.ELSEWHERE, not_delivered)
    album.take("4-trouble")
    window.go_to(Step.DICTATION)
    window.dictation._field.edit.setPlainText("Tomorrow I will write to you.")
    album.take("5")
    window.go_to(None)
    album.take("6")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_every_step(qtbot: QtBot, themed: QApplication, pictures: Path, colours: theme.ThemeName) -> None:
    theme.apply(colours)
    photograph(qtbot, pictures, colours)


def test_every_step_with_a_large_font(qtbot: QtBot, themed: QApplication, pictures: Path) -> None:
    with_font(themed, 1.5, lambda: photograph(qtbot, pictures, "large-font"))


def test_every_step_at_its_smallest_width(qtbot: QtBot, themed: QApplication, pictures: Path) -> None:
    photograph(qtbot, pictures, "narrow", MINIMUM_WIDTH_PX)
