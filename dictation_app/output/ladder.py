"""Ladder: the text outputs that can be tried here, best first, and what is told of the one that took a text."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from dictation_app.errors import OutputError, SettingsError, UserError
from dictation_app.output import AUTO
from dictation_app.sentences import joined, say
from dictation_app.values.dictation import DeliveryMethod

if TYPE_CHECKING:
    from dictation_app.output import OutputContext, TextOutput
    from dictation_app.registry import Entry, Registry
    from dictation_app.settings import OutputSettings

log = logging.getLogger(__name__)

ENDINGS = {
    DeliveryMethod.PASTE: say("It was pasted instead."),
    DeliveryMethod.TYPE: say("It was typed instead."),
    DeliveryMethod.COPY: say("It is on the clipboard: press Ctrl+V."),
}


class Ladder:
    """Of the thread that delivers, like the outputs."""

    def __init__(self, registry: Registry[TextOutput], context: OutputContext) -> None:
        self._registry = registry
        self._context = context
        self._outputs: dict[str, TextOutput] = {}
        self._chosen = AUTO
        self._advice = ""

    def apply(self, settings: OutputSettings) -> None:
        """Take changed settings over. The outputs stay: they may be holding the user's clipboard."""
        known = settings.method in (AUTO, *self._registry.names())
        self._chosen = settings.method if known else AUTO
        self._advice = (
            "" if known else say("There is no text output '{method}'; the best one is used.", method=settings.method)
        )

    def prepare(self) -> None:
        """Construct the outputs now, so that the first text does not wait for it. Failures come up when used."""
        for entry in self.entries():
            try:
                self.made(entry)
            except UserError as exc:
                log.info("%s is not available: %s", entry.name, exc.message)

    def entries(self) -> tuple[Entry, ...]:
        """The chosen one, then the others in order of preference; the last entry of the registry stays the last."""
        usable = self._registry.usable()
        if self._chosen == AUTO:
            return usable
        chosen = self._registry.get(self._chosen)
        if chosen == usable[-1]:
            return (chosen,)
        return (chosen, *(entry for entry in usable if entry != chosen))

    def made(self, entry: Entry) -> TextOutput:
        """Construct it at its first use; what failed is tried again the next time."""
        if entry.name not in self._outputs:
            try:
                self._outputs[entry.name] = self._registry.create(entry.name, self._context)
            except SettingsError as exc:
                raise OutputError(exc.message, exc.hint) from exc
        return self._outputs[entry.name]

    def told(self, entry: Entry, output: TextOutput, reason: str) -> str:
        """Tell only what is not as the user expects it."""
        sentences = [self._advice]
        self._advice = ""
        if self._chosen not in (AUTO, entry.name):
            sentences.append(say("{label} was chosen, but did not work.", label=self._registry.get(self._chosen).label))
            sentences += [reason, ENDINGS[output.method]]
        elif output.method is DeliveryMethod.COPY:
            sentences += [reason, ENDINGS[output.method]]
        sentences.append(output.note)
        return joined(*sentences)

    def close(self) -> None:
        """Close all outputs."""
        for output in self._outputs.values():
            output.close()
        self._outputs.clear()
