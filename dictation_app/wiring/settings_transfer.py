"""SettingsTransfer: settings into a file that the user chooses, and out of one, from the settings dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from dictation_app.errors import UserError
from dictation_app.settings import all_keys, get
from dictation_app.ui import words
from dictation_app.ui.file_dialog import file_dialog
from dictation_app.ui.translated import shown

if TYPE_CHECKING:
    from dictation_app.controller import DictationController
    from dictation_app.settings import SettingsStore
    from dictation_app.ui.settings_dialog.transfer_card import TransferCard

_NAME = "dictation-settings.json"


class SettingsTransfer(QObject):
    """Of one card."""

    def __init__(
        self,
        card: TransferCard,
        controller: DictationController,
        store: SettingsStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._card = card
        self._controller = controller
        self._store = store
        card.export_wanted.connect(self._on_export_wanted)
        card.import_wanted.connect(self._on_import_wanted)

    @Slot()
    def _on_export_wanted(self) -> None:
        dialog = self._dialog(self.tr("Save all settings"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(_NAME)
        dialog.fileSelected.connect(self._on_export)
        dialog.open()

    @Slot()
    def _on_import_wanted(self) -> None:
        dialog = self._dialog(self.tr("Take over settings"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_import)
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = file_dialog(self._card.window(), title, str(Path.home()))
        dialog.setNameFilters([self.tr("Settings (*.json)"), self.tr("All files (*)")])
        return dialog

    @Slot(str)
    def _on_export(self, file: str) -> None:
        try:
            self._store.export(Path(file))
        except UserError as exc:
            self._card.show_told(words.plain(str(exc)), is_problem=True)
        else:
            self._card.show_told(self.tr("All settings are saved in {file}.").format(file=file))

    @Slot(str)
    def _on_import(self, file: str) -> None:
        before = self._store.settings
        try:
            notes = self._controller.import_settings(Path(file))
        except UserError as exc:
            self._card.show_told(words.plain(str(exc)), is_problem=True)
            return
        count = sum(get(before, key) != get(self._store.settings, key) for key in all_keys())
        if count > 1:
            told = self.tr("{count} settings changed.").format(count=count)
        else:
            told = self.tr("1 setting changed.") if count else self.tr("Nothing is different.")
        self._card.show_told(" ".join((told, *map(shown, notes))), is_problem=bool(notes))
