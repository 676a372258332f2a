"""A report under an outline, as blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count

from perfdesk.export import sentences
from perfdesk.export.blocks import Attachment, AttachmentNote, Block, Heading, Paper, Paragraph, Signature, Table
from perfdesk.export.budget_table import budget_table
from perfdesk.export.fitting import fits_upright
from perfdesk.export.form import form_table, subtitle
from perfdesk.export.form_data import Form, load_form
from perfdesk.export.indicator_tables import Pair, result_table, target_table
from perfdesk.export.measures import all_measures, measure_text
from perfdesk.export.money_tables import share_table, use_table
from perfdesk.export.numbering import item_number
from perfdesk.export.office import DEFAULT_STYLE, OfficeStyle, printed_amounts
from perfdesk.export.placing import PrintedPart, placed, printed_parts
from perfdesk.export.score_table import score_table
from perfdesk.model.figures import wording
from perfdesk.model.figures.compute import Figures
from perfdesk.model.figures.references import printed_report
from perfdesk.model.interchange import fingerprint
from perfdesk.model.outline import Outline, OutlineBlock, Part
from perfdesk.model.report import Measure, Report
from perfdesk.model.scheme import Scheme

_LINE_ENDS = re.compile("\r\n|[\r\n\v\u2028\u2029]")


def compose(
    report: Report,
    figures: Figures,
    outline: Outline,
    scheme: Scheme | None,
    *,
    draft: bool,
    style: OfficeStyle = DEFAULT_STYLE,
) -> Paper:
    """The whole document of a report, its figures computed before; `draft` marks it 讨论稿."""
    title = report.title.strip() or outline.title.format(
        fiscal_year=wording.year(report.fiscal_year), project=report.project
    )
    printed = printed_report(style.printing(report), figures)
    context = _Context(printed, figures, outline, scheme, load_form(report.form))
    return Paper(
        title=title,
        blocks=(*_parts(context, printed_parts(outline, report.indicators)), *_end(context)),
        author=report.unit,
        subject=report.project,
        fingerprint=fingerprint(report),
        draft=draft,
        amounts=printed_amounts(printed.settings),
    )


def compose_form(
    report: Report,
    figures: Figures,
    scheme: Scheme | None,
    *,
    draft: bool,
    style: OfficeStyle = DEFAULT_STYLE,
) -> Paper:
    """The report's form alone, as a paper of its own, whatever outline the report has."""
    loaded = load_form(report.form)
    return Paper(
        title=loaded.title,
        blocks=tuple(_form(printed_report(style.printing(report), figures), figures, loaded, scheme)),
        author=report.unit,
        subject=report.project,
        fingerprint=fingerprint(report),
        draft=draft,
    )


def unused_slots(report: Report, outline: Outline) -> tuple[str, ...]:
    """The texts of the report that neither outline nor form has a place for: kept, not printed."""
    used = {block.arguments[0] for _, block in outline.texts()}
    if any(block.name == "form" for block in outline.end):
        used.update(load_form(report.form).slots)
    return tuple(section.slot for section in report.sections if section.slot not in used)


@dataclass(frozen=True, slots=True)
class _Context:
    report: Report
    figures: Figures
    outline: Outline
    scheme: Scheme | None
    form: Form

    result_numbers: Iterator[int] = field(default_factory=partial(count, 1))
    """指标1, 指标2, …: one row of numbers through the whole paper."""

    def indicators(self, block: OutlineBlock) -> list[Pair]:
        """The indicators that a block is about."""
        indicators = self.report.indicators
        return [(indicators[n], self.figures.indicators[n]) for n in placed(block, self.outline, indicators)]


@dataclass(frozen=True, slots=True)
class _Spot:
    """A block of the outline in its place."""

    context: _Context
    block: OutlineBlock
    part: Part

    @property
    def report(self) -> Report:
        return self.context.report

    @property
    def figures(self) -> Figures:
        return self.context.figures

    def indicators(self) -> list[Pair]:
        return self.context.indicators(self.block)


def _parts(context: _Context, parts: Sequence[PrintedPart]) -> Iterator[Block]:
    for printed in parts:
        part = printed.part
        yield Heading(part.level, printed.number, part.heading)
        for block in part.blocks:
            yield from _BLOCKS[block.name](_Spot(context, block, part))
        yield from _parts(context, printed.parts)


def _end(context: _Context) -> Iterator[Block]:
    """附件说明 stands before the signature, the attachments behind it."""
    names = [block.name for block in context.outline.end]
    if "form" in names:
        yield AttachmentNote((context.form.title,))
    if "signature" in names:
        yield Signature(context.report.unit, wording.day(context.report.issue_date))
    if "form" in names:
        yield from _form(context.report, context.figures, context.form, context.scheme)


