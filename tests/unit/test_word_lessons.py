"""What a correction teaches: which pairs are learned at once, which are asked, and which are none."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import BPE

from dictation_app.errors import ModelError
from dictation_app.history import HistoryStore
from dictation_app.user_words import WordList, user_word
from dictation_app.word_lessons import Lesson, LessonState, lessons, lessons_of
from tests.unit.test_history import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LEARNED, OFFERED, DOUBTED = LessonState.LEARNED, LessonState.OFFERED, LessonState.DOUBTED

COMMON = """a and big cooper fix git here horse house hub i is it its large live my new node now one people read see
sharp so temporary that the their there they three two use we with write york"""
ORDINARY = frozenset(COMMON.split())
KNOWN = WordList([user_word("bare", "bear"), user_word("", "GitHub")])


def is_ordinary(phrase: str, *, is_name: bool) -> bool:
    """Those above; a name in none of its letters is one of them."""
    return not is_name and all(word.casefold() in ORDINARY for word in phrase.split())


def found(before: str, after: str, language: str = "en") -> list[tuple[str, str, LessonState]]:
    told = lessons(before, after, language=language, known=KNOWN, is_ordinary=is_ordinary)
    return [(lesson.word.heard, lesson.word.written, lesson.state) for lesson in told]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # A name that was misheard is learned at once.
        ("We use kubernetties now.", "We use Kubernetes now.", [("kubernetties", "Kubernetes", LEARNED)]),
        ("We use kubernetties's now", "We use Kubernetes's now", [("kubernetties", "Kubernetes", LEARNED)]),
        ("I use cooper netties.", "I use Kubernetes.", [("cooper netties", "Kubernetes", LEARNED)]),
        ("we use pyside.", "we use PySide.", [("", "PySide", LEARNED)]),
        ("I read shivon here", "I read Shivonne here", [("shivon", "Shivonne", LEARNED)]),
        ("we use git hub", "we use GitHub", [("git hub", "GitHub", OFFERED)]),
        # What may be a word in its own right is asked.
        ("That is there house.", "That is their house.", [("there", "their", OFFERED)]),
        ("There house is big.", "Their house is big.", [("there", "their", OFFERED)]),
        ("I live in new york now", "I live in New York now", [("", "New York", OFFERED)]),
        ("the temporary fix", "the temporarily fix", [("temporary", "temporarily", OFFERED)]),
        ("we write see sharp here", "we write C# here", [("see sharp", "C#", OFFERED)]),
        # So is a name that may owe its capital to the sentence, or to nothing.
        ("Kubernetties is big.", "Kubernetes is big.", [("Kubernetties", "Kubernetes", OFFERED)]),
        ("we use kubernetties", "we use kubernetes", [("kubernetties", "kubernetes", OFFERED)]),
        ("we use kubectll here", "we use KUBECTL here", [("kubectll", "KUBECTL", LEARNED)]),
        # And where it stays as it is elsewhere in the same text.
        ("we use pyside or pyside", "we use PySide or pyside", [("", "PySide", OFFERED)]),
        ("I met harrie and harrie", "I met Harry and harrie", [("harrie", "Harry", OFFERED)]),
        # What the user's words have made is undone, or made otherwise.
        ("That is a bear house", "That is a bare house", [("bare", "bear", DOUBTED)]),
        ("That is a bear house", "That is a beer house", [("bare", "beer", OFFERED)]),
        ("we use GitHub", "we use github", [("", "GitHub", DOUBTED)]),
        # Several at once.
        (
            "We use kubernetties with there people here.",
            "We use Kubernetes with their people here.",
            [("kubernetties", "Kubernetes", LEARNED), ("there", "their", OFFERED)],
        ),
        (
            "so the kubernetties there",
            "so the Kubernetes their",
            [("kubernetties", "Kubernetes", LEARNED), ("there", "their", OFFERED)],
        ),
        # Punctuation, spaces and the capitals of sentences teach nothing.
        ("We use it so we read it", "We use it. So, we read it!", []),
        ("its here", "it's here", []),
        ("every day", "everyday", []),
        ("one two", "one-two", []),
        ("", "a text", []),
        # Nor do words that were said and are to be others, come or go.
        ("a big house", "a large house", []),
        ("we use it", "we use it now", []),
        ("we use it now", "we use it", []),
        ("we read 5 here", "we read five here", []),
        ("three", "3", []),
        ("the quick brown fox", "5 degrees", []),
        ("one two three four five", "that was something else altogether", []),
        ("We use a b c d e f g h now", "We write i j k l m n o now", []),
        ("here one and two and there three", "hear won an to an their tree", []),
        # Nor what is written without spaces.
        ("東京に行く", "京都に行く", []),
    ],
)
def test_a_correction_teaches(before: str, after: str, expected: list[tuple[str, str, LessonState]]) -> None:
    assert found(before, after) == expected


def test_where_nouns_have_capitals_they_are_no_sign_of_a_name() -> None:
    assert found("Die schuhle hier", "Die Schule hier", "de") == [("schuhle", "Schule", OFFERED)]
    assert found("wir nehmen pisaide hier", "wir nehmen PySide hier", "de") == [("pisaide", "PySide", LEARNED)]


def test_what_stood_in_the_list_before_is_known() -> None:
    known = WordList([user_word("kubernetties", "K8s")])
    (lesson,) = lessons(
        "We use kubernetties now", "We use Kubernetes now", language="en", known=known, is_ordinary=is_ordinary
    )
    assert lesson == Lesson(lesson.word, LEARNED, known.get("kubernetties"))


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared(before: str, after: str) -> None:
    for lesson in lessons(before, after, language="en", known=KNOWN, is_ordinary=is_ordinary):
        assert user_word(lesson.word.heard, lesson.word.written).key == lesson.word.key
    assert lessons(before, before, language="en", known=KNOWN, is_ordinary=is_ordinary) == ()


# --- the evidence ---------------------------------------------------------------------------------------------------


def model_of(folder: Path, words: Iterable[str]) -> Path:
    """A model whose vocabulary has these words, and else nothing but letters."""
    letters = {sign: number for number, sign in enumerate(" abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")}
    tokenizer = Tokenizer(BPE(letters, []))
    tokenizer.add_special_tokens(
        ["<|endoftext|>", "<|startoftranscript|>", "<|startofprev|>", "<|notimestamps|>", "<|en|>"]
    )
    tokenizer.add_tokens([f" {word}" for word in words])
    folder.mkdir(exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def taught(store: HistoryStore, model: Path, before: str, after: str, language: str = "en") -> list[LessonState]:
    entry = store.add(spoken(before, language=language))
    store.correct(entry.id, after)
    found = lessons_of(store, entry, after, known=WordList(), model_folder=lambda: model)
    return [lesson.state for lesson in found]


def test_what_the_vocabulary_writes_in_few_pieces_is_ordinary(tmp_path: Path) -> None:
    model = model_of(tmp_path / "model", ["hairy"])
    with closing(HistoryStore(tmp_path / "history")) as store:
        assert taught(store, model, "I met hairy here", "I met Harry here") == [OFFERED]
        assert taught(store, model, "I met harrie here", "I met Harry here") == [LEARNED]


def test_what_stands_elsewhere_in_the_history_is_ordinary(tmp_path: Path) -> None:
    model = model_of(tmp_path / "model", [])
    with closing(HistoryStore(tmp_path / "history")) as store:
        store.add(spoken("That was Harrie, I think."))
        assert taught(store, model, "I met harrie here", "I met Harry here") == [OFFERED]
        assert taught(store, model, "I met harriette here", "I met Harriet here") == [LEARNED]


def test_capitals_for_stress_are_no_name(tmp_path: Path) -> None:
    with closing(HistoryStore(tmp_path / "history")) as store:
        model = model_of(tmp_path / "model", ["hor", "horren"])
        assert taught(store, model, "It is horren here", "It is HORREN here") == [OFFERED]
        two = model_of(tmp_path / "model", ["horrend"])
        assert taught(store, two, "It is horrendo here", "It is HORRENDO here") == [OFFERED]
        assert taught(store, two, "It is horrendi here", "It is HorrenDi here") == [LEARNED]


def test_short_words_are_ordinary(tmp_path: Path) -> None:
    with closing(HistoryStore(tmp_path / "history")) as store:
        assert taught(store, model_of(tmp_path / "model", []), "I met bop here", "I met Bob here") == [OFFERED]


def test_of_languages_the_vocabulary_knows_little_of_every_word_may_be_ordinary(tmp_path: Path) -> None:
    with closing(HistoryStore(tmp_path / "history")) as store:
        model = model_of(tmp_path / "model", [])
        assert taught(store, model, "и harrie там", "и Harry там", "ru") == [OFFERED]


def test_without_a_vocabulary_everything_is_asked(tmp_path: Path) -> None:
    def nowhere() -> Path:
        raise ModelError("The model is not installed.")

    with closing(HistoryStore(tmp_path / "history")) as store:
        entry = store.add(spoken("I met harrie here"))
        for model_folder in (nowhere, lambda: tmp_path):
            found = lessons_of(store, entry, "I met Harry here", known=WordList(), model_folder=model_folder)
            assert [lesson.state for lesson in found] == [OFFERED]
