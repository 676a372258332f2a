"""Whether a sentence says what is to be done or what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from perfdesk.checks.wording.signs import HAN
from perfdesk.checks.wording.vocabulary import alternatives, listed

_CLAUSE = re.compile(r"[^，,。；;！!？?\n]+")
_NUMBER = re.compile(r"\s*(?:[（(]?[0-9０-９一二三四五六七八九十]{1,3}[、.．)）]|[①-⑳]|[一二三四五六七八九十]是)?\s*")
_MOST = 2_000
"""Characters read of a problem or a measure: it is told by how it begins."""
_TURN = re.compile("但|然而|不过|却|仍")


def says_remedy(problem: str) -> bool:
    """Whether a problem is worded as a measure: 要加强…, 应建立…, 加大…力度; 意识有待加强 and 制度需完善 are states."""
    clauses = _clauses(problem)
    if not clauses or _is_wrong(clauses[0]):
        return False
    if _patterns().obliged.match(clauses[0]):
        return True
    if any(map(_is_wrong, clauses)) or any(map(_TURN.search, clauses)):
        return False
    return any(pattern.match(clauses[0]) for pattern in (_patterns().remedy, _patterns().subject))


def says_shortfall(measure: str) -> bool:
    """Whether a measure is worded as a problem: a clause says what is wrong, and none what is done about it."""
    clauses = _clauses(measure)
    wrong = [_is_wrong(clause) and not _is_done(clause) for clause in clauses]
    others = [clause for clause, bad in zip(clauses, wrong, strict=True) if not bad]
    return any(wrong) and not any(_is_done(clause) or _patterns().action.search(clause) for clause in others)


def _clauses(text: str) -> list[str]:
    number = _NUMBER.match(text)
    found = _CLAUSE.findall(text[number.end() if number else 0 : _MOST])
    return [clause.strip() for clause in found if clause.strip()]


def _is_wrong(clause: str) -> bool:
    """Whether a clause says what is wrong, and not what one means to mend or to prevent."""
    return not _patterns().solving.search(clause) and _patterns().wrong.search(clause) is not None


def _is_done(clause: str) -> bool:
    """Whether a clause says what is done: it begins with it, or does it to what is lacking (对没有…的逐项整改)."""
    begins = _patterns().remedy.match(clause) or _patterns().obliged.match(clause)
    if begins:
        return True
    return _patterns().action.search(clause) is not None and not _patterns().at_end.search(clause)


@dataclass(frozen=True, slots=True)
class _Patterns:
    obliged: re.Pattern[str]
    subject: re.Pattern[str]
    remedy: re.Pattern[str]
    action: re.Pattern[str]
    solving: re.Pattern[str]
    at_end: re.Pattern[str]
    wrong: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = {name: alternatives(listed("problems", name)) for name in _LISTS}
    others, obligations, degrees = words["not_obligations"], words["obligations"], words["degrees"]
    remedies, actions = words["remedies"], f"{words['remedies']}|{words['actions']}"
    not_after = "".join(listed("problems", "not_after"))
    few = rf"[率度数量力性面][低慢少弱差窄]|不够[{HAN}]{{1,4}}"
    end = rf"(?:{words['shortfalls']}|[较偏太过很][低慢少高弱差难窄大重紧]|{few})"
    never_done = rf"(?:{words['lacking']})[^的]{{1,20}}$"
    at_end = rf"{never_done}|{end}(?:等?的?(?:问题|现象|情况))?(?:比较|较为)?(?:突出|明显|依然存在|仍然存在)?$"
    return _Patterns(
        re.compile(
            rf"(?!{others})(?:(?:{words['next_steps']})[将还]?(?:{obligations})?|(?:{obligations}))"
            rf".{{0,10}}?(?:{actions})(?!的)"
        ),
        re.compile(
            rf".{{1,8}}?(?<![{not_after}])(?!{others})(?:{obligations})(?:{degrees}){{0,2}}(?:{remedies})(?!的)[{HAN}]{{2}}"
            rf"|.{{2,12}}?(?<![{not_after}])(?:应当?|要)(?:更加|更为|更|进一步)"
        ),
        re.compile(
            rf"(?:(?:{degrees}){{0,2}}(?:{remedies})|(?:{degrees}){{1,2}}(?:{actions}))(?!的|后|过程|中)[{HAN}]{{2}}"
        ),
        re.compile(actions),
        re.compile(words["solving"]),
        re.compile(at_end),
        re.compile(rf"{at_end}|{words['lacking']}|未(?![来雨])"),
    )


_LISTS = (
    *("obligations", "next_steps", "not_obligations", "degrees", "remedies", "actions"),
    *("solving", "shortfalls", "lacking"),
)
