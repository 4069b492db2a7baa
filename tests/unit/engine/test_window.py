"""The way of one window through the tries, with a model that answers as it is told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from string import ascii_lowercase
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dictation_app.engine.decoding import FULL_CONTEXT, MOST_TOKENS, Margins
from dictation_app.engine.guard import Attempt
from dictation_app.engine.silero import Span
from dictation_app.engine.window import Request, WindowDecoder, seconds_of
from dictation_app.errors import WorkDroppedError
from dictation_app.values.speech import DecodeOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.values.speech import Decoded, Samples

STAMP = 50_000
MARGINS = Margins(steps=(128, 384), floor=384, beam=5)
ENGLISH = DecodeOptions(language="en")
LOOP = " ".join(["We all go home now."] * 6)
SENTENCE = "We all go home now."


def sound(seconds: float) -> Samples:
    return np.zeros(round(seconds * 16000), np.float32)


def spoken(*spans: tuple[float, float]) -> tuple[Span, ...]:
    return tuple(Span(*span) for span in spans)


@dataclass
class ToyModel:
    """Writes what `answer` says; a word is a token, ``<2.0>`` a time."""

    answer: Callable[[Request], str | Attempt]
    scores: dict[str, float] = field(default_factory=lambda: {"en": 0.9, "de": 0.1})
    contexts: list[int] = field(default_factory=list)
    """Of the sound it encoded, in order."""
    lengths_s: list[float] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    detections: int = 0
    first_timestamp: int = STAMP
    _words: list[str] = field(default_factory=list)

    def encode(self, samples: Samples, context: int) -> object:
        self.contexts.append(context)
        self.lengths_s.append(len(samples) / 16000)
        return context

    def languages(self, encoded: object) -> dict[str, float]:
        self.detections += 1
        return self.scores

    def write(self, encoded: object, request: Request) -> Attempt:
        assert encoded == request.how.context
        self.requests.append(request)
        answer = self.answer(request)
        if isinstance(answer, Attempt):
            return answer
        tokens = tuple(self._token(word) for word in answer.split())[: request.limit]
        return Attempt(
            tokens=tokens,
            text=self.text(tokens),
            avg_logprob=-0.2,
            no_speech_prob=0.05,
            in_full_context=request.how.context == FULL_CONTEXT,
        )

    def text(self, tokens: Sequence[int]) -> str:
        return "".join(f" {self._words[token]}" for token in tokens if token < STAMP)

    def _token(self, word: str) -> int:
        if word.startswith("<"):
            return STAMP + round(float(word.strip("<>")) / 0.02)
        self._words.append(word)
        return len(self._words) - 1


def unlikely(text: str, logprob: float, *, no_speech: float = 0.05) -> Attempt:
    return Attempt(tokens=(1,), text=text, avg_logprob=logprob, no_speech_prob=no_speech, in_full_context=False)


def decode(
    model: ToyModel,
    seconds: float = 3.0,
    options: DecodeOptions = ENGLISH,
    speech: float | None = None,
    margins: Margins = MARGINS,
) -> Decoded:
    spans = spoken((0.2, 0.2 + (seconds - 0.4 if speech is None else speech)))
    return WindowDecoder(model, margins).decode(sound(seconds), options, spans if speech != 0 else ())


def test_what_is_believed_takes_one_try_in_a_short_context() -> None:
    model = ToyModel(lambda _request: SENTENCE)
    decoded = decode(model)
    assert decoded.text == SENTENCE
    assert decoded.passes == 1
    assert model.contexts == [384]
    (segment,) = decoded.segments
    assert (segment.start_s, segment.end_s) == (0.2, pytest.approx(2.8))


def test_a_loop_is_never_shown_but_decoded_again_with_more_room() -> None:
    model = ToyModel(lambda request: LOOP if request.how.context < 500 else SENTENCE)
    decoded = decode(model)
    assert decoded.text == SENTENCE
    assert decoded.passes == 2
    assert model.contexts == [384, 534]


def test_where_every_try_loops_the_loop_is_cut() -> None:
    model = ToyModel(lambda _request: LOOP)
    decoded = decode(model)
    assert decoded.text.rstrip(".") == SENTENCE.rstrip(".")
    assert model.contexts[-1] == FULL_CONTEXT
    assert model.requests[-1].how.temperature > 0


def test_the_same_context_is_encoded_once() -> None:
    model = ToyModel(lambda _request: LOOP)
    decode(model)
    assert model.contexts == [384, 534, FULL_CONTEXT]
    assert len(model.requests) > 3


SURE = replace(MARGINS, greedy_logprob=-0.3)


def test_a_greedy_try_that_is_sure_is_enough() -> None:
    model = ToyModel(lambda _request: SENTENCE)
    decoded = decode(model, margins=SURE)
    assert (decoded.text, decoded.passes) == (SENTENCE, 1)
    assert [request.how.beam for request in model.requests] == [1]


def test_a_greedy_try_that_is_not_sure_is_done_again_with_a_beam_on_the_same_encoding() -> None:
    model = ToyModel(lambda request: unlikely("guess", -0.5) if request.how.beam == 1 else SENTENCE)
    decoded = decode(model, margins=SURE)
    assert (decoded.text, decoded.passes) == (SENTENCE, 2)
    assert model.contexts == [384]


def test_where_a_greedy_try_loops_a_beam_gets_more_room_at_once() -> None:
    model = ToyModel(lambda request: LOOP if request.how.beam == 1 else SENTENCE)
    assert decode(model, margins=SURE).text == SENTENCE
    assert [(request.how.beam, request.how.context) for request in model.requests] == [(1, 384), (5, 534)]


def test_a_word_or_two_are_not_written_greedily() -> None:
    model = ToyModel(lambda _request: "Yes.")
    decode(model, speech=0.6, margins=SURE)
    assert [request.how.beam for request in model.requests] == [5]


def test_a_draft_is_one_cheap_try_whatever_it_gives() -> None:
    model = ToyModel(lambda _request: LOOP)
    decoded = decode(model, options=DecodeOptions(language="en", is_draft=True), margins=SURE)
    assert decoded.text.rstrip(".") == SENTENCE.rstrip(".")
    assert [(request.how.beam, request.how.context) for request in model.requests] == [(1, 214)]


@pytest.mark.parametrize(("wanted_for", "encoded", "written"), [(0, 0, 0), (1, 1, 0), (2, 1, 1), (3, 2, 1)])
def test_work_that_is_not_wanted_any_more_ends_at_the_next_step(wanted_for: int, encoded: int, written: int) -> None:
    model = ToyModel(lambda _request: LOOP)
    asked = iter(range(100))
    with pytest.raises(WorkDroppedError):
        WindowDecoder(model, MARGINS).decode(sound(3.0), ENGLISH, spoken((0.2, 2.8)), lambda: next(asked) >= wanted_for)
    assert (len(model.contexts), len(model.requests)) == (encoded, written)


def test_the_text_before_is_given_up_only_in_the_full_context() -> None:
    model = ToyModel(lambda request: LOOP if request.before else SENTENCE)
    decoded = decode(model, options=DecodeOptions(language="en", prompt="Before that. "))
    assert decoded.text == SENTENCE
    assert [(r.before, r.how.context) for r in model.requests] == [
        ("Before that.", 384),
        ("Before that.", 534),
        ("Before that.", FULL_CONTEXT),
        ("", FULL_CONTEXT),
    ]


TOLD = DecodeOptions(language="en", prompt="They came in the evening. Then we all go home.")


def test_the_prompt_written_again_is_asked_for_without_it() -> None:
    model = ToyModel(lambda request: "We all go home. Good night." if request.before else "Good night.")
    decoded = decode(model, options=TOLD)
    assert decoded.text == "Good night."
    assert decoded.passes == 2
    assert model.contexts == [384]


@pytest.mark.parametrize("untold", [("you", 0.8), ("hm", 0.1), ("", 0.1)], ids=["silence", "unlikely words", "nothing"])
def test_an_echo_is_not_believed_because_what_is_heard_without_the_prompt_is_doubtful(
    untold: tuple[str, float],
) -> None:
    text, no_speech = untold
    model = ToyModel(lambda request: "We all go home." if request.before else unlikely(text, -1.3, no_speech=no_speech))
    assert decode(model, options=TOLD, speech=0.6, seconds=3.0).text == text


def test_a_text_that_needs_many_tokens_and_echoes_is_not_cut_off() -> None:
    letters = " ".join(ascii_lowercase + ascii_lowercase[::-1])
    model = ToyModel(lambda request: f"We all go home. {letters} {'' if request.before else 'end'}")
    decoded = decode(model, seconds=4.0, options=TOLD)
    assert decoded.text.endswith("end")
    assert decoded.passes == 3


def test_where_nothing_better_is_heard_without_the_prompt_the_first_text_stays() -> None:
    model = ToyModel(lambda request: SENTENCE if request.before else LOOP)
    assert decode(model, options=TOLD).text == SENTENCE


def test_what_was_said_again_stays() -> None:
    model = ToyModel(lambda _request: "We all go home. Good night.")
    assert decode(model, options=TOLD).text == "We all go home. Good night."


def test_a_short_answer_given_twice_stays() -> None:
    model = ToyModel(lambda _request: "Yes.")
    assert decode(model, speech=0.6, options=replace(TOLD, prompt="Shall we? Yes.")).text == "Yes."


def test_a_draft_is_not_asked_for_twice() -> None:
    model = ToyModel(lambda _request: "We all go home. Good night.")
    decode(model, options=replace(TOLD, is_draft=True))
    assert len(model.requests) == 1


def test_the_likeliest_of_unlikely_texts_is_taken() -> None:
    model = ToyModel(
        lambda request: unlikely("better", -1.1) if request.how.context == 534 else unlikely("worse", -1.9)
    )
    assert decode(model).text == "better"


def test_whispers_own_silence_ends_the_tries() -> None:
    model = ToyModel(lambda _request: unlikely("you", -1.9, no_speech=0.9))
    assert decode(model, speech=1.0).passes == 1


def test_no_work_goes_into_sound_without_speech() -> None:
    model = ToyModel(lambda _request: LOOP)
    decoded = decode(model, speech=0)
    assert len(model.requests) == 1
    assert decoded.text.rstrip(".") == SENTENCE.rstrip(".")
    assert decoded.speech_seconds == 0


def test_nothing_written_where_there_was_speech_is_tried_again() -> None:
    model = ToyModel(lambda request: "" if request.how.context < 500 else SENTENCE)
    assert decode(model).text == SENTENCE


def test_a_given_language_is_not_asked_for() -> None:
    model = ToyModel(lambda _request: SENTENCE)
    decoded = decode(model, options=DecodeOptions(language="de"))
    assert (decoded.language, decoded.language_probability) == ("de", 1.0)
    assert model.detections == 0


def test_the_language_is_heard_on_the_same_encoding() -> None:
    model = ToyModel(lambda _request: SENTENCE)
    decoded = decode(model, options=DecodeOptions())
    assert (decoded.language, decoded.language_probability) == ("en", pytest.approx(0.9))
    assert model.requests[0].language == "en"
    assert model.contexts == [384]


def test_only_the_users_languages_are_considered() -> None:
    model = ToyModel(lambda _request: SENTENCE, scores={"en": 0.9, "de": 0.03, "fr": 0.01})
    decoded = decode(model, options=DecodeOptions(languages=("de", "fr", "xx")))
    assert (decoded.language, decoded.language_probability) == ("de", pytest.approx(0.75))


def test_it_is_told_what_it_sounds_like_though_a_language_is_given() -> None:
    model = ToyModel(lambda _request: LOOP)
    decoded = decode(model, options=DecodeOptions(language="de", checked_window=0))
    assert (decoded.language, decoded.sounds_like) == ("de", "en")
    assert model.detections == 1
    assert decode(model, options=DecodeOptions(language="de")).sounds_like == ""


def test_an_unsure_language_is_asked_for_again_with_more_room() -> None:
    model = ToyModel(lambda _request: LOOP, scores={"en": 0.4, "de": 0.35, "fr": 0.25})
    decode(model, options=DecodeOptions())
    assert model.detections == len(model.contexts) == 3


def timed(model: ToyModel, seconds: float, *spans: tuple[float, float]) -> Decoded:
    options = DecodeOptions(language="en", timestamps=True)
    return WindowDecoder(model, MARGINS).decode(sound(seconds), options, spoken(*spans))


def test_segments_have_the_models_times() -> None:
    model = ToyModel(lambda _request: "<0.0> One two <1.5> <2.0> three four <4.0>")
    decoded = timed(model, 5.0, (0.0, 4.2))
    assert [(s.start_s, s.end_s, s.text.strip()) for s in decoded.segments] == [
        (0.0, 1.5, "One two"),
        (2.0, 4.0, "three four"),
    ]
    assert decoded.passes == 1


def test_speech_after_the_last_time_is_decoded_too() -> None:
    answers = iter(["<0.0> One two <2.0>", "<0.5> three four <4.0>"])
    model = ToyModel(lambda _request: next(answers))
    decoded = timed(model, 8.0, (0.0, 2.0), (3.0, 6.5))
    assert [(s.start_s, s.end_s, s.text.strip()) for s in decoded.segments] == [
        (0.0, 2.0, "One two"),
        (2.5, 6.0, "three four"),
    ]
    assert model.lengths_s == [8.0, 6.0]
    assert model.requests[1].before == "One two"


def test_a_sentence_broken_off_is_decoded_again_from_its_start() -> None:
    answers = iter(["<0.0> One two <2.0> <2.0> three", "<0.0> three four five <4.0>"])
    model = ToyModel(lambda _request: next(answers))
    assert timed(model, 7.0, (0.0, 6.5)).text == "One two three four five"


def test_a_sentence_broken_off_stays_where_no_speech_is_left_to_decode() -> None:
    model = ToyModel(lambda _request: "<0.0> One two <2.0> <2.0> three")
    decoded = timed(model, 2.4, (0.0, 2.1))
    assert decoded.text == "One two three"
    assert len(model.requests) == 1


def test_words_heard_twice_are_written_once() -> None:
    answers = iter(["<0.0> One two three four <2.0>", "<0.0> three four <2.0>"])
    model = ToyModel(lambda _request: next(answers))
    assert timed(model, 6.0, (0.0, 4.0)).text == "One two three four"


def test_words_invented_after_the_speech_are_not_written() -> None:
    answers: list[str | Attempt] = ["<0.0> One two <2.0>", unlikely(" Thank you.", -1.5, no_speech=0.9)]
    model = ToyModel(lambda _request: answers.pop(0))
    assert timed(model, 6.0, (0.0, 2.0), (3.0, 4.5)).text == "One two"


def test_a_model_that_makes_no_headway_ends() -> None:
    model = ToyModel(lambda _request: "<0.0> One <0.1>")
    assert timed(model, 6.0, (0.0, 6.0)).text == "One"


def test_more_words_than_one_decode_can_write_are_not_lost() -> None:
    words = [first + second for first in ascii_lowercase for second in ascii_lowercase][: MOST_TOKENS + 10]
    half = MOST_TOKENS // 2
    timed_answers = iter([f"<0.0> {' '.join(words[:half])} <14.0>", f"<0.0> {' '.join(words[half:])} <14.0>"])
    model = ToyModel(lambda request: next(timed_answers) if request.timestamps else " ".join(words))
    assert decode(model, 28.0).text.split() == words


def test_scripts_spelled_in_pieces_get_the_tokens_they_need() -> None:
    def five_tokens_a_letter(request: Request) -> Attempt:
        tokens = tuple(range(min(120, request.limit)))
        return Attempt(
            tokens=tokens,
            text=ascii_lowercase[: len(tokens) // 5],
            avg_logprob=-0.2,
            no_speech_prob=0.0,
            in_full_context=False,
        )

    model = ToyModel(five_tokens_a_letter)
    assert decode(model, 3.0).text == ascii_lowercase[:24]
    assert model.contexts == [384]


@pytest.mark.parametrize(("after_s", "seconds"), [(0.0, 3.0), (1.5, 2.5), (3.5, 1.5), (9.0, 0.0)])
def test_speech_is_summed_from_a_moment_on(after_s: float, seconds: float) -> None:
    assert seconds_of(spoken((1.0, 2.0), (3.0, 5.0)), after_s=after_s) == seconds


def test_a_greedy_try_that_does_not_end_is_stopped_early_and_not_taken() -> None:
    words = " ".join(ascii_lowercase[i % 26] + ascii_lowercase[i // 26] for i in range(60))
    model = ToyModel(lambda request: words if request.how.beam == 1 else SENTENCE)
    assert decode(model, margins=SURE).text == SENTENCE
    assert model.requests[0].limit == 30
    # Perhaps it was only fast speech, so the same room may do.
    assert [(request.how.beam, request.how.context) for request in model.requests] == [(1, 384), (5, 384)]


def test_words_that_were_cut_off_are_never_the_best_of_bad_results() -> None:
    words = " ".join(ascii_lowercase[i % 26] + ascii_lowercase[i // 26] for i in range(60))
    model = ToyModel(lambda request: words if request.how.beam == 1 and not request.how.temperature else LOOP)
    assert decode(model, margins=SURE).text.rstrip(".") == SENTENCE.rstrip(".")
