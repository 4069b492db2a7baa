"""Where the text of a measurement goes: no window, and all of it arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dictation_app.values.dictation import DeliveryMethod, DeliveryReport, DeliveryState

if TYPE_CHECKING:
    from dictation_app.values.dictation import Delivery


def arrive(delivery: Delivery, at_s: float = 0.0) -> DeliveryReport:
    """Take a text and report that it is there, since `at_s`."""
    return DeliveryReport(
        session_id=delivery.session_id,
        seq=delivery.seq,
        text=delivery.text,
        method=DeliveryMethod.PASTE,
        state=DeliveryState.DELIVERED,
        finished_at_s=at_s,
    )
