"""Transcripts for the tests of exports: plain ones, and whatever hypothesis thinks of."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from dictation_app.export import FileTranscript
from dictation_app.export.wording import clean
from dictation_app.values.speech import Segment, Word

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Whatever else the machine does."""

MARKUP = (
    *("-->", "<b>", "</i>", "&amp;", "&lt", "{\\an8}", "\\N", "\\h", "\\", "[00:01.00]", "*a*", "__x__", "_y_", "a_b"),
    *("](", "[x]: y", "![z](q)", "=1+1", '"', "''", ",", ";", "\t", "\n\n", "# h", "`c`", "~~s~~", "$m$", "www.a.b"),
    *(
        "https://a.b",
        "1",
        "1.",
        "- ",
        "NOTE",
        "STYLE",
        "WEBVTT",
        "Dialogue: 0",
        "<!--",
        "]]>",
        "<![CDATA[",
        "é",
        "e\u0301",
    ),
    *(
        "今天。",
        "「そう",
        "สวัสดี",
        "مرحبا",
        "😀",
        "👨\u200d👩\u200d👧",
        "\u00ad",
        "\u200b",
        "\u2028",
        "\x00",
        "\x1b[31m",
        "\ufeff",
    ),
)
"""Each means something to some format, or is hard to show."""

words = st.lists(
    st.one_of(st.sampled_from(MARKUP), st.text(st.characters(exclude_categories=()), max_size=12)), max_size=14
).map(" ".join)
texts = st.one_of(words, st.text(st.characters(exclude_categories=()), max_size=60), st.just(" Well. " * 60))


def segment(start_s: float, end_s: float, text: str, said: tuple[Word, ...] = ()) -> Segment:
    return Segment(start_s=start_s, end_s=end_s, text=text, avg_logprob=-0.25, words=said)


def document(*segments: Segment, complete: bool = True) -> FileTranscript:
    return FileTranscript(
        source="a_talk.mp3", duration_s=100.0, language="en", model="base", segments=segments, complete=complete
    )


def evenly(start_s: float, end_s: float, text: str) -> Segment:
    """With its words, each as long as the others."""
    said = text.split()
    step_s = (end_s - start_s) / max(1, len(said))
    placed = (Word(start_s + at * step_s, start_s + (at + 1) * step_s, word, 0.9) for at, word in enumerate(said))
    return segment(start_s, end_s, text, tuple(placed))


@st.composite
def documents(draw: st.DrawFn, said: st.SearchStrategy[str] = texts) -> FileTranscript:
    """Segments in order or not, overlapping, without length, far into a file, with words or without."""
    parts = draw(st.lists(st.tuples(st.floats(0, 300_000), st.floats(-5, 60), said, st.booleans()), max_size=8))
    return document(
        *((evenly if with_words else segment)(start, start + length, text) for start, length, text, with_words in parts)
    )


NAMES = ("Ann", "Bob", "", "Dr. B. <i>O'Neil</i> & Sons, Ltd", "=SUM(A1)", "李明", "-->", "a\\N{b}", "*x*", " \n ")


@st.composite
def talks(draw: st.DrawFn, said: st.SearchStrategy[str] = texts, names: tuple[str, ...] = NAMES) -> FileTranscript:
    """Documents in which somebody noted who speaks."""
    spoken = draw(documents(said))
    segments = (replace(each, speaker=draw(st.sampled_from(names))) for each in spoken.segments)
    return replace(spoken, segments=tuple(segments))


def turns_of(spoken: FileTranscript) -> list[tuple[str, str]]:
    """For each segment that says something: the name that is written before it, and what it says."""
    made: list[tuple[str, str]] = []
    last: str | None = None
    for part in spoken.segments:
        text, speaker = clean(part.text).strip(), clean(part.speaker).strip()
        if text:
            made.append(("" if speaker == last else speaker, text))
            last = speaker
    return made


def said_by(spoken: FileTranscript) -> str:
    """What a reader must find, spaces apart, in a format that writes names before the text."""
    return letters("".join(f"{name}: {text}" if name else text for name, text in turns_of(spoken)))


def letters(text: str) -> str:
    """All of it but spaces."""
    return "".join(text.split())


def said_in(spoken: FileTranscript) -> str:
    """What a reader of any format must find, spaces apart."""
    return letters("".join(clean(part.text) for part in spoken.segments))


@cache
def application() -> object:
    """For PDF, kept to the end of the tests: one that a format makes has no windows, which later tests may need."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # most formats do without

    return QApplication.instance() or QApplication(["tests", "-platform", "offscreen"])
