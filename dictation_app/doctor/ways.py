"""Ways: the same texts are pasted, then typed, and each way has a line of its own.

A text that one way leaves to the other is no fault while the other brings it: on X11 nothing but plain text of one line
is typed. A way that this system does not have is told as such.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dictation_app.doctor.finding import Action, Finding, State, listed
from dictation_app.errors import UserError
from dictation_app.sentences import joined, say
from dictation_app.values.dictation import DeliveryMethod

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.doctor.delivery import Arrival
    from dictation_app.values.dictation import Delivery

WAYS = (DeliveryMethod.PASTE, DeliveryMethod.TYPE)
NAMES = {DeliveryMethod.PASTE: say("Text by pasting"), DeliveryMethod.TYPE: say("Text by typing")}

_LONGEST_S = 10.0
"""Of one way; what is not tried by then is named."""

_CHOOSE = {
    DeliveryMethod.PASTE: say("Choose pasting as the way to deliver text."),
    DeliveryMethod.TYPE: say("Choose typing as the way to deliver text."),
}


@dataclass(slots=True)
class _Tried:
    """Names of the kinds of text, by what became of them in one way."""

    right: list[str] = field(default_factory=list)
    took_ms: int = 0
    """For all of these."""
    left: list[str] = field(default_factory=list)
    """Not taken; nothing was sent."""
    why_left: str = ""
    """Of the first."""
    wrong: list[str] = field(default_factory=list)
    why_wrong: str = ""
    """Of the last."""
    untried: list[str] = field(default_factory=list)

    @property
    def brings_nothing(self) -> bool:
        """It took none of all, and nothing was even sent."""
        return not self.right and not self.wrong and not self.untried


def by_each_way(
    samples: Sequence[tuple[str, Delivery]],
    send: Callable[[Delivery, DeliveryMethod], Arrival],
    ways: Sequence[DeliveryMethod] = WAYS,
) -> tuple[Finding, ...]:
    """One line for each; `send` raises `UserError` where it cannot be tried now."""
    tried: dict[DeliveryMethod, _Tried] = {}
    refusal: UserError | None = None
    for way in ways:
        try:
            tried[way] = _try(samples, way, send)
        except UserError as exc:
            refusal = exc
            break
    found: list[Finding] = []
    for way in ways:
        if way in tried:
            other = next((each for each in tried if each is not way), None)
            found.append(_told(way, tried[way], other, tried[other] if other is not None else None))
        elif refusal is not None:
            cause, step = refusal.message, refusal.hint
            not_tried = say("not tried")
            found.append(Finding(name=NAMES[way], state=State.NOT_TRIED, value=not_tried, cause=cause, next_step=step))
    return tuple(found)


def _try(
    samples: Sequence[tuple[str, Delivery]], way: DeliveryMethod, send: Callable[[Delivery, DeliveryMethod], Arrival]
) -> _Tried:
    tried = _Tried()
    until_s = time.monotonic() + _LONGEST_S
    is_over = False
    for name, trial in samples:
        if is_over or time.monotonic() > until_s:
            tried.untried.append(name)
            continue
        arrival = send(trial, way)
        if arrival.is_right:
            tried.right.append(name)
            tried.took_ms += arrival.took_ms
        elif arrival.was_sent or arrival.text:
            tried.wrong.append(name)
            tried.why_wrong = "" if arrival.text else arrival.sent.detail
            is_over = not arrival.text  # what nobody takes is waited for, each time
        else:
            tried.left.append(name)
            tried.why_left = tried.why_left or arrival.sent.detail
    return tried


def _told(way: DeliveryMethod, tried: _Tried, other: DeliveryMethod | None, others: _Tried | None) -> Finding:
    is_pasting = way is DeliveryMethod.PASTE
    if tried.brings_nothing:
        no_way = say("This system has no way to paste.") if is_pasting else say("This system has no way to type.")
        return Finding(
            name=NAMES[way], state=State.NOT_TRIED, value=say("not possible here"), cause=tried.why_left or no_way
        )
    parts: list[str] = []
    if tried.right:
        kinds = listed(tried.right)
        parts.append(say("{kinds}: read back within {took_ms} ms", kinds=kinds, took_ms=tried.took_ms))
    if tried.wrong:
        parts.append(say("not as they were sent: {kinds}", kinds=listed(tried.wrong)))
    if tried.left:
        kinds = listed(tried.left)
        parts.append(say("not pasted: {kinds}", kinds=kinds) if is_pasting else say("not typed: {kinds}", kinds=kinds))
    if tried.untried:
        parts.append(say("not tried: {kinds}", kinds=listed(tried.untried)))
    value = joined(*parts, by="; ")
    missing = {*tried.wrong, *tried.left, *tried.untried}
    is_brought = others is not None and missing <= set(others.right)
    if tried.wrong:
        return Finding(
            name=NAMES[way],
            state=State.WARNING if is_brought else State.FAILED,
            value=value,
            cause=tried.why_wrong or say("The keyboard layout or another program changes what is sent."),
            next_step=_CHOOSE[other] if other and is_brought else say("Choose another way to deliver text."),
            action=Action.CHOOSE_OUTPUT,
        )
    if tried.untried:
        cause, step = say("It took too long."), say("Check again when the machine has less to do.")
        return Finding(name=NAMES[way], state=State.WARNING, value=value, cause=cause, next_step=step)
    if tried.left and others is not None and not is_brought:
        # The other way's own line says what to do.
        return Finding(name=NAMES[way], state=State.WARNING, value=value, cause=tried.why_left)
    return Finding(name=NAMES[way], state=State.OK, value=value)
