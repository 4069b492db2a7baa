"""Checks of settings that need to know what exists: models, engines, key names. Types and ranges are checked before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dictation_app.engine import ENGINES
from dictation_app.engine.languages import CODES
from dictation_app.errors import HotkeyError, SettingsError, UserError
from dictation_app.export import FORMATS
from dictation_app.hotkey import HOTKEYS, Chord, family
from dictation_app.output import OUTPUTS
from dictation_app.sentences import say
from dictation_app.settings import HotkeySettings, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.engine.catalogue import CatalogueEntry
    from dictation_app.engine.models import ModelStore
    from dictation_app.settings import DictationKey, FilesSettings, WatchedFolder

ACTIONS = ("insert_here", "insert_back", "undo_insertion", "say_as")
"""Fields of the hotkey settings that are a key for one thing each."""


def _check_keys(hotkey: HotkeySettings) -> None:
    chords: list[Chord] = []
    for key in hotkey.keys:
        chord = Chord.parse(key.chord)
        _check_key(chord, chords, hotkey.cancel)
        chords.append(chord)
    for action in ACTIONS:
        _check_action(action, hotkey, chords)


def _check_action(action: str, hotkey: HotkeySettings, others: list[Chord]) -> None:
    """Keys that do one thing each. Who chose the default of one for something else goes before it."""
    written = getattr(hotkey, action)
    if not written:
        return
    chord = Chord.parse(written)
    if any(chord.clashes(other) for other in others):
        if written != getattr(HotkeySettings(), action):
            raise HotkeyError(
                say("'{key}' is another key of the app already.", key=chord.said), say("Choose two different keys.")
            )
        return
    if chord.is_lone:
        raise HotkeyError(say("'{key}' alone is pressed for much else.", key=chord.said), say("Add another key to it."))
    _check_key(chord, (), hotkey.cancel)
    others.append(chord)


def _check_key(chord: Chord, others: Sequence[Chord], cancel: str) -> None:
    """A hotkey is taken from all windows: a key that people type with must not be one."""
    add = say("Add Ctrl, Alt or Super: Ctrl+Alt+Space.")
    if len(chord.key) == 1 and not {"Ctrl", "Alt", "Super"} & set(map(family, chord.modifiers)):
        raise HotkeyError(say("'{key}' alone could not be typed any more.", key=chord.said), add)
    if chord.key in _TYPING_KEYS and not chord.modifiers:
        raise HotkeyError(say("'{key}' alone could not be used any more.", key=chord.said), add)
    two = say("Choose two different keys.")
    for other in others:
        if chord == other:
            raise HotkeyError(say("'{key}' is a key to dictate with already.", key=chord.said), two)
        if chord.clashes(other):
            raise HotkeyError(
                say("'{key}' and '{other}' mean the same press.", key=chord.said, other=other.said),
                say("Choose the left key for one and the right key for the other, or another combination."),
            )
    cancels = Chord.parse(cancel) if cancel else None
    if cancels is not None and cancels.is_lone:
        raise HotkeyError(
            say("'{key}' alone cannot cancel: it is pressed for much else.", key=cancels.said),
            say("Choose another key, such as Escape."),
        )
    if cancels is not None and cancels.clashes(chord):
        raise HotkeyError(say("'{key}' cannot both start and cancel a dictation.", key=chord.said), two)


def _check_key_uses(settings: Settings, models: ModelStore) -> None:
    """The languages and models of the further keys."""
    for key in settings.hotkey.others:
        model = models.get(key.model or settings.engine.model)
        language = key.language or settings.engine.language
        _check_codes((language,))
        if (key.language or key.model) and not _understands(model, language):
            raise SettingsError(
                say(
                    "The key {key} is for the language '{language}', and its model '{name}' understands English only.",
                    key=Chord.parse(key.chord).said,
                    language=language,
                    name=model.name,
                ),
                say("Give that key a model without '.en' in its name, or the language en or auto."),
            )


def _check_codes(codes: Sequence[str]) -> None:
    for code in codes:
        if code not in CODES and code != "auto":
            raise SettingsError(
                say("Whisper knows no language '{code}'.", code=code), say("Use a code such as en, de or fr, or auto.")
            )


def _understands(model: CatalogueEntry, language: str) -> bool:
    return model.languages != "en" or language in {"en", "auto"}


def _check_language(language: str, among: tuple[str, ...], model: CatalogueEntry) -> None:
    _check_codes((language, *among))
    if not _understands(model, language):
        raise SettingsError(
            say(
                "The model '{name}' understands English only, and the language is '{language}'.",
                name=model.name,
                language=language,
            ),
            say("Choose a model without '.en' in its name, or the language en or auto."),
        )


def _check_files(files: FilesSettings | WatchedFolder, models: ModelStore) -> None:
    if files.model:
        models.get(files.model)
    if files.language not in {"", "auto", *CODES}:
        raise SettingsError(
            say("Whisper knows no language '{language}'.", language=files.language),
            say("Use a code such as en, de or fr, auto, or nothing."),
        )
    for name in files.format_names:
        FORMATS.get(name)


_TYPING_KEYS = frozenset(
    {"Space", "Tab", "Return", "Backspace", "Delete", "Up", "Down", "Left", "Right", "Home", "End"}
)


def check_settings(settings: Settings, models: ModelStore) -> None:
    """Raise the `UserError` that names the first value which names nothing that exists."""
    _check_keys(settings.hotkey)
    _check_key_uses(settings, models)
    _check_language(settings.engine.language, settings.engine.among, models.get(settings.engine.model))
    _check_files(settings.files, models)
    for rule in settings.files.watched:
        _check_files(rule, models)
    ENGINES.get(settings.engine.name)
    if settings.hotkey.backend != "auto":
        HOTKEYS.get(settings.hotkey.backend)
    if settings.output.method != "auto":
        OUTPUTS.get(settings.output.method)


_CHECKED = (
    ("engine", "model"),
    ("engine", "language"),
    ("engine", "languages"),
    ("engine", "name"),
    ("hotkey", "chord"),
    ("hotkey", "cancel"),
    ("hotkey", "backend"),
    *(("hotkey", action) for action in ACTIONS),
    ("output", "method"),
    ("files", "model"),
    ("files", "language"),
    ("files", "formats"),
)
"""What `check_settings` looks at; one that others depend on comes before them."""


def usable_here(settings: Settings, models: ModelStore, now: Settings) -> tuple[Settings, tuple[str, ...]]:
    """The settings of a file from another machine, with those of `now` where they are of no use on this one.

    And a sentence for each of those.
    """
    name, here = settings.engine.model, now.engine.model
    installed = [bool(models.find(each)) and models.is_installed(each) for each in (name, here)]
    if models.find(name) is None or installed != [False, True]:
        return without_wrong_names(settings, models, now)
    usable, wrong = without_wrong_names(_with(settings, "engine", "model", here), models, now)
    missing = say(
        "The model '{name}' is not installed here, so '{here}' stays in use. Download it, then choose it.",
        name=name,
        here=here,
    )
    return usable, (missing, *wrong)


def without_wrong_names(
    settings: Settings, models: ModelStore, instead: Settings | None = None
) -> tuple[Settings, tuple[str, ...]]:
    """The settings of a file, with others where a value names nothing that exists; and a sentence for each of those.

    The others are those of `instead`, or else the defaults. The file may be damaged, of another version, or written by
    hand.
    """
    try:
        check_settings(settings, models)
    except UserError:
        pass  # one by one, then
    else:
        return settings, ()
    others = instead or Settings()
    checked = settings
    for section, name in _CHECKED:
        checked = _with(checked, section, name, _value(others, section, name))
    watched, watched_notes = _usable_rules(settings.files.watched, models)
    checked = replace(checked, files=replace(checked.files, watched=watched), hotkey=replace(checked.hotkey, others=()))
    notes: list[str] = []
    for section, name in _CHECKED:
        trial = _with(checked, section, name, _value(settings, section, name))
        try:
            check_settings(trial, models)
        except UserError as exc:
            key = f"{section}.{name}"
            notes.append(
                say("The setting '{key}' is not used, its default is. {why}", key=key, why=str(exc))
                if instead is None
                else say("The setting '{key}' is not used, it stays as it is. {why}", key=key, why=str(exc))
            )
        else:
            checked = trial
    checked, key_notes = _with_usable_keys(checked, settings.hotkey.others, models)
    return checked, (*notes, *key_notes, *watched_notes)


def _with_usable_keys(
    checked: Settings, keys: tuple[DictationKey, ...], models: ModelStore
) -> tuple[Settings, list[str]]:
    """One after the other, as each may get into the way of those before it."""
    notes: list[str] = []
    for key in keys:
        trial = replace(checked, hotkey=replace(checked.hotkey, others=(*checked.hotkey.others, key)))
        try:
            check_settings(trial, models)
        except UserError as exc:
            notes.append(say("The key '{key}' is not used. {why}", key=key.chord, why=str(exc)))
        else:
            checked = trial
    return checked, notes


def _usable_rules(rules: tuple[WatchedFolder, ...], models: ModelStore) -> tuple[tuple[WatchedFolder, ...], list[str]]:
    """A wrong one costs the others nothing, and nobody the list of folders."""
    usable: list[WatchedFolder] = []
    notes: list[str] = []
    for rule in rules:
        try:
            _check_files(rule, models)
        except UserError as exc:
            notes.append(say("The folder '{folder}' is not watched any more. {why}", folder=rule.folder, why=str(exc)))
            usable.append(replace(rule, is_on=False, model="", language="", formats=""))
        else:
            usable.append(rule)
    return tuple(usable), notes


def _value(settings: Settings, section: str, name: str) -> str:
    return str(getattr(getattr(settings, section), name))


def _with(settings: Settings, section: str, name: str, value: str) -> Settings:
    return replace(settings, **{section: replace(getattr(settings, section), **{name: value})})
