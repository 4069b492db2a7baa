"""DesktopKeys: ready lines for the configuration of a Wayland desktop, whose own key then starts dictations."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextOption
from PySide6.QtWidgets import QFrame, QPushButton, QTextEdit, QVBoxLayout, QWidget

from dictation_app.hotkey.lines import key_lines
from dictation_app.ui import words
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.controls import SMALL
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from dictation_app.hotkey.lines import Desktop
    from dictation_app.settings import HotkeySettings


class DesktopKeys(QWidget):
    """Below the keys, in a Wayland session."""

    def __init__(self, desktop: Desktop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desktop = desktop
        why = self.tr(
            "In a Wayland session no program sees the keys you press in other windows. Some desktops grant the keys "
            "above when you agree. Where they do nothing, have the desktop itself start and end your dictations:"
        )
        self._where = Text(wrap=True)
        self._lines = QTextEdit(readOnly=True, tabChangesFocus=True, acceptRichText=False)
        self._lines.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._lines.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self._lines.setAccessibleName(self.tr("Lines for your desktop"))
        self._lines.setAccessibleDescription(self.tr("What to put into the configuration of your desktop."))
        self._lines.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines.document().documentLayout().documentSizeChanged.connect(self._on_size)
        self._note = Text(role="secondary", wrap=True, size=SMALL)
        self._copy = QPushButton(self.tr("Copy"))
        self._copy.setAutoDefault(True)
        self._copy.setAccessibleName(self.tr("Copy the lines for your desktop"))
        self._copy.setAccessibleDescription(self.tr("They are on the clipboard then, to be pasted."))
        self._copy.clicked.connect(self._on_copy)
        card = QFrame()
        set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, SPACE + SPACE // 2)
        inside.setSpacing(SPACE)
        inside.addWidget(Text(why, role="secondary", wrap=True, size=SMALL))
        inside.addWidget(self._where)
        inside.addWidget(self._lines)
        inside.addWidget(self._note)
        inside.addWidget(self._copy, alignment=Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(Text(self.tr("A key of your desktop"), role="strong", wrap=True))
        column.addWidget(card)
        self.setFocusProxy(self._copy)

    def show_keys(self, keys: HotkeySettings) -> None:
        """The lines are for these keys."""
        found = key_lines(self._desktop, keys)
        self._where.setText(words.plain(found.where))
        self._note.setText(words.plain(found.note))
        self._lines.setPlainText("\n".join(found.lines))

    def matches(self, words: tuple[str, ...]) -> bool:
        """Whether a search for these words, in lower case, finds it."""
        more = self.tr("wayland compositor sway hyprland niri gnome kde bind shortcut command")
        text = f"{self.tr('A key of your desktop')} {more}".casefold()
        return all(word in text for word in words)

    @Slot(QSizeF)
    def _on_size(self, size: QSizeF) -> None:
        """All lines are to be seen without scrolling."""
        self._lines.setFixedHeight(ceil(size.height()) + 2 * self._lines.frameWidth())

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._lines.toPlainText() + "\n")
