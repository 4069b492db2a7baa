from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from dictation_app.errors import UserError
from dictation_app.export import write


def test_a_document_is_written_in_utf_8_with_unix_line_ends(tmp_path: Path) -> None:
    target = tmp_path / "new folder" / "a.txt"
    assert write(target, "Grüße\n你好\n") == target
    assert target.read_bytes() == "Grüße\n你好\n".encode()


def test_a_file_that_is_there_stays_and_the_new_one_is_numbered(tmp_path: Path) -> None:
    written = [write(tmp_path / "talk.en.srt", text) for text in ("one", "two", "three")]
    assert [path.name for path in written] == ["talk.en.srt", "talk.en (2).srt", "talk.en (3).srt"]
    assert [path.read_text() for path in written] == ["one", "two", "three"]


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    contents = bytes(range(256)) + b"\r\n\n"
    assert write(tmp_path / "a.docx", contents).read_bytes() == contents


def test_a_file_is_replaced_only_on_request(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    assert write(target, "new", replaces=True) == target
    assert target.read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_that_cannot_be_replaced_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.txt").write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left on device"):
        write(tmp_path / "a.txt", "new", replaces=True)
    assert (tmp_path / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_nothing_but_the_document_stays(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "text")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_a_document_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    assert write(tmp_path / "a.txt", "").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_where_there_are_no_hard_links_nothing_is_overwritten_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert [write(tmp_path / "a.txt", text).name for text in "xy"] == ["a.txt", "a (2).txt"]
    assert (tmp_path / "a.txt").read_text() == "x"
    assert (tmp_path / "a (2).txt").read_text() == "y"


def test_many_at_once_each_get_their_own_name(tmp_path: Path) -> None:
    start = threading.Barrier(8)
    written: list[tuple[Path, str]] = []

    def one(text: str) -> None:
        start.wait()
        written.append((write(tmp_path / "a.txt", text), text))

    threads = [threading.Thread(target=one, args=(str(n),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({path for path, _ in written}) == 8
    assert all(path.read_text() == text for path, text in written)


def test_a_full_disk_leaves_nothing_and_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match=r"'a\.txt' cannot be written in .*: No space left on device") as caught:
        write(tmp_path / "a.txt", "text")
    assert caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="cannot be written"):
        write(tmp_path / "file" / "a.txt", "text")
