"""Archive: what is on the disk after a dictation, and what a run finds that an earlier one left. Real files."""

from __future__ import annotations

import os
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from dictation_app.archive import Archive
from dictation_app.errors import HistoryError, JournalError
from dictation_app.history import Entry, HistoryStore, Query, Sequel
from dictation_app.journal import Begun, Delivered, Dropped, Failed, Heard, Journal, JournalEvent, Sending, TakenBack
from dictation_app.recovery import ATTEMPTS, PIECE_S
from dictation_app.session import DictationSession
from dictation_app.settings import HistorySettings, SegmenterSettings, TextSettings
from dictation_app.values.dictation import DeliveryMethod, DeliveryReport, DeliveryState, LastDictation, Later
from dictation_app.values.speech import EngineInfo, Transcript, Utterance, Word
from tests import dictations
from tests.fakes import quiet, tone
from tests.x11_display import wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dictation_app.values.speech import Samples

INFO = EngineInfo(model="base", device="cpu", compute_type="int8")
LAST = replace(dictations.LAST, text="We all go home.", audio_seconds=2.0)
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


def words_in(folder: Path, id_: int) -> list[str]:
    store = HistoryStore(folder / "history")
    try:
        return [word.text for word in store.words(id_)]
    finally:
        store.close()


def word(text: str) -> Word:
    return Word(0.0, 0.5, text, 0.9)


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
    assert (entry.delivery, entry.stop_to_text_ms, entry.decode_ms) == (DeliveryState.DELIVERED, 430, 380)
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


@pytest.mark.parametrize(("seconds", "count"), [(0.9, 0), (1.0, 1)])
def test_where_all_is_kept_a_key_touched_by_accident_is_not(tmp_path: Path, seconds: float, count: int) -> None:
    with keeping(tmp_path, keep="all") as keeper:
        keeper.dictate()
        keeper.archive.finish(1, replace(LAST, text="", audio_seconds=seconds), INFO)
    assert len(entries(tmp_path)) == count
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
        keeper.archive.recovered(name, 7, replace(LAST, delivery=DeliveryState.NOT_DELIVERED), INFO)
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
            keeper.archive.recovered(name, 7, LAST, INFO)
    assert [entry.started_at for entry in entries(tmp_path)] == [NOW + 2, NOW + 1, NOW]
    assert keeper.told == ["3 unfinished dictations were recovered. They are in the history."]


def test_what_had_gone_out_before_the_crash_says_so(tmp_path: Path) -> None:
    name = crashed(tmp_path, heard="We all go")
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.unfinished, "the report")
        keeper.archive.recovered(name, 7, LAST, INFO)
    (entry,) = entries(tmp_path)
    assert entry.detail == "Its text may have gone out."
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
        keeper.archive.recovered(keeper.unfinished[0][0], 7, replace(LAST, text="We all go home. Good night."), INFO)
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
        keeper.archive.recovered(name, 7, LastDictation(), INFO)
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
        keeper.archive.recovered(second, 7, LAST, INFO)
    caplog.clear()
    monkeypatch.undo()
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.unfinished, "the first")
    assert [name for name, _ in keeper.unfinished] == [first]


def test_a_bug_in_keeping_one_leaves_it_in_the_journal_and_costs_no_other_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    add = HistoryStore.add

    def add_or_fail(self: HistoryStore, entry: Entry) -> Entry:
        if entry.text == "bad":
            raise ZeroDivisionError
        return add(self, entry)

    monkeypatch.setattr(HistoryStore, "add", add_or_fail)
    with keeping(tmp_path) as keeper:
        for session_id, words in enumerate(("bad", "good"), 1):
            keeper.dictate(session_id, at=NOW + session_id)
            keeper.archive.finish(session_id, replace(LAST, text=words), INFO)
        wait_for(lambda: keeper.kept, "the good one")
    assert [entry.text for entry in entries(tmp_path)] == ["good"]
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()
    monkeypatch.undo()
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.unfinished, "the bad one")


def test_a_bug_in_taking_up_one_that_was_left_costs_no_other_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = crashed(tmp_path), crashed(tmp_path, at=NOW + 1)
    recovering = Journal.recovering

    def recovering_or_fail(self: Journal, name: str) -> None:
        if name == first:
            raise ZeroDivisionError
        recovering(self, name)

    monkeypatch.setattr(Journal, "recovering", recovering_or_fail)
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.unfinished, "the second")
    assert [name for name, _ in keeper.unfinished] == [second]
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


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


