"""Scoring schemes: how weights are shared, scores computed and rated. Data in resources/schemes/*.toml."""

from __future__ import annotations

from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class Share:
    """The points that the indicators of some categories have together."""

    categories: tuple[str, ...]
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Part:
    """A part scored by hand, out of `full` points."""

    name: str
    full: Decimal


@dataclass(frozen=True, slots=True)
class Band:
    """A rating and the score it begins at."""

    rating: str
    lowest: Decimal


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scoring scheme; weights and bands in points, tiers and thresholds in %.

    `execution_weight` is None and `shares` are empty where the scheme scores by hand (`parts`).
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
    except (KeyError, TypeError, ValueError) as error:
        raise BadResourceError(f"评分办法 {name} 的数据不完整或不正确：{error}") from error


def _parse(name: str, data: Mapping[str, Any]) -> Scheme:
    formulas = data.get("formulas", {})
    thresholds = data["thresholds"]
    tiers = {tier: (_number(low), _number(high)) for tier, (low, high) in data.get("tiers", {}).items()}
    if set(tiers) - set(get_args(Tier)):
        raise ValueError(f"tiers 只能是 {'、'.join(get_args(Tier))}")
    bands = tuple(Band(band["rating"], _number(band["from"])) for band in data["bands"])
    if [b.lowest for b in bands] != sorted((b.lowest for b in bands), reverse=True):
        raise ValueError("bands 应从高到低")
    return Scheme(
        name=name,
        label=data["label"],
        required_types=tuple(data["required_types"]),
        execution_weight=_number(data["execution"]["weight"]) if "execution" in data else None,
        shares=tuple(Share(tuple(s["categories"]), _number(s["weight"])) for s in data.get("shares", ())),
        parts=tuple(Part(p["name"], _number(p["full"])) for p in data.get("parts", ())),
        short_of_target=_choice(formulas, "short_of_target", get_args(ShortFormula)),
        above_limit=_choice(formulas, "above_limit", get_args(AboveFormula)),
        tiers=tiers,
        hint_from=_number(thresholds["hint_from"]),
        reason_from=_number(thresholds["reason_from"]),
        low_execution=_number(thresholds["low_execution"]),
        bands=bands,
    )


def _number(text: str) -> Decimal:
    number = plain_number(text)
    if number is None:
        raise ValueError(f"{text!r} 不是数")
    return number


def _choice(table: Mapping[str, Any], key: str, allowed: tuple[Any, ...]) -> Any:
    value = table.get(key)
    if value is not None and value not in allowed:
        raise ValueError(f"{key} 只能是 {'、'.join(allowed)}")
    return value
