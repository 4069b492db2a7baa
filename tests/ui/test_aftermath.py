"""What becomes of a text after its dictation: told to the history by the dictation that it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dictation_app.control.aftermath import Aftermath
from dictation_app.control.last_said import LastSaid
from dictation_app.values.dictation import (
    DeliveryMethod,
    DeliveryReport,
    DeliveryState,
    Hold,
    LastDictation,
    Later,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dictation_app.history import Sequel

LAST = LastDictation(
    text="Words.", method=DeliveryMethod.PASTE, delivery=DeliveryState.DELIVERED, audio_seconds=1.0, target="gedit"
)
WAITS = replace(
    LAST, method=DeliveryMethod.NONE, delivery=DeliveryState.NOT_DELIVERED, hold=Hold.MOVED, detail="Elsewhere."
)
INSERTED = replace(LAST, audio_seconds=0.0)


class FakeArchive:
    def __init__(self) -> None:
        self.sequels: list[tuple[int, Sequel]] = []

    def go_on(self, session_id: int, sequel: Sequel) -> None:
        self.sequels.append((session_id, sequel))


class Desk:
    def __init__(self) -> None:
        self.archive, self.said = FakeArchive(), LastSaid()
        self.aftermath = Aftermath(self.archive, self.said)  # type: ignore[arg-type]

    def end(self, session_id: int, last: LastDictation, *states: DeliveryState) -> LastDictation:
        for seq, state in enumerate(states or (last.delivery,)):
            waits = state is DeliveryState.NOT_DELIVERED
            self.aftermath.take(
                DeliveryReport(
                    session_id=session_id,
                    seq=seq,
                    text=last.text,
                    method=last.method,
                    state=state,
                    hold=Hold.MOVED if waits else Hold.NO,
                    detail="Elsewhere." if waits else "",
                )
            )
        told = self.aftermath.end(session_id, last)
        self.said.end(session_id, told, is_private=False)
        return told

    @property
    def told(self) -> list[tuple[int, Later, DeliveryState]]:
        return [(id_, sequel.later, sequel.delivery) for id_, sequel in self.archive.sequels]


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk()


def test_a_dictation_that_ends_well_has_no_sequel(desk: Desk) -> None:
    assert desk.end(1, LAST) is LAST
    assert desk.told == []


def test_what_waited_and_was_inserted_is_told_of_each_dictation_it_is_of(desk: Desk) -> None:
    desk.end(1, WAITS)
    desk.end(2, replace(WAITS, detail="Elsewhere. Left out: noise."))
    desk.aftermath.bring(3, (1, 2))
    desk.end(3, INSERTED)
    inserted = (Later.INSERTED, DeliveryState.DELIVERED)
    assert desk.told == [(1, *inserted), (2, *inserted)]
    assert [sequel.detail for _, sequel in desk.archive.sequels] == ["", "Left out: noise."]
    assert [sequel.text for _, sequel in desk.archive.sequels] == ["", ""], "each keeps its own"


def test_it_is_no_surer_than_the_piece_that_arrived_before_nor_whole_where_it_was_not(desk: Desk) -> None:
    desk.end(1, WAITS, DeliveryState.PROBABLY, DeliveryState.NOT_DELIVERED)
    desk.end(2, replace(WAITS, is_incomplete=True))
    for source in (1, 2):
        desk.aftermath.bring(10 + source, (source,))
        desk.end(10 + source, INSERTED)
    assert [state for _, _, state in desk.told] == [DeliveryState.PROBABLY, DeliveryState.NOT_DELIVERED]


def test_what_waits_again_is_told_of_when_it_is_inserted_at_last(desk: Desk) -> None:
    desk.end(1, WAITS)
    desk.aftermath.bring(2, (1,))
    desk.end(2, replace(WAITS, audio_seconds=0.0))
    assert desk.told == []
    desk.aftermath.bring(3, (2,))
    desk.end(3, INSERTED)
    assert desk.told == [(1, Later.INSERTED, DeliveryState.DELIVERED)]


def test_what_is_taken_out_is_told_at_once_and_put_in_again_too(desk: Desk) -> None:
    desk.end(1, LAST)
    desk.aftermath.remove(1, False)
    assert desk.told == [(1, Later.REMOVED, DeliveryState.NOT_DELIVERED)]
    assert desk.said.later is Later.REMOVED
    desk.aftermath.exchange(2, 1)
    desk.end(2, INSERTED)
    assert (desk.told[-1], desk.archive.sequels[-1][1].text) == (
        (1, Later.INSERTED, DeliveryState.DELIVERED),
        "Words.",
    )
    assert desk.said.later is Later.NOTHING
    desk.aftermath.remove(2, True)
    assert desk.told[-1][:2] == (1, Later.PARTLY_REMOVED)


def test_what_was_said_in_another_way_is_told_with_the_text_that_took_its_place(desk: Desk) -> None:
    desk.end(1, LAST)
    desk.aftermath.exchange(2, 1)
    assert desk.end(2, replace(LAST, text="Wörter.", language="de")).later is Later.REPLACED
    ((source, sequel),) = desk.archive.sequels
    assert (source, sequel.text, sequel.language) == (1, "Wörter.", "de")


def test_what_could_not_take_its_place_changes_nothing(desk: Desk) -> None:
    desk.end(1, LAST)
    desk.aftermath.exchange(2, 1)
    desk.end(2, replace(WAITS, hold=Hold.FAILED))
    assert desk.told == []


def test_what_was_to_take_its_place_and_waited_is_told_with_its_own_text_once_it_is_inserted(desk: Desk) -> None:
    desk.end(1, LAST)
    desk.aftermath.exchange(2, 1)
    desk.end(2, replace(WAITS, text="Wörter.", audio_seconds=0.0))
    desk.aftermath.bring(3, (2,))
    desk.end(3, replace(INSERTED, text="Wörter."))
    ((source, sequel),) = desk.archive.sequels
    assert (source, sequel.text) == (1, "Wörter.")


def test_what_was_taken_out_for_a_text_that_waits_is_told_until_that_is_inserted(desk: Desk) -> None:
    desk.end(1, LAST)
    desk.aftermath.exchange(2, 1)
    desk.aftermath.remove(1, False)
    desk.end(2, replace(WAITS, text="Wörter.", audio_seconds=0.0))
    assert desk.told == [(1, Later.REMOVED, DeliveryState.NOT_DELIVERED)]
    desk.aftermath.bring(3, (2,))
    desk.end(3, replace(INSERTED, text="Wörter."))
    assert desk.told[-1] == (1, Later.INSERTED, DeliveryState.DELIVERED)
    assert desk.archive.sequels[-1][1].text == "Wörter."


def test_nothing_is_kept_of_what_nobody_can_ask_about_any_more(desk: Desk) -> None:
    desk.end(1, WAITS)
    desk.aftermath.bring(2, (1,))
    desk.aftermath.exchange(3, 1)
    desk.aftermath.keep({2})
    desk.end(2, replace(WAITS, detail="Elsewhere. Left out: noise."))
    desk.aftermath.keep({2})
    desk.aftermath.bring(4, (2,))
    desk.end(4, INSERTED)
    assert [(id_, sequel.later) for id_, sequel in desk.archive.sequels] == [(1, Later.INSERTED)], "it was still known"
    desk.end(5, WAITS)
    desk.aftermath.bring(6, (5,))
    for dropped in (3, 6):
        desk.aftermath.drop(dropped)
    desk.aftermath.keep(set())
    assert (desk.aftermath._continued, desk.aftermath._rests) == ({}, {})


def test_what_has_not_ended_is_kept(desk: Desk) -> None:
    held = replace(WAITS, detail="Elsewhere. Left out: noise.")
    desk.end(1, held)
    desk.aftermath.bring(2, (1,))
    desk.aftermath.keep(set())
    desk.end(2, INSERTED)
    ((source, sequel),) = desk.archive.sequels
    assert (source, sequel.detail) == (1, "Left out: noise.")
