"""ResultWriter: results have the names of their sources, and cost nobody a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from dictation_app.errors import UserError
from dictation_app.export import FORMATS, ExportOptions, FileTranscript
from dictation_app.file_jobs.results import ResultWriter, result_name
from dictation_app.values.speech import Segment

if TYPE_CHECKING:
    from pathlib import Path

TEXT = FORMATS.create("txt", ExportOptions())


def transcript(text: str = "Hello.", *, complete: bool = True) -> FileTranscript:
    segment = Segment(start_s=0.0, end_s=1.0, text=text, avg_logprob=-0.1)
    return FileTranscript(
        source="a.mp3", duration_s=1.0, language="en", model="base", segments=(segment,), complete=complete
    )


def test_a_result_is_called_as_its_source(tmp_path: Path) -> None:
    written = ResultWriter().write(tmp_path / "out", tmp_path / "my talk.final.mp3", TEXT, transcript())
    assert written == tmp_path / "out" / "my talk.final.txt"


def test_one_that_is_not_whole_says_so_in_its_name(tmp_path: Path) -> None:
    assert result_name(tmp_path / "a.mp3", TEXT, complete=False) == "a.incomplete.txt"


def test_a_name_too_long_for_the_file_system_is_cut_between_letters(tmp_path: Path) -> None:
    source = tmp_path / ("ü" * 124 + ".mp3")
    written = ResultWriter().write(tmp_path, source, TEXT, transcript())
    assert len(os.fsencode(written.name)) <= 240
    assert written.stem == "ü" * 118


def test_what_is_there_stays_and_so_does_what_it_wrote_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("somebody's")
    writer = ResultWriter()
    names = [writer.write(tmp_path, tmp_path / "a.mp3", TEXT, transcript(text)).name for text in ("One.", "Two.")]
    assert names == ["a (2).txt", "a (3).txt"]
    assert (tmp_path / "a.txt").read_text() == "somebody's"


def test_overwriting_replaces_older_results_but_never_its_own_or_a_source(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("of an earlier run")
    writer = ResultWriter(overwrite=True)
    assert writer.write(tmp_path, tmp_path / "a.mp3", TEXT, transcript("One.")).name == "a.txt"
    assert writer.write(tmp_path, tmp_path / "a.wav", TEXT, transcript("Two.")).name == "a (2).txt"
    source = tmp_path / "b.txt"
    source.write_text("sound, in truth")
    assert writer.write(tmp_path, source, TEXT, transcript()).name == "b (2).txt"


def test_the_very_same_result_is_not_written_again_where_that_is_wanted(tmp_path: Path) -> None:
    source = tmp_path / "a.mp3"
    (tmp_path / "a.txt").write_text("somebody's")
    first = ResultWriter(takes_same=True).write(tmp_path, source, TEXT, transcript())
    assert first.name == "a (2).txt"
    again = ResultWriter(takes_same=True)
    assert again.write(tmp_path, source, TEXT, transcript()) == first
    assert again.write(tmp_path, source, TEXT, transcript("Other.")).name == "a (3).txt"
    assert ResultWriter().write(tmp_path, source, TEXT, transcript()).name == "a (4).txt"


def test_two_sources_with_one_name_and_one_text_get_a_result_each(tmp_path: Path) -> None:
    writer = ResultWriter(takes_same=True)
    first = writer.write(tmp_path, tmp_path / "one" / "a.wav", TEXT, transcript())
    second = writer.write(tmp_path, tmp_path / "two" / "a.wav", TEXT, transcript())
    assert [first.name, second.name] == ["a.txt", "a (2).txt"]
    later = ResultWriter(takes_same=True, others=frozenset([first]))
    assert later.write(tmp_path, tmp_path / "two" / "a.wav", TEXT, transcript()) == second


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(UserError, match="cannot be written"):
        ResultWriter(takes_same=True).write(tmp_path / "out", tmp_path / "a.mp3", TEXT, transcript())


def test_of_two_sources_of_one_run_with_the_same_name_and_text_both_have_a_result(tmp_path: Path) -> None:
    for _ in range(2):  # the second run finds what the first one left
        writer = ResultWriter(takes_same=True)
        written = [writer.write(tmp_path, tmp_path / source, TEXT, transcript()) for source in ("1/a.wav", "2/a.wav")]
        assert [path.name for path in written] == ["a.txt", "a (2).txt"]
