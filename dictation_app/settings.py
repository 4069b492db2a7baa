"""The user's settings: frozen sections, validated, salvaged field by field, written atomically.

Each section is the constructor argument of exactly one class. Values are never logged. The file is JSON and may be
edited by hand; a field that is wrong costs only itself.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta

from dictation_app import owner_only
from dictation_app.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

VERSION = 1
"""Raise it when a field changes its name or meaning, and add the step to `MIGRATIONS`."""

MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From version N to N+1, on the raw dictionary, so that no dead field lives on in the classes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioSettings:
    """Microphone (`audio.microphone.Microphone`)."""

    microphone: Annotated[str, Meta(description="Name of the microphone; empty = the system's default.")] = ""
    tail_ms: Annotated[int, Meta(ge=0, le=1000, description="Longest recording after the key is released.")] = 250
    keep_open_s: Annotated[
        int, Meta(ge=0, le=3600, description="How long the microphone stays open after use (0 = closes at once).")
    ] = 0
    """Off: the system shows the microphone as in use while it is open, which would be a surprise."""
    max_recording_s: Annotated[
        int, Meta(ge=10, le=14400, description="A dictation ends by itself after this long.")
    ] = 1800


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmenterSettings:
    """How speech is cut into utterances (`audio.segmenter.Segmenter`)."""

    vad_mode: Annotated[int, Meta(ge=0, le=3, description="WebRTC VAD: 0 hears most as speech, 3 least.")] = 2
    pause_ms: Annotated[int, Meta(ge=200, le=5000, description="A pause this long ends an utterance.")] = 700
    min_utterance_s: Annotated[float, Meta(ge=0.5, le=20, description="Shorter speech is not cut at a pause.")] = 3.0
    """Whisper needs some context; three seconds is where short cuts stop costing words."""
    max_utterance_s: Annotated[float, Meta(ge=5, le=29, description="Longer speech is cut at a quiet place.")] = 28.0
    padding_ms: Annotated[int, Meta(ge=50, le=2000, description="Quiet kept before and after speech.")] = 300
    """WebRTC VAD hears a soft first consonant late; 300 ms keeps it."""
    breath_ms: Annotated[
        int, Meta(ge=0, le=500, description="After a pause this short the text so far is worked out ahead (0 = never).")
    ] = 60
    """In read sentences of 3 to 8 s such a pause comes twice, one of 150 ms once: little is worked out for nothing."""
    draft_every_ms: Annotated[
        int, Meta(ge=0, le=5000, description="How often the text so far is worked out while you speak (0 = never).")
    ] = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """Which model runs where (`transcriber.Transcriber`)."""

    name: Annotated[str, Meta(description="Speech engine.")] = "faster-whisper"
    model: Annotated[str, Meta(min_length=1, description="Speech model; see `dictation models list`.")] = "base"
    """The largest model that answers in well under a second on two CPU cores."""
    device: Annotated[str, Meta(pattern=r"^(auto|cpu|cuda(:\d+)?)$", description="auto, cpu, cuda or cuda:N.")] = "auto"
    compute_type: Annotated[
        Literal["auto", "int8", "int8_float16", "int8_float32", "float16", "bfloat16", "float32"],
        Meta(description="Arithmetic; auto = int8 on the CPU, float16 on a GPU."),
    ] = "auto"
    language: Annotated[
        str, Meta(pattern=r"^(auto|[a-z]{2,3})$", description="auto, or a code such as en, de, fr.")
    ] = "auto"
    languages: Annotated[
        str,
        Meta(
            pattern=r"^([a-z]{2,3}(, ?[a-z]{2,3})*)?$",
            description="Languages you speak, such as en,de: auto chooses among them (empty = among all).",
        ),
    ] = ""
    cpu_threads: Annotated[int, Meta(ge=0, le=256, description="0 = one for each physical core.")] = 0
    rest_after_s: Annotated[
        int,
        Meta(ge=0, le=86400, description="After this long without use the model's memory is given back (0 = never)."),
    ] = 1800
    """It is loaded again while the next dictation is spoken, which only a very short one has to wait for."""

    @property
    def among(self) -> tuple[str, ...]:
        """`languages` as codes."""
        return tuple(code.strip() for code in self.languages.split(",") if code.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class HotkeySettings:
    """The key that starts and ends a dictation (`hotkey` back ends, `session.DictationSession`)."""

    chord: Annotated[str, Meta(min_length=1, description="For example Ctrl+Alt+Space.")] = "Ctrl+Alt+Space"
    """Bound by no desktop environment's defaults, reachable with one hand."""
    cancel: Annotated[str, Meta(description="Throws a running dictation away; grabbed only while listening.")] = (
        "Escape"
    )
    backend: Annotated[str, Meta(description="auto, or the name of a hotkey back end.")] = "auto"
    tap_ms: Annotated[
        int, Meta(ge=0, le=2000, description="A shorter press toggles, a longer one is hold-to-talk.")
    ] = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputSettings:
    """How text reaches the focused window (`output.OutputChain`)."""

    method: Annotated[str, Meta(description="auto, or the name of a text output.")] = "auto"
    type_below_characters: Annotated[
        int, Meta(ge=0, le=2000, description="Plain ASCII text shorter than this is typed; the clipboard is spared.")
    ] = 20
    modifier_wait_ms: Annotated[
        int, Meta(ge=0, le=10000, description="How long to wait until Ctrl, Alt, … are released.")
    ] = 2000
    receipt_timeout_ms: Annotated[
        int, Meta(ge=100, le=10000, description="How long the target may take to fetch pasted text.")
    ] = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSettings:
    """Polish of the text (`text.polish`)."""

    trailing_space: Annotated[bool, Meta(description="End with a space, so that the next dictation joins on.")] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class HistorySettings:
    """What is kept of dictations on this machine (`archive.Archive`)."""

    keep: Annotated[
        Literal["all", "text", "nothing"],
        Meta(description="text, all (text and sound), or nothing (what a crash cuts off is lost then)."),
    ] = "text"
    """The sound is on the disk only while a dictation goes on, and after it where a part could not be transcribed."""
    days: Annotated[int, Meta(ge=0, le=36500, description="Older entries are deleted (0 = never).")] = 365
    entries: Annotated[int, Meta(ge=1, le=1000000, description="Of more than so many the oldest are deleted.")] = 100000
    """A hundred a day for three years; searched in under 50 ms."""
    audio_mb: Annotated[
        int,
        Meta(ge=0, le=1000000, description="Of more sound than so many MB the oldest is deleted (0 = never)."),
    ] = 2000
    """Some 30 hours of speech."""
    meaning: Annotated[
        bool, Meta(description="Search also by meaning; needs the extra 'meaning', and works where that is installed.")
    ] = True
    private: Annotated[
        bool, Meta(description="Private mode: nothing you dictate is kept; `dictation private` switches it.")
    ] = False
    """A setting, so that no restart ends it unasked."""

    @property
    def keeps_nothing(self) -> bool:
        """Whether nothing of a dictation may reach the disk."""
        return self.private or self.keep == "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class UiSettings:
    """Windows (`ui`)."""

    theme: Annotated[Literal["system", "light", "dark"], Meta(description="Colours.")] = "system"
    overlay: Annotated[bool, Meta(description="Show the small bar while dictating.")] = True
    live_text: Annotated[bool, Meta(description="Show the words in the bar while you speak.")] = True
    show_window: Annotated[bool, Meta(description="Open the main window at start.")] = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All sections."""

    audio: AudioSettings = field(default_factory=AudioSettings)
    segmenter: SegmenterSettings = field(default_factory=SegmenterSettings)
    engine: EngineSettings = field(default_factory=EngineSettings)
    hotkey: HotkeySettings = field(default_factory=HotkeySettings)
    output: OutputSettings = field(default_factory=OutputSettings)
    text: TextSettings = field(default_factory=TextSettings)
    history: HistorySettings = field(default_factory=HistorySettings)
    ui: UiSettings = field(default_factory=UiSettings)


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """What was read, and what the user should know about it."""

    settings: Settings
    notes: tuple[str, ...] = ()
    """Sentences: which fields were wrong and are at their default, where a broken file was put."""


def _hints(section: type) -> dict[str, Any]:
    return get_type_hints(section, include_extras=True)


@cache
def _section_types() -> dict[str, type]:
    hints = get_type_hints(Settings)
    return {f.name: hints[f.name] for f in fields(Settings)}


def all_keys() -> tuple[str, ...]:
    """Every setting as ``section.field``."""
    return tuple(f"{name}.{f.name}" for name, section in _section_types().items() for f in fields(section))


def describe(key: str) -> str:
    """What a setting means, in one sentence."""
    section, name = _split(key)
    for extra in _hints(_section_types()[section])[name].__metadata__:
        if isinstance(extra, Meta) and extra.description:
            return extra.description
    return ""


def _split(key: str) -> tuple[str, str]:
    if key not in all_keys():
        close = get_close_matches(key, all_keys(), n=1) or [k for k in all_keys() if k.endswith(f".{key}")]
        hint = f"Did you mean '{close[0]}'?" if close else "`dictation settings list` shows all of them."
        raise SettingsError(f"There is no setting '{key}'.", hint)
    section, _, name = key.partition(".")
    return section, name


def get(settings: Settings, key: str) -> str | int | float | bool:
    """The value of ``section.field``; raise `SettingsError` for an unknown key."""
    section, name = _split(key)
    value: str | int | float | bool = getattr(getattr(settings, section), name)
    return value


def with_value(settings: Settings, key: str, text: str) -> Settings:
    """A copy with ``section.field`` set from what the user typed; raise `SettingsError` where it is not allowed."""
    section_name, name = _split(key)
    section = getattr(settings, section_name)
    hint = _hints(type(section))[name]
    words = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
    raw: object = text
    if isinstance(getattr(section, name), bool) and text.lower() in words:
        raw = words[text.lower()]
    try:
        # Not strict: "25" becomes 25 where a number is meant.
        value = msgspec.convert(raw, hint, strict=False)
    except msgspec.ValidationError as exc:
        raise SettingsError(f"'{text}' is no value for '{key}': {_in_words(exc, hint)}.", describe(key)) from exc
    return replace(settings, **{section_name: replace(section, **{name: value})})


def _in_words(exc: msgspec.ValidationError, hint: Any) -> str:
    """What is expected, without msgspec's technical names."""
    kind, *extras = get_args(hint)
    if get_origin(kind) is Literal:
        return f"choose one of {', '.join(map(str, get_args(kind)))}"
    if any(isinstance(extra, Meta) and extra.pattern for extra in extras):
        return "it has another form"
    text = str(exc).partition(" - at `")[0]
    for technical, plain in (("`int`", "a whole number"), ("`float`", "a number"), ("`bool`", "true or false")):
        text = text.replace(technical, plain)
    text = text.replace("`str`", "text").replace("`", "'")
    return text[:1].lower() + text[1:]


