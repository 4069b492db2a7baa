"""EngineLoop: what runs on the engine thread. Final utterances in order; when there are none, the newest draft.

When there is nothing of that either, and nobody speaks, it does what others want of the engine (`lend`). What is to be
written with another model than dictation's is done by the one beside it (`beside`).

Plain Python: the Qt thread (`workers.EngineThread`) and the benchmark run the same loop. `submit` and the other
commands may be called from any thread; the listener is called on the thread that runs `run`.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from dictation_app.engine_thread.beside import Beside
from dictation_app.engine_thread.commands import (
    Command,
    Errand,
    Free,
    LetRest,
    Load,
    LoanEndedError,
    NoEngineError,
    Place,
    Refused,
    Returned,
    ShutDown,
    Wake,
)
from dictation_app.engine_thread.lending import LentEngine
from dictation_app.engine_thread.queue import EngineQueue, Waiting
from dictation_app.engine_thread.rest import Rest
from dictation_app.errors import ModelError, UserError, WorkDroppedError
from dictation_app.sentences import say
from dictation_app.values.speech import Transcript, Utterance
from dictation_app.work_loop import work_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from dictation_app.settings import EngineSettings
    from dictation_app.transcriber import Transcriber
    from dictation_app.values.speech import EngineInfo, Word
    from dictation_app.values.status import EngineWork

_log = logging.getLogger(__name__)

_LOSSES = 3
"""An utterance that ended the engine this often is given up, so that those behind it are heard."""

_TOO_MUCH = say("A part of the dictation could not be transcribed: too much speech waits for the model already.")
_TOO_MUCH_HINT = say("Its sound is kept; “Transcribe again” in the history makes text of it when the model works.")


class EngineListener(Protocol):
    """What the loop reports, on its thread."""

    def on_loading(self) -> None:
        """A model is being loaded."""
        ...

    def on_loaded(self, info: EngineInfo) -> None:
        """It is ready."""
        ...

    def on_resting(self) -> None:
        """Nothing was wanted for a long time; the model's memory was given back."""
        ...

    def on_transcript(self, transcript: Transcript) -> None:
        """The result of an utterance or of a draft."""
        ...

    def on_failed(self, session_id: int, seq: int, message: str, hint: str) -> None:
        """This utterance cannot be decoded."""
        ...

    def on_unavailable(self, message: str, hint: str, *, model_missing: bool) -> None:
        """There is no engine; utterances are kept until there is one."""
        ...

    def on_told(self, text: str) -> None:
        """Something the user should know, such as a fall-back to the CPU."""
        ...

    def on_words(self, session_id: int, seq: int, words: tuple[Word, ...]) -> None:
        """Where in its dictation the words of an utterance were spoken; some time after its transcript."""
        ...

    def on_work(self, work: EngineWork) -> None:
        """What was done so far; after each final utterance."""
        ...


