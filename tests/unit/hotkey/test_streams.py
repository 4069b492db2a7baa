"""Whatever is pressed, in whatever order and however it ends: no key counts as held, and nothing is recorded.

`DICTATION_KEY_STREAMS=100000` before the command makes so many streams of each kind; it takes some minutes.
"""

from __future__ import annotations

import os
from random import Random

import pytest

from tests.unit.hotkey.streams import STEPS, EvdevStream, WindowsStream, X11Stream

STREAMS = int(os.environ.get("DICTATION_KEY_STREAMS", "5000"))


@pytest.mark.parametrize("kind", [WindowsStream, X11Stream, EvdevStream])
def test_every_stream_of_keys_ends_with_nothing_held_and_nothing_recorded(
    kind: type[WindowsStream | X11Stream | EvdevStream],
) -> None:
    for seed in range(STREAMS):
        stream = kind(Random(seed))  # noqa: S311  # repeatable, not secret
        try:
            for _ in range(STEPS):
                stream.step()
            stream.end()
        except AssertionError as exc:
            pytest.fail(f"seed {seed}: {exc}")
