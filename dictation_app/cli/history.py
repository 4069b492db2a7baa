"""``dictation history``: what was dictated. Reads and writes the file itself, whether the app runs or not."""

from __future__ import annotations

import contextlib
import math
import os
import shutil
import sys
from bisect import bisect_right
from dataclasses import asdict
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import click

from dictation_app.cli.common import JSON_OPTION, to_json
from dictation_app.errors import HistoryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from dictation_app.history import Entry, HistoryStore, Query

DELIVERIES = ("delivered", "probably", "not-delivered")
LIMIT = 20
NOTHING = "There is no history yet."

_LIMIT_OPTION = click.option("--limit", default=LIMIT, show_default=True, type=click.IntRange(min=1), metavar="N")
_YES_OPTION = click.option("--yes", is_flag=True, help="Do not ask.")
_DATE = click.DateTime(["%Y-%m-%d"])


@click.group(
    invoke_without_command=True,
    epilog="""\b
Examples:
  dictation history                            the newest
  dictation history search "big meeting" --since 2026-11-01
  dictation history search '"one phrase"' --json
  dictation history export notes.md
""",
)
@click.pass_context
def history(context: click.Context) -> None:
    """List, search, correct, export and delete what was dictated."""
    if context.invoked_subcommand is None:
        context.invoke(list_entries)


@history.command(name="list")
@_LIMIT_OPTION
@JSON_OPTION
def list_entries(*, limit: int = LIMIT, as_json: bool = False) -> None:
    """Show the newest dictations (also without a command)."""
    from dictation_app.history import Query  # noqa: PLC0415

    _show_found(Query(limit=limit), as_json=as_json)


@history.command()
@click.argument("words", nargs=-1)
@click.option("--since", type=_DATE, metavar="DATE", help="Not before this day (2026-11-22).")
@click.option("--until", type=_DATE, metavar="DATE", help="Not after this day.")
@click.option("--language", default="", help="A code such as en, de, fr.")
@click.option("--delivery", type=click.Choice(DELIVERIES))
@click.option("--withheld", is_flag=True, help="Only where something was held back.")
@click.option("--starred", is_flag=True, help="Only with a star.")
@_LIMIT_OPTION
@JSON_OPTION
def search(
    *,
    words: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    language: str,
    delivery: str | None,
    withheld: bool,
    starred: bool,
    limit: int,
    as_json: bool,
) -> None:
    """Show the dictations with all of WORDS, the best match first; "a phrase" in double quotes.

    The last word may be the beginning of one.
    """
    from dictation_app.history import Query  # noqa: PLC0415
    from dictation_app.values import DeliveryState  # noqa: PLC0415

    query = Query(
        text=" ".join(words),
        since=0.0 if since is None else _midnight(since),
        until=math.inf if until is None else _midnight(until, days_later=1),
        language=language,
        delivery=None if delivery is None else DeliveryState(delivery.replace("-", " ")),
        withheld=withheld or None,
        starred=starred or None,
        limit=limit,
    )
    _show_found(query, as_json=as_json)


@history.command()
@click.argument("id_", metavar="ID", type=int)
@JSON_OPTION
def show(id_: int, *, as_json: bool) -> None:
    """Print all that is known of one dictation."""
    from dictation_app.history import documents  # noqa: PLC0415

    with _entry_store(id_) as store:
        entry = store.get(id_)
        sound = store.audio_path(entry)
    if as_json:
        click.echo(to_json(documents.record(entry)))
        return
    facts = {
        "spoken": f"{documents.local_time(entry):%Y-%m-%d %H:%M:%S}, {entry.audio_seconds:.1f} s, {entry.language}",
        "delivery": f"{entry.delivery} ({entry.method})",
        "detail": entry.detail,
        "engine": f"{entry.model} on {entry.device} {entry.compute_type}",
        "waited": f"{entry.stop_to_text_ms} ms" if entry.stop_to_text_ms else "",
        "star": "yes" if entry.is_starred else "",
        "recovered": "after a crash" if entry.is_recovered else "",
        "held back": entry.withheld,
        "its text": entry.withheld_text,
        "sound": "" if sound is None else str(sound),
        "as heard": entry.raw_text,
        "text": entry.text,
    }
    for name, fact in facts.items():
        if fact:
            click.echo(f"{name:10} {_printable(fact)}")


@history.command(context_settings={"ignore_unknown_options": True})  # a text may begin with a dash
@click.argument("id_", metavar="ID", type=int)
@click.argument("text")
def correct(id_: int, text: str) -> None:
    """Replace the text of a dictation; what was heard first is kept beside it."""
    with _entry_store(id_) as store:
        store.correct(id_, text)
    click.echo(f"Dictation {id_} corrected.")


@history.command()
@click.argument("id_", metavar="ID", type=int)
@click.option("--off", is_flag=True, help="Take the star away.")
def star(id_: int, *, off: bool) -> None:
    """Mark a dictation, so that it is never removed for its age."""
    with _entry_store(id_) as store:
        store.star(id_, starred=not off)
    click.echo(f"Dictation {id_} {'has no star any more' if off else 'starred'}.")


@history.command()
@click.argument("ids", metavar="ID...", nargs=-1, required=True, type=int)
@_YES_OPTION
def delete(ids: tuple[int, ...], *, yes: bool) -> None:
    """Delete dictations, with their sound. This cannot be undone."""
    with _entry_store(ids[0]) as store:
        entries = [store.get(id_) for id_ in dict.fromkeys(ids)]
        for entry in entries if not yes else ():
            click.echo(_line(entry, shutil.get_terminal_size().columns), err=True)
        what = "this dictation" if len(entries) == 1 else f"these {len(entries)} dictations"
        if _is_confirmed(f"Delete {what} for good?", yes=yes):
            store.delete([entry.id for entry in entries])
            click.echo(f"{_dictations(len(entries))} deleted.")


