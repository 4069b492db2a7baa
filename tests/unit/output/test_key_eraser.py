"""Taking text out again on Windows and macOS, with an editor that follows the keys that are sent to it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.errors import OutputError
from dictation_app.output import FocusMovedError, OutputContext, key_eraser, touches
from dictation_app.output.field import FieldKind
from dictation_app.output.macos.eraser import mac_eraser
from dictation_app.output.touches import Seen
from dictation_app.output.win32.eraser import WindowsTouches, windows_eraser
from dictation_app.settings import OutputSettings
from dictation_app.values.dictation import Target
from tests.macos import FakeEvent, FakeMac, FakeProgram
from tests.unit.output.editor import Editor
from tests.windows import HIGH, KEY_UP, FakeWindow, FakeWindows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.output.key_eraser import KeyEraser

TEXT = "Some words. "
NOT_THERE = "not there any more as it was inserted"
NOT_SURE = "not sure that the text is still there"


class KeyedEditor(Editor):
    """Also does what keys do; `sign` is what one step of its caret goes over."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.keys: list[str] = []
        self.step: Callable[[str], int] = lambda _before: 1
        self.deletes = True

    def key(self, name: str) -> None:
        self.keys.append(name)
        before = self.text[: self.start]
        if name == "select left" and before:
            count = self.step(before)
            self.start, self.selected = self.start - count, self.selected + count
        elif name == "select right":
            self.start, self.selected = self.start + 1, self.selected - 1
        elif name == "right":
            self.start, self.selected = self.start + self.selected, 0
        elif name == "backspace" and self.deletes:
            first = self.start if self.selected else self.start - 1
            self.text = self.text[:first] + self.text[self.start + self.selected :]
            self.start, self.selected = first, 0


class Desk:
    """A system, an editor in front, and its eraser."""

    def __init__(self, *, reads: bool = True) -> None:
        self.editor = KeyedEditor()
        self.editor.is_readable = reads
        settings = OutputSettings(modifier_wait_ms=0)
        self.context = OutputContext(settings=settings, copy_text=lambda _: None, fields=self.editor)
        self.eraser: KeyEraser

    def insert(self, text: str = TEXT, *, goes_on: bool = False) -> None:
        self.editor.text += text
        self.editor.start = len(self.editor.text)
        self.eraser.inserted(len(text), goes_on=goes_on)

    def wait_until_seen(self, *, is_command: bool = False) -> None:
        watch = self.eraser._touches
        assert watch is not None
        until_s = time.monotonic() + 20
        while watch.none if not is_command else watch._command_at_s is None:
            assert time.monotonic() < until_s
            time.sleep(0.005)


class Windows(Desk):
    def __init__(self) -> None:
        super().__init__()
        self.windows = FakeWindows()
        self._has_shift = False
        self.windows.on_input = self._take
        self.eraser = windows_eraser(self.context, self.windows.libraries)

    def _take(self, events: list[tuple[int, int, int]]) -> None:
        for key, scan, flags in events:
            assert scan == 0
            assert bool(flags & 1) == (key in (0x25, 0x27)), "arrows are further keys"
            if key == 0x10:
                self._has_shift = not flags & KEY_UP
            elif not flags & KEY_UP:
                names = {(0x25, True): "select left", (0x27, True): "select right", (0x27, False): "right"}
                self.editor.key(names.get((key, self._has_shift), "backspace"))
        assert not self._has_shift, "it stays down"

    def touch(self) -> None:
        self.windows.held[0x44] = time.monotonic() + 20
        self.windows.input_at += 1

    def click(self) -> None:
        self.windows.held[0x01] = time.monotonic() + 20
        self.windows.input_at += 1

    def command(self) -> None:
        self.windows.held[0xA2] = time.monotonic() + 0.05  # the hook keeps the key itself
        self.windows.input_at += 1

    def turn_to_terminal(self) -> None:
        self.windows.windows[77].class_name = "ConsoleWindowClass"

    def move_away(self) -> None:
        self.windows.windows[78] = FakeWindow()
        self.windows.front = 78


