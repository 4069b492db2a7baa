"""The clipboard transaction against other X clients, without any keys."""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import sys
import threading
import time
import zlib
from typing import TYPE_CHECKING

import pytest

from dictation_app.errors import OutputError
from tests.x11_display import XDisplay, needs_x11, virtual_display, wait_for

if sys.platform == "linux":
    from Xlib import X

    from dictation_app.output.x11 import clipboard as x11_clipboard
    from dictation_app.output.x11 import transaction
    from dictation_app.output.x11.clipboard import X11Clipboard
    from dictation_app.output.x11.selection import ReadOutcome
    from tests.unit.output.foreign import CLIPBOARD, PRIMARY, Answer, ClipboardManager, QtOwner, Requestor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = needs_x11

SELECTION_NOTIFY = 31
NOBODY: frozenset[int] = frozenset()


def png(width: int, height: int) -> bytes:
    """A picture that cannot be compressed."""
    rows = b"".join(b"\0" + os.urandom(3 * width) for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b"")


EVERYTHING = {
    "text/plain": "what the user had copied: äöü".encode(),
    "text/html": "<b>what the user had copied</b> ☺".encode(),
    "image/png": png(400, 300),
    "application/x-somebodys-own": bytes(range(256)) * 3 + b"\0\0",
    "x-special/gnome-copied-files": b"copy\nfile:///tmp/a\0",
}


@pytest.fixture
def clipboard(display: XDisplay) -> Iterator[X11Clipboard]:
    opened = X11Clipboard()
    yield opened
    opened.close()


@pytest.fixture
def reader(display: XDisplay) -> Iterator[Requestor]:
    opened = Requestor(display.name)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def qt_owner(running_display: XDisplay) -> Iterator[QtOwner]:
    owner = QtOwner(running_display)
    yield owner
    running_display.stop(owner.process)


@pytest.fixture
def owner(qt_owner: QtOwner, display: XDisplay) -> QtOwner:
    return qt_owner


def settle(clipboard: X11Clipboard) -> None:
    """Wait until the transaction has ended (reading the selection would put that off)."""
    wait_for(lambda: clipboard._transaction is None, "the end of the transaction", 2)


def read_elsewhere(display: XDisplay, selection: str, target: str) -> Answer | None:
    """Read as a client of its own, as a clipboard manager does."""
    other = Requestor(display.name)
    try:
        return other.read(selection, target)
    finally:
        other.close()


def test_the_text_is_offered_in_both_selections_under_all_names(clipboard: X11Clipboard, reader: Requestor) -> None:
    clipboard.offer("Größe", readers=NOBODY, with_primary=True)
    for selection in (CLIPBOARD, PRIMARY):
        offered = reader.read_all(selection)
        utf8 = "Größe".encode()
        assert offered == {
            "UTF8_STRING": Answer("UTF8_STRING", 8, utf8),
            "text/plain;charset=utf-8": Answer("text/plain;charset=utf-8", 8, utf8),
            "text/plain": Answer("text/plain", 8, utf8),
            "STRING": Answer("STRING", 8, "Größe".encode("latin-1")),
            "TEXT": Answer("STRING", 8, "Größe".encode("latin-1")),
            "x-kde-passwordManagerHint": Answer("x-kde-passwordManagerHint", 8, b"secret"),
        }
        assert reader.read(selection, "image/png") is None


def test_string_is_not_offered_where_latin_1_cannot_say_it(clipboard: X11Clipboard, reader: Requestor) -> None:
    clipboard.offer("Привет 😀", readers=NOBODY, with_primary=False)
    assert "STRING" not in reader.targets(CLIPBOARD)
    assert reader.read(CLIPBOARD, "TEXT") == Answer("UTF8_STRING", 8, "Привет 😀".encode())
    assert reader.owner(PRIMARY) == 0


