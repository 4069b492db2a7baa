"""The Dictate page: how things stand, what to do, the level, and the last text.

It scrolls where it does not fit: nothing is cut off at any size of font or window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dictation_app.ui import icons, words
from dictation_app.ui.cards import Fact, KeyCaps, LastTextCard, ProblemBanner
from dictation_app.ui.flow import FlowLayout
from dictation_app.ui.labels import Text, set_role
from dictation_app.ui.live_text import without_words
from dictation_app.ui.notes import PrivateNote, RecoveredNote, WaitingNote
from dictation_app.ui.theme import SPACE
from dictation_app.ui.waveform import LevelMeter
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from dictation_app.values.status import AppStatus

STATE_ICON_PX = 48
PRIVATE_KEYS = "Ctrl+Shift+P"


class DictatePage(QScrollArea):
    """Shows an `AppStatus`; asks by signals."""

    toggle_requested = Signal()
    cancel_requested = Signal()
    undo_requested = Signal()
    copy_requested = Signal()
    insert_withheld_requested = Signal()
    insert_back_requested = Signal()
    undo_insertion_requested = Signal()
    private_requested = Signal()
    download_requested = Signal()
    report_requested = Signal()
    entry_requested = Signal(int)
    """This entry of the history is to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # It has the focus at first, so that no button lies under a careless press of the space bar.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Dictate"))
        self._state = self._shown_state = AppState.LOADING
        self._shown: AppStatus | None = None
        self._is_private = False
        self._banner = ProblemBanner()
        self._banner.download_requested.connect(self.download_requested)
        self._banner.report_requested.connect(self.report_requested)
        self._private_note = PrivateNote()
        self._private_note.clicked.connect(self.private_requested)
        self._recovered_note = RecoveredNote()
        self._recovered_note.show_requested.connect(self.entry_requested)
        self._waiting_note = WaitingNote()
        self._waiting_note.clicked.connect(self.insert_withheld_requested)
        self._waiting_note.back_wanted.connect(self.insert_back_requested)
        self._last = LastTextCard()
        self._last.copy_requested.connect(self.copy_requested)
        self._last.insert_requested.connect(self.insert_withheld_requested)
        self._last.put_in_requested.connect(self.undo_insertion_requested)
        self._microphone = Fact("microphone", self.tr("Microphone"))
        self._engine = Fact("model", self.tr("Speech model"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE + SPACE // 2)
        column.addWidget(self._private_note)
        column.addWidget(self._banner)
        column.addWidget(self._recovered_note)
        column.addWidget(self._waiting_note)
        column.addWidget(self._make_state_card())
        column.addWidget(self._last, 1)
        column.addWidget(self._make_facts())
        self.setWidget(content)
        self._dress()

    def _make_state_card(self) -> QFrame:
        card = QFrame()
        set_role(card, "card")
        self._icon = QLabel()
        self._title = Text(role="strong", size=1.5)
        self._what_to_do = Text(role="secondary", wrap=True)
        self._key_caps = KeyCaps()
        self._meter = LevelMeter()
        self._toggle = QPushButton(self.tr("&Start dictation"))
        self._toggle.setAutoDefault(True)
        self._toggle.clicked.connect(self.toggle_requested)
        set_role(self._toggle, "primary")
        self._cancel = QPushButton(self.tr("Ca&ncel"))
        self._cancel.setAccessibleName(self.tr("Cancel dictation"))
        self._cancel.clicked.connect(self.cancel_requested)
        self._undo = QPushButton(self.tr("&Undo discard"))
        self._undo.setAccessibleName(self.tr("Undo: bring back what was discarded"))
        self._undo.clicked.connect(self.undo_requested)
        self._private = QPushButton(self.tr("&Private mode"))
        self._private.setToolTip(
            self.tr("Keep nothing of what you dictate ({keys})").format(
                keys=QKeySequence(PRIVATE_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
            )
        )
        self._private.clicked.connect(self.private_requested)
        words_column = QVBoxLayout()
        words_column.setSpacing(SPACE // 2)
        words_column.addWidget(self._title)
        words_column.addWidget(self._what_to_do)
        words_column.addSpacing(SPACE // 2)
        words_column.addWidget(self._key_caps)
        head = QHBoxLayout()
        head.setSpacing(2 * SPACE)
        head.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        head.addLayout(words_column, 1)
        buttons = FlowLayout(gap_px=SPACE)
        buttons.addWidget(self._toggle)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._undo)
        buttons.addWidget(self._private)
        column = QVBoxLayout(card)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE + SPACE // 2)
        column.addLayout(head)
        column.addWidget(self._meter)
        column.addLayout(buttons)
        return card

    def _make_facts(self) -> QWidget:
        facts = QWidget()
        column = QVBoxLayout(facts)
        column.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self._microphone)
        column.addWidget(self._engine)
        return facts

    def show_status(self, status: AppStatus) -> None:
        """Follow the state."""
        self._show_live(status)
        if self._shown == (shown := without_words(status)):
            return
        self._shown = shown
        listening = status.state is AppState.LISTENING
        if self._state is AppState.LISTENING and not listening:
            self._meter.clear()
        self._state = status.state
        self._shown_state = words.picture(status)
        self._is_private = status.private
        self._show_private(private=status.private)
        self._title.setText(words.title(status))
        self._what_to_do.setText(words.what_to_do(status))
        self._key_caps.show_chord(status.hotkey)
        self._toggle.setText(self.tr("&Stop dictation") if listening else self.tr("&Start dictation"))
        self._toggle.setEnabled(words.can_toggle(status))
        self._cancel.setVisible(words.can_cancel(status))
        self._show_undo(can_undo=bool(status.discarded))
        self._banner.show_status(status)
        self._recovered_note.show_recovered(status.recovered)
        if status.last is not None:
            self.end_recovered()
        self._show_waiting(status)
        self._last.show_last(status)
        self._microphone.show_value(words.plain(status.microphone))
        self._engine.show_value(words.engine(status))
        self._show_icon()

    def end_recovered(self) -> None:
        """What was recovered has been seen, or something was said since: tell no more of it."""
        if self._recovered_note.isAncestorOf(self.focusWidget()):
            # What goes must not hand the focus on.
            self.setFocus()
        self._recovered_note.hide()

    def _show_waiting(self, status: AppStatus) -> None:
        if not status.held and self._waiting_note.isAncestorOf(self.focusWidget()):
            # As below: what goes must not hand the focus on.
            self.setFocus()
        self._waiting_note.show_status(status)

    def _show_undo(self, *, can_undo: bool) -> None:
        if not can_undo and self.focusWidget() is self._undo:
            # As below: what goes must not hand the focus on.
            self.setFocus()
        self._undo.setVisible(can_undo)

    def _show_private(self, *, private: bool) -> None:
        goes: QWidget = self._private if private else self._private_note
        focus = self.focusWidget()
        if focus is goes or goes.isAncestorOf(focus):
            # As below: what goes must not hand the focus on.
            self.setFocus()
        self._private_note.setVisible(private)
        self._private.setVisible(not private)

    def _show_live(self, status: AppStatus) -> None:
        """With the first word the live text takes the place of the last text, until the dictation has ended."""
        if status.live.text and not self._last.shows_live and self._last.isAncestorOf(self.focusWidget()):
            # Qt would hand the focus to the next button, where the space bar presses it.
            self.setFocus()
        starts = status.state is AppState.LISTENING and self._state is not AppState.LISTENING
        if status.live.text or starts or not words.can_cancel(status):
            self._last.show_live(status.live)

    def show_level(self, rms_dbfs: float) -> None:
        """Draw the level of the microphone; a last one that comes after the end is not drawn."""
        if self._state is AppState.LISTENING:
            self._meter.show_level(rms_dbfs)

    def _show_icon(self) -> None:
        size = QSize(STATE_ICON_PX, STATE_ICON_PX)
        self._icon.setPixmap(
            icons.state_icon(self._shown_state, private=self._is_private).pixmap(size, self.devicePixelRatioF())
        )
        self._icon.setAccessibleName(self._title.text())

    def _dress(self) -> None:
        self._show_icon()
        width = max(self._microphone.name_width, self._engine.name_width)
        for fact in (self._microphone, self._engine):
            fact.set_name_width(width)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._dress()