class Mac(Desk):
    def __init__(self) -> None:
        super().__init__()
        self.mac = FakeMac()
        self.mac.on_event = self._take
        self.eraser = mac_eraser(self.context, self.mac.calls)

    def _take(self, event: FakeEvent) -> None:
        if event.is_down:
            names = {(123, 0xA20000): "select left", (124, 0xA20000): "select right", (124, 0xA00000): "right"}
            self.editor.key(names[event.code, event.flags] if event.code != 51 else "backspace")

    def _count(self, kind: int) -> None:
        self.mac.counts[kind] = self.mac.counts.get(kind, 7) + 1

    def touch(self) -> None:
        self._count(10)

    def click(self) -> None:
        self._count(1)

    def command(self) -> None:
        self.mac.flags = 0x40000
        self._count(10)
        self.wait_until_seen(is_command=True)
        self.mac.flags = 0

    def turn_to_terminal(self) -> None:
        self.mac.front = FakeProgram(42, "iTerm2", "com.googlecode.iterm2")

    def move_away(self) -> None:
        self.mac.front = FakeProgram(43, "Mail")


@pytest.fixture(params=[Windows, Mac], ids=["windows", "macos"])
def desk(request: pytest.FixtureRequest) -> Iterator[Any]:
    made = request.param()
    yield made
    made.eraser.close()
    if isinstance(made, Mac):
        made.mac.end()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_eraser, "_TELLS_WITHIN_S", 0.1)
    monkeypatch.setattr(touches, "_LATE_S", 100.0)  # other tests keep the machine busy


@pytest.mark.parametrize("text", [TEXT, "Grüße 👍🏽! ", "Zwei\nZeilen. ", "x" * 300])
def test_what_stands_there_is_taken_out_whatever_the_user_did_meanwhile(desk: Any, text: str) -> None:
    desk.editor.text = "Before. "
    desk.insert(text)
    desk.touch()
    desk.wait_until_seen()
    desk.eraser.erase(text)
    assert desk.editor.text == "Before. "
    assert desk.editor.keys[-1] == "backspace"
    assert desk.editor.keys.count("backspace") == 1


def test_a_program_that_steps_otherwise_has_the_selection_corrected(desk: Any) -> None:
    desk.editor.text = "Before. "
    desk.insert("ab👍🏽 ")
    desk.eraser.erase("ab👍🏽 ")
    assert desk.editor.text == "Before. "
    desk.editor.keys.clear()
    desk.insert("words ")
    desk.editor.step = lambda before: 2 if before.endswith("s ") else 1
    desk.eraser.erase("words ")
    assert desk.editor.text == "Before. "
    assert "select right" in desk.editor.keys


def test_line_breaks_count_two_where_the_field_counts_them_so(desk: Any) -> None:
    desk.editor.text = "Before. "
    desk.insert("Zwei\r\nZeilen. ")
    desk.eraser.erase("Zwei\nZeilen. ")
    assert desk.editor.text == "Before. "


@pytest.mark.parametrize("change", ["Some wordy. ", "Some words. More. ", ""])
def test_what_was_changed_is_left_alone(desk: Any, change: str) -> None:
    desk.insert()
    desk.editor.text, desk.editor.start = change, len(change)
    with pytest.raises(OutputError, match=NOT_THERE):
        desk.eraser.erase(TEXT)
    assert desk.editor.text == change
    assert desk.editor.keys == []


def test_where_the_user_has_selected_something_nothing_is_pressed(desk: Any) -> None:
    desk.insert()
    desk.editor.text, desk.editor.selected = TEXT + "More.", 5
    with pytest.raises(OutputError, match=NOT_THERE):
        desk.eraser.erase(TEXT)
    assert desk.editor.keys == []


def test_a_window_that_comes_to_the_front_in_the_middle_gets_no_key(desk: Any) -> None:
    desk.insert()

    def step(_before: str) -> int:
        desk.move_away()
        return 1

    desk.editor.step = step
    with pytest.raises(OutputError, match="Another window came to the front"):
        desk.eraser.erase(TEXT)
    assert set(desk.editor.keys) == {"select left"}


def test_a_caret_that_cannot_be_brought_there_selects_nothing_in_the_end(desk: Any) -> None:
    desk.editor.text = "Before. "
    desk.insert()
    desk.editor.step = lambda _before: 0
    with pytest.raises(OutputError, match=NOT_THERE):
        desk.eraser.erase(TEXT)
    assert desk.editor.text == "Before. " + TEXT
    assert set(desk.editor.keys) == {"select left"}, "a key to the right would move the caret"


