"""What several commands share."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from dictation_app.engine.models import ModelStore
    from dictation_app.settings import SettingsStore

JSON_OPTION = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
YES_OPTION = click.option("--yes", is_flag=True, help="Do not ask.")


def to_json(value: object) -> str:
    """As every command prints it."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody reads it as it comes; None is one that was closed before the program began."""
    return stream is not None and stream.isatty()


def echo_said(text: str, *, line_end: bool = True) -> None:
    """Print what was said, or the name of a file: nobody loses a word to the encoding of a pipe.

    A terminal has its own; everything else gets UTF-8, as the files have it.
    """
    if not is_terminal(sys.stdout):
        click.echo(text.encode("utf-8", "surrogateescape"), nl=line_end)
    else:
        click.echo(text.encode("utf-8", "replace").decode(), nl=line_end)


def model_store() -> ModelStore:
    """The models of this user."""
    from dictation_app.engine.catalogue import Catalogue  # noqa: PLC0415
    from dictation_app.engine.models import ModelStore  # noqa: PLC0415
    from dictation_app.paths import models_dir  # noqa: PLC0415

    return ModelStore(models_dir(), Catalogue.read())


def settings_store() -> SettingsStore:
    """The settings of this user, read; what is wrong with them is told."""
    from dictation_app.paths import settings_file  # noqa: PLC0415
    from dictation_app.settings import SettingsStore  # noqa: PLC0415

    store = SettingsStore(settings_file())
    for note in store.load().notes:
        click.echo(f"dictation: {note}", err=True)
    return store


def is_confirmed(question: str, *, yes: bool, otherwise: str = "Nothing was deleted.") -> bool:
    """Ask the user, who may have answered on the command line already; `otherwise` tells that nothing is done."""
    if yes:
        return True
    if not sys.stdin.isatty():
        raise click.UsageError("Nobody can be asked here: add --yes.")
    if click.confirm(question, err=True):
        return True
    click.echo(otherwise, err=True)
    return False
