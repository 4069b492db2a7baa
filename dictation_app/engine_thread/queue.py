"""EngineQueue: what the engine is to do, and what comes first. Final utterances in order, then the newest draft.

Last of all come errands: what somebody else wants of the engine (`lending`). They are done while nobody speaks,
and given up as soon as somebody begins to.

A draft is work ahead that may be for nothing. It waits for nobody and nobody waits for it: a newer draft takes its
place, and a final utterance ends it, unless it holds the same speech; then its result is the utterance's. Drafts in
the middle of speech leave the engine free twice as long as they take, so that what counts mostly finds it idle.

Any thread puts in, the one of `loop.EngineLoop` takes out; one lock guards it all.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.engine_thread.commands import Errand, LetRest, Load, LoanEndedError, Place, Refused, Returned, Wake
from dictation_app.errors import WorkDroppedError
from dictation_app.values.speech import SAMPLE_RATE_HZ, EndReason, Utterance

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from dictation_app.engine_thread.commands import Command
    from dictation_app.values.speech import Transcript

_FREE_AFTER_DRAFT = 2.0
"""So many times as long as a draft in the middle of speech took, the engine is left free after it."""
_MOST_UNPLACED_SAMPLES = 120 * SAMPLE_RATE_HZ
"""Utterances of more sound than this are not kept in memory until nobody speaks: their words are placed at once."""


@dataclass(slots=True, eq=False)
class Waiting:
    """A final utterance that is decoded, or will be as soon as there is an engine."""

    utterance: Utterance
    losses: int = 0
    """How often it took the engine with it."""
    is_forgotten: bool = False
    """Nothing is to be kept of it."""


class EngineQueue:
    """All that is to be done, and whether somebody speaks."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._changed = threading.Condition()
        self._commands: deque[Command] = deque()
        self._draft: Utterance | None = None
        """The newest one, not yet begun."""
        self._draft_under_way: Utterance | None = None
        self._is_draft_unwanted = False
        self._is_draft_awaited = False
        """A final utterance is queued that the draft under way is the result of."""
        self._was_draft_dropped = False
        """The last draft was given up."""
        self._draft_not_before_s = 0.0
        self._waiting: deque[Waiting] = deque()
        """In order; the first one stays until there is a result."""
        self._recording = False
        """A dictation is being spoken, however silent."""
        self._most_samples = 0
        """So much may wait; 0 = any number."""
        self._limited_from_id = 0
        """What is said in dictations before that one waits nevertheless."""
        self._places_words = False
        self._to_place: deque[Place] = deque()
        self._somebody_waits = False
        """An utterance or a draft has come while words are placed."""
        self._errands: deque[Errand[Any]] = deque()
        self._is_errand_unwanted = False
        """The one under way is to be given up for something more urgent."""
        self._borrowers = 0
        self._is_closed = False

    # --- from any thread ----------------------------------------------------------------------------------------

    def put(self, command: Command) -> None:
        """Do this after what was put in before."""
        with self._changed:
            match command:
                case Load():
                    self._is_draft_unwanted = self._is_errand_unwanted = True
                case Wake():
                    self._recording = self._is_errand_unwanted = True
                case LetRest():
                    if not self._recording:
                        return
                    self._recording = False
                case _:
                    pass
            self._commands.append(command)
            self._changed.notify()

    def submit(self, utterance: Utterance) -> None:
        """Decode an utterance after those before it, or a draft when nothing else is to be done."""
        with self._changed:
            self._somebody_waits = self._is_errand_unwanted = True
            if utterance.ended_by.is_draft:
                self._draft = utterance
            else:
                if self._is_too_much(utterance):
                    # Told now, not when all before it is done; but in order.
                    before = sum(isinstance(command, Refused) for command in self._commands)
                    self._commands.insert(before, Refused(utterance))
                else:
                    self._commands.append(utterance)
                if self._draft is not None and _belongs_to(self._draft, utterance):
                    self._draft = None
            under_way = self._draft_under_way
            if under_way is not None and not self._is_draft_awaited:
                self._is_draft_awaited = _is_result_of(under_way, utterance)
                self._is_draft_unwanted = not self._is_draft_awaited and self._outdoes(utterance, under_way)
            self._changed.notify()

    def _is_too_much(self, utterance: Utterance) -> bool:
        if not self._most_samples or utterance.session_id < self._limited_from_id:
            return False
        queued = [*(each.utterance for each in self._waiting), *(c for c in self._commands if isinstance(c, Utterance))]
        return sum(len(each.samples) for each in (*queued, utterance)) > self._most_samples

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
            for waiting in self._waiting:
                waiting.is_forgotten |= waiting.utterance.session_id == session_id
        self.withdraw(session_id)
        with self._changed:
            self._to_place = deque(each for each in self._to_place if each.utterance.session_id != session_id)

    def withdraw(self, session_id: int) -> None:
        """Decode no more of a dictation; what has no result yet may be submitted again."""
        with self._changed:
            self._commands = deque(
                command
                for command in self._commands
                if not (isinstance(command, Utterance) and command.session_id == session_id)
                and not (isinstance(command, Refused) and command.utterance.session_id == session_id)
            )
            self._waiting = deque(each for each in self._waiting if each.utterance.session_id != session_id)
            if self._draft is not None and self._draft.session_id == session_id:
                self._draft = None
            if self._draft_under_way is not None and self._draft_under_way.session_id == session_id:
                self._draft_under_way = None
                self._is_draft_unwanted = True

    def limit(self, most_waiting_s: float, from_id: int = 0) -> None:
        """Refuse what would make more than so much wait, of dictations from this one on; 0 = nothing."""
        with self._changed:
            self._limited_from_id = from_id
            self._most_samples = round(most_waiting_s * SAMPLE_RATE_HZ)

    def place_words(self, *, wanted: bool) -> None:
        """Whether `place_later` keeps anything."""
        with self._changed:
            self._places_words = wanted
            if not wanted:
                self._to_place.clear()

    def lend(self) -> None:
        """Somebody has errands: the engine stays loaded until `take_back`."""
        with self._changed:
            self._borrowers += 1

    def take_back(self) -> None:
        """Somebody has no more errands."""
        with self._changed:
            self._borrowers -= 1
            self._commands.append(Returned())
            self._changed.notify()

    def run_errand(self, errand: Errand[Any]) -> None:
        """Do it when nothing else is to be done and nobody speaks; raise `LoanEndedError` where that never comes."""
        with self._changed:
            if self._is_closed:
                raise LoanEndedError
            self._errands.append(errand)
            self._changed.notify()

    def withdraw_errand(self, errand: Errand[Any]) -> None:
        """Nobody waits for it any more; harmless where it has ended."""
        with self._changed:
            if errand in self._errands:
                self._errands.remove(errand)
                errand.fail(WorkDroppedError())

    # --- from the engine thread ---------------------------------------------------------------------------------

    @property
    def is_lent(self) -> bool:
        """Whether somebody has errands."""
        return self._borrowers > 0

    @property
    def is_errand_unwanted(self) -> bool:
        """Whether the errand under way is to be given up; asked while it is done."""
        return self._is_errand_unwanted

    def errand_again(self, errand: Errand[Any]) -> None:
        """It was given up for something more urgent."""
        with self._changed:
            self._errands.appendleft(errand)

    def close(self) -> None:
        """The thread ends: no errand is done any more."""
        with self._changed:
            self._is_closed = True
            left, self._errands = self._errands, deque()
        for errand in left:
            errand.fail(LoanEndedError())

    @property
    def is_recording(self) -> bool:
        """Whether somebody speaks."""
        return self._recording

    @property
    def is_draft_unwanted(self) -> bool:
        """Whether the draft under way is for nothing; asked while it is decoded."""
        return self._is_draft_unwanted

    @property
    def somebody_waits(self) -> bool:
        """Whether something came that is more urgent than the words that are placed."""
        return self._somebody_waits

    def next(self, timeout_s: float | None, *, is_ready: bool) -> Command | None:
        """What to do next: commands and final utterances in order, then the draft, then an errand; None after the time.

        Words are placed only where there `is_ready` an engine.
        """
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
                elif is_ready and self._may_place():
                    self._somebody_waits = False
                    return self._to_place.popleft()
                elif self._errands and not self._recording:
                    self._is_errand_unwanted = False
                    return self._errands.popleft()
                elif until_s is not None and now_s >= until_s:
                    return None
                else:
                    self._changed.wait(None if until_s is None else until_s - now_s)
            command = self._commands.popleft()
            if isinstance(command, Utterance):
                self._waiting.append(Waiting(command))
            return command

    def _may_place(self) -> bool:
        if not self._to_place:
            return False
        return not self._recording or sum(len(p.utterance.samples) for p in self._to_place) > _MOST_UNPLACED_SAMPLES

    def first_waiting(self) -> Waiting | None:
        """The utterance that an engine is there for."""
        with self._changed:
            return self._waiting[0] if self._waiting else None

    def remove(self, waiting: Waiting) -> None:
        """There is a result, or there will be none."""
        with self._changed:
            if self._waiting and self._waiting[0] is waiting:  # else its dictation was cancelled
                self._waiting.popleft()

    def draft_ended(self, draft: Utterance, began_at_s: float, *, has_result: bool) -> bool:
        """The draft that `next` gave is over; whether its result is still wanted."""
        with self._changed:
            is_wanted = self._draft_under_way is not None
            self._draft_under_way = None
            self._was_draft_dropped = self._is_draft_unwanted and not has_result
            if draft.ended_by is EndReason.SPEAKING:
                ended_at_s = self._clock()
                self._draft_not_before_s = ended_at_s + _FREE_AFTER_DRAFT * (ended_at_s - began_at_s)
        return is_wanted

    def place_later(self, waiting: Waiting, transcript: Transcript) -> None:
        """Place the words of what was decoded when nobody speaks, if that is wanted at all."""
        with self._changed:
            if self._places_words and not waiting.is_forgotten:
                self._to_place.append(Place(waiting.utterance, transcript))

    def place_again(self, place: Place) -> None:
        """It was given up for something more urgent."""
        with self._changed:
            self._to_place.appendleft(place)


def _belongs_to(draft: Utterance, utterance: Utterance) -> bool:
    return (draft.session_id, draft.seq) <= (utterance.session_id, utterance.seq)


def _is_result_of(under_way: Utterance, final: Utterance) -> bool:
    """Whether what the draft comes to is the result of a final utterance."""
    same = under_way.speech_key == final.speech_key
    return same and under_way.ended_by is EndReason.BREATH and not final.ended_by.is_draft
