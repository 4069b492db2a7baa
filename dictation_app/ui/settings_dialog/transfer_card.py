"""TransferCard: all settings into a file, and back out of one. It knows no file: it asks, and shows what came of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.controls import SMALL
from dictation_app.ui.theme import SPACE


class TransferCard(QWidget):
    """Below the last settings."""

    export_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explanation = Text(
            self.tr("For another computer, or to go back to how it is now. Words and the history are not in the file."),
            role="secondary",
            wrap=True,
            size=SMALL,
        )
        self._export = QPushButton(self.tr("Save to a file…"))
        self._export.setAccessibleDescription(self.tr("All settings are written to a file that you choose."))
        self._import = QPushButton(self.tr("Take over from a file…"))
        self._import.setAccessibleDescription(self.tr("What the file says is used at once; the rest stays as it is."))
        buttons = FlowLayout(gap_px=SPACE)
        for button, wanted in ((self._export, self.export_wanted), (self._import, self.import_wanted)):
            button.setAutoDefault(True)
            button.setAccessibleName(button.text())
            button.clicked.connect(wanted)
            buttons.addWidget(button)
        self._told = Text(wrap=True)
        self._told.hide()
        card = QFrame()
        set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, SPACE + SPACE // 2)
        inside.setSpacing(SPACE + SPACE // 4)
        inside.addWidget(explanation)
        inside.addLayout(buttons)
        inside.addWidget(self._told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(Text(self.tr("All settings"), role="strong", wrap=True))
        column.addWidget(card)
        self.setFocusProxy(self._export)

    def matches(self, words: tuple[str, ...]) -> bool:
        """Whether a search for these words, in lower case, finds it."""
        text = f"{self.tr('All settings')} {self.tr('export import backup file transfer save load')}".casefold()
        return all(word in text for word in words)

    def show_told(self, sentence: str, *, is_problem: bool = False) -> None:
        """What came of it."""
        set_role(self._told, "caution" if is_problem else "")
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
