"""perfdesk list and check: the figures that the sample reports are known for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from docx import Document
from openpyxl import load_workbook

from tests.cli.conftest import Run

Imported = Callable[..., Path]


def test_that_the_safety_report_shows_its_contradictions(run: Run, imported: Imported) -> None:
    ran = run("check", imported("safety-2017"), "--json")
    assert ran.code == 1
    found = {finding["code"]: finding for finding in ran.json}
    b01 = found["B01"]
    assert (b01["found"], b01["expected"], b01["difference"], b01["unit"]) == ("79.18", "77.68", "1.50", "万元")
    assert "5.63+4.56+24.41+2.13+7.70+1.50+33.25=79.18" in b01["working"]
    assert b01["place"] == {
        "entity": "report",
        "id": None,
        "field": "adjusted",
        "label": "预算资金 · 合计 · 调整后预算",
    }
    assert "101.93%" in found["B05"]["message"]
    codes = Counter(finding["code"] for finding in ran.json)
    assert codes["K01"] == 6
    assert {"B14", "K06", "P01", "Y03"} <= set(codes)


def test_that_the_clean_report_is_silent_at_every_level(run: Run, imported: Imported) -> None:
    ran = run("check", imported("clean-2025"), "--json")
    assert ran.code == 0
    assert ran.json == []
    assert "没有发现问题" in run("check", imported("clean-2025")).out


def test_that_overspending_in_yuan_is_told_in_yuan(run: Run, imported: Imported) -> None:
    found = {finding["code"]: finding for finding in run("check", imported("grassroots-2017"), "--json").json}
    b05 = found["B05"]
    assert (b05["found"], b05["expected"], b05["difference"], b05["unit"]) == (
        "1002741.21",
        "1000000.00",
        "2741.21",
        "元",
    )
    assert {"B17", "G06", "P01"} <= set(found)
    assert not {"B01", "K02"} & set(found)


def test_that_people_read_level_place_message_and_working(run: Run, imported: Imported) -> None:
    out = run("check", imported("safety-2017")).out
    assert "[须改] B01 预算资金 · 合计 · 调整后预算" in out
    assert "5.63+4.56" in out
    assert out.index("[须改]") < out.index("[请核对]") < out.index("[建议]")


def test_that_list_counts_findings_by_level(run: Run, imported: Imported) -> None:
    file = imported("safety-2017", "clean-2025")
    safety, clean = run("list", file, "--json").json
    assert set(safety) == {"id", "unit", "project", "fiscal_year", "findings"}
    levels = Counter(one["level"] for one in run("check", file, "--json").json)
    assert safety["findings"] == {"error": 0, "warning": 0, "hint": 0, "unjudged": 0} | levels
    assert safety["findings"]["error"] >= 9
    assert safety["fiscal_year"] == 2017
    assert clean["findings"] == {"error": 0, "warning": 0, "hint": 0, "unjudged": 0}
    assert f"须改{levels['error']}" in run("list", file).out


def test_that_one_report_can_be_asked_for(run: Run, imported: Imported) -> None:
    file = imported("safety-2017", "clean-2025")
    clean = run("list", file, "--json").json[1]["id"]
    assert run("check", file, "--report", clean.upper(), "--json").json == []
    ran = run("check", file, "--report", "nobody")
    assert ran.code == 2
    assert "nobody" in ran.err


def test_that_an_explanation_closes_its_finding_until_the_figures_change(
    run: Run, imported: Imported, tmp_path: Path, sample: Callable[[str], Path]
) -> None:
    data = json.loads(sample("grassroots-2017").read_text(encoding="utf-8"))
    data["sections"] = {}  # what its texts say of other figures is no part of this
    data["explanations"] = [
        {
            "code": "B05",
            "entity": "report",
            "id": None,
            "field": "spent",
            "subject": "",
            "found": "1002741.21",
            "expected": "1000000.00",
            "text": "超支部分由上年结余列支。",
        }
    ]
    source = tmp_path / "explained.json"
    source.write_text(json.dumps(data), encoding="utf-8")
    file = imported("grassroots-2017")
    assert run("import", file, source).code == 0
    ran = run("check", file, "--json")
    assert ran.code == 0
    assert next(f for f in ran.json if f["code"] == "B05")["explained"] is True
    assert run("list", file, "--json").json[0]["findings"]["error"] == 0
    data["approved"]["spent"] = "1002741.22"
    source.write_text(json.dumps(data), encoding="utf-8")
    run("import", file, source)
    assert run("check", file).code == 1


def test_that_findings_are_written_as_a_sheet_to_print(run: Run, imported: Imported, tmp_path: Path) -> None:
    file, out = imported("safety-2017"), tmp_path / "核对表.docx"
    ran = run("check", file, "--table", out)
    assert ran.code == 1
    found = run("check", file, "--json").json
    rows = [[cell.text for cell in row.cells] for table in Document(str(out)).tables[1:] for row in table.rows[1:]]
    assert [(row[1], row[2], row[3]) for row in rows] == [
        (one["code"], one["place"]["label"], one["message"]) for one in found
    ]


def test_that_a_sheet_is_one_reports_and_a_word_file(run: Run, imported: Imported, tmp_path: Path) -> None:
    both = imported("safety-2017", "clean-2025")
    assert run("check", both, "--table", tmp_path / "a.docx").code == 2
    assert run("check", imported("clean-2025"), "--table", tmp_path / "a.txt").code == 2
    assert not list(tmp_path.glob("a.*"))


def test_that_the_sheet_is_a_workbook_where_its_name_says_so(run: Run, imported: Imported, tmp_path: Path) -> None:
    out = tmp_path / "核对表.xlsx"
    assert run("check", imported("safety-2017"), "--table", out).code == 1
    assert load_workbook(out).sheetnames == ["勾稽核对表"]
