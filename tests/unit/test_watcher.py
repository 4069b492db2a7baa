"""What comes into the watched folders of the settings gets into the queue of files, once."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app.file_jobs import Channels, FileJob, JobChoices, JobState
from dictation_app.file_jobs.taken import TakenFiles
from dictation_app.file_jobs.watcher import Watcher, choices_for
from dictation_app.settings import FilesSettings, WatchedFolder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Listener:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.found: list[tuple[str, JobChoices]] = []
        self.told: list[tuple[str, bool]] = []

    def on_found(self, paths: tuple[Path, ...], choices: JobChoices) -> None:
        self.found += ((path.name, choices) for path in paths)

    def on_told(self, sentence: str, *, is_warning: bool) -> None:
        self.told.append((sentence, is_warning))

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.found]


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


@pytest.fixture
def watching(tmp_path: Path, listener: Listener) -> Iterator[Callable[[], Watcher]]:
    """Begin a run of the app."""
    begun: list[tuple[Watcher, threading.Thread]] = []

    def end() -> None:
        for watcher, thread in begun:
            watcher.shut_down()
            thread.join(5)
            assert not thread.is_alive()
        begun.clear()

    def begin() -> Watcher:
        end()
        watcher = Watcher(tmp_path / "taken.jsonl", listener)
        begun.append((watcher, threading.Thread(target=watcher.run)))
        begun[0][1].start()
        return watcher

    yield begin
    end()


def until(holds: Callable[[], bool]) -> None:
    deadline_s = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline_s
        time.sleep(0.02)


def settings(*folders: Path, **changes: object) -> FilesSettings:
    rule = WatchedFolder(folder="/", existing=True, still_s=0.5)
    rules = tuple(replace(rule, folder=str(folder), **changes) for folder in folders)  # type: ignore[arg-type]
    return FilesSettings(watched=rules)


def in_the_queue(path: Path) -> FileJob:
    return FileJob(id=1, path=path)


def test_a_new_file_gets_into_the_queue_once_over_all_runs(
    watching: Callable[[], Watcher], listener: Listener, inbox: Path
) -> None:
    watcher = watching()
    watcher.use(settings(inbox))
    (inbox / "a.wav").write_bytes(b"x")
    until(lambda: listener.names == ["a.wav"])
    watcher.show_jobs((in_the_queue(inbox / "a.wav"),))
    (inbox / "b.wav").write_bytes(b"x")
    until(lambda: listener.names == ["a.wav", "b.wav"])
    watcher = watching()  # before the queue had b.wav on the disk
    watcher.use(settings(inbox))
    until(lambda: listener.names == ["a.wav", "b.wav", "b.wav"])
    watcher.show_jobs((in_the_queue(inbox / "b.wav"),))
    watching().use(settings(inbox))
    time.sleep(1.5)
    assert len(listener.names) == 3
    assert listener.told == []


def test_other_settings_hold_at_once(
    watching: Callable[[], Watcher], listener: Listener, inbox: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.wav").write_bytes(b"x")
    watcher = watching()
    watcher.use(settings(inbox))
    watcher.use(settings(other))
    (inbox / "a.wav").write_bytes(b"x")
    until(lambda: listener.names == ["b.wav"])
    watcher.use(settings(other, is_on=False))
    (other / "c.wav").write_bytes(b"x")
    time.sleep(1.5)
    assert listener.names == ["b.wav"]


def test_who_watches_nothing_needs_no_file(watching: Callable[[], Watcher], tmp_path: Path) -> None:
    watching().use(FilesSettings())
    watching()
    assert not (tmp_path / "taken.jsonl").exists()


def test_that_another_app_watches_is_told_once(
    watching: Callable[[], Watcher], listener: Listener, inbox: Path, tmp_path: Path
) -> None:
    with TakenFiles(tmp_path / "taken.jsonl", folders=()):
        watcher = watching()
        watcher.use(settings(inbox))
        watcher.use(settings(inbox, subfolders=False))
        until(lambda: bool(listener.told))
    watcher.use(settings(inbox))
    (inbox / "a.wav").write_bytes(b"x")
    until(lambda: listener.names == ["a.wav"])
    ((sentence, is_warning),) = listener.told
    assert sentence.startswith("These folders are being watched in this way already.")
    assert is_warning


def test_a_folder_that_is_not_there_is_told(watching: Callable[[], Watcher], listener: Listener, inbox: Path) -> None:
    watching().use(settings(inbox / "gone"))
    until(lambda: bool(listener.told))
    time.sleep(1)
    ((sentence, is_warning),) = listener.told
    assert "gone' cannot be read: No such file or directory." in sentence
    assert is_warning


def test_a_rule_says_how_and_the_rest_is_as_for_other_files() -> None:
    usual = FilesSettings(model="small", language="de", formats="txt", folder="/results", words=False, channels="each")
    rule = WatchedFolder(folder="/in", formats="srt, json", results="/subtitles", language="fr", model="base")
    others = JobChoices(
        model="small", language="de", formats=("txt",), folder=Path("/results"), words=False, channels=Channels.EACH
    )
    assert choices_for(WatchedFolder(folder="/in"), usual) == others
    assert choices_for(rule, usual) == replace(
        others, model="base", language="fr", formats=("srt", "json"), folder=Path("/subtitles")
    )


# --- what the queue says ----------------------------------------------------------------------------------------------


def test_a_job_that_was_there_before_is_no_proof_that_a_file_was_taken(
    watching: Callable[[], Watcher], listener: Listener, inbox: Path
) -> None:
    before = FileJob(id=1, path=inbox / "a.wav", state=JobState.DONE)
    (inbox / "a.wav").write_bytes(b"x")
    for found in (["a.wav"], ["a.wav", "a.wav"]):
        watcher = watching()
        watcher.show_jobs((before,))
        watcher.use(settings(inbox))
        until(lambda found=found: listener.names == found)
        watcher.show_jobs((before,))  # there was no room on the disk for a new one


def test_news_of_the_queue_do_not_keep_it_from_looking(
    watching: Callable[[], Watcher], listener: Listener, inbox: Path
) -> None:
    (inbox / "a.wav").write_bytes(b"x")
    watcher = watching()
    watcher.use(settings(inbox))

    def is_found() -> bool:
        watcher.show_job(FileJob(id=1, path=inbox / "other.wav", state=JobState.RUNNING))
        return listener.names == ["a.wav"]

    until(is_found)


def test_one_written_anew_while_it_is_transcribed_is_taken_when_that_is_over(
    watching: Callable[[], Watcher], listener: Listener, inbox: Path
) -> None:
    path = inbox / "a.wav"
    path.write_bytes(b"x")
    watcher = watching()
    watcher.use(settings(inbox))
    until(lambda: listener.names == ["a.wav"])
    job = FileJob(id=1, path=path, added_at=time.time())
    watcher.show_jobs((job,))
    watcher.show_job(replace(job, state=JobState.RUNNING))
    path.write_bytes(b"longer")
    time.sleep(1.5)
    assert listener.names == ["a.wav"]
    watcher.show_job(replace(job, state=JobState.DONE))
    until(lambda: listener.names == ["a.wav", "a.wav"])


@pytest.mark.parametrize("state", [JobState.WAITING, JobState.PAUSED, JobState.RUNNING])
def test_one_that_the_queue_has_by_hand_is_not_put_there_again(
    watching: Callable[[], Watcher], listener: Listener, inbox: Path, state: JobState
) -> None:
    (inbox / "a.wav").write_bytes(b"x")
    job = FileJob(id=1, path=inbox / "a.wav", state=state, added_at=time.time() + 1)
    for _ in range(2):
        watcher = watching()
        watcher.show_jobs((job,))
        watcher.use(settings(inbox))
        time.sleep(1.5)
        job = replace(job, state=JobState.DONE)
    assert listener.names == []


def test_one_that_is_renamed_before_its_turn_is_taken_by_its_new_name(
    watching: Callable[[], Watcher], listener: Listener, inbox: Path
) -> None:
    (inbox / "a.wav").write_bytes(b"x")
    watcher = watching()
    watcher.use(settings(inbox))
    until(lambda: listener.names == ["a.wav"])
    job = FileJob(id=1, path=inbox / "a.wav", added_at=time.time())
    watcher.show_jobs((job,))
    (inbox / "a.wav").rename(inbox / "b.wav")
    time.sleep(1)
    assert listener.names == ["a.wav"]
    failed = replace(job, state=JobState.FAILED)
    watcher.show_job(failed)
    until(lambda: listener.names == ["a.wav", "b.wav"])
    watcher.show_jobs((failed, FileJob(id=2, path=inbox / "b.wav", added_at=time.time())))
    watcher.show_job(failed)
    time.sleep(1)
    assert listener.names == ["a.wav", "b.wav"]


def test_what_fails_and_is_there_is_not_taken_again(
    watching: Callable[[], Watcher], listener: Listener, inbox: Path
) -> None:
    (inbox / "a.wav").write_bytes(b"x")
    watcher = watching()
    watcher.use(settings(inbox))
    until(lambda: listener.names == ["a.wav"])
    job = FileJob(id=1, path=inbox / "a.wav", added_at=time.time())
    watcher.show_jobs((job,))
    watcher.show_job(replace(job, state=JobState.FAILED))
    time.sleep(1)
    assert listener.names == ["a.wav"]


def test_many_files_are_put_into_the_queue_in_one_go(
    watching: Callable[[], Watcher], listener: Listener, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    monkeypatch.setattr(listener, "on_found", lambda paths, _choices: calls.append(len(paths)))
    for number in range(50):
        (inbox / f"{number}.wav").write_bytes(b"x")
    watching().use(settings(inbox))
    until(lambda: sum(calls) == 50)
    assert len(calls) <= 2


def test_it_begins_when_what_was_in_the_way_is_gone(
    watching: Callable[[], Watcher],
    listener: Listener,
    inbox: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dictation_app.file_jobs.watcher._IDLE_S", 0.3)
    with TakenFiles(tmp_path / "taken.jsonl", folders=()):
        watching().use(settings(inbox))
        until(lambda: bool(listener.told))
    (inbox / "a.wav").write_bytes(b"x")
    until(lambda: listener.names == ["a.wav"])
    assert len(listener.told) == 1


def test_a_folder_by_a_roundabout_name_is_that_of_the_queue(
    watching: Callable[[], Watcher], listener: Listener, inbox: Path
) -> None:
    (inbox / "a.wav").write_bytes(b"x")
    (inbox / "sub").mkdir()
    for _ in range(2):
        watcher = watching()
        watcher.use(settings(inbox / "sub" / ".."))
        until(lambda: listener.names == ["a.wav"])
        watcher.show_jobs((in_the_queue(inbox / "a.wav"),))
        time.sleep(1)
    assert listener.names == ["a.wav"]


def test_what_is_there_is_noted_at_once_so_that_what_comes_in_a_moment_is_new(
    watching: Callable[[], Watcher], inbox: Path, tmp_path: Path
) -> None:
    (inbox / "old.wav").write_bytes(b"x")
    taken = tmp_path / "taken.jsonl"
    began_s = time.monotonic()
    watching().use(settings(inbox, existing=False, still_s=3600.0))
    until(lambda: taken.exists() and "begun" in taken.read_text())
    assert time.monotonic() - began_s < 4  # the next look comes after five seconds
    assert "old.wav" in taken.read_text()
