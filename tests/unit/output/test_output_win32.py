"""Typing on Windows, with a stand-in that reads the events as SendInput would."""

from __future__ import annotations

import ctypes
import time
from dataclasses import dataclass, field
from typing import Any

import pytest

from dictation_app.errors import OutputError
from dictation_app.output import OutputBlockedError, OutputContext
from dictation_app.output.win32 import KeyInput, WindowsTypeOutput
from dictation_app.settings import OutputSettings
from dictation_app.values import DeliveryState
from tests.fakes import HeldHotkey

KEY_UP, UNICODE = 2, 4
CTRL, SHIFT, RIGHT_WIN = 0x11, 0x10, 0x5C


@dataclass
class FakeUser32:
    """The functions of user32 that typing uses."""

    window: int = 77
    class_name: str = "Chrome_WidgetWin_1"
    pid: int = 4242
    held: dict[int, float] = field(default_factory=dict)
    """Key -> `time.monotonic()` at which it is let go."""
    accepts: int | None = None
    calls: list[list[tuple[int, int, int]]] = field(default_factory=list)

    def GetForegroundWindow(self) -> int:  # noqa: N802
        return self.window

    def GetClassNameW(self, window: int, buffer: Any, length: int) -> int:  # noqa: N802
        assert window == self.window
        buffer.value = self.class_name[: length - 1]
        return len(buffer.value)

    def GetWindowThreadProcessId(self, window: int, pid: Any) -> int:  # noqa: N802
        assert window == self.window
        pid._obj.value = self.pid
        return 1

    def GetAsyncKeyState(self, key: int) -> int:  # noqa: N802
        return -0x8000 if time.monotonic() < self.held.get(key, 0.0) else 0

    def SendInput(self, count: int, events: Any, size: int) -> int:  # noqa: N802
        assert size == ctypes.sizeof(KeyInput)
        assert all(event.type == 1 for event in events)
        sent = count if self.accepts is None else self.accepts
        self.calls.append([(e.u.ki.wVk, e.u.ki.wScan, e.u.ki.dwFlags) for e in events[:sent]])
        return sent

    def typed(self) -> str:
        """What a text field would have made of the one call."""
        (events,) = self.calls
        units, pressed = [], None
        for key, scan, flags in events:
            assert bool(flags & UNICODE) == (key == 0)
            if not flags & KEY_UP:
                assert pressed is None
                pressed = (key, scan)
                units.append({0x0D: 0x0A, 0x09: 0x09}[key] if key else scan)
            else:
                assert pressed == (key, scan)
                pressed = None
        assert pressed is None
        return b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le")


class FakeKernel32:
    """One process, the program of the foreground window."""

    def OpenProcess(self, access: int, inherit: bool, pid: Any) -> int:  # noqa: N802
        assert (access, inherit) == (0x1000, False)
        return 5 if pid.value == 4242 else 0

    def QueryFullProcessImageNameW(self, process: int, flags: int, buffer: Any, length: Any) -> int:  # noqa: N802
        assert (process, flags) == (5, 0)
        buffer.value = r"C:\Program Files\Editor\Notepad++.exe"
        return len(buffer.value)

    def CloseHandle(self, process: int) -> None:  # noqa: N802
        assert process == 5


def output(user32: FakeUser32, **settings: int) -> WindowsTypeOutput:
    context = OutputContext(settings=OutputSettings(**settings), copy_text=lambda _text: None)  # type: ignore[arg-type]
    return WindowsTypeOutput(context, user32, FakeKernel32())


@pytest.mark.parametrize("text", ["Plain words.", "Größe, où, Привет, 日本語", "smile 😀 end", "two\nlines\tand a tab"])
def test_every_character_is_typed_in_one_call(text: str) -> None:
    user32 = FakeUser32()
    assert output(user32).send(text) is DeliveryState.PROBABLY
    assert user32.typed() == text


@pytest.mark.parametrize(("pid", "program"), [(4242, "notepad++"), (4, "")])
def test_the_program_of_the_window_is_named_where_it_may_be_asked(pid: int, program: str) -> None:
    typing = output(FakeUser32(pid=pid))
    typing.send("words")
    assert typing.target == program


def test_a_line_break_of_windows_is_one_return() -> None:
    user32 = FakeUser32()
    output(user32).send("a\r\nb\rc")
    assert user32.typed() == "a\nb\nc"


def test_two_thousand_characters_go_in_one_call() -> None:
    user32 = FakeUser32()
    output(user32).send("wörter " * 300)
    assert user32.typed() == "wörter " * 300


def test_it_waits_until_the_modifiers_are_up() -> None:
    user32 = FakeUser32(held={CTRL: time.monotonic() + 0.1})
    output(user32).send("words")
    assert time.monotonic() >= user32.held[CTRL]
    assert user32.typed() == "words"


def test_modifiers_held_for_the_next_dictation_are_waited_for() -> None:
    until_s = time.monotonic() + 0.3
    user32 = FakeUser32(held={CTRL: until_s + 0.05})
    typing = output(user32, modifier_wait_ms=150)
    typing._context.host = HeldHotkey(until_s)
    typing.send("words")
    assert user32.typed() == "words"


def test_modifiers_held_too_long_are_named_and_nothing_is_typed() -> None:
    user32 = FakeUser32(held={CTRL: time.monotonic() + 60, SHIFT: time.monotonic() + 60})
    with pytest.raises(OutputBlockedError, match=r"^Ctrl and Shift were still held down"):
        output(user32, modifier_wait_ms=30).send("words")
    assert user32.calls == []
    user32 = FakeUser32(held={RIGHT_WIN: time.monotonic() + 60})
    with pytest.raises(OutputBlockedError, match=r"^Windows was still held down"):
        output(user32, modifier_wait_ms=0).send("words")


@pytest.mark.parametrize("class_name", ["Notepad", "WordPadClass"])
def test_windows_that_lose_typed_text_are_refused(class_name: str) -> None:
    user32 = FakeUser32(class_name=class_name)
    assert output(user32).problem("words") == "This window loses text that programs type into it."
    with pytest.raises(OutputError, match="loses text"):
        output(user32).send("words")
    assert user32.calls == []


def test_without_a_window_it_says_so() -> None:
    assert output(FakeUser32(window=0)).problem("words") == "There is no window to take the text."
    assert output(FakeUser32()).problem("words") is None


def test_a_refused_call_may_be_tried_in_another_way_and_half_of_one_may_not() -> None:
    with pytest.raises(OutputError) as nothing_sent:
        output(FakeUser32(accepts=0)).send("words")
    assert not isinstance(nothing_sent.value, OutputBlockedError)
    with pytest.raises(OutputBlockedError, match="only the beginning"):
        output(FakeUser32(accepts=3)).send("words")
