"""What the text field says: whether text arrived, how its sentence goes on, and that it is a password."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from dictation_app.values.dictation import DeliveryState
from dictation_app.values.status import AppState

from .accessible import ENV
from .processes import wait_for
from .running_app import HOTKEY, App
from .targets import QtEditor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .desktop import Desktop
    from .speech import Clip

SIGN_IN = (
    "from PySide6.QtWidgets import QApplication, QLineEdit; app = QApplication([]); field = QLineEdit();"
    "field.setEchoMode(QLineEdit.EchoMode.Password); field.setWindowTitle('Sign in'); field.show();"
    "field.textChanged.connect(lambda text: field.setWindowTitle(f'{len(text)} characters')); app.exec()"
)


@pytest.fixture
def desk(new_desktop: Callable[..., Desktop]) -> Desktop:
    made = new_desktop()
    made.env.update(ENV)
    # As desktops do when one logs in.
    ask = ("dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress")
    made.run(*ask)
    return made


@pytest.fixture
def app(desk: Desktop) -> Iterator[App]:
    started = App(desk)
    started.wait_ready()
    yield started
    started.stop()


@pytest.fixture
def editor(desk: Desktop) -> Iterator[QtEditor]:
    opened = QtEditor(desk)
    yield opened
    opened.close()


def nothing_is_recorded(desk: Desktop, app: App) -> None:
    """The key says something, and leaves nothing behind."""
    kept = sorted(path for path in desk.data_home.rglob("*") if "models" not in path.parts)
    with desk.hold(HOTKEY):
        wait_for(app.overlays, "the sentence that says so")
        for _ in range(10):
            status = app.status()
            assert status is not None
            assert status.state is AppState.IDLE
            time.sleep(0.05)
    assert sorted(path for path in desk.data_home.rglob("*") if "models" not in path.parts) == kept
    status = app.status()
    assert status is not None
    assert status.last is None


def test_what_a_field_says_is_used(desk: Desktop, app: App, editor: QtEditor, sentence: Clip) -> None:
    desk.focus(editor.window)
    desk.run("xdotool", "type", "First")
    last = app.dictate(sentence.path)
    assert last.delivery is DeliveryState.DELIVERED
    wait_for(lambda: editor.text().startswith("First "), editor.text)
    assert "pencils" in editor.text()


def test_over_a_password_nothing_is_recorded(desk: Desktop, app: App) -> None:
    desk.spawn("password", sys.executable, "-c", SIGN_IN)
    desk.focus(desk.find("Sign in"))
    time.sleep(0.5)
    nothing_is_recorded(desk, app)
    assert "Sign in" in desk.titles()


def test_in_a_password_manager_nothing_is_recorded(desk: Desktop, app: App) -> None:
    desk.spawn("manager", "xterm", "-class", "KeePassXC", "-T", "Passwords", "-e", "sleep 600")
    desk.focus(desk.find("Passwords"))
    nothing_is_recorded(desk, app)
    assert "Passwords" not in app.report()