def test_the_time_of_ownership_is_the_servers(clipboard: X11Clipboard, reader: Requestor) -> None:
    clipboard.offer("words", readers=NOBODY, with_primary=True)
    since = reader.read(CLIPBOARD, "TIMESTAMP")
    assert since is not None
    assert int.from_bytes(since.data, sys.byteorder) > 0
    assert since == reader.read(PRIMARY, "TIMESTAMP")


def test_several_targets_can_be_asked_for_at_once(clipboard: X11Clipboard, reader: Requestor) -> None:
    clipboard.offer("words", readers=reader.clients, with_primary=False)
    clipboard.count_reads()
    names = ["UTF8_STRING", "A", "image/png", "B", "STRING", "C"]
    atoms = [reader.display.get_atom(name) for name in names]
    pair_type, result = reader.display.get_atom("ATOM_PAIR"), reader.display.get_atom("RESULT")
    reader.window.change_property(result, pair_type, 32, atoms)
    reader.ask(CLIPBOARD, "MULTIPLE")
    reader.next_event(SELECTION_NOTIFY, 5)
    done = memoryview(reader.take().data).cast("I").tolist()
    assert done == [*atoms[:3], 0, *atoms[4:]]
    for property_ in (atoms[1], atoms[5]):
        assert reader.window.get_full_property(property_, 0).value == b"words"
    assert clipboard.wait_read(1) is ReadOutcome.READ


def test_the_right_reader_is_a_receipt(clipboard: X11Clipboard, reader: Requestor) -> None:
    clipboard.offer("words", readers=reader.clients, with_primary=True)
    clipboard.count_reads()
    assert reader.read(PRIMARY, "UTF8_STRING") is not None
    assert clipboard.wait_read(1) is ReadOutcome.READ


def test_a_waiting_call_returns_at_the_read(clipboard: X11Clipboard, reader: Requestor) -> None:
    clipboard.offer("words", readers=reader.clients, with_primary=False)
    clipboard.count_reads()
    reading = threading.Timer(0.1, lambda: reader.read(CLIPBOARD, "STRING"))
    reading.start()
    started_s = time.monotonic()
    assert clipboard.wait_read(5) is ReadOutcome.READ
    assert time.monotonic() - started_s < 1
    reading.join()


def test_other_readers_are_served_and_prove_nothing(
    clipboard: X11Clipboard, reader: Requestor, display: XDisplay
) -> None:
    clipboard.offer("words", readers=reader.clients, with_primary=True)
    clipboard.count_reads()
    assert read_elsewhere(display, CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"words")
    assert reader.targets(CLIPBOARD)  # Looking at what there is is not reading it,
    assert reader.read(CLIPBOARD, "x-kde-passwordManagerHint") is not None  # nor is this.
    assert clipboard.wait_read(0.1) is ReadOutcome.UNREAD


def test_reads_before_the_keys_do_not_count(clipboard: X11Clipboard, reader: Requestor) -> None:
    clipboard.offer("words", readers=reader.clients, with_primary=False)
    assert reader.read(CLIPBOARD, "UTF8_STRING") is not None
    clipboard.count_reads()
    assert clipboard.wait_read(0.1) is ReadOutcome.UNREAD


def test_after_the_withdrawal_a_late_read_gets_nothing(
    clipboard: X11Clipboard, reader: Requestor, owner: QtOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction, "_REFUSE_S", 0.3)
    owner.put(text__plain=b"the user's own")
    clipboard.offer("words", readers=reader.clients, with_primary=True)
    clipboard.count_reads()
    assert clipboard.wait_read(0.05) is ReadOutcome.UNREAD
    for selection in (CLIPBOARD, PRIMARY):
        for target in ("UTF8_STRING", "STRING", "TARGETS"):
            assert reader.read(selection, target) is None
    settle(clipboard)
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"the user's own")
    assert reader.owner(PRIMARY) == 0


