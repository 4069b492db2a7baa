"""The form of the Files page: opened for new files, for chosen ones, or for what is to be written of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dictation_app.ui.asked import Asked, Purpose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.audio.media import MediaInfo
    from dictation_app.file_jobs import FileJob, JobChoices
    from dictation_app.ui.files_words import Usual
    from dictation_app.ui.job_choices import JobChoicesForm


class FilesForm(QWidget):
    """One `JobChoicesForm`, made when it is first opened."""

    for_new = Signal(object)
    """`JobChoices` for files that are added from now on."""
    for_jobs = Signal(tuple, object)
    """Ids, and their choices."""
    for_results = Signal(int, object)
    """Id, and `JobChoices` of which the formats and the folder count."""
    media_wanted = Signal(int, object)
    """Id and path of a file whose sound tracks are to be offered."""
    left = Signal()
    """Closed, whatever was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._form: JobChoicesForm | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    def _made(self) -> JobChoicesForm:
        if self._form is None:
            # Imported where it is wanted, as the settings dialog, whose fields it uses.
            from dictation_app.ui.job_choices import JobChoicesForm  # noqa: PLC0415

            self._form = JobChoicesForm()
            self._form.accepted.connect(self._on_accepted)
            self._form.left.connect(self.left)
            column = self.layout()
            if column is not None:
                column.addWidget(self._form)
            self._form.show()  # now, not with the next events: it is to have the focus
            self.setFocusProxy(self._form)
        return self._form

    def open_for_new(self, choices: JobChoices, usual: Usual, models: Sequence[str]) -> None:
        """What holds for files that are added from now on."""
        title = self.tr("For files you add from now on")
        self._made().open(Asked(Purpose.NEW), title, choices, usual, models, is_over=False)

    def open_for_jobs(self, jobs: Sequence[FileJob], usual: Usual, models: Sequence[str]) -> None:
        """What holds for these."""
        is_over = any(job.state.is_over for job in jobs)
        if len(jobs) == 1:
            title = self.tr("For “{name}”").format(name=jobs[0].path.name)
        else:
            title = self.tr("For {n} files").format(n=len(jobs))
        if is_over:
            title += ". " + self.tr("What was understood so far, and what you changed in it, is replaced.")
        asked = Asked(Purpose.JOBS, tuple(job.id for job in jobs))
        self._made().open(asked, title, jobs[0].choices, usual, models, is_over=is_over)
        if len(jobs) == 1:
            self.media_wanted.emit(jobs[0].id, jobs[0].path)

    def open_for_results(self, job: FileJob, usual: Usual) -> None:
        """What is to be written of its text."""
        title = self.tr("Export the text of “{name}”").format(name=job.path.name)
        self._made().open(Asked(Purpose.RESULTS, (job.id,)), title, job.choices, usual, (), is_over=True)

    @Slot(int, object)
    def show_media(self, id_: int, info: MediaInfo) -> None:
        """What a file says about itself; nothing where the form is open for another one by now."""
        if self._form is not None and self._form.asked.ids == (id_,):
            self._form.show_tracks(info.tracks, info.default_track)

    def set_models(self, models: Sequence[str]) -> None:
        """These are installed."""
        if self._form is not None:
            self._form.offer_models(models)

    def take_focus(self) -> None:
        """Begin with the first choice."""
        self._made().take_focus()

    @Slot(object, object)
    def _on_accepted(self, asked: Asked, choices: JobChoices) -> None:
        self.left.emit()
        match asked.purpose:
            case Purpose.NEW:
                self.for_new.emit(choices)
            case Purpose.JOBS:
                self.for_jobs.emit(asked.ids, choices)
            case Purpose.RESULTS:
                self.for_results.emit(asked.ids[0], choices)
