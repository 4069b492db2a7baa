"""Commands to the running app. Nothing heavy may be imported on this way (`ipc`)."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace

import click

from dictation_app import ipc
from dictation_app.cli.common import JSON_OPTION, settings_store, to_json
from dictation_app.errors import NotRunningError, UserError


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


@click.command()
def undo() -> None:
    """Deliver after all what was just thrown away (by `cancel` or the cancel key): for 10 seconds.

    Bind it to a key of your desktop, as `toggle`.
    """
    click.echo(ipc.request("undo"))


@click.command(name="quit")
def quit_app() -> None:
    """Quit the running app; what was said is delivered first."""
    ipc.request("quit")


@click.command()
def setup() -> None:
    """Open the first steps again in the running app: microphone, key, model, text."""
    ipc.request("setup")


@click.command()
@click.argument("state", type=click.Choice(["on", "off", "toggle"]), required=False)
def private(state: str | None) -> None:
    """Switch private mode, or without a word tell how it stands.

    While it is on nothing you dictate is kept, after a restart neither.
    """
    if state is None:
        is_on = settings_store().settings.history.private
    else:
        on = None if state == "toggle" else state == "on"
        try:
            is_on = ipc.request("private", on=on)
        except NotRunningError:
            is_on = _set_private_in_file(on=on)
    click.echo("private mode is on" if is_on else "private mode is off")


def _set_private_in_file(*, on: bool | None) -> bool:
    store = settings_store()
    history = store.settings.history
    private = not history.private if on is None else on
    store.replace(replace(store.settings, history=replace(history, private=private)))
    return private


@click.command()
@JSON_OPTION
def status(*, as_json: bool) -> None:
    """How the running app stands."""
    answer = ipc.request("status")
    if as_json:
        click.echo(to_json(answer))
        return
    click.echo(
        f"{answer['state']}: {'tap' if answer['hotkey_mode'] == 'tap' else 'hold'} {answer['hotkey']} and speak"
        if answer["ready"] and answer["state"] != "error"
        else answer["state"]
    )
    where = f"{answer['model']} on {answer['device'] or 'nothing yet'} {answer['compute_type']}".rstrip()
    resting = f"{answer['model']}, resting: it is loaded again while you speak"
    click.echo(f"model       {resting if answer['model_resting'] else where}")
    click.echo(f"microphone  {answer['microphone']}")
    work = answer["work"]
    if work["utterances"]:
        click.echo(
            f"ahead       {work['ahead']} of {work['utterances']} results were ready at release or soon after; "
            f"{work['wasted_seconds']:.1f} s of engine time went for nothing"
        )
    if answer.get("private"):
        click.echo("private     on: nothing you dictate is kept")
    if answer["problem"]:
        click.echo(f"problem     {answer['problem']} {answer['hint']}".rstrip())


@click.command()
@click.option("--withheld", is_flag=True, help="Print what was kept back instead.")
@click.option("--insert", is_flag=True, help="With --withheld: put it into the focused window instead of printing it.")
@JSON_OPTION
def last(*, withheld: bool, insert: bool, as_json: bool) -> None:
    """Print the text of the last dictation."""
    if insert:
        if not withheld or as_json:
            raise click.UsageError("--insert goes with --withheld, and prints nothing.")
        ipc.request("insert_withheld")
        return
    answer = ipc.request("last")
    if as_json:
        click.echo(to_json(answer))
        return
    if answer is None:
        raise UserError("There is no text yet.", "Dictate something first.")
    if withheld and not answer["withheld_text"]:
        raise UserError("Nothing of the last dictation was held back.")
    if not withheld and answer["withheld"]:
        raise UserError(
            f"The last text was held back: {answer['withheld']}",
            "`dictation last --withheld` prints it, `--insert` with it types it.",
        )
    click.echo(answer["withheld_text"] if withheld else answer["text"])


@click.command(
    epilog="""\b
Events:
  {"event": "state", "state": "listening", "ready": true}
  {"event": "partial", "text": "The quick", "stable_characters": 3}
  {"event": "finished", "last": {"text": "The quick pencils.", ...}}
  {"event": "problem", "problem": "...", "hint": "..."}
"""
)
@click.option("--partials", is_flag=True, help="Also the words of the dictation under way, as they change.")
def listen(*, partials: bool) -> None:
    """Print what happens in the running app, one JSON object a line, until it quits or Ctrl+C."""
    with contextlib.closing(ipc.listen(partials=partials)) as events:
        for event in events:
            click.echo(json.dumps(event, ensure_ascii=False))
