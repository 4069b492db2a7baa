"""Sound of any media file, as windows that an engine can take.

The only module that knows PyAV (FFmpeg). A file is decoded lazily, so memory does not grow with its length. What can
be read of a damaged file is delivered; what is wrong with it is told with the last window (`MediaWindow.problem`).
"""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

import av
import av.error
import numpy as np

from dictation_app.audio.windower import MediaWindow, Windower
from dictation_app.encryption import SEALED, sealing
from dictation_app.encryption.keys import private_half
from dictation_app.errors import AudioFileError
from dictation_app.values import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from av.container import InputContainer

    from dictation_app.values import Samples

__all__ = ["AudioTrack", "MediaInfo", "MediaWindow", "probe", "read_windows"]

_BLOCK_SAMPLES = SAMPLE_RATE_HZ // 5
"""FFmpeg's frames are joined to this much before Python touches them."""
_FULL_SCALE = np.float32(2.0**-31)

_JUMP_SECONDS = 0.25
"""Time stamps further apart than the sound between them are a hole in the recording."""
_LONGEST_JUMP_SECONDS = 3600.0
"""Where the length of the file is not known, a larger hole is a broken time stamp."""
_BAD_PACKETS_TOLD = 5
"""Fewer are normal: many players leave some at the beginning or end of a file."""

_LENGTH_IN_HEADER = frozenset({"aiff", "asf", "avi", "caf", "flac", "matroska", "mov", "mp4", "w64", "wav", "webm"})
"""Containers whose header says how long they should be; for others FFmpeg guesses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioTrack:
    """One sound track of a file."""

    codec: str
    sample_rate_hz: int
    channels: int
    language: str
    """As the file names it (often ISO 639-2); empty where it does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaInfo:
    """What a file says about itself."""

    duration_s: float | None
    """None where the file does not say."""
    tracks: tuple[AudioTrack, ...]
    """The first is the one that is read."""


def probe(path: Path) -> MediaInfo:
    """Read the header only; raise `AudioFileError` for a file whose sound cannot be read."""
    with _opened(path) as container:
        read = _best_track(container, path)
        streams = sorted(container.streams.audio, key=lambda stream: stream.index != read.index)
        return MediaInfo(
            duration_s=_duration_s(container, read),
            tracks=tuple(
                AudioTrack(
                    codec=stream.codec_context.name,
                    sample_rate_hz=stream.codec_context.sample_rate,
                    channels=stream.codec_context.channels,
                    language=stream.metadata.get("language", "").replace("und", ""),
                )
                for stream in streams
                if stream.codec_context is not None
            ),
        )


def read_windows(
    path: Path,
    *,
    max_seconds: float = 28.0,
    min_seconds: float = 18.0,
    first_max_seconds: float = 9.0,
    first_min_seconds: float = 5.0,
) -> Generator[MediaWindow, None, None]:
    """Decode a file window by window; at least one comes, and exactly one `is_last`.

    Each ends in a long pause between `min_seconds` and `max_seconds`. The first is shorter, so that text appears soon,
    but not as short as a lone word, which engines hear badly. Raises `AudioFileError`, before the first window, where
    nothing can be read. Holes in the recording (time stamps that jump) begin a new window, so that times stay right.
    """
    windower = Windower(
        max_seconds=max_seconds,
        min_seconds=min_seconds,
        first_max_seconds=first_max_seconds,
        first_min_seconds=first_min_seconds,
    )
    with _opened(path) as container:
        stream = _best_track(container, path)
        decoder = _Decoder(container, stream)
        for piece in decoder.pieces():
            if piece.hole_s:
                yield from windower.skip(piece.hole_s)
            yield from windower.take(piece.samples)
        if not decoder.found_sound:
            raise AudioFileError(
                f"The sound of '{path.name}' cannot be decoded ({stream.codec_context.name}).",
                "The file is damaged or copy-protected. Play it elsewhere and save it in another format.",
            )
        yield windower.finish(decoder.problem(path.name))


# --- decoding ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    samples: Samples
    hole_s: float = field(default=0.0)
    """Time without any sound before it."""


