"""How much of the corpus the rules find, rule by rule: python -m tests.checks.recall, or make recall."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tests.checks.cases import cases, codes
from tests.checks.judging import findings, unlike


@dataclass
class Tally:
    """A rule's cases: those where it speaks and those where it is silent; its findings wanted, met, and unwanted."""

    code: str
    speaking: int = 0
    silent: int = 0
    wanted: int = 0
    met: int = 0
    false_alarms: int = 0

    @property
    def row(self) -> tuple[str, ...]:
        """As printed."""
        recall = f"{100 * self.met / self.wanted:.1f}%" if self.wanted else "-"
        return (self.code, f"{self.speaking}", f"{self.silent}", f"{self.wanted}", recall, f"{self.false_alarms}")


HEAD = ("rule", "speaks", "silent", "wanted", "recall", "false alarms")


def tallies() -> Iterator[Tally]:
    """One for each rule."""
    for code in codes():
        tally = Tally(code)
        for case in cases(code):
            left = list(findings(case))
            for wanted in case.says:
                fitting = next((one for one in left if not unlike(one, wanted, case)), None)
                if fitting is not None:
                    left.remove(fitting)
                    tally.met += 1
            tally.wanted += len(case.says)
            tally.false_alarms += len(left)
            tally.speaking += bool(case.says)
            tally.silent += not case.says
        yield tally


def main() -> None:
    """Print the table, the sums last."""
    found = list(tallies())
    total = Tally("all")
    for tally in found:
        for name in ("speaking", "silent", "wanted", "met", "false_alarms"):
            setattr(total, name, getattr(total, name) + getattr(tally, name))
    for row in (HEAD, *(tally.row for tally in found), total.row):
        sys.stdout.write("".join(cell.rjust(14 if at else 5) for at, cell in enumerate(row)).rstrip() + "\n")


if __name__ == "__main__":
    main()
