"""OtherSound: other programs are silent while somebody dictates, and what was muted for it is heard again afterwards.

What it mutes is noted in a file before, so that the next start of the app puts right what a crash left behind. It has
a thread of its own, because a sound system that stands still answers never; nothing waits for it.
"""

from __future__ import annotations

import logging
import queue
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec
from msgspec import Struct

from dictation_app import owner_only
from dictation_app.audio.mixers import MixerError, Stream, open_mixer
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dictation_app.audio.mixers import Mixer

_log = logging.getLogger(__name__)

_LOOK_AGAIN_S = 1.0
"""What begins to play meanwhile is muted, too."""
_AFTER_S = 0.3
"""The last word is still being recorded; and who dictates again at once hears nothing in between."""
_AGAIN_S = 5.0
"""A sound server that is being started, with the desktop or anew, answers soon."""


class Muted(Struct, frozen=True, kw_only=True):
    """What the file has."""

    version: Literal[1] = 1
    streams: tuple[Stream, ...] = ()
    """Muted by this app."""
    theirs: tuple[str, ...] = ()
    """Keys of those that were muted before."""


@dataclass(frozen=True, slots=True)
class _Use:
    enabled: bool


@dataclass(frozen=True, slots=True)
class _Listen:
    on: bool


_Command: TypeAlias = _Use | _Listen


class OtherSound:
    """`run` is the body of its thread; everything before it may be called from any."""

    def __init__(
        self,
        file: Path,
        tell: Callable[[str], None],
        *,
        open_mixer: Callable[[], Mixer] = open_mixer,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`tell` is called, on the thread, with why nothing can be muted; once until it can."""
        self._file = file
        self._tell = tell
        self._open_mixer = open_mixer
        self._clock = clock
        self._queue: queue.SimpleQueue[_Command | None] = queue.SimpleQueue()
        # Everything below belongs to the thread.
        self._mixer: Mixer | None = None
        self._muted = Muted()
        self._is_enabled = self._is_listening = self._is_told = False
        self._unmute_at_s: float | None = None

    def use(self, *, enabled: bool) -> None:
        """Whether anything is to be muted at all."""
        self._queue.put(_Use(enabled))

    def listen(self, *, on: bool) -> None:
        """Somebody dictates, or does no more."""
        self._queue.put(_Listen(on))

    def shut_down(self) -> None:
        """Let everything be heard, and end."""
        self._queue.put(None)

    def run(self) -> None:
        """Thread body; returns after `shut_down`."""
        self._put_right()
        try:
            while True:
                try:
                    command = self._queue.get(timeout=self._wait_s())
                except queue.Empty:
                    pass
                else:
                    if command is None:
                        return
                    self._take(command)
                self._attempt(self._follow)
        finally:
            self._attempt(self._unmute)

    def _wait_s(self) -> float | None:
        if self._unmute_at_s is not None:
            return max(0.0, self._unmute_at_s - self._clock())
        return _LOOK_AGAIN_S if self._is_enabled and self._is_listening else None

    def _take(self, command: _Command) -> None:
        match command:
            case _Use(enabled):
                if enabled and not self._is_enabled:
                    # Whether it can be done is known now, and at the next key everything is loaded.
                    self._attempt(self._open)
                self._is_enabled = enabled
            case _Listen(on):
                self._is_listening = on
        is_wanted = self._is_enabled and self._is_listening
        is_due = not is_wanted and bool(self._muted.streams)
        self._unmute_at_s = self._clock() + (_AFTER_S if self._is_enabled else 0.0) if is_due else None

    def _follow(self) -> None:
        if self._is_enabled and self._is_listening:
            self._mute()
        elif not self._muted.streams:
            self._close()
        elif self._unmute_at_s is not None and self._clock() >= self._unmute_at_s:
            self._unmute()

    def _mute(self) -> None:
        streams, known = self._open().streams(), self._muted
        ours = {stream.key for stream in known.streams}
        new = tuple(stream for stream in streams if not stream.is_muted and stream.key not in ours)
        if new:
            before = tuple(stream.key for stream in streams if stream.is_muted and stream.key not in ours)
            # Before it is done: a crash in between leaves nothing silent for ever.
            self._note(Muted(streams=(*known.streams, *new), theirs=known.theirs if known.streams else before))
            self._open().mute(new)
        self._is_told = False

    def _unmute(self) -> None:
        self._unmute_at_s = None
        if self._muted.streams:
            self._open().unmute(self._muted.streams, self._muted.theirs)
            self._note(Muted())
        self._close()

    def _put_right(self) -> None:
        """What a run of the app left muted that was killed."""
        try:
            self._muted = msgspec.json.decode(self._file.read_bytes(), type=Muted)
        except FileNotFoundError:
            return
        except (OSError, msgspec.DecodeError):
            _log.info("What was muted last cannot be read")
            self._muted = Muted()
        if self._muted.streams:
            _log.info("Letting %d streams be heard that were left muted", len(self._muted.streams))
            self._attempt(self._unmute)

    def _note(self, muted: Muted) -> None:
        """Raise `MixerError` where it cannot be: nothing is muted that nobody could unmute."""
        try:
            if muted.streams:
                owner_only.make_folder(self._file.parent)
                # What was noted before is not lost where this cannot be written.
                new = self._file.with_name(f"{self._file.name}.new")
                with open(new, "wb", opener=owner_only.opener) as file:  # with an opener
                    file.write(msgspec.json.encode(muted))
                new.replace(self._file)
            else:
                self._file.unlink(missing_ok=True)
        except OSError as exc:
            raise MixerError(
                say("Other programs are not muted: it cannot be noted ({reason}).", reason=exc.strerror),
                say("Check space and permissions."),
            ) from exc
        self._muted = muted

    def _open(self) -> Mixer:
        if self._mixer is None:
            self._mixer = self._open_mixer()
        return self._mixer

    def _close(self) -> None:
        mixer, self._mixer = self._mixer, None
        if mixer is not None:
            mixer.close()

    def _attempt(self, doing: Callable[[], object]) -> None:
        try:
            doing()
        except MixerError as exc:
            self._close()
            # What is muted and should not be is tried again.
            is_wanted = self._is_enabled and self._is_listening
            self._unmute_at_s = self._clock() + _AGAIN_S if self._muted.streams and not is_wanted else None
            if not self._is_told:
                _log.info("Other sound: %s", exc.message)
                self._is_told = True
                self._tell(str(exc))
