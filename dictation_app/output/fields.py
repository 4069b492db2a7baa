"""Fields: the reader of text fields for this desktop, as the settings want it. See `field.FieldReader`."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from dictation_app.output.field import LIMIT_S, NoFieldReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.output.field import Field, FieldReader
    from dictation_app.settings import OutputSettings


def reader_here(reading: str) -> FieldReader:
    """For `OutputSettings.read_fields`."""
    if reading == "never":
        return NoFieldReader()
    if sys.platform == "linux":
        from dictation_app.output.freedesktop.atspi import AtspiReader  # noqa: PLC0415 - not on every system

        return AtspiReader(switches_on=reading == "ask")
    if sys.platform == "win32" and find_spec("comtypes") is not None:
        from dictation_app.output.win32.uia import UiaReader  # noqa: PLC0415 - likewise

        return UiaReader()
    if sys.platform == "darwin" and find_spec("ApplicationServices") is not None:
        from dictation_app.output.macos.ax import AxReader  # noqa: PLC0415 - likewise

        return AxReader()
    return NoFieldReader()


class Fields:
    """Any thread may ask; one changes it."""

    def __init__(self, make_reader: Callable[[str], FieldReader] = reader_here) -> None:
        self._make_reader = make_reader
        self._reading = "never"
        self._reader: FieldReader = NoFieldReader()

    def apply(self, settings: OutputSettings) -> None:
        """Read as the settings want it, from now on."""
        if settings.read_fields != self._reading:
            self._reading = settings.read_fields
            before, self._reader = self._reader, self._make_reader(self._reading)
            before.close()

    def focused(self) -> Field | None:
        """See `FieldReader`."""
        return self._reader.focused()

    def focused_at(self, time_s: float) -> Field | None:
        """See `FieldReader`."""
        return self._reader.focused_at(time_s)

    def read_ahead(self) -> None:
        """See `FieldReader`."""
        self._reader.read_ahead()

    def read(self, timeout_s: float = LIMIT_S) -> Field | None:
        """See `FieldReader`."""
        return self._reader.read(timeout_s)

    def read_at(self, field_id: str, timeout_s: float = LIMIT_S) -> Field | None:
        """See `FieldReader`."""
        return self._reader.read_at(field_id, timeout_s)

    def text_between(self, field_id: str, start: int, end: int, timeout_s: float = LIMIT_S) -> str | None:
        """See `FieldReader`."""
        return self._reader.text_between(field_id, start, end, timeout_s)

    def insert(self, field_id: str, start: int, text: str, timeout_s: float = LIMIT_S) -> bool:
        """See `FieldReader`."""
        return self._reader.insert(field_id, start, text, timeout_s)

    def delete(self, field_id: str, start: int, end: int, timeout_s: float = LIMIT_S) -> bool:
        """See `FieldReader`."""
        return self._reader.delete(field_id, start, end, timeout_s)

    def give_focus(self, field_id: str, timeout_s: float = LIMIT_S) -> bool:
        """See `FieldReader`."""
        return self._reader.give_focus(field_id, timeout_s)

    def close(self) -> None:
        """See `FieldReader`."""
        self._reading, before, self._reader = "never", self._reader, NoFieldReader()
        before.close()
