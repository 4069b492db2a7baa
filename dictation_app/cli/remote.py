"""Commands to the running app. Nothing heavy may be imported on this way (`ipc`)."""

from __future__ import annotations

import click

from dictation_app import ipc
from dictation_app.cli.common import JSON_OPTION, to_json
from dictation_app.errors import UserError


@click.command()
def start() -> None:
    """Start a hands-free dictation in the running app."""
    click.echo(ipc.request("start"))


@click.command()
def stop() -> None:
    """End the dictation; the text goes into the focused window."""
    click.echo(ipc.request("stop"))


@click.command()
def toggle() -> None:
    """Start or stop a dictation."""
    click.echo(ipc.request("toggle"))


@click.command()
def cancel() -> None:
    """Throw the dictation under way away."""
    click.echo(ipc.request("cancel"))


@click.command(name="quit")
def quit_app() -> None:
    """Quit the running app; what was said is delivered first."""
    ipc.request("quit")


@click.command()
@JSON_OPTION
def status(*, as_json: bool) -> None:
    """How the running app stands."""
    answer = ipc.request("status")
    if as_json:
        click.echo(to_json(answer))
        return
    click.echo(
        f"{answer['state']}: hold {answer['hotkey']} and speak"
        if answer["ready"] and answer["state"] != "error"
        else answer["state"]
    )
    click.echo(
        f"model       {answer['model']} on {answer['device'] or 'nothing yet'} {answer['compute_type']}".rstrip()
    )
    click.echo(f"microphone  {answer['microphone']}")
    if answer["problem"]:
        click.echo(f"problem     {answer['problem']} {answer['hint']}".rstrip())


@click.command()
@click.option("--withheld", is_flag=True, help="Print what was kept back instead.")
@JSON_OPTION
def last(*, withheld: bool, as_json: bool) -> None:
    """Print the text of the last dictation."""
    answer = ipc.request("last")
    if as_json:
        click.echo(to_json(answer))
        return
    if answer is None:
        raise UserError("There is no text yet.", "Dictate something first.")
    if withheld and not answer["withheld_text"]:
        raise UserError("Nothing of the last dictation was held back.")
    if not withheld and answer["withheld"]:
        raise UserError(f"The last text was held back: {answer['withheld']}", "`dictation last --withheld` prints it.")
    click.echo(answer["withheld_text"] if withheld else answer["text"])
