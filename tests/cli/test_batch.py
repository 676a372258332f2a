"""Many reports: each job has its own outcome, and the process that does them says so."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from perfdesk.cli.batch import Batch, Book, Document, Form, Outcome, work
from perfdesk.export.office import DEFAULT_STYLE
from perfdesk.model.interchange import read_reports
from perfdesk.model.report import Report, Section
from tests.cli.conftest import Run

Imported = Callable[..., Path]


@pytest.fixture
def reports(sample: Callable[[str], Path]) -> list[Report]:
    names = ("safety-2017", "clean-2025")
    return [one for name in names for one in read_reports(sample(name).read_bytes(), name)]


def test_that_each_document_has_its_own_outcome(reports: list[Report], tmp_path: Path) -> None:
    batch = Batch()
    draft, clean = (batch.do(Document(one, DEFAULT_STYLE, tmp_path / f"{n}.docx")) for n, one in enumerate(reports))
    assert (draft.open_errors > 0, clean.open_errors, draft.failure, clean.failure) == (True, 0, "", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.docx", "1.docx"]


def test_that_a_failure_is_the_outcome_of_its_own_job_and_no_others(reports: list[Report], tmp_path: Path) -> None:
    batch = Batch()
    lost = batch.do(Document(reports[0], DEFAULT_STYLE, tmp_path / "nowhere" / "x.docx"))
    unknown = batch.do(Document(replace(reports[1], outline="别处的提纲"), DEFAULT_STYLE, tmp_path / "y.docx"))
    good = batch.do(Document(reports[1], DEFAULT_STYLE, tmp_path / "z.docx"))
    assert "文件夹不存在" in lost.failure
    assert "别处的提纲" in unknown.failure
    assert good == Outcome(0)


def test_that_texts_without_a_place_are_told(reports: list[Report], tmp_path: Path) -> None:
    report = replace(reports[1], sections=(*reports[1].sections, Section("suggestions", "多余的话")))
    assert Batch().do(Document(report, DEFAULT_STYLE, tmp_path / "x.docx")).unused


def test_that_forms_become_sheets_of_the_book_behind_them(reports: list[Report], tmp_path: Path) -> None:
    batch = Batch()
    states = [batch.do(Form(one, DEFAULT_STYLE)).open_errors for one in reports]
    assert states[1] == 0 < states[0]
    assert batch.do(Book(tmp_path / "表.xlsx")).failure == ""
    assert load_workbook(tmp_path / "表.xlsx").sheetnames == ["安全生产项目", "社区公共安全服务项目"]


def test_that_the_process_answers_every_job_and_ends_when_told_or_left(reports: list[Report], tmp_path: Path) -> None:
    for last in (True, False):
        ours, theirs = Pipe()
        worker = threading.Thread(target=work, args=(theirs,))
        worker.start()
        assert ours.recv() is None
        ours.send(Document(reports[1], DEFAULT_STYLE, tmp_path / "x.docx"))
        assert ours.recv() == Outcome(0)
        ours.send("no job")
        assert "程序内部出错" in ours.recv().failure
        ours.send(None) if last else ours.close()
        worker.join(10)
        assert not worker.is_alive()


def test_that_one_document_that_fails_leaves_the_others_and_is_listed(
    run: Run, imported: Imported, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    (folder / "示例街道办事处_安全生产项目_2017.docx").mkdir(parents=True)
    ran = run("export", imported("safety-2017", "clean-2025"), folder, "--format", "docx")
    assert ran.code == 3
    assert "（1/2）没有导出 示例街道办事处 安全生产项目 2017年度：" in ran.err
    assert "（2/2）已导出" in ran.err
    assert "1 份没有导出" in ran.err
    assert (folder / "示例街道办事处_社区公共安全服务项目_2025.docx").is_file()


def test_that_a_stopped_run_says_how_far_it_came(
    run: Run, imported: Imported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Any] = []
    real = Batch.do

    def interrupted(self: Batch, job: Any) -> Outcome:
        calls.append(job)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(self, job)

    monkeypatch.setattr(Batch, "do", interrupted)
    ran = run("export", imported("safety-2017", "clean-2025"), tmp_path / "out", "--format", "docx")
    assert ran.code == 130
    assert "已停止：导出了 1 份，还有 1 份没有导出" in ran.err
    assert len(list((tmp_path / "out").iterdir())) == 1
