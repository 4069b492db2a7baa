"""MeaningIndexer and the archive that paces it; the model in its own process."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dictation_app.archive import Archive
from dictation_app.errors import ModelError
from dictation_app.history import HistoryStore
from dictation_app.journal import Begun
from dictation_app.meaning.hosted import HostedEmbedder
from dictation_app.meaning.indexer import BATCH, MeaningIndexer
from dictation_app.settings import HistorySettings, SegmenterSettings
from dictation_app.values.dictation import LastDictation
from tests.unit.meaning.texts import ENTRY, TopicEmbedder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from dictation_app.history import Entry
    from dictation_app.history.meanings import Meaning
    from dictation_app.values.speech import Samples

BEGUN = Begun(started_at=ENTRY.started_at + 1e6, model="base", device="auto", language="auto")
LAST = LastDictation(
    text="The vet was kind.",
    language="en",
    method=ENTRY.method,
    delivery=ENTRY.delivery,
    detail="",
    withheld="",
    audio_seconds=2.0,
    stop_to_text_ms=180,
    decode_ms=240,
)


def happens(condition: Callable[[], bool], timeout_s: float = 10) -> bool:
    deadline_s = time.monotonic() + timeout_s
    while not condition() and time.monotonic() < deadline_s:
        time.sleep(0.01)
    return condition()


class SlowEmbedder(TopicEmbedder):
    """Takes its time, as the real one does."""

    def embed(self, text: str) -> Sequence[Samples]:
        time.sleep(0.01)
        return super().embed(text)


class Listener:
    """Of an archive; what it reports is of no interest here."""

    def on_unfinished(self, name: str, utterances: object) -> None: ...

    def on_kept(self, entry: Entry) -> None: ...

    def on_changed(self) -> None: ...

    def on_told(self, message: str, *, warning: bool) -> None: ...


@pytest.fixture
def history(tmp_path: Path) -> Iterator[HistoryStore]:
    store = HistoryStore(tmp_path / "history")
    yield store
    store.close()


@pytest.fixture
def run_archive(tmp_path: Path) -> Iterator[Callable[..., Archive]]:
    running: list[tuple[Archive, threading.Thread]] = []

    def start(embedder: TopicEmbedder, settings: HistorySettings | None = None) -> Archive:
        archive = Archive(
            tmp_path / "journal",
            tmp_path / "history",
            settings or HistorySettings(days=0),
            SegmenterSettings(),
            Listener(),
            embedder,
        )
        thread = threading.Thread(target=archive.run)
        thread.start()
        running.append((archive, thread))
        return archive

    yield start
    for archive, thread in running:
        archive.shut_down()
        thread.join()


def add(history: HistoryStore, count: int) -> None:
    for number in range(count):
        history.add(replace(ENTRY, text=f"dog {number}", started_at=ENTRY.started_at + number))


def known(history: HistoryStore) -> int:
    return len(history.meanings("topics"))


def test_all_are_read_the_newest_first(history: HistoryStore, tmp_path: Path) -> None:
    add(history, BATCH + 3)
    embedder = TopicEmbedder()
    handed: list[Sequence[Meaning]] = []
    indexer = MeaningIndexer(
        partial(HistoryStore, tmp_path / "history"), embedder, lambda _model, found: handed.append(found)
    )

    indexer.start()
    try:
        assert happens(lambda: len(handed) == 2)
    finally:
        indexer.shut_down()

    assert [len(found) for found in handed] == [BATCH, 3]
    assert embedder.asked == [f"dog {number}" for number in reversed(range(BATCH + 3))]


def test_an_archive_learns_what_is_there_and_what_comes(
    history: HistoryStore, run_archive: Callable[..., Archive]
) -> None:
    add(history, 3)
    archive = run_archive(TopicEmbedder())
    assert happens(lambda: known(history) == 3)

    archive.begin(1, BEGUN)
    archive.finish(1, LAST, None)
    assert happens(lambda: known(history) == 4)

    archive.correct(1, "rent")
    # In this order: before the correction, too, as many are known.
    assert happens(lambda: history.get(1).text == "rent" and known(history) == 4)


KEEPING = [HistorySettings(days=0), HistorySettings(days=0, keep="nothing"), HistorySettings(days=0, private=True)]


@pytest.mark.parametrize("settings", KEEPING, ids=["text", "nothing", "private"])
@pytest.mark.parametrize("end", ["finish", "drop"])
def test_nothing_is_read_while_somebody_dictates(
    history: HistoryStore, run_archive: Callable[..., Archive], settings: HistorySettings, end: str
) -> None:
    add(history, 200)
    embedder = SlowEmbedder()
    archive = run_archive(embedder, settings)
    assert happens(lambda: bool(embedder.asked))

    archive.begin(1, BEGUN)
    has_begun = threading.Event()
    archive.post(has_begun.set)
    assert has_begun.wait(10)
    asked = len(embedder.asked)
    time.sleep(0.3)
    while_dictating = len(embedder.asked)
    if end == "drop":
        archive.drop(1)
    else:
        archive.finish(1, LAST, None)

    assert while_dictating <= asked + 1 < 200, "what was being read is read to its end, and no more"
    is_kept = end == "finish" and not settings.keeps_nothing
    assert happens(lambda: known(history) == 200 + is_kept, 20)


def test_switched_off_it_reads_nothing(history: HistoryStore, run_archive: Callable[..., Archive]) -> None:
    add(history, 1)
    embedder = TopicEmbedder()
    archive = run_archive(embedder, HistorySettings(days=0, meaning=False))
    archive.begin(1, BEGUN)
    archive.finish(1, LAST, None)
    assert happens(lambda: history.count() == 2)
    assert embedder.asked == []

    archive.apply(HistorySettings(days=0))

    assert happens(lambda: known(history) == 2)


def test_the_archive_ends_in_the_middle_of_the_work(history: HistoryStore, tmp_path: Path) -> None:
    add(history, 200)
    embedder = SlowEmbedder()
    archive = Archive(
        tmp_path / "journal",
        tmp_path / "history",
        HistorySettings(days=0),
        SegmenterSettings(),
        Listener(),
        embedder,
    )
    thread = threading.Thread(target=archive.run)
    thread.start()
    try:
        assert happens(lambda: bool(embedder.asked))
    finally:
        archive.shut_down()
    thread.join(2)

    assert not thread.is_alive()
    assert len(embedder.asked) < 200


def test_a_model_that_cannot_run_is_told_once(
    history: HistoryStore, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(TopicEmbedder):
        def embed(self, text: str) -> Sequence[Samples]:
            super().embed(text)
            raise ModelError("It is damaged.")

    add(history, 1)
    embedder = Broken()
    indexer = MeaningIndexer(partial(HistoryStore, tmp_path / "history"), embedder, lambda _model, _found: None)
    indexer.start()
    try:
        for times in (1, 2):
            assert happens(lambda times=times: len(embedder.asked) == times)
            time.sleep(0.05)
            indexer.look()
    finally:
        indexer.shut_down()

    assert [record.getMessage() for record in caplog.records] == [
        "What dictations mean cannot be worked out: ModelError"
    ]
    caplog.clear()


@pytest.fixture(scope="module")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("model")


def test_the_model_runs_in_a_process_of_low_priority_that_ends_by_itself(
    model_folder: Path, measured: Callable[[str], None]
) -> None:
    embedder = HostedEmbedder(model_folder, idle_s=1.0)
    assert embedder.pid is None
    began_s = time.perf_counter()
    (first,) = embedder.embed("The dog is ill.")
    start_ms = (time.perf_counter() - began_s) * 1000
    pid = embedder.pid
    assert pid is not None
    if hasattr(os, "getpriority"):
        assert os.getpriority(os.PRIO_PROCESS, pid) >= 10
    began_s = time.perf_counter()
    for _ in range(20):
        embedder.embed("I have an appointment with the dentist on Thursday at nine because my tooth hurts.")
    each_ms = (time.perf_counter() - began_s) * 50
    measured(f"meaning of an entry of 15 words: {each_ms:.1f} ms; start of the model's process {start_ms:.0f} ms")

    assert happens(lambda: embedder.pid is None, 10)
    (again,) = embedder.embed("The dog is ill.")
    assert embedder.pid not in {None, pid}
    assert (first == again).all()

    embedder.close()
    assert embedder.pid is None
    with pytest.raises(ModelError):
        embedder.embed("The dog is ill.")


def test_a_process_that_is_killed_is_started_again(model_folder: Path) -> None:
    embedder = HostedEmbedder(model_folder)
    embedder.embed("The dog is ill.")
    pid = embedder.pid
    assert pid is not None
    os.kill(pid, 9)
    assert happens(lambda: embedder.pid is None)

    assert len(embedder.embed("The dog is ill.")) == 1

    embedder.close()
