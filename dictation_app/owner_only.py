"""Files and folders for nobody but their owner, whatever the umask; an older one that was open to others is shut.

On Windows, and on file systems without rights (a memory stick), there is nothing to set: the user's folders are the
user's there.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = 0o700
FILE = 0o600


def make_folder(folder: Path) -> None:
    """Make it, and what is missing above it; raise `OSError` where that is not possible."""
    missing = [part for part in (folder, *folder.parents) if not part.exists()]
    for part in reversed(missing):
        part.mkdir(mode=FOLDER, exist_ok=True)
    with suppress(OSError):  # it belongs to somebody else, or nothing has rights there
        folder.chmod(FOLDER)


def opener(path: str, flags: int) -> int:
    """For `open`: a new file is born with these rights, and an older one gets them."""
    file = os.open(path, flags, FILE)
    with suppress(OSError):
        os.chmod(path, FILE)  # noqa: PTH101  # `open` hands over a string
    return file
