"""Files damaged by random bytes: the app starts, says so, and loses nothing else."""

from __future__ import annotations

import os
import random
import shutil
import threading
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.archive import Archive
from dictation_app.engine.catalogue import Catalogue
from dictation_app.engine.hosted import HostedEngine
from dictation_app.engine.models import ModelStore
from dictation_app.errors import ModelError, UserError
from dictation_app.history import HistoryStore, Query
from dictation_app.journal import Begun, Heard, Journal
from dictation_app.settings import (
    HistorySettings,
    SegmenterSettings,
    Settings,
    SettingsStore,
    all_keys,
    get,
    with_value,
)
from dictation_app.validation import check_settings, without_wrong_names
from dictation_app.values.dictation import DeliveryMethod, DeliveryState, LastDictation
from dictation_app.values.speech import DecodeOptions, EngineConfig, EngineInfo, Transcript
from tests.fakes import quiet, tone
from tests.faults.kills import NextStart
from tests.unit.engine.toy_models import catalogue, put, toy_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.history import Entry
    from dictation_app.values.speech import Utterance

DAMAGES = 500
BEFORE = 40
BEGUN_AT = 1_700_000_000.0
INFO = EngineInfo(model="base", device="cpu", compute_type="int8")


def damaged(contents: bytes, chance: random.Random) -> bytes:
    """As a failing disk or a careless program leaves them."""
    changed = bytearray(contents)
    match chance.randrange(4):
        case 0:
            for _ in range(chance.choice((1, 3, 30))):
                changed[chance.randrange(len(changed))] ^= chance.randrange(1, 256)
        case 1:
            del changed[chance.randrange(len(changed)) :]
        case 2:
            at = chance.randrange(len(changed))
            changed[at : at + 512] = bytes(min(512, len(changed) - at))
        case _:
            at = chance.randrange(len(changed))
            changed[at : at + 64] = chance.randbytes(min(64, len(changed) - at))
    return bytes(changed)


# --- settings ---------------------------------------------------------------------------------------------------------


def test_settings(folder: Path, survived: Callable[..., None]) -> None:
    chance = random.Random(1)  # noqa: S311  # repeatable
    models = ModelStore(folder / "models", Catalogue.read())
    wanted = Settings()
    for key, value in (
        ("audio.tail_ms", "300"),
        ("history.days", "30"),
        ("engine.language", "de"),
        ("ui.theme", "dark"),
    ):
        wanted = with_value(wanted, key, value)
    original = SettingsStore(folder / "original" / "settings.json")
    original.replace(wanted)
    contents = original.path.read_bytes()
    told = untold = saved = 0
    for number in range(DAMAGES):
        store = SettingsStore(folder / str(number) / "settings.json")
        store.path.parent.mkdir()
        broken = damaged(contents, chance)
        store.path.write_bytes(broken)
        loaded = store.load()
        settings, wrong = without_wrong_names(loaded.settings, models)
        check_settings(settings, models)
        same = sum(get(settings, key) == get(wanted, key) for key in all_keys())
        notes = loaded.notes + wrong
        told += bool(notes)
        if not notes:
            # What is changed into another value that is allowed nobody can tell from a wish.
            untold += 1
            assert same >= len(all_keys()) - 30
        saved += same > sum(get(Settings(), key) == get(wanted, key) for key in all_keys())
        # Whatever is saved next: the file with all that was wished is still there, or was not needed.
        store.use(settings)
        store.replace(with_value(settings, "audio.tail_ms", "77"))
        files = [path.read_bytes() for path in store.path.parent.iterdir() if path != store.path]
        assert not loaded.notes or broken in files
        assert SettingsStore(store.path).load().settings.audio.tail_ms == 77
        shutil.rmtree(store.path.parent)
    survived("settings damaged", DAMAGES, 0, f"{told} told, {untold} only other values that are allowed; file kept")
    assert told > DAMAGES * 0.7


# --- history and journal ----------------------------------------------------------------------------------------------


