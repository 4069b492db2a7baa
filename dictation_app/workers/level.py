"""LevelThread: how loud a microphone is, while nobody dictates; and which microphones there are."""

from __future__ import annotations

import itertools
import logging
import queue
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from dictation_app.audio import load_sound_library, microphone_said
from dictation_app.audio.sound_calls import leave_to_itself, sound_calls
from dictation_app.errors import MicrophoneError, UserError
from dictation_app.sentences import say
from dictation_app.values.speech import SAMPLE_RATE_HZ
from dictation_app.workers.base import LeavableThread

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from dictation_app.audio.microphone import Microphone
    from dictation_app.settings import AudioSettings
    from dictation_app.values.speech import Samples

_log = logging.getLogger(__name__)

_POLL_S = 0.2
_NO_SOUND_S = 1.5
"""A microphone that was opened and sends nothing, or nothing but zeros, for so long is not heard."""
_ANSWER_S = 5.0
"""The longest wait for the sound system to tell its microphones."""


@dataclass(frozen=True, slots=True)
class _Listen:
    audio: AudioSettings


class _Rest:
    pass


@dataclass(frozen=True, slots=True)
class _Record:
    ticket: int
    audio: AudioSettings
    seconds: float


class _StopRecording:
    pass


@dataclass(frozen=True, slots=True)
class _List:
    anew: bool


class _Shutdown:
    pass


