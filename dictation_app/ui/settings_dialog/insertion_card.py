"""InsertionCard: texts of several kinds are put into a window that the user clicks into, and what came of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dictation_app.ui.settings_dialog.action_card import ActionCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class InsertionCard(ActionCard):
    """Below the settings of texts."""

    try_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set_words(
            self.tr("Does text arrive?"),
            self.tr(
                "Six short texts and a long one are pasted and then typed: umlauts, other scripts, emoji, several "
                "lines. Click into an empty document. The better way into the program is remembered."
            ),
            self.tr("test try insert paste program forget"),
        )
        self._try = self._add_button(
            self.tr("Try it in a window…"), self.tr("You have ten seconds to click into the window."), self.try_wanted
        )
        self._forget = self._add_button(
            self.tr("Forget what worked"),
            self.tr("For every program it is found out anew how text gets into it. Your own list above stays."),
            self.forget_wanted,
        )

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
