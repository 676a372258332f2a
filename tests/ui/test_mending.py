"""Making the mends that findings offer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from perfdesk.checks.finding import Finding, Kind, Level, Mend, Place, Where
from perfdesk.checks.texts import Text, texts_of
from perfdesk.model.report import Entity, Explanation, Goal, Id, Measure, Problem, Report, Section
from perfdesk.ui.mending import mended
from perfdesk.ui.replacing import Replace
from tests.ui.opened import Sample, opened, the_report

WORDS = "进行,支出,签字"
REPORT = Report(
    Id("r"),
    goal=Goal(achieved=WORDS),
    sections=(Section("conclusion", "无"), Section("overview", WORDS)),
    problems=(Problem(Id("p"), WORDS, (Measure(Id("m"), WORDS, WORDS),)),),
)


def offering(place: Place, start: int, mend: Mend) -> Finding:
    there = replace(place, start=start, end=start + len(mend.was))
    return Finding("F03", Level.HINT, Kind.WORDING, there, "半角标点", mend=mend)


def place(name: str) -> Place:
    return Place(Where.SECTION, "栏目", None, name)


COMMA = Mend("改为全角标点", ",", "，")
OVERVIEW = next(text.place for text in texts_of(REPORT) if text.key == "overview")


def values(*findings: Finding, report: Report = REPORT) -> list[str | None]:
    return [change.value for change in mended(report, findings)]


def test_that_one_mend_changes_its_own_words_alone() -> None:
    assert values(offering(OVERVIEW, 5, COMMA)) == ["进行,支出，签字"]


def test_that_all_mends_of_a_text_make_one_new_text_in_whatever_order_they_come() -> None:
    (change,) = mended(REPORT, [offering(OVERVIEW, 5, COMMA), offering(OVERVIEW, 2, COMMA)])
    assert (change.entity, change.key, change.field) == (Entity.SECTION, "overview", "text")
    assert (change.value, change.count) == ("进行，支出，签字", 2)


def test_that_a_mend_whose_words_stand_elsewhere_now_changes_nothing() -> None:
    assert values(offering(OVERVIEW, 3, COMMA), offering(OVERVIEW, 99, COMMA)) == []


def test_that_of_two_mends_of_the_same_words_the_first_is_made() -> None:
    longer = Mend("改为全角标点", ",支出", "，支出")
    assert values(offering(OVERVIEW, 2, longer), offering(OVERVIEW, 3, Mend("删去", "支", ""))) == ["进行，支出,签字"]


def test_that_findings_without_a_mend_or_of_a_text_that_is_gone_change_nothing() -> None:
    assert values(replace(offering(OVERVIEW, 2, COMMA), mend=None), offering(place("experience"), 2, COMMA)) == []


def test_that_an_explanation_given_at_a_text_is_not_taken_for_the_text() -> None:
    said = Explanation(Id("e"), "F03", "section", None, "overview", text=WORDS)
    (change,) = mended(replace(REPORT, explanations=(said,)), [offering(OVERVIEW, 2, COMMA)])
    assert change.entity is Entity.SECTION


def test_that_every_text_of_a_report_can_be_mended() -> None:
    texts = [text for text in texts_of(REPORT) if text.value == WORDS]
    assert len(texts) == 5
    for text in texts:
        (change,) = mended(REPORT, [offering(text.place, 2, COMMA)])
        assert ((change.entity, change.key, change.field), change.value) == (text.row, "进行，支出,签字")


@given(st.text(",，进行", max_size=30), st.data())
def test_that_mends_drawn_at_random_change_nothing_but_their_words(words: str, data: st.DataObject) -> None:
    report = replace(REPORT, sections=(Section("overview", words),))
    commas = [at for at, sign in enumerate(words) if sign == ","]
    chosen = data.draw(st.lists(st.sampled_from(commas), unique=True)) if commas else []
    expected = "".join("，" if at in chosen else sign for at, sign in enumerate(words))
    found = values(*(offering(OVERVIEW, at, COMMA) for at in chosen), report=report)
    assert (found or [words]) == [expected]


def test_that_mends_are_one_step_to_undo(qtbot: QtBot, tmp_path: Path, sample: Sample) -> None:
    workspace = opened(tmp_path, sample("safety-2017"))
    before = the_report(workspace)

    def offers(text: Text) -> list[Finding]:
        return [offering(text.place, at, COMMA) for at, sign in enumerate(text.value) if sign == ","]

    found = [finding for text in texts_of(before) for finding in offers(text)]
    assert found
    assert workspace.write(COMMA.name, Replace(mended(before, found)))
    assert not any("," in text.value for text in texts_of(the_report(workspace)))
    assert workspace.undo_name() == "改为全角标点"
    assert workspace.undo()
    assert the_report(workspace) == before
