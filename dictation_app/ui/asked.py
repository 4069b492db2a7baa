"""What the form of the Files page is open for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """What the choices are for."""

    NEW = "new"
    """Files that are added from now on."""
    JOBS = "jobs"
    RESULTS = "results"
    """Files that are written now."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form was opened for."""

    purpose: Purpose
    ids: tuple[int, ...] = ()
