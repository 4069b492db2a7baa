"""What ``dictation transcribe`` prints, in the order of the files, however many are transcribed at once."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

from dictation_app.cli.common import echo_said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click._termui_impl import ProgressBar

_STEPS = 1000
"""Of a progress bar, for each file."""


class PrintError(Exception):
    """Nothing can be printed any more, as on a full disk; that is the end of all, and of no single file."""


class Outlet:
    """Takes what is printed about one file, and prints it when it is that file's turn."""

    def __init__(self, do: Callable[[Callable[[], None]], None]) -> None:
        self._do = do

    def say(self, text: str, *, line_end: bool = True) -> None:
        """What was said, or the name of a file, on the standard output."""
        self._do(partial(echo_said, text, line_end=line_end))

    def write(self, document: bytes) -> None:
        """A document, as it is, on the standard output."""
        self._do(partial(click.echo, document, nl=False))

    def tell(self, sentence: str) -> None:
        """A note for the user."""
        self._do(partial(click.echo, f"dictation: {sentence}", err=True))


class Outlets:
    """One for each file, numbered from 1. What is about no file may be told at any time."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._lock = threading.RLock()
        self._turn = 1
        self._waiting: dict[int, list[Callable[[], None]]] = {}
        self._finished: set[int] = set()
        self.common = Outlet(self._print)

    def open(self, number: int) -> Outlet:
        """Of this file."""
        return Outlet(lambda act: self._put(number, act))

    def finish(self, number: int) -> None:
        """Nothing more comes about this file."""
        with self._lock:
            self._finished.add(number)
            while self._turn in self._finished:
                self._finished.remove(self._turn)
                self._turn += 1
                for act in self._waiting.pop(self._turn, ()):
                    self._print(act)

    def _put(self, number: int, act: Callable[[], None]) -> None:
        with self._lock:
            if number == self._turn:
                self._print(act)
            else:
                self._waiting.setdefault(number, []).append(act)

    def _print(self, act: Callable[[], None]) -> None:
        with self._lock:
            try:
                self._bars.leave_line()
                act()
            except BrokenPipeError:
                raise  # whoever read has enough: no failure that anybody is to be told of
            except OSError as exc:
                raise PrintError(exc.strerror or str(exc)) from exc


class Bars:
    """How far it is, on the terminal; nothing where there is none."""

    def __init__(self, *, on: bool, together: int = 0) -> None:
        """A bar for each file, or one for so many `together`."""
        self._on = on
        self._lock = threading.RLock()
        self._common: ProgressBar[int] | None = None
        self._shares: dict[int, float] = {}
        self._is_on_line = False
        if on and together:
            label = f"{together} files" if together > 1 else "1 file"
            self._common = click.progressbar(length=_STEPS * together, label=label, file=sys.stderr)

    @contextmanager
    def file(self, number: int, name: str) -> Iterator[Callable[[float], None]]:
        """Tell how much of a file is done, 0..1, while nothing is printed."""
        if self._common is not None:
            yield lambda share: self._advance(number, share)
        elif self._on:
            with click.progressbar(length=_STEPS, label=name, file=sys.stderr) as bar:
                yield lambda share: bar.update(max(0, round(_STEPS * share) - bar.pos))
        else:
            yield lambda _share: None

    def finish(self, number: int) -> None:
        """A file is done, or as far as it comes."""
        self._advance(number, 1.0)

    def leave_line(self) -> None:
        """Something else is about to be printed."""
        with self._lock:
            if self._is_on_line:
                click.echo(err=True)
                self._is_on_line = False

    def close(self) -> None:
        """All files are."""
        if self._common is not None:
            self.leave_line()
            self._common.render_finish()

    def _advance(self, number: int, share: float) -> None:
        bar = self._common
        if bar is None:
            return
        with self._lock:
            self._shares[number] = max(self._shares.get(number, 0.0), min(1.0, share))
            steps = round(_STEPS * sum(self._shares.values())) - bar.pos
            if steps > 0:
                bar.update(steps)
                self._is_on_line = True
