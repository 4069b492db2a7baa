"""FindBar: looking for words in a transcript, and writing others instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from dictation_app.transcript_edit import Search
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.history_tools import push_button
from dictation_app.ui.labels import Text
from dictation_app.ui.theme import SPACE
from dictation_app.ui.transcript import sentences

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class FindBar(QWidget):
    """Asks by signals; the view finds. Enter goes to the next place, with Shift to the one before."""

    search_changed = Signal()
    go_wanted = Signal(int)
    """1 = the next place, -1 = the one before."""
    replace_wanted = Signal(str)
    replace_all_wanted = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._what, self._written = QLineEdit(), QLineEdit()
        self._what.setPlaceholderText(self.tr("Find"))
        self._what.setAccessibleName(self.tr("Find"))
        self._written.setPlaceholderText(self.tr("Replace with"))
        self._written.setAccessibleName(self.tr("Replace with"))
        self._count = Text(role="secondary")
        self._whole, self._case = QCheckBox(self.tr("&Whole words")), QCheckBox(self.tr("Match &capitals"))
        previous = push_button(
            self.tr("Pre&vious"), self.tr("Previous place"), lambda: self.go_wanted.emit(-1), role="quiet"
        )
        previous.setToolTip(self.tr("Shift+Enter, Shift+F3"))
        following = push_button(self.tr("&Next"), self.tr("Next place"), lambda: self.go_wanted.emit(1), role="quiet")
        following.setToolTip(self.tr("Enter, F3"))
        close = push_button(self.tr("Cl&ose"), self.tr("Close the search"), self.closed, role="quiet")
        close.setToolTip(self.tr("Escape"))
        self._one = push_button(self.tr("Replace"), self.tr("Replace this place"), self._on_one, role="quiet")
        self._all = push_button(self.tr("Replace &all"), self.tr("Replace all places"), self._on_all, role="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        row = QWidget()
        flow = FlowLayout(gap_px=SPACE // 2)
        row.setLayout(flow)
        for widget in (previous, following, self._one, self._all, self._whole, self._case, close, self._count):
            flow.addWidget(widget)
        for part in (self._what, self._written, row):
            column.addWidget(part)
        height = previous.sizeHint().height()
        for widget in (self._whole, self._case, self._count):
            widget.setMinimumHeight(height)
        self._what.textChanged.connect(self.search_changed)
        for box in (self._whole, self._case):
            box.toggled.connect(self.search_changed)
        self.hide()

    def open(self, text: str, *, replacing: bool) -> None:
        """Look for this, or for what was looked for before where it is empty."""
        if text:
            self._what.setText(text)
        self.show()
        for widget in (self._written, self._one, self._all):
            widget.setVisible(replacing)
        self._what.selectAll()
        self._what.setFocus()

    @property
    def search(self) -> Search | None:
        """What is looked for; None = nothing."""
        if self.isHidden() or not self._what.text().strip():
            return None
        return Search(what=self._what.text(), whole_words=self._whole.isChecked(), case=self._case.isChecked())

    def show_count(self, number: int, count: int, *, editable: bool) -> None:
        """Say how many places there are, and at which it is (0 = none)."""
        self._count.setText(sentences.hits(number, count) if self._what.text().strip() else "")
        self._one.setEnabled(editable and bool(number))
        self._all.setEnabled(editable and bool(count))

    def say(self, sentence: str) -> None:
        """Instead of the count, until that changes."""
        self._count.setText(sentence)

    @Slot()
    def _on_one(self) -> None:
        self.replace_wanted.emit(self._written.text())

    @Slot()
    def _on_all(self) -> None:
        self.replace_all_wanted.emit(self._written.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Keys of its fields."""
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._what.hasFocus():
            self.go_wanted.emit(-1 if is_shifted else 1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._written.hasFocus():
            if self._one.isEnabled():
                self._on_one()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
