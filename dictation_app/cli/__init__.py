"""The command line. Every command's body imports what it needs, so that `dictation toggle` stays below 150 ms.

Failures are `UserError`s: one sentence on stderr and the exit code of `errors.ExitCode`; never a traceback.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import click

from dictation_app import __version__, paths
from dictation_app.cli import bench, devices, doctor, gpu, history, models, remote, report, settings, transcribe, words
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
    # Ctrl+C while Qt is imported: an exception raised in there aborts the process, so the signal just ends it until
    # the app has a handler of its own.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from dictation_app import crashes  # noqa: PLC0415

    # Before Qt, which may crash as well.
    crash_file = crashes.CrashFile(crashes.new_file(paths.log_dir(), crashes.Process.APP), crashes.Process.APP)
    try:
        # Qt is imported only here.
        from dictation_app.app import run as run_app  # noqa: PLC0415

        return run_app(background=background, verbose=verbose, crash_file=crash_file.path)
    except BaseException:
        crash_file.close()
        raise


for command in (
    remote.start,
    remote.stop,
    remote.toggle,
    remote.cancel,
    remote.undo,
    remote.status,
    remote.last,
    remote.private,
    remote.listen,
    remote.quit_app,
    transcribe.transcribe,
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
