"""What the user sees: tray icon, menu, window, overlay. The pictures are for looking at, and for the README.

``DICTATION_SCREENSHOTS=FOLDER`` keeps them.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app.values.status import AppState

from . import speech
from .desktop import SCREEN
from .processes import wait_for
from .running_app import HOTKEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .desktop import Desktop
    from .running_app import App
    from .targets import Target


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = os.environ.get("DICTATION_SCREENSHOTS")
    return Path(folder).absolute() if folder else tmp_path


@pytest.fixture
def tray_icon(app: App, desktop: Desktop) -> int:
    """The app's icon in the tray."""
    icons = wait_for(desktop.tray_icons, "an icon in the tray")
    assert len(icons) == 1
    return icons[0]


def _settled(desktop: Desktop) -> None:
    """Let fonts, shadows and fades be drawn."""
    time.sleep(0.6)


def test_the_tray_icon_opens_a_menu(app: App, desktop: Desktop, tray_icon: int, pictures: Path) -> None:
    left, top, width, height = desktop.geometry(tray_icon)
    assert width >= 16
    before = set(desktop.mapped())
    desktop.click(left + width // 2, top + height // 2, button=3)
    menu = wait_for(
        lambda: [w for w in set(desktop.mapped()) - before if desktop.geometry(w)[3] > 60], "the menu of the tray icon"
    )
    _settled(desktop)
    desktop.screenshot(pictures / "tray-menu.png")
    x, y, w, h = desktop.geometry(menu[0])
    assert 0 <= x <= SCREEN[0] - w
    assert 0 <= y <= SCREEN[1] - h
    desktop.tap("Escape")
    wait_for(lambda: menu[0] not in desktop.mapped(), "the menu to close")


def test_a_click_on_the_tray_icon_shows_the_window(app: App, desktop: Desktop, tray_icon: int) -> None:
    window = desktop.find("Dictation")
    desktop.close_window(window)
    assert app.process.poll() is None
    left, top, width, height = desktop.geometry(tray_icon)
    desktop.click(left + width // 2, top + height // 2)
    shown = desktop.find("Dictation")
    wait_for(lambda: desktop.active() == shown, "the window to be active")


@pytest.fixture
def theme_restored(app: App) -> Iterator[None]:
    yield
    app.cli("settings", "set", "ui.theme", "system")


@pytest.mark.usefixtures("theme_restored")
def test_the_window_in_light_and_dark(app: App, desktop: Desktop, pictures: Path) -> None:
    app.cli()
    window = desktop.find("Dictation")
    desktop.focus(window)
    files = []
    for theme in ("light", "dark"):
        assert app.cli("settings", "set", "ui.theme", theme).code == 0
        _settled(desktop)
        files.append(desktop.screenshot(pictures / f"window-{theme}.png", window))
    light, dark = (desktop.brightness(file) for file in files)
    assert light > 0.6
    assert dark < 0.4


def test_the_overlay_shows_that_it_listens_and_goes_away(
    app: App, desktop: Desktop, targets: list[Target], pictures: Path
) -> None:
    """A text is dictated, then a second one: the picture has a delivered sentence and the bar over it."""
    first = next(clip for clip in speech.clips("dictation") if "high level" in clip.text)
    second = next(clip for clip in speech.clips("dictation") if "fellow Americans" in clip.text)
    editor = targets[2]
    for target in targets[:2]:
        desktop.run("xdotool", "windowminimize", str(target.window))
    desktop.place(editor.window, 60, 90, 620, 460)
    app.cli()
    desktop.place(desktop.find("Dictation"), 730, 90, 500, 560)
    desktop.focus(editor.window)
    app.dictate(first.path)
    wait_for(lambda: app.overlays() == [], "no bar after a dictation that went well")
    with desktop.hold(HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        player = app.say_in_background(second.path)
        overlay = wait_for(app.overlays, "the overlay")
        time.sleep(4.2)
        left, top, width, height = desktop.geometry(overlay[0])
        desktop.screenshot(pictures / "listening.png")
        desktop.screenshot(pictures / "overlay.png", overlay[0])
        assert player.wait(30) == 0
    app.wait_idle()
    desktop.screenshot(pictures / "delivered.png")
    assert left >= 0
    assert top >= 0
    assert left + width <= SCREEN[0]
    assert top + height <= SCREEN[1]
    wait_for(lambda: app.overlays() == [], "the overlay to go away")


def test_without_the_overlay_nothing_is_shown(app: App, desktop: Desktop, terminal: Target) -> None:
    assert app.cli("settings", "set", "ui.overlay", "false").code == 0
    try:
        desktop.tap(HOTKEY)
        app.wait_state(AppState.LISTENING, 5.0)
        time.sleep(0.5)
        assert app.overlays() == []
        desktop.tap("Escape")
        app.wait_idle()
    finally:
        app.cli("settings", "set", "ui.overlay", "true")
