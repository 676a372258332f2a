from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.model.errors import SourceRefusedError
from perfdesk.model.interchange import read_reports, write_reports
from perfdesk.model.limits import MOST_CHARACTERS, MOST_PROBLEMS, MOST_ROWS, MOST_SOURCE_BYTES
from perfdesk.model.report import Report, Unread

ONE = "00000000-0000-4000-8000-000000000001"
TWO = "00000000-0000-4000-8000-000000000002"
HEAD = {"format": "perfdesk.report", "version": 1}


def read(**keys: Any) -> Report:
    return read_text(json.dumps(HEAD | keys))


def read_text(text: str) -> Report:
    (report,) = read_reports(text.encode("utf-8", "surrogatepass"), "来稿.json")
    return report


def with_raw(key: str, raw: str) -> str:
    """The text of a report with one JSON value as written."""
    return json.dumps(HEAD)[:-1] + f', "{key}": {raw}}}'


def problems(content: bytes | str) -> tuple[str, ...]:
    """What is wrong with a source, told at once, in sentences that can be printed anywhere."""
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    start = process_time()
    with pytest.raises(SourceRefusedError) as refused:
        read_reports(raw, "来稿.json")
    assert process_time() - start < 5
    assert str(refused.value).startswith("来稿.json 没有导入：")
    found = refused.value.problems
    assert found
    for problem in found:
        problem.encode()
        assert len(problem) < 300
        assert any("\u4e00" <= character <= "\u9fff" for character in problem)
    return found


def wrong(**keys: Any) -> tuple[str, ...]:
    return problems(json.dumps(HEAD | keys))


def test_that_a_bare_report_is_empty_and_not_zero() -> None:
    report = read()
    assert report.approved.initial is None
    assert report.stated.score is None
    assert (report.unit, report.scheme, report.amount_unit) == ("", "mof-2020", "万元")
    assert read().id != read().id


def test_that_null_is_not_filled_in() -> None:
    nothing = {"approved": None, "settings": None, "sections": None, "budget_lines": None, "unit": None}
    report = read(**nothing, fiscal_year=None, stated={"score": None})
    assert report == Report(report.id)


def test_that_amounts_are_in_the_unit_of_the_report() -> None:
    assert read(amount_unit="万元", approved={"initial": "47.82"}).approved.initial == 47_820_000
    assert read(amount_unit="元", approved={"initial": "47.82"}).approved.initial == 4_782
    both = {"reports": [HEAD | {"amount_unit": "元", "approved": {"spent": "1"}}, HEAD | {"approved": {"spent": "1"}}]}
    found = read_reports(json.dumps(both).encode(), "x")
    assert [report.approved.spent for report in found] == [100, 1_000_000]


@pytest.mark.parametrize(
    ("raw", "fen"),
    [
        ("100.274121", 100_274_121),
        ("0.1", 100_000),
        ("1e2", 100_000_000),
        ("1.5E-2", 15_000),
        ("-5", -5_000_000),
        ("-0.0", 0),
        ("99999999999.999999", 10**17 - 1),
        ("0.30000000000000004", Unread("0.30000000000000004")),
        ("1e999999999", Unread("1e999999999")),
        ("1e-999999999", Unread("1e-999999999")),
        ("1e99999999999999999999999", Unread("1e99999999999999999999999")),
        ("12345678901234567890", Unread("12345678901234567890")),
    ],
)
def test_that_json_numbers_are_read_by_their_digits(raw: str, fen: int | Unread) -> None:
    start = process_time()
    assert read_text(with_raw("approved", f'{{"initial": {raw}}}')).approved.initial == fen
    assert process_time() - start < 5


