"""ActionCard: what a page of the settings can do besides settings: what for, buttons, and what came of them.

It does nothing itself: it asks by signals, and shows what it is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.controls import SMALL
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance


class ActionCard(QWidget):
    """Without a word and a button at first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(role="strong", wrap=True)
        self._explanation = Text(role="secondary", wrap=True, size=SMALL)
        self._buttons = FlowLayout(gap_px=SPACE)
        self._told = Text(wrap=True)
        self._told.hide()
        self._found_by = ""
        card = QFrame()
        set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, SPACE + SPACE // 2)
        inside.setSpacing(SPACE + SPACE // 4)
        inside.addWidget(self._explanation)
        inside.addLayout(self._buttons)
        inside.addWidget(self._told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._title)
        column.addWidget(card)

    def _set_words(self, title: str, explanation: str, search_words: str) -> None:
        """The `search_words` find it besides its title."""
        self._title.setText(title)
        self._explanation.setText(explanation)
        self._found_by = f"{title} {search_words}".casefold()

    def _add_button(self, text: str, tells: str, wanted: SignalInstance) -> QPushButton:
        """The first one gets the keyboard for all of it."""
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.setAccessibleName(text)
        button.setAccessibleDescription(tells)
        button.clicked.connect(wanted)
        self._buttons.addWidget(button)
        if self.focusProxy() is None:
            self.setFocusProxy(button)
        return button

    def matches(self, words: tuple[str, ...]) -> bool:
        """Whether a search for these words, in lower case, finds it."""
        return all(word in self._found_by for word in words)

    def show_told(self, sentence: str, *, is_problem: bool = False) -> None:
        """How it stands, or what came of it."""
        set_role(self._told, "caution" if is_problem else "")
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
