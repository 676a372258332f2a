"""B02: an amount that cannot be read."""

from collections.abc import Iterator

from perfdesk.checks.finding import Level, Place
from perfdesk.checks.places import line_place, report_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import short
from perfdesk.model.fields import FIELDS, FieldKind
from perfdesk.model.report import AmountUnit, Approved, BudgetLine, Entity, Unread

_WHY = "读不出的金额不能参加合计，合计和比率会因此缺数据。"
_PRACTICE = "财政部门审核自评表时先做的横竖相加（勾稽）"
_WRONG = "实际支出填“五十左右”。"
_RIGHT = "实际支出填“50.00”。"


@rule("B02", "金额读不出", Level.ERROR, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT)
def unreadable_in_line(line: BudgetLine, amount_unit: AmountUnit) -> Iterator[Draft]:
    """One finding for each such cell of a line."""
    for entry in FIELDS[Entity.BUDGET_LINE]:
        value = entry.of(line)
        if entry.kind is FieldKind.AMOUNT and isinstance(value, Unread):
            yield _draft(line_place(line, entry.name), entry.label, value, amount_unit)


@rule("B02", "金额读不出", Level.ERROR, why=_WHY, practice=_PRACTICE, wrong=_WRONG, right=_RIGHT)
def unreadable_approved(approved: Approved, amount_unit: AmountUnit) -> Iterator[Draft]:
    """One finding for each such figure of the budget documents."""
    for entry in FIELDS[Entity.REPORT]:
        if entry.path[0] == "approved":
            value = getattr(approved, entry.path[1])
            if isinstance(value, Unread):
                yield _draft(report_place(entry.name), entry.label, value, amount_unit)


def _draft(place: Place, label: str, value: Unread, unit: AmountUnit) -> Draft:
    message = f"{label}填的是“{short(value.typed)}”，读不出金额；请填数字（单位{unit}，最细到分）"
    return Draft(place, message, found=value.typed, unit=unit)
