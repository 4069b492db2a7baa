"""What is kept can be sealed, and opened again, by an archive as a user has it. Real files, a keyring in memory."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import sys
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import keyring
import numpy as np
import pytest
from click.testing import CliRunner
from keyring.backends.fail import Keyring as NoKeyring

from dictation_app import conversion
from dictation_app.audio.media import read_windows
from dictation_app.cli.history import history
from dictation_app.encryption import keys, marker, sealing
from dictation_app.errors import HistoryError, LockedError, SettingsError
from dictation_app.history import Entry, HistoryStore, Query
from dictation_app.history.forms import CLEAR_NAME, SEALED_NAME
from dictation_app.journal import Heard, Journal
from dictation_app.settings import HistorySettings
from tests import dictations, keyrings
from tests.fakes import quiet, tone
from tests.unit.test_archive import INFO, NOW, Keeper, begun, crashed, entries, transcript
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


class SealingKeeper(Keeper):
    """Also hears of closing and opening."""

    def __init__(self, folder: Path, settings: HistorySettings) -> None:
        super().__init__(folder, settings)
        self.opened = 0

    def on_closing(self) -> None: ...

    def on_opened(self) -> None:
        self.opened += 1

    def say(self, session_id: int, text: str = LAST.text, *, at: float = NOW) -> None:
        self.dictate(session_id, at=at, sound=SPOKEN)
        self.archive.note(session_id, Heard(replace(transcript(text), session_id=session_id)))
        self.archive.finish(session_id, replace(LAST, text=text), INFO)

    def switch(self, *, on: bool) -> None:
        """As the controller does."""
        self.archive.prepare_encryption(seals=on)
        self.archive.apply(replace(self.archive.settings, encrypt=on))


@contextmanager
def keeping(folder: Path, *, encrypt: bool = False, keep: str = "all") -> Iterator[SealingKeeper]:
    keeper = SealingKeeper(folder, HistorySettings(keep=keep, encrypt=encrypt))  # type: ignore[arg-type]
    keeper.thread.start()
    try:
        yield keeper
    finally:
        keeper.end()


def contents(folder: Path) -> dict[str, bytes]:
    found = {}
    for above, _, names in os.walk(folder):
        for name in names:
            path = Path(above) / name
            with suppress(FileNotFoundError):  # an archive is at work
                found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def in_clear(folder: Path) -> list[str]:
    """Files with words or sound in them that anybody can read."""
    signs = (b"zebra", b"marmalade", b"RIFF", b"fLaC", b"SQLite format 3", b"CREATE TABLE", b"begun")
    return [name for name, data in contents(folder).items() if any(sign in data for sign in signs)]


def is_settled(folder: Path, *, seals: bool) -> bool:
    found = marker.read(folder / "history")
    if seals:
        return found is not None and found.is_database_sealed and not in_clear(folder)
    return found is None


def settle(folder: Path, *, seals: bool) -> None:
    wait_for(lambda: is_settled(folder, seals=seals), "it")


def filled(folder: Path, count: int = 3) -> tuple[Entry, ...]:
    with keeping(folder) as keeper:
        for number in range(count):
            keeper.say(number + 1, f"The {WORDS} number {number} is ours.", at=NOW + number)
    return entries(folder)


def sealed(folder: Path, count: int = 3) -> tuple[Entry, ...]:
    kept = filled(folder, count)
    with keeping(folder) as keeper:
        keeper.switch(on=True)
        settle(folder, seals=True)
    assert entries(folder) == kept
    return kept


def new_process() -> None:
    keys.forget()


def heard(folder: Path, entry: Entry) -> float:
    store = HistoryStore(folder / "history")
    try:
        path = store.audio_path(entry)
        assert path is not None
        return sum(len(window.samples) for window in read_windows(path)) / 16000
    finally:
        store.close()


# --- the form of files --------------------------------------------------------------------------------------------


def test_only_the_private_half_opens_what_was_sealed() -> None:
    key, other = keys.Keys(os.urandom(32)), keys.Keys(os.urandom(32))
    data = os.urandom(200_000) + WORDS.encode()
    shut = sealing.sealed_whole(data, key.public)
    assert WORDS.encode() not in shut
    assert sealing.unseal(shut, lambda _: key.private) == sealing.Unsealed(
        tuple(data[at : at + 65536] for at in range(0, len(data), 65536)), is_whole=True
    )
    assert sealing.unseal(shut, lambda _: other.private).blocks == ()
    with pytest.raises(LockedError):
        sealing.unseal(shut, keys.private_half)


def test_what_is_torn_off_costs_the_last_block_only() -> None:
    key = keys.Keys(os.urandom(32))
    sealer = sealing.Sealer(key.public)
    data = b"".join(sealer.seal(bytes([number]) * 50) for number in range(200))
    for cut in (1, 20, 60, 65):
        torn = sealing.unseal(data[:-cut], lambda _: key.private)
        assert [block[0] for block in torn.blocks] == list(range(199))
        assert not torn.is_whole
    assert sealer.unseal(data).is_whole


def test_damage_costs_what_it_hits_and_is_never_read_as_something_else() -> None:
    key, random_ = keys.Keys(os.urandom(32)), random.Random(5)  # noqa: S311
    sealer, again = sealing.Sealer(key.public), sealing.Sealer(key.public)
    blocks = [random_.randbytes(random_.randrange(1, 400)) for _ in range(150)]
    data = b"".join([*map(sealer.seal, blocks[:100]), *map(again.seal, blocks[100:])])
    lost_most = 0
    for _ in range(400):
        hurt = bytearray(data)
        at, length = random_.randrange(len(data)), random_.randrange(1, 60)
        hurt[at : at + length] = random_.randbytes(length) if random_.random() < 0.7 else b""
        found = sealing.unseal(bytes(hurt), lambda _: key.private)
        assert set(found.blocks) <= set(blocks)
        assert found.is_whole is (found.blocks == tuple(blocks) and bytes(hurt) == data) or not found.is_whole
        lost_most = max(lost_most, len(blocks) - len(found.blocks))
    assert lost_most <= 12


def test_a_block_costs_next_to_nothing(measured: Callable[[str], None]) -> None:
    sealer = sealing.Sealer(keys.Keys(os.urandom(32)).public)
    block, times = os.urandom(3200), []
    for _ in range(2000):
        began = time.perf_counter()
        sealer.seal(block)
        times.append(time.perf_counter() - began)
    median_ms = sorted(times)[1000] * 1e3
    measured(f"sealing 100 ms of sound: median {median_ms * 1e3:.1f} us, p99 {sorted(times)[1980] * 1e6:.0f} us")
    assert median_ms < 0.2


# --- on and off ---------------------------------------------------------------------------------------------------


def test_switched_on_everything_is_sealed_and_nothing_is_missing(tmp_path: Path) -> None:
    kept = filled(tmp_path)
    assert len(in_clear(tmp_path)) >= 4
    with keeping(tmp_path) as keeper:
        keeper.switch(on=True)
        settle(tmp_path, seals=True)
        keeper.say(9, "More marmalade.", at=NOW + 50)
        wait_for(lambda: len(keeper.kept) == 1, "it")
        assert in_clear(tmp_path) == []
        wait_for(lambda: "The history is encrypted now." in keeper.told, "it")
        assert keeper.opened == 1
    assert in_clear(tmp_path) == []
    assert not (tmp_path / "history" / CLEAR_NAME).exists()
    new_process()
    found = entries(tmp_path)
    assert found[1:] == kept
    assert [heard(tmp_path, entry) for entry in found] == [2.0] * 4
    store = HistoryStore(tmp_path / "history")
    assert len(store.search(Query(text="zebra"))) == 3
    store.close()


def test_switched_off_everything_is_as_it_was_and_the_key_is_gone(
    tmp_path: Path, system_keyring: MemoryKeyring
) -> None:
    kept = sealed(tmp_path)
    assert len(system_keyring.secrets) == 1
    with keeping(tmp_path, encrypt=True) as keeper:
        keeper.switch(on=False)
        settle(tmp_path, seals=False)
        wait_for(lambda: "The history is not encrypted any more." in keeper.told, "it")
    assert system_keyring.secrets == {}
    assert not [name for name in contents(tmp_path) if "sealed" in name or "encryption" in name]
    assert entries(tmp_path) == kept
    assert [heard(tmp_path, entry) for entry in kept] == [2.0] * 3


def test_on_off_and_on_again_without_waiting(tmp_path: Path) -> None:
    kept = filled(tmp_path)
    with keeping(tmp_path) as keeper:
        for on in (True, False, True, False, True):
            keeper.switch(on=on)
        settle(tmp_path, seals=True)
    new_process()
    assert entries(tmp_path) == kept


def test_what_is_deleted_is_gone_sealed_or_not(tmp_path: Path) -> None:
    kept = sealed(tmp_path)
    new_process()
    store = HistoryStore(tmp_path / "history")
    store.delete([kept[0].id])
    store.close()
    assert entries(tmp_path) == kept[1:]
    assert len(list((tmp_path / "history" / "audio").iterdir())) == 2
    store = HistoryStore(tmp_path / "history")
    store.clear()
    store.close()
    assert list((tmp_path / "history" / "audio").iterdir()) == []


def test_a_dictation_under_way_is_sealed_from_its_beginning(tmp_path: Path) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate(1, sound=SPOKEN)
        keeper.archive.note(1, Heard(transcript(f"The {WORDS}.")))
        wait_for(lambda: any(b"zebra" in data for data in contents(tmp_path / "journal").values()), "it")
        keeper.switch(on=True)
        wait_for(lambda: in_clear(tmp_path / "journal") == [], "it")
        for block in np.array_split(SPOKEN, 10):
            keeper.archive.sound(1, block)
        keeper.archive.finish(1, replace(LAST, audio_seconds=4.0), INFO)
        settle(tmp_path, seals=True)
        wait_for(lambda: len(keeper.kept) == 1, "it")
    (entry,) = entries(tmp_path)
    assert entry.text == LAST.text or "zebra" in entry.text
    assert heard(tmp_path, entry) == 4.0


def test_a_damaged_file_set_aside_is_sealed_too(tmp_path: Path) -> None:
    filled(tmp_path)
    aside = tmp_path / "history" / f"{CLEAR_NAME}.damaged-1"
    aside.write_bytes(WORDS.encode() * 100)
    with keeping(tmp_path) as keeper:
        keeper.switch(on=True)
        settle(tmp_path, seals=True)
    assert not aside.exists()
    with keeping(tmp_path, encrypt=True) as keeper:
        keeper.switch(on=False)
        settle(tmp_path, seals=False)
    assert aside.read_bytes() == WORDS.encode() * 100


# --- what may be wrong --------------------------------------------------------------------------------------------


def test_without_the_extra_it_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dictation_app.encryption.keys.is_installed", lambda: False)
    with pytest.raises(SettingsError, match="extra 'encryption' is not installed"):
        conversion.prepare(tmp_path / "history", tmp_path / "journal", seals=True)
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("kind", ["none", "locked", "silent"])
def test_without_a_keyring_it_is_refused(
    tmp_path: Path, system_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    answered = threading.Event()
    if kind == "none":
        keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    elif kind == "locked":
        system_keyring.is_locked = True
    else:
        monkeypatch.setattr(system_keyring, "_answer", lambda: answered.wait(5))
        monkeypatch.setattr(keys.in_time, "__defaults__", (0.1,))
    with pytest.raises(SettingsError, match=r"keyring") as refused:
        conversion.prepare(tmp_path / "history", tmp_path / "journal", seals=True)
    answered.set()
    assert refused.value.hint
    assert kind == "silent" or contents(tmp_path) == {}


def lose(memory: MemoryKeyring, how: str) -> Callable[[], None]:
    """Take the key away; returns what brings it back."""
    secrets = dict(memory.secrets)
    if how == "locked":
        memory.is_locked = True
    elif how == "gone":
        memory.secrets.clear()
    elif how == "wrong":
        memory.secrets = dict.fromkeys(secrets, "d3JvbmcgIHdyb25nICB3cm9uZyAgd3JvbmcgIDEyMzQ=")
    else:
        memory.secrets = dict.fromkeys(secrets, "\0not base64")

    def back() -> None:
        memory.is_locked, memory.secrets = False, secrets

    return back


@pytest.mark.parametrize("how", ["locked", "gone", "wrong", "nonsense"])
@pytest.mark.parametrize("in_the_same_run", [True, False])
def test_without_the_key_dictations_wait_sealed_and_nothing_is_touched(
    tmp_path: Path,
    system_keyring: MemoryKeyring,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
    in_the_same_run: bool,
) -> None:
    kept = sealed(tmp_path)
    before = {name: data for name, data in contents(tmp_path / "history").items() if "lock" not in name}
    new_process()
    back = lose(system_keyring, how)
    with keeping(tmp_path, encrypt=True) as keeper:
        keeper.say(1, f"One more {WORDS}.", at=NOW + 100)
        keeper.say(2, f"And another {WORDS}.", at=NOW + 200)
        wait_for(lambda: len(keeper.told) == 1, "it")
        time.sleep(0.1)
        assert len(keeper.told) == 1
        assert "encrypted" in keeper.told[0] or "keyring" in keeper.told[0]
        assert in_clear(tmp_path) == []
        with pytest.raises(HistoryError):
            HistoryStore(tmp_path / "history")
        with pytest.raises(SettingsError):
            keeper.archive.prepare_encryption(seals=False)
        after = {name: data for name, data in contents(tmp_path / "history").items() if "lock" not in name}
        assert after == before
        if in_the_same_run:
            back()
            monkeypatch.setattr("dictation_app.safe.ASK_AGAIN_S", 0.0)
            keeper.archive.unlock()
            wait_for(lambda: len(keeper.kept) == 2, "it")
    back()
    new_process()
    with keeping(tmp_path, encrypt=True) as keeper:
        wait_for(lambda: not list((tmp_path / "journal").iterdir()), "it")
    texts = [entry.text for entry in entries(tmp_path)]
    assert texts[:2] == [f"And another {WORDS}.", f"One more {WORDS}."]
    assert entries(tmp_path)[2:] == kept
    assert in_clear(tmp_path) == []
    caplog.clear()


def test_a_reader_beside_the_archive_asks_nobody(tmp_path: Path, system_keyring: MemoryKeyring) -> None:
    sealed(tmp_path)
    new_process()
    asked = system_keyring.asked
    with pytest.raises(LockedError):
        HistoryStore(tmp_path / "history", mends=False)
    assert system_keyring.asked == asked
    HistoryStore(tmp_path / "history").close()
    HistoryStore(tmp_path / "history", mends=False).close()


def test_with_the_setting_on_and_no_key_to_be_had_nothing_is_written_in_clear(
    tmp_path: Path, system_keyring: MemoryKeyring, caplog: pytest.LogCaptureFixture
) -> None:
    system_keyring.is_locked = True
    with keeping(tmp_path, encrypt=True) as keeper:
        keeper.say(1)
        wait_for(lambda: len(keeper.told) == 2, "it")
        assert any("not kept" in sentence for sentence in keeper.told)
    assert in_clear(tmp_path) == []
    caplog.clear()


def test_a_setting_written_by_hand_is_carried_out_at_the_next_start(tmp_path: Path) -> None:
    kept = filled(tmp_path)
    with keeping(tmp_path, encrypt=True):
        settle(tmp_path, seals=True)
    assert entries(tmp_path) == kept
    with keeping(tmp_path, encrypt=False):
        settle(tmp_path, seals=False)
    assert entries(tmp_path) == kept


def test_another_program_that_reads_is_waited_for(tmp_path: Path) -> None:
    kept = filled(tmp_path)
    reader = HistoryStore(tmp_path / "history", mends=False)
    with keeping(tmp_path) as keeper:
        keeper.switch(on=True)
        time.sleep(0.8)
        assert not is_settled(tmp_path, seals=True)
        keeper.say(1, f"Meanwhile {WORDS}.", at=NOW + 100)
        wait_for(lambda: bool(list((tmp_path / "journal").iterdir())), "it")
        assert in_clear(tmp_path / "journal") == []
        assert reader.search(Query()) == kept
        reader.close()
        settle(tmp_path, seals=True)
        wait_for(lambda: len(keeper.kept) == 1, "it")
    assert entries(tmp_path)[1:] == kept


def test_the_command_line_reads_it_and_says_when_it_cannot(
    tmp_path: Path, system_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed(tmp_path)
    monkeypatch.setattr("dictation_app.paths.history_dir", lambda: tmp_path / "history")
    monkeypatch.setattr("dictation_app.paths.journal_dir", lambda: tmp_path / "journal")
    new_process()
    found = CliRunner().invoke(history, ["search", "zebra", "--exact", "--json"], catch_exceptions=False)
    assert len(json.loads(found.output)) == 3
    CliRunner().invoke(history, ["export", str(tmp_path / "all.md")], catch_exceptions=False)
    assert (tmp_path / "all.md").read_text("utf-8").count("zebra") == 3
    new_process()
    system_keyring.is_locked = True
    with pytest.raises(LockedError, match="keyring"):
        CliRunner().invoke(history, ["list"], catch_exceptions=False)


# --- damage -------------------------------------------------------------------------------------------------------


def damaged(data: bytes, random_: random.Random) -> bytes:
    hurt = bytearray(data)
    for _ in range(random_.randrange(1, 4)):
        at, length = random_.randrange(len(data)), random_.randrange(1, 300)
        hurt[at : at + length] = random_.randbytes(min(length, len(data) - at))
    return bytes(hurt[: random_.randrange(len(hurt))] if random_.random() < 0.2 else hurt)


def test_a_damaged_database_is_mended_only_where_its_key_opens_it(tmp_path: Path) -> None:
    """What cannot be opened stays byte for byte; what can be mended loses nothing that could be read."""
    random_ = random.Random(3)  # noqa: S311
    kept = {entry.id: entry for entry in sealed(tmp_path, 12)}
    folder = tmp_path / "history"
    whole = (folder / SEALED_NAME).read_bytes()
    left = mended = 0
    for _ in range(200):
        for path in folder.glob(f"{SEALED_NAME}*"):
            path.unlink()
        hurt = damaged(whole, random_)
        (folder / SEALED_NAME).write_bytes(hurt)
        if not hurt:
            continue
        try:
            store = HistoryStore(folder)
        except HistoryError:
            assert (folder / SEALED_NAME).read_bytes() == hurt
            left += 1
            continue
        found = {entry.id: entry for entry in store.search(Query(limit=100))}
        store.close()
        assert all(kept[id_] == entry for id_, entry in found.items())
        if len(found) < len(kept):
            assert list(folder.glob(f"{SEALED_NAME}.damaged-*"))
            mended += 1
    assert left > 20
    assert mended > 5
    assert in_clear(tmp_path) == []


def test_a_damaged_sealed_journal_costs_nobody_elses_dictation(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    random_ = random.Random(4)  # noqa: S311
    key = keys.make()
    for number in range(200):
        folder = tmp_path / str(number)
        journal = Journal(folder)
        journal.seal(key.public)
        for session in (1, 2):
            journal.begin(session, begun(NOW + session))
            journal.sound(session, SPOKEN)
            journal.note(session, Heard(replace(transcript(f"{WORDS} {session}"), session_id=session)))
        journal.close()
        hurt, whole = Journal(folder).unfinished()
        path = random_.choice(sorted((folder / hurt).iterdir()))
        path.write_bytes(damaged(path.read_bytes(), random_))
        later = Journal(folder)
        later.seal(key.public)
        assert whole in later.unfinished()
        assert later.read(whole).transcripts[0].text == f"{WORDS} 2"
        with suppress(LockedError):  # the one file of a dictation that no head is left of
            found = later.read(hurt)
            assert {t.text for t in found.transcripts} <= {f"{WORDS} 1"}
            assert found.is_damaged or "state" not in path.name
        later.close()
        assert in_clear(folder) == []


@pytest.mark.parametrize("name", marker.FILES)
def test_one_damaged_marker_costs_nothing(tmp_path: Path, name: str) -> None:
    kept = sealed(tmp_path)
    random_, whole = random.Random(6), (tmp_path / "history" / name).read_bytes()  # noqa: S311
    for _ in range(200):
        (tmp_path / "history" / name).write_bytes(damaged(whole, random_))
        found = marker.read(tmp_path / "history")
        assert found is not None
        assert found.is_database_sealed
    assert entries(tmp_path) == kept


@pytest.mark.parametrize("is_gone", [True, False])
def test_without_any_marker_nothing_is_touched(tmp_path: Path, caplog: pytest.LogCaptureFixture, is_gone: bool) -> None:
    sealed(tmp_path)
    for name in marker.FILES:
        path = tmp_path / "history" / name
        path.unlink() if is_gone else path.write_bytes(b"nothing")
    before = contents(tmp_path / "history")
    for encrypt in (True, False):
        with keeping(tmp_path, encrypt=encrypt) as keeper:
            wait_for(lambda keeper=keeper: bool(keeper.told), "it")
        after = contents(tmp_path / "history")
        assert {name: after[name] for name in before} == before
    caplog.clear()


# --- interruptions ------------------------------------------------------------------------------------------------


def _convert_and_die(step: int, folder: Path, secrets: Path, on: bool) -> None:  # of a process
    """Body of a process of its own: convert, and die before step `step`."""
    count = 0

    def dying(work: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            nonlocal count
            count += 1
            if count > step:
                os._exit(9)
            return work(*args, **options)

        return call

    keyring.set_keyring(keyrings.FileKeyring(secrets))
    for module, name in (
        (os, "fsync"),
        (os, "replace"),
        (os, "unlink"),
        (os, "rename"),
        (sealing, "write_new"),
        (sealing, "destroy"),
        (sealing, "_wipe"),
        (marker, "write"),
        (marker, "remove"),
        (keys, "remove"),
    ):
        setattr(module, name, dying(getattr(module, name)))
    with keeping(folder, encrypt=on):
        settle(folder, seals=on)
    os._exit(0)


def _killed_at(step: int, folder: Path, secrets: Path, *, on: bool) -> bool:
    """Whether it came to its end instead."""
    # Not forked from here: threads of other tests have been, and hold locks.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.unit.test_encryption"])
    process = context.Process(target=_convert_and_die, args=(step, folder, secrets, on))
    process.start()
    process.join(60)
    assert process.exitcode in (0, 9)
    return process.exitcode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="forkserver")
@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("goes_on", [True, pytest.param(False, marks=pytest.mark.long)])
def test_killed_at_any_step_nothing_is_lost(
    tmp_path: Path, measured: Callable[[str], None], on: bool, goes_on: bool
) -> None:
    """The next start completes it, or, where the setting is another one by then, undoes it."""
    step, is_done = 0, False
    while not is_done:
        folder, secrets = tmp_path / str(step), tmp_path / f"{step}.json"
        folder.mkdir()
        keyring.set_keyring(keyrings.FileKeyring(secrets))
        keys.forget()
        kept = filled(folder, 2) if on else sealed(folder, 2)
        crashed(folder, at=NOW + 500, heard=f"Unfinished {WORDS}") if on else None
        conversion.prepare(folder / "history", folder / "journal", seals=on)
        is_done = _killed_at(step, folder, secrets, on=on)
        keys.forget()
        wanted = on if goes_on else not on
        conversion.prepare(folder / "history", folder / "journal", seals=wanted)
        with keeping(folder, encrypt=wanted) as keeper:
            wait_for(partial(_is_over, folder, keeper, seals=wanted), "the end of the conversion")
        found = entries(folder)
        assert found[-2:] == kept, step
        assert [heard(folder, entry) for entry in kept] == [2.0, 2.0], step
        step += 1
    measured(f"conversion {'on' if on else 'off'}, killed at each of {step} steps")
    assert step > 15


def _is_over(folder: Path, keeper: SealingKeeper, *, seals: bool) -> bool:
    """As the app answers: what was unfinished is decoded once more."""
    while keeper.unfinished:
        name, _ = keeper.unfinished.pop()
        keeper.archive.recovered(name, 7, LAST, INFO)
    return is_settled(folder, seals=seals) and not any((folder / "journal").iterdir())
