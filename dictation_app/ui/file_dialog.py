"""file_dialog: asks for files in the words of the windows, also where Qt's own translation lacks some (French)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""


def file_dialog(parent: QWidget, title: str, folder: str = "") -> QFileDialog:
    """To be opened; it goes by itself when it is answered. Nothing waits for the answer."""
    dialog = QFileDialog(parent, title, folder)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, translate("file dialog", "&Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, translate("file dialog", "Files of &type:"))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
