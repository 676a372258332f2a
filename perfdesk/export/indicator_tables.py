"""The tables of targets and of results."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from perfdesk.export.blocks import Align, Cell, Column, Table
from perfdesk.model.figures import wording
from perfdesk.model.figures.indicators import IndicatorFigures
from perfdesk.model.report import Indicator

Pair = tuple[Indicator, IndicatorFigures]
_Read = Callable[[Pair], str]


def target_table(indicators: Sequence[Pair], title: str) -> Table | None:
    """What was aimed at; None where there is no indicator."""
    return _table("target-table", title, indicators, _TARGETS)


def result_table(indicators: Sequence[Pair], title: str) -> Table | None:
    """What was reached, with reasons where there are any."""
    with_reasons = any(indicator.deviation_reason.strip() for indicator, _ in indicators)
    columns = [*_RESULTS, _REASON] if with_reasons else _RESULTS
    return _table("result-table", title, indicators, columns)


_Shown = tuple[str, float, Align, _Read]
_TYPE: _Shown = ("二级指标", 15.5, Align.CENTER, lambda pair: pair[0].type)
_NAME: _Shown = ("三级指标", 22, Align.LEFT, lambda pair: pair[0].name)
_TARGET: _Shown = ("年度指标值", 20, Align.CENTER, lambda pair: wording.target(pair[0]))
_TARGETS: list[_Shown] = [_TYPE, _NAME, ("年度指标值", 30, Align.CENTER, _TARGET[3])]
_RESULTS: list[_Shown] = [
    _TYPE,
    _NAME,
    _TARGET,
    ("实际完成值", 20, Align.CENTER, lambda pair: wording.actual(pair[0])),
    ("完成率", 15, Align.RIGHT, lambda pair: wording.completion(pair[1])),
]
_REASON: _Shown = ("偏差原因", 25.5, Align.LEFT, lambda pair: pair[0].deviation_reason)


def _table(anchor: str, title: str, indicators: Sequence[Pair], shown: Sequence[_Shown]) -> Table | None:
    if not indicators:
        return None
    texts = [[read(pair) for _, _, _, read in shown] for pair in indicators]
    return Table(
        anchor=anchor,
        title=title,
        columns=tuple(Column(width, align) for _, width, align, _ in shown),
        head=(tuple(Cell(label, align=Align.CENTER) for label, _, _, _ in shown),),
        rows=merged_down(texts, merge=(0,)),
    )


def merged_down(texts: Sequence[Sequence[str]], merge: Sequence[int]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of cells in which equal neighbours of the `merge` columns are one cell; a later column merges only inside
    one cell of the columns before it."""
    rows: list[list[Cell]] = [[] for _ in texts]
    begins = {0}
    for column in range(len(texts[0]) if texts else 0):
        if column in merge:
            begins |= {n for n in range(1, len(texts)) if texts[n][column] != texts[n - 1][column]}
            starts = sorted(begins)
            for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
                rows[start].append(Cell(texts[start][column], rows=end - start))
        else:
            for row, text in zip(rows, texts, strict=True):
                row.append(Cell(text[column]))
    return tuple(map(tuple, rows))
