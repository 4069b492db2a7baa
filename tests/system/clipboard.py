"""The clipboard as another program has it: set by a program of its own, read by xclip.

Run as ``python clipboard.py FOLDER`` it is that program: it owns the clipboard with what lies in FOLDER
(``text``, ``html``, ``png``) until it is ended.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .desktop import Desktop

FORMATS = {"UTF8_STRING": "text", "text/html": "html", "image/png": "png"}
"""X target -> what is kept in that file."""


class Clipboard:
    """Sets and reads the clipboard of a desktop without the app's help."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._folder = desktop.folder / "clipboard"
        self._folder.mkdir(exist_ok=True)

    def fill(self, *, text: str, html: str, png: bytes) -> None:
        """Let another program copy text, its HTML and a picture."""
        from .processes import wait_for  # noqa: PLC0415  # this file is also a program, which has no package

        (self._folder / "text").write_text(text, encoding="utf-8")
        (self._folder / "html").write_text(html, encoding="utf-8")
        (self._folder / "png").write_bytes(png)
        self._desktop.spawn("copier", sys.executable, __file__, str(self._folder))
        wait_for(lambda: self.text() == text, "the clipboard to be filled")

    def select(self, text: str) -> None:
        """Let another program have text selected: what a middle click pastes."""
        from .processes import wait_for  # noqa: PLC0415

        self._desktop.stop("selecter")
        command = 'printf %s "$0" | exec xclip -i -selection primary -quiet'
        self._desktop.spawn("selecter", "sh", "-c", command, text)
        wait_for(lambda: self.text("primary") == text, "the selection")

    def targets(self) -> set[str]:
        """The formats on offer."""
        return set(self._xclip("TARGETS").decode().split())

    def read(self) -> dict[str, bytes]:
        """What each of `FORMATS` holds now, byte for byte."""
        return {target: self._xclip(target) for target in FORMATS}

    def read_until(self, wanted: dict[str, bytes], timeout_s: float) -> dict[str, bytes]:
        """Read until it is as `wanted`, at most this long; returns what it is.

        Seldom: the app waits for a quiet moment, and each look is a program that pastes.
        """
        deadline = time.monotonic() + timeout_s
        time.sleep(0.3)
        while (now := self.read()) != wanted and time.monotonic() < deadline:
            time.sleep(1.0)
        return now

    def text(self, selection: str = "clipboard") -> str:
        """The text on the clipboard, or in another selection."""
        return self._xclip("UTF8_STRING", selection).decode()

    def _xclip(self, target: str, selection: str = "clipboard") -> bytes:
        done = self._desktop.run("xclip", "-o", "-selection", selection, "-t", target, check=False)
        return done.stdout

    def close(self) -> None:
        """End the programs that copied and selected."""
        self._desktop.stop("copier")
        self._desktop.stop("selecter")


def _own(folder: Path) -> int:
    from PySide6.QtCore import QMimeData  # noqa: PLC0415  # the tests' own process needs no Qt
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    application = QGuiApplication(sys.argv[:1])
    content = QMimeData()
    content.setText((folder / "text").read_text(encoding="utf-8"))
    content.setHtml((folder / "html").read_text(encoding="utf-8"))
    content.setData("image/png", (folder / "png").read_bytes())
    QGuiApplication.clipboard().setMimeData(content)
    return application.exec()


if __name__ == "__main__":
    sys.exit(_own(Path(sys.argv[1])))
