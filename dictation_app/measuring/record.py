"""MeasureRecord: what was measured on this machine, kept beside the logs; and what other models can be expected to do.

It is only ever asked for an expectation: a file that cannot be read or written costs nothing but that.
"""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec import Struct

from dictation_app import owner_only
from dictation_app.engine.hardware import cpu_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dictation_app.engine.catalogue import CatalogueEntry
    from dictation_app.measuring.run import Measured

_log = logging.getLogger(__name__)


class _Known(Struct, frozen=True, kw_only=True):
    model: str
    device: str
    """As it is set: ``cpu``, a UUID, or ``cuda:N``."""
    wait_s: float


class _File(Struct, frozen=True, kw_only=True):
    version: Literal[1] = 1
    processor: str = ""
    known: tuple[_Known, ...] = ()


class MeasureRecord:
    """The file `path`."""

    def __init__(self, path: Path, *, processor: Callable[[], str] = cpu_name) -> None:
        self._path = path
        self._processor = processor

    def note(self, measured: Iterable[Measured]) -> None:
        """Keep what came of those that worked, in the place of what was known of the same before."""
        new = {
            (each.model, each.setting): _Known(model=each.model, device=each.setting, wait_s=each.wait_s)
            for each in measured
            if each.heard
        }
        if not new:
            return
        kept = {(each.model, each.device): each for each in self._read()}
        self._write(_File(processor=self._processor(), known=tuple((kept | new).values())))

    def expected_s(self, entry: CatalogueEntry, get: Callable[[str], CatalogueEntry | None]) -> float | None:
        """What five seconds of speech take with this model on the processor; None where nothing is known.

        Where it was not measured itself it is reckoned from the one that was measured whose work is nearest. `get`
        finds a model by its name, if there still is one.
        """
        known = {each.model: each.wait_s for each in self._read() if each.device == "cpu"}
        if entry.name in known:
            return known[entry.name]
        others = [(other, wait_s) for name, wait_s in known.items() if (other := get(name)) and other.work]
        if entry.work is None or not others:
            return None
        work = entry.work
        other, wait_s = min(others, key=lambda each: abs((each[0].work or 0.0) - work))
        return entry.expected_seconds(other, wait_s)

    def _read(self) -> tuple[_Known, ...]:
        try:
            file = msgspec.json.decode(self._path.read_bytes(), type=_File)
        except FileNotFoundError:
            return ()
        except (OSError, msgspec.DecodeError):
            _log.info("What was measured cannot be read; it begins anew")
            return ()
        return file.known if file.processor == self._processor() else ()  # the home folder has moved to another machine

    def _write(self, file: _File) -> None:
        try:
            owner_only.make_folder(self._path.parent)
            descriptor, name = tempfile.mkstemp(dir=self._path.parent, prefix=".measured-")
            with os.fdopen(descriptor, "wb") as temporary:
                temporary.write(msgspec.json.format(msgspec.json.encode(file)))
            Path(name).replace(self._path)
        except OSError as exc:
            _log.info("What was measured cannot be kept (%s)", exc.strerror)
