"""Faults of the clerk's wording: a sentence put in, a character changed, a year shifted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from perfdesk.model.outline import load_outline
from perfdesk.model.report import Problem, Report, Section
from tests.checks.mutation.clean import Clean
from tests.checks.mutation.faults import fault

RESULTS = ("output_results", "outcome_results", "financial_management", "conclusion", "experience")


def put_in(clean: Clean, random: Random, choices: Sequence[str]) -> Report:
    """One of the sentences at the end of a text about what was done."""
    return put(clean, random, random.choice(choices))


def put(clean: Clean, random: Random, sentence: str, join: str = "") -> Report:
    """A sentence at the end of a text about what was done, which the outline prints."""
    slots = [section.slot for section in printed(clean) if section.slot in RESULTS]
    return rewritten(clean, random.choice(slots), lambda text: f"{text}{join}{sentence}")


def printed(clean: Clean) -> list[Section]:
    """The texts that the outline has a place for."""
    wanted = {block.arguments[0] for _, block in load_outline(clean.report.outline).texts()}
    return [section for section in clean.report.sections if section.slot in wanted]


def rewritten(clean: Clean, slot: str, change: object) -> Report:
    """The report with one text changed by a function."""
    assert callable(change)
    sections = (Section(s.slot, change(s.text)) if s.slot == slot else s for s in clean.report.sections)
    return replace(clean.report, sections=tuple(sections))


def a_text(clean: Clean, random: Random, having: str) -> Section | None:
    """One of the texts in which something stands inside."""
    found = [section for section in printed(clean) if having in section.text[1:-1]]
    return random.choice(found) if found else None


def with_problem(clean: Clean, **changed: object) -> Report:
    problem, *rest = clean.report.problems
    new = Problem(problem.id, str(changed.get("text", problem.text)), problem.measures)
    if "measure" in changed:
        new = replace(new, measures=(replace(problem.measures[0], text=str(changed["measure"])),))
    return replace(clean.report, problems=(new, *rest))


@fault("F01", "a list numbered with a gap, twice the same, or in another style")
def numbering(clean: Clean, random: Random) -> Report:
    lists = (
        "1、核对台账。\n3、走访服务点。",
        "1．登记。\n2．核对。\n2．归档。",
        "（1）登记。\n2、核对。\n（3）归档。",
        "①登记；\n③归档。",
        "2、核对台账。\n1、登记到册。",
    )
    return put(clean, random, random.choice(lists), "\n")


@fault("F02", "a bracket narrowed")
def bracket(clean: Clean, random: Random) -> Report:
    return put_in(clean, random, ("服务点（含临时点)已挂牌。", "签单(纸质）按月归档。", "名册（按社区)已更新。"))


@fault("F03", "a sign narrowed between characters")
def narrowed(clean: Clean, random: Random) -> Report | None:
    section = a_text(clean, random, "，")
    if section is None:
        return None
    places = [at for at, character in enumerate(section.text) if character in "，；" and 0 < at < len(section.text) - 1]
    places = [at for at in places if not section.text[at - 1].isascii() and not section.text[at + 1].isascii()]
    if not places:
        return None
    at = random.choice(places)
    mark = "," if section.text[at] == "，" else ";"
    return rewritten(clean, section.slot, lambda text: f"{text[:at]}{mark}{text[at + 1 :]}")


@fault("F04", "the year of a document's number in other brackets")
def document_year(clean: Clean, random: Random) -> Report:
    year = clean.report.fiscal_year
    marks = random.choice(("[]", "【】", "()", "（）"))
    number = f"{marks[0]}{year}{marks[1]}{random.randrange(1, 60)}号"
    return put_in(clean, random, (f"依据《工作方案》（示办发{number}）组织实施。", f"按照示财发{number}文件执行。"))


@fault("F05", "a placeholder left")
def placeholder(clean: Clean, random: Random) -> Report:
    left = (
        "由××社区负责联系。",
        "由XX公司承接服务。",
        "联系人为某某。",
        "共有____户参与。",
        "（此处补充服务情况）",
        "具体情况待补充。",
    )
    return put_in(clean, random, left)


@fault("F05", "another office's name")
def other_office(clean: Clean, random: Random) -> Report:
    return put_in(clean, random, ("和平街道办事处按月检查进度。", "项目由东湖街道办事处组织实施。"))


@fault("F06", "a long sentence said twice")
def said_twice(clean: Clean, random: Random) -> Report | None:
    sections = printed(clean)
    long = [(one, s) for one in sections for s in one.text.split("。") if len(s) >= 22]
    if not long:
        return None
    _, sentence = random.choice(long)
    return put(clean, random, f"{sentence}。")


@fault("F07", "a character of a name changed")
def misnamed(clean: Clean, random: Random) -> Report | None:
    every = [*(line.name for line in clean.report.budget_lines), *(row.name for row in clean.report.indicators)]
    names = [name for name in every if len(name) >= 6]
    name = random.choice(names)
    at = random.randrange(2, len(name) - 1)
    other = random.choice([c for c in "末己土士林" if c not in name])
    return put(clean, random, f"{name[:at]}{other}{name[at + 1 :]}已按要求核对。")


@fault("F09", "a phrase typed twice")
def doubled(clean: Clean, random: Random) -> Report:
    said = ("服务记录服务记录按月归档。", "按照计划按照计划组织实施。", "由社区核对由社区核对后结算。")
    return put_in(clean, random, said)


@fault("F09", "a paragraph without its last mark")
def mark_gone(clean: Clean, random: Random) -> Report:
    section = random.choice([one for one in printed(clean) if one.text.endswith("。")])
    return rewritten(clean, section.slot, lambda text: text[:-1])


@fault("F10", "blanks around a figure")
def blanks(clean: Clean, random: Random) -> Report:
    n = random.randrange(3, 9)
    return put_in(clean, random, (f"共设 {n} 个服务点。", f"设服务点{n} 个，均已挂牌。", f"培训 {n}期，签到齐全。"))


@fault("Y01", "another year")
def other_year(clean: Clean, random: Random) -> Report:
    year = clean.report.fiscal_year
    assert isinstance(year, int)
    other = random.choice((year - 1, year - 2))
    return put_in(
        clean,
        random,
        (f"{other}年，各服务点按计划开放。", f"{other}年度资金使用规范。", f"{other}年12月完成资料归档。"),
    )


@fault("Y02", "words of the middle of the year")
def mid_year(clean: Clean, random: Random) -> Report:
    said = (
        "截至目前，服务点运行正常。",
        "今年以来，服务点运行正常。",
        "截止目前各项资料已归档。",
        "预计年底前完成归档。",
    )
    return put_in(clean, random, said)


@fault("P03", "a problem worded as a measure")
def as_a_measure(clean: Clean, random: Random) -> Report:
    said = (
        "要加强部门之间的联系，按时更新名册。",
        "应定期核对名册。",
        "需加强护理员的培训。",
        "应进一步完善台账登记。",
    )
    return with_problem(clean, text=random.choice(said))


@fault("P03", "a measure worded as a problem")
def as_a_problem(clean: Clean, random: Random) -> Report:
    said = ("部门之间联系不够，名册更新不及时。", "护理员人手不足，服务不到位。", "台账登记不规范，存在漏登。")
    return with_problem(clean, measure=random.choice(said))


@fault("P04", "a measure that says its problem again")
def repeated(clean: Clean, random: Random) -> Report:
    text = clean.report.problems[0].text.rstrip("。")
    return with_problem(clean, measure=random.choice((f"针对{text}，逐项改正。", f"{text}，由科室跟进。")))


@fault("P05", "a missed target taken out of the problems")
def unnamed(clean: Clean, random: Random) -> Report:
    said = ("资料归档不够及时，个别签单缺少日期。", "志愿者人手不足。", "宣传方式比较单一，上门告知较少。")
    return with_problem(clean, text=random.choice(said))
