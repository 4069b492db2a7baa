"""``dictation history``: what was dictated. Reads and writes the file itself, whether the app runs or not."""

from __future__ import annotations

import contextlib
import math
import os
import shutil
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dictation_app.cli.common import JSON_OPTION, YES_OPTION, is_confirmed, to_json
from dictation_app.cli.days import parse_day
from dictation_app.cli.encryption import commands as encryption_commands
from dictation_app.cli.entry_lines import entry_line, facts, printable
from dictation_app.errors import HistoryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from dictation_app.history import Entry, HistoryStore, Query

DELIVERIES = ("delivered", "probably", "not-delivered")
LIMIT = 20
NOTHING = "There is no history yet."

_LIMIT_OPTION = click.option("--limit", default=LIMIT, show_default=True, type=click.IntRange(min=1), metavar="N")


@click.group(
    invoke_without_command=True,
    epilog="""\b
Examples:
  dictation history                            the newest
  dictation history search "big meeting" --since "3 days" --target firefox
  dictation history search '"one phrase"' --json
  dictation history search trouble with my teeth
  dictation history export notes.md
""",
)
@_LIMIT_OPTION
@JSON_OPTION
@click.pass_context
def history(context: click.Context, *, limit: int, as_json: bool) -> None:
    """List, search, correct, export, delete and encrypt what was dictated."""
    if context.invoked_subcommand is None:
        context.invoke(list_entries, limit=limit, as_json=as_json)
    elif as_json or limit != LIMIT:
        raise click.UsageError(f"Write the options behind '{context.invoked_subcommand}'.")


for _command in encryption_commands:
    history.add_command(_command)


@history.command(name="list")
@_LIMIT_OPTION
@JSON_OPTION
def list_entries(*, limit: int = LIMIT, as_json: bool = False) -> None:
    """Show the newest dictations (also without a command)."""
    from dictation_app.history import Query  # noqa: PLC0415

    _show_found(Query(limit=limit), as_json=as_json)


@history.command()
@click.argument("words", nargs=-1)
@click.option(
    "--since",
    callback=parse_day,
    metavar="DAY",
    help="Not before: today, yesterday, '3 days', '2 weeks', 2026-11-22.",
)
@click.option("--until", callback=parse_day, metavar="DAY", help="Not after this day.")
@click.option("--language", default="", help="A code such as en, de, fr.")
@click.option(
    "--target", default="", metavar="PROGRAM", help="Only what was meant for this program, as `show` names it."
)
@click.option("--delivery", type=click.Choice(DELIVERIES))
@click.option("--withheld", is_flag=True, help="Only where something was held back.")
@click.option("--starred", is_flag=True, help="Only with a star.")
@click.option("--exact", is_flag=True, help="Only where the words are; else also by meaning, if that is installed.")
@_LIMIT_OPTION
@JSON_OPTION
def search(
    *,
    words: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    language: str,
    target: str,
    delivery: str | None,
    withheld: bool,
    starred: bool,
    exact: bool,
    limit: int,
    as_json: bool,
) -> None:
    """Show the dictations with all of WORDS, the best match first; "a phrase" in double quotes.

    The last word may be the beginning of one. With the extra 'meaning' also what means the same in other words, marked
    with a tilde; in JSON `found_by` says why it is there.
    """
    from dictation_app.history import Query  # noqa: PLC0415
    from dictation_app.values.dictation import DeliveryState  # noqa: PLC0415

    query = Query(
        text=" ".join(words),
        since=0.0 if since is None else _midnight(since),
        until=math.inf if until is None else _midnight(until, days_later=1),
        language=language,
        target=target,
        delivery=None if delivery is None else DeliveryState(delivery.replace("-", " ")),
        withheld=withheld or None,
        starred=starred or None,
        limit=limit,
    )
    if query.text:
        _show_hits(query, exact=exact, as_json=as_json)
    else:
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
        whole = documents.whole_record(store, entry) if as_json else None
        earlier = store.results(id_)
    if whole is not None:
        click.echo(to_json(whole))
        return
    for name, fact in facts(entry, sound, earlier):
        click.echo(f"{name:10} {printable(fact)}")


