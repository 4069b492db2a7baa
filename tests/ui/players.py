"""A player that nobody hears, and entries with sound for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dictation_app.audio.flac import write_flac
from dictation_app.values.speech import Word
from tests.fakes import tone

from . import histories

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dictation_app.history import Entry, HistoryStore

SOUND = "spoken.flac"


class FakePlayer(QObject):
    """`workers.PlaybackThread` whose clock the test sets."""

    started_playing = Signal(int, float)
    ended_playing = Signal(int, float)
    failed = Signal(int, str, str)

    def __init__(self, duration_s: float = 5.2) -> None:
        super().__init__()
        self.duration_s = duration_s
        self.asked: list[tuple[Path, float]] = []
        self.playing = 0
        self.now_s = 0.0
        self.forgot = 0

    def play(self, path: Path, from_s: float) -> int:
        self.asked.append((path, from_s))
        self.playing, self.now_s = len(self.asked), from_s
        self.started_playing.emit(self.playing, self.duration_s)
        return self.playing

    def stop(self, *, forget: bool = False) -> None:
        self.forgot += forget
        stopped, self.playing = self.playing, 0
        if stopped:
            self.ended_playing.emit(stopped, self.now_s)

    def position_s(self, ticket: int) -> float | None:
        return self.now_s if ticket == self.playing else None

    def come_to_the_end(self) -> None:
        ticket, self.playing = self.playing, 0
        self.ended_playing.emit(ticket, self.duration_s)


def spoken(text: str, *, unsure: Sequence[str] = (), every_s: float = 0.25) -> tuple[Word, ...]:
    """Words one after the other, each as long as the pause after it."""
    return tuple(
        Word(n * every_s, n * every_s + every_s / 2, word, 0.42 if word.strip(".,") in unsure else 0.9)
        for n, word in enumerate(text.split())
    )


def with_sound(store: HistoryStore, entry: Entry, *, unsure: Sequence[str] = ()) -> None:
    """Keep a sound and the words of an entry; its `audio` must be `SOUND`."""
    path = store.audio_folder / SOUND
    if not path.exists():
        write_flac(path, tone(entry.audio_seconds))
    store.keep_words(entry.id, spoken(histories.ENTRY.text, unsure=unsure))
