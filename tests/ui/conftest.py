"""For tests of windows: a display is not needed, and the colours are put back."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

if sys.platform == "linux" and not os.environ.get("DISPLAY"):
    # Before any QApplication is made.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_itemcollected(item: pytest.Item) -> None:
    """The offscreen platform says what it leaves out each time a window is shown; every other warning fails a test."""
    item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True))


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[QApplication]:
    """The app's colours, light, for one test."""
    from dictation_app.ui import theme  # noqa: PLC0415  # not before the platform is chosen

    style = qapp.style().name()
    theme.apply("light")
    yield qapp
    theme.apply("system")
    qapp.setStyleSheet("")
    qapp.setStyle(style)
