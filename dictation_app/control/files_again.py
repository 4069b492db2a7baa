"""FilesAgain: transcribes a part of an open transcript again when the user asks for it.

Dictation's own engine does it where that has the model, else one that ends with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from dictation_app import paths
from dictation_app.control.retranscriber import Again, Retranscribing
from dictation_app.errors import UserError, WorkDroppedError
from dictation_app.sentences import say
from dictation_app.values.speech import DecodeOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from dictation_app.engine.models import ModelStore
    from dictation_app.file_jobs import FileJob
    from dictation_app.retranscription import Turn
    from dictation_app.settings import Settings
    from dictation_app.values.speech import Segment
    from dictation_app.workers import EngineThread


class FilesAgain(Again):
    """One part of one file at a time; what `Again` calls an entry is the job."""

    heard = Signal(int, float, float, object)
    """Id, from where to where, and the segments."""

    def __init__(
        self,
        job: Callable[[int], FileJob | None],
        engine: EngineThread,
        settings: Callable[[], Settings],
        models: ModelStore,
        parent: QObject | None = None,
    ) -> None:
        """`job` gives the one of an id, `settings` those that hold now."""
        super().__init__(settings, models, parent)
        self._job = job
        self._engine = engine
        self._span = (0.0, 0.0)

    @Slot(int, float, float, str, str, bool)
    def start(self, id_: int, start_s: float, end_s: float, model: str, language: str, translate: bool) -> None:  # noqa: FBT001  # a slot
        """Transcribe this part with an installed model, in a language or, where that is empty, any."""
        job = self._job(id_)
        if self._ended or job is None:
            return
        if self._work is not None:
            self.failed.emit(id_, say("A part is being transcribed again already. Wait for it, or stop it."))
            return
        self._span = (start_s, end_s)
        settings, words = self._settings().engine, self._words
        options = DecodeOptions(language=language or None, languages=settings.among, translate=translate)

        def carry_out(turn: Turn, report: Callable[[object], None]) -> tuple[Segment, ...]:
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

        self._begin(
            Retranscribing(entry_id=id_, model=model),
            carry_out,
            progress=self._on_progress,
            succeeded=self._on_heard,
            failed=self._on_failed,
        )

    @Slot(object)
    def _on_heard(self, segments: tuple[Segment, ...]) -> None:
        work = self._finish()
        if work is not None and segments:
            self.heard.emit(work.entry_id, *self._span, segments)


def _ignore(_sentence: str) -> None:
    pass
