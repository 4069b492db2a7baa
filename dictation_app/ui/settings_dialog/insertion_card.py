"""InsertionCard: texts of several kinds are put into a window that the user clicks into, and what came of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.controls import SMALL
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence


class InsertionCard(QWidget):
    """Below the settings of texts."""

    try_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explanation = Text(
            self.tr(
                "Six short texts and a long one are pasted and then typed: umlauts, other scripts, emoji, several "
                "lines. Click into an empty document. The better way into the program is remembered."
            ),
            role="secondary",
            wrap=True,
            size=SMALL,
        )
        self._try = QPushButton(self.tr("Try it in a window…"))
        self._try.setAccessibleDescription(self.tr("You have ten seconds to click into the window."))
        self._forget = QPushButton(self.tr("Forget what worked"))
        self._forget.setAccessibleDescription(
            self.tr("For every program it is found out anew how text gets into it. Your own list above stays.")
        )
        buttons = FlowLayout(gap_px=SPACE)
        for button, wanted in ((self._try, self.try_wanted), (self._forget, self.forget_wanted)):
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
        column.addWidget(Text(self.tr("Does text arrive?"), role="strong", wrap=True))
        column.addWidget(card)
        self.setFocusProxy(self._try)

    def matches(self, words: tuple[str, ...]) -> bool:
        """Whether a search for these words, in lower case, finds it."""
        text = f"{self.tr('Does text arrive?')} {self.tr('test try insert paste program forget')}".casefold()
        return all(word in text for word in words)

    def show_told(self, sentence: str, *, is_problem: bool = False) -> None:
        """How it stands, or what came of it."""
        set_role(self._told, "caution" if is_problem else "")
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    def show_waiting(self, left_s: int) -> None:
        """A window is waited for."""
        self.show_told(self.tr("Click into the window now: {seconds} s").format(seconds=left_s))

    def show_results(
        self, program: str, arrived: Sequence[str], unsure: Sequence[str], lost: Sequence[str], *, is_typed: bool
    ) -> None:
        """By the names of the texts, and whether typing is the better way there."""
        where = program or self.tr("the window")
        lines = []
        if arrived and not (unsure or lost):
            lines.append(self.tr("All of them arrived in {program}.").format(program=where))
        elif arrived:
            lines.append(self.tr("Arrived in {program}: {kinds}.").format(program=where, kinds=", ".join(arrived)))
        if unsure:
            lines.append(
                self.tr("Sent to {program}, which does not tell: {kinds}. Look whether they are there.").format(
                    program=where, kinds=", ".join(unsure)
                )
            )
        if lost:
            lines.append(
                self.tr("Did not arrive in {program}: {kinds}. Choose another way for it in the list above.").format(
                    program=where, kinds=", ".join(lost)
                )
            )
        if arrived or unsure:
            remembered = (
                self.tr("Typing works best there, where it can write a text: that is remembered.")
                if is_typed
                else self.tr("Pasting works best there: that is remembered.")
            )
            lines.append(remembered)
        self.show_told("\n".join(lines), is_problem=bool(lost))
