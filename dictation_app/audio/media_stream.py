"""MediaStream: the sound of any media file, decoded while it is played.

A thread decodes a little ahead of what is heard, so memory does not grow with the file. FFmpeg's `atempo` changes the
speed and keeps the pitch. A loop is decoded once and then played from memory, unless it is long.
"""

from __future__ import annotations

import logging
import queue
import threading
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import av
import av.error
import av.filter
import numpy as np

from dictation_app.audio.media_decoder import Decoder
from dictation_app.audio.media_file import chosen_track, opened
from dictation_app.audio.media_length import duration_s
from dictation_app.audio.media_player import FASTEST, SLOWEST, Playing
from dictation_app.audio.playing import Taken
from dictation_app.errors import AudioFileError, UserError
from dictation_app.sentences import say
from dictation_app.values.speech import SAMPLE_RATE_HZ
from dictation_app.work_loop import guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dictation_app.audio.loudspeaker import Sound
    from dictation_app.audio.media_file import OpenMedia
    from dictation_app.values.speech import Samples

_log = logging.getLogger(__name__)

_BLOCK_S: Final = 0.1
_AHEAD: Final = 20
"""Blocks that lie ready, at most."""
_READY: Final = 5
"""So many before it begins: the loudspeaker takes the first ones at once."""
_RUN_UP_S: Final = 0.5
"""Decoded before the place and not played: some formats are wrong for a moment after a jump."""
_SHORTEST_LOOP_S: Final = 0.25
_KEPT_LOOP_S: Final = 300.0
"""A longer one is decoded anew each time; this one takes 10 MB."""
_LONGEST_HOLE_S: Final = 3600.0
"""Beyond, `Decoder` believes no jump in a file that does not say its length."""
_POLL_S: Final = 0.05
_PUSHED_S: Final = 0.2
"""Given to FFmpeg's filters at once: PyAV loses some bytes for good whenever they have nothing ready."""
_FULL_SCALE: Final = np.float32(32767.0)


@dataclass(frozen=True, slots=True)
class _Block:
    sound: Sound
    position_s: float
    lap: int


