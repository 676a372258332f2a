"""What the tokenizer finds: figures, dates, numbers of lists and documents, titles, what is left to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Kind(StrEnum):
    """What a token is."""

    AMOUNT = "amount"
    """Money; `value` in 分."""
    RATE = "rate"
    """A share of a whole; `value` in %."""
    POINTS = "points"
    """个百分点: a difference between two rates, and no rate."""
    COUNT = "count"
    """A number with a measure word, `unit`."""
    NUMBER = "number"
    """A number that nothing behind it explains."""
    FRACTION = "fraction"
    """三分之一, 3‰: a share that is written otherwise than in hundredths."""
    YEAR = "year"
    """2017年, 二〇一七年度, 2017-2018年; or 本年, 上年 (`relative` to the report's)."""
    DATE = "date"
    """A day or a month: 2018年2月3日, 12月31日, 6月底; `value` is the month."""
    RATING = "rating"
    """优, 良好: the rating of a result, `unit` as in the scheme's bands."""
    PERIOD = "period"
    """A part of the year: 上半年, 第三季度, 1-6月."""
    DOCUMENT = "document"
    """The year and number of a document: 〔2020〕10号."""
    TITLE = "title"
    """《…》."""
    ORDINAL = "ordinal"
    """第3次, 首批."""
    LIST = "list"
    """A list's number: 1. 1、 （1） 1） ① 一、 （一）; `value` its number, `unit` its shape: 1. or 一、 for any."""
    CODE = "code"
    """Digits that are no figure: telephone numbers, times, versions, ids."""
    PLACEHOLDER = "placeholder"
    """××, ____, （此处…）, 待补充."""
    REFERENCE = "reference"
    """A live reference: {{budget.execution_rate}}."""


class Bound(StrEnum):
    """How the words around a figure mean it."""

    EXACT = "exact"
    ABOUT = "about"
    """约, 左右."""
    NEARLY = "nearly"
    """近, 不到: somewhat less."""
    SOME_MORE = "some_more"
    """余, 多: more, but not so much that another figure would be named."""
    AT_LEAST = "at_least"
    MORE = "more"
    AT_MOST = "at_most"


FIGURES = frozenset((Kind.AMOUNT, Kind.RATE, Kind.COUNT, Kind.NUMBER, Kind.RATING))
"""The kinds that something is said with: what has a value to compare, and ratings."""

_LOOSE = Fraction(1, 20)
"""How far from the truth 约 may be."""
_SHORT = Fraction(1, 10)
"""How far below its figure the truth may be that 近 names."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token, from `start` up to `end` in the folded text of its paragraph.

    A figure has a `value`, a range also its `upper` end; `step` is what one in the last digit shown is worth. A year
    has `years` from and to, or `relative`: -1 for 上年.
    """

    kind: Kind
    start: int
    end: int
    value: Decimal | None = None
    upper: Decimal | None = None
    step: Decimal = Decimal(1)
    unit: str = ""
    bound: Bound = Bound.EXACT
    years: tuple[int, int] | None = None
    relative: int | None = None

    def range(self) -> tuple[Fraction | None, Fraction | None]:
        """The least and the most that a true value written as this figure can be; None where it has no end."""
        if self.value is None:
            return Fraction(0), Fraction(-1)
        value, step = Fraction(self.value), Fraction(self.step)
        if self.upper is not None:
            return value, Fraction(self.upper)
        match self.bound:
            case Bound.EXACT:
                return value - step / 2, value + step / 2
            case Bound.ABOUT:
                slack = max(step, abs(value) * _LOOSE)
                return value - slack, value + slack
            case Bound.NEARLY:
                return value - max(step, abs(value) * _SHORT), value
            case Bound.SOME_MORE:
                return value, value + step
            case Bound.AT_LEAST | Bound.MORE:
                return value - step / 2, None
            case Bound.AT_MOST:
                return None, value + step / 2

    def fits(self, true: Decimal | Fraction | int) -> bool:
        """Whether a true value can be written as this figure: at the precision shown, and as loosely as it is meant."""
        low, high = self.range()
        exact = Fraction(true)
        ends = self.bound in (Bound.EXACT, Bound.SOME_MORE) and self.upper is None
        above = high is None or (exact < high if ends else exact <= high)
        return above and (low is None or low <= exact)
