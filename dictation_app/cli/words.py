"""``dictation words``: how the user wants words to be written, through the running app where there is one."""

from __future__ import annotations

import os
import shlex
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dictation_app import ipc, paths
from dictation_app.cli.common import JSON_OPTION, settings_store, to_json
from dictation_app.errors import ExitCode, NotRunningError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.history import Entry, HistoryStore
    from dictation_app.user_words import Origin, UserWord, WordFile, WordList
    from dictation_app.word_lessons import Lesson

STDIO = "-"


@click.group(
    epilog="""\b
Examples:
  dictation words add "cooper netties" Kubernetes
  dictation words add GitHub                 however it is heard, written like this
  dictation words remove "cooper netties"
  dictation words export words.txt
"""
)
def words() -> None:
    """Say how words are to be written; a running app does so at once.

    They are put into the finished text. The speech model is not told of them: it would hear them where nobody said
    them.
    """


@words.command(name="list")
@JSON_OPTION
def words_list(*, as_json: bool) -> None:
    """Show all words with where they came from."""
    known = list(_file().words)
    if as_json:
        click.echo(to_json([_record(word) for word in known]))
        return
    if not known:
        click.echo("There are no words yet.")
    width = max((len(word.heard or word.written) for word in known), default=0)
    for word in known:
        about = f"{word.origin}{'' if word.added_at is None else f', {word.added_at.astimezone():%Y-%m-%d}'}"
        arrow = "->" if word.heard else "  "
        click.echo(f"{word.heard:{width}}  {arrow}  {word.written}  ({about})")


@words.command(context_settings={"ignore_unknown_options": True})
@click.argument("heard")
@click.argument("written", required=False)
def add(heard: str, written: str | None) -> None:
    """Write WRITTEN wherever HEARD is heard, a word or a phrase of up to four.

    With one word alone it is always spelt like that, with these capitals. What is heard is found whatever its capitals.
    """
    from dictation_app.user_words import Origin, user_word  # noqa: PLC0415

    word = user_word(heard if written is not None else "", heard if written is None else written)
    _add([word], Origin.ADDED)
    click.echo(_told(word))


@words.command(context_settings={"ignore_unknown_options": True})
@click.argument("heard")
def remove(heard: str) -> None:
    """Leave HEARD as it is heard from now on."""
    try:
        ipc.request("words", remove=[heard])
    except NotRunningError:
        from dictation_app.user_words import known_key  # noqa: PLC0415

        file = _file()
        file.change(remove=[known_key(file.words, heard)])
    click.echo(f"'{heard}' stays as it is heard from now on.")


@words.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--force", is_flag=True, help="Replace FILE where it is there.")
@JSON_OPTION
def export(file: Path, *, force: bool, as_json: bool) -> None:
    """Write all words to FILE, one a line, as `import` reads them; - prints them."""
    from dictation_app.user_words import as_text  # noqa: PLC0415

    known = list(_file().words)
    text = f"{to_json([_record(word) for word in known])}\n" if as_json else as_text(known)
    if str(file) == STDIO:
        click.echo(text, nl=False)
        return
    os.umask(0o077)  # The file is as private as the list.
    try:
        with file.open("w" if force else "x", encoding="utf-8") as opened:
            opened.write(text)
    except FileExistsError as exc:
        raise SettingsError(f"'{file}' is already there.", "Choose another name, or add --force.") from exc
    except OSError as exc:
        raise SettingsError(f"The words cannot be written to '{file}' ({exc.strerror or exc}).") from exc
    click.echo(f"{_counted(len(known))} in {file}")


@words.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@JSON_OPTION
def import_words(file: Path, *, as_json: bool) -> int:
    """Add the words in FILE, one a line: "heard -> written", or only "Written".

    Of what is in the list already, FILE holds. Lines that are no words are told and left out; the exit code is 0 only
    when there are none.
    """
    from dictation_app.user_words import MOST_BYTES, Origin, read_words  # noqa: PLC0415

    try:
        with nullcontext(sys.stdin.buffer) if str(file) == STDIO else file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as exc:
        raise SettingsError(f"'{file}' cannot be read ({exc.strerror or exc}).") from exc
    found = read_words(data, origin=Origin.IMPORTED)
    new = _add(found.words, Origin.IMPORTED) if found.words else 0
    if as_json:
        click.echo(to_json({"words": len(found.words), "new": new, "problems": list(found.notes)}))
    else:
        click.echo(f"{_counted(len(found.words))} imported, {new} of them new.")
    _tell(found.notes)
    return ExitCode.FAILED if found.notes else ExitCode.OK


