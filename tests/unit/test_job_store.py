"""JobStore: what is on the disk is what was saved, whatever happens to the file."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dictation_app.errors import JobsError
from dictation_app.export import Withheld
from dictation_app.file_jobs import Channels, FileJob, JobChoices, JobState
from dictation_app.file_jobs import schema as schema_module
from dictation_app.file_jobs.database import JobFile
from dictation_app.file_jobs.patient_store import PatientStore
from dictation_app.file_jobs.schema import Begun, Recipe
from dictation_app.file_jobs.store import Edited, JobStore
from dictation_app.file_transcription import Stretch
from dictation_app.transcript_edit import Document
from dictation_app.values.speech import Segment, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

PRIVATE_TEXT = "Grindelwald"


def segment(text: str, start_s: float = 0.0) -> Segment:
    word = Word(start_s, start_s + 0.5, text.strip(), 0.87654321)
    return Segment(start_s=start_s, end_s=start_s + 1 / 3, text=text, avg_logprob=-0.123456789, words=(word,))


def stretch(number: int, text: str = "text") -> Stretch:
    return Stretch(
        number=number,
        end_s=60.0 * (number + 1),
        windows=8 * (number + 1),
        segments=(segment(f" {text} {number}", 60.0 * number),),
        withheld=(Withheld(start_s=1.0, end_s=2.0, text="Thank you.", reason="Most likely no speech."),),
        language="en",
        letters=(("de", 3), ("en", 200 * (number + 1))),
    )


def job(id_: int, **changes: object) -> FileJob:
    return replace(FileJob(id=id_, path=Path(f"/talks/{id_}.mp3"), added_at=1000.0 + id_), **changes)  # type: ignore[arg-type]


BEGUN = Begun(
    size_bytes=123, changed_ns=1_700_000_000_123_456_789, recipe=Recipe(asked="x", model="base", language="en")
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "files" / "files.db"


@pytest.fixture
def store(path: Path) -> Iterator[JobStore]:
    with closing(JobStore(path)) as opened:
        yield opened


def reopened(path: Path) -> JobStore:
    return JobStore(path)


def test_everything_of_a_job_comes_back(path: Path) -> None:
    full = FileJob(
        id=7,
        path=Path(os.fsdecode(b"/talks/n\xff\xfe is no text.mp3")),
        choices=JobChoices(
            model="tiny.en",
            language="auto",
            translate=True,
            words=True,
            track=2,
            channels=Channels.EACH,
            formats=("txt", "srt"),
            folder=Path(os.fsdecode(b"/out\xff")),
        ),
        state=JobState.FAILED,
        duration_s=1234.5678,
        done_s=61.1,
        speed=12.3,
        language="de",
        model="tiny.en",
        problem="Half of it is missing.",
        hint="Try again.",
        written=(Path(os.fsdecode(b"/out\xff/a.txt")), Path("/b/ü.srt")),
        edited=True,
        added_at=1.5,
        finished_at=2.5,
    )
    with closing(JobStore(path)) as store:
        store.save([full, job(8)])
    with closing(reopened(path)) as store:
        assert store.jobs() == (full, job(8))
        assert store.last_id() == 8


def test_stretches_come_back_to_the_last_digit_and_in_order(path: Path) -> None:
    stretches = [stretch(number) for number in range(12)]
    with closing(JobStore(path)) as store:
        store.save([job(1), job(2)], begun=(1, BEGUN), stretches=[(1, each) for each in stretches])
    with closing(reopened(path)) as store:
        assert list(store.stretches(1)) == stretches
        assert store.stretches(2) == ()
        assert store.begun(1) == BEGUN
        assert store.begun(2) is None


def test_a_stretch_saved_twice_is_there_once(store: JobStore) -> None:
    store.save([job(1)], stretches=[(1, stretch(0))])
    store.save([job(1)], stretches=[(1, stretch(0)), (1, stretch(1))])
    assert [each.number for each in store.stretches(1)] == [0, 1]


def test_stretches_of_a_job_that_is_gone_are_not_kept(store: JobStore) -> None:
    store.save([job(1)])
    store.remove([1])
    store.save([], stretches=[(1, stretch(0))])
    assert store.stretches(1) == ()


def test_beginning_anew_drops_what_was_understood_and_edited(store: JobStore) -> None:
    store.save([job(1)], begun=(1, BEGUN), stretches=[(1, stretch(0)), (1, stretch(1))])
    store.keep_edited(job(1, edited=True), Edited(Document.of([segment("edited")]), 2))
    other = replace(BEGUN, size_bytes=99)
    store.save([job(1)], begun=(1, other), stretches=[(1, stretch(0, "new"))], anew=[1])
    assert store.begun(1) == other
    assert [each.segments[0].text for each in store.stretches(1)] == [" new 0"]
    assert store.edited(1) is None


def test_the_edited_text_comes_back_with_how_much_it_covers(path: Path) -> None:
    document = Document.of([segment("Anna's words"), segment(" and more", 5.0)], ("Anna",))
    with closing(JobStore(path)) as store:
        store.save([job(1)])
        store.keep_edited(job(1, edited=True), Edited(document, 3))
        store.keep_edited(job(1, edited=True), Edited(document, 4))
    with closing(reopened(path)) as store:
        assert store.edited(1) == Edited(document, 4)
        assert store.jobs()[0].edited


def test_new_jobs_stand_behind_the_others_until_they_are_put_in_order(path: Path) -> None:
    with closing(JobStore(path)) as store:
        store.save([job(1), job(2), job(3)])
        store.save([], order=[3, 1, 2])
        store.save([job(4), job(1, state=JobState.DONE)])
    with closing(reopened(path)) as store:
        assert [each.id for each in store.jobs()] == [3, 1, 2, 4]


def test_an_id_is_never_given_twice(path: Path) -> None:
    with closing(JobStore(path)) as store:
        store.save([job(1), job(2)])
        store.remove([2])
    with closing(reopened(path)) as store:
        assert store.last_id() == 2


def test_nothing_of_a_removed_text_is_left_in_the_folder(path: Path) -> None:
    with closing(JobStore(path)) as store:
        store.save([job(id_) for id_ in (1, 2)])
        for number in range(40):
            store.save([job(1)], stretches=[(1, stretch(number, PRIVATE_TEXT * 50))])
        store.keep_edited(job(1, edited=True), Edited(Document.of([segment(PRIVATE_TEXT * 100)]), 40))
        assert any(PRIVATE_TEXT.encode() in file.read_bytes() for file in path.parent.iterdir())
        store.remove([1])
        # Also while the app goes on: the log is part of the folder.
        assert not any(PRIVATE_TEXT.encode() in file.read_bytes() for file in path.parent.iterdir())
        assert [each.id for each in store.jobs()] == [2]


@pytest.mark.skipif(os.name != "posix", reason="rights")
def test_nobody_else_may_read_it(path: Path) -> None:
    with closing(JobStore(path)) as store:
        store.save([job(1)])
        for file in path.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name != "posix", reason="advisory locks")
def test_a_second_app_is_told_that_the_list_is_in_use(store: JobStore, path: Path) -> None:
    with pytest.raises(JobsError, match="in use by another Dictation"):
        JobStore(path)


def test_a_newer_file_is_left_alone(path: Path) -> None:
    with closing(JobStore(path)) as store:
        store.save([job(1)])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(schema_module.MIGRATIONS) + 1}")
    before = path.read_bytes()
    with pytest.raises(JobsError, match="newer version"):
        JobStore(path)
    assert path.read_bytes() == before
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(schema_module.MIGRATIONS)}")
    with closing(reopened(path)) as store:
        assert store.jobs() == (job(1),)


def damage_all(path: Path) -> None:
    path.write_bytes(b"\x07" * path.stat().st_size)


def damage_end(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))


def cut_off(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])


def damage_header(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[18] = data[19] = 9  # a format of the future
    path.write_bytes(data)


def drop_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE stretches")


@pytest.mark.parametrize("damage", [damage_all, damage_end, cut_off, damage_header, drop_table])
def test_a_damaged_file_is_kept_aside_and_a_new_one_begun(path: Path, damage: object) -> None:
    with closing(JobStore(path)) as store:
        store.save([job(id_) for id_ in range(1, 60)])
        store.save([], begun=(1, BEGUN), stretches=[(1, stretch(number)) for number in range(40)])
    assert callable(damage)
    damage(path)
    damaged = path.read_bytes()
    with closing(reopened(path)) as store:
        assert "was damaged" in store.note
        assert "files.db.damaged-1" in store.note
        saved = store.jobs()
        numbers = [each.number for each in store.stretches(1)]
        assert numbers == list(range(len(numbers)))
        store.save([job(70)])
        assert store.jobs() == (*saved, job(70))
        assert all(each in [job(id_) for id_ in range(1, 60)] for each in saved)
    if damage is not drop_table:  # which is what SQLite itself wrote
        assert path.with_name("files.db.damaged-1").read_bytes() == damaged
    with closing(reopened(path)) as store:
        assert store.note == ""


def test_what_can_be_read_of_a_damaged_file_is_saved(path: Path) -> None:
    with closing(JobStore(path)) as store:
        store.save([job(id_) for id_ in range(1, 200)])
        store.save([], stretches=[(1, stretch(number)) for number in range(3)])
    drop_table(path)
    with closing(reopened(path)) as store:
        assert len(store.jobs()) == 199
        assert "199 files could be saved" in store.note


def test_a_file_damaged_while_it_is_open_is_replaced_in_the_middle(path: Path) -> None:
    with closing(JobStore(path)) as store:
        store.save([job(1)])
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        data = path.read_bytes()
        with path.open("r+b") as file:
            file.seek(100)
            file.write(b"\x07" * (len(data) - 100))
        store.save([job(2)])
        assert "was damaged" in store.note
        assert job(2) in store.jobs()


def test_a_new_list_that_did_not_come_into_its_place_is_put_there_at_the_next_start(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(JobStore(path)) as store:
        store.save([job(1)], stretches=[(1, stretch(0))])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE documents")  # what can be read is saved
    rename = Path.rename

    class KilledError(BaseException):
        pass

    def end_before_the_last_step(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise KilledError
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(type(path), "rename", end_before_the_last_step)
        with pytest.raises(KilledError):
            JobStore(path)
    assert not path.exists()
    with closing(JobStore(path)) as store:
        assert store.jobs() == (job(1),)
        assert store.stretches(1) == (stretch(0),)
    assert sorted(each.name for each in path.parent.iterdir()) == ["files.db", "files.db.damaged-1", "files.lock"]


def test_one_damaged_row_costs_itself_alone(path: Path) -> None:
    with closing(JobStore(path)) as store:
        store.save([job(1), job(2)], begun=(1, BEGUN), stretches=[(1, stretch(number)) for number in range(5)])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE stretches SET stretch = x'00ff' WHERE number = 3")
        connection.execute("UPDATE jobs SET choices = '{' WHERE id = 2")
        connection.execute("UPDATE jobs SET begun = '{' WHERE id = 1")
    with closing(reopened(path)) as store:
        assert [each.id for each in store.jobs()] == [1]
        assert [each.number for each in store.stretches(1)] == [0, 1, 2]
        assert store.begun(1) is None


def test_a_damaged_file_is_not_kept_for_ever(path: Path) -> None:
    with closing(JobStore(path)):
        pass
    old = path.with_name("files.db.damaged-3")
    old.write_bytes(b"text of others")
    os.utime(old, (1_000_000, 1_000_000))
    with closing(JobStore(path)):
        assert not old.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("a file")
    with pytest.raises(JobsError, match="cannot be used") as raised:
        JobStore(tmp_path / "files" / "files.db")
    assert raised.value.hint


def test_crashes_are_counted_until_the_file_stops_or_comes_further(store: JobStore) -> None:
    running = job(1, state=JobState.RUNNING)
    store.save([running, job(2)])
    assert store.crashed([1]) == {1: 1}
    store.save([running])
    assert store.crashed([1]) == {1: 2}
    store.save([running], stretches=[(1, stretch(0))])
    assert store.crashed([1, 2]) == {1: 1, 2: 1}
    store.save([job(1, state=JobState.PAUSED)])
    assert store.crashed([1, 2]) == {1: 1, 2: 2}


# --- PatientStore -----------------------------------------------------------------------------------------------------


class Clock:
    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_what_the_disk_does_not_take_waits_and_is_told_once(path: Path) -> None:
    told: list[str] = []
    clock = Clock()
    store = PatientStore(path, lambda exc: told.append(exc.message), clock)
    path.parent.mkdir()
    path.parent.rmdir()
    path.parent.write_text("in the way")
    store.keep(job(1), begun=BEGUN, is_anew=True)
    for number in range(3):
        store.keep(job(1, done_s=60.0 * number), stretch=stretch(number))
    assert len(told) == 1
    assert store.due_in_s() == 5.0
    path.parent.unlink()
    clock.now_s += 5
    assert store.due_in_s() == 0.0
    store.try_again()
    assert store.due_in_s() is None
    store.close()
    with closing(JobStore(path)) as opened:
        assert opened.jobs() == (job(1, done_s=120.0),)
        assert [each.number for each in opened.stretches(1)] == [0, 1, 2]
        assert opened.begun(1) == BEGUN


def test_what_waits_is_read_as_if_it_were_on_the_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = PatientStore(path, lambda _exc: None, Clock())
    store.save([job(1)])
    store.keep(job(1), begun=BEGUN, is_anew=True, stretch=stretch(0))

    def full(*_: object, **__: object) -> None:
        raise JobsError("The disk is full: the list of files cannot be changed.", "Make room and try again.")

    with monkeypatch.context() as patch:
        patch.setattr(JobStore, "save", full)
        store.keep(job(1), stretch=stretch(1))
        assert [each.number for each in store.stretches(1)] == [0, 1]
        with pytest.raises(JobsError, match="full"):
            store.save([job(1, state=JobState.PAUSED)])
        newer = replace(BEGUN, size_bytes=1)
        store.keep(job(1), begun=newer, is_anew=True)
        assert store.stretches(1) == ()
        assert store.begun(1) == newer
        store.keep(job(1), stretch=stretch(0, "new"))
    store.remove([2])
    store.close()
    with closing(JobStore(path)) as opened:
        assert [each.segments[0].text for each in opened.stretches(1)] == [" new 0"]
        assert opened.begun(1) == newer


def test_an_edited_text_waits_for_the_disk_too_and_is_read_meanwhile(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    clock = Clock()
    store = PatientStore(path, lambda exc: told.append(exc.message), clock)
    done = job(1, state=JobState.DONE, edited=True)
    first, second = (Edited(Document.of([segment(text)]), 2) for text in ("first", "second"))
    store.keep_edited(done, first)

    def full(*_: object, **__: object) -> None:
        raise JobsError("The disk is full: the list of files cannot be changed.", "Make room and try again.")

    with monkeypatch.context() as patch:
        patch.setattr(JobFile, "write", full)
        store.keep_edited(done, second)
        assert store.edited(1) == second
        store.keep_edited(done, second)
        assert len(told) == 1
        assert store.due_in_s() == 5.0
    assert store.opened().edited(1) == first
    clock.now_s += 5
    store.try_again()
    assert store.due_in_s() is None
    store.close()
    with closing(JobStore(path)) as opened:
        assert opened.edited(1) == second


def test_a_text_that_is_half_on_the_disk_is_not_read_twice(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = PatientStore(path, lambda _exc: None, Clock())
    store.save([job(1)])

    def full(*_: object, **__: object) -> None:
        raise JobsError("The disk is full: the list of files cannot be changed.", "Make room and try again.")

    with monkeypatch.context() as patch:
        patch.setattr(JobFile, "write", full)
        store.keep(job(1), stretch=stretch(0))
        store.keep_edited(job(1, edited=True), Edited(Document.of([segment("edited")]), 1))
    with monkeypatch.context() as patch:
        patch.setattr(JobStore, "keep_edited", full)  # there was room for the first of them only
        store.try_again()
        assert store.stretches(1) == (stretch(0),)
    store.try_again()
    assert store.stretches(1) == (stretch(0),)
    assert store.edited(1) is not None
    assert store.due_in_s() is None
    store.close()


def test_what_begins_anew_has_no_edited_text_whether_it_waits_or_not(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = PatientStore(path, lambda _exc: None, Clock())
    store.keep_edited(job(1, edited=True), Edited(Document.of([segment("old")]), 2))

    def full(*_: object, **__: object) -> None:
        raise JobsError("The disk is full: the list of files cannot be changed.", "Make room and try again.")

    with monkeypatch.context() as patch:
        patch.setattr(JobFile, "write", full)
        store.keep_edited(job(1, edited=True), Edited(Document.of([segment("newer")]), 2))
        store.keep(job(1), begun=BEGUN, is_anew=True)
        assert store.edited(1) is None
    store.try_again()
    assert store.edited(1) is None
    store.close()
