"""CaptureThread: from the microphone to utterances."""

from __future__ import annotations

import logging
import queue
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from dictation_app.audio import load_sound_library
from dictation_app.errors import UserError
from dictation_app.sentences import joined, say
from dictation_app.work_loop import work_off
from dictation_app.workers.base import WorkerThread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QObject

    from dictation_app.audio.recorder import Recorder
    from dictation_app.settings import AudioSettings, SegmenterSettings
    from dictation_app.values.speech import Samples, Utterance

_log = logging.getLogger(__name__)

_POLL_S = 0.1
"""How often the capture thread looks at the clock while nothing arrives."""
_LOAD_S = 1.2
"""Somebody has pressed a key and begins to speak: who waits longer for the sound system must know it."""


@dataclass(frozen=True, slots=True)
class _Start:
    session_id: int


@dataclass(frozen=True, slots=True)
class _Stop:
    session_id: int
    at_s: float


@dataclass(frozen=True, slots=True)
class _Cancel:
    session_id: int


@dataclass(frozen=True, slots=True)
class _OwnSound:
    is_playing: bool


@dataclass(frozen=True, slots=True)
class _Apply:
    audio: AudioSettings
    segmenter: SegmenterSettings


class _Answered:
    """The sound system, after it was waited for in vain."""


class _Shutdown:
    pass


