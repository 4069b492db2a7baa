"""Archive: what is on the disk after a dictation, and what a run finds that an earlier one left. Real files."""

from __future__ import annotations

import os
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import av
import numpy as np

from dictation_app.archive import ATTEMPTS, PIECE_S, Archive
from dictation_app.errors import HistoryError
from dictation_app.history import Entry, HistoryStore, Query
from dictation_app.journal import Begun, Delivered, Dropped, Heard, Journal, Sending
from dictation_app.settings import HistorySettings, SegmenterSettings
from dictation_app.values import (
    DeliveryMethod,
    DeliveryReport,
    DeliveryState,
    EngineInfo,
    LastDictation,
    Transcript,
    Utterance,
)
from tests.fakes import quiet, tone
from tests.x11_display import wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from dictation_app.values import Samples

INFO = EngineInfo(model="base", device="cpu", compute_type="int8")
LAST = LastDictation(
    text="We all go home.",
    language="en",
    method=DeliveryMethod.PASTE,
    delivery=DeliveryState.DELIVERED,
    detail="",
    withheld="",
    audio_seconds=2.0,
    stop_to_text_ms=180,
    decode_ms=240,
)
NOW = float(round(time.time()) - 1000)
SPOKEN = np.round(np.concatenate((quiet(0.3), tone(1.2), quiet(0.5))) * 32768).astype(np.float32) / 32768


def begun(started_at: float = NOW) -> Begun:
    return Begun(started_at=started_at, model="base", device="auto", language="auto")


class Keeper:
    """An archive on a thread, and what it reported."""

    def __init__(self, folder: Path, settings: HistorySettings) -> None:
        self.archive = Archive(folder / "journal", folder / "history", settings, SegmenterSettings(), self)
        self.unfinished: list[tuple[str, tuple[Utterance, ...]]] = []
        self.kept: list[Entry] = []
        self.told: list[str] = []
        self.changes = 0
        self.thread = threading.Thread(target=self.archive.run, name="archive")

    def on_unfinished(self, name: str, utterances: tuple[Utterance, ...]) -> None:
        self.unfinished.append((name, utterances))

    def on_kept(self, entry: Entry) -> None:
        self.kept.append(entry)

    def on_changed(self) -> None:
        self.changes += 1

    def on_told(self, message: str, *, warning: bool) -> None:
        self.told.append(message)

    def dictate(self, session_id: int = 1, *, at: float = NOW, sound: Samples = SPOKEN) -> None:
        self.archive.begin(session_id, begun(at))
        for block in np.array_split(sound, 10):
            self.archive.sound(session_id, block)

    def end(self) -> None:
        self.archive.shut_down()
        self.thread.join(10)
        assert not self.thread.is_alive()


@contextmanager
def keeping(folder: Path, **settings: object) -> Iterator[Keeper]:
    keeper = Keeper(folder, HistorySettings(**settings))  # type: ignore[arg-type]
    keeper.thread.start()
    try:
        yield keeper
    finally:
        keeper.end()


def entries(folder: Path) -> tuple[Entry, ...]:
    store = HistoryStore(folder / "history")
    try:
        return store.search(Query())
    finally:
        store.close()


def journal_is_empty(folder: Path) -> bool:
    return not (folder / "journal").exists() or not any((folder / "journal").iterdir())


def sound_of(folder: Path, entry: Entry) -> Samples:
    with av.open(str(folder / "history" / "audio" / entry.audio)) as media:
        frames = [frame.to_ndarray()[0] for frame in media.decode(audio=0)]
    return np.concatenate(frames).astype(np.float32) / 32768


def crashed(folder: Path, *, at: float = NOW, sound: Samples = SPOKEN, attempts: int = 0, heard: str = "") -> str:
    """Leave a dictation as a run does that ends in the middle of it."""
    journal = Journal(folder / "journal")
    journal.begin(1, begun(at))
    journal.sound(1, sound)
    if heard:
        journal.note(1, Heard(transcript(heard)))
        journal.note(1, Sending(heard))
    journal.close()
    for _ in range(attempts):
        journal = Journal(folder / "journal")
        journal.recovering(journal.unfinished()[0])
        for state in journal._claimed.values():
            os.close(state)  # As when the process dies.
        journal._claimed.clear()
    journal = Journal(folder / "journal")
    names = journal.unfinished()
    journal.close()
    return names[-1]


def transcript(words: str) -> Transcript:
    return Transcript(
        session_id=1, seq=0, text=words, language="en", withheld="", audio_seconds=2.0, decode_seconds=0.1, passes=1
    )


