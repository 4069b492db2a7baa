"""The chosen entry of the history: its whole text and sound, what became of it, and what can be done with it.

It asks before it deletes, corrects, and asks how to transcribe again, in its own place: no dialog comes up. While one
of these is under way it says so by `is_busy`, and shows no other entry until that has ended.
"""

from __future__ import annotations

import time
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from dictation_app.ui import history_words
from dictation_app.ui.again import AgainChoice, AgainProgress
from dictation_app.ui.entry_text import EntryText
from dictation_app.ui.history_facts import EntryFacts
from dictation_app.ui.history_tools import DeleteQuestion, EntryTools, button_row, push_button
from dictation_app.ui.labels import Text, polish_again, set_role
from dictation_app.ui.play_bar import PlayBar
from dictation_app.ui.reading_area import ReadingArea
from dictation_app.ui.theme import SPACE
from dictation_app.ui.word_notes import WordNotes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from dictation_app.control.retranscriber import Choices, Retranscribing
    from dictation_app.history import Entry, Result
    from dictation_app.ui.particulars import Particulars


_LINES = 7
"""Of text, facts included, that are seen without scrolling."""


class _Doing(StrEnum):
    """What the user is about to do."""

    READING = "reading"
    CORRECTING = "correcting"
    DELETING = "deleting"
    CHOOSING = "choosing how to transcribe again"


