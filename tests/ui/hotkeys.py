"""A registry of hotkey back ends for tests: each one it makes can be pressed, or refuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dictation_app.errors import HotkeyError
from dictation_app.sentences import say
from tests.fakes import FakeHotkey


class FakeHotkeys:
    """A registry with one fake back end."""

    def __init__(self) -> None:
        self.made: list[FakeHotkey] = []
        self.name = "fake"
        """Of its one back end."""
        self.refuse_chord = ""
        self.refuse_all = False
        self.can_lend = True

    def names(self) -> tuple[str, ...]:
        return (self.name,)

    def usable(self) -> tuple[Any, ...]:
        @dataclass
        class Entry:
            name: str

        return (Entry(self.name),)

    def create(self, _name: str) -> FakeHotkey:
        registry = self

        class Hotkey(FakeHotkey):
            def start(self, chords: Any, cancel: Any, on_event: Any) -> Any:
                super().start(chords, cancel, on_event)
                return {
                    number: HotkeyError(
                        say("{chord} is taken by another program.", chord=str(chord)), say("Choose another one.")
                    )
                    for number, chord in enumerate(chords)
                    if registry.refuse_all or str(chord) == registry.refuse_chord
                }

        self.made.append(Hotkey())
        self.made[-1].can_lend = self.can_lend
        return self.made[-1]

    @property
    def active(self) -> FakeHotkey:
        return next(h for h in reversed(self.made) if h.chord is not None)