@history.command(context_settings={"ignore_unknown_options": True})  # a text may begin with a dash
@click.argument("id_", metavar="ID", type=int)
@click.argument("text")
@click.option(
    "--learn/--no-learn",
    default=None,
    help="Write the corrected words like this from now on, or not; else it is done for misheard names only.",
)
def correct(id_: int, text: str, *, learn: bool | None) -> None:
    """Replace the text of a dictation; what was heard first is kept beside it."""
    from dictation_app.cli.words import teach  # noqa: PLC0415

    with _entry_store(id_) as store:
        before = store.get(id_)
        store.correct(id_, text)
        click.echo(f"Dictation {id_} corrected.")
        teach(store, before, text, learn=learn)


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
@YES_OPTION
def delete(ids: tuple[int, ...], *, yes: bool) -> None:
    """Delete dictations, with their sound. This cannot be undone."""
    with _entry_store(ids[0]) as store:
        entries = [store.get(id_) for id_ in dict.fromkeys(ids)]
        for entry in entries if not yes else ():
            click.echo(entry_line(entry, shutil.get_terminal_size().columns), err=True)
        what = "this dictation" if len(entries) == 1 else f"these {len(entries)} dictations"
        if is_confirmed(f"Delete {what} for good?", yes=yes):
            store.delete([entry.id for entry in entries])
            _tell_app(ids=[entry.id for entry in entries])
            click.echo(f"{_dictations(len(entries))} deleted.")


@history.command()
@YES_OPTION
def clear(*, yes: bool) -> None:
    """Delete the whole history, starred and unfinished dictations too. This cannot be undone."""
    with _store() as store:
        count = 0 if store is None else store.count()
        unfinished = _unfinished()
        if store is None and not unfinished:
            click.echo(NOTHING)
        elif is_confirmed(f"Delete the whole history ({_dictations(count + unfinished)}) for good?", yes=yes):
            if store is not None:
                store.clear()
                _drop_leftovers()
            _tell_app(all=True)
            in_use = _unfinished(delete=True)
            click.echo(f"{_dictations(count + unfinished - in_use)} deleted.")
            if in_use:
                click.echo(f"{_dictations(in_use)} under way in the running app: not deleted.")


def _drop_leftovers() -> None:
    from dictation_app.conversion import drop_leftovers  # noqa: PLC0415
    from dictation_app.paths import history_dir, journal_dir  # noqa: PLC0415

    drop_leftovers(history_dir(), journal_dir())


def _tell_app(**deleted: object) -> None:
    """What is deleted must not stay in the running app as the last text."""
    from dictation_app import ipc  # noqa: PLC0415
    from dictation_app.errors import NotRunningError  # noqa: PLC0415

    with contextlib.suppress(NotRunningError):
        ipc.request("forget", **deleted)


def _dictations(count: int) -> str:
    return "1 dictation" if count == 1 else f"{count} dictations"


def _unfinished(*, delete: bool = False) -> int:
    """How many dictations are in the journal; with `delete`, after those were deleted that no app is at work on."""
    from dictation_app.journal import Journal  # noqa: PLC0415
    from dictation_app.paths import journal_dir  # noqa: PLC0415

    with contextlib.closing(Journal(journal_dir())) as journal:
        for name in journal.unfinished() if delete else ():
            journal.forget(name)
        return journal.count()


@history.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE where it is there.")
def export(file: Path, *, force: bool) -> None:
    """Write the whole history to FILE, whose name ends in .csv, .json or .md."""
    from dictation_app.history import documents  # noqa: PLC0415

    os.umask(0o077)  # The file is as private as the history.
    documents.check(file, replaces=force)
    with _store() as store:
        entries = [] if store is None else documents.all_entries(store)
        if store is None or not entries:
            raise HistoryError("There is nothing to export: the history is empty.")
        documents.write(file, store, entries, replaces=force)
    click.echo(f"{_dictations(len(entries))} in {file}")


