"""Makes media files with FFmpeg's own encoders, and by hand where it has none."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np

from dictation_app.values.speech import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dictation_app.values.speech import Samples

RATE = SAMPLE_RATE_HZ


def tone(seconds: float, *, rate: int = RATE, hz: float = 440.0, level: float = 0.3) -> Samples:
    return (level * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate)) / rate)).astype(np.float32)


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


def words(count: int, *, word_s: float = 0.6, pause_s: float = 0.4) -> Samples:
    """Noise bursts with pauses of near-silence between them."""
    rng = np.random.default_rng(7)
    parts = []
    for _ in range(count):
        parts += [rng.normal(0, 0.2, round(word_s * RATE)), rng.normal(0, 0.0005, round(pause_s * RATE))]
    return np.concatenate(parts).astype(np.float32)


@dataclass(frozen=True, kw_only=True)
class Track:
    """What one sound track is to be."""

    samples: Samples
    """Of one channel, put into all; or one row for each channel."""
    codec: str
    rate: int = RATE
    layout: str = "mono"
    language: str = ""
    title: str = ""
    holes: dict[float, float] = field(default_factory=dict)
    """A time in the sound, and by how many seconds everything from there on is delayed."""
    options: dict[str, str] = field(default_factory=dict)
    sample_format: str = ""
    """The encoder's, where it has several."""
    bit_rate: int = 0
    is_default: bool = False


def write(
    path: Path, tracks: Sequence[Track], *, picture: bool = False, options: dict[str, str] | None = None, kind: str = ""
) -> Path:
    """Write a media file; its ending says which kind, unless `kind` does."""
    with av.open(str(path), "w", format=kind or None, container_options=options or {}) as container:
        video = container.add_stream("mpeg4", rate=10) if picture else None
        if video is not None:
            video.width = video.height = 16
            video.pix_fmt = "yuv420p"
        streams = [_stream(container, track) for track in tracks]
        if video is not None:
            black = av.VideoFrame.from_ndarray(np.zeros((24, 16), np.uint8), format="yuv420p")
            for number in range(10):
                black.pts = number
                container.mux(video.encode(black))
            container.mux(video.encode(None))
        for track, stream in zip(tracks, streams, strict=True):
            _fill(container, track, stream)
    return path


def _stream(container: av.container.OutputContainer, track: Track) -> av.AudioStream:
    stream = container.add_stream(track.codec, rate=track.rate, layout=track.layout, options=track.options)
    assert isinstance(stream, av.AudioStream)
    if track.sample_format:
        stream.codec_context.format = track.sample_format
    if track.language:
        stream.metadata["language"] = track.language
    if track.title:
        stream.metadata.update({"title": track.title, "handler_name": track.title})  # the latter in MP4 files
    if track.bit_rate:
        stream.bit_rate = track.bit_rate
    if track.is_default:
        stream.disposition = av.stream.Disposition.default.value
    return stream


def _fill(container: av.container.OutputContainer, track: Track, stream: av.AudioStream) -> None:
    for packet in _encoded(track, stream):
        container.mux(packet)


def _encoded(track: Track, stream: av.AudioStream) -> Iterator[av.Packet]:
    channels = av.AudioLayout(track.layout).nb_channels
    rows = np.atleast_2d(track.samples)
    rows = np.repeat(rows, channels, axis=0) if len(rows) == 1 else rows
    step = 1024
    for begin in range(0, rows.shape[1], step):
        block = np.ascontiguousarray(rows[:, begin : begin + step].T).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(block, format="flt", layout=track.layout)
        frame.sample_rate = track.rate
        delay_s = sum(hole for at, hole in track.holes.items() if begin / track.rate >= at)
        frame.pts, frame.time_base = begin + round(delay_s * track.rate), Fraction(1, track.rate)
        yield from stream.encode(frame)
    yield from stream.encode(None)


def encode(
    path: Path,
    samples: Samples,
    *,
    codec: str,
    rate: int = RATE,
    channels: int = 1,
    picture: bool = False,
    holes: dict[float, float] | None = None,
    options: dict[str, str] | None = None,
) -> Path:
    """One mono or stereo track."""
    layout = "mono" if channels == 1 else "stereo"
    track = Track(samples=samples, codec=codec, rate=rate, layout=layout, holes=holes or {})
    return write(path, [track], picture=picture, options=options)


# --- by hand ----------------------------------------------------------------------------------------------------------


def wav(path: Path, rows: Samples, *, rate: int = RATE, mask: int | None = None, tag: int = 1) -> Path:
    """16 bit; without `mask`, as many recorders write them, nobody knows where the channels stand."""
    rows = np.atleast_2d(rows)
    channels = len(rows)
    data = (rows.T * 32767).astype("<i2").tobytes()
    if mask is None:
        header = struct.pack("<HHIIHH", tag, channels, rate, rate * channels * 2, channels * 2, 16)
    else:
        header = struct.pack("<HHIIHHHHI", 0xFFFE, channels, rate, rate * channels * 2, channels * 2, 16, 22, 16, mask)
        header += bytes.fromhex("0100000000001000800000aa00389b71")
    return riff(path, header, data)


def riff(path: Path, header: bytes, data: bytes, *extra: tuple[bytes, bytes]) -> Path:
    """A WAV file with this format chunk."""
    named = ((b"fmt ", header), *extra, (b"data", data))
    chunks = b"".join(name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2) for name, body in named)
    path.write_bytes(b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks)
    return path


def caf(path: Path, rows: Samples, labels: Sequence[int], *, rate: int = RATE) -> Path:
    """Apple's container, in which each channel says which one it is (1 left, 2 right, 3 centre, ...)."""
    channels = len(rows)
    description = struct.pack(">d4sIIIII", rate, b"lpcm", 0, 2 * channels, 1, channels, 16)
    described = (struct.pack(">IIfff", label, 0, 0, 0, 0) for label in labels)
    layout = struct.pack(">III", 0, 0, channels) + b"".join(described)
    data = bytes(4) + (rows.T * 32767).astype(">i2").tobytes()
    chunks = ((b"desc", description), (b"chan", layout), (b"data", data))
    body = b"".join(name + struct.pack(">q", len(chunk)) + chunk for name, chunk in chunks)
    path.write_bytes(b"caff" + struct.pack(">HH", 1, 0) + body)
    return path


def gsm_frames(seconds: float, rng: np.random.Generator) -> bytes:
    """GSM 06.10 as phones send it, 33 bytes for 20 ms: there is no encoder here, and of random bits it makes noise."""
    frames = rng.integers(0, 256, (round(seconds * 50), 33), dtype=np.uint8)
    frames[:, 0] = 0xD0 | frames[:, 0] & 0x0F
    return frames.tobytes()


# --- long -------------------------------------------------------------------------------------------------------------


def long_file(path: Path, samples: Samples, seconds: float, *, codec: str, rate: int, bit_rate: int = 0) -> Path:
    """The same sound again and again, encoded once: hours are written in seconds."""
    with av.open(str(path), "w") as container:
        track = Track(samples=samples, codec=codec, rate=rate, bit_rate=bit_rate)
        stream = _stream(container, track)
        packets = [bytes(packet) for packet in _encoded(track, stream)]
        ticks = len(samples) // len(packets)
        for number in range(round(seconds * rate / ticks)):
            packet = av.Packet(packets[number % len(packets)])
            packet.stream, packet.time_base = stream, Fraction(1, rate)
            packet.pts = packet.dts = number * ticks
            packet.duration = ticks
            container.mux(packet)
    return path