class MediaStream:
    """A `Source` that is decoded while it is played."""

    def __init__(self, playing: Playing, is_given_up: Callable[[], bool]) -> None:
        self._playing = playing
        self._is_given_up = is_given_up
        self._speed = min(max(playing.speed, SLOWEST), FASTEST)
        self._ready: queue.Queue[_Block | None] = queue.Queue(_AHEAD)
        """None = that was all."""
        self._has_begun = threading.Event()
        self._is_closed = threading.Event()
        self._thread: threading.Thread | None = None
        self._error: Exception | None = None
        self._has_sound = False
        self._rest: _Block | None = None
        self._rate_hz = SAMPLE_RATE_HZ
        self.duration_s = 0.0
        self.from_s = max(0.0, playing.from_s)
        self.is_all_taken = False

    @property
    def problem(self) -> str:
        """See `Source`."""
        if isinstance(self._error, UserError):
            return self._error.message
        return (
            say("The sound cannot be played any further ({error}).", error=type(self._error).__name__)
            if self._error
            else ""
        )

    def begin(self, rate_hz: int) -> None:
        """Wait for the first sound: what is wrong with a file shows by then."""
        self._rate_hz = rate_hz
        self._thread = threading.Thread(target=self._read, name="media-player", daemon=True)
        self._thread.start()
        while not self._has_begun.wait(_POLL_S):
            if self._is_given_up():
                return
        if self._error is not None and not self._has_sound:
            raise self._error

    def take(self, out: Sound) -> Sequence[Taken]:
        """See `Source`."""
        taken: list[Taken] = []
        written = 0
        while written < len(out) and not self.is_all_taken:
            if self._rest is None:
                try:
                    self._rest = self._ready.get_nowait()
                except queue.Empty:
                    break
                if self._rest is None:
                    self.is_all_taken = True
                    break
            block = self._rest
            piece = block.sound[: len(out) - written]
            out[written : written + len(piece)] = piece
            taken.append(Taken(len(piece), block.position_s, self._speed, block.lap))
            written += len(piece)
            left = block.sound[len(piece) :]
            position_s = block.position_s + len(piece) / self._rate_hz * self._speed
            self._rest = _Block(left, position_s, block.lap) if len(left) else None
        return taken

    def close(self) -> None:
        """See `Source`."""
        self._is_closed.set()
        if self._thread is not None:
            self._thread.join()

    # --- on the thread that decodes -----------------------------------------------------------------------------

    def _read(self) -> None:
        try:
            guarded(self._put_all, self._keep_error)
        finally:
            self._put(None)
            self._has_begun.set()

    def _put_all(self) -> None:
        for block in self._blocks():
            if not self._put(block):
                return

    def _keep_error(self, error: Exception) -> None:
        """It is told where the sound is waited for."""
        self._error = error
        if self._has_sound and not isinstance(error, UserError):
            _log.error("Playing a file failed", exc_info=error)

    def _put(self, block: _Block | None) -> bool:
        while not self._is_closed.is_set():
            try:
                self._ready.put(block, timeout=_POLL_S)
            except queue.Full:
                continue
            self._has_sound |= block is not None
            if block is None or self._ready.qsize() >= _READY:
                self._has_begun.set()
            return True
        return False

    def _blocks(self) -> Iterator[_Block]:
        loop = self._playing.loop
        if loop is None:
            yield from self._lap(self.from_s, None, 0)
            return
        begin_s = max(0.0, loop[0])
        end_s = max(loop[1], begin_s + _SHORTEST_LOOP_S)
        from_s = self.from_s if begin_s <= self.from_s < end_s else begin_s
        yield from self._lap(from_s, end_s, 0)
        kept: list[_Block] = []
        lap = 1
        while not self._is_closed.is_set():
            if kept:
                yield from (_Block(block.sound, block.position_s, lap) for block in kept)
            else:
                is_empty = True
                for block in self._lap(begin_s, end_s, lap):
                    is_empty = False
                    if end_s - begin_s <= _KEPT_LOOP_S:
                        kept.append(block)
                    yield block
                if is_empty:
                    return  # it is behind the end
            lap += 1

    def _lap(self, from_s: float, end_s: float | None, lap: int) -> Iterator[_Block]:
        """Once through the file, in blocks as the loudspeaker wants them."""
        tempo = _Tempo(self._speed, self._rate_hz)
        position_s = from_s
        pending: list[Sound] = []
        with opened(self._playing.path) as media:
            samples = self._from(media, from_s)
            for sound in tempo.change(_until(samples, end_s)):
                pending.append(sound)
                if sum(map(len, pending)) >= _BLOCK_S * self._rate_hz:
                    block = np.concatenate(pending)
                    pending = []
                    yield _Block(block, position_s, lap)
                    position_s += len(block) / self._rate_hz * self._speed
        if pending:
            yield _Block(np.concatenate(pending), position_s, lap)

    def _from(self, media: OpenMedia, from_s: float) -> Iterator[tuple[float, Samples]]:
        """The sound from a place on, each piece with its place."""
        stream = chosen_track(media, self._playing.track)
        known_s = duration_s(media.container, stream)
        self.duration_s = known_s or 0.0
        if from_s > _RUN_UP_S and not (known_s is None and from_s > _LONGEST_HOLE_S):
            _jump(media, stream, from_s - _RUN_UP_S)
        decoder = Decoder(media, stream, each_channel=False)
        found = False
        for at_s, samples in _placed(decoder, self._is_closed.is_set):
            found = True
            skipped = round((from_s - at_s) * SAMPLE_RATE_HZ)
            if skipped < len(samples):
                yield at_s + max(0, skipped) / SAMPLE_RATE_HZ, samples[max(0, skipped) :]
        if not found and not from_s:
            raise AudioFileError(
                say(
                    "The sound of '{name}' cannot be decoded ({codec}).",
                    name=media.name,
                    codec=stream.codec_context.name,
                ),
                say("The file is damaged or copy-protected. Play it elsewhere and save it in another format."),
            )


