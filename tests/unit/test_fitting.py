"""Text that goes into the middle of another one."""

from __future__ import annotations

import pytest

from dictation_app.fitting import fitted


@pytest.mark.parametrize(
    ("before", "words", "after", "expected"),
    [
        # As before, where there is nothing to go by.
        ("", "Hello there. ", "", "Hello there. "),
        ("Dear Sir.\n", "The end. ", "", "The end. "),
        ("if x:\n    ", "The end. ", "", "The end. "),
        # Where a sentence begins.
        ("", "and so on. ", "", "And so on. "),
        ("It rained. ", "and so on. ", "", "And so on. "),
        ("He said (", "the end. ", "", "the end. "),
        ("Really? ", "no. ", "", "No. "),
        ("", "iPhone sales. ", "", "iPhone sales. "),
        ("See e.g. ", "The end. ", "", "The end. "),
        # In the middle of one.
        ("I think that ", "The end is near. ", "", "the end is near. "),
        ("I think, ", "And so on. ", "", "and so on. "),
        ("I think that ", "Peter is near. ", "", "Peter is near. "),
        ("I think that ", "I am. ", "", "I am. "),
        ("I think that ", "I'm right. ", "", "I'm right. "),
        ("I think that ", "It's right. ", "", "it's right. "),
        ("I think that ", "Peter's right. ", "", "Peter's right. "),
        ("I think that ", "He'D right. ", "", "He'D right. "),
        ("I think that ", "May comes. ", "", "May comes. "),
        ("I think that ", "THE END. ", "", "THE END. "),
        ("I think that ", "A-levels. ", "", "A-levels. "),
        ("Note: ", "The end. ", "", "The end. "),
        # Spaces.
        ("I think", "The end. ", "", " the end. "),
        ("It rained.", "The end. ", "", " The end. "),
        ("It rained. ", " The end.", "", "The end."),
        ("It rained.", " The end.", "", " The end."),
        ("It rained.\n", " The end.", "", "The end."),
        ("say “", "Hello. ", "", "Hello. "),
        ("(", "Hello. ", "", "Hello. "),
        ("https://", "example. ", "", "example. "),
        ("I think", ", too. ", "", ", too. "),
        ("the ", "red car ", ".", "red car"),
        ("the ", "red car ", " ", "red car"),
        ("the ", "red car ", ",", "red car"),
        ("the ", "red car ", ")", "red car"),
        ("the ", "red car ", "i", "red car "),
        ("the ", "red car", "i", "red car "),
        ("the ", "red car ", "\n", "red car "),
        ("the ", "", "", ""),
        ("the ", " ", "", " "),
    ],
)
def test_english(before: str, words: str, after: str, expected: str) -> None:
    assert fitted(words, "en", before, after) == expected


@pytest.mark.parametrize(
    ("language", "before", "words", "expected"),
    [
        ("de", "Ich glaube, ", "Dass es regnet. ", "dass es regnet. "),
        ("de", "Ich glaube, ", "Regen kommt. ", "Regen kommt. "),
        ("de", "Ich frage ", "Sie morgen. ", "Sie morgen. "),
        ("de", "Wir sahen ", "Das Haus. ", "das Haus. "),
        ("de", "Und ", "Über uns. ", "über uns. "),
        ("fr", "Je crois ", "Que Paris. ", "que Paris. "),
        ("fr", "Je crois ", "Paris. ", "Paris. "),
        ("fr", "Je crois ", "À demain. ", "à demain. "),
        ("fr", "Je crois que ", "L'homme. ", "l'homme. "),
        ("fr", "Je crois que ", "L\u2019Oréal. ", "L\u2019Oréal. "),
        ("fr", "Vraiment. ", "c\u2019est. ", "C\u2019est. "),
        ("fr", "l'", "homme ", "homme "),
        ("es", "Creo ", "Que sí. ", "que sí. "),
        ("it", "Credo ", "Che sì. ", "che sì. "),
        ("nl", "Ik denk ", "Dat het. ", "dat het. "),
        ("pt", "Eu acho ", "Que não. ", "que não. "),
        ("sv", "Jag tror ", "Att det. ", "Att det. "),
        ("", "I think ", "The end. ", "The end. "),
        ("tr", "Bitti. ", "iyi. ", "İyi. "),
        ("ja", "今日は", "いい天気。", "いい天気。"),
        ("zh", "你好", "世界。 ", "世界。"),
    ],
)
def test_other_languages(language: str, before: str, words: str, expected: str) -> None:
    assert fitted(words, language, before, "") == expected


@pytest.mark.parametrize(
    "before", ["", "It rained.", "It rained. ", "I think", "I think ", "x\n", "¿", "«", "🙂", "\u0301"]
)
@pytest.mark.parametrize("after", ["", " ", ".", "x", "\n", "🙂"])
@pytest.mark.parametrize("words", ["The end. ", "the end.", " and so", "🙂 ", "1. ", "...", "Éa", "ß", "ﬁn", "ǆ"])
def test_nothing_but_the_first_letter_and_the_ends_is_touched(before: str, after: str, words: str) -> None:
    made = fitted(words, "en", before, after)
    assert made.strip()[1:] == words.strip()[1:]
    assert made.strip()[:1].lower() == words.strip()[:1].lower()
    assert len(made) <= len(made.strip()) + 2
    assert not (before.endswith(" ") and made.startswith(" "))
    assert not (after == " " and made.endswith(" "))


def test_it_stays_as_it_is_when_it_was_fitted_before() -> None:
    once = fitted("The end. ", "en", "I think", "x")
    assert fitted(once, "en", "I think", "x") == once


@pytest.mark.parametrize("words", ["https://example.org is up.", "me@example.org is mine.", "src/main is here."])
@pytest.mark.parametrize("before", ["", "So it is. "])
def test_an_address_or_a_path_gets_no_capital(words: str, before: str) -> None:
    assert fitted(words, "en", before, "") == words
