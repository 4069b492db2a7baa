"""An encrypted history in rough company: other programs, other versions, other keys, other disks. A fake keyring."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dictation_app import conversion, encryption
from dictation_app.archive import Archive
from dictation_app.audio.media import read_windows
from dictation_app.encryption import key_file, keys, sealing
from dictation_app.errors import AudioFileError, HistoryError, LockedError, UserError
from dictation_app.history import HistoryStore, Query
from dictation_app.history import file as history_file
from dictation_app.history.forms import SEALED_NAME, Form
from dictation_app.journal import Journal
from dictation_app.settings import HistorySettings, SegmenterSettings
from tests import keyrings
from tests.unit.meaning.texts import TopicEmbedder
from tests.unit.test_archive import NOW, begun
from tests.unit.test_encryption import (
    SPOKEN,
    SealedKeeper,
    contents,
    decrypt,
    encrypt,
    entries,
    filled,
    home,
    in_clear,
    keeping,
    new_process,
    put_back,
    run,
    sealed,
)
from tests.x11_display import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.keyrings import MemoryKeyring

__all__ = ["home"]


@pytest.fixture(autouse=True)
def system_keyring() -> Iterator[MemoryKeyring]:
    yield from keyrings.in_use()


def sealed_journal(folder: Path, number: int = 1) -> Journal:
    journal = Journal(folder / "journal", public_key=key_file.PublicHalf(folder / "history"))
    journal.begin(number, begun(NOW + 60 + number))
    journal.sound(number, SPOKEN)
    return journal


@pytest.mark.parametrize(("way", "before", "quicker"), [(encrypt, None, encrypt), (decrypt, encrypt, decrypt)])
def test_of_two_commands_at_once_the_second_changes_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: Callable[[Path], object],
    before: Callable[[Path], object] | None,
    quicker: Callable[[Path], object],
) -> None:
    """Two that do not see each other's lock of the app, as over SSH with another folder for sockets."""
    kept = filled(tmp_path)
    if before is not None:
        before(tmp_path)
    true, calls = history_file.alone, 0

    @contextmanager
    def alone(folder: Path) -> Iterator[None]:
        nonlocal calls
        calls += 1
        if calls == 1:
            quicker(tmp_path)
            entries(tmp_path)
        with true(folder):
            yield

    monkeypatch.setattr(history_file, "alone", alone)
    with pytest.raises(HistoryError, match="has just changed the form"):
        way(tmp_path)
    assert entries(tmp_path) == kept


