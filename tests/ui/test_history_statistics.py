"""The statistics of the History page: figures, plots, what is told of them, and how fast they come."""

from __future__ import annotations

import os
import random
import time
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip, QWidget

from dictation_app.history import HistoryStore
from dictation_app.history.entries import Day, Statistics, Wait
from dictation_app.ui import theme
from dictation_app.ui.bar_plot import Bar, BarPlot
from dictation_app.ui.history_page import HistoryPage
from dictation_app.ui.history_statistics import StatisticsView, duration, short_date
from dictation_app.ui.main_window import MINIMUM_WIDTH_PX

from . import histories
from .statuses import contrast, with_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from dictation_app.history import Entry

FIGURES = Statistics(
    entries=1200,
    words=48_000,
    spoken_seconds=18_000.0,
    recorded_seconds=21_000.0,
    waited_seconds=600.0,
    median_stop_to_text_ms=430,
    p95_stop_to_text_ms=1250,
    days=tuple(Day(date=f"2026-11-{n:02d}", entries=n, words=n * 40, spoken_seconds=n * 20.0) for n in range(1, 23)),
)
WAITS = tuple(Wait(histories.NOON_S + n, 4.0, 60, 200 + n, 400 + n) for n in range(50))


@pytest.fixture
def view(qtbot: QtBot, themed: QApplication) -> StatisticsView:
    view = StatisticsView()
    qtbot.addWidget(view)
    view.resize(520, 600)
    view.show()
    qtbot.waitExposed(view)
    return view


def shown(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def plot(view: StatisticsView, name: str) -> BarPlot:
    return next(plot for plot in view.findChildren(BarPlot) if plot.accessibleName() == name)


# --- figures ----------------------------------------------------------------------------------------------------------


def test_the_figures_are_told(view: StatisticsView) -> None:
    view.show_figures(FIGURES, WAITS)
    told = shown(view)
    assert f"{QLocale().toString(48_000)}\nwords" in told
    assert f"{QLocale().toString(1200)}\ndictations" in told
    assert "5 h 0 min\nspoken" in told
    assert "14 h 0 min\nsaved" in told
    assert "typing these words at 40 a minute would take 20 h 0 min; dictating them took 6 h 0 min" in told
    assert "160\nwords a minute" in told
    assert "0.43 s\nmedian wait" in told
    assert "Only one wait in 20 was longer than 1.25 s." in told


def test_where_pauses_are_not_known_that_is_said(view: StatisticsView) -> None:
    view.show_figures(FIGURES, WAITS)
    assert "the pauses are not known" not in shown(view)
    view.show_figures(replace(FIGURES, entries_with_pauses=1), WAITS)
    assert "In older dictations the pauses are not known, and count as spoken." in shown(view)


def test_who_speaks_slower_than_people_type_saves_nothing() -> None:
    slow = Statistics(entries=1, words=10, spoken_seconds=60.0, recorded_seconds=61.0)
    assert slow.saved_seconds == 0.0
    assert slow.words_per_minute == 10.0
    assert Statistics().words_per_minute == 0.0


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0, "0 s"), (59.4, "59 s"), (60, "1 min"), (3_540, "59 min"), (3_599, "1 h 0 min"), (12_000, "3 h 20 min")],
)
def test_durations(seconds: float, told: str) -> None:
    assert duration(seconds) == told


def test_without_a_wait_there_is_no_plot_of_them(view: StatisticsView) -> None:
    view.show_figures(FIGURES, WAITS)
    assert "How long you waited" in shown(view)
    view.show_figures(replace(FIGURES, median_stop_to_text_ms=0, p95_stop_to_text_ms=0), ())
    assert "How long you waited" not in shown(view)
    assert "wait in 20" not in shown(view)


def test_of_a_few_dictations_nothing_is_said_about_one_in_twenty(view: StatisticsView) -> None:
    view.show_figures(replace(FIGURES, entries=19), WAITS)
    assert "wait in 20" not in shown(view)
    view.show_figures(replace(FIGURES, entries=20), WAITS)
    assert "wait in 20" in shown(view)


# --- plots ------------------------------------------------------------------------------------------------------------


