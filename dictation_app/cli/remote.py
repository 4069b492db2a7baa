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


@click.command()
def insert_here() -> None:
    """Put text that waits (another window was in front than the one it was said in) into the focused window."""
    ipc.request("insert_here")


@click.command()
def insert_back() -> None:
    """Go back to the window that text waits for, and put it there."""
    ipc.request("insert_back")


@click.command()
def undo_insertion() -> None:
    """Take out again what was inserted last, if it is still there; once more: put it in as it was heard."""
    ipc.request("undo_insertion")


@click.command()
@click.option("--language", metavar="CODE", help="Decode it once more in this language.")
@click.option("--model", metavar="NAME", help="Decode it once more with this installed model.")
def say_as(*, language: str | None, model: str | None) -> None:
    """Put what was inserted last in another way: as it was heard, or decoded once more."""
    ipc.request("say_as", language=language, model=model)


@click.command(name="hotkey-lines")
@click.option(
    "--desktop", type=click.Choice(["gnome", "kde", "hyprland", "sway", "niri", "other"]), help="Not this one."
)
def hotkey_lines(desktop: str | None) -> None:
    """Lines for your desktop's configuration, with which one of its keys starts and ends dictations.

    For Wayland, where no program may watch the keyboard.
    """
    from dictation_app.hotkey.lines import Desktop, desktop_here, key_lines  # noqa: PLC0415

    here = Desktop(desktop) if desktop else desktop_here() or Desktop.OTHER
    found = key_lines(here, settings_store().settings.hotkey)
    click.echo("\n".join((f"# {found.where}", f"# {found.note}", *found.lines)))


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


_VERBS = {"tap": "tap", "double-tap": "double-tap"}


@click.command()
@JSON_OPTION
def status(*, as_json: bool) -> None:
    """How the running app stands."""
    answer = ipc.request("status")
    if as_json:
        click.echo(to_json(answer))
        return
    click.echo(
        f"{answer['state']}: {_VERBS.get(answer['hotkey_mode'], 'hold')} {answer['hotkey']} and speak"
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
    if answer.get("held"):
        click.echo("waiting     text: `dictation insert-here` inserts it, or `insert-back` where it was said")
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
