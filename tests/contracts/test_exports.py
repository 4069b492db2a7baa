"""What every entry of `export.FORMATS` must do."""

from __future__ import annotations

import html
import subprocess
import sys
from pathlib import Path

import av
import pytest

from dictation_app.export import FORMATS, ExportFormat, ExportOptions, FileTranscript, write
from dictation_app.values.speech import Segment
from tests.transcripts import application

SENTENCES = (" It is five o'clock.", " Grüße aus Köln & Bonn!", " Is 1 < 2?", " " + "Very long. " * 30)
NEEDS_QT = {"pdf"}
TEXTS = [name for name in FORMATS.names() if name not in {"docx", "pdf"}]
"""What the others say is read in tests/unit/export/test_readers.py."""
ROOT = Path(__file__).resolve().parents[2]


def document(*texts: str, complete: bool = True) -> FileTranscript:
    segments = tuple(
        Segment(start_s=3.0 * n, end_s=3.0 * n + 2.5, text=text, avg_logprob=-0.2) for n, text in enumerate(texts)
    )
    return FileTranscript(
        source="a.wav", duration_s=60.0, language="en", model="base", segments=segments, complete=complete
    )


@pytest.fixture(params=FORMATS.names())
def form(request: pytest.FixtureRequest) -> ExportFormat:
    application()
    return FORMATS.create(request.param, ExportOptions())


def test_its_suffix_ends_with_its_name_and_is_its_own(form: ExportFormat) -> None:
    assert form.suffix.startswith(".")
    assert form.suffix.rpartition(".")[2] in FORMATS.names()
    assert [FORMATS.create(name).suffix for name in FORMATS.names()].count(form.suffix) == 1


def test_it_can_be_used_on_every_system() -> None:
    assert FORMATS.usable() == tuple(FORMATS)


@pytest.mark.parametrize("name", TEXTS)
def test_it_writes_every_word(name: str) -> None:
    written = FORMATS.create(name).render(document(*SENTENCES)).decode().replace("&amp;", "&").replace("&lt;", "<")
    position = 0
    for word in [word for sentence in SENTENCES for word in sentence.split()]:
        position = written.index(word, position) + len(word)


def test_text_ends_with_one_line_break(form: ExportFormat) -> None:
    written = form.render(document(*SENTENCES))
    assert form.is_text == (not written.startswith((b"PK", b"%PDF")))
    if form.is_text:
        assert written.endswith(b"\n")
        assert not written.endswith(b"\n\n")
        assert b"\r" not in written


def test_it_can_write_a_file_in_which_nothing_was_said(form: ExportFormat) -> None:
    empty = form.render(document())
    assert len(empty) < len(form.render(document(*SENTENCES)))


def test_the_same_transcript_is_the_same_file(form: ExportFormat, monkeypatch: pytest.MonkeyPatch) -> None:
    first = form.render(document(*SENTENCES))
    monkeypatch.setattr("time.time", lambda: 2e9)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert type(form)().render(document(*SENTENCES)) == first


def test_files_made_at_other_times_are_the_same() -> None:
    """For those that ask a clock which Python does not know of."""
    code = (
        "import hashlib, sys; from tests.contracts.test_exports import *\n"
        "for name in FORMATS.names(): print(name, hashlib.sha256(FORMATS.create(name).render(document(*SENTENCES)))"
        ".hexdigest())"
    )
    command = [sys.executable, "-c", code]
    runs = [subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True) for _ in "ab"]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stdout.count("\n") == len(FORMATS.names())


def test_a_transcript_that_was_stopped_says_so(form: ExportFormat) -> None:
    whole, part = (form.render(document(*SENTENCES, complete=complete)) for complete in (True, False))
    assert whole != part
    if form.is_text:
        said = '"complete": false' if form.suffix == ".json" else "ncomplete: stopped at 0:01:00."
        assert said in part.decode()
        assert said not in whole.decode()


@pytest.mark.parametrize("name", FORMATS.names())
def test_only_pdf_imports_qt(name: str) -> None:
    code = f"import sys; from dictation_app.export import FORMATS; FORMATS.create({name!r})"
    shown = f"{code}; print('PySide6' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == str(name in NEEDS_QT)


@pytest.mark.parametrize("name", ["srt", "vtt"])
def test_ffmpeg_reads_the_subtitles_with_the_same_times_and_words(name: str, tmp_path: Path) -> None:
    form = FORMATS.create(name)
    path = write(tmp_path / f"a{form.suffix}", form.render(document(*SENTENCES[:3])))
    with av.open(str(path)) as container:
        packets = [packet for packet in container.demux() if packet.size]
        times = [(float(p.pts * p.time_base), float(p.duration * p.time_base)) for p in packets]
        texts = [html.unescape(bytes(packet).decode()) for packet in packets]
    assert times == [(0.0, 2.5), (3.0, 2.5), (6.0, 2.5)]
    assert texts == [sentence.strip() for sentence in SENTENCES[:3]]