def test_a_wait_is_a_bar_of_its_stages(view: StatisticsView) -> None:
    view.show_figures(FIGURES, [Wait(histories.NOON_S, 4.0, 60, 200, 430)])
    (bar,) = plot(view, "How long you waited").shown
    assert bar.parts == pytest.approx((0.06, 0.14, 0.23))
    for part in (
        "Text after 0.43 s",
        "recording's end: 0.06 s",
        "Understanding it: 0.14 s",
        "Delivery: 0.23 s",
        "4.0 s",
    ):
        assert part in bar.told


def test_stages_nobody_measured_and_wrong_ones_leave_the_whole_as_it_was(view: StatisticsView) -> None:
    waits = [Wait(1.0, 4.0, 0, 0, 430), Wait(2.0, 4.0, 500, 20, 430), Wait(3.0, 4.0, 60, 20, 430)]
    view.show_figures(FIGURES, waits)
    bars = plot(view, "How long you waited").shown
    assert [bar.height for bar in bars] == pytest.approx([0.43] * 3)
    assert all(part >= 0 for bar in bars for part in bar.parts)


def test_the_newest_are_shown_where_there_is_not_room_for_all(view: StatisticsView) -> None:
    waits = [Wait(float(n), 1.0, 0, 0, 100 + n) for n in range(2000)]
    view.show_figures(FIGURES, waits)
    bars = plot(view, "How long you waited").shown
    assert 100 < len(bars) < 300
    assert bars[-1].height == pytest.approx(2.099)


def test_a_screen_reader_gets_the_plots_in_words(view: StatisticsView) -> None:
    view.show_figures(FIGURES, WAITS)
    assert plot(view, "How long you waited").accessibleDescription() == (
        "The last 50 dictations: you waited 0.42 s in the median, 0.40 s at least and 0.45 s at most; "
        "0.45 s for the last one."
    )
    told = plot(view, "Words a day").accessibleDescription()
    assert told.startswith(f"The last 22 days: {QLocale().toString(10_120)} words, most of them, 880, on ")
    assert told.endswith("; 880 today.")
    view.show_figures(Statistics(days=(Day(date="2026-11-22"),)), ())
    assert plot(view, "Words a day").accessibleDescription() == "No words in the last 1 days."


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("en_US", "11/3"),
        ("en_GB", "03/11"),
        ("de_DE", "03.11."),
        ("fi_FI", "3.11."),
        ("hu_HU", "11. 03."),
        ("ko_KR", "11. 3."),
        ("sv_SE", "11-03"),
        ("ja_JP", "11/03"),
        ("C", "3 Nov"),
    ],
)
def test_a_date_is_short_and_as_the_locale_writes_it(locale: str, told: str) -> None:
    assert short_date(QDate(2026, 11, 3), QLocale(locale)) == told


@pytest.mark.parametrize("width", [260, 340, 500, 900])
def test_dates_stand_below_their_bars_evenly_and_apart(qtbot: QtBot, themed: QApplication, width: int) -> None:
    plot = BarPlot(("#ff0000",), str)
    qtbot.addWidget(plot)
    plot.resize(width, 150)
    plot.show_bars([Bar((1.0,), "", f"{number}/11") for number in range(1, 31)])
    names = plot.names()
    assert 2 <= len(names) <= 6
    assert names[-1][1] == "30/11"
    steps = {int(b[1][:-3]) - int(a[1][:-3]) for a, b in pairwise(names)}
    assert len(steps) == 1
    for (left, _), (right, _) in pairwise(names):
        assert left.right() < right.left()
    assert all(place.left() >= 0 and place.right() <= plot.width() for place, _ in names)


def test_bars_of_one_day_have_its_date_once(qtbot: QtBot, themed: QApplication) -> None:
    plot = BarPlot(("#ff0000",), str)
    qtbot.addWidget(plot)
    plot.resize(500, 150)
    plot.show_bars([Bar((1.0,), "", "22/11")] * 40 + [Bar((1.0,), "", "23/11")] * 40)
    assert [name for _, name in plot.names()] == ["22/11", "23/11"]
    assert plot.names()[1][0].center().x() == pytest.approx(plot._area().left() + 40.5 * plot._pitch(80), abs=1)


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("width", [MINIMUM_WIDTH_PX, 480, 520, 640, 800, 1100, 1600])
def test_the_figures_stand_in_full_rows_of_even_columns(
    view: StatisticsView, themed: QApplication, qtbot: QtBot, width: int, factor: float
) -> None:
    def check() -> None:
        view.resize(width, 600)
        view.show_figures(FIGURES, WAITS)
        qtbot.wait(20)
        places = [figure.geometry() for figure in view._figures]
        rows = {place.top(): [p.left() for p in places if p.top() == place.top()] for place in places}
        assert len({tuple(row) for row in rows.values()}) == 1
        assert len({place.width() for place in places}) == 1

    with_font(themed, factor, check)


