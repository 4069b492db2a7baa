"""The History page: what it lists, finds, tells and asks for, on real stores."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from dictation_app.errors import HistoryError
from dictation_app.history import HistoryStore, Query
from dictation_app.ui import history_words, theme
from dictation_app.ui.history_delegate import TEXT_LINES
from dictation_app.ui.history_lines import lines_of
from dictation_app.ui.history_page import HistoryPage
from dictation_app.ui.history_search import Which
from dictation_app.ui.main_window import MINIMUM_WIDTH_PX
from dictation_app.values.dictation import DeliveryMethod, DeliveryState, Later
from tests import dictations

from . import histories
from .statuses import contrast, with_font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from PySide6.QtGui import QTextLayout
    from pytestqt.qtbot import QtBot

    from dictation_app.history import Entry

    Open = Callable[[Sequence[Entry]], HistoryStore]


@pytest.fixture
def open_store(tmp_path: Path) -> Iterator[Callable[[Sequence[Entry]], HistoryStore]]:
    opened: list[HistoryStore] = []

    def open_(entries: Sequence[Entry]) -> HistoryStore:
        opened.append(histories.store_of(tmp_path / str(len(opened)), entries))
        return opened[-1]

    yield open_
    for store in opened:
        store.close()


@pytest.fixture
def page(qtbot: QtBot, themed: QApplication) -> HistoryPage:
    page = HistoryPage(today=lambda: histories.TODAY)
    qtbot.addWidget(page)
    page.resize(520, 600)
    page.show()
    qtbot.waitExposed(page)
    return page


def ids(page: HistoryPage) -> list[int]:
    return [page._model.entry(row).id for row in range(page._model.rowCount())]


def texts(page: HistoryPage) -> list[str]:
    return [history_words.shown_text(page._model.entry(row)) for row in range(page._model.rowCount())]


def search(page: HistoryPage, qtbot: QtBot, text: str) -> None:
    field = page.findChild(QLineEdit)
    field.selectAll()
    with qtbot.waitSignal(page._search.changed, timeout=2000):
        qtbot.keyClicks(field, text)


def shown(page: HistoryPage) -> str:
    """Every sentence that can be seen."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def button(page: HistoryPage, text: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.isVisible() and text in b.text().replace("&", ""))


def choose(page: HistoryPage, row: int) -> Entry:
    entry = page._model.entry(row)
    page._list.choose([entry.id])
    return entry


def text_of(page: HistoryPage) -> QPlainTextEdit:
    return page.findChild(QPlainTextEdit)


# --- nothing to show ------------------------------------------------------------------------------------------------


LATER = (
    (Later.INSERTED, DeliveryState.DELIVERED, "Inserted later; it arrived in the window."),
    (Later.INSERTED, DeliveryState.PROBABLY, "Probably inserted later; the window does not tell whether it arrived."),
    (Later.REMOVED, DeliveryState.DELIVERED, "Later it was taken out of the window again."),
    (Later.PARTLY_REMOVED, DeliveryState.DELIVERED, "Later a part of it was taken out of its window again."),
    (Later.REPLACED, DeliveryState.DELIVERED, "Said in another way later: that took the place of the first text."),
    (Later.REPLACED, DeliveryState.PROBABLY, "Said in another way later: that was sent in its place."),
)


@pytest.mark.parametrize(("later", "state", "told"), LATER)
def test_what_became_of_a_text_afterwards_is_told(
    page: HistoryPage, qtbot: QtBot, open_store: Open, later: Later, state: DeliveryState, told: str
) -> None:
    entry = replace(histories.ENTRY, later=later, delivery=state, detail="", withheld="", withheld_text="")
    page.set_store(open_store([entry]))
    page.show_entry(1)
    qtbot.waitUntil(lambda: any(told in label.text() for label in page.findChildren(QLabel) if label.isVisible()))
    assert history_words.delivery(entry, is_replaced=later is Later.REPLACED).endswith(told)


def test_what_was_held_back_or_waited_and_was_inserted_is_no_trouble_any_more() -> None:
    for last in (dictations.WITHHELD, dictations.COPIED):
        entry = dictations.entry_of(last, 1.0)
        assert history_words.mark(entry) is not None
        inserted = replace(entry, later=Later.INSERTED, delivery=DeliveryState.DELIVERED)
        assert history_words.mark(inserted) is None
    removed = history_words.mark(replace(dictations.entry_of(dictations.LAST, 1.0), later=Later.REMOVED))
    assert removed is not None
    assert (removed.word, removed.is_trouble) == ("Taken out again", False)


