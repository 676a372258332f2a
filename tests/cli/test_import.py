"""perfdesk new and import."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from perfdesk.model.interchange import read_reports
from tests.cli.conftest import Run

Sample = Callable[[str], Path]


def test_that_new_makes_an_empty_file_and_touches_no_other(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "new.perfdesk"
    assert run("new", file).code == 0
    assert run("list", file, "--json").json == []
    before = file.read_bytes()
    again = run("new", file)
    assert again.code == 2
    assert "已经存在" in again.err
    assert file.read_bytes() == before


def test_that_import_creates_the_file_and_says_what_came_in(run: Run, tmp_path: Path, sample: Sample) -> None:
    file = tmp_path / "x.perfdesk"
    ran = run("import", file, sample("safety-2017"))
    assert ran.code == 0
    assert "示例街道办事处 安全生产项目 2017年度" in ran.err
    assert [entry["project"] for entry in run("list", file, "--json").json] == ["安全生产项目"]
    assert [path.name for path in tmp_path.iterdir()] == ["x.perfdesk"]


def test_that_a_known_id_replaces_its_report(run: Run, tmp_path: Path, sample: Sample) -> None:
    file = tmp_path / "x.perfdesk"
    run("import", file, sample("safety-2017"), sample("clean-2025"))
    data = json.loads(sample("safety-2017").read_text(encoding="utf-8"))
    data["project"] = "改名的项目"
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(data), encoding="utf-8")
    assert run("import", file, changed).code == 0
    projects = [entry["project"] for entry in run("list", file, "--json").json]
    assert sorted(projects) == ["改名的项目", "社区公共安全服务项目"]


def test_that_a_bad_source_is_refused_whole_and_the_good_ones_are_in(run: Run, tmp_path: Path, sample: Sample) -> None:
    data: dict[str, Any] = json.loads(sample("clean-2025").read_text(encoding="utf-8"))
    data["unti"] = "x"
    data["budget_lines"][2]["nmae"] = "y"
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({"reports": [json.loads(sample("grassroots-2017").read_text(encoding="utf-8")), data]}))
    file = tmp_path / "x.perfdesk"
    ran = run("import", file, bad, sample("safety-2017"), tmp_path / "none.json", sample("safety-2017").parent)
    assert ran.code == 1
    assert "reports[1].unti：没有这个键，最接近的是 unit" in ran.err
    assert "reports[1].budget_lines[2].nmae：没有这个键，最接近的是 name" in ran.err
    assert "none.json 没有导入" in ran.err
    assert [entry["project"] for entry in run("list", file, "--json").json] == ["安全生产项目"]


def test_that_a_refused_source_alone_leaves_no_file(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    assert run("import", tmp_path / "x.perfdesk", bad).code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["bad.json"]


def test_that_another_format_is_refused_by_name(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "旧报告.docx"
    other.write_bytes(b"PK")
    ran = run("import", tmp_path / "x.perfdesk", other)
    assert ran.code == 1
    assert "旧报告.docx 没有导入" in ran.err


def test_that_unreadable_values_come_in_as_typed_and_become_findings(run: Run, tmp_path: Path, sample: Sample) -> None:
    data = json.loads(sample("clean-2025").read_text(encoding="utf-8"))
    data["budget_lines"][0]["spent"] = "五十左右"
    data["indicators"][0]["target"] = "很多"
    source = tmp_path / "typed.json"
    source.write_text(json.dumps(data), encoding="utf-8")
    file = tmp_path / "x.perfdesk"
    assert run("import", file, source).code == 0
    found = {finding["code"]: finding for finding in run("check", file, "--json").json}
    assert found["B02"]["found"] == "五十左右"
    assert found["K13"]["found"] == "很多"
    assert run("export", file, tmp_path / "back.json").code == 0
    back = json.loads((tmp_path / "back.json").read_text(encoding="utf-8"))
    assert back["budget_lines"][0]["spent"] == "五十左右"
    assert back["indicators"][0]["target"] == "很多"


def test_that_export_then_import_is_equal(
    run: Run, tmp_path: Path, imported: Callable[..., Path], sample: Sample
) -> None:
    names = ("safety-2017", "clean-2025", "grassroots-2017")
    file = imported(*names)
    assert run("export", file, tmp_path / "all.json").code == 0
    back = read_reports((tmp_path / "all.json").read_bytes(), "all")
    assert list(back) == [read_reports(sample(name).read_bytes(), name)[0] for name in names]
    assert run("import", tmp_path / "again.perfdesk", tmp_path / "all.json").code == 0
    assert run("export", tmp_path / "again.perfdesk", tmp_path / "again.json").code == 0
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "all.json").read_bytes()
