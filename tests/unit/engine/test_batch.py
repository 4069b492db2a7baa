"""Several windows decoded together, with a model that answers as it is told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.engine.alignment import Alignment
from dictation_app.engine.batch import LONGEST_S, BatchDecoder
from dictation_app.engine.decoding import Together
from dictation_app.engine.guard import Attempt
from dictation_app.engine.silero import Span
from dictation_app.errors import WorkDroppedError
from dictation_app.values.speech import DecodeOptions, Segment
from tests.fakes import decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.engine.batch import Room
    from dictation_app.engine.window import Request
    from dictation_app.values.speech import Decoded, Samples

ENGLISH = DecodeOptions(language="en", timestamps=True)
TOGETHER = Together(beam=5, sure_logprob=-0.3, least_logprob=-0.7, margin=96, silence=64)
SENTENCE = " We all go home now and then, said the man."


@dataclass
class ToyModel:
    """Writes the next of `texts` for each window; a letter is a token."""

    texts: list[str | Attempt]
    rooms: list[Room] = field(default_factory=list)
    lengths_s: list[float] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    picked: list[list[int]] = field(default_factory=list)
    first_timestamp: int = 2_000_000

    def encode_all(self, sounds: Sequence[Samples], room: Room, check: Callable[[], None]) -> object:
        for sound in sounds:
            check()
            self.lengths_s.append(len(sound) / 16000)
        self.rooms.append(room)
        return room

    def write_all(self, encoded: object, request: Request, count: int) -> tuple[Attempt, ...]:
        self.requests.append(request)
        written, self.texts = self.texts[:count], self.texts[count:]
        return tuple(attempt(text) if isinstance(text, str) else text for text in written)

    def pick(self, encoded: object, numbers: Sequence[int]) -> object:
        self.picked.append(list(numbers))
        return encoded

    def align_all(self, encoded: object, texts: Sequence[str], room: Room, request: Request) -> tuple[Alignment, ...]:
        """A tenth of a second for each letter."""
        return tuple(
            Alignment(
                tokens=tuple(map(ord, text)),
                starts_s=tuple(at / 10 for at in range(len(text) + 1)),
                probabilities=(0.5,) * len(text),
            )
            for text in texts
        )

    def text(self, tokens: Sequence[int]) -> str:
        return "".join(map(chr, tokens))

    def encode(self, samples: Samples, context: int) -> object:
        raise AssertionError

    def languages(self, encoded: object) -> dict[str, float]:
        return {"en": 0.3, "nl": 0.2, "de": 0.5}

    def write(self, encoded: object, request: Request) -> Attempt:
        raise AssertionError


@dataclass
class Alone:
    """Notes what is decoded by itself."""

    asked: list[tuple[float, DecodeOptions]] = field(default_factory=list)

    def __call__(
        self, samples: Samples, options: DecodeOptions, spans: tuple[Span, ...], unwanted: Callable[[], bool]
    ) -> Decoded:
        self.asked.append((len(samples) / 16000, options))
        return decoded(" By itself.")


def attempt(text: str, *, logprob: float = -0.2, tokens: int = 10) -> Attempt:
    return Attempt(
        tokens=tuple(range(tokens)), text=text, avg_logprob=logprob, no_speech_prob=0.02, in_full_context=False
    )


def sound(seconds: float) -> Samples:
    return np.zeros(round(seconds * 16000), np.float32)


def decode(
    model: ToyModel,
    *windows: tuple[float, tuple[tuple[float, float], ...]],
    options: DecodeOptions = ENGLISH,
    unwanted: Callable[[], bool] = lambda: False,
) -> tuple[tuple[Decoded, ...], Alone]:
    alone = Alone()
    decoder = BatchDecoder(model, TOGETHER, alone)
    sounds = [sound(seconds) for seconds, _ in windows]
    spans = [tuple(Span(*span) for span in of_window) for _, of_window in windows]
    return decoder.decode(sounds, options, spans, unwanted), alone


SPOKEN = (6.0, ((1.0, 5.0),))


def test_windows_are_written_in_one_go_without_the_quiet_at_their_ends() -> None:
    model = ToyModel([SENTENCE, f"{SENTENCE} Yes."])
    results, alone = decode(model, SPOKEN, (9.0, ((0.1, 8.9),)))
    assert [result.text for result in results] == [SENTENCE.strip(), f"{SENTENCE} Yes.".strip()]
    assert alone.asked == []
    assert model.lengths_s == pytest.approx([4.5, 9.0])
    (request,) = model.requests
    assert (request.language, request.timestamps, request.how.beam) == ("en", False, 1)


def test_each_has_room_of_its_own_and_silence_up_to_the_same_length() -> None:
    model = ToyModel([SENTENCE, SENTENCE])
    decode(model, SPOKEN, (9.0, ((0.1, 8.9),)))
    (room,) = model.rooms
    assert room.own == (225 + 96, 450 + 96)
    assert room.total == 450 + 96 + 64


def test_a_result_tells_the_speech_and_how_likely_it_is() -> None:
    (result,), _ = decode(ToyModel([attempt(SENTENCE, logprob=-0.25)]), SPOKEN)
    assert (result.language, result.language_probability) == ("en", 1.0)
    assert (result.speech_seconds, result.no_speech_prob, result.passes) == (4.0, 0.02, 1)
    (segment,) = result.segments
    assert (segment.start_s, segment.end_s, segment.avg_logprob) == (1.0, 5.0, -0.25)


@pytest.mark.parametrize(
    "doubtful",
    [
        attempt(" ".join(["We all go home now."] * 6)),
        attempt(SENTENCE * 6),
        attempt(SENTENCE, logprob=-0.8),
        attempt(SENTENCE, tokens=400),
        attempt(""),
    ],
    ids=["a loop", "too much", "unlikely", "cut off", "nothing"],
)
def test_what_is_not_believed_is_decoded_by_itself(doubtful: Attempt) -> None:
    texts = [SENTENCE, doubtful, SENTENCE, *([doubtful] if doubtful.avg_logprob < TOGETHER.sure_logprob else [])]
    results, alone = decode(ToyModel(texts), SPOKEN, SPOKEN, SPOKEN)
    assert [result.text for result in results] == [SENTENCE.strip(), "By itself.", SENTENCE.strip()]
    assert [seconds for seconds, _ in alone.asked] == [6.0]


def test_what_is_not_sure_is_tried_again_with_a_beam() -> None:
    unsure, better = attempt(SENTENCE, logprob=-0.4), attempt(" We all go home again, and now.", logprob=-0.35)
    model = ToyModel([SENTENCE, unsure, SENTENCE, better])
    results, alone = decode(model, SPOKEN, SPOKEN, SPOKEN)
    assert [result.text for result in results] == [SENTENCE.strip(), better.text.strip(), SENTENCE.strip()]
    assert [request.how.beam for request in model.requests] == [1, 5]
    assert model.picked == [[1]]
    assert alone.asked == []


def test_what_leaves_a_sentence_out_is_decoded_in_two_halves() -> None:
    skipped = " We all go."
    told = (12.0, ((0.5, 2.0), (2.2, 5.5), (6.5, 11.5)))
    results, alone = decode(ToyModel([SENTENCE, skipped, SENTENCE]), SPOKEN, told, SPOKEN)
    assert [seconds for seconds, _ in alone.asked] == [6.0, 6.0]
    assert [(s.text, s.start_s, s.end_s) for s in results[1].segments] == [(" By itself.", 0, 1), (" By itself.", 6, 7)]
    assert results[1].speech_seconds == pytest.approx(9.8)
    (slow,), _ = decode(ToyModel([skipped]), SPOKEN)
    assert slow.text == "We all go."


@pytest.mark.parametrize(
    "spans",
    [((0.5, 5.9), (6.0, 11.5)), ((0.5, 10.0), (11.0, 11.4)), ((0.5, 11.5),)],
    ids=["inside a word", "hardly any speech in one half", "no pause"],
)
def test_where_no_pause_divides_the_speech_it_is_decoded_whole(spans: tuple[tuple[float, float], ...]) -> None:
    results, alone = decode(ToyModel([SENTENCE, " We all go.", SENTENCE]), SPOKEN, (12.0, spans), SPOKEN)
    assert [seconds for seconds, _ in alone.asked] == [12.0]
    assert results[1].text == "By itself."


def test_what_only_repeats_what_it_was_told_is_decoded_by_itself() -> None:
    told = replace(ENGLISH, prompt="Names: Smythe and Kowalski.")
    results, alone = decode(ToyModel([SENTENCE, " Names: Smythe and Kowalski."]), SPOKEN, SPOKEN, options=told)
    assert [result.text for result in results] == [SENTENCE.strip(), "By itself."]
    assert [seconds for seconds, _ in alone.asked] == [6.0]


def test_a_word_and_a_long_window_are_decoded_by_themselves() -> None:
    long_s = LONGEST_S + 1
    _, alone = decode(ToyModel([]), (2.0, ((0.5, 1.0),)), (long_s, ((0.5, long_s),)))
    assert [(seconds, options.timestamps) for seconds, options in alone.asked] == [(2.0, False), (long_s, True)]


def test_of_one_window_it_is_told_what_language_it_sounds_like() -> None:
    model = ToyModel([SENTENCE] * 3)
    results, _ = decode(model, SPOKEN, SPOKEN, SPOKEN, options=replace(ENGLISH, checked_window=1))
    assert [result.sounds_like for result in results] == ["", "de", ""]
    assert model.picked == [[1]]
    assert [result.language for result in results] == ["en"] * 3
    model = ToyModel([SENTENCE])
    (result,), _ = decode(model, SPOKEN, options=replace(ENGLISH, checked_window=0, languages=("en", "nl")))
    assert result.sounds_like == "en"


def test_a_window_that_is_decoded_by_itself_is_checked_there() -> None:
    _, alone = decode(
        ToyModel([]), (2.0, ((0.5, 1.0),)), (2.0, ((0.5, 1.0),)), options=replace(ENGLISH, checked_window=1)
    )
    assert [options.checked_window for _, options in alone.asked] == [None, 0]


def test_it_is_given_up_between_its_steps() -> None:
    asked = iter([False, True])
    model = ToyModel([SENTENCE] * 3)
    with pytest.raises(WorkDroppedError):
        decode(model, SPOKEN, SPOKEN, SPOKEN, unwanted=lambda: next(asked))
    assert len(model.lengths_s) == 1
    assert model.requests == []


def test_words_are_on_the_clock_of_the_whole_window() -> None:
    (result,), _ = decode(ToyModel([" Go home."]), SPOKEN, options=replace(ENGLISH, words=True))
    (segment,) = result.segments
    assert [word.text for word in segment.words] == ["Go", "home."]
    assert [word.start_s for word in segment.words] == pytest.approx([0.75 + 0.1, 0.75 + 0.4])


def test_a_translation_is_asked_for() -> None:
    model = ToyModel([SENTENCE])
    decode(model, SPOKEN, options=replace(ENGLISH, translate=True))
    assert model.requests[0].translate


def test_sentences_are_segments() -> None:
    text = " We all go home. Nobody stays here."
    (result,), _ = decode(ToyModel([text]), (6.0, ((1.0, 2.8), (3.4, 5.0))))
    assert [(s.text, s.start_s, s.end_s) for s in result.segments] == [
        (" We all go home.", 1.0, 2.8),
        (" Nobody stays here.", 3.4, 5.0),
    ]
    assert all(isinstance(segment, Segment) for segment in result.segments)
