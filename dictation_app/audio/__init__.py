"""Sound coming in: microphone and files. The only package that knows PortAudio, WebRTC VAD and FFmpeg.

Importing it loads none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from dictation_app.audio.sound_calls import sound_calls
from dictation_app.errors import MicrophoneError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable

LOAD_TIMEOUT_S = 5.0
"""For those for whom nobody waits with a key down."""

SYSTEM_DEFAULT = say("System default")
"""The microphone that the desktop chose."""

_CHOSEN_BY_DESKTOP = ("", "default")
"""In the settings, and as ALSA calls it."""


def load_sound_library(timeout_s: float = LOAD_TIMEOUT_S, on_late: Callable[[], None] | None = None) -> None:
    """Import PortAudio, without which `microphone` and `recorder` cannot be imported; raise `MicrophoneError`.

    It asks the sound system for devices meanwhile, which takes a while, and never ends where that stands still: nothing
    else may import it before this has returned. After a failure the next call tries again; `on_late` is called, on
    another thread, when the sound system has answered after all.
    """
    loading = sound_calls().make(lambda: import_module("sounddevice"))
    try:
        loading.result(timeout_s)
    except TimeoutError as exc:
        if on_late is not None:
            loading.add_done_callback(lambda _: on_late())
        raise MicrophoneError(
            say("The sound system does not answer."), say("Try again in a moment, or restart the sound server.")
        ) from exc
    except Exception as exc:  # OSError, or sounddevice's own class, which nobody can name while its import fails
        raise MicrophoneError(
            say("No sound can be recorded: the PortAudio library is missing or finds no sound system."),
            say("Install it (`libportaudio2` on Debian and Ubuntu), or check that a sound server is running."),
        ) from exc


def microphone_said(name: str) -> str:
    """What people call the microphone that the sound system calls so."""
    return SYSTEM_DEFAULT if name in _CHOSEN_BY_DESKTOP else name
