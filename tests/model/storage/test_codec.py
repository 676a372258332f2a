"""Values survive the file exactly, and what cannot be read stays as typed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.model import exact
from perfdesk.model.fields import FIELDS, Field, FieldKind
from perfdesk.model.report import Id, Unread
from perfdesk.model.storage import codec
from tests.model.storage.values import field_values

EVERY = {(field.kind, field.choices): field for fields in FIELDS.values() for field in fields}
"""One field of each kind."""
NUMBER = Field("weight", "分值", FieldKind.NUMBER)
AMOUNT = Field("spent", "支出", FieldKind.AMOUNT)
DAY = Field("issue_date", "日期", FieldKind.DAY)


@pytest.mark.parametrize("field", EVERY.values(), ids=lambda field: field.name)
@given(data=st.data())
def test_that_every_value_of_a_field_comes_back(field: Field, data: st.DataObject) -> None:
    value = data.draw(field_values(field))
    back = codec.value(field, codec.stored(field, value))
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize("text", ["10.50", "0", "-0.10", "+7", "00012.0"])
def test_that_a_plain_number_keeps_its_decimals(text: str) -> None:
    assert str(codec.read_number(text)) == str(Decimal(text))


@pytest.mark.parametrize(
    "text", ["NaN", "Infinity", "-inf", "1e5", "1E+2", "１２", "٣", "1_000", " 1", "1 ", "1.", ".5", "", "十", "1\n"]
)
def test_that_what_only_decimal_takes_for_a_number_stays_as_typed(text: str) -> None:
    assert codec.read_number(text) == Unread(text)


def test_that_a_number_with_an_exponent_is_stored_without() -> None:
    assert codec.stored(NUMBER, Decimal("1E+2")) == "100"


def test_that_text_which_reads_as_a_number_is_one() -> None:
    assert codec.value(NUMBER, codec.stored(NUMBER, Unread("10.50"))) == Decimal("10.50")
    assert codec.value(AMOUNT, codec.stored(AMOUNT, Unread("10"))) == Unread("10")


@pytest.mark.parametrize("text", ["2018-02-30", "20180203", "2018-2-3", "２０１８-02-03", "2018-W05-6", ""])
def test_that_only_a_day_of_the_calendar_is_a_day(text: str) -> None:
    assert codec.read_day(text) == Unread(text)
    assert codec.read_day("2018-02-03") == date(2018, 2, 3)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (AMOUNT, 1.5), (AMOUNT, True), (AMOUNT, Decimal(1)), (NUMBER, Decimal("NaN")), (NUMBER, 5), (DAY, "2018-02-03"),
        (Field("name", ""), None), (Field("core", "", FieldKind.FLAG), 1),
        (Field("indicators", "", FieldKind.IDS), ("a b",)), (Field("indicators", "", FieldKind.IDS), (Id("a"), 1)),
    ],
)  # fmt: skip
def test_that_a_wrong_type_is_a_bug(field: Field, value: object) -> None:
    with pytest.raises(TypeError):
        codec.stored(field, value)


def test_that_a_wrong_choice_or_size_is_a_bug() -> None:
    with pytest.raises(ValueError, match="none of"):
        codec.stored(Field("source", "", FieldKind.CHOICE, choices=("fiscal",)), "else")
    with pytest.raises(ValueError, match="64 bits"):
        codec.stored(AMOUNT, 2**63)


@pytest.mark.parametrize(
    "typed", ["1234567890123456789", "1" * 31, "0.1234567890123456789", ".12345678901234567", "10.50"]
)
def test_that_the_file_and_the_keyboard_agree_on_what_is_a_number(typed: str) -> None:
    assert codec.read_number(typed) == exact.read_number(typed)
