"""Who does what in a clause, for those who look for acts of perceiving."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from storyglass.minds import perception_words as words
from storyglass.narrative.deeds import CONDITIONS, Deed
from storyglass.narrative.model import Narrative

LONGEST_CLIMB = 6
"""Links from a noun up to the verb of its clause at most."""
SUPPOSING = frozenset("would should might may will shall 'll ’ll must 'd ’d wo ca".split())
LINKS = frozenset("DET CCONJ ADJ PROPN NOUN NUM AUX ADV".split())
"""Word classes between the words of a subject, or between it and its verb."""
LONGEST_SUBJECT = 8
"""Words from the beginning of a subject to its verb at most."""


class Clauses:
    """What can be asked of the clauses of a narrative that was parsed."""

    def __init__(self, narrative: Narrative, deeds: Sequence[Deed]) -> None:
        self.narrative, self.page, self.tree = narrative, narrative.page, narrative.page.tree
        self.deed_at = {deed.word: deed for deed in deeds}

    def verb_above(self, word: int) -> int:
        """The verb of the clause that a word stands in; -1 without one."""
        at = word
        for _ in range(LONGEST_CLIMB):
            if at < 0 or self.page.upos[at] == "VERB":
                return at
            if at in self.having_subjects:
                return at
            at = self.page.head[at]
        return -1

    @cached_property
    def having_subjects(self) -> frozenset[int]:
        """The words that have a subject."""
        page = self.page
        return frozenset(
            h for h, r in zip(page.head, page.deprel, strict=True) if (r or "").startswith("nsubj") and h >= 0
        )

    def doers(self, verb: int) -> tuple[tuple[int, ...], bool]:
        """Who does what a verb tells, and whether these are more than are named."""
        if verb < 0:
            return (), False
        deed = self.deed_at.get(verb)
        subject = self.tree.subject_of(verb)
        plural = subject is not None and self.page.lower[subject] in words.PLURAL
        if deed is not None and deed.agents:
            return deed.agents, plural
        found = self.narrative.persons_of(subject)
        if not found and not plural and (subject is None or self.page.upos[subject] not in ("PRON", "DET")):
            found = self._before(verb)
        return found, plural

    def _before(self, verb: int) -> tuple[int, ...]:
        """The persons named right before a verb, where the tree does not tell its subject."""
        page, found = self.page, list[int]()
        for word in range(verb - 1, max(self.sentence(verb).start, verb - LONGEST_SUBJECT) - 1, -1):
            who = self.narrative.person_at.get(word)
            if who is not None and page.upos[word] in ("PROPN", "NOUN"):
                found += self.narrative.persons_of(word)
            elif who is not None or page.upos[word] not in LINKS or page.upos[word] == "NOUN":
                break
        return tuple(dict.fromkeys(found))

    def sentence(self, word: int) -> range:
        """The words of the sentence that a word stands in."""
        first = self.page.first_word
        sentence = self.page.sentence[word]
        return range(first[sentence], first[sentence + 1])

    def denied(self, word: int) -> bool:
        """Says whether a verb is denied by a word of its own."""
        return any(self.page.lower[child] in words.DENIED for child in self.narrative.children.get(word, ()))

    def supposed(self, word: int) -> bool:
        """Says whether a verb is told as a mere possibility; `could see` is none."""
        page = self.page
        below = self.narrative.children.get(word, ())
        return any((page.lower[c] in SUPPOSING and page.upos[c] == "AUX") or page.lower[c] in CONDITIONS for c in below)

    def asked(self, word: int) -> bool:
        """Says whether the sentence of a word is a question in a line."""
        span = self.sentence(word)
        return self.page.quotation[word] >= 0 and any(self.page.lower[i] == "?" for i in span[-3:])

    def named(self, top: int, possessors: bool) -> list[int]:
        """The persons that a phrase names, or whose it is."""
        page, found, rest = self.page, self.persons(top), [top]
        while rest and possessors:
            at = rest.pop()
            for child in self.narrative.children.get(at, ()):
                relation = page.deprel[child] or ""
                if relation in ("nmod:poss", "conj", "compound") or (
                    relation == "nmod" and page.lower[child - 1] != "with"
                ):
                    found += self.persons(child)
                    rest.append(child)
        return found

    def persons(self, word: int) -> list[int]:
        """The persons that a word names; a plural pronoun that was taken for one person names nobody."""
        found = self.narrative.persons_of(word)
        if self.page.lower[word] in words.THEY and len(found) == 1:
            one = self.narrative.people.persons[found[0]]
            return [*found] if one.gender == "they" or one.group else []
        return [*found]
