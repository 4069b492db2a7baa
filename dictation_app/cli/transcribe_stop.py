"""Ctrl+C while files are transcribed: the first asks, the second ends at once."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType, TracebackType
    from typing import Self


class Stop:
    """Asked by all threads, set by the signal, which comes to the main thread."""

    def __init__(self) -> None:
        self.is_asked = False
        self.is_abandoned = False
        """Nothing is to be written any more."""
        self.says_so = True
        """Something is under way that the user waits for."""
        self._before: object = None

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(self, _kind: type[BaseException] | None, _exc: BaseException | None, _: TracebackType | None) -> None:
        signal.signal(signal.SIGINT, self._before)  # type: ignore[arg-type]  # what signal() itself returned

    def _ask(self, _signal: int, _frame: FrameType | None) -> None:
        if self.is_asked:
            self.is_abandoned = True
            raise KeyboardInterrupt
        self.is_asked = True
        if self.says_so and sys.__stderr__ is not None:
            # Not through a file object: the signal may have come in the middle of writing to it.
            with suppress(OSError):  # nobody reads it
                os.write(2, b"\ndictation: Stopping after this piece. Ctrl+C again ends at once.\n")
