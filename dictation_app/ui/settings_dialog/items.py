"""What a page of the settings dialog is made of, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication

from dictation_app.engine.languages import CODES
from dictation_app.ui import words
from dictation_app.ui.translated import language_name, shown

if TYPE_CHECKING:
    from dictation_app.registry import Registry

translate = QCoreApplication.translate
"""By this name lupdate finds the texts."""

T = TypeVar("T")


class Kind(StrEnum):
    """Which widget a setting is changed with."""

    PLAIN = "plain"
    """By what its values are: yes or no, a number, one of several, a text."""
    DURATION = "duration"
    """A number of seconds, told as people tell it."""
    CHORD = "chord"
    CHORD_OR_NONE = "chord or none"
    MICROPHONE = "microphone"
    MODEL = "model"
    INSTALLED_MODEL = "installed model"
    """One of those that are here, or what `options` has for none."""
    DEVICE = "device"
    FOLDERS = "folders"
    """Those that are watched."""
    KEYS = "keys"
    """Further ones to dictate with."""
    PROGRAMS = "programs"
    """Those that get text another way."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of several."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One setting."""

    key: str
    """``section.field``."""
    label: str
    explanation: str
    """A sentence or two below the control."""
    synonyms: str = ""
    """Other words somebody may look for."""
    unit: str = ""
    """What is counted, where the name of the setting does not end in a unit."""
    zero: str = ""
    """What the number 0 means, where it is no number."""
    kind: Kind = Kind.PLAIN
    options: tuple[Option, ...] = ()
    """The values there are, where the registry of settings does not know them, or has no words for them."""

    def matches(self, words: tuple[str, ...]) -> bool:
        """Whether each of these words, in lower case, stands somewhere in it."""
        options = " ".join(option.label for option in self.options)
        text = f"{self.label} {self.explanation} {self.synonyms} {self.key} {options}".casefold()
        return all(word in text for word in words)


@dataclass(frozen=True, slots=True)
class Group:
    """What stands in one card."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One entry of the list at the left."""

    name: str
    title: str
    groups: tuple[Group, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """From top to bottom."""
        return tuple(item for group in self.groups for item in group.items)


def options_of(registry: Registry[T], automatic: str) -> tuple[Option, ...]:
    """What can run on this machine, after the choice of the app, where it has one."""
    usable = tuple(Option(entry.name, shown(entry.label)) for entry in registry.to_choose())
    return (Option("auto", automatic), *usable) if automatic else usable


def warnings_of(registry: Registry[T]) -> tuple[str, ...]:
    """What to know before choosing one of those that `auto` never takes."""
    return tuple(
        f"{shown(entry.label)}: {words.plain(entry.warning)}" for entry in registry.to_choose() if entry.warning
    )


def key_modes() -> tuple[Option, ...]:
    """What a key to dictate with may do."""
    return (
        Option("auto", translate("settings", "Hold to talk, or tap on and off")),
        Option("hold", translate("settings", "Hold to talk")),
        Option("tap", translate("settings", "Tap on and off, hands-free")),
        Option("double-tap", translate("settings", "Tap twice for on, once for off, hands-free")),
    )


def languages() -> tuple[Option, ...]:
    """Those that Whisper knows, by their names."""
    return tuple(sorted((Option(code, _language(code)) for code in CODES), key=lambda option: option.label.casefold()))


def _language(code: str) -> str:
    name = language_name(code)
    return f"{name} ({code})" if name else code
