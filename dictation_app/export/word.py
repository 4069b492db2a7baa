"""A Word document. python-docx dates the file's parts with the clock: they are put together again without it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, Final

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor

from dictation_app.export import ExportOptions
from dictation_app.export.wording import clean, clock, incomplete_note, paragraphs

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from dictation_app.export import FileTranscript

_FROM_RIGHT: Final = frozenset({"ar", "fa", "he", "ps", "sd", "ur", "yi"})
_TITLE_LETTERS: Final = 255
"""As the format has it."""
_EARLIEST: Final = datetime(1980, 1, 1, tzinfo=UTC)
_GREY: Final = RGBColor(0x70, 0x70, 0x70)


@dataclass(frozen=True, slots=True)
class Docx:
    """``.docx``."""

    options: ExportOptions = field(default_factory=ExportOptions)
    suffix: ClassVar[str] = ".docx"
    is_text: ClassVar[bool] = False

    def render(self, document: FileTranscript) -> bytes:
        """A heading, and paragraphs with their times."""
        title = clean(document.source).strip()
        made = docx.Document()
        _describe(made, title, document.language)
        from_right = document.language in _FROM_RIGHT
        made.add_heading(title, level=1)
        for part in paragraphs(document.segments, self.options.paragraph_pause_s):
            paragraph = made.add_paragraph()
            time = paragraph.add_run(f"{clock(part.start_s)}  ")
            time.font.size, time.font.color.rgb = Pt(8.5), _GREY
            if part.speaker:
                name = paragraph.add_run(f"{part.speaker}: ")
                name.bold, name.font.rtl = True, from_right or None
            paragraph.add_run(part.text).font.rtl = from_right or None
            if from_right:
                _read_from_right(paragraph)
        note = incomplete_note(document)
        if note:
            made.add_paragraph().add_run(note).italic = True
        file = io.BytesIO()
        made.save(file)
        return _undated(file)


def _describe(made: Document, title: str, language: str) -> None:
    about = made.core_properties
    about.title, about.language = title[:_TITLE_LETTERS], language
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = _EARLIEST


def _read_from_right(paragraph: Paragraph) -> None:
    properties = paragraph.paragraph_format.element.get_or_add_pPr()
    mark = OxmlElement("w:bidi")
    mark.set(qn("w:val"), "1")
    properties.append(mark)


def _undated(file: io.BytesIO) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(file) as dated, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as undated:
        for name in dated.namelist():
            undated.writestr(zipfile.ZipInfo(name), dated.read(name), zipfile.ZIP_DEFLATED)
    return result.getvalue()
