"""For tests of windows: no display or keyboard is needed or disturbed, and the colours are put back."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from .hotkeys import FakeHotkeys

if sys.platform == "linux":
    # Before any QApplication is made. On a developer's own display the windows would come and go under the keyboard.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_itemcollected(item: pytest.Item) -> None:
    """The offscreen platform says each time what it leaves out; every other warning of Qt fails a test."""
    offscreen = ("^This plugin does not support ", "No such signal QPlatformNativeInterface::systemTrayWindowChanged")
    item.add_marker(pytest.mark.qt_log_ignore(*offscreen, extend=True))


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[QApplication]:
    """The app's colours, light, for one test."""
    from dictation_app.ui import theme  # noqa: PLC0415  # not before the platform is chosen

    # Windows of earlier tests wait for an event loop to delete them, and each change of colours paints them all.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    style = qapp.style().name()
    theme.apply("light")
    yield qapp
    theme.apply("system")
    qapp.setStyleSheet("")
    qapp.setStyle(style)


@pytest.fixture
def hotkeys(monkeypatch: pytest.MonkeyPatch) -> FakeHotkeys:
    """Hotkeys that no desktop knows of."""
    from dictation_app.control import global_hotkey  # noqa: PLC0415  # as above

    from .hotkeys import FakeHotkeys  # noqa: PLC0415

    fake = FakeHotkeys()
    monkeypatch.setattr(global_hotkey, "HOTKEYS", fake)
    return fake
