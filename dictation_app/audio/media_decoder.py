"""Turns the packets of one sound track into 16 kHz sound, and keeps account of what was missing.

A row for the mix of all channels comes first, and where each channel is wanted, one row for each after it.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import av
import av.error
import numpy as np
from av.filter import Graph

from dictation_app.audio.media_length import duration_s, promised_s
from dictation_app.sentences import say
from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dictation_app.audio.media_file import OpenMedia
    from dictation_app.audio.windower import Rows
    from dictation_app.values.speech import Samples

_BLOCK_SAMPLES = SAMPLE_RATE_HZ // 5
"""FFmpeg's frames are joined to this much before Python touches them."""
_FILTER_SAMPLES = SAMPLE_RATE_HZ // 10
"""More than FFmpeg's filter ever holds back."""
_FULL_SCALE = np.float32(2.0**-31)

_JUMP_SECONDS = 0.25
"""Time stamps further apart than the sound between them are a hole in the recording."""
_LONGEST_JUMP_SECONDS = 3600.0
"""Where the length of the file is not known, a larger hole is a broken time stamp."""
_BAD_PACKETS_TOLD = 5
"""Fewer are normal: many players leave some at the beginning or end of a file."""
_LOWEST_RATE_HZ, _HIGHEST_RATE_HZ = 1_000, 1_000_000
"""Others are damage, and would make hours of noise out of nothing, or a filter larger than the memory."""

