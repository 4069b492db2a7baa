"""``dictation bench accuracy``: errors against what was said, and text where nothing was said.

Both sides hear the same clips. The app's text is what would be typed: cut by its segmenter, judged by its silence rule,
joined by its session. *Whole* decodes each clip as one piece (up to the engine's window); *live* cuts at pauses and
decodes every draft in its order, as if the engine were always free, so that the way a dictation really takes can be
compared with it. Nothing depends on the clock: the same clips give the same result.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from dictation_app.audio.segmenter import Segmenter
from dictation_app.bench import machine
from dictation_app.bench.corpus import samples_of
from dictation_app.bench.delivery import arrive
from dictation_app.bench.figures import Errors, difference
from dictation_app.bench.scoring import BY_CHARACTER
from dictation_app.bench.takes import quiet
from dictation_app.session import Deliver, DictationSession, Finished, StartCapture, StopCapture
from dictation_app.session import Transcribe as TranscribeAction
from dictation_app.settings import Settings
from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.audio.segmenter import SpeechDetector
    from dictation_app.bench.corpus import Clip
    from dictation_app.bench.figures import Difference
    from dictation_app.bench.machine import Machine
    from dictation_app.bench.scoring import Scorer
    from dictation_app.bench.subject import Peer, Subject
    from dictation_app.session import Action
    from dictation_app.settings import SegmenterSettings
    from dictation_app.transcriber import Transcriber
    from dictation_app.values.dictation import LastDictation
    from dictation_app.values.speech import EngineInfo, Samples, Transcript, Utterance

FEWEST_CLIPS = 5
"""A language with fewer clips gets no row of its own."""
_BLOCK_SAMPLES = SAMPLE_RATE_HZ // 50
LIVE_LAG_S = 0.3
"""From the end of a clip to the release of the key, so that the end may be decoded ahead as it is for most users."""
_NEVER_S = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the app made of one clip."""

    text: str
    """That would be typed."""
    withheld: str
    utterances: int
    ahead: int
    """Of these, taken from a draft."""
    retried: int
    """Utterances whose first decode was not believed (a loop, too much text, unlikely words)."""
    seconds: float
    """It took, drafts included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipRow:
    """One clip, both sides."""

    clip: str
    language: str
    seconds: float
    reference: str
    app: Heard
    peer_text: str
    peer_seconds: float
    app_errors: int
    peer_errors: int
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorRate:
    """Errors of a group of clips."""

    name: str
    """``all`` or a language."""
    unit: str
    """``words``, ``characters`` or, for all languages together, ``words and characters``."""
    clips: int
    units: int
    app_percent: float
    peer_percent: float
    difference: Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Phantoms:
    """Words written where nothing was said."""

    clips: int
    minutes: float
    app_words: int
    peer_words: int
    app_words_a_minute: float
    peer_words_a_minute: float
    app_clips: int
    """Clips with any text."""
    peer_clips: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccuracyResult:
    """What was measured."""

    kind: str
    machine: Machine
    conclusive: bool
    """Always: how busy a machine is changes times, not texts."""
    verdict: str
    way: str
    """``whole`` or ``live``."""
    rates: tuple[ErrorRate, ...]
    phantoms: Phantoms | None
    """None where there was no clip without speech."""
    utterances: int
    ahead: int
    retried: int
    withheld_spoken: int
    """Clips with speech of which text was held back."""
    app_seconds: float
    peer_seconds: float
    clips: tuple[ClipRow, ...]


class Listener:
    """Runs clips through segmenter, transcriber and session without waiting for any clock."""

    def __init__(
        self,
        transcriber: Transcriber,
        *,
        live: bool,
        settings: Settings | None = None,
        detector: SpeechDetector | None = None,
    ) -> None:
        wanted = settings or Settings()
        self._live = live
        self._transcriber = transcriber
        self._segmenter = Segmenter(wanted.segmenter if live else whole(wanted.segmenter), detector)
        self._session = DictationSession(tap_s=0.0, text_settings=wanted.text)
        self._text = ""
        self._finals: list[Transcript] = []
        self._last: LastDictation | None = None

    def hear(self, samples: Samples) -> Heard:
        """Dictate one clip; raise `EngineError`."""
        self._text = ""
        self._finals = []
        self._last = None
        if self._live:
            samples = np.concatenate((samples, quiet(LIVE_LAG_S)))
        began_s = time.perf_counter()
        self._do(self._session.key_pressed(0.0))
        for begin in range(0, len(samples), _BLOCK_SAMPLES):
            for utterance in self._segmenter.feed(samples[begin : begin + _BLOCK_SAMPLES]):
                self._take(utterance)
        self._do(self._session.key_released(len(samples) / SAMPLE_RATE_HZ))
        self._take(self._segmenter.finish())
        return Heard(
            text=self._text.strip(),
            withheld=self._last.withheld_text if self._last is not None else "",
            utterances=len(self._finals),
            ahead=sum(final.was_ahead for final in self._finals),
            retried=sum(final.passes > 1 for final in self._finals),
            seconds=round(time.perf_counter() - began_s, 3),
        )

    def _take(self, utterance: Utterance) -> None:
        if self._live or not utterance.ended_by.is_draft:
            self._do(self._session.utterance(utterance))

    def _do(self, actions: list[Action]) -> None:
        for action in actions:
            match action:
                case StartCapture(session_id):
                    self._segmenter.start(session_id)
                case TranscribeAction(utterance):
                    self._decode(utterance)
                case Deliver(delivery):
                    self._text += delivery.text
                    self._do(self._session.delivered(arrive(delivery)))
                case Finished(last):
                    self._last = last
                case StopCapture():
                    pass  # the samples have an end of their own

    def _decode(self, utterance: Utterance) -> None:
        if utterance.ended_by.is_draft:
            draft = self._transcriber.draft(utterance)
            if draft is not None:
                self._do(self._session.transcript(draft))
            return
        final = self._transcriber.transcribe(utterance)
        self._finals.append(final)
        self._do(self._session.transcript(final))


def whole(settings: SegmenterSettings) -> SegmenterSettings:
    """Settings that make no drafts and cut nowhere but at the longest length."""
    return replace(settings, min_utterance_s=_NEVER_S, breath_ms=0, draft_every_ms=0)


def measure(
    subject: Subject,
    listener: Listener,
    peer: Peer,
    scorer: Scorer,
    info: EngineInfo,
    *,
    clips: Sequence[Clip],
    live: bool,
    load_before: float | None,
    advance: Callable[[], None] = lambda: None,
) -> AccuracyResult:
    """Let both sides hear every clip, in turns. `advance` is called after each."""
    rows = []
    for clip in clips:
        samples = samples_of(clip.path)
        heard = listener.hear(samples)
        began_s = time.perf_counter()
        peer_text = peer.transcribe(samples, subject.language)
        peer_seconds = time.perf_counter() - began_s
        app_errors, units = scorer.errors(clip.text, heard.text, clip.language)
        peer_errors, _ = scorer.errors(clip.text, peer_text, clip.language)
        rows.append(
            ClipRow(
                clip=clip.name,
                language=clip.language,
                seconds=clip.seconds,
                reference=clip.text,
                app=heard,
                peer_text=peer_text,
                peer_seconds=round(peer_seconds, 3),
                app_errors=app_errors,
                peer_errors=peer_errors,
                units=units,
            )
        )
        advance()
    spoken = [row for row, clip in zip(rows, clips, strict=True) if clip.is_spoken and row.units]
    silent = [row for row, clip in zip(rows, clips, strict=True) if not clip.is_spoken]
    rates = _rates(spoken)
    phantoms = _phantoms(silent) if silent else None
    return AccuracyResult(
        kind="accuracy",
        machine=machine.describe(subject.config, info, load_before),
        conclusive=True,
        verdict=_verdict(rates, phantoms),
        way="live" if live else "whole",
        rates=rates,
        phantoms=phantoms,
        utterances=sum(row.app.utterances for row in rows),
        ahead=sum(row.app.ahead for row in rows),
        retried=sum(row.app.retried for row in rows),
        withheld_spoken=sum(bool(row.app.withheld) for row in spoken),
        app_seconds=round(sum(row.app.seconds for row in rows), 2),
        peer_seconds=round(sum(row.peer_seconds for row in rows), 2),
        clips=tuple(rows),
    )


def _rates(rows: Sequence[ClipRow]) -> tuple[ErrorRate, ...]:
    if not rows:
        return ()
    languages = sorted({row.language for row in rows})
    groups = [(language, [row for row in rows if row.language == language]) for language in languages]
    large = [_rate(language, group) for language, group in groups if len(group) >= FEWEST_CLIPS]
    if len(languages) == 1 and large:
        return tuple(large)
    return (_rate("all", rows), *large)


def _rate(name: str, rows: Sequence[ClipRow]) -> ErrorRate:
    units = sum(row.units for row in rows)
    kinds = sorted({"characters" if row.language in BY_CHARACTER else "words" for row in rows}, reverse=True)
    return ErrorRate(
        name=name,
        unit=" and ".join(kinds),
        clips=len(rows),
        units=units,
        app_percent=round(100 * sum(row.app_errors for row in rows) / units, 2),
        peer_percent=round(100 * sum(row.peer_errors for row in rows) / units, 2),
        difference=difference([Errors(app=row.app_errors, peer=row.peer_errors, units=row.units) for row in rows]),
    )


def _phantoms(rows: Sequence[ClipRow]) -> Phantoms:
    minutes = sum(row.seconds for row in rows) / 60
    app, peer = sum(row.app_errors for row in rows), sum(row.peer_errors for row in rows)
    return Phantoms(
        clips=len(rows),
        minutes=round(minutes, 2),
        app_words=app,
        peer_words=peer,
        app_words_a_minute=round(app / minutes, 2),
        peer_words_a_minute=round(peer / minutes, 2),
        app_clips=sum(row.app_errors > 0 for row in rows),
        peer_clips=sum(row.peer_errors > 0 for row in rows),
    )


def _verdict(rates: Sequence[ErrorRate], phantoms: Phantoms | None) -> str:
    said = []
    if rates:
        found = rates[0].difference
        what = f"{found.points:+.2f} points, 95 % interval {found.low:+.2f} to {found.high:+.2f}"
        if found.high < 0:
            said.append(f"The app makes fewer errors than plain faster-whisper ({what}).")
        elif found.low > 0:
            said.append(f"The app makes more errors than plain faster-whisper ({what}).")
        else:
            said.append(f"No difference in errors is proven ({what}).")
    if phantoms is not None:
        said.append(
            f"Where nothing was said the app wrote {phantoms.app_words} words, "
            f"plain faster-whisper {phantoms.peer_words}."
        )
    return " ".join(said)
