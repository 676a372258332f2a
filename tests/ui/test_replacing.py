"""Finding and replacing through a report's texts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from perfdesk.checks.finding import Where
from perfdesk.checks.texts import texts_of
from perfdesk.model.interchange.reading import read_reports
from perfdesk.model.report import (
    BudgetLine,
    Entity,
    Explanation,
    Goal,
    Id,
    Indicator,
    Measure,
    Problem,
    Report,
    ScorePart,
    Section,
    Stated,
)
from perfdesk.ui.replacing import Replace, Replacement, occurrences, replaced
from perfdesk.ui.search import Search
from tests.ui.opened import Sample, opened, the_report

REPORT = Id("r")


def written(text: str) -> Report:
    return Report(REPORT, sections=(Section("overview", text),))


def spans(text: str, needle: str, match_case: bool = False) -> list[tuple[int, int]]:
    return [(found.start, found.end) for found in occurrences(written(text), needle, match_case)]


def after(text: str, needle: str, new: str, match_case: bool = False) -> str | None:
    changes = replaced(occurrences(written(text), needle, match_case), new)
    return changes[0].value if changes else text


def test_that_nothing_is_found_for_no_words() -> None:
    assert spans("消防", "") == []


def test_that_words_are_found_from_left_to_right() -> None:
    assert spans("消防演练，消防宣传", "消防") == [(0, 2), (5, 7)]


def test_that_places_do_not_overlap() -> None:
    assert spans("哈哈哈", "哈哈") == [(0, 2)]
    assert after("哈哈哈", "哈哈", "嘿") == "嘿哈"


def test_that_case_matters_only_where_asked() -> None:
    assert spans("PPP项目和ppp项目", "ppp") == [(0, 3), (6, 9)]
    assert spans("PPP项目和ppp项目", "ppp", match_case=True) == [(6, 9)]


def test_that_offsets_count_characters_and_not_utf16_units() -> None:
    assert spans("𠮷村消防", "消防") == [(2, 4)]
    assert after("𠮷村消防", "消防", "𠮷") == "𠮷村𠮷"


@pytest.mark.parametrize("letters", ["ß", "İ", "ﬁ"])
def test_that_letters_which_grow_in_another_case_do_not_shift_offsets(letters: str) -> None:
    assert spans(f"{letters}{letters}a", "A") == [(2, 3)]


def test_that_signs_of_patterns_stand_for_themselves() -> None:
    assert spans("a.c abc (1)", "a.c") == [(0, 3)]
    assert spans("a.c abc (1)", "(1)") == [(8, 11)]
    assert after("一|二", "|", r"\1\g<0>") == r"一\1\g<0>二"


def test_that_new_words_holding_the_old_ones_are_not_replaced_again() -> None:
    assert after("局，局", "局", "分局") == "分局，分局"


def test_that_replacing_by_the_same_changes_nothing() -> None:
    assert replaced(occurrences(written("消防"), "消防", True), "消防") == ()


def test_that_words_can_be_taken_out() -> None:
    assert after("圆满完成了", "圆满", "") == "完成了"


def test_that_one_place_alone_can_be_replaced() -> None:
    found = occurrences(written("局，局，局"), "局", True)
    assert replaced(found[1:2], "处")[0].value == "局，处，局"


def test_that_a_unit_that_may_be_absent_becomes_absent() -> None:
    report = Report(REPORT, indicators=(Indicator(Id("i"), actual_unit="家"),))
    found = replaced(occurrences(report, "家", True), "")
    assert found == (Replacement(Entity.INDICATOR, "i", "actual_unit", None, 1),)


@given(st.text("甲乙aA", max_size=12), st.text("甲乙aA", min_size=1, max_size=3), st.text("甲乙aA", max_size=3))
def test_that_replacing_is_what_python_replaces(text: str, needle: str, new: str) -> None:
    assert after(text, needle, new, match_case=True) == text.replace(needle, new)


def full_report() -> Report:
    """A 甲 in every text there is."""
    return Report(
        REPORT,
        unit="甲1",
        title="甲2",
        budget_lines=(BudgetLine(Id("b"), name="甲3", group="甲4", reason="甲5"),),
        goal=Goal("甲6", "甲7"),
        indicators=(
            Indicator(Id("i"), category="甲8", name="甲9", evidence="甲10", deviation_reason="甲11"),
            Indicator(Id("j"), comparator="定性", target="甲12", target_text="甲不算"),
            Indicator(Id("k"), comparator="≥", target="甲不算"),
        ),
        score_parts=(ScorePart(Id("s"), "甲13"),),
        stated=Stated(rating="甲14"),
        sections=(Section("overview", "甲15"), Section("experience", "甲16")),
        problems=(Problem(Id("p"), "甲17", (Measure(Id("m"), "甲18", "甲19", "甲20"),)),),
        loose_measures=(Measure(Id("n"), "甲21"),),
        explanations=(
            Explanation(Id("e"), code="甲不算", entity="report", text="甲22"),
            Explanation(Id("f"), entity="甲不算", text="甲不算"),
        ),
        outline="甲不算",
        scheme="甲不算",
    )


def test_that_every_text_is_looked_through_and_no_key_or_figure() -> None:
    found = {text.value for text in texts_of(full_report())}
    assert found == {f"甲{number}" for number in range(1, 23)}


def test_that_each_place_leads_to_the_stretch_of_the_text() -> None:
    found = occurrences(full_report(), "1", True)
    place = next(one.place for one in found if one.text.value == "甲15")
    assert (place.entity, place.field, place.start, place.end) == (Where.SECTION, "overview", 1, 2)


def test_that_an_explanation_leads_to_the_finding_it_closes() -> None:
    place = next(one.place for one in occurrences(full_report(), "甲22", True))
    assert (place.entity, place.start) == (Where.REPORT, None)


def test_that_texts_come_in_the_outlines_order(sample: Sample) -> None:
    report = read_reports(sample("safety-2017").read_bytes(), "s")[0]
    slots = [text.key for text in texts_of(report) if text.entity is Entity.SECTION]
    assert slots[0] == "overview"
    assert slots.index("conclusion") < slots.index("experience")


def test_that_all_texts_can_be_written_back(qtbot: QtBot, tmp_path: Path, sample: Sample) -> None:
    workspace = opened(tmp_path, sample("safety-2017"))
    report = the_report(workspace)
    found = occurrences(report, "安全", False)
    assert workspace.write("全部替换", Replace(replaced(found, "平安")))
    assert occurrences(the_report(workspace), "安全", False) == ()
    assert len(occurrences(the_report(workspace), "平安", False)) >= len(found)
    workspace.undo()
    assert the_report(workspace) == report
    workspace.close()


# Where one is in what was found


def test_that_search_goes_round_both_ways() -> None:
    search, report = Search(), written("一，一，一")
    search.look(report, "一", True)
    assert search.at is None
    assert search.step(-1) is search.found[2]
    assert search.step(1) is search.found[0]
    assert Search().step(1) is None


def test_that_search_keeps_its_place_while_the_text_there_stays() -> None:
    search, report = Search(), written("一，一，一")
    search.look(report, "一", True)
    search.step(1)
    search.step(1)
    search.look(replace(report, title="一"), "一", True)
    assert search.at == 2
    search.look(written("空"), "一", True)
    assert search.current is None


def test_that_search_passes_over_new_words_that_hold_the_old_ones() -> None:
    search, report = Search(), written("局，局")
    search.look(report, "局", True)
    search.step(1)
    mark = search.mark(2)
    assert mark is not None
    current = search.look_behind(written("分局，局"), "局", True, mark)
    assert current is not None
    assert current.start == 3


# Live references


SPENT = "{{budget.spent}}"


def referred(text: str, needle: str, value: str = "79.18万元") -> list[tuple[str, bool]]:
    found = occurrences(written(text), needle, False, lambda _code: value)
    return [(text[one.start : one.end], one.referred) for one in found]


def test_that_a_reference_is_found_by_its_value_and_never_cut() -> None:
    assert referred(f"支出{SPENT}，79元", "79") == [(SPENT, True), ("79", False)]
    assert referred(f"支出{SPENT}。", "出79") == [(f"出{SPENT}", True)]
    assert referred(f"支出{SPENT}。", "万元。") == [(f"{SPENT}。", True)]
    assert referred(f"{SPENT}{SPENT}", "元7") == [(f"{SPENT}{SPENT}", True)]


def test_that_a_code_is_not_found_by_its_letters() -> None:
    assert referred(f"budget {SPENT}", "budget") == [("budget", False)]
    assert spans(f"a{SPENT}b", "ab") == []


def test_that_replacing_leaves_references_whole() -> None:
    text = f"79元{SPENT}79元"
    (change,) = replaced(occurrences(written(text), "79", False, lambda _code: "79.18万元"), "80")
    assert (change.value, change.count) == (f"80元{SPENT}80元", 2)
    assert replaced(occurrences(written(SPENT), "79", False, lambda _code: "79.18万元"), "80") == ()


@given(st.lists(st.sampled_from(["7", "9", "元", SPENT]), max_size=12).map("".join), st.text("79元", max_size=3))
def test_that_places_are_whole_pieces_of_what_is_stored(text: str, needle: str) -> None:
    for one in occurrences(written(text), needle, True, lambda _code: "79元"):
        words = text[one.start : one.end]
        assert one.referred is (SPENT in words)
        assert needle in words.replace(SPENT, "79元")
        assert words.count("{{") == words.count("}}") == words.count(SPENT)
