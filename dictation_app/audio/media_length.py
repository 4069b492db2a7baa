"""How long a media file is, and how long it should be: the difference is what a broken copy or download lost."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import av

if TYPE_CHECKING:
    from av.container import InputContainer

    from dictation_app.audio.media_file import OpenMedia, Source

_LENGTH_IN_HEADER = frozenset(
    {"aiff", "asf", "au", "avi", "caf", "flac", "matroska", "mov", "mp4", "tta", "w64", "wav", "webm"}
)
"""Containers whose header says how long they should be; for others FFmpeg guesses."""

_UNKNOWN_BYTES = 0x7FFF0000
"""From here on the length in the header of a WAV file says that its writer did not know it."""
_MOST_CHUNKS = 100
_ID3_BYTES = 10
_FRAME_BYTES = 256


def duration_s(container: InputContainer, stream: av.AudioStream) -> float | None:
    """As the header says, or FFmpeg guesses; None where neither does."""
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return container.duration / av.time_base if container.duration is not None else None


def promised_s(media: OpenMedia, stream: av.AudioStream, read_s: float) -> float | None:
    """What the header promises, also where the file is too short for it; None where there is no promise.

    `read_s`: how long the sound in the file is.
    """
    names = set(media.container.format.name.split(","))
    length_s = duration_s(media.container, stream)
    if length_s is None:
        return None
    if "mp3" in names:
        return length_s if _has_frame_count(media.source) else None
    if not names & _LENGTH_IN_HEADER:
        return None
    if stream.duration is None and media.container.streams.video:
        return None  # the file's length may be that of its pictures
    promise = _wav_promise(media.source) if "wav" in names else 1.0
    return read_s * promise if promise > 1 else length_s


def _has_frame_count(source: Source) -> bool:
    """Whether the first frame of an MP3 file holds a table; otherwise FFmpeg guesses from the first bit rates."""
    head = source.bytes_at(0, _ID3_BYTES)
    begins = 0
    if head.startswith(b"ID3") and len(head) == _ID3_BYTES:
        begins = _ID3_BYTES + sum(byte << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
    frame = source.bytes_at(begins, _FRAME_BYTES)
    return any(mark in frame for mark in (b"Xing", b"Info", b"VBRI"))


def _wav_promise(source: Source) -> float:
    """How many times more sound the header of a WAV file promises than there is; FFmpeg corrects that in silence."""
    at = 12
    for _ in range(_MOST_CHUNKS):
        head = source.bytes_at(at, 8)
        if len(head) < 8:  # noqa: PLR2004  # a name, a length
            break
        name, length = struct.unpack("<4sI", head)
        at += 8
        if name == b"data":
            there = source.size_bytes - at
            return length / there if 0 < there < length < _UNKNOWN_BYTES else 1.0
        at += length + length % 2
    return 1.0
