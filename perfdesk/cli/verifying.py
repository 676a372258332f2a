"""perfdesk verify: is a file sound, and do paper and file agree?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from perfdesk.checks.engine import find_scheme
from perfdesk.cli.console import say
from perfdesk.cli.opening import name_of, open_to_read
from perfdesk.export.compose import compose
from perfdesk.export.office import OfficeStyle, read_printed
from perfdesk.model.figures.compute import figures
from perfdesk.model.interchange import fingerprint
from perfdesk.model.outline import load_outline, slots
from perfdesk.model.report import Report


def verify(options: Any) -> int:
    """The file opens sound, else its sentence; 1 where the Word document is not what the file would print."""
    with open_to_read(options.file) as document:
        reports = [document.report(one) for one in document.report_ids]
    say(f"{Path(options.file).name} 是完好的 perfdesk 文件，有 {len(reports)} 份报告。")
    return _compare(Path(options.document), reports) if options.document else 0


def _compare(document: Path, reports: list[Report]) -> int:
    from perfdesk.export.word.reader import read_amounts, read_bookmarks, read_fingerprint

    printed = read_fingerprint(document)
    texts = read_bookmarks(document)
    report = next((one for one in reports if fingerprint(one) == printed), None)
    if printed is None:
        say(f"{document.name} 里没有指纹，不是由 perfdesk 导出的，或属性已被清除。")
        return 1
    if report is None:
        say(f"{document.name} 的指纹与文件里的报告都不相同：导出以后报告改过，或者不是这个文件导出的。")
        return 1
    changed = _changed(texts, report, read_printed(read_amounts(document)))
    if changed:
        say(f"{document.name} 由“{name_of(report)}”导出，但导出后在 Word 里改过：{'、'.join(changed)}。")
        return 1
    say(f"{document.name} 与文件里的“{name_of(report)}”一致。")
    return 0


def _changed(texts: Mapping[str, str], report: Report, style: OfficeStyle) -> list[str]:
    """The parts whose words differ from what the report prints, named for people."""
    from perfdesk.export.word.bookmarks import bookmark_texts

    scheme = find_scheme(report.scheme)
    paper = compose(report, figures(report, scheme), load_outline(report.outline), scheme, draft=False, style=style)
    expected = bookmark_texts(paper)
    names = [name for name in {**expected, **texts} if expected.get(name) != texts.get(name)]
    return [_part(name) for name in names]


def _part(bookmark: str) -> str:
    slot = bookmark.removeprefix("_pd_")
    return slots()[slot].label if slot in slots() else _BLOCKS.get(slot.rstrip("_0123456789"), bookmark)


_BLOCKS = {
    "budget_sentence": "预算情况",
    "budget_table": "预算表",
    "share_table": "资金安排情况表",
    "use_table": "资金使用情况表",
    "received_sentence": "资金到位情况",
    "spent_sentence": "资金执行情况",
    "funds_sentence": "资金情况",
    "target_table": "绩效目标表",
    "result_table": "完成情况表",
    "result_sentences": "指标完成情况",
    "goal_expected": "总体目标",
    "goal_achieved": "总体目标完成情况",
    "score_table": "综合评分表",
    "score_sentence": "评分结论",
    "problems": "存在的问题",
    "measures": "改进措施",
    "problem_measure_pairs": "问题与改进措施",
    "form": "自评表",
}
