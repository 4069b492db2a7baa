"""Reading a corpus, and choosing from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dictation_app.bench.corpus import Clip, bundled, choose, read_corpus, samples_of
from dictation_app.errors import UserError

SPEECH = Path(__file__).parents[2] / "data" / "speech"


def clips(*seconds: float, language: str = "en") -> list[Clip]:
    return [
        Clip(name=f"{number}", path=Path("x"), seconds=length, language=language, text="")
        for number, length in enumerate(seconds)
    ]


def test_a_corpus_is_read_with_its_silent_clips() -> None:
    found = read_corpus(SPEECH)
    assert {clip.language for clip in found} >= {"en", "de", "zxx"}
    first = found[0]
    assert first.text == "The child almost hurt the small dog."
    assert first.is_spoken
    assert not next(clip for clip in found if clip.language == "zxx").is_spoken
    assert len(samples_of(first.path)) == pytest.approx(first.seconds * 16000, abs=160)


def test_the_bundled_sample_is_a_corpus_of_one() -> None:
    (clip,) = bundled()
    assert clip.seconds > 4
    assert "importance" in clip.text


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        (None, "is no corpus"),
        ("file,seconds,text\n", "no column language"),
        ("file,seconds,language,text\nx.flac,long,en,Hello\n", "cannot be understood"),
        ("file,seconds,language,text\nx.flac,2,en,Hello\n", "x.flac' of manifest.csv is missing"),
    ],
)
def test_what_is_wrong_with_a_corpus_is_said(tmp_path: Path, manifest: str | None, said: str) -> None:
    if manifest is not None:
        (tmp_path / "manifest.csv").write_text(manifest, encoding="utf-8")
    with pytest.raises(UserError, match=said):
        read_corpus(tmp_path)


def test_choosing_by_length_and_language() -> None:
    mixed = [*clips(2, 5, 9), *clips(5, language="de")]
    assert [clip.seconds for clip in choose(mixed, language="en", shortest_s=3, longest_s=8)] == [5]
    assert len(choose(mixed)) == 4


def test_a_limit_is_spread_over_the_corpus() -> None:
    chosen = choose(clips(*range(100)), limit=4)
    assert [clip.name for clip in chosen] == ["0", "25", "50", "75"]
