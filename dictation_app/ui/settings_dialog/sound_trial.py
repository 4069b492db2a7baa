"""SoundTrialBox: one button to hear how the microphone sounds, and what came of it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog.controls import SMALL, stack
from dictation_app.ui.theme import SPACE


class TrialStage(StrEnum):
    """How far it is."""

    REST = "rest"
    RECORDING = "recording"
    PLAYING = "playing"


class SoundTrialBox(QWidget):
    """Asks for the trial, or for its end, and shows what it is told."""

    wanted = Signal(bool)
    """Whether to begin it, or to end it."""

    def __init__(self) -> None:
        super().__init__()
        self._stage = TrialStage.REST
        self._button = QPushButton()
        self._button.setAutoDefault(True)
        self._button.setAccessibleDescription(
            self.tr("Say a sentence, and hear how you sound to the app. Nothing of it is kept.")
        )
        self._button.clicked.connect(self._on_clicked)
        self._told = Text(wrap=True, size=SMALL)
        self._told.setAccessibleName(self.tr("What came of the recording"))
        row = FlowLayout(gap_px=SPACE)
        row.addWidget(self._button)
        column = stack(self, gap_px=SPACE)
        column.addLayout(row)
        column.addWidget(self._told)
        self.show_stage(TrialStage.REST, "")

    def show_stage(self, stage: TrialStage, sentence: str, *, is_problem: bool = False) -> None:
        """How far it is, and what there is to say about it."""
        self._stage = stage
        match stage:
            case TrialStage.REST:
                self._button.setText(self.tr("Record 3 s, play it back"))
            case TrialStage.RECORDING:
                self._button.setText(self.tr("Stop the recording"))
            case TrialStage.PLAYING:
                self._button.setText(self.tr("Stop playing"))
        self._button.setAccessibleName(self._button.text())
        set_role(self._told, "caution" if is_problem else "")
        self._told.setText(sentence)
        self._told.setAccessibleDescription(sentence)
        self._told.setVisible(bool(sentence))

    @property
    def stage(self) -> TrialStage:
        """How far it is."""
        return self._stage

    @Slot()
    def _on_clicked(self) -> None:
        self.wanted.emit(self._stage is TrialStage.REST)
