"""TranscriptView: the text of a file with its sound, to be heard, corrected and exported.

The place in the sound is the cursor: going to a segment goes there, and while it plays it follows what is heard.
All that changes the text is a step that can be taken back. It asks to be saved a second after the last one, and when it
is closed or hidden. A file that is still being transcribed can be read and heard, and edited when it is done or paused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dictation_app.ui import files_words, words
from dictation_app.ui.again import AgainProgress
from dictation_app.ui.history_tools import push_button
from dictation_app.ui.labels import Text
from dictation_app.ui.theme import SPACE
from dictation_app.ui.transcript import sentences
from dictation_app.ui.transcript.commands import ANYWHERE, Command, command_of
from dictation_app.ui.transcript.cursor import Cursor
from dictation_app.ui.transcript.editing import Editing
from dictation_app.ui.transcript.find_bar import FindBar
from dictation_app.ui.transcript.finder import Finder
from dictation_app.ui.transcript.panels import AgainPanel, SpeakerPanel
from dictation_app.ui.transcript.segments_view import SegmentsView
from dictation_app.ui.transcript.sound_bar import SoundBar
from dictation_app.ui.transcript.standing import GROWING, StandingLine
from dictation_app.ui.transcript.steps import Steps
from dictation_app.ui.transcript.tools import TranscriptTools, segment_menu
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent

    from dictation_app.control.retranscriber import Choices, Retranscribing
    from dictation_app.file_jobs import FileJob
    from dictation_app.transcript_edit import Document
    from dictation_app.ui.transcript.sound_bar import MediaPort, PeaksPort
    from dictation_app.values.speech import Segment
    from dictation_app.values.status import AppStatus


class TranscriptView(QWidget):
    """Shows the `Document` of a `FileJob`; asks by signals."""

    save_requested = Signal(int, object)
    """Id of the job, and its `Document`."""
    closed = Signal()
    choices_requested = Signal()
    """With what can a part be transcribed again? `choose_again` takes the answer."""
    again_requested = Signal(int, float, float, str, str, bool)
    """Id of the job, from second to second, model, code of the language (empty = any), into English or not;
    `show_again`, `show_again_heard` and `show_again_failed` take the answers."""
    stop_again_requested = Signal()
    export_requested = Signal(int)
    write_again_requested = Signal(int)
    """In the formats in which it was written before."""

    def __init__(self) -> None:
        super().__init__()
        self._job: FileJob | None = None
        self._again_language = ""
        self.setAccessibleName(self.tr("Transcript"))
        self.editing = Editing(self)
        self.list = SegmentsView(self.editing.model)
        self.setFocusProxy(self.list)
        self.sound = SoundBar()
        self._find_bar = FindBar()
        self._make_parts()
        self._cursor = Cursor(self.editing, self.list, self.sound, self)
        self._steps = Steps(self.editing, self.list, self._cursor, self)
        self._finder = Finder(self.editing, self.list, self._find_bar, self._steps, self)
        self._lay_out()
        self._connect()
        self._arrange()

    def _make_parts(self) -> None:
        self._back = push_button(self.tr("&Back"), self.tr("Back to the files"), self.close_document, role="quiet")
        self._back.setToolTip(self.tr("Escape"))
        self._title = Text(role="strong")
        self._tools = TranscriptTools(*self.sound.choices)
        self._speaker_panel = SpeakerPanel()
        self._again_panel = AgainPanel()
        self._progress = AgainProgress()
        self._state = StandingLine()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        column.setSpacing(SPACE // 2)
        column.addLayout(head)
        column.addWidget(self._tools)
        column.addWidget(self.sound)
        for panel in (self._find_bar, self._speaker_panel, self._again_panel, self._progress):
            column.addWidget(panel)
        column.addWidget(self.list, 1)
        column.addWidget(self._state)
        self._title.setMinimumWidth(1)

    def _connect(self) -> None:
        self.list.wanted.connect(self.do)
        self.list.menu_wanted.connect(self._on_menu)
        self.list.selectionModel().selectionChanged.connect(self._close_panels)
        self._tools.wanted.connect(self.do)
        self._steps.wanted.connect(self.do)
        self._steps.field_changed.connect(self._arrange)
        self.editing.changed.connect(self._arrange)
        self.editing.save_due.connect(self.flush)
        self.editing.save_wanted.connect(self._on_save)
        self.sound.heard.connect(self._steps.show_heard)
        self.sound.problem.connect(self.show_problem)
        self._find_bar.closed.connect(self._on_find_closed)
        self._speaker_panel.chosen.connect(self._on_speaker)
        self._speaker_panel.renamed.connect(self._on_renamed)
        self._again_panel.chosen.connect(self._on_again)
        for panel in (self._speaker_panel, self._again_panel):
            panel.closed.connect(self._close_panels)
        self._progress.cancelled.connect(self.stop_again_requested)
        self._steps.refused.connect(self._on_refused)
        self._state.write_wanted.connect(self._write_again)

    # --- what it is given ---------------------------------------------------------------------------------------

    def set_player(self, player: MediaPort) -> None:
        """Play with this."""
        self.sound.set_player(player)

    def set_peaks(self, peaks: PeaksPort) -> None:
        """Learn from this how loud a file is."""
        self.sound.set_peaks(peaks)

    @property
    def is_editable(self) -> bool:
        """Whether the text may be changed: not while more of it comes."""
        return self._steps.is_allowed

    def show_document(self, job: FileJob, document: Document) -> None:
        """Show this; what was not saved of the one before is saved first."""
        self._leave_document()
        self._close_panels()
        self._find_bar.hide()
        self.show_problem("")
        self.show_again(None)
        self._job = job
        self._title.setText(job.path.name)
        self._title.setToolTip(str(job.path))
        self.editing.show(document)
        end_s = document.segments[-1].end_s if document.segments else 0.0
        self.sound.show_file(job.path, job.choices.track, max(job.duration_s or 0.0, end_s))
        self._cursor.go_to_row(0)
        self.show_job(job)
        self.list.setFocus()

    @property
    def job_id(self) -> int | None:
        """Of the job whose text is shown."""
        return None if self._job is None else self._job.id

    @property
    def row(self) -> int:
        """The chosen segment."""
        return max(0, self._cursor.row)

    def go_to_row(self, row: int) -> None:
        """Choose this segment, or the last one."""
        self._cursor.go_to_row(row)

    @Slot(object)
    def show_job(self, job: FileJob) -> None:
        """News of the job; others are no matter."""
        if self._job is None or job.id != self._job.id:
            return
        if job.written != self._job.written:
            self._state.show_note(files_words.written(job))
        self._job = job
        self._steps.allow(job.state not in GROWING)
        self._arrange()

    @Slot(int, object)
    def add_text(self, job_id: int, segments: tuple[Segment, ...]) -> None:
        """More of a file that is being transcribed."""
        if self._job is not None and job_id == self._job.id:
            self.editing.append(segments)
            self._arrange()

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """While somebody dictates nothing is played."""
        is_listening = status.state is AppState.LISTENING
        self.sound.bar.forbid(self.tr("Not while you dictate: the microphone would hear it.") if is_listening else "")

    @Slot()
    def flush(self) -> None:
        """Ask to save what is not saved yet, at once."""
        self._steps.keep_field()
        self.editing.save()

    @Slot()
    def close_document(self) -> None:
        """Done with it."""
        self._leave_document()
        self.sound.show_file(None, None, 0.0)
        self._job = None
        self.closed.emit()

    def _leave_document(self) -> None:
        self._steps.end_field()
        self.flush()
        if not self._progress.isHidden():  # what it comes to has no place any more
            self.stop_again_requested.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """What is not seen is not heard, and saved."""
        self.sound.bar.stop()
        self.flush()
        super().hideEvent(event)

    # --- commands -------------------------------------------------------------------------------------------------

    def focus_search(self) -> None:
        """Look for words, here."""
        self._open_find(replacing=False)

    @Slot(object)
    def do(self, command: Command) -> None:
        """What a key, a button or the menu asks for."""
        self._on_refused("")
        match command:
            case Command.PLAY:
                self.sound.bar.toggle()
            case Command.LOOP:
                self.sound.toggle_loop()
            case Command.SLOWER | Command.FASTER:
                self.sound.step(1 if command is Command.FASTER else -1)
            case Command.BACK | Command.FORWARD:
                self._cursor.skip(forward=command is Command.FORWARD)
            case Command.FIND | Command.REPLACE:
                self._open_find(replacing=command is Command.REPLACE or self.is_editable)
            case Command.FIND_NEXT | Command.FIND_PREVIOUS:
                self._finder.go(1 if command is Command.FIND_NEXT else -1)
            case Command.SPEAKER:
                self._open_speaker()
            case Command.AGAIN:
                self._ask_again()
            case Command.EXPORT:
                self._export()
            case Command.COPY:
                QGuiApplication.clipboard().setText(self._cursor.chosen_text())
            case Command.LEAVE:
                self._leave()
            case _:
                self._steps.do(command)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Keys that no part of it took."""
        command = command_of(event, ANYWHERE)
        if command is not None:
            self.do(command)
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """The panel that is open, else the document."""
        if self._find_bar.isVisible():
            self._on_find_closed()
        elif self._speaker_panel.isVisible() or self._again_panel.isVisible():
            self._close_panels()
        else:
            self.close_document()

    def _open_find(self, *, replacing: bool) -> None:
        text = self._steps.selected_text()
        self._close_panels()
        self._find_bar.open(text, replacing=replacing and self.is_editable)
        self._finder.look()

    @Slot()
    def _on_find_closed(self) -> None:
        self._find_bar.hide()
        self._finder.look()
        self.list.setFocus()

    def _open_speaker(self) -> None:
        chosen = self._cursor.chosen()
        if chosen is None or not self.is_editable:
            return
        self._steps.end_field()
        self._again_panel.hide()
        self._cursor.stays = True
        self._speaker_panel.open(self.editing.document.speakers, self.editing.document.segments[chosen[0]].speaker)

    @Slot(str)
    def _on_speaker(self, name: str) -> None:
        chosen = self._cursor.chosen()
        if chosen is not None:
            self.editing.follow(self.editing.editor.set_speaker(*chosen, name))
        self._close_panels()

    @Slot(str, str)
    def _on_renamed(self, old: str, new: str) -> None:
        self.editing.follow(self.editing.editor.rename_speaker(old, new))
        self._close_panels()

    @Slot()
    def _close_panels(self) -> None:
        panels = self._speaker_panel, self._again_panel
        had_focus = any(panel.isAncestorOf(self.focusWidget() or self) for panel in panels)
        for panel in panels:
            panel.hide()
        self._cursor.stays = False
        if had_focus:
            self.list.setFocus()

    def _export(self) -> None:
        if self._job is not None:
            self._steps.end_field()
            self.flush()
            self.export_requested.emit(self._job.id)

    @Slot()
    def _write_again(self) -> None:
        if self._job is not None:
            self.flush()
            self.list.setFocus()
            self.write_again_requested.emit(self._job.id)

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        chosen = self._cursor.chosen()
        if chosen is not None:
            menu = segment_menu(self, self.do, editable=self.is_editable, several=chosen[1] > chosen[0])
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)

    # --- again ----------------------------------------------------------------------------------------------------

    def _ask_again(self) -> None:
        if self._cursor.chosen() is not None and self.is_editable and not self._progress.isVisible():
            self._steps.end_field()
            self.choices_requested.emit()

    @Slot(object)
    def choose_again(self, choices: Choices) -> None:
        """Let the user choose from these."""
        span = self._cursor.chosen_span()
        if self._job is None or span is None or not self.isVisible():
            return
        self._speaker_panel.hide()
        self._cursor.stays = True
        self._again_panel.open(choices, self._job.model, self._job.language, sentences.span(*span))

    @Slot(str, str, bool)
    def _on_again(self, model: str, language: str, translate: bool) -> None:  # noqa: FBT001  # a signal's
        span = self._cursor.chosen_span()
        self._close_panels()
        if self._job is not None and span is not None:
            self.show_problem("")
            self._again_language = "en" if translate else language or self._job.language
            self.again_requested.emit(self._job.id, *span, model, language, translate)

    @Slot(object)
    def show_again(self, work: Retranscribing | None) -> None:
        """How far transcribing a part again is; None = nothing is."""
        if work is None or (self._job is not None and work.entry_id == self._job.id):
            self._progress.show_work(work)

    @Slot(int, float, float, object)
    def show_again_heard(self, job_id: int, start_s: float, end_s: float, segments: tuple[Segment, ...]) -> None:
        """What that part came to, on the clock of the file: one step that can be taken back."""
        self._progress.show_work(None)
        if self._job is None or job_id != self._job.id or not self.is_editable:
            return
        self._steps.end_field()
        change = self.editing.follow(self.editing.editor.replace_range(start_s, end_s, segments, self._again_language))
        if change is None:
            self.show_problem(self.tr("Transcribed again, the text is the same."))
        else:
            self._cursor.go_to_row(change.at)

    @Slot(int, str)
    def show_again_failed(self, job_id: int, message: str) -> None:
        """It stays as it is, and this is why."""
        self._progress.show_work(None)
        if self._job is not None and job_id == self._job.id:
            self.show_problem(message)

    # --- its state ------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_save(self, document: Document) -> None:
        if self._job is not None:
            self.save_requested.emit(self._job.id, document)

    @Slot(str)
    def show_problem(self, sentence: str) -> None:
        """What went wrong, here or with what it asked for; empty = nothing any more."""
        if self._state.show_problem(words.plain(sentence)):
            self._arrange()

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._state.show_note(sentence)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        editor, segments = self.editing.editor, self.editing.document.segments
        self._tools.show_possible(
            editable=self.is_editable, undo=editor.can_undo, redo=editor.can_redo, any_text=bool(segments)
        )
        self._state.tell(self._job, any_text=bool(segments), is_saved=self.editing.is_saved)
