"""ChordEdit: a key combination, or a modifier key or side button of the mouse alone, recorded by pressing it.

While it records, the hotkey of the app must not be taken from this window: `recording_changed` says so, and whoever
owns the hotkey lets go of it for as long. A combination is recorded with either side of its modifiers, which a choice
below it narrows; a modifier key alone with the side that was pressed.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QInputEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout

from dictation_app.errors import HotkeyError
from dictation_app.hotkey import MODIFIERS, SIDES, Chord, family, side
from dictation_app.sentences import say
from dictation_app.ui.cards import KeyCaps
from dictation_app.ui.choice_box import ChoiceBox
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.controls import WideControl, stack
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

_MODIFIERS = {
    Qt.Key.Key_Control: "Ctrl",
    Qt.Key.Key_Alt: "Alt",
    Qt.Key.Key_Shift: "Shift",
    Qt.Key.Key_Super_L: "Super",
    Qt.Key.Key_Super_R: "Super",
    Qt.Key.Key_Meta: "Super",
}
_FLAGS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Super": Qt.KeyboardModifier.MetaModifier,
}
_SIDES = {
    0xFFE1: "Left", 0xFFE2: "Right", 0xFFE3: "Left", 0xFFE4: "Right", 0xFFE7: "Left", 0xFFE8: "Right",
    0xFFE9: "Left", 0xFFEA: "Right", 0xFFEB: "Left", 0xFFEC: "Right", 0xFFED: "Left", 0xFFEE: "Right",
}  # fmt: skip
"""Keysyms of X for Shift, Ctrl, Meta, Alt, Super and Hyper, which Qt has as the key's own name for the system."""
_WINDOWS_SIDES = {
    0x1D: "Left", 0x11D: "Right", 0x2A: "Left", 0x36: "Right", 0x38: "Left", 0x138: "Right", 0x15B: "Left",
    0x15C: "Right",
}  # fmt: skip
"""Scan codes of Ctrl, Shift, Alt and the Windows key."""
_NAMES = {
    Qt.Key.Key_Backtab: "Tab",
    Qt.Key.Key_Enter: "Return",
    **{
        getattr(Qt.Key, f"Key_{name}"): name
        for name in (
            "Space", "Escape", "Tab", "Return", "Backspace", "Insert", "Delete", "Home", "End", "PageUp", "PageDown",
            "Up", "Down", "Left", "Right", "Pause", "ScrollLock", "Print", "Menu", *(f"F{n}" for n in range(1, 25)),
        )
    },
}  # fmt: skip
_BUTTONS = {Qt.MouseButton.BackButton: "MouseBack", Qt.MouseButton.ForwardButton: "MouseForward"}
_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
_SILENT = {Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown, Qt.Key(0)}
"""Keys that are part of no combination, and no mistake either."""
_FIRST_NAMED = 0x01000000
_MIXED = "mixed"
"""Stands for modifiers of which not all ask for the same side."""
LET_GO_MS = 150
"""So long a key must be up. X tells a repeated key as let go and pressed again, and Qt does not always see that it is
one; a repeat after the end of the recording would be the first press of the new hotkey."""


def held(event: QInputEvent) -> tuple[str, ...]:
    """The modifier keys that are down after this event, in the order in which they are written."""
    names = {name for name, flag in _FLAGS.items() if event.modifiers() & flag}
    own = _MODIFIERS.get(Qt.Key(event.key())) if isinstance(event, QKeyEvent) else None
    if own is not None:
        (names.add if event.type() is QEvent.Type.KeyPress else names.discard)(own)
    return tuple(name for name in MODIFIERS if name in names)


def chord_of(event: QKeyEvent) -> Chord | None:
    """What was pressed; None while only modifiers are. Raise `HotkeyError` for a key that can be no part of it."""
    key = Qt.Key(event.key())
    if key in _MODIFIERS or key in _SILENT:
        return None
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier and key not in _NAMES:
        raise HotkeyError(say("The keys of the number pad cannot be used."))
    name = _NAMES.get(key) or (chr(key) if key < _FIRST_NAMED else "")
    if not name:
        raise HotkeyError(say("This key cannot be used."))
    if name == "+":  # it joins the others in writing
        raise HotkeyError(say("The key + cannot be used."))
    return Chord.parse("+".join((*held(event), name)))


def lone_modifier(event: QKeyEvent) -> str:
    """``RightCtrl`` where that key goes up or down and no other modifier is down; ``Ctrl`` where no side is known."""
    key = Qt.Key(event.key())
    if key is Qt.Key.Key_AltGr:
        return "RightAlt"
    name = _MODIFIERS.get(key)
    if name is None or set(held(event)) - {name}:
        return ""
    sides = _WINDOWS_SIDES if sys.platform == "win32" else _SIDES
    code = event.nativeScanCode() if sys.platform == "win32" else event.nativeVirtualKey()
    return f"{sides.get(code, '')}{name}"


