"""The process of the hooks: a real one, in which the Windows back end sees a keyboard that the tests press."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app.errors import HotkeyError
from dictation_app.hotkey import Chord, hook_process
from dictation_app.hotkey.hook_process import HookProcess, Watch
from dictation_app.hotkey.win32_hosted import HostedWindowsHotkey
from dictation_app.values.dictation import HotkeyEvent
from tests.unit.hotkey.windows_keyboard import RUSSIAN, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.hotkey.win32 import WindowsHotkey

PRESSED, RELEASED, CANCEL, LOST = HotkeyEvent.PRESSED, HotkeyEvent.RELEASED, HotkeyEvent.CANCEL, HotkeyEvent.LOST
F9, ESCAPE = 0x78, 0x1B
SOON_S = 30.0
"""A process is started meanwhile, on a machine that is busy with other tests."""


def wait_for(condition: Callable[[], object], what: str) -> None:
    until_s = time.monotonic() + SOON_S
    while not condition():
        assert time.monotonic() < until_s, what
        time.sleep(0.005)


class Keys:
    """The keyboard that the process sees, and who is told of its keys."""

    def __init__(self, file: Path) -> None:
        self.file = file
        file.touch()
        self.process = HookProcess(partial(written, file))
        self.seen: list[tuple[HotkeyEvent, int]] = []
        self.times_s: list[float] = []

    def note(self, event: HotkeyEvent, number: int, at_s: float | None = None, /) -> None:
        assert at_s is not None
        self.times_s.append(at_s)
        self.seen.append((event, number))

    def press(self, *lines: str) -> None:
        with self.file.open("a", encoding="utf-8") as stream:
            stream.writelines(f"{line}\n" for line in lines)

    def answered(self) -> int:
        file = self.file.with_suffix(".answered")
        return len(file.read_text(encoding="utf-8").splitlines()) if file.exists() else 0

    def start(self, *chords: str, cancel: str = "") -> HostedWindowsHotkey:
        backend = HostedWindowsHotkey(self.process)
        parsed = [Chord.parse(chord) for chord in chords]
        assert backend.start(parsed, Chord.parse(cancel) if cancel else None, self.note) == {}
        return backend

    def expect(self, *events: tuple[HotkeyEvent, int]) -> None:
        wait_for(lambda: len(self.seen) >= len(events), f"{events}, not {self.seen}")
        assert self.seen == list(events)
        del self.seen[:]

    def expect_another_process(self, than: int | None) -> None:
        """And that it sees the keyboard."""
        wait_for(lambda: self.process.pid not in (than, None), "another process")
        while not self.seen:
            self.press(f"down {F9}", f"up {F9}")
            with suppress(AssertionError):
                until_s = time.monotonic() + 0.5
                while not self.seen:
                    assert time.monotonic() < until_s
                    time.sleep(0.01)
        wait_for(lambda: self.seen[-1][0] is RELEASED, "the release")
        time.sleep(0.2)
        assert self.seen == [(PRESSED, 0), (RELEASED, 0)] * (len(self.seen) // 2)
        del self.seen[:]


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[Keys]:
    made = Keys(tmp_path / "keys")
    yield made
    for number in list(made.process._watches):
        made.process.stop(number)
    assert made.process.pid is None


def is_alive(pid: int | None) -> bool:
    assert pid is not None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_keys_are_told_with_their_time(keys: Keys) -> None:
    backend = keys.start("F9", "RightCtrl")
    before_s = time.monotonic()
    keys.press(f"down {F9}", f"down {F9}", f"up {F9}", "down 163", "up 163")
    keys.expect((PRESSED, 0), (RELEASED, 0), (PRESSED, 1), (RELEASED, 1))
    assert before_s < keys.times_s[0] <= keys.times_s[-1] < time.monotonic()
    pid = keys.process.pid
    backend.stop()
    assert not is_alive(pid)


def test_the_time_is_that_of_the_key_also_where_nobody_listens_for_a_while_and_the_hook_waits_for_nobody(
    keys: Keys,
) -> None:
    listens = threading.Event()
    note = keys.note
    keys.note = lambda event, number, at_s=None, /: (listens.wait(SOON_S), note(event, number, at_s))[1]  # type: ignore[method-assign]
    keys.start("F9")
    before = keys.answered()
    keys.press(*(f"{way} {F9}" for _ in range(500) for way in ("down", "up")))
    wait_for(lambda: keys.answered() == before + 1000, "all answers of the hook")
    answered_at_s = time.monotonic()
    assert keys.seen == []
    listens.set()
    keys.expect(*[(PRESSED, 0), (RELEASED, 0)] * 500)
    assert keys.times_s[-1] <= answered_at_s


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_that_is_killed_loses_the_key_that_was_down_and_another_one_follows(keys: Keys) -> None:
    keys.start("F9")
    keys.press(f"down {F9}")
    keys.expect((PRESSED, 0))
    pid = keys.process.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    keys.expect((LOST, 0))
    keys.expect_another_process(pid)


@pytest.fixture
def hung(keys: Keys) -> Iterator[int]:
    """A process with F9 and Escape, which was told to stand still, and does."""
    keys.start("F9", cancel="Escape")
    pid = keys.process.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    yield pid
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_that_hangs_is_ended_and_another_one_follows(keys: Keys) -> None:
    backend = keys.start("F9")
    keys.press(f"down {F9}")
    keys.expect((PRESSED, 0))
    pid = keys.process.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    keys.expect((LOST, 0))
    assert not is_alive(pid)
    keys.expect_another_process(pid)
    backend.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_what_a_process_that_hangs_is_asked_for_is_asked_of_the_next_one(keys: Keys, hung: int) -> None:
    keys.start("F10")
    assert keys.process.pid != hung
    keys.press("down 121", "up 121")
    keys.expect((PRESSED, 0), (RELEASED, 0))


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_nobody_waits_for_a_process_that_does_not_read_what_it_is_told(keys: Keys, hung: int) -> None:
    number = next(iter(keys.process._watches))

    def tell() -> None:
        for turn in range(5_000):
            keys.process.watch_cancel(number, on=turn % 2 == 0)

    telling = threading.Thread(target=tell, daemon=True)
    telling.start()
    telling.join(SOON_S)
    was_waiting = telling.is_alive()
    assert keys.process.pid == hung, "nobody has helped yet"
    assert not was_waiting


def slow(file: Path) -> WindowsHotkey:
    """As it is made on a cold disk."""
    time.sleep(1.0)
    return written(file)


def test_a_process_that_takes_its_time_to_come_to_anything_does_not_hang(
    keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hook_process, "_BEAT_S", 0.05)
    monkeypatch.setattr(hook_process, "_ANSWER_S", 0.2)
    monkeypatch.setattr(hook_process, "_START_S", SOON_S)
    keys.process = HookProcess(partial(slow, keys.file))
    number = keys.process.start(Watch(chords=(Chord.parse("F9"),), cancel=None, on_event=keys.note))
    keys.process.stop(number)


def test_a_process_gives_a_sign_of_life_when_it_is_asked(tmp_path: Path) -> None:
    (tmp_path / "keys").touch()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=hook_process.serve, args=(theirs, partial(written, tmp_path / "keys")))
    process.start()
    theirs.close()
    ours.send(hook_process._Ping())
    assert ours.poll(SOON_S)
    assert ours.recv() == hook_process._Pong()
    ours.send(hook_process._End())
    process.join(SOON_S)
    assert process.exitcode == 0
    ours.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_that_hangs_at_its_end_is_ended(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hook_process, "_END_S", 0.2)
    backend = keys.start("F9")
    pid = keys.process.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    backend.stop()
    assert not is_alive(pid)


def test_what_was_wanted_is_wanted_of_the_next_process_too(keys: Keys) -> None:
    backend = keys.start("F9", cancel="Escape")
    backend.watch_cancel(True)
    keys.press(f"down {ESCAPE}", f"up {ESCAPE}")
    keys.expect((CANCEL, 0))
    pid = keys.process.pid
    keys.press("die")
    keys.expect_another_process(pid)
    keys.press(f"down {ESCAPE}", f"up {ESCAPE}")
    keys.expect((CANCEL, 0))
    backend.watch_cancel(False)
    keys.press(f"down {F9}", f"up {F9}")
    keys.expect((PRESSED, 0), (RELEASED, 0))
    keys.press(f"down {ESCAPE}", f"up {ESCAPE}", f"down {F9}", f"up {F9}")
    keys.expect((PRESSED, 0), (RELEASED, 0))


def test_after_a_sleep_what_was_down_is_lost(keys: Keys) -> None:
    backend = keys.start("F9")
    keys.press(f"down {F9}")
    keys.expect((PRESSED, 0))
    backend.rearm()
    keys.expect((LOST, 0))


def test_stopping_loses_the_key_that_is_down_and_tells_nothing_more(keys: Keys) -> None:
    other = keys.start("F10")
    backend = keys.start("F9")
    keys.press(f"down {F9}")
    keys.expect((PRESSED, 0))
    backend.stop()
    backend.stop()
    keys.expect((LOST, 0))
    keys.press(f"up {F9}", f"down {F9}", f"up {F9}", "down 121", "up 121")
    keys.expect((PRESSED, 0), (RELEASED, 0))
    other.stop()


def test_all_share_one_process_which_ends_with_the_last(keys: Keys) -> None:
    first, second = keys.start("F9"), keys.start("F10")
    pid = keys.process.pid
    second.stop()
    third = keys.start("F11")
    assert keys.process.pid == pid
    third.stop()
    keys.press(f"down {F9}", f"up {F9}")
    keys.expect((PRESSED, 0), (RELEASED, 0))
    first.stop()
    assert keys.process.pid is None
    assert not is_alive(pid)
    keys.start("F9")
    keys.press(f"down {F9}", f"up {F9}")
    keys.expect((PRESSED, 0), (RELEASED, 0))


def test_a_hook_that_is_refused_is_an_error_here(keys: Keys) -> None:
    refuses = keys.file.with_suffix(".refuses")
    refuses.touch()
    backend = HostedWindowsHotkey(keys.process)
    with pytest.raises(HotkeyError, match="Windows did not allow") as caught:
        backend.start([Chord.parse("F9")], None, keys.note)
    assert caught.value.hint
    assert keys.process.pid is None
    backend.rearm()
    backend.watch_cancel(True)
    backend.stop()
    refuses.unlink()
    keys.start("F9")


def test_a_hook_that_is_refused_to_the_next_process_is_tried_again(keys: Keys) -> None:
    keys.start("F9")
    refuses = keys.file.with_suffix(".refuses")
    refuses.touch()
    pid = keys.process.pid
    keys.press("die")
    wait_for(lambda: keys.process.pid not in (pid, None), "another process")
    refused_pid = keys.process.pid
    wait_for(lambda: keys.process.pid not in (refused_pid, None), "a further one")
    refuses.unlink()
    keys.expect_another_process(pid)


def test_what_a_layout_lacks_is_told_and_told_anew(keys: Keys) -> None:
    backend = HostedWindowsHotkey(keys.process)
    refused = backend.start([Chord.parse("Ctrl+Ж"), Chord.parse("F9")], None, keys.note)
    assert {number: problem.message for number, problem in refused.items()} == {
        0: "This keyboard layout has no key 'Ж' for Ctrl+Ж."
    }
    keys.press(f"layout {RUSSIAN}")
    keys.expect((HotkeyEvent.CHANGED, 0))
    assert backend.refused() == {}


def broken() -> HostedWindowsHotkey:
    os._exit(3)


def test_a_process_that_does_not_come_to_anything_is_an_error_and_no_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hook_process, "_START_S", SOON_S)
    process = HookProcess(broken)
    with pytest.raises(HotkeyError, match="did not start"):
        HostedWindowsHotkey(process).start([Chord.parse("F9")], None, lambda _event, _number, _at_s=None: None)
    assert process.pid is None


APP = """
import sys
from functools import partial
from pathlib import Path
from dictation_app.hotkey import Chord
from dictation_app.hotkey.hook_process import HookProcess, Watch
from dictation_app.hotkey.win32_hosted import HostedWindowsHotkey
from tests.unit.hotkey.windows_keyboard import written

if __name__ == "__main__":
    process = HookProcess(partial(written, Path(sys.argv[1])))
    HostedWindowsHotkey(process).start([Chord.parse("F9")], None, lambda *_: None)
    print(process.pid, flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes")
def test_it_ends_with_the_app_also_where_that_is_killed(tmp_path: Path) -> None:
    keys, app = tmp_path / "keys", tmp_path / "app.py"
    keys.touch()
    app.write_text(APP, encoding="utf-8")
    root = str(Path(__file__).parents[3])
    with subprocess.Popen(
        [sys.executable, str(app), str(keys)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": root},
    ) as started:
        assert started.stdout is not None
        pid = int(started.stdout.readline())
        assert is_alive(pid)
        started.kill()
    wait_for(lambda: not is_alive(pid), "its end")


def test_it_loads_nothing_heavy() -> None:
    program = (
        "import sys, dictation_app.hotkey.win32_hosted;"
        "print([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'numpy', 'av', 'ctranslate2', 'asyncio')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
