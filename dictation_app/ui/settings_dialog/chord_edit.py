"""ChordEdit: a key combination, recorded by pressing it.

While it records, the hotkey of the app must not be taken from this window: `recording_changed` says so, and whoever
owns the hotkey lets go of it for as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout

from dictation_app.errors import HotkeyError
from dictation_app.hotkey import MODIFIERS, Chord
from dictation_app.ui.cards import KeyCaps
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
_SILENT = {Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown, Qt.Key(0)}
"""Keys that are part of no combination, and no mistake either."""
_FIRST_NAMED = 0x01000000
LET_GO_MS = 150
"""So long a key must be up. X tells a repeated key as let go and pressed again, and Qt does not always see that it is
one; a repeat after the end of the recording would be the first press of the new hotkey."""


def held(event: QKeyEvent) -> tuple[str, ...]:
    """The modifier keys that are down after this event, in the order in which they are written."""
    names = {name for name, flag in _FLAGS.items() if event.modifiers() & flag}
    own = _MODIFIERS.get(Qt.Key(event.key()))
    if own is not None:
        (names.add if event.type() is QEvent.Type.KeyPress else names.discard)(own)
    return tuple(name for name in MODIFIERS if name in names)


def chord_of(event: QKeyEvent) -> Chord | None:
    """What was pressed; None while only modifiers are. Raise `HotkeyError` for a key that can be no part of it."""
    key = Qt.Key(event.key())
    if key in _MODIFIERS or key in _SILENT:
        return None
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier and key not in _NAMES:
        raise HotkeyError("The keys of the number pad cannot be used.")
    name = _NAMES.get(key) or (chr(key) if key < _FIRST_NAMED else "")
    if not name:
        raise HotkeyError("This key cannot be used.")
    if name == "+":  # it joins the others in writing
        raise HotkeyError("The key + cannot be used.")
    return Chord.parse("+".join((*held(event), name)))


class _Recorder(QPushButton):
    """Takes every key while it records, those of the dialog's shortcuts and the tab key too."""

    pressed_chord = Signal(object)
    """`Chord`"""
    refused = Signal(str)
    holding = Signal(str)
    """``Ctrl+Alt``: what is down so far."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.records = False
        self._chord: Chord | None = None
        """Pressed, and perhaps still down."""
        self._let_go = QTimer(self, interval=LET_GO_MS, singleShot=True)
        self._let_go.timeout.connect(self._on_let_go)

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
            self._chord = None
            self._let_go.stop()
            self.left.emit()
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.type() is QEvent.Type.KeyRelease:
            if self._chord is not None and Qt.Key(event.key()) not in _MODIFIERS:
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
        self.holding.emit("+".join(held(event)) if self._chord is None else str(self._chord))

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
        self._record = _Recorder()
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
        stack(self, gap_px=0).addLayout(self._row)
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
            return
        self._record.records = True
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

    @Slot(str)
    def _on_holding(self, keys: str) -> None:
        self._caps.show_chord(keys)
        self._fit()

    @Slot()
    def _end(self) -> None:
        if self.records:
            self._record.records = False
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
        self._prompt.setText(self._told())
        self._prompt.setVisible(bool(self._prompt.text()))
        self._fit()

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
            return "" if self._chord else self.tr("No key is set.")
        if self._may_be_none:
            return self.tr("Press the key or the combination.")
        return self.tr("Press the combination, all its keys together. Esc leaves it as it is.")


def _as_written(chord: str) -> str:
    try:
        return str(Chord.parse(chord)) if chord else ""
    except HotkeyError:
        return chord
