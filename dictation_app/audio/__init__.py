"""Sound coming in: microphone and files. The only package that knows PortAudio, WebRTC VAD and FFmpeg.

Importing it loads none of them.
"""

from __future__ import annotations

from importlib import import_module

from dictation_app.errors import MicrophoneError


def load_sound_library() -> None:
    """Import PortAudio, without which `microphone` and `recorder` cannot be imported; raise `MicrophoneError`.

    It looks for devices meanwhile, which takes a while. After a failure the next call tries again.
    """
    try:
        import_module("sounddevice")
    except Exception as exc:  # OSError, or sounddevice's own class, which nobody can name while its import fails
        raise MicrophoneError(
            "No sound can be recorded: the PortAudio library is missing or finds no sound system.",
            "Install it (`libportaudio2` on Debian and Ubuntu), or check that a sound server is running.",
        ) from exc
