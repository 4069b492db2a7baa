"""OtherSound: exactly what it muted is heard again, whatever happens in between."""

from __future__ import annotations

import errno
import threading
import time
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from dictation_app.audio import other_sound
from dictation_app.audio.mixers import MixerError, Stream
from dictation_app.audio.other_sound import Muted, OtherSound

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path


class Room:
    """Programs that play, and a `Mixer` for them."""

    def __init__(self, *playing: str) -> None:
        self.muted = dict.fromkeys(playing, False)
        self.opened = 0
        self.open_now = 0
        self.refuses = False
        self.stands_still = threading.Event()
        self.stands_still.set()
        self.dies = False
        """After the next mute, as a process that is killed."""

    def open(self) -> Room:
        if self.refuses:
            raise MixerError("No sound server answers.", "Check it.")
        self.opened += 1
        self.open_now += 1
        return self

    def close(self) -> None:
        self.open_now -= 1

    def streams(self) -> tuple[Stream, ...]:
        self.stands_still.wait(10)
        if self.refuses:
            raise MixerError("No sound server answers.", "Check it.")
        return tuple(Stream(key=key, kept_as=f"as {key}", is_muted=muted) for key, muted in self.muted.items())

    def mute(self, streams: Sequence[Stream]) -> None:
        for stream in streams:
            assert stream.key in self.muted
            self.muted[stream.key] = True
        if self.dies:
            raise KeyboardInterrupt

    def unmute(self, streams: Sequence[Stream], but: Collection[str]) -> None:
        if self.refuses:
            raise MixerError("No sound server answers.", "Check it.")
        for stream in streams:
            if stream.key in self.muted and stream.key not in but:
                self.muted[stream.key] = False


class Runs:
    """`OtherSound` on a thread of its own."""

    def __init__(self, room: Room, file: Path) -> None:
        self.told: list[str] = []
        self.others = OtherSound(file, self.told.append, open_mixer=room.open)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self.others.run()
        except KeyboardInterrupt:
            return

    def end(self) -> None:
        self.others.shut_down()
        self._thread.join(5)
        assert not self._thread.is_alive()


@pytest.fixture
def room() -> Room:
    return Room("music", "call")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "muted.json"


@pytest.fixture
def runs(room: Room, file: Path) -> Iterator[Runs]:
    made = Runs(room, file)
    yield made
    room.stands_still.set()
    made.end()


def wait_until(met: Callable[[], bool]) -> None:
    deadline_s = time.monotonic() + 5
    while not met():
        assert time.monotonic() < deadline_s
        time.sleep(0.01)


def test_others_are_silent_while_somebody_dictates_and_heard_afterwards(room: Room, file: Path, runs: Runs) -> None:
    room.muted["advert"] = True
    runs.others.use(enabled=True)
    runs.others.listen(on=True)
    wait_until(lambda: all(room.muted.values()))
    assert file.exists()
    runs.others.listen(on=False)
    wait_until(lambda: not file.exists())
    assert room.muted == {"music": False, "call": False, "advert": True}, "that one the user muted"
    wait_until(lambda: room.open_now == 0)


def test_nothing_is_asked_of_the_sound_system_while_it_is_off(room: Room, runs: Runs, file: Path) -> None:
    runs.others.listen(on=True)
    runs.others.listen(on=False)
    runs.end()
    assert (room.opened, any(room.muted.values()), file.exists()) == (0, False, False)


def test_what_begins_to_play_meanwhile_is_muted_too(room: Room, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other_sound, "_LOOK_AGAIN_S", 0.02)
    runs.others.use(enabled=True)
    runs.others.listen(on=True)
    wait_until(lambda: all(room.muted.values()))
    room.muted["video"] = False
    wait_until(lambda: room.muted["video"])
    runs.others.listen(on=False)
    wait_until(lambda: not any(room.muted.values()))


def test_who_dictates_again_at_once_hears_nothing_in_between(room: Room, runs: Runs) -> None:
    runs.others.use(enabled=True)
    runs.others.listen(on=True)
    wait_until(lambda: all(room.muted.values()))
    runs.others.listen(on=False)
    runs.others.listen(on=True)
    for _ in range(10):
        assert all(room.muted.values())
        time.sleep(0.05)


@pytest.mark.parametrize("switch", [True, False], ids=["switched off", "quit"])
def test_switching_it_off_and_quitting_let_all_be_heard(room: Room, runs: Runs, file: Path, switch: bool) -> None:
    runs.others.use(enabled=True)
    runs.others.listen(on=True)
    wait_until(lambda: all(room.muted.values()))
    if switch:
        runs.others.use(enabled=False)
        wait_until(lambda: not file.exists())
    else:
        runs.end()
    assert not any(room.muted.values())
    assert not file.exists()


