"""What is asked of those who are judged, and what the answer makes of it: `And the patience?` `None whatever.`"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from storyglass.minds.assessment_criteria import quality_of
from storyglass.minds.assessment_lexicon import FACULTIES, QUALITIES, TALENTS, TRAITS
from storyglass.minds.assessment_predicates import Claim, Predicates
from storyglass.story import Verdict

ASKED = 6
"""Sentences at most between a judgement and a question that asks for another one."""
ABLE_TO = frozenset("can could would will".split())
"""Verbs with which it is asked what somebody is able to do."""
QUESTIONS = frozenset("how why when where what who".split())
"""Words that ask for something else than whether."""
SHORT = 5
"""Words of a question without a verb, and of an answer, at most."""
ANSWERED = 3
"""Sentences behind a question that may hold its answer, told between two lines included."""
NO = frozenset("no not none never hardly isn't can't couldn't doesn't hasn't".split())
YES = frozenset("yes yeah aye very certainly plenty always of".split())
SEEMING_SO = frozenset("enough any really ever".split())
"""Words beside a trait in a question that ask for it as a quality."""


class Questions:
    """Reads judgements out of questions about somebody who has just been judged."""

    def __init__(self, predicates: Predicates) -> None:
        self.predicates, self.narrative, self.page = predicates, predicates.narrative, predicates.page

    def claims(self, words: range, before: Sequence[Claim]) -> Iterator[Claim]:
        """What those who judge somebody ask each other: `And can she lead?`, `And the patience?`"""
        page = self.page
        if not before or page.sentence[words.start] - page.sentence[before[-1].word] > ASKED:
            return
        of = before[-1].of
        said = [i for i in words if page.forms[i][0].isalnum() and page.quotation[i] >= 0]
        if not said:
            return
        found = self._named(said) if len(said) <= SHORT else None
        if found is None:
            found = next((told for word in said if (told := self._asked(word, of)) is not None), None)
        if found is None:
            return
        word, criterion = found
        line = self.narrative.line_of(word)
        by = () if line is None or line.speaker is None else (line.speaker,)
        yield Claim(of, by, criterion, self._answer(words), 0.4, word, page.quotation[word])

    def _named(self, said: Sequence[int]) -> tuple[int, str] | None:
        """The quality that a question without a verb names."""
        page = self.page
        if any(page.upos[i] in ("VERB", "AUX", "PRON") or page.lower[i] in QUESTIONS for i in said):
            return None
        for word in said:
            lemma, lower = page.lemma[word].lower(), page.lower[word]
            if lower in QUALITIES | FACULTIES or lemma in QUALITIES or lemma in TALENTS:
                return word, lower
            if lemma in TRAITS or lower in TRAITS:
                return word, quality_of(lemma if lemma in TRAITS else lower)
        return None

    def _asked(self, word: int, of: int) -> tuple[int, str] | None:
        """What a question with a verb asks of the one who was judged."""
        page, below = self.page, self.narrative.children.get(word, ())
        lower, lemma = page.lower[word], page.lemma[word].lower()
        if any(page.lower[c] in QUESTIONS for c in below) or not self._about(word, of):
            return None
        beside = {page.lower[c] for c in below}
        if page.upos[word] == "VERB" and any(page.xpos[c] == "MD" and page.lower[c] in ABLE_TO for c in below):
            trusted = lemma == "trust" and page.xpos[word] == "VBN"
            return word, "trustworthiness" if trusted else self.predicates.phrase(word)
        if lower == "good" and "any" in beside | {page.lower[word - 1]}:
            return word, "good"
        if page.upos[word] == "ADJ" and (lemma in TRAITS or beside & SEEMING_SO) and not beside & {"angry"}:
            return word, quality_of(lemma)
        return None

    def _about(self, word: int, of: int) -> bool:
        """Says whether the subject of a question is the one who was judged, called `he`, `she` or by name."""
        page, subject = self.page, self.predicates.subject(word)
        if subject is None:
            subject = next(self.narrative.children_of(word, "nsubj"), None)
        if subject is None or page.lower[subject] in ("you", "i", "we", "it"):
            return False
        if page.quotation[subject] != page.quotation[word]:
            return False  # it is the subject of the tag
        if page.upos[subject] == "PRON":
            return self.narrative.person_at.get(subject, of) == of
        return self.narrative.person_at.get(subject) == of

    def _answer(self, words: range) -> Verdict:
        """What the next short words of somebody else make of a question; unclear where they do not say."""
        page, sentence = self.page, self.page.sentence[words.start]
        asked = page.quotation[words.start]
        for at in range(sentence + 1, min(sentence + 1 + ANSWERED, len(page.first_word) - 1)):
            span = range(page.first_word[at], page.first_word[at + 1])
            said = [i for i in span if page.quotation[i] >= 0 and page.forms[i][0].isalnum()]
            if not said or page.quotation[said[0]] == asked:
                continue
            if page.lower[said[0]] in NO and len(said) <= SHORT:
                return "lacks"
            return "has" if page.lower[said[0]] in YES and len(said) <= SHORT else "unclear"
        return "unclear"
