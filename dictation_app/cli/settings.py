"""``dictation settings``: read and change settings, through the running app where there is one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dictation_app import autostart, ipc
from dictation_app.cli.common import JSON_OPTION, model_store, settings_store, to_json
from dictation_app.errors import NotRunningError, SettingsError

if TYPE_CHECKING:
    from dictation_app.settings import Settings, SettingsStore, ValueForm

_UNITS = {
    "_per_s": "per s",
    "_ms": "ms",
    "_s": "s",
    "_mb": "MB",
    "_db": "dB",
    "characters": "characters",
    "days": "days",
    "entries": "entries",
    "threads": "threads",
}
"""By the end of a setting's name; the first that fits."""


@click.group()
def settings() -> None:
    """Read and change settings; a running app uses them at once."""


@settings.command(name="list")
@JSON_OPTION
def settings_list(*, as_json: bool) -> None:
    """Show all settings with what they mean and, in brackets, which values they take."""
    from dictation_app import settings as module  # noqa: PLC0415

    current, default = settings_store().settings, module.Settings()
    forms = {key: _form(key) for key in module.all_keys()}
    if as_json:
        told = {
            key: {"value": module.get(current, key), "default": module.get(default, key)}
            | _allowed_as_json(key, form)
            | {"description": module.describe(key)}
            for key, form in forms.items()
        }
        click.echo(to_json(told))
        return
    width = max(map(len, forms))
    for key, form in forms.items():
        allowed = _allowed(key, form)
        told_allowed = f"  [{allowed}]" if allowed else ""
        click.echo(f"{key:{width}}  {_shown(module.get(current, key)):16}  {module.describe(key)}{told_allowed}")


def _form(key: str) -> ValueForm:
    """What `settings` allows, and the names that only the registries know."""
    from dataclasses import replace  # noqa: PLC0415

    from dictation_app import settings as module  # noqa: PLC0415
    from dictation_app.engine import ENGINES  # noqa: PLC0415
    from dictation_app.hotkey import HOTKEYS  # noqa: PLC0415
    from dictation_app.output import OUTPUTS  # noqa: PLC0415

    names = {
        "engine.name": ENGINES.names(),
        "hotkey.backend": ("auto", *HOTKEYS.names()),
        "output.method": ("auto", *OUTPUTS.names()),
    }
    form = module.form(key)
    return replace(form, choices=names.get(key, form.choices))


def _unit(key: str) -> str:
    return next((unit for end, unit in _UNITS.items() if key.endswith(end)), "")


def _allowed(key: str, form: ValueForm) -> str:
    """In words; empty = the description says it."""
    if form.kind is bool:
        return "true or false"
    if form.choices:
        return ", ".join(form.choices)
    if form.least is None or form.most is None:
        return ""
    return f"{form.least:g} to {form.most:.10g} {_unit(key)}".rstrip()


def _allowed_as_json(key: str, form: ValueForm) -> dict[str, Any]:
    return {
        "kind": {bool: "boolean", int: "integer", float: "number"}.get(form.kind, "string"),
        "choices": list(form.choices) or None,
        "minimum": form.least,
        "maximum": form.most,
        "unit": _unit(key) or None,
    }


@settings.command(name="get")
@click.argument("key")
@JSON_OPTION
def settings_get(key: str, *, as_json: bool) -> None:
    """Print the value of KEY."""
    from dictation_app import settings as module  # noqa: PLC0415

    value = module.get(settings_store().settings, key)
    click.echo(to_json(value) if as_json else _shown(value))


@settings.command(name="set", context_settings={"ignore_unknown_options": True})  # -5 is a value
@click.argument("key")
@click.argument("value")
def settings_set(key: str, value: str) -> None:
    """Change KEY to VALUE."""
    from dictation_app import settings as module  # noqa: PLC0415

    try:
        ipc.request("set", key=key, value=value)
    except NotRunningError:
        _set_in_file(key, value)
    told = _shown(module.get(settings_store().settings, key))
    click.echo(f"{key} is now {told or 'empty'}.")
    warning = _warning(key, told)
    if warning:
        click.echo(warning)


def _warning(key: str, value: str) -> str:
    """What to know about this choice; mostly nothing."""
    from dictation_app.hotkey import HOTKEYS  # noqa: PLC0415

    return HOTKEYS.get(value).warning if key == "hotkey.backend" and value in HOTKEYS.names() else ""


@settings.command(name="export")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite FILE where it exists.")
def settings_export(file: Path, *, force: bool) -> None:
    """Write all settings to FILE, to be taken over on another machine."""
    if file.exists() and not force:
        raise SettingsError(f"{file} exists already.", "Add --force to overwrite it.")
    settings_store().export(file)
    click.echo(f"The settings are written to {file}.")


@settings.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
def settings_import(file: Path, *, dry_run: bool) -> None:
    """Take over the settings in FILE; what it does not name stays as it is. A running app uses them at once."""
    from dictation_app import settings as module  # noqa: PLC0415
    from dictation_app.validation import usable_here  # noqa: PLC0415

    store = settings_store()
    loaded = store.imported(file)
    new, wrong = usable_here(loaded.settings, model_store(), store.settings)
    for note in (*loaded.notes, *wrong):
        click.echo(f"dictation: {note}", err=True)
    changed = [key for key in module.all_keys() if module.get(store.settings, key) != module.get(new, key)]
    for key in changed:
        click.echo(f"{key}: {_shown(module.get(store.settings, key))} -> {_shown(module.get(new, key))}")
    if not changed:
        click.echo("Nothing is different.")
    elif not dry_run:
        try:
            ipc.request("import_settings", file=str(file.absolute()))
        except NotRunningError:
            _replace(store, new)


@settings.command(name="open")
def settings_open() -> None:
    """Open the settings of the running app in a window."""
    ipc.request("settings")


def _set_in_file(key: str, value: str) -> None:
    from dictation_app import settings as module  # noqa: PLC0415
    from dictation_app.validation import check_settings  # noqa: PLC0415

    store = settings_store()
    new = module.with_value(store.settings, key, value)
    check_settings(new, model_store())
    _replace(store, new)


def _replace(store: SettingsStore, new: Settings) -> None:
    with autostart.switched(was=store.settings.ui.start_at_login, on=new.ui.start_at_login):
        store.replace(new)


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
