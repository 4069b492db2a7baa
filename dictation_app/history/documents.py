"""The history as a document: for tables (CSV), for programs (JSON), for reading (Markdown).

JSON is an array of the fields of `Entry`, and ``started``, the local time of `started_at` in ISO 8601. CSV has the same
columns, and an apostrophe before a text that a spreadsheet would take for a formula. JSON has besides: ``words``, each
with ``start_s``, ``end_s``, ``text`` and ``probability``, where they are known; and ``results``, what the sound came to
before it was decoded again, newest first, with the fields of `Result`. Fields are added, never renamed or removed.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime, timedelta
from itertools import groupby
from secrets import token_hex
from typing import TYPE_CHECKING, Any, Final

from dictation_app.errors import HistoryError
from dictation_app.export import write as write_file
from dictation_app.export.wording import as_cell
from dictation_app.history.entries import Entry, Query
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dictation_app.history.store import HistoryStore

_PAGE: Final = 1000
_COLUMNS: Final = ("id", "started", *(field.name for field in fields(Entry) if field.name != "id"))
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MARKUP: Final = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])"  # it would take the meaning from what follows
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
    r"|\](?=[(\[])"
)
_PAIRED: Final = ("*", "_", "~", "`")
"""Marks that mean something in twos."""


def local_time(entry: Entry) -> datetime:
    """When it was spoken, on this machine's clock; a time outside the calendar is its beginning."""
    return local_moment(entry.started_at)


def local_moment(at: float) -> datetime:
    """A time of the history, likewise."""
    try:
        return (_EPOCH + timedelta(seconds=at)).astimezone()
    except (OverflowError, ValueError, OSError):
        return _EPOCH


def record(entry: Entry) -> dict[str, Any]:
    """The entry as JSON has it."""
    values = asdict(entry) | {"started": local_time(entry).isoformat(timespec="seconds")}
    return {column: values[column] for column in _COLUMNS}


def whole_record(store: HistoryStore, entry: Entry) -> dict[str, Any]:
    """The entry as a JSON document has it, with its words and earlier results."""
    return record(entry) | {
        "words": [asdict(word) for word in store.words(entry.id)],
        "results": [asdict(result) for result in store.results(entry.id)],
    }


def all_entries(store: HistoryStore) -> list[Entry]:
    """The whole history, oldest first."""
    entries: list[Entry] = []
    query = Query(limit=_PAGE)
    while page := store.search(query):
        entries.extend(page)
        query = replace(query, before=(page[-1].started_at, page[-1].id))
    return entries[::-1]


def check(path: Path, *, replaces: bool) -> None:
    """Raise `HistoryError` where a document cannot go to `path`, before the work of making it."""
    if path.suffix.lower() not in _RENDERERS:
        raise HistoryError(
            say("'{name}' does not say what kind of file it is to be.", name=path.name),
            say("Let it end in {names}.", names=" or ".join(_RENDERERS)),
        )
    try:
        is_folder, is_there = path.parent.is_dir(), path.exists()
    except OSError as exc:
        raise HistoryError(
            say("'{path}' cannot be written: {reason}.", path=path, reason=exc.strerror or exc),
            say("Choose another name."),
        ) from exc
    if not is_folder:
        raise HistoryError(
            say("The folder '{parent}' does not exist.", parent=path.parent), say("Make it, or choose another one.")
        )
    if is_there and not replaces:
        raise HistoryError(
            say("'{path}' is there already.", path=path), say("Choose another name, or add --force to replace it.")
        )


def write(path: Path, store: HistoryStore, entries: Sequence[Entry], *, replaces: bool = False) -> None:
    """Write entries of `store` in the format of the file's ending, whole or not at all; raise `UserError`."""
    check(path, replaces=replaces)
    text = _RENDERERS[path.suffix.lower()](store, entries)
    if not replaces:
        write_file(path, text)
        return
    temporary = write_file(path.with_name(f".{token_hex(8)}.part"), text)
    try:
        temporary.replace(path)
    except OSError as exc:
        temporary.unlink(missing_ok=True)
        raise HistoryError(
            say("'{path}' cannot be replaced: {reason}.", path=path, reason=exc.strerror or exc),
            say("Choose another name."),
        ) from exc


def _csv(_store: HistoryStore, entries: Sequence[Entry]) -> str:
    file = io.StringIO()
    table = csv.DictWriter(file, _COLUMNS, lineterminator="\n")
    table.writeheader()
    for entry in entries:
        cells = record(entry).items()
        table.writerow({name: as_cell(cell) if type(cell) is str else cell for name, cell in cells})
    return file.getvalue()


def _json(store: HistoryStore, entries: Sequence[Entry]) -> str:
    return json.dumps([whole_record(store, entry) for entry in entries], indent=2, ensure_ascii=False) + "\n"


def _markdown(_store: HistoryStore, entries: Sequence[Entry]) -> str:
    lines = ["# Dictations"]
    for day, of_day in groupby(entries, lambda entry: local_time(entry).date()):
        lines.append(f"## {day}")
        for entry in of_day:
            time = f"**{local_time(entry):%H:%M}**"
            if entry.text:
                lines.append(f"{time} {_plain(entry.text)}")
            if entry.withheld:
                lines.append(f"{time} *held back: {_plain(entry.withheld)}* {_plain(entry.withheld_text)}".rstrip())
    return "\n\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """One line in which nothing that was said is markup, with no more backslashes than that takes.

    It stands behind a time, so that what makes headings and lists at the start of a line does nothing here.
    """
    line = _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))
    for mark in _PAIRED:
        line = _without_pairs(line, mark)
    return line


def _without_pairs(line: str, mark: str) -> str:
    """Escape a mark where one of it may begin something and a later one end it."""
    runs = [run for run in re.finditer(rf"{re.escape(mark)}+", line) if _may_mean_something(line, run)]
    begins = [run.start() for run in runs if line[run.end() : run.end() + 1].strip() or mark == "`"]
    ends = [run.start() for run in runs if line[: run.start()][-1:].strip() or mark == "`"]
    if not begins or not ends or begins[0] >= ends[-1]:
        return line
    places = {place for run in runs for place in range(run.start(), run.end())}
    return "".join(f"\\{sign}" if place in places else sign for place, sign in enumerate(line))


def _may_mean_something(line: str, run: re.Match[str]) -> bool:
    """``snake_case`` has none."""
    before, after = line[: run.start()][-1:], line[run.end() : run.end() + 1]
    return run[0][0] != "_" or not (before.isalnum() and after.isalnum())


_RENDERERS: Final[dict[str, Callable[[HistoryStore, Sequence[Entry]], str]]] = {
    ".csv": _csv,
    ".json": _json,
    ".md": _markdown,
}
