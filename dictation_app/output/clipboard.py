"""Leaves the text on the clipboard, for the user to paste: the last resort, which works everywhere.

The clipboard itself belongs to the program's main thread; what puts text on it comes in from outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dictation_app.values import DeliveryMethod, DeliveryState

if TYPE_CHECKING:
    from dictation_app.output import OutputContext


class ClipboardOutput:
    """Copies, and pastes nothing."""

    method = DeliveryMethod.COPY
    note = target = ""

    def __init__(self, context: OutputContext) -> None:
        self._copy_text = context.copy_text

    def problem(self, text: str) -> str | None:  # noqa: ARG002 - the protocol's
        """Take everything."""
        return None

    def send(self, text: str) -> DeliveryState:
        """Copy it; raise what copying raises."""
        self._copy_text(text)
        return DeliveryState.NOT_DELIVERED

    def close(self) -> None:
        """Have nothing to free."""
