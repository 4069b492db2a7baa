"""Files dropped on a window, wherever on it: what came, and a shade that says that they are taken.

Looked for at the native window, before any widget: a field for text would take the address of a file as its text.
"""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes, urlsplit
from urllib.request import url2pathname

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from dictation_app.ui import files_words, theme
from dictation_app.ui.theme import SPACE

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_ADDRESSES = "text/uri-list"
_NOT_WHILE_DRAGGED = frozenset(
    [QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.Enter, QEvent.Type.Hide]
)
"""No such thing reaches a window that something hangs over: its source is gone, and nobody said that it left."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was let go of over the window, or pasted."""

    paths: tuple[Path, ...]
    others: tuple[str, ...] = ()
    """Addresses of what is no file here."""


def read(mime: QMimeData) -> Dropped:
    """Its addresses. Read as bytes: names of files need not be UTF-8, and Qt's are."""
    paths: dict[Path, None] = {}
    others: list[str] = []
    for line in bytes(mime.data(_ADDRESSES).data()).replace(b"\0", b"\n").splitlines():
        address = os.fsdecode(line.strip())
        if not address or address.startswith("#"):
            continue
        path = _path(address)
        if path is None:
            others.append(address)
        else:
            paths[path] = None
    return Dropped(tuple(paths), tuple(others))


def _path(address: str) -> Path | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme.lower() != "file":
        return None
    if sys.platform == "win32":
        return Path(url2pathname(f"//{parts.netloc}{parts.path}" if parts.netloc else parts.path))
    if parts.netloc.lower() not in {"", "localhost", socket.gethostname().lower()}:
        return None
    # A "#" or "?" in a name is to be encoded, and some programs do not.
    rest = parts.path + (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    found = os.fsdecode(unquote_to_bytes(os.fsencode(rest)))
    return Path(found) if found.startswith("/") and "\0" not in found else None


class Drops(QObject):
    """Watches a window; `watch` it anew when it was shown."""

    dropped = Signal(object)
    """`Dropped`"""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        self._shade = _Shade(window)

    def watch(self) -> None:
        """The native window is made when it is first shown."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Take what brings addresses; rows of a list that are dragged within it bring none."""
        kind = event.type()
        if kind is QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if event.mimeData().hasFormat(_ADDRESSES) and not self._is_shut:
                found = read(event.mimeData())
                self._shade.show_over(self._window, is_welcome=bool(found.paths))
                _take(event)
                return True
        elif kind is QEvent.Type.DragMove and isinstance(event, QDragMoveEvent):
            if self._shade.isVisible():
                _take(event)
                return True
        elif kind is QEvent.Type.DragLeave and self._shade.isVisible():
            self._shade.hide()
            return True
        elif kind is QEvent.Type.Drop and isinstance(event, QDropEvent) and self._shade.isVisible():
            self._shade.hide()
            _take(event)
            self.dropped.emit(read(event.mimeData()))
            return True
        elif kind in _NOT_WHILE_DRAGGED and self._shade.isVisible():
            self._shade.hide()
        return False

    @property
    def _is_shut(self) -> bool:
        """A question stands before the window."""
        return QApplication.activeModalWidget() is not None

    @property
    def is_over(self) -> bool:
        """Whether something hangs over the window."""
        return self._shade.isVisible()


def _take(event: QDropEvent) -> None:
    # A copy, whatever the source offers first: one that moves deletes its file.
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


class _Shade(QWidget):
    """Lies over the whole window while something hangs over it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._is_welcome = True
        self.hide()

    def show_over(self, window: QWidget, *, is_welcome: bool) -> None:
        self._is_welcome = is_welcome
        self.setGeometry(window.rect())
        self.setAccessibleName(self._sentence())
        self.raise_()
        self.show()

    def _sentence(self) -> str:
        if self._is_welcome:
            return self.tr("Drop to transcribe")
        return files_words.refused(())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        colours, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(colours.window)
        ground.setAlphaF(0.75)
        painter.fillRect(self.rect(), ground)
        edge = colours.accent_text if self._is_welcome else colours.warning_text
        painter.setPen(QPen(QColor(edge), 2, Qt.PenStyle.DashLine))
        inside_colour = QColor(colours.note_fill if self._is_welcome else colours.warning_fill)
        inside_colour.setAlphaF(0.7)
        painter.setBrush(inside_colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2 * SPACE, 2 * SPACE, -2 * SPACE, -2 * SPACE), 10, 10)
        painter.setFont(theme.scaled(self.font(), 1.5 if self._is_welcome else 1.0))
        painter.setPen(QColor(edge))
        inside = self.rect().adjusted(4 * SPACE, 4 * SPACE, -4 * SPACE, -4 * SPACE)
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._sentence())
