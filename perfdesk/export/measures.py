"""What is done about problems, as it prints."""

from __future__ import annotations

from perfdesk.export.numbering import item_number
from perfdesk.model.report import Measure, Report


def all_measures(report: Report) -> tuple[Measure, ...]:
    """Every measure: those of the problems in their order, then those that answer none."""
    return (*(measure for problem in report.problems for measure in problem.measures), *report.loose_measures)


def numbered_measures(report: Report) -> list[str]:
    """The measures' texts as items of a cell: 1. 2. 3.; a single one needs no number."""
    written = [text for text in map(measure_text, all_measures(report)) if text]
    return [f"{item_number(1, n)}{text}" for n, text in enumerate(written, 1)] if len(written) > 1 else written


def measure_text(measure: Measure) -> str:
    """The measure with who does it until when, before its full stop."""
    text = measure.text.strip()
    said = (("责任部门", measure.responsible), ("完成时限", measure.due))
    more = [f"{label}：{value.strip()}" for label, value in said if value.strip()]
    if not text or not more:
        return text
    stop = text[-1] if text[-1] in "。；" else ""
    return f"{text.removesuffix(stop)}（{'，'.join(more)}）{stop}"
