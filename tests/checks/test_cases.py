"""Every case of every rule, and that no two of a rule try the same."""

from __future__ import annotations

import pytest

from tests.checks.cases import TODAY, Case, base, cases, codes
from tests.checks.judging import findings, unlike
from tests.checks.masks import mask

ALL = [case for code in codes() for case in cases(code)]


def _text(text: str) -> Case:
    changed = base("clean-2025")
    return Case("B09", text, {"set": {"sections.overview": text}}, changed, TODAY, False, False, ())


MASKED = [
    _text("消防安全经费支出29.40万元，开展演练6次。"),
    _text("防汛排涝经费支出２9万元，开展演练十二次。"),
    _text("消防安全经费支出1,294,000.00元，开展演练6次。"),
    _text("消防安全经费支出29.40万元，没有开展演练。"),
    _text("消防安全经费花了29.40万元，开展演练6次。"),
]


@pytest.mark.parametrize("case", ALL, ids=[f"{case.code}: {case.sentence}" for case in ALL])
def test_that_a_rule_says(case: Case) -> None:
    found = findings(case)
    said = "\n".join(f"{one.level} {one.place.label}: {one.message} [{one.working}]" for one in found)
    if len(found) != len(case.says):
        pytest.fail(f"{len(case.says)} expected\n{said}", pytrace=False)
    wrong = [text for one, wanted in zip(found, case.says, strict=True) for text in unlike(one, wanted, case)]
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


@pytest.mark.parametrize("code", codes())
def test_that_cases_of_a_rule_differ_in_more_than_figures_and_names(code: str) -> None:
    seen: dict[object, str] = {}
    twice = []
    for case in cases(code):
        first = seen.setdefault(mask(case, findings(case)), case.sentence)
        if (first != case.sentence) != case.alike:
            twice.append(f"{case.sentence!r} {'is alike to none' if case.alike else f'tries what {first!r} tries'}")
    assert not twice, "\n".join(twice)


def test_that_a_mask_leaves_the_wording_and_takes_figures_names_and_amounts() -> None:
    first, *others = (mask(case, ()) for case in MASKED)
    assert [first == other for other in others] == [True, True, False, False]
