"""A new report's first values: what it takes over from the last one of the file."""

from __future__ import annotations

import uuid
from datetime import date

from perfdesk.model.report import Id, Report
from perfdesk.model.resources import names
from perfdesk.model.scheme import load_scheme

Choice = tuple[str, str]
"""A name in the data, and what it is called."""


def following(last: Report | None, day: date) -> Report:
    """A report as it begins: the office and the way of working of the last one, nothing of its content.

    The year is the last report's; without one the year before `day`, because a year is evaluated when it is over.
    """
    fresh = Report(id=Id(str(uuid.uuid4())), fiscal_year=day.year - 1)
    if last is None:
        return fresh
    return Report(
        id=fresh.id,
        unit=last.unit,
        unit_code=last.unit_code,
        department=last.department,
        fiscal_year=last.fiscal_year if isinstance(last.fiscal_year, int) else fresh.fiscal_year,
        settings=last.settings,
        outline=last.outline,
        scheme=last.scheme,
        form=last.form,
        amount_unit=last.amount_unit,
        contact=last.contact,
        phone=last.phone,
    )


def schemes() -> tuple[Choice, ...]:
    """The scoring schemes of this installation."""
    return tuple((name, load_scheme(name).label) for name in names("schemes"))
