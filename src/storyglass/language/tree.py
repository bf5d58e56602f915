"""What the sentence trees say of words and phrases: who does what a verb tells, and where a phrase stands.

Relations are those of Universal Dependencies. Where a text was not parsed, every answer is None (or nothing), and
whoever asks goes by the neighbouring words instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

Place = Literal["subject", "object", "possessive", "reflexive"]

RELATIVE = frozenset({"who", "which", "that", "whom"})
LONGEST_CHAIN = 50
"""Links of `and` followed upwards at most; a list of thousands must not cost its square."""
ALIKE = frozenset({"conj", "appos", "flat", "fixed", "goeswith"})
"""Relations of a phrase that stands where its governor stands."""
SHARING = frozenset({"conj", "xcomp", "advcl"})
"""Relations of verbs that share the subject of their governor where they have none."""
PROMISES = frozenset("promise promises promised promising".split())
"""Verbs whose subject is who will do it, whoever it is said to."""
DENIALS = frozenset("not n't never no hardly scarcely".split())


class Tree:
    """The heads and relations of a text's words, by the questions that people and speech have.

    `head` holds for each word the word it depends on, -1 at a root and less where that is unknown; `quotation` the
    quotation it is in, -1 in narration. Where a parser loses its way at the border of a quotation, that border tells
    more: nobody who is spoken of in a quotation is the subject of its verb of saying, and what stands behind such a
    verb is (`“No,” said Ada`).
    """

    def __init__(
        self, lower: Sequence[str], head: Sequence[int], deprel: Sequence[str | None], quotation: Sequence[int]
    ) -> None:
        self.lower, self.head, self.deprel, self.quotation = lower, head, deprel, quotation
        self.known = any(relation is not None for relation in deprel)
        self._subject: dict[int, int] = {}
        self._done_to: dict[int, int] = {}
        self._possessor: dict[int, int] = {}
        self._object: dict[int, int] = {}
        self._agent: dict[int, int] = {}
        self._copula: set[int] = set()
        self._denied: set[int] = set()
        self._beside: dict[int, list[int]] = {}
        for i, relation in enumerate(deprel):
            if relation is None or head[i] < 0:
                continue
            spoken = quotation[i] >= 0 > quotation[head[i]]  # what is said, seen from its verb
            if relation == "nsubj:pass":
                self._done_to.setdefault(head[i], i)
            elif relation.startswith("nsubj") and not spoken:
                self._subject.setdefault(head[i], i)
            elif relation == "nmod:poss" or (relation == "nmod" and self._behind_of(i)):
                self._possessor.setdefault(head[i], i)
            elif relation == "cop":
                self._copula.add(head[i])
            elif relation in ("obj", "iobj") and not spoken:
                self._object.setdefault(head[i], i)
            elif relation == "obl:agent":
                self._agent.setdefault(head[i], i)
            elif relation == "appos":
                self._beside.setdefault(head[i], []).append(i)
            elif relation == "advmod" and lower[i] in DENIALS:
                self._denied.add(head[i])
        self._turned = {
            word: verb
            for verb, word in self._object.items()
            if word > verb and verb not in self._subject and self._opens_narration(verb)
        }
        self._subject |= {verb: word for word, verb in self._turned.items()}

    def head_of(self, first: int, last: int) -> int | None:
        """The head of the words [first, last): the first of them that depends on none of the others."""
        for i in range(first, last):
            if self.deprel[i] not in (None, "punct") and not first <= self.head[i] < last:
                return i
        return None

    def place(self, first: int, last: int) -> Place | None:
        """Where the phrase of the words [first, last) stands in its clause."""
        top = self._above(first, last)
        relation = None if top is None else self.deprel[top]
        if relation is None:
            return None
        if relation.startswith("nsubj") or top in self._turned:
            return "subject"
        return "possessive" if relation == "nmod:poss" else "object"

    def called(self, first: int, last: int) -> bool:
        """Says whether the phrase calls somebody."""
        top = self._above(first, last)
        return top is not None and self.deprel[top] == "vocative"

    def subject_of(self, verb: int) -> int | None:
        """The word that does what a verb tells; a verb without a subject shares that of the verb above it.

        So do verbs behind `and`, and participles (`he rose, saying`). The subject of a relative clause is the word that
        the clause is about, and that of a gerund its possessor; whoever is told or made to do something does it. Nobody
        does what is done to somebody.
        """
        if verb < 0 or verb in self._done_to:
            return None
        for _ in range(LONGEST_CHAIN):
            subject = self._subject.get(verb, self._done_to.get(verb, self._possessor.get(verb)))
            relation, above = self.deprel[verb], self.head[verb]
            if above >= 0 and (relation or "").startswith("acl"):
                return above if subject is None or self.lower[subject] in RELATIVE else subject
            if subject is not None or above < 0 or relation not in SHARING:
                return subject
            if relation == "xcomp" and above in self._object and self.lower[above] not in PROMISES:
                return self._object[above]
            verb = above
        return None

    def agent_of(self, event: int, xpos: str) -> int | None:
        """The word that names who does what a word with this tag tells of; of nouns nobody knows (`Anna's death`)."""
        if xpos.startswith("NN"):
            return None
        passive = event in self._done_to or self._told_of(event, xpos)
        return self._agent.get(event) if passive else self.subject_of(event)

    def patient_of(self, event: int, xpos: str) -> int | None:
        """The word that names whom or what it is done to."""
        if self._told_of(event, xpos):
            return self.head[event]
        found = self._done_to.get(event, self._object.get(event))
        return None if found in self._turned else found

    def _told_of(self, event: int, xpos: str) -> bool:
        """Says whether a participle tells what was done to the noun before it: `the man killed by Peter`."""
        return xpos == "VBN" and self.deprel[event] == "acl" and event not in self._subject and self.head[event] >= 0

    def possessor_of(self, word: int) -> int | None:
        """Whose it is: the possessor before a noun, or behind its `of`."""
        return self._possessor.get(word)

    def alongside(self, word: int) -> Iterator[int]:
        """The words that name the same as a noun, beside it (`Marta, the miller`) or across `is` (`I was the cook`)."""
        if self.deprel[word] == "appos" and self.head[word] >= 0:
            yield self.head[word]
        yield from self._beside.get(word, ())
        subject = self._subject.get(word)
        if subject is not None and word in self._copula and word not in self._denied:
            yield subject

    def _opens_narration(self, word: int) -> bool:
        """Says whether a word is the first of the narration behind a quotation."""
        before = word - 1
        while before > 0 and not self.lower[before][0].isalnum():
            before -= 1
        return self.quotation[word] < 0 <= before and self.quotation[before] >= 0

    def _behind_of(self, word: int) -> bool:
        """Says whether `of` stands before a word, or before its article."""
        return "of" in self.lower[max(0, word - 2) : word]

    def _above(self, first: int, last: int) -> int | None:
        """The word through which a phrase takes its place: its head, or what that stands in a list with or beside."""
        at = self.head_of(first, last)
        for _ in range(LONGEST_CHAIN):
            if at is None or self.deprel[at] not in ALIKE or self.head[at] < 0:
                return at
            at = self.head[at]
        return at
