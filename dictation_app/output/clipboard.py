"""Leaves the text on the clipboard, for the user to paste: the last resort, which works everywhere.

The clipboard itself belongs to the program's main thread; what puts text on it comes in from outside. Under Wayland
that does nothing where none of the app's windows has the focus, and the text goes another way.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dictation_app.values.dictation import DeliveryMethod, DeliveryState

if TYPE_CHECKING:
    from dictation_app.output import OutputContext
    from dictation_app.output.wayland.copying import WaylandCopy


class ClipboardOutput:
    """Copies, and pastes nothing."""

    method = DeliveryMethod.COPY
    note = target = ""

    def __init__(self, context: OutputContext) -> None:
        self._context = context
        self._wayland: WaylandCopy | None = None

    def problem(self, text: str) -> str | None:  # noqa: ARG002 - the protocol's
        """Take everything."""
        return None

    def send(self, text: str) -> DeliveryState:
        """Copy it; raise what copying raises."""
        if os.environ.get("WAYLAND_DISPLAY") and not self._context.host.own_window_active:
            self._copy_under_wayland(text)
        else:
            self._context.copy_text(text)
        return DeliveryState.NOT_DELIVERED

    def _copy_under_wayland(self, text: str) -> None:
        from dictation_app.output.wayland.copying import WaylandCopy  # noqa: PLC0415  # for this system's sessions only

        if self._wayland is None:
            self._wayland = WaylandCopy()
        self._wayland.copy(text)

    def close(self) -> None:
        """Leave the text on the clipboard."""
        if self._wayland is not None:
            self._wayland.close()
