"""Counting errors as others do."""

from __future__ import annotations

import pytest

from dictation_app.bench import scoring
from dictation_app.bench.scoring import Scorer
from dictation_app.errors import UserError


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer()


@pytest.mark.parametrize(
    ("reference", "heard", "language", "errors", "units"),
    [
        ("The colour of 21 dogs, Mr. Smith.", "the color of twenty-one dogs mister smith", "en", 0, 7),
        ("One red fox.", "one fox jumps", "en", 2, 3),
        ("Grüße an alle!", "grüße, an ALLE", "de", 0, 3),
        ("Grüße an alle!", "Grusse an alle", "de", 1, 3),
        ("今日は。", "今日", "ja", 1, 3),
        ("Say it.", "", "en", 2, 2),
        ("", "Thank you.", "zxx", 2, 0),
    ],
)
def test_errors(scorer: Scorer, reference: str, heard: str, language: str, errors: int, units: int) -> None:
    assert scorer.errors(reference, heard, language) == (errors, units)


def test_a_missing_package_is_said_with_what_to_install() -> None:
    with pytest.raises(UserError, match=r"no_such_package.*dictation-app\[bench\]"):
        scoring.needed("no_such_package.part")
