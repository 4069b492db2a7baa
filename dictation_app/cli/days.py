"""Days as they are written on the command line: ``today``, ``yesterday``, ``3 days``, ``2 weeks``, ``2026-11-22``."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final

import click

_AGO: Final = re.compile(r"(\d{1,5})\s*(d|days?|w|weeks?)(\s+ago)?")
_DAYS: Final = {"today": 0, "yesterday": 1}
_WEEK: Final = 7


def parse_day(_context: click.Context, _option: click.Parameter, value: str | None) -> datetime | None:
    """Callback of an option: midnight at the beginning of the day, on this machine's clock."""
    if value is None:
        return None
    told = value.strip().lower()
    ago = _AGO.fullmatch(told)
    if told in _DAYS or ago is not None:
        days = _DAYS[told] if ago is None else int(ago[1]) * (_WEEK if ago[2].startswith("w") else 1)
        today = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        return today - timedelta(days=days)
    try:
        return datetime.strptime(told, "%Y-%m-%d")  # noqa: DTZ007  # of this machine's calendar
    except ValueError:
        raise click.BadParameter(
            f"'{value}' is not a day. Write today, yesterday, '3 days', '2 weeks' or a date such as 2026-11-22."
        ) from None