def _jump(media: OpenMedia, stream: av.AudioStream, to_s: float) -> None:
    origin_s = (media.container.start_time or 0) / av.time_base
    base = stream.time_base or Fraction(1, av.time_base)
    try:
        media.container.seek(int((origin_s + to_s) / base), stream=stream)
    except (av.error.FFmpegError, OSError, ValueError):
        return  # it stands at its beginning: what comes before the place is decoded, and not played


def _placed(decoder: Decoder, is_closed: Callable[[], bool]) -> Iterator[tuple[float, Samples]]:
    """All sound from where the file stands; silence in the holes of it, but before the first sound."""
    at_s, is_first = 0.0, True
    for piece in decoder.pieces():
        if is_closed():
            return
        if piece.hole_s and is_first:
            at_s += piece.hole_s
        elif piece.hole_s:
            left = round(piece.hole_s * SAMPLE_RATE_HZ)
            while left > 0 and not is_closed():
                silence: Samples = np.zeros(min(left, SAMPLE_RATE_HZ), np.float32)
                yield at_s, silence
                at_s += len(silence) / SAMPLE_RATE_HZ
                left -= len(silence)
        if piece.rows.shape[1]:
            is_first = False
            yield at_s, piece.rows[0]
            at_s += piece.rows.shape[1] / SAMPLE_RATE_HZ


def _until(pieces: Iterator[tuple[float, Samples]], end_s: float | None) -> Iterator[Samples]:
    for at_s, samples in pieces:
        if end_s is None:
            yield samples
            continue
        wanted = round((end_s - at_s) * SAMPLE_RATE_HZ)
        yield samples[: max(0, wanted)]
        if wanted <= len(samples):
            return


def _in_greater_pieces(pieces: Iterator[Samples]) -> Iterator[Samples]:
    pending: list[Samples] = []
    for samples in pieces:
        pending.append(samples)
        if sum(map(len, pending)) >= _PUSHED_S * SAMPLE_RATE_HZ:
            yield np.concatenate(pending)
            pending = []
    if sum(map(len, pending)):
        yield np.concatenate(pending)


class _Tempo:
    """Makes sound faster or slower, with the pitch as it is, at the rate of the loudspeaker."""

    def __init__(self, speed: float, rate_hz: int) -> None:
        self._given = 0
        self._graph: av.filter.Graph | None = None
        if speed == 1.0 and rate_hz == SAMPLE_RATE_HZ:
            return
        graph = self._graph = av.filter.Graph()
        source = graph.add_abuffer(
            sample_rate=SAMPLE_RATE_HZ, format="flt", layout="mono", time_base=Fraction(1, SAMPLE_RATE_HZ)
        )
        last = source
        if speed != 1.0:
            tempo = graph.add("atempo", f"{speed:.3f}")
            last.link_to(tempo)
            last = tempo
        form = graph.add("aformat", f"sample_fmts=s16:sample_rates={rate_hz}:channel_layouts=mono")
        last.link_to(form)
        sink = graph.add("abuffersink")
        form.link_to(sink)
        graph.configure()

    def change(self, pieces: Iterator[Samples]) -> Iterator[Sound]:
        """All of it."""
        if self._graph is None:
            yield from ((samples * _FULL_SCALE).round().astype(np.int16) for samples in pieces)
            return
        for samples in _in_greater_pieces(pieces):
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples).reshape(1, -1), "flt", "mono")
            frame.sample_rate, frame.pts = SAMPLE_RATE_HZ, self._given
            frame.time_base = Fraction(1, SAMPLE_RATE_HZ)
            self._given += len(samples)
            self._graph.push(frame)
            yield from self._pulled(self._graph)
        self._graph.push(None)
        yield from self._pulled(self._graph)

    @staticmethod
    def _pulled(graph: av.filter.Graph) -> Iterator[Sound]:
        while True:
            try:
                frame = graph.pull()
            except (av.error.BlockingIOError, av.error.EOFError):
                return
            if isinstance(frame, av.AudioFrame):
                yield frame.to_ndarray().reshape(-1).astype(np.int16, copy=False)
