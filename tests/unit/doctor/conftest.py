"""One virtual display for the checks that press keys and write into windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.x11_display import XDisplay, virtual_display

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="package")
def running_display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[XDisplay]:
    with virtual_display(tmp_path_factory.mktemp("display")) as running:
        yield running


@pytest.fixture
def display(running_display: XDisplay, monkeypatch: pytest.MonkeyPatch) -> XDisplay:
    """This process is one of its programs."""
    monkeypatch.setenv("DISPLAY", running_display.name)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("XMODIFIERS", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    return running_display
