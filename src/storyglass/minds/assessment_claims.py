"""The judgements in one sentence: who judges whom, and what the verbs above make of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from storyglass.minds.assessment_criteria import quality_of
from storyglass.minds.assessment_idioms import Idioms
from storyglass.minds.assessment_lexicon import FACULTIES, OPINION, QUALITIES, SOUND, TRAITS, WORTHIES
from storyglass.minds.assessment_predicates import (
    FARTHEST_WORD,
    LONGEST_CHAIN,
    NEXT,
    OPPOSITE,
    Claim,
    Judged,
    Predicates,
)
from storyglass.minds.assessment_questions import Questions
from storyglass.narrative import Narrative
from storyglass.narrative.deeds import CONDITIONS, DENYING
from storyglass.speech.model import SpokenLine
from storyglass.story import Verdict

ONE_TALK = 400
"""Characters at most between the beginnings of two lines of one talk."""
TALKED_OF = 80
"""Words at most between a name and a pronoun in a line that nobody resolved."""
SUBJECTS = frozenset("i you he she it we they".split())
LONGEST_PIECE = 6
"""Words at most between two marks of a fragment."""
FARTHEST = 25
"""Sentences at most between a judgement and the fragment that goes on with it, told between two lines."""
NAMED_BEFORE = 12
"""Words at most between a name and a pronoun in the same line that goes on with it."""
SUPPOSING = CONDITIONS | {"like", "though"}
"""Words that open a clause which is only supposed."""
KNOWING = frozenset("know tell say hear".split())
"""Verbs that leave a judgement open where they are denied."""


class Judge:
    """Reads judgements out of sentences."""

    def __init__(self, narrative: Narrative) -> None:
        self.narrative, self.page, self.tree = narrative, narrative.page, narrative.page.tree
        self.predicates = Predicates(narrative)
        self.idioms, self.questions = Idioms(self.predicates), Questions(self.predicates)
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
            return list(self.questions.claims(words, before))
        self.recast = dict(self._dislocated(words))
        found: list[Claim] = []
        for word in words:
            known = found or before
            for judged in (*self.predicates.judged(word, known), *self.idioms.judged(word, known)):
                claim = self._claim(word, judged)
                if claim is not None:
                    found.append(claim)
        return found or list(self._continued(words, before))

    def _asks(self, words: range) -> bool:
        return any(self.page.forms[i] == "?" for i in words)

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

    def _claim(self, word: int, judged: Judged) -> Claim | None:
        criterion, verdict, confidence, root, known = judged
        of = self._judged(root) if known is None else known
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
        page, subject = self.page, self.predicates.subject(root)
        person = None if subject is None else self._meant(subject)
        if subject is None or person is None or (page.lower[subject] == "i" and page.quotation[subject] >= 0):
            return None
        person = self.recast.get((self.page.sentence[root], person), person)
        told = self.narrative.people.persons[person]
        return person if person in self.narrative.characters and not told.members else None

    def _meant(self, subject: int) -> int | None:
        """Whom the subject of a judgement means; nobody is `he` or `she` in what they say, or what is said to them."""
        person, line = self.narrative.person_at.get(subject), self.narrative.line_of(subject)
        here = () if line is None else self._here(line)
        third = self.page.lower[subject] in ("he", "she", "him", "her")
        return self._lately(subject) if person is None or (third and person in here) else person

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
        if self.last is not None and page.sentence[subject] - page.sentence[self.last.word] <= NEXT:
            return self.last.of if persons[self.last.of].gender in (page.lower[subject], None) else None
        return self._talked_of(subject)

    def _here(self, line: SpokenLine) -> set[int | None]:
        """Those who take part in the talk that a line belongs to."""
        lines, at = self.narrative.lines, bisect_left(self.narrative.lines, line.start, key=lambda other: other.start)
        near = [other for other in lines[max(0, at - 1) : at + 2] if abs(other.start - line.start) <= ONE_TALK]
        return {line.speaker, *line.addressees, *(other.speaker for other in near)}

    def _talked_of(self, subject: int) -> int | None:
        """Who was told of last before a line, other than those who talk, and is `he` or `she` like its subject."""
        page, line = self.page, self.narrative.line_of(subject)
        here = () if line is None else self._here(line)
        for word in range(subject - 1, max(-1, subject - TALKED_OF), -1):
            person = self.narrative.person_at.get(word)
            if person is None or person in here or person not in self.narrative.characters:
                continue
            if self.narrative.people.persons[person].gender == page.lower[subject]:
                return person
        return None

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
        """The judgements of a sentence without a verb, which goes on with the one before: `But not the heart.`

        Behind a sentence that judges nobody it takes several of them: `Good memory, steady, not a mean bone in her.`
        """
        page = self.page
        said = [i for i in words if page.forms[i][0].isalnum() and page.quotation[i] >= 0]
        verbs = [i for i in said if page.upos[i] in ("VERB", "AUX") and page.lower[i] not in TRAITS]
        told = verbs or any(page.lower[i] in SUBJECTS for i in said)
        if not said or told:
            return
        line = self.narrative.line_of(said[0])
        near = bool(before) and self.near(before[-1], page.sentence[said[0]])
        of = before[-1].of if near else self._told_before(said[0])
        if of is None:
            return
        by = () if line is None or line.speaker is None else (line.speaker,)
        found = [found for piece in self._pieces(words) if (found := self._piece(piece)) is not None]
        for word, criterion, verdict in found if near or len(found) > 1 else ():
            yield Claim(of, by, criterion, verdict, 0.6, word, page.quotation[word])

    def _told_before(self, word: int) -> int | None:
        """Whom the sentence before one is about, in the same line."""
        page, sentence = self.page, self.page.sentence[word]
        if sentence == 0 or page.quotation[page.first_word[sentence - 1]] != page.quotation[word]:
            return None
        for at in range(page.first_word[sentence - 1], page.first_word[sentence]):
            if page.deprel[at] == "nsubj" and page.lower[at] not in ("i", "you", "we"):
                return self._meant(at)
        return None

    def _pieces(self, words: range) -> Iterator[list[int]]:
        """The words of a sentence between its marks, `and`s left out."""
        piece: list[int] = []
        for word in words:
            if self.page.quotation[word] < 0:
                continue
            if self.page.forms[word][0].isalnum() and self.page.lower[word] not in ("and", "but"):
                piece.append(word)
            elif piece:
                yield piece
                piece = []
        if piece:
            yield piece

    def _piece(self, piece: Sequence[int]) -> tuple[int, str, Verdict] | None:
        """What one piece of a fragment judges: a quality, a trait, or a bone that is not in somebody."""
        page = self.page
        lowers = [page.lower[i] for i in piece]
        denied = any(lower in DENYING or lower in ("no", "little") for lower in lowers)
        verdict: Verdict = "lacks" if denied else "has"
        if len(piece) > LONGEST_PIECE:
            return None
        for word in piece:
            if page.upos[word] != "ADV" and page.lower[word] in TRAITS and ("bone" in lowers) == denied:
                return word, quality_of(page.lower[word]), verdict
        for word in reversed(piece):
            lemma, lower = page.lemma[word].lower(), page.lower[word]
            of_worth = any(page.lower[i] in WORTHIES | SOUND for i in piece if i < word)
            known = lemma in QUALITIES or lower in QUALITIES or (lower in FACULTIES and of_worth)
            if page.upos[word] == "NOUN" and (known or (denied and "the" in lowers)):
                return word, lower, verdict
        return None
