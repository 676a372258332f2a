"""A report under an outline, as blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from perfdesk.export import sentences
from perfdesk.export.blocks import Attachment, AttachmentNote, Block, Heading, Paper, Paragraph, Signature
from perfdesk.export.budget_table import budget_table
from perfdesk.export.form import Form, form_table, load_form, subtitle
from perfdesk.export.indicator_tables import Pair, result_table, target_table
from perfdesk.export.numbering import heading_number, item_number
from perfdesk.export.office import DEFAULT_STYLE, OfficeStyle, printed_amounts
from perfdesk.model.figures import wording
from perfdesk.model.figures.compute import Figures
from perfdesk.model.figures.references import printed_report
from perfdesk.model.interchange import fingerprint
from perfdesk.model.outline import Outline, OutlineBlock, Part
from perfdesk.model.report import Measure, Report
from perfdesk.model.scheme import Scheme

DEFAULT_FORM = "mof-2020"
UNNAMED_CATEGORIES_STAND_WITH = "产出指标"

_LINE_ENDS = re.compile("\r\n|[\r\n\v\u2028\u2029]")


def compose(
    report: Report,
    figures: Figures,
    outline: Outline,
    scheme: Scheme | None,
    *,
    draft: bool,
    form: str = DEFAULT_FORM,
    style: OfficeStyle = DEFAULT_STYLE,
) -> Paper:
    """The whole document of a report, its figures computed before; `draft` marks it 讨论稿."""
    title = report.title.strip() or outline.title.format(
        fiscal_year=wording.year(report.fiscal_year), project=report.project
    )
    printed = printed_report(style.printing(report), figures)
    context = _Context(printed, figures, outline, scheme, load_form(form))
    return Paper(
        title=title,
        blocks=(*_parts(context, outline.parts), *_end(context)),
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
    form: str = DEFAULT_FORM,
    style: OfficeStyle = DEFAULT_STYLE,
) -> Paper:
    """The form alone, as a paper of its own, whatever outline the report has."""
    loaded = load_form(form)
    return Paper(
        title=loaded.title,
        blocks=tuple(_form(printed_report(style.printing(report), figures), figures, loaded, scheme)),
        author=report.unit,
        subject=report.project,
        fingerprint=fingerprint(report),
        draft=draft,
    )


def unused_slots(report: Report, outline: Outline) -> tuple[str, ...]:
    """The texts of the report that the outline has no place for: kept, not printed."""
    used = {block.arguments[0] for _, block in outline.texts()}
    return tuple(section.slot for section in report.sections if section.slot not in used)


@dataclass(frozen=True, slots=True)
class _Context:
    report: Report
    figures: Figures
    outline: Outline
    scheme: Scheme | None
    form: Form

    def indicators(self, categories: Sequence[str]) -> list[Pair]:
        """The indicators of the categories; one that no block of the outline names stands with output."""
        named = {name for part in self.outline.all_parts() for block in part.blocks for name in block.arguments}
        rest = UNNAMED_CATEGORIES_STAND_WITH in categories
        return [
            (indicator, figures)
            for indicator, figures in zip(self.report.indicators, self.figures.indicators, strict=True)
            if indicator.category in categories or (rest and indicator.category not in named)
        ]


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
        return self.context.indicators(self.block.arguments)


def _parts(context: _Context, parts: Sequence[Part]) -> Iterator[Block]:
    for n, part in enumerate(parts, 1):
        yield Heading(part.level, heading_number(part.level, n), part.heading)
        for block in part.blocks:
            yield from _BLOCKS[block.name](_Spot(context, block, part))
        yield from _parts(context, part.parts)


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
    yield Attachment("附件", form.title, subtitle(form, report))
    yield form_table(form, report, figures, scheme)


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


def _budget_table(spot: _Spot) -> Iterator[Block]:
    table = budget_table(spot.report, spot.figures)
    if table:
        yield table


def _target_table(spot: _Spot) -> Iterator[Block]:
    table = target_table(spot.indicators(), f"{spot.part.heading}表")
    if table:
        yield table


def _result_table(spot: _Spot) -> Iterator[Block]:
    table = result_table(spot.indicators(), f"{spot.part.heading}完成情况表")
    if table:
        yield table


def _problems(spot: _Spot) -> Iterator[Block]:
    texts = [problem.text.strip() for problem in spot.report.problems]
    return _items(texts, spot.block.name, spot.part.level)


def _measures(spot: _Spot) -> Iterator[Block]:
    report = spot.report
    joined = [measure for problem in report.problems for measure in problem.measures]
    return _items(
        [_measure(measure) for measure in (*joined, *report.loose_measures)], spot.block.name, spot.part.level
    )


def _measure(measure: Measure) -> str:
    """The measure with who does it until when, before its full stop."""
    text = measure.text.strip()
    said = (("责任部门", measure.responsible), ("完成时限", measure.due))
    more = [f"{label}：{value.strip()}" for label, value in said if value.strip()]
    if not text or not more:
        return text
    stop = text[-1] if text[-1] in "。；" else ""
    return f"{text.removesuffix(stop)}（{'，'.join(more)}）{stop}"


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
    "budget-table": _budget_table,
    "target-table": _target_table,
    "result-table": _result_table,
    "problems": _problems,
    "measures": _measures,
}