def test_everything_on_the_clipboard_is_as_before_afterwards(
    clipboard: X11Clipboard, reader: Requestor, owner: QtOwner
) -> None:
    owner.put_all(EVERYTHING)
    before = reader.read_all(CLIPBOARD)
    assert len(EVERYTHING["image/png"]) > 300_000
    for name, data in EVERYTHING.items():
        answer = before[name]
        assert answer is not None
        assert answer.data == data
    assert clipboard.offer("words", readers=reader.clients, with_primary=True) == ""
    clipboard.count_reads()
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"words")
    assert clipboard.wait_read(1) is ReadOutcome.READ
    settle(clipboard)
    assert reader.read_all(CLIPBOARD) == before
    assert reader.owner(PRIMARY) == 0


def test_it_stays_as_before_through_dictations_in_a_row_and_the_end_of_its_owner(
    clipboard: X11Clipboard, reader: Requestor, display: XDisplay
) -> None:
    owner = QtOwner(display)
    owner.put_all(EVERYTHING)
    before = reader.read_all(CLIPBOARD)
    for number in range(5):
        words = f"words {number}".encode()
        clipboard.offer(words.decode(), readers=reader.clients, with_primary=number % 2 == 0)
        clipboard.count_reads()
        assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, words)
        assert clipboard.wait_read(1) is ReadOutcome.READ
        if number == 2:
            display.stop(owner.process)
            settle(clipboard)
            assert reader.read_all(CLIPBOARD) == before
    settle(clipboard)
    assert reader.read_all(CLIPBOARD) == before


def test_putting_back_waits_until_reading_has_ended(
    clipboard: X11Clipboard, reader: Requestor, owner: QtOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction, "_SETTLE_AFTER_READ_S", 0.5)
    owner.put(text__plain=b"the user's own")
    clipboard.offer("words", readers=reader.clients, with_primary=False)
    clipboard.count_reads()
    for _ in range(7):  # A program that reads again and again, for longer than the quiet time.
        assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"words")
        time.sleep(0.1)
    settle(clipboard)
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"the user's own")


def test_the_next_text_waits_until_the_one_before_it_was_read_in_peace(
    clipboard: X11Clipboard, reader: Requestor
) -> None:
    """Chromium and GTK 4 drop what they paste when the clipboard changes hands some milliseconds after they read it."""
    clipboard.offer("the first", readers=reader.clients, with_primary=True)
    clipboard.count_reads()
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"the first")
    assert clipboard.wait_read(1.0) is ReadOutcome.READ
    owned = reader.read(CLIPBOARD, "TIMESTAMP")
    offering = threading.Thread(
        target=clipboard.offer, args=("the second",), kwargs={"readers": reader.clients, "with_primary": True}
    )
    offering.start()
    time.sleep(0.1)
    assert reader.read(CLIPBOARD, "TIMESTAMP") == owned
    offering.join(2.0)
    assert not offering.is_alive()
    assert reader.read(CLIPBOARD, "TIMESTAMP") != owned
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"the second")


def test_who_looks_again_after_reading_has_longer_until_the_clipboard_changes_hands(
    clipboard: X11Clipboard, reader: Requestor, owner: QtOwner
) -> None:
    """As Chromium does, which drops the text then, however late its page comes to put it in."""
    owner.put(text__plain=b"the user's own")
    clipboard.offer("the first", readers=reader.clients, with_primary=True)
    clipboard.count_reads()
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"the first")
    reader.targets(CLIPBOARD)
    offering = threading.Thread(
        target=clipboard.offer, args=("the second",), kwargs={"readers": reader.clients, "with_primary": True}
    )
    offering.start()
    offering.join(0.45)
    assert offering.is_alive()
    offering.join(5.0)
    clipboard.count_reads()
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"the second")
    reader.targets(CLIPBOARD)
    time.sleep(1.0)
    assert clipboard._transaction is not None
    settle(clipboard)
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"the user's own")


def test_a_clipboard_manager_that_looks_again_delays_nothing(
    clipboard: X11Clipboard, reader: Requestor, display: XDisplay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction, "_QUIET_IF_IT_LOOKS_AGAIN_S", 5.0)
    clipboard.offer("words", readers=reader.clients, with_primary=True)
    clipboard.count_reads()
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"words")
    assert read_elsewhere(display, CLIPBOARD, "TARGETS") is not None
    began_s = time.monotonic()
    clipboard.offer("more", readers=reader.clients, with_primary=True)
    assert time.monotonic() - began_s < 1.5


