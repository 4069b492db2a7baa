"""The history as a document: for tables (CSV), for programs (JSON), for reading (Markdown).

JSON is an array of the fields of `Entry`, and ``started``, the local time of `started_at` in ISO 8601. CSV has the same
columns. Fields are added, never renamed or removed.
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
from dictation_app.history.entries import Entry, Query

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dictation_app.history.store import HistoryStore

_PAGE: Final = 1000
_COLUMNS: Final = ("id", "started", *(field.name for field in fields(Entry) if field.name != "id"))
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MARKUP: Final = re.compile(r"[\\`*_{}\[\]<>#|~&]")


def local_time(entry: Entry) -> datetime:
    """When it was spoken, on this machine's clock; a time outside the calendar is its beginning."""
    try:
        return (_EPOCH + timedelta(seconds=entry.started_at)).astimezone()
    except (OverflowError, ValueError, OSError):
        return _EPOCH


def record(entry: Entry) -> dict[str, Any]:
    """The entry as JSON has it."""
    values = asdict(entry) | {"started": local_time(entry).isoformat(timespec="seconds")}
    return {column: values[column] for column in _COLUMNS}


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
            f"'{path.name}' does not say what kind of file it is to be.", f"Let it end in {' or '.join(_RENDERERS)}."
        )
    if not path.parent.is_dir():
        raise HistoryError(f"The folder '{path.parent}' does not exist.", "Make it, or choose another one.")
    if path.exists() and not replaces:
        raise HistoryError(f"'{path}' is there already.", "Choose another name, or add --force to replace it.")


def write(path: Path, entries: Sequence[Entry], *, replaces: bool = False) -> None:
    """Write the entries in the format of the file's ending, whole or not at all; raise `UserError`."""
    check(path, replaces=replaces)
    text = _RENDERERS[path.suffix.lower()](entries)
    if not replaces:
        write_file(path, text)
        return
    temporary = write_file(path.with_name(f".{token_hex(8)}.part"), text)
    try:
        temporary.replace(path)
    except OSError as exc:
        temporary.unlink(missing_ok=True)
        raise HistoryError(f"'{path}' cannot be replaced: {exc.strerror or exc}.", "Choose another name.") from exc


def _csv(entries: Sequence[Entry]) -> str:
    file = io.StringIO()
    table = csv.DictWriter(file, _COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(map(record, entries))
    return file.getvalue()


def _json(entries: Sequence[Entry]) -> str:
    return json.dumps([record(entry) for entry in entries], indent=2, ensure_ascii=False) + "\n"


def _markdown(entries: Sequence[Entry]) -> str:
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
    """One line in which nothing that was said is markup."""
    return _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))


_RENDERERS: Final[dict[str, Callable[[Sequence[Entry]], str]]] = {".csv": _csv, ".json": _json, ".md": _markdown}
