"""``dictation report``: what a bug is found by, also where the app cannot start. Needs no display."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dictation_app import ipc, owner_only, paths
from dictation_app.cli.common import settings_store
from dictation_app.errors import UserError

if TYPE_CHECKING:
    from dictation_app.values.speech import EngineInfo


@click.command()
@click.option("--output", type=click.Path(), metavar="FILE", help="Write it there; nothing is overwritten.")
def report(*, output: str | None) -> None:
    """Print a report of the last crashes to hand on: versions, settings, stacks and the end of the log.

    It holds none of your words, no paths and no names, and is sent nowhere.
    """
    from dictation_app import report as module  # noqa: PLC0415

    text = module.compose(settings_store().settings, paths.log_dir(), loaded=loaded())
    if output is None or output == "-":
        click.echo(text, nl=False)
    else:
        _write(text, output)


def _write(text: str, output: str) -> None:
    try:
        with open(output, "x", encoding="utf-8", opener=owner_only.opener) as file:
            file.write(text)
    except FileExistsError as exc:
        raise UserError(f"'{output}' is already there.", "Choose another name: nothing is overwritten.") from exc
    except OSError as exc:
        raise UserError(f"The report cannot be written to '{output}' ({exc.strerror}).") from exc
    click.echo(f"The report is in {output}.")


def loaded() -> EngineInfo | None:
    """What the running app has loaded, where one runs."""
    from dictation_app.values.speech import EngineInfo  # noqa: PLC0415

    try:
        status = ipc.request("status")
    except UserError:
        return None
    if not status["device"]:
        return None
    return EngineInfo(model=status["model"], device=status["device"], compute_type=status["compute_type"])
