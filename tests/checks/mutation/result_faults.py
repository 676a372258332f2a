"""Faults of scores, problems, measures, dates and empty texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from perfdesk.model.exact import known
from perfdesk.model.figures.compute import figures
from perfdesk.model.outline import load_outline
from perfdesk.model.report import Indicator, Measure, Report, Stated, Unread
from tests.checks.mutation.clean import Clean
from tests.checks.mutation.faults import amount, fault, mistyped, with_indicator, with_line

RATINGS = ("优", "良", "中", "差")


def weighted(clean: Clean, random: Random, wanted: Callable[[Indicator], bool]) -> Indicator | None:
    rows = [row for row in clean.report.indicators if known(row.weight) and wanted(row)]
    return random.choice(rows) if rows else None


def is_met(row: Indicator) -> bool:
    return not row.deviation_reason and row.comparator != "定性"


@fault("G01", "a weight typed wrong")
def weight_mistyped(clean: Clean, random: Random) -> Report | None:
    row = weighted(clean, random, lambda _: True)
    if row is None:
        return None
    return with_indicator(clean.report, row, weight=(known(row.weight) or 0) + random.choice((-2, -1, 1, 5)))


@fault("G01", "an indicator added with points of its own")
def points_added(clean: Clean, random: Random) -> Report | None:
    row = weighted(clean, random, is_met)
    if row is None:
        return None
    again = replace(row, id=type(row.id)(row.id[:-4] + "ffff"), name=f"本街道{row.name}的另一方面")
    return replace(clean.report, indicators=(*clean.report.indicators, again))


@fault("G01", "the full marks of a part typed wrong")
def full_mistyped(clean: Clean, random: Random) -> Report | None:
    parts = clean.report.score_parts
    if not parts:
        return None
    part = random.choice(parts)
    full = Decimal(mistyped(int(known(part.full) or 0), random))
    return replace(clean.report, score_parts=tuple(replace(p, full=full) if p is part else p for p in parts))


@fault("G02", "a score above its weight, or below nothing")
def score_out_of_range(clean: Clean, random: Random) -> Report | None:
    row = weighted(clean, random, lambda _: True)
    if row is None:
        return None
    score = random.choice(((known(row.weight) or Decimal(0)) + random.randrange(1, 9), Decimal(-1)))
    return with_indicator(clean.report, row, score=score)


@fault("G02", "a score outside its tier")
def outside_the_tier(clean: Clean, random: Random) -> Report | None:
    row = weighted(clean, random, lambda row: row.comparator == "定性")
    return None if row is None else with_indicator(clean.report, row, score=(known(row.weight) or Decimal(0)) / 2)


@fault("G03", "a stated total typed wrong")
def total_mistyped(clean: Clean, random: Random) -> Report:
    score = known(clean.report.stated.score) or Decimal(0)
    other = Decimal(mistyped(int(score * 100), random)) / 100
    return replace(clean.report, stated=replace(clean.report.stated, score=other))


@fault("G03", "a part's score typed wrong")
def part_mistyped(clean: Clean, random: Random) -> Report | None:
    parts = clean.report.score_parts
    if not parts:
        return None
    part = random.choice(parts)
    score = (known(part.score) or Decimal(0)) - random.randrange(1, 5)
    return replace(clean.report, score_parts=tuple(replace(p, score=score) if p is part else p for p in parts))


@fault("G04", "a short indicator scored higher than it comes to, its reason gone")
def scored_higher(clean: Clean, random: Random) -> Report | None:
    row = weighted(clean, random, lambda row: bool(row.deviation_reason))
    if row is None:
        return None
    computed = figures(clean.report, clean.scheme).indicators[clean.report.indicators.index(row)].score.computed
    score = ((computed or Decimal(0)) + (known(row.weight) or Decimal(0))) / 2
    return with_indicator(clean.report, row, score=score.quantize(Decimal("0.01")), deviation_reason="")


@fault("G05", "another rating")
def rating_changed(clean: Clean, random: Random) -> Report:
    stated = clean.report.stated
    other = random.choice([rating for rating in RATINGS if rating != stated.rating])
    return replace(clean.report, stated=replace(stated, rating=other))


@fault("G06", "a score without its rating")
def rating_gone(clean: Clean, random: Random) -> Report:
    return replace(clean.report, stated=replace(clean.report.stated, rating=""))


@fault("G06", "a score in words")
def score_in_words(clean: Clean, random: Random) -> Report:
    return replace(clean.report, stated=Stated(Unread(random.choice(("九十多分", "优秀", "待评"))), "优"))


@fault("G07", "points taken off what is met")
def points_taken(clean: Clean, random: Random) -> Report | None:
    row = weighted(clean, random, is_met)
    if row is None:
        return None
    return with_indicator(
        clean.report, row, score=(known(row.weight) or Decimal(0)) - Decimal(random.choice(("0.5", "2")))
    )


@fault("G08", "full marks for a satisfaction nobody was asked about")
def marks_without_survey(clean: Clean, random: Random) -> Report | None:
    row = weighted(clean, random, lambda row: "满意" in row.type)
    return None if row is None else with_indicator(clean.report, row, evidence="")


@fault("G08", "full marks for the whole performance beside an open finding")
def marks_for_performance(clean: Clean, random: Random) -> Report | None:
    """The clerk gives the part its full marks after a reason was taken out."""
    parts = {part.name for part in clean.scheme.parts if part.performance}
    if not parts:
        return None
    row = next(row for row in clean.report.indicators if row.deviation_reason)
    given = (replace(p, score=p.full) if p.name in parts else p for p in clean.report.score_parts)
    return replace(with_indicator(clean.report, row, deviation_reason=""), score_parts=tuple(given))


@fault("G09", "an eighth of the money not spent")
def little_spent(clean: Clean, random: Random) -> Report | None:
    if not clean.scheme.scores_indicators:
        return None
    whole = sum(amount(line.initial) + amount(line.supplementary) for line in clean.report.budget_lines)
    line = max(clean.report.budget_lines, key=lambda line: amount(line.spent))
    return with_line(clean.report, line, spent=amount(line.spent) - whole * random.randrange(10, 14) // 100)


@fault("P01", "a measure taken out")
def measure_gone(clean: Clean, random: Random) -> Report:
    problem, *rest = clean.report.problems
    return replace(clean.report, problems=(replace(problem, measures=()), *rest))


@fault("P01", "a problem taken out, its measures left")
def problem_gone(clean: Clean, random: Random) -> Report:
    problem, *rest = clean.report.problems
    return replace(clean.report, problems=tuple(rest), loose_measures=problem.measures)


@fault("P01", "a measure for nothing")
def measure_added(clean: Clean, random: Random) -> Report:
    text = random.choice(("修订考勤办法。", "每月通报一次进度。", "更换老化的设备。"))
    new = Measure(type(clean.report.id)(clean.report.id[:-4] + "fffe"), text, "综合办公室", "次年六月底前")
    return replace(clean.report, loose_measures=(*clean.report.loose_measures, new))


@fault("P02", "no problem and no measure")
def nothing_told(clean: Clean, random: Random) -> Report:
    return replace(clean.report, problems=(), loose_measures=())


@fault("P06", "a measure that is nobody's or for no day")
def nobody_or_never(clean: Clean, random: Random) -> Report:
    problem, *rest = clean.report.problems
    emptied: dict[str, Any] = {random.choice(("responsible", "due")): ""}
    measure = replace(problem.measures[0], **emptied)
    return replace(clean.report, problems=(replace(problem, measures=(measure, *problem.measures[1:])), *rest))


@fault("Y03", "the date of issue not filled in, a year too early or a year too late")
def date_shifted(clean: Clean, random: Random) -> Report:
    issued = clean.report.issue_date
    assert isinstance(issued, date)
    other = random.choice((None, issued.replace(year=issued.year - 1), issued.replace(year=issued.year + 9)))
    return replace(clean.report, issue_date=other)


@fault("Y03", "the year of the report shifted")
def year_shifted(clean: Clean, random: Random) -> Report:
    year = clean.report.fiscal_year
    assert isinstance(year, int)
    return replace(clean.report, fiscal_year=year + random.randrange(1, 3))


@fault("F08", "a text that the outline asks for taken out")
def text_gone(clean: Clean, random: Random) -> Report:
    wanted = {block.arguments[0] for _, block in load_outline(clean.report.outline).texts() if not block.optional}
    slot = random.choice(sorted(wanted))
    return replace(clean.report, sections=tuple(one for one in clean.report.sections if one.slot != slot))