def test_a_selection_that_does_not_come_right_is_left_again(desk: Any) -> None:
    desk.insert()
    desk.editor.step = lambda before: 2 if len(before) > 3 else 0
    desk.eraser._tells_within_s = 0.02
    desk.editor.text = desk.editor.text[:-1]
    desk.editor.start = len(desk.editor.text)
    with pytest.raises(OutputError, match=NOT_THERE):
        desk.eraser.erase(TEXT[:-1])
    assert desk.editor.keys[-1] == "right"
    assert (desk.editor.start, desk.editor.selected) == (len(TEXT) - 1, 0)
    assert "backspace" not in desk.editor.keys


def test_the_same_words_in_another_field_stay(desk: Any) -> None:
    desk.context.focused_field = desk.editor.read()
    desk.insert()
    desk.editor.id = ":1.7/another"
    with pytest.raises(OutputError, match=NOT_THERE):
        desk.eraser.erase(TEXT)
    assert desk.editor.keys == []


def test_nothing_is_rubbed_out_in_another_field_that_does_not_tell(desk: Any) -> None:
    desk.editor.kind = FieldKind.OTHER
    desk.context.focused_field = desk.editor.read()
    desk.insert()
    desk.editor.id = ":1.7/another"
    with pytest.raises(OutputError, match=NOT_SURE):
        desk.eraser.erase(TEXT)
    assert desk.editor.keys == []
    desk.insert()
    desk.editor.id = desk.context.focused_field.id
    desk.eraser.erase(TEXT)
    assert desk.editor.keys == ["backspace"] * len(TEXT)


@pytest.mark.parametrize("behind", ["!", ""], ids=["another sign", "one less"])
def test_nothing_is_deleted_where_what_stands_behind_it_changed_meanwhile(desk: Any, behind: str) -> None:
    desk.insert()
    desk.editor.text += "?"
    following = desk.editor.key

    def key(name: str) -> None:
        following(name)
        desk.editor.text = TEXT + behind

    desk.editor.key = key
    with pytest.raises(OutputError, match=NOT_THERE):
        desk.eraser.erase(TEXT)
    assert desk.editor.text == TEXT + behind
    assert "backspace" not in desk.editor.keys


def test_a_program_that_deletes_nothing_is_told(desk: Any) -> None:
    desk.insert()
    desk.editor.deletes = False
    with pytest.raises(OutputError, match="did not take the text out"):
        desk.eraser.erase(TEXT)
    assert (desk.editor.text, desk.editor.start, desk.editor.selected) == (TEXT, len(TEXT), 0)


@pytest.mark.parametrize("rest", ["", "B"], ids=["all", "what stands behind"])
def test_what_was_deleted_otherwise_is_told(desk: Any, rest: str) -> None:
    desk.editor.text = "A"
    desk.insert()
    desk.editor.text += "C"
    following = desk.editor.key

    def key(name: str) -> None:
        following(name)
        if name == "backspace":
            desk.editor.text = "A" + rest

    desk.editor.key = key
    with pytest.raises(OutputError, match="not sure that the text was taken out"):
        desk.eraser.erase(TEXT)


def test_nothing_is_sent_to_a_password_field(desk: Any) -> None:
    desk.insert()
    desk.editor.kind = FieldKind.PASSWORD
    with pytest.raises(OutputError, match="password field"):
        desk.eraser.erase(TEXT)
    assert desk.editor.keys == []


def test_where_nothing_is_told_it_is_rubbed_out_if_nothing_was_done_but_the_asking(desk: Any) -> None:
    desk.editor.is_readable = False
    desk.insert()
    desk.insert("More. ", goes_on=desk.eraser.is_untouched)
    desk.command()
    desk.eraser.erase(TEXT + "More. ")
    assert desk.editor.text == ""
    assert desk.editor.keys == ["backspace"] * 18


@pytest.mark.parametrize("deed", ["touch", "click"])
def test_where_nothing_is_told_a_key_or_a_click_ends_it(desk: Any, deed: str) -> None:
    desk.editor.is_readable = False
    desk.insert()
    assert desk.eraser.is_untouched
    getattr(desk, deed)()
    desk.wait_until_seen()
    assert not desk.eraser.is_untouched
    with pytest.raises(OutputError, match=NOT_SURE):
        desk.eraser.erase(TEXT)
    assert desk.editor.keys == []


