"""One virtual display for the tests of text outputs."""

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
def display(running_display: XDisplay, monkeypatch: pytest.MonkeyPatch) -> Iterator[XDisplay]:
    """The display as it is after log-in: American keyboard, no key held, nothing on the clipboard."""
    monkeypatch.setenv("DISPLAY", running_display.name)
    monkeypatch.delenv("XMODIFIERS", raising=False)
    yield running_display
    running_display.layout("us")
