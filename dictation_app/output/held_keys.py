"""Waiting until the user has let go of Ctrl, Shift and the like: they would combine with what is sent."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from dictation_app.output import OutputBlockedError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.output import OutputContext
    from dictation_app.sentences import Sentence

_POLL_S = 0.01


def wait_until_free(
    held: Callable[[], Sequence[str]], timeout_s: float, is_wanted: Callable[[], bool] = lambda: False
) -> None:
    """Return when no modifier is `held`; raise `OutputBlockedError` naming those that still are.

    The time counts while they are not `is_wanted`: held for the next dictation.
    """
    deadline_s = time.monotonic() + timeout_s
    while names := held():
        if is_wanted():
            deadline_s = time.monotonic() + timeout_s
        elif time.monotonic() >= deadline_s:
            raise OutputBlockedError(_still_held(names), say("Let go of the keys after speaking."))
        time.sleep(_POLL_S)


def wait_as_set(context: OutputContext, held: Callable[[], Sequence[str]]) -> None:
    """As `wait_until_free`, as long as the user set it, and longer while the hotkey is held to speak again."""
    wait_until_free(held, context.settings.modifier_wait_ms / 1000, lambda: context.host.hotkey_down)


def _still_held(keys: Sequence[str]) -> Sentence:
    """Why text was not sent while the user held these."""
    if len(keys) == 1:
        return say("{key} was still held down, so the text was not sent.", key=keys[0])
    names = keys[0]
    for name in keys[1:]:
        names = say("{name} and {other}", name=names, other=name)
    return say("{keys} were still held down, so the text was not sent.", keys=names)
