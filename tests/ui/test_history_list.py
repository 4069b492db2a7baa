"""The rows of the History page: as high as their text, with the program; and the filter by program."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from dictation_app.history import HistoryStore, Query
from dictation_app.ui import theme
from dictation_app.ui.history_delegate import TEXT_LINES
from dictation_app.ui.history_lines import laid_out
from dictation_app.ui.history_page import HistoryPage

from . import histories

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TEXTS = ("Yes.", histories.ENTRY.text * 2, histories.LONG_TEXT, "", "No.\nMaybe.", "今天" * 200)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[HistoryStore]:
    programs = ("firefox", "gedit", "firefox", "", "", "gnome-terminal")
    entries = [
        replace(histories.ENTRY, started_at=histories.NOON_S - number, text=text, target=program)
        for number, (text, program) in enumerate(zip(TEXTS, programs, strict=True))
    ]
    with closing(histories.store_of(tmp_path / "history", entries)) as opened:
        yield opened


@pytest.fixture
def page(qtbot: QtBot, themed: QApplication, store: HistoryStore) -> Iterator[HistoryPage]:
    page = HistoryPage(today=lambda: histories.TODAY)
    qtbot.addWidget(page)
    page.resize(520, 600)
    page.set_store(store)
    page.show()
    qtbot.waitExposed(page)
    yield page
    page.set_store(None)


def lines(page: HistoryPage) -> list[int]:
    """Of text, in each row."""
    heights = [page._list.visualRect(page._model.index(row)).height() for row in range(page._model.rowCount())]
    heights[0] -= page._list._delegate._heading_px()
    spacing = page._list.fontMetrics().lineSpacing()
    return [1 + (height - min(heights)) // spacing for height in heights]


def test_a_row_is_as_high_as_its_text(page: HistoryPage) -> None:
    assert lines(page) == [1, 2, 2, 1, 1, 2]


def test_a_wider_list_needs_fewer_lines_and_a_narrower_one_more(page: HistoryPage, qtbot: QtBot) -> None:
    page._body.setOrientation(Qt.Orientation.Vertical)
    page.resize(420, 600)
    qtbot.wait(20)
    narrow = page._list._delegate._lines(1)
    page._list.resize(3000, 400)
    wide = page._list._delegate._lines(1)
    assert (narrow, wide) == (2, 1)
    page._list.resize(40, 400)
    assert page._list._delegate._lines(0) == 2


def test_a_larger_font_needs_more_lines(page: HistoryPage, qtbot: QtBot) -> None:
    text = "x" * 40
    store = page._store
    assert store is not None
    store.add(replace(histories.ENTRY, started_at=histories.NOON_S + 5, text=text))
    page.refresh()
    assert page._list._delegate._lines(0) == 1
    page._list.setFont(theme.scaled(page._list.font(), 3.0))
    qtbot.wait(20)
    assert page._list._delegate._lines(0) == 2


@pytest.mark.parametrize("width", range(421, 560, 23))
def test_no_text_is_cut_off_by_the_height_of_its_row(page: HistoryPage, qtbot: QtBot, width: int) -> None:
    page.resize(width, 600)
    qtbot.wait(10)
    for row in range(page._model.rowCount()):
        place = page._list.visualRect(page._model.index(row))
        told = " ".join(page._model.entry(row).text.split())
        layout = laid_out(told, page._list.font(), place.width() - 24, lines=TEXT_LINES + 1)
        assert min(TEXT_LINES, max(1, layout.lineCount())) <= page._list._delegate._lines(row)


def test_what_is_looked_at_stays_when_the_width_changes(qtbot: QtBot, themed: QApplication, tmp_path: Path) -> None:
    with closing(histories.store_of(tmp_path / "many", histories.many(300))) as store:
        page = HistoryPage(today=lambda: histories.TODAY)
        qtbot.addWidget(page)
        page.resize(520, 600)
        page.set_store(store)
        page.show()
        qtbot.waitExposed(page)
        page._list.verticalScrollBar().setValue(3000)
        before = page._list.place()
        page.resize(480, 600)
        qtbot.wait(20)
        assert (page._list.place().top, page._list.place().top_px) == (before.top, before.top_px)
        page.set_store(None)


def test_a_row_is_told_with_its_program(page: HistoryPage) -> None:
    told = page._model.data(page._model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "firefox" in told


# --- the filter by program --------------------------------------------------------------------------------------------


def choose_program(page: HistoryPage, name: str) -> None:
    page._search._menu.aboutToShow.emit()
    next(action for action in page._search._targets.actions() if action.text() == name).trigger()


def test_programs_are_offered_most_used_first_and_can_be_chosen(page: HistoryPage) -> None:
    page._search._menu.aboutToShow.emit()
    offered = [action.text() for action in page._search._targets.actions()]
    assert offered == ["All programs", "firefox", "gedit", "gnome-terminal"]
    choose_program(page, "firefox")
    assert page._search.query == Query(target="firefox")
    assert [page._model.entry(row).text for row in range(page._model.rowCount())] == [TEXTS[0], TEXTS[2]]
    assert page._search._filter.text().endswith("(1)")
    assert "2 found · firefox" in [label.text() for label in page.findChildren(QLabel)]
    choose_program(page, "All programs")
    assert page._model.rowCount() == len(TEXTS)


def test_show_all_leaves_the_program_too(page: HistoryPage) -> None:
    choose_program(page, "gedit")
    page._on_show_all()
    assert page._model.rowCount() == len(TEXTS)
    assert [action.isChecked() for action in page._search._targets.actions()] == [True, False, False, False]


def test_where_no_program_is_known_there_is_none_to_choose(qtbot: QtBot, themed: QApplication, tmp_path: Path) -> None:
    with closing(histories.store_of(tmp_path / "three", histories.three())) as store:
        page = HistoryPage(today=lambda: histories.TODAY)
        qtbot.addWidget(page)
        page.set_store(store)
        page._search._menu.aboutToShow.emit()
        assert not page._search._target_menu.menuAction().isVisible()
        page.set_store(None)


def test_that_nothing_is_kept_is_said_above_the_list(page: HistoryPage) -> None:
    page.tell_keeping("New dictations are not kept: `history.keep` is nothing.")
    told = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any("New dictations are not kept: “history.keep” is nothing." in text for text in told)
    page.tell_keeping("")
    assert not page._keeping_note.isVisible()
