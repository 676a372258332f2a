"""Claims: what is said to be completed, how far, and of which indicators."""

from __future__ import annotations

import pytest

from perfdesk.checks.reading.claims import Claim, Extent
from perfdesk.checks.reading.clauses import Mode
from perfdesk.checks.reading.paragraphs import read_paragraph
from perfdesk.checks.reading.statements import content
from tests.checks.reading.test_statements import INDICATORS, NAMES, YEAR


def claimed(text: str) -> list[Claim]:
    return [one for one in content(read_paragraph(text), NAMES, YEAR).claims if one.mode is Mode.STATED]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "如期全面完成各项指标。",
            "各项绩效目标均已实现。",
            "所有指标都达到了预期。",
            "指标完成率达到100%。",
            "不存在未完成的指标。",
        ),
        *(
            "年初设定的目标共8项，已全部完成。",
            "各项指标均达到年初设定的目标值。",
            "超额完成年度绩效目标。",
            "确保了各项指标如期完成。",
        ),
    ],
)
def test_that_it_is_claimed_of_all(text: str) -> None:
    (claim,) = claimed(text)
    assert (claim.extent, claim.names, claim.kind) == (Extent.ALL, (), "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [("产出指标全部完成。", "产出"), ("质量指标均达到目标值。", "质量"), ("满意度指标全部达标。", "满意度")],
)
def test_that_it_is_claimed_of_a_kind(text: str, kind: str) -> None:
    assert [claim.kind for claim in claimed(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("居民满意度达到年度目标。", "居民满意度"),
        ("消防演练已全部完成。", "消防演练次数"),
        ("火灾起数下降率为12%，完成了目标。", "火灾起数下降率"),
    ],
)
def test_that_it_is_claimed_of_one_by_name(text: str, name: str) -> None:
    assert [[INDICATORS[one.index] for one in claim.names] for claim in claimed(text)] == [[name]]


def test_that_most_is_not_all_and_a_count_is_kept() -> None:
    assert [claim.extent for claim in claimed("基本完成各项指标。")] == [Extent.MOST]
    assert [claim.count for claim in claimed("8项指标全部完成。")] == [8]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "未全面完成各项指标。",
            "力争全面完成各项指标。",
            "为全面完成各项指标，加强调度。",
            "除隐患整改率外，其他指标均已完成。",
        ),
        *(
            "全面完成了培训任务。",
            "圆满完成各项工作。",
            "各项指标完成情况良好。",
            "较好地完成了年度目标。",
            "多数指标完成。",
            "上年各项指标全部完成。",
        ),
        *(
            "只有各项指标全部完成，才能评为优。",
            "8项指标中7项完成。",
            "以全面完成各项指标为目标。",
            "全面完成各项指标存在困难。",
        ),
    ],
)
def test_that_these_claim_nothing(text: str) -> None:
    assert claimed(text) == []