def test_old_dictations_and_more_sound_than_there_is_room_for_go_when_the_limit_is_set(tmp_path: Path) -> None:
    loud = np.random.default_rng(1).uniform(-0.9, 0.9, 16000 * 25).astype(np.float32)  # 0.8 MB as FLAC
    with keeping(tmp_path, keep="all") as keeper:
        for number, at in enumerate((NOW - 40 * 86400, NOW - 2, NOW - 1)):
            keeper.dictate(number, at=at, sound=loud)
            keeper.archive.finish(number, replace(LAST, text=f"Number {number}."), INFO)
        wait_for(lambda: len(keeper.kept) == 3, "the entries")
        keeper.archive.apply(HistorySettings(keep="all", audio_mb=1, days=0))
        wait_for(lambda: keeper.changes == 1, "less sound")
        assert [bool(entry.audio) for entry in entries(tmp_path)] == [True, False, False]
        assert len(list((tmp_path / "history" / "audio").iterdir())) == 1
        # Three days of use are needed before a clock is believed (see the tests of wrong clocks).
        for number in (3, 4):
            keeper.dictate(number, at=NOW + number * 86400)
            keeper.archive.finish(number, replace(LAST, text=f"Number {number}."), INFO)
        wait_for(lambda: len(keeper.kept) == 5, "two more days")
        keeper.archive.apply(HistorySettings(keep="all", days=30))
        wait_for(lambda: keeper.changes == 2, "the pruning")
    assert "Number 0." not in [entry.text for entry in entries(tmp_path)]
    assert len(entries(tmp_path)) == 4


def test_words_join_their_entry_in_order_however_late_they_come(tmp_path: Path) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate()
        keeper.archive.words(1, 1, [word("second")])
        keeper.archive.finish(1, LAST, INFO)
        keeper.archive.words(1, 0, [word("first")])
        wait_for(lambda: keeper.kept, "the entry")
    (entry,) = entries(tmp_path)
    assert words_in(tmp_path, entry.id) == ["first", "second"]


def test_words_of_what_was_thrown_away_or_deleted_are_not_kept(tmp_path: Path) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate()
        keeper.archive.drop(1)
        keeper.archive.words(1, 0, [word("gone")])
        keeper.dictate(2)
        keeper.archive.finish(2, LAST, INFO)
        wait_for(lambda: keeper.kept, "the entry")
        keeper.archive.delete([keeper.kept[0].id])
        keeper.archive.words(2, 0, [word("late")])
    assert entries(tmp_path) == ()
    assert words_in(tmp_path, keeper.kept[0].id) == []
    assert keeper.told == []


def test_a_recovered_dictation_gets_its_words_those_placed_between_its_pieces_too(tmp_path: Path) -> None:
    name = crashed(tmp_path)
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.unfinished, "the dictation")
        keeper.archive.words(7, 0, [word("first")])
        keeper.archive.recovered(name, 7, LAST, INFO)
        keeper.archive.words(7, 1, [word("second")])
        wait_for(lambda: keeper.kept, "the entry")
    assert words_in(tmp_path, keeper.kept[0].id) == ["first", "second"]


def test_words_of_the_part_that_was_thrown_away_are_not_kept(tmp_path: Path) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate()
        keeper.archive.words(1, 0, [word("We")])
        keeper.archive.note(1, Sending("We "))
        keeper.archive.words(1, 1, [word("secret")])
        keeper.archive.drop(1)
        keeper.archive.words(1, 2, [word("secret")])
        keeper.archive.finish(1, replace(LAST, text="We"), INFO)
        keeper.archive.words(1, 3, [word("secret")])
        wait_for(lambda: keeper.kept, "the entry")
    assert "secret" not in words_in(tmp_path, keeper.kept[0].id)


def test_nothing_stays_open_of_what_the_history_did_not_take(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "history").write_text("no folder")
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.told, "the reason")
        before = len(list(Path("/proc/self/fd").iterdir()))
        for number in range(20):
            keeper.dictate(number, at=NOW + number)
            keeper.archive.finish(number, LAST, INFO)
        wait_for(lambda: len(list(tmp_path.glob("journal/*"))) == 20, "the journal")
        wait_for(lambda: len(list(Path("/proc/self/fd").iterdir())) <= before + 2, "the files to be closed")
    caplog.clear()


