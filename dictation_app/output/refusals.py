"""Refusals: why a text output leaves a text to another one, said alike on every desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dictation_app.output.programs import Way
from dictation_app.sentences import Sentence, say

if TYPE_CHECKING:
    from dictation_app.output import OutputContext

NO_WINDOW = say("There is no window to take the text.")
CUT_WHILE_TYPED = say(
    "The desktop did not answer any more while the text was typed. Look what is there before you insert it again."
)


def only_copied(program: str) -> Sentence:
    """What `Way.COPY` means for it."""
    return say("Text for {program} is only copied, as it is set.", program=program)


def only_typed(program: str) -> Sentence:
    """What `Way.TYPE` means for it."""
    return say("Text for {program} is typed, as it is set.", program=program)


def against_typing(
    context: OutputContext, name: str, way: Way | None, program: str, text: str, *, keys_may_change: bool = False
) -> str | None:
    """What is set for the program, and what pasting does better, unless the user chose the output `name`."""
    settings = context.settings
    if way is Way.COPY:
        return only_copied(program)
    if way is Way.TYPE or settings.method == name:
        return None
    if context.ways.only is not None or settings.leave_on_clipboard:
        return say("The text is pasted.")
    if len(text) >= settings.type_below_characters:
        return say("The text is too long for typing.")
    return say("An input method could change what is typed.") if keys_may_change else None


def against_pasting(context: OutputContext, name: str, way: Way | None, program: str, text: str) -> str | None:
    """Likewise, where typing is known to bring any text there: what it does better. `way` is what was chosen."""
    settings = context.settings
    if way is Way.TYPE:
        return only_typed(program)
    is_chosen = way is not None or settings.method == name or settings.leave_on_clipboard or context.ways.only_pastes
    if not is_chosen and text.isascii() and len(text) < settings.type_below_characters:
        return say("Short text is typed.")
    return None
