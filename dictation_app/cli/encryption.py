"""``dictation history encrypt``, ``decrypt``, ``set-aside`` and ``encryption``: the form the history is kept in."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click

from dictation_app.cli.common import YES_OPTION, is_confirmed
from dictation_app.errors import HistoryError, LockedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dictation_app.conversion import Converted

_BACKUP: Final = "Back up your keyring: without the key nobody can read the history, you included."


@click.command()
def encrypt() -> None:
    """Encrypt the history, its sound, and what is kept while you dictate. The key is in the system's keyring."""
    from dictation_app import conversion  # noqa: PLC0415

    with _alone():
        done = conversion.encrypt(*_folders(), _progress)
    if done.is_changed:
        click.echo(f"The history is encrypted. {_BACKUP}")
    else:
        click.echo("The history is encrypted already.")
    _tell_what_else(done, "unencrypted")


@click.command()
def decrypt() -> None:
    """Decrypt the history again, and remove the key: encrypted copies elsewhere cannot be read any more."""
    from dictation_app import conversion  # noqa: PLC0415

    with _alone():
        done = conversion.decrypt(*_folders(), _progress)
    click.echo("The history is not encrypted any more." if done.is_changed else "The history is not encrypted.")
    _tell_what_else(done, "encrypted")


@click.command(name="set-aside")
@YES_OPTION
def set_aside(*, yes: bool) -> None:
    """Begin a new history where the key of the encrypted one is lost. Nothing is deleted."""
    from dictation_app import conversion, encryption  # noqa: PLC0415

    history, journal = _folders()
    if not encryption.holds(history):
        raise HistoryError("The history is not encrypted.", "There is nothing to set aside.")
    why = _why_closed()
    if not why:
        raise HistoryError("The key of the history is there, and opens it.", "`dictation history decrypt` decrypts it.")
    click.echo(why, err=True)
    question = "Begin a new history, not encrypted, and put the one that cannot be read aside?"
    if is_confirmed(question, yes=yes, otherwise="Nothing was changed."):
        with _alone():
            lost = conversion.set_aside(history, journal)
        click.echo(f"The history that cannot be read is kept in {lost}. If its key comes back, name it as before.")


@click.command()
def encryption() -> None:
    """Say whether the history is encrypted, and its key there."""
    from dictation_app import encryption as kept  # noqa: PLC0415

    history, _ = _folders()
    if not kept.holds(history):
        click.echo("The history is not encrypted.")
        return
    why = _why_closed()
    if why:
        raise HistoryError(why)
    click.echo("The history is encrypted, and its key is in the system's keyring.")


commands: Final = (encrypt, decrypt, set_aside, encryption)


def _folders() -> tuple[Path, Path]:
    from dictation_app.paths import history_dir, journal_dir  # noqa: PLC0415

    return history_dir(), journal_dir()


def _why_closed() -> str:
    """Why the encrypted history cannot be opened; empty = it can. Raises `UserError` where it could at another time."""
    from dictation_app.history import HistoryStore  # noqa: PLC0415

    history, _ = _folders()
    try:
        HistoryStore.unlock(history)
        HistoryStore(history).close()  # which mends it where it can be mended
    except LockedError as exc:
        return str(exc)
    return ""


@contextmanager
def _alone() -> Iterator[None]:
    """While no app runs."""
    from dictation_app.paths import socket_address  # noqa: PLC0415
    from dictation_app.ui.single_instance import without_app  # noqa: PLC0415

    with without_app(socket_address()):
        yield


def _progress(done_bytes: int, all_bytes: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done_bytes >= all_bytes else ""
        click.echo(f"\r{done_bytes / 1e6:.0f} of {all_bytes / 1e6:.0f} MB of sound{end}", nl=False, err=True)


def _tell_what_else(done: Converted, form: str) -> None:
    if done.entries:
        what = "1 dictation was" if done.entries == 1 else f"{done.entries} dictations were"
        click.echo(f"{what} added from an older copy.")
    if done.is_key_left:
        click.echo("Its key could not be removed from the system's keyring; give the same command again to try again.")
    for path in done.left:
        click.echo(f"Not known or not readable, left as it is, {form}: {path}")
