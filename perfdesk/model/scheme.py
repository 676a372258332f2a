"""Scoring schemes: how weights are shared, scores computed and rated. Data in resources/schemes/*.toml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args

from perfdesk.model import resources
from perfdesk.model.errors import BadResourceError, UnknownNameError
from perfdesk.model.exact import plain_number
from perfdesk.model.report import Tier

ShortFormula = Literal["proportional"]
AboveFormula = Literal["linear", "inverse"]

REVIEW: Mapping[str, str] = {"exact_share": "80", "score_gap": "5"}
"""What a reviewer asks about where the scheme does not say."""


@dataclass(frozen=True, slots=True)
class Share:
    """The points that the indicators of some categories have together."""

    categories: tuple[str, ...]
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Part:
    """A part scored by hand, out of `full` points; `performance` is what stands for all the indicators."""

    name: str
    full: Decimal
    performance: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A rating and the score it begins at."""

    rating: str
    lowest: Decimal


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scoring scheme; weights and bands in points, tiers and thresholds in %.

    `execution_weight` is None and `shares` are empty where the scheme scores by hand (`parts`). A reviewer asks when
    `exact_share` of the indicators are met exactly, and when their score is more than `score_gap` points above the
    execution rate.
    """

    name: str
    label: str
    required_types: tuple[str, ...]
    execution_weight: Decimal | None
    shares: tuple[Share, ...]
    parts: tuple[Part, ...]
    short_of_target: ShortFormula | None
    above_limit: AboveFormula | None
    tiers: Mapping[Tier, tuple[Decimal, Decimal]]
    hint_from: Decimal
    reason_from: Decimal
    low_execution: Decimal
    exact_share: Decimal
    score_gap: Decimal
    bands: tuple[Band, ...]

    @property
    def scores_indicators(self) -> bool:
        """Whether indicators carry points under this scheme."""
        return bool(self.shares)

    def share_of(self, category: str) -> Share | None:
        """The share an indicator's category counts in, None where the scheme has none for it."""
        return next((share for share in self.shares if category in share.categories), None)

    def rating(self, score: Decimal) -> str:
        """The rating of a score: the first band it reaches, "" below the last."""
        return next((band.rating for band in self.bands if score >= band.lowest), "")


@cache
def load_scheme(name: str) -> Scheme:
    """The scheme of that name; UnknownNameError where this installation has none."""
    if name not in resources.names("schemes"):
        raise UnknownNameError(f"本机没有名为“{name}”的评分办法，可用：{'、'.join(resources.names('schemes'))}")
    return parse_scheme(name, resources.read_toml(resources.resource("schemes", f"{name}.toml")))


def parse_scheme(name: str, data: Mapping[str, Any]) -> Scheme:
    """A scheme from its TOML table; BadResourceError says which entry is missing or wrong."""
    try:
        return _parse(name, data)
    except KeyError as error:
        raise BadResourceError(f"评分办法 {name} 缺少 {error.args[0]}") from error
    except ValueError as error:
        raise BadResourceError(f"评分办法 {name}：{error}") from error
    except (AttributeError, TypeError) as error:
        raise BadResourceError(f"评分办法 {name} 的数据结构不正确：{error}") from error


def _parse(name: str, data: Mapping[str, Any]) -> Scheme:
    formulas = data.get("formulas", {})
    thresholds = data["thresholds"]
    shares = tuple(Share(_words(s, "categories"), _number(s, "weight")) for s in data.get("shares", ()))
    return Scheme(
        name=name,
        label=data["label"],
        required_types=_words(data, "required_types"),
        execution_weight=_number(data["execution"], "weight") if "execution" in data else None,
        shares=shares,
        parts=tuple(Part(p["name"], _number(p, "full"), _flag(p, "performance")) for p in data.get("parts", ())),
        short_of_target=_choice(formulas, "short_of_target", get_args(ShortFormula), needed=bool(shares)),
        above_limit=_choice(formulas, "above_limit", get_args(AboveFormula), needed=bool(shares)),
        tiers=_tiers(data.get("tiers", {})),
        hint_from=_number(thresholds, "hint_from"),
        reason_from=_number(thresholds, "reason_from"),
        low_execution=_number(thresholds, "low_execution"),
        exact_share=_number({**REVIEW, **thresholds}, "exact_share"),
        score_gap=_number({**REVIEW, **thresholds}, "score_gap"),
        bands=_bands(data["bands"]),
    )


def _tiers(table: Mapping[str, Any]) -> dict[Tier, tuple[Decimal, Decimal]]:
    tiers: dict[Any, tuple[Decimal, Decimal]] = {}
    for tier, ends in table.items():
        if tier not in get_args(Tier):
            raise ValueError(f"tiers 里的“{tier}”只能是 {'、'.join(get_args(Tier))}")
        if not isinstance(ends, list) or len(ends) != 2:
            raise ValueError(f"tiers 里的“{tier}”应写明下限和上限")
        tiers[tier] = (_number({tier: ends[0]}, tier), _number({tier: ends[1]}, tier))
    return tiers


def _bands(entries: Sequence[Mapping[str, Any]]) -> tuple[Band, ...]:
    bands = tuple(Band(band["rating"], _number(band, "from")) for band in entries)
    if [b.lowest for b in bands] != sorted((b.lowest for b in bands), reverse=True):
        raise ValueError("bands 应从高到低")
    return bands


def _number(table: Mapping[str, Any], key: str) -> Decimal:
    """A number, which stands in quotes so that nothing passes through binary floating point."""
    number = plain_number(table[key]) if isinstance(table[key], str) else None
    if number is None:
        raise ValueError(f"{key} 的值 {table[key]!r} 不是写在引号里的数")
    return number


def _flag(table: Mapping[str, Any], key: str) -> bool:
    if table.get(key, False) not in (True, False):
        raise ValueError(f"{key} 应为 true 或 false")
    return bool(table.get(key, False))


def _words(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    if not isinstance(table[key], list) or not all(isinstance(word, str) for word in table[key]):
        raise ValueError(f"{key} 应为文字的列表")
    return tuple(table[key])


def _choice(table: Mapping[str, Any], key: str, allowed: tuple[Any, ...], needed: bool) -> Any:
    value = table[key] if needed else table.get(key)
    if value is not None and value not in allowed:
        raise ValueError(f"{key} 只能是 {'、'.join(allowed)}")
    return value
