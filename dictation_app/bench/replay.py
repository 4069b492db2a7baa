"""Dictates takes to the real recorder, session and engine loop, at the speed of speech.

Only both ends are stand-ins: a microphone that plays the take (20 ms blocks, each when its last sample has been spoken,
without the delay of a device), and a window that takes every text at once. Faster than 1x would show a machine that
hears the future. The thread that calls `dictate` does what the app's capture and GUI threads do.
"""

from __future__ import annotations

import difflib
import queue
import re
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

import numpy as np

from dictation_app.audio.blocks import RawBlock
from dictation_app.audio.microphone import BLOCK_MS, Microphone
from dictation_app.audio.recorder import Recorder
from dictation_app.audio.segmenter import Segmenter
from dictation_app.bench.delivery import arrive
from dictation_app.engine_thread.loop import EngineLoop
from dictation_app.errors import EngineError, MicrophoneError, UserError
from dictation_app.session import CancelCapture, Deliver, DictationSession, Finished, Forget, StartCapture, StopCapture
from dictation_app.session import Transcribe as TranscribeAction
from dictation_app.settings import Settings
from dictation_app.text import UNSPACED_LANGUAGES
from dictation_app.transcriber import Transcriber
from dictation_app.values.speech import SAMPLE_RATE_HZ, EngineInfo, Transcript, Word
from dictation_app.values.status import EngineWork

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.audio.segmenter import SpeechDetector
    from dictation_app.bench.subject import Subject
    from dictation_app.bench.takes import Take
    from dictation_app.engine import Engine
    from dictation_app.engine_thread.lending import LentEngine
    from dictation_app.session import Action
    from dictation_app.settings import AudioSettings
    from dictation_app.values.dictation import LastDictation
    from dictation_app.values.speech import EngineConfig, Samples, Utterance

_BLOCK_SAMPLES = SAMPLE_RATE_HZ * BLOCK_MS // 1000
_BLOCK_S = BLOCK_MS / 1000
_LOAD_TIMEOUT_S = 200.0
_NOTHING = np.zeros(0, np.float32)
_WORK_TIMEOUT_S = 1.0
_ANSWER_TIMEOUT_S = 120.0
"""Far above the worst dictation on a slow machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictated:
    """One dictation, as its user saw it."""

    text: str
    stop_to_text_ms: float | None
    """From the release of the key to the text; None where no text came."""
    was_ahead: bool
    """Its last utterance was decoded at a breath, before the key was released."""
    first_text_ms: float | None
    """From the end of the first word (`takes.FIRST_WORD_S`) until it stood in the live text as it does in the final
    one; None where it never did. Below 0 where it was shown before it was counted as said."""
    visible: float
    """Share of the text's words that stood in the live text, in this order, at the release."""
    utterances: int
    withheld: str
    """Text that was held back."""


@dataclass(frozen=True, slots=True)
class _Failed:
    session_id: int
    seq: int
    message: str


_Report: TypeAlias = EngineInfo | Transcript | _Failed | EngineWork | UserError


class PlayedMicrophone:
    """A device at 16 kHz without any delay of its own (the methods of `audio.microphone.Microphone`)."""

    def __init__(self, settings: AudioSettings) -> None:
        self.settings = settings
        self.name = "benchmark"
        self.stream_number = 0
        self.is_open = False
        self.latency_s = 0.0
        self.missing = ""

    def open(self) -> None:
        """A new stream begins."""
        self.is_open = True
        self.stream_number += 1

    def open_other(self) -> None:
        """There is none."""
        raise MicrophoneError("No other microphone is chosen.")

    def close(self) -> None:
        """It ends."""
        self.is_open = False

    def restart_resampler(self) -> None:
        """There is none."""

    def convert(self, block: RawBlock) -> Samples:
        """The sound as it is."""
        mono: Samples = block.frames[:, 0]
        return mono

    def flush(self) -> Samples:
        """Nothing was held back."""
        return _NOTHING


