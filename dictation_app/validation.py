"""Checks of settings that need to know what exists: models, engines, key names. Types and ranges are checked before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dictation_app.engine import ENGINES
from dictation_app.engine.languages import CODES
from dictation_app.errors import SettingsError
from dictation_app.hotkey import HOTKEYS, Chord
from dictation_app.output import OUTPUTS

if TYPE_CHECKING:
    from dictation_app.engine.catalogue import CatalogueEntry
    from dictation_app.engine.models import ModelStore
    from dictation_app.settings import Settings


def _check_language(language: str, model: CatalogueEntry) -> None:
    if language == "auto":
        return
    if language not in CODES:
        raise SettingsError(f"Whisper knows no language '{language}'.", "Use a code such as en, de or fr, or auto.")
    if model.languages == "en" and language != "en":
        raise SettingsError(
            f"The model '{model.name}' understands English only, and the language is '{language}'.",
            "Choose a model without '.en' in its name, or the language en or auto.",
        )


def check_settings(settings: Settings, models: ModelStore) -> None:
    """Raise the `UserError` that names the first value which names nothing that exists."""
    Chord.parse(settings.hotkey.chord)
    if settings.hotkey.cancel:
        Chord.parse(settings.hotkey.cancel)
    _check_language(settings.engine.language, models.get(settings.engine.model))
    ENGINES.get(settings.engine.name)
    if settings.hotkey.backend != "auto":
        HOTKEYS.get(settings.hotkey.backend)
    if settings.output.method != "auto":
        OUTPUTS.get(settings.output.method)
