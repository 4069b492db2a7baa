"""Sections: all pages of settings one below the other, of which the chosen one, or what a search finds, is to be seen.

A page is made when it is first needed, those before it with it, so that the tab key goes through all of them in order;
the others follow one by one while nothing else is to be done. What a control is told before it exists it learns then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dictation_app import settings as settings_module
from dictation_app.ui.settings_dialog.chord_edit import ChordEdit
from dictation_app.ui.settings_dialog.controls import Control
from dictation_app.ui.settings_dialog.microphone_choice import MicrophoneChoice
from dictation_app.ui.settings_dialog.other_keys import OtherKeys
from dictation_app.ui.settings_dialog.pages import PageSection
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from dictation_app.settings import Settings
    from dictation_app.ui.settings_dialog.items import Page
    from dictation_app.ui.settings_dialog.pages import Panel
    from dictation_app.ui.settings_dialog.rows import SettingRow

C = TypeVar("C", bound=Control)

Told: TypeAlias = dict[tuple[type[Control], str], Callable[[Any], None]]
"""The latest that controls of a kind were told, by what it is about."""


class Sections(QWidget):
    """Asks for values as its rows do; shows what it is told."""

    change_wanted = Signal(str, str)
    reset_wanted = Signal(list)
    microphone_shown = Signal(bool)
    sound_trial_wanted = Signal(bool)
    recording_changed = Signal(bool)
    """All of them as the dialog's."""

    def __init__(
        self,
        pages: Sequence[Page],
        panels: Mapping[str, Panel],
        settings: Settings,
        told: Told,
    ) -> None:
        """`panels` stand below the pages of these names; `told` is what holds already."""
        super().__init__()
        self._pages = pages
        self._panels = panels
        self._settings = settings
        self._told = told
        self._made: list[PageSection] = []
        """In the order of the pages."""
        self._rows: dict[str, SettingRow] = {}
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._make_next)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * SPACE)

    @property
    def made(self) -> int:
        """How many pages are made so far."""
        return len(self._made)

    @property
    def rows(self) -> dict[str, SettingRow]:
        """Every setting, by its key."""
        self._make(len(self._pages))
        return dict(self._rows)

    @property
    def stops(self) -> list[QWidget]:
        """What the arrow keys go through from the search."""
        rows = [row.control for row in self._rows.values() if row.isVisible()]
        return [*rows, *(panel for panel in self._panels.values() if panel.isVisible())]

    def show_settings(self, settings: Settings) -> None:
        """These hold now."""
        self._settings = settings
        for key, row in self._rows.items():
            row.show_value(settings_module.get(settings, key))
        for section in self._made:
            section.show_changed()

    def show_refusal(self, key: str, sentence: str) -> SettingRow | None:
        """What was wanted of this setting does not hold, for this reason; returns where that stands."""
        row = self._rows.get(key)
        if row is not None:
            row.show_value(settings_module.get(self._settings, key))
            row.show_refusal(sentence)
        return row

    def tell(self, kind: type[C], what: str, tell: Callable[[C], None]) -> None:
        """Tell the controls of this kind, and those that are made later; of each `what` the latest counts."""
        self._told[kind, what] = tell
        for control in self.controls(kind):
            tell(control)

    def controls(self, kind: type[C]) -> list[C]:
        """Those of this kind, as far as they are made."""
        return [row.control for row in self._rows.values() if isinstance(row.control, kind)]

    def show_page(self, index: int) -> None:
        """This one, and no other."""
        self._make(index + 1)
        for number, section in enumerate(self._made):
            if number == index:
                section.show_all()
            else:
                section.hide()

    def search(self, words: tuple[str, ...]) -> list[bool]:
        """What matches, of all pages; returns for each whether anything does."""
        self._make(len(self._pages))
        return [section.search(words) for section in self._made]

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """What is not made yet may be wanted soon."""
        super().showEvent(event)
        self._idle.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Nothing is made ahead for a dialog that nobody looks at."""
        super().hideEvent(event)
        self._idle.stop()

    @Slot()
    def _make_next(self) -> None:
        self._make(self.made + 1)
        if self.made == len(self._pages):
            self._idle.stop()

    def _make(self, count: int) -> None:
        for page in self._pages[self.made : count]:
            section = PageSection(page, self._panels.get(page.name))
            section.reset_wanted.connect(self.reset_wanted)
            section.hide()
            self._column.insertWidget(self.made, section)
            self._made.append(section)
            for row in section.rows:
                self._add_row(row)
            section.show_changed()

    def _add_row(self, row: SettingRow) -> None:
        self._rows[row.item.key] = row
        row.show_value(settings_module.get(self._settings, row.item.key))
        row.wanted.connect(self.change_wanted)
        row.reset_wanted.connect(self._on_reset)
        control = row.control
        if isinstance(control, ChordEdit | OtherKeys):
            control.recording_changed.connect(self.recording_changed)
        elif isinstance(control, MicrophoneChoice):
            control.shown_changed.connect(self.microphone_shown)
            control.trial.wanted.connect(self.sound_trial_wanted)
        for (kind, _what), tell in self._told.items():
            if isinstance(control, kind):
                tell(control)

    @Slot(str)
    def _on_reset(self, key: str) -> None:
        self.reset_wanted.emit([key])
