"""A bureau's own outline on the command line: used when it is right, named when it is not."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from perfdesk.model.catalogue import own_folder
from perfdesk.model.outline import OUTLINES
from tests.cli.conftest import Run

OWN = """label = "本区提纲"
title = "{project}小结"

[[parts]]
heading = "只有一段"
blocks = ["text overview"]
"""


def drop(text: str) -> None:
    own_folder(OUTLINES).mkdir(exist_ok=True)
    (own_folder(OUTLINES) / "本区.toml").write_text(text, encoding="utf-8")


def report_file(run: Run, tmp_path: Path, sample: Callable[[str], Path]) -> Path:
    data = json.loads(sample("clean-2025").read_text(encoding="utf-8"))
    source = tmp_path / "own.json"
    source.write_text(json.dumps(data | {"outline": "本区"}), encoding="utf-8")
    file = tmp_path / "own.perfdesk"
    assert run("import", file, source).code == 0
    return file


def test_that_a_report_is_exported_under_an_own_outline(
    run: Run, tmp_path: Path, sample: Callable[[str], Path]
) -> None:
    drop(OWN)
    out = tmp_path / "out.docx"
    ran = run("export", report_file(run, tmp_path, sample), out)
    assert ran.code == 0
    assert "本提纲未用的文字没有打印" in ran.err
    with zipfile.ZipFile(out) as package:
        assert "一、只有一段" in package.read("word/document.xml").decode()


def test_that_a_broken_one_is_said_and_other_work_goes_on(
    run: Run, tmp_path: Path, sample: Callable[[str], Path], imported: Callable[..., Path]
) -> None:
    drop(OWN.replace("text overview", "text overviwe"))
    sentence = "自备提纲 本区.toml 第 6 行：“text overviwe”应写明一个文字栏目，最接近的是 overview\n"
    good = imported("clean-2025")
    for words in (("list", good), ("check", good), ("export", good, tmp_path / "out.docx")):
        ran = run(*words)
        assert ran.code == 0
        assert ran.err.startswith(sentence)
    ran = run("export", report_file(run, tmp_path, sample), tmp_path / "other.docx")
    assert ran.code == 3
    assert sentence.strip() in ran.err
    assert not (tmp_path / "other.docx").exists()
