"""A web page in one file, without scripts, readable in the dark and on paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, ClassVar, Final

from dictation_app.export import ExportOptions
from dictation_app.export.wording import clean, clock, incomplete_note, paragraphs

if TYPE_CHECKING:
    from dictation_app.export import FileTranscript

_STYLE: Final = """\
:root { color-scheme: light dark; }
body { font: 1.05rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.3; overflow-wrap: anywhere; }
p { overflow-wrap: anywhere; }
time { font-size: .8em; opacity: .65; font-variant-numeric: tabular-nums; margin-inline-end: .4em; }
@media print { body { margin: 0; max-width: none; } p { orphans: 3; widows: 3; } }"""


@dataclass(frozen=True, slots=True)
class Html:
    """``.html``."""

    options: ExportOptions = field(default_factory=ExportOptions)
    suffix: ClassVar[str] = ".html"
    is_text: ClassVar[bool] = True

    def render(self, document: FileTranscript) -> bytes:
        """A heading, and paragraphs with their times."""
        title = escape(clean(document.source).strip())
        language = f' lang="{escape(document.language)}"' if document.language else ""
        lines = [
            "<!DOCTYPE html>",
            f"<html{language}>",
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            f"<style>\n{_STYLE}\n</style>",
            "</head>",
            "<body>",
            f'<h1 dir="auto">{title}</h1>',
        ]
        for paragraph in paragraphs(document.segments, self.options.paragraph_pause_s):
            seconds = f"PT{max(0.0, paragraph.start_s):.3f}S"
            # Outside the text's own direction: a time is read from left to right.
            time = f'<time datetime="{seconds}"><bdi dir="ltr">{clock(paragraph.start_s)}</bdi></time>'
            speaker = f"<b>{escape(paragraph.speaker, quote=False)}:</b> " if paragraph.speaker else ""
            lines.append(f'<p dir="auto">{time} {speaker}{escape(paragraph.text, quote=False)}</p>')
        note = incomplete_note(document)
        lines += [f"<p><em>{note}</em></p>"] if note else []
        return ("\n".join([*lines, "</body>", "</html>"]) + "\n").encode()
