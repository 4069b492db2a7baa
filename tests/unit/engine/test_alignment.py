"""From aligned tokens to words: letters that take several tokens, scripts without spaces, pauses."""

from __future__ import annotations

import pytest

from dictation_app.engine.alignment import Alignment, respelt, token_starts, with_words, words_of
from dictation_app.values.speech import Segment, Word


class Pieces:
    """A vocabulary whose token n is the nth piece of bytes."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces = pieces

    def text(self, tokens: object) -> str:
        return b"".join(self.pieces[t] for t in tokens).decode("utf-8", "replace")  # type: ignore[attr-defined]

    def words(self, starts_s: tuple[float, ...], probabilities: tuple[float, ...] | None = None) -> list[tuple]:  # type: ignore[type-arg]
        count = len(self.pieces)
        found = words_of(
            Alignment(tokens=tuple(range(count)), starts_s=starts_s, probabilities=probabilities or (1.0,) * count),
            self.text,
        )
        return [(w.text, w.start_s, w.end_s, round(w.probability, 3)) for w in found]


def test_tokens_become_words_with_their_punctuation_and_the_mean_of_their_probabilities() -> None:
    pieces = Pieces(b" Good", b" mor", b"ning", b",", b" all", b".")
    assert pieces.words((0.0, 0.3, 0.5, 0.7, 0.8, 1.0, 1.1), (0.9, 0.5, 0.5, 0.5, 0.8, 0.2)) == [
        ("Good", 0.0, 0.3, 0.9),
        ("morning,", 0.3, 0.8, 0.5),
        ("all.", 0.8, 1.1, 0.4),
    ]


def test_a_letter_of_several_tokens_is_one_piece() -> None:
    whole = " Größe".encode()
    pieces = Pieces(whole[:4], whole[4:5], whole[5:])
    assert pieces.words((0.0, 0.1, 0.2, 0.4)) == [("Größe", 0.0, 0.4, 1.0)]


def test_signs_of_unspaced_scripts_are_words_of_their_own() -> None:
    pieces = Pieces("今日".encode(), "は。".encode(), b" OK")
    assert [(text, start) for text, start, _, _ in pieces.words((0.0, 0.5, 0.7, 1.0))] == [
        ("今", 0.0),
        ("日", 0.0),
        ("は。", 0.5),
        ("OK", 0.7),
    ]


def test_a_pause_behind_a_word_does_not_belong_to_it() -> None:
    assert Pieces(b" So", b" then").words((0.0, 9.0, 9.5)) == [("So", 0.0, 0.64, 1.0), ("then", 9.0, 9.5, 1.0)]


@pytest.mark.parametrize(
    ("pairs", "starts_s"),
    [
        ([(0, 0), (0, 1), (1, 2), (1, 3), (2, 4)], (0.0, 0.04, 0.08)),
        ([(0, 5), (1, 5), (2, 6)], (0.1, 0.1, 0.12)),
        ([(0, 1)], (0.02, 0.04, 0.04)),
        ([], (0.0, 0.0, 0.0)),
    ],
)
def test_a_token_begins_where_the_path_first_meets_it_and_never_before_the_one_before_it(
    pairs: list[tuple[int, int]], starts_s: tuple[float, ...]
) -> None:
    assert token_starts(pairs, 2, 0.02) == pytest.approx(starts_s)


def spoken(text: str) -> list[Word]:
    """A second for each word."""
    return [Word(float(at), at + 0.5, word, 0.9) for at, word in enumerate(text.split())]


def segments(*texts: str) -> list[Segment]:
    return [Segment(start_s=0, end_s=1, text=text, avg_logprob=-0.1) for text in texts]


def test_each_segment_gets_its_words() -> None:
    found = with_words(segments(" Go home.", " Now."), spoken("Go home. Now."))
    assert [[word.text for word in each.words] for each in found] == [["Go", "home."], ["Now."]]


def test_words_of_another_text_are_given_to_none() -> None:
    found = with_words(segments(" Go home."), spoken("Go away."))
    assert found[0].words == ()


def test_what_is_written_otherwise_keeps_its_place() -> None:
    words = respelt(spoken("We met doctor smit at home"), "We met Dr. Smith at home")
    assert [(word.text, word.start_s, word.end_s) for word in words] == [
        ("We", 0.0, 0.5),
        ("met", 1.0, 1.5),
        ("Dr.", 2.0, pytest.approx(2.5625)),
        ("Smith", pytest.approx(2.5625), 3.5),
        ("at", 4.0, 4.5),
        ("home", 5.0, 5.5),
    ]


def test_other_capitals_move_no_word_and_new_words_stand_at_a_moment() -> None:
    words = respelt(spoken("we met"), "We met them")
    assert [(word.text, word.start_s, word.end_s) for word in words] == [
        ("We", 0.0, 0.5),
        ("met", 1.0, 1.5),
        ("them", 1.5, 1.5),
    ]
    assert respelt([], "Nothing was placed") == ()
