"""StandingLine: how the open text stands, in a sentence below it; and the way to have it written into files again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dictation_app.file_jobs import JobState
from dictation_app.ui.history_tools import push_button
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from dictation_app.file_jobs import FileJob

GROWING: Final = frozenset({JobState.WAITING, JobState.RUNNING})


class StandingLine(QWidget):
    """What went wrong comes first, then why nothing was done, then the rest."""

    write_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._problem = self._note = ""
        self._text = Text(role="secondary", wrap=True)
        self._write = push_button(
            self.tr("&Write again"), self.tr("Write the corrected text as files again"), self.write_wanted, role="quiet"
        )
        self._write.setToolTip(self.tr("In the same formats, under free names: the files that are there stay."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._text, 1)
        row.addWidget(self._write)
        self._write.hide()

    def show_problem(self, sentence: str) -> bool:
        """What went wrong; empty = nothing any more. Whether that is news."""
        before, self._problem = self._problem, sentence
        return sentence != before

    def show_note(self, sentence: str) -> None:
        """Why nothing was done."""
        self._note = sentence

    def tell(self, job: FileJob | None, *, any_text: bool, is_saved: bool) -> None:
        """The rest."""
        outdated = job is not None and job.outdated
        if self._problem or self._note:
            told = self._problem or self._note
        elif job is not None and job.state in GROWING:
            told = self.tr("The file is still being transcribed. Its text can be changed when that is done.")
        elif not any_text:
            told = self.tr("There is no text.")
        elif outdated:
            told = self.tr("The files written before stay as they are.")
        else:
            told = "" if is_saved else self.tr("Not saved yet.")
        set_role(self._text, "caution" if self._problem else "secondary")
        self._text.setText(told)
        if not outdated and self._write.hasFocus():
            self.window().setFocus()  # what goes must not hand the focus on
        self._write.setVisible(outdated)