def test_without_a_store_it_says_so_and_nothing_can_be_searched(page: HistoryPage) -> None:
    page.set_store(None)
    assert "cannot be opened" in shown(page)
    assert not page.findChild(QLineEdit).isEnabled()
    assert not page.findChild(QListView).isVisible()


def test_a_history_switched_off_leaves_nothing_on_the_screen(page: HistoryPage, open_store: Open) -> None:
    page.set_store(open_store(histories.three()))
    page.set_store(None)
    assert not page.findChild(QListView).isVisible()
    assert page._model.rowCount() == 0
    assert text_of(page).toPlainText() == ""


@pytest.mark.parametrize("work", ["Correct", "Delete"])
def test_it_can_be_switched_off_in_the_middle_of_work(page: HistoryPage, open_store: Open, work: str) -> None:
    page.set_store(open_store(histories.three()))
    button(page, work).click()
    page.set_store(None)
    assert "cannot be opened" in shown(page)
    assert text_of(page).toPlainText() == ""


def test_an_empty_history_says_that_nothing_was_dictated(page: HistoryPage, open_store: Open) -> None:
    page.set_store(open_store([]))
    assert "Nothing dictated yet." in shown(page)


def test_what_is_not_there_is_not_found_and_one_press_shows_all(
    page: HistoryPage, open_store: Open, qtbot: QtBot
) -> None:
    page.set_store(open_store(histories.three()))
    search(page, qtbot, "xyzzy")
    assert "Nothing found." in shown(page)
    button(page, "Show all").click()
    assert len(ids(page)) == 3
    assert page.findChild(QLineEdit).text() == ""
    assert not [b for b in page.findChildren(QPushButton) if b.isVisible() and "all" in b.text()]


def test_a_history_that_cannot_be_read_says_why(page: HistoryPage) -> None:
    class Broken(HistoryStore):
        def __init__(self) -> None:
            """No file."""

        def search(self, query: Query) -> tuple[Entry, ...]:
            raise HistoryError("The history cannot be read: disk error.", "Check the disk.")

    page.set_store(Broken())
    assert "The history cannot be read: disk error. Check the disk." in shown(page)


# --- the list -------------------------------------------------------------------------------------------------------


def test_the_newest_comes_first_below_the_heading_of_its_day(page: HistoryPage, open_store: Open) -> None:
    page.set_store(open_store(histories.three()))
    entries = histories.three()[::-1]
    assert texts(page) == [entry.text for entry in entries]
    assert [page._model.begins_day(row) for row in range(3)] == [True, True, True]
    headings = [page._model.heading(row) for row in range(3)]
    assert headings[:2] == ["Today", "Yesterday"]
    assert "13" in headings[2]
    assert "2026" in headings[2]
    assert "3 dictations" in shown(page)


def test_a_day_has_one_heading_also_across_pages(page: HistoryPage, open_store: Open) -> None:
    page.set_store(open_store(list(histories.many(300))))
    while page._model.canFetchMore(QModelIndex()):
        page._model.fetchMore(QModelIndex())
    dates = [history_words.moment(page._model.entry(row)).date() for row in range(300)]
    begins = [row for row in range(300) if page._model.begins_day(row)]
    assert begins == [row for row in range(300) if row == 0 or dates[row] != dates[row - 1]]
    assert len(begins) == 34


def test_more_is_read_as_it_comes_into_view(page: HistoryPage, open_store: Open, qtbot: QtBot) -> None:
    page.set_store(open_store(list(histories.many(5000))))
    assert len(ids(page)) == 100
    assert "5000 dictations" in shown(page).replace(",", "")
    for _ in range(60):
        bar = page._list.verticalScrollBar()
        bar.setValue(bar.maximum())
        QApplication.processEvents()
    assert ids(page) == list(range(5000, 0, -1))


def test_matches_are_read_on_too_and_none_comes_twice(page: HistoryPage, open_store: Open, qtbot: QtBot) -> None:
    page.set_store(open_store(list(histories.many(5000))))
    search(page, qtbot, "figures")
    assert len(ids(page)) == 100
    while page._model.canFetchMore(QModelIndex()):
        page._model.fetchMore(QModelIndex())
    found = ids(page)
    assert len(found) == len(set(found)) == page._store.count(Query(text="figures"))
    assert len(found) > 500


def test_one_heading_more_makes_a_row_higher_and_nothing_else(page: HistoryPage, open_store: Open) -> None:
    page.set_store(open_store([replace(entry, text=histories.ENTRY.text * 2) for entry in histories.many(20)]))
    heights = {page._model.begins_day(row): set() for row in range(20)}
    for row in range(20):
        heights[page._model.begins_day(row)].add(page._list.visualRect(page._model.index(row)).height())
    assert len(heights[True]) == len(heights[False]) == 1
    assert min(heights[True]) > min(heights[False]) >= 3 * page.fontMetrics().height()


