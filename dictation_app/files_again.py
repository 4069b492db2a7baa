"""FilesAgain: transcribes a part of an open transcript again when the user asks for it, one at a time.

The work is done in the thread pool, with dictation's own engine where that has the model, else with one that ends with
it; everything here belongs to the GUI thread.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from dictation_app import paths
from dictation_app.errors import UserError, WorkDroppedError
from dictation_app.retranscriber import Retranscriber, Retranscribing
from dictation_app.retranscription import Turn
from dictation_app.user_words import WordList
from dictation_app.values import AppState, DecodeOptions
from dictation_app.workers import run_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.engine.models import ModelStore
    from dictation_app.file_jobs import FileJob
    from dictation_app.settings import Settings
    from dictation_app.values import AppStatus, Segment
    from dictation_app.workers import EngineThread


class FilesAgain(QObject):
    """One part of one file at a time."""

    offered = Signal(object)
    """`retranscriber.Choices`"""
    changed = Signal(int, object)
    """Id of the job, and `Retranscribing`, or None when it has ended."""
    heard = Signal(int, float, float, object)
    """Id, from where to where, and the segments."""
    failed = Signal(int, str)
    """Id, and why."""

    def __init__(
        self,
        job: Callable[[int], FileJob | None],
        engine: EngineThread,
        settings: Callable[[], Settings],
        models: ModelStore,
        parent: QObject | None = None,
    ) -> None:
        """`job` gives the one of an id, `settings` those that hold now."""
        super().__init__(parent)
        self._job = job
        self._engine = engine
        self._settings = settings
        self._models = models
        self._work: Retranscribing | None = None
        self._span = (0.0, 0.0)
        self._turn = Turn()
        self._words = WordList()
        self._is_dictating = False
        self._ended = False
        self._choices = Retranscriber(settings, models, self)
        self._choices.offered.connect(self.offered)
        self.look = self._choices.look

    @Slot(int, float, float, str, str, bool)
    def start(self, id_: int, start_s: float, end_s: float, model: str, language: str, translate: bool) -> None:  # noqa: FBT001  # a slot
        """Transcribe this part with an installed model, in a language or, where that is empty, any."""
        job = self._job(id_)
        if self._ended or job is None:
            return
        if self._work is not None:
            self.failed.emit(id_, "A part is being transcribed again already. Wait for it, or stop it.")
            return
        self._work = Retranscribing(entry_id=id_, model=model, is_held=self._is_dictating)
        self._span = (start_s, end_s)
        self._turn = turn = Turn()
        turn.hold(on=self._is_dictating)
        settings, words = self._settings().engine, self._words
        options = DecodeOptions(language=language or None, languages=settings.among, translate=translate)

        def work(report: Callable[[object], None]) -> tuple[Segment, ...]:
            # Imported in the pool: NumPy and FFmpeg take a moment.
            from dictation_app.file_jobs.again import Part, hear_again  # noqa: PLC0415
            from dictation_app.file_jobs.engines import Engines  # noqa: PLC0415

            engines = Engines(
                self._engine.lend,
                self._models,
                lambda: settings,
                tell=_ignore,
                stopping=turn.is_cancelled,
                crash_dir=paths.log_dir(),
            )
            part = Part(
                path=job.path, track=job.choices.track, start_s=start_s, end_s=end_s, options=options, words=words
            )
            engine = engines.use(model, turn)
            try:
                return hear_again(part, engine, cancelled=turn.is_cancelled, report=report)
            except WorkDroppedError:
                return ()
            except UserError:
                if turn.is_cancelled():  # an engine that is ended for it says that it was lost
                    return ()
                raise
            finally:
                engine.close()
                engines.rest()

        run_task(self, work, progress=self._on_progress, succeeded=self._on_heard, failed=self._on_failed)
        self.changed.emit(id_, self._work)

    @Slot(object)
    def use_words(self, words: WordList) -> None:
        """From the next one on write with these words of the user."""
        self._words = words

    @Slot()
    def cancel(self) -> None:
        """Give it up; the text stays as it is."""
        self._turn.cancel()

    def end(self) -> None:
        """Give up what is under way, and whatever is asked for later: the app is being quit."""
        self._ended = True
        self._turn.cancel()

    @Slot(object)
    def show_status(self, status: AppStatus) -> None:
        """Let dictations go first."""
        is_dictating = status.state in {AppState.LISTENING, AppState.TRANSCRIBING}
        if is_dictating == self._is_dictating:
            return
        self._is_dictating = is_dictating
        self._turn.hold(on=is_dictating)
        if self._work is not None:
            self._tell(replace(self._work, is_held=is_dictating))

    def _tell(self, work: Retranscribing) -> None:
        self._work = work
        self.changed.emit(work.entry_id, work)

    @Slot(object)
    def _on_progress(self, share: float) -> None:
        if self._work is not None:
            self._tell(replace(self._work, share=share))

    @Slot(object)
    def _on_heard(self, segments: tuple[Segment, ...]) -> None:
        work = self._finish()
        if work is not None and segments:
            self.heard.emit(work.entry_id, *self._span, segments)

    @Slot(str, str)
    def _on_failed(self, message: str, hint: str) -> None:
        work = self._finish()
        if work is not None:
            self.failed.emit(work.entry_id, f"{message} {hint}".strip())

    def _finish(self) -> Retranscribing | None:
        work, self._work = self._work, None
        if work is not None:
            self.changed.emit(work.entry_id, None)
        return work


def _ignore(_sentence: str) -> None:
    pass
