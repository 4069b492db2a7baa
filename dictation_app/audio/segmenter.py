"""Cuts a stream of sound into utterances: WebRTC VAD, onset, pauses, length. Pure: samples in, utterances out.

WebRTC VAD proposes where to cut; it never decides whether there was speech at all (it hears white noise and tones as
speech, and can miss a whisper). So nothing is thrown away but quiet before and after speech, and sound in which it
hears no speech is passed on whole: the neural VAD next to the model decides.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from dictation_app.values import SAMPLE_RATE_HZ, EndReason, Utterance

if TYPE_CHECKING:
    from dictation_app.settings import SegmenterSettings
    from dictation_app.values import Samples

FRAME_MS = 30
FRAME_SAMPLES = SAMPLE_RATE_HZ * FRAME_MS // 1000
_ONSET_FRAMES = 3
"""Fewer speech frames than this in `_ONSET_WINDOW` are a click."""
_ONSET_WINDOW = 6
_TAIL_FRAMES = 5
"""Speech counts as going on until this many frames without it (150 ms)."""
_QUIET_FRAMES = 5
"""A cut falls into the middle of the quietest stretch of this many frames."""

_SHORTEST_MS = 300
"""Sound without speech that is shorter than this is the end of a pause or a slip of the finger: no word fits in."""

SpeechDetector: TypeAlias = Callable[[bytes], bool]
"""16-bit little-endian mono PCM of one frame -> speech or not."""


def webrtc_detector(mode: int) -> SpeechDetector:
    """WebRTC's VAD; `mode` 0 (hears most as speech) to 3."""
    # Not needed by the tests, which bring their own detector.
    import webrtcvad  # noqa: PLC0415

    vad = webrtcvad.Vad(mode)
    return lambda pcm: bool(vad.is_speech(pcm, SAMPLE_RATE_HZ))


class Segmenter:
    """Turns the sound of one dictation after the other into utterances; owned by the capture thread."""

    def __init__(self, settings: SegmenterSettings, detector: SpeechDetector | None = None) -> None:
        self.settings = settings
        self._is_speech = detector or webrtc_detector(settings.vad_mode)
        self.start(0)

    def start(self, session_id: int) -> None:
        """Begin a dictation; what is left of the one before is gone."""
        self._session_id = session_id
        self._seq = 0
        self._rest: Samples = np.empty(0, np.float32)
        self._frames: list[Samples] = []
        self._speech: list[bool] = []
        self._energy: list[float] = []

    @property
    def hears_speech(self) -> bool:
        """Whether someone speaks now, or did up to 150 ms ago."""
        return any(self._speech[-_TAIL_FRAMES:])

    def feed(self, samples: Samples) -> list[Utterance]:
        """Take sound of any length; return the utterances that ended in it (mostly none)."""
        sound = np.concatenate((self._rest, samples))
        whole = len(sound) - len(sound) % FRAME_SAMPLES
        self._rest = sound[whole:]
        utterances = []
        for frame in sound[:whole].reshape(-1, FRAME_SAMPLES):
            self._add(frame)
            cut = self._cut()
            if cut is not None:
                utterances.append(self._take(*cut))
        return utterances

    def finish(self) -> Utterance:
        """End the dictation: what is left, ended by STOP; without samples where nothing is left."""
        if len(self._rest):
            self._add(np.pad(self._rest, (0, FRAME_SAMPLES - len(self._rest))))
            self._rest = self._rest[:0]
        return self._take(len(self._frames), EndReason.STOP)

    def _add(self, frame: Samples) -> None:
        self._frames.append(frame)
        pcm = (np.clip(frame, -1.0, 1.0) * 32767).astype("<i2").tobytes()
        self._speech.append(self._is_speech(pcm))
        self._energy.append(float(np.dot(frame, frame)))

    def _cut(self) -> tuple[int, EndReason] | None:
        """Where to cut now, as the number of frames that go out, or None."""
        settings = self.settings
        count = len(self._frames)
        if count * FRAME_MS >= settings.max_utterance_s * 1000:
            return self._quietest(count * 3 // 5, count), EndReason.LENGTH
        pause_frames = settings.pause_ms // FRAME_MS
        if count < pause_frames or any(self._speech[-pause_frames:]):
            return None
        first, last = self._speech_range()
        if (last - first) * FRAME_MS < settings.min_utterance_s * 1000:
            return None
        return self._quietest(last, count), EndReason.PAUSE

    def _speech_range(self) -> tuple[int, int]:
        """First frame of speech and the one after its last; (0, 0) where there is none. Clicks do not count."""
        flags = np.asarray(self._speech, dtype=np.int8)
        if int(flags.sum()) < _ONSET_FRAMES:
            return 0, 0
        # dense[i]: speech frames among the window that begins at i.
        dense = np.convolve(flags, np.ones(min(_ONSET_WINDOW, len(flags)), np.int8), mode="valid") >= _ONSET_FRAMES
        starts = np.flatnonzero(dense)
        if not len(starts):
            return 0, 0
        speech = np.flatnonzero(flags)
        first = speech[speech >= starts[0]][0]
        last = speech[speech < starts[-1] + _ONSET_WINDOW][-1]
        return int(first), int(last) + 1

    def _quietest(self, begin: int, end: int) -> int:
        """The middle of the quietest short stretch between two frames."""
        energy = np.asarray(self._energy[begin:end])
        if len(energy) <= _QUIET_FRAMES:
            return end
        smooth = np.convolve(energy, np.ones(_QUIET_FRAMES), mode="valid")
        return begin + int(np.argmin(smooth)) + _QUIET_FRAMES // 2 + 1

    def _take(self, count: int, reason: EndReason) -> Utterance:
        """Cut `count` frames off as an utterance, without the quiet around its speech."""
        speech = self._speech
        self._speech = speech[:count]
        first, last = self._speech_range()
        speech_ms = sum(self._speech) * FRAME_MS if last else 0
        self._speech = speech[count:]
        padding = self.settings.padding_ms // FRAME_MS
        begin, end = (max(0, first - padding), min(count, last + padding)) if last else (0, count)
        if not last and count * FRAME_MS < _SHORTEST_MS:
            end = begin
        samples = np.concatenate(self._frames[begin:end]) if end > begin else np.empty(0, np.float32)
        samples.flags.writeable = False
        self._frames, self._energy = self._frames[count:], self._energy[count:]
        utterance = Utterance(
            session_id=self._session_id, seq=self._seq, samples=samples, speech_ms=speech_ms, ended_by=reason
        )
        self._seq += 1
        return utterance
