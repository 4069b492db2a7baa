"""Typing and pasting on Windows, with a stand-in that reads events and the clipboard as programs there would."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from dictation_app.errors import OutputError
from dictation_app.output import FocusMovedError, OutputBlockedError, OutputContext
from dictation_app.output import promise as promise_module
from dictation_app.output.programs import Way
from dictation_app.output.win32.front import WindowsFront
from dictation_app.output.win32.keys import WindowsKeyboard
from dictation_app.output.win32.outputs import WindowsPasteOutput, WindowsTypeOutput
from dictation_app.output.win32.window import Foreground
from dictation_app.settings import OutputSettings, ProgramRule
from dictation_app.values.dictation import DeliveryState, Target
from tests.fakes import HeldHotkey
from tests.windows import HIGH, KEY_UP, SCANCODE, TEXT, UNICODE, FakeProcess, FakeWindow, FakeWindows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CTRL, SHIFT, RIGHT_WIN = 0x11, 0x10, 0x5C


def typed(windows: FakeWindows) -> str:
    """What a text field would have made of the one call."""
    (events,) = windows.sent
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


def context(**settings: object) -> OutputContext:
    return OutputContext(settings=OutputSettings(**settings), copy_text=lambda _text: None)  # type: ignore[arg-type]


def output(windows: FakeWindows, **settings: object) -> WindowsTypeOutput:
    return WindowsTypeOutput(context(**settings), windows.libraries)


@pytest.mark.parametrize("text", ["Plain words.", "Größe, où, Привет, 日本語", "smile 😀 end", "two\nlines\tand a tab"])
def test_every_character_is_typed_in_one_call(text: str) -> None:
    windows = FakeWindows()
    assert output(windows).send(text) is DeliveryState.PROBABLY
    assert typed(windows) == text


def test_the_program_of_the_window_is_named() -> None:
    windows = FakeWindows()
    typing = output(windows)
    typing.send("words")
    assert typing.target == "notepad++"


def test_a_window_of_which_windows_tells_nothing_is_not_typed_to_as_nobody_would_know_what_came_of_it() -> None:
    windows = FakeWindows()
    windows.windows[77].pid = 4  # of another user: it may have any rights
    typing = output(windows)
    assert typing.problem("words") == "Windows does not tell whether this window takes keys."
    with pytest.raises(OutputError, match="does not tell"):
        typing.send("words")
    assert windows.sent == []
    windows.processes[-1].integrity = HIGH
    assert output(windows).problem("words") is None, "an administrator's keys go everywhere"


def test_a_line_break_of_windows_is_one_return() -> None:
    windows = FakeWindows()
    output(windows).send("a\r\nb\rc")
    assert typed(windows) == "a\nb\nc"


def test_two_thousand_characters_go_in_one_call() -> None:
    windows = FakeWindows()
    output(windows).send("wörter " * 300)
    assert typed(windows) == "wörter " * 300


def test_it_waits_until_the_modifiers_are_up() -> None:
    windows = FakeWindows()
    windows.held = {CTRL: time.monotonic() + 0.1}
    output(windows).send("words")
    assert time.monotonic() >= windows.held[CTRL]
    assert typed(windows) == "words"


def test_modifiers_held_for_the_next_dictation_are_waited_for() -> None:
    until_s = time.monotonic() + 0.3
    windows = FakeWindows()
    windows.held = {CTRL: until_s + 0.05}
    typing = output(windows, modifier_wait_ms=150)
    typing._context.host = HeldHotkey(until_s)
    typing.send("words")
    assert typed(windows) == "words"


def test_modifiers_held_too_long_are_named_and_nothing_is_typed() -> None:
    windows = FakeWindows()
    windows.held = {CTRL: time.monotonic() + 60, SHIFT: time.monotonic() + 60}
    with pytest.raises(OutputBlockedError, match=r"^Ctrl and Shift were still held down"):
        output(windows, modifier_wait_ms=30).send("words")
    assert windows.sent == []
    windows = FakeWindows()
    windows.held = {RIGHT_WIN: time.monotonic() + 60}
    with pytest.raises(OutputBlockedError, match=r"^Windows was still held down"):
        output(windows, modifier_wait_ms=0).send("words")


@pytest.mark.parametrize("class_name", ["Notepad", "WordPadClass"])
def test_windows_that_lose_typed_text_are_refused(class_name: str) -> None:
    windows = FakeWindows()
    windows.windows[77].class_name = class_name
    assert output(windows).problem("words") == "This window loses text that programs type into it."
    with pytest.raises(OutputError, match="loses text"):
        output(windows).send("words")
    assert windows.sent == []


def test_without_a_window_it_says_so() -> None:
    windows = FakeWindows()
    assert output(windows).problem("words") is None
    windows.front = 0
    assert output(windows).problem("words") == "There is no window to take the text."


def test_a_refused_call_may_be_tried_in_another_way_and_half_of_one_may_not() -> None:
    windows = FakeWindows()
    windows.accepts = 0
    with pytest.raises(OutputError) as nothing_sent:
        output(windows).send("words")
    assert not isinstance(nothing_sent.value, OutputBlockedError)
    windows.accepts = 3
    with pytest.raises(OutputBlockedError, match="only the beginning"):
        output(windows).send("words")


@pytest.mark.parametrize(
    ("text", "taken", "left_down"),
    [("one\ntwo", 7, (0x0D, 0)), ("a\tb", 3, (0x09, 0)), ("words", 1, (0, ord("w"))), ("words", 4, None)],
)
def test_no_key_stays_down_where_windows_takes_its_press_and_not_its_release(
    text: str, taken: int, left_down: tuple[int, int] | None
) -> None:
    windows = FakeWindows()
    windows.accepts = taken
    with pytest.raises(OutputBlockedError, match="only the beginning"):
        output(windows).send(text)
    _sent, *after = windows.sent
    assert [[event[:2] for event in call] for call in after] == ([[left_down]] if left_down else [])
    assert all(flags & KEY_UP for call in after for _key, _scan, flags in call)


@pytest.mark.parametrize(
    ("taken", "let_go"), [(1, [SHIFT]), (2, [0x25, SHIFT]), (3, [SHIFT]), (4, [0x25, SHIFT]), (0, [])]
)
def test_no_key_stays_down_where_windows_takes_a_part_of_the_keys_that_select(taken: int, let_go: list[int]) -> None:
    windows = FakeWindows()
    windows.accepts = taken
    with pytest.raises(OutputBlockedError, match="check the text"):
        WindowsKeyboard(windows).press_often((SHIFT, 0x25), 3)
    _sent, *after = windows.sent
    assert [key for call in after for key, _scan, _flags in call] == let_go
    assert all(flags & KEY_UP for call in after for _key, _scan, flags in call)


@pytest.mark.parametrize(
    ("integrity", "own", "refused"),
    [(HIGH, 0x2000, True), (None, 0x2000, True), (HIGH, HIGH, False), (None, HIGH, False), (0x1000, 0x2000, False)],
)
def test_a_window_of_an_administrator_gets_nothing_and_that_is_said(
    integrity: int | None, own: int, *, refused: bool
) -> None:
    windows = FakeWindows()
    windows.processes[4242].integrity, windows.processes[-1].integrity = integrity, own
    problem = output(windows).problem("words")
    said = "notepad++ runs as administrator, and Windows lets no other program send it keys."
    assert problem == (said if refused else None)
    if refused:
        with pytest.raises(OutputError, match="administrator"):
            output(windows).send("words")
        assert windows.sent == []


def test_a_window_in_a_frame_of_another_process_is_that_of_its_program() -> None:
    windows = FakeWindows()
    windows.windows[77] = FakeWindow(pid=5, class_name="ApplicationFrameWindow", core=78)
    windows.windows[78] = FakeWindow(pid=6)
    windows.processes |= {
        5: FakeProcess(r"C:\\Windows\\ApplicationFrameHost.exe"),
        6: FakeProcess(r"C:\\Store\\Notes.exe"),
    }
    typing = output(windows)
    typing.send("words")
    assert typing.target == "notes"


def test_no_line_break_is_typed_into_a_terminal() -> None:
    windows = FakeWindows()
    windows.processes[4242].path = r"C:\Apps\WindowsTerminal.exe"
    output(windows).send("rm\n-rf")
    assert typed(windows) == "rm -rf"


def test_text_for_another_window_is_not_sent() -> None:
    windows = FakeWindows()
    typing = output(windows)
    typing._context.target = Target(window=78)
    with pytest.raises(FocusMovedError):
        typing.send("words")
    assert windows.sent == []


def test_where_the_user_is_is_told_with_the_title(windows: FakeWindows) -> None:
    windows.windows[77].title = "Secret: Zoë - Notepad++"
    look = Foreground(windows.libraries).look
    found = look()
    assert found is not None
    assert (found.names, found.program, found.title) == ({"notepad++"}, "notepad++", "Secret: Zoë - Notepad++")
    windows.windows[78] = FakeWindow(pid=4)  # of a program that may not be asked
    windows.front = 78
    hidden = look()
    assert hidden is not None
    assert (hidden.names, hidden.program) == (frozenset(), "")
    windows.front = 0
    assert look() is None


# --- Pasting ---


@pytest.fixture
def windows() -> FakeWindows:
    return FakeWindows()


@pytest.fixture
def make(windows: FakeWindows, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., WindowsPasteOutput]]:
    """Pasting, with a patience that suits tests."""
    monkeypatch.setattr(promise_module, "_REFUSE_S", 0.1)
    monkeypatch.setattr(promise_module, "_SETTLE_AFTER_OTHER_S", 0.2)
    made: list[WindowsPasteOutput] = []

    def make_one(**settings: object) -> WindowsPasteOutput:
        made.append(WindowsPasteOutput(context(receipt_timeout_ms=300, **settings), windows.libraries))
        return made[-1]

    yield make_one
    for each in made:
        each.close()


def reads_on_paste(windows: FakeWindows, pid: int | None = 4242) -> list[str | None]:
    """The window fetches the clipboard a moment after the keys, and a second time."""
    got: list[str | None] = []

    def read() -> None:
        time.sleep(0.02)
        got.extend(windows.paste(pid) for _ in range(2))

    def on_input(events: list[tuple[int, int, int]]) -> None:
        if not events[0][2] & KEY_UP:
            threading.Thread(target=read).start()

    windows.on_input = on_input
    return got


def settled(windows: FakeWindows, **contents: bytes) -> bool:
    """Whether the clipboard holds this again, soon."""
    return holds(windows, {windows.format(name): data for name, data in contents.items()})


def holds(windows: FakeWindows, expected: dict[int, bytes]) -> bool:
    """Likewise, by the numbers of the formats."""
    until_s = time.monotonic() + 2
    while windows.contents != expected and time.monotonic() < until_s:
        time.sleep(0.01)
    return windows.contents == expected


def test_a_window_that_fetches_the_text_has_it_delivered(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput]
) -> None:
    windows.copy(text=b"o\0l\0d\0", HTML=b"<b>old</b>", Custom=bytes(range(256)))
    got, pasting = reads_on_paste(windows), make()
    assert pasting.send("Größe\n😀") is DeliveryState.DELIVERED
    assert got[0] == "Größe\r\n😀"
    assert (pasting.target, pasting.note) == ("notepad++", "")
    assert settled(windows, text=b"o\0l\0d\0", HTML=b"<b>old</b>", Custom=bytes(range(256)))
    assert got == ["Größe\r\n😀"] * 2


def test_the_chord_is_pressed_by_scan_codes_held_and_let_go(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput]
) -> None:
    reads_on_paste(windows)
    began_s = time.monotonic()
    make().send("some words to paste")
    assert time.monotonic() - began_s >= 0.1
    assert windows.sent == [
        [(0, 0x1D, SCANCODE), (0, 0x2F, SCANCODE)],
        [(0, 0x2F, SCANCODE | KEY_UP), (0, 0x1D, SCANCODE | KEY_UP)],
    ]


def test_into_a_terminal_one_line_goes_by_another_chord(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput]
) -> None:
    windows.windows[77].class_name = "ConsoleWindowClass"
    got = reads_on_paste(windows)
    assert make().send("ls\nrm -rf") is DeliveryState.DELIVERED
    assert got[0] == "ls rm -rf"
    assert windows.sent[0] == [(0, 0x2A, SCANCODE), (0, 0x52, SCANCODE | 1)]


def test_what_passes_through_is_marked_and_what_stays_is_not(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput]
) -> None:
    hints = (
        "ExcludeClipboardContentFromMonitorProcessing",
        "CanIncludeInClipboardHistory",
        "CanUploadToCloudClipboard",
    )
    seen: list[dict[int, bytes | None]] = []
    windows.on_input = lambda _events: seen.append(dict(windows.contents))
    with pytest.raises(OutputError):
        make().send("some words to paste")
    assert all(seen[0][windows.format(hint)] == bytes(4) for hint in hints)
    seen.clear()
    reads_on_paste(windows)
    read = windows.on_input
    windows.on_input = lambda events: (seen.append(dict(windows.contents)), read(events))[1]
    assert make(leave_on_clipboard=True).send("words that stay") is DeliveryState.DELIVERED
    assert set(seen[0]) == {TEXT}
    assert settled(windows, text="words that stay\0".encode("utf-16-le"))


def test_what_worked_is_remembered_and_pressed_again_but_short_text_is_still_typed(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput]
) -> None:
    pasting = make(programs=(ProgramRule(program="notepad++", way="ctrl+shift+v"),))
    with pytest.raises(OutputError, match="did not take"):
        pasting.send("nobody reads this text")
    assert pasting._context.ways.worked_in({"notepad++"}) is None
    reads_on_paste(windows)
    assert pasting.send("some words to paste") is DeliveryState.DELIVERED
    assert pasting._context.ways.worked_in({"notepad++"}) is Way.CTRL_SHIFT_V
    pasting._context.settings = OutputSettings(receipt_timeout_ms=300)
    windows.sent.clear()
    assert pasting.send("some words again") is DeliveryState.DELIVERED
    assert len(windows.sent[0]) == 3, "Ctrl, Shift and V, also without the rule"
    assert pasting.problem("Yes.") == "Short text is typed."


def test_who_read_before_the_keys_is_no_receipt(windows: FakeWindows, make: Callable[..., WindowsPasteOutput]) -> None:
    pasting = make()
    count = pasting._clipboard.count_reads
    pasting._clipboard.count_reads = lambda: (windows.paste(9), count())[1]  # type: ignore[method-assign]
    with pytest.raises(OutputError, match="did not take"):
        pasting.send("some words to paste")
    got = reads_on_paste(windows)
    assert pasting.send("some words again") is DeliveryState.DELIVERED
    assert got[0] == "some words again"


@pytest.mark.parametrize("pid", [None, 9])
def test_who_reads_and_is_not_the_window_is_probably_it_at_most(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput], pid: int | None
) -> None:
    reads_on_paste(windows, pid)
    pasting = make()
    assert pasting.send("some words to paste") is DeliveryState.PROBABLY
    assert pasting.note == "Another program read the clipboard; check that the text arrived."


def test_a_window_that_takes_nothing_gets_nothing_later_either(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput]
) -> None:
    windows.copy(text=b"o\0l\0d\0")
    pasting = make()
    with pytest.raises(OutputError, match="The window did not take"):
        pasting.send("some words to paste")
    assert windows.paste() is None
    assert settled(windows, text=b"o\0l\0d\0")


def test_what_is_copied_meanwhile_stays(windows: FakeWindows, make: Callable[..., WindowsPasteOutput]) -> None:
    windows.copy(text=b"o\0l\0d\0")
    windows.on_input = lambda events: windows.copy(text=b"n\0e\0w\0")
    pasting = make()
    assert pasting.send("some words to paste") is DeliveryState.PROBABLY
    assert pasting.note == "Another program took over the clipboard; check that the text arrived."
    time.sleep(0.3)
    assert settled(windows, text=b"n\0e\0w\0")


def test_a_password_is_not_read(windows: FakeWindows, make: Callable[..., WindowsPasteOutput]) -> None:
    for name in (
        "ExcludeClipboardContentFromMonitorProcessing",
        "Clipboard Viewer Ignore",
        "CanIncludeInClipboardHistory",
    ):
        windows.copy(text=b"s\0", **{name: bytes(4)})
        read: list[int] = []
        windows.on_read = read.append
        reads_on_paste(windows)
        pasting = make()
        assert pasting.send("some words to paste") is DeliveryState.DELIVERED
        assert pasting.note == "The password on the clipboard was not kept."
        assert TEXT not in read


def test_handles_and_objects_are_not_kept_and_the_rest_is(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput]
) -> None:
    windows.copy(text=b"o\0", DataObject=b"1234")
    windows.contents |= {2: b"bitmap", 8: b"dib", 0x301: b"gdi"}
    reads_on_paste(windows)
    make().send("some words to paste")
    assert settled(windows, text=b"o\0") is False
    assert windows.contents == {TEXT: b"o\0", 8: b"dib"}


def test_too_much_is_not_kept_and_that_is_said(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dictation_app.output.win32.formats.KEEP_BYTES", 10)
    windows.copy(text=b"o\0", Large=bytes(11))
    reads_on_paste(windows)
    pasting = make()
    pasting.send("some words to paste")
    assert pasting.note == "What was on the clipboard was not kept: it is too large."


def test_a_large_picture_is_kept_in_one_of_the_forms_that_windows_makes_of_each_other(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dictation_app.output.win32.formats.KEEP_BYTES", 20)
    windows.copy()
    windows.contents = {2: b"handle", 8: bytes(15), 17: bytes(15), windows.format("PNG"): bytes(4)}
    reads_on_paste(windows)
    pasting = make()
    pasting.send("some words to paste")
    assert pasting.note == ""
    assert holds(windows, {8: bytes(15), windows.format("PNG"): bytes(4)})


def test_files_that_only_their_program_can_give_are_not_kept_and_that_is_said(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput]
) -> None:
    """As attachments of a mail: their names without their contents would be pasted as nothing."""
    windows.copy(FileGroupDescriptorW=b"names", FileContents=b"")
    windows.unreadable.add(windows.format("FileContents"))
    reads_on_paste(windows)
    pasting = make()
    assert pasting.send("some words to paste") is DeliveryState.DELIVERED
    assert pasting.note == "What was on the clipboard was not kept: only its program can give it."
    assert settled(windows)
    windows.copy(FileGroupDescriptorW=b"names", FileContents=b"")
    windows.contents |= {15: b"places"}
    assert pasting.send("some words to paste") is DeliveryState.DELIVERED
    assert pasting.note == "", "of files on the disk"
    assert holds(windows, {windows.format("FileGroupDescriptorW"): b"names", 15: b"places"})


def test_an_owner_that_hangs_costs_a_second_and_nothing_is_taken(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dictation_app.output.win32.clipboard._KEEP_WITHIN_S", 0.05)
    windows.copy(text=b"o\0")
    answered = threading.Event()
    windows.on_read = lambda _known: answered.wait(5) and None  # type: ignore[func-returns-value]
    pasting = make()
    with pytest.raises(OutputError, match="cannot be reached"):
        pasting.send("some words to paste")
    answered.set()
    time.sleep(0.1)
    assert windows.sent == []
    assert windows.contents == {TEXT: b"o\0"}


def test_content_that_is_only_promised_is_asked_for_once(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput]
) -> None:
    """To keep such a promise changes the clipboard's number."""
    windows.copy(text=b"o\0", HTML=b"<b>old</b>")
    asked: list[int] = []

    def keep_promise(known: int) -> None:
        windows.number += known not in asked
        asked.append(known)

    windows.on_read = keep_promise
    reads_on_paste(windows)
    assert make().send("some words to paste") is DeliveryState.DELIVERED
    assert asked == [TEXT, windows.format("HTML")]
    assert settled(windows, text=b"o\0", HTML=b"<b>old</b>")


