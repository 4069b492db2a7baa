"""``dictation files``: hands files to the app's window; and the start of the app, which all of it comes to.

Nothing heavy may be imported before it is known that no app is running (`ipc`).
"""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dictation_app import ipc, paths
from dictation_app.audio.readable import refuse_unreadable
from dictation_app.errors import AudioFileError, ExitCode, NotRunningError

if TYPE_CHECKING:
    from collections.abc import Sequence


_DOCUMENTS: Final = frozenset(
    [
        *(".csv", ".doc", ".docx", ".htm", ".html", ".json", ".md", ".odt", ".pdf", ".rtf", ".txt", ".xlsx", ".xml"),
        *(".ass", ".lrc", ".srt", ".tsv", ".vtt"),
        *(".jpeg", ".jpg", ".png", ".zip"),
    ]
)
"""Nobody records sound into these."""


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
    refused = _tell_refused(files)
    if files and len(refused) == len(files):
        return ExitCode.AUDIO_FILE
    good = [path for path in files if path not in refused]
    absolute = [path.absolute() for path in good]  # the app has another working folder
    code = ExitCode.AUDIO_FILE if refused else ExitCode.OK
    try:
        ipc.hand_over(absolute)
    except NotRunningError:
        verbose = bool(context.parent is not None and context.parent.params.get("verbose"))
        _tell_added(good)
        return start_app(background=False, verbose=verbose, files=absolute) or code
    _tell_added(good)
    return code


def _tell_refused(paths: Sequence[Path]) -> list[Path]:
    """Say why what is no recording cannot be added; returns that."""
    refused = []
    for path in paths:
        try:
            _refuse(path)
        except AudioFileError as exc:
            click.echo(f"dictation: {exc}", err=True)
            refused.append(path)
    return refused


def _refuse(path: Path) -> None:
    if os.path.isdir(path):  # noqa: PTH112 - this raises nothing
        return
    refuse_unreadable(path)
    if path.suffix.lower() in _DOCUMENTS:
        raise AudioFileError(f"'{path.name}' is no sound or video file.", "Name a recording.")


def _tell_added(paths: Sequence[Path]) -> None:
    folders = sum(os.path.isdir(path) for path in paths)  # noqa: PTH112 - this raises nothing
    counts = ((len(paths) - folders, "file"), (folders, "folder"))
    told = [f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count]
    if told:
        click.echo(f"{' and '.join(told)} added.")


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
