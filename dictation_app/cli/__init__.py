"""The command line. Every command's body imports what it needs, so that `dictation toggle` stays below 150 ms.

Failures are `UserError`s: one sentence on stderr and the exit code of `errors.ExitCode`; never a traceback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dictation_app import __version__, paths
from dictation_app.cli import (
    bench,
    devices,
    doctor,
    files,
    gpu,
    history,
    models,
    remote,
    report,
    settings,
    transcribe,
    words,
)
from dictation_app.cli.files import OpensFiles, start_app
from dictation_app.errors import ExitCode, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    except Exception as exc:  # noqa: BLE001  # a bug; its message may hold what nobody else is to read
        return _fail(_keep_bug(exc), ExitCode.FAILED)
    return result if isinstance(result, int) else ExitCode.OK


def _fail(message: str, code: int) -> int:
    click.echo(f"dictation: {message}", err=True)
    return code


def _keep_bug(exc: Exception) -> str:
    """What the user is told of an exception that nobody expected."""
    from dictation_app import crashes, stacks  # noqa: PLC0415

    kept = crashes.keep(paths.log_dir(), crashes.Process.COMMAND, stacks.describe(exc))
    told = "A bug ended this."
    if kept.file is None:
        return f"{told} No report of it can be kept in {paths.log_dir()}. What led to it:\n{kept.stack}"
    return f"{told} What led to it is kept in {kept.file}; `dictation report` prints a report to hand on."


@click.group(
    cls=OpensFiles,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  dictation                              start the app (or raise it)
  dictation toggle                       start or stop dictating; bind it to a key
  dictation files *.m4a                  transcribe them in the window
  dictation transcribe talk.mp3          text of a recording, in the terminal
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
    return start_app(background=background, verbose=verbose)


for command in (
    remote.start,
    remote.stop,
    remote.toggle,
    remote.cancel,
    remote.undo,
    remote.insert_here,
    remote.insert_back,
    remote.undo_insertion,
    remote.say_as,
    remote.status,
    remote.last,
    remote.private,
    remote.listen,
    remote.setup,
    remote.hotkey_lines,
    remote.quit_app,
    transcribe.transcribe,
    files.files,
    models.models,
    devices.devices,
    doctor.doctor,
    gpu.gpu,
    history.history,
    settings.settings,
    words.words,
    report.report,
    bench.bench,
):
    main.add_command(command)
