"""K05: a target without an actual, or the reverse."""

from collections.abc import Iterator

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.places import indicator_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import quantity
from perfdesk.model.report import Indicator


@rule(
    "K05",
    "目标值和完成值缺一个",
    Level.ERROR,
    Kind.MISSING,
    why="只有目标没有完成值，等于没有评价；只有完成值没有目标，无从比较。",
    practice="财预〔2020〕10号：自评表要内容完整",
    wrong="消防演练次数：目标≥6次，完成值空着。",
    right="消防演练次数：目标≥6次，实际6次。",
)
def half_filled(indicator: Indicator) -> Iterator[Draft]:
    """An error without the actual, a warning without the target."""
    target, actual = indicator.target.strip(), indicator.actual.strip()
    name = indicator.name or "这项指标"
    if target and not actual:
        wanted = target if indicator.comparator in ("", "定性") else f"{indicator.comparator}{target}"
        message = f"{name}的目标是{quantity(indicator, wanted)}，还没有填实际完成值"
        yield Draft(indicator_place(indicator, "actual"), message)
    elif actual and not target:
        yield Draft(
            indicator_place(indicator, "target"),
            f"{name}填了完成值{quantity(indicator, actual, indicator.actual_unit)}，没有年度指标值可比",
            level=Level.WARNING,
            kind=Kind.CONTRADICTION,
        )