@history.command()
@JSON_OPTION
def statistics(*, as_json: bool) -> None:
    """Show the history in figures; in JSON times are seconds, where their names do not end in _ms."""
    from dictation_app.history import Statistics  # noqa: PLC0415
    from dictation_app.history.entries import TYPING_WORDS_PER_MINUTE  # noqa: PLC0415

    with _store() as store:
        figures = Statistics() if store is None else store.statistics()
    if as_json:
        more = {
            "saved_seconds": round(figures.saved_seconds, 1),
            "typing_seconds": round(figures.typing_seconds, 1),
            "dictating_seconds": round(figures.dictating_seconds, 1),
            "words_per_minute": round(figures.words_per_minute, 1),
            "typing_words_per_minute": TYPING_WORDS_PER_MINUTE,
        }
        click.echo(to_json(asdict(figures) | more))
        return
    if not figures.entries:
        click.echo(NOTHING)
        return
    click.echo(f"dictations  {figures.entries}")
    click.echo(f"words       {figures.words}")
    click.echo(f"spoken      {figures.spoken_seconds / 60:.1f} min")
    typing, dictating = figures.typing_seconds / 60, figures.dictating_seconds / 60
    click.echo(
        f"saved       {figures.saved_seconds / 60:.1f} min: typing at {TYPING_WORDS_PER_MINUTE} words a minute would "
        f"take {typing:.1f} min, dictating took {dictating:.1f} min with pauses and waits"
    )
    click.echo(f"speed       {figures.words_per_minute:.0f} words a minute")
    click.echo(
        f"waited      {figures.median_stop_to_text_ms} ms in the median, {figures.p95_stop_to_text_ms} ms or less "
        "in 19 of 20 dictations"
    )
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
        click.echo(entry_line(entry, width))


def _show_hits(query: Query, *, exact: bool, as_json: bool) -> None:
    """As `_show_found`, with what found each; without `exact` also what is meant by the words."""
    from dictation_app.history import documents  # noqa: PLC0415

    with _store() as store:
        found = () if store is None else _hits(store, query, exact=exact)
        is_empty = store is None or (not found and not store.count())
    if as_json:
        click.echo(
            to_json(
                [
                    documents.record(entry) | {"found_by": by, "similarity": similarity or None}
                    for entry, by, similarity in found
                ]
            )
        )
    elif not found:
        click.echo(NOTHING if is_empty else "Nothing was found.")
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    for entry, by, _ in found if not as_json else ():
        click.echo(entry_line(entry, width, is_guess=by == "meaning"))


def _hits(store: HistoryStore, query: Query, *, exact: bool) -> tuple[tuple[Entry, str, float], ...]:
    """What was found, by what, and how alike the meaning is (0 = unknown)."""
    from dictation_app import meaning  # noqa: PLC0415
    from dictation_app.errors import ModelError  # noqa: PLC0415
    from dictation_app.paths import meaning_dir, settings_file  # noqa: PLC0415
    from dictation_app.settings import SettingsStore  # noqa: PLC0415

    settings = SettingsStore(settings_file()).load().settings
    if not exact and settings.history.meaning and meaning.is_installed():
        from dictation_app.meaning.minilm import MiniLm  # noqa: PLC0415 - takes a tenth of a second
        from dictation_app.meaning.search import MeaningSearch  # noqa: PLC0415

        try:
            hits = MeaningSearch(store, MiniLm(meaning_dir())).search(query)
        except ModelError as exc:
            click.echo(f"dictation: {exc}", err=True)
        else:
            return tuple((hit.entry, str(hit.by), hit.similarity) for hit in hits)
    return tuple((entry, "words", 0.0) for entry in store.search(query))


def _midnight(day: datetime, *, days_later: int = 0) -> float:
    from datetime import timedelta  # noqa: PLC0415

    try:
        return (day + timedelta(days=days_later)).astimezone().timestamp()
    except (OverflowError, ValueError, OSError) as exc:
        raise click.UsageError(f"{day:%Y-%m-%d} is outside the calendar.") from exc


@contextlib.contextmanager
def _store() -> Iterator[HistoryStore | None]:
    """The history of this user; None where nothing was ever dictated, and then nothing is made."""
    from dictation_app.history import HistoryStore  # noqa: PLC0415
    from dictation_app.paths import history_dir  # noqa: PLC0415
    from dictation_app.unlocking import told_of_leftovers  # noqa: PLC0415

    if not HistoryStore.is_there(history_dir()):
        yield None
        return
    if left := told_of_leftovers(history_dir()):
        click.echo(f"dictation: {left}", err=True)
    HistoryStore.unlock(history_dir())
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
