"""TransferCard: all settings into a file, and back out of one. It knows no file: it asks, and shows what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dictation_app.ui.settings_dialog.action_card import ActionCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class TransferCard(ActionCard):
    """Below the last settings."""

    export_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set_words(
            self.tr("All settings"),
            self.tr("For another computer, or to go back to how it is now. Words and the history are not in the file."),
            self.tr("export import backup file transfer save load"),
        )
        self._export = self._add_button(
            self.tr("Save to a file…"),
            self.tr("All settings are written to a file that you choose."),
            self.export_wanted,
        )
        self._import = self._add_button(
            self.tr("Take over from a file…"),
            self.tr("What the file says is used at once; the rest stays as it is."),
            self.import_wanted,
        )
