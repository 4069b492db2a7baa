"""The note on the Dictate page that tells of a recovered dictation: what it says, and the way to it in the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from dictation_app.ui import theme, words
from dictation_app.ui.labels import Glyph, Text, set_role
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from dictation_app.values import RecoveredDictation

_CHARACTERS = 120


class RecoveredNote(QFrame):
    """Hidden until there is one, and once it was looked at."""

    show_requested = Signal(int)
    """Id of the entry."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "note")
        self.setAccessibleName(self.tr("Recovered dictation"))
        self._shown: RecoveredDictation | None = None
        self._icon = Glyph()
        self._sentence = Text(role="secondary", wrap=True)
        show = QPushButton(self.tr("Show in &History"))
        show.clicked.connect(self._on_show)
        lines = QVBoxLayout()
        lines.setSpacing(SPACE * 3 // 4)
        lines.addWidget(Text(self.tr("A dictation was recovered"), role="strong", wrap=True))
        lines.addWidget(self._sentence)
        lines.addWidget(show, alignment=Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, SPACE + SPACE // 2)
        row.setSpacing(SPACE + SPACE // 2)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        self._dress()
        self.hide()

    def show_recovered(self, recovered: RecoveredDictation | None) -> None:
        """Tell of another one; one that was told of stays as it is, seen or not."""
        if recovered == self._shown:
            return
        self._shown = recovered
        text = "" if recovered is None else words.shown_text(recovered.last)
        told = words.shortened(" ".join(text.split()), _CHARACTERS)
        self._sentence.setText(
            self.tr("Recovered: “{text}” It is in the history; nothing types it by itself.").format(text=told)
            if told
            else self.tr("Recovered: its sound. It could not be transcribed.")
        )
        self.setVisible(recovered is not None)

    def _on_show(self) -> None:
        if self._shown is not None:
            self.hide()
            self.show_requested.emit(self._shown.entry_id)

    def _dress(self) -> None:
        self._icon.show_glyph("recovered", theme.tokens().accent_text)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()