def test_that_numbers_stand_for_words_figures_and_years_alike() -> None:
    report = read_text(with_raw("phone", "12345678"))
    assert report.phone == "12345678"
    row = read(indicators=[{"target": 5, "actual": 2.50, "weight": 10}], fiscal_year=2017).indicators[0]
    assert (row.target, row.actual, row.weight) == ("5", "2.5", Decimal(10))
    assert read(fiscal_year=2017).fiscal_year == read(fiscal_year="2017年").fiscal_year == 2017


@pytest.mark.parametrize("typed", ["五十左右", " 约5万 ", "1.2.3", "（5", "10²"])
def test_that_what_cannot_be_read_is_kept_and_written_again_as_typed(typed: str) -> None:
    report = read(
        fiscal_year=typed,
        issue_date=typed,
        approved={"initial": typed},
        stated={"score": typed},
        indicators=[{"target": typed, "actual": typed, "weight": typed, "score": typed}],
        budget_lines=[{"spent": typed}],
    )
    kept = Unread(typed)
    assert (report.fiscal_year, report.issue_date, report.approved.initial) == (kept, kept, kept)
    row, line = report.indicators[0], report.budget_lines[0]
    assert (row.weight, row.score, line.spent, report.stated.score) == (kept, kept, kept, kept)
    assert (row.target, row.actual) == (typed, typed)
    written = json.loads(write_reports([report]))
    assert written["approved"]["initial"] == written["indicators"][0]["weight"] == written["issue_date"] == typed


def test_that_comparators_are_understood_as_people_type_them() -> None:
    typed = [">=", "＞＝", "≧", "<=", "=<", "==", "＞", "≥", "定性", ""]
    rows = read(indicators=[{"comparator": comparator} for comparator in typed]).indicators
    assert [row.comparator for row in rows] == ["≥", "≥", "≥", "≤", "≤", "=", ">", "≥", "定性", ""]


def test_that_ids_are_canonical_and_links_kept() -> None:
    report = read(id=ONE.upper(), indicators=[{"id": TWO.upper()}], budget_lines=[{"indicators": [TWO.upper()]}])
    assert report.id == ONE
    assert report.budget_lines[0].indicators == (report.indicators[0].id,) == (TWO,)


def test_that_sections_stand_in_the_order_of_their_names_without_empty_ones() -> None:
    report = read(sections={"overview": "概况", "conclusion": "结论", "quality_control": ""})
    assert [section.slot for section in report.sections] == ["conclusion", "overview"]


def test_that_a_day_and_settings_are_read() -> None:
    report = read(issue_date="2018-02-03", settings={"execution_denominator": "received", "decimals": 2})
    assert report.issue_date == date(2018, 2, 3)
    assert (report.settings.execution_denominator, report.settings.decimals) == ("received", 2)
    assert read(settings={"decimals": "6"}).settings.decimals == 6


def test_that_reports_in_a_headed_list_need_no_format_of_their_own() -> None:
    found = read_reports(json.dumps(HEAD | {"reports": [{"unit": "甲"}, {"unit": "乙"}]}).encode(), "x")
    assert [report.unit for report in found] == ["甲", "乙"]
    assert problems(json.dumps({"reports": [{"unit": "甲"}]})) == (
        "reports[0].format：应为 perfdesk.report，这不是 perfdesk 的报告",
    )


def test_that_a_byte_order_mark_is_no_fault() -> None:
    assert read_reports(b"\xef\xbb\xbf" + json.dumps(HEAD).encode(), "x")


def paths(value: Any, *at: Any) -> list[tuple[Any, ...]]:
    """The path of every object inside a JSON value."""
    if isinstance(value, list):
        return [path for n, item in enumerate(value) for path in paths(item, *at, n)]
    if not isinstance(value, dict):
        return []
    return [at, *(path for key, item in value.items() for path in paths(item, *at, key))]


def full() -> dict[str, Any]:
    """A report with an object of every kind."""
    return {
        **HEAD,
        "settings": {},
        "approved": {},
        "goal": {},
        "stated": {},
        "sections": {"overview": "概况"},
        "budget_lines": [{"name": "甲"}],
        "indicators": [{"name": "乙"}],
        "score_parts": [{"name": "丙"}],
        "problems": [{"text": "丁", "measures": [{"text": "戊"}]}],
        "loose_measures": [{"text": "己"}],
        "explanations": [{"code": "B05"}],
    }


