"""What goes on in minds: who perceives, feels, knows and judges what."""

from storyglass.minds.assessments import find_assessments
from storyglass.minds.feelings import find_feelings
from storyglass.minds.knowledge import find_knowledge
from storyglass.minds.model import AssessmentDraft, FeelingDraft, KnowerDraft, KnowledgeDraft, PerceptionDraft
from storyglass.minds.perceptions import find_perceptions

__all__ = [
    "AssessmentDraft",
    "FeelingDraft",
    "KnowerDraft",
    "KnowledgeDraft",
    "PerceptionDraft",
    "find_assessments",
    "find_feelings",
    "find_knowledge",
    "find_perceptions",
]