def test_a_program_that_sleeps_over_an_answer_is_woken_before_it_has_the_text_and_after_it(
    clipboard: X11Clipboard, reader: Requestor
) -> None:
    """Chromium does so at times, for up to three seconds: until it is told of anything else."""
    clipboard.offer("words", readers=reader.clients, with_primary=True)
    clipboard.count_reads()
    reader.targets(CLIPBOARD)
    reader.next_event(X.ClientMessage, 1.0)
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"words")
    reader.next_event(X.ClientMessage, 1.0)
    assert clipboard.wait_read(1) is ReadOutcome.READ


def test_a_program_that_sleeps_while_the_next_text_waits_is_woken_and_has_time_to_go_on(
    clipboard: X11Clipboard, reader: Requestor
) -> None:
    clipboard.offer("the first", readers=reader.clients, with_primary=True)
    clipboard.count_reads()
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"the first")
    reader.targets(CLIPBOARD)
    offering = threading.Thread(
        target=clipboard.offer, args=("the second",), kwargs={"readers": reader.clients, "with_primary": True}
    )
    offering.start()
    reader.next_event(X.ClientMessage, 1.0)
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"the first")
    offering.join(5.0)
    assert not offering.is_alive()


@pytest.mark.parametrize("is_read", [True, False])
def test_only_who_is_pasting_is_woken_and_only_as_long_as_it_is(
    clipboard: X11Clipboard, reader: Requestor, display: XDisplay, is_read: bool
) -> None:
    manager = Requestor(display.name)
    try:
        clipboard.offer("words", readers=reader.clients, with_primary=True)
        clipboard.count_reads()
        assert manager.read(CLIPBOARD, "UTF8_STRING") is not None
        assert reader.read(CLIPBOARD, "UTF8_STRING" if is_read else "TARGETS") is not None
        reader.next_event(X.ClientMessage, 1.0)
        assert clipboard.wait_read(0.1) is (ReadOutcome.READ if is_read else ReadOutcome.UNREAD)
        if is_read:
            settle(clipboard)
        while reader.display.pending_events():
            reader.display.next_event()
        for each in (reader, manager):
            with pytest.raises(TimeoutError):
                each.next_event(X.ClientMessage, 0.3)
    finally:
        manager.close()


def test_what_the_user_copies_meanwhile_is_left_alone(
    clipboard: X11Clipboard, reader: Requestor, owner: QtOwner
) -> None:
    owner.put(text__plain=b"old")
    clipboard.offer("words", readers=reader.clients, with_primary=True)
    clipboard.count_reads()
    reader.read(PRIMARY, "UTF8_STRING")
    assert clipboard.wait_read(1) is ReadOutcome.READ
    owner.put(text__plain=b"new")
    settle(clipboard)
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"new")
    assert reader.owner(PRIMARY) == 0
    clipboard.offer("more words", readers=reader.clients, with_primary=True)
    clipboard.count_reads()
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"more words")
    settle(clipboard)
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"new")


@pytest.mark.parametrize("had", [b"old", None])
def test_what_is_copied_in_the_moment_of_giving_back_is_left_alone(
    clipboard: X11Clipboard, reader: Requestor, owner: QtOwner, monkeypatch: pytest.MonkeyPatch, had: bytes | None
) -> None:
    leave_nothing(reader)
    if had is not None:
        owner.put(text__plain=had)
    clipboard.offer("words", readers=reader.clients, with_primary=False)
    look = clipboard._owner

    def copied_after_the_look(selection: transaction.Selection) -> int:
        found = look(selection)
        monkeypatch.undo()
        time.sleep(0.005)  # The server's clock counts milliseconds.
        reader.window.set_selection_owner(selection.atom, X.CurrentTime)
        reader.display.sync()
        return found

    def give_back() -> None:
        monkeypatch.setattr(clipboard, "_owner", copied_after_the_look)
        clipboard._settle()

    clipboard._call(give_back)
    assert reader.owner(CLIPBOARD) == reader.window.id