def tip_at(plot: BarPlot, x: int) -> str:
    place = QPoint(x, plot.height() // 2)
    QApplication.sendEvent(plot, QHelpEvent(QEvent.Type.ToolTip, place, plot.mapToGlobal(place)))
    told = QToolTip.text()
    QToolTip.hideText()
    return told


def test_a_tool_tip_says_the_values_of_a_bar(view: StatisticsView, qtbot: QtBot) -> None:
    view.show_figures(FIGURES, WAITS)
    days = plot(view, "Words a day")
    area, pitch = days._area(), days._pitch(22)
    told = tip_at(days, round(area.left() + 21.5 * pitch))
    assert "880 words in 22 dictations" in told
    assert "7 min spoken" in told
    assert days.bar_at(1) is None
    assert days.bar_at(days.width() + 5) is None


@pytest.mark.parametrize("heights", [(0.0,), (0.001, 0.002), (3.0,), (17.0, 980.0), (1.0, 1.0, 60.0)])
def test_the_scale_is_of_round_numbers_and_holds_what_is_shown(
    qtbot: QtBot, themed: QApplication, heights: tuple[float, ...]
) -> None:
    plot = BarPlot(("#ff0000",), str)
    qtbot.addWidget(plot)
    plot.resize(300, 150)
    plot.show_bars([Bar((height,), "") for height in heights])
    top = plot._top()
    step = plot._step(top)
    assert top > 0
    assert 1 <= round(top / step) <= 10
    assert top / step == pytest.approx(round(top / step))
    assert top >= heights[-1] or heights[-1] == 60.0
    plot.grab()


def test_one_wait_that_is_far_longer_does_not_flatten_the_others(view: StatisticsView) -> None:
    view.show_figures(FIGURES, [*WAITS, Wait(histories.NOON_S + 99, 4.0, 0, 0, 60_000)])
    assert plot(view, "How long you waited")._top() < 1.0


def test_bars_are_drawn_up_to_their_height_in_their_colours(qtbot: QtBot, themed: QApplication) -> None:
    plot = BarPlot(("#ff0000", "#0000ff"), str)
    qtbot.addWidget(plot)
    plot.resize(300, 200)
    plot.show_bars([Bar((2.0, 2.0), "")])
    image, area = plot.grab().toImage(), plot._area()
    x, scale = round(area.left() + 4), area.height() / plot._top()
    assert image.pixelColor(x, round(area.bottom() - 1.0 * scale)) == QColor("#ff0000")
    assert image.pixelColor(x, round(area.bottom() - 3.0 * scale)) == QColor("#0000ff")
    above = image.pixelColor(x, round(area.bottom() - 4.0 * scale) - 6)
    assert above != QColor("#0000ff")
    assert above != QColor("#ff0000")


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_every_colour_stands_out_from_the_card(tokens: theme.Tokens) -> None:
    for colour in theme.STATE_COLOURS.values():
        assert contrast(QColor(colour), QColor(tokens.card)) >= 2.9
    assert contrast(QColor(tokens.secondary), QColor(tokens.card)) >= 4.5


# --- in the page ------------------------------------------------------------------------------------------------------


def spread(count: int) -> Iterator[Entry]:
    """Entries with waits as they are in life: some dear, most near each other."""
    chance = random.Random(3)  # noqa: S311  # repeatable
    for entry in histories.many(count):
        whole = round(chance.lognormvariate(6.0, 0.35))
        yield replace(
            entry,
            target=chance.choice(("gnome-terminal", "firefox", "gedit", "")),
            stop_to_utterance_ms=round(whole * 0.15),
            stop_to_transcript_ms=round(whole * chance.uniform(0.4, 0.8)),
            stop_to_text_ms=whole if entry.stop_to_text_ms else 0,
        )


def open_page(qtbot: QtBot, store: HistoryStore, width: int = 520) -> HistoryPage:
    page = HistoryPage(today=lambda: histories.TODAY)
    qtbot.addWidget(page)
    page.resize(width, 600)
    page.set_store(store)
    page.show()
    qtbot.waitExposed(page)
    return page


def statistics_button(page: HistoryPage) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.accessibleName() == "Statistics")


