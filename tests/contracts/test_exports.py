"""What every entry of `export.FORMATS` must do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import pytest

from dictation_app.export import FORMATS, ExportFormat, FileTranscript, write
from dictation_app.values import Segment

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = (" It is five o'clock.", " Grüße aus Köln & Bonn!", " Is 1 < 2?", " " + "Very long. " * 30)


def document(*texts: str) -> FileTranscript:
    segments = tuple(
        Segment(start_s=3.0 * n, end_s=3.0 * n + 2.5, text=text, avg_logprob=-0.2) for n, text in enumerate(texts)
    )
    return FileTranscript(source="a.wav", duration_s=60.0, language="en", model="base", segments=segments)


@pytest.fixture(params=FORMATS.names())
def form(request: pytest.FixtureRequest) -> ExportFormat:
    return FORMATS.create(request.param)


def test_its_suffix_is_its_name(form: ExportFormat) -> None:
    assert form.suffix.removeprefix(".") in FORMATS.names()
    assert form.suffix.startswith(".")


def test_it_can_be_used_on_every_system() -> None:
    assert FORMATS.usable() == tuple(FORMATS)


def test_it_writes_every_word(form: ExportFormat) -> None:
    written = form.render(document(*SENTENCES)).replace("&amp;", "&").replace("&lt;", "<")
    words = [word for sentence in SENTENCES for word in sentence.split()]
    position = 0
    for word in words:
        position = written.index(word, position) + len(word)


def test_it_ends_with_one_line_break(form: ExportFormat) -> None:
    written = form.render(document(*SENTENCES))
    assert written.endswith("\n")
    assert not written.endswith("\n\n")
    assert "\r" not in written


def test_it_can_write_a_file_in_which_nothing_was_said(form: ExportFormat) -> None:
    assert form.render(document()).strip() in {"", "WEBVTT"} or form.suffix == ".json"


@pytest.mark.parametrize("name", ["srt", "vtt"])
def test_ffmpeg_reads_the_subtitles_with_the_same_times_and_words(name: str, tmp_path: Path) -> None:
    form = FORMATS.create(name)
    path = write(tmp_path / f"a{form.suffix}", form.render(document(*SENTENCES[:3])))
    with av.open(str(path)) as container:
        packets = [packet for packet in container.demux() if packet.size]
        times = [(float(p.pts * p.time_base), float(p.duration * p.time_base)) for p in packets]
        texts = [subtitle.dialogue.decode() for p in packets for subtitle in p.decode()]
    assert times == [(0.0, 2.5), (3.0, 2.5), (6.0, 2.5)]
    assert texts == [sentence.strip() for sentence in SENTENCES[:3]]
