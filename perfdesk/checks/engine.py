"""Runs the rules over a report. Adding a rule is adding a module below `rules`; nothing else names it."""

from __future__ import annotations

import pkgutil
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import import_module
from itertools import chain
from types import ModuleType
from typing import Any

from perfdesk.checks import rules as rules_package
from perfdesk.checks.explanations import place_of, place_said
from perfdesk.checks.finding import Finding, Level
from perfdesk.checks.in_paragraphs import ParagraphRule
from perfdesk.checks.reading.names import Names, Owner, called
from perfdesk.checks.reading.passages import Passage, Reader
from perfdesk.checks.reading.statements import Said
from perfdesk.checks.rule import SCOPES, Find, Rule
from perfdesk.checks.truths import every_amount
from perfdesk.checks.wording.lookalikes import own_names
from perfdesk.model.errors import UnknownNameError
from perfdesk.model.figures.compute import Figures, figures_in_steps
from perfdesk.model.outline import Outline, find_outline
from perfdesk.model.recall import Recall, finished
from perfdesk.model.report import BudgetLine, Explanation, Indicator, Report, ScorePart
from perfdesk.model.scheme import Scheme, load_scheme

OPEN_FINDINGS = "open_findings"
"""The parameter of rules that read what the others found and nobody explained; they run last and never read each
other."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A report's figures and findings, of the same run."""

    figures: Figures
    findings: tuple[Finding, ...]

    @property
    def open_errors(self) -> tuple[Finding, ...]:
        """The errors that nobody explained: what stands between the report and its clean copy."""
        return tuple(f for f in self.findings if f.level is Level.ERROR and not f.explained)

    def counts(self) -> Mapping[Level, int]:
        """How many findings of each level nobody explained, every level named."""
        found = Counter(finding.level for finding in self.findings if not finding.explained)
        return {level: found[level] for level in Level}


class Checks:
    """The checks of one report as it changes: each run repeats only what reads a value that is new."""

    def __init__(self, rules: Sequence[Rule] | None = None) -> None:
        self._rules = all_rules() if rules is None else rules
        self._recall = Recall()
        self._reader = Reader()
        self._of_paragraphs = {rule.find: ParagraphRule(rule) for rule in self._rules if rule.scope == "paragraph"}

    def run(self, report: Report, today: date, typing: bool = False) -> Checked:
        """The figures and findings of a report.

        `today` judges dates that lie ahead; `typing` leaves out what is judged at export only.
        """
        return finished(self.steps(report, today, typing))

    def steps(self, report: Report, today: date, typing: bool = False) -> Generator[None, None, Checked]:
        """The same run in small steps, for work beside typing; what it returns is the result.

        A run may be dropped at any step for one over a newer report: what was remembered so far stays right.
        """
        scheme, outline = find_scheme(report.scheme), find_outline(report.outline)
        computed = yield from figures_in_steps(report, scheme, self._recall)
        yield
        passages = yield from self._reader.read(report)
        said = yield from self._said(report)
        amounts = self._recall.call("amounts", every_amount, computed.budget)
        known = _readable(report, computed, passages, said, amounts, scheme, outline, today)
        known["own_names"] = self._recall.call(
            "own_names", own_names, report.project, report.budget_lines, report.indicators
        )
        rows = _rows(report, computed, passages)
        wanted = [rule for rule in self._rules if not (typing and rule.at_export_only)]
        found: dict[Find, tuple[Finding, ...]] = {}
        for rule in sorted(wanted, key=_reads_findings):
            if _reads_findings(rule) and OPEN_FINDINGS not in known:
                earlier = tuple(chain.from_iterable(found.values()))
                known[OPEN_FINDINGS] = self._recall.call(OPEN_FINDINGS, _still_open, earlier, report.explanations)
            found[rule.find] = tuple((yield from self._run(rule, known, rows)))
            yield
        in_order_of_codes = tuple(chain.from_iterable(found[rule.find] for rule in wanted))
        return Checked(computed, explained(in_order_of_codes, report.explanations))

    def _said(self, report: Report) -> Generator[None, None, Said]:
        """What the paragraphs say, of the names that the report has now."""
        steps = self._recall.each_in_steps
        lines = yield from steps("line names", _called, ((row, Owner.LINE) for row in report.budget_lines))
        indicators = yield from steps("indicator names", _called, ((row, Owner.INDICATOR) for row in report.indicators))
        parts = yield from steps("part names", _called, ((row, Owner.PART) for row in report.score_parts))
        project = self._recall.call("project names", _project_called, report.project)
        names = self._recall.call("names", Names, lines, indicators, project, parts)
        yield
        return self._recall.call("said", Said, names, report.fiscal_year)

    def _run(
        self, rule: Rule, known: Mapping[str, Any], rows: Mapping[str, Sequence[tuple[Any, ...]]]
    ) -> Generator[None, None, Iterable[Finding]]:
        if rule.scope is None:
            return self._recall.call(rule.find, rule.findings, *(known[name] for name in rule.reads))
        own = SCOPES[rule.scope]
        rest = tuple(known[name] for name in rule.reads if name not in own)
        if rule.scope == "paragraph":
            return (yield from self._of_paragraphs[rule.find].run(known["passages"], known["said"], rest))
        wanted = sum(name in own for name in rule.reads)
        each = ((*row[:wanted], *rest) for row in rows[rule.scope])
        return chain.from_iterable((yield from self._recall.each_in_steps(rule.find, rule.findings, each)))


