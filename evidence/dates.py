"""Dates as sources give them: “3 June 2021”, “September 2019”, “2023 to 2024”, “After late 2019”."""

from __future__ import annotations

import calendar
import re
from datetime import date

NAMES = "january february march april may june july august september october november december"
MONTHS = {name: number for number, name in enumerate(NAMES.split(), start=1)}
DATE = re.compile(
    rf"(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(MONTHS)}) )?(?P<year>(?:19|20)\d\d)\b", re.I
)


def latest_day(told: str) -> date | None:
    """The last day that a date in words can mean, so that nothing is called older than it must be.

    None where no year is told. What no calendar holds (31 June) counts as its month.
    """
    return max(map(_last_day, DATE.finditer(told)), default=None)


def _last_day(found: re.Match[str]) -> date:
    year = int(found["year"])
    month = MONTHS[found["month"].lower()] if found["month"] else 12
    longest = calendar.monthrange(year, month)[1]
    day = int(found["day"]) if found["day"] else longest
    return date(year, month, day if 1 <= day <= longest else longest)
