"""``dictation doctor``: whether everything that dictation needs works here, tried for real."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dictation_app.cli.common import JSON_OPTION, model_store, to_json
from dictation_app.cli.report import loaded
from dictation_app.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dictation_app.doctor import Finding
    from dictation_app.doctor.checkup import Checkup
    from dictation_app.settings import Settings

_WIDTH = 9


@click.command()
@click.option("--only", "names", multiple=True, metavar="NAME", help="Make this check alone; may be given again.")
@click.option("--report", "as_report", is_flag=True, help="Print a report to hand on, without anything private.")
@JSON_OPTION
def doctor(*, names: tuple[str, ...], as_report: bool, as_json: bool) -> int:
    """Try everything that dictation needs: microphone, hotkey, model, engine, GPU, delivery, clipboard, disk, memory.

    A small window comes up for a moment, and a sentence of the app's own is written into it. Nothing you said, wrote
    or copied is shown or changed. The exit code is 1 where something failed; warnings do not count.
    """
    from dictation_app.doctor import State, examine, report, worst  # noqa: PLC0415

    checkup = _checkup()
    checks = checkup.checks
    known = [check.name for check in checks]
    wanted = {name.casefold() for name in names}
    if unknown := wanted - {name.casefold() for name in known}:
        raise click.UsageError(f"There is no check '{min(unknown)}'. There are: {', '.join(known)}.")
    if wanted:
        checks = tuple(check for check in checks if check.name.casefold() in wanted)
    found = []
    for finding in examine(checks, is_busy=checkup.is_busy):
        found.append(finding)
        if not (as_json or as_report):
            click.echo(_in_words(finding))
    if as_json:
        click.echo(_as_json(found))
    elif as_report:
        click.echo(report(_about(checkup.settings), found), nl=False)
    return ExitCode.FAILED if worst(found) is State.FAILED else ExitCode.OK


def _checkup() -> Checkup:
    from dictation_app.doctor.checkup import Checkup, look_at_settings  # noqa: PLC0415
    from dictation_app.paths import settings_file  # noqa: PLC0415
    from dictation_app.ui.trial_window import TrialWindow  # noqa: PLC0415

    models = model_store()
    settings, notes = look_at_settings(settings_file(), models)
    return Checkup(settings=settings, notes=notes, models=models, open_window=TrialWindow)


def _in_words(finding: Finding) -> str:
    more = "".join(f"\n{'':{_WIDTH}} {text}" for text in finding.more)
    return f"{finding.state.value:{_WIDTH}} {finding.name}: {finding.value}{more}"


def _as_json(findings: Sequence[Finding]) -> str:
    from dictation_app import __version__  # noqa: PLC0415
    from dictation_app.doctor import worst  # noqa: PLC0415

    rows = [
        {
            "name": each.name,
            "state": each.state.value,
            "value": each.value,
            "cause": each.cause,
            "next_step": each.next_step,
            "action": each.action.value,
        }
        for each in findings
    ]
    return to_json({"version": __version__, "state": worst(findings).value, "findings": rows})


def _about(settings: Settings) -> str:
    from dictation_app import report  # noqa: PLC0415

    return report.about(settings, loaded())
