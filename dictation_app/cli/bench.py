"""``dictation bench``: how fast this machine is, against plain faster-whisper."""

from __future__ import annotations

from pathlib import Path

import click

from dictation_app.cli.common import JSON_OPTION, model_store, settings_store, to_json


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--model", help="Model to measure (default: the one of the settings).")
@click.option("--device", default="cpu", show_default=True, help="cpu, cuda or cuda:N.")
@click.option("--repeats", type=click.IntRange(1, 100), default=5, show_default=True, help="Decodes of each file.")
@JSON_OPTION
def bench(files: tuple[Path, ...], model: str | None, device: str, repeats: int, *, as_json: bool) -> None:
    """Decode a sample (or FILES) with this app's engine and with plain faster-whisper, in turns.

    Same weights, threads and arithmetic on both sides. The load of the machine is printed: figures from a busy one are
    good for the ratio only.
    """
    import msgspec  # noqa: PLC0415

    from dictation_app import bench as module  # noqa: PLC0415

    models = model_store()
    name = models.get(model or settings_store().settings.engine.model).name
    result = module.run(name, models.path(name), files, repeats=repeats, device=device)
    click.echo(to_json(msgspec.to_builtins(result)) if as_json else module.render(result))
