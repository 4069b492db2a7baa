"""SampleTrial: a short text of the app's own goes out by the app's own way, where a new user wants to see it arrive.

Into the app's own field, or into whichever window the user clicks into next. Lives on the GUI thread.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from dictation_app.doctor.delivery import Copying
from dictation_app.doctor.sending import copying
from dictation_app.ui.first_run.writing import Place
from dictation_app.values import AppState, Delivery

if TYPE_CHECKING:
    from dictation_app.controller import DictationController
    from dictation_app.settings import SettingsStore
    from dictation_app.ui.first_run.writing import DeliveryStep
    from dictation_app.values import DeliveryReport
    from dictation_app.workers import OutputThread

SAMPLE = Delivery(session_id=0, seq=0, text="This is a sample of Dictation. ")
"""Longer than what is typed, so it goes the way of most dictations; no line end, so a terminal carries nothing out."""
CLICK_S = 10.0
"""To find another window and click into it."""
_SETTLED_S = 0.8
"""A window just clicked into has the keyboard for so long: nobody only passes it on the way to another one."""
_LOOK_MS = 100


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
        self._until_s = self._left_at_s = 0.0
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._look_for_window)
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
        self._look.stop()
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
            self._until_s, self._left_at_s = time.monotonic() + CLICK_S, 0.0
            self._look_for_window()
            self._look.start()

    @Slot()
    def _look_for_window(self) -> None:
        if self._page is None:
            return
        now_s = time.monotonic()
        if self._output.own_window_active:
            self._left_at_s = 0.0
            left_s = self._until_s - now_s
            if left_s > 0:
                self._page.show_waiting(math.ceil(left_s))
            else:
                self.stop()
                self._page.show_too_late()
        elif not self._left_at_s:
            self._left_at_s = now_s
        elif now_s - self._left_at_s >= _SETTLED_S:
            self._look.stop()
            self._send(Place.ELSEWHERE)

    def _send(self, place: Place) -> None:
        self._place = place
        self._output.try_out(SAMPLE, with_clipboard=True, into="")

    @Slot(object)
    def _on_tried(self, report: DeliveryReport) -> None:
        if self._page is None or self._place is None or report.text != SAMPLE.text:
            return  # the doctor's
        place = self._place
        self.stop()
        self._page.show_result(place, report)
        if place is Place.ELSEWHERE:
            QApplication.alert(self._page.window())
