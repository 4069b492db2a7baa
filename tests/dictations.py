"""Example dictations: what is told of them when they have ended, and what is kept."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from dictation_app.history import Entry
from dictation_app.values.dictation import DeliveryMethod, DeliveryState, LastDictation

LAST = LastDictation(
    text="The quick pencils of my fellow Americans draw a line under the matter, and then we all go home for tea.",
    language="en",
    method=DeliveryMethod.PASTE,
    delivery=DeliveryState.DELIVERED,
    audio_seconds=5.2,
    stop_to_text_ms=430,
    decode_ms=380,
)
WITHHELD = replace(
    LAST,
    text="Thank you.",
    method=DeliveryMethod.NONE,
    delivery=DeliveryState.NOT_DELIVERED,
    withheld="No speech was heard, only noise.",
    withheld_text="Thank you.",
)
PARTLY_WITHHELD = replace(LAST, detail=f"Left out: {WITHHELD.withheld}", withheld_text="Thank you.")
COPIED = replace(
    LAST,
    method=DeliveryMethod.COPY,
    delivery=DeliveryState.NOT_DELIVERED,
    detail="The window did not take the text. It is on the clipboard: press Ctrl+V.",
)


def entry_of(last: LastDictation, started_at: float, **changes: Any) -> Entry:
    """What is kept of it, as far as it has the same names there."""
    names = {field.name for field in fields(Entry)} & {field.name for field in fields(LastDictation)}
    entry: dict[str, Any] = {
        "started_at": started_at,
        "model": "base",
        "device": "cpu",
        "compute_type": "int8",
        **{name: getattr(last, name) for name in names},
    }
    return Entry(**(entry | changes))
