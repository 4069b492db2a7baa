"""The file of the user's words: read, edited by hand, damaged, and written."""

from __future__ import annotations

import errno
import os
import stat
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictation_app.errors import SettingsError
from dictation_app.user_words import Origin, UserWord, WordFile, as_text, read_words, user_word

if TYPE_CHECKING:
    from pathlib import Path

THEN = datetime(2026, 11, 23, 6, 10, tzinfo=UTC)
KUBERNETES = user_word("kubernetties", "Kubernetes", Origin.CORRECTED, THEN)
GITHUB = user_word("", "GitHub", Origin.ADDED)


@pytest.fixture
def file(tmp_path: Path) -> WordFile:
    return WordFile(tmp_path / "config" / "words.txt")


def test_what_was_added_is_there_for_the_next_run(file: WordFile) -> None:
    assert file.load() == ()
    assert len(file.words) == 0
    file.change(add=[KUBERNETES, GITHUB])
    assert list(file.words) == [KUBERNETES, GITHUB]
    again = WordFile(file.path)
    assert again.load() == ()
    assert list(again.words) == [KUBERNETES, GITHUB]
    assert file.path.read_text(encoding="utf-8").splitlines()[3:] == [
        "kubernetties -> Kubernetes\tcorrected 2026-11-23T06:10:00Z",
        "GitHub\tadded",
    ]


def test_a_word_takes_the_place_of_the_one_before_it_and_can_be_removed(file: WordFile) -> None:
    file.change(add=[KUBERNETES, GITHUB])
    file.change(add=[user_word("Kubernetties", "K8s")])
    assert [word.written for word in file.words] == ["GitHub", "K8s"]
    file.change(remove=[GITHUB.key])
    assert [word.written for word in file.words] == ["K8s"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such rights there")
def test_nobody_else_may_read_it(file: WordFile) -> None:
    file.change(add=[GITHUB])
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    file.path.chmod(0o644)
    file.change(add=[KUBERNETES])
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_a_line_that_cannot_be_understood_costs_only_itself_and_stays(file: WordFile) -> None:
    file.path.parent.mkdir()
    odd = b"\xff\xfe -> broken"
    file.path.write_bytes(
        b"# mine\r\nGitHub\r\n\r\none two three four five -> x\r\nc plus plus \xe2\x86\x92 C++\r\n" + odd
    )
    notes = file.load()
    assert notes == ("2 lines of the list of your words cannot be understood (4, 6); they are not used.",)
    assert list(file.words) == [UserWord("", "GitHub"), UserWord("c plus plus", "C++")]
    file.change(add=[KUBERNETES], remove=["github"])
    kept = file.path.read_bytes()
    assert b"\n# mine\n\none two three four five -> x\nc plus plus \xe2\x86\x92 C++\n" + odd in kept
    assert list(file.words) == [UserWord("c plus plus", "C++"), KUBERNETES]
    assert len(WordFile(file.path).load()) == 1


def test_what_was_written_by_hand_meanwhile_stays(file: WordFile) -> None:
    file.change(add=[GITHUB])
    with file.path.open("a", encoding="utf-8") as opened:
        opened.write("by hand -> By Hand 2\n")
    file.change(add=[KUBERNETES])
    assert [word.written for word in file.words] == ["GitHub", "By Hand 2", "Kubernetes"]


def test_what_is_saved_by_hand_while_the_app_saves_stays(file: WordFile, monkeypatch: pytest.MonkeyPatch) -> None:
    file.change(add=[GITHUB])
    flush = os.fsync

    def meanwhile(descriptor: int) -> None:
        monkeypatch.setattr(os, "fsync", flush)
        file.path.write_text("by hand -> By Hand 2\n", encoding="utf-8")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", meanwhile)
    file.change(add=[KUBERNETES])
    assert [word.written for word in file.words] == ["By Hand 2", "Kubernetes"]
    assert list(read_words(file.path.read_bytes()).words) == list(file.words)
    assert [path.name for path in file.path.parent.iterdir()] == ["words.txt"]


def test_what_cannot_be_saved_changes_nothing_in_use(file: WordFile, monkeypatch: pytest.MonkeyPatch) -> None:
    file.change(add=[GITHUB])
    file.path.write_text("by hand -> By Hand 2\n", encoding="utf-8")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match="No space left"):
        file.change(add=[KUBERNETES])
    assert list(file.words) == [GITHUB]  # whoever uses the words was told of no others
    assert file.path.read_text(encoding="utf-8") == "by hand -> By Hand 2\n"
    assert [path.name for path in file.path.parent.iterdir()] == ["words.txt"]


