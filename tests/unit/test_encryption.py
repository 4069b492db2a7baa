"""What is kept can be encrypted by command, and decrypted; the app goes on with what holds. A fake keyring."""

from __future__ import annotations

import json
import os
import random
import shutil
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import keyring
import numpy as np
import pytest
from click.testing import CliRunner
from keyring.backends.fail import Keyring as NoKeyring

from dictation_app import conversion, encryption, paths
from dictation_app.audio.media import read_windows
from dictation_app.cli.history import history
from dictation_app.encryption import database, key_file, keys, sealing
from dictation_app.errors import HistoryError, LockedError, UserError
from dictation_app.history import Entry, HistoryStore, Query, Result
from dictation_app.history.forms import CLEAR_NAME, SEALED_NAME
from dictation_app.journal import Heard, Journal
from dictation_app.settings import HistorySettings
from dictation_app.ui.single_instance import hold
from dictation_app.values.speech import Word
from tests import dictations, keyrings
from tests.fakes import quiet, tone
from tests.unit.test_archive import INFO, NOW, Keeper, begun, transcript
from tests.x11_display import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.keyrings import MemoryKeyring

WORDS = "zebra marmalade"
LAST = replace(dictations.LAST, text=f"The {WORDS} is ours.", audio_seconds=2.0)
SPOKEN = np.concatenate((quiet(0.3), tone(1.2), quiet(0.5)))


@pytest.fixture(autouse=True)
def system_keyring() -> Iterator[MemoryKeyring]:
    yield from keyrings.in_use()


class SealedKeeper(Keeper):
    """Also hears of the key."""

    def __init__(self, folder: Path, settings: HistorySettings) -> None:
        super().__init__(folder, settings)
        self.unlocked: list[bool] = []

    def on_unlocked(self, *, is_open: bool) -> None:
        self.unlocked.append(is_open)

    def say(self, session_id: int, text: str = LAST.text, *, at: float = NOW) -> None:
        self.dictate(session_id, at=at, sound=SPOKEN)
        self.archive.note(session_id, Heard(replace(transcript(text), session_id=session_id)))
        self.archive.finish(session_id, replace(LAST, text=text), INFO)


@contextmanager
def keeping(folder: Path, **settings: object) -> Iterator[SealedKeeper]:
    keeper = SealedKeeper(folder, HistorySettings(**({"keep": "all"} | settings)))  # type: ignore[arg-type]
    keeper.thread.start()
    try:
        yield keeper
    finally:
        keeper.end()


def contents(folder: Path) -> dict[str, bytes]:
    found = {}
    for above, _, names in os.walk(folder):
        for name in names:
            with suppress(FileNotFoundError):  # an archive is at work
                path = Path(above) / name
                found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def in_clear(folder: Path) -> list[str]:
    """Files with words or sound in them that anybody can read."""
    signs = (b"zebra", b"marmalade", b"RIFF", b"fLaC", b"SQLite format 3", b"CREATE TABLE", b"begun")
    return [name for name, data in contents(folder).items() if any(sign in data for sign in signs)]


def entries(folder: Path) -> tuple[Entry, ...]:
    HistoryStore.unlock(folder / "history")
    store = HistoryStore(folder / "history")
    try:
        return store.search(Query())
    finally:
        store.close()


def heard_s(folder: Path, entry: Entry) -> float:
    store = HistoryStore(folder / "history")
    try:
        path = store.audio_path(entry)
        assert path is not None
        return sum(len(window.samples) for window in read_windows(path)) / 16000
    finally:
        store.close()


def filled(folder: Path, count: int = 3) -> tuple[Entry, ...]:
    with keeping(folder) as keeper:
        for number in range(count):
            keeper.say(number + 1, f"The {WORDS} number {number} is ours.", at=NOW + number)
    store = HistoryStore(folder / "history")
    kept = store.search(Query())
    store.decoded_again(
        kept[0].id,
        Result(
            made_at=NOW,
            text="Old marmalade.",
            language="en",
            model="tiny",
            device="cpu",
            compute_type="int8",
            decode_ms=5,
        ),
    )
    store.keep_words(kept[0].id, [Word(0.1, 0.4, "zebra", 0.9)])
    store.correct(kept[1].id, f"A {WORDS}, corrected.")
    store.star(kept[1].id, starred=True)
    store.close()
    return entries(folder)


