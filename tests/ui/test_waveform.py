"""The level as a wave."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from dictation_app.ui.waveform import COLUMN_S, LOUD_DBFS, SILENCE_DBFS, LevelMeter, Waveform, height_share

from .statuses import Clock


@pytest.mark.parametrize(
    ("dbfs", "share"),
    [(-math.inf, 0.0), (math.nan, 0.0), (SILENCE_DBFS, 0.0), ((SILENCE_DBFS + LOUD_DBFS) / 2, 0.5), (0.0, 1.0)],
)
def test_height_of_a_bar(dbfs: float, share: float) -> None:
    assert height_share(dbfs) == pytest.approx(share)


def test_a_bar_is_the_loudest_of_its_time() -> None:
    wave = Waveform()
    assert wave.add(-50, 0.0)
    assert not wave.add(LOUD_DBFS, COLUMN_S * 0.5)
    assert not wave.add(-50, COLUMN_S * 0.9)
    assert wave.add(-50, COLUMN_S * 1.1)
    assert wave.shares == (1.0, pytest.approx(height_share(-50)))


def test_blocks_of_three_milliseconds_do_not_make_the_wave_run_faster() -> None:
    wave = Waveform()
    begun = sum(wave.add(-20, index * 0.003) for index in range(1000))
    assert begun == pytest.approx(3.0 / COLUMN_S, rel=0.1)


def test_the_newest_bar_is_at_the_right() -> None:
    wave = Waveform()
    wave.add(LOUD_DBFS, 1.0)
    image = QImage(100, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    wave.paint(painter, QRectF(0, 0, 100, 20), QColor("red"), QColor("gray"))
    painter.end()

    reddish = [x for x in range(100) if image.pixelColor(x, 3).red() > 2 * image.pixelColor(x, 3).green()]
    assert reddish
    assert min(reddish) >= 90


@pytest.mark.usefixtures("themed")
def test_the_meter_goes_back_to_rest(qtbot: object) -> None:
    clock = Clock()
    meter = LevelMeter(clock=clock)
    meter.show_level(-20)
    assert meter.waveform.shares
    meter.clear()
    assert meter.waveform.shares == ()
    meter.show_level(-20)
    assert len(meter.waveform.shares) == 1