def left(folder: Path, *events: JournalEvent, finished: bool = False) -> Path:
    """A dictation in the journal of which these things are known; returns its folder."""
    journal = Journal(folder / "journal")
    journal.begin(1, begun())
    journal.sound(1, SPOKEN)
    for event in events:
        journal.note(1, event)
    if finished:
        journal.finished(1)
    journal.close()
    return next((folder / "journal").iterdir())


def recover(folder: Path, last: LastDictation = LAST, **settings: object) -> Entry:
    """What becomes of it; `last` is what decoding comes to, where that is wanted."""
    with keeping(folder, **settings) as keeper:
        wait_for(lambda: keeper.kept or keeper.unfinished, "the dictation")
        if keeper.unfinished:
            keeper.archive.recovered(keeper.unfinished[0][0], 7, last, INFO)
    (entry,) = entries(folder)
    return entry


def part(words: str, seq: int, *, withheld: str = "", language: str = "en") -> Heard:
    return Heard(replace(transcript(words), seq=seq, withheld=withheld, language=language))


def went(words: str, seq: int, state: DeliveryState = DeliveryState.DELIVERED, detail: str = "") -> Delivered:
    return Delivered(replace(report(words), seq=seq, state=state, detail=detail))


ARRIVED = (Sending("We all go home. "), went("We all go home. ", 0))
LOST = (Sending("Good night."), went("Good night.", 1, DeliveryState.NOT_DELIVERED, "It is on the clipboard."))


def test_the_worst_delivery_of_a_finished_dictation_is_told(tmp_path: Path) -> None:
    left(tmp_path, part("We all go home.", 0), *ARRIVED, part("Good night.", 1), *LOST, finished=True)
    entry = recover(tmp_path)
    assert (entry.text, entry.delivery) == ("We all go home. Good night.", DeliveryState.NOT_DELIVERED)
    assert entry.detail == "It is on the clipboard."


def test_a_finished_dictation_with_a_part_that_failed_is_not_called_delivered(tmp_path: Path) -> None:
    left(tmp_path, part("We all go home.", 0), Failed(1, "no memory"), *ARRIVED, finished=True)
    entry = recover(tmp_path)
    assert (entry.delivery, entry.detail) == (DeliveryState.NOT_DELIVERED, "A part of it could not be transcribed.")
    assert sound_of(tmp_path, entry).shape == SPOKEN.shape


@pytest.mark.parametrize(
    ("events", "detail"),
    [
        ((part("One.", 0), Sending("One. "), went("One. ", 0)), "Its first word had gone out; what follows them"),
        (
            (part("我们都回家了。", 0, language="zh"), Sending("我们。"), went("我们都回家了。", 0)),
            "Its first 6 characters had gone out; what follows them was not inserted.",
        ),
        ((*LOST, Sending("Good night."), went("Good night.", 2)), ""),
        (
            (part("We all go home.", 0), *ARRIVED, Sending("Good night.")),
            "Its first 4 words had gone out; what follows them may have gone out, too.",
        ),
    ],
)
def test_what_had_arrived_before_a_crash_is_told_as_it_is(
    tmp_path: Path, events: tuple[JournalEvent, ...], detail: str
) -> None:
    left(tmp_path, *events)
    told = recover(tmp_path, replace(LAST, detail="")).detail
    assert told.startswith(detail)
    assert bool(told) is bool(detail)


def test_a_crash_brings_nothing_back_that_was_thrown_away(tmp_path: Path) -> None:
    left(tmp_path, part("Secret.", 0), Dropped())
    with keeping(tmp_path, keep="all") as keeper:
        wait_for(lambda: journal_is_empty(tmp_path), "the end of its journal")
    assert (keeper.kept, keeper.unfinished, entries(tmp_path)) == ([], [], ())


def test_what_was_taken_back_before_a_crash_is_recovered(tmp_path: Path) -> None:
    left(tmp_path, part("We all", 0), Dropped(), TakenBack(), Dropped(), TakenBack())
    assert recover(tmp_path).text == LAST.text


def test_what_was_held_back_of_a_cancelled_dictation_stays_thrown_away(tmp_path: Path) -> None:
    left(tmp_path, part("We all go home.", 0), *ARRIVED, part("Secret.", 1, withheld="Nobody spoke."), Dropped())
    entry = recover(tmp_path)
    assert (entry.text, entry.withheld, entry.withheld_text) == ("We all go home.", "", "")


