"""The top of the Files page: what adds files, what they are transcribed with, and the whole queue in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dictation_app.ui import icons, theme
from dictation_app.ui.cards import ShortenedLabel
from dictation_app.ui.history_tools import button_row, push_button
from dictation_app.ui.labels import glyph_size, set_role
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


class FilesHeader(QWidget):
    """Asks by signals."""

    files_wanted = Signal()
    folder_wanted = Signal()
    options_wanted = Signal()
    hold_wanted = Signal(bool)
    clear_wanted = Signal()
    """What is done is to go from the list."""

    def __init__(self) -> None:
        super().__init__()
        self._files = push_button(
            self.tr("Choose &files…"), self.tr("Choose files to transcribe"), self.files_wanted, role="primary"
        )
        self._files.setToolTip(self.tr("Sound or video, several at once (Ctrl+O)"))
        self._folder = push_button(
            self.tr("Choose fol&der…"), self.tr("Choose a folder to transcribe"), self.folder_wanted, role=""
        )
        self._folder.setToolTip(self.tr("All sound and video in it (Ctrl+Shift+O)"))
        self._hold = push_button(self.tr("Hold &queue"), self.tr("Hold the whole queue"), self._on_hold, role="")
        self._hold.setCheckable(True)
        self._hold.setToolTip(self.tr("Nothing is transcribed until you press it again, also after the next start."))
        self._options = push_button(
            self.tr("Opt&ions…"), self.tr("Options for new files"), self.options_wanted, role="quiet"
        )
        self._options.setToolTip(self.tr("Language, model and results of files you add from now on"))
        self._choices, self._summary = ShortenedLabel(), ShortenedLabel()
        for label in (self._choices, self._summary):
            set_role(label, "secondary")
        self._clear = push_button(
            self.tr("&Clear done"),
            self.tr("Take what is done out of the list"),
            self.clear_wanted,
            role="quiet",
        )
        keeps_room = self._clear.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(keeps_room)
        self._options.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        options = QHBoxLayout()
        options.setSpacing(SPACE // 2)
        options.addWidget(self._options)
        options.addWidget(self._choices, 1)
        self._queue = QWidget()
        queue = QHBoxLayout(self._queue)
        queue.setContentsMargins(SPACE // 2, 0, 0, 0)
        queue.addWidget(self._summary, 1)
        queue.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(button_row(self._files, self._folder, self._hold, gap_px=SPACE))
        column.addLayout(options)
        column.addWidget(self._queue)
        self._dress()

    @property
    def files_button(self) -> QPushButton:
        """By which most files are added where nothing can be dropped."""
        return self._files

    @property
    def is_held(self) -> bool:
        """Whether the whole queue is."""
        return self._hold.isChecked()

    def hold(self) -> None:
        """As if the user had held the queue."""
        self._hold.setChecked(True)
        self._on_hold()

    def show_choices(self, sentence: str) -> None:
        """What new files are transcribed with."""
        self._choices.show_text(sentence)
        self._options.setAccessibleDescription(sentence)

    def show_queue(self, summary: str, *, has_jobs: bool, has_done: bool) -> None:
        """How the queue stands."""
        self._summary.show_text(summary)
        self._queue.setVisible(has_jobs)
        self._hold.setVisible(has_jobs)
        if not has_done and self._clear.hasFocus():
            self._files.setFocus()  # what goes must not hand the focus on
        self._clear.setVisible(has_done)

    def show_held(self, *, held: bool) -> None:
        """Whether the whole queue is."""
        self._hold.setChecked(held)
        self._hold.setText(self.tr("&Queue is held") if held else self.tr("Hold &queue"))
        self._hold.setAccessibleName(
            self.tr("The whole queue is held; press to go on") if held else self.tr("Hold the whole queue")
        )
        self._dress()

    def _on_hold(self) -> None:
        self.show_held(held=self._hold.isChecked())
        self.hold_wanted.emit(self._hold.isChecked())

    def _dress(self) -> None:
        colours = theme.tokens()
        held = self._hold.isChecked()
        self._hold.setIcon(icons.glyph("play" if held else "pause", colours.accent_text if held else colours.text))
        self._options.setIcon(icons.glyph("filter", colours.accent_text))
        for button in (self._hold, self._options):
            button.setIconSize(glyph_size(self))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()
