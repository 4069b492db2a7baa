"""Watched folders: each finished file is taken once, none while it grows, whatever happens around it."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictation_app.export import FORMATS
from dictation_app.file_jobs.asking import Asking
from dictation_app.file_jobs.search import MEDIA_SUFFIXES, media_in
from dictation_app.file_jobs.taken import TakenFiles
from dictation_app.file_jobs.watch import Found, Listing, Look, Unread, WatchFolders, list_media, rest_s
from dictation_app.settings import WatchedFolder
from tests.transcripts import PATIENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.errors import UserError

STILL_S = 5.0
GROWS_EVERY_S = 3
FOLDER = Path("/inbox")
RULE = WatchedFolder(folder=str(FOLDER), existing=True, still_s=STILL_S)


@dataclass
class File:
    """Somebody writes it until it is whole."""

    number: int
    size: int = 0
    changed_s: int = 0
    is_whole: bool = False


@dataclass
class World:
    """A folder, its clock, and what was taken from it."""

    taken_in: Path
    rule: WatchedFolder = RULE
    now_s: int = 1_000_000
    is_there: bool = True
    files: dict[str, File] = field(default_factory=dict)
    handed: list[tuple[int, int]] = field(default_factory=list)
    """Number and size of the files."""
    told: list[str] = field(default_factory=list)
    keeps: bool = True
    closed: str = ""
    _born: int = 0

    def __post_init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self.taken = TakenFiles(self.taken_in, folders=(FOLDER,))
        self.watch = WatchFolders(
            (self.rule,), self.taken, list_folder=self._listing, why_closed=lambda _path: self.closed
        )

    def _listing(self, folder: Path, *, subfolders: bool) -> Listing:
        assert (folder, subfolders) == (FOLDER, True)
        if not self.is_there:
            return Listing(unread=(Unread(FOLDER, "Host is down"),))
        return Listing(
            tuple(
                Found(
                    path=FOLDER / name,
                    size_bytes=file.size,
                    modified_ns=file.changed_s * 1_000_000_000,
                    number=file.number,
                )
                for name, file in sorted(self.files.items())
            )
        )

    def restart(self) -> None:
        self.taken.close()
        self._start()

    def begin(self, name: str) -> None:
        self._born += 1
        self.files[name] = File(self._born, changed_s=self.now_s)

    def write(self, name: str, size: int = 1) -> None:
        self.files[name].size += size
        self.files[name].changed_s = self.now_s

    def end(self, name: str) -> None:
        self.write(name)
        self.files[name].is_whole = True

    def whole(self, name: str) -> int:
        self.begin(name)
        self.end(name)
        return self.files[name].number

    def wait(self, seconds: int) -> None:
        for _ in range(seconds):
            self.now_s += 1
            for name, file in self.files.items():
                if not file.is_whole and self.now_s % GROWS_EVERY_S == file.number % GROWS_EVERY_S:
                    self.write(name)
            self._look()

    def _look(self) -> None:
        look = self.watch.look(float(self.now_s))
        self.told += [told.sentence for told in look.told]
        for finished in look.finished:
            file = self.files[finished.found.path.name]
            assert file.is_whole
            assert self.now_s - file.changed_s >= STILL_S
            self.handed.append((file.number, file.size))
            if self.keeps:
                self.watch.keep(finished.found)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "taken.jsonl")
    yield made
    made.taken.close()


@pytest.fixture
def new_world(tmp_path: Path) -> Iterator[Callable[..., World]]:
    made: list[World] = []

    def make(**changes: object) -> World:
        made.append(World(tmp_path / "taken.jsonl", rule=replace(RULE, **changes)))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for each in made:
        each.taken.close()


NAMES = st.sampled_from(["a.wav", "b.wav", "c.wav"])
EVENTS = st.one_of(
    st.tuples(st.sampled_from(["begin", "end", "delete", "touch"]), NAMES),
    st.tuples(st.just("rename"), NAMES, NAMES),
    st.tuples(st.sampled_from(["vanish", "return", "restart"])),
    st.tuples(st.just("wait"), st.integers(1, 12)),
)


def happen(world: World, event: tuple) -> None:
    match event:
        case ("begin", name):
            world.begin(name)
        case ("end" | "touch", name) if name in world.files:
            world.end(name)
        case ("delete", name):
            world.files.pop(name, None)
        case ("rename", old, new) if old in world.files and old != new:
            world.files[new] = world.files.pop(old)
        case ("vanish",):
            world.is_there = False
        case ("return",):
            world.is_there = True
        case ("restart",):
            world.restart()
        case ("wait", seconds):
            world.wait(seconds)


@PATIENT
@given(st.lists(EVENTS, max_size=40))
def test_each_finished_file_is_taken_once_and_none_while_it_grows(events: list[tuple]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder) / "taken.jsonl")
        try:
            for event in events:
                happen(world, event)
            world.is_there = True
            world.wait(2 * round(STILL_S) + 2)
        finally:
            world.taken.close()
    assert len(world.handed) == len(set(world.handed))
    there = {(file.number, file.size) for file in world.files.values() if file.is_whole}
    assert there <= set(world.handed)


def test_it_is_taken_when_it_has_been_still_long_enough_and_not_before(world: World) -> None:
    number = world.whole("a.wav")
    world.wait(5)
    assert world.handed == []
    world.wait(1)
    assert world.handed == [(number, 1)]


def test_one_that_changes_after_all_is_taken_again(world: World) -> None:
    number = world.whole("a.wav")
    world.wait(10)
    world.end("a.wav")
    world.wait(10)
    assert world.handed == [(number, 1), (number, 2)]


def test_an_empty_file_is_a_place_kept_for_one(world: World) -> None:
    world.begin("a.wav")
    world.files["a.wav"].is_whole = True
    world.wait(20)
    assert world.handed == []
    world.end("a.wav")
    world.wait(20)
    assert len(world.handed) == 1


def test_what_nobody_has_taken_for_good_comes_again_after_a_restart_only(world: World) -> None:
    world.keeps = False
    world.whole("a.wav")
    world.wait(30)
    assert len(world.handed) == 1
    world.keeps = True
    world.restart()
    world.wait(30)
    assert len(world.handed) == 2
    world.restart()
    world.wait(30)
    assert len(world.handed) == 2


def test_what_is_given_back_is_taken_again(world: World) -> None:
    world.keeps = False
    world.whole("a.wav")
    world.wait(10)
    (found,) = world._listing(FOLDER, subfolders=True).files
    world.watch.release(found)
    world.wait(10)
    assert len(world.handed) == 2


def test_a_folder_that_vanishes_is_told_once_and_so_is_its_return(world: World) -> None:
    world.whole("a.wav")
    world.wait(2)
    world.is_there = False
    world.wait(100)
    assert world.told == [
        "The watched folder '/inbox' cannot be read: Host is down. It is watched again as soon as it can be."
    ]
    world.is_there = True
    world.wait(4)
    assert world.handed == []  # the copy may have been cut off with it
    world.wait(10)
    assert len(world.handed) == 1
    assert world.told[1:] == ["The folder '/inbox' is watched again."]
    world.is_there = False
    world.wait(2)
    assert len(world.told) == 3


def test_one_that_cannot_be_opened_is_taken_when_it_can(world: World) -> None:
    world.closed = "Permission denied"
    world.whole("a.wav")
    world.wait(30)
    assert world.handed == []
    world.closed = ""
    world.wait(1)
    assert len(world.handed) == 1


# --- what is there at the start ---------------------------------------------------------------------------------------


def test_what_is_there_at_the_start_can_be_left_out(new_world: Callable[..., World]) -> None:
    world = new_world(existing=False)
    world.whole("old.wav")
    world.begin("growing.wav")
    world.wait(30)
    assert world.handed == []
    world.end("growing.wav")
    new = world.whole("new.wav")
    world.wait(30)
    assert {number for number, _ in world.handed} == {world.files["growing.wav"].number, new}


def test_what_comes_while_nobody_watches_is_taken_later(new_world: Callable[..., World]) -> None:
    world = new_world(existing=False)
    world.wait(1)
    world.taken.close()
    number = world.whole("a.wav")
    world._start()
    world.wait(30)
    assert [handed for handed, _ in world.handed] == [number]


def test_a_folder_that_is_not_there_at_the_start_begins_when_it_comes(new_world: Callable[..., World]) -> None:
    world = new_world(existing=False)
    world.is_there = False
    world.whole("old.wav")
    world.wait(10)
    world.is_there = True
    world.wait(30)
    assert world.handed == []


def test_a_folder_that_is_watched_anew_begins_anew(new_world: Callable[..., World], tmp_path: Path) -> None:
    world = new_world(existing=False)
    world.wait(1)
    world.taken.close()
    TakenFiles(tmp_path / "taken.jsonl", folders=()).close()  # a run in which nobody watches it
    world.whole("meanwhile.wav")
    world._start()
    world.wait(30)
    assert world.handed == []


def test_a_disk_that_is_not_mounted_is_no_empty_folder(new_world: Callable[..., World]) -> None:
    world = new_world(existing=False)
    files, listing = dict(world.files), world._listing
    is_mounted = True
    watch = WatchFolders(
        (world.rule,),
        world.taken,
        list_folder=lambda folder, *, subfolders: replace(
            listing(folder, subfolders=subfolders), is_mounted=is_mounted
        ),
        why_closed=lambda _path: "",
    )
    world.watch = watch
    world.whole("old.wav")
    world.wait(10)
    files, world.files, is_mounted = world.files, {}, False
    world.wait(10)
    assert [sentence.partition(". ")[0] for sentence in world.told] == [
        "The watched folder '/inbox' cannot be read: nothing is mounted there"
    ]
    world.files, is_mounted = files, True
    world.wait(10)
    assert world.handed == []
    world.whole("new.wav")
    world.wait(10)
    assert len(world.handed) == 1


def test_what_a_disk_brings_with_it_is_not_new(new_world: Callable[..., World]) -> None:
    world = new_world(existing=False)
    is_mounted = False
    listing = world._listing
    world.watch = WatchFolders(
        (world.rule,),
        world.taken,
        list_folder=lambda folder, *, subfolders: replace(
            listing(folder, subfolders=subfolders), is_mounted=is_mounted
        ),
    )
    world.wait(2)
    is_mounted = True
    world.whole("years ago.wav")
    world.wait(30)
    assert world.handed == []


# --- folders that do not answer ---------------------------------------------------------------------------------------


class Hanging:
    """Two folders; the first does not answer while it hangs."""

    def __init__(self) -> None:
        self.answers = threading.Event()
        self.asked = 0

    def __call__(self, folder: Path, *, subfolders: bool) -> Listing:
        assert subfolders
        if folder.name == "far":
            self.asked += 1
            assert self.answers.wait(30)
        return Listing((Found(path=folder / "a.wav", size_bytes=1, modified_ns=1, number=len(folder.name)),))


@pytest.fixture
def hanging() -> Iterator[Hanging]:
    hanging = Hanging()
    yield hanging
    hanging.answers.set()


def test_a_folder_that_does_not_answer_is_told_and_left_aside_and_the_others_go_on(
    tmp_path: Path, hanging: Hanging
) -> None:
    far, near = (WatchedFolder(folder=f"/{name}", existing=True, still_s=2.0) for name in ("far", "near"))
    with TakenFiles(tmp_path / "taken.jsonl", folders=(far.place, near.place)) as taken:
        watch = WatchFolders(
            (far, near), taken, list_folder=hanging, why_closed=lambda _path: "", asking=Asking(patience_s=0.1)
        )
        began_s = time.monotonic()
        looks = [watch.look(float(now_s)) for now_s in range(0, 60, 3)]
        assert time.monotonic() - began_s < 5
        assert [one.found.path for look in looks for one in look.finished] == [Path("/near/a.wav")]
        assert hanging.asked == 1
        told = [one for look in looks for one in look.told]
        assert [one.sentence for one in told] == [
            "The watched folder '/far' cannot be read: it does not answer. It is watched again as soon as it can be."
        ]
        assert told[0].is_warning
        assert sum(bool(look.told) for look in looks[:10]) == 0  # a slow one is not told at once
        hanging.answers.set()
        looks = []
        deadline_s = time.monotonic() + 10
        while len(looks) < 4 or (not any(look.told for look in looks) and time.monotonic() < deadline_s):
            looks.append(watch.look(60.0 + 3 * len(looks)))
            time.sleep(0.01)
    assert [one.sentence for look in looks for one in look.told] == ["The folder '/far' is watched again."]
    assert [one.found.path for look in looks for one in look.finished] == [Path("/far/a.wav")]


def test_a_file_that_was_still_long_ago_is_not_taken_for_that(tmp_path: Path, hanging: Hanging) -> None:
    """An answer that came late says how it was when it was asked."""
    far = WatchedFolder(folder="/far", existing=True, still_s=20.0)
    with TakenFiles(tmp_path / "taken.jsonl", folders=(far.place,)) as taken:
        watch = WatchFolders(
            (far,), taken, list_folder=hanging, why_closed=lambda _path: "", asking=Asking(patience_s=0.1)
        )
        assert watch.look(0.0).finished == ()
        hanging.answers.set()
        time.sleep(0.2)
        assert watch.look(25.0).finished == ()  # seen first, as it was at 0
        assert watch.look(44.0).finished == ()
        assert len(watch.look(46.0).finished) == 1


def test_a_bug_in_looking_into_a_folder_is_raised(tmp_path: Path) -> None:
    def broken(_folder: Path, *, subfolders: bool) -> Listing:
        raise ZeroDivisionError(subfolders)

    with TakenFiles(tmp_path / "taken.jsonl", folders=(FOLDER,)) as taken, pytest.raises(ZeroDivisionError):
        WatchFolders((RULE,), taken, list_folder=broken).look(0.0)


# --- the rules --------------------------------------------------------------------------------------------------------


def test_of_two_rules_for_a_file_that_of_its_own_folder_holds(tmp_path: Path) -> None:
    inside = tmp_path / "in" / "calls"
    inside.mkdir(parents=True)
    for path in (tmp_path / "in" / "a.wav", inside / "b.wav"):
        path.write_bytes(b"x")
    outer = WatchedFolder(folder=str(tmp_path / "in"), existing=True, still_s=1)
    inner = WatchedFolder(folder=str(inside), existing=True, still_s=1)
    off = WatchedFolder(folder=str(tmp_path), existing=True, still_s=1, is_on=False)
    with TakenFiles(tmp_path / "taken.jsonl", folders=()) as taken:
        watch = WatchFolders((off, outer, inner), taken)
        looks = [watch.look(now_s) for now_s in (0.0, 1.0, 2.0, 3.0)]
    finished = [(one.found.path.name, one.rule) for look in looks for one in look.finished]
    assert finished == [("b.wav", inner), ("a.wav", outer)]


def test_a_rule_that_waits_longer_loses_nothing_to_one_around_it(tmp_path: Path) -> None:
    inside = tmp_path / "in" / "calls"
    (inside / "deep").mkdir(parents=True)
    for path in (inside / "b.wav", inside / "deep" / "c.wav"):
        path.write_bytes(b"x")
    outer = WatchedFolder(folder=str(tmp_path / "in"), existing=True, still_s=1)
    inner = WatchedFolder(folder=str(inside), existing=True, still_s=3, subfolders=False)
    with TakenFiles(tmp_path / "taken.jsonl", folders=()) as taken:
        watch = WatchFolders((outer, inner), taken)
        looks = [watch.look(float(now_s)) for now_s in range(6)]
    finished = [(one.found.path.name, one.rule) for look in looks for one in look.finished]
    assert finished == [("c.wav", outer), ("b.wav", inner)]


def test_what_a_rule_around_it_leaves_out_is_not_left_out_by_its_own(tmp_path: Path) -> None:
    inside = tmp_path / "in" / "calls"
    inside.mkdir(parents=True)
    (inside / "b.wav").write_bytes(b"x")
    outer = WatchedFolder(folder=str(tmp_path / "in"), existing=False, still_s=1)
    inner = WatchedFolder(folder=str(inside), existing=True, still_s=1)
    with TakenFiles(tmp_path / "taken.jsonl", folders=()) as taken:
        watch = WatchFolders((outer, inner), taken)
        looks = [watch.look(float(now_s)) for now_s in range(3)]
    assert [(one.found.path.name, one.rule) for look in looks for one in look.finished] == [("b.wav", inner)]


def test_no_result_looks_like_something_to_be_transcribed() -> None:
    assert not {Path(f"x{FORMATS.create(name).suffix}").suffix for name in FORMATS.names()} & MEDIA_SUFFIXES


def test_where_looking_takes_long_it_is_done_less_often() -> None:
    assert rest_s((RULE,)) == pytest.approx(STILL_S / 3)
    assert rest_s((RULE,), look_s=0.5) == 10.0
    assert rest_s((RULE,), look_s=600.0) == 60.0
    assert rest_s((replace(RULE, still_s=0.5), RULE)) == 0.2
    assert rest_s((replace(RULE, still_s=0.5, is_on=False), RULE)) == rest_s((RULE,))


# --- the folder on the disk ------------------------------------------------------------------------------------------


def listed(folder: Path, *, subfolders: bool = True) -> list[str]:
    return [found.path.relative_to(folder).as_posix() for found in list_media(folder, subfolders=subfolders).files]


def test_partial_copies_are_left_out_by_their_names(tmp_path: Path) -> None:
    partial = (
        *(".talk.wav.Xa81bZ", ".talk.wav", "talk.mp3.part", "talk.mp3.crdownload", "talk.wav~", "~talk.wav"),
        *("~$talk.wav", "talk.mp3.filepart", "film.temp.mp4", "film.mp4.tmp", "notes.txt", "Unconfirmed 1.crdownload"),
        *("big.mp4", "big.mp4.aria2", "Song.MP3", "song.mp3.PART", ".hidden/a.wav", ".stversions/b.wav"),
    )
    for name in (*partial, "talk.wav", "Interview.M4A", "part.wav", "deep/er/c.opus"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert listed(tmp_path) == ["Interview.M4A", "part.wav", "talk.wav", "deep/er/c.opus"]
    assert listed(tmp_path, subfolders=False) == ["Interview.M4A", "part.wav", "talk.wav"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there, and there are no pipes")
def test_what_is_no_file_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "folder.wav").mkdir()
    (tmp_path / "lost.wav").symlink_to(tmp_path / "nowhere.wav")
    (tmp_path / "back").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.wav")
    assert listed(tmp_path) == []


def test_of_what_cannot_be_looked_into_the_rest_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.wav", "locked/b.wav"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    look = os.scandir

    def refuse(folder: str) -> object:
        if os.fspath(folder).endswith("locked"):
            raise PermissionError(errno.EACCES, "Permission denied", folder)
        return look(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    rule = WatchedFolder(folder=str(tmp_path), existing=True, still_s=1)
    with TakenFiles(tmp_path / "taken.jsonl", folders=(tmp_path,)) as taken:
        watch = WatchFolders((rule,), taken)
        looks = [watch.look(float(now_s)) for now_s in range(3)]
        assert [one.found.path.name for look in looks for one in look.finished] == ["a.wav"]
        (told,) = (told for look in looks for told in look.told)
        assert told.sentence.startswith(f"The watched folder '{tmp_path / 'locked'}' cannot be read: Permission denied")
        monkeypatch.setattr(os, "scandir", look)
        (told,) = watch.look(4.0).told
        assert (told.sentence, told.is_warning) == (f"The folder '{tmp_path / 'locked'}' is watched again.", False)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_two_names_of_one_file_are_one(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"x")
    (tmp_path / "b.wav").hardlink_to(tmp_path / "a.wav")
    (tmp_path / "c.wav").symlink_to(tmp_path / "a.wav")
    rule = WatchedFolder(folder=str(tmp_path), existing=True, still_s=1)
    with TakenFiles(tmp_path / "taken.jsonl", folders=(tmp_path,)) as taken:
        watch = WatchFolders((rule,), taken)
        looks = [watch.look(float(now_s)) for now_s in range(4)]
        (finished,) = (one for look in looks for one in look.finished)
        watch.keep(finished.found)
        assert watch.look(5.0).finished == ()


def test_a_folder_that_is_deleted_while_it_is_looked_into_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deleted").mkdir()
    look = os.scandir

    def gone(folder: str) -> object:
        if os.fspath(folder).endswith("deleted"):
            raise FileNotFoundError(errno.ENOENT, "No such file or directory", folder)
        return look(folder)

    monkeypatch.setattr(os, "scandir", gone)
    assert list_media(tmp_path, subfolders=True).unread == ()
    unread: list[UserError] = []
    assert list(media_in(tmp_path, unread.append)) == []
    assert unread == []
    assert len(list_media(tmp_path / "deleted", subfolders=True).unread) == 1


def test_a_network_that_fails_while_a_file_is_looked_at_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"x")
    listing, stat = list_media(tmp_path, subfolders=True), os.stat

    def stale(of: object, *arguments: object, **options: object) -> object:
        if of in {path, os.fspath(path)}:
            raise OSError(errno.ESTALE, "Stale file handle", of)
        return stat(of, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", stale)
    rule = WatchedFolder(folder=str(tmp_path), existing=True, still_s=1)
    with TakenFiles(tmp_path / "taken.jsonl", folders=(tmp_path,)) as taken:
        watch = WatchFolders(
            (rule,), taken, list_folder=lambda *_, **__: listing, why_closed=lambda _path: "Stale file handle"
        )
        assert [watch.look(float(now_s)) for now_s in range(3)] == [Look()] * 3


def test_a_file_without_permission_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"x")
    rule = WatchedFolder(folder=str(tmp_path), existing=True, still_s=1)
    with TakenFiles(tmp_path / "taken.jsonl", folders=(tmp_path,)) as taken:
        watch = WatchFolders((rule,), taken, why_closed=lambda _path: "Permission denied")
        told = [told.sentence for now_s in range(10) for told in watch.look(float(now_s)).told]
    assert told == ["'a.wav' cannot be opened: Permission denied. It is tried again."]


def test_a_full_disk_is_told_and_holds_nobody_up(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    world.wait(1)
    monkeypatch.setattr("dictation_app.journal.files.write", full)
    world.whole("a.wav")
    world.wait(30)
    assert len(world.handed) == 1
    assert world.taken.failure is not None
    assert "No space left on device" in str(world.taken.failure)
