"""P05: a target is missed and no problem speaks of it."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.essence import essence, normal
from perfdesk.checks.finding import Kind, Level, Where
from perfdesk.checks.places import indicator_place, table_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.vocabulary import words
from perfdesk.checks.words import quantity
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator, Problem


@rule(
    "P05",
    "没有完成的指标没有写进问题",
    Level.HINT,
    Kind.WORDING,
    why="指标没有完成是最实在的问题；问题里不提，改进措施就落不到它上面。",
    practice="财预〔2020〕10号附件：自评要说明偏离绩效目标的原因和改进措施",
    wrong="安全工作会议目标5次、实际2次，存在的问题里没有一条提到会议。",
    right="存在的问题写明“安全工作会议召开次数不足，部署不够及时”。",
)
def short_unnamed(
    indicators: Sequence[Indicator], indicator_figures: Sequence[IndicatorFigures], problems: Sequence[Problem]
) -> Iterator[Draft]:
    """Where there are problems; P02 and P01 speak where there are none. Named means most of its name, in any order."""
    told = frozenset[str]().union(*(_pairs(normal(problem.text)) for problem in problems if problem.text.strip()))
    if not told:
        return
    for row, reached in zip(indicators, indicator_figures, strict=True):
        if reached.short and row.name.strip() and not _names(told, row.name):
            actual = row.actual.strip() if reached.tier else quantity(row, row.actual, row.actual_unit)
            yield Draft(
                indicator_place(row, "actual"),
                f"{row.name.strip()}没有达到目标（{_aim(row)}，实际{actual}），存在的问题里没有提到它",
                found=row.actual.strip(),
                expected=row.target.strip(),
                related=(table_place(Where.PROBLEM, "问题与措施", "text"),),
            )


def _aim(row: Indicator) -> str:
    return (
        f"目标{row.target.strip()}" if row.comparator == "定性" else f"目标{row.comparator}{quantity(row, row.target)}"
    )


def _names(told: frozenset[str], name: str) -> bool:
    """Whether three in five of the neighbouring characters of what the indicator is about stand in the problems."""
    about = essence(name)
    for tail in words("rate_words"):
        about = about.removesuffix(tail) or about
    wanted = _pairs(about)
    return len(wanted & told) * 5 >= len(wanted) * 3


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(max(len(text) - 1, 1)))
