"""Showing a file where it lies: chosen in its folder by the file manager, or the folder alone.

A file manager may take a while to start, and a folder on a network to answer: `choose_in_folder` is called in the pool.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from dictation_app.errors import UserError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from pathlib import Path

_BUS_MS = 1500


def open_folder(folder: Path) -> bool:
    """On the GUI thread. False where no program takes it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def choose_in_folder(path: Path) -> Path | None:
    """Where no file manager chose it: the folder that is to be shown instead. Raises `UserError`."""
    folder = path if path.is_dir() else path.parent
    if not folder.exists():
        raise UserError(say("'{name}' cannot be shown.", name=path.name), say("Its folder is gone."))
    return None if path.exists() and _is_chosen(path) else folder


def _is_chosen(path: Path) -> bool:
    if sys.platform == "win32":
        subprocess.Popen(f'explorer /select,"{path}"')
        return True
    if sys.platform == "darwin":
        subprocess.Popen(["open", "-R", str(path)])
        return True
    # Imported where it is wanted: it connects to the session's bus.
    from PySide6.QtDBus import QDBusConnection, QDBusMessage  # noqa: PLC0415

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    call = QDBusMessage.createMethodCall(
        "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1", "org.freedesktop.FileManager1", "ShowItems"
    )
    call.setArguments([[QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)], ""])
    answer = bus.call(call, timeout=_BUS_MS)
    return answer.type() is QDBusMessage.MessageType.ReplyMessage
