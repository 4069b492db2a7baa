"""The history in figures and two plots: how long the user waited, dictation by dictation, and the words of each day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QEvent, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dictation_app.history.entries import TYPING_WORDS_PER_MINUTE
from dictation_app.ui import theme
from dictation_app.ui.bar_plot import Bar, BarPlot
from dictation_app.ui.flow import EvenLayout, FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.theme import SPACE
from dictation_app.ui.words import translate
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.history import Day, HistoryStore, Statistics, Wait

_STAGES = tuple(theme.STATE_COLOURS[state] for state in (AppState.LISTENING, AppState.TRANSCRIBING, AppState.IDLE))
"""Colours of a wait's parts, as the icons have them while that goes on."""
_MINUTE_S, _HOUR_S = 60, 3600

_DAY_AND_MONTH = re.compile(r"(d+[^y]*?M+|M+[^y]*?d+)\.?")

_MANY = 20
"""Dictations from which on one in so many can be told of."""


class StatisticsView(QScrollArea):
    """Shows what a `HistoryStore` counts. Reading takes some hundredths of a second in a history of 100,000."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Statistics"))
        self._figures = [_Figure() for _ in range(6)]
        self._note = Text(role="secondary", wrap=True)
        self._waits = BarPlot(_STAGES, _scale_of_seconds)
        self._waits.setAccessibleName(self.tr("How long you waited"))
        self._days = BarPlot((theme.STATE_COLOURS[AppState.IDLE],), _number, is_whole=True)
        self._days.setAccessibleName(self.tr("Words a day"))
        tiles = QWidget()
        even = EvenLayout(gap_px=2 * SPACE)
        tiles.setLayout(even)
        for figure in self._figures:
            even.addWidget(figure)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, SPACE // 2, 0)
        column.setSpacing(SPACE + SPACE // 2)
        column.addWidget(_card(tiles, self._note))
        self._legend = _legend()
        self._waits_card = _card(
            Text(self.tr("How long you waited after the recording"), role="strong", wrap=True),
            self._legend,
            self._waits,
        )
        column.addWidget(self._waits_card)
        column.addWidget(_card(Text(self.tr("Words a day"), role="strong", wrap=True), self._days))
        column.addStretch()
        self.setWidget(content)

    def show_store(self, store: HistoryStore) -> None:
        """Read and show; raise `HistoryError`."""
        self.show_figures(store.statistics(), store.waits())

    def show_figures(self, figures: Statistics, waits: Sequence[Wait]) -> None:
        """Show these."""
        told = (
            (_number(figures.words), translate("statistics", "words")),
            (_number(figures.entries), translate("statistics", "dictations")),
            (duration(figures.spoken_seconds), translate("statistics", "spoken")),
            (duration(figures.saved_seconds), translate("statistics", "saved")),
            (_number(figures.words_per_minute), translate("statistics", "words a minute")),
            (_wait(figures.median_stop_to_text_ms), translate("statistics", "median wait")),
        )
        for figure, (value, name) in zip(self._figures, told, strict=True):
            figure.show_value(value, name)
        self._note.setText(_note(figures))
        self._show_waits(figures, waits)
        self._show_days(figures.days)

    def _show_waits(self, figures: Statistics, waits: Sequence[Wait]) -> None:
        self._waits_card.setVisible(bool(waits))
        median = figures.median_stop_to_text_ms / 1000
        name = translate("statistics", "median {time}").format(time=_wait(figures.median_stop_to_text_ms))
        self._waits.show_bars([_bar_of_wait(wait) for wait in waits], level=median, level_name=name)
        self._waits.setAccessibleDescription(_waits_in_words(waits))

    def _show_days(self, days: Sequence[Day]) -> None:
        self._days.show_bars([_bar_of_day(day) for day in days])
        self._days.setAccessibleDescription(_days_in_words(days))


class _Figure(QWidget):
    """A number and what it is of."""

    def __init__(self) -> None:
        super().__init__()
        self._value, self._name = Text(role="strong", size=1.3), Text(role="secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._value)
        column.addWidget(self._name)

    def show_value(self, value: str, name: str) -> None:
        """Another number."""
        self._value.setText(value)
        self._name.setText(name)
        self.setAccessibleName(f"{value} {name}")


class _Swatch(QWidget):
    """The colour of a part of the bars."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """As high as a letter."""
        side = self.fontMetrics().ascent()
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """A square with round corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawRoundedRect(QRectF(QPointF(0, 0), self.size()), 3, 3)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()


def _legend() -> QWidget:
    names = (
        translate("statistics", "the recording's end"),
        translate("statistics", "understanding it"),
        translate("statistics", "delivery"),
    )
    legend = QWidget()
    flow = FlowLayout(gap_px=2 * SPACE)
    legend.setLayout(flow)
    for colour, name in zip(_STAGES, names, strict=True):
        item = QWidget()
        row = QHBoxLayout(item)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 3 // 4)
        row.addWidget(_Swatch(colour))
        row.addWidget(Text(name, role="secondary"))
        flow.addWidget(item)
    return legend


