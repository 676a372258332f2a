"""What the words of a form mean: read from resources/form_labels.toml, told in spite of blanks, brackets and colons."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from perfdesk.model.exact import plain_number
from perfdesk.model.report import AmountUnit
from perfdesk.model.resources import read_toml, resource

_BRACKETS = re.compile(r"[(\[〔【][^()\[\]〔〕【】]*[)\]〕】]")
_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|[0-9]+[.、)])")
_LEADING = re.compile(r"^(?:其中[:：]?|[*★※#])+")
_UNIT = re.compile(
    r"[(\[](?:单位[:：]?|金额单位[:：]?)?(?:人民币)?(万元|元)[)\]]|(?:金额)?单位[:：](?:人民币)?(万元|元)"
)
_BLANK_YEAR = re.compile(r"([(\[〔（])[\s_　]*年度?[\s　]*([)\]〕）])")
_LONGEST_LABEL = 60


class Kind(StrEnum):
    """Which part of a form a label belongs to."""

    HEAD = "head"
    MEASURE = "measure"
    SHARE = "share"
    SOURCE = "source"
    GOAL = "goal"
    INDICATOR = "indicator"
    SUM = "sum"
    END = "end"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a label may mean: the part of the form and the program's name in it."""

    kind: Kind
    name: str


def normal(text: str) -> str:
    """A label as it is compared: no blanks, brackets, colons, numbers before it."""
    flat = "".join(unicodedata.normalize("NFKC", text).split())
    while flat != (bare := _BRACKETS.sub("", flat)):
        flat = bare
    flat = _LEADING.sub("", _NUMBER.sub("", _LEADING.sub("", flat)))
    return flat.strip(":：_-.。、,;；·")


@cache
def meanings(label: str) -> frozenset[Meaning]:
    """All that a label (as it stands in the form) may mean; which of it is told by its neighbours."""
    return _known().get(normal(label), frozenset()) if len(label) <= _LONGEST_LABEL else frozenset()


def means(label: str, *kinds: Kind) -> Mapping[Kind, str]:
    """The names that the label has in the given parts of a form."""
    return {one.kind: one.name for one in meanings(label) if one.kind in kinds}


def is_label(text: str) -> bool:
    """Whether the text is any of the words that forms are made of."""
    return bool(meanings(text))


@cache
def _known() -> Mapping[str, frozenset[Meaning]]:
    data = read_toml(resource("form_labels.toml"))
    known: dict[str, set[Meaning]] = {}
    for kind in Kind:
        for name, words in data[kind.value].items():
            for word in words:
                known.setdefault(normal(word), set()).add(Meaning(kind, name))
    return {word: frozenset(found) for word, found in known.items()}


@cache
def _words(table: str, name: str) -> tuple[str, ...]:
    return tuple(read_toml(resource("form_labels.toml"))[table][name])


def is_skipped(sheet_name: str) -> bool:
    """Whether a sheet of that name is a sample or an instruction, not to be filled in."""
    return any(word in sheet_name for word in _words("skip", "sheets"))


def is_placeholder(text: str) -> bool:
    """Whether the text only holds a place: 指标1：, ……, XX."""
    flat = "".join(text.split())
    return not flat or flat in _words("placeholder", "texts") or bool(_SAMPLE.fullmatch(flat))


_SAMPLE = re.compile(r"(?:[一二三]级)?指标[0-9一二三四五六七八九十]*[:：.、…_]*|[…_.]+")


def unit_of(texts: Iterable[str]) -> AmountUnit | None:
    """The unit of money that the first of the texts to name one names: 项目资金（万元）, 单位：元."""
    for text in texts:
        match = _UNIT.search(unicodedata.normalize("NFKC", "".join(text.split())))
        if match:
            return "万元" if "万元" in match.groups() else "元"
    return None


def has_percent(label: str) -> bool:
    """Whether a label says that what stands below is counted in %: 执行率（%）."""
    return bool(re.search(r"[(\[]%[)\]]", unicodedata.normalize("NFKC", "".join(label.split()))))


def points_of(label: str) -> Decimal | None:
    """The points that a label gives: 得分（20分）."""
    match = re.search(r"[(\[](?:满分)?([0-9.]+)分", unicodedata.normalize("NFKC", "".join(label.split())))
    return plain_number(match[1]) if match else None


def with_year(text: str, year: str) -> str | None:
    """The text with the year in its brackets, （　　年度） → （2025年度）; None where it has no such place."""
    filled, found = _BLANK_YEAR.subn(rf"\g<1>{year}年度\g<2>", text)
    return filled if found else None


def core(word: str) -> str:
    """A category or type as it is compared: 社会效益指标 and 社会效益, 服务对象满意度 and 满意度 are the same."""
    flat = normal(word).replace("指标", "")
    for same, kept in (("满意度", "满意度"), ("可持续", "可持续影响"), ("社会成本", "社会成本")):
        if same in flat:
            return kept
    return flat