def report(words: str) -> DeliveryReport:
    return DeliveryReport(
        session_id=1, seq=0, text=words, method=DeliveryMethod.PASTE, state=DeliveryState.DELIVERED, finished_at_s=1.0
    )


def test_what_ended_well_is_an_entry_and_no_more_in_the_journal(tmp_path: Path) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate()
        keeper.archive.finish(1, LAST, INFO)
    (entry,) = entries(tmp_path)
    assert (entry.text, entry.started_at, entry.model, entry.device) == ("We all go home.", NOW, "base", "cpu")
    assert (entry.delivery, entry.stop_to_text_ms, entry.decode_ms) == (DeliveryState.DELIVERED, 180, 240)
    assert (entry.audio, entry.is_recovered) == ("", False)
    assert keeper.kept == [entry]
    assert journal_is_empty(tmp_path)
    assert keeper.told == []


def test_while_it_goes_on_its_sound_is_on_the_disk(tmp_path: Path) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate()
        wait_for(
            lambda: [p.stat().st_size for p in (tmp_path / "journal").glob("*/sound.wav")] == [44 + 2 * len(SPOKEN)],
            "the sound",
        )
        keeper.archive.drop(1)
    assert entries(tmp_path) == ()
    assert journal_is_empty(tmp_path)


def test_the_sound_stays_where_it_is_wanted(tmp_path: Path) -> None:
    with keeping(tmp_path, keep="all") as keeper:
        keeper.dictate()
        keeper.archive.finish(1, LAST, INFO)
    (entry,) = entries(tmp_path)
    assert np.array_equal(sound_of(tmp_path, entry), SPOKEN)
    assert (tmp_path / "history" / "audio" / entry.audio).stat().st_mode & 0o777 == 0o600


def test_the_sound_stays_where_a_part_was_not_understood(tmp_path: Path) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate()
        keeper.archive.finish(1, replace(LAST, text="", is_incomplete=True), INFO)
    (entry,) = entries(tmp_path)
    assert np.array_equal(sound_of(tmp_path, entry), SPOKEN)


def test_of_a_cancelled_dictation_only_what_had_gone_out_is_kept(tmp_path: Path) -> None:
    with keeping(tmp_path, keep="all") as keeper:
        keeper.dictate(1)
        keeper.archive.note(1, Sending("We all"))
        keeper.archive.drop(1)
        keeper.archive.finish(1, replace(LAST, text="We all"), INFO)
        keeper.dictate(2)
        keeper.archive.drop(2)
    (entry,) = entries(tmp_path)
    assert (entry.text, entry.audio) == ("We all", "")
    assert journal_is_empty(tmp_path)


def test_nothing_is_written_where_nothing_is_kept(tmp_path: Path) -> None:
    with keeping(tmp_path, keep="nothing") as keeper:
        keeper.dictate()
        keeper.archive.finish(1, LAST, INFO)
        keeper.dictate(2)
    assert entries(tmp_path) == ()
    assert journal_is_empty(tmp_path)


def test_where_nobody_spoke_nothing_is_kept(tmp_path: Path) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate()
        keeper.archive.finish(1, replace(LAST, text=""), INFO)
    assert entries(tmp_path) == ()
    assert journal_is_empty(tmp_path)


def test_what_was_held_back_is_kept_with_its_reason(tmp_path: Path) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate()
        held_back = replace(LAST, text="Thank you.", withheld="Nobody spoke.", withheld_text="Thank you.")
        keeper.archive.finish(1, held_back, INFO)
    (entry,) = entries(tmp_path)
    assert (entry.text, entry.withheld_text, entry.withheld) == ("", "Thank you.", "Nobody spoke.")


def test_what_a_crash_cut_off_is_cut_into_utterances_and_becomes_an_entry(tmp_path: Path) -> None:
    name = crashed(tmp_path, sound=np.concatenate([SPOKEN] * 9))
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.unfinished, "the report")
        ((reported, utterances),) = keeper.unfinished
        assert reported == name
        assert max(len(u.samples) for u in utterances) <= PIECE_S * 16000
        assert sum(u.speech_ms for u in utterances) >= 9 * 1000
        assert keeper.kept == []
        keeper.archive.recovered(name, replace(LAST, delivery=DeliveryState.NOT_DELIVERED), INFO)
    (entry,) = entries(tmp_path)
    assert (entry.text, entry.is_recovered, entry.started_at) == ("We all go home.", True, NOW)
    assert (entry.stop_to_text_ms, entry.audio_seconds) == (0, 18.0)
    assert keeper.told == ["A dictation that was not finished was recovered. It is in the history."]
    assert journal_is_empty(tmp_path)


