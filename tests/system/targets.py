"""Windows of other programs, and what stands in them: a terminal, a GTK editor, a Qt editor."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from .processes import stop, wait_for

if TYPE_CHECKING:
    from .desktop import Desktop


class Target(ABC):
    """A window that can be dictated into."""

    name: str
    window: int

    @abstractmethod
    def text(self) -> str:
        """What stands in it, as the program itself has it."""

    @abstractmethod
    def clear(self) -> None:
        """Empty it."""

    @abstractmethod
    def close(self) -> None:
        """End the program."""

    def wait_for_text(self, part: str, timeout_s: float = 5.0) -> None:
        """Wait until `part` stands in it; the program has fetched pasted text some moments before it shows it."""
        wait_for(lambda: part in self.text(), lambda: f"'{part}' in {self.name}: {self.text()!r}", timeout_s)


class Terminal(Target):
    """xterm with a program that writes each byte it is sent into a file; a pasted newline is a carriage return."""

    name = "terminal"

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._file = desktop.folder / "terminal.txt"
        self._file.write_bytes(b"")
        script = 'stty raw -echo; exec cat >> "$0"'
        desktop.spawn("xterm", "xterm", "-u8", "-T", "Terminal", "-e", "sh", "-c", script, str(self._file))
        self.window = desktop.find("Terminal")

    def text(self) -> str:
        return self._file.read_bytes().decode()

    def clear(self) -> None:
        # `cat` appends, so an emptied file stays right.
        self._file.write_bytes(b"")

    def close(self) -> None:
        self._desktop.stop("xterm")


class GtkEditor(Target):
    """mousepad; read by saving its file."""

    name = "GTK editor"

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._file = desktop.folder / "gtk-editor.txt"
        self._file.write_bytes(b"")
        desktop.spawn("mousepad", "mousepad", "--disable-server", str(self._file))
        self.window = desktop.find("gtk-editor.txt")

    def text(self) -> str:
        self._save()
        return self._file.read_text(encoding="utf-8")

    def _save(self) -> None:
        """Ctrl+S until the title loses the star that marks unsaved text."""
        self._desktop.focus(self.window)

        def saved() -> bool:
            if not self._desktop.title(self.window).startswith("*"):
                return True
            self._desktop.tap("Ctrl+S", down_s=0.0)
            time.sleep(0.05)
            return False

        time.sleep(0.05)  # The star follows the text by an idle callback.
        wait_for(saved, "the editor to save")

    def clear(self) -> None:
        self._desktop.focus(self.window)

        def empty() -> bool:
            self._desktop.tap("Ctrl+A", down_s=0.0)
            self._desktop.tap("Delete", down_s=0.0)
            return self.text() == ""

        wait_for(empty, "the editor to be empty")

    def close(self) -> None:
        self._desktop.stop("mousepad")


class QtProgram:
    """`qt_editor` as a process of its own, and what stands in it."""

    def __init__(self, desktop: Desktop, title: str, env: dict[str, str] | None = None) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("qt_editor.py")), title],
            env=desktop.env | (env or {}),
            cwd=desktop.home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _ask(self, command: str) -> object:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(command.encode() + b"\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def text(self) -> str:
        return str(self._ask("text"))

    def is_active(self) -> bool:
        """Whether it knows that it has the focus."""
        return bool(self._ask("active"))

    def clear(self) -> None:
        self._ask("clear")

    def close(self) -> None:
        stop(self._process)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()


class QtEditor(QtProgram, Target):
    """It, on X11."""

    name = "Qt editor"

    def __init__(self, desktop: Desktop, title: str = "Notes") -> None:
        super().__init__(desktop, title)
        self.window = desktop.find(title)
