"""TakenFiles: a file is known again, whatever happened to its name, the disk or the program."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from dictation_app.errors import UserError
from dictation_app.file_jobs.taken import TakenFiles
from dictation_app.file_jobs.watch import Found
from dictation_app.journal import files

FOLDER = Path("/inbox")

A = Found(path=FOLDER / "a.wav", size_bytes=7, modified_ns=5_000_000_001, number=3)


@pytest.mark.parametrize(
    ("other", "is_known"),
    [
        (A, True),
        (replace(A, path=FOLDER / "renamed.wav"), True),
        (replace(A, number=99), True),  # a network folder was mounted again
        (replace(A, modified_ns=5_000_000_000), True),  # and keeps whole seconds only
        (replace(A, path=FOLDER / "copy.wav", number=4), False),
        (replace(A, size_bytes=8), False),
        (replace(A, modified_ns=6_000_000_000), False),
        (replace(A, path=FOLDER / "b.wav", number=0), False),
    ],
)
def test_a_file_is_known_again_after_a_restart(tmp_path: Path, other: Found, *, is_known: bool) -> None:
    with TakenFiles(tmp_path / "taken.jsonl", folders=(FOLDER,)) as taken:
        taken.add(A)
    with TakenFiles(tmp_path / "taken.jsonl", folders=(FOLDER,)) as taken:
        assert taken.has(other) is is_known


def test_one_that_was_renamed_is_known_by_its_new_name_too(tmp_path: Path) -> None:
    renamed = replace(A, path=FOLDER / "renamed.wav")
    with TakenFiles(tmp_path / "taken.jsonl", folders=(FOLDER,)) as taken:
        taken.add(A)
        assert taken.has(renamed)
    with TakenFiles(tmp_path / "taken.jsonl", folders=(FOLDER,)) as taken:
        assert taken.has(replace(renamed, number=99))


def test_any_torn_end_costs_no_more_than_itself(tmp_path: Path) -> None:
    path = tmp_path / "taken.jsonl"
    with TakenFiles(path, folders=(FOLDER,)) as taken:
        taken.add(A)
        taken.add(replace(A, path=FOLDER / "b\udcff.wav", number=0))
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with TakenFiles(path, folders=(FOLDER,)) as taken:
            assert taken.has(A) is (length >= whole.index(b"\n"))
            taken.add(replace(A, path=FOLDER / "later.wav", number=8))
        with TakenFiles(path, folders=(FOLDER,)) as taken:
            assert taken.has(replace(A, path=FOLDER / "later.wav"))


def test_two_programs_do_not_take_the_same(tmp_path: Path) -> None:
    with (
        TakenFiles(tmp_path / "taken.jsonl", folders=(FOLDER,)),
        pytest.raises(UserError, match="being watched in this way already"),
    ):
        TakenFiles(tmp_path / "taken.jsonl", folders=(FOLDER,))
    TakenFiles(tmp_path / "taken.jsonl", folders=(FOLDER,)).close()


def test_what_is_written_after_a_full_disk_is_not_lost_with_the_half_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = files.write

    def half(file: int, data: bytes) -> None:
        write(file, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    later = replace(A, path=FOLDER / "later.wav", number=8)
    with TakenFiles(tmp_path / "taken.jsonl", folders=(FOLDER,)) as taken:
        monkeypatch.setattr(files, "write", half)
        taken.add(A)
        monkeypatch.setattr(files, "write", write)
        taken.add(later)
    with TakenFiles(tmp_path / "taken.jsonl", folders=(FOLDER,)) as taken:
        assert (taken.has(A), taken.has(later)) == (False, True)


@pytest.mark.parametrize("again", [False, True])
def test_what_is_forgotten_may_be_taken_under_whatever_name(tmp_path: Path, *, again: bool) -> None:
    before = replace(A, modified_ns=1_000_000_000, number=2)
    renamed, other = replace(A, path=FOLDER / "renamed.wav"), replace(A, path=FOLDER / "b.wav", number=9)
    with TakenFiles(tmp_path / "taken.jsonl", folders=(FOLDER,)) as taken:
        taken.add(before, A, other)
        assert taken.has(renamed)
        taken.forget(A.path)
        taken.forget(FOLDER / "never.wav")
        if again:
            taken.add(renamed)
    with TakenFiles(tmp_path / "taken.jsonl", folders=(FOLDER,)) as taken:
        assert (taken.has(A), taken.has(renamed)) == (again, again)
        assert taken.has(before)
        assert taken.has(other)