class Replay:
    """The app without its window, its key and its microphone. `close` ends its thread and its engine."""

    def __init__(
        self,
        subject: Subject,
        settings: Settings | None = None,
        *,
        create: Callable[[str, EngineConfig], Engine] | None = None,
        detector: SpeechDetector | None = None,
    ) -> None:
        wanted = settings or Settings()
        self.work = EngineWork()
        self._model = subject.settings.model
        self._decoded = 0
        """Final results so far."""
        self._inbox: queue.Queue[_Report] = queue.Queue()
        self._microphone = PlayedMicrophone(wanted.audio)
        # It has what the recorder uses of one.
        device = cast("Microphone", self._microphone)
        self._recorder = Recorder(device, Segmenter(wanted.segmenter, detector), self)
        # Every press is held: no take is so short that it would be a tap.
        self._session = DictationSession(tap_s=0.0, text_settings=wanted.text)
        self._loop = EngineLoop(
            lambda tell, stopping: Transcriber(subject.settings, subject, tell=tell, stopping=stopping, create=create),
            self,
        )
        self._thread = threading.Thread(target=self._loop.run, name="engine", daemon=True)
        self._info: EngineInfo | None = None
        self._released_s = 0.0
        self._delivered_s = 0.0
        self._shown: list[tuple[float, str]] = []
        """Live texts, and since when."""
        self._text = ""
        self._finished: LastDictation | None = None
        self._finals: list[Transcript] = []

    def load(self) -> EngineInfo:
        """Start the engine and wait for it; raise `UserError` where it cannot be loaded."""
        self._thread.start()
        until_s = time.monotonic() + _LOAD_TIMEOUT_S
        while self._info is None:
            if time.monotonic() > until_s:
                raise EngineError(f"The speech engine was not loaded within {_LOAD_TIMEOUT_S:.0f} s.")
            self._listen(0.1)
        return self._info

    def lend(self, is_withdrawn: Callable[[], bool]) -> LentEngine:
        """The engine for a file, when nobody dictates (`EngineLoop.lend`)."""
        return self._loop.lend(self._model, is_withdrawn)

    def close(self) -> None:
        """End the engine and its thread."""
        self._loop.shut_down()
        if self._thread.is_alive():
            self._thread.join(_LOAD_TIMEOUT_S)

    def dictate(self, take: Take, lag_s: float) -> Dictated:
        """Speak a take, and let go of the key `lag_s` after its speech ends."""
        self._begin()
        began_s = time.monotonic()
        self._do(self._session.key_pressed(began_s))
        release_s = began_s + take.speech_end_s + lag_s
        visible = ""
        for index in range(len(take.samples) // _BLOCK_SAMPLES):
            due_s = began_s + (index + 1) * _BLOCK_S
            if not self._released_s and release_s <= due_s:
                self._wait_until(release_s)
                visible = self._session.live.text
                self._released_s = time.monotonic()
                self._do(self._session.key_released(self._released_s))
            self._wait_until(due_s)
            if self._released_s and not self._recorder.recording:
                break
            self._speak(take.samples[index * _BLOCK_SAMPLES : (index + 1) * _BLOCK_SAMPLES])
        until_s = time.monotonic() + _ANSWER_TIMEOUT_S
        while self._finished is None:
            if time.monotonic() > until_s:
                raise EngineError(f"No text came within {_ANSWER_TIMEOUT_S:.0f} s.", "Start the measurement again.")
            self._listen(0.1)
        until_s = time.monotonic() + _WORK_TIMEOUT_S
        while self.work.utterances < self._decoded and time.monotonic() < until_s:
            self._listen(0.1)  # told right after the result
        return self._dictated(take, began_s, visible)

    # --- what the recorder and the engine loop report ---------------------------------------------------------------

    def on_opened(self, microphone: str) -> None:
        """The microphone is open."""

    def on_level(self, dbfs: float) -> None:
        """Nobody looks at it."""

    def on_muted(self, *, muted: bool) -> None:
        """A take is never all zeros."""

    def on_stand_in(self, missing: str, used: str) -> None:
        """There is one microphone."""

    def on_sound(self, session_id: int, samples: Samples) -> None:
        """Nothing is kept."""

    def on_utterance(self, utterance: Utterance) -> None:
        """On the thread of `dictate`, as is everything of the recorder."""
        self._do(self._session.utterance(utterance))

    def on_ended(self, session_id: int, message: str, hint: str, *, broken: bool) -> None:  # noqa: ARG002
        """The machine was too slow to play, or the take longer than a dictation may be."""
        raise EngineError(message, hint)

    def on_loading(self) -> None:
        """Waited for."""

    def on_loaded(self, info: EngineInfo) -> None:
        """From here on all is on the engine's thread."""
        self._inbox.put(info)

    def on_resting(self) -> None:
        """Not within a measurement."""

    def on_transcript(self, transcript: Transcript) -> None:
        """A draft or a final result."""
        self._inbox.put(transcript)

    def on_failed(self, session_id: int, seq: int, message: str, hint: str) -> None:  # noqa: ARG002
        """An utterance without a result."""
        self._inbox.put(_Failed(session_id, seq, message))

    def on_unavailable(self, message: str, hint: str, *, model_missing: bool) -> None:  # noqa: ARG002
        """The engine cannot be loaded."""
        self._inbox.put(EngineError(message, hint))

    def on_told(self, text: str) -> None:
        """Only that the CPU took over from a GPU: the figures would have the wrong name."""
        self._inbox.put(EngineError(text, "The measurement was ended."))

    def on_words(self, session_id: int, seq: int, words: tuple[Word, ...]) -> None:
        """See `EngineListener`; not asked for."""

    def on_work(self, work: EngineWork) -> None:
        """So much was done ahead."""
        self._inbox.put(work)

    # --- inside -------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._released_s = self._delivered_s = 0.0
        self._shown = []
        self._text = ""
        self._finished = None
        self._finals = []

    def _speak(self, block: np.ndarray) -> None:
        now_s = time.monotonic()
        self._recorder.take(
            RawBlock(
                frames=block.reshape(-1, 1),
                received_at_s=now_s,
                overflowed=False,
                stream=self._microphone.stream_number,
            )
        )
        self._recorder.watch(now_s)

    def _wait_until(self, moment_s: float) -> None:
        """Results are taken over while waiting, at once."""
        while (left_s := moment_s - time.monotonic()) > 0:
            self._listen(left_s)

    def _listen(self, timeout_s: float) -> None:
        try:
            report = self._inbox.get(timeout=timeout_s)
        except queue.Empty:
            return
        match report:
            case UserError():
                raise report
            case EngineInfo():
                self._info = report
            case EngineWork():
                self.work = report
            case _Failed():
                self._do(self._session.transcription_failed(report.session_id, report.seq))
            case Transcript():
                if not report.is_draft:
                    self._finals.append(report)
                    self._decoded += 1
                self._do(self._session.transcript(report))

    def _do(self, actions: list[Action]) -> None:
        live = self._session.live.text
        if live and (not self._shown or self._shown[-1][1] != live):
            self._shown.append((time.monotonic(), live))
        for action in actions:
            match action:
                case StartCapture(session_id):
                    self._recorder.start(session_id)
                    self._loop.wake()
                case StopCapture(session_id):
                    self._recorder.stop(session_id, self._released_s)
                case CancelCapture(session_id):
                    self._recorder.cancel(session_id)
                case TranscribeAction(utterance):
                    self._loop.submit(utterance)
                case Forget(session_id):
                    self._loop.forget(session_id)
                case Deliver(delivery):
                    self._delivered_s = time.monotonic()
                    self._text += delivery.text
                    self._do(self._session.delivered(arrive(delivery, self._delivered_s)))
                case Finished(last):
                    self._finished = last
                    self._loop.let_rest()

    def _dictated(self, take: Take, began_s: float, visible: str) -> Dictated:
        last = self._finished
        first_s = first_shown(self._text, self._shown, take.language)
        return Dictated(
            text=self._text.strip(),
            stop_to_text_ms=round(1000 * (self._delivered_s - self._released_s), 2) if self._delivered_s else None,
            was_ahead=bool(self._finals) and max(self._finals, key=lambda final: final.seq).was_ahead,
            first_text_ms=None if first_s is None else round(1000 * (first_s - began_s - take.first_word_end_s), 1),
            visible=round(share_shown(self._text, visible, take.language), 3),
            utterances=len(self._finals),
            withheld=last.withheld_text if last is not None else "",
        )


def first_shown(text: str, shown: Sequence[tuple[float, str]], language: str) -> float | None:
    """Since when a live text began with the first word of `text`; None where none did."""
    word = _words(text, language)[:1]
    return next((since_s for since_s, live in shown if word and _words(live, language)[:1] == word), None)


def share_shown(text: str, shown: str, language: str) -> float:
    """Share of the words of `text` that stand in `shown`, in this order; 1.0 where there are none."""
    words, seen = _words(text, language), _words(shown, language)
    if not words:
        return 1.0
    matcher = difflib.SequenceMatcher(None, words, seen, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(words)


def _words(text: str, language: str) -> list[str]:
    """Without case and punctuation; characters where words are not set apart."""
    return re.findall(r"\w" if language in UNSPACED_LANGUAGES else r"\w+", text.casefold())
