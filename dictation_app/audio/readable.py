"""Whether a file can be read at all, before anything looks into it.

It loads no library: the command line asks it before it is known that an app must be started.
"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from dictation_app.errors import AudioFileError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from pathlib import Path


def refuse_unreadable(path: Path) -> None:
    """Raise `AudioFileError` where there is no file, or none that can be read."""
    try:
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            raise AudioFileError(say("'{name}' is a folder, not a file.", name=path.name), say("Name the files in it."))
        if not stat.S_ISREG(info.st_mode):
            raise AudioFileError(
                say("'{name}' is not a regular file.", name=path.name), say("Save the sound in a file first.")
            )
        if info.st_size == 0:
            raise AudioFileError(
                say("'{name}' is empty.", name=path.name), say("The recording or the copy of it failed; make it again.")
            )
        with path.open("rb"):
            pass
    except (FileNotFoundError, NotADirectoryError) as exc:
        raise missing(path) from exc
    except PermissionError as exc:
        raise AudioFileError(
            say("'{name}' may not be read.", name=path.name), say("Ask for permission to read it, or copy it.")
        ) from exc
    except OSError as exc:
        raise unreadable(path.name, exc) from exc


def missing(path: Path) -> AudioFileError:
    """What is told where nothing is of this name."""
    return AudioFileError(say("There is no file '{path}'.", path=path), say("Check the name and the folder."))


def unreadable(name: str, exc: OSError) -> AudioFileError:
    """What is told where the disk does not give it."""
    return AudioFileError(
        say("'{name}' cannot be read: {reason}.", name=name, reason=exc.strerror or exc),
        say("Check the disk it lies on."),
    )
