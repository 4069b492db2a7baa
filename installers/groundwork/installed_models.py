"""Whether this user has a speech model: asked at each start, so by a few `stat` calls and without the app.

The app's own way is `engine/model_files.py` and `engine/model_folders.py`; here is as much of it as the question takes.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

_PLACE = ".place.json"
_MARKER = ".installed.json"


def models_dir() -> Path:
    """Where the app has this user's models, if they were not moved."""
    home = Path.home()
    folders = {"win32": home / "AppData" / "Local", "darwin": home / "Library" / "Application Support"}
    told = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_DATA_HOME", "").strip()
    folder = Path(told) if told else folders.get(sys.platform, home / ".local" / "share")
    return folder / "dictation-app" / "models"


def has_model(models: Path) -> bool:
    """Whether any model can be loaded, or all of them are on a disk that is not plugged in."""
    folder = _place(models)
    try:
        inside = list(folder.iterdir())
    except OSError:
        return folder != models
    return any(_is_whole(each) for each in inside if not each.name.startswith("."))


def _place(models: Path) -> Path:
    """`models`, or where they were moved to."""
    moved = _read(models / _PLACE).get("folder")
    return Path(moved) if isinstance(moved, str) else models


def _is_whole(folder: Path) -> bool:
    """Whether its files have the size and the time that they had when they were checked."""
    files = _read(folder / _MARKER).get("files")
    if not isinstance(files, dict) or not files:
        return False
    try:
        stats = [((folder / name).stat(), file) for name, file in files.items()]
        return all((stat.st_size, stat.st_mtime_ns) == (file["bytes"], file["mtime_ns"]) for stat, file in stats)
    except (OSError, KeyError, TypeError):
        return False


def _read(file: Path) -> dict[str, Any]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}
