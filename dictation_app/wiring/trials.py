"""Trials: what the doctor has the running app do, over its socket, so that nothing of the user's is disturbed.

The hotkey is the app's own, and its presses are counted instead of followed; text goes out by the app's own way, whose
clipboard lives on. It is the app's own text, and goes into the doctor's window only, whoever asks. Lives on the GUI
thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot

from dictation_app.errors import UserError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from dictation_app.control.global_hotkey import GlobalHotkey
    from dictation_app.controller import DictationController
    from dictation_app.values.dictation import DeliveryReport
    from dictation_app.workers import OutputThread

LONGEST_MS = 8000
"""So long after the doctor last asked the key does again what it is for, also where the doctor was ended."""


class Trials(QObject):
    """Serves four commands of the socket."""

    def __init__(
        self, controller: DictationController, hotkey: GlobalHotkey, output: OutputThread, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._hotkey = hotkey
        self._output = output
        self._sent: DeliveryReport | None = None
        self._is_sending = False
        self._end = QTimer(self, interval=LONGEST_MS, singleShot=True)
        self._end.timeout.connect(self._hotkey.end_trial)
        output.tried.connect(self._on_tried)
        controller.commands.serve("try_hotkey", self._try_hotkey)
        controller.commands.serve("tried_hotkey", self._tried_hotkey)
        controller.commands.serve("try_delivery", self._try_delivery)
        controller.commands.serve("tried_delivery", self._tried_delivery)

    def _refuse_while_dictating(self) -> None:
        if self._controller.status.state.is_dictating:
            raise UserError(
                say("A dictation is under way, and this would disturb it."), say("Check again when it has ended.")
            )

    def _try_hotkey(self, _request: dict[str, Any]) -> dict[str, object]:
        self._refuse_while_dictating()
        problem = self._hotkey.problem
        others = [
            (chord, "", "") if refused is None else (chord, refused.message, refused.hint)
            for chord, refused in self._hotkey.others
        ]
        if not self._hotkey.is_registered:
            message = say("The hotkey is given back at the moment.") if problem is None else problem.message
            hint = "" if problem is None else problem.hint
            return {"is_registered": False, "chord": "", "message": message, "hint": hint, "others": others}
        if self._hotkey.seen_in_trial is not None:  # its end would make the other's press begin a dictation
            raise UserError(say("Another check is under way."), say("Wait a moment, and check again."))
        if not self._hotkey.begin_trial():
            raise UserError(say("The hotkey is held down."), say("Let go of it, and check again."))
        self._end.start()
        return {
            "is_registered": True,
            "chord": self._hotkey.chord,
            "message": "",
            "hint": "",
            "others": others,
            "has_fired": self._hotkey.has_fired,
        }

    def _tried_hotkey(self, request: dict[str, Any]) -> list[str] | None:
        """What was seen; None where the trial has ended: a press would begin a dictation."""
        seen = self._hotkey.seen_in_trial
        if seen is None:
            return None
        if request.get("end") is True:
            self._end.stop()
            self._hotkey.end_trial()
        else:
            self._end.start()  # who asks goes on
        return [event.value for event in seen]

    def _try_delivery(self, request: dict[str, Any]) -> bool:
        """Whether it is on its way; False while a window of the app's own has the keyboard."""
        self._refuse_while_dictating()
        if self._is_sending:
            raise UserError(say("Another check is under way."), say("Wait a moment, and check again."))
        if self._output.own_window_active:
            return False
        # The app starts without the doctor.
        from dictation_app.doctor.delivery import (  # noqa: PLC0415
            SAMPLE_TRIALS,
            SHORT_TRIAL,
            TRIAL,
            TRIAL_PROGRAM,
        )
        from dictation_app.doctor.ways import WAYS  # noqa: PLC0415

        with_clipboard = request.get("with_clipboard") is True
        trial = TRIAL if with_clipboard and request.get("is_short") is not True else SHORT_TRIAL
        trial = next((each for each in SAMPLE_TRIALS if each.seq == request.get("sample")), trial)
        by = next((way for way in WAYS if way.value == request.get("by")), None)
        self._sent, self._is_sending = None, True
        self._output.try_out(trial, with_clipboard=with_clipboard, into=TRIAL_PROGRAM, by=by)
        return True

    def _tried_delivery(self, _request: dict[str, Any]) -> dict[str, str] | None:
        sent = self._sent
        if sent is None:
            return None
        return {"method": sent.method.value, "state": sent.state.value, "detail": sent.detail, "target": sent.target}

    @Slot(object)
    def _on_tried(self, report: DeliveryReport) -> None:
        self._sent, self._is_sending = report, False
