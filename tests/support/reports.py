"""Whole reports drawn by Hypothesis: every kind of cell, filled, empty and unreadable."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, get_args
from uuid import UUID

from hypothesis import strategies as st

from perfdesk.model.exact import read_number
from perfdesk.model.figures.amounts import LARGEST, read_amount
from perfdesk.model.figures.days import read_day, read_year
from perfdesk.model.outline import known_slots
from perfdesk.model.report import (
    AmountUnit,
    Approved,
    BudgetLine,
    Comparator,
    Denominator,
    Entity,
    Explanation,
    Goal,
    Id,
    Indicator,
    Measure,
    Problem,
    Report,
    ScorePart,
    Section,
    Settings,
    Source,
    Stated,
    Unread,
)

Value = TypeVar("Value")

UNREADABLE = ("五十左右", "很多", "约5万", "1.2.3", "47.82.", "(5", "①", "10²", "1,00", "待定", "2018年2月30日")

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8) | st.just("第一行\n第二行")
"""Short texts of any script, lines included."""

amounts_in_fen = st.integers(-LARGEST + 1, LARGEST - 1)
quantities = texts | st.sampled_from(("5", "2.5", "90%", "达成", "部分达成", "未达成", "很多", "-3", "0", "１０"))
numbers = st.decimals(-1000, 1000, places=2) | st.sampled_from((Decimal(0), Decimal(10), Decimal("33.333333")))


def cells(readable: st.SearchStrategy[Any], read: Callable[[str], Any]) -> st.SearchStrategy[Any]:
    """A cell: empty, readable, or what `read` keeps as typed."""
    typed = (st.sampled_from(UNREADABLE) | texts).filter(lambda text: read(text) == Unread(text))
    return st.none() | readable | typed.map(Unread)


def amounts(unit: AmountUnit) -> st.SearchStrategy[Any]:
    """Cells of amounts in a report of that unit."""
    return cells(amounts_in_fen, lambda text: read_amount(text, unit))


number_cells = cells(numbers, read_number)
years = cells(st.integers(1900, 2199), read_year)
days = cells(st.dates(date(1900, 1, 1), date(2199, 12, 31)), read_day)


@st.composite
def ids(draw: st.DrawFn) -> Callable[[], Id]:
    """A source of ids that never gives one twice."""
    start = draw(st.integers(0, 2**127))
    given = iter(range(start, start + 10**6))
    return lambda: Id(str(UUID(int=next(given))))


def some(rows: st.SearchStrategy[Value], most: int = 3) -> st.SearchStrategy[tuple[Value, ...]]:
    """Up to `most` rows."""
    return st.lists(rows, max_size=most).map(tuple)


def budget_lines(unit: AmountUnit, new_id: Callable[[], Id], indicators: tuple[Id, ...]) -> st.SearchStrategy[Any]:
    """Lines of a budget: with a split, or with the adjusted budget alone."""
    money = amounts(unit)
    aims = st.lists(st.sampled_from(indicators), unique=True).map(tuple) if indicators else st.just(())
    split = st.tuples(money, money, st.none()) | st.tuples(st.none(), st.none(), money)

    def line(words: tuple[str, str, str], source: Source, start: Any, rest: Any, given: tuple[Id, ...]) -> BudgetLine:
        (initial, supplementary, adjusted), (received, spent) = start, rest
        name, group, reason = words
        return BudgetLine(
            new_id(), name, group, source, initial, supplementary, adjusted, received, spent, reason, given
        )

    sources: st.SearchStrategy[Source] = st.sampled_from(get_args(Source))
    return st.builds(line, st.tuples(texts, texts, texts), sources, split, st.tuples(money, money), aims)


def indicators(new_id: Callable[[], Id]) -> st.SearchStrategy[Indicator]:
    """Indicators of any comparator, or of none yet."""
    return st.builds(
        Indicator,
        id=st.builds(new_id),
        category=texts | st.sampled_from(("产出指标", "效益指标", "满意度指标")),
        type=texts | st.sampled_from(("数量指标", "质量指标")),
        name=texts,
        comparator=st.sampled_from((*get_args(Comparator), "")),
        target=quantities,
        initial_target=quantities,
        target_text=texts,
        core=st.booleans(),
        unit=texts,
        actual=quantities,
        actual_unit=st.none() | texts,
        weight=number_cells,
        score=number_cells,
        deviation_reason=texts,
        evidence=texts,
    )


def measures(new_id: Callable[[], Id]) -> st.SearchStrategy[Measure]:
    """What is done about problems."""
    return st.builds(Measure, st.builds(new_id), texts, texts, texts)


def explanations(new_id: Callable[[], Id]) -> st.SearchStrategy[Explanation]:
    """Words that close findings."""
    return st.builds(
        Explanation,
        id=st.builds(new_id),
        code=st.sampled_from(("B05", "K01")),
        entity=st.sampled_from([*map(str, Entity), "score"]),
        entity_id=st.none() | st.builds(new_id),
        field=st.none() | texts,
        subject=texts,
        found=st.none() | texts,
        expected=st.none() | texts,
        text=texts,
    )


@st.composite
def sections(draw: st.DrawFn) -> tuple[Section, ...]:
    """Texts for some of the slots, in the order of the slots' names."""
    slots = draw(st.sets(st.sampled_from(known_slots()), max_size=4))
    return tuple(Section(slot, draw(texts.filter(bool))) for slot in sorted(slots))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A whole report that the interchange file can hold."""
    new_id = draw(ids())
    unit: AmountUnit = draw(st.sampled_from(get_args(AmountUnit)))
    money = amounts(unit)
    rows = draw(some(indicators(new_id)))
    lines = budget_lines(unit, new_id, tuple(row.id for row in rows))
    denominators: st.SearchStrategy[Denominator] = st.sampled_from(get_args(Denominator))
    drawn: Report = draw(
        st.builds(
            Report,
            id=st.builds(new_id),
            unit=texts,
            unit_code=texts,
            department=texts,
            project=texts,
            project_code=texts,
            fiscal_year=years,
            title=texts,
            settings=st.builds(Settings, denominators, st.none() | st.integers(0, 6)),
            outline=st.sampled_from(("three-part", "别处的提纲")),
            scheme=st.sampled_from(("mof-2020", "ratio-2018", "three-dimension", "别处的办法")),
            form=st.sampled_from(("mof-2020", "hubei", "别处的自评表")),
            amount_unit=st.just(unit),
            issue_date=days,
            contact=texts,
            phone=texts,
            approved=st.builds(Approved, money, money, money, money),
            budget_lines=some(lines),
            goal=st.builds(Goal, texts, texts),
            indicators=st.just(rows),
            score_parts=some(st.builds(ScorePart, st.builds(new_id), texts, number_cells, number_cells)),
            stated=st.builds(Stated, number_cells, texts | st.sampled_from(("优", "良"))),
            sections=sections(),
            problems=some(st.builds(Problem, st.builds(new_id), texts, some(measures(new_id), 2)), 2),
            loose_measures=some(measures(new_id), 2),
            explanations=some(explanations(new_id), 2),
        )
    )
    return drawn