class LevelThread(LeavableThread):
    """Listens to one microphone at a time and keeps nothing of what it hears, but for who asked to `record`."""

    level = Signal(float)
    """dBFS of the last block; some 50 a second."""
    failed = Signal(str)
    """Why nothing is heard, in a sentence."""
    opened = Signal(str)
    """It listens to the microphone of this name."""
    recorded = Signal(int, object, str)
    """What `record` returned; `Samples`, as a dictation would have them, or None: it was given up; the name of the
    microphone.
    """
    listed = Signal(object)
    """The names of the microphones."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        make_microphone: Callable[[AudioSettings, Callable[[object], None]], Microphone] | None = None,
        list_names: Callable[[bool], tuple[str, ...]] | None = None,
    ) -> None:
        super().__init__("level", say("The level of the microphone"), parent)
        self._make_microphone = make_microphone or _make_microphone
        self._list_names = list_names or _list_names
        self._queue: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._tickets = itertools.count(1)
        # Everything below belongs to the thread.
        self._microphone: Microphone | None = None
        self._heard_at_s = 0.0
        self._told = False
        self._recording: list[Samples] | None = None
        self._ticket = 0
        self._samples_left = 0
        self._record_until_s = 0.0
        self._is_open_to_record = False
        """Nobody wants to see the level: it is closed when the recording ends."""

    def listen(self, audio: AudioSettings) -> None:
        """Tell the level of this microphone from now on, and of no other."""
        self._queue.put(_Listen(audio))

    def record(self, audio: AudioSettings, seconds: float) -> int:
        """Tell so much of the sound of this microphone, and its level all the same; `recorded` comes of it."""
        ticket = next(self._tickets)
        self._queue.put(_Record(ticket, audio, seconds))
        return ticket

    def stop_recording(self) -> None:
        """Give it up."""
        self._queue.put(_StopRecording())

    def rest(self) -> None:
        """Listen to none."""
        self._queue.put(_Rest())

    def list_microphones(self, *, anew: bool) -> None:
        """Tell which there are; `anew`: also those that came since the sound system was first asked.

        That would close every stream of this process, so it is not done while somebody dictates or plays.
        """
        self._queue.put(_List(anew))

    def shut_down(self) -> None:
        """End the thread, whatever the sound system does."""
        self._queue.put(_Shutdown())
        self.end_soon()

    def leave(self) -> None:
        """See `LeavableThread`."""
        leave_to_itself()

    def work(self) -> None:
        """See `LeavableThread`."""
        try:
            while True:
                try:
                    item = self._queue.get(timeout=None if self._microphone is None else _POLL_S)
                except queue.Empty:
                    item = None
                if isinstance(item, _Shutdown):
                    return
                self._carry_out(item)
                self._watch()
        finally:
            self._close()

    def _carry_out(self, item: object) -> None:
        match item:
            case _Listen(audio):
                self._close()
                self._open(audio)
            case _Rest():
                self._close()
            case _Record(ticket, audio, seconds):
                self._ticket = ticket
                self._begin_recording(audio, seconds)
            case _StopRecording():
                self._end_recording(None)
            case _List(anew):
                self._list(anew=anew)
            case None:
                pass
            case _:
                self._hear(item)

    def _open(self, audio: AudioSettings) -> None:
        try:
            load_sound_library()
            microphone = self._make_microphone(audio, self._queue.put)
            microphone.open()
        except UserError as exc:
            self.failed.emit(exc.message)
            return
        self._microphone, self._heard_at_s, self._told = microphone, time.monotonic(), False
        self.opened.emit(microphone.name)

    def _begin_recording(self, audio: AudioSettings, seconds: float) -> None:
        if self._microphone is None:
            self._open(audio)
            self._is_open_to_record = True
        self._recording, self._samples_left = [], round(seconds * SAMPLE_RATE_HZ)
        self._record_until_s = time.monotonic() + seconds + _NO_SOUND_S
        if self._microphone is None:
            self._end_recording(None)  # why not was told

    def _end_recording(self, samples: Samples | None) -> None:
        if self._recording is not None:
            self._recording = None
            self.recorded.emit(self._ticket, samples, "" if self._microphone is None else self._microphone.name)
            if self._is_open_to_record:
                self._close()

    def _close(self) -> None:
        self._end_recording(None)
        microphone, self._microphone = self._microphone, None
        self._is_open_to_record = False
        if microphone is not None:
            microphone.close()

    def _list(self, *, anew: bool) -> None:
        if anew:
            self._close()
        try:
            load_sound_library()
            names = self._list_names(anew)
        except (MicrophoneError, TimeoutError) as exc:
            _log.info("The microphones are not known: %s", type(exc).__name__)
            if isinstance(exc, TimeoutError):
                leave_to_itself()
            names = ()
        self.listed.emit(names)

    def _hear(self, block: object) -> None:
        # Only here, where the sound library is loaded.
        from dictation_app.audio.blocks import RawBlock  # noqa: PLC0415
        from dictation_app.audio.microphone import SILENCE_DBFS, level_dbfs  # noqa: PLC0415

        microphone = self._microphone
        if microphone is None or not isinstance(block, RawBlock) or block.stream != microphone.stream_number:
            return  # of a microphone before this one; or it ended, which `_watch` sees
        samples = microphone.convert(block)
        if self._recording is not None:
            self._keep(samples[: self._samples_left], self._recording)
        level = level_dbfs(samples)
        if level > SILENCE_DBFS:
            self._heard_at_s, self._told = time.monotonic(), False
        if not self._told:
            self.level.emit(level)

    def _keep(self, samples: Samples, recording: list[Samples]) -> None:
        recording.append(samples)
        self._samples_left -= len(samples)
        if self._samples_left <= 0:
            self._end_recording(_joined(recording))

    def _watch(self) -> None:
        microphone = self._microphone
        if self._recording is not None and time.monotonic() > self._record_until_s:
            self._end_recording(_joined(self._recording))  # it sends less than it should, or nothing
        if microphone is not None and not self._told and time.monotonic() - self._heard_at_s > _NO_SOUND_S:
            self._told = True
            self.failed.emit(
                say(
                    "No sound comes from '{name}'; it may be muted or unplugged.", name=microphone_said(microphone.name)
                )
            )


def _joined(pieces: list[Samples]) -> Samples:
    import numpy as np  # noqa: PLC0415  # not before there is something to join

    sound: Samples = np.concatenate(pieces) if pieces else np.zeros(0, np.float32)
    sound.flags.writeable = False
    return sound


def _make_microphone(audio: AudioSettings, sink: Callable[[object], None]) -> Microphone:
    from dictation_app.audio.microphone import Microphone  # noqa: PLC0415  # see `load_sound_library`

    return Microphone(audio, sink, gives_way=True)


def _list_names(anew: bool) -> tuple[str, ...]:  # noqa: FBT001  # as the thread calls it
    from dictation_app.audio.microphone import list_microphones, refresh_idle_devices  # noqa: PLC0415  # likewise

    if anew:
        sound_calls().make(refresh_idle_devices).result(_ANSWER_S)
    found = sound_calls().make(list_microphones).result(_ANSWER_S)
    return tuple(dict.fromkeys(microphone.name for microphone in found))