def nothing(_done: int, _all: int) -> None: ...


def encrypt(folder: Path) -> conversion.Converted:
    return conversion.encrypt(folder / "history", folder / "journal", nothing)


def decrypt(folder: Path) -> conversion.Converted:
    return conversion.decrypt(folder / "history", folder / "journal", nothing)


def sealed(folder: Path, count: int = 3) -> tuple[Entry, ...]:
    kept = filled(folder, count)
    assert encrypt(folder).is_changed
    return kept


def new_process() -> None:
    keys.forget()


# --- there and back ---------------------------------------------------------------------------------------------------


def test_all_that_is_kept_is_encrypted_and_nothing_left_in_clear(tmp_path: Path) -> None:
    kept = filled(tmp_path)
    assert in_clear(tmp_path)
    done = encrypt(tmp_path)
    assert done == conversion.Converted(is_changed=True)
    assert in_clear(tmp_path) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["history", "history.sealed", "journal"]
    assert [path.name for path in (tmp_path / "history").iterdir()] == ["history.lock"]
    new_process()
    assert entries(tmp_path) == kept
    assert [round(heard_s(tmp_path, entry), 1) for entry in kept] == [2.0, 2.0, 2.0]
    store = HistoryStore(tmp_path / "history")
    assert [word.text for word in store.words(kept[0].id)] == ["zebra"]
    assert len(store.results(kept[0].id)) == 1
    assert [entry.id for entry in store.search(Query(text="corrected"))] == [kept[1].id]
    store.close()


def test_and_all_comes_back_with_the_key_removed(tmp_path: Path, system_keyring: MemoryKeyring) -> None:
    before = filled(tmp_path)
    files = {name: data for name, data in contents(tmp_path).items() if name.endswith(".flac")}
    encrypt(tmp_path)
    assert len(system_keyring.secrets) == 1
    new_process()
    assert decrypt(tmp_path) == conversion.Converted(is_changed=True)
    assert system_keyring.secrets == {}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["history", "journal"]
    assert entries(tmp_path) == before
    assert {name: data for name, data in contents(tmp_path).items() if name.endswith(".flac")} == files
    assert not decrypt(tmp_path).is_changed


def test_what_is_encrypted_is_not_encrypted_twice(tmp_path: Path, system_keyring: MemoryKeyring) -> None:
    kept = sealed(tmp_path)
    before = contents(tmp_path)
    assert encrypt(tmp_path) == conversion.Converted(is_changed=False)
    assert {n: d for n, d in contents(tmp_path).items() if "sqlite3" not in n} == {
        n: d for n, d in before.items() if "sqlite3" not in n
    }
    assert entries(tmp_path) == kept
    assert len(system_keyring.secrets) == 1


def test_a_history_is_encrypted_before_there_is_any(tmp_path: Path) -> None:
    encrypt(tmp_path)
    with keeping(tmp_path) as keeper:
        keeper.say(1)
    assert in_clear(tmp_path) == []
    assert [entry.text for entry in entries(tmp_path)] == [LAST.text]


def test_files_nobody_knows_stay_and_are_named(tmp_path: Path) -> None:
    filled(tmp_path)
    own = tmp_path / "history" / "notes.txt"
    own.write_text("mine", "utf-8")
    assert encrypt(tmp_path).left == (own,)
    assert own.read_text("utf-8") == "mine"
    other = tmp_path / "history.sealed" / "mine.txt"
    other.write_text("mine too", "utf-8")
    (left,) = decrypt(tmp_path).left
    assert left.read_text("utf-8") == "mine too"
    assert own.read_text("utf-8") == "mine"
    assert not encryption.holds(tmp_path / "history")


def test_damaged_databases_moved_aside_are_encrypted_too(tmp_path: Path) -> None:
    kept = filled(tmp_path)
    aside = tmp_path / "history" / f"{CLEAR_NAME}.damaged-1"
    aside.write_bytes(b"zebra " * 100)
    encrypt(tmp_path)
    assert in_clear(tmp_path) == []
    decrypt(tmp_path)
    assert aside.read_bytes() == b"zebra " * 100
    encrypt(tmp_path)
    store = HistoryStore(tmp_path / "history")
    store.clear()
    store.close()
    assert [name for name in contents(tmp_path) if "damaged" in name or "flac" in name] == []
    assert kept


