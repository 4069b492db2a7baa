"""Each format, read back by a program that had no part in writing it: whatever was said, that is what it reads."""

from __future__ import annotations

import csv
import html
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import av
import fastjsonschema
import pypdfium2
import pysubs2
import pytest
import tinyhtml5.parser
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from dictation_app.errors import UserError
from dictation_app.export import FORMATS, ExportOptions, SubtitleRules
from dictation_app.export.cues import cues
from dictation_app.export.wording import clean, clock, paragraphs
from tests.transcripts import (
    PATIENT,
    application,
    document,
    documents,
    evenly,
    letters,
    said_by,
    said_in,
    segment,
    talks,
    turns_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.export import FileTranscript
    from dictation_app.export.pdf import Pdf

ROOT = Path(__file__).resolve().parents[3]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TIME = re.compile(r"^\[\d+:\d\d:\d\d\] ")


def rendered(name: str, spoken: FileTranscript) -> bytes:
    return FORMATS.create(name).render(spoken)


def text_of(name: str, spoken: FileTranscript) -> str:
    return rendered(name, spoken).decode()


def document_letters(spoken: FileTranscript) -> str:
    """Of those with a heading and times."""
    parts = [
        part
        for p in paragraphs(spoken.segments, 2.0)
        for part in (clock(p.start_s), f"{p.speaker}:" if p.speaker else "", p.text)
    ]
    return letters("".join([spoken.source, *parts]))


# --- subtitles --------------------------------------------------------------------------------------------------------


def read_srt(spoken: FileTranscript) -> list[str]:
    contents = rendered("srt", spoken)
    numbers = [int(block.split("\n", 1)[0]) for block in contents.decode().split("\n\n") if block.strip()]
    read = ffmpeg_packets("srt", contents)
    assert numbers == list(range(1, len(read) + 1))
    assert all(packet.duration > 0 for packet in read)
    assert all(first.pts + first.duration <= second.pts for first, second in pairwise(read))
    return [bytes(packet).decode() for packet in read]


def read_vtt(spoken: FileTranscript) -> list[str]:
    read = webvtt.from_string(text_of("vtt", spoken))
    for cue in read:
        inside = re.findall(r"<(\d\d+:\d\d:\d\d\.\d{3})>", cue.raw_text)
        times = [seconds(time) for time in (cue.start, *inside, cue.end)]
        assert all(first < second for first, second in pairwise(times))
        assert cue.raw_text.count("<v ") == (1 if cue.voice else 0)
    return [html.unescape(re.sub("<[^>]*>", "", cue.raw_text)) for cue in read]


def seconds(time: str) -> float:
    hours, minutes, rest = time.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def ffmpeg_packets(name: str, contents: bytes) -> list[av.Packet]:
    with av.open(io.BytesIO(contents), format=name) as container:
        return [packet for packet in container.demux() if packet.size]


def read_ass(spoken: FileTranscript) -> list[str]:
    fields = [bytes(packet).decode().split(",", 8) for packet in ffmpeg_packets("ass", rendered("ass", spoken))]
    shown = [parts[8].replace("\\N", "\n").replace("\\{", "{").replace("\\}", "}") for parts in fields]
    return [text.replace("\\\u2060", "\\") for text in shown]


def read_ass_in_an_editor(spoken: FileTranscript) -> list[str]:
    read = pysubs2.SSAFile.from_string(text_of("ass", spoken), "ass")
    assert all(event.start < event.end for event in read)
    assert all(first.end <= second.start for first, second in pairwise(read))
    shown = [event.text.replace("\\N", "\n").replace("\\{", "{").replace("\\}", "}") for event in read]
    return [text.replace("\\\u2060", "\\") for text in shown]


def read_lrc(spoken: FileTranscript) -> list[str]:
    read = [bytes(packet).decode() for packet in ffmpeg_packets("lrc", rendered("lrc", spoken))]
    return [line.removeprefix("\u2060") if line.startswith("\u2060[") else line for line in read]


@pytest.mark.parametrize("read", [read_srt, read_vtt, read_ass, read_ass_in_an_editor, read_lrc])
@PATIENT
@given(spoken=documents())
def test_players_read_all_that_was_said(read: Callable[[FileTranscript], list[str]], spoken: FileTranscript) -> None:
    assert letters("".join(read(spoken))) == said_in(spoken)


# --- who speaks -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("read", [read_srt, read_lrc])
@PATIENT
@given(spoken=talks())
def test_players_show_a_name_where_another_one_speaks(
    read: Callable[[FileTranscript], list[str]], spoken: FileTranscript
) -> None:
    assert letters("".join(read(spoken))) == said_by(spoken)


@PATIENT
@given(spoken=talks())
def test_browsers_know_the_voice_of_each_cue(spoken: FileTranscript) -> None:
    assert letters("".join(read_vtt(spoken))) == said_in(spoken)
    voices = [html.unescape(cue.voice or "") for cue in webvtt.from_string(text_of("vtt", spoken))]
    assert voices == [cue.speaker for cue in cues(spoken, SubtitleRules())]
    assert set(voices) == {clean(p.speaker).strip() for p in spoken.segments if clean(p.text).strip()}


@PATIENT
@given(spoken=talks())
def test_editors_of_subtitles_know_the_actor_of_each_line(spoken: FileTranscript) -> None:
    assert letters("".join(read_ass(spoken))) == said_in(spoken)
    read = pysubs2.SSAFile.from_string(text_of("ass", spoken), "ass")
    assert [event.name for event in read] == [cue.speaker.replace(",", " ") for cue in cues(spoken, SubtitleRules())]


@PATIENT
@given(spoken=talks())
def test_text_has_a_paragraph_for_each_turn(spoken: FileTranscript) -> None:
    assert letters(text_of("txt", spoken)) == said_by(spoken)
    assert letters(text_of("txt-plain", spoken)) == said_in(spoken)
    lines = text_of("txt-times", spoken).splitlines()
    assert letters("".join(TIME.sub("", line) for line in lines)) == said_by(spoken)
    begun = [paragraph.speaker for paragraph in paragraphs(spoken.segments, 2.0) if paragraph.speaker]
    assert begun == [name for name, _ in turns_of(spoken) if name]


@PATIENT
@given(spoken=talks())
def test_documents_say_who_speaks(spoken: FileTranscript) -> None:
    tokens = MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(text_of("md", spoken))
    assert letters(markdown_text(tokens, {"text", "strong_open", "strong_close"})) == document_letters(spoken)
    reader = tinyhtml5.parser.HTMLParser(namespace_html_elements=False)
    body = reader.parse(text_of("html", spoken)).find("body")
    assert reader.errors == []
    assert letters("".join(body.itertext())) == document_letters(spoken)
    names = ["".join(name.itertext()) for name in body.iter("b")]
    assert names == [f"{name}:" for name, _ in turns_of(spoken) if name]


@PATIENT
@given(spoken=talks())
def test_tables_and_json_have_the_speaker_of_each_segment(spoken: FileTranscript) -> None:
    names = [clean(part.speaker).strip() for part in spoken.segments if clean(part.text).strip()]
    tabs = list(csv.reader(io.StringIO(text_of("tsv", spoken), newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
    commas = list(csv.reader(io.StringIO(text_of("csv", spoken), newline=""), strict=True))
    if any(names):
        assert (tabs[0][-1], commas[0][-1]) == ("speaker", "speaker")
        assert [row[3] for row in tabs[1:]] == names
        assert [row[4].removeprefix("'") for row in commas[1:]] == [name.removeprefix("'") for name in names]
        assert not [row[4] for row in commas if row[4].startswith(("=", "+", "-", "@"))]  # no formula
    else:
        assert {len(row) for row in tabs} == {3}
    read = json.loads(rendered("json", spoken))
    schema_check()(read)
    assert [part.get("speaker", "") for part in read["segments"]] == [
        clean(part.speaker).strip() for part in spoken.segments
    ]


@given(spoken=talks())
@settings(PATIENT, max_examples=20)
def test_word_documents_have_the_names_in_bold(spoken: FileTranscript) -> None:
    with zipfile.ZipFile(io.BytesIO(rendered("docx", spoken))) as parts:
        tree = etree.fromstring(parts.read("word/document.xml"))
    bold = [
        "".join(text.text or "" for text in run.iter(f"{WORD}t"))
        for run in tree.iter(f"{WORD}r")
        if run.find(f"{WORD}rPr/{WORD}b") is not None
    ]
    assert [name.strip() for name in bold] == [f"{name}:" for name, _ in turns_of(spoken) if name]


def test_words_keep_their_times_behind_a_name() -> None:
    spoken = document(replace(evenly(10, 14, " One two three four."), speaker="Ann"))
    (cue,) = cues(spoken, SubtitleRules(), named=True)
    assert cue.text == "Ann: One two three four."
    assert [word.letter for word in cue.words] == [4, 7, 10, 15]
    (read,) = webvtt.from_string(text_of("vtt", spoken))
    assert read.raw_text == "<v Ann>One <00:00:11.000>two <00:00:12.000>three <00:00:13.000>four."


def test_a_file_of_eleven_hours_keeps_its_times() -> None:
    spoken = document(segment(39_600.0, 39_602.0, " Late."))
    assert "11:00:00,000 --> 11:00:02,000" in text_of("srt", spoken)
    assert ",11:00:00.00,11:00:02.00," in text_of("ass", spoken)
    assert "[660:00.00]Late." in text_of("lrc", spoken)
    for name in ("srt", "ass", "lrc"):
        assert [float(p.pts * p.time_base) for p in ffmpeg_packets(name, rendered(name, spoken))] == [39_600.0]


@pytest.mark.parametrize("name", ["srt", "vtt", "ass", "lrc"])
def test_players_read_the_same_times(name: str) -> None:
    spoken = document(segment(0.5, 2.25, " Hello."), segment(3725.0, 3727.5, " Good-bye."))
    packets = ffmpeg_packets({"vtt": "webvtt"}.get(name, name), rendered(name, spoken))
    shown = [
        (float(p.pts * p.time_base), float((p.pts + p.duration) * p.time_base)) for p in packets if bytes(p).strip()
    ]
    assert [start for start, _ in shown] == [0.5, 3725.0]
    if name != "lrc":  # has no ends
        assert [end for _, end in shown] == [2.25, 3727.5]


@given(spoken=documents(), rules=st.builds(SubtitleRules, line_columns=st.integers(8, 80), lines=st.integers(1, 4)))
@PATIENT
def test_any_rules_lose_nothing(spoken: FileTranscript, rules: SubtitleRules) -> None:
    made = FORMATS.create("srt", ExportOptions(subtitles=rules)).render(spoken)
    assert letters("".join(bytes(packet).decode() for packet in ffmpeg_packets("srt", made))) == said_in(spoken)
    assert all(len(cue.lines) <= rules.lines for cue in cues(spoken, rules))


def test_vtt_has_a_time_for_each_word_but_the_first() -> None:
    (cue,) = webvtt.from_string(text_of("vtt", document(evenly(10, 14, " One & two three four."))))
    assert cue.raw_text == ("One <00:00:10.800>&amp; <00:00:11.600>two <00:00:12.400>three <00:00:13.200>four.")
    assert cue.text == "One &amp; two three four."


# --- text and tables --------------------------------------------------------------------------------------------------


@given(spoken=documents())
@PATIENT
def test_text_is_what_was_said(spoken: FileTranscript) -> None:
    assert letters(text_of("txt", spoken)) == said_in(spoken)
    assert letters(text_of("txt-plain", spoken)) == said_in(spoken)
    assert text_of("txt-plain", spoken).count("\n") == bool(said_in(spoken))
    lines = text_of("txt-times", spoken).splitlines()
    assert all(TIME.match(line) for line in lines)
    assert letters("".join(TIME.sub("", line) for line in lines)) == said_in(spoken)


def markdown_text(tokens: list, allowed: set[str]) -> str:
    """Of tokens which are no markup but `allowed`."""
    inline = [child for token in tokens if token.type == "inline" for child in token.children]
    assert {child.type for child in inline} <= allowed
    return "".join(child.content for child in inline)


@given(spoken=documents())
@PATIENT
def test_markdown_shows_what_was_said_and_nothing_of_it_is_markup(spoken: FileTranscript) -> None:
    reader = MarkdownIt("commonmark").enable(["strikethrough", "table"])
    tokens = reader.parse(text_of("md", spoken))
    blocks = [token.tag for token in tokens if token.nesting == 1]
    assert blocks == ["h1", *["p"] * len(paragraphs(spoken.segments, 2.0))]
    read = markdown_text(tokens, {"text", "strong_open", "strong_close"})
    assert sum(token.type == "strong_open" for t in tokens for token in t.children or ()) == len(blocks) - 1
    assert letters(read) == document_letters(spoken)


@given(spoken=documents())
@PATIENT
def test_tables_have_a_row_for_each_segment(spoken: FileTranscript) -> None:
    tabs = list(csv.reader(io.StringIO(text_of("tsv", spoken), newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
    commas = list(csv.reader(io.StringIO(text_of("csv", spoken), newline=""), strict=True))
    assert (tabs[0], commas[0]) == (["start", "end", "text"], ["start_s", "end_s", "text", "avg_logprob"])
    assert {len(row) for row in tabs} == {3}
    assert {len(row) for row in commas} == {4}
    assert all(cell[2] in {said[2], f"'{said[2]}"} for said, cell in zip(tabs[1:], commas[1:], strict=True))
    assert not [cell[2] for cell in commas if cell[2].startswith(("=", "+", "-", "@"))]  # no formula
    assert letters("".join(row[2] for row in tabs[1:])) == said_in(spoken)
    assert [int(row[0]) for row in tabs[1:]] == [round(float(row[0]) * 1000) for row in commas[1:]]


@cache
def schema_check() -> Callable[[object], object]:
    text = (files("dictation_app.export") / "transcript.schema.json").read_text("utf-8")
    return fastjsonschema.compile(json.loads(text))  # type: ignore[no-any-return]


@given(spoken=documents())
@PATIENT
def test_json_is_as_its_schema_says(spoken: FileTranscript) -> None:
    read = json.loads(rendered("json", spoken))
    schema_check()(read)
    assert letters(read["text"]) == letters("".join(part["text"] for part in read["segments"])) == said_in(spoken)
    said = [word["text"] for part in read["segments"] for word in part.get("words", ())]
    assert len(said) == sum(len(part.words) for part in spoken.segments)


def test_the_schema_refuses_what_is_no_transcript() -> None:
    read = json.loads(rendered("json", document(evenly(0, 1, "a b"))))
    schema_check()(read)
    for broken in (read | {"version": 2}, {**read, "segments": [{}]}, {k: v for k, v in read.items() if k != "text"}):
        with pytest.raises(fastjsonschema.JsonSchemaException):
            schema_check()(broken)


# --- documents --------------------------------------------------------------------------------------------------------


@given(spoken=documents())
@PATIENT
def test_browsers_show_what_was_said(spoken: FileTranscript) -> None:
    reader = tinyhtml5.parser.HTMLParser(namespace_html_elements=False)
    page = reader.parse(text_of("html", spoken))
    assert reader.errors == []
    assert [child.tag for child in page.find("body")] == ["h1", *["p"] * len(paragraphs(spoken.segments, 2.0))]
    assert {element.tag for element in page.find("body").iter()} <= {"body", "h1", "p", "time", "bdi"}
    assert letters("".join(page.find("body").itertext())) == document_letters(spoken)
    assert page.get("lang") == "en"


@given(spoken=documents())
@settings(PATIENT, max_examples=30)
def test_word_processors_show_what_was_said(spoken: FileTranscript) -> None:
    with zipfile.ZipFile(io.BytesIO(rendered("docx", spoken))) as parts:
        assert parts.testzip() is None
        trees = {name: etree.fromstring(parts.read(name)) for name in parts.namelist() if name.endswith(".xml")}
    body = trees["word/document.xml"].find(f"{WORD}body")
    assert body is not None
    read = ["".join(text.text or "" for text in part.iter(f"{WORD}t")) for part in body.iter(f"{WORD}p")]
    assert len(read) == 1 + len(paragraphs(spoken.segments, 2.0))
    assert letters("".join(read)) == document_letters(spoken)


@pytest.fixture(scope="module")
def pdf() -> Pdf:
    from dictation_app.export.pdf import Pdf  # noqa: PLC0415  # Qt takes a while

    application()
    return Pdf()


def pdf_text(contents: bytes) -> str:
    """Of all pages, without their numbers."""
    with pypdfium2.PdfDocument(contents) as read:
        pages = [page.get_textpage().get_text_bounded() for page in read]
    return "".join(re.sub(rf"\s*{number}\s*$", "", page) for number, page in enumerate(pages, 1))


@given(spoken=talks(st.just(" Well, hello."), ("Ann", "", "Bob & Co <1>")))
@settings(PATIENT, max_examples=10)
def test_pdf_readers_show_who_speaks(pdf: Pdf, spoken: FileTranscript) -> None:
    assert letters(pdf_text(pdf.render(spoken))) == document_letters(spoken)


latin = st.text(st.sampled_from("abc xyz ABC äöüß éà ñ łž αβγ δω жшя 0123 .,;:!?()&<>{}*_#\"'"), max_size=400)


@given(spoken=documents(latin))
@settings(PATIENT, max_examples=20)
def test_pdf_readers_show_what_was_said(pdf: Pdf, spoken: FileTranscript) -> None:
    assert letters(pdf_text(pdf.render(spoken))) == document_letters(spoken)


def test_pdf_of_many_pages_numbers_them(pdf: Pdf) -> None:
    spoken = document(*(segment(10.0 * n, 10.0 * n + 5, f" Sentence number {n} of a long talk.") for n in range(200)))
    contents = pdf.render(spoken)
    with pypdfium2.PdfDocument(contents) as read:
        assert len(read) > 3
    assert letters(pdf_text(contents)) == document_letters(spoken)


def test_a_pdf_with_empty_boxes_is_not_made(pdf: Pdf) -> None:
    with pytest.raises(UserError, match="No font on this machine has the sign \U0001244f") as caught:
        pdf.render(document(segment(0, 1, " cuneiform \U0001244f a\u200db")))
    assert "choose html" in caught.value.hint


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig")
def test_without_any_font_no_empty_pdf_is_made(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text("<fontconfig/>")
    code = (
        "from dictation_app.export import FORMATS; from tests.transcripts import *\n"
        "FORMATS.create('pdf').render(document(segment(0, 1, ' Hello.')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "UserError: No font on this machine has signs such as a_tlk" in run.stderr


def test_pdf_is_made_without_a_display_and_without_the_time_of_day() -> None:
    code = (
        "import sys; from dictation_app.export import *; from tests.transcripts import *\n"
        "sys.stdout.buffer.write(FORMATS.create('pdf').render(document(segment(0, 1, ' Hello.'))))"
    )
    environment = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, env=environment, check=True)
    assert run.stderr == b""
    assert letters(pdf_text(run.stdout)) == "a_talk.mp30:00:00Hello."
    with pypdfium2.PdfDocument(run.stdout) as read:
        assert read.get_metadata_dict()["CreationDate"] == "D:19800101000000Z"
        assert read.get_metadata_dict()["Title"] == "a_talk.mp3"


def test_word_documents_say_their_direction_and_no_time_of_day() -> None:
    spoken = replace(document(segment(0, 1, "שלום")), language="he")
    with zipfile.ZipFile(io.BytesIO(rendered("docx", spoken))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        written = etree.fromstring(parts.read("word/document.xml"))
    assert len(list(written.iter(f"{WORD}bidi"))) == len(list(written.iter(f"{WORD}rtl"))) == 1