def test_a_clipboard_that_somebody_holds_open_is_left_alone(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dictation_app.output.win32.clipboard._OPEN_PAUSE_S", 0.001)
    pasting = make()
    with windows._lock, pytest.raises(OutputError, match="Another program holds the clipboard"):
        pasting.send("some words to paste")
    assert windows.sent == []


def test_the_users_content_is_back_at_the_end_also_where_somebody_has_the_clipboard_open_then(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(promise_module, "_SETTLE_AFTER_READ_S", 60.0)
    monkeypatch.setattr("dictation_app.output.win32.clipboard._OPEN_PAUSE_S", 0.001)
    monkeypatch.setattr("dictation_app.output.win32.clipboard._SETTLE_AGAIN_S", 0.05)
    windows.copy(text=b"o\0l\0d\0")
    got, pasting = reads_on_paste(windows), make()
    pasting.send("some words to paste")
    while len(got) < 2:
        time.sleep(0.005)
    windows._lock.acquire()
    threading.Timer(0.3, windows._lock.release).start()
    pasting.close()
    assert windows.contents == {TEXT: b"o\0l\0d\0"}


@pytest.mark.parametrize(
    ("text", "settings", "problem"),
    [
        ("Yes.", {}, "Short text is typed."),
        ("Größe", {}, None),
        ("Yes.", {"method": "windows-paste"}, None),
        ("Yes.", {"leave_on_clipboard": True}, None),
        ("x" * 30, {}, None),
        (
            "x" * 30,
            {"programs": (ProgramRule(program="Notepad++", way="type"),)},
            "Text for notepad++ is typed, as it is set.",
        ),
        (
            "x" * 30,
            {"programs": (ProgramRule(program="notepad++", way="copy"),)},
            "Text for notepad++ is only copied, as it is set.",
        ),
    ],
)
def test_what_pasting_leaves_to_others(
    make: Callable[..., WindowsPasteOutput], text: str, settings: dict[str, object], problem: str | None
) -> None:
    assert make(**settings).problem(text) == problem


def test_typing_is_the_way_where_it_was_found_to_be_better(make: Callable[..., WindowsPasteOutput]) -> None:
    pasting = make()
    pasting._context.ways.keep("notepad++", Way.TYPE)
    assert pasting.problem("x" * 30) == "Text for notepad++ is typed, as it is set."


@pytest.mark.parametrize("typing_is_better", [True, False])
def test_a_trial_of_pasting_pastes_short_text_too(
    make: Callable[..., WindowsPasteOutput], *, typing_is_better: bool
) -> None:
    pasting = make()
    if typing_is_better:
        pasting._context.ways.keep("notepad++", Way.TYPE)
    pasting._context.ways.only_pastes = True
    assert pasting.problem("Yes.") is None
    assert pasting.problem("x" * 30) is None


def test_short_text_is_pasted_where_typing_would_lose_it(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput]
) -> None:
    windows.windows[77].class_name = "Notepad"
    assert make().problem("Yes.") is None


def test_short_text_is_pasted_where_windows_tells_nothing_of_the_window_and_the_receipt_tells_what_came_of_it(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput]
) -> None:
    windows.windows[77].pid = 4
    pasting = make()
    assert pasting.problem("Yes.") is None
    with pytest.raises(OutputError, match="did not take"):
        pasting.send("Yes.")
    reads_on_paste(windows, pid=4)
    assert pasting.send("Yes.") is DeliveryState.DELIVERED
    assert pasting.target == ""


