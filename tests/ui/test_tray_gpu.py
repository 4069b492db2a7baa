"""The entry of the tray's menu that gives a GPU's memory back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dictation_app.ui.tray import TrayIcon

from .statuses import READY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ON_GPU = replace(READY, device="cuda:0", compute_type="float16")


@pytest.fixture
def tray(qapp: QApplication) -> Iterator[TrayIcon]:
    tray = TrayIcon()
    tray.show_status(READY)
    yield tray
    tray.hide()


def entry(tray: TrayIcon) -> QAction:
    return next(a for a in tray.contextMenu().actions() if "GPU" in a.text())


def test_it_is_offered_only_while_a_gpu_holds_the_model(tray: TrayIcon) -> None:
    assert not entry(tray).isVisible()
    tray.show_status(ON_GPU)
    assert entry(tray).isVisible()
    tray.show_status(replace(ON_GPU, model_resting=True))
    assert not entry(tray).isVisible()


def test_it_asks(tray: TrayIcon, qtbot: QtBot) -> None:
    tray.show_status(ON_GPU)
    with qtbot.waitSignal(tray.free_gpu_requested, timeout=500):
        entry(tray).trigger()


def test_its_mnemonic_is_its_own(tray: TrayIcon) -> None:
    tray.show_status(ON_GPU)
    letters = [a.text()[a.text().index("&") + 1].lower() for a in tray.contextMenu().actions() if "&" in a.text()]
    assert letters.count("g") == 1
