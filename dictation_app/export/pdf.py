"""PDF, by Qt: it finds a font for each script and puts letters together as the script wants it, which takes no display.

The only module of the exports that imports Qt. Where no font of the machine has a sign, Qt would print an empty box;
that is an error here. Qt writes the time of day into the file; it is taken out, without moving a byte.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, ClassVar, Final
from unicodedata import category

from dictation_app.errors import UserError
from dictation_app.export import ExportOptions
from dictation_app.export.wording import clean, clock, incomplete_note, paragraphs
from dictation_app.sentences import say

try:
    from PySide6.QtCore import QBuffer, QEventLoop, QHashSeed, QIODevice, QMarginsF, QUuid
    from PySide6.QtGui import QFont, QFontInfo, QGuiApplication, QPageSize, QPdfWriter, QTextDocument, QTextLayout
except ImportError as exc:
    raise UserError(
        say("PDF cannot be made here: a library that Qt needs is missing ({name}).", name=exc.name or exc),
        say("Install it, or choose html."),
    ) from exc

if TYPE_CHECKING:
    from dictation_app.export import FileTranscript
    from dictation_app.export.wording import Paragraph

_DPI: Final = 96
_POINTS: Final = 11
_ONE_LINE: Final = 1e6
_TIME_OF_DAY: Final = re.compile(
    rb"(?P<begin>/(?:CreationDate|ModDate) \(D:|<xmp:\w+Date>|xmp:\w+Date=\")"
    rb"(?P<time>\d{4}-?\d\d-?\d\dT?\d\d:?\d\d:?\d\d)(?P<zone>Z|[+-]\d\d[':]\d\d'?)"
)
_SOME_TIME: Final = {14: b"19800101000000", 19: b"1980-01-01T00:00:00"}
_UNSEEN: Final = frozenset({"Cf", "Mn", "Me", "Zs", "Cc"})
"""Kinds of signs that fonts need no picture for."""
_SHOWN_SIGNS: Final = 8


class Pdf:
    """``.pdf``, on A4. One for several files: Qt starts once."""

    suffix: ClassVar[str] = ".pdf"
    is_text: ClassVar[bool] = False

    def __init__(self, options: ExportOptions | None = None) -> None:
        self._options = options or ExportOptions()
        # Kept as long as this: fonts go with it.
        self._application = QGuiApplication.instance() or QGuiApplication(["dictation", "-platform", "offscreen"])

    def render(self, document: FileTranscript) -> bytes:
        """A heading, and paragraphs with their times; page numbers."""
        # Long documents are laid out with timers, which Qt starts only in a thread where it knows of an event loop; the
        # threads that come here are Python's. None has to run: what is printed is laid out at once.
        loop = QEventLoop()
        # Qt writes the fonts in the order of a hash table, which differs from run to run.
        QHashSeed.setDeterministicGlobalSeed()
        try:
            return self._printed(document)
        finally:
            QHashSeed.resetRandomGlobalSeed()
            del loop

    def _printed(self, document: FileTranscript) -> bytes:
        title = clean(document.source).strip()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(_DPI * 12)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))  # Qt leaves 2 cm of its own around text
        writer.setTitle(title)
        writer.setCreator("Dictation")
        writer.setDocumentId(QUuid.createUuidV5(QUuid(), title.encode()))
        text = QTextDocument()
        text.setDefaultFont(QFont("sans-serif", _POINTS))
        text.setHtml(self._body(title, document))
        _refuse_boxes(text)
        text.print_(writer)
        del writer  # it ends the file
        return _TIME_OF_DAY.sub(_midnight, buffer.data().data())

    def _body(self, title: str, document: FileTranscript) -> str:
        parts = [f"<h2>{escape(title)}</h2>"]
        parts += [
            f'<p style="line-height:140%"><span style="color:#707070;font-size:8pt">{clock(paragraph.start_s)}</span>'
            f"&nbsp; {_speaker(paragraph)}{escape(paragraph.text)}</p>"
            for paragraph in paragraphs(document.segments, self._options.paragraph_pause_s)
        ]
        note = incomplete_note(document)
        return "".join([*parts, f"<p><i>{note}</i></p>" if note else ""])


def _speaker(paragraph: Paragraph) -> str:
    return f"<b>{escape(paragraph.speaker)}:</b> " if paragraph.speaker else ""


def _refuse_boxes(text: QTextDocument) -> None:
    """Raise `UserError` where a sign has no font."""
    missing: dict[str, None] = {}
    block = text.begin()
    while block.isValid():
        missing |= dict.fromkeys(_without_font(block.text(), text.defaultFont()))
        block = block.next()
    if missing:
        signs = "".join(list(missing)[:_SHOWN_SIGNS])
        raise UserError(
            say("No font on this machine has the sign {signs}: a PDF would show empty boxes.", signs=signs)
            if len(missing) == 1
            else say("No font on this machine has signs such as {signs}: a PDF would show empty boxes.", signs=signs),
            say("Install a font for that script (Noto has all), or choose html."),
        )


def _without_font(text: str, font: QFont) -> list[str]:
    if not QFontInfo(font).family():  # there is no font at all, and Qt would print nothing, not even boxes
        return [sign for sign in text if _is_seen(sign)]
    # The document's own layout does not tell its glyphs.
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine().setLineWidth(_ONE_LINE)
    layout.endLayout()
    written = text.encode("utf-16-le")
    found = []
    for run in layout.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
        for glyph, at in zip(run.glyphIndexes(), run.stringIndexes(), strict=True):
            sign = written[2 * at : 2 * at + 4].decode("utf-16-le", "ignore")[:1]
            if not glyph and sign and _is_seen(sign):
                found.append(sign)
    return found


def _is_seen(sign: str) -> bool:
    return category(sign) not in _UNSEEN


def _midnight(match: re.Match[bytes]) -> bytes:
    zone = re.sub(rb"\d", b"0", match["zone"]).replace(b"-", b"+")
    return match["begin"] + _SOME_TIME[len(match["time"])] + zone
