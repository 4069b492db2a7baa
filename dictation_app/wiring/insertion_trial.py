"""InsertionTrial: texts of the app's own are pasted, and typed, into whichever window the user clicks into next.

What brings more of them there is remembered by the one who delivers (`output.programs.Ways`). Lives on the GUI thread.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from dictation_app.doctor.delivery import SAMPLE_TRIALS, SAMPLES, Copying
from dictation_app.doctor.sending import copying
from dictation_app.ui.translated import shown
from dictation_app.values.dictation import DeliveryMethod, DeliveryState
from dictation_app.wiring.other_window import OtherWindow

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.controller import DictationController
    from dictation_app.settings import SettingsStore
    from dictation_app.ui.settings_dialog.insertion_card import InsertionCard
    from dictation_app.values.dictation import DeliveryReport, Target
    from dictation_app.workers import OutputThread

_WAYS = (DeliveryMethod.PASTE, DeliveryMethod.TYPE)
_WORTH = (DeliveryState.NOT_DELIVERED, DeliveryState.PROBABLY, DeliveryState.DELIVERED)


class InsertionTrial(QObject):
    """Of one card; one trial at a time."""

    def __init__(
        self,
        card: InsertionCard,
        controller: DictationController,
        store: SettingsStore,
        output: OutputThread,
        remembered: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._card = card
        self._controller = controller
        self._store = store
        self._output = output
        self._remembered = remembered
        self._way: DeliveryMethod | None = None
        """That is tried; None = none is."""
        self._number = 0
        """Of the text that is on its way."""
        self._states: dict[DeliveryMethod, list[DeliveryState]] = {}
        """What became of each text; of those that were not sent that they did not arrive."""
        self._target: Target | None = None
        """The window they go into; None = unknown."""
        self._program = ""
        """Its name, as those said who sent something."""
        self._window = OtherWindow(output, self)
        self._window.waited.connect(card.show_waiting)
        self._window.found.connect(self._on_found)
        self._window.missed.connect(self._on_missed)
        card.try_wanted.connect(self._on_try)
        card.forget_wanted.connect(self._on_forget)
        output.tried.connect(self._on_tried)

    def stop(self) -> None:
        """Nothing more is written."""
        self._window.stop()
        self._way = None

    @Slot()
    def _on_try(self) -> None:
        if self._controller.status.state.is_dictating:
            told = self.tr("A dictation is under way, and this would disturb it. Try it when it has ended.")
            self._card.show_told(told, is_problem=True)
        elif copying(self._store.settings.output) is not Copying.NO:
            told = self.tr("Text is only copied here: dictate, then press Ctrl+V in the window where you want it.")
            self._card.show_told(told, is_problem=True)
        elif self._way is None:
            self._window.wait()

    @Slot()
    def _on_missed(self) -> None:
        self._card.show_told(self.tr("No other window was clicked into. Try it again."), is_problem=True)

    @Slot()
    def _on_found(self) -> None:
        self._target = self._output.front.at(time.monotonic())
        self._states = {way: [DeliveryState.NOT_DELIVERED] * len(SAMPLES) for way in _WAYS}
        self._program = ""
        self._begin(_WAYS[0])

    def _begin(self, way: DeliveryMethod) -> None:
        self._way, self._number = way, 0
        self._send()

    def _send(self) -> None:
        trial = replace(SAMPLE_TRIALS[self._number], target=self._target)
        self._output.try_out(trial, with_clipboard=True, into="", by=self._way)

    @Slot(object)
    def _on_tried(self, report: DeliveryReport) -> None:
        way = self._way
        if way is None or report.text != SAMPLE_TRIALS[self._number].text:
            return  # somebody else's
        self._program = report.target or self._program
        self._states[way][self._number] = report.state
        self._number += 1
        # A paste that nobody takes is waited for; what cannot be typed is known at once.
        is_over = way is DeliveryMethod.PASTE and report.state is DeliveryState.NOT_DELIVERED
        if self._number < len(SAMPLES) and not is_over:
            self._send()
        elif way is not _WAYS[-1]:
            self._begin(_WAYS[_WAYS.index(way) + 1])
        else:
            self._end()

    def _end(self) -> None:
        self._way = None
        best = max(_WAYS, key=lambda way: sum(map(_WORTH.index, self._states[way])))  # the first of equals
        kinds: dict[DeliveryState, list[str]] = {state: [] for state in DeliveryState}
        for number, (name, _text) in enumerate(SAMPLES):
            kinds[max((self._states[way][number] for way in _WAYS), key=_WORTH.index)].append(shown(name))
        if self._program and len(kinds[DeliveryState.NOT_DELIVERED]) < len(SAMPLES):
            self._output.prefer(self._program, best)
        self._card.show_results(
            self._program,
            kinds[DeliveryState.DELIVERED],
            kinds[DeliveryState.PROBABLY],
            kinds[DeliveryState.NOT_DELIVERED],
            is_typed=best is DeliveryMethod.TYPE,
        )

    @Slot()
    def _on_forget(self) -> None:
        try:
            self._remembered.unlink(missing_ok=True)
        except OSError:
            self._card.show_told(self.tr("It could not be forgotten: the file cannot be deleted."), is_problem=True)
        else:
            self._card.show_told(self.tr("It is forgotten. The next text finds out anew what works."))
