"""What can go wrong in words a person can act on.

The seam that knows a library converts its errors (``raise ModelError(...) from exc``); above the seams only
`UserError` is caught, once in each thread loop and once at the command line. Everything else is a bug, but for
`WorkDroppedError`, which is no failure at all.
"""

from __future__ import annotations

from enum import IntEnum

from dictation_app.sentences import joined


class ExitCode(IntEnum):
    """Exit codes of the ``dictation`` command (documented in README.md)."""

    OK = 0
    FAILED = 1
    """Something in the request did not succeed (for example one of several files)."""
    USAGE = 2
    """The command line itself is wrong; given by click."""
    NOT_RUNNING = 3
    """The command needs the running app, and none answers."""
    NO_DISPLAY = 4
    MODEL = 5
    MICROPHONE = 6
    AUDIO_FILE = 7
    SETTINGS = 8
    ENGINE = 9
    HOTKEY = 10
    INTERRUPTED = 130
    """Ctrl+C, as shells have it (128 + SIGINT)."""


class UserError(Exception):
    """A failure the user can understand and act on.

    `message` names the thing and the cause in one sentence; `hint` is the next step (may be empty).
    """

    exit_code = ExitCode.FAILED

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return joined(self.message, self.hint)

    def __reduce__(self) -> tuple[type[UserError], tuple[str, str]]:
        # Exceptions cross the engine's process boundary; the default would lose `hint`.
        return type(self), (self.message, self.hint)


class MicrophoneError(UserError):
    """No microphone, or it stopped delivering sound."""

    exit_code = ExitCode.MICROPHONE


class PlaybackError(UserError):
    """No loudspeaker, or it stopped taking sound."""


class ModelError(UserError):
    """A speech model is unknown, missing, damaged or cannot be fetched."""

    exit_code = ExitCode.MODEL


class EngineError(UserError):
    """The speech engine cannot run or stopped running."""

    exit_code = ExitCode.ENGINE


class WorkDroppedError(Exception):
    """Work ahead was given up because something else is wanted of the engine. Nobody is told."""


class OutputError(UserError):
    """The text could not be put into the focused window."""


class HotkeyError(UserError):
    """The hotkey cannot be understood or registered."""

    exit_code = ExitCode.HOTKEY


class LeftToDesktopError(HotkeyError):
    """No program gets the keys here (Wayland); the desktop may start and end dictations by commands."""


class AudioFileError(UserError):
    """A media file cannot be read or holds no sound."""

    exit_code = ExitCode.AUDIO_FILE


class SettingsError(UserError):
    """A setting is unknown, or its value is not allowed."""

    exit_code = ExitCode.SETTINGS


class HistoryError(UserError):
    """The history cannot be read or written, or has no such entry."""


class LockedError(HistoryError):
    """What is encrypted cannot be read: its key is not to be had, or not the right one, or it is too damaged.

    `key_id` names the key where it is only that this has not come yet.
    """

    def __init__(self, message: str, hint: str = "", *, key_id: bytes = b"") -> None:
        super().__init__(message, hint)
        self.key_id = key_id


class JournalError(UserError):
    """A dictation cannot be kept on the disk, or what is there of it not be read or deleted."""


class JobsError(UserError):
    """The list of files to be transcribed cannot be read or written."""


class NotRunningError(UserError):
    """The command talks to the running app, and none answers."""

    exit_code = ExitCode.NOT_RUNNING


class DisplayError(UserError):
    """There is no desktop to show a window on."""

    exit_code = ExitCode.NO_DISPLAY
