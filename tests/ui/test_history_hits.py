"""What a search found, in the list: the words that matched are marked, and of a long text their part is shown."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from dictation_app.history.hits import HitFinder
from dictation_app.ui import theme
from dictation_app.ui.history_lines import lines_of
from dictation_app.ui.history_page import HistoryPage
from dictation_app.ui.history_search import SearchRow
from dictation_app.ui.main_window import MINIMUM_WIDTH_PX

from . import histories
from .statuses import with_font

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dictation_app.history import HistoryStore

WIDTH_PX = 400
FAR = "We met again on Thursday, and nobody asked what it meant. " * 30


def found_in(app: QApplication, text: str, wanted: str, *, lines: int = 2, width: int = WIDTH_PX) -> Row:
    with closing(HitFinder(wanted)) as finder:
        layout, hits = lines_of(text, finder.find, app.font(), width, lines=lines)
    units = layout.text().encode("utf-16-le")
    last = layout.lineAt(layout.lineCount() - 1)
    end = last.textStart() + last.textLength()
    return Row(
        shown=units[: 2 * end].decode("utf-16-le").replace("\u2028", " "),
        marked=[units[2 * hit.start : 2 * hit.end].decode("utf-16-le") for hit in hits if hit.end <= end],
        lines=layout.lineCount(),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is read."""

    shown: str
    marked: list[str]
    lines: int


def test_words_that_matched_are_marked(themed: QApplication) -> None:
    row = found_in(themed, "Meet me at the\n harbour,  the Harbour master said.", "harb")
    assert row.marked == ["harbour", "Harbour"]
    assert row.shown == "Meet me at the harbour, the Harbour master said."


def test_without_words_nothing_is(themed: QApplication) -> None:
    row = found_in(themed, FAR, "")
    assert row.marked == []
    assert row.shown.startswith("We met again")


def test_signs_of_two_units_move_no_mark(themed: QApplication) -> None:
    assert found_in(themed, "😀😀 harbour 😀 harbour", "harbour").marked == ["harbour", "harbour"]


def test_of_a_long_text_the_part_around_the_first_hit_is_shown(themed: QApplication) -> None:
    row = found_in(themed, f"{FAR}The café at the harbour is closed. {FAR}", "cafe ")
    assert row.shown.startswith("… ")
    assert "The café at the harbour" in row.shown
    assert row.shown.endswith("…")
    assert row.marked == ["café"]
    assert row.lines == 2


def test_words_before_the_hit_are_whole(themed: QApplication) -> None:
    begin = found_in(themed, f"{FAR}harbour {FAR}", "harbour").shown.removeprefix("… ")
    assert f" {begin[:20]}" in FAR


def test_a_hit_at_the_very_end_stands_in_two_lines_too(themed: QApplication) -> None:
    row = found_in(themed, f"{FAR}harbour", "harbour")
    assert row.shown.endswith("harbour")
    assert row.marked == ["harbour"]
    assert len(row.shown) > 60


def test_where_the_hit_is_seen_from_the_beginning_that_is_shown(themed: QApplication) -> None:
    row = found_in(themed, f"The harbour. {FAR}", "harbour")
    assert row.shown.startswith("The harbour.")
    assert row.marked == ["harbour"]


def test_a_hit_where_the_last_line_ends_is_not_cut_off(themed: QApplication) -> None:
    for number in range(20, 110):
        text = f"{'x ' * (number // 2)}{'x' * (number % 2)} harbour {FAR}"
        row = found_in(themed, text, "harbour")
        assert row.marked == ["harbour"], text


@pytest.mark.parametrize("at", [30, 60, 200, 400])
@pytest.mark.parametrize("sign", ["今", "W", "WWW "])
def test_wide_signs_before_a_hit_do_not_push_it_out(themed: QApplication, sign: str, at: int) -> None:
    def check() -> None:
        row = found_in(themed, f"{sign * at} harbour {sign * (400 - at)}", "harbour", width=300)
        assert row.marked == ["harbour"]

    with_font(themed, 1.5, check)


def test_hits_of_one_line_are_marked_where_they_are_seen(themed: QApplication) -> None:
    row = found_in(themed, f"the harbour {FAR}", "nobody", lines=1)
    assert row.marked == ["nobody"]
    assert row.lines == 1


def count_pixels(page: HistoryPage, colour: str) -> int:
    image = page._list.grab().toImage()
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))


def found_by(page: HistoryPage, qtbot: QtBot, text: str) -> None:
    field = page.findChild(QLineEdit)
    field.selectAll()
    with qtbot.waitSignal(page._search.changed, timeout=2000):
        qtbot.keyClicks(field, text)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_list_marks_what_was_typed_and_nothing_afterwards(
    qtbot: QtBot, themed: QApplication, tmp_path: Path, colours: theme.ThemeName
) -> None:
    theme.apply(colours)
    entry = replace(histories.ENTRY, text="Un café au port.")
    with closing(histories.store_of(tmp_path / "history", [entry])) as store:
        page = open_page(qtbot, store)
        found_by(page, qtbot, "caf")
        assert count_pixels(page, theme.tokens().hit_fill) > 20
        few = count_pixels(page, theme.tokens().hit_fill)
        found_by(page, qtbot, '"cafe au port"')
        assert count_pixels(page, theme.tokens().hit_fill) > 2 * few
        page._on_show_all()
        assert count_pixels(page, theme.tokens().hit_fill) == 0
        page.set_store(None)


def open_page(qtbot: QtBot, store: HistoryStore) -> HistoryPage:
    page = HistoryPage(today=lambda: histories.TODAY)
    qtbot.addWidget(page)
    page.resize(520, 600)
    page.set_store(store)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("width", [MINIMUM_WIDTH_PX, 520, 1100])
def test_what_is_looked_for_can_be_read_while_it_is_typed(
    qtbot: QtBot, themed: QApplication, width: int, factor: float
) -> None:
    def check() -> None:
        row = SearchRow()
        qtbot.addWidget(row)
        row.resize(width - 32, 40)
        row.show()
        qtbot.waitExposed(row)
        qtbot.wait(10)
        field = row.findChild(QLineEdit)
        assert field.width() > field.fontMetrics().horizontalAdvance("third quarter") + 6 * theme.SPACE
        keys = {b.accessibleName(): b.shortcut().toString() for b in row.findChildren(QPushButton)}
        assert keys == {"Filter": "Alt+F", "Statistics": "Alt+A"}
        has_words = {bool(b.text()) for b in row.findChildren(QPushButton)}
        assert has_words == {(width, factor) != (MINIMUM_WIDTH_PX, 1.5)}

    with_font(themed, factor, check)


def test_a_filter_is_counted_also_where_there_is_no_room_for_its_word(qtbot: QtBot, themed: QApplication) -> None:
    row = SearchRow()
    qtbot.addWidget(row)
    row.resize(200, 40)
    row.show()
    qtbot.waitExposed(row)
    row._choices.actions()[1].trigger()
    assert row._filter.text() == " (1)"
    row.resize(900, 40)
    assert row._filter.text() == " &Filter (1)"