def test_what_a_crash_left_of_mending_is_kept_too(tmp_path: Path) -> None:
    filled(tmp_path)
    path = tmp_path / "history" / f"{CLEAR_NAME}.new"
    shutil.copy(tmp_path / "history" / CLEAR_NAME, path)
    whole = path.read_bytes()
    encrypt(tmp_path)
    assert in_clear(tmp_path) == []
    decrypt(tmp_path)
    (kept,) = (tmp_path / "history").glob(f"{CLEAR_NAME}.damaged-*")
    assert kept.read_bytes() == whole


def test_words_deleted_from_an_encrypted_history_are_gone(tmp_path: Path) -> None:
    kept = sealed(tmp_path)
    store = HistoryStore(tmp_path / "history")
    store.delete([kept[0].id])
    assert len(list(store.audio_folder.iterdir())) == 2
    form = store.form
    store.close()
    assert form.keys is not None
    clear = tmp_path / "clear.sqlite3"
    connection = form.connect(form.database)
    database.copy_into(connection, clear, None)
    connection.close()
    plain = b"".join(page for page in contents(tmp_path / "history.sealed").values())
    assert b"zebra" not in plain
    assert b"number 2" not in clear.read_bytes()
    assert b"number 0" in clear.read_bytes()


def test_retention_works_on_an_encrypted_history(tmp_path: Path) -> None:
    kept = sealed(tmp_path, 5)
    store = HistoryStore(tmp_path / "history")
    assert store.prune(older_than=0.0, most=2, most_audio_bytes=1) > 0
    assert {entry.id for entry in store.search(Query())} == {kept[0].id, kept[1].id, kept[2].id}
    assert len(list(store.audio_folder.iterdir())) == 1  # of the starred one
    store.close()


# --- nothing is begun that cannot be done -----------------------------------------------------------------------------


def assert_untouched(folder: Path, kept: tuple[Entry, ...], secrets: int, keyring_: MemoryKeyring) -> None:
    assert entries(folder) == kept
    assert not encryption.holds(folder / "history")
    assert [path.name for path in folder.glob("history.*")] == []
    assert len(keyring_.secrets) == secrets


def test_without_a_keyring_nothing_is_encrypted(tmp_path: Path, system_keyring: MemoryKeyring) -> None:
    kept = filled(tmp_path)
    keyring.set_keyring(NoKeyring())
    with pytest.raises(LockedError, match="no keyring that would keep the key"):
        encrypt(tmp_path)
    keyring.set_keyring(system_keyring)
    assert_untouched(tmp_path, kept, 0, system_keyring)


def test_a_locked_keyring_is_told(tmp_path: Path, system_keyring: MemoryKeyring) -> None:
    kept = filled(tmp_path)
    system_keyring.is_locked = True
    with pytest.raises(LockedError, match="Unlock it"):
        encrypt(tmp_path)
    assert_untouched(tmp_path, kept, 0, system_keyring)


def test_without_the_extra_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    monkeypatch.setattr("dictation_app.encryption.keys.is_installed", lambda: False)
    with pytest.raises(LockedError, match="run --with encryption"):
        encrypt(tmp_path)


def test_unfinished_dictations_come_first(tmp_path: Path, system_keyring: MemoryKeyring) -> None:
    kept = filled(tmp_path)
    journal = Journal(tmp_path / "journal")
    journal.begin(1, begun(NOW + 50))
    journal.sound(1, SPOKEN)
    journal.close()
    with pytest.raises(HistoryError, match=r"A dictation was not finished\. Start Dictation, which recovers it"):
        encrypt(tmp_path)
    assert_untouched(tmp_path, kept, 0, system_keyring)


def test_room_on_the_disk_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system_keyring: MemoryKeyring
) -> None:
    kept = filled(tmp_path)
    monkeypatch.setattr("shutil.disk_usage", lambda _: shutil._ntuple_diskusage(10, 9, 1))  # type: ignore[attr-defined]
    with pytest.raises(HistoryError, match="not enough room"):
        encrypt(tmp_path)
    assert_untouched(tmp_path, kept, 0, system_keyring)


