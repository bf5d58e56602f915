"""What people perceive through, and what they hide behind or in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from storyglass.minds import perception_words as words
from storyglass.minds.perception_clauses import Clauses

LONGEST_PHRASE = 6
"""Words between a preposition and its noun at most."""
FARTHEST_DEVICE = 60
"""Words from an act of perceiving back to the device that it goes through at most."""
FARTHEST_ANTECEDENT = 30
"""Words from `it` back to the thing that it means at most."""
NOUNS_AHEAD = frozenset("DET ADJ PRON NUM NOUN PROPN PART ADV".split())


@dataclass(frozen=True, slots=True)
class Post:
    """A thing that somebody perceives through or hides behind, with its preposition and the verb of its clause."""

    noun: int
    first: int
    last: int
    kind: str
    verb: int


class Posts:
    """Finds the posts of a narrative."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses, self.narrative, self.page = clauses, clauses.narrative, clauses.page

    @cached_property
    def posts(self) -> dict[int, list[Post]]:
        """The posts of each sentence."""
        found: dict[int, list[Post]] = {}
        for noun, upos in enumerate(self.page.upos):
            if upos in ("NOUN", "PROPN") and self.page.paragraph[noun] >= 0:
                post = self.post_at(noun)
                if post is not None:
                    found.setdefault(self.page.sentence[noun], []).append(post)
        return found

    def post_at(self, noun: int) -> Post | None:
        """The post that a noun is behind its preposition, if it is one."""
        page, begin = self.page, self.page.first_word[self.page.sentence[noun]]
        first = noun
        while (
            first > begin and noun - first < LONGEST_PHRASE and may_precede(page.upos[first - 1], page.lower[first - 1])
        ):
            first -= 1
        before = first - 1
        if before < begin or page.upos[before] not in ("ADP", "SCONJ", "ADV"):
            return None
        kind = kind_of(page.lower[before], page.lower[noun], page.lower[max(begin, before - 4) : before])
        if kind is None:
            return None
        last = noun + 1
        for child in self.narrative.children_of(noun, "nmod"):
            if child > noun and child - noun <= LONGEST_PHRASE and all(u != "PUNCT" for u in page.upos[noun:child]):
                last = child + 1
        return Post(noun, first, last, kind, self.clauses.verb_above(noun))

    def post_of(self, verb: int, who: Sequence[int]) -> Post | None:
        """What somebody perceives through or from, in the sentence of the verb."""
        for post in self.posts.get(self.page.sentence[verb], ()):
            if (
                post.verb == verb
                or self.page.head[verb] == post.noun
                or set(self.clauses.doers(post.verb)[0]) & set(who)
            ):
                return post
        return None

    def voices(self) -> Iterator[Post]:
        """The devices that speak: `the loudspeaker went on`."""
        page = self.page
        for noun, lower in enumerate(page.lower):
            verb = page.head[noun]
            if lower not in words.SPEAKERS or verb < 0 or page.paragraph[noun] < 0 or page.quotation[noun] >= 0:
                continue
            if (page.deprel[noun] or "").startswith("nsubj") and page.lemma[verb] in words.SPEAKING:
                own = next(self.narrative.children_of(noun, "det", "nmod:poss"), noun)
                yield Post(noun, min(own, noun), noun + 1, "device", verb)

    def device_before(self, word: int, who: Sequence[int]) -> Post | None:
        """The device that somebody was just told to be at: `bent over the crystal and watched`."""
        page = self.page
        begin = max(page.words_of_paragraph[page.paragraph[word]][0], word - FARTHEST_DEVICE)
        for noun in range(word - 1, begin - 1, -1):
            lower = page.lower[noun]
            if page.upos[noun] == "NOUN" and page.quotation[noun] < 0 and lower in words.APPARATUS | words.WATERS:
                verb = self.clauses.verb_above(noun)
                bent = lower in words.APPARATUS or (verb >= 0 and page.lemma[verb] in words.BENDING)
                if bent and set(self.clauses.doers(verb)[0]) & set(who):
                    own = next(self.narrative.children_of(noun, "det", "nmod:poss"), noun)
                    return Post(noun, min(own, noun), noun + 1, "device", verb)
        return None

    def meant_by_it(self, word: int, things: frozenset[str]) -> Post | None:
        """What `it` is behind, held to or looked through, among some things just told of."""
        page = self.page
        begin = max(page.words_of_paragraph[page.paragraph[word]][0], word - FARTHEST_ANTECEDENT)
        for noun in range(word - 1, begin - 1, -1):
            lower = page.lower[noun]
            if page.upos[noun] == "NOUN" and lower in things:
                own = next(self.narrative.children_of(noun, "det", "nmod:poss"), noun)
                kind = "device" if lower in words.SHOWING else "gap"
                return Post(noun, min(own, noun), noun + 1, kind, page.head[word])
        return None


def may_precede(upos: str, word: str) -> bool:
    """Says whether a word may stand between a preposition and its noun."""
    return upos in NOUNS_AHEAD and word not in ("up", "from")


def kind_of(preposition: str, noun: str, before: Sequence[str]) -> str | None:
    """What sort of post a noun is behind its preposition; None where it is none."""
    if preposition == "of" and "side" in before:
        return "behind" if noun in words.BARRIERS | words.GAPS else None
    if preposition == "of" and "end" in before and noun in words.WIRES:
        return "device"
    if preposition in words.BEHIND or (preposition in words.THROUGH and "from" in before):
        return "behind" if noun in words.BARRIERS | words.GAPS else None
    if preposition == "outside" and noun in ("door", "window", "tent", "curtain"):
        return "lookout"
    if preposition in words.ON_DEVICES and noun in words.DEVICES:
        return "device"
    if preposition in words.THROUGH:
        return "gap" if noun in words.GAPS else None
    if preposition in words.UNDER:
        return "hide" if noun in words.COVERS_ABOVE else None
    if preposition == "from" and noun in words.HEIGHTS:
        return "lookout"
    if preposition in words.INSIDE and (noun in words.HIDES or noun in words.LOOKOUTS):
        return "hide" if noun in words.HIDES else "lookout"
    return "gap" if noun in words.GAPS and preposition in ("from", "at", "to", "against") else None
