"""How people are judged: every judgement of somebody's qualities that a character or the narrator voices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from storyglass.minds.assessment_claims import Judge
from storyglass.minds.assessment_predicates import Claim
from storyglass.minds.model import AssessmentDraft
from storyglass.narrative import Deed, Narrative


def find_assessments(narrative: Narrative, deeds: Sequence[Deed]) -> list[AssessmentDraft]:
    """Every judgement of somebody's qualities, in text order; the same judgement by several people is one row."""
    if not narrative.page.parsed:
        return []
    rows: dict[tuple[int, str, str], AssessmentDraft] = {}
    for claim in _claims(narrative):
        key = (claim.of, claim.criterion.lower()[:5], claim.verdict)
        row, span = rows.get(key), narrative.sentence_span(claim.word)
        if row is None:
            rows[key] = AssessmentDraft(
                claim.of, claim.by, claim.criterion, claim.verdict, claim.confidence, (span,), span[1]
            )
        else:
            rows[key] = replace(
                row,
                by=tuple(dict.fromkeys((*row.by, *claim.by))) if row.by and claim.by else row.by,
                confidence=min(0.95, row.confidence + 0.1),
                evidence=tuple(dict.fromkeys((*row.evidence, span))),
            )
    return list(rows.values())


def _claims(narrative: Narrative) -> Iterator[Claim]:
    """The judgements sentence by sentence; a fragment goes on with the judgement before it."""
    judge = Judge(narrative)
    before: list[Claim] = []
    for sentence in range(len(narrative.page.first_word) - 1):
        found = judge.claims(sentence, before)
        yield from found
        if found:
            before = found
        elif judge.is_speech(sentence) and before and not judge.near(before[-1], sentence):
            before = []
