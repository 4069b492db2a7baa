"""Child processes: asked quietly, done with their noise in the log, or shown on the terminal.

A child is never killed on Ctrl+C: the terminal has told it too, and a package manager that is cut off in the middle
leaves a broken system.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from groundwork.messages import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

_NOT_FOUND = 127
"""What shells answer for a program that is not there."""


class Terminated(KeyboardInterrupt):
    """SIGTERM: like Ctrl+C, except that no terminal has told the children."""


class Processes:
    """Starts child processes; tests put a fake in its place."""

    def __init__(self, log_file: Path) -> None:
        self.log_file = log_file
        """Rewritten by each set-up: what package managers had to say."""
        self._log: TextIO | None = None

    @contextmanager
    def logging(self) -> Iterator[None]:
        """Keep a fresh log while inside."""
        self.log_file.parent.mkdir(parents=True, exist_ok=True)
        with self.log_file.open("w", encoding="utf-8") as log:
            self._log = log
            try:
                yield
            finally:
                self._log = None

    def ask(self, command: Sequence[str], *, cwd: Path | None = None) -> Outcome:
        """Run to the end; the output is an answer and does not go to the log."""
        return _collect(command, lambda _: None, cwd=cwd)

    def do(
        self,
        command: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        on_line: Callable[[str], None] = lambda _: None,
    ) -> Outcome:
        """Run to the end with the output in the log; `on_line` sees each line as it comes."""
        self._note(f"\n$ {' '.join(command)}\n")

        def keep(line: str) -> None:
            self._note(line)
            on_line(line)

        outcome = _collect(command, keep, env=env)
        self._note(f"(exit code {outcome.code})\n")
        return outcome

    def show(self, command: Sequence[str], *, cwd: Path | None = None, aside: bool = False) -> int:
        """Run to the end on this terminal; with `aside`, its standard output goes where our own messages go."""
        with subprocess.Popen(command, cwd=cwd, stdout=sys.stderr if aside else None) as child, _ending_in_order(child):
            return child.wait()

    def _note(self, text: str) -> None:
        if self._log is not None:
            self._log.write(text)
            self._log.flush()


def _collect(
    command: Sequence[str],
    on_line: Callable[[str], None],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Outcome:
    try:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=cwd,
            env={**os.environ, **(env or {})},
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as exc:
        return Outcome(_NOT_FOUND, f"{command[0]}: {exc.strerror}\n")
    lines = []
    with child, _ending_in_order(child):
        assert child.stdout is not None  # noqa: S101  # asked for above; the type says it may be absent
        for line in child.stdout:
            lines.append(line)
            on_line(line)
        return Outcome(child.wait(), "".join(lines))


@contextmanager
def _ending_in_order(child: subprocess.Popen[str] | subprocess.Popen[bytes]) -> Iterator[None]:
    """On Ctrl+C or `Terminated` wait for the child, which may have to tidy up; a second Ctrl+C ends the waiting."""
    try:
        yield
    except KeyboardInterrupt as exc:
        on_terminal = any(os.isatty(descriptor) for descriptor in (0, 1, 2))
        if os.name == "posix" and (isinstance(exc, Terminated) or not on_terminal):
            child.send_signal(signal.SIGINT)  # without a terminal, nobody else has told it
        if child.stdout is not None:
            for _ in child.stdout:  # a child that fills a pipe nobody reads would never end
                pass
        child.wait()
        raise
