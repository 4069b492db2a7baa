"""Which piece of a text is which spoken word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dictation_app.history.spoken import PlacedWord, heard_at, place_words, standing_at
from dictation_app.values.speech import Word


def words(*texts: str, every_s: float = 0.5) -> tuple[Word, ...]:
    return tuple(Word(n * every_s, n * every_s + 0.3, text, 0.9) for n, text in enumerate(texts))


def pairs(text: str, *spoken: str) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.word.text) for each in place_words(text, words(*spoken))]


def test_polish_and_punctuation_make_no_difference() -> None:
    assert pairs("Well, we met; at 3.5 o\u2019clock.", "well", "we", "met", "at", "3.5", "o'clock") == [
        ("Well", "well"),
        ("we", "we"),
        ("met", "met"),
        ("at", "at"),
        ("3.5", "3.5"),
        ("o\u2019clock", "o'clock"),
    ]


def test_what_was_corrected_by_hand_has_no_place_and_the_rest_keeps_its_own() -> None:
    text = "The quick crayons of my fellow Americans."
    found = pairs(text, "The", "quick", "pencils", "of", "my", "fellow", "Americans.")
    assert [word for _, word in found] == ["The", "quick", "of", "my", "fellow", "Americans."]


def test_words_left_out_or_added_move_nothing() -> None:
    spoken = ("Um,", "we", "met", "the", "man", "and", "the", "dog.")
    found = place_words("We met the old man and the dog.", words(*spoken))
    assert [(each.word.text, each.word.start_s) for each in found] == [
        (text, n * 0.5) for n, text in enumerate(spoken) if n
    ]


def test_a_word_of_which_only_a_part_is_there_has_no_place() -> None:
    found = pairs("The state of the art and nothing else.", "The", "state-of-the-art", "and", "nothing", "else")
    assert ("state of the art", "state-of-the-art") in found
    assert "state-of-the-art" not in [
        word for _, word in pairs("The state of art and more.", "The", "state-of-the-art", "and", "more")
    ]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("今天天气很好。", ("今", "天", "天", "气", "很", "好。")),
        ("สวัสดี", tuple("สวัสดี")),
        ("नमस्ते दुनिया।", ("नमस्ते", "दुनिया।")),
        ("Добрый день, Анна!", ("Добрый", "день,", "Анна!")),
        ("a smile 😀 here, 𐤀", ("a", "smile", "here,", "𐤀")),
    ],
)
def test_every_script_finds_its_words(text: str, spoken: tuple[str, ...]) -> None:
    found = place_words(text, words(*spoken))
    assert [each.word.text for each in found] == [word for word in spoken if letters(word)]
    assert all(text[each.start : each.end].strip("।。,!") in each.word.text for each in found)


def test_another_text_has_none_of_the_words() -> None:
    assert pairs("The committee had gone home.", "Please", "buy", "the", "milk", "now") == []
    assert place_words("", words("Hello")) == ()
    assert place_words("Hello", ()) == ()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "the", "don't", "3.5", "x-y", "今", "Straße", "…", "ไท"]), max_size=30),
    st.text(max_size=80),
)
def test_places_only_grow_and_are_what_was_said(spoken: list[str], other: str) -> None:
    for text in (" ".join(spoken), other, " ".join(spoken[::2]) + other):
        placed = place_words(text, words(*spoken))
        ends = [0, *(bound for each in placed for bound in (each.start, each.end))]
        assert ends == sorted(ends)
        assert ends[-1] <= len(text)
        for each in placed:
            assert letters(text[each.start : each.end]) == letters(each.word.text)


def letters(text: str) -> str:
    import unicodedata  # noqa: PLC0415

    return "".join(c for c in text.casefold() if unicodedata.category(c)[0] in "LMN")


def test_an_hour_of_speech_is_placed_at_once() -> None:
    spoken = [f"word{n % 400}" for n in range(9000)]
    began_at_s = time.process_time()
    found = place_words(" ".join(w for n, w in enumerate(spoken) if n % 300), words(*spoken))
    assert len(found) == 9000 - 30
    assert time.process_time() - began_at_s < 3


PLACED = tuple(
    PlacedWord(start, start + 4, Word(start_s, start_s + 0.5, "word", 0.9))
    for start, start_s in ((0, 1.0), (5, 1.6), (10, 5.0))
)


@pytest.mark.parametrize(
    ("at_s", "index"),
    [(0.5, None), (1.0, 0), (1.55, 0), (1.6, 1), (2.5, 1), (3.0, None), (5.2, 2), (9.0, None)],
)
def test_a_word_is_heard_until_the_next_one_but_not_through_a_pause(at_s: float, index: int | None) -> None:
    assert heard_at(PLACED, at_s) == index


@pytest.mark.parametrize(("character", "index"), [(0, 0), (3, 0), (4, None), (5, 1), (13, 2), (14, None)])
def test_a_place_in_the_text_belongs_to_its_word(character: int, index: int | None) -> None:
    assert standing_at(PLACED, character) == index


def test_less_than_even_odds_are_unsure() -> None:
    assert PlacedWord(0, 1, Word(0, 1, "a", 0.49)).is_unsure
    assert not PlacedWord(0, 1, Word(0, 1, "a", 0.5)).is_unsure
