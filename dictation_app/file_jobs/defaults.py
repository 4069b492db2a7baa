"""From the settings of the user to the choices of a job, and back."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dictation_app.export import ExportOptions, SubtitleRules
from dictation_app.file_jobs import Channels, JobChoices

if TYPE_CHECKING:
    from dictation_app.settings import FilesSettings


def choices_from(settings: FilesSettings) -> JobChoices:
    """What holds for a file that nobody chose anything for."""
    return JobChoices(
        model=settings.model,
        language=settings.language,
        translate=settings.translate,
        words=settings.words,
        channels=Channels(settings.channels),
        formats=settings.format_names,
        folder=folder_from(settings.folder),
    )


def folder_from(text: str) -> Path | None:
    """A folder as it stands in the settings; None where nothing does."""
    # `Path.expanduser` raises where there is no such user.
    return Path(os.path.expanduser(text)) if text else None  # noqa: PTH111


def with_choices(settings: FilesSettings, choices: JobChoices) -> FilesSettings:
    """A copy in which these choices hold from now on; a track belongs to one file and is left out."""
    return replace(
        settings,
        model=choices.model,
        language=choices.language,
        translate=choices.translate,
        words=choices.words,
        channels=choices.channels.value,
        formats=", ".join(choices.formats),
        folder=str(choices.folder) if choices.folder is not None else "",
    )


def export_options_from(settings: FilesSettings) -> ExportOptions:
    """How results are laid out."""
    rules = SubtitleRules(
        line_columns=settings.subtitle_columns,
        lines=settings.subtitle_lines,
        columns_per_s=settings.subtitle_columns_per_s,
        shortest_ms=settings.subtitle_shortest_ms,
        gap_ms=settings.subtitle_gap_ms,
    )
    return ExportOptions(subtitles=rules, paragraph_pause_s=settings.paragraph_pause_s)
