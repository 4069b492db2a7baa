"""A number of seconds, told and typed as people tell it: ``45 s``, ``30 min``, ``2 h``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Slot
from PySide6.QtGui import QValidator

from dictation_app.ui.settings_dialog.boxes import IntegerSpin
from dictation_app.ui.settings_dialog.controls import Control

if TYPE_CHECKING:
    from dictation_app.settings import ValueForm
    from dictation_app.ui.settings_dialog.items import Item

_UNITS_S = {"h": 3600, "min": 60, "s": 1}
_TYPED = re.compile(r"\s*(\d+)\s*(h|min|m|s)?[a-z]*\.?\s*", re.IGNORECASE)
_DAY_S = 86400


def unit_of(seconds: int) -> str:
    """The largest unit that tells it without a rest."""
    return next(unit for unit, length_s in _UNITS_S.items() if seconds % length_s == 0) if seconds else "s"


def in_words(seconds: int) -> str:
    """``90 s``, ``30 min``, ``2 h``."""
    unit = unit_of(seconds)
    return QCoreApplication.translate("settings", "{number} {unit}").format(number=seconds // _UNITS_S[unit], unit=unit)


def from_words(text: str, usual_unit: str) -> int | None:
    """Seconds, a number alone in `usual_unit`; None where it is no duration."""
    match = _TYPED.fullmatch(text)
    if match is None:
        return None
    unit = (match[2] or usual_unit).lower()
    return int(match[1]) * _UNITS_S["min" if unit == "m" else unit]


class DurationSpin(IntegerSpin):
    """Its value is in seconds."""

    def textFromValue(self, value: int) -> str:  # noqa: N802  # Qt's name
        """See `in_words`."""
        return in_words(value)

    def valueFromText(self, text: str) -> int:  # noqa: N802  # Qt's name
        """See `from_words`."""
        seconds = from_words(text, unit_of(self.value()))
        return self.value() if seconds is None else min(max(seconds, self.minimum()), self.maximum())

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Anything while it is typed; at the end a duration."""
        is_good = from_words(text, "s") is not None or text == self.specialValueText()
        return QValidator.State.Acceptable if is_good else QValidator.State.Intermediate, text, position

    def stepBy(self, steps: int) -> None:  # noqa: N802  # Qt's name
        """Finer where it is short."""
        value = self.value()
        below = value if steps > 0 else value - 1
        step = next((step for limit, step in ((60, 10), (600, 60), (3600, 300)) if below < limit), 1800)
        # To the next round one.
        self.setValue(value // step * step + steps * step if steps > 0 else -(-value // step) * step + steps * step)


class Duration(Control):
    """A setting of so many seconds."""

    def __init__(self, item: Item, form: ValueForm) -> None:
        super().__init__()
        self._spin = DurationSpin()
        self._spin.setRange(int(form.least or 0), int(form.most or _DAY_S))
        if item.zero and not form.least:
            self._spin.setSpecialValueText(item.zero)
        self._spin.valueChanged.connect(self._on_value)
        self._hold(self._spin)

    def show_value(self, value: Any) -> None:
        """See `Control`."""
        if self._spin.value() != int(value):  # else what is being typed would go
            with QSignalBlocker(self._spin):
                self._spin.setValue(int(value))

    @Slot()
    def _on_value(self) -> None:
        self.wanted.emit(str(self._spin.value()))
