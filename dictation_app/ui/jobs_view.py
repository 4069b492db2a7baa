"""JobsView: the queue and the chosen file beside it, and everything that is done with what is chosen.

The text of the chosen file is asked for when it is chosen, and grows by what is heard of it from then on; nobody
else's is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dictation_app.file_jobs import JobState
from dictation_app.ui.job_deeds import Deed, concerned, has_text
from dictation_app.ui.job_details import JobDetails
from dictation_app.ui.jobs_list import JobsList
from dictation_app.ui.jobs_model import JobsModel
from dictation_app.ui.two_cards import TwoCards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.file_jobs import FileJob
    from dictation_app.ui.files_words import Usual
    from dictation_app.values.speech import Segment

_PREVIEW_MS = 120
"""Whoever goes through the list with the arrow keys asks for no text on the way."""


class JobsView(QWidget):
    """Shows the queue; asks by signals. Ids are those of `FileJob`."""

    wanted = Signal(Deed, tuple)
    """Any but to move is wanted, with the jobs of these ids; what is to be asked before was asked."""
    moved = Signal(tuple, object)
    """Ids, and the id of the job before which they are to stand; None = at the end."""
    text_wanted = Signal(int)
    """`show_text` takes the answer."""
    acted = Signal()
    """The user did something: a problem told before is old news."""

    def __init__(self) -> None:
        super().__init__()
        self._text_of: int | None = None
        """Whose text is shown."""
        self._text_asked: int | None = None
        self._follows = True
        """The file that runs is the chosen one, until the user chooses another."""
        self._is_aside = False
        self.model = JobsModel(self)
        self._list = JobsList(self.model)
        self._details = JobDetails()
        self._body = TwoCards(self._list, self._details, self._details.wanted_height)
        self.setFocusProxy(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body)
        self._preview = QTimer(self, singleShot=True, interval=_PREVIEW_MS)
        self._preview.timeout.connect(self._ask_for_text)
        self.model.move_wanted.connect(self.moved)
        self._list.chosen_changed.connect(self._on_chosen)
        self._list.wanted.connect(self.do)
        self._details.wanted.connect(self.do)
        self._details.removal_confirmed.connect(self._on_removal)

    @property
    def chosen(self) -> tuple[FileJob, ...]:
        """From the top of the list."""
        return self._list.chosen

    def set_usual(self, usual: Usual) -> None:
        """What dictation uses, and so a file for which nothing else was chosen."""
        self.model.set_usual(usual)
        self._show_details()

    def set_aside(self, *, aside: bool) -> None:
        """Something else is shown that is about what is chosen: nothing else is chosen by itself meanwhile."""
        self._is_aside = aside

    # --- what it is told ----------------------------------------------------------------------------------------------

    def show_jobs(self, jobs: Sequence[FileJob]) -> None:
        """The whole queue, in order."""
        self.model.show(jobs)
        if self._details.is_asking and not self.chosen:
            self._details.end_question()
        self._follow()
        if not self.chosen and jobs:
            self._choose(jobs[min(max(0, self._list.currentIndex().row()), len(jobs) - 1)])
        self._show_details()

    def show_job(self, job: FileJob) -> bool:
        """News of one; False where it is none of these (any more)."""
        before = self.model.get(job.id)
        if before is None:
            return False
        self.model.show_job(job)
        chosen = [other.id for other in self.chosen]
        if before.state is not job.state:
            self._follows = self._follows or (before.state is JobState.RUNNING and chosen == [job.id])
            self._follow()
        if job.id == self._text_of and (job.done_s < before.done_s or not has_text(job)):
            self._text_of = None  # it began anew
        if job.id in chosen:
            self._show_details()
        return True

    def add_text(self, id_: int, segments: Sequence[Segment]) -> None:
        """New text of the one that runs."""
        if id_ == self._text_of:
            self._details.add_segments(segments)
        elif [job.id for job in self.chosen] == [id_] and self._text_asked != id_:
            self._preview.start()

    def show_text(self, job: FileJob, segments: Sequence[Segment]) -> None:
        """The text that was asked for; of another one than the chosen one, nothing."""
        if self._text_asked == job.id:
            self._text_asked = None
        if [chosen.id for chosen in self.chosen] == [job.id]:
            self._text_of = job.id
            self._details.show_segments(segments)
            if job.state is JobState.RUNNING:
                QTimer.singleShot(0, self._details, self._details.scroll_to_end)

    def forget_text(self) -> None:
        """It may have been changed."""
        self._text_of = None
        self._show_details()

    # --- what is done with what is chosen -----------------------------------------------------------------------------

    @Slot(Deed)
    def do(self, deed: Deed) -> None:
        """Ask for it, with all of the chosen ones that it concerns."""
        self.acted.emit()
        jobs = concerned(deed, self.chosen)
        if not jobs or deed not in self._list.possible:
            return
        ids = tuple(job.id for job in jobs)
        rows = [row for id_ in ids if (row := self.model.row_of(id_)) is not None]
        match deed:
            case Deed.UP:
                self.model.ask_to_move(ids, max(0, min(rows) - 1))
            case Deed.DOWN:
                self.model.ask_to_move(ids, max(rows) + 2)
            case Deed.REMOVE:
                self.remove(jobs)
            case _:
                self.wanted.emit(deed, ids)

    def remove(self, jobs: Sequence[FileJob]) -> None:
        """Ask first where text would go."""
        if any(has_text(job) for job in jobs):
            if tuple(jobs) != self.chosen:
                self._list.choose([job.id for job in jobs])
            self._details.ask_to_remove(jobs)
        else:
            self._on_removal(tuple(job.id for job in jobs))

    @Slot(tuple)
    def _on_removal(self, ids: tuple[int, ...]) -> None:
        self._list.setFocus()
        self.wanted.emit(Deed.REMOVE, ids)

    # --- what is chosen -----------------------------------------------------------------------------------------------

    @Slot()
    def _on_chosen(self) -> None:
        chosen = self.chosen
        if [job.id for job in chosen] != [self._text_of]:
            self._text_of = None
        self._follows = bool(chosen) and chosen[0].state is JobState.RUNNING
        self._show_details()

    def _choose(self, job: FileJob) -> None:
        """Not the user does."""
        follows = self._follows
        self._list.choose([job.id])
        self._follows = follows

    def _follow(self) -> None:
        """Choose the one that runs now, if the one that ran before was looked at."""
        running = next((job for job in self.model.jobs if job.state is JobState.RUNNING), None)
        if self._follows and running is not None and not self._details.is_asking and not self._is_aside:
            self._choose(running)

    def _show_details(self) -> None:
        chosen = self.chosen
        self._details.show_jobs(chosen, self._list.possible, self.model.usual)
        self._body.divide()
        if len(chosen) == 1 and has_text(chosen[0]) and self._text_of is None:
            self._preview.start()

    @Slot()
    def _ask_for_text(self) -> None:
        chosen = self.chosen
        if len(chosen) == 1 and chosen[0].id not in {self._text_of, self._text_asked} and has_text(chosen[0]):
            self._text_asked = chosen[0].id
            self.text_wanted.emit(chosen[0].id)

    def go_on_from(self, before: JobsView) -> None:
        """Stand for another one: the same jobs, and the same ones chosen."""
        self.show_jobs(before.model.jobs)
        follows = before._follows
        self._list.choose([job.id for job in before.chosen])
        self._follows = follows

    def take_focus(self) -> None:
        """The arrow keys go through the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