def store_at_noon(folder: Path, entries: Iterator[Entry]) -> HistoryStore:
    histories.store_of(folder, entries).close()
    return HistoryStore(folder, clock=lambda: histories.NOON_S + 1)


def test_a_button_shows_them_and_hides_them_again(qtbot: QtBot, themed: QApplication, tmp_path: Path) -> None:
    with closing(store_at_noon(tmp_path / "history", spread(30))) as store:
        page = open_page(qtbot, store)
        qtbot.mouseClick(statistics_button(page), Qt.MouseButton.LeftButton)
        assert page._statistics.isVisible()
        assert not page._list.isVisible()
        assert "median wait" in shown(page)
        before = shown(page)
        page.show_kept(store.add(replace(histories.ENTRY, started_at=histories.NOON_S)))
        assert shown(page) != before  # they follow what is dictated
        qtbot.mouseClick(statistics_button(page), Qt.MouseButton.LeftButton)
        assert page._list.isVisible()
        page.set_store(None)


def test_looking_for_words_leaves_them(qtbot: QtBot, themed: QApplication, tmp_path: Path) -> None:
    with closing(store_at_noon(tmp_path / "history", spread(30))) as store:
        page = open_page(qtbot, store)
        statistics_button(page).click()
        page.focus_search()
        with qtbot.waitSignal(page._search.changed, timeout=2000):
            qtbot.keyClicks(page.focusWidget(), "harb")
        assert not statistics_button(page).isChecked()
        assert page._list.isVisible()
        page.set_store(None)


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("width", [420, 520, 1100])
def test_nothing_is_cut_off(qtbot: QtBot, themed: QApplication, tmp_path: Path, factor: float, width: int) -> None:
    with closing(store_at_noon(tmp_path / "history", spread(300))) as store:

        def check() -> None:
            page = open_page(qtbot, store, width)
            statistics_button(page).click()
            qtbot.wait(30)
            assert page.width() == width
            for label in page.findChildren(QLabel):
                if label.isVisible():
                    assert label.parentWidget().rect().contains(label.geometry()), label.text()
                    assert label.mapTo(page, QPoint(0, 0)).x() + label.width() <= page.width()
            page.set_store(None)

        with_font(themed, factor, check)


@pytest.mark.long
def test_they_open_at_once_with_a_hundred_thousand_entries(
    qtbot: QtBot, themed: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(store_at_noon(tmp_path / "history", spread(100_000))) as store:
        page = open_page(qtbot, store)
        page.grab()
        best_ms = 9999.0
        for _ in range(5):
            began_s = time.perf_counter()
            statistics_button(page).setChecked(True)
            page.grab()
            best_ms = min(best_ms, (time.perf_counter() - began_s) * 1000)
            statistics_button(page).setChecked(False)
        with capsys.disabled():
            print(f"\nstatistics with 100,000 entries opened and drawn: {best_ms:.0f} ms")  # noqa: T201
        assert best_ms < 200
        page.set_store(None)


# --- pictures ---------------------------------------------------------------------------------------------------------


def picture(qtbot: QtBot, store: HistoryStore, width: int) -> QImage:
    page = open_page(qtbot, store, width)
    statistics_button(page).click()
    page.resize(width, 860)
    qtbot.wait(20)
    image = page.grab().toImage()
    page.set_store(None)
    return image


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("count", [3, 300])
def test_pictures(
    qtbot: QtBot, themed: QApplication, tmp_path: Path, colours: theme.ThemeName, count: int, factor: float
) -> None:
    folder = Path(os.environ.get("DICTATION_SCREENSHOTS", tmp_path)).absolute() / "ui"
    folder.mkdir(parents=True, exist_ok=True)
    theme.apply(colours)
    with closing(store_at_noon(tmp_path / "history", spread(count))) as store:

        def show() -> None:
            for width in (420, 1100):
                image = picture(qtbot, store, width)
                large = "" if factor == 1.0 else "-large-font"
                image.save(str(folder / f"statistics-{count}-{colours}-{width}{large}.png"))
                assert image.deviceIndependentSize().width() == width

        with_font(themed, factor, show)
