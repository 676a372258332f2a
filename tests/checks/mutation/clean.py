"""Clean reports of every outline and scheme that is installed: what single faults are drawn into."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from perfdesk.model import resources
from perfdesk.model.figures.compute import figures
from perfdesk.model.figures.weights import spread_weights
from perfdesk.model.interchange import read_reports
from perfdesk.model.outline import load_outline
from perfdesk.model.report import Id, Report, ScorePart, Section, Stated
from perfdesk.model.scheme import Scheme, load_scheme

HERE = Path(__file__).parent
BASES = (HERE.parents[1] / "samples" / "clean-2025.json", HERE / "care-2024.json")


@dataclass(frozen=True)
class Clean:
    """A report in which there is nothing to find."""

    name: str
    report: Report
    scheme: Scheme


def clean_reports() -> Iterator[Clean]:
    """Every base under every scheme in every outline."""
    for path in BASES:
        for scheme in map(load_scheme, resources.names("schemes")):
            for outline in resources.names("outlines"):
                report = _scored(_written(_read(path), outline), scheme)
                yield Clean(f"{path.stem} {scheme.name} {outline}", report, scheme)


def _read(path: Path) -> Report:
    return read_reports(path.read_bytes(), path.name)[0]


@cache
def _neutral() -> dict[str, Any]:
    return tomllib.loads((HERE / "texts.toml").read_text(encoding="utf-8"))


def _written(report: Report, outline: str) -> Report:
    """The report with a text in every slot that the outline asks for."""
    wanted = {block.arguments[0] for _, block in load_outline(outline).texts() if not block.optional}
    missing = wanted - {section.slot for section in report.sections}
    sections = (*report.sections, *(Section(slot, _neutral()[slot]) for slot in missing))
    return replace(report, outline=outline, sections=tuple(sorted(sections, key=lambda section: section.slot)))


def _scored(report: Report, scheme: Scheme) -> Report:
    """The report with the scheme's weights, or the scheme's parts scored by hand, and its stated result."""
    weights = spread_weights(report.indicators, scheme)
    report = replace(
        report,
        scheme=scheme.name,
        indicators=tuple(replace(row, weight=weights.get(row.id)) for row in report.indicators),
        score_parts=tuple(
            ScorePart(Id(f"{report.id[:-2]}{at:02}"), part.name, part.full, part.full - Decimal("1.5"))
            for at, part in enumerate(scheme.parts)
        ),
    )
    score = figures(report, scheme).score
    return replace(report, stated=Stated(score.computed, score.computed_rating))
