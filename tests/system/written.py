"""What stands in exported files, by programs that had no part in writing them; without times and headings."""

from __future__ import annotations

import csv
import html
import json
import re
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import av
import docx
import fastjsonschema
import pypdfium2
import pysubs2
import tinyhtml5.parser
import webvtt
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_TIME = re.compile(r"\[?\b\d+:\d\d(:\d\d)?\b\]?")


def _subtitles(path: Path) -> str:
    with av.open(str(path)) as container:
        return " ".join(bytes(packet).decode() for packet in container.demux() if packet.size)


def _ass(path: Path) -> str:
    return " ".join(event.plaintext for event in pysubs2.load(str(path)))


def _vtt(path: Path) -> str:
    return " ".join(html.unescape(re.sub("<[^>]*>", "", cue.raw_text)) for cue in webvtt.read(str(path)))


def _json(path: Path) -> str:
    read = json_of(path)
    return str(read["text"])


def json_of(path: Path) -> dict[str, Any]:
    """Checked against the schema that the app documents."""
    schema = json.loads((files("dictation_app.export") / "transcript.schema.json").read_text("utf-8"))
    read: dict[str, Any] = json.loads(path.read_bytes())
    fastjsonschema.compile(schema)(read)
    return read


def _tsv(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return " ".join(row["text"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _csv(path: Path) -> str:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return " ".join(row["text"] for row in csv.DictReader(file, strict=True))


def _md(path: Path) -> str:
    tokens = MarkdownIt("commonmark").parse(path.read_text("utf-8"))
    paragraphs = [token for before, token in pairwise(tokens) if before.type == "paragraph_open"]
    return _TIME.sub(
        " ", " ".join(child.content for token in paragraphs for child in token.children or () if child.content)
    )


def _html(path: Path) -> str:
    reader = tinyhtml5.parser.HTMLParser(namespace_html_elements=False)
    body = reader.parse(path.read_text("utf-8")).find("body")
    assert reader.errors == []
    return _TIME.sub(" ", " ".join("".join(part.itertext()) for part in body.iter("p")))


def _docx(path: Path) -> str:
    return _TIME.sub(" ", " ".join(part.text for part in docx.Document(str(path)).paragraphs[1:]))


def _pdf(path: Path) -> str:
    with pypdfium2.PdfDocument(path.read_bytes()) as read:
        pages = [page.get_textpage().get_text_bounded() for page in read]
    text = " ".join(re.sub(rf"\s*{number}\s*$", "", page) for number, page in enumerate(pages, 1))
    return _TIME.sub(" ", text.partition("\n")[2])


def _text(path: Path) -> str:
    return _TIME.sub(" ", path.read_text("utf-8"))


READERS: dict[str, Callable[[Path], str]] = {
    "txt": _text,
    "txt-plain": _text,
    "txt-times": _text,
    "md": _md,
    "srt": _subtitles,
    "vtt": _vtt,
    "ass": _ass,
    "lrc": _subtitles,
    "tsv": _tsv,
    "csv": _csv,
    "json": _json,
    "docx": _docx,
    "html": _html,
    "pdf": _pdf,
}
"""One for each entry of `export.FORMATS`."""