class _Recorder(QPushButton):
    """Takes every key while it records, those of the dialog's shortcuts and the tab key too."""

    pressed_chord = Signal(object)
    """`Chord`"""
    refused = Signal(str)
    holding = Signal(str)
    """``Ctrl+Alt``: what is down so far."""
    left = Signal()

    def __init__(self, *, may_be_lone: bool) -> None:
        super().__init__()
        self.records = False
        self._may_be_lone = may_be_lone
        self._lone = ""
        """A modifier key that went down alone; when it goes up it is a chord."""
        self._chord: Chord | None = None
        """Pressed, and perhaps still down."""
        self._let_go = QTimer(self, interval=LET_GO_MS, singleShot=True)
        self._let_go.timeout.connect(self._on_let_go)

    def record(self, on: bool) -> None:  # noqa: FBT001  # a switch, and the name says so
        """Take keys, and the side buttons of the mouse wherever in the app it is."""
        application = QApplication.instance()
        if on != self.records and application is not None:
            (application.installEventFilter if on else application.removeEventFilter)(self)
        self.records = on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """A side button, before any window has it."""
        if isinstance(event, QMouseEvent) and event.button() in _BUTTONS:
            self._take_button(event)
            return True
        return super().eventFilter(watched, event)

    def _take_button(self, event: QMouseEvent) -> None:
        if event.type() in _PRESSES:
            self._let_go.stop()
            self._lone = ""
            self._chord = Chord(held(event), _BUTTONS[event.button()])
            self.holding.emit(str(self._chord))
        elif event.type() is QEvent.Type.MouseButtonRelease and self._chord is not None:
            self._let_go.start()

    def event(self, event: QEvent) -> bool:
        """Before anybody else has the key."""
        if not self.records:
            return super().event(event)
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}:
            if not event.isAutoRepeat():
                self._take(event)
            return True
        if event.type() is QEvent.Type.FocusOut:
            self._chord, self._lone = None, ""
            self._let_go.stop()
            self.left.emit()
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        lone, self._lone = self._lone, lone_modifier(event) if self._may_be_lone else ""
        if event.type() is QEvent.Type.KeyRelease:
            self._lone = ""
            if self._chord is None and lone and lone == lone_modifier(event):
                self._chord = Chord((), lone)
                self._let_go.start()
            elif self._chord is not None and Qt.Key(event.key()) not in _MODIFIERS:
                self._let_go.start()
            elif self._chord is None:
                self.holding.emit("+".join(held(event)))
            return
        self._let_go.stop()
        try:
            self._chord = chord_of(event)
        except HotkeyError as exc:
            self._chord = None
            self.refused.emit(exc.message)
        so_far = self._lone or "+".join(held(event))
        self.holding.emit(so_far if self._chord is None else str(self._chord))

    @Slot()
    def _on_let_go(self) -> None:
        chord, self._chord = self._chord, None
        if chord is not None and self.records:
            self.pressed_chord.emit(chord)