NEAREST = {
    (): ("projct", "project"),
    ("settings",): ("decimal", "decimals"),
    ("approved",): ("inital", "initial"),
    ("goal",): ("achived", "achieved"),
    ("stated",): ("ratting", "rating"),
    ("sections",): ("overveiw", "overview"),
    ("budget_lines", 0): ("suplementary", "supplementary"),
    ("indicators", 0): ("wieght", "weight"),
    ("score_parts", 0): ("ful", "full"),
    ("problems", 0): ("measure", "measures"),
    ("problems", 0, "measures", 0): ("responsable", "responsible"),
    ("loose_measures", 0): ("deu", "due"),
    ("explanations", 0): ("entitiy", "entity"),
}


def test_that_every_object_of_a_report_is_tried_with_an_unknown_key() -> None:
    assert set(paths(full())) == set(NEAREST)


@pytest.mark.parametrize("path", NEAREST)
@pytest.mark.parametrize("within", [(), ("reports", 0)])
def test_that_an_unknown_key_is_refused_with_its_path_and_the_nearest_known(
    path: tuple[Any, ...], within: tuple[Any, ...]
) -> None:
    key, nearest = NEAREST[path]
    report = full()
    data = {"reports": [report]} if within else report
    holder: Any = report
    for step in path:
        holder = holder[step]
    holder[key] = "值"
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in (*within, *path, key)).lstrip(".")
    assert problems(json.dumps(data)) == (f"{place}：没有这个键，最接近的是 {nearest}",)


def test_that_a_key_like_none_is_offered_one_all_the_same() -> None:
    assert wrong(备注="x")[0].startswith("备注：没有这个键")
    assert problems(json.dumps({"reports": [], "reprots": []}))[0].endswith("最接近的是 reports")


