"""Recorder: one dictation after the other, from key-down to the last sound before key-up.

Watches the microphone while it records: a device that goes silent or away ends the dictation with what was said so
far. Owned by the capture thread; the listener is called on it.
"""

from __future__ import annotations

import logging
import math
import time
from collections import deque
from typing import TYPE_CHECKING, Protocol

from dictation_app.audio.blocks import RawBlock, StreamEnded
from dictation_app.audio.microphone import Microphone, level_dbfs
from dictation_app.audio.segmenter import Segmenter
from dictation_app.errors import MicrophoneError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.settings import AudioSettings, SegmenterSettings
    from dictation_app.values.speech import Samples, Utterance

_log = logging.getLogger(__name__)

NO_SOUND_S = 1.0
"""An open microphone that sends no block for this long is broken."""
ALL_ZERO_S = 1.2
"""Exact digital silence for this long means a muted microphone; real rooms are never that quiet."""
_STOOD_STILL_S = 0.5
"""Who looks so late has slept: the machine was suspended, or the process stopped."""
_TAIL_LATENCY_LIMIT_S = 0.2
_ECHO_S = 0.3
"""What the app played is still on its way through the loudspeaker, the room and the microphone."""


class RecorderListener(Protocol):
    """What a recorder reports."""

    def on_opened(self, microphone: str) -> None:
        """The first sound of a dictation has arrived from this microphone."""
        ...

    def on_level(self, dbfs: float) -> None:
        """Level of the last block; some 50 a second while recording."""
        ...

    def on_muted(self, *, muted: bool) -> None:
        """The microphone sends exact silence, or does no more."""
        ...

    def on_sound(self, session_id: int, samples: Samples) -> None:
        """The dictation goes on with this sound, all of it; comes before the utterances that end in it."""
        ...

    def on_utterance(self, utterance: Utterance) -> None:
        """A piece of speech is ready; the last of a dictation is ended by STOP."""
        ...

    def on_stand_in(self, missing: str, used: str) -> None:
        """The microphone that is wanted most cannot be reached, and another one is used; told once."""
        ...

    def on_ended(self, session_id: int, message: str, hint: str, *, broken: bool) -> None:
        """The recording ended by itself, for this reason; its last utterance has been reported.

        `broken`: the microphone does not work (and not only: the longest length is reached).
        """
        ...


def make_recorder(
    audio: AudioSettings,
    segmenter: SegmenterSettings,
    sink: Callable[[object], None],
    listener: RecorderListener,
) -> Recorder:
    """A recorder with a real microphone, whose sound goes through `sink` to `Recorder.take`."""
    microphone = Microphone(audio, sink)
    recorder = Recorder(microphone, Segmenter(segmenter), listener)
    microphone.on_slow = recorder.on_slow
    return recorder


