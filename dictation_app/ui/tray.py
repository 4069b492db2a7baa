"""The icon in the panel: the state as a picture and in words, and a menu that works without the window.

A left click shows the window, as everywhere; a middle click starts and stops. Where no tray exists yet the icon docks
by itself as soon as one appears; Qt watches for it once `show()` was called.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from dictation_app.ui import icons, words
from dictation_app.ui.live_text import without_words
from dictation_app.values.dictation import Hold
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QAction, QIcon

    from dictation_app.values.status import AppStatus


class TrayIcon(QSystemTrayIcon):
    """Shows an `AppStatus`; asks by signals."""

    toggle_requested = Signal()
    cancel_requested = Signal()
    undo_requested = Signal()
    """What was thrown away is wanted after all."""
    copy_requested = Signal()
    insert_withheld_requested = Signal()
    say_as_requested = Signal()
    """Other ways to write the last text are to be offered."""
    insert_back_requested = Signal()
    """What waits is to go where it was said."""
    private_requested = Signal()
    """To switch private mode on or off."""
    free_gpu_requested = Signal()
    show_requested = Signal()
    report_requested = Signal()
    settings_requested = Signal()
    setup_requested = Signal()
    doctor_requested = Signal()
    quit_requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons: dict[tuple[AppState, bool], QIcon] = {}
        self._shown: AppStatus | None = None
        self._make_menu()
        self.activated.connect(self._on_activated)
        self.messageClicked.connect(self.show_requested)
        self._show_icon(AppState.LOADING, private=False)

    def _make_menu(self) -> None:
        self._menu = QMenu()
        self._menu.setAccessibleName(self.tr("Dictation menu"))
        self._state_line = self._menu.addAction("")
        self._state_line.setEnabled(False)
        self._menu.addSeparator()
        self._toggle = self._add(self.tr("&Start dictation"), self.toggle_requested)
        self._cancel = self._add(self.tr("Ca&ncel dictation"), self.cancel_requested)
        self._undo = self._add(self.tr("&Undo: bring back what was discarded"), self.undo_requested)
        self._undo.setVisible(False)
        self._menu.addSeparator()
        self._copy = self._add(self.tr("&Copy last text"), self.copy_requested)
        self._say_as = self._add(self.tr("Say last te&xt as…"), self.say_as_requested)
        self._insert = self._add(self.tr("&Insert what was held back"), self.insert_withheld_requested)
        self._insert.setVisible(False)
        self._back = self._add(self.tr("Insert it where you &were"), self.insert_back_requested)
        self._back.setVisible(False)
        self._private = self._menu.addAction(self.tr("&Private mode"))
        self._private.triggered.connect(self._on_private)
        self._private.setCheckable(True)
        self._free_gpu = self._add(self.tr("Free the &GPU's memory"), self.free_gpu_requested)
        self._free_gpu.setVisible(False)
        self._add(self.tr("Show &window"), self.show_requested)
        self._add(self.tr("S&ettings"), self.settings_requested)
        self._add(self.tr("&Doctor"), self.doctor_requested)
        self._add(self.tr("Set up &again…"), self.setup_requested)
        self._add(self.tr("&Report a problem"), self.report_requested)
        self._menu.addSeparator()
        self._add(self.tr("&Quit"), self.quit_requested)
        self.setContextMenu(self._menu)
        self.setToolTip(self.tr("Dictation"))

    def say_anew(self) -> None:
        """Make the menu again, in another language."""
        before, shown = self._menu, self._shown
        self._make_menu()
        before.deleteLater()
        self._shown = None
        if shown is not None:
            self.show_status(shown)

    def _add(self, text: str, signal: SignalInstance) -> QAction:
        action = self._menu.addAction(text)
        action.triggered.connect(signal)
        return action

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """Follow the state."""
        # Panels draw an icon anew each time it is set, and words come several times a second.
        if self._shown == (shown := without_words(status)):
            return
        self._shown = shown
        listening = status.state is AppState.LISTENING
        line = words.menu_line(status)
        self._show_icon(words.picture(status), private=status.private)
        self._private.setChecked(status.private)
        self._state_line.setText(line.replace("&", "&&"))
        self.setToolTip(self.tr("Dictation: {state}").format(state=line))
        self._toggle.setText(self.tr("&Stop dictation") if listening else self.tr("&Start dictation"))
        self._toggle.setEnabled(words.can_toggle(status))
        self._cancel.setEnabled(words.can_cancel(status))
        self._undo.setVisible(bool(status.discarded))
        self._copy.setEnabled(status.last is not None and bool(words.shown_text(status.last)))
        self._say_as.setEnabled(self._copy.isEnabled())
        self._insert.setVisible(bool(status.held) or words.can_insert(status.last))
        self._back.setVisible(status.held is Hold.MOVED)
        self._free_gpu.setVisible(status.device.startswith("cuda") and not status.model_resting)

    @Slot()
    def _on_private(self) -> None:
        # Checked is what the app says, not what Qt made of the click: the app may refuse.
        self._private.setChecked(self._shown is not None and self._shown.private)
        self.private_requested.emit()

    def _show_icon(self, state: AppState, *, private: bool) -> None:
        if (state, private) not in self._icons:
            self._icons[state, private] = icons.state_icon(state, private=private)
        self.setIcon(self._icons[state, private])

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # On macOS the click that opens the menu is reported as a trigger, too.
        if reason is QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.show_requested.emit()
        elif reason is QSystemTrayIcon.ActivationReason.MiddleClick:
            self.toggle_requested.emit()