class SettingsStore:
    """Reads and writes the settings file; owned by one thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.settings = Settings()

    def load(self) -> LoadedSettings:
        """Read the file. Never raises for what is in it: wrong fields, broken and newer files become notes."""
        try:
            text = self.path.read_bytes()
        except FileNotFoundError:
            return LoadedSettings(self.settings)
        except OSError as exc:
            return LoadedSettings(self.settings, (f"The settings cannot be read ({exc.strerror}); defaults are used.",))
        try:
            raw = json.loads(text)
            if not isinstance(raw, dict):
                raise TypeError
        except (ValueError, TypeError, RecursionError):
            return LoadedSettings(self.settings, (self._keep_aside("bad", "cannot be understood"),))
        notes: list[str] = []
        version = raw.get("version", VERSION)
        is_newer = not isinstance(version, int) or not 1 <= version <= VERSION
        if is_newer:
            notes += self._copy_aside("newer", "were written by a newer version")
        else:
            for step in range(version, VERSION):
                raw = MIGRATIONS[step](raw)
        self.settings, wrong = _salvage(raw, names_unknown=not is_newer)
        if wrong and not is_newer:
            # Saving will write the file anew.
            wrong += self._copy_aside("wrong", "are partly wrong")
        return LoadedSettings(self.settings, tuple(notes + wrong))

    def use(self, settings: Settings) -> None:
        """Take over without saving: the file keeps what the user may want to correct."""
        self.settings = settings

    def replace(self, new: Settings) -> frozenset[str]:
        """Take `new` over, save it, and return the names of the sections that changed."""
        changed = frozenset(f.name for f in fields(Settings) if getattr(self.settings, f.name) != getattr(new, f.name))
        if changed:
            self._save(new)
            self.settings = new
        return changed

    def _save(self, settings: Settings) -> None:
        """Write next to the file, flush to disk, then rename: a crash leaves the old or the new file, never half."""
        data = json.dumps({"version": VERSION, **msgspec.to_builtins(settings)}, indent=2, ensure_ascii=False)
        try:
            owner_only.make_folder(self.path.parent)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=self.path.parent, prefix=".settings-", delete=False
            ) as file:
                try:
                    file.write(data + "\n")
                    file.flush()
                    os.fsync(file.fileno())
                    file.close()
                    Path(file.name).replace(self.path)
                except OSError:
                    Path(file.name).unlink()
                    raise
        except OSError as exc:
            raise SettingsError(
                f"The settings cannot be saved in {self.path.parent}: {exc.strerror}.", "Check space and permissions."
            ) from exc

    def _copy_aside(self, label: str, why: str) -> list[str]:
        """Keep a copy of the file, once: what can be used of it is used, and saving would drop the rest."""
        target = self.path.with_name(f"settings.{label}.json")
        if target.exists() and target.read_bytes() == self.path.read_bytes():
            return []
        try:
            shutil.copy2(self.path, target)
            target.chmod(owner_only.FILE)
        except OSError as exc:
            return [f"The settings {why} and cannot be backed up ({exc.strerror})."]
        return [f"The settings {why}; a copy is kept as {target.name}."]

    def _keep_aside(self, label: str, why: str) -> str:
        target = self.path.with_name(f"settings.{label}-{time.strftime('%Y%m%d-%H%M%S')}.json")
        try:
            self.path.replace(target)
        except OSError as exc:
            return f"The settings file {why} and cannot be moved aside ({exc.strerror}); defaults are used."
        return f"The settings file {why}; it is kept as {target.name}."


def _salvage(raw: dict[str, Any], *, names_unknown: bool) -> tuple[Settings, list[str]]:
    """Take each field that is valid; name, never quote, those that are not.

    A name that nothing has is quoted neither: it may be anything, and stands for a setting that is missing now.
    """
    notes: list[str] = []
    sections: dict[str, Any] = {}
    if names_unknown and raw.keys() - _section_types().keys() - {"version"}:
        notes.append("The settings have a part that is not known; it is not used.")
    for name, section in _section_types().items():
        given = raw.get(name, {})
        if not isinstance(given, dict):
            notes.append(f"The settings of '{name}' cannot be understood; their defaults are used.")
            continue
        good: dict[str, Any] = {}
        if names_unknown and given.keys() - {f.name for f in fields(section)}:
            notes.append(f"The settings of '{name}' have one that is not known; it is not used.")
        for f in fields(section):
            if f.name not in given:
                continue
            hint = _hints(section)[f.name]
            try:
                good[f.name] = msgspec.convert(given[f.name], hint)
            except msgspec.ValidationError as exc:
                notes.append(f"The setting '{name}.{f.name}' is wrong ({_in_words(exc, hint)}); its default is used.")
        sections[name] = section(**good)
    return Settings(**sections), notes