GIVING_BACK_BESIDE_A_WINDOW = """
import threading
from PySide6.QtGui import QCursor, QGuiApplication
from dictation_app.output.x11.clipboard import X11Clipboard

application = QGuiApplication([])

def dictate():
    clipboard = X11Clipboard()
    for _ in range(50):
        clipboard.offer("words", readers=frozenset(), with_primary=True)
        clipboard._call(clipboard._settle)
    clipboard.close()

thread = threading.Thread(target=dictate)
thread.start()
while thread.is_alive():
    QCursor.pos()  # Asks the X server, with Python's lock in its hand.
"""


def test_giving_back_never_stops_the_desktop(display: XDisplay) -> None:
    """It once grabbed the server: the window's thread waited for the server, and this one for the window's thread."""
    subprocess.run(
        [sys.executable, "-c", GIVING_BACK_BESIDE_A_WINDOW], env=display.env | {"QT_QPA_PLATFORM": "xcb"}, timeout=60,
        check=True,
    )  # fmt: skip


@pytest.mark.parametrize("with_primary", [False, True])
def test_a_program_that_takes_the_clipboard_over_leaves_it_open_what_happened(
    clipboard: X11Clipboard, reader: Requestor, owner: QtOwner, *, with_primary: bool
) -> None:
    clipboard.offer("words", readers=reader.clients, with_primary=with_primary)
    clipboard.count_reads()
    owner.put(text__plain=b"words, taken over")
    assert clipboard.wait_read(0.1) is ReadOutcome.TAKEN_OVER


def test_with_nobody_owning_anything_there_is_nothing_afterwards(clipboard: X11Clipboard, reader: Requestor) -> None:
    leave_nothing(reader)
    clipboard.offer("words", readers=reader.clients, with_primary=True)
    clipboard.count_reads()
    reader.read(CLIPBOARD, "UTF8_STRING")
    assert clipboard.wait_read(1) is ReadOutcome.READ
    wait_for(lambda: reader.owner(CLIPBOARD) == reader.owner(PRIMARY) == 0, "the selections to be free", 1)


def leave_nothing(reader: Requestor) -> None:
    """Have no owner of the clipboard: take it, and let go of it with the window."""
    window = reader.display.screen().root.create_window(0, 0, 1, 1, 0, 0)
    for selection in (CLIPBOARD, PRIMARY):
        window.set_selection_owner(reader.display.get_atom(selection), 0)
    window.destroy()
    reader.display.sync()
    assert reader.owner(CLIPBOARD) == reader.owner(PRIMARY) == 0


def test_a_receipt_counts_only_in_peace_where_somebody_grabs_the_clipboard(
    clipboard: X11Clipboard, reader: Requestor, owner: QtOwner
) -> None:
    """Chromium drops what it has read when the clipboard changes hands in the next milliseconds."""
    clipboard.offer("words", readers=reader.clients, with_primary=False)
    owner.put(text__plain=b"grabbed")
    clipboard.offer("words", readers=reader.clients, with_primary=False)
    clipboard.count_reads()
    assert reader.read(CLIPBOARD, "UTF8_STRING") is not None
    reader.window.set_selection_owner(reader.display.get_atom(CLIPBOARD), X.CurrentTime)
    reader.display.sync()
    assert clipboard.wait_read(1) is ReadOutcome.TAKEN_OVER


def test_text_that_is_to_stay_is_on_the_clipboard_as_if_it_had_been_copied(
    clipboard: X11Clipboard, reader: Requestor, owner: QtOwner
) -> None:
    owner.put(text__plain=b"copied before")
    clipboard.offer("words", readers=reader.clients, with_primary=True, stays=True)
    clipboard.count_reads()
    assert reader.read(CLIPBOARD, "x-kde-passwordManagerHint") is not None
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"words")
    assert clipboard.wait_read(1) is ReadOutcome.READ
    settle(clipboard)
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"words")
    assert reader.read(CLIPBOARD, "x-kde-passwordManagerHint") is None  # a manager may keep it now
    assert reader.owner(PRIMARY) == 0
    clipboard.offer("more words", readers=reader.clients, with_primary=False)
    clipboard.count_reads()
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"more words")
    settle(clipboard)
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"words")


