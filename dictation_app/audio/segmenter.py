"""Cuts a stream of sound into utterances: WebRTC VAD, onset, pauses, length. Pure: samples in, utterances out.

WebRTC VAD proposes where to cut; it never decides whether there was speech at all (it hears white noise and tones as
speech, and can miss a whisper). So nothing is thrown away but quiet before and after speech, and sound in which it
hears no speech is passed on whole: the neural VAD next to the model decides.

Between the utterances come drafts of the one under way (`EndReason.is_draft`): every few hundred milliseconds while
someone speaks, and at each short pause, because that may have been the end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from dictation_app.values.speech import SAMPLE_RATE_HZ, EndReason, Utterance

if TYPE_CHECKING:
    from dictation_app.settings import SegmenterSettings
    from dictation_app.values.speech import Samples

FRAME_MS = 30
FRAME_SAMPLES = SAMPLE_RATE_HZ * FRAME_MS // 1000
_ONSET_FRAMES = 3
"""Fewer speech frames than this in `_ONSET_WINDOW` are a click."""
_ONSET_WINDOW = 6
_TAIL_FRAMES = 5
"""Speech counts as going on until this many frames without it (150 ms)."""
_DRAFT_SPEECH_FRAMES = 10
"""Less speech is not worth a draft in the middle of it."""
_HURRY_FROM_S, _HURRY_TO_S = 8.0, 20.0
"""From the first length of an utterance to the second, ever shorter pauses are enough to end it: a decode that is asked
for at release should not be long."""
_HURRIED_PAUSE_MS = 300
_OVER_FLOOR = 8.0
_UNDER_LOUDEST = 0.003
"""A frame with so many times the energy of the quietest stretch, and more than this share of the loudest's, may be the
soft end of a word (an s, a released t), which WebRTC VAD does not hear."""
_STRETCH_FRAMES = 3
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
        self._goes_on = False
        """The utterance before was cut for its length: the end of a word may stand at the beginning."""
        self._taken = 0
        """Frames of this dictation that have gone out."""
        self._quiet_run = 0
        """Frames without speech at the end."""
        self._still_run = 0
        """Frames at the end without speech and without what may be the end of a word."""
        self._floor = self._loudest = 0.0
        """Energy of the quietest and of the loudest stretch of this dictation."""
        self._drafted_end = 0
        """Where the speech of the last draft at a breath ended."""
        self._drafted_at = 0
        """Frames there were at the last draft."""

    @property
    def hears_speech(self) -> bool:
        """Whether someone speaks now, or did up to 150 ms ago."""
        return any(self._speech[-_TAIL_FRAMES:])

    def feed(self, samples: Samples) -> list[Utterance]:
        """Take sound of any length; return the utterances that ended in it, and drafts (mostly none)."""
        sound = np.concatenate((self._rest, samples))
        whole = len(sound) - len(sound) % FRAME_SAMPLES
        self._rest = sound[whole:]
        utterances = []
        for frame in sound[:whole].reshape(-1, FRAME_SAMPLES):
            self._add(frame)
            cut = self._cut()
            draft = self._due_draft() if cut is None else None
            if cut is not None:
                utterances.append(self._take(*cut))
            elif draft is not None:
                utterances.append(self._piece(len(self._frames), draft))
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
        speech = self._is_speech(pcm)
        self._speech.append(speech)
        self._quiet_run = 0 if speech else self._quiet_run + 1
        self._energy.append(float(np.dot(frame, frame)))
        stretch = float(np.mean(self._energy[-_STRETCH_FRAMES:]))
        if stretch:  # exact silence is made by programs; it tells nothing about the room
            self._floor = min(self._floor or stretch, stretch)
        self._loudest = max(self._loudest, stretch)
        self._still_run = 0 if speech or self._energy[-1] > self._audible else self._still_run + 1

    def _cut(self) -> tuple[int, EndReason] | None:
        """Where to cut now, as the number of frames that go out, or None."""
        settings = self.settings
        count = len(self._frames)
        if count * FRAME_MS >= settings.max_utterance_s * 1000:
            return self._quietest(count * 3 // 5, count), EndReason.LENGTH
        if self._quiet_run < min(settings.pause_ms, _HURRIED_PAUSE_MS) // FRAME_MS:
            return None
        first, last = self._speech_range()
        if self._quiet_run < self._enough_pause_ms((last - first) * FRAME_MS / 1000) // FRAME_MS:
            return None
        if (last - first) * FRAME_MS < settings.min_utterance_s * 1000:
            return None
        return self._quietest(last, count), EndReason.PAUSE

    def _enough_pause_ms(self, seconds: float) -> int:
        """How long a pause must be to end an utterance with so much speech, its short pauses included."""
        longest = self.settings.pause_ms
        shortest = min(longest, _HURRIED_PAUSE_MS)
        hurry = min(1.0, max(0.0, (seconds - _HURRY_FROM_S) / (_HURRY_TO_S - _HURRY_FROM_S)))
        return round(longest - hurry * (longest - shortest))

    def _due_draft(self) -> EndReason | None:
        """Whether a draft is due with the frame that came last."""
        count = len(self._frames)
        breath_frames = -(-self.settings.breath_ms // FRAME_MS)
        every_frames = -(-self.settings.draft_every_ms // FRAME_MS)
        if breath_frames and self._still_run == breath_frames:
            _, last = self._speech_range()
            end = self._sound_end(last, count) if last else 0
            if end and end != self._drafted_end:
                self._drafted_end, self._drafted_at = end, count
                return EndReason.BREATH
        elif every_frames and not self._quiet_run and count - self._drafted_at >= every_frames:
            first, end = self._speech_range()
            if end - first >= _DRAFT_SPEECH_FRAMES:
                self._drafted_at = count
                return EndReason.SPEAKING
        return None

    def _sound_end(self, last: int, count: int) -> int:
        """Behind the last frame that sounds, within the padding after speech that ends at `last`."""
        after = np.asarray(self._energy[last : min(count, last + self.settings.padding_ms // FRAME_MS)])
        audible = np.flatnonzero(after > self._audible)
        return last + int(audible[-1]) + 1 if len(audible) else last

    @property
    def _audible(self) -> float:
        return max(_OVER_FLOOR * self._floor, _UNDER_LOUDEST * self._loudest)

    def _speech_range(self, count: int | None = None) -> tuple[int, int]:
        """First frame of speech and the one after its last, among the first `count`; (0, 0) where there is none.

        Clicks do not count.
        """
        flags = np.asarray(self._speech[:count], dtype=np.int8)
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
        """Cut `count` frames off as an utterance."""
        utterance = self._piece(count, reason)
        self._goes_on = reason is EndReason.LENGTH
        self._frames, self._energy = self._frames[count:], self._energy[count:]
        self._speech = self._speech[count:]
        self._taken += count
        self._drafted_end = self._drafted_at = 0
        self._seq += 1
        return utterance

    def _piece(self, count: int, reason: EndReason) -> Utterance:
        """The first `count` frames without the quiet around their speech."""
        first, last = self._speech_range(count)
        speech_ms = sum(self._speech[:count]) * FRAME_MS if last else 0
        padding = self.settings.padding_ms // FRAME_MS
        begin, end = (max(0, first - padding), min(count, last + padding)) if last else (0, count)
        if not last and count * FRAME_MS < _SHORTEST_MS:
            end = begin
        speech_end = self._sound_end(last, count) if last else 0
        if self._goes_on and any(self._speech[:_ONSET_FRAMES]):
            begin, end = 0, max(end, min(count, _ONSET_FRAMES))
        if reason is EndReason.LENGTH and any(self._speech[max(0, count - _ONSET_FRAMES) : count]):
            end = speech_end = count  # likewise the beginning of one
        samples = np.concatenate(self._frames[begin:end]) if end > begin else np.empty(0, np.float32)
        samples.flags.writeable = False
        return Utterance(
            session_id=self._session_id,
            seq=self._seq,
            samples=samples,
            speech_ms=speech_ms,
            ended_by=reason,
            start_ms=(self._taken + begin) * FRAME_MS,
            speech_start_ms=(self._taken + (first if last else begin)) * FRAME_MS,
            speech_end_ms=(self._taken + speech_end) * FRAME_MS if speech_end else 0,
        )
