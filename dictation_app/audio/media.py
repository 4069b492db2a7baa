"""Sound of any media file, as windows that an engine can take.

PyAV (FFmpeg) reads it. A file is decoded lazily, so memory does not grow with its length. What can be read of a damaged
file is delivered; what is wrong with it is told with the last window (`MediaWindow.problem`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.audio.media_decoder import Decoder
from dictation_app.audio.media_file import chosen_track, default_track, is_readable, opened, sound_tracks
from dictation_app.audio.media_length import duration_s
from dictation_app.audio.windower import MediaWindow, Windower
from dictation_app.errors import AudioFileError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    import av

__all__ = ["MOST_CHANNELS", "AudioTrack", "MediaInfo", "MediaWindow", "probe", "read_windows"]

MOST_CHANNELS = 16
"""So many can be heard each by itself; a window of them takes some 30 MB."""

_PLAIN_LAYOUTS = {"1 channels": "mono", "2 channels": "stereo"}
_PROGRAM = re.compile("handler|media", re.IGNORECASE)
"""Where MP4 files have the name of a track, most programs write their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioTrack:
    """One sound track of a file."""

    index: int
    """Among the sound tracks of the file, from 0, without the pictures; what `read_windows` takes as `track`."""
    codec: str
    sample_rate_hz: int
    channels: int
    layout: str
    """How the channels are arranged, as ``stereo``, ``5.1`` or ``3 channels``."""
    language: str
    """As the file names it (often ISO 639-2); empty where it does not."""
    title: str
    """As whoever made the file named it; mostly empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaInfo:
    """What a file says about itself."""

    duration_s: float | None
    """None where the file does not say."""
    tracks: tuple[AudioTrack, ...]
    """Those that can be read, in the order of the file."""
    default_track: int
    """`AudioTrack.index` of the one that is read where nobody chose."""


def probe(path: Path) -> MediaInfo:
    """Read the header only; raise `AudioFileError` for a file whose sound cannot be read."""
    with opened(path) as media:
        default = default_track(media)
        streams = sound_tracks(media)
        return MediaInfo(
            duration_s=duration_s(media.container, streams[default]),
            tracks=tuple(_described(index, stream) for index, stream in enumerate(streams) if is_readable(stream)),
            default_track=default,
        )


def read_windows(
    path: Path,
    *,
    track: int | None = None,
    each_channel: bool = False,
    max_seconds: float = 28.0,
    min_seconds: float = 18.0,
    first_max_seconds: float = 9.0,
    first_min_seconds: float = 5.0,
) -> Generator[MediaWindow, None, None]:
    """Decode a file window by window; at least one comes, and exactly one `is_last`.

    Of several sound tracks the one with the `AudioTrack.index` `track` is read. With `each_channel` the windows, cut by
    the mix, also hold each channel by itself. The same file, read in the same way, always gives the same windows.

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
    with opened(path) as media:
        stream = chosen_track(media, track)
        count = stream.codec_context.channels
        if each_channel and count > MOST_CHANNELS:
            raise AudioFileError(
                say(
                    "'{name}' has {count} channels; at most {most_channels} can be transcribed each by itself.",
                    name=path.name,
                    count=count,
                    most_channels=MOST_CHANNELS,
                ),
                say("Transcribe all of them together."),
            )
        decoder = Decoder(media, stream, each_channel=each_channel)
        for piece in decoder.pieces():
            if piece.hole_s:
                yield from windower.skip(piece.hole_s)
            yield from windower.take(piece.rows)
        if not decoder.found_sound:
            raise _no_sound(path.name, stream, decoder)
        yield windower.finish(decoder.problem())


def _described(index: int, stream: av.AudioStream) -> AudioTrack:
    codec, told = stream.codec_context, stream.metadata
    language = told.get("language", "")
    maker = told.get("handler_name", "")
    return AudioTrack(
        index=index,
        codec=codec.name,
        sample_rate_hz=codec.sample_rate,
        channels=codec.channels,
        layout=_PLAIN_LAYOUTS.get(codec.layout.name, codec.layout.name),
        language="" if language == "und" else language,
        title=told.get("title") or told.get("name") or ("" if _PROGRAM.search(maker) else maker),
    )


def _no_sound(name: str, stream: av.AudioStream, decoder: Decoder) -> AudioFileError:
    if decoder.found_damage:
        return AudioFileError(
            say("The sound of '{name}' cannot be decoded ({codec}).", name=name, codec=stream.codec_context.name),
            say("The file is damaged or copy-protected. Play it elsewhere and save it in another format."),
        )
    return AudioFileError(
        say("'{name}' holds no sound: its sound track is empty.", name=name),
        say("The recording or the copy of it failed; make it again."),
    )
