"""``dictation settings``: read and change settings, through the running app where there is one."""

from __future__ import annotations

import click

from dictation_app import ipc
from dictation_app.cli.common import JSON_OPTION, model_store, settings_store, to_json
from dictation_app.errors import NotRunningError


@click.group()
def settings() -> None:
    """Read and change settings; a running app uses them at once."""


@settings.command(name="list")
@JSON_OPTION
def settings_list(*, as_json: bool) -> None:
    """Show all settings with what they mean."""
    from dictation_app import settings as module  # noqa: PLC0415

    current = settings_store().settings
    if as_json:
        click.echo(to_json({key: module.get(current, key) for key in module.all_keys()}))
        return
    width = max(map(len, module.all_keys()))
    for key in module.all_keys():
        click.echo(f"{key:{width}}  {_shown(module.get(current, key)):16}  {module.describe(key)}")


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
    try:
        ipc.request("set", key=key, value=value)
    except NotRunningError:
        _set_in_file(key, value)


def _set_in_file(key: str, value: str) -> None:
    from dictation_app import settings as module  # noqa: PLC0415
    from dictation_app.validation import check_settings  # noqa: PLC0415

    store = settings_store()
    new = module.with_value(store.settings, key, value)
    check_settings(new, model_store())
    store.replace(new)


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
