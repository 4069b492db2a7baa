"""Whether every byte of the speech model is as it was published. Nothing is moved, mended or marked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from dictation_app.doctor.finding import Action, Finding, State
from dictation_app.engine.catalogue import size_in_words
from dictation_app.errors import ModelError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dictation_app.engine.models import ModelStore

NAME = say("Speech model")


def model(store: ModelStore, name: str, is_cancelled: Callable[[], bool] = bool) -> tuple[Finding, ...]:
    """Hash the files of the model `name`; nothing is found where it `is_cancelled`."""
    private: tuple[str, ...] = ()
    action = Action.CHOOSE_MODEL
    try:
        entry = store.get(name)
        private = (entry.name,) if entry.is_own else ()
        action = Action.CHOOSE_MODEL if entry.is_own else Action.FETCH_MODEL
        began_s = time.monotonic()
        files = store.inspect(entry.name, is_cancelled)
        if files is None:
            return ()
        took_s = time.monotonic() - began_s
        store.path(entry.name)  # whole, but not yet known to be so: nothing loads it
    except ModelError as exc:
        return (
            Finding(
                name=NAME,
                state=State.FAILED,
                value=say("cannot be used"),
                cause=exc.message,
                next_step=exc.hint,
                action=action,
                private=(*private, name) if private else (),
            ),
        )
    published = {file.name for file in entry.files if file.sha256 is not None}
    size = size_in_words(sum(file.bytes for file in files.values()))
    told = {"model": entry.name, "size": size, "count": len(files), "took_s": took_s}
    value = (
        say("{model}, {size}: {count} files hashed in {took_s:.1f} s, all as published", **told)
        if published >= set(files)
        else say(
            "{model}, {size}: {count} files hashed in {took_s:.1f} s, all as they were when it was installed", **told
        )
    )
    return (Finding(name=NAME, state=State.OK, value=value, private=private),)