def test_a_finished_dictation_with_a_damaged_line_is_decoded_again(tmp_path: Path) -> None:
    folder = left(tmp_path, part("We all go home.", 0), part("Good night.", 1), *LOST, finished=True)
    state = folder / "state.jsonl"
    lines = state.read_bytes().split(b"\n")
    lines[1] = lines[1][:40] + b"X" + lines[1][41:]
    state.write_bytes(b"\n".join(lines))
    assert recover(tmp_path, replace(LAST, text="All of it.")).text == "All of it."


@pytest.mark.parametrize(
    "again",
    [
        replace(LAST, text="", delivery=DeliveryState.NOT_DELIVERED),
        replace(LAST, text="Good night.", is_incomplete=True),
        replace(LAST, text="Thank you.", withheld="Nobody spoke.", withheld_text="Thank you."),
    ],
    ids=["nothing", "a part", "withheld"],
)
def test_what_the_journal_knew_is_not_given_up_for_a_worse_decode(tmp_path: Path, again: LastDictation) -> None:
    left(tmp_path, part("We all go home.", 0), part("and sleep.", 1))
    entry = recover(tmp_path, again)
    assert entry.text == "We all go home. And sleep."
    assert bool(entry.audio) is again.is_incomplete
    assert entry.withheld == ""


def test_what_was_understood_again_is_not_given_up_for_the_little_the_journal_knew(tmp_path: Path) -> None:
    left(tmp_path, part("We all go home.", 0))
    longer = "We all go home. And then we sleep until the morning."
    assert recover(tmp_path, replace(LAST, text=longer, is_incomplete=True)).text == longer


def test_withheld_words_outlive_the_loss_of_their_sound(tmp_path: Path) -> None:
    folder = left(tmp_path, part("Thank you.", 0, withheld="Nobody spoke."))
    (folder / "sound.wav").unlink()
    entry = recover(tmp_path, LastDictation())
    assert (entry.text, entry.withheld, entry.withheld_text) == ("", "Nobody spoke.", "Thank you.")


def test_one_that_cannot_be_deleted_holds_up_no_other_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate()
        keeper.archive.finish(1, LAST, INFO)
    crashed(tmp_path)  # its entry had been made
    second = crashed(tmp_path, at=NOW + 5)
    forget = Journal.forget

    def refuse(self: Journal, name: str) -> None:
        if name != second:
            raise JournalError("The recording of a dictation cannot be deleted: Permission denied.")
        forget(self, name)

    monkeypatch.setattr(Journal, "forget", refuse)
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.unfinished, "the second")
        assert keeper.unfinished[0][0] == second
        assert keeper.told == ["The recording of a dictation cannot be deleted: Permission denied."]
    caplog.clear()


def test_a_history_that_cannot_be_asked_makes_no_second_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate()
        keeper.archive.finish(1, LAST, INFO)
    crashed(tmp_path)

    def busy(self: HistoryStore, query: Query | None = None) -> int:
        raise HistoryError("The history is in use by another program.")

    for _ in range(ATTEMPTS + 1):  # which do not count
        with monkeypatch.context() as patch:
            patch.setattr(HistoryStore, "count", busy)
            with keeping(tmp_path) as keeper:
                wait_for(lambda: keeper.told, "the reason")  # called at once
                assert keeper.unfinished == []
    caplog.clear()
    assert not journal_is_empty(tmp_path)
    with keeping(tmp_path):
        wait_for(lambda: journal_is_empty(tmp_path), "the end of it")
    assert len(entries(tmp_path)) == 1


def test_one_that_cannot_be_read_is_told_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    crashed(tmp_path)

    def too_much(self: Journal, name: str) -> None:
        raise MemoryError

    monkeypatch.setattr(Journal, "read", too_much)
    with keeping(tmp_path) as keeper:
        wait_for(lambda: keeper.told, "the sentence")
    caplog.clear()
    assert keeper.told == [
        "An unfinished dictation could not be read. The sound is kept, and the next start tries again."
    ]
    assert not journal_is_empty(tmp_path)


def test_sound_that_cannot_be_replaced_does_not_cost_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    unlink = type(tmp_path).unlink

    def refuse(self: Path, missing_ok: bool = False) -> None:  # noqa: FBT002  # pathlib's
        if self.suffix == ".flac":
            raise OSError(30, "Read-only file system")
        unlink(self, missing_ok)

    monkeypatch.setattr(type(tmp_path), "unlink", refuse)
    with keeping(tmp_path, keep="all") as keeper:
        keeper.dictate()
        keeper.archive.finish(1, LAST, INFO)
    caplog.clear()
    assert [entry.text for entry in entries(tmp_path)] == [LAST.text]
    assert len(keeper.told) == 1