def _card(*widgets: QWidget) -> QFrame:
    card = QFrame()
    set_role(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, SPACE + SPACE // 2)
    column.setSpacing(SPACE)
    for widget in widgets:
        column.addWidget(widget)
    return card


# --- in words ---------------------------------------------------------------------------------------------------------


def duration(seconds: float) -> str:
    """``40 s``, ``12 min``, ``3 h 20 min``."""
    if seconds < _MINUTE_S:
        return translate("statistics", "{seconds} s").format(seconds=round(seconds))
    minutes = round(seconds / _MINUTE_S)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return translate("statistics", "{minutes} min").format(minutes=minutes)
    return translate("statistics", "{hours} h {minutes} min").format(hours=_number(hours), minutes=rest)


def _note(figures: Statistics) -> str:
    parts = [
        translate(
            "statistics",
            "Spoken: speech without its pauses. Saved: typing these words at {speed} a minute would take {typing}; "
            "dictating them took {dictating}, pauses and waits included.",
        ).format(
            speed=TYPING_WORDS_PER_MINUTE,
            typing=duration(figures.typing_seconds),
            dictating=duration(figures.dictating_seconds),
        )
    ]
    if figures.entries_with_pauses:
        parts.append(translate("statistics", "In older dictations the pauses are not known, and count as spoken."))
    if figures.p95_stop_to_text_ms and figures.entries >= _MANY:  # of few it says nothing
        parts.append(
            translate("statistics", "Only one wait in 20 was longer than {time}.").format(
                time=_wait(figures.p95_stop_to_text_ms)
            )
        )
    return " ".join(parts)


def _number(value: float) -> str:
    return QLocale().toString(round(value))


def _seconds(value: float, *, places: int) -> str:
    return translate("statistics", "{number} s").format(number=QLocale().toString(float(value), "f", places))


def _scale_of_seconds(value: float) -> str:
    return translate("statistics", "{number} s").format(number=QLocale().toString(float(value), "g", 3))


def _wait(milliseconds: float) -> str:
    return _seconds(milliseconds / 1000, places=2)


def _moment(started_at: float) -> str:
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(started_at)), QLocale.FormatType.ShortFormat)


def _date_of(wait: Wait) -> QDate:
    return QDateTime.fromSecsSinceEpoch(int(wait.started_at)).date()


def _date_of_day(day: Day) -> QDate:
    return QDate.fromString(day.date, Qt.DateFormat.ISODate)


def _date(day: Day) -> str:
    return QLocale().toString(_date_of_day(day), QLocale.FormatType.ShortFormat)


def short_date(date: QDate, locale: QLocale | None = None) -> str:
    """``11/23``, ``23.11.``: as the locale writes a date, without the year."""
    locale = locale or QLocale()
    found = _DAY_AND_MONTH.search(locale.dateFormat(QLocale.FormatType.ShortFormat))
    is_c = locale.language() is QLocale.Language.C  # writes a month as a number, and a blank before it
    return locale.toString(date, "d MMM" if is_c or found is None else found[0])


def _stages(wait: Wait) -> tuple[int, int, int]:
    """Milliseconds of each part; a part that nobody measured is none."""
    cut = min(wait.stop_to_utterance_ms, wait.stop_to_text_ms)
    understood = min(max(cut, wait.stop_to_transcript_ms), wait.stop_to_text_ms)
    return cut, understood - cut, wait.stop_to_text_ms - understood


def _bar_of_wait(wait: Wait) -> Bar:
    cut, understanding, delivery = _stages(wait)
    told = translate(
        "statistics",
        "{moment}\nText after {whole}\nThe recording's end: {cut}\nUnderstanding it: {understanding}\n"
        "Delivery: {delivery}\nSound: {sound}",
    ).format(
        moment=_moment(wait.started_at),
        whole=_wait(wait.stop_to_text_ms),
        cut=_wait(cut),
        understanding=_wait(understanding),
        delivery=_wait(delivery),
        sound=_seconds(wait.audio_seconds, places=1),
    )
    return Bar((cut / 1000, understanding / 1000, delivery / 1000), told, short_date(_date_of(wait)))


def _bar_of_day(day: Day) -> Bar:
    told = translate("statistics", "{date}\n{words} words in {entries} dictations\n{spoken} spoken").format(
        date=_date(day), words=_number(day.words), entries=_number(day.entries), spoken=duration(day.spoken_seconds)
    )
    return Bar((float(day.words),), told, short_date(_date_of_day(day)))


def _waits_in_words(waits: Sequence[Wait]) -> str:
    if not waits:
        return ""
    ordered = sorted(wait.stop_to_text_ms for wait in waits)
    return translate(
        "statistics",
        "The last {count} dictations: you waited {median} in the median, {shortest} at least and {longest} at most; "
        "{last} for the last one.",
    ).format(
        count=_number(len(waits)),
        median=_wait(ordered[len(ordered) // 2]),
        shortest=_wait(ordered[0]),
        longest=_wait(ordered[-1]),
        last=_wait(waits[-1].stop_to_text_ms),
    )


def _days_in_words(days: Sequence[Day]) -> str:
    if not days:
        return ""
    best = max(days, key=lambda day: day.words)
    if not best.words:
        return translate("statistics", "No words in the last {count} days.").format(count=len(days))
    return translate(
        "statistics", "The last {count} days: {words} words, most of them, {most}, on {date}; {today} today."
    ).format(
        count=len(days),
        words=_number(sum(day.words for day in days)),
        most=_number(best.words),
        date=_date(best),
        today=_number(days[-1].words),
    )