def test_a_history_in_use_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system_keyring: MemoryKeyring
) -> None:
    monkeypatch.setattr("dictation_app.history.file.BUSY_S", 0.1)
    kept = filled(tmp_path)
    store = HistoryStore(tmp_path / "history")
    with pytest.raises(HistoryError, match="in use by another program"):
        encrypt(tmp_path)
    store.close()
    assert_untouched(tmp_path, kept, 0, system_keyring)


def test_sound_that_reads_differently_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system_keyring: MemoryKeyring
) -> None:
    kept = filled(tmp_path)
    true = sealing.sealed_whole
    monkeypatch.setattr(sealing, "sealed_whole", lambda data, public: true(data[:-1] + b"?", public))
    with pytest.raises(HistoryError, match="reads differently"):
        encrypt(tmp_path)
    assert_untouched(tmp_path, kept, 0, system_keyring)


# --- both forms are there ---------------------------------------------------------------------------------------------


def put_back(folder: Path, before: Path) -> None:
    """The history in clear as it was, beside the encrypted one: as a crash leaves it before it is deleted."""
    shutil.copytree(before, folder / "history", dirs_exist_ok=True)


def test_the_encrypted_one_holds_and_the_other_is_told_and_deleted(tmp_path: Path) -> None:
    kept = filled(tmp_path)
    shutil.copytree(tmp_path / "history", tmp_path / "before")
    encrypt(tmp_path)
    put_back(tmp_path, tmp_path / "before")
    shutil.rmtree(tmp_path / "before")
    with keeping(tmp_path) as keeper:
        wait_for(lambda: bool(keeper.told), "a word of it")
        keeper.say(9, at=NOW + 99)
    assert "unencrypted copy of the history is still at" in keeper.told[0]
    assert len(entries(tmp_path)) == 4
    assert encrypt(tmp_path) == conversion.Converted(is_changed=False)
    assert in_clear(tmp_path) == []
    assert entries(tmp_path)[1:] == kept


@pytest.mark.parametrize("way", [encrypt, decrypt])
def test_what_only_the_other_has_is_added_first(tmp_path: Path, way: Callable[[Path], conversion.Converted]) -> None:
    kept = filled(tmp_path, 4)
    shutil.copytree(tmp_path / "history", tmp_path / "before")
    store = HistoryStore(tmp_path / "history")
    store.delete([kept[0].id, kept[1].id])
    store.close()
    encrypt(tmp_path)
    put_back(tmp_path, tmp_path / "before")
    shutil.rmtree(tmp_path / "before")
    new_process()
    done = way(tmp_path)
    assert done.entries == 2
    after = entries(tmp_path)
    assert [replace(entry, id=0) for entry in after] == [replace(entry, id=0) for entry in kept]
    assert [round(heard_s(tmp_path, entry), 1) for entry in after] == [2.0] * 4
    opened = HistoryStore(tmp_path / "history")
    assert len(opened.results(after[0].id)) == 1
    assert [entry.id for entry in opened.search(Query(text="corrected"))] == [after[1].id]
    opened.close()
    if way is encrypt:
        assert in_clear(tmp_path) == []


def test_sound_under_the_same_name_that_is_another_stays(tmp_path: Path) -> None:
    kept = sealed(tmp_path)
    (tmp_path / "history" / "audio").mkdir()
    other = tmp_path / "history" / "audio" / kept[0].audio
    other.write_bytes(b"fLaC another")
    assert encrypt(tmp_path).left == (other,)
    assert round(heard_s(tmp_path, kept[0]), 1) == 2.0


def test_what_a_crash_left_is_swept_and_its_key_too(tmp_path: Path, system_keyring: MemoryKeyring) -> None:
    kept = sealed(tmp_path)
    rubbish = keys.new()
    folder = tmp_path / "history.sealed.new-1234"
    folder.mkdir()
    key_file.write(folder, rubbish.public)
    keys.keep(rubbish)
    assert len(system_keyring.secrets) == 2
    encrypt(tmp_path)
    assert not folder.exists()
    assert len(system_keyring.secrets) == 1
    assert entries(tmp_path) == kept


def test_a_key_that_opens_something_else_stays(tmp_path: Path, system_keyring: MemoryKeyring) -> None:
    sealed(tmp_path)
    shutil.copytree(tmp_path / "history.sealed", tmp_path / "history.sealed.lost-2026-01-01")
    decrypt(tmp_path)
    assert len(system_keyring.secrets) == 1