def check(report: Report, today: date) -> Checked:
    """One full run over a report."""
    return Checks().run(report, today)


def find_scheme(name: str) -> Scheme | None:
    """The scheme of that name, None where this installation has none."""
    try:
        return load_scheme(name)
    except UnknownNameError:
        return None


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the modules below `rules`, in the order of their codes."""
    found = [value for module in _modules() for value in vars(module).values() if isinstance(value, Rule)]
    return tuple(sorted(found, key=lambda rule: ("BKGPYF".index(rule.code[0]), rule.code)))


def load_rules() -> Iterator[None]:
    """Load the rules with a pause after each, for work beside typing; `all_rules` finds them loaded then."""
    return (None for _ in _modules())


def _modules() -> Iterator[ModuleType]:
    names = (module.name for module in pkgutil.iter_modules(rules_package.__path__))
    return (import_module(f"{rules_package.__name__}.{name}") for name in names)


def _called(row: BudgetLine | Indicator | ScorePart, owner: Owner) -> tuple[tuple[str, bool], ...]:
    return called(row.name, owner)


def _project_called(project: str) -> tuple[tuple[tuple[str, bool], ...], ...]:
    return (called(project, Owner.PROJECT),)


def _readable(
    report: Report,
    computed: Figures,
    passages: tuple[Passage, ...],
    said: Said,
    amounts: tuple[int, ...],
    scheme: Scheme | None,
    outline: Outline | None,
    today: date,
) -> dict[str, Any]:
    """What a rule about the whole report can name as a parameter: every field of the report, these, and what the other
    rules found (`OPEN_FINDINGS`)."""
    return {name: getattr(report, name) for name in Report.__slots__} | {
        "budget": computed.budget,
        "indicator_figures": computed.indicators,
        "score": computed.score,
        "passages": passages,
        "said": said,
        "amounts": amounts,
        "scheme": scheme,
        "outline": outline,
        "outline_name": report.outline,
        "scheme_name": report.scheme,
        "today": today,
    }


def _rows(report: Report, computed: Figures, passages: tuple[Passage, ...]) -> Mapping[str, Sequence[tuple[Any, ...]]]:
    return {
        "line": tuple(zip(report.budget_lines, computed.budget.lines, strict=True)),
        "indicator": tuple(zip(report.indicators, computed.indicators, strict=True)),
        "problem": tuple((problem,) for problem in report.problems),
        "passage": tuple((passage,) for passage in passages),
    }


def _reads_findings(rule: Rule) -> bool:
    return OPEN_FINDINGS in rule.reads


def _still_open(findings: tuple[Finding, ...], explanations: Sequence[Explanation]) -> tuple[Finding, ...]:
    return tuple(finding for finding in explained(findings, explanations) if not finding.explained)


def explained(findings: tuple[Finding, ...], explanations: Sequence[Explanation]) -> tuple[Finding, ...]:
    """The findings, those marked that an explanation fits: same rule, same place, same figures."""
    if not explanations:
        return findings
    given = {(place_said(said), said.found, said.expected) for said in explanations if said.text.strip()}
    return tuple(replace(f, explained=True) if (place_of(f), f.found, f.expected) in given else f for f in findings)


def in_order(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings for reading: the gravest first, else as the rules gave them."""
    order = list(Level)
    return iter(sorted(findings, key=lambda finding: order.index(finding.level)))
