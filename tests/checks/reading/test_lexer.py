"""The tokenizer: what it takes for a figure and what not, and that it always slices what it names."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.checks.reading.paragraphs import read_paragraph
from perfdesk.checks.reading.tokens import FIGURES, Bound, Kind, Token


def read(text: str) -> list[tuple[str, str]]:
    """Kind and words of every token."""
    paragraph = read_paragraph(text)
    return [(token.kind.value, paragraph.words(token)) for token in paragraph.tokens]


def figure(text: str) -> Token:
    """The one figure in a text."""
    (found,) = (token for token in read_paragraph(text).tokens if token.kind in FIGURES)
    return found


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("支出77.68万元", 77_680_000),
        ("支出７７．６８万元", 77_680_000),
        ("支出77.68 万元", 77_680_000),
        ("支出77.\n68万元", 77_680_000),
        ("支出1,002,741.21元", 100_274_121),
        ("支出１，００２，７４１．２１元", 100_274_121),
        ("支出三万元", 3_000_000),
        ("支出三点五万元", 3_500_000),
        ("支出两万三千元", 2_300_000),
        ("支出五十万元", 50_000_000),
        ("支出1亿2000万元", 12_000_000_000),
        ("支出5万8千元", 5_800_000),
        ("支出3000多万元", 3_000_000_000),
        ("支出0.5元", 50),
    ],
)
def test_that_an_amount_is_read_to_the_fen(text: str, fen: int) -> None:
    assert (figure(text).kind, figure(text).value) == (Kind.AMOUNT, Decimal(fen))


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("达到98.5%", "98.5"),
        ("达到９８．５％", "98.5"),
        ("达到百分之九十八点五", "98.5"),
        ("达到百分之百", "100"),
        ("达到百分之90", "90"),
        ("达到九成", "90"),
        ("达到九成五", "95"),
        ("达到8成以上", "80"),
    ],
)
def test_that_a_rate_is_read(text: str, rate: str) -> None:
    assert (figure(text).kind, figure(text).value) == (Kind.RATE, Decimal(rate))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("培训一百二十人次", "120", "人次"),
        ("培训120人次", "120", "人次"),
        ("巡查１４２次", "142", "次"),
        ("会议十二场", "12", "场"),
        ("响应半小时", "0.5", "小时"),
        ("人均178.5元/人", "178.5", "元/人"),
        ("得分94.5分", "94.5", "分"),
        ("5万人次", "50000", "人次"),
    ],
)
def test_that_a_count_has_its_unit(text: str, value: str, unit: str) -> None:
    assert (figure(text).kind, figure(text).value, figure(text).unit) == (Kind.COUNT, Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "一些问题",
            "十分满意",
            "统一部署",
            "万一发生",
            "三公经费",
            "一是领导重视，二是制度健全",
            "一级指标",
            "三方监理",
        ),
        *(
            "第3次会议",
            "首批资金",
            "①检查",
            "1、检查",
            "（一）检查",
            "12345678901",
            "027-12345678",
            "V2.0版",
            "5G网络",
            "12:30",
        ),
        *(
            "财预〔2020〕10号",
            "示办发[2017]26号",
            "《2017年度1号方案》",
            "提高2.5个百分点",
            "3‰",
            "三分之一",
            "几十人",
            "两三次",
        ),
        *("{{budget.total}}", "一次", "半数居民", "××街道"),
    ],
)
def test_that_these_are_no_figures(text: str) -> None:
    assert [token for token in read_paragraph(text).tokens if token.kind in FIGURES] == []


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("依据财预〔2020〕10号文件", "document", "〔2020〕10号"),
        ("依据示办发（2017）26号文件", "document", "（2017）26号"),
        ("依据【2017】26号", "document", "【2017】26号"),
        ("按照《工作方案》", "title", "《工作方案》"),
        ("在2017-2018年", "year", "2017-2018年"),
        ("在二〇一七年度", "year", "二〇一七年度"),
        ("与上年相比", "year", "上年"),
        ("在2018年2月3日", "date", "2018年2月3日"),
        ("在2018-02-03", "date", "2018-02-03"),
        ("在6月底", "date", "6月底"),
        ("在1-6月", "period", "1-6月"),
        ("在第三季度", "period", "第三季度"),
        ("共____元", "placeholder", "____"),
        ("某某街道", "placeholder", "某某"),
        ("（此处填写依据）", "placeholder", "（此处填写依据）"),
        ("第一，第3次", "ordinal", "第一"),
        ("共{{budget.spent}}", "reference", "{{budget.spent}}"),
    ],
)
def test_that_what_is_no_figure_is_still_named(text: str, kind: str, words: str) -> None:
    assert (kind, words) in read(text)


@pytest.mark.parametrize(
    ("text", "fits", "misses"),
    [
        ("支出12.3万元", "12345000 12250000", "12350000 12249999"),
        ("支出5万元", "5400000", "5600000"),
        ("支出三万元", "3400000", "3600000"),
        ("支出50000元", "5000000 5000049", "5000050"),
        ("支出50000余元", "5000000 5999999", "4999999 6000000"),
        ("支出5万多元", "5500000", "6100000"),
        ("支出约5万元", "4200000 5600000", "6500000"),
        ("支出近5万元", "4900000", "5100000"),
        ("支出5万元左右", "5600000", "3900000"),
        ("支出超过5万元", "5000001 90000000", "4000000"),
        ("支出不超过5万元", "100 5000000", "5600000"),
        ("支出3至5万元", "3000000 4000000 5000000", "5100000 2900000"),
        ("节约5.0万元", "5000000", "5100000"),
    ],
)
def test_that_a_figure_fits_at_the_precision_it_shows_and_as_it_is_meant(text: str, fits: str, misses: str) -> None:
    token = figure(text)
    assert all(token.fits(int(value)) for value in fits.split())
    assert not any(token.fits(int(value)) for value in misses.split())


def test_that_a_rate_is_compared_as_an_exact_fraction() -> None:
    assert figure("执行率33.33%").fits(Fraction(100, 3))
    assert not figure("执行率33.34%").fits(Fraction(100, 3))


def test_that_the_words_behind_a_figure_belong_to_it() -> None:
    paragraph = read_paragraph("满意度达 95 ％ 以上。")
    (token,) = paragraph.tokens
    assert (paragraph.words(token), token.bound) == ("95 ％ 以上", Bound.AT_LEAST)


prose = st.text(
    st.sampled_from(
        "一二十百千万亿点半零〇0123456789０９,，.。、（）()%％元次人年月日第《》〔〕约余第某×_ \n\u3000甲乙"
    ),
    max_size=60,
)


@given(prose | st.text(max_size=40))
def test_that_tokens_stand_in_order_and_slice_what_they_name(text: str) -> None:
    paragraph = read_paragraph(text)
    end = 0
    for token in paragraph.tokens:
        assert end <= token.start < token.end <= len(paragraph.folded)
        end = token.end
        span = paragraph.of(token)
        written = text[span.start : span.end]
        assert written == paragraph.words(token)
        assert read_paragraph(written).folded == paragraph.folded[token.start : token.end]
