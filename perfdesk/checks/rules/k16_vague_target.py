"""K16: a qualitative target in which there is nothing to check."""

import re
from collections.abc import Iterator
from functools import cache

from perfdesk.checks.finding import Kind, Level
from perfdesk.checks.places import indicator_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.checks.vocabulary import words
from perfdesk.checks.words import short
from perfdesk.model.report import Indicator


@rule(
    "K16",
    "定性目标没有可核对的内容",
    Level.HINT,
    Kind.WORDING,
    why="“进一步提升”年终时无从判断是否做到；写明做到什么程度，完成情况才说得清。",
    practice="财预〔2020〕10号：指标要可衡量；审核指标值设定的常见做法",
    wrong="安全管理水平：目标“进一步加强和提升”。",
    right="安全管理水平：目标“制度完备并按季度检查执行情况”。",
)
def nothing_to_check(indicator: Indicator) -> Iterator[Draft]:
    """Nothing is left of the target beside words of degree and direction, their general objects, and the name."""
    target = indicator.target.strip()
    if indicator.comparator != "定性" or not _direction().search(target):
        return
    left = re.findall(r"\w+", _general().sub(" ", target))
    if all(piece in indicator.name for piece in left):
        message = f"{indicator.name or '这项指标'}的目标是“{short(target)}”；写明做到什么程度，年终才好判断是否达成"
        yield Draft(indicator_place(indicator, "target"), message, found=target)


@cache
def _direction() -> re.Pattern[str]:
    return _any_of(words("directions"))


@cache
def _general() -> re.Pattern[str]:
    return _any_of((*words("directions"), *words("degrees"), *words("general_objects")))


def _any_of(choices: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(choices, key=len, reverse=True)))
