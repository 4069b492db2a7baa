"""Notices: what happened, told without a dialog.

A balloon of the tray where there is one and it is wanted, asked anew each time because trays come and go; else a line
in the overlay. How a dictation ended is told in the overlay; where that cannot be shown, a balloon tells what went
wrong. A problem is always told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QSystemTrayIcon

from dictation_app.sentences import say
from dictation_app.ui import words
from dictation_app.ui.translated import shown

if TYPE_CHECKING:
    from dictation_app.ui.overlay import Overlay
    from dictation_app.ui.tray import TrayIcon

SHOWN_MS = 5000
WARNING_SHOWN_MS = 10000


class Notices(QObject):
    """Tells; never asks, never takes the focus."""

    def __init__(self, tray: TrayIcon, overlay: Overlay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._overlay = overlay
        self._wanted = "all"

    def set_wanted(self, which: str) -> None:
        """``all``, ``problems``, or ``bar``: no balloons (`UiSettings.notifications`)."""
        self._wanted = which

    @Slot(str, str, bool)
    def tell(self, title: str, text: str, warning: bool = False) -> None:  # noqa: FBT001, FBT002  # a slot
        """Show it for some seconds."""
        if self._wanted == "problems" and not warning:
            return
        if (self._wanted != "bar" or not self._overlay.is_possible) and self._can_balloon:
            kind = QSystemTrayIcon.MessageIcon.Warning if warning else QSystemTrayIcon.MessageIcon.Information
            self._tray.showMessage(shown(title), words.plain(text), kind, WARNING_SHOWN_MS if warning else SHOWN_MS)
        else:
            self._overlay.show_outcome(text, warning)

    @Slot(str, bool)
    def tell_outcome(self, text: str, warning: bool) -> None:  # noqa: FBT001  # a slot
        """Tell how a dictation, or something else that was asked for, ended."""
        if text and warning and not self._overlay.is_possible:
            self.tell(say("Dictation"), text, warning=True)
        else:
            self._overlay.show_outcome(text, warning)

    @property
    def _can_balloon(self) -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages() and self._tray.isVisible()