def test_more_than_will_be_read_is_not_written(file: WordFile) -> None:
    file.change(add=[GITHUB])
    before = file.path.read_bytes()
    with pytest.raises(SettingsError, match="too many words"):
        file.change(add=[user_word(f"w{number}", "x" * 80) for number in range(11_000)])
    assert (file.path.read_bytes(), list(file.words)) == (before, [GITHUB])


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_the_file_stays_one(file: WordFile, tmp_path: Path) -> None:
    elsewhere = tmp_path / "dotfiles"
    elsewhere.mkdir(mode=0o755)
    file.path.parent.mkdir()
    file.path.symlink_to(elsewhere / "mine.txt")
    file.change(add=[GITHUB])
    assert file.path.is_symlink()
    assert list(read_words((elsewhere / "mine.txt").read_bytes()).words) == [GITHUB]
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o755


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a b\t->\tc\n", [("a b", "c")]),
        ("a b\t-> c\tcorrected 2026-11-23T06:10:00Z\n", [("a b", "c")]),
        ("a b -> c\tmy own note\n", [("a b", "c")]),
        ("Named\tlearned anew 2026-11-23T06:10:00Z\n", [("", "Named")]),
        ("a b -> c\rd e -> f\r", [("a b", "c"), ("d e", "f")]),
        ("a b -> c\u2028d e -> f", [("a b", "c"), ("d e", "f")]),
        # Would else be the spelling of what is heard.
        ("github\tGitHub\n", None),
    ],
)
def test_lines_are_never_understood_as_what_they_do_not_say(text: str, expected: list[tuple[str, str]] | None) -> None:
    found = read_words(text.encode())
    assert [(word.heard, word.written) for word in found.words] == (expected or [])
    assert len(found.notes) == (expected is None)


def test_a_newer_list_is_used_and_not_changed(file: WordFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text("# Words of Dictation, version 2\nGitHub\n", encoding="utf-8")
    assert "newer version" in file.load()[0]
    assert list(file.words) == [UserWord("", "GitHub")]
    with pytest.raises(SettingsError, match="newer version"):
        file.change(add=[KUBERNETES])
    assert file.path.read_text(encoding="utf-8") == "# Words of Dictation, version 2\nGitHub\n"


def test_a_file_that_cannot_be_read_is_told_and_not_written_over(file: WordFile) -> None:
    file.path.mkdir(parents=True)
    assert "cannot be read" in file.load()[0]
    with pytest.raises(SettingsError, match="cannot be read"):
        file.change(add=[GITHUB])
    assert file.path.is_dir()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("no folder")
    with pytest.raises(SettingsError, match=r"Your words .*cannot be (saved|read)"):
        WordFile(tmp_path / "config" / "words.txt").change(add=[GITHUB])


def test_a_huge_file_is_not_read(file: WordFile) -> None:
    file.path.parent.mkdir()
    with file.path.open("wb") as opened:
        opened.truncate(5_000_000)
    assert "too large" in file.load()[0]


def test_nothing_half_written_is_left_behind(file: WordFile) -> None:
    file.change(add=[GITHUB])
    assert [path.name for path in file.path.parent.iterdir()] == ["words.txt"]


@given(st.binary(max_size=300))
def test_no_bytes_are_refused_and_what_was_read_can_be_written(data: bytes) -> None:
    found = read_words(data)
    assert read_words(as_text(found.words).encode()).words == found.words


@given(st.lists(st.sampled_from(Origin), min_size=1, max_size=5))
def test_where_a_word_came_from_survives(origins: list[Origin]) -> None:
    words = tuple(user_word(f"w{n}", f"x{n}", origin, THEN if n % 2 else None) for n, origin in enumerate(origins))
    assert read_words(as_text(words).encode()).words == words