# --- the app ----------------------------------------------------------------------------------------------------------


def test_dictations_are_sealed_from_their_first_moment(tmp_path: Path) -> None:
    sealed(tmp_path)
    with keeping(tmp_path) as keeper:
        keeper.dictate(1, at=NOW + 60, sound=SPOKEN)
        keeper.archive.note(1, Heard(transcript(LAST.text)))
        wait_for(lambda: any("state.jsonl.sealed" in name for name in contents(tmp_path)), "it")
        assert in_clear(tmp_path) == []
        keeper.archive.finish(1, LAST, INFO)
    assert in_clear(tmp_path) == []
    newest = entries(tmp_path)[0]
    assert (newest.text, newest.is_recovered) == (LAST.text, False)
    assert round(heard_s(tmp_path, newest), 1) == 2.0
    assert list((tmp_path / "journal").iterdir()) == []


def test_a_dictation_that_was_cut_off_is_recovered(tmp_path: Path) -> None:
    sealed(tmp_path)
    journal = Journal(tmp_path / "journal", public_key=key_file.PublicHalf(tmp_path / "history"))
    journal.begin(1, begun(NOW + 60))
    journal.sound(1, SPOKEN)
    journal.note(1, Heard(transcript(LAST.text)))
    journal.finished(1)
    journal.close()
    new_process()
    with keeping(tmp_path) as keeper:
        wait_for(lambda: bool(keeper.kept), "it")
    assert keeper.kept[0].text == LAST.text
    assert keeper.kept[0].is_recovered
    assert list((tmp_path / "journal").iterdir()) == []


def test_a_locked_keyring_keeps_dictations_waiting_and_loses_none(
    tmp_path: Path, system_keyring: MemoryKeyring, caplog: pytest.LogCaptureFixture
) -> None:
    sealed(tmp_path)
    new_process()
    system_keyring.is_locked = True
    with keeping(tmp_path) as keeper:
        wait_for(lambda: bool(keeper.told), "a word")
        keeper.say(1, "First.", at=NOW + 60)
        keeper.say(2, "Second.", at=NOW + 61)
        wait_for(lambda: len(list((tmp_path / "journal").iterdir())) == 2, "both")
        assert in_clear(tmp_path) == []
        asked = system_keyring.asked
        keeper.say(3, "Third.", at=NOW + 62)
        wait_for(lambda: len(list((tmp_path / "journal").iterdir())) == 3, "the third")
        assert system_keyring.asked == asked
        assert keeper.unlocked == [False]
        keeper.archive.unlock()
        wait_for(lambda: system_keyring.asked > asked, "a question")
        wait_for(lambda: keeper.unlocked == [False, False], "another no")
        system_keyring.is_locked = False
        keeper.archive.unlock()
        wait_for(lambda: len(keeper.kept) == 3, "the entries")
    (told,) = [told for told in keeper.told if "keyring" in told]
    assert told == (
        "The system's keyring cannot be used now (KeyringLocked). Unlock it and try again. "
        "Until then what you dictate is kept, encrypted; the History page asks again."
    )
    assert keeper.unlocked[-1]
    assert [entry.text for entry in entries(tmp_path)[:3]] == ["Third.", "Second.", "First."]
    assert list((tmp_path / "journal").iterdir()) == []
    caplog.clear()


