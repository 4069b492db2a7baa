"""Where speech began: the window, and the field in it where that is sure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dictation_app.output.field import FieldReader
    from dictation_app.output.front import Front
    from dictation_app.values.dictation import Target


def target_at(front: Front, fields: FieldReader, time_s: float) -> Target | None:
    """What had the keyboard at this moment of `time.monotonic()`; asks nobody.

    The news of windows and of fields come by different ways. A field is in the window that was in front already when
    it was told of, or else it may be one of the window before; and it is of the same process, where that is known.
    """
    target = front.at(time_s)
    field = fields.focused_at(time_s)
    if target is None or field is None or not field.is_entry or front.at(field.since_s) != target:
        return target
    if target.pid not in {0, field.pid}:
        return target
    return replace(target, field=field.id)
