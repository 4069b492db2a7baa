"""``dictation models``: list, fetch and verify speech models."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

import click

from dictation_app.cli.common import JSON_OPTION, model_store, to_json

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from dictation_app.engine.models import FetchProgress


@click.group()
def models() -> None:
    """List, fetch and verify speech models."""


@models.command(name="list")
@JSON_OPTION
def list_models(*, as_json: bool) -> None:
    """Show all models: installed or not, size, languages."""
    store = model_store()
    rows = [
        {
            "name": name,
            "installed": store.is_installed(name),
            "bytes": store.get(name).bytes,
            "languages": store.get(name).languages,
            "licence": store.get(name).licence,
            "aliases": list(store.get(name).aliases),
        }
        for name in store.names()
    ]
    if as_json:
        click.echo(to_json(rows))
        return
    for row in rows:
        languages = "English" if row["languages"] == "en" else f"{row['languages']} languages"
        mark = "installed" if row["installed"] else ""
        click.echo(f"{row['name']:18} {mark:10} {store.get(str(row['name'])).size:>8}  {languages:13} {row['licence']}")


@models.command()
@click.argument("name")
@click.option(
    "--from",
    "folder",
    type=click.Path(path_type=Path),
    help="Take the files from this folder (a CTranslate2 Whisper model) instead of downloading them.",
)
def fetch(name: str, folder: Path | None) -> None:
    """Install the model NAME, or do nothing where it is installed."""
    store = model_store()
    if store.is_installed(name):
        click.echo(f"The model '{store.get(name).name}' is installed.")
        return
    with _Progress() as show:
        path = store.fetch(name, show, folder=folder)
    click.echo(f"The model '{store.get(name).name}' is installed in {path}.")


@models.command()
@click.argument("names", nargs=-1)
def verify(names: tuple[str, ...]) -> None:
    """Check every file of the installed models (or of NAMES) against its checksum."""
    store = model_store()
    chosen = names or store.installed()
    if not chosen:
        click.echo("No model is installed. Run `dictation models fetch base`.")
    for name in chosen:
        with _Progress() as show:
            store.verify(name, show)
        click.echo(f"The model '{store.get(name).name}' is in order.")


class _Progress:
    """A progress bar on a terminal, nothing elsewhere; call it with each `FetchProgress`."""

    def __init__(self) -> None:
        self._stage = ""
        self._bar: ProgressBar[int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.render_finish()

    def __call__(self, progress: FetchProgress) -> None:
        if progress.stage != self._stage or self._bar is None:
            self.__exit__()
            self._stage = progress.stage
            self._bar = click.progressbar(
                length=progress.total_bytes or 1, label=f"{progress.stage:12}", show_pos=False
            )
        self._bar.length = progress.total_bytes or 1
        self._bar.update(progress.done_bytes - self._bar.pos)