def teach(store: HistoryStore, before: Entry, text: str, *, learn: bool | None) -> None:
    """Learn from a correction in the history, and say what; `learn` None: at once only what is safe."""
    from dictation_app.user_words import Origin  # noqa: PLC0415
    from dictation_app.word_lessons import LessonState, lessons_of  # noqa: PLC0415

    settings = settings_store().settings
    if learn is False or settings.history.private:
        return

    def model_folder() -> Path:
        from dictation_app.cli.common import model_store  # noqa: PLC0415

        return model_store().path(settings.engine.model)

    lessons = lessons_of(store, before, text, known=_file().words, model_folder=model_folder)
    wanted = {LessonState.LEARNED, LessonState.OFFERED} if learn else {LessonState.LEARNED}
    learned = [lesson.word for lesson in lessons if lesson.state in wanted]
    if learned:
        _add(learned, Origin.CORRECTED)
    for lesson in lessons:
        click.echo(_told(lesson.word) if lesson.word in learned else _asked(lesson))


def known_words() -> WordList:
    """All of them, for what works without them, too: also that the file cannot be read is only told."""
    from dictation_app.user_words import WordFile  # noqa: PLC0415

    file = WordFile(paths.words_file())
    _tell(file.load())
    return file.words


def _add(added: Sequence[UserWord], origin: Origin) -> int:
    """Returns how many of them were not there before."""
    try:
        new: int = ipc.request("words", add=[[word.heard, word.written] for word in added], origin=origin)
    except NotRunningError:
        return _add_to_file(added, origin)
    return new


def _add_to_file(added: Sequence[UserWord], origin: Origin) -> int:
    from dataclasses import replace  # noqa: PLC0415
    from datetime import UTC, datetime  # noqa: PLC0415

    from dictation_app.user_words import private_mode_error  # noqa: PLC0415

    if settings_store().settings.history.private:
        raise private_mode_error()
    file = _file()
    before = {word.key for word in file.words}
    now = datetime.now(UTC).replace(microsecond=0)
    file.change(add=[replace(word, origin=origin, added_at=now) for word in added])
    return len({word.key for word in added} - before)


def _file() -> WordFile:
    """The words of this user, read; lines that are no words are told. Raise `SettingsError` where it cannot be read."""
    from dictation_app.user_words import WordFile  # noqa: PLC0415

    file = WordFile(paths.words_file())
    _tell(file.read())
    return file


def _tell(notes: Sequence[str]) -> None:
    for note in notes:
        click.echo(f"dictation: {note}", err=True)


def _record(word: UserWord) -> dict[str, str | None]:
    return {
        "heard": word.heard,
        "written": word.written,
        "origin": str(word.origin),
        "added_at": None if word.added_at is None else word.added_at.isoformat(),
    }


def _told(word: UserWord) -> str:
    if not word.heard:
        return f"From now on '{word.written}' is always spelt like this."
    return f"From now on '{word.heard}' is written as '{word.written}'."


def _asked(lesson: Lesson) -> str:
    from dictation_app.word_lessons import LessonState  # noqa: PLC0415

    word = lesson.word
    heard = word.heard or word.written
    if lesson.state is LessonState.DOUBTED:
        asked = f"'{heard}' is written as '{word.written}', as you wished once. No longer?"
        return f"{asked} dictation words remove {_quoted(heard)}"
    question = f"Always write '{word.written}' for '{heard}'?" if word.heard else f"Always spell '{heard}' like this?"
    arguments = " ".join(_quoted(each) for each in (word.heard, word.written) if each)
    return f"{question} dictation words add {arguments}"


def _quoted(argument: str) -> str:
    """For any shell, where that is possible: Windows knows double quotes only."""
    return shlex.quote(argument) if set(argument) & set('"$`\\!') else f'"{argument}"'


def _counted(count: int) -> str:
    return "1 word" if count == 1 else f"{count} words"
