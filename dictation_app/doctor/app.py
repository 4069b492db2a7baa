"""The app itself: whether it runs and answers, and whether its settings are what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dictation_app import __version__
from dictation_app.doctor.finding import Finding, State
from dictation_app.errors import NotRunningError, UserError
from dictation_app.values import AppState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NAME = "App"
SETTINGS = "Settings"


def app(ask: Callable[..., Any]) -> tuple[Finding, ...]:
    """Whether it answers over its socket. What keeps it from dictating is told by the other lines."""
    try:
        status = ask("status")
    except NotRunningError:
        value = f"version {__version__}, does not run: the checks do everything by themselves"
        return (Finding(name=NAME, state=State.OK, value=value),)
    except UserError as exc:
        return (Finding(name=NAME, state=State.FAILED, value="no answer", cause=exc.message, next_step=exc.hint),)
    if status.get("crashed"):
        return (
            Finding(
                name=NAME,
                state=State.FAILED,
                value="a part of it stopped working",
                cause=str(status.get("problem", "")),
                next_step=str(status.get("hint", "")),
            ),
        )
    # It may still complain of what has been mended since; the other lines find out.
    how = "what it complains about is tried below" if status["state"] == AppState.ERROR else status["state"]
    return (Finding(name=NAME, state=State.OK, value=f"version {__version__}, runs: {how}"),)


def settings(notes: Sequence[str]) -> tuple[Finding, ...]:
    """`notes` are what was wrong with the file when it was read."""
    if not notes:
        return (Finding(name=SETTINGS, state=State.OK, value="all of them can be used"),)
    return (
        Finding(
            name=SETTINGS,
            state=State.WARNING,
            value=f"{len(notes)} of them cannot be used",
            cause=" ".join(notes),
            next_step="Choose other values in the settings.",
            private=tuple(notes),
        ),
    )
