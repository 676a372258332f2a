"""Remembering results by the identity of the values they were computed from.

Values are frozen and shared between a report and the next, so that "the same object" means "nothing changed" and is
told in no time. A result that comes out equal to the last one is the last one, so that what reads it rests as well.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Iterable
from typing import Protocol, TypeVar, TypeVarTuple, cast

from perfdesk.model.report import Id

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


class HasId(Protocol):
    """A row's value."""

    @property
    def id(self) -> Id: ...  # noqa: D102


Item = TypeVar("Item", bound=HasId)

ROWS_IN_A_STEP = 50


def finished(steps: Generator[None, None, Result]) -> Result:
    """What steps come to when all of them are taken at once."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return cast(Result, done.value)


class Recall:
    """The last results of the functions called through it, one for each key."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[tuple[object, ...], object]] = {}
        self._rows: dict[Hashable, dict[Id, tuple[tuple[object, ...], object]]] = {}

    def call(self, key: Hashable, function: Callable[[*Arguments], Result], *arguments: *Arguments) -> Result:
        """function(*arguments), computed again only where an argument is another object than the last time."""
        remembered = self._last.get(key)
        entry = _renewed(remembered, function, arguments)
        if entry is not remembered:
            self._last[key] = entry
        return cast(Result, entry[1])

    def each(
        self,
        key: Hashable,
        function: Callable[[Item, *Arguments], Result],
        rows: Iterable[tuple[Item, *Arguments]],
    ) -> tuple[Result, ...]:
        """function(*row) for every row, in order; the same tuple again where no result is new.

        A row is the value that has the id, and whatever else the function takes beside it.
        """
        return finished(self.each_in_steps(key, function, rows))

    def each_in_steps(
        self,
        key: Hashable,
        function: Callable[[Item, *Arguments], Result],
        rows: Iterable[tuple[Item, *Arguments]],
    ) -> Generator[None, None, tuple[Result, ...]]:
        """The same with a pause after every few rows, for work beside typing; it may be dropped at any pause."""
        remembered = self._rows.get(key, {})
        entries: dict[Id, tuple[tuple[object, ...], object]] = {}
        for n, row in enumerate(rows, 1):
            entries[row[0].id] = _renewed(remembered.get(row[0].id), function, row)
            if n % ROWS_IN_A_STEP == 0:
                yield
        self._rows[key] = entries
        results = tuple(entry[1] for entry in entries.values())
        return cast(tuple[Result, ...], self._kept(key, results))

    def _kept(self, key: Hashable, results: tuple[object, ...]) -> tuple[object, ...]:
        remembered = self._last.get(("each", key))
        if remembered and len(remembered[0]) == len(results) and all(map(_is, remembered[0], results)):
            return remembered[0]
        self._last["each", key] = (results, None)
        return results


def _renewed(
    entry: tuple[tuple[object, ...], object] | None, function: Callable[..., object], arguments: tuple[object, ...]
) -> tuple[tuple[object, ...], object]:
    if entry is None:
        return arguments, function(*arguments)
    if len(entry[0]) == len(arguments) and all(map(_is, entry[0], arguments)):
        return entry
    result = function(*arguments)
    return arguments, entry[1] if entry[1] == result else result


def _is(one: object, other: object) -> bool:
    return one is other