def test_several_are_recovered_one_after_the_other_oldest_first_and_told_together(tmp_path: Path) -> None:
    names = [crashed(tmp_path, at=NOW + number) for number in range(3)]
    with keeping(tmp_path) as keeper:
        for count, name in enumerate(names):
            wait_for(lambda: len(keeper.unfinished) > count, "the next one")  # noqa: B023 - called at once
            assert [found for found, _ in keeper.unfinished] == names[: count + 1]
            keeper.archive.recovered(name, LAST, INFO)
    assert [entry.started_at for entry in entries(tmp_path)] == [NOW + 2, NOW + 1, NOW]
    assert keeper.told == ["3 unfinished dictations were recovered. They are in the history."]


def test_what_had_gone_out_before_the_crash_says_so(tmp_path: Path) -> None:
    name = crashed(tmp_path, heard="We all go")
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.unfinished, "the report")
        keeper.archive.recovered(name, LAST, INFO)
    (entry,) = entries(tmp_path)
    assert entry.detail == "The last of its text may have gone out, too."
    assert entry.delivery is DeliveryState.NOT_DELIVERED


def test_of_a_part_that_had_arrived_the_words_are_counted_and_the_rest_is_not_called_delivered(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    journal.begin(1, begun())
    journal.sound(1, SPOKEN)
    journal.note(1, Sending("We all go home. "))
    journal.note(1, Delivered(report("We all go home. ")))
    journal.close()
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.unfinished, "the report")
        keeper.archive.recovered(keeper.unfinished[0][0], replace(LAST, text="We all go home. Good night."), INFO)
    (entry,) = entries(tmp_path)
    assert entry.delivery is DeliveryState.NOT_DELIVERED
    assert entry.detail == "Its first 4 words had gone out; what follows them was not inserted."


def test_what_had_arrived_whole_before_the_crash_is_delivered(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    journal.begin(1, begun())
    journal.sound(1, SPOKEN)
    journal.note(1, Heard(transcript("We all go home.")))
    journal.note(1, Sending("We all go home. "))
    journal.note(1, Delivered(report("We all go home. ")))
    journal.finished(1)
    journal.close()
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.kept, "the entry")
    (entry,) = entries(tmp_path)
    assert (entry.text, entry.delivery, entry.detail) == ("We all go home.", DeliveryState.DELIVERED, "")


def test_an_app_that_is_quit_before_it_has_recovered_tries_again(tmp_path: Path) -> None:
    name = crashed(tmp_path)
    for _ in range(2 * ATTEMPTS):
        with keeping(tmp_path) as keeper:
            wait_for(lambda: keeper.unfinished, "the report")
    assert [found for found, _ in keeper.unfinished] == [name]


def test_what_ended_the_app_twice_is_kept_with_its_sound_and_not_decoded_again(tmp_path: Path) -> None:
    crashed(tmp_path, attempts=ATTEMPTS, heard="We all go")
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.kept, "the entry")
    assert keeper.unfinished == []
    (entry,) = entries(tmp_path)
    assert entry.text == "We all go"
    assert entry.detail.startswith("It could not be transcribed: the app ended 2 times over it.")
    assert np.array_equal(sound_of(tmp_path, entry), SPOKEN)
    assert journal_is_empty(tmp_path)


def test_a_crash_between_entry_and_journal_makes_no_second_entry(tmp_path: Path) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate()
        keeper.archive.finish(1, LAST, INFO)
    crashed(tmp_path)
    with keeping(tmp_path) as keeper:
        wait_for(lambda: journal_is_empty(tmp_path), "the journal to be empty")
    assert keeper.unfinished == []
    assert len(entries(tmp_path)) == 1


def test_where_the_history_cannot_be_written_that_is_told_once_and_the_journal_stays(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "history").write_bytes(b"no folder")
    with keeping(tmp_path) as keeper:
        for number in (1, 2):
            keeper.dictate(number, at=NOW + number)
            keeper.archive.note(number, Heard(transcript("We all go home.")))
            keeper.archive.finish(number, LAST, INFO)
    assert len(keeper.told) == 1
    assert "could not be kept" in caplog.text
    caplog.clear()
    (tmp_path / "history").unlink()
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.told, "the recovery")
    # They had ended: what the journal knows is enough.
    assert keeper.unfinished == []


def test_a_dictation_of_which_nothing_could_be_decoded_is_kept_with_its_sound(tmp_path: Path) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate()
        keeper.archive.finish(1, replace(LAST, text="", audio_seconds=0.0, is_incomplete=True), INFO)
    (entry,) = entries(tmp_path)
    assert np.array_equal(sound_of(tmp_path, entry), SPOKEN)
    assert entry.audio_seconds == 2.0


