"""Quantities read from what people write as a target or an actual: ≥90人次, 不低于70%, 半小时, 达成预期指标."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from perfdesk.model.exact import narrow, plain_number, ungrouped
from perfdesk.model.figures.numerals import CHARACTERS, read_numeral
from perfdesk.model.report import Comparator, Tier
from perfdesk.model.resources import read_toml, resource


@dataclass(frozen=True, slots=True)
class TargetReading:
    """What a wording of a target says; `comparator` is None for a bare number, whose reading the caller chooses."""

    comparator: Comparator | None
    value: Decimal
    unit: str


_BEFORE: tuple[tuple[str, Comparator], ...] = (
    (r"不(?:得)?(?:低于|少于|小于)|(?:大于|高于|多于)或?等于|至少|最少|达到|≥|≧|⩾|>=|=>", "≥"),
    (r"不(?:得)?(?:高于|超过|大于|多于)|(?:小于|低于|少于)或?等于|至多|最多|控制在|≤|≦|⩽|<=|=<", "≤"),
    (r"高于|超过|大于|多于|>", ">"),
    (r"低于|少于|小于|<", "<"),
    (r"等于|=", "="),
)
_AFTER: tuple[tuple[str, Comparator], ...] = (
    (r"(?:\(含\)|及|含)?以上(?:\(含\))?", "≥"),
    (r"(?:\(含\)|及|含)?(?:以下|以内|之内)(?:\(含\))?", "≤"),
)
_SAME_SIDE = {"≥": "≥", ">": "≥", "≤": "≤", "<": "≤"}
"""What people say once more behind a value: 不低于90%以上."""
_VALUE = re.compile(
    rf"(?P<per>百分之)?(?:(?P<number>[+-]?[0-9.]+)|(?P<numeral>[{CHARACTERS}]+))\s*(?P<unit>.*)", re.DOTALL
)
_UNIT = re.compile(r"(?:百分比|%|(?![余多来几半]|.*(?:以上|以下|以内|之内))[^\s0-9<>≥≤=~～\-至到,，;；。、()]{0,10})")


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
    comparator, text = _comparator(ungrouped(narrow(typed)))
    match = _VALUE.fullmatch(text)
    if match is None:
        return None
    unit = match["unit"].strip()
    numeral = "一百" if match["per"] and match["numeral"] == "百" else match["numeral"]
    value = plain_number(match["number"]) if match["number"] else read_numeral(numeral)
    if value is None or not _UNIT.fullmatch(unit) or (match["per"] and unit):
        return None
    if match["numeral"] and not match["per"] and unit not in measure_words():
        return None
    return TargetReading(comparator, value, "%" if match["per"] or unit == "百分比" else unit)


@cache
def measure_words() -> frozenset[str]:
    """The units that a Chinese numeral counts; before any other word it is part of the word (十分满意)."""
    return frozenset(read_toml(resource("vocabulary.toml"))["measure_words"])


def _comparator(text: str) -> tuple[Comparator | None, str]:
    """The comparator that words before and behind a value name together, and the value between them."""
    before: Comparator | None = None
    for pattern, comparator in _BEFORE:
        if match := re.match(rf"(?:{pattern})\s*", text):
            before, text = comparator, text[match.end() :]
            break
    for pattern, comparator in _AFTER:
        match = re.search(rf"\s*(?:{pattern})$", text)
        if match and (before is None or _SAME_SIDE.get(before) == comparator):
            return before or comparator, text[: match.start()]
    return before, text


def comparator_for_bare_number(indicator_type: str) -> Comparator | None:
    """How a bare number is meant: at least that many for a count of output, else nobody but the clerk knows."""
    return "≥" if indicator_type == "数量指标" else None
