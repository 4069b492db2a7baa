"""Whether a file can be read at all, before anything looks into it.

It loads no library: the command line asks it before it is known that an app must be started.
"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from dictation_app.errors import AudioFileError

if TYPE_CHECKING:
    from pathlib import Path


def refuse_unreadable(path: Path) -> None:
    """Raise `AudioFileError` where there is no file, or none that can be read."""
    try:
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            raise AudioFileError(f"'{path.name}' is a folder, not a file.", "Name the files in it.")
        if not stat.S_ISREG(info.st_mode):
            raise AudioFileError(f"'{path.name}' is not a regular file.", "Save the sound in a file first.")
        if info.st_size == 0:
            raise AudioFileError(f"'{path.name}' is empty.", "The recording or the copy of it failed; make it again.")
        with path.open("rb"):
            pass
    except (FileNotFoundError, NotADirectoryError) as exc:
        raise missing(path) from exc
    except PermissionError as exc:
        raise AudioFileError(f"'{path.name}' may not be read.", "Ask for permission to read it, or copy it.") from exc
    except OSError as exc:
        raise unreadable(path.name, exc) from exc


def missing(path: Path) -> AudioFileError:
    """What is told where nothing is of this name."""
    return AudioFileError(f"There is no file '{path}'.", "Check the name and the folder.")


def unreadable(name: str, exc: OSError) -> AudioFileError:
    """What is told where the disk does not give it."""
    return AudioFileError(f"'{name}' cannot be read: {exc.strerror or exc}.", "Check the disk it lies on.")
