"""The note on the Dictate page while private mode is on: what it means, and how to end it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from dictation_app.ui import theme
from dictation_app.ui.labels import Glyph, Text, set_role
from dictation_app.ui.theme import SPACE


class PrivateNote(QFrame):
    """Hidden at first; asks by a signal."""

    end_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "note")
        self.setAccessibleName(self.tr("Private mode"))
        self._icon = Glyph()
        sentence = self.tr(
            "Nothing you dictate is kept. The last text can be copied here until the next one, or until you quit."
        )
        end = QPushButton(self.tr("End private &mode"))
        end.clicked.connect(self.end_requested)
        lines = QVBoxLayout()
        lines.setSpacing(SPACE * 3 // 4)
        lines.addWidget(Text(self.tr("Private mode is on"), role="strong", wrap=True))
        lines.addWidget(Text(sentence, role="secondary", wrap=True))
        lines.addWidget(end, alignment=Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, SPACE + SPACE // 2)
        row.setSpacing(SPACE + SPACE // 2)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        self._dress()
        self.hide()

    def _dress(self) -> None:
        self._icon.show_glyph("private", theme.tokens().accent_text)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()
