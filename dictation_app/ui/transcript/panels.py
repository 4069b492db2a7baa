"""What opens above a transcript and closes again: who speaks, and transcribing a part of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dictation_app.ui.again import AgainChoice
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.history_tools import push_button
from dictation_app.ui.labels import Text
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from dictation_app.control.retranscriber import Choices

_NAME_COLUMNS = 18


class SpeakerPanel(QWidget):
    """Enter names the chosen segments."""

    chosen = Signal(str)
    """Who says the chosen segments; empty = nobody knows."""
    renamed = Signal(str, str)
    """Everywhere, from what to what."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._before = ""
        label = QLabel(self.tr("Speaker"))
        self._name = QComboBox()
        self._name.setEditable(True)
        self._name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._name.setAccessibleName(self.tr("Name of the speaker"))
        self._name.setMinimumContentsLength(_NAME_COLUMNS)
        self._name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        label.setBuddy(self._name)
        label.setMinimumHeight(self._name.sizeHint().height())
        use = push_button(
            self.tr("&Set"), self.tr("Set the speaker of the chosen segments"), self._on_use, role="quiet"
        )
        use.setToolTip(self.tr("Enter"))
        self._rename = push_button(
            self.tr("Rename ever&ywhere"), self.tr("Rename this speaker everywhere"), self._on_rename, role="quiet"
        )
        close = push_button(self.tr("Close"), self.tr("Close, name nobody"), self.closed, role="quiet")
        close.setToolTip(self.tr("Escape"))
        row = FlowLayout(gap_px=SPACE)
        self.setLayout(row)
        for widget in (label, self._name, use, self._rename, close):
            row.addWidget(widget)
        self._name.editTextChanged.connect(self._arrange)
        self.hide()

    def open(self, speakers: Sequence[str], speaker: str) -> None:
        """Offer these; the chosen segments are said by `speaker` now."""
        self._before = speaker
        self._name.clear()
        self._name.addItems(list(speakers))
        self._name.setEditText(speaker)
        self._arrange()
        self.show()
        self._name.setFocus()
        if (line := self._name.lineEdit()) is not None:
            line.selectAll()

    @Slot()
    def _arrange(self) -> None:
        name = self._name.currentText().strip()
        self._rename.setEnabled(bool(self._before) and name != self._before)

    @Slot()
    def _on_use(self) -> None:
        self.chosen.emit(self._name.currentText())

    @Slot()
    def _on_rename(self) -> None:
        self.renamed.emit(self._before, self._name.currentText())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Enter in the field sets, Escape closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._name.hasFocus():
            self._on_use()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class AgainPanel(QWidget):
    """How the chosen segments are to be transcribed again."""

    chosen = Signal(str, str, bool)
    """Model, code of the language (empty = any), and whether English is to be written."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._what = Text(role="secondary", wrap=True)
        self._translate = QCheckBox(self.tr("Translate to Englis&h"))
        self._choice = AgainChoice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for widget in (self._what, self._translate, self._choice):
            column.addWidget(widget)
        self._choice.chosen.connect(self._on_chosen)
        self._choice.left.connect(self.closed)
        self.hide()

    def open(self, choices: Choices, model: str, language: str, what: str) -> None:
        """Offer these, first what was used before; `what` says which part of the file it is."""
        self._what.setText(self.tr("From {times} of the file, instead of the text that is there.").format(times=what))
        self._translate.setChecked(False)
        self.show()
        self._choice.offer(choices, model, language)

    @Slot(str, str)
    def _on_chosen(self, model: str, language: str) -> None:
        self.chosen.emit(model, language, self._translate.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
