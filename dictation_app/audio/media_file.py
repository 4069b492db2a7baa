"""Opens a media file for FFmpeg: refuses what is no readable file with sound, and finds its sound tracks.

FFmpeg gets the bytes from here and opens nothing itself: no playlist can lead it to another file or an address, and an
error of the disk is seen instead of taken for the end of the recording.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, RawIOBase
from pathlib import Path
from typing import IO, TYPE_CHECKING

import av
import av.error

from dictation_app.audio.readable import refuse_unreadable, unreadable
from dictation_app.encryption import SEALED, sealing
from dictation_app.encryption.keys import private_half
from dictation_app.errors import AudioFileError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.container import InputContainer

_MOST_READINGS = 4
_SMALL_BYTES = 1 << 25
"""A damaged index can lead FFmpeg round in circles. For a single packet nobody has to read a file so many times, and
this much besides."""

_TELEPHONE = {".al": ".al", ".alaw": ".al", ".ul": ".ul", ".ulaw": ".ul", ".mulaw": ".ul"}
"""Endings of sound without any header, as telephone systems save it, and by which of them FFmpeg knows it."""
_TELEPHONE_RATE_HZ = 8000

_PROTECTIONS = ("ASF_Protection_Type", "encryption")
"""What Windows Media writes into the metadata of protected files, whose sound would decode to noise."""
_PROTECTED_TAGS = {"drms", "aavd", "enca"}
"""What protected tracks of MP4 files are called by Apple, Audible, and those who keep to the standard."""


@dataclass(frozen=True, slots=True)
class OpenMedia:
    """A file that is open, and what reads it."""

    name: str
    container: InputContainer
    source: Source


class Source:
    """The bytes of a file, as FFmpeg asks for them. Notes what goes wrong, and then says that here the file ends."""

    def __init__(self, file: IO[bytes] | RawIOBase, path: Path) -> None:
        self._file = file
        self.name = f"sound{_TELEPHONE.get(path.suffix.lower(), path.suffix)}"
        """FFmpeg looks at the ending, for formats that have no marks of their own."""
        self.size_bytes = file.seek(0, os.SEEK_END)
        file.seek(0)
        self._left = 0
        self._error = ""
        self.begin_packet()

    def begin_packet(self) -> None:
        """So far all went on; see `_MOST_READINGS`."""
        if self._left >= 0:
            self._left = self.size_bytes * _MOST_READINGS + _SMALL_BYTES

    def read(self, count: int) -> bytes:
        """At most `count` bytes; none at the end, after an error, and where a file is read again and again."""
        if self._error or self._left < 0:
            return b""
        try:
            data = self._file.read(count) or b""
        except OSError as exc:
            self._error = exc.strerror or str(exc)
            return b""
        self._left -= len(data)
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """The new place; below zero where there is no such place, as FFmpeg wants to be told."""
        try:
            return self._file.seek(offset, whence)
        except (OSError, ValueError, OverflowError):
            return -1

    def tell(self) -> int:
        """The place."""
        return self._file.tell()

    def bytes_at(self, offset: int, count: int) -> bytes:
        """For a look at the header, when FFmpeg has finished."""
        self.seek(offset)
        return self.read(count)

    @property
    def problem(self) -> str:
        """What went wrong with the file under the reader's hands, to be put after its name; empty = nothing."""
        if self._error:
            return say("could not be read to its end ({reason})", reason=str(self._error))
        if self._left < 0:
            return say("is damaged: its index leads round in circles")
        try:
            is_shorter = self._file.seek(0, os.SEEK_END) < self.size_bytes
        except OSError as exc:
            return say("could not be read to its end ({reason})", reason=exc.strerror or str(exc))
        return say("became shorter while it was read") if is_shorter else ""


@contextmanager
def opened(path: Path) -> Iterator[OpenMedia]:
    """Raise `AudioFileError`, or `LockedError` for a sealed file whose key is not there."""
    refuse_unreadable(path)
    with _bytes_of(path) as file:
        try:
            source = Source(file, path)
        except OSError as exc:
            raise unreadable(path.name, exc) from exc
        with _container(source, path.name) as container:
            yield OpenMedia(path.name, container, source)


def _container(source: Source, name: str) -> InputContainer:
    try:
        # No protocol has this name: what a playlist points to is not opened.
        options = {"protocol_whitelist": "none"}
        if Path(source.name).suffix in _TELEPHONE.values():
            options["sample_rate"] = str(_TELEPHONE_RATE_HZ)  # otherwise that of a compact disc is assumed
        return av.open(source, "r", metadata_errors="ignore", container_options=options)
    except (av.error.FFmpegError, OSError, ValueError, MemoryError) as exc:
        if source.problem:
            raise AudioFileError(
                say("'{name}' {problem}.", name=name, problem=source.problem), say("Check the disk it lies on.")
            ) from exc
        raise AudioFileError(
            say("'{name}' is no sound or video file that can be read, or it is damaged.", name=name),
            say("Play it elsewhere to see whether it is whole, and save it in another format such as WAV or MP3."),
        ) from exc


def _bytes_of(path: Path) -> IO[bytes] | RawIOBase:
    """Of a sealed file what is in it. Raises `LockedError`."""
    try:
        if path.suffix != SEALED:
            return path.open("rb", buffering=0)
        data = path.read_bytes()
    except OSError as exc:
        raise unreadable(path.name, exc) from exc
    return BytesIO(sealing.unseal(data, private_half).data)


# --- tracks -----------------------------------------------------------------------------------------------------------


def sound_tracks(media: OpenMedia) -> tuple[av.AudioStream, ...]:
    """All that say they are sound, in the order of the file; of some nobody knows the format."""
    return tuple(stream for stream in media.container.streams if isinstance(stream, av.AudioStream))


def is_readable(stream: av.AudioStream) -> bool:
    """Whether its format is known, and it is not protected."""
    return stream.codec_context is not None and stream.codec_context.codec_tag not in _PROTECTED_TAGS


def default_track(media: OpenMedia) -> int:
    """Which of the `sound_tracks` is heard where nobody chose one: what the file or FFmpeg prefers."""
    tracks = sound_tracks(media)
    if not tracks:
        raise AudioFileError(say("'{name}' holds no sound.", name=media.name), say("Choose a file with a sound track."))
    best = media.container.streams.best("audio")
    readable = [number for number, stream in enumerate(tracks) if is_readable(stream)]
    if not readable or any(key in media.container.metadata for key in _PROTECTIONS):
        raise _undecodable(media.name)
    return next((number for number in readable if best is not None and tracks[number].index == best.index), readable[0])


def chosen_track(media: OpenMedia, track: int | None) -> av.AudioStream:
    """The track of this number, or the default one; raise `AudioFileError` where it cannot be read."""
    default = default_track(media)
    tracks = sound_tracks(media)
    number = default if track is None else track
    if not 0 <= number < len(tracks):
        if len(tracks) == 1:
            has = say(
                "'{name}' has only one sound track; there is no track {track}.", name=media.name, track=number + 1
            )
        else:
            has = say(
                "'{name}' has {count} sound tracks; there is no track {track}.",
                name=media.name,
                count=len(tracks),
                track=number + 1,
            )
        raise AudioFileError(has, say("Choose another track."))
    if not is_readable(tracks[number]):
        raise _undecodable(media.name)
    return tracks[number]


def _undecodable(name: str) -> AudioFileError:
    return AudioFileError(
        say("The sound of '{name}' is copy-protected, or in a format this app cannot decode.", name=name),
        say("Save it in another format such as WAV or MP3."),
    )
