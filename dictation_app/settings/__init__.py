"""The user's settings: frozen sections, validated, salvaged field by field, written atomically.

Each section of `sections` is the constructor argument of exactly one class. `fields` reads and writes one setting by
its name, as text, and knows what its values look like; `file` owns the file. Values are never logged.
"""

from __future__ import annotations

from dictation_app.settings.fields import (
    ValueForm,
    all_keys,
    describe,
    form,
    get,
    with_defaults,
    with_value,
)
from dictation_app.settings.file import MIGRATIONS, VERSION, LoadedSettings, SettingsStore
from dictation_app.settings.for_files import FilesSettings, WatchedFolder
from dictation_app.settings.for_output import OutputSettings, ProgramRule
from dictation_app.settings.sections import (
    AudioSettings,
    DictationKey,
    EngineSettings,
    HistorySettings,
    HotkeySettings,
    LogSettings,
    ModelSettings,
    SegmenterSettings,
    Settings,
    TextSettings,
    UiSettings,
    ZoneSettings,
)

__all__ = [
    "MIGRATIONS",
    "VERSION",
    "AudioSettings",
    "DictationKey",
    "EngineSettings",
    "FilesSettings",
    "HistorySettings",
    "HotkeySettings",
    "LoadedSettings",
    "LogSettings",
    "ModelSettings",
    "OutputSettings",
    "ProgramRule",
    "SegmenterSettings",
    "Settings",
    "SettingsStore",
    "TextSettings",
    "UiSettings",
    "ValueForm",
    "WatchedFolder",
    "ZoneSettings",
    "all_keys",
    "describe",
    "form",
    "get",
    "with_defaults",
    "with_value",
]
