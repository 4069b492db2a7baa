"""Which folders are watched, and what becomes of the files that come into them.

One of them is looked at; of the others there are the names.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dictation_app import settings as settings_module
from dictation_app.settings import FilesSettings, Settings, WatchedFolder
from dictation_app.ui.choice_box import ChoiceBox
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.controls import SMALL, Check, Choice, Control, Line, NameLabel, WideControl, stack
from dictation_app.ui.settings_dialog.installed_model import InstalledModel
from dictation_app.ui.settings_dialog.items import Item, Option, languages
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.ui.settings_dialog.model_offers import ModelOffer

KEY = "files.watched"
_LEAST_CHARACTERS = 24


class WatchedFolders(WideControl):
    """A list of folders; below it the rule of the one that is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._rules: tuple[WatchedFolder, ...] = ()
        self._at = 0
        """Which is looked at."""
        self._box = ChoiceBox()
        self._box.let_shrink(_LEAST_CHARACTERS)
        self._box.setAccessibleName(self.tr("Watched folder"))
        self._box.setAccessibleDescription(self.tr("Whose rule is shown below."))
        self._box.activated.connect(self._on_activated)
        self._none = Text(self.tr("No folder is watched."), role="secondary", wrap=True, size=SMALL)
        self._rule = QWidget()
        self._options: dict[str, Control] = {}
        self._lay_out_rule()
        self._add = _button(self.tr("Watch a folder…"), self.tr("Its new files are transcribed when they are whole."))
        self._add.clicked.connect(self.ask)
        self._remove = _button(self.tr("Do not watch it any more"), self.tr("Its files and results stay."))
        self._remove.clicked.connect(self._on_remove)
        self.field = self._add
        self.setFocusProxy(self._add)
        buttons = FlowLayout(gap_px=SPACE)
        buttons.addWidget(self._add)
        buttons.addWidget(self._remove)
        stack(self, self._box, self._none, self._rule, gap_px=SPACE).addLayout(buttons)
        self._arrange()

    def _lay_out_rule(self) -> None:
        column = QVBoxLayout(self._rule)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for name, label, explanation in (
            ("is_on", self.tr("Watch it"), self.tr("Off: the rule stays, and nothing is taken.")),
            ("subfolders", self.tr("Also folders inside it"), self.tr("However deep.")),
            (
                "existing",
                self.tr("Also what is there already"),
                self.tr("Else only what comes from now on, also while the app is not running."),
            ),
        ):
            check = Check()
            text = NameLabel(label, wrap=True)
            text.clicked.connect(check.activate)
            row = QHBoxLayout()
            row.setSpacing(SPACE)
            row.addWidget(check)
            row.addWidget(text, 1)
            column.addLayout(row)
            self._take(name, check, label, explanation)
        for name, label, explanation in (
            ("formats", self.tr("Write"), self.tr("Names such as txt, srt; empty: as for other files.")),
            ("results", self.tr("Into the folder"), self.tr("Empty: as for other files.")),
        ):
            self._add_below(column, name, Line(), label, explanation)
        usual = Option("", self.tr("As for other files"))
        language = Item(
            key="files.language",
            label=self.tr("Language"),
            explanation=self.tr("What is spoken in its files."),
            options=(usual, Option("auto", self.tr("Detect automatically")), *languages()),
        )
        model = Item(
            key="files.model",
            label=self.tr("Speech model"),
            explanation=self.tr("One that is installed."),
            options=(usual,),
        )
        self._model = InstalledModel(model)
        spoken = Choice(language, settings_module.form(language.key))
        self._add_below(column, "language", spoken, language.label, language.explanation)
        self._add_below(column, "model", self._model, model.label, model.explanation)

    def _add_below(self, column: QVBoxLayout, name: str, control: Control, label: str, explanation: str) -> None:
        """A name, the control, and what it is about."""
        text = NameLabel(label, wrap=True)
        text.clicked.connect(control.activate)
        column.addWidget(text)
        column.addWidget(control)
        column.addWidget(Text(explanation, role="secondary", wrap=True, size=SMALL))
        self._take(name, control, label, explanation)

    def _take(self, name: str, control: Control, label: str, explanation: str) -> None:
        control.field.setAccessibleName(label)
        control.field.setAccessibleDescription(explanation)
        control.wanted.connect(partial(self._on_option, name))
        self._options[name] = control

    def show_value(self, value: Any) -> None:
        """See `Control`."""
        self._rules = settings_module.with_value(Settings(), KEY, str(value)).files.watched
        self._at = min(self._at, max(0, len(self._rules) - 1))
        self._arrange()

    def show_models(self, offers: Sequence[ModelOffer]) -> None:
        """These there are."""
        self._model.show_models(offers)

    def add(self, folder: str) -> None:
        """Watch it as well, or look at its rule where there is one."""
        at = next((at for at, rule in enumerate(self._rules) if rule.folder == folder), len(self._rules))
        self._at = at
        if at < len(self._rules):
            self._arrange()
        else:
            self._want((*self._rules, WatchedFolder(folder=folder)))

    @Slot()
    def ask(self) -> None:
        """Ask which; nothing waits for the answer."""
        dialog = QFileDialog(self, self.tr("Watch a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.add)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _arrange(self) -> None:
        has_any = bool(self._rules)
        if has_any:
            rule = self._rules[self._at]
            self._box.fill([(one.folder, self._line(one)) for one in self._rules], rule.folder)
            for name, control in self._options.items():
                control.show_value(getattr(rule, name))
        had_focus = self._remove.hasFocus()
        self._box.setVisible(has_any)
        self._rule.setVisible(has_any)
        self._remove.setVisible(has_any)
        self._none.setVisible(not has_any)
        if had_focus and not has_any:
            self._add.setFocus()  # what went must not hand the focus on

    def _line(self, rule: WatchedFolder) -> str:
        return rule.folder if rule.is_on else self.tr("{folder} (off)").format(folder=rule.folder)

    def _want(self, rules: tuple[WatchedFolder, ...]) -> None:
        self.wanted.emit(str(settings_module.get(Settings(files=FilesSettings(watched=rules)), KEY)))

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self._at = index
        self._arrange()

    def _on_option(self, name: str, text: str) -> None:
        rule = self._rules[self._at]
        value: Any = text == "true" if isinstance(getattr(rule, name), bool) else text
        changed = replace(rule, **{name: value})
        self._want((*self._rules[: self._at], changed, *self._rules[self._at + 1 :]))

    @Slot()
    def _on_remove(self) -> None:
        self._want((*self._rules[: self._at], *self._rules[self._at + 1 :]))


def _button(text: str, description: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(True)
    button.setAccessibleName(text)
    button.setAccessibleDescription(description)
    set_role(button, "quiet")
    return button