class ChordEdit(WideControl):
    """Shows a combination as keys; a button records another one."""

    refused = Signal(str)
    """Why what was pressed cannot be one, in a sentence; empty = nothing is wrong any more."""
    recording_changed = Signal(bool)

    def __init__(self, name: str, *, may_be_none: bool) -> None:
        super().__init__()
        self._chord = ""
        self._caps = KeyCaps()
        self._prompt = Text(role="secondary", wrap=True)
        self._record = _Recorder(may_be_lone=not may_be_none)
        self._record.setAutoDefault(True)
        self._record.clicked.connect(self._on_clicked)
        self._record.pressed_chord.connect(self._on_chord)
        self._record.refused.connect(self.refused)
        self._record.holding.connect(self._on_holding)
        self._record.left.connect(self._end)
        self.field = self._record
        self.setFocusProxy(self._record)
        self._remove = QPushButton(self.tr("No key"))
        self._remove.setAutoDefault(True)
        self._remove.setAccessibleName(self.tr("{setting}: use no key").format(setting=name))
        self._remove.setAccessibleDescription(self.tr("The function is then without a key."))
        self._remove.clicked.connect(self._on_remove)
        set_role(self._remove, "quiet")
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        self._buttons.addWidget(self._remove)
        self._buttons.addWidget(self._record)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(SPACE)
        told = QVBoxLayout()
        told.setSpacing(SPACE // 2)
        for widget in (self._caps, self._prompt):
            told.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(told, 1)
        self._row.addLayout(self._buttons)
        self._sides = ChoiceBox(as_wide_as_fields=False)
        self._sides.setAccessibleName(self.tr("{setting}: side of the modifier keys").format(setting=name))
        self._sides.setAccessibleDescription(self.tr("Whether the left and the right keys mean the same."))
        self._sides.activated.connect(self._on_side)
        column = stack(self, gap_px=SPACE)
        column.addLayout(self._row)
        column.addWidget(self._sides, alignment=Qt.AlignmentFlag.AlignLeft)
        self._may_be_none = may_be_none
        self._arrange()

    @property
    def records(self) -> bool:
        """Whether the next keys are the new combination."""
        return self._record.records

    def show_value(self, value: Any) -> None:
        """See `Control`."""
        self._chord = _as_written(str(value))
        self._arrange()

    def stop(self) -> None:
        """Leave it as it was."""
        self._end()

    @Slot()
    def _on_clicked(self) -> None:
        if self.records:
            self._end()
        else:
            self.record()

    def record(self) -> None:
        """The next keys are the new combination."""
        self._record.record(True)
        self.refused.emit("")
        self.recording_changed.emit(True)
        self._record.setFocus()
        self._arrange()

    @Slot(object)
    def _on_chord(self, chord: Chord) -> None:
        if str(chord) == "Escape" and not self._may_be_none:
            self._end()
            return
        self._end()
        if str(chord) != self._chord:
            self.wanted.emit(str(chord))

    @Slot()
    def _on_remove(self) -> None:
        self._end()
        if self._chord:
            self.wanted.emit("")

    @Slot(int)
    def _on_side(self, index: int) -> None:
        chord = Chord.parse(self._chord)
        chosen = str(self._sides.itemData(index))
        if chosen == _MIXED:
            return
        if chord.is_lone:
            changed = replace(chord, key=f"{chosen}{family(chord.key)}")
        else:
            names = dict.fromkeys(family(name) for name in chord.modifiers)
            changed = replace(chord, modifiers=tuple(f"{chosen}{name}" for name in names))
        if changed != chord:
            self.wanted.emit(str(changed))

    @Slot(str)
    def _on_holding(self, keys: str) -> None:
        self._caps.show_chord(keys)
        self._fit()

    @Slot()
    def _end(self) -> None:
        if self.records:
            self._record.record(False)
            self.recording_changed.emit(False)
            self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Nobody presses keys for what cannot be seen."""
        super().hideEvent(event)
        self._end()

    def _arrange(self) -> None:
        records = self.records
        self._caps.show_chord("" if records else self._chord)
        self._caps.setVisible(not records and bool(self._chord))
        self._record.setText(self.tr("Stop") if records else self.tr("Change"))
        self._remove.setVisible(self._may_be_none and bool(self._chord) and not records)
        self._offer_sides()
        self._prompt.setText(self._told())
        self._prompt.setVisible(bool(self._prompt.text()))
        self._fit()

    def _offer_sides(self) -> None:
        """Only where there is a modifier key, and for what is held while somebody speaks."""
        chord = _parsed(self._chord)
        names = () if chord is None else ((chord.key,) if chord.is_lone else chord.modifiers)
        self._sides.setVisible(bool(names) and not self.records and not self._may_be_none)
        if names:
            found = {side(name) for name in names}
            options = [
                ("", self.tr("Left or right key")),
                (SIDES[0], self.tr("Left key only")),
                (SIDES[1], self.tr("Right key only")),
            ]
            mixed = [(_MIXED, self.tr("As shown above"))] if len(found) > 1 else []
            self._sides.fill([*options, *mixed], _MIXED if mixed else found.pop())

    def _fit(self) -> None:
        """The buttons beside the keys, or below them."""
        needed = self._caps.sizeHint().width() + SPACE + self._buttons.sizeHint().width()
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if self.width() >= needed else below)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """See `_fit`."""
        super().resizeEvent(event)
        self._fit()

    def _told(self) -> str:
        if not self.records:
            chord = _parsed(self._chord)
            if chord is not None and chord.is_lone:
                return self.tr("It begins nothing where another key follows it, and other programs see it, too.")
            return "" if self._chord else self.tr("No key is set.")
        if self._may_be_none:
            return self.tr("Press the key or the combination.")
        return self.tr(
            "Press the combination, one modifier key such as the right Ctrl, or a side button of the mouse. "
            "Esc leaves it as it is."
        )


def _parsed(chord: str) -> Chord | None:
    try:
        return Chord.parse(chord) if chord else None
    except HotkeyError:
        return None


def _as_written(chord: str) -> str:
    return str(_parsed(chord) or chord)
