"""Markdown (CommonMark): a heading, then paragraphs with their times. Nothing that was said is markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from dictation_app.export import ExportOptions
from dictation_app.export.wording import clean, clock, incomplete_note, paragraphs

if TYPE_CHECKING:
    from dictation_app.export import FileTranscript
    from dictation_app.export.wording import Paragraph

_MARKUP: Final = re.compile(
    r"[*`~$]"
    r"|(?<!\w)_+|_++(?!\w)"  # snake_case means nothing
    r"|\\(?=[!-/:-@\[-`{-~])"  # it would take the meaning from what follows
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
    r"|\](?=[(\[:])"
    r"|#(?=#*$)"  # ends a heading
    r"|:(?=//)|@(?=\w)|(?<=\bwww)\."
)
"""Also what common extensions take: strike-through, formulas, addresses without brackets."""


@dataclass(frozen=True, slots=True)
class Markdown:
    """``.md``."""

    options: ExportOptions = field(default_factory=ExportOptions)
    suffix: ClassVar[str] = ".md"
    is_text: ClassVar[bool] = True

    def render(self, document: FileTranscript) -> bytes:
        """The time before each paragraph also keeps its first letters from making a list or a heading."""
        parts = [f"# {_plain(clean(document.source).strip())}".rstrip()]
        parts += [
            f"**{_head(paragraph)}** {_plain(paragraph.text)}"
            for paragraph in paragraphs(document.segments, self.options.paragraph_pause_s)
        ]
        note = incomplete_note(document)
        parts += [f"*{_plain(note)}*"] if note else []
        return ("\n\n".join(parts) + "\n").encode()


def _head(paragraph: Paragraph) -> str:
    """The time, and who speaks."""
    time = clock(paragraph.start_s)
    return f"{time} {_plain(paragraph.speaker)}:" if paragraph.speaker else time


def _plain(text: str) -> str:
    return _MARKUP.sub(lambda match: "".join(f"\\{sign}" for sign in match.group()), text)
