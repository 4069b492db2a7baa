"""Taking text out of a window on a real Wayland compositor; what the keys do in the field there is the test's."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from dictation_app.errors import OutputError
from dictation_app.output import OutputContext
from dictation_app.output.chain import OutputChain
from dictation_app.output.erasing import eraser_here
from dictation_app.output.field import BEFORE_CHARACTERS, LIMIT_S, Field, FieldKind, FieldText
from dictation_app.output.front import NoFront
from dictation_app.output.key_eraser import KeyEraser
from dictation_app.output.signs import LONGEST
from dictation_app.settings import OutputSettings
from dictation_app.values.dictation import Target
from tests.fakes import HeldHotkey
from tests.wayland_display import WaylandDisplay, needs_wayland, virtual_wayland
from tests.x11_display import wait_for

if sys.platform == "linux":
    from dictation_app.output.wayland import keyboard as keyboard_module
    from dictation_app.output.wayland.eraser import WaylandHands, wayland_eraser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dictation_app.output.wayland.seat import WaylandSeat

pytestmark = [needs_wayland, pytest.mark.timeout(60)]

LEFT, RIGHT, PLAIN_RIGHT, RUBBED_OUT = "\x1b[1;2D", "\x1b[1;2C", "\x1b[C", "\x7f"
TOLD = "Dictated words, äöü. "


class Notes:
    """A text field that does what its window's keys say, and the reader of it."""

    def __init__(self, keys: Path, text: str = "") -> None:
        self._keys = keys
        self.text = text
        self.caret = self.anchor = len(text)
        self.id = ":1.7/notes"
        self.kind = FieldKind.TEXT
        self.pressed: list[str] = []
        self.is_readable = True
        self.step: Callable[[str, int, int], int] = lambda _text, at, by: at + by
        """Where the caret comes to stand."""
        self.rub_out: Callable[[], None] = self._delete

    def put(self, text: str) -> None:
        """As the app does."""
        self.text = self.text[: self.caret] + text + self.text[self.caret :]
        self.caret = self.anchor = self.caret + len(text)

    def _delete(self) -> None:
        start, end = sorted((self.caret, self.anchor))
        start = start - 1 if start == end else start
        self.text = self.text[:start] + self.text[end:]
        self.caret = self.anchor = start

    def _follow(self) -> None:
        data = self._keys.read_text(encoding="utf-8")
        done = len("".join(self.pressed))
        while done < len(data):
            key = next(each for each in (LEFT, RIGHT, PLAIN_RIGHT, RUBBED_OUT) if data.startswith(each, done))
            done += len(key)
            self.pressed.append(key)
            if key == RUBBED_OUT:
                self.rub_out()
            elif key == PLAIN_RIGHT:
                end = max(self.caret, self.anchor)
                self.caret = self.anchor = end if self.caret != self.anchor else end + 1
            else:
                self.caret = self.step(self.text, self.caret, -1 if key == LEFT else 1)

    def focused(self) -> Field | None:
        return self.read()

    def read(self, timeout_s: float = LIMIT_S) -> Field | None:
        if not self.is_readable:
            return None
        self._follow()
        start, end = sorted((self.caret, self.anchor))
        text = FieldText(
            before=self.text[max(0, start - BEFORE_CHARACTERS) : start],
            after=self.text[end : end + 1],
            start=start,
            selected=end - start,
            caret=self.caret,
            length=len(self.text),
        )
        return Field(id=self.id, program="notes", pid=1, kind=self.kind, is_editable=True, text=text)

    def text_between(self, field_id: str, start: int, end: int, timeout_s: float = LIMIT_S) -> str | None:
        part = self.text[start:end]
        return part if field_id == self.id and len(part) == end - start else None

    def close(self) -> None:
        self.is_readable = False


@pytest.fixture(scope="module")
def running() -> Iterator[WaylandDisplay]:
    with virtual_wayland() as display:
        yield display