class EntryDetails(QWidget):
    """Shows one `Entry`, or says how many are chosen; asks by signals."""

    copy_requested = Signal(str)
    insert_requested = Signal(str, str)
    """Text and language."""
    correct_requested = Signal(int, str)
    corrected = Signal(object, str)
    """`Entry` as it was, and its new text: what is to be learned from that? `word_notes` takes the answer."""
    star_requested = Signal(int, bool)
    delete_requested = Signal(list)
    choices_requested = Signal()
    """With what can a sound be transcribed again? `choose_again` takes the answer."""
    again_requested = Signal(int, object, str, str)
    """Id, path of the sound, model, and code of the language (empty = any)."""
    stop_again_requested = Signal()
    take_back_requested = Signal(int, object, object)
    """Id, the `Result` that is to be its text again, and the words of its sound."""
    particulars_wanted = Signal(object)
    """`Entry`; `show_particulars` takes the answer."""
    busy_changed = Signal(bool)

    def __init__(self, today: Callable[[], QDate]) -> None:
        super().__init__()
        self._today = today
        self._entries: tuple[Entry, ...] = ()
        self._particulars: Particulars | None = None
        self._doing = _Doing.READING
        self._work: Retranscribing | None = None
        self._failure = (0, "")
        """Of transcribing again: of which entry, and why."""
        self.setAccessibleName(self.tr("Chosen dictation"))
        self._tools = EntryTools()
        self._play_bar = PlayBar()
        self._text = EntryText()
        self._make_parts()
        self._lay_out()
        self._connect()
        self._arrange()

    def _make_parts(self) -> None:
        self._save = push_button(self.tr("&Save"), self.tr("Save correction"), self._on_save, role="primary")
        self._save.setToolTip(self.tr("Ctrl+Enter"))
        self._saving = button_row(
            self._save,
            push_button(self.tr("Cance&l"), self.tr("Cancel correction"), self.end_work, role=""),
            gap_px=SPACE,
        )
        self._asking = DeleteQuestion()
        self.word_notes = WordNotes()
        self._choice = AgainChoice()
        self._progress = AgainProgress()
        self._how_many = Text(role="strong", wrap=True)
        self._facts = EntryFacts()

    def _lay_out(self) -> None:
        self._field = QFrame()
        self._field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._around_text = QVBoxLayout(self._field)
        self._around_text.addWidget(self._text)
        self._scroll = ReadingArea(self._how_many, self._field, self.word_notes, self._facts)
        work = QVBoxLayout()
        work.setContentsMargins(SPACE, SPACE // 2, SPACE // 2, 0)
        work.setSpacing(SPACE)
        for widget in (self._asking, self._saving, self._choice, self._progress):
            work.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE // 2, SPACE // 2, SPACE // 2, SPACE // 2)
        whole.setSpacing(SPACE // 2)
        whole.addWidget(self._tools)
        whole.addWidget(self._play_bar)
        whole.addLayout(work)
        whole.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        tools, text = self._tools, self._text
        tools.copy_wanted.connect(self.copy)
        tools.insert_wanted.connect(self._on_insert)
        tools.correct_wanted.connect(self.correct)
        tools.star_wanted.connect(self.star)
        tools.delete_wanted.connect(self.ask_to_delete)
        tools.again_wanted.connect(self.choices_requested)
        tools.insert_held_back_wanted.connect(self._on_insert_held_back)
        self._asking.confirmed.connect(self._on_delete)
        self._asking.left.connect(self.end_work)
        text.cursorPositionChanged.connect(self._follow_cursor)
        text.textChanged.connect(self._on_text)
        text.word_clicked.connect(self._on_word)
        text.correct_wanted.connect(self.correct)
        text.save_wanted.connect(self._on_save)
        text.leave_wanted.connect(self.end_work)
        text.play_wanted.connect(self.toggle_playing)
        self._play_bar.heard.connect(self._on_heard)
        self._play_bar.problem.connect(self._facts.show_problem)
        self._choice.chosen.connect(self._on_again)
        self._choice.left.connect(self.end_work)
        self._progress.cancelled.connect(self.stop_again_requested)
        self._facts.take_back_wanted.connect(self._on_take_back)

    @property
    def play_bar(self) -> PlayBar:
        """What plays the sound of the entry shown."""
        return self._play_bar

    @property
    def is_busy(self) -> bool:
        """Whether it waits for the user to save or cancel, to delete or keep, to transcribe or not."""
        return self._doing is not _Doing.READING

    @property
    def correction(self) -> str | None:
        """The text as the user is changing it; None where nobody does."""
        return self._text.toPlainText() if self._doing is _Doing.CORRECTING else None

    def go_on_correcting(self, text: str) -> None:
        """As if the user had changed it to this."""
        self.correct()
        self._text.setPlainText(text)

    @property
    def _entry(self) -> Entry | None:
        return self._entries[0] if len(self._entries) == 1 else None

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show what is chosen; selection and scrolling of the text stay where it is still the same."""
        if self.is_busy:
            return
        chosen = tuple(entries)
        if chosen != self._entries:
            self._show_others(chosen)
        if self._entry is not None:
            self.particulars_wanted.emit(self._entry)

    def _show_others(self, chosen: tuple[Entry, ...]) -> None:
        before, self._entries = self._entries, chosen
        text = history_words.shown_text(chosen[0]) if len(chosen) == 1 else ""
        is_same = [entry.id for entry in before] == [entry.id for entry in chosen]
        if not is_same or text != self._text.toPlainText():
            self._text.show_words(())
            self._text.setPlainText(text)
        if not is_same:
            self._particulars = None
            self._play_bar.show_sound(None, 0.0)
            self._facts.show_results((), is_replaced=False)
            self._facts.show_problem(self._failure[1] if self._entry and self._entry.id == self._failure[0] else "")
            self._scroll.go_to_top()
        self._arrange()

    @Slot(object)
    def show_particulars(self, particulars: Particulars) -> None:
        """What `particulars_wanted` asked for, unless another entry is shown by now."""
        entry = self._entry
        if entry is None or particulars.entry.id != entry.id:
            return
        self._particulars = particulars
        self._play_bar.show_sound(particulars.sound, entry.audio_seconds)
        self._facts.show_results(particulars.results, is_replaced=particulars.is_replaced)
        self._show_words()
        self._arrange()

    def _show_words(self) -> None:
        particulars = self._particulars
        is_current = particulars is not None and particulars.entry == self._entry and not self.is_busy
        self._text.show_words(particulars.placed if particulars is not None and is_current else ())

    @Slot(object)
    def show_again(self, work: Retranscribing | None) -> None:
        """How far transcribing again is; None = nothing is."""
        if work is not None and self._work is None:
            self._failure = (0, "")
            self._facts.show_problem("")
        self._work = work
        self._arrange()

    @Slot(int, str)
    def show_again_failed(self, entry_id: int, problem: str) -> None:
        """Transcribing this entry again failed."""
        self._failure = (entry_id, problem)
        if self._entry is not None and entry_id in {0, self._entry.id}:
            self._facts.show_problem(problem)

    @Slot(int, object)
    def show_again_heard(self, entry_id: int, result: Result) -> None:
        """Say so where transcribing again came to nothing new; else the text will be another in a moment."""
        if self._entry is not None and self._entry.id == entry_id and result.text == self._text.toPlainText():
            self._facts.show_problem(self.tr("Transcribed again, the text is the same."))

    @Slot(object)
    def choose_again(self, choices: Choices) -> None:
        """Let the user choose from these."""
        entry = self._entry
        if entry is not None and not self.is_busy and self._particulars is not None and self._particulars.sound:
            self._start_work(_Doing.CHOOSING)
            self._choice.offer(choices, entry.model, entry.language)

    def copy(self) -> None:
        """Ask for what is chosen on the clipboard; of several, oldest first."""
        texts = [text for entry in reversed(self._entries) if (text := history_words.shown_text(entry))]
        if texts:
            self.copy_requested.emit("\n\n".join(texts))
            self._tools.say_copied()

    def correct(self) -> None:
        """Let the user change the text; what is selected in it stays so."""
        if self.is_busy or self._entry is None or not self._text.toPlainText():
            return
        cursor = self._text.textCursor()
        self._text.show_words(())
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)
        self._text.setReadOnly(False)
        self._text.setTextCursor(cursor)
        self._text.setFocus()
        self._start_work(_Doing.CORRECTING)

    def star(self) -> None:
        """Ask for a star, or for its removal."""
        if self._entry is not None and not self.is_busy:
            self._arrange()  # as it was, until the store has done it
            self.star_requested.emit(self._entry.id, not self._entry.is_starred)

    def ask_to_delete(self) -> None:
        """Ask whether it is to go for good."""
        if self._entries and not self.is_busy:
            self._start_work(_Doing.DELETING)
            self._asking.ask(len(self._entries))

    def _start_work(self, doing: _Doing) -> None:
        self._doing = doing
        self._arrange()
        self.busy_changed.emit(True)

    def end_work(self) -> None:
        """Back to reading, with the text as the history has it; what was not saved is gone."""
        self._doing = _Doing.READING
        self._text.setReadOnly(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text = history_words.shown_text(self._entry) if self._entry is not None else ""
        if text != self._text.toPlainText():
            self._text.setPlainText(text)
        self._show_words()
        self._arrange()
        self.busy_changed.emit(False)

    def _on_insert(self) -> None:
        entry = self._entries[0]
        self.insert_requested.emit(history_words.shown_text(entry), entry.language)

    def _on_insert_held_back(self) -> None:
        entry = self._entries[0]
        self.insert_requested.emit(entry.withheld_text, entry.language)

    def _on_save(self) -> None:
        entry, text = self._entries[0], self._text.toPlainText().strip()
        if not self._save.isEnabled():
            return
        self.end_work()
        self.correct_requested.emit(entry.id, text)
        self.corrected.emit(entry, text)

    def _on_delete(self) -> None:
        ids = [entry.id for entry in self._entries]
        self.end_work()
        if self._work is not None and self._work.entry_id in ids:
            self.stop_again_requested.emit()
        self.delete_requested.emit(ids)

    @Slot(str, str)
    def _on_again(self, model: str, language: str) -> None:
        entry, particulars = self._entry, self._particulars
        self.end_work()
        if entry is not None and particulars is not None and particulars.sound is not None:
            self.again_requested.emit(entry.id, particulars.sound, model, language)

    @Slot(object)
    def _on_take_back(self, result: Result) -> None:
        if self._entry is not None and self._particulars is not None:
            # The words of the sound have their places whatever they were taken for.
            result = replace(result, id=0, made_at=time.time())
            self.take_back_requested.emit(self._entry.id, result, self._particulars.words)

    def _on_text(self) -> None:
        if self._doing is _Doing.CORRECTING:
            known = {"", history_words.shown_text(self._entries[0])}
            self._save.setEnabled(self._text.toPlainText().strip() not in known)

    @Slot(float)
    def _on_word(self, position_s: float) -> None:
        if self._play_bar.isVisible():
            self._play_bar.go_to(position_s)

    @Slot(object)
    def _on_heard(self, position_s: float | None) -> None:
        before = self._text.place_of_heard()
        is_followed = before is None or self._scroll.shows(self._text, before)  # else the user has scrolled away
        self._text.show_heard(position_s)
        if self._play_bar.is_playing and is_followed and (place := self._text.place_of_heard()) is not None:
            self._scroll.keep_in_sight(self._text, place, lines=2)

    def _follow_cursor(self) -> None:
        if self._text.hasFocus():
            self._scroll.keep_in_sight(self._text, self._text.cursorRect().center(), lines=1)

    def wanted_height(self, width: int) -> int:
        """For what can be done and some lines of text."""
        bar_px = self._play_bar.sizeHint().height() if self._play_bar.isVisible() else 0
        return self._tools.heightForWidth(width) + bar_px + _LINES * self.fontMetrics().lineSpacing() + 4 * SPACE

    def toggle_playing(self) -> bool:
        """Play or pause, where there is a sound; whether there is."""
        if not self._play_bar.isVisible():
            return False
        self._play_bar.toggle()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Escape keeps what was about to be deleted, wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape and self.is_busy:
            self.end_work()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        entry, doing = self._entry, self._doing
        is_reading, is_correcting = not self.is_busy, doing is _Doing.CORRECTING
        self._how_many.setText(history_words.chosen(len(self._entries)))
        self._how_many.setVisible(len(self._entries) > 1 and is_reading)
        self._asking.setVisible(doing is _Doing.DELETING)
        has_sound = self._particulars is not None and self._particulars.sound is not None
        self._tools.show_entries(self._entries, has_sound=has_sound, is_working=self._work is not None)
        self._tools.setVisible(bool(self._entries) and is_reading)
        is_its_own = self._work is not None and entry is not None and self._work.entry_id == entry.id
        self._progress.show_work(self._work if is_its_own and is_reading else None)
        self._choice.setVisible(doing is _Doing.CHOOSING)
        self._saving.setVisible(is_correcting)
        self._save.setEnabled(False)
        self._field.setVisible(entry is not None)
        set_role(self._field, "field" if is_correcting else "")
        margin = SPACE // 2 if is_correcting else 0
        self._around_text.setContentsMargins(margin, margin, margin, margin)
        is_withheld = entry is not None and history_words.is_all_held_back(entry)
        if self._text.property("withheld") != is_withheld:
            self._text.setProperty("withheld", is_withheld)
            polish_again(self._text)
        self._facts.show_entry(entry, self._today())
        self._facts.setVisible(entry is not None and not is_correcting)
        self.word_notes.show_entry(entry.id if entry is not None and not is_correcting else 0)
        self._text.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Follow the colours and the font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._text.dress()
            self._text.fit()