def test_what_the_journal_knows_is_kept_where_the_sound_is_lost(tmp_path: Path) -> None:
    name = crashed(tmp_path, heard="We all go")
    (tmp_path / "journal" / name / "sound.wav").unlink()
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.unfinished, "the report")
        assert keeper.unfinished == [(name, ())]
        keeper.archive.recovered(name, LastDictation(), INFO)
    (entry,) = entries(tmp_path)
    assert entry.text == "We all go"


def test_one_that_cannot_be_read_stands_in_nobodys_way_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = crashed(tmp_path), crashed(tmp_path, at=NOW + 1)
    read = Journal.read

    def read_or_fail(self: Journal, name: str) -> object:
        if name == first:
            raise MemoryError
        return read(self, name)

    monkeypatch.setattr(Journal, "read", read_or_fail)
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.unfinished, "the second")
        assert keeper.unfinished[0][0] == second
        keeper.archive.recovered(second, LAST, INFO)
    caplog.clear()
    monkeypatch.undo()
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.unfinished, "the first")
    assert [name for name, _ in keeper.unfinished] == [first]


def test_text_is_kept_where_the_disk_takes_no_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(path: Path, samples: Samples) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dictation_app.audio.flac.write_flac", full)
    with keeping(tmp_path, keep="all") as keeper:
        keeper.dictate()
        keeper.archive.finish(1, LAST, INFO)
        keeper.dictate(2, at=NOW + 1)
        keeper.archive.finish(2, replace(LAST, text="", is_incomplete=True), INFO)
    caplog.clear()
    (entry,) = entries(tmp_path)
    assert (entry.text, entry.audio) == (LAST.text, "")
    assert not journal_is_empty(tmp_path)  # The sound of the second one is all there is of it.


def test_sound_without_its_entry_is_not_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(self: HistoryStore, entry: Entry) -> Entry:
        raise HistoryError("The disk is full.")

    monkeypatch.setattr(HistoryStore, "add", refuse)
    with keeping(tmp_path, keep="all") as keeper:
        keeper.dictate()
        keeper.archive.finish(1, LAST, INFO)
    caplog.clear()
    assert list((tmp_path / "history" / "audio").iterdir()) == []


def test_a_cancelled_dictation_cut_off_by_a_crash_is_only_what_had_gone_out(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    journal.begin(1, begun())
    journal.sound(1, SPOKEN)
    journal.note(1, Heard(transcript("We all go home.")))
    journal.note(1, Sending("We all "))
    journal.note(1, Dropped())
    journal.close()
    with keeping(tmp_path, keep="all") as keeper:
        wait_for(lambda: keeper.kept, "the entry")
    (entry,) = entries(tmp_path)
    assert (entry.text, entry.audio) == ("We all", "")
    assert keeper.unfinished == []


def test_where_nothing_is_to_be_kept_what_was_left_is_deleted_and_told(tmp_path: Path) -> None:
    crashed(tmp_path)
    with keeping(tmp_path, keep="nothing") as keeper:
        wait_for(lambda: keeper.told, "the news")
    assert keeper.told == ["An unfinished dictation was deleted: nothing is to be kept."]
    assert journal_is_empty(tmp_path)
    assert entries(tmp_path) == ()


def test_a_wrong_clock_deletes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate()
        keeper.archive.finish(1, LAST, INFO)
    monkeypatch.setattr("dictation_app.archive.time.time", lambda: NOW + 400 * 86400)
    with keeping(tmp_path):
        pass
    assert len(entries(tmp_path)) == 1


def test_what_the_user_asked_for_and_did_not_get_is_told_each_time(tmp_path: Path) -> None:
    with keeping(tmp_path) as keeper:
        keeper.archive.star(7, starred=True)
        keeper.archive.star(7, starred=True)
    assert keeper.told == ["There is no entry 7 in the history. It may have been deleted."] * 2
    assert keeper.changes == 2


def test_entries_are_changed_and_pruned(tmp_path: Path) -> None:
    with keeping(tmp_path) as keeper:
        for number in range(4):
            keeper.dictate(number, at=NOW + number)
            keeper.archive.finish(number, replace(LAST, text=f"Number {number}."), INFO)
        wait_for(lambda: len(keeper.kept) == 4, "the entries")
        ids = [entry.id for entry in keeper.kept]
        keeper.archive.star(ids[0], starred=True)
        keeper.archive.correct(ids[1], "Corrected.")
        keeper.archive.delete([ids[2]])
        wait_for(lambda: keeper.changes == 3, "the changes")
        keeper.archive.apply(HistorySettings(entries=1))
        wait_for(lambda: keeper.changes == 4, "the pruning")
    assert [entry.text for entry in entries(tmp_path)] == ["Number 3.", "Number 0."]
