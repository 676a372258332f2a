"""What an indicator is about: its name without the words that only say that something is counted."""

from __future__ import annotations

from perfdesk.checks.vocabulary import words
from perfdesk.model.exact import narrow

LONGEST = 60
"""Characters of a name; what is longer is a text and keeps all its words."""


def normal(name: str) -> str:
    """A name without blanks, marks and differences of width and case."""
    return "".join(filter(str.isalnum, narrow(name).casefold()))


def essence(name: str) -> str:
    """消防演练 of 开展消防演练, 消防演练次数 and 消防演练活动情况; the name itself where nothing else is in it."""
    name, before = normal(name), ""
    while name != before and len(name) <= LONGEST:
        before = name
        for word in words("counting_words"):
            name = name.removeprefix(word).removesuffix(word) or name
    return name
