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
from dictation_app.settings.sections import (
    AudioSettings,
    DictationKey,
    EngineSettings,
    FilesSettings,
    HistorySettings,
    HotkeySettings,
    LogSettings,
    ModelSettings,
    OutputSettings,
    SegmenterSettings,
    Settings,
    TextSettings,
    UiSettings,
    WatchedFolder,
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
    "SegmenterSettings",
    "Settings",
    "SettingsStore",
    "TextSettings",
    "UiSettings",
    "ValueForm",
    "WatchedFolder",
    "all_keys",
    "describe",
    "form",
    "get",
    "with_defaults",
    "with_value",
]
