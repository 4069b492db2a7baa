"""SettingsStore: the settings file. It is JSON and may be edited by hand; a field that is wrong costs only itself.

A file that was edited since this program last saw it is never written over: what is in it is kept beside it.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

import msgspec

from dictation_app import owner_only
from dictation_app.errors import SettingsError
from dictation_app.sentences import say
from dictation_app.settings.fields import hints_of, in_words, section_types
from dictation_app.settings.sections import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

VERSION = 2
"""Raise it when a field changes its name or meaning, and add the step to `MIGRATIONS`."""


def _several_microphones(raw: dict[str, Any]) -> dict[str, Any]:
    """One name became a list of names."""
    audio = raw.get("audio")
    if not isinstance(audio, dict) or "microphone" not in audio:
        return raw
    others = {name: value for name, value in audio.items() if name != "microphone"}
    name = audio["microphone"]
    return raw | {"audio": {"microphones": [name] if name else []} | others}


MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _several_microphones}
"""From version N to N+1, on the raw dictionary, so that no dead field lives on in the classes."""


_NOT_UNDERSTOOD = say("The settings file was changed and cannot be understood; the settings stay as they are.")
_EXPORTED = say("Choose a file that `dictation settings export` wrote.")
_NEWER = say("The settings were written by a newer version.")
_MOST_BYTES = 1_000_000
"""Of a file that is imported: a hundred times what all settings take."""
_MEND_IT = say("Mend it, or change a setting in the app, which writes it anew and keeps yours beside it.")


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """What was read, and what the user should know about it."""

    settings: Settings
    notes: tuple[str, ...] = ()
    """Sentences: which fields were wrong and are at their default, where a broken file was put."""


class SettingsStore:
    """Reads and writes the settings file; owned by one thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.settings = Settings()
        self._seen: bytes | None = None
        """What the file held when it was last read or written here; None = there was none."""

    def load(self, *, keeps_aside: bool = True) -> LoadedSettings:
        """Read the file. Never raises for what is in it: wrong fields, broken and newer files become notes.

        Without `keeps_aside` nothing is moved or copied; for who only looks and saves nothing.
        """
        try:
            text = self.path.read_bytes()
        except FileNotFoundError:
            return LoadedSettings(self.settings)
        except OSError as exc:
            return LoadedSettings(
                self.settings, (say("The settings cannot be read ({reason}); defaults are used.", reason=exc.strerror),)
            )
        self._seen = text
        try:
            raw = _parsed(text)
            if not isinstance(raw, dict):
                raise TypeError
        except (ValueError, TypeError, RecursionError):
            broken = say("The settings file cannot be understood; defaults are used.")
            return LoadedSettings(
                self.settings, (self._keep_aside("bad", say("cannot be understood")) if keeps_aside else broken,)
            )
        notes: list[str] = []
        version = raw.get("version", VERSION)
        is_newer = not isinstance(version, int) or not 1 <= version <= VERSION
        if is_newer:
            notes += self._copy_aside("newer", say("were written by a newer version")) if keeps_aside else [_NEWER]
        else:
            raw = _migrated(raw, version)
        self.settings, wrong = _salvage(raw, names_unknown=not is_newer)
        if wrong and not is_newer and keeps_aside:
            # Saving will write the file anew.
            wrong += self._copy_aside("wrong", say("are partly wrong"))
        return LoadedSettings(self.settings, tuple(notes + wrong))

    def read(self) -> LoadedSettings:
        """What the file holds now, which somebody may have edited; nothing is taken over, and nothing is kept aside.

        Raise `SettingsError` where it cannot be read or understood.
        """
        try:
            raw = _parsed(self.path.read_bytes())
        except OSError as exc:
            raise SettingsError(say("The settings cannot be read ({reason}).", reason=exc.strerror)) from exc
        except (ValueError, RecursionError) as exc:
            raise SettingsError(_NOT_UNDERSTOOD, _MEND_IT) from exc
        version = raw.get("version", VERSION) if isinstance(raw, dict) else None
        if not isinstance(raw, dict) or not isinstance(version, int) or not 1 <= version <= VERSION:
            raise SettingsError(_NOT_UNDERSTOOD, _MEND_IT)
        settings, wrong = _salvage(_migrated(raw, version), names_unknown=True)
        return LoadedSettings(settings, tuple(wrong))

    def export(self, target: Path) -> None:
        """Write all settings into a file of the user's choice, for another machine or another day."""
        try:
            _write_whole(target, _as_file(self.settings))
        except OSError as exc:
            raise SettingsError(
                say("The settings cannot be written to {target}: {reason}.", target=target, reason=exc.strerror)
            ) from exc

    def imported(self, source: Path) -> LoadedSettings:
        """The settings with what `source` says of them; what it does not name stays as it is. Nothing is taken over.

        Raise `SettingsError` where it holds no settings of this app.
        """
        try:
            raw = _parsed(_start_of(source))
        except OSError as exc:
            raise SettingsError(say("{source} cannot be read: {reason}.", source=source, reason=exc.strerror)) from exc
        except (ValueError, RecursionError) as exc:
            raise SettingsError(say("{source} holds no settings.", source=source), _EXPORTED) from exc
        if not isinstance(raw, dict) or not raw.keys() & section_types().keys():
            raise SettingsError(say("{source} holds no settings.", source=source), _EXPORTED)
        version = raw.get("version", VERSION)
        if not isinstance(version, int) or not 1 <= version <= VERSION:
            raise SettingsError(
                say("{source} was written by a newer version of the app.", source=source),
                say("Install that version here."),
            )
        settings, notes = _salvage(_migrated(raw, version), names_unknown=True, base=self.settings)
        return LoadedSettings(settings, tuple(notes))

    def use(self, settings: Settings) -> None:
        """Take over without saving: the file keeps what the user may want to correct."""
        self.settings = settings

    def replace(self, new: Settings) -> frozenset[str]:
        """Take `new` over, save it, and return the names of the sections that changed."""
        changed = frozenset(f.name for f in fields(Settings) if getattr(self.settings, f.name) != getattr(new, f.name))
        if changed:
            self._keep_edits(new)
            self._save(new)
            self.settings = new
        return changed

    def _keep_edits(self, new: Settings) -> None:
        """Somebody edited the file and it is not in use: saving must not be the end of what they wrote."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return
        except OSError:
            content = None
        if content is not None and (content == self._seen or self._holds(new)):
            return
        target = self.path.with_name(f"settings.edited-{time.strftime('%Y%m%d-%H%M%S')}.json")
        try:
            if content is None:
                self.path.replace(target)
            else:
                owner_only.make_folder(target.parent)
                target.write_bytes(content)
                target.chmod(owner_only.FILE)
        except OSError as exc:
            raise self._not_saved(exc) from exc

    def _holds(self, settings: Settings) -> bool:
        """Whether the file says just this."""
        try:
            return self.read() == LoadedSettings(settings)
        except SettingsError:
            return False

    def _save(self, settings: Settings) -> None:
        """Write next to the file, flush to disk, then rename: a crash leaves the old or the new file, never half."""
        content = _as_file(settings)
        path = self.path.resolve()  # a link to a file that is kept elsewhere stays one
        try:
            owner_only.make_folder(self.path.parent)
            if path.exists() and not path.stat().st_mode & stat.S_IWUSR:
                raise SettingsError(
                    say("The settings file is write-protected: {path}.", path=path),
                    say("Make it writable to change settings here."),
                )
            _write_whole(path, content)
        except OSError as exc:
            raise self._not_saved(exc) from exc
        self._seen = content

    def _not_saved(self, exc: OSError) -> SettingsError:
        return SettingsError(
            say("The settings cannot be saved in {parent}: {reason}.", parent=self.path.parent, reason=exc.strerror),
            say("Check space and permissions."),
        )

    def _copy_aside(self, label: str, why: str) -> list[str]:
        """Keep a copy of the file, once: what can be used of it is used, and saving would drop the rest."""
        target = self.path.with_name(f"settings.{label}.json")
        if target.exists() and target.read_bytes() == self.path.read_bytes():
            return []
        try:
            shutil.copy2(self.path, target)
            target.chmod(owner_only.FILE)
        except OSError as exc:
            return [say("The settings {why} and cannot be backed up ({reason}).", why=why, reason=exc.strerror)]
        return [say("The settings {why}; a copy is kept as {name}.", why=why, name=target.name)]

    def _keep_aside(self, label: str, why: str) -> str:
        target = self.path.with_name(f"settings.{label}-{time.strftime('%Y%m%d-%H%M%S')}.json")
        try:
            self.path.replace(target)
        except OSError as exc:
            return say(
                "The settings file {why} and cannot be moved aside ({reason}); defaults are used.",
                why=why,
                reason=exc.strerror,
            )
        return say("The settings file {why}; it is kept as {name}.", why=why, name=target.name)


def _parsed(content: bytes) -> object:
    """Raise `ValueError` or `RecursionError` where it is no JSON that can be written again."""
    raw: object = json.loads(content)
    json.dumps(raw, ensure_ascii=False).encode()  # half a surrogate pair is JSON, but no text
    return raw


def _migrated(raw: dict[str, Any], version: int) -> dict[str, Any]:
    """As this version writes it."""
    for step in range(version, VERSION):
        raw = MIGRATIONS[step](raw)
    return raw


def _start_of(source: Path) -> bytes:
    """All of a file of settings, and no more than enough of any other: it may be endless, or wait for a writer."""
    if source.exists() and not source.is_file():
        raise ValueError
    with source.open("rb") as file:
        return file.read(_MOST_BYTES)


def _as_file(settings: Settings) -> bytes:
    data = json.dumps({"version": VERSION, **msgspec.to_builtins(settings)}, indent=2, ensure_ascii=False)
    return f"{data}\n".encode()


def _write_whole(path: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=".settings-", delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            Path(file.name).replace(path)
        except OSError:
            Path(file.name).unlink()
            raise


def _salvage(raw: dict[str, Any], *, names_unknown: bool, base: Settings | None = None) -> tuple[Settings, list[str]]:
    """Take each field that is valid; name, never quote, those that are not: they are as in `base`, or at their default.

    A name that nothing has is quoted neither: it may be anything, and stands for a setting that is missing now.
    """
    one, all_of_them = say("its default is used"), say("their defaults are used")
    if base is not None:
        one, all_of_them = say("it stays as it is"), say("they stay as they are")
    base = base or Settings()
    notes: list[str] = []
    sections: dict[str, Any] = {}
    if names_unknown and raw.keys() - section_types().keys() - {"version"}:
        notes.append(say("The settings have a part that is not known; it is not used."))
    for name, section in section_types().items():
        given = raw.get(name, {})
        if not isinstance(given, dict):
            notes.append(
                say("The settings of '{name}' cannot be understood; {outcome}.", name=name, outcome=all_of_them)
            )
            continue
        good: dict[str, Any] = {}
        if names_unknown and given.keys() - {f.name for f in fields(section)}:
            notes.append(say("The settings of '{name}' have one that is not known; it is not used.", name=name))
        for f in fields(section):
            if f.name not in given:
                continue
            hint = hints_of(section)[f.name]
            try:
                good[f.name] = msgspec.convert(given[f.name], hint)
            except msgspec.ValidationError as exc:
                items = _valid_items(given[f.name], hint)
                good |= {f.name: items} if items else {}
                notes.append(
                    say(
                        "The setting '{key}' is wrong ({why}); {outcome}.",
                        key=f"{name}.{f.name}",
                        why=in_words(exc, hint),
                        outcome=say("the rest of it is used") if items else one,
                    )
                )
        sections[name] = replace(getattr(base, name), **good)
    return replace(base, **sections), notes


def _valid_items(given: object, hint: Any) -> tuple[Any, ...]:
    """What is valid in a list; nothing where it is none, or should be none."""
    kind = get_args(hint)[0]
    items: list[Any] = []
    for item in given if isinstance(given, list) and get_origin(kind) is tuple else ():
        with suppress(msgspec.ValidationError):
            items.append(msgspec.convert(item, get_args(kind)[0]))
    return tuple(items)
