"""Which microphone, and what comes from it now.

It only asks to be told what there is and how loud it is, while it can be seen: `shown_changed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot

from dictation_app.ui.choice_box import ChoiceBox
from dictation_app.ui.labels import Text
from dictation_app.ui.settings_dialog.controls import WideControl, stack
from dictation_app.ui.theme import SPACE
from dictation_app.ui.waveform import LevelMeter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

_LEAST_CHARACTERS = 16


class MicrophoneChoice(WideControl):
    """A list of names, and the level of the chosen one."""

    shown_changed = Signal(bool)
    """Whether it is to be told the microphones and the level."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] | None = None
        """None = not known yet."""
        self._value = ""
        self._box = ChoiceBox()
        self._box.let_shrink(_LEAST_CHARACTERS)
        self._box.activated.connect(self._on_activated)
        self._meter = LevelMeter()
        self._meter.setAccessibleDescription(self.tr("Moves while sound comes from the microphone."))
        self._trouble = Text(role="caution", wrap=True)
        self._trouble.hide()
        self.field = self._box
        self.setFocusProxy(self._box)
        stack(self, self._box, self._meter, self._trouble, gap_px=SPACE)

    def show_value(self, value: Any) -> None:
        """See `Control`."""
        if value != self._value:
            self._meter.clear()
        self._value = str(value)
        self._fill()

    def show_microphones(self, names: Sequence[str]) -> None:
        """These can be chosen."""
        self._names = tuple(names)
        self._fill()

    def show_level(self, rms_dbfs: float) -> None:
        """How loud it is now."""
        self._meter.show_level(rms_dbfs)
        self._trouble.hide()

    def show_trouble(self, sentence: str) -> None:
        """Why nothing is heard; empty = nothing is known against it."""
        self._meter.clear()
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    @property
    def meter(self) -> LevelMeter:
        """What shows the level."""
        return self._meter

    def _fill(self) -> None:
        options = [("", self.tr("System default")), *((name, name) for name in self._names or ())]
        if self._names is not None and self._value and self._value not in self._names:
            options.append((self._value, self.tr("{name} (not connected)").format(name=self._value)))
        self._box.fill(options, self._value)

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.show_trouble("")
        self.wanted.emit(str(self._box.itemData(index)))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Somebody looks."""
        super().showEvent(event)
        self.shown_changed.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Nobody does any more, so nobody listens."""
        super().hideEvent(event)
        self.shown_changed.emit(False)
        self.show_trouble("")
