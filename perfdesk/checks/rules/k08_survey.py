"""K08: a satisfaction that nobody was asked about, or that others were asked about."""

from collections.abc import Iterator

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.places import indicator_place
from perfdesk.checks.respondents import groups_named, tells_of_survey
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.words import short
from perfdesk.model.report import Indicator


@rule(
    "K08",
    "满意度没有对应的调查",
    Level.WARNING,
    Kind.MISSING,
    why="满意度要有问卷、访谈等调查作依据，调查的对象要与指标所说的对象一致。",
    practice="财预〔2020〕10号：满意度通过问卷调查等方式取得；审核时核对样本和对象",
    wrong="群众满意度77.96%，依据是“工作人员满意度测评”。",
    right="居民满意度93.6%，依据是“发放居民问卷300份，收回286份”。",
)
def survey_of_the_right_people(indicator: Indicator) -> Iterator[Draft]:
    """Judged where an actual is given, K05 asking for that first."""
    if not _is_satisfaction(indicator) or not indicator.actual.strip():
        return
    name, evidence = indicator.name or "这项指标", indicator.evidence.strip()
    aimed = groups_named(f"{indicator.name}，{indicator.target}，{indicator.target_text}")
    asked = groups_named(f"{indicator.actual}，{evidence}")
    if aimed and asked and not aimed & asked:
        found, expected = "、".join(sorted(asked)), "、".join(sorted(aimed))
        told = short(evidence or indicator.actual.strip())
        yield Draft(
            indicator_place(indicator, "evidence"),
            f"{name}问的是{expected}，佐证材料“{told}”调查的是{found}，两者不是同一批人",
            found=found,
            expected=expected,
            level=Level.ERROR,
            kind=Kind.CONTRADICTION,
            related=(indicator_place(indicator, "name"),),
        )
    elif not evidence:
        yield Draft(indicator_place(indicator, "evidence"), f"{name}还没有写调查依据（调查方式、发放和收回份数、对象）")
    elif not tells_of_survey(evidence):
        message = f"{name}的佐证材料“{short(evidence)}”看不出做过调查；请写明调查方式、份数和对象"
        yield Draft(indicator_place(indicator, "evidence"), message, found=evidence)


def _is_satisfaction(indicator: Indicator) -> bool:
    """By category or type, else by a name that ends so; 满意度调查次数 is a count of output."""
    return "满意" in indicator.category + indicator.type or indicator.name.strip().endswith(("满意度", "满意率"))
