"""A whole report as frozen plain values: what figures, checks, export and the window read.

One value class for each kind of row, one for each group of single fields. Values are shared: a report after
an edit holds the very objects of the report before it wherever nothing changed, so "has this changed?" is `is`.

Empty is not zero: `None` (or "" for words) means that nobody filled it in.
Keys and meanings follow interchange format 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal, NewType

Id = NewType("Id", str)
"""A UUID in its canonical lower-case text."""


@dataclass(frozen=True, slots=True)
class Unread:
    """What stands in a cell for a number or a date and could not be read as one: kept exactly as typed."""

    typed: str


Amount = int | Unread | None
"""Money in 分."""
Number = Decimal | Unread | None
"""A plain number: a weight, a score."""
Year = int | Unread | None
Day = date | Unread | None
Quantity = str
"""A target or an actual as typed: a number, the wording of a qualitative target, a tier, or neither; "" when empty.

It stays words because its reading depends on the comparator; `figures.indicators` reads it."""

AmountUnit = Literal["万元", "元"]
Source = Literal["fiscal", "carry_over", "other"]
Comparator = Literal["≥", ">", "≤", "<", "=", "定性"]
Denominator = Literal["budget", "received"]
Tier = Literal["达成", "部分达成", "未达成"]
"""What the actual of a qualitative indicator says."""


class Entity(StrEnum):
    """The kinds of row a report is made of; a report's single fields are the fields of its one `REPORT` row."""

    REPORT = "report"
    BUDGET_LINE = "budget_line"
    INDICATOR = "indicator"
    SCORE_PART = "score_part"
    SECTION = "section"
    PROBLEM = "problem"
    MEASURE = "measure"
    EXPLANATION = "explanation"


@dataclass(frozen=True, slots=True)
class Settings:
    """How this report computes and shows its figures."""

    execution_denominator: Denominator = "budget"
    decimals: int | None = None
    """Decimals shown for amounts; `None` shows two, or as many as the amount needs."""


@dataclass(frozen=True, slots=True)
class Approved:
    """What the budget documents and the final accounts state, beside the table whose totals are computed (分)."""

    initial: Amount = None
    supplementary: Amount = None
    received: Amount = None
    spent: Amount = None


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of the budget table (amounts in 分).

    `adjusted` is stated only where the split into `initial` and `supplementary` is unknown.
    """

    id: Id
    name: str = ""
    group: str = ""
    source: Source = "fiscal"
    initial: Amount = None
    supplementary: Amount = None
    adjusted: Amount = None
    received: Amount = None
    spent: Amount = None
    reason: str = ""
    indicators: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Goal:
    """The overall goal of the year in words: what was expected, what was achieved."""

    expected: str = ""
    achieved: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One performance indicator; `score` is the clerk's own where given, else it is computed.

    `comparator` "" means not chosen yet. `target_text` keeps the wording a target was read from.
    """

    id: Id
    category: str = ""
    type: str = ""
    name: str = ""
    comparator: Comparator | Literal[""] = ""
    target: Quantity = ""
    initial_target: Quantity = ""
    target_text: str = ""
    core: bool = False
    unit: str = ""
    actual: Quantity = ""
    actual_unit: str | None = None
    """Only where it differs from the unit of the target; `None` means the same."""
    weight: Number = None
    score: Number = None
    deviation_reason: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One part of a score given by hand, out of `full`."""

    id: Id = field(compare=False)
    """Of the file's row; the interchange does not carry it."""
    name: str = ""
    full: Number = None
    score: Number = None


@dataclass(frozen=True, slots=True)
class Stated:
    """What the office claims as its overall result, kept beside the computed one."""

    score: Number = None
    rating: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The clerk's text for one slot of the outlines; a slot without text has no section."""

    slot: str
    text: str

    @property
    def id(self) -> Id:
        """A section is known by its slot."""
        return Id(self.slot)


@dataclass(frozen=True, slots=True)
class Measure:
    """What is done about a problem, by whom, until when (`due` in the clerk's words)."""

    id: Id
    text: str = ""
    responsible: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem with the measures that answer it."""

    id: Id
    text: str = ""
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A clerk's word that closes one finding, as long as the finding's figures stay what they were.

    `entity`, `entity_id`, `field` and `subject` are the finding's place; `found` and `expected` its figures as printed.
    """

    id: Id = field(compare=False)
    """Of the file's row; the interchange does not carry it."""
    code: str = ""
    entity: str = ""
    entity_id: Id | None = None
    field: str | None = None
    subject: str = ""
    found: str | None = None
    expected: str | None = None
    text: str = ""


Row = BudgetLine | Indicator | ScorePart | Section | Problem | Measure | Explanation


@dataclass(frozen=True, slots=True)
class Report:
    """One project's self-evaluation for one year."""

    id: Id
    unit: str = ""
    unit_code: str = ""
    department: str = ""
    project: str = ""
    project_code: str = ""
    fiscal_year: Year = None
    title: str = ""
    """The title as edited; "" prints the outline's own."""
    settings: Settings = Settings()
    outline: str = "three-part"
    scheme: str = "mof-2020"
    form: str = "mof-2020"
    amount_unit: AmountUnit = "万元"
    issue_date: Day = None
    contact: str = ""
    phone: str = ""
    approved: Approved = Approved()
    budget_lines: tuple[BudgetLine, ...] = ()
    goal: Goal = Goal()
    indicators: tuple[Indicator, ...] = ()
    score_parts: tuple[ScorePart, ...] = ()
    stated: Stated = Stated()
    sections: tuple[Section, ...] = ()
    """In the order of their slot names, so that equal reports are equal values."""
    problems: tuple[Problem, ...] = ()
    loose_measures: tuple[Measure, ...] = ()
    """Measures that answer no problem."""
    explanations: tuple[Explanation, ...] = ()

    def text(self, slot: str) -> str:
        """The clerk's text for a slot, "" where there is none."""
        return next((section.text for section in self.sections if section.slot == slot), "")
