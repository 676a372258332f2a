"""Who was asked: the groups of people that words name, and whether they name a survey at all."""

from __future__ import annotations

import re
from functools import cache

from perfdesk.checks.vocabulary import vocabulary, words

_CLAUSES = re.compile(r"[，。；！？,;!?\n]")
_NOT = re.compile(r"未(?!来|成年)|没|并非|而非|不含|不包括|除|暂无|尚无|缺|^无(?!记名|纸)")
_ASKED = re.compile(r"(?:对|向|面向|针对|发放|发给|收回|回收|访谈|询问|受访)[^，。；]{0,4}$")
_SENT = re.compile(r"(?:由|组织|安排|派出|抽调|派|经)[^，。；]{0,8}$")
_AT_WORK = re.compile(
    r"入户|上门|走访|电话|回访|随机|现场|抽查|发放|向|对|负责|组织|开展|统计|汇总|逐户|逐一|面对面|通过|收集|实施|到"
)


def groups_named(text: str) -> frozenset[str]:
    """The groups named as those asked: not one in a clause that says they were not, nor staff who do the asking."""
    found = set()
    for clause in _CLAUSES.split(text):
        for match in _names().finditer(clause):
            group, before = _group_of()[match.group()], clause[: match.start()]
            if not _NOT.search(before) and not (group == "工作人员" and _asks(before, clause[match.end() :])):
                found.add(group)
    return frozenset(found)


def tells_of_survey(text: str) -> bool:
    """Whether any clause speaks of a survey without denying it."""
    for clause in _CLAUSES.split(text):
        match = _survey().search(clause)
        if match and not _NOT.search(clause[: match.start()]):
            return True
    return False


def _asks(before: str, after: str) -> bool:
    """Whether staff are those who ask: sent by somebody, or doing something to somebody."""
    return not _ASKED.search(before) and bool(_SENT.search(before) or _AT_WORK.match(after))


@cache
def _group_of() -> dict[str, str]:
    return {word: entry["group"] for entry in vocabulary()["respondents"] for word in entry["words"]}


@cache
def _names() -> re.Pattern[str]:
    return _any_of(tuple(_group_of()))


@cache
def _survey() -> re.Pattern[str]:
    return _any_of(words("survey_words"))


def _any_of(choices: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, choices), key=len, reverse=True)))
