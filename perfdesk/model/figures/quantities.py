"""Quantities read from what people write as a target or an actual: ≥90人次, 不低于70%, 半小时, 达成预期指标."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.model.exact import narrow, plain_number, ungrouped
from perfdesk.model.figures.numerals import CHARACTERS, read_numeral
from perfdesk.model.report import Comparator, Tier


@dataclass(frozen=True, slots=True)
class TargetReading:
    """What a wording of a target says; `comparator` is None for a bare number, whose reading the caller chooses."""

    comparator: Comparator | None
    value: Decimal
    unit: str


_BEFORE: tuple[tuple[str, Comparator], ...] = (
    (r"不低于|不少于|不小于|至少|最少|达到|≥|≧|⩾|>=|=>", "≥"),
    (r"不高于|不超过|不大于|不多于|至多|最多|控制在|≤|≦|⩽|<=|=<", "≤"),
    (r"高于|超过|大于|多于|>", ">"),
    (r"低于|少于|小于|<", "<"),
    (r"等于|=", "="),
)
_AFTER: tuple[tuple[str, Comparator], ...] = ((r"(?:及)?以上", "≥"), (r"(?:及)?以下|以内|之内", "≤"))
_NUMBER = rf"(?P<number>[+-]?[0-9.]+|[{CHARACTERS}]+)"
_VALUE = re.compile(rf"(?P<per>百分之)?{_NUMBER}\s*(?P<unit>.*)", re.DOTALL)
_UNIT = re.compile(r"(?:百分比|%|[^\s0-9<>≥≤=~～\-至到,，;；。、]{0,10})")


def read_quantity(typed: str) -> Decimal | None:
    """The number in a target or an actual cell; a per cent sign after it does not hide it, any other word does."""
    return plain_number(ungrouped(narrow(typed)).removesuffix("%").rstrip())


def read_tier(typed: str) -> Tier | None:
    """The tier that an actual of a qualitative indicator names, in the wordings of the form's foot note or short."""
    text = narrow(typed)
    tiers: tuple[Tier, ...] = ("部分达成", "未达成", "达成")
    for tier in tiers:
        if re.match(rf"(?:基本)?{tier}(?:预期)?(?:指标|目标)?(?:$|[并且,，、;；。])", text):
            return tier
    return None


def read_target(typed: str) -> TargetReading | None:
    """The comparator, number and unit in a wording; None where it is qualitative, a range, or no target at all."""
    text = ungrouped(narrow(typed))
    comparator, text = _comparator(text)
    match = _VALUE.fullmatch(text)
    if match is None:
        return None
    value = plain_number(match["number"])
    if value is None:
        value = read_numeral(match["number"])
    unit = match["unit"].strip()
    if value is None or not _UNIT.fullmatch(unit):
        return None
    return TargetReading(comparator, value, "%" if match["per"] or unit == "百分比" else unit)


def _comparator(text: str) -> tuple[Comparator | None, str]:
    for pattern, comparator in _BEFORE:
        match = re.match(rf"(?:{pattern})\s*", text)
        if match:
            rest = text[match.end() :]
            return comparator, re.sub(r"(?:以内|之内)$", "", rest) if comparator == "≤" else rest
    for pattern, comparator in _AFTER:
        match = re.search(rf"\s*(?:{pattern})$", text)
        if match:
            return comparator, text[: match.start()]
    return None, text


def comparator_for_bare_number(indicator_type: str) -> Comparator | None:
    """How a bare number is meant: at least that many for a count of output, else nobody but the clerk knows."""
    return "≥" if indicator_type == "数量指标" else None
