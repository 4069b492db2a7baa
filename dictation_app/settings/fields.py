"""One setting by its name, ``section.field``: its value, its meaning, which values it takes, and how they are typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta

from dictation_app.errors import SettingsError
from dictation_app.sentences import say
from dictation_app.settings.sections import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class ValueForm:
    """What the values of a setting look like; for whoever offers them."""

    kind: type
    """``bool``, ``int``, ``float`` or ``str``; a list is a text, in JSON."""
    choices: tuple[str, ...] = ()
    """All there are; empty = any that `kind` and the limits allow."""
    least: float | None = None
    most: float | None = None


def hints_of(section: type) -> dict[str, Any]:
    """The types of its fields, with their limits."""
    return get_type_hints(section, include_extras=True)


@cache
def section_types() -> dict[str, type]:
    """The sections, by the names under which they stand in the file."""
    hints = get_type_hints(Settings)
    return {f.name: hints[f.name] for f in fields(Settings)}


def all_keys() -> tuple[str, ...]:
    """Every setting as ``section.field``."""
    return tuple(f"{name}.{f.name}" for name, section in section_types().items() for f in fields(section))


def describe(key: str) -> str:
    """What a setting means, in one sentence."""
    section, name = _split(key)
    for extra in hints_of(section_types()[section])[name].__metadata__:
        if isinstance(extra, Meta) and extra.description:
            return extra.description
    return ""


def form(key: str) -> ValueForm:
    """What the values of a setting look like."""
    section, name = _split(key)
    kind, *extras = get_args(hints_of(section_types()[section])[name])
    meta = next((extra for extra in extras if isinstance(extra, Meta)), Meta())
    if get_origin(kind) is Literal:
        return ValueForm(str, choices=tuple(map(str, get_args(kind))))
    return ValueForm(str if _is_list(kind) else kind, least=meta.ge, most=meta.le)


def _is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple


def with_defaults(settings: Settings, keys: Iterable[str]) -> Settings:
    """A copy in which these settings are as in a new installation."""
    for key in keys:
        section, name = _split(key)
        default = getattr(getattr(Settings(), section), name)
        settings = replace(settings, **{section: replace(getattr(settings, section), **{name: default})})
    return settings


def _split(key: str) -> tuple[str, str]:
    if key not in all_keys():
        close = get_close_matches(key, all_keys(), n=1) or [k for k in all_keys() if k.endswith(f".{key}")]
        hint = (
            say("Did you mean '{key}'?", key=close[0]) if close else say("`dictation settings list` shows all of them.")
        )
        raise SettingsError(say("There is no setting '{key}'.", key=key), hint)
    section, _, name = key.partition(".")
    return section, name


def get(settings: Settings, key: str) -> str | int | float | bool:
    """The value of ``section.field``, a list as JSON; raise `SettingsError` for an unknown key."""
    section, name = _split(key)
    value: str | int | float | bool | tuple[object, ...] = getattr(getattr(settings, section), name)
    return msgspec.json.encode(value).decode() if isinstance(value, tuple) else value


def with_value(settings: Settings, key: str, text: str) -> Settings:
    """A copy with ``section.field`` set from what the user typed; raise `SettingsError` where it is not allowed."""
    section_name, name = _split(key)
    section = getattr(settings, section_name)
    hint = hints_of(type(section))[name]
    words = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
    raw: object = text
    if isinstance(getattr(section, name), bool) and text.lower() in words:
        raw = words[text.lower()]
    try:
        # Not strict: "25" becomes 25 where a number is meant.
        kind = get_args(hint)[0]
        if _is_list(kind) and get_args(kind)[0] is str and text and not text.lstrip().startswith("["):
            value: object = (text,)  # one name needs no brackets
        elif _is_list(kind):
            value = msgspec.json.decode(text or "[]", type=hint)
        else:
            value = msgspec.convert(raw, hint, strict=False)
    except msgspec.DecodeError as exc:
        raise SettingsError(
            say("'{text}' is no value for '{key}': {why}.", text=text, key=key, why=in_words(exc, hint)),
            "" if get_origin(kind) is Literal else describe(key),  # all that can be chosen is named already
        ) from exc
    return replace(settings, **{section_name: replace(section, **{name: value})})


def in_words(exc: msgspec.DecodeError, hint: Any) -> str:
    """What is expected of a value, without msgspec's technical names."""
    if not isinstance(exc, msgspec.ValidationError):
        return say("it is no JSON")
    kind, *extras = get_args(hint)
    if get_origin(kind) is Literal:
        return say("choose one of {names}", names=", ".join(map(str, get_args(kind))))
    if any(isinstance(extra, Meta) and extra.pattern for extra in extras):
        return say("it has another form")
    return _plainly(str(exc).partition(" - at `")[0])


def _plainly(text: str) -> str:
    if told := _ANOTHER_KIND.fullmatch(text):
        return say("expected {kind}, got {other}", kind=_kind(told[1]), other=_kind(told[2]))
    if told := _LIMIT.fullmatch(text):
        return say("expected {kind} {limit}", kind=_kind(told[1]), limit=told[2])
    if told := _LENGTH.fullmatch(text):
        return say("expected {kind} of length {limit}", kind=_kind(told[1]), limit=told[2])
    if told := _MISSING.fullmatch(text):
        return say("required field '{name}' is missing", name=told[1])
    text = text.replace("`", "'")
    return text[:1].lower() + text[1:]


def _kind(technical: str) -> str:
    return _KINDS.get(technical, technical)


_ANOTHER_KIND = re.compile(r"Expected `(\w+)`, got `(\w+)`")
_LIMIT = re.compile(r"Expected `(\w+)` ([<>]=? \S+)")
_LENGTH = re.compile(r"Expected `(\w+)` of length ([<>]=? \S+)")
_MISSING = re.compile(r"Object missing required field `(\w+)`")
_KINDS = {
    "int": say("a whole number"),
    "float": say("a number"),
    "bool": say("true or false"),
    "array": say("a list"),
    "str": say("text"),
    "object": say("an object"),
    "null": say("nothing"),
}
