"""What is said to the user: progress lines, and failures in words.

All of it goes to standard error: standard output belongs to the app and to pytest, whose closing line is the last.
"""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FAILED = 1
NEEDS_ADMINISTRATOR = 20
"""System packages are missing and this user may not install them. Far from the app's own exit codes."""

_LAST_LINES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """A reason for which package managers fail, and what to do about it."""

    signs: tuple[str, ...]
    """Any of these in their output, in lower case."""
    words: str
    next_step: str
    show_lines: bool = True
    """Off where their own last lines mislead: pip calls an index it cannot reach "No matching distribution"."""


CAUSES = (
    Cause(
        signs=("do not match the hashes",),
        words="a downloaded package is not the one in the lock file",
        next_step="Do not use it. Try again on another network; if it stays so, report it.",
    ),
    Cause(
        signs=("no space left on device",),
        words="the disk is full",
        next_step="Make room and run the same command again.",
        show_lines=False,
    ),
    Cause(
        signs=(
            "name resolution", "name or service not known", "getaddrinfo failed", "nodename nor servname",
            "temporary failure resolving", "network is unreachable", "no route to host", "connection refused",
            "connection reset", "failed to establish a new connection", "could not connect", "cannot connect to proxy",
            "proxyerror", "timed out", "max retries exceeded", "could not resolve host", "connection broken",
        ),
        words="there is no connection to where they come from",
        next_step="Check the network, then run the same command again.",
        show_lines=False,
    ),
    Cause(
        signs=("no matching distribution found",),
        words="one of them is not made for this Python or this machine",
        next_step="Try an older version of Python (3.11 or newer), on a 64-bit system.",
    ),
    Cause(
        signs=("permission denied", "access is denied"),
        words="a file may not be written",
        next_step="Look at who owns the files of this checkout.",
    ),
)  # fmt: skip
"""The first that fits counts."""


class SetupError(Exception):
    """Why setting up cannot go on (one sentence), and the next step."""

    def __init__(self, message: str, hint: str = "", *, details: tuple[str, ...] = (), exit_code: int = FAILED) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details = details
        """Lines of a package manager, to be shown before the sentence."""
        self.exit_code = exit_code

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a child process ended."""

    code: int
    output: str
    """Standard output and errors, interleaved."""


def say(line: str) -> None:
    """One line to the user, now."""
    print(line, file=sys.stderr, flush=True)


class Progress:
    """One line that is begun when work begins and finished when it is done; on a terminal it counts in between."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._live = sys.stderr.isatty()
        self.result = ""
        """What came of it; empty = "done"."""

    def count(self, number: int) -> None:
        """Show how far the work is."""
        if self._live:
            print(f"\r{self._title} … {number}", end="", file=sys.stderr, flush=True)

    def finish(self, seconds: float) -> None:
        """End the line."""
        start = f"\r{self._title} …" if self._live else ""
        say(f"{start} {self.result or 'done'} ({seconds:.0f} s)")


@contextmanager
def progress(title: str) -> Iterator[Progress]:
    """Say that `title` is under way, and after it how long it took."""
    started_s = time.monotonic()
    shown = Progress(title)
    print(f"{title} …", end="", file=sys.stderr, flush=True)
    try:
        yield shown
    except BaseException:
        print(file=sys.stderr, flush=True)
        raise
    shown.finish(time.monotonic() - started_s)


def failure(what: str, outcome: Outcome, log_file: Path, *, hint: str = "") -> SetupError:
    """`what` failed as `outcome` shows: the cause in words, and the lines that matter."""
    output = outcome.output.lower()
    cause = next((c for c in CAUSES if any(sign in output for sign in c.signs)), None)
    details = [f"Everything the package manager said is in {log_file}"]
    if cause is None or cause.show_lines:
        lines = [line.strip() for line in outcome.output.splitlines() if line.strip()]
        errors = [line for line in lines if line.startswith(("ERROR", "E:", "Error", "error"))]
        details = [*(errors or lines)[-_LAST_LINES:], *details]
    if cause is None:
        return SetupError(f"{what}.", hint or "The lines above say why.", details=tuple(details))
    return SetupError(f"{what}: {cause.words}.", f"{cause.next_step} {hint}".strip(), details=tuple(details))