def test_terminals_are_never_read_and_one_line_is_rubbed_out_in_them(desk: Any) -> None:
    desk.turn_to_terminal()
    desk.insert("ls -l")
    desk.eraser.erase("ls -l")
    assert desk.editor.keys == ["backspace"] * 5
    desk.editor.keys.clear()
    desk.insert("C\u00a0? \u202f!")
    desk.eraser.erase("C\u00a0? \u202f!")
    assert desk.editor.keys == ["backspace"] * 6
    desk.insert("a 👍🏽 ")
    with pytest.raises(OutputError, match="not all programs rub out alike"):
        desk.eraser.erase("a 👍🏽 ")
    desk.insert("a\u200b")
    with pytest.raises(OutputError, match="not all programs rub out alike"):
        desk.eraser.erase("a\u200b")


def test_in_another_window_nothing_is_rubbed_out(desk: Any) -> None:
    desk.editor.is_readable = False
    desk.insert()
    desk.move_away()
    with pytest.raises(OutputError, match=NOT_SURE):
        desk.eraser.erase(TEXT)
    desk.insert()
    desk.context.target = Target(window=12)
    with pytest.raises(FocusMovedError):
        desk.eraser.erase(TEXT)
    assert desk.editor.keys == []


def test_pieces_in_two_windows_are_not_rubbed_out_together(desk: Any) -> None:
    desk.editor.is_readable = False
    desk.insert()
    desk.move_away()
    desk.insert("More. ", goes_on=True)
    with pytest.raises(OutputError, match=NOT_SURE):
        desk.eraser.erase(TEXT + "More. ")
    assert desk.editor.keys == []


def test_a_longer_or_another_text_than_the_last_is_not_rubbed_out(desk: Any) -> None:
    desk.editor.is_readable = False
    desk.insert()
    with pytest.raises(OutputError, match=NOT_SURE):
        desk.eraser.erase("Longer than that. ")
    desk.insert()
    with pytest.raises(OutputError, match="too long"):
        desk.eraser.erase("x" * 5001)
    assert desk.editor.keys == []


def test_an_administrators_window_gets_no_keys() -> None:
    desk = Windows()
    desk.insert()
    desk.windows.processes[4242].integrity = HIGH
    with pytest.raises(OutputError, match="administrator"):
        desk.eraser.erase(TEXT)
    desk.eraser.close()


def test_keys_that_windows_refuses_are_told_and_none_stays_down() -> None:
    desk = Windows()
    desk.insert()
    desk.windows.on_input = lambda _events: None
    desk.windows.accepts = 3
    with pytest.raises(OutputError, match="did not take all"):
        desk.eraser.erase(TEXT)
    assert desk.windows.sent[-1] == [(0x10, 0, KEY_UP)]
    desk.eraser.close()


def test_a_moved_mouse_is_no_touch_and_what_was_not_seen_may_be_one() -> None:
    windows = FakeWindows()
    watch = WindowsTouches(windows)
    watch._look()
    assert watch._look() is Seen.NOTHING
    windows.pointer, windows.input_at = (6, 5), 1001
    assert watch._look() is Seen.NOTHING
    windows.input_at = 1002  # a key was let go, or pressed and let go
    assert watch._look() is Seen.PERHAPS
    windows.held[0x44], windows.input_at = time.monotonic() + 20, 1003
    assert watch._look() is Seen.TOUCH


def test_what_was_not_seen_in_time_is_a_touch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(touches, "_LATE_S", 0.0)
    desk = Windows()
    desk.insert()
    desk.windows.input_at += 1
    desk.wait_until_seen()
    assert not desk.eraser.is_untouched
    desk.eraser.close()


def test_a_watch_that_ends_by_a_fault_counts_as_a_touch() -> None:
    class Failing(touches.PolledTouches):
        looks = 0

        def _look(self) -> Seen:
            self.looks += 1
            if self.looks > 1:
                raise OSError
            return Seen.NOTHING

    watch = Failing().begin()
    watch._thread.join(5)
    assert not watch.none, "nobody looks any more"
    watch.close()


def test_a_second_combination_is_a_touch() -> None:
    desk = Mac()
    desk.editor.is_readable = False
    desk.insert()
    desk.command()
    assert desk.eraser.is_untouched
    desk.mac.flags = 0x40000
    desk.touch()
    desk.wait_until_seen()
    desk.eraser.close()
    desk.mac.end()


def test_without_the_permission_no_keys_are_sent_on_macos() -> None:
    desk = Mac()
    desk.insert()
    desk.mac.may_send_keys = False
    with pytest.raises(OutputError, match="does not let Dictation send keys"):
        desk.eraser.erase(TEXT)
    desk.eraser.close()
    desk.mac.end()
