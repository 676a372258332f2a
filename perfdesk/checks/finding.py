"""What a check says: one finding at one place, with the arithmetic written out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The window names levels before its first painting; a report's values take as long to load as all its icons.
    from perfdesk.model.report import Id


class Level(StrEnum):
    """How grave a finding is; the badge counts errors."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    UNJUDGED = "unjudged"


class Kind(StrEnum):
    """How a finding is shown: see spec of the checks' behaviour."""

    CONTRADICTION = "contradiction"
    MISSING = "missing"
    WORDING = "wording"
    REVIEWER = "reviewer"


class Where(StrEnum):
    """The parts of a report that a finding can stand at."""

    REPORT = "report"
    BUDGET_LINE = "budget_line"
    INDICATOR = "indicator"
    SECTION = "section"
    GOAL = "goal"
    SCORE = "score"
    PROBLEM = "problem"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands: a field of a row, of the report, or a stretch of text.

    `id` is the row's, or None; `field` the field's name, the slot's for a section; `label` says it in Chinese from
    tab to field (预算资金 · 合计 · 调整后预算). `start` and `end` are character offsets into the text.
    """

    entity: Where
    label: str
    id: Id | None = None
    field: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Mend:
    """What puts the words at a finding's place right for certain: `text` instead of `was`, which is what stands there.

    `name` is the undo step's (改为全角标点), the same for every mend of a rule: several may be made in one step.
    """

    name: str
    was: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found at one place.

    `found`, `expected` and `difference` are printed figures in `unit`, None where the rule compares none; `working` is
    the arithmetic. `subject` tells two findings of one rule in one place apart; `related` are the other places that the
    figures stand at. `mend` is offered only where it is certain. `explained` is set by the engine where an explanation
    of the clerk's fits.
    """

    code: str
    level: Level
    kind: Kind
    place: Place
    message: str
    found: str | None = None
    expected: str | None = None
    difference: str | None = None
    unit: str | None = None
    working: str | None = None
    subject: str = ""
    related: tuple[Place, ...] = ()
    mend: Mend | None = None
    explained: bool = False
