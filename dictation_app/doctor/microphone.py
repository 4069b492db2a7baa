"""Whether the microphone opens, and sound comes from it. What is heard is measured and kept nowhere."""

from __future__ import annotations

import queue
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.doctor.finding import Action, Finding, State
from dictation_app.errors import MicrophoneError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.settings import AudioSettings

NAME = say("Microphone")

_LISTEN_S = 1.0
_FIRST_S = 2.0
"""The longest wait for the first block; Bluetooth headsets take their time."""
_ENOUGH_MS = 500
_CLIPPED_SHARE = 0.01
_FULL_SCALE = 0.999


@dataclass(frozen=True, slots=True, kw_only=True)
class Listened:
    """What came from a microphone in a second."""

    name: str
    rate_hz: int
    open_ms: int
    first_ms: int | None
    """From opening to the first block; None: none came."""
    level_dbfs: float
    """Root mean square of all."""
    peak: float
    """0..1; 0 is digital silence, or a value that never changes."""
    sound_ms: int = 1000
    """How long the sound is that came; less than was listened to where the device stopped by itself."""
    clipped_share: float = 0.0
    """Of the samples, at full scale."""
    overflowed: bool = False


def microphone(listen: Callable[[], Listened]) -> tuple[Finding, ...]:
    """Open it and listen for a second."""
    try:
        heard = listen()
    except MicrophoneError as exc:
        return (
            Finding(
                name=NAME,
                state=State.FAILED,
                value=say("it does not open"),
                cause=exc.message,
                next_step=exc.hint,
                action=Action.CHOOSE_MICROPHONE,
            ),
        )
    private = (heard.name,)
    again = say("Unplug it and plug it in again, or choose another one.")
    opened = say("'{name}' opened in {open_ms} ms", name=heard.name, open_ms=heard.open_ms)
    if heard.first_ms is None:
        return (_silent(say("{opened}, and sends nothing", opened=opened), again, private),)
    if heard.peak == 0.0:
        step = say(
            "Switch it on at the microphone itself and in the sound settings of your desktop, or choose another one."
        )
        return (
            _silent(say("{opened}, and sends only digital silence", opened=opened), step, private, say("It is muted.")),
        )
    if heard.sound_ms < _ENOUGH_MS:
        value = say("{opened}, and stops after {sound_ms} ms", opened=opened, sound_ms=heard.sound_ms)
        return (_silent(value, again, private, say("The device, or the sound system, ended the recording.")),)
    value = say(
        "{opened}, first sound after {first_ms} ms, {rate_khz:g} kHz, level {level_db:.0f} dB",
        opened=opened,
        first_ms=heard.first_ms,
        rate_khz=heard.rate_hz / 1000,
        level_db=heard.level_dbfs,
    )
    cause, advice = "", ""
    if heard.overflowed:
        cause = say("Parts of the sound were lost because the machine was too busy.")
        advice = say("Close programs that compute much, and check again.")
    elif heard.clipped_share > _CLIPPED_SHARE:
        cause = say("The sound is too loud and gets distorted.")
        advice = say("Turn the microphone down in the sound settings of your desktop.")
    state = State.WARNING if cause else State.OK
    return (Finding(name=NAME, state=state, value=value, cause=cause, next_step=advice, private=private),)


def _silent(value: str, step: str, private: tuple[str, ...], cause: str = say("No sound comes from it.")) -> Finding:
    return Finding(
        name=NAME,
        state=State.FAILED,
        value=value,
        cause=cause,
        next_step=step,
        action=Action.CHOOSE_MICROPHONE,
        private=private,
    )


def listen(settings: AudioSettings) -> Listened:
    """Open the microphone of the settings for a moment. It gives way to every other use of the sound system."""
    from dictation_app.audio import load_sound_library  # noqa: PLC0415

    load_sound_library()
    import numpy as np  # noqa: PLC0415  # see `load_sound_library`

    from dictation_app.audio.blocks import RawBlock  # noqa: PLC0415
    from dictation_app.audio.microphone import Microphone, level_dbfs  # noqa: PLC0415

    blocks: queue.SimpleQueue[object] = queue.SimpleQueue()
    source = Microphone(settings, blocks.put, gives_way=True)
    began_s = time.monotonic()
    source.open()
    try:
        opened_s = time.monotonic()
        first_ms, overflowed, until_s = None, False, opened_s + _FIRST_S
        frames = []
        while (wait_s := until_s - time.monotonic()) > 0:
            try:
                block = blocks.get(timeout=wait_s)
            except queue.Empty:
                break
            if not isinstance(block, RawBlock):
                break  # it ended by itself
            if first_ms is None:
                first_ms = max(0, round((block.received_at_s - opened_s) * 1000))
                until_s = time.monotonic() + _LISTEN_S
            frames.append(block.frames)
            overflowed = overflowed or block.overflowed
        rate_hz = source.rate_hz
    finally:
        source.close()
    came = np.concatenate(frames) if frames else np.zeros((0, 1), np.float32)
    sound = came.reshape(-1)
    loud = np.abs(sound)
    changes = bool(len(came)) and bool(np.ptp(came, axis=0).any())
    return Listened(
        name=source.name,
        rate_hz=rate_hz,
        open_ms=round((opened_s - began_s) * 1000),
        first_ms=first_ms,
        level_dbfs=level_dbfs(sound),
        peak=float(loud.max(initial=0.0)) if changes else 0.0,
        sound_ms=round(1000 * len(came) / rate_hz),
        clipped_share=float((loud >= _FULL_SCALE).mean()) if len(loud) else 0.0,
        overflowed=overflowed,
    )