def marks(entry: Entry) -> str:
    sign = history_words.mark(entry)
    return sign.word if sign else ""


def test_sound_without_speech_is_no_trouble() -> None:
    silent = replace(
        histories.ENTRY, text="", method=DeliveryMethod.NONE, delivery=DeliveryState.NOT_DELIVERED, stop_to_text_ms=0
    )
    assert history_words.mark(silent) is None
    assert history_words.delivery(silent) == "No speech was heard."
    incomplete = replace(silent, detail="A part of it could not be transcribed.")
    assert marks(incomplete) == "Not delivered"
    assert history_words.delivery(incomplete) == incomplete.detail


def test_what_went_wrong_has_a_word() -> None:
    assert marks(histories.ENTRY) == ""
    assert marks(histories.COPIED) == "Not delivered"
    assert marks(histories.WITHHELD) == "Held back"
    assert marks(histories.PARTLY_WITHHELD) == "Partly held back"
    assert marks(histories.RECOVERED) == "Recovered"


def test_two_lines_of_the_text_are_drawn_and_no_more(page: HistoryPage, open_store: Open) -> None:
    page.set_store(open_store([replace(histories.ENTRY, text=histories.LONG_TEXT)]))

    def first_lines(text: str) -> QTextLayout:
        return lines_of(text, lambda _text: (), page.font(), 300, lines=TEXT_LINES)[0]

    for text in (histories.LONG_TEXT, "𝒜𝒷𝒸 " * 200, "Donaudampfschifffahrt" * 40, "שלום לכולם " * 60, "今天" * 300):  # noqa: RUF001
        layout = first_lines(text)
        assert layout.lineCount() == TEXT_LINES
        assert all(layout.lineAt(line).naturalTextWidth() <= 300 for line in range(TEXT_LINES))
        assert "…" in layout.text()
    assert first_lines("Yes.\nNo.").text() == "Yes. No."


# --- searching ------------------------------------------------------------------------------------------------------


def test_typing_finds_after_a_short_rest_of_the_keys(page: HistoryPage, open_store: Open, qtbot: QtBot) -> None:
    page.set_store(open_store(histories.three()))
    with qtbot.waitSignal(page._search.changed, timeout=2000):
        qtbot.keyClicks(page.findChild(QLineEdit), "harb")
        assert len(ids(page)) == 3
    assert texts(page) == [histories.COPIED.text]
    assert "1 found" in shown(page)
    assert "Yesterday, " in page._model.when(0)
    assert not page._model.begins_day(0)


def test_many_keys_make_one_search(page: HistoryPage, open_store: Open, qtbot: QtBot) -> None:
    page.set_store(open_store(histories.three()))
    searches = []
    page._search.changed.connect(lambda: searches.append(page._search.query.text))
    qtbot.keyClicks(page.findChild(QLineEdit), "harbour")
    qtbot.waitUntil(lambda: bool(searches), timeout=2000)
    qtbot.wait(200)
    assert searches == ["harbour"]


@pytest.mark.parametrize("typed", ['"', "a AND", "(", "NEAR(", "*", "'; DROP TABLE entries; --", "a:b"])
def test_no_sign_is_an_error(page: HistoryPage, open_store: Open, qtbot: QtBot, typed: str) -> None:
    page.set_store(open_store(histories.three()))
    search(page, qtbot, typed)
    assert page._store.count() == 3


def test_escape_ends_the_search_and_keeps_what_was_chosen(page: HistoryPage, open_store: Open, qtbot: QtBot) -> None:
    page.set_store(open_store(histories.three()))
    search(page, qtbot, "harbour")
    assert text_of(page).toPlainText() == histories.COPIED.text
    qtbot.keyClick(page.findChild(QLineEdit), Qt.Key.Key_Escape)
    assert len(ids(page)) == 3
    assert text_of(page).toPlainText() == histories.COPIED.text


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        (Which.DELIVERED, ["ENTRY", "PARTLY_WITHHELD"]),
        (Which.PROBABLY, []),
        (Which.NOT_DELIVERED, ["COPIED", "WITHHELD", "RECOVERED"]),
        (Which.HELD_BACK, ["WITHHELD", "PARTLY_WITHHELD"]),
        (Which.STARRED, ["ENTRY"]),
        (Which.RECOVERED, ["RECOVERED"]),
    ],
)
def test_filters_show_what_they_say(page: HistoryPage, open_store: Open, which: Which, expected: list[str]) -> None:
    names = ("ENTRY", "COPIED", "WITHHELD", "PARTLY_WITHHELD", "RECOVERED")
    entries = [replace(getattr(histories, name), is_starred=name == "ENTRY") for name in names]
    page.set_store(open_store(entries))
    trigger(page, which.words)
    assert sorted(texts(page)) == sorted(history_words.shown_text(getattr(histories, name)) for name in expected)
    assert which.words in shown(page)
    assert button(page, "Filter (1)").accessibleName() == f"Filter: {which.words}"
    button(page, "Show all").click()
    assert len(ids(page)) == 5


