"""Subtitles that can be read: where lines end, and how long a cue stays."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dictation_app.export import FileTranscript, SubtitleRules
from dictation_app.export.breaking import columns_of, divide
from dictation_app.export.cues import cues
from dictation_app.values.speech import Word
from tests.transcripts import PATIENT, document, documents, evenly, letters, said_in, segment

RULES = SubtitleRules()
TIGHT = SubtitleRules(gap_ms=0, shortest_ms=0, columns_per_s=1e9)
"""Nothing but the times of the speech."""


def lines_of(text: str, **rules: int) -> list[tuple[str, ...]]:
    return [piece.lines for piece in divide(text, SubtitleRules(**rules))]  # type: ignore[arg-type]


# --- lines ------------------------------------------------------------------------------------------------------------


def test_what_fits_stays_in_one_line() -> None:
    assert lines_of("It was a bright cold day in April, indeed.") == [("It was a bright cold day in April, indeed.",)]


def test_cues_and_lines_end_with_sentences_and_clauses() -> None:
    assert lines_of(
        "Good morning, everybody. Today I want to talk about the weather, which has been rather strange this year, "
        "and about what we can do."
    ) == [
        ("Good morning, everybody.", "Today I want to talk about the weather,"),
        ("which has been rather strange this year,", "and about what we can do."),
    ]


def test_lines_are_about_equal_where_nothing_else_counts() -> None:
    ((first, second),) = lines_of("The quick brown fox jumps over the lazy dog now")
    assert abs(len(first) - len(second)) <= 6


def test_text_that_just_fills_its_lines_is_one_cue() -> None:
    assert lines_of(f"{'a' * 42} {'b' * 42}") == [("a" * 42, "b" * 42)]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert lines_of("x" * 50) == [("x" * 42, "x" * 8)]


def test_chinese_and_japanese_break_at_their_own_signs_and_never_before_closing_ones() -> None:
    assert lines_of("今天天气很好\uff0c我们一起去公园散步吧\uff0c好不好呀\uff1f朋友们\uff0c大家说怎么样。") == [
        ("今天天气很好\uff0c我们一起去公园散步吧\uff0c", "好不好呀\uff1f朋友们\uff0c大家说怎么样。")
    ]
    made = lines_of("「そうですね」と言いました。" * 9)
    assert all(columns_of(line) <= 42 for lines in made for line in lines)
    assert not any(line[0] in "」。っ" or line[-1] == "「" for lines in made for line in lines)


def test_thai_vowels_stay_with_their_consonant() -> None:
    made = lines_of("วันนี้อากาศดีมากเราไปเดินเล่นที่สวนสาธารณะกันเถอะทุกคนว่าอย่างไรบ้าง" * 3)
    starts_badly = "ะาำิีึืุู่้๊๋็์"
    assert not any(line[0] in starts_badly or line[-1] in "เแโใไ" for lines in made for line in lines)


def test_a_mark_is_never_parted_from_its_letter() -> None:
    assert all(line[0] == "e" for lines in lines_of("e\u0301" * 100) for line in lines)


@pytest.mark.parametrize(("width", "most"), [(20, 1), (32, 3), (60, 2)])
def test_the_rules_are_kept(width: int, most: int) -> None:
    made = lines_of(
        "The rain in Spain stays mainly in the plain, they say; but who has seen it? " * 5,
        line_columns=width,
        lines=most,
    )
    assert all(len(lines) <= most and all(len(line) <= width for line in lines) for lines in made)


@given(documents(), st.integers(8, 60), st.integers(1, 3))
@PATIENT
def test_no_line_is_too_long(spoken: FileTranscript, width: int, most: int) -> None:
    made = cues(spoken, SubtitleRules(line_columns=width, lines=most))
    assert all(columns_of(line) <= width for cue in made for line in cue.lines)
    assert all(letters("".join(cue.lines)) == letters(cue.text) for cue in made)


# --- times ------------------------------------------------------------------------------------------------------------


@given(documents(), st.builds(SubtitleRules, gap_ms=st.integers(0, 500), shortest_ms=st.integers(0, 5000)))
@PATIENT
def test_cues_never_overlap_and_lose_no_word(spoken: FileTranscript, rules: SubtitleRules) -> None:
    made = cues(spoken, rules)
    assert all(cue.end_ms > cue.start_ms >= 0 for cue in made)
    assert all(first.end_ms <= second.start_ms for first, second in pairwise(made))
    assert all(cue.lines and all(cue.lines) for cue in made)
    assert letters("".join(cue.text for cue in made)) == said_in(spoken)


def test_long_text_is_divided_into_cues_that_share_the_time() -> None:
    text = " ".join(["word"] * 40)  # 199 letters
    made = cues(document(segment(10, 20, text)), TIGHT)
    assert [len(cue.lines) for cue in made] == [2, 2, 1]
    assert " ".join(cue.text for cue in made) == text
    assert (made[0].start_ms, made[-1].end_ms) == (10_000, 20_000)
    assert [cue.start_ms for cue in made[1:]] == [cue.end_ms for cue in made[:-1]]
    assert made[0].end_ms == pytest.approx(14_000, abs=300)


def test_cues_begin_and_end_with_their_words_where_these_are_known() -> None:
    said = (Word(1.0, 1.5, "One", 0.9), Word(1.5, 2.0, "two.", 0.9), Word(7.0, 7.5, "Three", 0.9))
    made = cues(
        document(segment(0, 10, " One two. Three", said)), SubtitleRules(line_columns=8, lines=1, shortest_ms=0)
    )
    assert [(cue.text, cue.start_ms, cue.end_ms) for cue in made] == [("One two.", 1000, 2000), ("Three", 7000, 7500)]
    assert [(word.letter, word.at_ms) for word in made[0].words] == [(0, 1000), (3, 1500)]


def test_words_of_another_text_are_not_used() -> None:
    said = (Word(1.0, 1.5, "Something", 0.9), Word(1.5, 2.0, "else", 0.9))
    (cue,) = cues(document(segment(0, 3, " One two.", said)), RULES)
    assert (cue.start_ms, cue.end_ms, cue.words) == (0, 3000, ())


def test_a_cue_stays_until_it_can_be_read_where_there_is_time() -> None:
    spoken = document(segment(1, 1.1, " " + "a" * 40), segment(20, 20.1, " " + "b" * 40), segment(21, 22, " Next."))
    made = cues(spoken, SubtitleRules(columns_per_s=20, gap_ms=80))
    assert [(cue.start_ms, cue.end_ms) for cue in made[:2]] == [(1000, 3000), (20_000, 20_920)]


def test_a_very_short_cue_stays_a_while() -> None:
    made = cues(document(segment(1, 1, " Yes."), segment(1.2, 1.2, " No."), segment(9, 9.1, " Well.")), RULES)
    assert [(cue.start_ms, cue.end_ms) for cue in made] == [(1000, 1120), (1200, 2200), (9000, 10_000)]


def test_there_is_a_gap_between_cues() -> None:
    made = cues(document(evenly(0, 2, " One two."), evenly(2, 4, " Three.")), RULES)
    assert [(cue.start_ms, cue.end_ms) for cue in made] == [(0, 1920), (2000, 4000)]
