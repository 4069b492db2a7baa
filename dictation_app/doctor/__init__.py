"""The doctor: whether everything that dictation needs really works here, found out by doing it. No Qt.

Each check is a function of one area that is given its doors (what opens a microphone, what presses a key) and answers
with `Finding`s. Nothing that the user said, wrote or copied is in a finding. `checkup` has the real doors.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dictation_app.doctor.finding import Action, Finding, State, report, worst
from dictation_app.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["Action", "Check", "Finding", "State", "examine", "report", "worst"]

BUSY_S = 15.0
"""How long a check waits for the end of a dictation before it is left out."""
_LOOK_S = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something to be looked at."""

    name: str
    """Of its first finding; for ``--only``, and for who waits."""
    run: Callable[[], tuple[Finding, ...]]
    needs_quiet: bool = False
    """It takes for a moment what a dictation needs: the microphone, the keys, the focus, the processor."""


def examine(
    checks: Sequence[Check],
    *,
    is_busy: Callable[[], bool] = bool,
    is_cancelled: Callable[[], bool] = bool,
    begins: Callable[[str], None] = lambda _name: None,
    busy_s: float = BUSY_S,
) -> Iterator[Finding]:
    """Carry out the checks one by one; `begins` is told the name of each before it.

    While `is_busy`, because somebody dictates, nothing is done that could disturb it.
    """
    for check in checks:
        if is_cancelled():
            return
        begins(check.name)
        if check.needs_quiet and not _is_quiet_soon(is_busy, is_cancelled, busy_s):
            yield Finding(
                name=check.name,
                state=State.NOT_TRIED,
                value="not tried",
                cause="A dictation is under way, and this would disturb it.",
                next_step="Check again when it has ended.",
            )
            continue
        try:
            yield from check.run()
        except UserError as exc:  # what it asked was ended meanwhile
            yield Finding(
                name=check.name, state=State.NOT_TRIED, value="not tried", cause=exc.message, next_step=exc.hint
            )


def _is_quiet_soon(is_busy: Callable[[], bool], is_cancelled: Callable[[], bool], busy_s: float) -> bool:
    until_s = time.monotonic() + busy_s
    while is_busy():
        if is_cancelled() or time.monotonic() >= until_s:
            return False
        time.sleep(_LOOK_S)
    return True