_WITHOUT_PLACES = re.compile(r"\d+ channels")
"""FFmpeg's name for channels of which nobody noted where they stand: recorders with several microphones."""
_STEREO = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Some sound of a track."""

    rows: Rows
    hole_s: float = field(default=0.0)
    """Time without any sound before it."""


class Decoder:
    """Of one track of an open file, once through."""

    def __init__(self, media: OpenMedia, stream: av.AudioStream, *, each_channel: bool) -> None:
        self._media = media
        self._stream = stream
        self._each_channel = each_channel
        self._channels: int | None = None
        """Rows for channels by themselves, by the first frame: a window must not change between its ends."""
        self._duration_s = duration_s(media.container, stream)
        self._conversion: _Conversion | None = None
        self._origin_s = (media.container.start_time or 0) / av.time_base
        self._clock_s = self._origin_s
        """Where the next frame should begin by the sound so far, on the container's clock."""
        self._read_s = 0.0
        self._bad_packets = 0
        self._bad_since_frame = False
        self._lost_s = 0.0
        self._broke_off = False

    @property
    def found_sound(self) -> bool:
        """Whether anything could be decoded so far."""
        return self._read_s > 0

    @property
    def found_damage(self) -> bool:
        """Whether something was there that could not be decoded."""
        return self._broke_off or self._bad_packets > 0

    def pieces(self) -> Iterator[Piece]:
        """All there is, in order."""
        for frame in self._frames():
            if not self._is_possible(frame):
                self._note_bad()
                continue
            if self._channels is None:
                count = frame.layout.nb_channels
                self._channels = count if self._each_channel and count > 1 else 0
            hole_s = self._hole_before(frame)
            if hole_s:
                yield from self._flush()
                yield Piece(self._rows(0), hole_s)
            yield from self._converted(frame)
        yield from self._flush()

    def problem(self) -> str:
        """What is missing, as a sentence."""
        name = self._media.name
        if self._media.source.problem:
            return say(
                "'{name}' {problem}; {read_s:.0f} s of it were read.",
                name=name,
                problem=self._media.source.problem,
                read_s=self._read_s,
            )
        expected = promised_s(self._media, self._stream, self._read_s)
        if expected is not None and self._read_s < 0.98 * expected - 1:
            return say(
                "'{name}' is cut off or damaged: of {expected:.0f} s only {read_s:.0f} s could be read.",
                name=name,
                expected=expected,
                read_s=self._read_s,
            )
        if self._broke_off:
            return say(
                "'{name}' is damaged: nothing could be read after {read_s:.0f} s.", name=name, read_s=self._read_s
            )
        if self._lost_s:
            return say(
                "'{name}' is damaged: about {lost_s:.1f} s of it could not be read and are left out.",
                name=name,
                lost_s=self._lost_s,
            )
        if self._bad_packets >= _BAD_PACKETS_TOLD:
            return say(
                "'{name}' is damaged: {bad_packets} short pieces could not be read and are left out.",
                name=name,
                bad_packets=self._bad_packets,
            )
        return ""

    def _frames(self) -> Iterator[av.AudioFrame]:
        packets = self._media.container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
            except (av.error.FFmpegError, OSError, ValueError, MemoryError):
                self._broke_off = True
                return
            if packet is None:
                return
            self._media.source.begin_packet()
            try:
                frames = packet.decode()
            except (av.error.FFmpegError, ValueError, MemoryError):
                self._note_bad()
                continue
            for frame in frames:
                if isinstance(frame, av.AudioFrame) and frame.samples and frame.sample_rate:
                    yield frame

    def _note_bad(self) -> None:
        self._bad_packets += 1
        self._bad_since_frame = True

    @staticmethod
    def _is_possible(frame: av.AudioFrame) -> bool:
        return _LOWEST_RATE_HZ <= frame.sample_rate <= _HIGHEST_RATE_HZ and frame.layout.nb_channels > 0

    def _hole_before(self, frame: av.AudioFrame) -> float:
        length_s = frame.samples / frame.sample_rate
        begins_s = self._clock_s if frame.time is None else frame.time
        hole_s = begins_s - self._clock_s
        self._clock_s = begins_s + length_s
        if not self.found_sound:
            hole_s = max(0.0, hole_s)  # a track may begin later than the pictures; encoders begin a little before zero
        elif hole_s < _JUMP_SECONDS:
            hole_s = 0.0
        if self._duration_s is None:
            believable = hole_s <= _LONGEST_JUMP_SECONDS
        else:
            believable = begins_s - self._origin_s <= self._duration_s + 1
        hole_s = hole_s if believable else 0.0
        self._read_s += length_s + hole_s
        self._lost_s += hole_s if self._bad_since_frame else 0.0
        self._bad_since_frame = False
        return hole_s

    def _converted(self, frame: av.AudioFrame) -> Iterator[Piece]:
        frame.pts = None  # holes are handled here; the resampler would complain about them
        if self._conversion is None or not self._conversion.takes(frame):  # some broadcasts change it on the way
            yield from self._flush()
        try:
            if self._conversion is None:
                self._conversion = _Conversion(frame, each_channel=bool(self._channels))
            blocks = self._conversion.convert(frame)
        except av.error.FFmpegError:  # more channels than it can take
            self._conversion = None
            self._read_s -= frame.samples / frame.sample_rate
            self._note_bad()
        else:
            yield from self._to_pieces(blocks)

    def _flush(self) -> Iterator[Piece]:
        conversion, self._conversion = self._conversion, None
        if conversion is not None:
            yield from self._to_pieces(conversion.convert(None))

    def _rows(self, samples: int) -> Rows:
        return np.zeros((1 + (self._channels or 0), samples), np.float32)

    def _to_pieces(self, blocks: list[_Block]) -> Iterator[Piece]:
        for block in blocks:
            rows = self._rows(len(block.mix))
            rows[0] = block.mix
            if block.channels is not None and len(block.channels) == 1:
                rows[1:] = block.mix
            elif block.channels is not None and self._channels:
                count = min(len(block.channels), self._channels)
                rows[1 : 1 + count] = block.channels[:count]
            yield Piece(rows)


@dataclass(frozen=True, slots=True)
class _Block:
    mix: Samples
    channels: Rows | None
    """None where nobody wants them."""