def test_a_password_is_not_read_and_that_is_told(clipboard: X11Clipboard, reader: Requestor, owner: QtOwner) -> None:
    owner.put_all({"text/plain": b"hunter2", "x-kde-passwordManagerHint": b"secret"})
    note = clipboard.offer("words", readers=reader.clients, with_primary=False)
    assert note == "The password on the clipboard was not kept."
    clipboard.count_reads()
    reader.read(CLIPBOARD, "UTF8_STRING")
    wait_for(lambda: reader.owner(CLIPBOARD) == 0, "the clipboard to be free", 1)


def test_an_owner_that_hangs_costs_a_second_and_is_told(
    clipboard: X11Clipboard, reader: Requestor, display: XDisplay
) -> None:
    owner = QtOwner(display)
    owner.put(text__plain=b"never answered")
    os.kill(owner.process.pid, signal.SIGSTOP)
    started_s = time.monotonic()
    note = clipboard.offer("words", readers=reader.clients, with_primary=True)
    assert 0.9 < time.monotonic() - started_s < 3.0  # on a busy machine, too
    assert note == "What was on the clipboard was not kept: its program did not answer."
    clipboard.count_reads()
    os.kill(owner.process.pid, signal.SIGCONT)  # Its answer comes late, and must harm nothing.
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"words")
    assert clipboard.wait_read(1) is ReadOutcome.READ
    owner.put(text__plain=b"answered at last")
    assert clipboard.offer("more", readers=reader.clients, with_primary=True) == ""
    clipboard.count_reads()
    reader.read(CLIPBOARD, "UTF8_STRING")
    settle(clipboard)
    assert reader.read(CLIPBOARD, "UTF8_STRING") == Answer("UTF8_STRING", 8, b"answered at last")
    display.stop(owner.process)


def test_an_owner_that_dies_while_it_is_read_costs_no_more_than_a_second(
    clipboard: X11Clipboard, reader: Requestor, display: XDisplay
) -> None:
    owner = QtOwner(display)
    owner.put(text__plain=b"never answered")
    os.kill(owner.process.pid, signal.SIGSTOP)
    killing = threading.Timer(0.1, lambda: display.stop(owner.process))
    killing.start()
    started_s = time.monotonic()
    clipboard.offer("words", readers=reader.clients, with_primary=True)
    assert time.monotonic() - started_s < 1.3
    killing.join()


