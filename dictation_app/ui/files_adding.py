"""How files come onto the Files page without being dropped, and what it says while there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from dictation_app.file_jobs.search import MEDIA_SUFFIXES
from dictation_app.ui.file_dialog import file_dialog
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""


def choose_files(parent: QWidget, chosen: Callable[[list[str]], None], *_signal: object) -> None:
    """Ask for files, several at once; nothing waits for the answer."""
    dialog = _dialog(parent, translate("files", "Choose files"), QFileDialog.FileMode.ExistingFiles, chosen)
    patterns = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in sorted(MEDIA_SUFFIXES))
    dialog.setNameFilters(
        [
            translate("files", "Sound and video ({patterns})").format(patterns=patterns),
            translate("files", "All files (*)"),
        ]
    )
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    dialog.open()


def choose_folder(parent: QWidget, chosen: Callable[[list[str]], None], *_signal: object) -> None:
    """Likewise, for a folder."""
    _dialog(parent, translate("files", "Choose a folder"), QFileDialog.FileMode.Directory, chosen).open()


def _dialog(
    parent: QWidget, title: str, mode: QFileDialog.FileMode, chosen: Callable[[list[str]], None]
) -> QFileDialog:
    dialog = file_dialog(parent, title)
    dialog.setFileMode(mode)
    dialog.filesSelected.connect(chosen)
    return dialog


class NoFiles(QFrame):
    """What the page is for, where it has nothing to show."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        title = Text(self.tr("Drop files or folders here"), role="strong", wrap=True, size=1.3)
        what = Text(
            self.tr(
                "Sound and video of any usual kind: MP3, M4A, WAV, FLAC, Opus, MP4, MKV, MOV, and many more. "
                "You can drop them anywhere on this window, or choose them above."
            ),
            role="secondary",
            wrap=True,
        )
        how = Text(
            self.tr(
                "They are transcribed one after the other, on this computer only. Dictating always goes first, and "
                "what is not finished goes on when the app is started again."
            ),
            role="secondary",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        column.setSpacing(SPACE + SPACE // 2)
        column.addStretch(2)
        for text in (title, what, how):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(text)
        column.addStretch(3)
