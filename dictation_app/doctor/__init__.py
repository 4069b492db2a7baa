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
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["Action", "Check", "Finding", "State", "examine", "report", "worst"]

BUSY_S = 15.0
"""How long a round waits in all for the end of dictations; what comes after is left out."""
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
    patience = _Patience(busy_s)
    for check in checks:
        if is_cancelled():
            return
        begins(check.name)
        if check.needs_quiet and not patience.wait(is_busy, is_cancelled):
            yield Finding(
                name=check.name,
                state=State.NOT_TRIED,
                value=say("not tried"),
                cause=say("A dictation is under way, and this would disturb it."),
                next_step=say("Check again when it has ended."),
            )
            continue
        try:
            yield from check.run()
        except UserError as exc:  # what it asked was ended meanwhile
            yield Finding(
                name=check.name, state=State.NOT_TRIED, value=say("not tried"), cause=exc.message, next_step=exc.hint
            )


class _Patience:
    """Waits for quiet, so long in all."""

    def __init__(self, left_s: float) -> None:
        self._left_s = left_s

    def wait(self, is_busy: Callable[[], bool], is_cancelled: Callable[[], bool]) -> bool:
        """Whether it is quiet now."""
        began_s = time.monotonic()
        while is_busy():
            if is_cancelled() or time.monotonic() - began_s >= self._left_s:
                self._left_s = 0.0
                return False
            time.sleep(_LOOK_S)
        self._left_s -= time.monotonic() - began_s
        return True
