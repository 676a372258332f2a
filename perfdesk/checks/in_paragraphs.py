"""Runs a rule about paragraphs over all passages: each paragraph is judged once as long as nothing it reads is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace

from perfdesk.checks.finding import Finding
from perfdesk.checks.reading.paragraphs import Paragraph, Span
from perfdesk.checks.reading.passages import Passage, Piece
from perfdesk.checks.reading.statements import Said
from perfdesk.checks.rule import SCOPES, Draft, Rule

_OWN = SCOPES["paragraph"]
_PASSAGES_IN_A_STEP = 100
_FINDINGS_IN_A_STEP = 100


def _reads_content(rule: Rule) -> bool:
    return "statements" in rule.reads or "claims" in rule.reads


@dataclass(frozen=True, slots=True)
class _Reads:
    """What a rule reads of a paragraph, then what else it reads."""

    rule: Rule
    said: Said
    rest: tuple[object, ...]

    def of(self, paragraph: Paragraph, kind: str) -> tuple[object, ...]:
        own: dict[str, object] = {"paragraph": paragraph, "written_as": kind}
        if _reads_content(self.rule):
            content = self.said.of(paragraph)
            own |= {"statements": content.statements, "claims": content.claims}
        return (*(own[name] for name in self.rule.reads if name in own), *self.rest)


class ParagraphRule:
    """A rule with what it said of every paragraph in the last run."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._own = tuple(name for name in rule.reads if name in _OWN)
        self._rest: tuple[object, ...] = ()
        self._drafts: dict[tuple[Paragraph, str], tuple[Draft, ...]] = {}
        self._found: dict[Passage, tuple[Finding, ...]] = {}

    def run(
        self, passages: Iterable[Passage], said: Said, rest: tuple[object, ...]
    ) -> Generator[None, None, tuple[Finding, ...]]:
        """The findings in all passages, given what else the rule reads; a pause after each paragraph judged."""
        if _reads_content(self._rule):
            rest = (*rest, said)
        if len(rest) != len(self._rest) or any(new is not old for new, old in zip(rest, self._rest, strict=True)):
            self._rest, self._drafts, self._found = rest, {}, {}
        reads = _Reads(self._rule, said, rest[: len(self._rule.reads) - len(self._own)])
        found: dict[Passage, tuple[Finding, ...]] = {}
        for n, passage in enumerate(passages, 1):
            if passage not in self._found:
                self._found[passage] = yield from self._judged(passage, reads)
            found[passage] = self._found[passage]
            if n % _PASSAGES_IN_A_STEP == 0:
                yield
        if len(found) < len(self._found):
            self._found = found
            held = {(piece.paragraph, passage.kind) for passage in found for piece in passage.pieces}
            self._drafts = {key: drafts for key, drafts in self._drafts.items() if key in held}
        return tuple(finding for findings in found.values() for finding in findings)

    def _judged(self, passage: Passage, reads: _Reads) -> Generator[None, None, tuple[Finding, ...]]:
        findings: list[Finding] = []
        seen: Counter[str] = Counter()
        signed = 0
        for piece in passage.pieces:
            key = (piece.paragraph, passage.kind)
            if key not in self._drafts:
                self._drafts[key] = self._rule.drafts(*reads.of(piece.paragraph, passage.kind))
                yield
            if len(findings) - signed > _FINDINGS_IN_A_STEP:
                signed = len(findings)
                yield
            for draft in self._drafts[key]:
                findings.append(self._signed(draft, passage, piece, seen))
        return tuple(findings)

    def _signed(self, draft: Draft, passage: Passage, piece: Piece, seen: Counter[str]) -> Finding:
        """The finding at its place. The same words found once more in a passage get a number, so that an explanation
        closes one of them alone."""
        assert isinstance(draft.place, Span)  # noqa: S101 - what a rule about paragraphs gives
        finding = self._rule.signed(draft, passage.place(draft.place, piece.offset))
        words = finding.subject or piece.paragraph.text[draft.place.start : draft.place.end]
        seen[words] += 1
        again = seen[words]
        return replace(finding, subject=words if again == 1 else f"{words}（{again}）")
