"""InsertionTrial: texts of the app's own go out by the app's own way, into whichever window the user clicks into next.

The way that worked is remembered by the one who delivers (`output.programs.Ways`). Lives on the GUI thread.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from dictation_app.doctor.delivery import SAMPLE_TRIALS, SAMPLES, Copying
from dictation_app.doctor.sending import copying
from dictation_app.other_window import OtherWindow
from dictation_app.ui.translated import shown
from dictation_app.values.dictation import DeliveryState

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.controller import DictationController
    from dictation_app.settings import SettingsStore
    from dictation_app.ui.settings_dialog.insertion_card import InsertionCard
    from dictation_app.values.dictation import DeliveryReport, Target
    from dictation_app.workers import OutputThread


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
        self._reports: list[DeliveryReport] | None = None
        """Of the texts sent so far; None = none is on its way."""
        self._target: Target | None = None
        """The window they go into; None = unknown."""
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
        self._reports = None

    @Slot()
    def _on_try(self) -> None:
        if self._controller.status.state.is_dictating:
            told = self.tr("A dictation is under way, and this would disturb it. Try it when it has ended.")
            self._card.show_told(told, is_problem=True)
        elif copying(self._store.settings.output) is not Copying.NO:
            told = self.tr("Text is only copied here: dictate, then press Ctrl+V in the window where you want it.")
            self._card.show_told(told, is_problem=True)
        elif self._reports is None:
            self._window.wait()

    @Slot()
    def _on_missed(self) -> None:
        self._card.show_told(self.tr("No other window was clicked into. Try it again."), is_problem=True)

    @Slot()
    def _on_found(self) -> None:
        self._reports = []
        self._target = self._output.front.at(time.monotonic())
        self._send()

    def _send(self) -> None:
        if self._reports is not None:
            trial = replace(SAMPLE_TRIALS[len(self._reports)], target=self._target)
            self._output.try_out(trial, with_clipboard=True, into="")

    @Slot(object)
    def _on_tried(self, report: DeliveryReport) -> None:
        reports = self._reports
        if reports is None or report.text != SAMPLE_TRIALS[len(reports)].text:
            return  # somebody else's
        reports.append(report)
        if len(reports) < len(SAMPLE_TRIALS) and report.state is not DeliveryState.NOT_DELIVERED:
            self._send()
            return
        self._reports = None
        kinds: dict[DeliveryState, list[str]] = {state: [] for state in DeliveryState}
        for (name, _text), each in zip(SAMPLES, reports, strict=False):
            kinds[each.state].append(shown(name))
        self._card.show_results(
            report.target,
            kinds[DeliveryState.DELIVERED],
            kinds[DeliveryState.PROBABLY],
            kinds[DeliveryState.NOT_DELIVERED],
        )

    @Slot()
    def _on_forget(self) -> None:
        try:
            self._remembered.unlink(missing_ok=True)
        except OSError:
            self._card.show_told(self.tr("It could not be forgotten: the file cannot be deleted."), is_problem=True)
        else:
            self._card.show_told(self.tr("It is forgotten. The next text finds out anew what works."))
