"""Notes on the Dictate page: something that is so, and one thing to do about it.

A sentence and no more: the page below is what the window is for, and large text leaves little of it. The rest is in a
tool tip, which screen readers say, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from dictation_app.ui import theme, words
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Glyph, Text, set_role
from dictation_app.ui.theme import SPACE
from dictation_app.values.dictation import Hold

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dictation_app.values.status import AppStatus, RecoveredDictation

_CHARACTERS = 60


class Note(QFrame):
    """A glyph, a sentence and a button. Hidden at first."""

    clicked = Signal()
    """The button was."""

    def __init__(self, *, glyph: str, name: str, more: str, button: str) -> None:
        super().__init__()
        set_role(self, "note")
        self.setAccessibleName(name)
        self.setToolTip(more)
        self.setAccessibleDescription(more)
        self._glyph = glyph
        self._icon = Glyph()
        self.sentence = Text(wrap=True)
        push = QPushButton(button)
        set_role(push, "quiet")
        push.clicked.connect(self.clicked)
        lines = QVBoxLayout()
        lines.setSpacing(SPACE // 2)
        self._buttons = FlowLayout(gap_px=SPACE)
        self._buttons.addWidget(push)
        lines.addWidget(self.sentence)
        lines.addLayout(self._buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, SPACE)
        row.setSpacing(SPACE + SPACE // 2)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        self._dress()
        self.hide()

    def add_button(self, text: str) -> QPushButton:
        """Another thing to do."""
        push = QPushButton(text)
        set_role(push, "quiet")
        self._buttons.addWidget(push)
        return push

    def _take_room(self) -> None:
        """Now, from here to the window: Qt would paint another sentence in the old room first."""
        widget: QWidget | None = self
        while widget is not None:
            # Also what scrolls goes by this event of what is in it.
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LayoutRequest))
            widget = None if widget.isWindow() else widget.parentWidget()

    def _dress(self) -> None:
        self._icon.show_glyph(self._glyph, theme.tokens().accent_text)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()


class PrivateNote(Note):
    """Private mode is on, and how to end it."""

    def __init__(self) -> None:
        super().__init__(
            glyph="private",
            name=self.tr("Private mode"),
            more=self.tr("The last text can be copied here until the next one, or until private mode ends."),
            button=self.tr("End private &mode"),
        )
        self.sentence.setText(self.tr("Private mode is on: nothing you dictate is kept."))


class WaitingNote(Note):
    """Text waits for the user to say where it belongs: which, why, and what to do."""

    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            glyph="insert",
            name=self.tr("Text that waits"),
            more=self.tr("“Insert it” hides this window and puts the text into the window you used before."),
            button=self.tr("Inser&t it"),
        )
        self._back = self.add_button(self.tr("&Back where I was"))
        self._back.clicked.connect(self.back_wanted)

    def show_status(self, status: AppStatus) -> None:
        """Tell what waits, or nothing."""
        told = words.shortened(" ".join(status.held_text.split()), _CHARACTERS)
        self.sentence.setText(
            self.tr("Text waits: “{text}”").format(text=told) + "\n" + words.waiting(status) if status.held else ""
        )
        self._back.setVisible(status.held is Hold.MOVED)
        self.setVisible(bool(status.held))
        self._take_room()


class RecoveredNote(Note):
    """A dictation was recovered: what it says, and the way to it in the history. Hidden once that is old news."""

    show_requested = Signal(int)
    """Id of the entry."""

    def __init__(self) -> None:
        super().__init__(
            glyph="recovered",
            name=self.tr("Recovered dictation"),
            more=self.tr("Dictation had ended before this was finished. Nothing types it by itself."),
            button=self.tr("Show in &History"),
        )
        self._shown: RecoveredDictation | None = None
        self.clicked.connect(self._on_clicked)

    def show_recovered(self, recovered: RecoveredDictation | None) -> None:
        """Tell of another one; one that was told of stays as it is, seen or not."""
        if recovered == self._shown:
            return
        self._shown = recovered
        text = "" if recovered is None else words.shown_text(recovered.last)
        told = words.shortened(" ".join(text.split()), _CHARACTERS)
        self.sentence.setText(
            self.tr("Recovered into the history: “{text}”").format(text=told)
            if told
            else self.tr("The sound of a dictation was recovered. It could not be transcribed.")
        )
        self.setVisible(recovered is not None)

    def _on_clicked(self) -> None:
        if self._shown is not None:
            self.hide()
            self.show_requested.emit(self._shown.entry_id)
