"""``dictation files``: hands files to the app's window; and the start of the app, which all of it comes to.

Nothing heavy may be imported before it is known that no app is running (`ipc`).
"""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dictation_app import ipc, paths
from dictation_app.errors import NotRunningError

if TYPE_CHECKING:
    from collections.abc import Sequence


def start_app(*, background: bool, verbose: bool, files: Sequence[Path] = ()) -> int:
    """Run the app, or raise the one that runs; returns the exit code."""
    # Ctrl+C while Qt is imported: an exception raised in there aborts the process, so the signal just ends it until
    # the app has a handler of its own.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from dictation_app import crashes  # noqa: PLC0415

    # Before Qt, which may crash as well.
    crash_file = crashes.CrashFile(crashes.new_file(paths.log_dir(), crashes.Process.APP), crashes.Process.APP)
    try:
        # Qt is imported only here.
        from dictation_app.app import run as run_app  # noqa: PLC0415

        return run_app(background=background, verbose=verbose, crash_file=crash_file.path, files=files)
    except BaseException:
        crash_file.close()
        raise


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.pass_context
def files(context: click.Context, *, files: tuple[Path, ...]) -> int:
    """Open files and folders on the app's Files page, and transcribe them there.

    Starts the app where it is not running. Without files it shows the page. `dictation transcribe` does it in the
    terminal.
    """
    absolute = [path.absolute() for path in files]  # the app has another working folder
    try:
        ipc.hand_over(absolute)
    except NotRunningError:
        verbose = bool(context.parent is not None and context.parent.params.get("verbose"))
        return start_app(background=False, verbose=verbose, files=absolute)
    return 0


class OpensFiles(click.Group):
    """A group whose first word may be a file: ``dictation talk.mp3``, as desktops call a program with what is dropped
    on its icon.
    """

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A command of this name goes first."""
        if args and self.get_command(ctx, args[0]) is None and os.path.lexists(args[0]):
            return files.name, files, args
        return super().resolve_command(ctx, args)