@history.command()
@_YES_OPTION
def clear(*, yes: bool) -> None:
    """Delete the whole history, starred and unfinished dictations too. This cannot be undone."""
    with _store() as store:
        if store is None:
            click.echo(NOTHING)
        elif _is_confirmed(f"Delete the whole history ({_dictations(count := store.count())}) for good?", yes=yes):
            store.clear()
            _clear_journal()
            click.echo(f"{_dictations(count)} deleted.")


def _dictations(count: int) -> str:
    return "1 dictation" if count == 1 else f"{count} dictations"


def _clear_journal() -> None:
    """Delete what a crash cut off and no start of the app has taken up yet."""
    from dictation_app.journal import Journal  # noqa: PLC0415
    from dictation_app.paths import journal_dir  # noqa: PLC0415

    with contextlib.closing(Journal(journal_dir())) as journal:
        for name in journal.unfinished():
            journal.forget(name)


@history.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE where it is there.")
def export(file: Path, *, force: bool) -> None:
    """Write the whole history to FILE, whose name ends in .csv, .json or .md."""
    from dictation_app.history import documents  # noqa: PLC0415

    os.umask(0o077)  # The file is as private as the history.
    documents.check(file, replaces=force)
    with _store() as store:
        if store is None:
            click.echo(NOTHING)
            return
        entries = documents.all_entries(store)
    documents.write(file, entries, replaces=force)
    click.echo(f"{_dictations(len(entries))} in {file}")


@history.command()
@JSON_OPTION
def statistics(*, as_json: bool) -> None:
    """Show the history in figures."""
    from dictation_app.history import Statistics  # noqa: PLC0415

    with _store() as store:
        figures = Statistics() if store is None else store.statistics()
    if as_json:
        click.echo(to_json(asdict(figures)))
        return
    if not figures.entries:
        click.echo(NOTHING)
        return
    click.echo(f"dictations  {figures.entries}")
    click.echo(f"words       {figures.words}")
    click.echo(f"spoken      {figures.spoken_seconds / 60:.1f} min")
    click.echo(f"waited      {figures.median_stop_to_text_ms} ms (median)")
    for day in figures.days:
        if day.entries:
            click.echo(
                f"{day.date}  {day.entries:5} dictations  {day.words:6} words  {day.spoken_seconds / 60:6.1f} min"
            )


def _show_found(query: Query, *, as_json: bool) -> None:
    from dictation_app.history import documents  # noqa: PLC0415

    with _store() as store:
        entries = () if store is None else store.search(query)
        is_empty = store is None or (not entries and not store.count())
    if as_json:
        click.echo(to_json([documents.record(entry) for entry in entries]))
    elif is_empty:
        click.echo(NOTHING)
    elif not entries:
        click.echo("Nothing was found.")
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    for entry in entries if not as_json else ():
        click.echo(_line(entry, width))


def _line(entry: Entry, width: int) -> str:
    """One entry in one line, cut to `width` cells; 0 = as long as it is."""
    from dictation_app.history.documents import local_time  # noqa: PLC0415

    delivery = str(entry.delivery) if entry.text or not entry.withheld else "held back"
    mark = "*" if entry.is_starred else " "
    text = _printable(entry.text or entry.withheld_text)
    line = f"{entry.id:6}{mark} {local_time(entry):%Y-%m-%d %H:%M}  {delivery:13}  {text}".rstrip()
    return _cut(line, width) if width else line


def _cut(line: str, width: int) -> str:
    """Chinese signs take two cells of a terminal."""
    ends = list(accumulate(2 if east_asian_width(sign) in "WF" else 1 for sign in line))
    return line if not ends or ends[-1] <= width else f"{line[: bisect_right(ends, width - 1)]}…"


def _printable(text: str) -> str:
    """Nothing in a text commands the terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _midnight(day: datetime, *, days_later: int = 0) -> float:
    from datetime import timedelta  # noqa: PLC0415

    try:
        return (day + timedelta(days=days_later)).astimezone().timestamp()
    except (OverflowError, ValueError, OSError) as exc:
        raise click.UsageError(f"{day:%Y-%m-%d} is outside the calendar.") from exc


def _is_confirmed(question: str, *, yes: bool) -> bool:
    if yes:
        return True
    if not sys.stdin.isatty():
        raise click.UsageError("Nobody can be asked here: add --yes.")
    if click.confirm(question, err=True):
        return True
    click.echo("Nothing was deleted.", err=True)
    return False


@contextlib.contextmanager
def _store() -> Iterator[HistoryStore | None]:
    """The history of this user; None where nothing was ever dictated, and then nothing is made."""
    from dictation_app.history import HistoryStore  # noqa: PLC0415
    from dictation_app.paths import history_dir  # noqa: PLC0415

    if not HistoryStore.is_there(history_dir()):
        yield None
        return
    store = HistoryStore(history_dir())
    try:
        yield store
    finally:
        if store.note:
            click.echo(f"dictation: {store.note}", err=True)
        store.close()


@contextlib.contextmanager
def _entry_store(id_: int) -> Iterator[HistoryStore]:
    with _store() as store:
        if store is None:
            raise HistoryError(f"There is no entry {id_}: nothing is in the history yet.")
        yield store
