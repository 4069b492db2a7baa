"""SampleTrial: texts of the app's own go out by the app's own way, where a new user wants to see them arrive.

Into the app's own field, or into whichever window the user clicks into next. Lives on the GUI thread.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from dictation_app.doctor.delivery import SAMPLE_TRIALS, Copying
from dictation_app.doctor.sending import copying
from dictation_app.ui.first_run.writing import Place
from dictation_app.values.dictation import Delivery, DeliveryState
from dictation_app.values.status import AppState
from dictation_app.wiring.other_window import OtherWindow

if TYPE_CHECKING:
    from dictation_app.controller import DictationController
    from dictation_app.settings import SettingsStore
    from dictation_app.ui.first_run.writing import DeliveryStep
    from dictation_app.values.dictation import DeliveryReport
    from dictation_app.workers import OutputThread

SCRIPTS = "äöü ß, Привет, 你好, 😀. "
SAMPLE = Delivery(session_id=0, seq=0, text=f"This is a sample of Dictation. {SCRIPTS}")
"""In several scripts and longer than what is typed, as most dictations are; the samples of the doctor follow."""
_WORST_FIRST = (DeliveryState.NOT_DELIVERED, DeliveryState.PROBABLY, DeliveryState.DELIVERED)


class SampleTrial(QObject):
    """One trial at a time; what became of it is shown by the page."""

    def __init__(
        self, controller: DictationController, store: SettingsStore, output: OutputThread, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._store = store
        self._output = output
        self._page: DeliveryStep | None = None
        self._place: Place | None = None
        """Where it is being tried; None = it is not."""
        self._left: list[Delivery] = []
        """Of the texts; the first is on its way."""
        self._reports: list[DeliveryReport] = []
        self._window = OtherWindow(output, self)
        self._window.waited.connect(self._on_waited)
        self._window.found.connect(self._on_found)
        self._window.missed.connect(self._on_missed)
        output.tried.connect(self._on_tried)

    @property
    def is_under_way(self) -> bool:
        """Whether the text is on its way, or a window is waited for."""
        return self._place is not None

    def use_page(self, page: DeliveryStep) -> None:
        """Do what this one asks for."""
        self._page = page
        page.try_wanted.connect(self._begin)

    def stop(self) -> None:
        """Nothing more is written, and nothing is told of what was."""
        self._window.stop()
        self._place = None

    @Slot(object)
    def _begin(self, place: Place) -> None:
        if self._page is None:
            return
        if self._controller.status.state in {AppState.LISTENING, AppState.TRANSCRIBING}:
            told = self.tr("A dictation is under way, and this would disturb it. Try it when it has ended.")
            self._page.show_refusal(place, told)
        elif place is Place.HERE:
            self._send(place)
        elif copying(self._store.settings.output) is not Copying.NO:
            told = self.tr("Text is only copied here: dictate, then press Ctrl+V in the window where you want it.")
            self._page.show_refusal(place, told)
        else:
            self._place = place
            self._window.wait()

    @Slot(int)
    def _on_waited(self, left_s: int) -> None:
        if self._page is not None:
            self._page.show_waiting(left_s)

    @Slot()
    def _on_missed(self) -> None:
        self.stop()
        if self._page is not None:
            self._page.show_too_late()

    @Slot()
    def _on_found(self) -> None:
        self._send(Place.ELSEWHERE)

    def _send(self, place: Place) -> None:
        self._place, self._reports = place, []
        target = None if place is Place.HERE else self._output.front.at(time.monotonic())
        sample = replace(SAMPLE, text=self.tr("This is a sample of Dictation. ") + SCRIPTS)
        self._left = [replace(each, target=target) for each in (sample, *SAMPLE_TRIALS)]
        self._send_next()

    def _send_next(self) -> None:
        self._output.try_out(self._left[0], with_clipboard=True, into="")

    @Slot(object)
    def _on_tried(self, report: DeliveryReport) -> None:
        if self._page is None or self._place is None or report.text != self._left[0].text:
            return  # the doctor's
        self._left.pop(0)
        self._reports.append(report)
        if self._left and report.state is not DeliveryState.NOT_DELIVERED:
            self._send_next()
            return
        place = self._place
        self.stop()
        # One verdict: the worst, of all that was to arrive.
        worst = min(self._reports, key=lambda each: _WORST_FIRST.index(each.state))
        self._page.show_result(place, replace(worst, text="".join(each.text for each in self._reports)))
        if place is Place.ELSEWHERE:
            QApplication.alert(self._page.window())
