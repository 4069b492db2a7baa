"""A process that is killed at one of the changes it makes to the disk. Imported by scripts that tests run."""

from __future__ import annotations

import os
import signal
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def die_at(change: int) -> Callable[[], int]:
    """Be killed at this one, counted from 1, where there are so many; what is returned says how many there were."""
    numbers = count(1)

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **words: Any) -> Any:
            if next(numbers) == change:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **words)

        return call

    for name in ("fsync", "rename", "replace", "unlink", "rmdir", "mkdir"):
        setattr(os, name, counted(getattr(os, name)))
    return lambda: next(numbers) - 1
