"""What the engine thread can be asked to do, as it lies in `queue.EngineQueue`; in which order is that one's.

An `Errand` is what somebody on another thread waits for (`lending`); all else is told and left.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from dictation_app.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from dictation_app.engine import Engine
    from dictation_app.settings import EngineSettings
    from dictation_app.values.speech import Transcript, Utterance

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Load:
    """Load the model again; with these settings, where there are any."""

    settings: EngineSettings | None
    tries_gpu_again: bool = False
    """As if none had failed."""


@dataclass(frozen=True, slots=True)
class Wake:
    """Somebody begins to speak."""

    model: str = ""
    """What it is to be written with; empty = the model of dictation."""


class LetRest:
    """Nobody speaks any more."""


class Free:
    """Give the model's memory back as soon as nobody speaks."""


class ShutDown:
    """End."""


@dataclass(frozen=True, slots=True)
class Place:
    """Find out where the words of a finished utterance were spoken."""

    utterance: Utterance
    transcript: Transcript


@dataclass(frozen=True, slots=True)
class Refused:
    """A final utterance that will not be decoded: too much waits already."""

    utterance: Utterance


class Returned:
    """Somebody needs the engine no more that it was lent to."""


class LoanEndedError(Exception):
    """The engine is not there for errands any more: it has another model now, or its thread has ended."""


class NoEngineError(UserError):
    """There is no engine for a model at all: it is not installed, or does not start."""


class Errand(Generic[T]):
    """One call of the engine that somebody waits for on another thread."""

    def __init__(
        self,
        model: str,
        work: Callable[[Engine, Callable[[], bool]], T],
        is_withdrawn: Callable[[], bool],
        clock: Callable[[], float],
    ) -> None:
        """`work` is given the engine, and what says that it is to be given up; it must not mind being done again."""
        self.model = model
        self.is_withdrawn = is_withdrawn
        self._work = work
        self._clock = clock
        self._ended = threading.Event()
        self._results: list[T] = []
        self._failure: Exception | None = None
        self.worked_s = 0.0
        """How long the call took that gave the result."""

    def run(self, engine: Engine, unwanted: Callable[[], bool]) -> None:
        """Do it, on the engine thread; raises what the engine raises."""
        began_at_s = self._clock()
        result = self._work(engine, lambda: unwanted() or self.is_withdrawn())
        self.worked_s = self._clock() - began_at_s
        self._results.append(result)
        self._ended.set()

    def fail(self, failure: Exception) -> None:
        """It will not be done; whoever waits gets `failure` raised."""
        self._failure = failure
        self._ended.set()

    def wait(self, timeout_s: float) -> bool:
        """Whether it has come to its end within that time."""
        return self._ended.wait(timeout_s)

    def result(self) -> T:
        """What came of it, once it has ended."""
        if self._failure is not None:
            raise self._failure
        return self._results[0]


Command: TypeAlias = "Utterance | Load | Wake | LetRest | Free | ShutDown | Place | Returned | Errand[Any] | Refused"
