"""Witness: what the text field says of a delivery, before it and after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dictation_app.output.field import FieldKind
from dictation_app.output.verify import Finding, look
from dictation_app.sentences import joined, say
from dictation_app.values.dictation import DeliveryState, Proof

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.output.field import Field
    from dictation_app.output.fields import Fields
    from dictation_app.settings import OutputSettings
    from dictation_app.values.dictation import Delivery, DeliveryReport


class Witness:
    """Of the thread that delivers. `fit` writes a text as its language wants it between what is before and behind."""

    def __init__(self, fields: Fields, fit: Callable[[str, str, str, str], str]) -> None:
        self._fields = fields
        self._fit = fit
        self._fits = True
        self._explained: set[str] = set()
        """Programs of which the user knows that they do not say what arrived."""

    def apply(self, settings: OutputSettings) -> None:
        """Take changed settings over."""
        self._fits = settings.fit_to_sentence
        self._fields.apply(settings)

    def close(self) -> None:
        """Look no more."""
        self._fields.close()

    def look(self) -> Field | None:
        """The field with the focus, as it is before anything is sent."""
        return self._fields.read()

    def fitted(self, delivery: Delivery, before: Field | None) -> str:
        """The text as it goes into that field."""
        around = before.text if before is not None and before.kind is FieldKind.TEXT else None
        if around is None or not self._fits:
            return delivery.text
        return self._fit(delivery.text, delivery.language, around.before, around.after)

    def proven(self, sent: DeliveryReport, before: Field | None, *, may_wait: Callable[[], bool]) -> DeliveryReport:
        """Say how sure it is that what was sent arrived, after a second look at the field."""
        found = Finding.UNKNOWN
        if before is not None:
            found = look(self._fields, before, sent.text, may_wait=may_wait)
        if found is Finding.FOUND:
            known = replace(sent, state=DeliveryState.DELIVERED, known_by=Proof.READ_BACK)
            # What was unsure is not; what was lost is.
            return replace(known, detail="", is_trouble=False) if sent.state is DeliveryState.PROBABLY else known
        if sent.state is DeliveryState.DELIVERED and found is Finding.UNKNOWN:
            return replace(sent, known_by=Proof.RECEIPT)
        return replace(sent, state=DeliveryState.PROBABLY, detail=joined(sent.detail, self._explain(sent, found)))

    def _explain(self, sent: DeliveryReport, found: Finding) -> str:
        """Why it is not known; what is always so with a program, once."""
        program = sent.target or say("the window")
        if found is Finding.PARTLY:
            return say("Not all of the text stands in the field of {program}; check it.", program=program)
        if sent.detail or sent.target in self._explained:
            return ""
        self._explained.add(sent.target)
        if found is Finding.UNCHANGED:
            return say("The text field of {program} looks as before; check that the text arrived.", program=program)
        return say(
            "Whether it arrived is not known: {program} does not tell what stands in its text fields.", program=program
        )
