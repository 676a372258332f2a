"""K12: one indicator written down twice."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.essence import essence, normal
from perfdesk.checks.finding import Level
from perfdesk.checks.places import indicator_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import counted_in
from perfdesk.model.report import Indicator


@rule(
    "K12",
    "两项指标重复",
    Level.WARNING,
    why="同一件事设两项指标会重复计分；效益指标要写产出带来的变化，不是产出本身。",
    practice="财预〔2020〕10号：指标要与项目密切相关、突出重点；审核指标设置的常见做法",
    wrong="产出“消防演练次数”≥6次，效益“开展消防演练”≥6次。",
    right="产出“消防演练次数”≥6次，效益“火灾起数下降率”≥10%。",
)
def same_indicator(indicators: Sequence[Indicator]) -> Iterator[Draft]:
    """The later of two with one name, or the effect that repeats an output, counted in the same unit."""
    by_name: dict[str, Indicator] = {}
    outputs = {
        _what_is_counted(row): row for row in reversed(indicators) if "产出" in row.category and row.name.strip()
    }
    for row in indicators:
        name = normal(row.name)
        if not name:
            continue
        if name in by_name:
            yield _draft(row, by_name[name], "名称相同", "名称")
        elif "效益" in row.category and _what_is_counted(row) in outputs:
            yield _draft(row, outputs[_what_is_counted(row)], "说的是同一件事；效益指标宜写产出带来的变化", "产出")
        by_name.setdefault(name, row)


def _draft(row: Indicator, other: Indicator, how: str, subject: str) -> Draft:
    return Draft(
        indicator_place(row, "name"),
        f"{row.type or row.category or '指标'}“{row.name.strip()}”与{other.type or other.category or '指标'}"
        f"“{other.name.strip()}”{how}",
        found=row.name.strip(),
        subject=subject,
        related=(indicator_place(other, "name"),),
    )


def _what_is_counted(row: Indicator) -> tuple[str, str]:
    """What is counted, and in which unit."""
    return essence(row.name), counted_in(row.unit, row.target)
