"""Which folders are watched, and what becomes of the files that come into them.

One of them is looked at; of the others there are the names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from dictation_app import settings as settings_module
from dictation_app.settings import FilesSettings, Settings, WatchedFolder
from dictation_app.ui.file_dialog import file_dialog
from dictation_app.ui.labels import Text
from dictation_app.ui.settings_dialog.controls import SMALL, Check, Choice, Control, Line, NameLabel
from dictation_app.ui.settings_dialog.installed_model import InstalledModel
from dictation_app.ui.settings_dialog.items import Item, Option, languages
from dictation_app.ui.settings_dialog.listed import Listed
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.ui.settings_dialog.model_offers import ModelOffer

KEY = "files.watched"
_LEAST_CHARACTERS = 24


class WatchedFolders(Listed[WatchedFolder]):
    """A list of folders; below it the rule of the one that is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._box.let_shrink(_LEAST_CHARACTERS)
        self._box.setAccessibleName(self.tr("Watched folder"))
        self._box.setAccessibleDescription(self.tr("Whose rule is shown below."))
        self._lay_out_rule()
        self._add.clicked.connect(self.ask)
        self._lay_out(
            self.tr("No folder is watched."),
            (self.tr("Watch a folder…"), self.tr("Its new files are transcribed when they are whole.")),
            (self.tr("Do not watch it any more"), self.tr("Its files and results stay.")),
        )

    def _lay_out_rule(self) -> None:
        column = self._begin_one()
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

    def read(self, text: str) -> tuple[WatchedFolder, ...]:
        """See `Listed`."""
        return settings_module.with_value(Settings(), KEY, text).files.watched

    def written(self, entries: tuple[WatchedFolder, ...]) -> str:
        """See `Listed`."""
        return str(settings_module.get(Settings(files=FilesSettings(watched=entries)), KEY))

    def named(self, entry: WatchedFolder) -> tuple[str, str]:
        """See `Listed`."""
        return entry.folder, entry.folder if entry.is_on else self.tr("{folder} (off)").format(folder=entry.folder)

    def show_models(self, offers: Sequence[ModelOffer]) -> None:
        """These there are."""
        self._model.show_models(offers)

    def add(self, folder: str) -> None:
        """Watch it as well, or look at its rule where there is one."""
        at = next((at for at, rule in enumerate(self._entries) if rule.folder == folder), len(self._entries))
        self._at = at
        if at < len(self._entries):
            self._arrange()
        else:
            self._want((*self._entries, WatchedFolder(folder=folder)))

    @Slot()
    def ask(self) -> None:
        """Ask which; nothing waits for the answer."""
        dialog = file_dialog(self, self.tr("Watch a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.add)
        dialog.open()
