"""The language of a file: whatever was kept at its beginning, it is looked at again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dictation_app.engine import never
from dictation_app.values.speech import DecodeOptions
from tests.unit.test_file_transcription import ScriptedEngine, heard, lecture, transcribe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dictation_app.file_transcription import Stretch
    from dictation_app.values.speech import Decoded, Samples

__all__ = ["lecture"]  # the fixture

HELLO, TAG = heard("Hello to you all."), heard("Guten Tag zusammen.", language="de")
UNSURE = replace(TAG, language_probability=0.89)
SHORT = heard("Hm.", language="cy", speech_seconds=0.5)
WINDOWS = 16
"""Of the lecture."""


class TwoLanguages(ScriptedEngine):
    """Hears each window in its own language; told another, it writes what that makes of it."""

    def __init__(self, *answers: Decoded) -> None:
        super().__init__(*answers)
        self.checked = 0
        self.alone = 0

    def transcribe_batch(
        self, windows: Sequence[Samples], options: DecodeOptions, unwanted: Callable[[], bool] = never
    ) -> tuple[Decoded, ...]:
        languages = [super(TwoLanguages, self).transcribe(window, DecodeOptions()).language for window in windows]
        results = list(super().transcribe_batch(windows, options, unwanted))
        if (number := options.checked_window) is not None:
            self.checked += 1
            results[number] = replace(results[number], sounds_like=languages[number])
        return tuple(results)

    def transcribe(self, samples: Samples, options: DecodeOptions, unwanted: Callable[[], bool] = never) -> Decoded:
        self.alone += options.language is None
        found = super().transcribe(samples, options, unwanted)
        if options.language in {None, found.language}:
            return found
        return replace(heard(f"In {options.language}: {found.text}"), language=options.language or "")


def written(path: Path, *answers: Decoded, **more: object) -> str:
    """Of each window H(ello) or G(uten Tag); an exclamation mark where it was written in another language."""
    transcript = transcribe(path, TwoLanguages(*answers), **more)  # type: ignore[arg-type]
    return "".join(segment.text.strip()[0] if "In " not in segment.text else "!" for segment in transcript.segments)


def test_what_was_announced_in_two_windows_does_not_decide_for_the_rest(lecture: Path) -> None:
    assert written(lecture, HELLO, HELLO, TAG) == "HH" + "G" * (WINDOWS - 2)
    assert transcribe(lecture, TwoLanguages(HELLO, HELLO, TAG)).language == "de"


def test_a_change_within_a_stretch_is_found_where_it_is_and_the_way_back_too(lecture: Path) -> None:
    answers = [HELLO] * 5 + [TAG] * 7 + [HELLO]
    assert written(lecture, *answers) == "H" * 5 + "G" * 7 + "H" * (WINDOWS - 12)


def test_a_file_in_one_language_is_checked_once_for_each_stretch(lecture: Path) -> None:
    engine = TwoLanguages(HELLO)
    told: list[Stretch] = []
    transcribe(lecture, engine, on_stretch=told.append)
    assert engine.checked == len(told) - 1  # the first one is a window that is detected anyway
    assert {options.language for options in engine.asked[2:]} == {"en"}


def test_a_language_that_was_chosen_is_not_questioned(lecture: Path) -> None:
    engine = TwoLanguages(TAG)
    transcribe(lecture, engine, DecodeOptions(language="en"))
    assert (engine.checked, engine.alone) == (0, 0)


@pytest.mark.parametrize(
    "end",
    [[TAG, TAG], [UNSURE, UNSURE, UNSURE, UNSURE], [TAG, TAG, SHORT], [TAG, HELLO, TAG, TAG]],
    ids=["too few", "not sure", "too little speech", "not in a row"],
)
def test_what_may_be_misheard_changes_nothing(lecture: Path, end: list[Decoded]) -> None:
    answers = [*[HELLO] * (WINDOWS - len(end)), *end]
    text = written(lecture, *answers)
    assert len(text) == WINDOWS
    assert "G" not in text


def test_a_word_between_sentences_is_written_in_their_language(lecture: Path) -> None:
    answers = [*[HELLO] * (WINDOWS - 5), TAG, SHORT, UNSURE, TAG, TAG]
    assert written(lecture, *answers) == "H" * (WINDOWS - 5) + "G!GGG"


@pytest.mark.parametrize("done", [1, 2])
def test_it_goes_on_as_if_it_had_not_stopped(lecture: Path, done: int) -> None:
    answers = [*[HELLO] * 5, *[TAG] * 7, HELLO]
    told: list[Stretch] = []
    whole = transcribe(lecture, TwoLanguages(*answers), on_stretch=told.append)
    assert transcribe(lecture, TwoLanguages(*answers), done=told[:done]) == whole


def test_what_is_cancelled_while_it_is_looked_for_leaves_nothing(lecture: Path) -> None:
    engine = TwoLanguages(HELLO, HELLO, TAG)
    told: list[Stretch] = []
    # Two windows at the beginning, and two of those that are gone through again.
    transcribe(lecture, engine, on_stretch=told.append, cancelled=lambda: engine.alone == 4)
    assert [stretch.language for stretch in told] == [""]
