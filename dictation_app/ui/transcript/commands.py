"""What can be done with a transcript by keys; the buttons and the menu do the same."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Command(StrEnum):
    """What the user wants."""

    PLAY = "play"
    LOOP = "loop"
    SLOWER = "slower"
    FASTER = "faster"
    BACK = "back"
    FORWARD = "forward"
    EDIT = "edit"
    SPLIT = "split"
    MERGE = "merge"
    DELETE = "delete"
    EARLIER = "earlier"
    LATER = "later"
    BEGINS_EARLIER = "begins earlier"
    BEGINS_LATER = "begins later"
    ENDS_EARLIER = "ends earlier"
    ENDS_LATER = "ends later"
    BEGINS_HERE = "begins here"
    ENDS_HERE = "ends here"
    SPEAKER = "speaker"
    FIND = "find"
    REPLACE = "replace"
    FIND_NEXT = "find next"
    FIND_PREVIOUS = "find previous"
    UNDO = "undo"
    REDO = "redo"
    AGAIN = "again"
    EXPORT = "export"
    COPY = "copy"
    LEAVE = "leave"


ANYWHERE: Final[dict[str, Command]] = {
    "F8": Command.PLAY,
    "Ctrl+Space": Command.PLAY,
    "Ctrl+L": Command.LOOP,
    "Ctrl+-": Command.SLOWER,
    "Ctrl++": Command.FASTER,
    "Ctrl+=": Command.FASTER,
    "F7": Command.BACK,
    "F9": Command.FORWARD,
    "Ctrl+Return": Command.SPLIT,
    "Ctrl+J": Command.MERGE,
    "Alt+Left": Command.EARLIER,
    "Alt+Right": Command.LATER,
    "Alt+Up": Command.BEGINS_EARLIER,
    "Alt+Down": Command.BEGINS_LATER,
    "Alt+Shift+Left": Command.ENDS_EARLIER,
    "Alt+Shift+Right": Command.ENDS_LATER,
    "Alt+Home": Command.BEGINS_HERE,
    "Alt+End": Command.ENDS_HERE,
    "F4": Command.SPEAKER,
    "Ctrl+H": Command.REPLACE,
    "F3": Command.FIND_NEXT,
    "Shift+F3": Command.FIND_PREVIOUS,
    "Ctrl+Z": Command.UNDO,
    "Ctrl+Shift+Z": Command.REDO,
    "Ctrl+Y": Command.REDO,
    "Ctrl+R": Command.AGAIN,
    "Ctrl+E": Command.EXPORT,
}
"""Also while a segment is edited. Ctrl+F is the window's: on other pages it goes elsewhere."""

READING: Final[dict[str, Command]] = {
    "Space": Command.PLAY,
    "Left": Command.BACK,
    "Right": Command.FORWARD,
    "Return": Command.EDIT,
    "F2": Command.EDIT,
    "Backspace": Command.MERGE,
    "Del": Command.DELETE,
    "Ctrl+C": Command.COPY,
    "Esc": Command.LEAVE,
}
"""While the list has the focus."""


def command_of(event: QKeyEvent, *keys: dict[str, Command]) -> Command | None:
    """What a key means; None = nothing here."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
    if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier  # where the sign is on the keyboard is no matter
    pressed = QKeySequence(modifiers.value | key.value).toString(QKeySequence.SequenceFormat.PortableText)
    return next((each[pressed] for each in keys if pressed in each), None)


def keys_of(command: Command) -> str:
    """For tooltips: ``Ctrl+H``, as the system writes it; empty = it has none."""
    for known in (READING, ANYWHERE):
        for keys, meant in known.items():
            if meant is command:
                return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return ""
