"""What can be set about files: how they are transcribed, what is written and where, and which folders are watched.

A section as those of `sections`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFolder:
    """A folder whose new files are transcribed (`file_jobs.watch`); what is empty here is as for other files."""

    folder: Annotated[str, Meta(min_length=1, description="Whole path of the folder.")]
    subfolders: Annotated[bool, Meta(description="Also what is in the folders inside it.")] = True
    """Recorders put each day into a folder of its own."""
    existing: Annotated[bool, Meta(description="Also the files that are there when it is watched first.")] = False
    """Off: a folder of years of recordings would keep the machine busy for days."""
    formats: Annotated[str, Meta(description="Such as txt, srt.")] = ""
    """As for other files."""
    results: Annotated[str, Meta(description="Folder for what is written.")] = ""
    """As for other files."""
    language: Annotated[str, Meta(description="A code, or auto.")] = ""
    """As for other files."""
    model: Annotated[str, Meta(description="Name of the model.")] = ""
    """As for other files."""
    still_s: Annotated[float, Meta(ge=0.5, le=3600, description="Seconds without a change that finish a file.")] = 10.0
    """Copies over a network stall for seconds."""
    is_on: Annotated[bool, Meta(description="Watch it.")] = True
    """A folder is named to be watched."""

    @property
    def place(self) -> Path:
        """`folder` as the file system has it."""
        # As the queue of files has it, for a name with `..` in it is another one; `Path.expanduser` may raise.
        return Path(os.path.abspath(os.path.expanduser(self.folder)))  # noqa: PTH100, PTH111

    @property
    def format_names(self) -> tuple[str, ...]:
        """`formats` as names, each once."""
        return names(self.formats)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesSettings:
    """How files are transcribed where nobody chose otherwise (`file_jobs.defaults`)."""

    model: Annotated[str, Meta(description="Name of the model for files; empty = the one for dictation.")] = ""
    """It is loaded already."""
    language: Annotated[str, Meta(description="A code such as en, de or fr, or auto; empty = as for dictation.")] = ""
    """People's files are mostly in the language they speak."""
    translate: Annotated[bool, Meta(description="Write English, whatever is spoken.")] = False
    """What was said, not what it means."""
    # The open text follows the sound by them; they cost about a seventh more.
    words: Annotated[bool, Meta(description="Place each word in the sound, for subtitles; takes longer.")] = True
    channels: Annotated[
        Literal["mix", "each"], Meta(description="mix, or each channel by itself, as one speaker (calls, interviews).")
    ] = "mix"
    """Music and films have two channels of the same voices; only calls have one for each."""
    formats: Annotated[
        str, Meta(description="What is written when a file is done, such as txt, srt; empty = it stays in the app.")
    ] = "txt"
    """Every program opens it."""
    folder: Annotated[str, Meta(description="Folder for what is written; empty = beside each file.")] = ""
    """There it is looked for first."""
    notify: Annotated[bool, Meta(description="Tell when files are done.")] = True
    """A file takes minutes; nobody waits before the window."""
    hold: Annotated[bool, Meta(description="Transcribe no file until this is off again.")] = False
    """Off: what is dropped on the window is wanted now. The button of the Files page sets it."""
    paragraph_pause_s: Annotated[
        float, Meta(ge=0.2, le=60.0, description="Silence after which a new paragraph begins.")
    ] = 2.0
    """Speakers pause for up to a second and a half between sentences of one thought."""
    subtitle_columns: Annotated[
        int, Meta(ge=10, le=120, description="Longest line of subtitles; a Chinese, Japanese or Korean sign is two.")
    ] = 42
    """What broadcasters and film services ask for, as with the next four."""
    subtitle_lines: Annotated[int, Meta(ge=1, le=4, description="Lines of subtitles on the screen at once.")] = 2
    """More hide the picture."""
    subtitle_columns_per_s: Annotated[
        float, Meta(ge=5.0, le=60.0, description="How fast subtitles are read; longer text stays longer.")
    ] = 20.0
    """Grown-up readers follow 17 to 20."""
    subtitle_shortest_ms: Annotated[
        int, Meta(ge=0, le=10000, description="Subtitles stay at least this long, where the next leave the time.")
    ] = 1000
    """Shorter ones flash."""
    subtitle_gap_ms: Annotated[int, Meta(ge=0, le=1000, description="Between two subtitles nothing is shown.")] = 80
    """Two frames of a film: the eye sees that the text is another."""
    watched: Annotated[
        tuple[WatchedFolder, ...], Meta(description="Folders whose new files are transcribed, as a JSON list.")
    ] = ()
    """Nothing is read that nobody named."""

    @property
    def format_names(self) -> tuple[str, ...]:
        """`formats` as names, each once."""
        return names(self.formats)


def names(text: str) -> tuple[str, ...]:
    """What a comma stands between, each once."""
    return tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
