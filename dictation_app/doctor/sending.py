"""Senders: how the doctor's text goes out. Through the running app, whose clipboard lives on, or from this process."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from dictation_app.doctor.delivery import SHORT_TRIAL, TRIAL_PROGRAM, Copying
from dictation_app.errors import OutputError
from dictation_app.output import COPY, OUTPUTS
from dictation_app.output.chain import OutputChain
from dictation_app.sentences import say
from dictation_app.values.dictation import Delivery, DeliveryMethod, DeliveryReport, DeliveryState

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.settings import OutputSettings

_FOCUS_S = 2.0
"""The app hears a moment later than others that its own window lost the keyboard."""
_ANSWER_S = 15.0
_LOOK_S = 0.05


def copying(settings: OutputSettings) -> Copying:
    """Whether text is only copied here."""
    if settings.method == COPY:
        return Copying.CHOSEN
    return Copying.NO if any(entry.name != COPY for entry in OUTPUTS.usable()) else Copying.NOTHING_ELSE


class AppsSender:
    """Has the running app write its own text (`trials`); it takes none from outside. See `doctor.delivery.Sender`."""

    keeps_clipboard = True

    def __init__(self, ask: Callable[..., Any]) -> None:
        self._ask = ask

    def send(
        self,
        delivery: Delivery,
        has_focus: Callable[[], bool],
        *,
        with_clipboard: bool,
        by: DeliveryMethod | None = None,
    ) -> DeliveryReport:
        """See `Sender`."""
        until_s = time.monotonic() + _FOCUS_S
        wanted = {
            "is_short": delivery is SHORT_TRIAL,
            "sample": delivery.seq,
            "with_clipboard": with_clipboard,
            "by": "" if by is None else by.value,
        }
        while not self._ask("try_delivery", **wanted):
            if time.monotonic() > until_s:
                raise OutputError(say("Dictation's own window kept the keyboard."), say("Close it, and check again."))
            time.sleep(_LOOK_S)
            if not has_focus():
                raise OutputError(say("The window to try it in lost the keyboard."), say("Check again."))
        until_s = time.monotonic() + _ANSWER_S
        while (answer := self._ask("tried_delivery")) is None:
            if time.monotonic() > until_s:
                raise OutputError(say("The app did not say what became of the text."), say("Check again."))
            time.sleep(_LOOK_S)
        return DeliveryReport(
            session_id=delivery.session_id,
            seq=delivery.seq,
            text=delivery.text,
            method=DeliveryMethod(answer["method"]),
            state=DeliveryState(answer["state"]),
            detail=str(answer["detail"]),
            target=str(answer["target"]),
        )

    def close(self) -> None:
        """Nothing is held here."""


class OwnSender:
    """Writes from this process, in the way of the settings. See `doctor.delivery.Sender`."""

    keeps_clipboard = sys.platform != "linux"
    """Only there does what was copied live in a program, and would end with this one."""

    def __init__(self, settings: OutputSettings) -> None:
        self._chain = OutputChain(settings, _refuse_to_copy)

    def send(
        self,
        delivery: Delivery,
        has_focus: Callable[[], bool],
        *,
        with_clipboard: bool,
        by: DeliveryMethod | None = None,
    ) -> DeliveryReport:
        """See `Sender`."""
        if not has_focus():
            raise OutputError(say("The window to try it in lost the keyboard."), say("Check again."))
        return self._chain.try_out(delivery, with_clipboard=with_clipboard, into=TRIAL_PROGRAM, by=by)

    def close(self) -> None:
        """See `Sender`."""
        self._chain.close()


def _refuse_to_copy(_text: str) -> None:
    raise OutputError(say("The text did not reach the window."))  # what is on the clipboard is the user's
