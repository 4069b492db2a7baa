"""The sound of other programs, as each system lets a program see and mute it.

A system may remember a mute for the next stream of the same program, and for ever: it is to be taken back there, too.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from dictation_app.errors import UserError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

OWN = "dictation.own"
"""Property of what the app plays by a program of the system, where streams have properties."""


class MixerError(UserError):
    """The sound of other programs cannot be seen or muted here."""


class Stream(Struct, frozen=True, kw_only=True):
    """Sound that another program plays, or could play at any moment."""

    key: str
    """Stands for it as long as it lives, for every process that asks."""
    kept_as: str = ""
    """Under which the system remembers its mute for others to come; empty = it does not."""
    is_muted: bool = False


class Mixer(Protocol):
    """Raises `MixerError`; a call may stand still with the sound system."""

    def streams(self) -> tuple[Stream, ...]:
        """Those that are heard, but this app's own."""
        ...

    def mute(self, streams: Sequence[Stream]) -> None:
        """Those of them that are still there."""
        ...

    def unmute(self, streams: Sequence[Stream], but: Collection[str]) -> None:
        """Likewise, and take back what the system remembers of it; not the ones with these keys."""
        ...

    def close(self) -> None:
        """Let go of the sound system."""
        ...


def open_mixer() -> Mixer:
    """The one of this system; raise `MixerError`."""
    # Imported where they are wanted: most people never mute anything.
    if sys.platform == "win32":
        from dictation_app.audio.mixers.win32 import WindowsMixer, device_enumerator  # noqa: PLC0415

        return WindowsMixer(device_enumerator())
    if sys.platform == "darwin":
        from dictation_app.audio.mixers.macos import MacMixer  # noqa: PLC0415

        return MacMixer()
    try:
        from dictation_app.audio.mixers.pulse import PulseMixer  # noqa: PLC0415
    except (ImportError, OSError) as exc:
        raise MixerError(
            say("Other programs cannot be muted: PulseAudio's library is missing."),
            say("Install it (`libpulse0` on Debian and Ubuntu)."),
        ) from exc
    return PulseMixer()