def _form(report: Report, figures: Figures, form: Form, scheme: Scheme | None) -> Iterator[Block]:
    table = form_table(form, report, figures, scheme)
    yield Attachment("附件", form.title, subtitle(form, report), landscape=not fits_upright(table))
    yield table


def _text(spot: _Spot) -> Iterator[Block]:
    slot = spot.block.arguments[0]
    return _paragraphs(spot.report.text(slot) or spot.block.empty, slot)


def _paragraphs(text: str, anchor: str) -> Iterator[Block]:
    for line in _LINE_ENDS.split(text):
        if line.strip():
            yield Paragraph(line.strip(), anchor)


def _sentence(make: Callable[[Report, Figures], str]) -> _Compose:
    def compose_sentence(spot: _Spot) -> Iterator[Block]:
        return _paragraphs(make(spot.report, spot.figures), spot.block.name)

    return compose_sentence


def _goal(attribute: str) -> _Compose:
    def compose_goal(spot: _Spot) -> Iterator[Block]:
        return _paragraphs(getattr(spot.report.goal, attribute), spot.block.name)

    return compose_goal


def _money_table(make: Callable[[Report, Figures], Table | None]) -> _Compose:
    def compose_table(spot: _Spot) -> Iterator[Block]:
        yield from _present(make(spot.report, spot.figures))

    return compose_table


def _score_table(spot: _Spot) -> Iterator[Block]:
    return _present(score_table(spot.report, spot.figures, spot.context.scheme))


def _target_table(spot: _Spot) -> Iterator[Block]:
    return _present(target_table(spot.indicators(), spot.block.title or f"{spot.part.heading}表"))


def _result_table(spot: _Spot) -> Iterator[Block]:
    return _present(result_table(spot.indicators(), spot.block.title or f"{spot.part.heading}完成情况表"))


def _present(table: Table | None) -> Iterator[Block]:
    if table:
        yield table


def _result_sentences(spot: _Spot) -> Iterator[Block]:
    for (indicator, figures), n in zip(spot.indicators(), spot.context.result_numbers, strict=False):
        yield from _paragraphs(sentences.result_sentence(n, indicator, figures), spot.block.name)


def _problems(spot: _Spot) -> Iterator[Block]:
    texts = [problem.text.strip() for problem in spot.report.problems]
    return _items(texts, spot.block.name, spot.part.level)


def _measures(spot: _Spot) -> Iterator[Block]:
    return _items([measure_text(measure) for measure in all_measures(spot.report)], spot.block.name, spot.part.level)


def _pairs(spot: _Spot) -> Iterator[Block]:
    """Each problem, numbered, with its measures below it; what answers no problem at the end."""
    anchor, level = spot.block.name, spot.part.level
    problems = [(p.text.strip(), p.measures) for p in spot.report.problems if p.text.strip()]
    nameless = [m for p in spot.report.problems if not p.text.strip() for m in p.measures]
    for n, (text, measures) in enumerate(problems, 1):
        number = item_number(level, n) if len(problems) > 1 else ""
        yield from _paragraphs(f"{number}{text}", anchor)
        yield from _measure_lines("改进措施", measures, anchor, level + 1)
    yield from _measure_lines("其他改进措施", (*nameless, *spot.report.loose_measures), anchor, level + 1)


def _measure_lines(label: str, measures: Sequence[Measure], anchor: str, level: int) -> Iterator[Block]:
    written = [text for text in map(measure_text, measures) if text]
    for n, text in enumerate(written, 1):
        number = item_number(max(level, 3), n) if len(written) > 1 else ""
        yield from _paragraphs(f"{label}{number}：{text}", anchor)


def _items(texts: Sequence[str], anchor: str, level: int) -> Iterator[Block]:
    """Paragraphs numbered in the order below their heading; a single one needs no number."""
    written = [text for text in texts if text]
    for n, text in enumerate(written, 1):
        number = item_number(level, n) if len(written) > 1 else ""
        yield from _paragraphs(f"{number}{text}", anchor)


_Compose = Callable[[_Spot], Iterator[Block]]
_BLOCKS: Mapping[str, _Compose] = {
    "text": _text,
    "budget-sentence": _sentence(sentences.budget_sentence),
    "received-sentence": _sentence(sentences.received_sentence),
    "spent-sentence": _sentence(sentences.spent_sentence),
    "funds-sentence": _sentence(sentences.funds_sentence),
    "score-sentence": _sentence(sentences.score_sentence),
    "goal-expected": _goal("expected"),
    "goal-achieved": _goal("achieved"),
    "budget-table": _money_table(budget_table),
    "use-table": _money_table(use_table),
    "share-table": _money_table(share_table),
    "score-table": _score_table,
    "target-table": _target_table,
    "result-table": _result_table,
    "result-sentences": _result_sentences,
    "problems": _problems,
    "measures": _measures,
    "problem-measure-pairs": _pairs,
}
