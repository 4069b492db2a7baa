"""Where things live on this machine: settings, words, models, logs, the socket, and the files shipped with the app."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import warnings
from pathlib import Path

from platformdirs import PlatformDirs

from dictation_app.errors import UserError
from dictation_app.sentences import say

APP_ID = "dictation-app"
DESKTOP_ID = "app.dictation.Dictation"
"""The name of the app's desktop entry, and so of its windows and permissions; portals take no name without a dot."""

_UNIX_SOCKET_PATH_LIMIT = 100
"""Bytes; the kernel's limit is 108 on Linux and 104 on macOS, including the terminating zero."""


def _dirs() -> PlatformDirs:
    return PlatformDirs(APP_ID, appauthor=False, roaming=False)


def settings_file() -> Path:
    """The user's settings (JSON)."""
    return _dirs().user_config_path / "settings.json"


def words_file() -> Path:
    """How the user wants words to be written (lines of text, to be edited by hand)."""
    return _dirs().user_config_path / "words.txt"


def models_dir() -> Path:
    """Speech models, one folder each."""
    return _dirs().user_data_path / "models"


def meaning_dir() -> Path:
    """The model of the search by meaning, in the form it runs in; made again where it is missing."""
    return _dirs().user_data_path / "meaning"


def cuda_dir() -> Path:
    """NVIDIA's libraries, where the user had them installed."""
    return _dirs().user_data_path / "cuda"


def portal_file() -> Path:
    """The desktop's leave to paste, as a token that is good for one time (JSON)."""
    return _dirs().user_state_path / "portal.json"


def gpu_record_file() -> Path:
    """What GPUs proved unable to do (JSON)."""
    return _dirs().user_state_path / "gpus.json"


def programs_file() -> Path:
    """How text got into programs (JSON); who deletes it has all forgotten."""
    return _dirs().user_data_path / "programs.json"


def set_up_file() -> Path:
    """The step of the first run that comes next, until it has ended."""
    return _dirs().user_state_path / "set-up"


def muted_file() -> Path:
    """Which sound of other programs is muted just now (JSON)."""
    return _dirs().user_state_path / "muted.json"


def measured_file() -> Path:
    """How fast models were on this machine (JSON)."""
    return _dirs().user_state_path / "measured.json"


def history_dir() -> Path:
    """Past dictations: the user's words and, where it is kept, their sound."""
    return _dirs().user_data_path / "history"


def files_db() -> Path:
    """Media files that are, or were, transcribed, and their texts."""
    return _dirs().user_data_path / "files" / "files.db"


def transcribing_dir() -> Path:
    """What `dictation transcribe` has understood of files that it did not finish."""
    return _dirs().user_state_path / "transcribing"


def watched_dir() -> Path:
    """Which files of watched folders have been taken."""
    return _dirs().user_state_path / "watched"


def journal_dir() -> Path:
    """Dictations that are under way, or that a crash left behind."""
    return _dirs().user_data_path / "journal"


def log_dir() -> Path:
    """Rotating logs; they never hold the user's words."""
    return _dirs().user_log_path


def socket_address() -> str:
    """Where the running app listens: a Unix socket path, or a pipe name on Windows. One per user."""
    if sys.platform == "win32":
        return rf"\\.\pipe\{APP_ID}-{os.environ.get('USERNAME', 'user')}"
    with warnings.catch_warnings():
        # Outside a desktop session XDG_RUNTIME_DIR is not set; platformdirs then takes a folder in /tmp, and says so.
        warnings.simplefilter("ignore")
        path = _dirs().user_runtime_path / "socket"
    if len(os.fsencode(path)) > _UNIX_SOCKET_PATH_LIMIT:
        digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
        path = Path(tempfile.gettempdir()) / f"{APP_ID}-{os.getuid()}-{digest}" / "s"
    return str(path)


def resource(name: str) -> Path:
    """A file shipped with the app, for example ``icons/app.svg``; raise `UserError` where it is missing.

    In an installed package the folder lies inside it; in a checkout beside it.
    """
    package = Path(__file__).resolve().parent
    for base in (package / "resources", package.parent / "resources"):
        if (base / name).exists():
            return base / name
    raise UserError(say("The file '{name}' of the app is missing.", name=name), say("Install the app again."))