@pytest.mark.parametrize("at", range(1, 9))
def test_what_was_deleted_after_a_crash_does_not_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """Of the deletion of the old form, which takes minutes for a large one."""
    kept = filled(tmp_path)
    true, calls = sealing._wipe, 0

    def wipe(path: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise KeyboardInterrupt
        true(path)

    monkeypatch.setattr(sealing, "_wipe", wipe)
    try:
        encrypt(tmp_path)
        is_cut_off = False
    except KeyboardInterrupt:
        is_cut_off = True
    assert is_cut_off or at > 4
    store = HistoryStore(tmp_path / "history")
    store.delete([kept[0].id])
    store.close()
    assert encrypt(tmp_path) == conversion.Converted(is_changed=False)
    assert entries(tmp_path) == kept[1:]
    assert len(list((tmp_path / "history.sealed" / "audio").iterdir())) == 2
    assert in_clear(tmp_path) == []


def test_what_was_changed_in_an_older_copy_is_kept_for_a_while(tmp_path: Path) -> None:
    """By an older version of the app, which knows of no encrypted one."""
    kept = filled(tmp_path)
    shutil.copytree(tmp_path / "history", tmp_path / "before")
    encrypt(tmp_path)
    put_back(tmp_path, tmp_path / "before")
    shutil.rmtree(tmp_path / "before")
    older = history_file.HistoryFile(tmp_path / "history", form=Form(tmp_path / "history"))
    older.write(lambda connection: connection.execute("UPDATE entries SET text = 'zebra, an hour of work'"))
    older.close()
    encrypt(tmp_path)
    assert in_clear(tmp_path) == []
    assert entries(tmp_path) == kept
    (aside,) = (tmp_path / "history.sealed").glob("history.sqlite3.damaged-*")
    assert b"an hour of work" in sealing.unseal(aside.read_bytes(), keys.private_half).data


def test_key_files_of_two_keys_are_believed_neither(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    kept = sealed(tmp_path)
    folder = tmp_path / "history.sealed"
    own = (folder / "key.json").read_bytes()
    other = tmp_path / "other"
    other.mkdir()
    key_file.write(other, keys.new().public)
    shutil.copy(other / "key.json", folder / "key.json")
    new_process()
    before = contents(folder)
    with keeping(tmp_path) as keeper:
        keeper.say(1, at=NOW + 60)
        wait_for(lambda: any("It is not that of 'key.copy.json'" in told for told in keeper.told), "a word")
    assert contents(folder) == before
    assert not (tmp_path / "journal").exists() or not list((tmp_path / "journal").iterdir())
    (folder / "key.json").write_bytes(own)
    assert entries(tmp_path) == kept
    caplog.clear()


def test_a_key_file_put_back_is_used_from_the_next_dictation_on(tmp_path: Path) -> None:
    sealed(tmp_path)
    public = key_file.PublicHalf(tmp_path / "history")
    first = public()
    folder = tmp_path / "history.sealed"
    for name in key_file.NAMES:
        (folder / name).rename(folder / f"{name}.away")
    assert public() == first
    other = keys.new().public
    key_file.write(folder, other)
    assert public() == other


def test_a_disk_that_is_not_there_is_no_history_in_clear(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    kept = sealed(tmp_path)
    disk = tmp_path / "disk"
    (tmp_path / "history.sealed").rename(disk)
    (tmp_path / "history.sealed").symlink_to(disk)
    new_process()
    assert entries(tmp_path) == kept
    disk.rename(tmp_path / "away")
    new_process()
    with keeping(tmp_path) as keeper:
        keeper.say(1, "A zebra.", at=NOW + 60)
        wait_for(lambda: any("cannot be read" in told for told in keeper.told), "a word")
    assert in_clear(tmp_path) == []
    (tmp_path / "away").rename(disk)
    assert entries(tmp_path) == kept
    caplog.clear()


def test_older_versions_leave_sealed_dictations_alone(tmp_path: Path) -> None:
    """They delete a folder with a name that they know and nothing in it that they know."""
    sealed(tmp_path)
    sealed_journal(tmp_path).close()
    (folder,) = (tmp_path / "journal").iterdir()
    assert folder.name.endswith(".sealed")
    with keeping(tmp_path) as keeper:
        wait_for(lambda: bool(keeper.unfinished), "its recovery")


def test_only_what_is_closed_for_good_can_be_set_aside(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dictation_app.history.file.BUSY_S", 0.1)
    sealed(home)
    with history_file.alone(home / "history"), pytest.raises(HistoryError, match="Another program"):
        run("set-aside", "--yes")
    assert encryption.holds(home / "history")


def test_dictations_go_along_with_a_history_that_is_beyond_repair(home: Path) -> None:
    """Else they would stay sealed in the journal, and nobody would ask for their key."""
    sealed(home)
    sealed_journal(home).close()
    (home / "history.sealed" / SEALED_NAME).write_bytes(b"?" * 100_000)
    run("set-aside", "--yes")
    assert list((home / "journal").iterdir()) == []
    (lost,) = home.glob("history.sealed.lost-*")
    assert len(list((lost / "journal").iterdir())) == 1
    assert encrypt(home).is_changed


@pytest.mark.parametrize("answer", [b"bytes", "", "not base64", 7])
def test_whatever_the_keyring_answers_is_told(
    tmp_path: Path, system_keyring: MemoryKeyring, answer: object, caplog: pytest.LogCaptureFixture
) -> None:
    sealed(tmp_path)
    new_process()
    for about in system_keyring.secrets:
        system_keyring.secrets[about] = answer  # type: ignore[assignment]
    with keeping(tmp_path) as keeper:
        keeper.say(1, at=NOW + 60)
        wait_for(lambda: keeper.unlocked == [False], "its end")
    assert any("keyring" in told for told in keeper.told)
    caplog.clear()


def test_a_full_disk_keeps_no_part_of_a_sealed_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        sealing.write_new(tmp_path / "sound", b"12345")
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_sealed_files_are_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = sealed(tmp_path)
    sealed_journal(tmp_path).close()
    (short,) = (tmp_path / "journal").iterdir()
    (short / "sound.wav.sealed").write_bytes(b"")
    monkeypatch.setattr("dictation_app.encryption.is_installed", lambda: False)
    monkeypatch.setattr("dictation_app.encryption.sealing.is_installed", lambda: False)
    monkeypatch.setitem(__import__("sys").modules, "cryptography.hazmat.primitives.asymmetric.x25519", None)
    new_process()
    with pytest.raises(UserError, match="not installed"):
        list(read_windows(tmp_path / "history.sealed" / "audio" / f"{kept[0].audio}.sealed"))
    assert len(Journal(tmp_path / "journal").unfinished()) == 1


def test_room_is_looked_for_where_it_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The history in clear may be on another disk, by a link."""
    (tmp_path / "disk").mkdir()
    (tmp_path / "home").mkdir()
    filled(tmp_path / "disk")
    (tmp_path / "home" / "history").symlink_to(tmp_path / "disk" / "history")
    asked: list[Path] = []
    true = shutil.disk_usage
    monkeypatch.setattr("shutil.disk_usage", lambda path: asked.append(path) or true(path))
    kept = entries(tmp_path / "home")
    encrypt(tmp_path / "home")
    assert asked == [tmp_path / "home"]
    assert entries(tmp_path / "home") == kept
    assert in_clear(tmp_path) == []
    decrypt(tmp_path / "home")
    assert asked[1:] == [tmp_path / "home" / "history"]
    assert [replace(entry) for entry in entries(tmp_path / "disk")] == list(kept)


def test_a_moment_in_which_the_database_cannot_be_seen_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = sealed(tmp_path)
    true = type(tmp_path).exists

    def exists(path: Path) -> bool:
        if path.name == SEALED_NAME:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return true(path)

    with monkeypatch.context() as broken:
        broken.setattr(type(tmp_path), "exists", exists)
        with pytest.raises(LockedError, match="Input/output error"):
            HistoryStore(tmp_path / "history")
    assert entries(tmp_path) == kept


def test_sound_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = sealed(tmp_path)
    store = HistoryStore(tmp_path / "history")
    path = store.audio_path(store.search(Query())[0])
    store.close()
    assert path is not None
    assert kept

    def broken(_path: Path) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(type(path), "read_bytes", broken)
    with pytest.raises(AudioFileError, match="Input/output error"):
        list(read_windows(path))


@pytest.mark.parametrize("at", range(1, 4))
def test_sound_of_what_was_deleted_after_a_crash_does_not_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """Of a decryption, which takes minutes for much sound."""
    kept = sealed(tmp_path)
    true, calls = conversion.compare, 0

    def compare(*read: object) -> None:
        nonlocal calls
        calls += 1
        true(*read)
        if calls == at:
            os._exit(0)

    def cut_off() -> None:
        monkeypatch.setattr(conversion, "compare", compare)
        decrypt(tmp_path)

    if not (pid := os.fork()):
        try:
            cut_off()
        finally:
            os._exit(1)
    assert os.waitpid(pid, 0)[1] == 0
    store = HistoryStore(tmp_path / "history")
    for entry in kept:
        store.delete([entry.id])
    store.close()
    assert decrypt(tmp_path).left == ()
    assert entries(tmp_path) == ()
    assert not list((tmp_path / "history" / "audio").iterdir())


def test_sound_of_another_key_stays_where_history_is_decrypted(tmp_path: Path) -> None:
    kept = sealed(tmp_path)
    other = tmp_path / "history.sealed" / "audio" / "other.flac.sealed"
    other.write_bytes(sealing.sealed_whole(b"fLaC", keys.new().public))
    (left,) = decrypt(tmp_path).left
    assert left.name == other.name
    assert sealing.key_ids(left.read_bytes())
    assert entries(tmp_path) == kept
    assert not encryption.holds(tmp_path / "history")


def test_meanings_are_worked_out_as_soon_as_the_key_comes(
    tmp_path: Path, system_keyring: MemoryKeyring, caplog: pytest.LogCaptureFixture
) -> None:
    sealed(tmp_path)
    new_process()
    system_keyring.is_locked = True
    keeper = SealedKeeper(tmp_path, HistorySettings(days=0, meaning=True))
    keeper.archive = Archive(
        tmp_path / "journal",
        tmp_path / "history",
        HistorySettings(days=0),
        SegmenterSettings(),
        keeper,
        TopicEmbedder(),
    )
    keeper.thread = threading.Thread(target=keeper.archive.run)
    keeper.thread.start()
    try:
        wait_for(lambda: keeper.unlocked == [False], "a no")
        system_keyring.is_locked = False
        keeper.archive.unlock()
        wait_for(lambda: keeper.unlocked[-1], "the key")
        store = HistoryStore(tmp_path / "history")
        wait_for(lambda: len(store.meanings(TopicEmbedder.name)) == 3, "their meanings")
        store.close()
    finally:
        keeper.end()
    assert {record.name for record in caplog.records if record.levelname == "WARNING"} == {"dictation_app.unlocking"}
    caplog.clear()


def test_an_answer_for_a_history_that_was_put_back_meanwhile_is_asked_for_again(
    tmp_path: Path, system_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kept = sealed(tmp_path, 2)
    (tmp_path / "history.sealed").rename(tmp_path / "backup")
    shutil.rmtree(tmp_path / "history")
    sealed(tmp_path, 2)
    new_process()
    true, may_answer, asked = system_keyring.get_password, threading.Event(), threading.Event()

    def get(*about: str) -> str | None:
        asked.set()
        may_answer.wait(30)
        return true(*about)

    monkeypatch.setattr(system_keyring, "get_password", get)
    with keeping(tmp_path) as keeper:
        assert asked.wait(10)
        shutil.rmtree(tmp_path / "history.sealed")
        (tmp_path / "backup").rename(tmp_path / "history.sealed")
        may_answer.set()
        keeper.say(1, "Afterwards.", at=NOW + 60)
        wait_for(lambda: bool(keeper.kept), "the entry")
    assert [entry.text for entry in entries(tmp_path)] == ["Afterwards.", *(entry.text for entry in kept)]
    caplog.clear()


def test_sound_for_reading_only_is_deleted_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As from a backup. Who runs this may be allowed everything: what counts is what was asked for."""
    kept = filled(tmp_path)
    sound = tmp_path / "history" / "audio" / kept[0].audio
    sound.chmod(0o400)
    true = type(tmp_path).open

    def opened(path: Path, mode: str = "r", *more: object, **words: object) -> object:
        if "+" in mode and not path.stat().st_mode & 0o200:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return true(path, mode, *more, **words)  # type: ignore[call-overload]

    monkeypatch.setattr(type(tmp_path), "open", opened)
    assert encrypt(tmp_path).left == ()
    assert in_clear(tmp_path) == []


def test_the_command_line_tells_of_a_copy_in_clear(home: Path) -> None:
    kept = filled(home)
    shutil.copytree(home / "history", home / "before")
    encrypt(home)
    assert "unencrypted copy" not in run("list")
    put_back(home, home / "before")
    assert "also what you deleted since" in run("delete", "--yes", str(kept[0].id))


@pytest.mark.parametrize("is_sealed", [True, False])
def test_a_dictation_that_another_key_sealed_is_recovered_where_the_keyring_has_that(
    tmp_path: Path,
    is_sealed: bool,
) -> None:
    """As after a backup was put back, or a kill of `set-aside`."""
    other = keys.new()
    keys.keep(other)
    journal = Journal(tmp_path / "journal", public_key=lambda: other.public)
    journal.begin(1, begun(NOW + 60))
    journal.sound(1, SPOKEN)
    journal.close()
    (tmp_path / "journal").rename(tmp_path / "away")
    if is_sealed:
        sealed(tmp_path)
        shutil.rmtree(tmp_path / "journal")
    (tmp_path / "away").rename(tmp_path / "journal")
    new_process()
    with keeping(tmp_path) as keeper:
        wait_for(lambda: bool(keeper.unfinished), "its recovery")
