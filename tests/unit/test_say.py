"""Sentences keep what they were made of, and are plain strings otherwise."""

from __future__ import annotations

import json
import pickle

from dictation_app.errors import MicrophoneError
from dictation_app.sentences import say


def test_a_sentence_is_its_english_text() -> None:
    sentence = say("No sound from '{name}' for {seconds:.0f} s.", name="USB", seconds=1.2)
    assert sentence == "No sound from 'USB' for 1 s."
    assert json.dumps(sentence) == "\"No sound from 'USB' for 1 s.\""


def test_it_keeps_its_template_and_values_also_across_processes() -> None:
    error = MicrophoneError(say("No sound from '{name}'.", name="USB"), say("Plug it in again."))
    other = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own
    assert str(other) == "No sound from 'USB'. Plug it in again."
    assert (other.message.template, other.message.values) == ("No sound from '{name}'.", {"name": "USB"})
    assert other.hint.template == "Plug it in again."


def test_braces_without_values_are_left_alone() -> None:
    assert say("Write it as {name}.") == "Write it as {name}."
