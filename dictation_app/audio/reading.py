"""A short recording for the app itself, such as of a text that is read aloud: kept in memory only, and nowhere else.

It runs on the thread that asks for it. It gives way: a dictation that needs the microphone gets it.
"""

from __future__ import annotations

import queue
import time
from typing import TYPE_CHECKING

import numpy as np

from dictation_app.audio import load_sound_library, microphone_said
from dictation_app.errors import MicrophoneError, WorkDroppedError
from dictation_app.sentences import say
from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.audio.microphone import Microphone
    from dictation_app.settings import AudioSettings
    from dictation_app.values.speech import Samples

LONGEST_S = 28.0
"""It has to fit into one window of the engine."""
_POLL_S = 0.1
_NO_SOUND_S = 3.0


def record(
    audio: AudioSettings,
    *,
    is_read: Callable[[], bool],
    is_given_up: Callable[[], bool],
    tell_level: Callable[[float], None],
    make_microphone: Callable[[AudioSettings, Callable[[object], None]], Microphone] | None = None,
    longest_s: float = LONGEST_S,
) -> Samples:
    """Listen until it `is_read`, or the longest time is over; raise `MicrophoneError` where nothing comes.

    Raises `WorkDroppedError` where it was given up.
    """
    load_sound_library()
    blocks: queue.SimpleQueue[object] = queue.SimpleQueue()
    microphone = (make_microphone or _make_microphone)(audio, blocks.put)
    microphone.open()
    try:
        return _listen(microphone, blocks, is_read, is_given_up, tell_level, longest_s)
    finally:
        microphone.close()


def _listen(
    microphone: Microphone,
    blocks: queue.SimpleQueue[object],
    is_read: Callable[[], bool],
    is_given_up: Callable[[], bool],
    tell_level: Callable[[float], None],
    longest_s: float,
) -> Samples:
    # Only here, where the sound library is loaded.
    from dictation_app.audio.blocks import RawBlock  # noqa: PLC0415
    from dictation_app.audio.microphone import level_dbfs  # noqa: PLC0415

    heard: list[Samples] = []
    most = round(longest_s * SAMPLE_RATE_HZ)
    last_at_s = time.monotonic()
    while not is_read() and sum(map(len, heard)) < most:
        if is_given_up():
            raise WorkDroppedError
        try:
            block = blocks.get(timeout=_POLL_S)
        except queue.Empty:
            if time.monotonic() - last_at_s > _NO_SOUND_S:
                raise MicrophoneError(
                    say("No sound comes from '{name}'.", name=microphone_said(microphone.name)),
                    say("Plug it in again or choose another microphone."),
                ) from None
            continue
        if isinstance(block, RawBlock) and block.stream == microphone.stream_number:
            last_at_s = time.monotonic()
            heard.append(microphone.convert(block))
            tell_level(level_dbfs(heard[-1]))
    if not heard:
        return np.empty(0, np.float32)
    samples: Samples = np.concatenate([*heard, microphone.flush()])[:most]
    samples.flags.writeable = False
    return samples


def _make_microphone(audio: AudioSettings, sink: Callable[[object], None]) -> Microphone:
    from dictation_app.audio.microphone import Microphone  # noqa: PLC0415  # see `load_sound_library`

    return Microphone(audio, sink, gives_way=True)
