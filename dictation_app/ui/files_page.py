"""The Files page: files are added, the queue is shown, texts are opened.

It shows what the owner of the queue tells it, and asks for everything else by signals. At a time it shows the queue
(or what the page is for), the form with what files are transcribed with, or a transcript.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dictation_app.file_jobs import JobChoices, JobState
from dictation_app.ui import drops, files_words
from dictation_app.ui.drops import Dropped
from dictation_app.ui.files_adding import NoFiles, choose_files, choose_folder
from dictation_app.ui.files_form import FilesForm
from dictation_app.ui.files_header import FilesHeader
from dictation_app.ui.files_words import Usual
from dictation_app.ui.files_written import formats_of
from dictation_app.ui.job_deeds import Deed
from dictation_app.ui.jobs_view import JobsView
from dictation_app.ui.labels import Text
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.audio.media import MediaInfo
    from dictation_app.file_jobs import FileJob
    from dictation_app.transcript_edit import Document
    from dictation_app.ui.transcript import TranscriptView
    from dictation_app.values.speech import Segment

_SUMMARY_MS = 200


class FilesPage(QWidget):
    """Shows the queue; asks by signals. Ids are those of `FileJob`."""

    add_requested = Signal(object, object)
    """Paths, and `JobChoices`."""
    choose_requested = Signal(tuple, object)
    pause_requested = Signal(tuple)
    go_on_requested = Signal(tuple)
    cancel_requested = Signal(tuple)
    retry_requested = Signal(tuple)
    remove_requested = Signal(tuple)
    move_requested = Signal(tuple, object)
    """Ids, and the id of the job before which they are to stand; None = at the end."""
    hold_all_requested = Signal(bool)
    open_requested = Signal(int)
    """`show_transcript` takes the answer."""
    export_requested = Signal(int, tuple, object)
    """Id, names of formats, and a folder or None."""
    defaults_changed = Signal(object)
    """`JobChoices` for files that are added from now on."""
    media_wanted = Signal(int, object)
    """Id and path; `show_media` takes the answer."""
    models_wanted = Signal()
    """`set_models` takes the answer."""
    reveal_requested = Signal(object)
    """Path"""
    refused = Signal(str)
    """Why something that was dropped or pasted is not transcribed; the page shows it, too."""
    view_made = Signal(object)
    """`TranscriptView`, when the first text is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Files"))
        self._defaults = JobChoices()
        self._usual = Usual()
        self._models: tuple[str, ...] = ()
        self._opening: int | None = None
        """Its text is to be opened when it comes."""
        self._opening_row = 0
        self._header = FilesHeader()
        self._problem = Text(role="caution", wrap=True)
        self._jobs = JobsView()
        self._empty = NoFiles()
        self._form = FilesForm()
        self._view: TranscriptView | None = None
        """Made when it is first wanted."""
        self._form_is_over_view = False
        """Where it is left, the open text is seen again."""
        self._summing = QTimer(self, singleShot=True, interval=_SUMMARY_MS)
        self._summing.timeout.connect(self._show_summary)
        self._lay_out()
        self._connect()
        self.set_usual(self._usual)
        self._show_what_is_there()

    def _lay_out(self) -> None:
        self._problem.setContentsMargins(SPACE // 2, 0, SPACE // 2, 0)
        self._problem.hide()
        self._stack = QStackedWidget()
        for widget in (self._empty, self._jobs, self._form):
            self._stack.addWidget(widget)
        self._queue = QWidget()
        column = QVBoxLayout(self._queue)
        column.setContentsMargins(2 * SPACE, SPACE + SPACE // 2, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE // 2)
        column.addWidget(self._header)
        column.addWidget(self._problem)
        column.addWidget(self._stack, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._queue)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _connect(self) -> None:
        ask_for_files = partial(choose_files, self, self._on_paths)
        ask_for_folder = partial(choose_folder, self, self._on_paths)
        self._header.files_wanted.connect(ask_for_files)
        self._header.folder_wanted.connect(ask_for_folder)
        self._header.options_wanted.connect(self._on_options)
        self._header.hold_wanted.connect(self._on_hold)
        self._header.clear_wanted.connect(self._on_clear)
        self._jobs.wanted.connect(self._on_deed)
        self._jobs.moved.connect(self.move_requested)
        self._jobs.text_wanted.connect(self.open_requested)
        self._jobs.acted.connect(self._forget_problem)
        self._form.for_new.connect(self._on_for_new)
        self._form.for_jobs.connect(self._on_for_jobs)
        self._form.for_results.connect(self._on_for_results)
        self._form.media_wanted.connect(self.media_wanted)
        self._form.left.connect(self._leave_form)
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Open), ask_for_files),
            (QKeySequence("Ctrl+Shift+O"), ask_for_folder),
            (QKeySequence(QKeySequence.StandardKey.Paste), self._on_paste),
        ):
            shortcut = QShortcut(keys, self._queue)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # --- what it is told ----------------------------------------------------------------------------------------------

    def go_on_from(self, before: FilesPage) -> None:
        """Stand for another one, which has been hidden, and so has saved its text: the same queue, the same text."""
        self.set_models(before._models)
        self._jobs.go_on_from(before._jobs)
        if before._header.is_held:
            self._header.hold()
        self._show_what_is_there()
        if before.view is not None and before.view.job_id is not None:
            self._opening, self._opening_row = before.view.job_id, before.view.row
            self.open_requested.emit(self._opening)

    @Slot(object)
    def show_jobs(self, jobs: Sequence[FileJob]) -> None:
        """The whole queue, in order."""
        focus, had_jobs = self.focusWidget(), self._jobs.model.rowCount() > 0
        goes_with_them = focus is not None and self._jobs.isAncestorOf(focus)
        comes_with_them = focus is self._header.files_button and not had_jobs
        self._jobs.show_jobs(jobs)
        self._show_what_is_there()
        if (goes_with_them and not jobs) or (comes_with_them and jobs):
            self.take_focus()

    @Slot(object)
    def show_job(self, job: FileJob) -> None:
        """News of one; some a second."""
        if not self._jobs.show_job(job):
            return
        if not self._summing.isActive():
            self._summing.start()
        if self._view is not None:
            self._view.show_job(job)

    @Slot(int, object)
    def add_text(self, id_: int, segments: Sequence[Segment]) -> None:
        """New text of the one that runs."""
        self._jobs.add_text(id_, segments)
        if self._view is not None:
            self._view.add_text(id_, tuple(segments))

    @Slot(int, object)
    def show_transcript(self, id_: int, document: Document) -> None:
        """The text that was asked for."""
        job = self._jobs.model.get(id_)
        if job is None:
            return
        self._jobs.show_text(job, document.segments)
        if self._opening == id_:
            self._opening = None
            view = self._made_view()
            view.show_document(job, document)
            view.go_to_row(self._opening_row)
            self._pages.setCurrentWidget(view)
            view.setFocus()

    @Slot(str, str)
    def show_problem(self, message: str, hint: str) -> None:
        """Something that concerns no single file; the next thing that the user does takes it away."""
        if self.view is not None:  # it is all that is seen
            self.view.show_problem(files_words.notice(message, hint) if message else "")
        self._opening = None  # it may be the answer that was awaited
        self._problem.setText(files_words.notice(message, hint))
        self._problem.setVisible(bool(message))

    @Slot(object)
    def set_models(self, models: tuple[str, ...]) -> None:
        """These are installed."""
        self._models = models
        self._form.set_models(models)

    def set_usual(self, usual: Usual) -> None:
        """What dictation uses, and so a file for which nothing else was chosen."""
        self._usual = usual
        self._jobs.set_usual(usual)
        self._header.show_choices(files_words.choices(self._defaults, usual))

    def set_defaults(self, choices: JobChoices) -> None:
        """What files that are added from now on are transcribed with."""
        self._defaults = choices
        self._header.show_choices(files_words.choices(choices, self._usual))

    @Slot(int, object)
    def show_media(self, id_: int, info: MediaInfo) -> None:
        """What a file says about itself: the form offers its sound tracks."""
        self._form.show_media(id_, info)

    # --- adding -------------------------------------------------------------------------------------------------------

    @Slot(object)
    def take(self, dropped: Dropped) -> None:
        """Files were dropped, pasted or handed over."""
        self._forget_problem()
        if dropped.others or not dropped.paths:
            sentence = files_words.refused(dropped.others)
            self.show_problem(sentence, "")
            self.refused.emit(sentence)
        if dropped.paths:
            self.add_requested.emit(dropped.paths, self._defaults)

    @Slot(list)
    def _on_paths(self, names: Sequence[str]) -> None:
        self.take(Dropped(tuple(map(Path, names))))

    @Slot()
    def _on_paste(self) -> None:
        self.take(drops.read(QGuiApplication.clipboard().mimeData()))

    # --- what is asked for --------------------------------------------------------------------------------------------

    @Slot(Deed, tuple)
    def _on_deed(self, deed: Deed, ids: tuple[int, ...]) -> None:
        job = self._jobs.model.get(ids[0])
        if job is None:
            return
        match deed:
            case Deed.OPEN:
                self._opening, self._opening_row = job.id, 0
                self.open_requested.emit(job.id)
            case Deed.SAVE:
                self._show_form()
                self._form.open_for_results(job, self._usual)
            case Deed.OPTIONS:
                self._show_form()
                jobs = [found for id_ in ids if (found := self._jobs.model.get(id_)) is not None]
                self._form.open_for_jobs(jobs, self._usual, self._models)
            case Deed.REVEAL:
                self.reveal_requested.emit(job.written[0] if job.written else job.path)
            case _:
                self._signal_of(deed).emit(ids)

    def _signal_of(self, deed: Deed) -> SignalInstance:
        return {
            Deed.PAUSE: self.pause_requested,
            Deed.GO_ON: self.go_on_requested,
            Deed.CANCEL: self.cancel_requested,
            Deed.RETRY: self.retry_requested,
            Deed.REMOVE: self.remove_requested,
        }[deed]

    @Slot(bool)
    def _on_hold(self, held: bool) -> None:  # noqa: FBT001  # a signal's argument
        self._show_summary()
        self.hold_all_requested.emit(held)

    def show_held(self, *, held: bool) -> None:
        """Whether the whole queue stands still."""
        self._header.show_held(held=held)
        self._show_summary()

    @Slot()
    def _on_clear(self) -> None:
        done = [job for job in self._jobs.model.jobs if job.state is JobState.DONE]
        if done:
            self._jobs.remove(done)

    # --- the form -----------------------------------------------------------------------------------------------------

    @Slot()
    def _on_options(self) -> None:
        self._show_form()
        self._form.open_for_new(self._defaults, self._usual, self._models)

    def _show_form(self) -> None:
        self._header.hide()
        self._jobs.set_aside(aside=True)
        self.models_wanted.emit()
        self._stack.setCurrentWidget(self._form)

    @property
    def _shows_form(self) -> bool:
        return self._stack.currentWidget() is self._form

    @Slot()
    def _leave_form(self) -> None:
        self._header.show()
        self._jobs.set_aside(aside=False)
        self._stack.setCurrentWidget(self._empty)
        self._show_what_is_there()
        if self._form_is_over_view and self._view is not None:
            self._form_is_over_view = False
            self._pages.setCurrentWidget(self._view)
        self.take_focus()

    @Slot(object)
    def _on_for_new(self, choices: JobChoices) -> None:
        self.set_defaults(choices)
        self.defaults_changed.emit(choices)

    @Slot(tuple, object)
    def _on_for_jobs(self, ids: tuple[int, ...], choices: JobChoices) -> None:
        jobs = [job for id_ in ids if (job := self._jobs.model.get(id_)) is not None]
        over = tuple(job.id for job in jobs if job.state.is_over)
        self.choose_requested.emit(tuple(job.id for job in jobs), choices)
        if over:  # only now: one that runs keeps what it began with
            self.retry_requested.emit(over)

    @Slot(int, object)
    def _on_for_results(self, id_: int, choices: JobChoices) -> None:
        self.export_requested.emit(id_, choices.formats, choices.folder)

    # --- the transcript -----------------------------------------------------------------------------------------------

    def _made_view(self) -> TranscriptView:
        if self._view is None:
            # Imported where it is wanted: most starts of the app open no transcript.
            from dictation_app.ui.transcript import TranscriptView  # noqa: PLC0415

            self._view = TranscriptView()
            self._view.closed.connect(self._on_view_closed)
            self._view.export_requested.connect(self._on_export)
            self._view.write_again_requested.connect(self._on_write_again)
            self._pages.addWidget(self._view)
            self.view_made.emit(self._view)
        return self._view

    @Slot()
    def _on_view_closed(self) -> None:
        self._pages.setCurrentWidget(self._queue)
        self._jobs.forget_text()
        self.take_focus()

    @Slot(int)
    def _on_export(self, id_: int) -> None:
        job = self._jobs.model.get(id_)
        if job is not None and self._view is not None:
            self._form_is_over_view = True
            self._pages.setCurrentWidget(self._queue)
            self._show_form()
            self._form.open_for_results(job, self._usual)

    @Slot(int)
    def _on_write_again(self, id_: int) -> None:
        job = self._jobs.model.get(id_)
        if job is not None and job.written:
            self.export_requested.emit(id_, formats_of(job.written), job.written[0].parent)

    @property
    def jobs(self) -> tuple[FileJob, ...]:
        """The queue, from the top."""
        return self._jobs.model.jobs

    def job(self, id_: int) -> FileJob | None:
        """The job of this id, if it is in the queue."""
        return self._jobs.model.get(id_)

    @property
    def view(self) -> TranscriptView | None:
        """The transcript that is open; None while the queue is shown."""
        return self._view if self._view is not None and self._pages.currentWidget() is self._view else None

    def find_words(self) -> bool:
        """Look for words in the open transcript; False where none is open."""
        if self.view is None:
            return False
        self.view.focus_search()
        return True

    # --- what is there ------------------------------------------------------------------------------------------------

    def _show_what_is_there(self) -> None:
        if not self._shows_form:
            self._stack.setCurrentWidget(self._jobs if self._jobs.model.rowCount() else self._empty)
        self._show_summary()

    @Slot()
    def _show_summary(self) -> None:
        jobs = self._jobs.model.jobs
        self._header.show_queue(
            files_words.summary(jobs, is_held=self._header.is_held) if jobs else "",
            has_jobs=bool(jobs),
            has_done=any(job.state is JobState.DONE for job in jobs),
        )

    @Slot()
    def _forget_problem(self) -> None:
        self.show_problem("", "")

    def take_focus(self) -> None:
        """The arrow keys go through the list; where there is none, files can be chosen."""
        if self.view is not None:
            self.view.setFocus()
        elif self._shows_form:
            self._form.take_focus()
        elif self._jobs.model.rowCount():
            self._jobs.take_focus()
        else:
            self._header.files_button.setFocus()
