"""What is told of the chosen entry below its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dictation_app.ui import history_words, theme, words
from dictation_app.ui.again import EarlierTexts
from dictation_app.ui.labels import Glyph, Text, set_role
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QDate

    from dictation_app.history import Entry, Result


class EntryFacts(QWidget):
    """How it was delivered, what was held back or changed, when, how long and with what; and what it was before."""

    take_back_wanted = Signal(object)
    """`Result`"""

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self._is_replaced = False
        self._problem = Text(role="caution", wrap=True)
        self._icon = Glyph()
        self._delivery = Text(role="secondary", wrap=True)
        self._held_back = Text(role="caution", wrap=True)
        self._as_written = Text(role="secondary", wrap=True)
        self._facts = Text(role="secondary", wrap=True)
        self._earlier = EarlierTexts()
        self._earlier.wanted.connect(self.take_back_wanted)
        self._outcome = QWidget()
        outcome = QHBoxLayout(self._outcome)
        outcome.setContentsMargins(0, 0, 0, 0)
        outcome.setSpacing(SPACE)
        outcome.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        outcome.addWidget(self._delivery, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for widget in (self._problem, self._outcome, self._held_back, self._as_written, self._facts, self._earlier):
            column.addWidget(widget)
        self._problem.hide()

    def show_entry(self, entry: Entry | None, today: QDate) -> None:
        """Tell of another one, or of none."""
        self._entry = entry
        told = (
            (self._delivery, "" if entry is None else history_words.delivery(entry, is_replaced=self._is_replaced)),
            (self._held_back, "" if entry is None else history_words.held_back(entry)),
            (self._as_written, "" if entry is None else history_words.as_written(entry)),
            (self._facts, "" if entry is None else history_words.facts(entry, today)),
        )
        for label, text in told:
            label.setText(text)
            label.setVisible(bool(text))
        self._outcome.setVisible(bool(self._delivery.text()))
        self._dress()

    def show_problem(self, problem: str) -> None:
        """Something asked for could not be done; empty = nothing is wrong."""
        self._problem.setText(words.plain(problem))
        self._problem.setVisible(bool(problem))

    def show_results(self, results: Sequence[Result], *, is_replaced: bool) -> None:
        """What its sound came to before; `show_entry` tells the rest with `is_replaced` in mind."""
        self._is_replaced = is_replaced
        self._earlier.show_results(results)

    def _dress(self) -> None:
        colours = theme.tokens()
        sign = history_words.mark(self._entry) if self._entry is not None else None
        is_trouble = sign is not None and sign.is_trouble
        set_role(self._delivery, "caution" if is_trouble else "secondary")
        self._icon.show_glyph(
            "check" if sign is None else sign.glyph, colours.warning_text if is_trouble else colours.secondary
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()
