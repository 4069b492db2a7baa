"""Advanced SubStation subtitles, for players that style them, and for editors.

Written here because pysubs2, the library that would be the choice, ends every time after ten hours.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from dictation_app.export import ExportOptions
from dictation_app.export.cues import cues
from dictation_app.export.wording import clean

if TYPE_CHECKING:
    from dictation_app.export import FileTranscript

_HEAD: Final = """\
[Script Info]
Title: {title}
ScriptType: v4.00+
WrapStyle: 2
ScaledBorderAndShadow: yes
PlayResX: 1920
PlayResY: 1080

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,64,&H00FFFFFF,&H000000FF,&H00000000,&H00000000,0,0,0,0,100,100,0,0,1,3,0,2,60,60,60,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
"""White with a black edge, at the bottom of the picture; lines are broken nowhere but at ``\\N`` (WrapStyle 2)."""


@dataclass(frozen=True, slots=True)
class SubStation:
    """``.ass``."""

    options: ExportOptions = field(default_factory=ExportOptions)
    suffix: ClassVar[str] = ".ass"
    is_text: ClassVar[bool] = True

    def render(self, document: FileTranscript) -> bytes:
        """A style, and an event for each cue."""
        parts = [_HEAD.format(title=clean(document.source).strip())]
        end = 0
        for cue in cues(document, self.options.subtitles):
            # The format counts hundredths: a time is rounded down, and nothing lasts less than one.
            start = max(cue.start_ms // 10, end)
            end = max(cue.end_ms // 10, start + 1)
            text = r"\N".join(map(_escaped, cue.lines))
            name = cue.speaker.replace(",", " ")  # which ends a field
            parts.append(f"Dialogue: 0,{_time(start)},{_time(end)},Default,{name},0,0,0,,{text}\n")
        return "".join(parts).encode()


def _escaped(line: str) -> str:
    """As players on libass and FFmpeg itself have it: braces with a backslash, a backslash with a word joiner."""
    joined = line.replace("\\", "\\\u2060")
    return joined.replace("{", r"\{").replace("}", r"\}")


def _time(hundredths: int) -> str:
    seconds, rest = divmod(hundredths, 100)
    minutes, s = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{s:02}.{rest:02}"
