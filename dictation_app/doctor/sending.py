"""Senders: how the doctor's text goes out. Through the running app, whose clipboard lives on, or from this process."""

from __future__ import annotations

import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

from dictation_app.doctor.delivery import Sender
from dictation_app.errors import OutputError
from dictation_app.output import OUTPUTS, OutputChain
from dictation_app.values import Delivery, DeliveryMethod, DeliveryReport, DeliveryState

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.settings import OutputSettings

_COPY = "copy"
_ANSWER_S = 15.0
_LOOK_S = 0.05
_SETTLED_S = 0.6
"""After the receipt, until the clipboard is given back: this process must live so long."""


def sender(settings: OutputSettings, ask: Callable[..., Any], *, is_running: bool) -> Sender:
    """For these settings; `ask` is a request to the app, where it runs."""
    usable = {entry.name for entry in OUTPUTS.usable()} - {_COPY}
    is_chosen = settings.method == _COPY
    if is_running:
        return Sender(
            send=lambda delivery, with_clipboard: _send_by_app(ask, delivery, with_clipboard=with_clipboard),
            keeps_clipboard=True,
            only_copies=is_chosen or not usable,
            copying_is_chosen=is_chosen,
        )
    return Sender(
        send=lambda delivery, with_clipboard: _send_here(settings, delivery, with_clipboard=with_clipboard),
        keeps_clipboard=sys.platform != "linux",  # only there does a copied text live in its program
        only_copies=is_chosen or not usable,
        copying_is_chosen=is_chosen,
    )


def _send_by_app(ask: Callable[..., Any], delivery: Delivery, *, with_clipboard: bool) -> DeliveryReport:
    """The app writes its own text; it takes none from outside."""
    ask("try_delivery", with_clipboard=with_clipboard)
    until_s = time.monotonic() + _ANSWER_S
    while (answer := ask("tried_delivery")) is None:
        if time.monotonic() > until_s:
            raise OutputError("The app did not say what became of the text.")
        time.sleep(_LOOK_S)
    return DeliveryReport(
        session_id=delivery.session_id,
        seq=delivery.seq,
        text=delivery.text,
        method=DeliveryMethod(answer["method"]),
        state=DeliveryState(answer["state"]),
        detail=str(answer["detail"]),
    )


def _send_here(settings: OutputSettings, delivery: Delivery, *, with_clipboard: bool) -> DeliveryReport:
    with closing(OutputChain(settings, refuse_to_copy)) as chain:
        sent = chain.try_out(delivery, with_clipboard=with_clipboard)
        if sent.method is DeliveryMethod.PASTE:
            time.sleep(_SETTLED_S)
    return sent


def refuse_to_copy(_text: str) -> None:
    """What is on the clipboard is the user's."""
    raise OutputError("The text did not reach the window.")
