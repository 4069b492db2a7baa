"""Programs that get text another way than most, as a list to be added to and taken from.

One of them is looked at; of the others there are the names.
"""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from dictation_app import settings as settings_module
from dictation_app.settings import OutputSettings, ProgramRule, Settings, ValueForm
from dictation_app.ui.settings_dialog.controls import Choice
from dictation_app.ui.settings_dialog.items import Item, Option
from dictation_app.ui.settings_dialog.listed import Listed

KEY = "output.programs"


class ProgramRules(Listed[ProgramRule]):
    """A list of programs; below it the way of the one that is looked at, and a line for the name of another one."""

    def __init__(self) -> None:
        super().__init__()
        self._box.setAccessibleName(self.tr("Program"))
        self._box.setAccessibleDescription(self.tr("Whose way is shown below."))
        options = (
            Option("shift+insert", self.tr("Paste with Shift+Insert")),
            Option("ctrl+v", self.tr("Paste with Ctrl+V")),
            Option("ctrl+shift+v", self.tr("Paste with Ctrl+Shift+V")),
            Option("type", self.tr("Type what the keyboard can, paste the rest")),
            Option("copy", self.tr("Only copy, to be pasted by hand")),
        )
        way = Choice(Item(key=KEY, label="", explanation="", options=options), ValueForm(str))
        self._begin_one().addWidget(way)
        self._take("way", way, self.tr("How text gets into it"), self.tr("For the program that is looked at."))
        self._name = QLineEdit()
        self._name.setPlaceholderText(self.tr("Name of a program, such as gedit"))
        self._name.setAccessibleName(self.tr("Name of a program"))
        self._name.setAccessibleDescription(self.tr("As History shows it beside a dictation."))
        self._name.textChanged.connect(self._on_name)
        self._name.returnPressed.connect(self._on_add)
        self._add.clicked.connect(self._on_add)
        self.field = self._name
        self.setFocusProxy(self._name)
        self._lay_out(
            self.tr("All programs get text in the usual way."),
            (self.tr("Add the program"), self.tr("Then choose how text gets into it.")),
            (self.tr("Remove this program"), self.tr("It gets text in the usual way again.")),
            self._name,
        )
        self._on_name("")

    def read(self, text: str) -> tuple[ProgramRule, ...]:
        """See `Listed`."""
        return settings_module.with_value(Settings(), KEY, text).output.programs

    def written(self, entries: tuple[ProgramRule, ...]) -> str:
        """See `Listed`."""
        return str(settings_module.get(Settings(output=OutputSettings(programs=entries)), KEY))

    def named(self, entry: ProgramRule) -> tuple[str, str]:
        """See `Listed`."""
        return entry.program, entry.program

    @Slot(str)
    def _on_name(self, name: str) -> None:
        self._add.setEnabled(bool(name.strip()))

    @Slot()
    def _on_add(self) -> None:
        name = self._name.text().strip().lower()
        if not name:
            return
        self._name.clear()
        known = [rule.program for rule in self._entries]
        if name in known:
            self._on_activated(known.index(name))
            return
        self._at = len(self._entries)
        self._want((*self._entries, ProgramRule(program=name)))
