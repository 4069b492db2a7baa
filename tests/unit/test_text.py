"""Polish and joins."""

from __future__ import annotations

import pytest

from dictation_app.settings import TextSettings
from dictation_app.text import common_words, continued, for_delivery, join, polish, starts_sentence, words_after


@pytest.mark.parametrize(
    ("raw", "polished"),
    [
        (" Hello,  there.\n", "Hello, there."),
        ("iPhone and NASA", "iPhone and NASA"),
        ("...", ""),
        (" . ", ""),
        ("", ""),
        ("♪", ""),
        ("Привет", "Привет"),
        ("5", "5"),
    ],
)
def test_polish_tidies_spaces_and_drops_text_without_words(raw: str, polished: str) -> None:
    assert polish(raw) == polished


@pytest.mark.parametrize(
    ("left", "right", "language", "joined"),
    [
        ("One.", "Two.", "en", "One. Two."),
        ("", "Two.", "en", "Two."),
        ("One", ", two", "en", "One, two"),
        ("One.", ".NET too", "en", "One. .NET too"),
        ("你好。", "再见。", "zh", "你好。再见。"),
    ],
)
def test_join_puts_the_space_the_language_wants(left: str, right: str, language: str, joined: str) -> None:
    assert join(left, right, language) == joined


@pytest.mark.parametrize(
    ("before", "right", "language", "continued_as"),
    [
        ("A much freer hand.", "simpler, rounder", "en", "Simpler, rounder"),
        ("He said “go.”", "and went", "en", "And went"),
        ("“Go!”", "he said", "en", "he said"),
        ("Am 22.", "wurde es", "de", "wurde es"),
        ("Eggs, milk, etc.", "and bread", "en", "and bread"),
        ("Dat is het.", "ijs is koud", "nl", "IJs is koud"),
        ("კარგი.", "როგორ", "ka", "როგორ"),
        ("Is it?", "это так", "ru", "Это так"),
        ("Gel.", "iyi", "tr", "İyi"),
        ("The extension is 1234", "and the password", "en", "and the password"),
        ("And then...", "he went", "en", "he went"),
        ("And then…", "he went", "en", "he went"),
        ("Ask Dr.", "von Braun", "en", "von Braun"),
        ("Es gibt z.B.", "zwei", "de", "zwei"),
        ("Buy it.", "iPhone", "en", "iPhone"),
        ("See it.", "example.com is good", "en", "example.com is good"),
        ("Two.", "3 more", "en", "3 more"),
        ("", "and", "en", "and"),
        ("Straße.", "ßa", "de", "ßa"),
    ],
)
def test_after_the_end_of_a_sentence_comes_a_capital(before: str, right: str, language: str, continued_as: str) -> None:
    assert continued(before, right, language) == continued_as


def test_delivery_ends_with_one_space_by_default() -> None:
    assert for_delivery("Hello.", "en", TextSettings(), follows=True) == "Hello. "
    assert for_delivery("こんにちは。", "ja", TextSettings(), follows=True) == "こんにちは。"


def test_delivery_without_trailing_space_begins_with_one_only_when_it_follows() -> None:
    plain = TextSettings(trailing_space=False)
    assert for_delivery("Hello.", "en", plain, follows=False) == "Hello."
    assert for_delivery("Hello.", "en", plain, follows=True) == " Hello."
    assert for_delivery(", too", "en", plain, follows=True) == ", too"
    assert for_delivery(".NET too", "en", plain, follows=True) == " .NET too"


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        ("", "", ""),
        ("We all", "We all", "We all"),
        ("We all go", "We all", "We all"),
        ("We all go", "We all goat", "We all"),
        ("We all go.", "We all go home", "We all go"),
        ("other", "words", ""),
        ("and it's", "and it'll", "and"),
        ("about 3.5", "about 3.7", "about"),
        ("色の狐", "色の犬", "色の"),
        ("\uf9ca\uf914", "\uf9ca\uf9f6", "\uf9ca"),
        ("Straße nach", "Straßen", ""),
    ],
)
def test_common_words_are_whole_words(one: str, other: str, common: str) -> None:
    assert common_words(one, other) == common
    assert common_words(other, one) == common


@pytest.mark.parametrize(
    ("whole", "known", "rest"),
    [
        ("We all go home", "We all", " go home"),
        ("We shall go home", "We all", " go home"),
        ("We all", "We all go", ""),
        ("We all", "", "We all"),
        ("色の狐", "色い", "狐"),
        ("\uf9ca\uf914", "\uf9ca", "\uf914"),
    ],
)
def test_words_after_as_many_as_are_known(whole: str, known: str, rest: str) -> None:
    assert words_after(whole, known) == rest


@pytest.mark.parametrize(
    ("before", "starts"),
    [
        ("", True),
        ("  ", True),
        ("It ended. ", True),
        ("Did it? \u201c", True),
        ("It goes on ", False),
        ("It goes on... ", False),
        ("Ask dr. ", False),
        ("He said \u201c", False),
    ],
)
def test_where_a_sentence_starts(before: str, starts: bool) -> None:
    assert starts_sentence(before) is starts