@pytest.mark.parametrize("size", [262_000, 262_200, 1_000_003, 5_000_000])
def test_large_text_is_served_whole(clipboard: X11Clipboard, reader: Requestor, size: int) -> None:
    text = ("0123456789abcde\n" * (size // 16 + 1))[:size]
    clipboard.offer(text, readers=reader.clients, with_primary=True)
    clipboard.count_reads()
    for selection in (CLIPBOARD, PRIMARY):
        assert reader.read(selection, "UTF8_STRING") == Answer("UTF8_STRING", 8, text.encode())
    assert clipboard.wait_read(1) is ReadOutcome.READ


def test_large_content_is_kept_whole(clipboard: X11Clipboard, reader: Requestor, owner: QtOwner) -> None:
    large = {"text/plain": b"small", "application/x-large": os.urandom(5_000_001)}
    owner.put_all(large)
    clipboard.offer("words", readers=reader.clients, with_primary=False)
    clipboard.count_reads()
    reader.read(CLIPBOARD, "UTF8_STRING")
    settle(clipboard)
    assert reader.read(CLIPBOARD, "application/x-large") == Answer(
        "application/x-large", 8, large["application/x-large"]
    )


def test_what_is_too_large_is_not_kept_and_the_rest_is(
    clipboard: X11Clipboard, reader: Requestor, owner: QtOwner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(x11_clipboard, "_KEEP_BYTES", 100_000)
    owner.put_all({"text/plain": b"small", "a/large": b"x" * 200_000, "b/incr": b"x" * 2_000_000, "c/small": b"y"})
    assert clipboard.offer("words", readers=reader.clients, with_primary=False) == ""
    clipboard.count_reads()
    reader.read(CLIPBOARD, "UTF8_STRING")
    settle(clipboard)
    assert {"a/large", "b/incr"}.isdisjoint(reader.targets(CLIPBOARD))
    assert reader.read(CLIPBOARD, "c/small") == Answer("c/small", 8, b"y")
    owner.put_all({"a/large": b"x" * 200_000})
    note = clipboard.offer("words", readers=reader.clients, with_primary=False)
    assert note == "What was on the clipboard was not kept: it is too large."


def test_a_reader_that_is_too_slow_gets_no_more_after_the_withdrawal(
    clipboard: X11Clipboard, reader: Requestor
) -> None:
    clipboard.offer("x" * 1_000_000, readers=reader.clients, with_primary=False)
    clipboard.count_reads()
    reader.ask(CLIPBOARD, "UTF8_STRING")
    reader.next_event(SELECTION_NOTIFY, 5)
    assert clipboard.wait_read(0.1) is ReadOutcome.UNREAD
    while reader.display.pending_events():
        reader.display.next_event()
    assert reader.take().type == "INCR"  # Taking it asks for the first piece.
    with pytest.raises(TimeoutError):
        reader.wait_for_piece(0.2)


def test_a_reader_that_dies_has_not_read(clipboard: X11Clipboard, display: XDisplay) -> None:
    reader = Requestor(display.name)
    clipboard.offer("x" * 1_000_000, readers=reader.clients, with_primary=False)
    clipboard.count_reads()
    reader.ask(CLIPBOARD, "UTF8_STRING")
    reader.next_event(SELECTION_NOTIFY, 5)
    reader.close()
    assert clipboard.wait_read(0.1) is ReadOutcome.UNREAD
    assert read_elsewhere(display, CLIPBOARD, "UTF8_STRING") is None


def test_selected_text_is_known_by_the_owner_of_primary(clipboard: X11Clipboard, reader: Requestor) -> None:
    leave_nothing(reader)
    assert not clipboard.owned_by(reader.clients)
    reader.window.set_selection_owner(reader.display.get_atom(PRIMARY), 0)
    reader.display.sync()
    assert clipboard.owned_by(reader.clients)
    assert not clipboard.owned_by(NOBODY)


@pytest.mark.parametrize("answers", [True, False])
def test_at_the_end_a_clipboard_manager_takes_the_users_content(
    reader: Requestor, owner: QtOwner, display: XDisplay, *, answers: bool
) -> None:
    owner.put(text__plain=b"the user's own")
    clipboard = X11Clipboard()
    manager = ClipboardManager(display.name, answers=answers)
    manager.start()
    clipboard.offer("words", readers=reader.clients, with_primary=True)
    clipboard.count_reads()
    reader.read(CLIPBOARD, "UTF8_STRING")
    started_s = time.monotonic()
    clipboard.close()  # At once, with the text still offered.
    assert time.monotonic() - started_s < 1
    manager.join()
    assert manager.saved == ([b"the user's own"] if answers else [])


def test_a_display_that_dies_is_an_error_not_a_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with virtual_display(tmp_path, window_manager=False) as dying:
        monkeypatch.setenv("DISPLAY", dying.name)
        clipboard = X11Clipboard()
        clipboard.offer("words", readers=NOBODY, with_primary=True)
    started_s = time.monotonic()
    with pytest.raises(OutputError, match="cannot be reached"):
        clipboard.offer("words", readers=NOBODY, with_primary=True)
    clipboard.close()
    assert time.monotonic() - started_s < 1