def trigger(page: HistoryPage, words: str) -> None:
    page._search._menu.aboutToShow.emit()
    groups = (page._search._choices, page._search._languages)
    next(a for group in groups for a in group.actions() if a.text() == words).trigger()


def test_languages_that_were_spoken_can_be_chosen(page: HistoryPage, open_store: Open, qtbot: QtBot) -> None:
    page.set_store(open_store(histories.three()))
    trigger(page, "German")
    assert [a.text() for a in page._search._languages.actions()] == ["All languages", "English", "German"]
    assert texts(page) == [histories.RECOVERED.text]
    search(page, qtbot, "kuche")
    assert texts(page) == [histories.RECOVERED.text]
    trigger(page, "All languages")
    assert page._search.query == Query(text="kuche")


# --- news -----------------------------------------------------------------------------------------------------------


def test_a_new_entry_comes_at_the_top_and_what_is_chosen_stays(page: HistoryPage, open_store: Open) -> None:
    store = open_store(list(histories.many(300)))
    page.set_store(store)
    chosen = choose(page, 2)
    kept = store.add(replace(histories.ENTRY, started_at=histories.NOON_S + 60, text="Newest of all."))
    page.show_kept(kept)
    assert ids(page)[0] == kept.id
    assert [entry.id for entry in page._list.chosen] == [chosen.id]
    assert text_of(page).toPlainText() == chosen.text


def test_what_is_looked_at_does_not_move_when_an_entry_comes(page: HistoryPage, open_store: Open) -> None:
    store = open_store(list(histories.many(300)))
    page.set_store(store)
    page._list.scrollTo(page._model.index(50), QListView.ScrollHint.PositionAtTop)
    before = page._list.place()
    store.add(replace(histories.ENTRY, started_at=histories.NOON_S + 60))
    page.refresh()
    after = page._list.place()
    assert after.top == before.top
    assert after.top_px == before.top_px


def test_while_it_is_hidden_nothing_is_read(page: HistoryPage, open_store: Open) -> None:
    store = open_store(histories.three())
    page.hide()
    page.set_store(store)
    page.refresh()
    assert ids(page) == []
    page.show()
    assert len(ids(page)) == 3


def test_deleted_entries_go_and_the_next_one_is_chosen(page: HistoryPage, open_store: Open) -> None:
    store = open_store(list(histories.many(300)))
    page.set_store(store)
    gone, following = choose(page, 2), page._model.entry(3)
    store.delete([gone.id])
    page.refresh()
    assert gone.id not in ids(page)
    assert [entry.id for entry in page._list.chosen] == [following.id]


def test_the_last_one_deleted_leaves_the_sentence(page: HistoryPage, open_store: Open) -> None:
    store = open_store(histories.three())
    page.set_store(store)
    store.delete(ids(page))
    page.refresh()
    assert "Nothing dictated yet." in shown(page)
    assert text_of(page).toPlainText() == ""


def test_a_selection_in_the_text_outlives_news_about_it(page: HistoryPage, open_store: Open) -> None:
    store = open_store(histories.three())
    page.set_store(store)
    entry = choose(page, 1)
    text_of(page).selectAll()
    store.star(entry.id, starred=True)
    page.refresh()
    assert text_of(page).textCursor().selectedText() == entry.text
    assert button(page, "Star").isChecked()


# --- what it asks for -----------------------------------------------------------------------------------------------


def test_copy_and_insert_carry_the_whole_text(page: HistoryPage, open_store: Open, qtbot: QtBot) -> None:
    page.set_store(open_store([replace(histories.ENTRY, text=histories.LONG_TEXT, language="de")]))
    with qtbot.waitSignal(page.copy_requested, timeout=500) as copied:
        button(page, "Copy").click()
    assert copied.args == [histories.LONG_TEXT]
    with qtbot.waitSignal(page.insert_requested, timeout=500) as inserted:
        button(page, "Insert again").click()
    assert inserted.args == [histories.LONG_TEXT, "de"]


