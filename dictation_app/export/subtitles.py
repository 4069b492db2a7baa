"""Subtitles: SubRip, WebVTT, and lyrics (LRC).

Written here because each is a few lines, and the library that would be the choice (pysubs2) reads text as ASS: it
drops what stands in braces, takes a backslash for a command, and leaves WebVTT unescaped.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from dictation_app.export import ExportOptions
from dictation_app.export.cues import cues
from dictation_app.export.wording import clean, clock, incomplete_note

if TYPE_CHECKING:
    from dictation_app.export import FileTranscript
    from dictation_app.export.cues import Cue

_LYRICS_PAUSE_MS: Final = 3000
"""Longer than this no line stays lit."""
_WORD_JOINER: Final = "\u2060"
"""Not seen, and no space: keeps a bracket at the start of a line from being read as a time."""


@dataclass(frozen=True, slots=True)
class SubRip:
    """``.srt``, which every player reads."""

    options: ExportOptions = field(default_factory=ExportOptions)
    suffix: ClassVar[str] = ".srt"
    is_text: ClassVar[bool] = True

    def render(self, document: FileTranscript) -> bytes:
        """Numbered cues; times with a comma. Who speaks stands before the text, where it is another one."""
        made = cues(document, self.options.subtitles, named=True)
        return "\n".join(
            f"{number}\n{_times(cue, ',')}\n{_shown(cue)}\n" for number, cue in enumerate(made, 1)
        ).encode()


@dataclass(frozen=True, slots=True)
class WebVtt:
    """``.vtt``, for web pages."""

    options: ExportOptions = field(default_factory=ExportOptions)
    suffix: ClassVar[str] = ".vtt"
    is_text: ClassVar[bool] = True

    def render(self, document: FileTranscript) -> bytes:
        """Cues without numbers, each with who speaks; times with a point, also of known words; markup signs escaped."""
        blocks = ["WEBVTT\n"]
        if not document.complete:
            blocks.append(f"NOTE\n{incomplete_note(document)}\n")
        blocks += [f"{_times(cue, '.')}\n{_spoken(cue)}\n" for cue in cues(document, self.options.subtitles)]
        return "\n".join(blocks).encode()


@dataclass(frozen=True, slots=True)
class Lyrics:
    """``.lrc``, which music players show while the sound plays."""

    options: ExportOptions = field(default_factory=ExportOptions)
    suffix: ClassVar[str] = ".lrc"
    is_text: ClassVar[bool] = True

    def render(self, document: FileTranscript) -> bytes:
        """A line for each cue, and an empty one before a long pause."""
        lines = [f"[ti:{clean(document.source).strip().replace(']', ')')}]", f"[length:{clock(document.duration_s)}]"]
        at, end_ms = -1, 0
        for cue in cues(document, self.options.subtitles, named=True):
            if end_ms and cue.start_ms - end_ms > _LYRICS_PAUSE_MS:
                lines.append(_lyrics_time(end_ms // 10))
            # Two lines of the same time would be two voices.
            at = max(cue.start_ms // 10, at + 1)
            guard = _WORD_JOINER if cue.text.startswith("[") else ""
            lines.append(f"{_lyrics_time(at)}{guard}{cue.text}")
            end_ms = cue.end_ms
        return ("\n".join(lines) + "\n").encode()


def _shown(cue: Cue) -> str:
    return "\n".join(cue.lines)


def _spoken(cue: Cue) -> str:
    """The lines of a WebVTT cue. The first word needs no time, and none may be outside the cue or not later."""
    last_ms, letter = cue.start_ms, 0
    starts = {word.letter: word.at_ms for word in cue.words}
    written: list[str] = []
    for line in cue.lines:
        for sign in line:
            at_ms = starts.get(letter, 0)
            if sign != " ":
                letter += 1
                if last_ms < at_ms < cue.end_ms:
                    written.append(f"<{_time(at_ms, '.')}>")
                    last_ms = at_ms
            written.append(_escaped(sign))
        written.append("\n")
    voice = f"<v {_escaped(cue.speaker)}>" if cue.speaker else ""
    return voice + "".join(written).removesuffix("\n")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _times(cue: Cue, point: str) -> str:
    return f"{_time(cue.start_ms, point)} --> {_time(cue.end_ms, point)}"


def _time(at_ms: int, point: str) -> str:
    seconds, ms = divmod(at_ms, 1000)
    minutes, s = divmod(seconds, 60)
    h, m = divmod(minutes, 60)
    return f"{h:02}:{m:02}:{s:02}{point}{ms:03}"


def _lyrics_time(at: int) -> str:
    """Of hundredths; minutes go on above 59: the format has no hours."""
    minutes, hundredths = divmod(at, 6000)
    return f"[{minutes:02}:{hundredths // 100:02}.{hundredths % 100:02}]"
