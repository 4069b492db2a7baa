"""Whether the user has done anything since text was put into a window, on systems that have to be asked for it.

No key is known by its name, and none is kept: only whether there was one, and the first ends the watch.
"""

from __future__ import annotations

import logging
import threading
import time
from abc import ABC, abstractmethod
from enum import StrEnum
from typing import Protocol, Self

from dictation_app.work_loop import guarded

log = logging.getLogger(__name__)

_POLL_S = 0.015
"""No finger is quicker than three of these."""
_LATE_S = 0.06
_COMMAND_S = 2.0
"""A combination that was pressed so long ago at most may be the one that asks for the text to be taken out."""
_LONGEST_S = 150.0
"""After this nobody asks for it any more."""
_JOIN_S = 1.0


class Watch(Protocol):
    """What the user does since it began."""

    @property
    def none(self) -> bool:
        """Whether there was nothing, but for a combination just now, which may be the one that asks for an undo."""
        ...

    def close(self) -> None:
        """See nothing any more."""
        ...


class Seen(StrEnum):
    """Since the look before."""

    NOTHING = "nothing"
    COMMAND = "command"
    """A combination, once."""
    TOUCH = "touch"
    PERHAPS = "perhaps"
    """Something that is no touch as long as looks follow each other closely."""


class PolledTouches(ABC):
    """See `Watch`. From `begin` on; `_look` is called on a thread of its own."""

    def __init__(self) -> None:
        self._is_touched = False
        self._command_at_s: float | None = None
        """When a combination was pressed, and nothing before it or since."""
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="touches", daemon=True)

    def begin(self) -> Self:
        """Watch from now on."""
        self._look()  # what was before
        self._thread.start()
        return self

    @property
    def none(self) -> bool:
        """See `Watch`."""
        command_at_s = self._command_at_s
        is_command = command_at_s is None or time.monotonic() - command_at_s < _COMMAND_S
        return is_command and not self._is_touched

    def close(self) -> None:
        """See `Watch`."""
        self._ended.set()
        self._thread.join(_JOIN_S)

    @abstractmethod
    def _look(self) -> Seen:
        """What has happened since it was called last."""

    def _run(self) -> None:
        guarded(self._watch, self._end_blind)

    def _end_blind(self, bug: Exception) -> None:
        """Nobody looks any more."""
        log.info("What the user does is not seen any more (%s).", type(bug).__name__)
        self._is_touched = True

    def _watch(self) -> None:
        began_s = looked_at_s = time.monotonic()
        while not self._is_touched and not self._ended.wait(_POLL_S):
            seen, now_s = self._look(), time.monotonic()
            is_late, looked_at_s = now_s - looked_at_s > _LATE_S, now_s
            if seen is Seen.COMMAND:
                self._is_touched = self._command_at_s is not None
                self._command_at_s = now_s
            elif seen is Seen.TOUCH or (seen is Seen.PERHAPS and is_late) or now_s - began_s > _LONGEST_S:
                self._is_touched = True