class _Decoder:
    """Turns packets into 16 kHz mono and keeps account of what was missing."""

    def __init__(self, container: InputContainer, stream: av.AudioStream) -> None:
        self._container = container
        self._stream = stream
        self._duration_s = _duration_s(container, stream)
        self._resampler: av.AudioResampler | None = None
        self._input: tuple[str, str, int] | None = None
        self._clock_s = (container.start_time or 0) / av.time_base
        """Where the next frame should begin by the sound so far, on the container's clock."""
        self._read_s = 0.0
        self._bad_packets = 0
        self._bad_since_frame = False
        self._lost_s = 0.0
        self._broke_off = False

    @property
    def found_sound(self) -> bool:
        return self._read_s > 0

    def pieces(self) -> Iterator[_Piece]:
        for frame in self._frames():
            hole_s = self._hole_before(frame)
            if hole_s:
                yield from self._flush()
            yield from self._resampled(frame, hole_s)
        yield from self._flush()

    def problem(self, name: str) -> str:
        """What is missing, as a sentence."""
        expected = self._expected_s()
        if expected is not None and self._read_s < 0.98 * expected - 1:
            return f"'{name}' is cut off or damaged: of {expected:.0f} s only {self._read_s:.0f} s could be read."
        if self._broke_off:
            return f"'{name}' is damaged: nothing could be read after {self._read_s:.0f} s."
        if self._lost_s:
            return f"'{name}' is damaged: about {self._lost_s:.1f} s of it could not be read and are left out."
        if self._bad_packets >= _BAD_PACKETS_TOLD:
            return f"'{name}' is damaged: {self._bad_packets} short pieces could not be read and are left out."
        return ""

    def _expected_s(self) -> float | None:
        names = set(self._container.format.name.split(","))
        if not names & _LENGTH_IN_HEADER:
            return None
        if self._stream.duration is None and self._container.streams.video:
            return None  # the file's length may be that of its pictures
        return self._duration_s

    def _frames(self) -> Iterator[av.AudioFrame]:
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
            except av.error.FFmpegError:
                self._broke_off = True
                return
            if packet is None:
                return
            try:
                frames = packet.decode()
            except av.error.FFmpegError:
                self._bad_packets += 1
                self._bad_since_frame = True
                continue
            for frame in frames:
                if isinstance(frame, av.AudioFrame) and frame.samples and frame.sample_rate:
                    yield frame

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
            believable = begins_s - (self._container.start_time or 0) / av.time_base <= self._duration_s + 1
        hole_s = hole_s if believable else 0.0
        self._read_s += length_s + hole_s
        self._lost_s += hole_s if self._bad_since_frame else 0.0
        self._bad_since_frame = False
        return hole_s

    def _resampled(self, frame: av.AudioFrame, hole_s: float) -> Iterator[_Piece]:
        kind = (frame.format.name, frame.layout.name, frame.sample_rate)
        if self._resampler is None or kind != self._input:  # some broadcasts change it on the way
            yield from self._flush()
            # To whole numbers, because FFmpeg then keeps a mix of channels from becoming louder than full scale.
            self._resampler = av.AudioResampler("s32", "mono", SAMPLE_RATE_HZ, _BLOCK_SAMPLES)
            self._input = kind
            if hole_s:
                yield _Piece(np.zeros(0, np.float32), hole_s)
        frame.pts = None  # holes are handled here; the resampler would complain about them
        yield from self._to_pieces(self._resampler.resample(frame))

    def _flush(self) -> Iterator[_Piece]:
        if self._resampler is not None:
            yield from self._to_pieces(self._resampler.resample(None))
        self._resampler = None

    @staticmethod
    def _to_pieces(frames: list[av.AudioFrame]) -> Iterator[_Piece]:
        for frame in frames:
            yield _Piece(frame.to_ndarray()[0].astype(np.float32) * _FULL_SCALE)


# --- opening ----------------------------------------------------------------------------------------------------------


def _opened(path: Path) -> InputContainer:
    path = path.absolute()  # FFmpeg takes "a:b" for a protocol
    _refuse_unreadable(path)
    try:
        # A playlist must not make this app open network addresses.
        options = {"protocol_whitelist": "file"}
        return av.open(_source(path), "r", metadata_errors="ignore", container_options=options)
    except av.error.FFmpegError as exc:
        raise AudioFileError(
            f"'{path.name}' is no sound or video file that can be read, or it is damaged.",
            "Play it elsewhere to see whether it is whole, and save it in another format such as WAV or MP3.",
        ) from exc


def _source(path: Path) -> str | BytesIO:
    """What FFmpeg is to read: of a sealed file what is in it. Raises `LockedError`."""
    if path.suffix != SEALED:
        return str(path)
    try:
        data = path.read_bytes()
    except OSError as exc:
        raise AudioFileError(f"'{path.name}' cannot be read: {exc.strerror or exc}.", "Check the disk.") from exc
    return BytesIO(sealing.unseal(data, private_half).data)


def _refuse_unreadable(path: Path) -> None:
    try:
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            raise AudioFileError(f"'{path.name}' is a folder, not a file.", "Name the files in it.")
        if not stat.S_ISREG(info.st_mode):
            raise AudioFileError(f"'{path.name}' is not a regular file.", "Save the sound in a file first.")
        if info.st_size == 0:
            raise AudioFileError(f"'{path.name}' is empty.", "The recording or the copy of it failed; make it again.")
        with path.open("rb"):
            pass
    except FileNotFoundError as exc:
        raise AudioFileError(f"There is no file '{path}'.", "Check the name and the folder.") from exc
    except PermissionError as exc:
        raise AudioFileError(f"'{path.name}' may not be read.", "Ask for permission to read it, or copy it.") from exc
    except OSError as exc:
        raise AudioFileError(f"'{path.name}' cannot be read: {exc.strerror}.", "Check the disk it lies on.") from exc


def _best_track(container: InputContainer, path: Path) -> av.AudioStream:
    stream = container.streams.best("audio")
    if not isinstance(stream, av.AudioStream):
        raise AudioFileError(f"'{path.name}' holds no sound.", "Choose a file with a sound track.")
    if stream.codec_context is None:
        raise AudioFileError(
            f"The sound of '{path.name}' is copy-protected, or in a format this app cannot decode.",
            "Save it in another format such as WAV or MP3.",
        )
    return stream


def _duration_s(container: InputContainer, stream: av.AudioStream) -> float | None:
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return container.duration / av.time_base if container.duration is not None else None
