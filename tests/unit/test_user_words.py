"""The user's words in a text: which are found, how they are written, and that nothing else changes."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dictation_app.errors import SettingsError
from dictation_app.user_words import UserWord, WordList, user_word
from dictation_app.user_words.words import CORES, folded

WORD_LIST = WordList(
    [
        user_word("kubernetties", "Kubernetes"),
        user_word("cooper netties", "Kubernetes"),
        user_word("", "GitHub"),
        user_word("cube control", "kubectl"),
        user_word("York", "New York"),
        user_word("c plus plus", "C++"),
        user_word("", "C#"),
        user_word("there", "their"),
        user_word("mail", "post"),
        user_word("straße", "Strasse 7"),
        user_word("сервак", "сервер"),
        user_word("हिन", "X"),
        user_word("東京", "トウキョウ"),
        user_word("istanbul", "izmir"),
    ]
)


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("We run kubernetties.", "We run Kubernetes."),
        ("KUBERNETTIES, (Kubernetties) and “kubernetties”!", "Kubernetes, (Kubernetes) and “Kubernetes”!"),
        ("We run Cooper  netties now", "We run Kubernetes now"),
        ("We run cooper, netties", "We run cooper, netties"),
        # Spelling only.
        ("github, Github and GITHUB", "GitHub, GitHub and GitHub"),
        ("GitHub", "GitHub"),
        # A capital at the beginning of a sentence is kept for what has none.
        ("Cube control. Cube control? “Cube control", "Kubectl. Kubectl? “Kubectl"),
        ("I use Cube control, e.g. Cube control", "I use kubectl, e.g. kubectl"),
        ("cube control. cube control", "kubectl. kubectl"),
        # What belongs to a word and is none stays.
        (
            "kubernetties's and Kubernetties\u2019s, kubernetties' too",
            "Kubernetes's and Kubernetes\u2019s, Kubernetes' too",
        ),
        ("'kubernetties' and kubernetties-based", "'Kubernetes' and Kubernetes-based"),
        ("I write c plus plus and c#.", "I write C++ and C#."),
        # Whole words only.
        ("mykubernetties kubernettiesx kubernetties_1 kubernetties2", None),
        ("github.com me@github.com http://github.com/github a.github", None),
        ("cooper nettiest and acooper netties", None),
        ("e-mail and E-mail", None),
        ("mail-order", "post-order"),
        ("there's no such thing", None),
        ("what's there", "what's their"),
        # What is spelt out already is not written twice.
        ("New York and York", "New York and New York"),
        ("new york", "new york"),
        # Other scripts.
        ("Die STRASSE ist lang, die Straße auch", "Die Strasse 7 ist lang, die Strasse 7 auch"),
        ("Сервак упал, серваки нет", "Сервер упал, серваки нет"),
        ("हिन्दी हिन", "हिन्दी X"),
        ("私は東京にgithubで", "私はトウキョウにGitHubで"),
        ("", ""),
        ("...", "..."),
    ],
)
def test_what_is_heard_is_written_as_wished(heard: str, written: str | None) -> None:
    assert WORD_LIST.apply(heard) == (heard if written is None else written)


def test_the_capital_of_a_sentence_is_that_of_its_language() -> None:
    assert WORD_LIST.apply("Istanbul", "tr") == "İzmir"
    assert WORD_LIST.apply("Istanbul", "en") == "Izmir"


def test_the_longest_phrase_is_taken_and_none_twice() -> None:
    words = WordList([user_word("a b", "x"), user_word("a b c", "y"), user_word("x", "z"), user_word("b", "a")])
    assert words.apply("a b c a b a a x b") == "y x a a z a"


def test_of_two_words_for_the_same_the_later_one_holds() -> None:
    words = WordList([user_word("one two", "x"), user_word("One  Two", "y")])
    assert [word.written for word in words] == ["y"]
    assert words.apply("one two") == "y"


def test_letters_and_accents_stored_apart_are_the_same_letters() -> None:
    words = WordList([user_word("café du monde", "Café du Monde")])
    assert words.apply(unicodedata.normalize("NFD", "Un café du monde.")) == "Un Café du Monde."


@pytest.mark.parametrize(
    ("word", "heard", "written"),
    [
        # A full stop that is in the text already.
        (("dr", "Dr."), "I saw dr. Smith and dr Miller.", "I saw Dr. Smith and Dr. Miller."),
        (("ink", "Inc."), "Apple ink. And ink... Ink?", "Apple Inc. And Inc... Inc.?"),
        (("yahoo", "Yahoo!"), "yahoo! yahoo's yahoo", "Yahoo! Yahoo!'s Yahoo!"),
        (("net", ".NET"), "the .net and net", "the .NET and .NET"),
        (("foo", "foo (bar)"), "(see foo)", "(see foo (bar))"),
        # What is spelt out already, or begun to be.
        (("York", "New York"), "New York's best, York's best", "New York's best, New York's best"),
        (("York", "New York City"), "New York, York City's, York", "New York, York City's, New York City"),
        (("cooper", "Mini Cooper S"), "a Mini Cooper", "a Mini Cooper"),
        # A part of a longer word where no space ends it.
        (("ตก", "X"), "ตก ตกุ", "X ตกุ"),
        (("きか", "X"), "きかき きか\u3099", "Xき きか\u3099"),
        (("バス", "bus"), "バスケット エアバス バスと", "バスケット エアバス busと"),
        # A Turkish capital.
        (("izmit", "Izmit 2"), "İzmit'te izmit", "İzmit'te Izmit 2"),
        (("izmit", "Izmit 2"), "İzmit \u0131zmit", "Izmit 2 \u0131zmit"),
    ],
)
def test_nothing_is_typed_twice_and_no_word_cut(word: tuple[str, str], heard: str, written: str) -> None:
    assert WordList([user_word(*word)]).apply(heard) == written


@pytest.mark.parametrize(
    ("heard", "written", "why"),
    [
        ("one two three four five", "x", "may be 4 words"),
        ("one, two", "x", "nothing but spaces or hyphens"),
        ("...", "x", "must be words"),
        ("", "", "Nothing is said"),
        ("x", " ", "Nothing is said"),
        ("", "a, b", "must be words"),
        ("#", "x", "cannot begin with '#'"),
        ("x", "y" * 81, "at most 80 characters"),
        ("x", "y\x07", "cannot be printed"),
        ("京", "x", "single sign"),
        ("東" * 13, "x", "12 signs"),
    ],
)
def test_what_is_no_word_is_refused_with_the_reason(heard: str, written: str, why: str) -> None:
    with pytest.raises(SettingsError, match=why):
        user_word(heard, written)


def test_what_differs_by_capitals_only_is_a_spelling() -> None:
    assert user_word("github", "GitHub") == UserWord("", "GitHub")
    assert user_word("  two   words ", " Two  Parts ") == UserWord("two words", "Two Parts")
    assert user_word("Masse", "Maße") == UserWord("Masse", "Maße")  # the same when folded, and another word


def test_signs_without_a_picture_that_spelling_needs_are_allowed() -> None:
    assert user_word("mikhaham", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645").written[2] == "\u200c"
    with pytest.raises(SettingsError, match="cannot be printed"):
        user_word("x", "y\u202e")  # would turn the rest of the line round


PIECES = st.text("abéßIiर्ि1", min_size=1, max_size=3)
"""Few letters, so that words meet: with a sharp s, a dotted i, and marks that stand above a letter."""
SIGNS = st.sampled_from([" ", "  ", ", ", ". ", "-", "'s ", "\u2019", "\n", "! ", " \u2014 ", "/", "_"])
TEXTS = st.lists(PIECES | SIGNS, max_size=8).map("".join)


def is_word(pair: tuple[str, str]) -> bool:
    try:
        user_word(*pair)
    except SettingsError:
        return False
    return True


PAIRS = st.tuples(st.lists(PIECES, max_size=3).map(" ".join), TEXTS).filter(is_word).map(lambda pair: user_word(*pair))


@given(TEXTS, st.lists(PAIRS, min_size=1, max_size=3), TEXTS)
def test_a_second_time_changes_nothing(before: str, words: list[UserWord], after: str) -> None:
    known = WordList(words)
    heard = {piece for word in known for piece in CORES.findall(word.key)}
    assume(not any(heard & set(CORES.findall(folded(word.written))) for word in known if word.heard))
    for word in known:
        once = known.apply(f"{before} {word.heard or word.written.lower()} {after}")
        assert known.apply(once) == once


@given(TEXTS, st.lists(PAIRS, max_size=3))
def test_a_text_without_what_is_heard_is_left_alone(text: str, words: list[UserWord]) -> None:
    known = WordList(words)
    squeezed = folded(" ".join(text.split()))
    assume(not any(word.key in squeezed for word in known))
    assert known.apply(text) == text


@given(st.text())
def test_no_text_is_lost_or_refused(text: str) -> None:
    assert WordList().apply(text) == text
    assert isinstance(WORD_LIST.apply(text), str)


def test_a_thousand_words_take_no_longer_than_one() -> None:
    def seconds(words: WordList) -> float:
        text = "The quick brown fox word999 jumps over the lazy dog, and nobody has seen it since then. " * 5
        best = float("inf")
        for _ in range(7):
            began_s = time.perf_counter()
            for _ in range(20):
                words.apply(text)
            best = min(best, time.perf_counter() - began_s)
        return best / 20

    one = seconds(WordList([user_word("word999", "x")]))
    thousand = seconds(WordList(user_word(f"word{n}", "x") for n in range(1000)))
    assert thousand < 3 * one
