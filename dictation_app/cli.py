"""The command line. Every command's body imports what it needs, so that `dictation toggle` stays below 150 ms.

Failures are `UserError`s: one sentence on stderr and the exit code of `errors.ExitCode`; never a traceback.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dictation_app import __version__, ipc
from dictation_app.errors import ExitCode, NotRunningError, UserError

if TYPE_CHECKING:
    from dictation_app.engine.models import FetchProgress, ModelStore

JSON_OPTION = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line; returns the exit code."""
    try:
        result = main.main(args=list(arguments), prog_name="dictation", standalone_mode=False)
    except UserError as exc:
        return _fail(str(exc), exc.exit_code)
    except click.exceptions.Abort:
        return _fail("Interrupted.", ExitCode.INTERRUPTED)
    except KeyboardInterrupt:
        return _fail("Interrupted.", ExitCode.INTERRUPTED)
    except click.ClickException as exc:
        exc.show()
        return exc.exit_code
    except BrokenPipeError:
        # The reader of a pipe (head, less) went away; that is its right.
        sys.stderr.close()
        return ExitCode.OK
    return result if isinstance(result, int) else ExitCode.OK


def _fail(message: str, code: int) -> int:
    click.echo(f"dictation: {message}", err=True)
    return code


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  dictation                              start the app (or raise it)
  dictation toggle                       start or stop dictating; bind it to a key
  dictation transcribe talk.mp3          text of a recording
  dictation transcribe *.m4a --format srt --output subtitles
  dictation settings set hotkey.chord Ctrl+Alt+D
""",
)
@click.option("--background", is_flag=True, help="Start without opening the window.")
@click.option("--verbose", is_flag=True, help="Say on stderr what happens (never your words).")
@click.version_option(__version__, prog_name="dictation")
@click.pass_context
def main(context: click.Context, *, background: bool, verbose: bool) -> int | None:
    """Hold a key, speak, release: the words stand in the window you were in.

    Without a command the desktop app is started. Everything runs on this machine.
    """
    if context.invoked_subcommand is not None:
        return None
    # Qt is imported only here.
    from dictation_app.app import run as run_app  # noqa: PLC0415

    return run_app(background=background, verbose=verbose)


# --- the running app ------------------------------------------------------------------------------------------------


@main.command()
def start() -> None:
    """Start a hands-free dictation in the running app."""
    click.echo(ipc.request("start"))


@main.command()
def stop() -> None:
    """End the dictation; the text goes into the focused window."""
    click.echo(ipc.request("stop"))


@main.command()
def toggle() -> None:
    """Start or stop a dictation."""
    click.echo(ipc.request("toggle"))


@main.command()
def cancel() -> None:
    """Throw the dictation under way away."""
    click.echo(ipc.request("cancel"))


@main.command(name="quit")
def quit_app() -> None:
    """Quit the running app; what was said is delivered first."""
    ipc.request("quit")


@main.command()
@JSON_OPTION
def status(*, as_json: bool) -> None:
    """How the running app stands."""
    answer = ipc.request("status")
    if as_json:
        click.echo(_json(answer))
        return
    click.echo(f"{answer['state']}: hold {answer['hotkey']} and speak")
    click.echo(f"model       {answer['model']} on {answer['device'] or 'nothing yet'} {answer['compute_type']}".rstrip())
    click.echo(f"microphone  {answer['microphone']}")
    if answer["problem"]:
        click.echo(f"problem     {answer['problem']} {answer['hint']}".rstrip())


@main.command()
@click.option("--withheld", is_flag=True, help="Print what was kept back instead.")
@JSON_OPTION
def last(*, withheld: bool, as_json: bool) -> int:
    """Print the text of the last dictation."""
    answer = ipc.request("last")
    if as_json:
        click.echo(_json(answer))
        return ExitCode.OK
    if answer is None or not (answer["withheld_text"] if withheld else answer["text"]):
        raise UserError("There is no text yet.", "Dictate something first.")
    click.echo(answer["withheld_text"] if withheld else answer["text"])
    return ExitCode.OK


# --- settings -------------------------------------------------------------------------------------------------------


@main.group()
def settings() -> None:
    """Read and change settings; a running app uses them at once."""


@settings.command(name="list")
@JSON_OPTION
def settings_list(*, as_json: bool) -> None:
    """Show all settings with what they mean."""
    from dictation_app import settings as module  # noqa: PLC0415

    current = _store().settings
    if as_json:
        click.echo(_json({key: module.get(current, key) for key in module.keys()}))
        return
    width = max(map(len, module.keys()))
    for key in module.keys():
        click.echo(f"{key:{width}}  {_shown(module.get(current, key)):16}  {module.describe(key)}")


@settings.command(name="get")
@click.argument("key")
@JSON_OPTION
def settings_get(key: str, *, as_json: bool) -> None:
    """Print the value of KEY."""
    from dictation_app import settings as module  # noqa: PLC0415

    value = module.get(_store().settings, key)
    click.echo(_json(value) if as_json else _shown(value))


@settings.command(name="set")
@click.argument("key")
@click.argument("value")
def settings_set(key: str, value: str) -> None:
    """Change KEY to VALUE."""
    try:
        ipc.request("set", key=key, value=value)
    except NotRunningError:
        _set_in_file(key, value)


def _set_in_file(key: str, value: str) -> None:
    from dictation_app import settings as module  # noqa: PLC0415
    from dictation_app.validation import check_settings  # noqa: PLC0415

    store = _store()
    new = module.with_value(store.settings, key, value)
    check_settings(new, _models())
    store.replace(new)


def _store() -> Any:
    from dictation_app.paths import settings_file  # noqa: PLC0415
    from dictation_app.settings import SettingsStore  # noqa: PLC0415

    store = SettingsStore(settings_file())
    for note in store.load().notes:
        click.echo(f"dictation: {note}", err=True)
    return store


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
