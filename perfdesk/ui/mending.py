"""Making the mends that findings offer. Pure: values in, the texts after mending out; `Replace` writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from perfdesk.checks.finding import Finding, Mend, Where
from perfdesk.checks.texts import Text, texts_of
from perfdesk.model.report import Entity, Id, Report
from perfdesk.ui.replacing import Replacement

_Stretch = tuple[int, int, Mend]


def mended(report: Report, findings: Iterable[Finding]) -> tuple[Replacement, ...]:
    """The texts that become others when the mends of these findings are made, one or all of a rule.

    A mend is left out where its words stand there no longer, or where another of them has changed them already.
    """
    own = (text for text in texts_of(report) if text.entity is not Entity.EXPLANATION)
    texts = {(text.place.entity, text.place.id, text.place.field): text for text in own}
    wanted = sorted((f for f in findings if f.mend is not None), key=_where)
    found = ((texts.get(where), tuple(_stretches(members))) for where, members in groupby(wanted, key=_text_of))
    made = (_mended_in(text, stretches) for text, stretches in found if text is not None)
    return tuple(one for one in made if one is not None)


def _text_of(finding: Finding) -> tuple[Where, Id | None, str | None]:
    return (finding.place.entity, finding.place.id, finding.place.field)


def _where(finding: Finding) -> tuple[str, str, str, int]:
    place = finding.place
    return (place.entity, place.id or "", place.field or "", place.start or 0)


def _stretches(findings: Iterable[Finding]) -> Iterable[_Stretch]:
    for finding in findings:
        place, mend = finding.place, finding.mend
        if place.start is not None and place.end is not None and mend is not None:
            yield place.start, place.end, mend


def _mended_in(text: Text, stretches: Sequence[_Stretch]) -> Replacement | None:
    pieces, behind, count = [], 0, 0
    for start, end, mend in stretches:
        if start >= behind and text.value[start:end] == mend.was:
            pieces += [text.value[behind:start], mend.text]
            behind, count = end, count + 1
    value = "".join([*pieces, text.value[behind:]])
    return Replacement(text.entity, text.key, text.field, value, count) if value != text.value else None