def test_what_a_killed_app_left_muted_is_heard_at_the_next_start(room: Room, file: Path) -> None:
    room.muted["advert"], room.dies = True, True
    killed = OtherSound(file, lambda _told: None, open_mixer=room.open)
    killed.use(enabled=True)
    killed.listen(on=True)
    for _ in range(2):
        killed._take(killed._queue.get())
    with pytest.raises(KeyboardInterrupt):
        killed._follow()
    assert all(room.muted.values())
    assert file.stat().st_mode & 0o077 == 0
    next_start = Runs(room, file)
    wait_until(lambda: not file.exists())
    assert room.muted == {"music": False, "call": False, "advert": True}
    next_start.end()


def test_what_could_not_be_unmuted_is_tried_again(room: Room, file: Path, runs: Runs) -> None:
    runs.others.use(enabled=True)
    runs.others.listen(on=True)
    wait_until(lambda: all(room.muted.values()))
    room.refuses = True
    runs.others.listen(on=False)
    wait_until(lambda: runs.told == ["No sound server answers. Check it."])
    assert file.exists()
    room.refuses = False
    runs.end()
    assert not any(room.muted.values())
    assert not file.exists()


def test_a_sound_server_that_answers_later_lets_all_be_heard_though_nobody_dictates_again(
    room: Room, file: Path, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_sound, "_AGAIN_S", 0.02)
    runs.others.use(enabled=True)
    runs.others.listen(on=True)
    wait_until(lambda: all(room.muted.values()))
    room.refuses = True
    runs.others.listen(on=False)
    wait_until(lambda: len(runs.told) == 1)
    room.refuses = False
    wait_until(lambda: not file.exists())
    assert not any(room.muted.values())


def test_a_server_that_starts_after_the_app_lets_be_heard_what_a_killed_one_left_muted(
    room: Room, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_sound, "_AGAIN_S", 0.02)
    room.muted["music"], room.refuses = True, True
    file.parent.mkdir()
    file.write_bytes(msgspec.json.encode(Muted(streams=(Stream(key="music"),))))
    started = Runs(room, file)
    wait_until(lambda: len(started.told) == 1)
    room.refuses = False
    wait_until(lambda: not room.muted["music"])
    started.end()


def test_what_was_noted_stays_noted_where_nothing_more_can_be(
    room: Room, file: Path, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_sound, "_LOOK_AGAIN_S", 0.02)
    runs.others.use(enabled=True)
    runs.others.listen(on=True)
    wait_until(lambda: all(room.muted.values()))
    before = file.read_bytes()
    monkeypatch.setattr(other_sound, "open", full_disk, raising=False)
    room.muted["video"] = False
    wait_until(lambda: bool(runs.told))
    assert file.read_bytes() == before
    assert not room.muted["video"]


def full_disk(*arguments: Any, **options: Any) -> Any:
    """As `open` does it, which empties the file before nothing more goes into it."""
    open(*arguments, **options).close()  # noqa: PTH123  # stands in for it
    raise OSError(errno.ENOSPC, "No space left on device")


def test_why_nothing_is_muted_is_told_once_when_it_is_switched_on(room: Room, runs: Runs) -> None:
    room.refuses = True
    runs.others.use(enabled=True)
    wait_until(lambda: len(runs.told) == 1)
    for _ in range(3):
        runs.others.listen(on=True)
        runs.others.listen(on=False)
    runs.end()
    assert len(runs.told) == 1


def test_nothing_is_muted_that_cannot_be_noted(room: Room, runs: Runs, file: Path) -> None:
    file.parent.write_text("")
    runs.others.use(enabled=True)
    runs.others.listen(on=True)
    wait_until(lambda: bool(runs.told))
    assert "cannot be noted" in runs.told[0]
    assert not any(room.muted.values())


def test_a_sound_system_that_stands_still_keeps_nobody_waiting(room: Room, runs: Runs) -> None:
    room.stands_still.clear()
    began_at_s = time.monotonic()
    runs.others.use(enabled=True)
    runs.others.listen(on=True)
    runs.others.listen(on=False)
    assert time.monotonic() - began_at_s < 0.1
    room.stands_still.set()
    runs.end()
    assert not any(room.muted.values())


@pytest.mark.parametrize("content", [b"{", b'{"version": 2}', b"[]"])
def test_a_damaged_note_ends_nothing(room: Room, file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    started = Runs(room, file)
    started.others.use(enabled=True)
    started.others.listen(on=True)
    wait_until(lambda: all(room.muted.values()))
    started.end()
    assert not file.exists()
