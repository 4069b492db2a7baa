"""Sentences for people: English wherever they are written down, and in the user's language in a window.

`say` fills in the values and keeps the template with them, so that whoever shows the sentence can say the same by
another template (`ui.translated`). Logs, files and the command line take it as the `str` it is; what only takes exact
strings (msgspec) is given `as_str`.
"""

from __future__ import annotations

from typing import Any


class Sentence(str):
    """An English sentence that knows how it was made. A `str` in every other way; only made by `say`."""

    __slots__ = ("template", "values")

    template: str
    """As it was given to `say`: ``No sound from '{name}'.``"""
    values: dict[str, Any]
    """What stands for the names in the braces; sentences may be among it."""

    def __reduce__(self) -> tuple[Any, ...]:
        # They cross the engine's process boundary inside of errors.
        return _said, (self.template, self.values)


def say(template: str, /, **values: Any) -> Sentence:
    """Fill in the values: ``say("No sound from '{name}'.", name=name)``. The template must be a literal."""
    return _said(template, values)


def with_values(sentence: Sentence, **values: Any) -> Sentence:
    """The same template, made with these."""
    return _said(sentence.template, values)


def joined(*parts: str, by: str = " ") -> str:
    """Several sentences, one after the other; empty ones are left out."""
    there = [part for part in parts if part]
    if len(there) <= 1:
        return there[0] if there else ""
    # The braces alone are the same in every language.
    return _said(by.join(f"{{_{index}}}" for index in range(len(there))), {f"_{i}": p for i, p in enumerate(there)})


def as_str(value: object) -> str:
    """The text alone: msgspec's `enc_hook`, for messages that a sentence may be part of."""
    if isinstance(value, Sentence):
        return str.__str__(value)
    raise NotImplementedError


def _said(template: str, values: dict[str, Any]) -> Sentence:
    sentence = Sentence(template.format(**values) if values else template)
    sentence.template = template
    sentence.values = values
    return sentence