def test_a_keyring_that_never_answers_holds_nobody_up(
    tmp_path: Path, system_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    sealed(tmp_path)
    new_process()
    monkeypatch.setattr("dictation_app.encryption.keys.Question.__init__.__defaults__", (0.1,))
    answer = threading.Event()
    true = system_keyring.get_password
    monkeypatch.setattr(system_keyring, "get_password", lambda *about: answer.wait(30) and true(*about))
    with keeping(tmp_path) as keeper:
        began = time.monotonic()
        keeper.say(1, "While it hangs.", at=NOW + 60)
        wait_for(lambda: any((tmp_path / "journal").iterdir()), "it")
        wait_for(lambda: any("does not answer" in told for told in keeper.told), "a word")
        assert time.monotonic() - began < 5.0
        answer.set()
        wait_for(lambda: bool(keeper.kept), "the entry")
    assert keeper.kept[0].text == "While it hangs."
    caplog.clear()


def test_the_end_of_the_app_does_not_wait_for_the_keyring(
    tmp_path: Path, system_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed(tmp_path)
    new_process()
    never = threading.Event()
    monkeypatch.setattr(system_keyring, "get_password", lambda *_: never.wait(30) and None)
    began = time.monotonic()
    with keeping(tmp_path) as keeper:
        keeper.say(1, at=NOW + 60)
    assert time.monotonic() - began < 5.0
    never.set()


def test_a_wrong_key_changes_nothing(
    tmp_path: Path, system_keyring: MemoryKeyring, caplog: pytest.LogCaptureFixture
) -> None:
    kept = sealed(tmp_path)
    new_process()
    right = dict(system_keyring.secrets)
    for about in right:
        system_keyring.secrets[about] = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY="
    before = contents(tmp_path / "history.sealed")
    with keeping(tmp_path) as keeper:
        keeper.say(1, "Kept.", at=NOW + 60)
        wait_for(lambda: any("not its own" in told for told in keeper.told), "a word")
    for way in (encrypt, decrypt):
        with pytest.raises(LockedError, match="not its own"):
            way(tmp_path)
    assert contents(tmp_path / "history.sealed") == before
    system_keyring.secrets.update(right)
    new_process()
    with keeping(tmp_path) as keeper:
        wait_for(lambda: bool(keeper.kept), "the entry")
    assert [entry.text for entry in entries(tmp_path)] == ["Kept.", *(entry.text for entry in kept)]
    caplog.clear()


def test_one_damaged_key_file_is_mended_from_the_other(tmp_path: Path) -> None:
    kept = sealed(tmp_path)
    for name in key_file.NAMES:
        path = tmp_path / "history.sealed" / name
        whole = path.read_bytes()
        path.write_bytes(whole[:40] + b"0" + whole[41:-9])
        new_process()
        with keeping(tmp_path) as keeper:
            wait_for(lambda path=path, whole=whole: path.read_bytes() == whole, "it")
        assert keeper.told == []
        assert entries(tmp_path) == kept


def test_without_a_key_file_nothing_is_written_in_clear_and_it_is_tried_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kept = sealed(tmp_path)
    whole = {name: (tmp_path / "history.sealed" / name).read_bytes() for name in key_file.NAMES}
    for name in whole:
        (tmp_path / "history.sealed" / name).write_bytes(b"{}")
    new_process()
    with keeping(tmp_path) as keeper:
        keeper.say(1, at=NOW + 60)
        wait_for(lambda: any("not kept on the disk until it is delivered" in told for told in keeper.told), "a word")
        assert in_clear(tmp_path) == []
        for name, data in whole.items():
            (tmp_path / "history.sealed" / name).write_bytes(data)
        keeper.say(2, "Now it is kept.", at=NOW + 61)
        wait_for(lambda: bool(keeper.kept), "the next one")
    assert [entry.text for entry in entries(tmp_path)[-3:]] == [entry.text for entry in kept]
    assert entries(tmp_path)[0].text == "Now it is kept."
    caplog.clear()


def test_without_the_extra_what_is_encrypted_is_kept_and_nothing_written_in_clear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kept = sealed(tmp_path)
    new_process()
    with monkeypatch.context() as patch:
        patch.setattr("dictation_app.encryption.is_installed", lambda: False)
        patch.setattr("dictation_app.encryption.keys.is_installed", lambda: False)
        with keeping(tmp_path) as keeper:
            keeper.say(1, at=NOW + 60)
            wait_for(lambda: len(keeper.told) == 2, "both words")
        assert any("not installed. Install it" in told for told in keeper.told)
        assert any("not kept on the disk until it is delivered" in told for told in keeper.told)
        assert in_clear(tmp_path) == []
    new_process()
    assert entries(tmp_path) == kept
    caplog.clear()


def test_damaged_settings_change_nothing(tmp_path: Path) -> None:
    """There is none that could."""
    kept = sealed(tmp_path)
    with keeping(tmp_path, keep="text"):
        pass
    assert entries(tmp_path) == kept


def test_a_moment_in_which_nothing_can_be_told_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kept = sealed(tmp_path)
    new_process()
    true, is_broken = Path.stat, True

    def stat(path: Path, **options: bool) -> os.stat_result:
        if is_broken and path.name == "history.sealed":
            raise PermissionError(13, "Permission denied")
        return true(path, **options)

    monkeypatch.setattr(Path, "stat", stat)
    with keeping(tmp_path) as keeper:
        wait_for(lambda: any("cannot be told" in told for told in keeper.told), "a word")
        keeper.say(1, at=NOW + 60)
        wait_for(lambda: len(keeper.told) >= 2, "another")
        is_broken = False
        keeper.say(2, "Afterwards.", at=NOW + 61)
        wait_for(lambda: bool(keeper.kept), "the entry")
    assert in_clear(tmp_path) == []
    assert [entry.text for entry in entries(tmp_path)] == ["Afterwards.", *(entry.text for entry in kept)]
    caplog.clear()


def test_sealed_sound_of_another_key_is_not_deleted(
    tmp_path: Path, system_keyring: MemoryKeyring, caplog: pytest.LogCaptureFixture
) -> None:
    sealed(tmp_path)
    other = keys.new()
    journal = Journal(tmp_path / "journal", public_key=lambda: other.public)
    journal.begin(1, begun(NOW + 60))
    journal.sound(1, SPOKEN)
    journal.close()
    before = contents(tmp_path / "journal")
    for _ in range(4):
        new_process()
        with keeping(tmp_path) as keeper:
            keeper.say(2, at=NOW + 61)
            wait_for(lambda: bool(keeper.kept), "an entry")
    assert contents(tmp_path / "journal") == before
    caplog.clear()


def test_a_damaged_encrypted_database_is_mended_like_any_other(tmp_path: Path) -> None:
    filled(tmp_path)
    store = HistoryStore(tmp_path / "history")
    for number in range(300):
        store.add(replace(entries_sample(store), started_at=NOW + 1000 + number, text=f"Entry {number} {'x' * 300}"))
    store.close()
    encrypt(tmp_path)
    path = tmp_path / "history.sealed" / SEALED_NAME
    data = bytearray(path.read_bytes())
    for first, least in ((0, 200), (4096 * 20, 150)):
        hurt = bytearray(data)
        hurt[first : first + 3000] = os.urandom(3000)
        path.write_bytes(hurt)
        store = HistoryStore(tmp_path / "history")
        assert "The history was damaged" in store.note
        assert store.count() >= least
        store.close()
        assert in_clear(tmp_path) == []


def entries_sample(store: HistoryStore) -> Entry:
    return replace(store.search(Query(limit=1))[0], id=0, audio="")


def test_one_of_which_nothing_can_be_read_is_left_as_it_is(tmp_path: Path) -> None:
    sealed(tmp_path)
    path = tmp_path / "history.sealed" / SEALED_NAME
    path.write_bytes(os.urandom(path.stat().st_size))
    before = path.read_bytes()
    with pytest.raises(HistoryError, match="set-aside"):
        HistoryStore(tmp_path / "history")
    assert path.read_bytes() == before
    path.unlink()
    with pytest.raises(HistoryError, match="is gone"):
        HistoryStore(tmp_path / "history")
    assert not path.exists()


# --- the command line -------------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("history", "journal"):
        monkeypatch.setattr(paths, f"{name}_dir", lambda name=name: tmp_path / name)
    monkeypatch.setattr(paths, "socket_address", lambda: str(tmp_path / "run" / "s"))
    monkeypatch.setattr("dictation_app.ipc.socket_address", lambda: str(tmp_path / "run" / "s"))
    return tmp_path


def run(*arguments: str) -> str:
    done = CliRunner().invoke(history, arguments, catch_exceptions=False, standalone_mode=False)
    return done.output


def test_the_commands(home: Path) -> None:
    kept = filled(home)
    assert run("encryption") == "The history is not encrypted.\n"
    assert "The history is encrypted." in run("encrypt")
    new_process()
    assert "its key is in the system's keyring" in run("encryption")
    assert "already" in run("encrypt")
    assert kept[2].text in run("search", "number")
    assert "not encrypted any more" in run("decrypt")
    assert run("decrypt") == "The history is not encrypted.\n"


def test_nothing_is_done_while_the_app_runs(home: Path) -> None:
    filled(home)
    lock = hold(paths.socket_address())
    assert lock is not None
    for command in ("encrypt", "decrypt"):
        with pytest.raises(UserError, match=r"Dictation is running\. Quit it"):
            run(command)
    assert not encryption.holds(home / "history")
    lock.unlock()
    run("encrypt")
    assert encryption.holds(home / "history")


def test_a_history_whose_key_is_lost_is_set_aside_whole(home: Path, system_keyring: MemoryKeyring) -> None:
    kept = sealed(home)
    new_process()
    with pytest.raises(HistoryError, match="is there, and opens it"):
        run("set-aside", "--yes")
    secrets = dict(system_keyring.secrets)
    system_keyring.secrets.clear()
    new_process()
    journal = Journal(home / "journal", public_key=key_file.PublicHalf(home / "history"))
    journal.begin(1, begun(NOW + 60))
    journal.sound(1, SPOKEN)
    journal.close()
    with pytest.raises(LockedError, match="set-aside"):
        run("list")
    assert "is kept in" in run("set-aside", "--yes")
    (lost,) = home.glob("history.sealed.lost-*")
    assert list((home / "journal").iterdir()) == []
    assert len(list((lost / "journal").iterdir())) == 1
    with keeping(home) as keeper:
        keeper.say(1, "A new one.", at=NOW + 70)
    assert [entry.text for entry in entries(home)] == ["A new one."]
    shutil.rmtree(home / "history")
    lost.rename(home / "history.sealed")
    system_keyring.secrets.update(secrets)
    new_process()
    assert entries(home) == kept


def test_clear_leaves_nothing_of_an_older_copy(home: Path) -> None:
    filled(home)
    shutil.copytree(home / "history", home / "before")
    encrypt(home)
    put_back(home, home / "before")
    shutil.rmtree(home / "before")
    run("clear", "--yes")
    assert in_clear(home) == []
    assert entries(home) == ()
    assert list((home / "history.sealed" / "audio").iterdir()) == []


# --- the form of files ------------------------------------------------------------------------------------------------


def test_only_the_private_half_opens_what_was_sealed() -> None:
    key, other = keys.new(), keys.new()
    data = os.urandom(200_000) + WORDS.encode()
    shut = sealing.sealed_whole(data, key.public)
    assert WORDS.encode() not in shut
    assert sealing.unseal(shut, lambda _: key.private).data == data
    assert sealing.unseal(shut, lambda _: other.private).blocks == ()
    with pytest.raises(LockedError):
        sealing.unseal(shut, keys.private_half)


def test_what_is_torn_off_costs_the_last_block_only() -> None:
    key = keys.new()
    sealer = sealing.Sealer(key.public)
    data = b"".join(sealer.seal(bytes([number]) * 50) for number in range(200))
    for cut in (1, 20, 60, 65):
        torn = sealing.unseal(data[:-cut], lambda _: key.private)
        assert [block[0] for block in torn.blocks] == list(range(199))
        assert not torn.is_whole
    assert sealer.unseal(data).is_whole


def test_damage_costs_what_it_hits_and_is_never_read_as_something_else() -> None:
    key, random_ = keys.new(), random.Random(5)  # noqa: S311
    sealer, again = sealing.Sealer(key.public), sealing.Sealer(key.public)
    blocks = [random_.randbytes(random_.randrange(1, 400)) for _ in range(150)]
    data = b"".join([*map(sealer.seal, blocks[:100]), *map(again.seal, blocks[100:])])
    for _ in range(200):
        hurt = bytearray(data)
        at, length = random_.randrange(len(data)), random_.randrange(1, 60)
        hurt[at : at + length] = random_.randbytes(length) if random_.random() < 0.7 else b""
        found = sealing.unseal(bytes(hurt), lambda _: key.private)
        assert set(found.blocks) <= set(blocks)
        assert not found.is_whole or found.blocks == tuple(blocks)
        assert len(blocks) - len(found.blocks) <= 12


def test_a_key_file_is_read_whole_or_not_at_all(tmp_path: Path) -> None:
    key = keys.new()
    key_file.write(tmp_path, key.public)
    whole = (tmp_path / key_file.NAMES[0]).read_bytes()
    (tmp_path / key_file.NAMES[1]).unlink()
    for at in range(len(whole)):
        hurt = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        (tmp_path / key_file.NAMES[0]).write_bytes(hurt)
        with suppress(LockedError):
            assert key_file.read(tmp_path) == key.public
    facts = json.loads(whole)
    assert bytes.fromhex(facts["id"]) == key.key_id
