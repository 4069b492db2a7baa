"""Documents for tests of the transcript view, and a media player that nobody hears."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dictation_app.audio.peaks import Peaks
from dictation_app.file_jobs import FileJob, JobState
from dictation_app.transcript_edit import Document
from dictation_app.values.speech import Segment, Word

if TYPE_CHECKING:
    from dictation_app.audio.media_player import Playing

JOB = FileJob(
    id=7,
    path=Path("/home/ann/interview.mp3"),
    state=JobState.DONE,
    duration_s=30.0,
    done_s=30.0,
    language="en",
    model="base",
)
TALK = (
    ("Ann", "Good morning, and welcome to our programme."),
    ("Ann", "Today we talk about gardens."),
    ("Bob", "The quick brown fox jumps over the lazy dog, and nobody knows why it would do that so often."),
)


def segment(start_s: float, text: str, *, speaker: str = "", word_s: float = 0.5, unsure: str = "") -> Segment:
    """Its words one after the other, each half a second long."""
    words = tuple(
        Word(start_s + n * word_s, start_s + (n + 1) * word_s, word, 0.42 if word.strip(".,") == unsure else 0.9)
        for n, word in enumerate(text.split())
    )
    end_s = words[-1].end_s if words else start_s
    return Segment(start_s=start_s, end_s=end_s, text=f" {text}", avg_logprob=-0.2, words=words, speaker=speaker)


def three(*, speakers: bool = True) -> Document:
    """Three segments, a second between them; one word is unsure."""
    made: list[Segment] = []
    at_s = 0.0
    for speaker, text in TALK:
        made.append(segment(at_s, text, speaker=speaker if speakers else "", unsure="gardens"))
        at_s = made[-1].end_s + 1.0
    return Document.of([replace(made[0], text=made[0].text.strip()), *made[1:]])


def two_ways() -> Document:
    """Arabic, Hebrew with English in it, and English."""
    texts = (
        ("سلمى", "صباح الخير وأهلا بكم في برنامجنا اليوم عن الحدائق والزهور في المدينة القديمة."),
        ("דן", "אני עובד עם Python כל יום, ואוהב את זה מאוד."),
        ("Ann", "So do I, good morning."),
    )
    made: list[Segment] = []
    for speaker, text in texts:
        unsure = "الخير" if speaker == "سلمى" else "morning"
        made.append(segment(made[-1].end_s + 1.0 if made else 0.0, text, speaker=speaker, unsure=unsure))
    return Document.of(made)


def many(count: int) -> Document:
    """So many, of several lengths, said by two in turns."""
    made = []
    for number in range(count):
        speaker, text = TALK[number % 3]
        made.append(
            segment(
                number * 12.0, f"Number {number}. " + " ".join([text] * (1 + number % 4)), speaker=speaker, word_s=0.1
            )
        )
    return Document.of(made)


class FakeMediaPlayer(QObject):
    """`workers.media_player.MediaPlayerThread` whose clock the test sets."""

    started_playing = Signal(int, float)
    ended_playing = Signal(int, float)
    failed = Signal(int, str, str)

    def __init__(self, duration_s: float = 30.0) -> None:
        super().__init__()
        self.duration_s = duration_s
        self.asked: list[Playing] = []
        self.playing = 0
        self.now_s = 0.0

    def play(self, playing: Playing) -> int:
        self.asked.append(playing)
        self.playing, self.now_s = len(self.asked), playing.from_s
        self.started_playing.emit(self.playing, self.duration_s)
        return self.playing

    def stop(self, *, forget: bool = False) -> None:
        del forget
        stopped, self.playing = self.playing, 0
        if stopped:
            self.ended_playing.emit(stopped, self.now_s)

    def position_s(self, ticket: int) -> float | None:
        return self.now_s if ticket == self.playing else None


class FakePeaks(QObject):
    """`workers.media_player.PeaksThread` that knows at once."""

    found = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Path] = []

    def read(self, path: Path, track: int | None) -> int:
        del track
        self.asked.append(path)
        return len(self.asked)

    def stop(self) -> None:
        """Nothing is under way."""

    def tell(self, duration_s: float = 30.0) -> None:
        heights = bytes(40 + (n * 37) % 200 if n % 60 < 45 else 3 for n in range(round(20 * duration_s)))
        self.found.emit(len(self.asked), Peaks(heights, is_whole=True))