class _Conversion:
    """From one kind of frames to 16 kHz: the mix, and each channel where it is wanted."""

    def __init__(self, frame: av.AudioFrame, *, each_channel: bool) -> None:
        self._kind = _kind(frame)
        self._channels = frame.layout.nb_channels
        self._mix = _Resampling(frame, "mono") if _can_be_mixed(frame) else None
        self._all = _Resampling(frame, frame.layout.name) if each_channel or self._mix is None else None

    def takes(self, frame: av.AudioFrame) -> bool:
        return _kind(frame) == self._kind

    def convert(self, frame: av.AudioFrame | None) -> list[_Block]:
        """What is complete with this frame; None flushes. Raises `FFmpegError`."""
        mixes = [_to_rows(block, 1)[0] for block in self._mix.resample(frame)] if self._mix is not None else []
        if self._all is None:
            return [_Block(mix, None) for mix in mixes]
        split = [_to_rows(block, self._channels) for block in self._all.resample(frame)]
        if self._mix is None:
            mixes = [rows.mean(axis=0) for rows in split]
        return [_Block(mix, channels) for mix, channels in zip(mixes, split, strict=True)]


class _Resampling:
    """As PyAV's `AudioResampler`, but it asks for sound only when there is some.

    WORKAROUND for PyAV 15 to 17.0: each answer "not yet" loses 81 bytes for good, 130 MB in ten hours of MP3.
    """

    def __init__(self, frame: av.AudioFrame, layout: str) -> None:
        self._rate_hz = frame.sample_rate
        self._graph = Graph()
        nodes = (
            self._graph.add(
                "abuffer",
                sample_rate=str(frame.sample_rate),
                sample_fmt=frame.format.name,
                channel_layout=frame.layout.name,
                time_base=f"1/{frame.sample_rate}",
            ),
            # To whole numbers, because FFmpeg then keeps a mix of channels from becoming louder than full scale. Packed
            # ones: of planes PyAV counts too many where there are eight or more.
            self._graph.add("aformat", sample_rates=str(SAMPLE_RATE_HZ), sample_fmts="s32", channel_layouts=layout),
            self._graph.add("abuffersink"),
        )
        for node, following in pairwise(nodes):
            node.link_to(following)
        self._graph.configure()
        self._graph.set_audio_frame_size(_BLOCK_SAMPLES)
        self._ready_samples: float = -_FILTER_SAMPLES

    def resample(self, frame: av.AudioFrame | None) -> list[av.AudioFrame]:
        self._graph.push(frame)
        self._ready_samples += math.inf if frame is None else frame.samples * SAMPLE_RATE_HZ / self._rate_hz
        blocks: list[av.AudioFrame] = []
        while self._ready_samples >= _BLOCK_SAMPLES:
            try:
                block = self._graph.pull()
            except (av.error.EOFError, av.error.BlockingIOError):
                break
            if isinstance(block, av.AudioFrame):
                blocks.append(block)
            self._ready_samples -= _BLOCK_SAMPLES
        return blocks


def _kind(frame: av.AudioFrame) -> tuple[str, str, int]:
    return frame.format.name, frame.layout.name, frame.sample_rate


def _can_be_mixed(frame: av.AudioFrame) -> bool:
    """Whether FFmpeg can mix the channels by where they stand; it knows no rule for some arrangements.

    Of channels without a place it would take the third for a bass loudspeaker, and leave it out.
    """
    if frame.layout.nb_channels > _STEREO and _WITHOUT_PLACES.fullmatch(frame.layout.name):
        return False
    try:
        _Resampling(frame, "mono")
    except (av.error.FFmpegError, ValueError):
        return False
    return True


def _to_rows(block: av.AudioFrame, channels: int) -> Rows:
    packed = block.to_ndarray().reshape(-1, channels)
    rows: Rows = np.ascontiguousarray(packed.T).astype(np.float32) * _FULL_SCALE
    return rows
