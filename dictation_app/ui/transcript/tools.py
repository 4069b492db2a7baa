"""The buttons above a transcript, and the menu of a segment: the same commands that keys give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from dictation_app.ui import icons, theme
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.history_tools import push_button
from dictation_app.ui.labels import glyph_size
from dictation_app.ui.transcript.commands import Command, keys_of
from dictation_app.ui.words import translate

if TYPE_CHECKING:
    from collections.abc import Callable

_EDITS = frozenset(
    {Command.EDIT, Command.SPLIT, Command.MERGE, Command.DELETE, Command.SPEAKER, Command.AGAIN, Command.REPLACE}
)


class TranscriptTools(QWidget):
    """A row of buttons."""

    wanted = Signal(object)
    """`Command`"""

    def __init__(self, *others: QWidget) -> None:
        """`others` stand behind them, side by side."""
        super().__init__()
        self._glyphs: dict[QPushButton, str] = {}
        self._buttons = {
            Command.EDIT: self._button(Command.EDIT, self.tr("Co&rrect"), self.tr("Correct the segment"), "correct"),
            Command.FIND: self._button(Command.FIND, self.tr("F&ind"), self.tr("Find and replace"), "search"),
            Command.SPEAKER: self._button(
                Command.SPEAKER, self.tr("Spea&ker"), self.tr("Name the speaker"), "microphone"
            ),
            Command.AGAIN: self._button(
                Command.AGAIN, self.tr("Transcribe again"), self.tr("Transcribe the segment again"), "again"
            ),
            Command.UNDO: self._button(Command.UNDO, self.tr("&Undo"), self.tr("Undo the last change"), "undo"),
            Command.REDO: self._button(Command.REDO, self.tr("Re&do"), self.tr("Do the change again"), "redo"),
            Command.EXPORT: self._button(
                Command.EXPORT, self.tr("E&xport…"), self.tr("Export the text as files"), "export"
            ),
        }
        row = FlowLayout(gap_px=0)
        self.setLayout(row)
        together = QWidget()
        beside = QHBoxLayout(together)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        for widget in others:
            beside.addWidget(widget)
        for widget in (*self._buttons.values(), together):
            row.addWidget(widget)
        self._dress()

    def _button(self, command: Command, text: str, name: str, glyph: str) -> QPushButton:
        button = push_button(text, name, lambda: self.wanted.emit(command), role="quiet")
        keys = "Ctrl+F" if command is Command.FIND else keys_of(command)
        button.setToolTip(f"{name} ({keys})" if keys else name)
        self._glyphs[button] = glyph
        return button

    def show_possible(self, *, editable: bool, undo: bool, redo: bool, any_text: bool) -> None:
        """What can be done now."""
        for command, button in self._buttons.items():
            button.setEnabled(any_text and (editable or command not in _EDITS))
        self._buttons[Command.UNDO].setEnabled(editable and undo)
        self._buttons[Command.REDO].setEnabled(editable and redo)
        self._dress()

    def _dress(self) -> None:
        colours = theme.tokens()
        for button, glyph in self._glyphs.items():
            button.setIcon(icons.glyph(glyph, colours.accent_text if button.isEnabled() else colours.disabled))
            button.setIconSize(glyph_size(self))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()


def segment_menu(parent: QWidget, wanted: Callable[[Command], None], *, editable: bool, several: bool) -> QMenu:
    """What can be done with the chosen segments."""
    menu = QMenu(parent)
    merge = translate("transcript", "Join them") if several else translate("transcript", "Join with the one before")
    sections = (
        ((Command.PLAY, translate("transcript", "Play or pause")), (Command.COPY, translate("transcript", "Copy"))),
        (
            (Command.EDIT, translate("transcript", "Correct")),
            (Command.SPLIT, translate("transcript", "Split where it is heard")),
            (Command.MERGE, merge),
            (Command.SPEAKER, translate("transcript", "Speaker…")),
            (Command.AGAIN, translate("transcript", "Transcribe again…")),
            (Command.DELETE, translate("transcript", "Delete")),
        ),
        (
            (Command.EARLIER, translate("transcript", "Earlier by 0.1 s")),
            (Command.LATER, translate("transcript", "Later by 0.1 s")),
            (Command.BEGINS_HERE, translate("transcript", "Begins where it is heard")),
            (Command.ENDS_HERE, translate("transcript", "Ends where it is heard")),
        ),
    )
    for number, section in enumerate(sections):
        if number:
            menu.addSeparator()
        for command, text in section:
            action = menu.addAction(f"{text}\t{keys_of(command)}")
            action.setEnabled(editable or command in {Command.PLAY, Command.COPY})
            action.triggered.connect(lambda _checked=False, command=command: wanted(command))
    return menu