class CaptureThread(WorkerThread):
    """Owns the microphone and the segmenter; turns key-down to key-up into utterances and drafts of them."""

    level = Signal(float)
    """dBFS of the last block; some 50 a second while recording."""
    opened = Signal(str)
    """The first sound has arrived from the microphone of this name."""
    utterance = Signal(object)
    ended = Signal(int)
    """The recording of this dictation ended by itself; its last utterance has been sent."""
    failed = Signal(str, str)
    """Message and hint: the microphone cannot be used, or went away."""
    told = Signal(str)
    """Something the user should know about a recording that is in order."""
    prepared = Signal()
    """A start would record at once, or tell why it cannot."""
    muted = Signal(bool)
    """The microphone sends exact silence, or does no more."""

    def __init__(
        self,
        audio: AudioSettings,
        segmenter: SegmenterSettings,
        keep: Callable[[int, Samples], None],
        parent: QObject | None = None,
    ) -> None:
        """Call `keep(session_id, samples)` with all sound, on this thread and before anything is made of it."""
        super().__init__("capture", say("Recording"), parent)
        self.on_sound = keep
        self._queue: queue.SimpleQueue[object] = queue.SimpleQueue()
        # Everything below belongs to the thread.
        self._settings: _Apply | None = _Apply(audio, segmenter)
        """The newest; None to end."""
        self._pending_start: _Start | None = None

    def start_capture(self, session_id: int) -> None:
        """Record from now on."""
        self._queue.put(_Start(session_id))

    def stop_capture(self, session_id: int) -> None:
        """End the recording after its tail."""
        self._queue.put(_Stop(session_id, time.monotonic()))

    def cancel_capture(self, session_id: int) -> None:
        """Throw the recording away."""
        self._queue.put(_Cancel(session_id))

    @Slot()
    def begin_own_sound(self) -> None:
        """From now on the app plays something that the microphone hears; from any thread."""
        self._queue.put(_OwnSound(is_playing=True))

    @Slot()
    def end_own_sound(self) -> None:
        """It plays no more; from any thread."""
        self._queue.put(_OwnSound(is_playing=False))

    def apply(self, audio: AudioSettings, segmenter: SegmenterSettings) -> None:
        """Take changed settings over; a running recording is finished with the old ones."""
        self._queue.put(_Apply(audio, segmenter))

    def shut_down(self) -> None:
        """End the thread; what is being recorded is thrown away."""
        self._queue.put(_Shutdown())

    def body(self) -> None:
        """See `WorkerThread`: one recorder after the other, as settings change."""
        while self._settings is not None:
            self._record(self._settings)

    def _record(self, settings: _Apply) -> None:
        """Record with these settings until there are others, or none."""
        try:
            load_sound_library(_LOAD_S, lambda: self._queue.put(_Answered()))
        except UserError as exc:
            _log.warning("No recording: %s", str(exc.__cause__) or exc)
            self._refuse()
            return
        # The sound library takes a while to load: not on the GUI thread, not at key-down.
        from dictation_app.audio.recorder import make_recorder  # noqa: PLC0415

        recorder = make_recorder(settings.audio, settings.segmenter, self._queue.put, self)
        self.prepared.emit()
        try:
            work_off(self._items(recorder), partial(self._carry_out, recorder), partial(self._on_bug, recorder))
        finally:
            recorder.close()

    def _items(self, recorder: Recorder) -> Iterator[object]:
        """What the recorder is to do, until it is not wanted any more."""
        if self._pending_start is not None:
            start, self._pending_start = self._pending_start, None
            yield start
        is_outdated = False
        while not is_outdated or recorder.recording:
            try:
                item = self._queue.get(timeout=_POLL_S if recorder.busy else None)
            except queue.Empty:
                item = None
            match item:
                case _Shutdown():
                    self._settings = None
                    return
                case _Apply():
                    self._settings, is_outdated = item, True
                case None | _Answered():
                    pass
                case _:
                    yield item
            if self._queue.empty():
                # Sound that waits behind this proves that the microphone works, however late it is taken.
                recorder.watch(time.monotonic())

    @staticmethod
    def _carry_out(recorder: Recorder, item: object) -> None:
        match item:
            case _Start(session_id):
                recorder.start(session_id)
            case _Stop(session_id, at_s):
                recorder.stop(session_id, at_s)
            case _Cancel(session_id):
                recorder.cancel(session_id)
            case _OwnSound(is_playing):
                recorder.hear_own_sound(is_playing=is_playing)
            case sound:
                recorder.take(sound)

    @staticmethod
    def _on_bug(recorder: Recorder, _item: object, bug: Exception) -> None:
        """End the recording in order: what was said before is not lost, and the next one works."""
        _log.error("Recording failed", exc_info=bug)
        recorder.fail(
            say("Recording stopped because of an error in the app."), say("Try again; the log has the details.")
        )

    def _refuse(self) -> None:
        """Tell at each start that nothing can be recorded, and try the library again with the next one."""
        self.prepared.emit()
        while True:
            match self._queue.get():
                case _Shutdown():
                    self._settings = None
                    return
                case _Apply() as changed:
                    self._settings = changed
                    return
                case _Answered():
                    return  # not at the next key-down, which would wait for all that is to be loaded then
                case _Start(session_id) as start:
                    self.muted.emit(True)  # nothing is heard meanwhile
                    try:
                        load_sound_library(_LOAD_S)
                    except UserError as exc:
                        self.on_ended(session_id, exc.message, exc.hint, broken=True)
                    else:
                        # Before what has come in the meantime: its own stop may be among it.
                        self._pending_start = start
                        self.muted.emit(False)
                        return

    # What the recorder reports, on this thread (`audio.recorder.RecorderListener`).

    def on_opened(self, microphone: str) -> None:
        """See `RecorderListener`."""
        self.opened.emit(microphone)

    def on_level(self, dbfs: float) -> None:
        """See `RecorderListener`."""
        self.level.emit(dbfs)

    def on_muted(self, *, muted: bool) -> None:
        """See `RecorderListener`."""
        self.muted.emit(muted)

    def on_utterance(self, utterance: Utterance) -> None:
        """See `RecorderListener`."""
        self.utterance.emit(utterance)

    def on_stand_in(self, missing: str, used: str) -> None:
        """See `RecorderListener`."""
        self.told.emit(
            say(
                "The microphone '{missing}' cannot be reached, so '{used}' is used until it is back.",
                missing=missing,
                used=used,
            )
        )

    def on_ended(self, session_id: int, message: str, hint: str, *, broken: bool) -> None:
        """See `RecorderListener`."""
        if broken:
            self.failed.emit(message, hint)
        else:
            self.told.emit(joined(message, hint))
        self.ended.emit(session_id)
