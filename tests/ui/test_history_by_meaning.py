"""The History page where the extra 'meaning' is there: words at once, what is meant a moment later and below."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from dictation_app import meaning
from dictation_app.errors import ModelError
from dictation_app.history import HistoryStore, Query
from dictation_app.history.meanings import Meaning
from dictation_app.meaning.search import packed
from dictation_app.ui.history_page import HistoryPage
from dictation_app.workers import MeaningThread
from tests.unit.meaning.texts import ENTRY, TopicEmbedder

from . import histories

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dictation_app.history import Entry
    from dictation_app.values.speech import Samples

TEXTS = ("puppy", "the landlord called", "dog", "vet one", "vet two")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HistoryStore]:
    store = HistoryStore(tmp_path)
    for number, text in enumerate(TEXTS):
        store.add(replace(ENTRY, text=text, started_at=ENTRY.started_at + number))
    missing = store.without_meaning("topics", meaning.LANGUAGES, (float("inf"), 0), 100)
    model = TopicEmbedder()
    store.keep_meanings("topics", [Meaning(spoken, packed(model.embed(spoken.words))) for spoken in missing])
    yield store
    store.close()


@pytest.fixture
def page(qtbot: QtBot, themed: QApplication, store: HistoryStore) -> HistoryPage:
    page = HistoryPage(today=lambda: histories.TODAY)
    qtbot.addWidget(page)
    page.resize(520, 600)
    page.show()
    qtbot.waitExposed(page)
    page.set_store(store)
    page.set_by_meaning(enabled=True)
    return page


@pytest.fixture
def wanted(page: HistoryPage) -> list[Query]:
    asked: list[Query] = []
    page.meaning_wanted.connect(asked.append)
    return asked


def search(page: HistoryPage, qtbot: QtBot, text: str) -> None:
    field = page.findChild(QLineEdit)
    field.selectAll()
    with qtbot.waitSignal(page._search.changed, timeout=2000):
        qtbot.keyClicks(field, text)


def rows(page: HistoryPage) -> list[tuple[str, bool]]:
    model = page._model
    return [(model.entry(row).text, "by meaning" in model.when(row)) for row in range(model.rowCount())]


def entries(store: HistoryStore, *texts: str) -> tuple[Entry, ...]:
    return tuple(entry for text in texts for entry in store.search(Query(limit=100)) if entry.text == text)


def shown(page: HistoryPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_words_are_there_at_once_and_what_is_meant_stands_below(
    page: HistoryPage, store: HistoryStore, wanted: list[Query], qtbot: QtBot
) -> None:
    search(page, qtbot, "vet")
    assert rows(page) == [("vet two", False), ("vet one", False)]
    resets: list[None] = []
    page._model.modelReset.connect(lambda: resets.append(None))

    page.show_meant(wanted[-1], entries(store, "dog", "vet one", "puppy"))

    assert rows(page) == [("vet two", False), ("vet one", False), ("dog", True), ("puppy", True)]
    assert resets == [], "nothing that was being read moves"
    spoken = page._model.data(page._model.index(2), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("by meaning")
    assert "4 found" in shown(page)


def test_what_is_looked_at_stays_where_it_is(
    page: HistoryPage, store: HistoryStore, wanted: list[Query], qtbot: QtBot
) -> None:
    search(page, qtbot, "vet")
    page._list.choose([entries(store, "vet one")[0].id])

    page.show_meant(wanted[-1], entries(store, "dog"))
    assert [entry.text for entry in page._list.chosen] == ["vet one"]
    page._list.choose([entries(store, "dog")[0].id])
    page.refresh()
    page.show_meant(wanted[-1], entries(store, "dog", "puppy"))

    assert [entry.text for entry in page._list.chosen] == ["dog"]


def test_an_answer_to_an_earlier_question_is_not_shown(
    page: HistoryPage, store: HistoryStore, wanted: list[Query], qtbot: QtBot
) -> None:
    search(page, qtbot, "vet")
    search(page, qtbot, "landlord")

    page.show_meant(wanted[0], entries(store, "dog"))

    assert rows(page) == [("the landlord called", False)]


def test_nothing_is_said_to_be_missing_before_the_answer(
    page: HistoryPage, store: HistoryStore, wanted: list[Query], qtbot: QtBot
) -> None:
    search(page, qtbot, "animal")
    assert "Nothing found." not in shown(page)

    page.show_meant(wanted[-1], ())

    assert "Nothing found." in shown(page)


def test_a_new_dictation_leaves_what_is_meant_in_its_place(
    page: HistoryPage, store: HistoryStore, wanted: list[Query], qtbot: QtBot
) -> None:
    search(page, qtbot, "vet")
    page.show_meant(wanted[-1], entries(store, "dog", "puppy"))

    page.show_kept(store.add(replace(ENTRY, text="vet three", started_at=ENTRY.started_at + 50)))

    assert [text for text, _ in rows(page)] == ["vet three", "vet two", "vet one", "dog", "puppy"]
    assert wanted[-1].text == "vet"
    assert len(wanted) == 2


def test_switched_off_nothing_is_asked_and_nothing_stays(
    page: HistoryPage, store: HistoryStore, wanted: list[Query], qtbot: QtBot
) -> None:
    search(page, qtbot, "vet")
    page.show_meant(wanted[-1], entries(store, "dog"))

    page.set_by_meaning(enabled=False)
    assert ("dog", True) not in rows(page)
    search(page, qtbot, "animal")

    assert len(wanted) == 1
    assert "Nothing found." in shown(page)


def test_while_an_entry_is_corrected_the_list_stays(
    page: HistoryPage, store: HistoryStore, wanted: list[Query], qtbot: QtBot
) -> None:
    search(page, qtbot, "vet")
    page._details.correct()

    page.show_meant(wanted[-1], entries(store, "dog"))

    assert ("dog", True) not in rows(page)
    page._details.end_work()
    assert len(wanted) == 2, "it is asked again afterwards"


def test_the_thread_answers_the_page(
    page: HistoryPage, store: HistoryStore, tmp_path: Path, qtbot: QtBot, until: Callable[..., None]
) -> None:
    thread = MeaningThread(partial(HistoryStore, tmp_path, mends=False), TopicEmbedder())
    page.meaning_wanted.connect(thread.look)
    thread.found.connect(page.show_meant)
    thread.start()
    try:
        search(page, qtbot, "vet")
        until(lambda: ("puppy", True) in rows(page))
        search(page, qtbot, "money")
        until(lambda: rows(page) == [])
        search(page, qtbot, "weather")
        until(lambda: "Nothing found." in shown(page))
    finally:
        thread.shut_down()
        assert thread.wait(5000)


@pytest.mark.parametrize("failure", [ModelError("It ended unexpectedly.", ""), ZeroDivisionError()])
def test_a_search_that_fails_after_others_is_answered_too(
    store: HistoryStore, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture, failure: Exception
) -> None:
    class Failing(TopicEmbedder):
        def embed(self, text: str) -> Sequence[Samples]:
            if text == "money":
                raise failure
            return super().embed(text)

    thread = MeaningThread(partial(HistoryStore, tmp_path, mends=False), Failing())
    thread.start()
    try:
        for text, count in (("vet", 2), ("money", 0), ("vet", 2)):
            with qtbot.waitSignal(thread.found, timeout=5000) as found:
                thread.look(Query(text=text))
            query, entries = found.args
            assert (query.text, len(entries)) == (text, count)
    finally:
        thread.shut_down()
        assert thread.wait(5000)
    assert "by meaning" in caplog.text
    caplog.clear()


@pytest.fixture
def until(qtbot: QtBot) -> Callable[..., None]:
    return partial(qtbot.waitUntil, timeout=5000)


def fill(store: HistoryStore, count: int) -> None:
    for number in range(count):
        store.add(replace(ENTRY, text=f"puppy number {number}", started_at=ENTRY.started_at + 100 + number))


@pytest.mark.parametrize("wheel_px", [0, 150, 400])
def test_a_later_answer_moves_neither_the_selection_nor_the_list(
    page: HistoryPage, store: HistoryStore, wanted: list[Query], qtbot: QtBot, wheel_px: int
) -> None:
    fill(store, 30)
    search(page, qtbot, "vet")
    meant = entries(store, *(f"puppy number {number}" for number in range(30)))
    page.show_meant(wanted[-1], meant[:28])
    page._list.choose([meant[20].id])
    page._list.verticalScrollBar().setValue(wheel_px)
    qtbot.wait(20)
    assert page._list.verticalScrollBar().value() == wheel_px

    page.refresh()
    page.show_meant(wanted[-1], (*meant[:10], *meant[10:29][::-1]))
    qtbot.wait(20)

    assert [entry.id for entry in page._list.chosen] == [meant[20].id]
    assert page._list.verticalScrollBar().value() == wheel_px
    assert [text for text, is_meant in rows(page) if not is_meant] == ["vet two", "vet one"]


def test_what_the_words_find_keeps_its_order_whatever_is_meant(
    page: HistoryPage, store: HistoryStore, wanted: list[Query], qtbot: QtBot
) -> None:
    search(page, qtbot, "vet")
    before = rows(page)
    page.show_meant(wanted[-1], entries(store, "vet one", "dog", "vet two"))
    assert rows(page)[: len(before)] == before
