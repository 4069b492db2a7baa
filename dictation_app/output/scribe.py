"""Scribe: puts text into the field it was spoken for, and takes it out of there, without keys where that can be done.

What it does it reads back. Whatever is not sure it leaves to the keys, which go where the keyboard is, or to the user.
"""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from dictation_app.errors import OutputError
from dictation_app.output import FieldMovedError
from dictation_app.output.field import FieldKind
from dictation_app.output.verify import SETTLES_S, Finding, is_gone, is_same, look
from dictation_app.sentences import say
from dictation_app.values.dictation import DeliveryMethod, DeliveryReport, DeliveryState, Proof

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.output.field import Field
    from dictation_app.output.fields import Fields
    from dictation_app.output.witness import Witness
    from dictation_app.values.dictation import Delivery, Target

_POLL_S = 0.01
_NOT_SURE = say("It is not sure that just that text was taken out; check it.")


class Scribe:
    """Of the thread that delivers."""

    def __init__(self, fields: Fields, witness: Witness) -> None:
        self._fields = fields
        self._witness = witness

    def is_elsewhere(self, target: Target | None, focused: Field | None) -> bool:
        """Whether `focused` is for sure another field than the one in `target`, which is still there.

        Pages make their fields anew as they please: where the earlier one is gone, this may be the same to the user.
        """
        if target is None or not target.field or focused is None or focused.id == target.field:
            return False
        if not (focused.is_entry or focused.is_password):
            return False
        meant = self._fields.read_at(target.field)
        return meant is not None and meant.is_entry and not meant.is_focused

    def go_back(self, target: Target | None) -> None:
        """Have the keyboard in the field in `target`, whose window has just come to the front.

        Where that cannot be done it stays where it is, as is seen when text is sent.
        """
        if target is None or not target.field:
            return
        until_s = time.monotonic() + SETTLES_S
        was_asked = False
        # A window that comes to the front says a moment later which of its fields has the keyboard.
        while (focused := self._fields.read()) is None or focused.id != target.field:
            if time.monotonic() >= until_s:
                return
            if focused is not None and focused.is_entry and not was_asked:
                if not self.is_elsewhere(target, focused) or not self._fields.give_focus(target.field, SETTLES_S):
                    return
                was_asked = True
            time.sleep(_POLL_S)

    def insert(self, delivery: Delivery) -> DeliveryReport | None:
        """Put it into the field it is for, which has the focus no more; None = nothing was put in."""
        there = self._writable(delivery.target)
        if there is None or there.text is None or there.text.selected:
            return None
        text = self._witness.fitted(delivery, there)
        is_done = self._fields.insert(there.id, there.text.start, text, SETTLES_S)
        finished_at_s = time.monotonic()
        found = look(self._fields, there, text, may_wait=lambda: True, read=partial(self._fields.read_at, there.id))
        if found is Finding.UNCHANGED or (found is Finding.UNKNOWN and not is_done):
            return None
        program = delivery.target.program if delivery.target is not None else ""
        program = program or there.program
        report = DeliveryReport(
            session_id=delivery.session_id,
            seq=delivery.seq,
            text=text,
            method=DeliveryMethod.INSERT,
            state=DeliveryState.PROBABLY,
            detail=say("Not all of the text stands in the field of {program}; check it.", program=program),
            finished_at_s=finished_at_s,
            target=program,
        )
        if found is not Finding.FOUND:
            return report
        detail = say("It went into the field of {program} where you began to speak.", program=program)
        return replace(report, state=DeliveryState.DELIVERED, known_by=Proof.READ_BACK, detail=detail)

    def erase(self, text: str, target: Target | None, by_keys: Callable[[], None]) -> None:
        """Take out what stands before the caret; raise `UserError` where it is not there, or was not exactly taken out.

        `by_keys` takes it out where the keyboard is, or raises.
        """
        focused = self._fields.read()
        there = focused
        if target is not None and target.field and (focused is None or focused.id != target.field):
            there = self._writable(target)
            if there is None and self.is_elsewhere(target, focused):
                raise FieldMovedError
            there = there or focused
        is_sure = there is not None and target is not None and there.id == target.field
        if there is None or there.text is None or there.kind is not FieldKind.TEXT:
            by_keys()
            return
        stands_there = self._stands_before_caret(text, there)
        if is_sure and self._writable(target) is not None:
            if not stands_there:
                raise OutputError(say("The text is not there any more as it was inserted, so nothing was taken out."))
            start = there.text.start - len(text)
            is_done = self._fields.delete(there.id, start, there.text.start, SETTLES_S)
            if is_done or is_gone(there, self._look_again(there), text):
                self._require_gone(there, text)
                return
            if not there.is_focused:  # the keys would go into another field
                raise OutputError(_NOT_SURE)
        by_keys()
        if stands_there:
            self._require_gone(there, text)

    def _writable(self, target: Target | None) -> Field | None:
        """The field in `target`, where text can be put in without keys."""
        there = self._fields.read_at(target.field) if target is not None and target.field else None
        return there if there is not None and there.is_entry and there.is_shown and there.is_writable else None

    def _stands_before_caret(self, text: str, there: Field) -> bool:
        around = there.text
        if around is None or around.selected or around.start < len(text):
            return False
        standing = self._fields.text_between(there.id, around.start - len(text), around.start)
        return standing is not None and is_same(standing, text)

    def _look_again(self, there: Field) -> Field | None:
        return self._fields.read() if there.is_focused else self._fields.read_at(there.id)

    def _require_gone(self, there: Field, text: str) -> None:
        """Programs follow keys when they get to it: what is read before that is the text as it was."""
        until_s = time.monotonic() + SETTLES_S
        while not is_gone(there, now := self._look_again(there), text):
            if time.monotonic() >= until_s:
                if now is None or now.text is None:
                    return  # it tells nothing any more
                raise OutputError(_NOT_SURE)
            time.sleep(_POLL_S)