def test_the_chord_may_be_set_for_a_program(windows: FakeWindows, make: Callable[..., WindowsPasteOutput]) -> None:
    reads_on_paste(windows)
    make(programs=(ProgramRule(program="notepad++", way="ctrl+shift+v"),)).send("some words")
    assert [scan for _, scan, _ in windows.sent[0]] == [0x1D, 0x2A, 0x2F]


def test_a_window_that_comes_to_the_front_meanwhile_gets_no_keys(
    windows: FakeWindows, make: Callable[..., WindowsPasteOutput]
) -> None:
    windows.copy(text=b"o\0")
    windows.windows[78] = FakeWindow()
    pasting = make()
    windows.on_read = lambda _known: windows.to_front(78)
    with pytest.raises(OutputError, match="The focus moved"):
        pasting.send("some words to paste")
    assert windows.sent == []
    assert settled(windows, text=b"o\0")


# --- Windows in front ---


@pytest.fixture
def front(windows: FakeWindows) -> Iterator[WindowsFront]:
    front = WindowsFront(windows.libraries)
    front.start()
    assert front._is_ready.wait(2)
    yield front
    front.stop()
    assert windows.hooks == []


def test_the_record_says_which_window_was_in_front(windows: FakeWindows, front: WindowsFront) -> None:
    windows.windows[78], windows.processes[5] = FakeWindow(pid=5), FakeProcess(r"C:\\Apps\\Mail.EXE")
    before_s = time.monotonic()
    windows.to_front(78)
    first, then = front.at(before_s), front.at(time.monotonic())
    assert first is not None
    assert then is not None
    assert (first.window, first.program) == (77, "notepad++")
    assert (then.window, then.program) == (78, "mail")