def test_the_sound_of_a_recording_that_broke_off_is_kept(tmp_path: Path) -> None:
    session = DictationSession(tap_s=0.4, text_settings=TextSettings())
    session.start()
    (done,) = session.capture_crashed(5.0)
    with keeping(tmp_path) as keeper:
        keeper.dictate()
        keeper.archive.finish(1, done.last, INFO)
    (entry,) = entries(tmp_path)
    assert sound_of(tmp_path, entry).shape == SPOKEN.shape
    assert entry.detail == "A part of it could not be transcribed."


@pytest.mark.parametrize(("days_of_use", "kept"), [(1, 51), (2, 52), (3, 3)])
def test_a_clock_that_is_wrong_for_a_day_or_two_deletes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days_of_use: int, kept: int
) -> None:
    """Entries of 50 days, and then the clock goes forward by more than a year."""
    with keeping(tmp_path) as keeper:
        for day in range(50):
            keeper.dictate(day, at=NOW - day * 86400)
            keeper.archive.finish(day, LAST, INFO)
    later = NOW + 400 * 86400
    monkeypatch.setattr("dictation_app.archive.time.time", lambda: later + 3 * 86400)
    with keeping(tmp_path) as keeper:
        for day in range(days_of_use):
            keeper.dictate(day, at=later + day * 86400)
            keeper.archive.finish(day, LAST, INFO)
    with keeping(tmp_path):
        pass
    assert len(entries(tmp_path)) == kept


INSERTED = Sequel(later=Later.INSERTED, method=DeliveryMethod.PASTE, delivery=DeliveryState.DELIVERED, target="gedit")
REMOVED = replace(INSERTED, later=Later.REMOVED, delivery=DeliveryState.NOT_DELIVERED)


def test_what_becomes_of_a_text_afterwards_stands_in_its_entry(tmp_path: Path) -> None:
    held = replace(LAST, delivery=DeliveryState.NOT_DELIVERED, method=DeliveryMethod.NONE, detail="Elsewhere.")
    with keeping(tmp_path) as keeper:
        keeper.dictate(1)
        keeper.archive.go_on(1, INSERTED)  # a part of it, while it is still spoken
        keeper.archive.finish(1, held, None)
        keeper.dictate(2, at=NOW + 1)
        keeper.archive.finish(2, LAST, None)
        keeper.archive.go_on(2, REMOVED)
        keeper.archive.go_on(99, REMOVED)
    newer, older = entries(tmp_path)
    assert (older.later, older.delivery, older.detail, older.target) == (Later.INSERTED, "delivered", "", "gedit")
    assert (newer.later, newer.delivery, newer.text) == (Later.REMOVED, LAST.delivery, LAST.text)
    assert keeper.told == []


def test_another_text_in_its_place_is_the_entrys_and_the_first_one_is_kept_beside_it(tmp_path: Path) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate(1)
        keeper.archive.finish(1, LAST, None)
        keeper.archive.go_on(1, replace(INSERTED, text="Wir gehen alle heim.", language="de"))
    (entry,) = entries(tmp_path)
    assert (entry.text, entry.language, entry.later) == ("Wir gehen alle heim.", "de", Later.REPLACED)
    store = HistoryStore(tmp_path / "history")
    assert [result.text for result in store.results(entry.id)] == [LAST.text]
    assert store.count(Query(text="heim")) == 1
    store.close()


def test_of_an_entry_that_was_deleted_nothing_is_told(tmp_path: Path) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate(1)
        keeper.archive.finish(1, LAST, None)
        keeper.archive.delete([1])
        keeper.archive.go_on(1, INSERTED)
    assert (entries(tmp_path), keeper.told) == ((), [])


@pytest.mark.parametrize("nothing", [{"private": True}, {"keep": "nothing"}])
def test_where_nothing_is_kept_nothing_is_that_becomes_of_an_earlier_text(
    tmp_path: Path, nothing: dict[str, object]
) -> None:
    with keeping(tmp_path) as keeper:
        keeper.dictate(1)
        keeper.archive.finish(1, LAST, None)
        keeper.archive.apply(HistorySettings(**nothing))  # type: ignore[arg-type]
        keeper.archive.go_on(1, replace(INSERTED, text="Said in private."))
        keeper.archive.go_on(1, REMOVED)
    (entry,) = entries(tmp_path)
    assert (entry.text, entry.later) == (LAST.text, Later.NOTHING)
    store = HistoryStore(tmp_path / "history")
    assert store.results(entry.id) == ()
    store.close()
