"""The judgements in one sentence: who judges whom, and what the verbs above make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from storyglass.minds.assessment_criteria import quality_of
from storyglass.minds.assessment_lexicon import OPINION, QUALITIES, TRAITS
from storyglass.minds.assessment_predicates import FARTHEST_WORD, LONGEST_CHAIN, NEXT, OPPOSITE, Claim, Predicates
from storyglass.narrative import Narrative
from storyglass.narrative.deeds import CONDITIONS, DENYING
from storyglass.story import Verdict

FARTHEST = 25
"""Sentences at most between a judgement and the fragment that goes on with it, told between two lines."""
NAMED_BEFORE = 12
"""Words at most between a name and a pronoun in the same line that goes on with it."""
ASKED = 4
"""Sentences at most between a judgement and a question that asks for another one."""
ABLE_TO = frozenset("can could would will".split())
"""Verbs with which it is asked what somebody is able to do."""
QUESTIONS = frozenset("how why when where".split())
"""Words that ask for something else than whether."""
SUPPOSING = CONDITIONS | {"like", "though"}
"""Words that open a clause which is only supposed."""
KNOWING = frozenset("know tell say hear".split())
"""Verbs that leave a judgement open where they are denied."""


class Judge:
    """Reads judgements out of sentences."""

    def __init__(self, narrative: Narrative) -> None:
        self.narrative, self.page, self.tree = narrative, narrative.page, narrative.page.tree
        self.predicates = Predicates(narrative)
        self.recast: dict[tuple[int, int], int] = {}
        self.last: Claim | None = None

    def is_speech(self, sentence: int) -> bool:
        """Says whether a sentence is said by somebody."""
        return self.page.quotation[self.page.first_word[sentence]] >= 0

    def near(self, claim: Claim, sentence: int) -> bool:
        """Says whether a sentence stands near enough to a judgement to go on with it."""
        return sentence - self.page.sentence[claim.word] <= FARTHEST

    def claims(self, sentence: int, before: Sequence[Claim]) -> list[Claim]:
        """The judgements of a sentence; `before` are those of the sentence before that had any."""
        words = range(self.page.first_word[sentence], self.page.first_word[sentence + 1])
        self.last = before[-1] if before else None
        if self.page.paragraph[words.start] < 0:
            return []
        if self._asks(words):
            return list(self._left_open(words, before))
        self.recast = dict(self._dislocated(words))
        found: list[Claim] = []
        for word in words:
            for criterion, verdict, confidence, root in self.predicates.judged(word, found or before):
                claim = self._claim(word, root, criterion, verdict, confidence)
                if claim is not None:
                    found.append(claim)
        return found or list(self._continued(words, before))

    def _asks(self, words: range) -> bool:
        return any(self.page.forms[i] == "?" for i in words)

    def _left_open(self, words: range, before: Sequence[Claim]) -> Iterator[Claim]:
        """What those who judge somebody ask each other: `And can she lead?`"""
        page = self.page
        if not before or page.sentence[words.start] - page.sentence[before[-1].word] > ASKED:
            return
        for word in words:
            below = self.narrative.children.get(word, ())
            turned = any(page.xpos[c] == "MD" and page.lower[c] in ABLE_TO for c in below)
            asked = any(page.deprel[c] == "advmod" and page.lower[c] in QUESTIONS for c in below)
            if page.upos[word] != "VERB" or page.head[word] >= 0 or not turned or asked:
                continue
            if page.quotation[word] >= 0 and self._judged(word) == before[-1].of:
                line, criterion = self.narrative.line_of(word), self.predicates.phrase(word)
                by = () if line is None or line.speaker is None else (line.speaker,)
                yield Claim(before[-1].of, by, criterion, "unclear", 0.4, word, page.quotation[word])

    def _dislocated(self, words: range) -> Iterator[tuple[tuple[int, int], int]]:
        """The pronouns that a phrase behind a comma explains: `he's a sly one, my Tom`."""
        page = self.page
        for word in words:
            owner = next((c for c in self.narrative.children_of(word, "nmod:poss", "det")), -1)
            if owner < 2 or page.lower[owner] not in ("my", "our", "your", "that") or page.forms[owner - 1] != ",":
                continue
            person, line = self.narrative.person_at.get(word), self.narrative.line_of(word)
            if person is None or (line is not None and person == line.speaker):
                continue
            if line is not None and person in line.addressees and page.upos[word] != "PROPN":
                continue
            last = next(
                (
                    i
                    for i in range(owner - 1, max(words.start, owner - FARTHEST_WORD) - 1, -1)
                    if page.lower[i] in ("he", "she")
                ),
                None,
            )
            if last is not None and self.narrative.people.persons[person].gender in (page.lower[last], None):
                yield (page.sentence[word], self.narrative.person_at.get(last, -1)), person

    # who is judged, by whom

    def _claim(self, word: int, root: int, criterion: str, verdict: Verdict, confidence: float) -> Claim | None:
        of = self._judged(root)
        if of is None:
            return None
        doubt, judges = self._above(root)
        if doubt is None:
            return None
        if doubt == "unclear":
            verdict = "unclear"
        elif doubt == "lacks":
            verdict = OPPOSITE[verdict]
        line = self.narrative.line_of(word)
        by = judges or (() if line is None or line.speaker is None else (line.speaker,))
        if line is not None and not by:
            confidence -= 0.1
        return Claim(of, by, criterion, verdict, confidence, word, self.page.quotation[word])

    def _judged(self, root: int) -> int | None:
        subject = self.predicates.subject(root)
        person = None if subject is None else self.narrative.person_at.get(subject, self._lately(subject))
        if subject is None or person is None:
            return None
        person = self.recast.get((self.page.sentence[root], person), person)
        told = self.narrative.people.persons[person]
        return person if person in self.narrative.characters and not told.members else None

    def _lately(self, subject: int) -> int | None:
        """Whom a pronoun that nobody resolved goes on with: who was named last in the same line, or was judged last."""
        page = self.page
        if page.lower[subject] not in ("he", "she") or page.quotation[subject] < 0:
            return None
        persons = self.narrative.people.persons
        for word in range(subject - 1, max(-1, subject - NAMED_BEFORE), -1):
            if page.quotation[word] != page.quotation[subject]:
                break
            person = self.narrative.person_at.get(word)
            if person is not None and persons[person].gender in (page.lower[subject], None):
                return person if page.lower[word] not in ("i", "you", "me") else None
        if self.last is None or page.sentence[subject] - page.sentence[self.last.word] > NEXT:
            return None
        return self.last.of if persons[self.last.of].gender in (page.lower[subject], None) else None

    def _above(self, root: int) -> tuple[Verdict | None, tuple[int, ...]]:
        """What the verbs above a predicate make of it, and whose opinion they tell; None where it is only supposed."""
        page, at = self.page, root
        doubt: Verdict = "has"
        judges: tuple[int, ...] = ()
        for _ in range(LONGEST_CHAIN):
            below = {page.lower[c] for c in self.narrative.children_of(at, "mark", "aux", "advmod")}
            if below & SUPPOSING:
                return ("unclear" if self.predicates.leaves_open(root) else None), judges
            relation, head = page.deprel[at] or "", page.head[at]
            if head < 0 or page.quotation[head] != page.quotation[at] or relation not in ("ccomp", "conj", "xcomp"):
                break
            if relation == "ccomp":
                if page.upos[head] == "VERB" and page.lemma[head] not in OPINION:
                    return None, judges
                denied = self.predicates.denied(head)
                if denied and page.lemma[head] in KNOWING:
                    return "unclear", judges
                if denied:
                    doubt = "lacks"
                subject = self.predicates.subject(head)
                judges = judges or self.narrative.persons_of(subject)
            at = head
        return doubt, judges

    # fragments

    def _continued(self, words: range, before: Sequence[Claim]) -> Iterator[Claim]:
        """The judgements of a sentence without a subject, which goes on with the one before: `But not the heart.`"""
        page = self.page
        root = next((i for i in words if page.head[i] < 0 or page.deprel[i] == "root"), None)
        said = [i for i in words if page.forms[i][0].isalnum()]
        if (
            root is None
            or not before
            or not said
            or page.quotation[root] < 0
            or not self.near(before[-1], page.sentence[root])
        ):
            return
        if page.upos[root] not in ("NOUN", "ADJ") or self.predicates.has_subject(root):
            return
        last, line = before[-1], self.narrative.line_of(root)
        denied = any(page.lower[i] in DENYING for i in said)
        verdict: Verdict = "lacks" if denied else "has"
        by = () if line is None or line.speaker is None else (line.speaker,)
        for word in (root, *self.narrative.children_of(root, "conj")):
            lemma = page.lemma[word].lower()
            if page.upos[word] == "NOUN" and (
                lemma in QUALITIES
                or (any(page.lower[c] == "the" for c in self.narrative.children_of(word, "det")) and denied)
            ):
                yield Claim(last.of, by, page.lower[word], verdict, 0.6, word, page.quotation[word])
            elif page.upos[word] == "ADJ" and lemma in TRAITS:
                yield Claim(last.of, by, quality_of(lemma), verdict, 0.55, word, page.quotation[word])