def test_what_was_held_back_can_be_read_and_inserted(page: HistoryPage, open_store: Open, qtbot: QtBot) -> None:
    page.set_store(
        open_store([histories.WITHHELD, replace(histories.PARTLY_WITHHELD, started_at=histories.NOON_S + 1)])
    )
    assert "Held back: “Thanks for watching.”" in shown(page)
    with qtbot.waitSignal(page.insert_requested, timeout=500) as inserted:
        button(page, "Insert what was held back").click()
    assert inserted.args == ["Thanks for watching.", "en"]
    choose(page, 1)
    assert text_of(page).toPlainText() == "Thank you."
    assert text_of(page).palette().color(text_of(page).foregroundRole()) != QColor(theme.tokens().text)
    assert "Not typed: No speech was heard, only noise." in shown(page)
    with qtbot.waitSignal(page.insert_requested, timeout=500) as inserted:
        button(page, "Insert again").click()
    assert inserted.args == ["Thank you.", "en"]


def test_the_facts_are_told(page: HistoryPage, open_store: Open) -> None:
    page.set_store(
        open_store(
            [
                replace(
                    histories.ENTRY,
                    device="cuda:1",
                    compute_type="float16",
                    raw_text="As it was.",
                    target="firefox",
                    delivery=DeliveryState.PROBABLY,
                )
            ]
        )
    )
    told = shown(page)
    facts = (
        "5 s of speech",
        "English",
        "base on NVIDIA GPU 2 (float16)",
        "firefox",
        "text after 0.4 s",
        "“As it was.”",
    )
    for fact in facts:
        assert fact in told


def test_a_wait_is_told_once(page: HistoryPage, open_store: Open) -> None:
    page.set_store(open_store([histories.ENTRY]))
    assert shown(page).count("0.4 s") == 1


def test_a_star_is_asked_for_and_shown_when_it_is_there(page: HistoryPage, open_store: Open, qtbot: QtBot) -> None:
    store = open_store(histories.three())
    page.set_store(store)
    entry = choose(page, 1)
    with qtbot.waitSignal(page.star_requested, timeout=500) as asked:
        button(page, "Star").click()
    assert asked.args == [entry.id, True]
    assert not button(page, "Star").isChecked()
    store.star(entry.id, starred=True)
    page.refresh()
    assert button(page, "Star").isChecked()
    with qtbot.waitSignal(page.star_requested, timeout=500) as asked:
        button(page, "Star").click()
    assert asked.args == [entry.id, False]


def test_deleting_asks_once(page: HistoryPage, open_store: Open, qtbot: QtBot) -> None:
    page.set_store(open_store(histories.three()))
    entry = choose(page, 1)
    with qtbot.assertNotEmitted(page.delete_requested, wait=50):
        button(page, "Delete").click()
    assert "Delete this dictation for good?" in shown(page)
    assert page.focusWidget() is button(page, "Keep")
    with qtbot.assertNotEmitted(page.delete_requested, wait=50):
        button(page, "Keep").click()
    button(page, "Delete").click()
    with qtbot.waitSignal(page.delete_requested, timeout=500) as asked:
        button(page, "Delete for good").click()
    assert asked.args == [[entry.id]]
    assert "for good" not in shown(page)


