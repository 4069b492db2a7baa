"""Sentences of a window, and where they are in its speech."""

from __future__ import annotations

import pytest

from dictation_app.engine.sentences import divided, sentences_of
from dictation_app.engine.silero import Span
from dictation_app.values.speech import Segment, Word


def segment(text: str, *words: Word) -> Segment:
    return Segment(start_s=0.0, end_s=10.0, text=text, avg_logprob=-0.2, words=words)


def places(text: str, *spans: tuple[float, float]) -> list[tuple[float, float]]:
    found = divided(segment(text), [Span(*span) for span in spans])
    return [(pytest.approx(piece.start_s), pytest.approx(piece.end_s)) for piece in found]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (" One sentence only.", [" One sentence only."]),
        (" Where are you? I am at home!", [" Where are you?", " I am at home!"]),
        (" We met Mr. Smith in No. 5 there. He left.", [" We met Mr. Smith in No. 5 there. He left."]),
        (" We met Mr. Smith there. He left us soon.", [" We met Mr. Smith there.", " He left us soon."]),
        (" Yes. We all go home.", [" Yes. We all go home."]),
        (' She said "Come with me." Nobody came.', [' She said "Come with me."', " Nobody came."]),
        (" It was, e.g. The Times of today.", [" It was, e.g. The Times of today."]),
        (" Well... perhaps he is at home.", [" Well... perhaps he is at home."]),
        (" Version 3.11 is the newest. Take it now.", [" Version 3.11 is the newest.", " Take it now."]),
        ("今天天气很好我们去公园。明天我们再来这里吧。", ["今天天气很好我们去公园。", "明天我们再来这里吧。"]),
        ("", [""]),
    ],
)
def test_a_text_is_divided_after_sentences(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences
    assert "".join(sentences) == text


def test_a_sentence_ends_in_the_pause_near_where_its_letters_say() -> None:
    text = " We all go home now. Nobody stays here."
    assert places(text, (1.0, 2.0), (2.2, 3.4), (4.2, 6.2)) == [(1.0, 3.4), (4.2, 6.2)]


def test_without_a_pause_the_letters_decide() -> None:
    assert places(" We all go home now. We all go home now.", (1.0, 5.0)) == [(1.0, 3.0), (3.0, 5.0)]


def test_sentences_never_overlap_and_stay_in_the_speech() -> None:
    text = " We all go home now. Nobody stays here. Then the night comes. It is dark in here."
    found = divided(segment(text), [Span(0.5, 0.9), Span(1.2, 1.4), Span(4.0, 9.0)])
    times = [time for piece in found for time in (piece.start_s, piece.end_s)]
    assert times == sorted(times)
    assert (times[0], times[-1]) == (0.5, 9.0)
    assert "".join(piece.text for piece in found) == text


def test_words_decide_where_they_have_places() -> None:
    starts_s = {"Going": 1.0, "home.": 1.5, "Staying": 4.0, "there.": 5.0}
    words = [Word(start_s, start_s + 0.4, text, 0.9) for text, start_s in starts_s.items()]
    found = divided(segment(" Going home. Staying there.", *words), [Span(1.0, 6.0)])
    assert [(piece.start_s, piece.end_s) for piece in found] == [(0.0, 1.9), (4.0, 10.0)]
    assert [[word.text for word in piece.words] for piece in found] == [["Going", "home."], ["Staying", "there."]]
