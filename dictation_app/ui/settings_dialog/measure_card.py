"""MeasureCard: has the installed models measured on this machine, shows what came of it, and offers what to use.

It knows neither models nor devices nor engines: it asks by signals, and shows what it is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QVBoxLayout, QWidget

from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.controls import SMALL
from dictation_app.ui.settings_dialog.measure_rows import MeasuredOffer, MeasuredRow
from dictation_app.ui.theme import SPACE
from dictation_app.ui.waveform import LevelMeter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent

_SCALE_FROM_S = 1.0
"""Where all are quick, no bar looks long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureState:
    """How far a measurement is."""

    done: int
    total: int
    """0 = not known yet."""
    title: str
    """What is measured now."""
    is_held: bool = False
    """Somebody dictates."""


class MeasureCard(QWidget):
    """Below the settings of the model."""

    measure_wanted = Signal()
    stop_wanted = Signal()
    read_wanted = Signal()
    """The user will read a text aloud, to be listened to as well."""
    reading_ended = Signal()
    """The user has read it."""
    reading_unwanted = Signal()
    """It is to be forgotten."""
    use_wanted = Signal(str, str)
    """Model and device."""
    grown = Signal()
    """Something new is to be looked at, or to be pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: MeasureState | None = None
        self._text = ""
        self._seconds = 0.0
        self._in_use = ("", "")
        self._rows: list[MeasuredRow] = []
        self._explanation = Text(
            self.tr(
                "Every installed model hears a short recording on every device. It shows how long you would wait for "
                "five seconds of speech, and how many words are right. When you dictate, it stands still."
            ),
            role="secondary",
            wrap=True,
            size=SMALL,
        )
        self._measure = self._button(self.tr("Measure"), self.tr("Measures all installed models; takes some minutes."))
        self._read = self._button(
            self.tr("Read a text aloud first"), self.tr("The models hear your voice and your microphone, too.")
        )
        self._stop = self._button(self.tr("Stop measuring"), self.tr("What was measured so far is forgotten."))
        self._done = self._button(self.tr("I have read it"), self.tr("Ends the recording."))
        self._forget = self._button(self.tr("Forget what I read"), self.tr("It is in memory only, until you quit."))
        for button, wanted in (
            (self._measure, self.measure_wanted),
            (self._read, self.read_wanted),
            (self._stop, self.stop_wanted),
            (self._done, self.reading_ended),
            (self._forget, self.reading_unwanted),
        ):
            button.clicked.connect(wanted)
        set_role(self._measure, "primary")
        set_role(self._done, "primary")
        self._told = Text(role="secondary", wrap=True, size=SMALL)
        self._problem = Text(role="caution", wrap=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Measuring"))
        self._progress.setAccessibleDescription(self.tr("How many models and devices are measured."))
        self._to_read = Text(wrap=True, size=1.1)
        self._meter = LevelMeter()
        self._meter.setAccessibleDescription(self.tr("Moves while sound comes from the microphone."))
        self._advice = Text(role="strong", wrap=True)
        self.setFocusProxy(self._measure)
        self._lay_out()
        self.show_problem("")
        self._arrange()

    @staticmethod
    def _button(text: str, description: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.setAccessibleName(text)
        button.setAccessibleDescription(description)
        return button

    def _lay_out(self) -> None:
        card = QFrame()
        set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, SPACE + SPACE // 2)
        inside.setSpacing(SPACE + SPACE // 4)
        buttons = FlowLayout(gap_px=SPACE)
        for button in (self._measure, self._read, self._stop, self._done, self._forget):
            buttons.addWidget(button)
        inside.addWidget(self._explanation)
        for widget in (self._told, self._to_read, self._meter, self._progress, self._problem):
            inside.addWidget(widget)
        inside.addLayout(buttons)
        inside.addWidget(self._advice)
        self._results = QVBoxLayout()
        self._results.setSpacing(2 * SPACE)
        inside.addLayout(self._results)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(Text(self.tr("Measure on this computer"), role="strong", wrap=True))
        column.addWidget(card)

    @property
    def rows(self) -> tuple[MeasuredRow, ...]:
        """What came of it, in order."""
        return tuple(self._rows)

    def matches(self, words: tuple[str, ...]) -> bool:
        """Whether a search for these words, in lower case, finds it."""
        text = f"{self.tr('Measure on this computer')} {self.tr('speed benchmark fast test compare recommend')}"
        return all(word in text.casefold() for word in words)

    # --- what it is told ----------------------------------------------------------------------------------------------

    def show_state(self, state: MeasureState | None) -> None:
        """How far it is; None = nothing is measured."""
        is_new = state is not None and self._state is None
        self._state = state
        if is_new:
            self.show_problem("")
        self._arrange()
        if is_new:
            self.grown.emit()

    def show_reading(self, text: str, seconds: float) -> None:
        """The text to be read now, or how much was read."""
        is_new = bool(text) and not self._text
        self._text, self._seconds = text, seconds
        if is_new:
            self._meter.clear()
            self.show_problem("")
        self._arrange()
        if is_new:
            self.grown.emit()

    @Slot(float)
    def show_level(self, dbfs: float) -> None:
        """Of the microphone, while somebody reads."""
        self._meter.show_level(dbfs)

    @Slot(str)
    def show_problem(self, sentence: str) -> None:
        """Why it did not come to anything; empty = nothing is wrong."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def show_results(self, offers: Sequence[MeasuredOffer], advice: str) -> None:
        """What came of it, and what to use, in a sentence."""
        for row in self._rows:
            self._results.removeWidget(row)
            row.hide()
            row.deleteLater()
        longest_s = max(_SCALE_FROM_S, *(offer.wait_s for offer in offers), 0.0)
        self._rows = [MeasuredRow(offer, longest_s) for offer in offers]
        for row in self._rows:
            row.use_wanted.connect(self.use_wanted)
            self._results.addWidget(row)
        self._advice.setText(advice)
        self._arrange()

    def show_in_use(self, model: str, device: str) -> None:
        """What dictations are written with now, as the results name it."""
        self._in_use = (model, device)
        for row in self._rows:
            row.show_in_use(is_in_use=(row.offer.model, row.offer.device) == self._in_use)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Nobody is listened to by what cannot be seen."""
        super().hideEvent(event)
        if self._text and not event.spontaneous():
            self.reading_unwanted.emit()

    def _arrange(self) -> None:
        is_busy, is_reading = self._state is not None, bool(self._text)
        held = [button for button in (self._measure, self._stop, self._done, self._read) if button.hasFocus()]
        self._measure.setVisible(not is_busy and not is_reading)
        self._read.setVisible(not is_busy and not is_reading and not self._seconds)
        self._stop.setVisible(is_busy)
        self._done.setVisible(is_reading)
        self._forget.setVisible(not is_busy and (is_reading or bool(self._seconds)))
        self._forget.setText(self.tr("Cancel") if is_reading else self.tr("Forget what I read"))
        self._forget.setAccessibleName(self._forget.text())
        self._to_read.setText(self._text)
        self._to_read.setVisible(is_reading)
        self._meter.setVisible(is_reading)
        self._told.setText(self._sentence())
        self._told.setVisible(bool(self._told.text()))
        self._progress.setVisible(is_busy)
        if self._state is not None:
            self._progress.setRange(0, self._state.total)
            self._progress.setValue(self._state.done)
        self._advice.setVisible(bool(self._advice.text()) and not is_busy)
        for row in self._rows:
            row.setVisible(not is_busy)
        self.show_in_use(*self._in_use)
        if held and not held[0].isVisible():
            # What went must not hand the focus on to something far away.
            (self._stop if is_busy else self._done if is_reading else self._measure).setFocus()

    def _sentence(self) -> str:
        state = self._state
        if self._text:
            return self.tr("Read this aloud, as you would dictate:")
        if state is not None and state.is_held:
            return self.tr("It stands still while you dictate.")
        if state is not None and not state.total:
            return self.tr("Looking for devices …")
        if state is not None:
            return self.tr("{what} ({number} of {total})").format(
                what=state.title, number=min(state.done + 1, state.total), total=state.total
            )
        if self._seconds:
            return self.tr("They will also hear the {seconds:.0f} seconds that you have read.").format(
                seconds=self._seconds
            )
        return ""
