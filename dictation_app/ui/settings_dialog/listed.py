"""Listed: settings that are lists of entries, each with several options: one entry is looked at, of the others there
are the names. An entry is added and removed with buttons below.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dictation_app.ui.choice_box import ChoiceBox
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.controls import SMALL, Control, WideControl, stack
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from dictation_app.settings import DictationKey, ProgramRule, WatchedFolder

E = TypeVar("E", bound="DictationKey | ProgramRule | WatchedFolder")


class Listed(WideControl, Generic[E]):
    """A subclass lays out the options of an entry in `_one`, and takes their controls in with `_take`."""

    names_single: ClassVar[bool] = True
    """The name of an entry is shown where there is no other, too."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[E, ...] = ()
        self._at = 0
        """Which is looked at."""
        self._box = ChoiceBox()
        self._box.activated.connect(self._on_activated)
        self._none = Text(role="secondary", wrap=True, size=SMALL)
        self._one = QWidget()
        self._options: dict[str, Control] = {}
        self._add, self._remove = QPushButton(), QPushButton()
        self._remove.clicked.connect(self._on_remove)
        self.field = self._add
        self.setFocusProxy(self._add)

    def read(self, text: str) -> tuple[E, ...]:
        """The entries, from a value of the setting."""
        raise NotImplementedError

    def written(self, entries: tuple[E, ...]) -> str:
        """The other way round."""
        raise NotImplementedError

    def named(self, entry: E) -> tuple[str, str]:
        """What tells it from all others, and its name."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """See `Control`."""
        self._entries = self.read(str(value))
        self._at = min(self._at, max(0, len(self._entries) - 1))
        self._arrange()

    def _lay_out(self, none: str, add: tuple[str, str], remove: tuple[str, str], *more: QWidget) -> None:
        """To be called when `_one` is laid out. `none` is said where there is no entry; `add` and `remove` are what
        these buttons say, and what they do; `more` stands above them.
        """
        self._none.setText(none)
        for button, (text, description) in ((self._add, add), (self._remove, remove)):
            button.setText(text)
            button.setAutoDefault(True)
            button.setAccessibleName(text)
            button.setAccessibleDescription(description)
            set_role(button, "quiet")
        buttons = FlowLayout(gap_px=SPACE)
        buttons.addWidget(self._add)
        buttons.addWidget(self._remove)
        stack(self, self._box, self._none, self._one, *more, gap_px=SPACE).addLayout(buttons)
        self._arrange()

    def _begin_one(self) -> QVBoxLayout:
        column = QVBoxLayout(self._one)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        return column

    def _take(self, name: str, control: Control, label: str, explanation: str) -> None:
        """This one is for the field `name` of an entry."""
        control.field.setAccessibleName(label)
        control.field.setAccessibleDescription(explanation)
        control.wanted.connect(partial(self._on_option, name))
        self._options[name] = control

    def _arrange(self) -> None:
        has_any = bool(self._entries)
        if has_any:
            entry = self._entries[self._at]
            self._box.fill([self.named(one) for one in self._entries], self.named(entry)[0])
            for name, control in self._options.items():
                control.show_value(getattr(entry, name))
        had_focus = self._remove.hasFocus()
        self._box.setVisible(has_any and (self.names_single or len(self._entries) > 1))
        self._one.setVisible(has_any)
        self._remove.setVisible(has_any)
        self._none.setVisible(not has_any)
        if had_focus and not has_any:
            self.field.setFocus()  # what went must not hand the focus on

    def _want(self, entries: tuple[E, ...]) -> None:
        self.wanted.emit(self.written(entries))

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self._at = index
        self._arrange()

    def _on_option(self, name: str, text: str) -> None:
        entry = self._entries[self._at]
        value: Any = text == "true" if isinstance(getattr(entry, name), bool) else text
        changed = replace(entry, **{name: value})
        self._want((*self._entries[: self._at], changed, *self._entries[self._at + 1 :]))

    @Slot()
    def _on_remove(self) -> None:
        self._want((*self._entries[: self._at], *self._entries[self._at + 1 :]))
