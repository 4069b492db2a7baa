"""SetUp: where the first run stands, kept in a small file from its first step until it has ended.

A person is new here as long as there are neither settings nor a history. So an administrator who hands out a settings
file, however short (``{}``), has decided that nobody is led through these steps.
"""

from __future__ import annotations

import logging
import os
import tempfile
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from dictation_app import owner_only

_log = logging.getLogger(__name__)


class Step(StrEnum):
    """What is set up, in this order."""

    MICROPHONE = "microphone"
    HOTKEY = "hotkey"
    MODEL = "model"
    DELIVERY = "delivery"
    DICTATION = "dictation"


class SetUp:
    """The file holds the name of the step to go on with; there is none before the first and after the last."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def step(self) -> Step | None:
        """To go on with; None where nothing was begun, or it has ended."""
        try:
            return Step(self._file.read_text(encoding="utf-8").strip())
        except OSError:
            return None
        except ValueError:
            return Step.MICROPHONE  # of another version, or damaged

    def begin_if_new(self, *traces: Path) -> None:
        """Have the steps gone through, unless one of these says that the app was used before."""
        if not any(trace.exists() for trace in traces):
            self.reach(Step.MICROPHONE)

    def reach(self, step: Step) -> None:
        """Go on here next time. Where that cannot be kept it is not worth a word: the steps are gone through again."""
        try:
            owner_only.make_folder(self._file.parent)
            descriptor, name = tempfile.mkstemp(dir=self._file.parent, prefix=".set-up-")
            with os.fdopen(descriptor, "w", encoding="utf-8") as temporary:
                temporary.write(f"{step}\n")
            Path(name).replace(self._file)
        except OSError as exc:
            _log.info("The step of the set-up cannot be kept (%s)", exc.strerror)

    def end(self) -> None:
        """Done, or not wanted."""
        with suppress(OSError):
            self._file.unlink()
