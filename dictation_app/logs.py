"""Log set-up: one rotating file for the app, warnings on stderr. Logs hold lengths and times, never words or values."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 1_000_000
BACKUPS = 2
_FORMAT = "%(asctime)s %(levelname)s %(process)d %(threadName)s %(name)s: %(message)s"


def set_up(folder: Path | None, *, verbose: bool = False) -> None:
    """Send records to ``dictation.log`` in `folder` (None: nowhere) and to stderr.

    stderr gets warnings only, or everything with `verbose`. A folder that cannot be written is told and done without:
    dictation must work on a full or read-only disk.
    """
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    stderr = logging.StreamHandler()
    stderr.setLevel(logging.DEBUG if verbose else logging.WARNING)
    stderr.setFormatter(logging.Formatter("dictation: %(message)s" if not verbose else _FORMAT))
    root.addHandler(stderr)
    # Libraries that log every request or file name at INFO.
    for noisy in ("faster_whisper", "httpx", "httpx2", "huggingface_hub", "libav", "filelock"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(
            folder / "dictation.log", maxBytes=MAX_BYTES, backupCount=BACKUPS, encoding="utf-8", delay=False
        )
    except OSError as exc:
        logging.getLogger(__name__).warning("No log is written: %s cannot be used (%s).", folder, exc.strerror)
        return
    handler.setFormatter(logging.Formatter(_FORMAT))
    root.addHandler(handler)