def test_that_all_problems_are_named_at_once() -> None:
    found = wrong(
        projct="x",
        id="7",
        approved={"inital": "1"},
        budget_lines=[{"initial": "1", "supplementary": "2", "adjusted": "3"}, "甲", {"source": "bank"}],
        indicators=[{"id": ONE, "comparator": "约"}, {"id": ONE, "core": "是"}],
        settings={"decimals": 7},
        sections={"overview": ["概况"]},
    )
    for start in (
        "projct：",
        "id：应为 UUID",
        "approved.inital：",
        "budget_lines[0]：initial、supplementary、adjusted 不能三个都填",
        "budget_lines[1]：应为 JSON 对象",
        "budget_lines[2].source：“bank”应为 fiscal、carry_over、other 之一",
        "indicators[0].comparator：“约”应为",
        "indicators[1].core：应为 true 或 false",
        f"indicators：id {ONE} 出现了两次",
        "settings.decimals：应为 0 到 6 的整数",
        "sections.overview：应为文字或数字",
    ):
        assert sum(problem.startswith(start) for problem in found) == 1, start
    assert len(found) == 11


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"unit": ["x"]}, "unit：应为文字或数字"),
        ({"unit": {"x": 1}}, "unit：应为文字或数字"),
        ({"unit": True}, "unit：应为文字或数字"),
        ({"amount_unit": "千元"}, "amount_unit：“千元”应为 万元、元 之一"),
        ({"approved": []}, "approved：应为 JSON 对象"),
        ({"approved": "47.82"}, "approved：应为 JSON 对象"),
        ({"approved": {"initial": True}}, "approved.initial：应为文字或数字"),
        ({"sections": []}, "sections：应为提纲栏目到文字的对照（JSON 对象）"),
        ({"budget_lines": {}}, f"budget_lines：应为不超过 {MOST_ROWS} 项的列表"),
        ({"budget_lines": [None]}, "budget_lines[0]：应为 JSON 对象"),
        ({"budget_lines": [{"indicators": "x"}]}, "budget_lines[0].indicators：应为 UUID 的列表"),
        ({"budget_lines": [{"indicators": ["x"]}]}, "budget_lines[0].indicators：应为 UUID"),
        ({"budget_lines": [{"indicators": [ONE]}]}, f"budget_lines[0].indicators：报告里没有 id 为 {ONE} 的指标"),
        ({"budget_lines": [{"id": ONE}, {"id": ONE}]}, f"budget_lines：id {ONE} 出现了两次"),
        ({"problems": [{"id": ONE}, {"id": ONE}]}, f"problems：id {ONE} 出现了两次"),
        (
            {"problems": [{"measures": [{"id": ONE}]}], "loose_measures": [{"id": ONE}]},
            f"measures：id {ONE} 出现了两次",
        ),
        ({"id": 7}, "id：应为 UUID"),
        ({"id": ONE[:-1]}, "id：应为 UUID"),
        ({"indicators": [{"core": 1}]}, "indicators[0].core：应为 true 或 false"),
        ({"settings": {"decimals": -1}}, "settings.decimals：应为 0 到 6 的整数"),
        ({"settings": {"decimals": "两"}}, "settings.decimals：应为 0 到 6 的整数"),
        ({"explanations": [{"id": "overview"}]}, "explanations[0].id：应为 UUID"),
        ({"format": "other"}, "format：应为 perfdesk.report，这不是 perfdesk 的报告"),
        ({"version": 3}, "version：是版本 3，本程序读到版本 2；请用较新的程序导入"),
        ({"version": 0}, "version：是版本 0，本程序读到版本 2；请用较新的程序导入"),
        ({"version": None}, "version：是版本 None，本程序读到版本 2；请用较新的程序导入"),
        ({"form": "hubei"}, "form：没有这个键，最接近的是 format"),
    ],
)
def test_that_a_value_of_the_wrong_sort_is_named_where_it_stands(keys: dict[str, Any], problem: str) -> None:
    assert wrong(**keys) == (problem,)


@pytest.mark.parametrize("data", ["[]", '"x"', "5", "null", "true", '{"reports": [5]}'])
def test_that_what_is_no_report_is_refused(data: str) -> None:
    assert problems(data)[0].endswith("应为一份报告（JSON 对象）")


def test_that_two_reports_of_one_id_are_refused() -> None:
    both = {"reports": [HEAD | {"id": ONE}, HEAD | {"id": ONE}]}
    assert problems(json.dumps(both)) == (f"reports：id {ONE} 出现了两次",)


def test_that_the_same_rows_may_stand_in_two_reports() -> None:
    both = {"reports": [HEAD | {"id": one, "indicators": [{"id": ONE}]} for one in (ONE, TWO)]}
    assert len(read_reports(json.dumps(both).encode(), "x")) == 2


def test_that_the_form_came_with_version_2() -> None:
    assert read(version=2, form="hubei").form == "hubei"
    assert read(version=2).form == read().form == "mof-2020"


def test_that_a_report_in_a_list_is_of_the_version_of_the_list_unless_it_says_its_own() -> None:
    listed = {"format": "perfdesk.report", "version": 2, "reports": [{"form": "hubei"}]}
    assert read_reports(json.dumps(listed).encode(), "x")[0].form == "hubei"
    listed = {"format": "perfdesk.report", "version": 2, "reports": [HEAD | {"form": "hubei"}]}
    assert problems(json.dumps(listed)) == ("reports[0].form：没有这个键，最接近的是 format",)


