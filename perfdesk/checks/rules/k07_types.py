"""K07: a kind of indicator that the scheme asks for is not there."""

from collections.abc import Iterator, Sequence

from perfdesk.checks.finding import Kind, Level, Where
from perfdesk.checks.places import table_place
from perfdesk.checks.rule import Draft, rule
from perfdesk.model.report import Indicator
from perfdesk.model.scheme import Scheme


@rule(
    "K07",
    "缺少必设的指标类型",
    Level.WARNING,
    Kind.MISSING,
    why="产出要从数量、质量、时效、成本四方面看，还要看效益和满意度；缺一类，评价就少一面。",
    practice="财预〔2020〕10号：单位自评指标包括产出数量、质量、时效、成本，以及效益、满意度",
    wrong="九项指标，八项是数量指标，一项是满意度指标。",
    right="数量、质量、时效、成本、效益、满意度指标各有一项以上。",
)
def types_asked_for(indicators: Sequence[Indicator], scheme: Scheme | None) -> Iterator[Draft]:
    """One finding that lists them all; a row with neither name nor target is no indicator yet."""
    if scheme is None:
        return
    written = [row for row in indicators if row.name.strip() or row.target.strip()]
    present = {_kind(name) for row in written for name in (row.category, row.type)}
    missing = [kind for kind in scheme.required_types if not any(name.endswith(_kind(kind)) for name in present)]
    if missing:
        message = f"还没有{'、'.join(missing)}；评分办法要求每一类至少有一项"
        place = table_place(Where.INDICATOR, "绩效指标 · 二级指标", "type")
        yield Draft(
            place,
            message,
            found=f"{len(scheme.required_types) - len(missing)}",
            expected=f"{len(scheme.required_types)}",
            unit="类",
        )


def _kind(name: str) -> str:
    """数量 for 数量指标, 社会效益 for 社会效益指标."""
    return "".join(name.split()).removesuffix("指标")
