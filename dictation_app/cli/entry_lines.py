"""Entries of the history as lines of a terminal."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from dictation_app.values.dictation import Later

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dictation_app.history import Entry, Result


_AFTERWARDS = {
    Later.INSERTED: "inserted later",
    Later.REMOVED: "taken out of the window again",
    Later.PARTLY_REMOVED: "a part was taken out of its window again",
    Later.REPLACED: "said in another way, which took its place",
}


def entry_line(entry: Entry, width: int, *, is_guess: bool = False) -> str:
    """One entry in one line, cut to `width` cells; 0 = as long as it is."""
    from dictation_app.history.documents import local_time  # noqa: PLC0415

    delivery = str(entry.delivery) if entry.text or not entry.withheld else "held back"
    if entry.is_silent:
        delivery = "no speech"
    mark = "*" if entry.is_starred else " "
    text = printable(entry.text or entry.withheld_text)
    mark += "~" if is_guess else " "
    line = f"{entry.id:6}{mark}{local_time(entry):%Y-%m-%d %H:%M}  {delivery:13}  {text}".rstrip()
    return _cut(line, width) if width else line


def _cut(line: str, width: int) -> str:
    """Chinese signs take two cells of a terminal."""
    ends = list(accumulate(2 if east_asian_width(sign) in "WF" else 1 for sign in line))
    return line if not ends or ends[-1] <= width else f"{line[: bisect_right(ends, width - 1)]}…"


def printable(text: str) -> str:
    """Nothing in a text commands the terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def facts(entry: Entry, sound: Path | None, earlier: Sequence[Result]) -> list[tuple[str, str]]:
    """All that is known of a dictation, each with its name; `earlier`: what it was before, newest first."""
    from dictation_app.history.documents import local_time  # noqa: PLC0415

    is_replaced = bool(earlier) and earlier[-1].text != (entry.text or entry.withheld_text)
    delivery = f"{entry.delivery} ({entry.method}){', with its first text' if is_replaced else ''}"
    known = (
        ("spoken", f"{local_time(entry):%Y-%m-%d %H:%M:%S}, {entry.audio_seconds:.1f} s, {entry.language}"),
        ("delivery", "no speech was heard" if entry.is_silent else delivery),
        ("afterwards", _AFTERWARDS.get(entry.later, "")),
        ("detail", entry.detail),
        ("engine", f"{entry.model} on {entry.device} {entry.compute_type}"),
        ("program", entry.target),
        ("waited", _waited(entry)),
        ("star", "yes" if entry.is_starred else ""),
        ("recovered", "was not finished when the app ended" if entry.is_recovered else ""),
        ("held back", entry.withheld),
        ("its text", entry.withheld_text),
        ("sound", "" if sound is None else str(sound)),
        ("as heard", entry.raw_text),
        ("text", entry.text),
        *(("earlier", _earlier(result)) for result in earlier),
    )
    return [(name, fact) for name, fact in known if fact]


def _waited(entry: Entry) -> str:
    if not entry.stop_to_text_ms:
        return ""
    stages = f" (recorded after {entry.stop_to_utterance_ms} ms, understood after {entry.stop_to_transcript_ms} ms)"
    return f"{entry.stop_to_text_ms} ms{stages if entry.stop_to_transcript_ms else ''}"


def _earlier(result: Result) -> str:
    from dictation_app.history.documents import local_moment  # noqa: PLC0415

    until = local_moment(result.made_at)
    engine = f"{result.model} on {result.device} {result.compute_type}, {result.language}"
    return f"until {until:%Y-%m-%d %H:%M:%S}, {engine}: {result.text}"
