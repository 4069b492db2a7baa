"""ModelsPlace: where the models are stored, what they take there, and what is done to all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QProgressBar, QPushButton, QVBoxLayout

from dictation_app.ui import words
from dictation_app.ui.file_dialog import file_dialog
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.settings_dialog import model_offers
from dictation_app.ui.settings_dialog.controls import SMALL
from dictation_app.ui.settings_dialog.model_offers import ModelDeed
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from dictation_app.engine.fetch_progress import FetchProgress


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceState:
    """The folder of the models."""

    folder: str
    used_bytes: int = 0
    """By installed models."""
    free_bytes: int = 0
    """On its disk."""
    leftover_bytes: int = 0
    """Unfinished downloads, and damaged models that were kept."""
    is_there: bool = True
    """False: its disk is not plugged in."""


class ModelsPlace(QFrame):
    """One card. It shows what it is told, and asks by a signal."""

    deed_wanted = Signal(str, str)
    """A `ModelDeed`, and the folder it is about."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self._place: PlaceState | None = None
        self._is_busy = False
        self._folder = Text(wrap=True)
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._size = Text(role="secondary", wrap=True, size=SMALL)
        self._state = Text(wrap=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 100)
        self._progress.setAccessibleName(self.tr("What is done to the models"))
        self._progress.setAccessibleDescription(self.tr("How far it is."))
        self._told = Text(wrap=True)
        # Also a command that turns a model into the right form.
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._import = self._button(
            self.tr("Import a model…"),
            self.tr("A folder with a Whisper model in CTranslate2 form is copied. Of other forms it says what to do."),
            self._on_import,
        )
        self._move = self._button(
            self.tr("Move them…"),
            self.tr("All models are copied into another folder, checked, and then deleted here."),
            self._on_move,
        )
        self._tidy = self._button(
            self.tr("Delete what is left over"),
            self.tr("Unfinished downloads, and damaged models that were kept."),
            self._on_tidy,
        )
        self._source = self._button(
            self.tr("Where they come from…"),
            self.tr("Package index, model hub, a mirror of it, or your own address."),
            self._on_source,
        )
        self._anew = self._button(
            self.tr("Begin anew in the first folder"),
            self.tr("For a disk that will not come back. Models have to be downloaded again."),
            self._on_anew,
        )
        self._stop = self._button(self.tr("Stop"), self.tr("Everything stays where it was."), self._on_stop)
        set_role(self._source, "quiet")
        self._lay_out()
        self.show_told("")
        self._arrange()

    def _button(self, text: str, description: str, clicked: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.setAccessibleName(text)
        button.setAccessibleDescription(description)
        button.clicked.connect(clicked)
        return button

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, SPACE + SPACE // 2)
        inside.setSpacing(SPACE + SPACE // 4)
        inside.addWidget(Text(self.tr("Where the models are stored"), role="strong", wrap=True))
        for widget in (self._folder, self._size, self._state, self._progress, self._told):
            inside.addWidget(widget)
        buttons = FlowLayout(gap_px=SPACE)
        for button in (self._anew, self._import, self._move, self._tidy, self._stop, self._source):
            buttons.addWidget(button)
        inside.addLayout(buttons)

    def show_place(self, place: PlaceState) -> None:
        """It is here now."""
        self._place = place
        self._arrange()

    def show_care(self, progress: FetchProgress | None, *, is_busy: bool) -> None:
        """Something is done to all models, or to one that is not known yet; and how far it is."""
        self._is_busy = is_busy
        if is_busy:
            self.show_told("")
        what = self.tr("Models")
        self._state.setText(self.tr("One moment…") if progress is None else model_offers.doing(progress, what))
        share = progress.done_bytes / progress.total_bytes if progress is not None and progress.total_bytes else 0.0
        self._progress.setValue(words.percent(min(1.0, share)))
        self._arrange()

    def show_told(self, sentence: str, *, is_problem: bool = False) -> None:
        """What came of it."""
        set_role(self._told, "caution" if is_problem else "")
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    def _arrange(self) -> None:
        place = self._place
        is_there = place is None or place.is_there
        self._folder.setText("" if place is None else place.folder)
        self._size.setText("" if place is None else self._sizes(place))
        self._state.setVisible(self._is_busy)
        self._progress.setVisible(self._is_busy)
        had_focus = next((each for each in (self._import, self._move, self._tidy, self._stop) if each.hasFocus()), None)
        self._import.setVisible(is_there and not self._is_busy)
        self._move.setVisible(is_there and not self._is_busy)
        self._tidy.setVisible(bool(place and place.leftover_bytes) and is_there and not self._is_busy)
        self._anew.setVisible(not is_there and not self._is_busy)
        self._stop.setVisible(self._is_busy)
        if had_focus is not None and had_focus.isHidden():
            (self._stop if self._is_busy else self._import).setFocus()

    def _sizes(self, place: PlaceState) -> str:
        if not place.is_there:
            return self.tr("This folder is not there. Plug in its disk, or begin anew.")
        parts = [
            self.tr("Installed models: {size}; {free} are free on this disk.").format(
                size=model_offers.size(place.used_bytes), free=model_offers.size(place.free_bytes)
            )
        ]
        if place.leftover_bytes:
            left = self.tr("Unfinished and damaged: {size}.")
            parts.append(left.format(size=model_offers.size(place.leftover_bytes)))
        return " ".join(parts)

    @Slot()
    def _on_import(self) -> None:
        self._ask(self.tr("Import a model"), self._on_import_folder)

    @Slot()
    def _on_move(self) -> None:
        self._ask(self.tr("Store the models in"), self._on_move_folder)

    def _ask(self, title: str, chosen: object) -> None:
        """For a folder; nothing waits for the answer."""
        dialog = file_dialog(self.window(), title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(chosen)
        dialog.open()

    @Slot(str)
    def _on_import_folder(self, folder: str) -> None:
        self.deed_wanted.emit(ModelDeed.IMPORT, folder)

    @Slot(str)
    def _on_move_folder(self, folder: str) -> None:
        self.deed_wanted.emit(ModelDeed.MOVE, folder)

    @Slot()
    def _on_tidy(self) -> None:
        self.deed_wanted.emit(ModelDeed.TIDY, "")

    @Slot()
    def _on_source(self) -> None:
        self.deed_wanted.emit(ModelDeed.CHOOSE_SOURCE, "")

    @Slot()
    def _on_anew(self) -> None:
        self.deed_wanted.emit(ModelDeed.BEGIN_ANEW, "")

    @Slot()
    def _on_stop(self) -> None:
        self.deed_wanted.emit(ModelDeed.STOP, "")