class Disk:
    """An archive's folders, and what it tells."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: list[str] = []

    def on_unfinished(self, name: str, utterances: tuple[Utterance, ...]) -> None:
        raise AssertionError(name)

    def on_kept(self, entry: Entry) -> None:
        return

    def on_changed(self) -> None:
        return

    def on_told(self, message: str, *, warning: bool) -> None:
        self.told.append(message)

    def keep(self, texts: list[str]) -> None:
        """Dictations of one run, from start to quit."""
        archive = Archive(
            self.folder / "journal", self.folder / "history", HistorySettings(), SegmenterSettings(), self
        )
        thread = threading.Thread(target=archive.run)
        thread.start()
        for number, text in enumerate(texts):
            archive.begin(number, Begun(started_at=time.time(), model="base", device="cpu", language="auto"))
            archive.sound(number, tone(0.5))
            archive.finish(number, said(text), INFO)
        archive.shut_down()
        thread.join()

    def texts(self) -> list[str]:
        return [entry.text for entry in self.entries()]

    def entries(self) -> tuple[Entry, ...]:
        """Newest first."""
        store = HistoryStore(self.folder / "history")
        try:
            return store.search(Query(limit=1000))
        finally:
            store.close()


def said(text: str) -> LastDictation:
    return LastDictation(
        text=text, language="en", method=DeliveryMethod.PASTE, delivery=DeliveryState.DELIVERED, audio_seconds=0.5
    )


def test_history(folder: Path, survived: Callable[..., None], caplog: pytest.LogCaptureFixture) -> None:
    """What can be saved of the file itself is judged in ``tests/unit/test_history.py``."""
    chance = random.Random(2)  # noqa: S311  # repeatable
    home = Disk(folder / "home")
    home.keep(
        [f"This is dictation {number}, which is long enough to fill a part of a page." for number in range(BEFORE)]
    )
    contents = (home.folder / "history" / "history.sqlite3").read_bytes()
    told = saved = refused = 0
    for number in range(DAMAGES):
        disk = Disk(folder / str(number))
        shutil.copytree(home.folder, disk.folder)
        file = disk.folder / "history" / "history.sqlite3"
        file.write_bytes(damaged(contents, chance))
        disk.keep(["Said afterwards."])
        told += bool(disk.told)
        kept_in_journal = list((disk.folder / "journal").glob("*"))
        if kept_in_journal:
            # It looks like a newer version's file, which nobody touches: what is said stays in the journal.
            refused += 1
            assert any("newer version" in message for message in disk.told), disk.told
        else:
            texts = disk.texts()
            assert texts.count("Said afterwards.") == 1  # not always the first: the time of another may be damaged
            assert disk.told or len(texts) == 1 + BEFORE, "lost without a word"
            saved += len(texts) - 1
        shutil.rmtree(disk.folder)
    caplog.clear()
    mean = saved / max(1, DAMAGES - refused)
    survived(
        "history damaged", DAMAGES, 0, f"{told} found and told; {mean:.0f} of {BEFORE} older entries saved on average"
    )
    assert refused < 10
    assert told > DAMAGES / 4
    assert mean > 25


def test_journal(folder: Path, survived: Callable[..., None], caplog: pytest.LogCaptureFixture) -> None:
    """Beside a damaged dictation another one and the history stay whole."""
    chance = random.Random(3)  # noqa: S311  # repeatable
    home = Disk(folder / "home")
    home.keep(["Said before."])
    journal = Journal(home.folder / "journal", sync=lambda _file: None)
    for number in (1, 2):
        journal.begin(number, Begun(started_at=BEGUN_AT + number, model="base", device="cpu", language="auto"))
        journal.sound(number, quiet(0.3))
        journal.sound(number, tone(1.5))
        journal.note(number, Heard(heard(number)))
    hit, whole = sorted((home.folder / "journal").iterdir())
    lost_parts = 0
    for number in range(DAMAGES):
        copy = folder / str(number)
        shutil.copytree(home.folder, copy)
        for file in (copy / "journal" / hit.name).iterdir():
            if chance.random() < 0.7:
                file.write_bytes(damaged(file.read_bytes(), chance))
        start = NextStart(copy)
        start.run()
        found = {entry.started_at: entry.text for entry in Disk(copy).entries()}
        assert "Said before." in found.values()
        assert found[BEGUN_AT + 2] == "recovered"
        assert 2 <= len(found) <= 3
        lost_parts += len(found) == 2
        assert any("recovered" in message for message in start.told)
        shutil.rmtree(copy)
    journal.close()
    caplog.clear()
    survived("journal damaged", DAMAGES, 0, f"{DAMAGES - lost_parts} of the damaged dictations found, all others")
    assert lost_parts < DAMAGES * 0.2
    assert whole.exists()


def heard(session_id: int) -> Transcript:
    return Transcript(
        session_id=session_id,
        seq=0,
        text="We all go home.",
        language="en",
        withheld="",
        audio_seconds=1.8,
        decode_seconds=0.1,
        passes=1,
    )


# --- models -----------------------------------------------------------------------------------------------------------


def test_model(folder: Path, survived: Callable[..., None]) -> None:
    """Found without loading any: by size and time at each start, by its hash where those are as they were."""
    chance = random.Random(4)  # noqa: S311  # repeatable
    original = ModelStore(folder / "original", catalogue())
    original.fetch("toy", folder=put(folder / "files", toy_files()))
    at_start = by_hash = 0
    for number in range(DAMAGES):
        copy = folder / str(number)
        shutil.copytree(folder / "original", copy)
        models = ModelStore(copy, catalogue())
        path = copy / "toy" / chance.choice(list(toy_files()))
        stat, contents = path.stat(), path.read_bytes()
        broken = damaged(contents, chance)
        path.write_bytes(broken)
        is_hidden = chance.random() < 0.7  # a disk tells nobody what it forgets
        if is_hidden:
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        if is_hidden and len(broken) == len(contents):
            assert models.is_installed("toy")
        else:
            at_start += 1
            with pytest.raises(ModelError, match="changed since they were last checked"):
                models.path("toy")
        if broken != contents:
            with pytest.raises(ModelError, match="is damaged"):
                models.verify("toy")
            by_hash += 1
            assert not models.is_installed("toy")
            (aside,) = copy.glob("toy.damaged-*")
            assert (aside / path.name).read_bytes() == broken
        shutil.rmtree(copy)
    survived("model damaged", DAMAGES, 0, f"{at_start} told at the start, {by_hash} by `dictation models verify`; kept")
    assert by_hash > DAMAGES * 0.98


@pytest.mark.model
@pytest.mark.timeout(240)
def test_a_damaged_model_that_is_loaded_all_the_same(
    tmp_path: Path, model: Path, survived: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    """The disk lost some of it and tells nobody. In its own process it may do what it wants."""
    chance = random.Random(5)  # noqa: S311  # repeatable
    kinds = {"config.json": 2, "tokenizer.json": 3, "vocabulary.txt": 1, "model.bin": 3}
    works = 0
    told: list[UserError] = []
    files = [name for name, count in kinds.items() for _ in range(count)]
    for number, name in enumerate(files):
        folder = tmp_path / str(number)
        folder.mkdir()
        for path in model.iterdir():
            if path.name == name:
                contents = path.read_bytes()
                # The first bytes of the weights say how they lie in the file.
                broken = (
                    damaged(contents[:5000], chance) + contents[5000:]
                    if name == "model.bin"
                    else damaged(contents, chance)
                )
                (folder / name).write_bytes(broken)
            else:
                (folder / path.name).symlink_to(path)
        try:
            engine = HostedEngine("faster-whisper", EngineConfig(model="base", model_path=folder, device="cpu"))
        except UserError as exc:
            told.append(exc)
        else:
            try:
                engine.transcribe(np.zeros(16_000, np.float32), DecodeOptions(language="en"))
                works += 1
            except UserError as exc:
                told.append(exc)
            finally:
                engine.close()
        shutil.rmtree(folder)
    caplog.clear()
    assert all(each.message.endswith(".") and each.hint for each in told)
    survived("damaged model loaded", len(files), 0, f"{len(files) - works} told, the others work")