def test_that_a_key_given_twice_is_refused() -> None:
    assert problems(with_raw("version", "1")) == ("同一处出现了两个“version”键，不知道以哪个为准",)
    assert "“name”" in problems(with_raw("indicators", '[{"name": "甲", "name": "甲"}]'))[0]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "不是 JSON"),
        (b"\xff\xfe{\x00}\x00", "UTF-8"),
        ("项目".encode("gbk"), "UTF-8"),
        (json.dumps(HEAD).encode()[:-4], "不完整"),
        (b'{"unit": "\x80"}', "UTF-8"),
        (b"{'unit': 1}", "第 1 行第 2 个字符处"),
        (b"PK\x03\x04\x14\x00", "不是 JSON"),
        (b"[" * 2_000_000, "嵌套层数太多"),
        (b'{"a":' * 500_000, "嵌套层数太多"),
        (with_raw("indicators", "[" * 900 + "]" * 900).encode(), "应为 JSON 对象"),
        (with_raw("approved", '{"initial": NaN}').encode(), "NaN 不是 JSON 的数"),
        (with_raw("fiscal_year", "-Infinity").encode(), "Infinity 不是 JSON 的数"),
        (with_raw("unit", '"\\ud800"').encode(), "残缺的字符"),
        (with_raw("sections", '{"\\ud800": "x"}').encode(), "没有这个键"),
        (with_raw("unit", '"' + "字" * (MOST_CHARACTERS + 1) + '"').encode(), "超过 1000000 个字"),
        (with_raw("phone", "1" * (MOST_CHARACTERS + 1)).encode(), "超过 1000000 个字"),
        (with_raw("x" * 1_000_000, "1").encode(), "没有这个键"),
        (with_raw("amount_unit", '"' + "x" * 1_000_000 + '"').encode(), "万元、元 之一"),
        (with_raw("version2", "1").replace('"version": 1', f'"version": "{"9" * 10_000}"').encode(), "请用较新的程序"),
        (with_raw("version2", "1").replace('"version": 1', '"version": {"a": [1]}').encode(), "请用较新的程序"),
        (with_raw("indicators", json.dumps([{}] * (MOST_ROWS + 1))).encode(), "不超过"),
        (b"{}" + b" " * MOST_SOURCE_BYTES, "文件超过 64 MB"),
        (json.dumps({f"键{n}": n for n in range(100_000)}).encode(), "还有其他问题"),
        (with_raw("indicators", json.dumps([{"wieght": 1}] * MOST_ROWS)).encode(), "还有其他问题"),
    ],
    ids=range(24),
)
def test_that_a_hostile_source_is_refused_at_once_and_in_words(content: bytes, words: str) -> None:
    found = problems(content)
    assert any(words in problem for problem in found)
    assert len(found) <= MOST_PROBLEMS + 1


def test_that_as_many_problems_as_people_can_use_are_named() -> None:
    found = wrong(indicators=[{"core": "x"}] * (MOST_PROBLEMS - 1))
    assert len(found) == MOST_PROBLEMS - 1
    assert all("core" in problem for problem in found)


@pytest.mark.parametrize("name", ["clean-2025", "safety-2017"])
def test_that_a_file_cut_short_anywhere_is_refused(name: str, sample: Callable[[str], Path]) -> None:
    content = sample(name).read_bytes().rstrip()
    for end in range(0, len(content), 97):
        problems(content[:end])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(paths(full())), st.data())
def test_that_any_json_in_any_place_is_read_or_refused_in_words(path: tuple[Any, ...], data: st.DataObject) -> None:
    report = full()
    holder: Any = report
    for step in path:
        holder = holder[step]
    key = data.draw(st.sampled_from([*holder, "id", "name", "initial", "indicators", "decimals"]))
    holder[key] = data.draw(json_values)
    content = json.dumps(report).encode()
    try:
        found = read_reports(content, "来稿.json")
    except SourceRefusedError:
        problems(content)
    else:
        assert read_reports(write_reports(found), "x") == found


@given(st.binary(max_size=60))
def test_that_any_bytes_are_refused_in_words(content: bytes) -> None:
    problems(content)
