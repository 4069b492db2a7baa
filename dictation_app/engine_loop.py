"""EngineLoop: what runs on the engine thread. Final utterances in order; when there are none, the newest draft.

Plain Python: the Qt thread (`workers.EngineThread`) and the benchmark run the same loop. `submit` and the other
commands may be called from any thread; the listener is called on the thread that runs `run`.

A draft is work ahead that may be for nothing. It waits for nobody and nobody waits for it: a newer draft takes its
place, and a final utterance ends it, unless it holds the same speech; then its result is the utterance's. Drafts in
the middle of speech leave the engine free twice as long as they take, so that what counts mostly finds it idle.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeAlias

from dictation_app.errors import ModelError, UserError
from dictation_app.values import SAMPLE_RATE_HZ, EndReason, Transcript, Utterance
from dictation_app.work_loop import work_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dictation_app.settings import EngineSettings
    from dictation_app.transcriber import Transcriber
    from dictation_app.values import EngineInfo, EngineWork, Word

_log = logging.getLogger(__name__)

_FREE_AFTER_DRAFT = 2.0
"""So many times as long as a draft in the middle of speech took, the engine is left free after it."""
_MOST_UNPLACED_SAMPLES = 120 * SAMPLE_RATE_HZ
"""Utterances of more sound than this are not kept in memory until nobody speaks: their words are placed at once."""
_LOSSES = 3
"""An utterance that ended the engine this often is given up, so that those behind it are heard."""


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


@dataclass(frozen=True, slots=True)
class _Load:
    settings: EngineSettings | None


class _Wake:
    pass


class _LetRest:
    pass


class _ShutDown:
    pass


@dataclass(frozen=True, slots=True)
class _Place:
    """Find out where the words of a finished utterance were spoken."""

    utterance: Utterance
    transcript: Transcript


_Command: TypeAlias = "Utterance | _Load | _Wake | _LetRest | _ShutDown | _Place"


@dataclass(slots=True, eq=False)
class _Waiting:
    """A final utterance that is decoded, or will be as soon as there is an engine."""

    utterance: Utterance
    losses: int = 0
    """How often it took the engine with it."""


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
        self._changed = threading.Condition()
        # Everything below is guarded by `_changed`.
        self._commands: deque[_Command] = deque()
        self._draft: Utterance | None = None
        """The newest one, not yet begun."""
        self._draft_under_way: Utterance | None = None
        self._is_draft_unwanted = False
        self._is_draft_awaited = False
        """A final utterance is queued that the draft under way is the result of."""
        self._was_draft_dropped = False
        """The last draft was given up."""
        self._draft_not_before_s = 0.0
        self._waiting: deque[_Waiting] = deque()
        """In order; the first one stays until there is a result."""
        self._recording = False
        """A dictation is being spoken, however silent."""
        self._places_words = False
        self._to_place: deque[_Place] = deque()
        self._somebody_waits = False
        """An utterance or a draft has come while words are placed."""
        # Everything below belongs to the thread of `run`.
        self._ready = False
        self._resting = False

    # --- from any thread ----------------------------------------------------------------------------------------

    def submit(self, utterance: Utterance) -> None:
        """Decode an utterance after those before it, or a draft when nothing else is to be done."""
        with self._changed:
            self._somebody_waits = True
            if utterance.ended_by.is_draft:
                self._draft = utterance
            else:
                self._commands.append(utterance)
                if self._draft is not None and _belongs_to(self._draft, utterance):
                    self._draft = None
            under_way = self._draft_under_way
            if under_way is not None and not self._is_draft_awaited:
                self._is_draft_awaited = _is_result_of(under_way, utterance)
                self._is_draft_unwanted = not self._is_draft_awaited and self._outdoes(utterance, under_way)
            self._changed.notify()

    def _outdoes(self, wanted: Utterance, under_way: Utterance) -> bool:
        """Whether `wanted` is worth giving a draft up for."""
        match wanted.ended_by:
            case EndReason.SPEAKING:
                return self._is_draft_unwanted
            case EndReason.BREATH:
                # Not one draft after the other: where breaths come faster than decodes, nothing would ever be shown.
                is_other = under_way.speech_key != wanted.speech_key or under_way.ended_by is EndReason.SPEAKING
                return self._is_draft_unwanted or (is_other and not self._was_draft_dropped)
            case _:
                return True

    def forget(self, session_id: int) -> None:
        """Drop what has been submitted of a dictation; no more of it may follow."""
        with self._changed:
            self._commands = deque(
                command
                for command in self._commands
                if not (isinstance(command, Utterance) and command.session_id == session_id)
            )
            self._waiting = deque(each for each in self._waiting if each.utterance.session_id != session_id)
            self._to_place = deque(each for each in self._to_place if each.utterance.session_id != session_id)
            if self._draft is not None and self._draft.session_id == session_id:
                self._draft = None
            if self._draft_under_way is not None and self._draft_under_way.session_id == session_id:
                self._draft_under_way = None
                self._is_draft_unwanted = True

    def load(self, settings: EngineSettings | None = None) -> None:
        """Load the model again, with changed settings or after it was installed."""
        with self._changed:
            self._is_draft_unwanted = True
        self._put(_Load(settings))

    def wake(self) -> None:
        """Someone begins to speak: a model that rests is loaded meanwhile, and does not rest before `let_rest`."""
        with self._changed:
            self._recording = True
        self._put(_Wake())

    def let_rest(self) -> None:
        """Nothing is recorded any more: the time after which the model rests begins."""
        with self._changed:
            was_recording, self._recording = self._recording, False
        if was_recording:
            self._put(_LetRest())

    def place_words(self, *, wanted: bool) -> None:
        """Whether `on_words` is wanted. It costs no dictation any time: words are placed when nobody speaks."""
        with self._changed:
            self._places_words = wanted
            if not wanted:
                self._to_place.clear()

    def shut_down(self) -> None:
        """End the engine and the loop, also in the middle of a load or a decode."""
        self._ending.set()
        self._put(_ShutDown())

    def _put(self, command: _Command) -> None:
        with self._changed:
            self._commands.append(command)
            self._changed.notify()

    # --- on its own thread --------------------------------------------------------------------------------------

    def run(self) -> None:
        """Thread body; returns after `shut_down`."""
        transcriber: Transcriber | None = None
        try:
            transcriber = self._make_transcriber(self._listener.on_told, self._ending.is_set)
            self._try_load(transcriber, None)
            work_off(self._works(transcriber), partial(self._do, transcriber), self._on_bug)
        finally:
            if transcriber is not None:
                transcriber.close()

    def _works(self, transcriber: Transcriber) -> Iterator[_Command | _Waiting]:
        """What is to be done, until the end; meanwhile the engine may rest."""
        used_at_s = self._clock()
        while not self._ending.is_set():
            rest_after_s = transcriber.settings.rest_after_s if self._ready and not self._recording else 0
            until_rest_s = used_at_s + rest_after_s - self._clock() if rest_after_s else None
            work = self._first_waiting() or self._next(until_rest_s)
            if work is None:
                self._rest(transcriber)
            else:
                yield work
                used_at_s = self._clock()

    def _next(self, timeout_s: float | None) -> _Command | None:
        """What to do next: commands and final utterances in order, then the draft; None after the time."""
        until_s = None if timeout_s is None else self._clock() + timeout_s
        with self._changed:
            while not self._commands:
                now_s = self._clock()
                draft = self._draft
                if draft is not None:
                    due_s = 0.0 if draft.ended_by is EndReason.BREATH else self._draft_not_before_s
                    if now_s >= due_s:
                        self._draft, self._draft_under_way = None, draft
                        self._is_draft_unwanted = self._is_draft_awaited = False
                        return draft
                    self._changed.wait(due_s - now_s)
                elif self._may_place():
                    self._somebody_waits = False
                    return self._to_place.popleft()
                elif until_s is not None and now_s >= until_s:
                    return None
                else:
                    self._changed.wait(None if until_s is None else until_s - now_s)
            command = self._commands.popleft()
            if isinstance(command, Utterance):
                self._waiting.append(_Waiting(command))
            return command

    def _is_place_unwanted(self) -> bool:
        return self._somebody_waits or self._ending.is_set()

    def _may_place(self) -> bool:
        if not self._to_place or not self._ready:
            return False
        return not self._recording or sum(len(p.utterance.samples) for p in self._to_place) > _MOST_UNPLACED_SAMPLES

    def _do(self, transcriber: Transcriber, work: _Command | _Waiting) -> None:
        match work:
            case _ShutDown() | _LetRest():
                pass  # it ends, or the time counts from here
            case _Waiting():
                self._decode(transcriber, work)
            case _Load(settings):
                if settings is None or not transcriber.takes(settings):
                    self._try_load(transcriber, settings)
            case _Wake():
                self._wake_up(transcriber)
            case _Place(utterance, transcript):
                words = transcriber.words(utterance, transcript, self._is_place_unwanted)
                if words is None:
                    with self._changed:
                        self._to_place.appendleft(work)
                elif words:
                    self._listener.on_words(utterance.session_id, utterance.seq, words)
            case Utterance() if work.ended_by.is_draft:
                self._wake_up(transcriber)
                self._decode_draft(transcriber, work)
            case Utterance():
                # The model may have been installed, or memory freed, in the meantime.
                if not self._ready or not transcriber.is_ready:
                    self._try_load(transcriber, None)

    def _on_bug(self, work: _Command | _Waiting, bug: Exception) -> None:
        """Lose neither the thread nor the next utterance to one that cannot be decoded."""
        match work:
            case _Waiting(utterance):
                _log.error("Utterance %d.%d could not be decoded", utterance.session_id, utterance.seq, exc_info=bug)
                self._remove(work)  # It would come up again in another attempt.
                message = f"A part of the dictation could not be transcribed ({type(bug).__name__})."
                self._listener.on_failed(utterance.session_id, utterance.seq, message, "The log has the details.")
            case _Place(utterance):
                _log.error("Words of %d.%d could not be placed", utterance.session_id, utterance.seq, exc_info=bug)
            case Utterance() if work.ended_by.is_draft:
                _log.error("Utterance %d.%d could not be decoded", work.session_id, work.seq, exc_info=bug)
            case _:
                raise bug

    def _first_waiting(self) -> _Waiting | None:
        """What an engine is there for."""
        with self._changed:
            return self._waiting[0] if self._ready and self._waiting else None

    def _remove(self, waiting: _Waiting) -> None:
        with self._changed:
            if self._waiting and self._waiting[0] is waiting:  # else its dictation was cancelled
                self._waiting.popleft()

    def _wake_up(self, transcriber: Transcriber) -> None:
        """Load the model if it rests, or was lost in a draft."""
        if self._resting or (self._ready and not transcriber.is_ready):
            self._try_load(transcriber, None)

    def _rest(self, transcriber: Transcriber) -> None:
        transcriber.close()
        self._ready, self._resting = False, True
        self._listener.on_resting()

    def _try_load(self, transcriber: Transcriber, settings: EngineSettings | None) -> None:
        self._listener.on_loading()
        self._resting = False
        try:
            info = transcriber.load() if settings is None else transcriber.reload(settings)
        except UserError as exc:
            self._ready = False
            self._listener.on_unavailable(exc.message, exc.hint, model_missing=isinstance(exc, ModelError))
            return
        self._ready = True
        self._listener.on_loaded(info)

    def _decode_draft(self, transcriber: Transcriber, draft: Utterance) -> None:
        started_at_s = self._clock()
        transcript: Transcript | None = None
        try:
            if self._ready:
                transcript = transcriber.draft(draft, unwanted=self._is_unwanted)
        finally:
            with self._changed:
                is_forgotten = self._draft_under_way is None
                self._draft_under_way = None
                self._was_draft_dropped = self._is_draft_unwanted and transcript is None
                if draft.ended_by is EndReason.SPEAKING:
                    ended_at_s = self._clock()
                    self._draft_not_before_s = ended_at_s + _FREE_AFTER_DRAFT * (ended_at_s - started_at_s)
        if transcript is not None and not is_forgotten:
            self._listener.on_transcript(transcript)

    def _is_unwanted(self) -> bool:
        return self._is_draft_unwanted or self._ending.is_set()

    def _decode(self, transcriber: Transcriber, waiting: _Waiting) -> None:
        """Decode the first that waits; where it took the engine with it, it goes on waiting for the next attempt."""
        utterance = waiting.utterance
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
                self._remove(waiting)
                self._listener.on_failed(utterance.session_id, utterance.seq, exc.message, exc.hint)
        else:
            self._remove(waiting)
            self._listener.on_transcript(transcript)
            self._listener.on_work(transcriber.work)
            with self._changed:
                if self._places_words and transcript.text and not transcript.withheld:
                    self._to_place.append(_Place(utterance, transcript))


def _belongs_to(draft: Utterance, utterance: Utterance) -> bool:
    return (draft.session_id, draft.seq) <= (utterance.session_id, utterance.seq)


def _is_result_of(under_way: Utterance, final: Utterance) -> bool:
    """Whether what the draft comes to is the result of a final utterance."""
    same = under_way.speech_key == final.speech_key
    return same and under_way.ended_by is EndReason.BREATH and not final.ended_by.is_draft
