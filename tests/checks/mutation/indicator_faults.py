"""Faults of indicators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from perfdesk.model.report import Indicator, Report
from tests.checks.mutation.clean import Clean
from tests.checks.mutation.faults import fault, with_indicator, without

Wanted = Callable[[Indicator], bool]


def one_of(clean: Clean, random: Random, wanted: Wanted) -> Indicator:
    return random.choice([row for row in clean.report.indicators if wanted(row)])


def is_reached_count(row: Indicator) -> bool:
    return row.comparator in ("≥", "=") and row.unit != "%" and Decimal(row.actual) >= Decimal(row.target)


def is_numeric(row: Indicator) -> bool:
    return row.comparator != "定性"


def is_satisfaction(row: Indicator) -> bool:
    return "满意" in row.type


@fault("K01", "an actual typed short of its target")
def actual_short(clean: Clean, random: Random) -> Report:
    row = one_of(clean, random, lambda row: is_numeric(row) and not row.deviation_reason)
    less = Decimal(row.target) * random.randrange(50, 99) / 100
    more = Decimal(row.target) * random.randrange(101, 180) / 100
    return with_indicator(clean.report, row, actual=f"{more if row.comparator == '≤' else less:f}")


@fault("K01", "a reason taken out")
def reason_gone(clean: Clean, random: Random) -> Report:
    row = one_of(clean, random, lambda row: bool(row.deviation_reason))
    return with_indicator(clean.report, row, deviation_reason=random.choice(("", " ", "\n")))


@fault("K01", "a qualitative target reached in part")
def reached_in_part(clean: Clean, random: Random) -> Report:
    row = one_of(clean, random, lambda row: row.comparator == "定性")
    return with_indicator(clean.report, row, actual=random.choice(("部分达成", "未达成")))


@fault("K01", "a comparator turned round")
def comparator_turned(clean: Clean, random: Random) -> Report:
    def turns(row: Indicator) -> bool:
        return row.comparator in ("≥", "≤") and row.actual != row.target and not row.deviation_reason

    row = one_of(clean, random, turns)
    return with_indicator(clean.report, row, comparator="≤" if row.comparator == "≥" else "≥")


@fault("K03", "exactly as much claimed as more")
def equal_as_more(clean: Clean, random: Random) -> Report | None:
    if not clean.scheme.scores_indicators:
        return None
    row = one_of(clean, random, is_reached_count)
    return with_indicator(clean.report, row, comparator=">", actual=row.target, score=row.weight)


@fault("K04", "an actual with a digit too many")
def digit_too_many(clean: Clean, random: Random) -> Report:
    row = one_of(clean, random, is_reached_count)
    return with_indicator(clean.report, row, actual=f"{row.actual}{random.randrange(10)}")


@fault("K05", "an actual taken out")
def actual_gone(clean: Clean, random: Random) -> Report:
    return with_indicator(clean.report, random.choice(clean.report.indicators), actual="")


@fault("K05", "a target taken out")
def target_gone(clean: Clean, random: Random) -> Report:
    return with_indicator(clean.report, random.choice(clean.report.indicators), target=" ")


@fault("K06", "a unit taken out")
def unit_gone(clean: Clean, random: Random) -> Report:
    return with_indicator(clean.report, one_of(clean, random, is_numeric), unit="")


@fault("K06", "the actual in another unit")
def unit_changed(clean: Clean, random: Random) -> Report:
    row = one_of(clean, random, is_numeric)
    other = random.choice([unit for unit in ("个", "家", "人次", "天") if unit != row.unit])
    return with_indicator(clean.report, row, actual_unit=other)


@fault("K07", "the only indicator of its type left out")
def type_gone(clean: Clean, random: Random) -> Report:
    row = one_of(clean, random, lambda row: row.type in ("质量指标", "时效指标", "成本指标") or is_satisfaction(row))
    return without(clean.report, "indicators", row.id)


@fault("K08", "the evidence of a survey taken out")
def survey_gone(clean: Clean, random: Random) -> Report:
    row = one_of(clean, random, is_satisfaction)
    return with_indicator(clean.report, row, evidence=random.choice(("", " ", "年度工作总结", "未开展问卷调查")))


@fault("K08", "staff asked instead")
def others_asked(clean: Clean, random: Random) -> Report:
    asked = random.choice(("工作人员满意度测评表40份", "对机关干部开展问卷调查，收回38份", "向护理站职工发放问卷"))
    return with_indicator(clean.report, one_of(clean, random, is_satisfaction), evidence=asked)


@fault("K09", "every actual copied from its target")
def actuals_copied(clean: Clean, random: Random) -> Report:
    rows = (replace(row, actual=row.target) if is_numeric(row) else row for row in clean.report.indicators)
    return replace(clean.report, indicators=tuple(rows))


@fault("K10", "a satisfaction beyond all")
def beyond_all(clean: Clean, random: Random) -> Report:
    row = one_of(clean, random, is_satisfaction)
    return with_indicator(clean.report, row, actual=f"{100 + random.randrange(1, 40)}")


@fault("K10", "at least all of it")
def at_least_all(clean: Clean, random: Random) -> Report:
    row = one_of(clean, random, is_satisfaction)
    return with_indicator(clean.report, row, target="100", deviation_reason="个别居民对停车有意见。")


@fault("K11", "a cost that is to be at least so high")
def cost_at_least(clean: Clean, random: Random) -> Report:
    row = one_of(clean, random, lambda row: row.type == "成本指标")
    return with_indicator(clean.report, row, comparator=random.choice(("≥", ">")))


@fault("K12", "an indicator named like another")
def named_alike(clean: Clean, random: Random) -> Report:
    one, other = random.sample(clean.report.indicators, 2)
    name = random.choice((other.name, f" {other.name}", f"“{other.name}”", f"{other.name[:2]} {other.name[2:]}"))
    return with_indicator(clean.report, one, name=name)


@fault("K13", "words for a number")
def words_for_a_number(clean: Clean, random: Random) -> Report:
    words = random.choice(("很多", "若干", "基本完成", "约半数", "见台账"))
    row = one_of(clean, random, is_numeric)
    return with_indicator(clean.report, row, **{random.choice(("target", "actual")): words})


@fault("K13", "a tier that is none")
def no_tier(clean: Clean, random: Random) -> Report:
    row = one_of(clean, random, lambda row: row.comparator == "定性")
    return with_indicator(clean.report, row, actual=random.choice(("较好", "90", "基本完成")))


@fault("K16", "a qualitative target of direction alone")
def direction_alone(clean: Clean, random: Random) -> Report:
    row = one_of(clean, random, lambda row: row.comparator == "定性")
    target = random.choice(("进一步提升", "不断完善，持续加强", "有效提高服务质量", "明显改善社区环境", "长期"))
    return with_indicator(clean.report, row, target=target)
