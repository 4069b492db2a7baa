"""The sound that is kept of a dictation: a FLAC in the history's folder, sealed where that is encrypted."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from dictation_app.encryption import marker, sealing
from dictation_app.errors import HistoryError
from dictation_app.history.sound import both_forms

if TYPE_CHECKING:
    from pathlib import Path

    from dictation_app.history import Entry
    from dictation_app.values import Samples

AUDIO_DIR: Final = "audio"


def sound_path(history_dir: Path, entry: Entry) -> Path:
    """The name that the entry knows it by, whatever its form."""
    return history_dir / AUDIO_DIR / f"{datetime.fromtimestamp(entry.started_at, UTC):%Y%m%dT%H%M%S.%fZ}.flac"


def keep_sound(path: Path, samples: Samples) -> None:
    """Write it in the form that the database beside it has; raise `HistoryError`."""
    from dictation_app.audio.flac import encoded, write_flac  # noqa: PLC0415 - loads FFmpeg, seldom needed here

    clear, sealed = both_forms(path)
    found = marker.read(path.parent.parent)
    try:
        for form in (clear, sealed):
            form.unlink(missing_ok=True)  # Of a crash between the sound and its entry.
        if found is not None and found.is_database_sealed:
            sealing.write_new(sealed, sealing.sealed_whole(encoded(samples), found.public))
        else:
            write_flac(clear, samples)
    except OSError as exc:
        raise HistoryError(
            f"The sound of a dictation could not be kept: {exc.strerror or exc}.", "Is there room on the disk?"
        ) from exc


def drop_sound(path: Path) -> None:
    """Delete it; what cannot be deleted stays."""
    for form in both_forms(path):
        with suppress(OSError):
            form.unlink(missing_ok=True)