def test_several_can_be_deleted_and_copied_at_once(page: HistoryPage, open_store: Open, qtbot: QtBot) -> None:
    page.set_store(open_store(histories.three()))
    choose(page, 0)
    page._list.setFocus()
    qtbot.keyClick(page._list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert "2 dictations are chosen." in shown(page)
    assert not [b for b in page.findChildren(QPushButton) if b.isVisible() and "Correct" in b.accessibleName()]
    with qtbot.waitSignal(page.copy_requested, timeout=500) as copied:
        button(page, "Copy").click()
    assert copied.args == [f"{histories.COPIED.text}\n\n{histories.ENTRY.text}"]
    button(page, "Delete").click()
    assert "Delete these 2 dictations for good?" in shown(page)
    with qtbot.waitSignal(page.delete_requested, timeout=500) as asked:
        button(page, "Delete for good").click()
    assert asked.args == [ids(page)[:2]]


def test_a_correction_is_made_in_place(page: HistoryPage, open_store: Open, qtbot: QtBot) -> None:
    store = open_store(histories.three())
    page.set_store(store)
    entry, edit = choose(page, 1), text_of(page)
    assert edit.isReadOnly()
    button(page, "Correct").click()
    assert not edit.isReadOnly()
    assert edit.hasFocus()
    assert not button(page, "Save").isEnabled()
    assert not page._list.isEnabled()
    edit.selectAll()
    qtbot.keyClicks(edit, "Meet me at seven.")
    with qtbot.waitSignal(page.correct_requested, timeout=500) as asked:
        button(page, "Save").click()
    assert asked.args == [entry.id, "Meet me at seven."]
    store.correct(*asked.args)
    page.refresh()
    assert edit.isReadOnly()
    assert edit.toPlainText() == "Meet me at seven."
    assert f"At first it was: “{entry.text}”" in shown(page)


def test_an_unfinished_correction_is_not_lost_to_news(page: HistoryPage, open_store: Open, qtbot: QtBot) -> None:
    store = open_store(histories.three())
    page.set_store(store)
    entry, edit = choose(page, 1), text_of(page)
    button(page, "Correct").click()
    edit.selectAll()
    qtbot.keyClicks(edit, "Half a")
    page.show_kept(store.add(replace(histories.ENTRY, started_at=histories.NOON_S + 60)))
    assert edit.toPlainText() == "Half a"
    button(page, "Cancel").click()
    assert edit.toPlainText() == entry.text
    assert len(ids(page)) == 4


def test_an_empty_correction_cannot_be_saved(page: HistoryPage, open_store: Open, qtbot: QtBot) -> None:
    page.set_store(open_store(histories.three()))
    button(page, "Correct").click()
    text_of(page).setPlainText("  \n")
    assert not button(page, "Save").isEnabled()
    with qtbot.assertNotEmitted(page.correct_requested, wait=50):
        qtbot.keyClick(text_of(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert button(page, "Save")


# --- by the keyboard ------------------------------------------------------------------------------------------------


def test_from_the_search_to_an_entry_and_what_can_be_done_with_it(
    page: HistoryPage, open_store: Open, qtbot: QtBot
) -> None:
    page.set_store(open_store(histories.three()))
    page.focus_search()
    field, list_ = page.findChild(QLineEdit), page._list
    assert field.hasFocus()
    qtbot.keyClicks(field, "ha")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert list_.hasFocus()
    assert len(ids(page)) < 3
    page.focus_search()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(list_, Qt.Key.Key_Home)
    qtbot.keyClick(list_, Qt.Key.Key_Down)
    assert text_of(page).toPlainText() == histories.COPIED.text
    with qtbot.waitSignal(page.copy_requested, timeout=500) as copied:
        qtbot.keyClick(list_, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied.args == [histories.COPIED.text]
    with qtbot.waitSignal(page.star_requested, timeout=500):
        qtbot.keyClick(list_, Qt.Key.Key_Asterisk)

    qtbot.keyClick(list_, Qt.Key.Key_F2)
    edit = text_of(page)
    assert edit.hasFocus()
    qtbot.keyClicks(edit, "Please ")
    with qtbot.waitSignal(page.correct_requested, timeout=500) as corrected:
        qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert corrected.args == [2, f"Please {histories.COPIED.text}"]
    assert list_.hasFocus()
    qtbot.keyClick(list_, Qt.Key.Key_F2)
    qtbot.keyClicks(edit, "Nonsense ")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.toPlainText() == histories.COPIED.text
    assert list_.hasFocus()

    qtbot.keyClick(list_, Qt.Key.Key_Delete)
    with qtbot.assertNotEmitted(page.delete_requested, wait=50):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    qtbot.keyClick(list_, Qt.Key.Key_Delete)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(page.delete_requested, timeout=500) as deleted:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert deleted.args == [[2]]


def tab_order(page: HistoryPage) -> list[str]:
    names = []
    widget = page.nextInFocusChain()
    while widget is not page:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            names.append(widget.accessibleName())
        widget = widget.nextInFocusChain()
    return names


def test_the_tab_key_goes_from_top_to_bottom(page: HistoryPage, open_store: Open) -> None:
    page.set_store(open_store(histories.three()))
    assert tab_order(page) == [
        "Search in the history",
        "Filter",
        "Statistics",
        "Dictations",
        "Copy text",
        "Insert text again",
        "Correct text",
        "Star: is kept when old dictations are deleted",
        "Delete dictation",
        "Text of the dictation",
    ]


# --- for everybody --------------------------------------------------------------------------------------------------


def start_correcting(page: HistoryPage) -> None:
    button(page, "Correct").click()


def start_deleting(page: HistoryPage) -> None:
    button(page, "Delete").click()


def start_searching(page: HistoryPage) -> None:
    page.findChild(QLineEdit).setText("harbour")
    page._search._tell_now()


def do_nothing(page: HistoryPage) -> None:
    pass


DEEDS = (do_nothing, start_correcting, start_deleting, start_searching)


@pytest.mark.parametrize("deed", DEEDS)
def test_every_control_has_a_name_for_screen_readers(
    page: HistoryPage, open_store: Open, deed: Callable[[HistoryPage], None]
) -> None:
    page.set_store(open_store([histories.COPIED, replace(histories.PARTLY_WITHHELD, started_at=histories.NOON_S + 1)]))
    deed(page)
    kinds = QAbstractButton | QPlainTextEdit | QLineEdit | QListView
    controls = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and (isinstance(widget, kinds) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        # Qt's own buttons inside the search field, which the tab key leaves out; Escape clears it, too.
        and widget.metaObject().className() != "QLineEditIconButton"
    ]
    assert len(controls) >= 6
    assert not [widget for widget in controls if not (widget.accessibleName() or getattr(widget, "text", str)())]
    assert page._search._menu.accessibleName() == "Filter"


@pytest.mark.parametrize("deed", DEEDS)
def test_mnemonics_are_all_different(page: HistoryPage, open_store: Open, deed: Callable[[HistoryPage], None]) -> None:
    page.set_store(open_store([replace(histories.PARTLY_WITHHELD, started_at=histories.NOON_S + 1)]))
    deed(page)
    letters = [b.text()[b.text().index("&") + 1].lower() for b in page.findChildren(QPushButton) if b.isVisible()]
    assert len(letters) >= 3
    assert len(set(letters)) == len(letters)


def test_a_row_is_told_with_all_that_is_drawn(page: HistoryPage, open_store: Open) -> None:
    page.set_store(open_store([replace(histories.COPIED, is_starred=True)]))
    told = page._model.data(page._model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    for part in ("Today, ", "5 s", "Not delivered", "starred", histories.COPIED.text):
        assert part in told


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("front", ["text", "secondary", "warning_text", "accent_text"])
@pytest.mark.parametrize("back", ["card", "note_fill", "hover"])
def test_every_colour_of_a_row_is_readable(tokens: theme.Tokens, front: str, back: str) -> None:
    assert contrast(QColor(getattr(tokens, front)), QColor(getattr(tokens, back))) >= 4.5


def test_in_a_wide_window_the_entry_stands_beside_the_list(page: HistoryPage, open_store: Open, qtbot: QtBot) -> None:
    page.set_store(open_store(histories.three()))
    below = page._details.mapTo(page, QPoint(0, 0))
    page.resize(1200, 600)
    qtbot.wait(20)
    beside = page._details.mapTo(page, QPoint(0, 0))
    assert beside.x() > below.x() + 400
    assert beside.y() < below.y()


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("odd", [histories.PARTLY_WITHHELD, histories.RECOVERED, histories.ENTRY])
def test_nothing_is_cut_off_at_the_smallest_width(
    qtbot: QtBot,
    themed: QApplication,
    open_store: Open,
    factor: float,
    deed: Callable[[HistoryPage], None],
    odd: Entry,
) -> None:
    store = open_store([*histories.three(), replace(odd, started_at=histories.NOON_S + 1, raw_text="Otherwise.")])

    def check() -> None:
        page = HistoryPage(today=lambda: histories.TODAY)
        qtbot.addWidget(page)
        page.resize(MINIMUM_WIDTH_PX, 640)
        page.set_store(store)
        page.show()
        qtbot.waitExposed(page)
        deed(page)
        qtbot.wait(30)
        assert page.width() == MINIMUM_WIDTH_PX
        scroll = page._details._scroll
        assert scroll.content.width() <= scroll.viewport().width()
        for widget in page.findChildren(QWidget):
            if not widget.isVisible() or not isinstance(widget, QLabel | QPushButton):
                continue
            parent = widget.parentWidget()
            assert parent.rect().contains(widget.geometry()), (widget, widget.text())
            assert widget.mapTo(page, QPoint(0, 0)).x() + widget.width() <= page.width()
            if isinstance(widget, QPushButton):
                assert widget.width() >= widget.sizeHint().width(), widget.text()
                assert widget.height() >= widget.sizeHint().height(), widget.text()
            elif widget.wordWrap():
                assert widget.height() >= widget.heightForWidth(widget.width()), widget.text()
        text = text_of(page)
        if text.isVisible():
            assert text.verticalScrollBar().maximum() == 0

    with_font(themed, factor, check)


def test_it_follows_the_colours(page: HistoryPage, open_store: Open) -> None:
    page.set_store(open_store(histories.three()))
    assert min(lightnesses(page)) < 60
    assert max(lightnesses(page)) > 200
    theme.apply("dark")
    assert min(lightnesses(page)) < 40
    assert max(lightnesses(page)) > 200
    middle = page.grab().toImage().pixelColor(page.width() // 2, page.height() - 4)
    assert middle == QColor(theme.DARK.window)


def lightnesses(page: HistoryPage) -> list[int]:
    """Of ground and letters of the first rows."""
    image = page._list.grab().toImage()
    return [image.pixelColor(x, y).lightness() for x in range(0, image.width(), 2) for y in range(0, 120, 2)]


def test_what_another_program_deletes_goes_from_the_screen_by_itself(
    qtbot: QtBot, page: HistoryPage, tmp_path: Path, open_store: Open
) -> None:
    page.set_store(open_store(histories.three()))
    with closing(HistoryStore(tmp_path / "0")) as other:
        other.clear()
    qtbot.waitUntil(lambda: page._model.rowCount() == 0, timeout=8000)
    assert text_of(page).toPlainText() == ""
    page.hide()
    assert not page._look.isActive()


def test_a_failure_that_passes_hides_the_page_for_a_moment_only(
    qtbot: QtBot,
    page: HistoryPage,
    open_store: Callable[[Sequence[Entry]], HistoryStore],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = open_store(histories.three())
    page.set_store(store)
    with monkeypatch.context() as patch:
        patch.setattr(store, "version", in_use)
        page._look_for_changes()
        assert not page._list.isVisible()
    page._look_for_changes()
    assert page._list.isVisible()


def test_a_failure_does_not_take_a_correction_away(
    qtbot: QtBot,
    page: HistoryPage,
    open_store: Callable[[Sequence[Entry]], HistoryStore],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = open_store(histories.three())
    page.set_store(store)
    choose(page, 0)
    button(page, "Correct").click()
    editor = text_of(page)
    editor.setPlainText("half a correction")
    monkeypatch.setattr(store, "version", in_use)
    page._look_for_changes()
    assert editor.isVisible()
    assert editor.toPlainText() == "half a correction"


def test_another_store_is_wanted_where_this_one_fails(
    qtbot: QtBot,
    page: HistoryPage,
    open_store: Callable[[Sequence[Entry]], HistoryStore],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = open_store(histories.three())
    page.set_store(store)
    monkeypatch.setattr(store, "version", in_use)
    with qtbot.waitSignal(page.store_wanted):
        page._look_for_changes()
    page.set_store(open_store(histories.three()[:2]))
    assert page._list.model().rowCount() == 2


def in_use() -> int:
    raise HistoryError("The history is in use by another program.", "Try again in a moment.")


# --- shown from elsewhere -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("work", ["Correct", "Delete"])
def test_showing_an_entry_ends_the_work_on_another(page: HistoryPage, open_store: Open, work: str) -> None:
    page.set_store(open_store(histories.three()))
    choose(page, 0)
    wanted = page._model.entry(1)
    button(page, work).click()
    page.show_entry(wanted.id)
    assert [entry.id for entry in page._list.chosen] == [wanted.id]
    assert text_of(page).toPlainText() == history_words.shown_text(wanted)
    deleted: list[list[int]] = []
    page.delete_requested.connect(deleted.append)
    button(page, "Delete").click()
    button(page, "Delete for good").click()
    assert deleted == [[wanted.id]]


def test_what_was_chosen_during_work_is_shown_after_it(page: HistoryPage, open_store: Open) -> None:
    page.set_store(open_store(histories.three()))
    choose(page, 0)
    button(page, "Correct").click()
    chosen = choose(page, 1)
    button(page, "Cancel").click()
    assert text_of(page).toPlainText() == history_words.shown_text(chosen)


def test_an_old_entry_is_read_to_be_shown(page: HistoryPage, open_store: Open) -> None:
    store = open_store(list(histories.many(300)))
    page.set_store(store)
    old = store.search(Query(limit=300))[250]
    page.show_entry(old.id)
    assert [entry.id for entry in page._list.chosen] == [old.id]
    assert text_of(page).toPlainText() == history_words.shown_text(old)
    assert page._list.viewport().rect().intersects(page._list.visualRect(page._list.currentIndex()))


def test_an_entry_that_is_no_more_leaves_none_chosen(page: HistoryPage, open_store: Open) -> None:
    store = open_store(list(histories.many(300)))
    page.set_store(store)
    assert page._list.chosen
    page.show_entry(9999)
    assert page._list.chosen == ()
    assert text_of(page).toPlainText() == ""
    assert page._model.rowCount() == 100
