"""The benchmark with the default model and the bundled sample."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dictation_app.cli import run
from dictation_app.cli.common import model_store
from dictation_app.errors import ExitCode, ModelError

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.model

WORDS = "first importance that the letter"


@pytest.fixture
def measured(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    def measure(*arguments: str) -> Any:
        try:
            path = model_store().path("base")
        except ModelError as exc:
            pytest.fail(f"{exc.message} `python3 installers/bootstrap.py test` installs it.", pytrace=False)
        assert run(["bench", *arguments, "--model-path", str(path), "--json"]) == ExitCode.OK
        return json.loads(capsys.readouterr().out)

    return measure


def test_decode_compares_both_sides(measured: Callable[..., Any]) -> None:
    result = measured("decode", "--repeats", "2")
    (row,) = result["files"]
    assert WORDS in row["app_text"]
    assert WORDS in row["peer_text"]
    assert row["times_faster"] > 1.5  # measured: 5 to 8; a busy machine may blur it, not turn it round
    assert result["conclusive"] == (not result["doubt"])


def test_latency_is_below_that_of_record_then_transcribe(measured: Callable[..., Any]) -> None:
    result = measured("latency", "--lag", "600")
    (row,) = result["rows"]
    assert WORDS in row["app"]["text"]
    assert WORDS in row["peer_text"]
    assert row["app"]["stop_to_text_ms"] < row["peer_ms"]
    assert result["work"]["utterances"] == row["app"]["utterances"]


@pytest.mark.parametrize("way", [[], ["--live"]])
def test_accuracy_of_the_sample(measured: Callable[..., Any], way: list[str]) -> None:
    (clip,) = measured("accuracy", *way)["clips"]
    assert WORDS in clip["app"]["text"]
    assert clip["app_errors"] <= 2
