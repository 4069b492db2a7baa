"""What a measurement is told, with the options that say it: the model (`subject_of`) and the clips (`ClipChoice`)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dictation_app.cli.common import JSON_OPTION, model_store, settings_store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dictation_app.bench.corpus import Clip
    from dictation_app.bench.subject import Subject

MODEL_OPTION = click.option("--model", help="Model to measure (default: the one of the settings).")
DEVICE_OPTION = click.option("--device", default="cpu", show_default=True, help="cpu, cuda or cuda:N.")


def subject_options(command: Callable[..., None]) -> Callable[..., None]:
    """What every measurement can be told about its model."""
    options = (
        MODEL_OPTION,
        click.option(
            "--model-path",
            type=click.Path(path_type=Path, exists=True, file_okay=False),
            metavar="DIR",
            help="Folder with the model's files, for a machine on which it is not installed.",
        ),
        DEVICE_OPTION,
        click.option(
            "--compute-type",
            default="auto",
            show_default=True,
            type=click.Choice(["auto", "int8", "int8_float16", "int8_float32", "float16", "bfloat16", "float32"]),
            help="Arithmetic of both sides.",
        ),
        JSON_OPTION,
    )
    for option in reversed(options):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipChoice:
    """Which clips are used, and what both sides are told of them: `corpus_options`, by their names."""

    corpus: Path | None
    language: str | None
    tell_language: bool
    limit: int | None
    shortest: float
    longest: float

    @property
    def told(self) -> str | None:
        """The language both sides are told; None = they detect it."""
        if self.tell_language and self.language is None:
            raise click.UsageError("--tell-language needs --language.")
        return self.language if self.tell_language else None

    def clips(self) -> Sequence[Clip]:
        """All there are."""
        from dictation_app.bench.corpus import bundled, read_corpus  # noqa: PLC0415

        return read_corpus(self.corpus) if self.corpus is not None else bundled()

    def of(self, clips: Sequence[Clip]) -> Sequence[Clip]:
        """Those of the wanted lengths, and no more than wanted."""
        from dictation_app.bench.corpus import choose  # noqa: PLC0415

        return choose(clips, shortest_s=self.shortest, longest_s=self.longest, limit=self.limit)


def corpus_options(command: Callable[..., None]) -> Callable[..., None]:
    """Which clips are used; the command gets them as its `choice`."""

    @wraps(command)
    def with_choice(**options: Any) -> None:
        choice = ClipChoice(**{field.name: options.pop(field.name) for field in fields(ClipChoice)})
        command(choice=choice, **options)

    options = (
        click.option(
            "--corpus",
            type=click.Path(path_type=Path, exists=True, file_okay=False),
            metavar="DIR",
            help="Folder with clips and a manifest.csv (default: the one sample that comes with the app).",
        ),
        click.option("--language", help="Use the clips of this language only, such as en."),
        click.option("--tell-language", is_flag=True, help="Tell both sides the --language; else both detect it."),
        click.option("--limit", type=click.IntRange(min=1), help="Use so many clips, spread over the corpus."),
        click.option("--shortest", type=float, default=0.0, metavar="SECONDS", help="Leave shorter clips out."),
        click.option("--longest", type=float, default=3600.0, metavar="SECONDS", help="Leave longer clips out."),
    )
    wanted: Callable[..., None] = with_choice
    for option in reversed(options):
        wanted = option(wanted)
    return wanted


def subject_of(
    *,
    model: str | None = None,
    model_path: Path | None = None,
    device: str = "cpu",
    compute_type: str = "auto",
    language: str | None = None,
) -> Subject:
    """What the options, and else the settings, name. With a folder nothing of the user's is read."""
    from dictation_app.bench.subject import Subject  # noqa: PLC0415

    if model_path is not None:
        name = model or model_path.resolve().name
    else:
        models = model_store()
        name = models.get(model or settings_store().settings.engine.model).name
        model_path = models.path(name)
    return Subject(model=name, model_path=model_path, device=device, compute_type=compute_type, language=language)