class EngineLoop:
    """Owns the `Transcriber` that `make_transcriber(tell, stopping)` makes, on the thread of `run`."""

    def __init__(
        self,
        make_transcriber: Callable[[Callable[[str], None], Callable[[], bool]], Transcriber],
        listener: EngineListener,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._make_transcriber = make_transcriber
        self._listener = listener
        self._clock = clock
        self._ending = threading.Event()
        self._queue = EngineQueue(clock)
        self.submit = self._queue.submit
        self.forget = self._queue.forget
        self.withdraw = self._queue.withdraw
        # Everything below belongs to the thread of `run`.
        self._ready = False
        self._resting = False
        self._info: EngineInfo | None = None
        """As it was told."""
        self._rest = Rest(clock)
        self._beside = Beside(self._tell_unless_ending, clock)

    # --- from any thread ----------------------------------------------------------------------------------------

    def load(self, settings: EngineSettings | None = None) -> None:
        """Load the model again, with changed settings or after it was installed."""
        self._queue.put(Load(settings))

    def try_gpu_again(self) -> None:
        """Load the model again, as if no GPU had failed."""
        self._queue.put(Load(None, tries_gpu_again=True))

    def wake(self, model: str = "") -> None:
        """Someone begins to speak: a model that rests is loaded meanwhile, and does not rest before `let_rest`.

        That is this `model`, where one is named.
        """
        self._queue.put(Wake(model))

    def let_rest(self) -> None:
        """Nothing is recorded any more: the time after which the model rests begins."""
        self._queue.put(LetRest())

    def free(self) -> None:
        """Give the model's memory back, once what is being said is done; it is loaded again when it is wanted."""
        self._queue.put(Free())

    def place_words(self, *, wanted: bool) -> None:
        """Whether `on_words` is wanted. It costs no dictation any time: words are placed when nobody speaks."""
        self._queue.place_words(wanted=wanted)

    def limit_waiting(self, most_s: float, *, from_id: int = 0) -> None:
        """What would make more speech wait than so much is told as failed instead; 0 = it waits, however much.

        That does not concern dictations before the one `from_id`.
        """
        self._queue.limit(most_s, from_id)

    def lend(self, model: str, is_withdrawn: Callable[[], bool]) -> LentEngine:
        """The engine, as long as it has this model; costs no dictation any time. To be closed by whoever has it."""
        return LentEngine(self._queue, model, is_withdrawn, self._clock)

    def shut_down(self) -> None:
        """End the engine and the loop, also in the middle of a load or a decode."""
        self._ending.set()
        self._queue.put(ShutDown())

    # --- on its own thread --------------------------------------------------------------------------------------

    def run(self) -> None:
        """Thread body; returns after `shut_down`."""
        transcriber: Transcriber | None = None
        try:
            transcriber = self._make_transcriber(self._listener.on_told, self._ending.is_set)
            self._try_load(transcriber, None)
            work_off(self._works(transcriber), partial(self._do, transcriber), self._on_bug)
        finally:
            self._queue.close()
            self._beside.close()
            if transcriber is not None:
                transcriber.close()

    def _works(self, transcriber: Transcriber) -> Iterator[Command | Waiting]:
        """What is to be done, until the end; meanwhile the engine may rest."""
        self._rest.used()
        while not self._ending.is_set():
            work = self._next(transcriber)
            if work is not None:
                yield work
                self._rest.used()
                self._tell_where_else(transcriber)
            elif self._rest.is_due(transcriber) and not self._is_needed:
                self._let_go(transcriber)
            elif self._beside.has_to_go and not self._is_needed:
                self._beside.close()

    @property
    def _is_needed(self) -> bool:
        """Whether the model has to stay, however long nothing was done."""
        return self._queue.is_recording or self._queue.is_lent

    def _next(self, transcriber: Transcriber) -> Command | Waiting | None:
        """What is to be done; None where the model may have to rest."""
        waiting = self._queue.first_waiting()
        if waiting is not None and (self._ready or self._beside.of(waiting.utterance.model) is not None):
            return waiting
        may_rest = (self._ready or self._beside.is_there) and not self._is_needed
        return self._queue.next(self._rest.wait_s(transcriber) if may_rest else None, is_ready=self._ready)

    def _is_place_unwanted(self) -> bool:
        return self._queue.somebody_waits or self._ending.is_set()

    def _do(self, transcriber: Transcriber, work: Command | Waiting) -> None:
        match work:
            case Free() if self._ready or self._beside.is_there:
                self._rest.ask()
            case ShutDown() | LetRest() | Free() | Returned():
                pass  # it ends, or the time counts from here, or there is nothing to be freed
            case Waiting():
                self._decode(transcriber, work)
            case Load(settings, tries_gpu_again):
                self._beside.forget()
                if tries_gpu_again:
                    transcriber.try_gpu_again()
                if settings is None or not transcriber.takes(settings):
                    self._try_load(transcriber, settings)
            case Wake(model):
                self._wake_up(transcriber, model)
            case Place(utterance, transcript):
                worker = self._beside.of(utterance.model) or transcriber
                words = worker.words(utterance, transcript, self._is_place_unwanted)
                if words is None:
                    self._queue.place_again(work)
                elif words:
                    self._listener.on_words(utterance.session_id, utterance.seq, words)
            case Refused(utterance):
                _log.warning("Utterance %d.%d was refused: too much waits", utterance.session_id, utterance.seq)
                self._listener.on_failed(utterance.session_id, utterance.seq, _TOO_MUCH, _TOO_MUCH_HINT)
                self._start_for_what_waits(transcriber)
            case Errand():
                self._run_errand(transcriber, work)
            case Utterance():
                self._begin(transcriber, work)

    def _begin(self, transcriber: Transcriber, utterance: Utterance) -> None:
        """Decode a draft; for a final one only see that there is an engine."""
        if utterance.ended_by.is_draft:
            self._wake_up(transcriber, utterance.model)
            self._decode_draft(transcriber, utterance)
        elif self._beside.take_up(transcriber, utterance.model) is None:
            self._start_for_what_waits(transcriber)

    def _start_for_what_waits(self, transcriber: Transcriber) -> None:
        """The model may have been installed, or memory freed, in the meantime."""
        if not self._ready or not transcriber.is_ready:
            self._try_load(transcriber, None)

    def _on_bug(self, work: Command | Waiting, bug: Exception) -> None:
        """Lose neither the thread nor the next utterance to one that cannot be decoded."""
        match work:
            case Waiting(utterance):
                _log.error("Utterance %d.%d could not be decoded", utterance.session_id, utterance.seq, exc_info=bug)
                self._queue.remove(work)  # It would come up again in another attempt.
                message = say("A part of the dictation could not be transcribed ({error}).", error=type(bug).__name__)
                self._listener.on_failed(utterance.session_id, utterance.seq, message, say("The log has the details."))
            case Place(utterance):
                _log.error("Words of %d.%d could not be placed", utterance.session_id, utterance.seq, exc_info=bug)
            case Errand():
                work.fail(bug)  # who waits for it logs it
            case Utterance() if work.ended_by.is_draft:
                _log.error("Utterance %d.%d could not be decoded", work.session_id, work.seq, exc_info=bug)
            case _:
                raise bug

    def _wake_up(self, transcriber: Transcriber, model: str) -> None:
        """Load the model if it rests, or was lost in a draft."""
        if self._beside.take_up(transcriber, model) is not None:
            return
        if self._resting or (self._ready and not transcriber.is_ready):
            self._try_load(transcriber, None)

    def _let_go(self, transcriber: Transcriber) -> None:
        self._beside.close()
        self._rest.settled()
        if not self._ready:
            return
        transcriber.close()
        self._ready, self._resting = False, True
        self._listener.on_resting()

    def _try_load(self, transcriber: Transcriber, settings: EngineSettings | None) -> UserError | None:
        """Load the model; returns why there is none."""
        self._listener.on_loading()
        self._resting = False
        try:
            info = transcriber.load() if settings is None else transcriber.reload(settings)
        except UserError as exc:
            self._ready = False
            self._rest.settled()
            self._listener.on_unavailable(exc.message, exc.hint, model_missing=isinstance(exc, ModelError))
            return exc
        self._ready = True
        self._tell_loaded(info)
        return None

    def _tell_loaded(self, info: EngineInfo) -> None:
        self._info = info
        self._listener.on_loaded(info)

    def _tell_where_else(self, transcriber: Transcriber) -> None:
        """Work that failed on a GPU was done again one step down, or on the CPU."""
        info = transcriber.info
        if info is not None and self._info is not None and _place(info) != _place(self._info):
            self._tell_loaded(info)

    def _run_errand(self, transcriber: Transcriber, errand: Errand[Any]) -> None:
        if errand.model != transcriber.settings.model:
            errand.fail(LoanEndedError())
            return
        if not self._ready or not transcriber.is_ready or self._rest.has_to_give_way(transcriber):
            problem = self._try_load(transcriber, None)
            if problem is not None:
                cause = NoEngineError(problem.message, problem.hint)
                errand.fail(LoanEndedError() if self._ending.is_set() else cause)
                return
            if self._queue.first_waiting() is not None:  # there was no engine for it
                self._queue.errand_again(errand)
                return
        try:
            transcriber.lend(lambda engine: errand.run(engine, self._is_errand_unwanted))
        except WorkDroppedError as exc:
            if errand.is_withdrawn():
                errand.fail(exc)
            else:
                self._queue.errand_again(errand)
        except UserError as exc:
            errand.fail(LoanEndedError() if self._ending.is_set() else exc)

    def _is_errand_unwanted(self) -> bool:
        return self._queue.is_errand_unwanted or self._ending.is_set()

    def _decode_draft(self, transcriber: Transcriber, draft: Utterance) -> None:
        began_at_s = self._clock()
        transcript: Transcript | None = None
        try:
            worker = self._beside.of(draft.model) or (transcriber if self._ready else None)
            if worker is not None:
                transcript = worker.draft(draft, unwanted=self._is_unwanted)
        finally:
            is_wanted = self._queue.draft_ended(draft, began_at_s, has_result=transcript is not None)
        if transcript is not None and is_wanted:
            self._listener.on_transcript(transcript)

    def _is_unwanted(self) -> bool:
        return self._queue.is_draft_unwanted or self._ending.is_set()

    def _decode(self, transcriber: Transcriber, waiting: Waiting) -> None:
        """Decode the first that waits; where it took the engine with it, it goes on waiting for the next attempt."""
        utterance = waiting.utterance
        if self._decode_beside(transcriber, waiting):
            return
        try:
            transcript = transcriber.transcribe(utterance)
        except UserError as exc:
            _log.warning("Utterance %d.%d could not be decoded", utterance.session_id, utterance.seq)
            is_lost = not transcriber.is_ready
            waiting.losses += is_lost
            if is_lost and waiting.losses < _LOSSES:
                self._ready = False
                self._listener.on_unavailable(exc.message, exc.hint, model_missing=isinstance(exc, ModelError))
            else:
                self._queue.remove(waiting)
                self._listener.on_failed(utterance.session_id, utterance.seq, exc.message, exc.hint)
        else:
            self._tell_result(transcriber, waiting, transcript)

    def _decode_beside(self, transcriber: Transcriber, waiting: Waiting) -> bool:
        """Decode it with its own model; False: it has none, or that does not work."""
        utterance = waiting.utterance
        beside = self._beside.take_up(transcriber, utterance.model)
        if beside is None:
            return False
        try:
            transcript = replace(beside.transcribe(utterance), engine=beside.info)
        except UserError as exc:
            self._beside.give_up(transcriber, utterance.model, exc)
            self._start_for_what_waits(transcriber)
            return not self._ready  # then it waits on
        self._tell_result(transcriber, waiting, transcript)
        return True

    def _tell_result(self, transcriber: Transcriber, waiting: Waiting, transcript: Transcript) -> None:
        self._queue.remove(waiting)
        self._listener.on_transcript(transcript)
        self._listener.on_work(transcriber.work.plus(self._beside.work))
        if transcript.text and not transcript.withheld:
            self._queue.place_later(waiting, transcript)

    def _tell_unless_ending(self, text: str) -> None:
        if not self._ending.is_set():
            self._listener.on_told(text)


def _place(info: EngineInfo) -> tuple[str, ...]:
    return info.device, info.compute_type, info.why
