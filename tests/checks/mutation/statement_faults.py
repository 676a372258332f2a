"""Faults of what the clerk's sentences state: an amount, a rate, a number, a claim that the tables do not bear out."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from perfdesk.model.figures.compute import figures
from perfdesk.model.report import Report
from tests.checks.mutation.clean import Clean
from tests.checks.mutation.faults import amount, fault
from tests.checks.mutation.wording_faults import put, put_in

STATES = "B09"
"""The rule that reads amounts: until it is there, none of these kinds is tried."""
FACTORS = ("0.87", "1.13", "0.5", "1.9", "10")


def wrong(fen: int, random: Random) -> str:
    """Another amount than this one, in 元 or 万元, as people write it."""
    yuan = (Decimal(fen) / 100 * Decimal(random.choice(FACTORS))).quantize(Decimal("0.01"))
    return random.choice((f"{yuan}元", f"{yuan:,}元", f"{(yuan / 10_000).quantize(Decimal('0.01'))}万元"))


def wrong_rate(rate: Decimal, random: Random) -> str:
    """Another rate than this one."""
    return f"{rate + Decimal(random.choice(('-7.5', '-3.25', '-12')))}%"


@fault("B09", "a named total stated otherwise", needs=STATES)
def total_stated(clean: Clean, random: Random) -> Report:
    total = figures(clean.report, clean.scheme).budget.total
    column, sentences = random.choice(
        (
            ("initial", ("项目年初预算{}。", "年初安排预算{}。", "年初批复预算资金{}。")),
            ("adjusted", ("调整后预算为{}。", "调整后的预算共{}。")),
            ("received", ("资金实际到位{}。", "全年到位资金{}。")),
            ("spent", ("全年共支出{}。", "实际支出资金{}。", "项目决算数为{}。", "截至年底，项目累计支出{}。")),
        )
    )
    return put(clean, random, random.choice(sentences).format(wrong(amount(getattr(total, column)), random)))


@fault("B09", "a line's money stated otherwise", needs=STATES)
def line_stated(clean: Clean, random: Random) -> Report:
    line = random.choice(clean.report.budget_lines)
    said = wrong(amount(line.spent), random)
    return put_in(
        clean, random, (f"{line.name}支出{said}。", f"{line.name}实际使用{said}。", f"其中{line.name}支出{said}。")
    )


@fault("B10", "a rate of the budget stated otherwise", needs=STATES)
def rate_stated(clean: Clean, random: Random) -> Report:
    rate = wrong_rate(Decimal(97), random)
    return put_in(
        clean,
        random,
        (f"预算执行率{rate}。", f"预算执行率达到{rate}。", f"资金到位率为{rate}。", f"资金执行率为{rate}。"),
    )


@fault("B15", "an amount spent on what is nowhere", needs=STATES)
def unknown_spending(clean: Clean, random: Random) -> Report:
    sum_ = f"{random.randrange(2, 9)}.{random.randrange(11, 98)}万元"
    return put_in(clean, random, (f"制作宣传折页花费{sum_}。", f"购置血压计支出{sum_}。", f"支付印刷费{sum_}。"))


@fault("K02", "a claim that all was completed", needs=STATES)
def all_completed(clean: Clean, random: Random) -> Report:
    claims = (
        "各项绩效指标全部完成。",
        "全面完成了年度绩效目标。",
        "年初设定的各项指标均已完成。",
        "圆满完成各项指标任务。",
        "各项目标任务如期完成。",
        "绩效目标完成率100%。",
    )
    return put_in(clean, random, claims)


@fault("K14", "a number of an indicator stated otherwise", needs=STATES)
def number_stated(clean: Clean, random: Random) -> Report:
    about = {
        "安全培训场次": "安全培训",
        "消防演练次数": "消防演练",
        "上门服务次数": "上门服务",
        "适老化改造户数": "适老化改造",
    }
    row = random.choice([row for row in clean.report.indicators if row.name in about])
    number = f"{int(Decimal(row.actual)) + random.choice((3, 10, 21))}{row.unit}"
    subject = about[row.name]
    return put_in(
        clean, random, (f"全年开展{subject}{number}。", f"共完成{subject}{number}。", f"{subject}达到{number}。")
    )


@fault("K14", "a rate that an indicator counts stated otherwise", needs=STATES)
def indicator_rate_stated(clean: Clean, random: Random) -> Report:
    wanted = ("隐患整改率", "服务记录完整率", "独居老人探访覆盖率")
    row = random.choice([row for row in clean.report.indicators if row.name in wanted])
    rate = wrong_rate(Decimal(row.actual), random)
    return put_in(clean, random, (f"{row.name}为{rate}。", f"{row.name}达到{rate}。", f"{row.name}{rate}，较为平稳。"))


@fault("K17", "a satisfaction stated otherwise", needs=STATES)
def satisfaction_stated(clean: Clean, random: Random) -> Report:
    row = next(row for row in clean.report.indicators if "满意" in row.type)
    rate = wrong_rate(Decimal(row.actual), random)
    return put_in(
        clean, random, (f"{row.name}为{rate}。", f"{row.name}达到{rate}。", f"经问卷调查，{row.name}{rate}，反映较好。")
    )


@fault("G03", "a total score stated otherwise in the text", needs=STATES)
def score_stated(clean: Clean, random: Random) -> Report:
    score = f"{random.randrange(71, 89)}.5"
    return put_in(
        clean, random, (f"项目自评得分{score}分。", f"经自评，本项目综合得分为{score}分。", f"自评总分{score}分。")
    )


@fault("G05", "another rating in the text", needs=STATES)
def rating_stated(clean: Clean, random: Random) -> Report:
    other = random.choice([rating for rating in ("良", "中") if rating != clean.report.stated.rating])
    return put_in(clean, random, (f"项目自评等次为“{other}”。", f"评价等级为{other}。", f"自评结论为{other}。"))
