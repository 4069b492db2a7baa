"""Which microphones, in which order, and what comes from the one in use now.

The box has the first choice; the list, with those that stand in for it, is there where there are any. It only asks to
be told what there is and how loud it is, while it can be seen: `shown_changed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QPushButton

from dictation_app import settings as settings_module
from dictation_app.audio import microphone_said
from dictation_app.settings import AudioSettings, Settings
from dictation_app.ui import words
from dictation_app.ui.choice_box import ChoiceBox
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.controls import SMALL, WideControl, stack
from dictation_app.ui.settings_dialog.order_list import OrderList
from dictation_app.ui.settings_dialog.sound_trial import SoundTrialBox
from dictation_app.ui.theme import SPACE
from dictation_app.ui.translated import shown
from dictation_app.ui.waveform import LevelMeter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

KEY = "audio.microphones"
_LEAST_CHARACTERS = 16


class MicrophoneChoice(WideControl):
    """The names, the level of the one in use, and a trial of how it sounds."""

    shown_changed = Signal(bool)
    """Whether it is to be told the microphones and the level."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] | None = None
        """None = not known yet."""
        self._wanted: tuple[str, ...] = ("",)
        self._box = ChoiceBox()
        self._box.let_shrink(_LEAST_CHARACTERS)
        self._box.activated.connect(self._on_activated)
        self._order = OrderList()
        self._order.setAccessibleName(self.tr("Microphones in order"))
        self._order.setAccessibleDescription(
            self.tr("The first one that is connected is used. Alt+Up and Alt+Down move one, Delete removes it.")
        )
        self._order.ordered.connect(self._want)
        self._buttons = [
            _button(self.tr("Move up"), self.tr("It is used before the one above it."), self._order.move_up),
            _button(self.tr("Move down"), self.tr("It is used after the one below it."), self._order.move_down),
            _button(self.tr("Remove"), self.tr("It is not used any more."), self._order.remove),
        ]
        self._add = _button(
            self.tr("Add another one…"),
            self.tr("It is used while those before it are not connected."),
            self._offer,
        )
        self._heard = Text(role="secondary", wrap=True, size=SMALL)
        self._meter = LevelMeter()
        self._meter.setAccessibleDescription(self.tr("Moves while sound comes from the microphone."))
        self._trouble = Text(role="caution", wrap=True)
        self.trial = SoundTrialBox()
        """To hear oneself."""
        self.field = self._box
        self.setFocusProxy(self._box)
        row = FlowLayout(gap_px=SPACE)
        for button in (*self._buttons, self._add):
            row.addWidget(button)
        column = stack(self, self._box, self._order, gap_px=SPACE)
        column.addLayout(row)
        for widget in (self._meter, self._heard, self._trouble, self.trial):
            column.addWidget(widget)
        self._trouble.hide()
        self._heard.hide()
        self._arrange()

    def show_value(self, value: Any) -> None:
        """See `Control`."""
        wanted = settings_module.with_value(Settings(), KEY, str(value)).audio.wanted
        if wanted != self._wanted:
            self._meter.clear()
            self._wanted = wanted
        self._arrange()

    def show_microphones(self, names: Sequence[str]) -> None:
        """These can be chosen."""
        self._names = tuple(names)
        self._arrange()

    def show_level(self, rms_dbfs: float) -> None:
        """How loud it is now."""
        self._meter.show_level(rms_dbfs)
        self._trouble.hide()

    def show_heard(self, name: str) -> None:
        """This one is listened to."""
        self._heard.setText(self.tr("Listening to: {name}").format(name=self._named(name)))
        self._heard.setVisible(len(self._wanted) > 1)

    def show_trouble(self, sentence: str) -> None:
        """Why nothing is heard; empty = nothing is known against it."""
        self._meter.clear()
        self._heard.hide()
        self._trouble.setText(words.plain(sentence))
        self._trouble.setVisible(bool(sentence))

    @property
    def meter(self) -> LevelMeter:
        """What shows the level."""
        return self._meter

    def _arrange(self) -> None:
        first, has_others = self._wanted[0], len(self._wanted) > 1
        options = [("", self._named("")), *((name, name) for name in self._names or ())]
        if first and first not in dict(options):
            options.append((first, self._line(first)))
        self._box.fill(options, first)
        had_focus = self._order.hasFocus() or any(button.hasFocus() for button in self._buttons)
        self._order.fill([(name, self._line(name)) for name in self._wanted])
        for widget in (self._order, *self._buttons):
            widget.setVisible(has_others)
        if not has_others:
            self._heard.hide()
            if had_focus:
                self._add.setFocus()  # what went must not hand the focus on

    def _named(self, name: str) -> str:
        return shown(microphone_said(name))

    def _line(self, name: str) -> str:
        is_gone = bool(name) and self._names is not None and name not in self._names
        return self.tr("{name} (not connected)").format(name=name) if is_gone else self._named(name)

    def _want(self, names: tuple[str, ...]) -> None:
        self.show_trouble("")
        microphones = () if names == ("",) else names
        self.wanted.emit(str(settings_module.get(Settings(audio=AudioSettings(microphones=microphones)), KEY)))

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        name = str(self._box.itemData(index))
        # One that is on the list comes to its top; another one takes the first place, whose name was not wanted.
        others = self._wanted if name in self._wanted else self._wanted[1:]
        self._want((name, *(other for other in others if other != name)))

    @Slot()
    def _offer(self) -> None:
        menu = QMenu(self._add)
        menu.aboutToHide.connect(menu.deleteLater)
        left = [name for name in ("", *(self._names or ())) if name not in self._wanted]
        for name in left:
            action = menu.addAction(self._named(name).replace("&", "&&"))
            action.setData(name)
        if not left:
            menu.addAction(self.tr("All that are connected are on the list.")).setEnabled(False)
        menu.triggered.connect(lambda action: self._want((*self._wanted, str(action.data()))))
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))
        if left:
            menu.setActiveAction(menu.actions()[0])

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Somebody looks."""
        super().showEvent(event)
        self.shown_changed.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Nobody does any more, so nobody listens."""
        super().hideEvent(event)
        self.shown_changed.emit(False)
        self.show_trouble("")


def _button(text: str, description: str, clicked: Any) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(True)
    button.setAccessibleName(text)
    button.setAccessibleDescription(description)
    button.clicked.connect(clicked)
    set_role(button, "quiet")
    return button
