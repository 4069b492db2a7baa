"""Editing: the document that is shown, its steps, and when it is saved: a second after the last change.

Who writes on and on is saved now and then all the same.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dictation_app.transcript_edit import Document, Editor
from dictation_app.ui.transcript.segments_model import SegmentsModel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dictation_app.transcript_edit.editor import Change
    from dictation_app.values.speech import Segment

SAVE_AFTER_S: Final = 1.0
SAVE_AT_LATEST_S: Final = 5.0
"""After the first change that is not saved."""


class Editing(QObject):
    """What changes the document goes through here, so that the list, the disk and the buttons follow."""

    changed = Signal()
    """Another text, or another number of steps."""
    save_due = Signal()
    """It is time to save; who has a text that is no step yet makes it one first."""
    save_wanted = Signal(object)
    """`Document`"""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.model = SegmentsModel()
        self._editor = Editor(Document())
        self.is_following = False
        """Rows go and come by a step: no one has chosen another."""
        self._is_saved = True
        self._unsaved_since_s = 0.0
        self._saving = QTimer(self, singleShot=True)
        self._saving.timeout.connect(self.save_due)

    @property
    def editor(self) -> Editor:
        """What makes the steps; give `follow` what it returns."""
        return self._editor

    @property
    def document(self) -> Document:
        """As it is now."""
        return self._editor.document

    @property
    def is_saved(self) -> bool:
        """Whether all of it was given to who saves it."""
        return self._is_saved

    def show(self, document: Document) -> None:
        """Begin with another one; what was not saved of the one before is gone."""
        self._saving.stop()
        self._is_saved = True
        self._editor = Editor(document)
        self.model.show(document)
        self.changed.emit()

    def append(self, segments: Iterable[Segment]) -> None:
        """What was transcribed meanwhile; nobody's change."""
        change = self._editor.append(segments)
        if change is not None:
            self.model.follow(self.document, change)

    def follow(self, change: Change | None) -> Change | None:
        """A step was made."""
        if change is not None:
            self.is_following = True
            try:
                self.model.follow(self.document, change)
            finally:
                self.is_following = False
            self.put_off()
            self.changed.emit()
        return change

    def put_off(self) -> None:
        """Something changes: save a while after it."""
        now_s = time.monotonic()
        if self._is_saved:
            self._is_saved, self._unsaved_since_s = False, now_s
        left_s = self._unsaved_since_s + SAVE_AT_LATEST_S - now_s
        self._saving.start(round(1000 * max(0.0, min(SAVE_AFTER_S, left_s))))

    @Slot()
    def save(self) -> None:
        """Now, if there is anything to."""
        self._saving.stop()
        if not self._is_saved:
            self._is_saved = True
            self.save_wanted.emit(self.document)
            self.changed.emit()
