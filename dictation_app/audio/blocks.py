"""What comes from an open microphone, one piece after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBlock:
    """One callback's worth of sound, as the device delivered it."""

    frames: np.ndarray
    """float32, shape (n, channels), at the device's rate; a copy, never changed."""
    received_at_s: float
    """`time.monotonic()` in the callback."""
    overflowed: bool
    """Sound was lost before this block because the machine was too busy."""
    stream: int
    """Which opening of the microphone it belongs to; counts up."""


@dataclass(frozen=True, slots=True)
class StreamEnded:
    """The device stopped delivering by itself (unplugged, sound server gone)."""

    stream: int


Sink: TypeAlias = Callable[[RawBlock | StreamEnded], None]