def test_a_handle_that_was_given_to_another_window_is_another_window(windows: FakeWindows, front: WindowsFront) -> None:
    target = front.at(time.monotonic())
    assert target is not None
    assert front.is_open(target)
    windows.windows[77] = FakeWindow(thread=8)
    assert not front.is_open(target)
    assert not front.bring(target)
    del windows.windows[77]
    assert not front.is_open(target)


@pytest.mark.parametrize("obeys", [True, False])
def test_a_window_is_brought_to_the_front(windows: FakeWindows, front: WindowsFront, *, obeys: bool) -> None:
    target = front.at(time.monotonic())
    assert target is not None
    windows.windows[77].is_minimised = True
    windows.windows[78] = FakeWindow(thread=99)
    windows.to_front(78)
    windows.obeys = obeys
    assert front.bring(target)
    assert not windows.windows[77].is_minimised
    own = windows.GetCurrentThreadId()
    assert windows.attached == ([] if obeys else [(own, 99, 1), (own, 99, 0)])


def test_nothing_is_attached_to_a_program_that_hangs(
    windows: FakeWindows, front: WindowsFront, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dictation_app.output.win32.front._COMES_WITHIN_S", 0.05)
    target = front.at(time.monotonic())
    assert target is not None
    windows.windows[78] = FakeWindow(is_hung=True)
    windows.to_front(78)
    windows.obeys = False
    assert not front.bring(target)
    assert windows.attached == []


def test_a_window_that_stays_minimised_does_not_have_the_keyboard(
    windows: FakeWindows, front: WindowsFront, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dictation_app.output.win32.front._COMES_WITHIN_S", 0.05)
    target = front.at(time.monotonic())
    assert target is not None
    windows.windows[77].is_minimised = windows.windows[77].is_hung = True
    assert not front.bring(target)


def test_a_window_in_a_frame_is_recorded_by_its_own_program(windows: FakeWindows, front: WindowsFront) -> None:
    windows.windows |= {78: FakeWindow(pid=5, class_name="ApplicationFrameWindow", core=79), 79: FakeWindow(pid=6)}
    windows.processes |= {
        5: FakeProcess(r"C:\\Windows\\ApplicationFrameHost.exe"),
        6: FakeProcess(r"C:\\Store\\Notes.exe"),
    }
    windows.to_front(78)
    target = front.at(time.monotonic())
    assert target is not None
    assert (target.window, target.program) == (78, "notes")
