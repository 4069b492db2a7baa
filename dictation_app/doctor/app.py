"""The app itself: whether it runs and answers, and whether its settings are what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dictation_app import __version__
from dictation_app.doctor.finding import Finding, State
from dictation_app.errors import NotRunningError, UserError
from dictation_app.sentences import joined, say
from dictation_app.values.status import AppState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NAME = say("App")
SETTINGS = say("Settings")
_STATES = {
    AppState.IDLE: say("idle"),
    AppState.LOADING: say("loading"),
    AppState.LISTENING: say("listening"),
    AppState.TRANSCRIBING: say("transcribing"),
    AppState.ERROR: say("what it complains about is tried below"),
}


def app(ask: Callable[..., Any]) -> tuple[Finding, ...]:
    """Whether it answers over its socket. What keeps it from dictating is told by the other lines."""
    try:
        status = ask("status")
    except NotRunningError:
        value = say("version {version}, does not run: the checks do everything by themselves", version=__version__)
        return (Finding(name=NAME, state=State.OK, value=value),)
    except UserError as exc:
        return (Finding(name=NAME, state=State.FAILED, value=say("no answer"), cause=exc.message, next_step=exc.hint),)
    if status.get("crashed"):
        return (
            Finding(
                name=NAME,
                state=State.FAILED,
                value=say("a part of it stopped working"),
                cause=str(status.get("problem", "")),
                next_step=str(status.get("hint", "")),
            ),
        )
    # It may still complain of what has been mended since; the other lines find out.
    how = _STATES[AppState(status["state"])]
    return (
        Finding(name=NAME, state=State.OK, value=say("version {version}, runs: {how}", version=__version__, how=how)),
    )


def settings(notes: Sequence[str]) -> tuple[Finding, ...]:
    """`notes` are what was wrong with the file when it was read."""
    if not notes:
        return (Finding(name=SETTINGS, state=State.OK, value=say("all of them can be used")),)
    return (
        Finding(
            name=SETTINGS,
            state=State.WARNING,
            value=say("{count} of them cannot be used", count=len(notes)),
            cause=joined(*notes),
            next_step=say("Choose other values in the settings."),
            private=tuple(notes),
        ),
    )
