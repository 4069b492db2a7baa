"""Checks of settings that need to know what exists: models, engines, key names. Types and ranges are checked before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dictation_app.engine import ENGINES
from dictation_app.hotkey import HOTKEYS, Chord
from dictation_app.output import OUTPUTS

if TYPE_CHECKING:
    from dictation_app.engine.models import ModelStore
    from dictation_app.settings import Settings


def check_settings(settings: Settings, models: ModelStore) -> None:
    """Raise the `UserError` that names the first value which names nothing that exists."""
    Chord.parse(settings.hotkey.chord)
    if settings.hotkey.cancel:
        Chord.parse(settings.hotkey.cancel)
    models.get(settings.engine.model)
    ENGINES.get(settings.engine.name)
    if settings.hotkey.backend != "auto":
        HOTKEYS.get(settings.hotkey.backend)
    if settings.output.method != "auto":
        OUTPUTS.get(settings.output.method)