@pytest.fixture
def display(running: WaylandDisplay, monkeypatch: pytest.MonkeyPatch) -> Iterator[WaylandDisplay]:
    for name in ("WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, running.env[name])
    monkeypatch.delenv("DISPLAY", raising=False)
    yield running
    running.stop_all()
    wait_for(lambda: running.focused in {"", "1"}, "the end of all windows")


def window(display: WaylandDisplay, folder: Path, name: str) -> Path:
    """Open one with the focus; the keys that it gets stand in the file."""
    file = folder / name
    file.write_bytes(b"")
    up = folder / f"{name}.up"
    command = f"stty raw -echo; echo ready > {up}; exec cat >> {file}"
    display.start("foot", f"--app-id={name}", "sh", "-c", command)
    wait_for(lambda: up.exists() and display.focused == name, name)
    return file


@pytest.fixture
def notes(display: WaylandDisplay, tmp_path: Path) -> Notes:
    return Notes(window(display, tmp_path, "notes"), "What stood there. ")


@pytest.fixture
def context() -> OutputContext:
    return OutputContext(settings=OutputSettings(), copy_text=lambda _text: None, host=HeldHotkey(0.0))


@pytest.fixture
def eraser(notes: Notes, context: OutputContext) -> Iterator[KeyEraser]:
    context.fields = notes
    made = eraser_here(context)
    assert isinstance(made, KeyEraser)
    yield made
    made.close()


def seat_of(eraser: KeyEraser) -> WaylandSeat:
    assert isinstance(eraser._hands, WaylandHands)
    return eraser._hands._seat


def test_exactly_the_text_is_taken_out_and_it_was_read_before(notes: Notes, eraser: KeyEraser) -> None:
    before = notes.text
    notes.put(TOLD)
    eraser.erase(TOLD)
    assert notes.text == before
    assert notes.pressed == [LEFT] * len(TOLD) + [RUBBED_OUT]


def test_what_stands_behind_it_stays(notes: Notes, eraser: KeyEraser) -> None:
    notes.caret = notes.anchor = 5
    before = notes.text
    notes.put(TOLD)
    eraser.erase(TOLD)
    assert (notes.text, notes.caret) == (before, 5)


def test_a_long_text_is_taken_out(notes: Notes, eraser: KeyEraser) -> None:
    before, long = notes.text, "Sixteen letters. " * 60
    notes.put(long)
    eraser.erase(long)
    assert notes.text == before


@pytest.mark.parametrize(
    "change",
    [
        lambda notes: notes.put("d"),
        lambda notes: setattr(notes, "text", notes.text[:-2] + "! "),
        lambda notes: setattr(notes, "caret", 3),
        lambda notes: (setattr(notes, "caret", 3), setattr(notes, "anchor", 3)),
        lambda notes: setattr(notes, "text", "") or setattr(notes, "caret", 0) or setattr(notes, "anchor", 0),
    ],
    ids=["a letter more", "a sign changed", "something selected", "the caret elsewhere", "all of it gone"],
)
def test_where_it_does_not_stand_before_the_caret_no_key_is_pressed(
    notes: Notes, eraser: KeyEraser, change: Callable[[Notes], object]
) -> None:
    notes.put(TOLD)
    change(notes)
    text = notes.text
    with pytest.raises(OutputError, match="not there any more"):
        eraser.erase(TOLD)
    assert notes.text == text
    assert notes.pressed == []


def test_the_same_words_in_another_field_stay(notes: Notes, eraser: KeyEraser, context: OutputContext) -> None:
    context.focused_field = notes.read()
    eraser.inserted(len(TOLD), goes_on=False)
    notes.put(TOLD)
    notes.id = ":1.7/another"
    with pytest.raises(OutputError, match="not there any more"):
        eraser.erase(TOLD)
    assert notes.pressed == []


def test_a_field_that_cannot_be_read_is_left_alone(
    notes: Notes, eraser: KeyEraser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(eraser, "_tells_within_s", 0.05)
    notes.is_readable = False
    with pytest.raises(OutputError, match="does not tell whether the text is still there"):
        eraser.erase(TOLD)
    notes.is_readable, notes.kind = True, FieldKind.TERMINAL
    with pytest.raises(OutputError, match="does not tell whether the text is still there"):
        eraser.erase(TOLD)
    assert notes.pressed == []


def test_a_password_field_gets_no_key(notes: Notes, eraser: KeyEraser) -> None:
    notes.kind = FieldKind.PASSWORD
    with pytest.raises(OutputError, match="password field"):
        eraser.erase(TOLD)
    assert notes.pressed == []


def test_a_terminal_is_left_alone(display: WaylandDisplay, context: OutputContext, tmp_path: Path) -> None:
    keys = window(display, tmp_path, "foot")
    reader = Notes(keys)
    reader.put(TOLD)
    context.fields = reader
    made = wayland_eraser(context)
    try:
        with pytest.raises(OutputError, match="does not tell"):
            made.erase(TOLD)
    finally:
        made.close()
    assert keys.read_bytes() == b""


def test_signs_that_are_walked_over_otherwise_are_counted_by_reading(notes: Notes, eraser: KeyEraser) -> None:
    """Two letters at a step on the left half, as some programs have it with signs that belong together."""
    before = notes.text
    notes.put("ab" * 4)
    notes.step = lambda _text, at, by: at + 2 * by
    eraser.erase("ab" * 4)
    assert notes.text == before


def test_a_selection_that_does_not_come_right_is_left_again(
    notes: Notes, eraser: KeyEraser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(eraser, "_tells_within_s", 0.2)
    notes.put(TOLD)
    text = notes.text
    notes.step = lambda _text, at, by: max(0, at + 5 * by) if by < 0 else at
    with pytest.raises(OutputError, match="not there any more"):
        eraser.erase(TOLD)
    wait_for(lambda: notes.read() is not None and PLAIN_RIGHT in notes.pressed, "nothing selected")
    assert (notes.text, notes.caret, notes.anchor) == (text, len(text), len(text))
    assert RUBBED_OUT not in notes.pressed


def test_keys_that_select_nothing_move_nothing(
    notes: Notes, eraser: KeyEraser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(eraser, "_tells_within_s", 0.2)
    notes.put(TOLD)
    text = notes.text
    notes.step = lambda _text, at, _by: at
    with pytest.raises(OutputError, match="not there any more"):
        eraser.erase(TOLD)
    assert (notes.text, notes.caret) == (text, len(text))
    assert set(notes.pressed) == {LEFT}


def test_a_window_that_deletes_nothing_is_told(
    notes: Notes, eraser: KeyEraser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(eraser, "_tells_within_s", 0.2)
    notes.put(TOLD)
    text = notes.text
    notes.rub_out = lambda: None
    with pytest.raises(OutputError, match="did not take the text out"):
        eraser.erase(TOLD)
    wait_for(lambda: notes.read() is not None and notes.caret == notes.anchor, "nothing selected")
    assert notes.text == text


def test_what_was_deleted_otherwise_is_told(notes: Notes, eraser: KeyEraser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eraser, "_tells_within_s", 0.2)
    notes.put(TOLD)

    def delete_all() -> None:
        notes.text, notes.caret, notes.anchor = "", 0, 0

    notes.rub_out = delete_all
    with pytest.raises(OutputError, match="not sure that the text was taken out"):
        eraser.erase(TOLD)


def test_another_window_that_comes_to_the_front_gets_no_more_keys(
    display: WaylandDisplay,
    notes: Notes,
    eraser: KeyEraser,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mail = window(display, tmp_path, "mail")
    display.run("swaymsg", "[app_id=notes]", "focus")
    notes.put(TOLD)
    text, key, pressed = notes.text, seat_of(eraser).keyboard._key, [0]

    def press(code: int, state: int) -> None:
        key(code, state)
        pressed[0] += 1
        if pressed[0] == 11:
            display.run("swaymsg", "[app_id=mail]", "focus")

    monkeypatch.setattr(seat_of(eraser).keyboard, "_key", press)
    with pytest.raises(OutputError, match="Another window"):
        eraser.erase(TOLD)
    time.sleep(0.1)
    notes.read()
    assert notes.text == text
    assert LEFT not in mail.read_text()
    assert RUBBED_OUT not in mail.read_text() + "".join(notes.pressed)


class OtherInFront(NoFront):
    def has_keyboard(self, target: Target) -> bool:
        return False


def test_the_text_of_another_window_is_left_alone(notes: Notes, eraser: KeyEraser, context: OutputContext) -> None:
    host = HeldHotkey(0.0)
    host.front = OtherInFront()
    context.host, context.target = host, Target(window=1, life=1)
    notes.put(TOLD)
    with pytest.raises(OutputError, match="Another window"):
        eraser.erase(TOLD)
    assert notes.pressed == []


def test_keys_that_the_user_holds_change_nothing(
    display: WaylandDisplay, notes: Notes, eraser: KeyEraser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of the combination that asks for it."""
    before = notes.text
    notes.put(TOLD)
    held = display.start("wtype", "-M", "ctrl", "-M", "alt", "-s", "3000", "-m", "alt", "-m", "ctrl")
    time.sleep(0.3)
    eraser.erase(TOLD)
    assert held.poll() is None, "they are still held"
    assert notes.text == before


def test_without_a_window_and_with_too_long_a_text_it_says_why(
    display: WaylandDisplay, context: OutputContext, notes: Notes, eraser: KeyEraser
) -> None:
    with pytest.raises(OutputError, match="too long"):
        eraser.erase("x" * (LONGEST + 1))
    display.stop_all()
    wait_for(lambda: display.focused in {"", "1"}, "the end of the window")
    with pytest.raises(OutputError, match="no window"):
        eraser.erase(TOLD)


def test_where_no_keys_can_be_pressed_nothing_is_taken_out_until_they_can(
    display: WaylandDisplay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A compositor that does not answer in time when the user logs in does so later."""
    monkeypatch.setattr(keyboard_module, "MANAGER", "offered_by_nobody")
    chain = OutputChain(OutputSettings(), lambda _text: None)
    try:
        chain.prepare()
        with pytest.raises(OutputError, match=r"On this desktop the text cannot be taken out again\. Undo it"):
            chain.erase(TOLD, None)
        monkeypatch.setattr(keyboard_module, "MANAGER", "zwp_virtual_keyboard_manager_v1")
        with pytest.raises(OutputError, match="no window"):
            chain.erase(TOLD, None)
    finally:
        chain.close()
