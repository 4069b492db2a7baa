"""The sound that is kept of a dictation: a FLAC in the history's folder, sealed where that is encrypted."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dictation_app.encryption import sealing
from dictation_app.errors import HistoryError
from dictation_app.sentences import say

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.history import Entry
    from dictation_app.history.forms import Form
    from dictation_app.values.speech import Samples


def keep_sound(form: Form, entry: Entry, samples: Samples) -> str:
    """Write it; returns the name that the entry is to know it by. Raises `HistoryError`."""
    from dictation_app.audio.flac import encoded, write_flac  # noqa: PLC0415 - loads FFmpeg, seldom needed here

    name = f"{datetime.fromtimestamp(entry.started_at, UTC):%Y%m%dT%H%M%S.%fZ}.flac"
    path = _path(form, name)
    try:
        path.unlink(missing_ok=True)  # Of a crash between the sound and its entry.
        if form.keys is None:
            write_flac(path, samples)
        else:
            sealing.write_new(path, sealing.sealed_whole(encoded(samples), form.keys.public))
    except OSError as exc:
        raise HistoryError(
            say("The sound of a dictation could not be kept: {reason}.", reason=exc.strerror or exc),
            say("Is there room on the disk?"),
        ) from exc
    return name


def drop_sound(form: Form, name: str) -> None:
    """Delete what `keep_sound` wrote, if it did; what cannot be deleted stays."""
    with suppress(OSError):
        _path(form, name).unlink(missing_ok=True)


def _path(form: Form, name: str) -> Path:
    path = form.sound(name)
    assert path is not None  # noqa: S101 - for the type checker: it is a name of ours
    return path