class Recorder:
    """Runs one microphone and one segmenter; reports to a listener."""

    def __init__(
        self,
        microphone: Microphone,
        segmenter: Segmenter,
        listener: RecorderListener,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        self._listener = listener
        self._microphone = microphone
        self._segmenter = segmenter
        self._session_id = 0
        """The dictation being recorded; 0 = none."""
        self._stop_at_s: float | None = None
        self._started_at_s = 0.0
        self._last_block_at_s = 0.0
        self._looked_at_s = 0.0
        self._sound_at_s = 0.0
        """When a sample other than zero was last seen."""
        self._any_block = False
        self._muted = False
        self._idle_since_s: float | None = None
        self._pre_roll: deque[RawBlock] = deque()
        self._missing = ""
        """The microphone whose absence the user was told of."""
        self._is_playing = False
        self._silent_since_s = -math.inf
        """When playing was last begun or ended."""

    @property
    def recording(self) -> bool:
        """Whether a dictation is being recorded, its tail included."""
        return self._session_id != 0

    def start(self, session_id: int) -> None:
        """Record a new dictation; one still in its tail is finished first."""
        if self.recording:
            # The microphone stays open: what is said next is already under way.
            self._send_last()
        self._session_id = session_id
        self._stop_at_s = None
        self._started_at_s = self._looked_at_s = self._clock()
        self._segmenter.start(session_id)
        self._idle_since_s = None
        self._any_block = False
        self._muted = False
        if self._microphone.is_open and self._started_at_s - self._last_block_at_s > NO_SOUND_S / 2:
            self.close()  # it was kept open and has died in the meantime
        if self._microphone.is_open:
            self._sound_at_s = self._started_at_s
            self._microphone.restart_resampler()
            pre_roll, self._pre_roll = self._pre_roll, deque()
            for block in pre_roll:
                self._block(block)
            return
        try:
            self._microphone.open()
        except MicrophoneError as exc:
            self._fail(exc)
            return
        self._begin_stream()

    def _begin_stream(self) -> None:
        """A microphone was opened; tell where it is not the one that is wanted most."""
        self._sound_at_s = self._last_block_at_s = self._looked_at_s = self._clock()
        missing, self._missing = self._missing, self._microphone.missing
        if self._missing and self._missing != missing:
            self._listener.on_stand_in(self._missing, self._microphone.name)

    def on_slow(self) -> None:
        """The microphone takes its time to open: nothing is heard, until the first sound says otherwise."""
        self._muted = True
        self._listener.on_muted(muted=True)

    def stop(self, session_id: int, at_s: float) -> None:
        """End the recording as soon as what was said before `at_s` (and its tail) has arrived."""
        if session_id == self._session_id:
            self._stop_at_s = at_s

    def cancel(self, session_id: int) -> None:
        """Throw the recording away."""
        if session_id == self._session_id:
            self._session_id = 0
            self._rest()

    def hear_own_sound(self, *, is_playing: bool) -> None:
        """The app plays something itself from now on, or does no more: no dictation may begin with that."""
        self._is_playing, self._silent_since_s = is_playing, self._clock()
        self._pre_roll.clear()

    def take(self, sound: object) -> None:
        """Take what the microphone put into its sink; what belongs to a closed stream is ignored."""
        match sound:
            case RawBlock(stream=stream) if stream == self._microphone.stream_number and self._microphone.is_open:
                self._block(sound)
            case StreamEnded(stream) if stream == self._microphone.stream_number and self._microphone.is_open:
                name = self._microphone.name
                self._fail_over(
                    MicrophoneError(
                        say("The microphone '{name}' stopped working.", name=name),
                        say("Plug it in again or choose another one."),
                    )
                )

    def watch(self, now_s: float) -> None:
        """What has to happen although nothing arrives."""
        if self.recording and self._microphone.is_open:
            self._watch_recording(now_s)
        elif self._idle_since_s is not None and now_s - self._idle_since_s >= self._microphone.settings.keep_open_s:
            self.close()

    @property
    def busy(self) -> bool:
        """Whether `watch` has anything to look at."""
        return self.recording or self._idle_since_s is not None

    def fail(self, message: str, hint: str) -> None:
        """End a recording that cannot go on; what was said so far is reported."""
        self._fail(MicrophoneError(message, hint))

    def close(self) -> None:
        """Close the microphone."""
        self._idle_since_s = None
        self._pre_roll.clear()
        self._microphone.close()

    def _watch_recording(self, now_s: float) -> None:
        settings = self._microphone.settings
        if now_s - self._looked_at_s > _STOOD_STILL_S:
            self._last_block_at_s = now_s  # after a sleep the microphone has its time again to send
        self._looked_at_s = now_s
        if self._stop_at_s is not None and now_s - self._stop_at_s > settings.tail_ms / 1000 + NO_SOUND_S / 2:
            self._finish()  # no block came that could have ended the tail
        elif now_s - self._last_block_at_s > NO_SOUND_S:
            name = self._microphone.name
            self._fail_over(
                MicrophoneError(
                    say(
                        "No sound came from the microphone '{name}' for {seconds:.0f} s.", name=name, seconds=NO_SOUND_S
                    ),
                    say("Plug it in again or choose another one."),
                )
            )
        elif self._stop_at_s is None and now_s - self._started_at_s > settings.max_recording_s:
            session_id = self._session_id
            self._finish()
            self._listener.on_ended(
                session_id,
                say("The dictation reached its longest length ({seconds} s).", seconds=settings.max_recording_s),
                say("What was said is transcribed. `dictation settings set audio.max_recording_s` changes the limit."),
                broken=False,
            )

    def _block(self, block: RawBlock) -> None:
        self._last_block_at_s = block.received_at_s
        if not self.recording:
            self._keep_for_later(block)
            return
        if block.overflowed:
            _log.warning("Sound was lost: the machine was too busy")
        if not self._any_block:
            self._any_block = True
            self._listener.on_opened(self._microphone.name)
        samples = self._microphone.convert(block)
        self._watch_zeros(block)
        self._listener.on_level(level_dbfs(samples))
        self._feed(samples)
        if self._stop_at_s is not None and self._tail_is_over(block.received_at_s - self._stop_at_s):
            self._finish()

    def _keep_for_later(self, block: RawBlock) -> None:
        """Who speaks right at key-down began before."""
        if self._is_playing or block.received_at_s - self._silent_since_s < _ECHO_S:
            return
        self._pre_roll.append(block)
        longest_s = self._microphone.settings.pre_roll_ms / 1000
        while self._pre_roll and block.received_at_s - self._pre_roll[0].received_at_s >= longest_s:
            self._pre_roll.popleft()

    def _tail_is_over(self, since_stop_s: float) -> bool:
        """Sound said before release is on its way for the device's latency; after that only speech is waited for."""
        on_its_way_s = min(self._microphone.latency_s, _TAIL_LATENCY_LIMIT_S)
        if since_stop_s < on_its_way_s:
            return False
        return not self._segmenter.hears_speech or since_stop_s >= self._microphone.settings.tail_ms / 1000

    def _watch_zeros(self, block: RawBlock) -> None:
        if block.frames.any():
            self._sound_at_s = block.received_at_s
            if self._muted:
                self._muted = False
                self._listener.on_muted(muted=False)
        elif not self._muted and block.received_at_s - self._sound_at_s > ALL_ZERO_S:
            self._muted = True
            self._listener.on_muted(muted=True)

    def _send_last(self) -> None:
        self._feed(self._microphone.flush())
        self._listener.on_utterance(self._segmenter.finish())
        self._session_id = 0

    def _feed(self, samples: Samples) -> None:
        self._listener.on_sound(self._session_id, samples)
        for utterance in self._segmenter.feed(samples):
            self._listener.on_utterance(utterance)

    def _finish(self) -> None:
        """Send the last utterance and leave the dictation."""
        self._send_last()
        self._rest()

    def _rest(self) -> None:
        """Close the microphone, now or when it has been idle long enough."""
        self._stop_at_s = None
        # What stands in for another one makes room for it: that may be back at the next dictation.
        if self._microphone.settings.keep_open_s and not self._microphone.missing:
            self._idle_since_s = self._clock()
        else:
            self.close()

    def _fail_over(self, error: MicrophoneError) -> None:
        """The dictation goes on with another microphone of the user's, or ends where there is none."""
        if not self.recording or self._stop_at_s is not None:
            self._fail(error)
            return
        self._feed(self._microphone.flush())
        try:
            self._microphone.open_other()
        except MicrophoneError:
            self._fail(error)
        else:
            _log.info("Another microphone took over after %.1f s", self._clock() - self._started_at_s)
            self._any_block = False
            self._begin_stream()

    def _fail(self, error: MicrophoneError) -> None:
        """Deliver what was said so far, tell, and let go of the device, which may take its time over it."""
        _log.info("Microphone failed after %.1f s", self._clock() - self._started_at_s)
        session_id = self._session_id
        self._stop_at_s = None
        try:
            if session_id:
                self._send_last()
        finally:
            self._session_id = 0
            if session_id:
                self._listener.on_ended(session_id, error.message, error.hint, broken=True)
            self.close()
