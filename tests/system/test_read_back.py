"""What the text field says: whether text arrived, how its sentence goes on, and that it is a password."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from dictation_app.output.freedesktop.focus_record import LATE_S
from dictation_app.values.dictation import DeliveryMethod, DeliveryState, Hold
from dictation_app.values.status import AppState

from .accessible import ENV
from .processes import wait_for
from .running_app import HOTKEY, App
from .targets import GtkEditor, QtEditor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.values.dictation import LastDictation

    from .desktop import Desktop
    from .speech import Clip

SIGN_IN = (
    "from PySide6.QtWidgets import QApplication, QLineEdit; app = QApplication([]); field = QLineEdit();"
    "field.setEchoMode(QLineEdit.EchoMode.Password); field.setWindowTitle('Sign in'); field.show();"
    "field.textChanged.connect(lambda text: field.setWindowTitle(f'{len(text)} characters')); app.exec()"
)

FORM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
app = QApplication([])
form, timer, fields = QWidget(), QTimer(interval=20), (QLineEdit(), QLineEdit())
rows = QVBoxLayout(form)
for each in fields:
    rows.addWidget(each)
form.resize(400, 100)
def look():
    sign = Path(sys.argv[1])
    if sign.exists():
        sign.unlink()
        fields[1].setFocus()
    counts = [each.text().count("pencils") for each in fields]
    form.setWindowTitle(f"Form {counts} {'second' if form.focusWidget() is fields[1] else 'first'}")
timer.timeout.connect(look)
timer.start()
form.show()
app.exec()
"""
"""Two fields; the second one gets the focus where a file appears, as by a key that is not held with the hotkey."""
UNDO, BACK = "Ctrl+Alt+Z", "Ctrl+Alt+Shift+Return"


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


def begin_and_go(desk: Desktop, app: App, clip: Clip, go: Callable[[], None]) -> LastDictation:
    """Begin to speak where the keyboard is, and be elsewhere at the end."""
    before = app.wait_idle().last
    with desk.hold(HOTKEY):
        app.wait_state(AppState.LISTENING, 5.0)
        app.say(clip.path)
        time.sleep(2 * LATE_S)  # news that come sooner may be of what was before the key
        go()
    last = app.wait_status(lambda s: s.state is AppState.IDLE and s.last not in (None, before), "its end").last
    assert last is not None
    return last


def test_text_goes_into_its_field_behind_another_window_and_out_of_it_again(
    desk: Desktop, app: App, editor: QtEditor, sentence: Clip
) -> None:
    letter = GtkEditor(desk)
    try:
        desk.focus(letter.window)
        app.dictate(sentence.path)
        letter.wait_for_text("pencils")
        first = letter.text()
        with desk.focus_losses(editor.window) as losses:
            last = begin_and_go(desk, app, sentence, lambda: desk.focus(editor.window))
            assert (last.delivery, last.method, last.target) == (
                DeliveryState.DELIVERED,
                DeliveryMethod.INSERT,
                "mousepad",
            )
            assert "where you began to speak" in last.detail
            assert losses == []
        assert editor.text() == ""
        assert letter.text().count("pencils") == 2
        desk.focus(editor.window)
        desk.tap(UNDO)
        wait_for(lambda: letter.text() == first, "the first alone")
        assert editor.text() == ""
    finally:
        letter.close()


def test_text_goes_into_its_field_when_another_one_of_the_window_has_the_keyboard(
    desk: Desktop, app: App, sentence: Clip
) -> None:
    sign = desk.folder / "go-on"
    desk.spawn("form", sys.executable, "-c", FORM, str(sign))
    desk.focus(desk.find("Form [0, 0] first"))
    app.dictate(sentence.path)
    desk.find("Form [1, 0] first")

    def go() -> None:
        sign.touch()
        desk.find("Form [1, 0] second")

    last = begin_and_go(desk, app, sentence, go)
    assert (last.delivery, last.method) == (DeliveryState.DELIVERED, DeliveryMethod.INSERT)
    desk.find("Form [2, 0] second")


def test_who_goes_back_is_in_the_field_again_where_only_keys_can_write(desk: Desktop, app: App, sentence: Clip) -> None:
    sign = desk.folder / "go-on"
    assert app.cli("words", "add", "pencils", "pencils 😀").code == 0  # more than Qt lets others put into a field
    desk.spawn("form", sys.executable, "-c", FORM, str(sign))
    desk.focus(desk.find("Form [0, 0] first"))
    app.dictate(sentence.path)
    desk.find("Form [1, 0] first")

    def go() -> None:
        sign.touch()
        desk.find("Form [1, 0] second")

    assert begin_and_go(desk, app, sentence, go).delivery is DeliveryState.NOT_DELIVERED
    app.wait_status(lambda s: s.held is Hold.MOVED, "text that waits")
    desk.tap(BACK)
    desk.find("Form [2, 0] first")


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
