"""Acts of perceiving: who sees, hears or senses whom, as verbs and nouns of perception tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from storyglass.minds import perception_words as words
from storyglass.minds.perception_clauses import Clauses
from storyglass.minds.perception_posts import LONGEST_PHRASE, Post, Posts
from storyglass.story import Sense


@dataclass(frozen=True, slots=True)
class Percept:
    """An act of perceiving: `wide` means everybody who is there, `plural` that more perceive than are named."""

    word: int
    who: tuple[int, ...]
    plural: bool
    of: tuple[int, ...]
    wide: bool
    sense: Sense
    post: Post | None
    covert: bool
    asleep: bool


TOLD_ASLEEP = 40
"""Words at most from the sleep of somebody to an act of perceiving them."""


class Percepts:
    """Finds the acts of perceiving in a narrative."""

    def __init__(self, clauses: Clauses, posts: Posts) -> None:
        self.clauses, self.posts = clauses, posts
        self.narrative, self.page = clauses.narrative, clauses.page

    def all(self) -> Iterator[Percept]:
        """The acts of perceiving, in text order."""
        page = self.page
        before: Percept | None = None
        for word, upos in enumerate(page.upos):
            if upos not in ("VERB", "NOUN") or page.paragraph[word] < 0:
                continue
            found = self._percept(word, before)
            if found is not None:
                before = found
                yield found

    def _percept(self, word: int, before: Percept | None) -> Percept | None:
        page = self.page
        lemma = page.lemma[word]
        sight = page.upos[word] == "NOUN"
        if sight:
            verb = page.head[word]
            if verb < 0 or (lemma not in words.SIGHTS and lemma not in words.EYES_AND_EARS):
                return None
            if page.lemma[verb] not in words.TAKING and lemma not in words.EYES_AND_EARS:
                return None
            if lemma in words.EYES_AND_EARS and not self._put_to(word, verb):
                return None
        elif lemma in words.PERCEIVING:
            verb = word
        else:
            return None
        if self.clauses.denied(verb) or self.clauses.supposed(verb) or self.clauses.asked(verb):
            return None
        who, plural = self.clauses.doers(verb)
        if not who and not plural:
            if page.quotation[word] >= 0 or self.clauses.tree.subject_of(verb) is not None:
                return None
            who, plural = self._doers_before(verb, before)
            if not who and not plural:
                return None
        of, wide = self.objects(word, lemma)
        of = tuple(p for p in of if p not in who)
        post = self.posts.post_of(verb, who)
        held = lemma in words.EYES_AND_EARS and sight
        if post is None and "it" in page.lower[word + 1 : word + 4]:
            post = self.posts.meant_by_it(word, words.GAPS if held else words.SHOWING)
        if post is None and page.quotation[word] < 0 and lemma not in words.LOOKING:
            post = self.posts.device_before(word, who)
        wide = wide or held
        covert = held or lemma in words.COVERT or self._secretly(verb)
        if lemma in words.STALKING and not of:
            return None
        asleep = self._asleep(word) or self._sleeping(word, of)
        return Percept(word, who, plural, of, wide, words.sense_of(lemma), post, covert, asleep)

    def _doers_before(self, verb: int, before: Percept | None) -> tuple[tuple[int, ...], bool]:
        """Who does what a verb without a subject tells: whoever acts before it in its sentence, or perceived before."""
        page = self.page
        for word in range(verb - 1, self.clauses.sentence(verb).start - 1, -1):
            deed = self.clauses.deed_at.get(word)
            if deed is not None and deed.agents and page.quotation[word] < 0:
                return self.clauses.doers(word)
        if before is not None and page.paragraph[before.word] == page.paragraph[verb]:
            return before.who, before.plural
        return (), False

    def _put_to(self, word: int, verb: int) -> bool:
        """Says whether an eye or an ear is held to something: `his ear to the door`."""
        page, span = self.page, self.clauses.sentence(word)
        near = page.lower[word + 1 : min(word + 4, span.stop)]
        return page.lemma[verb] in words.TAKING | words.HOLDING and bool({"to", "against"} & set(near))

    def _secretly(self, verb: int) -> bool:
        page = self.page
        below = [*self.narrative.children.get(verb, ())]
        return any(page.lower[child] in words.SECRETLY for child in below)

    def _asleep(self, word: int) -> bool:
        page, span = self.page, self.clauses.sentence(word)
        return any(page.lower[i] in words.ASLEEP for i in range(word + 1, min(word + 8, span.stop)))

    def _sleeping(self, word: int, of: tuple[int, ...]) -> bool:
        """Says whether the paragraph has just told that those perceived sleep."""
        page = self.page
        first = max(page.words_of_paragraph[page.paragraph[word]][0], word - TOLD_ASLEEP)
        for i in range(word - 1, first - 1, -1):
            if page.lower[i] in words.ASLEEP and page.quotation[i] < 0:
                verb = i if page.upos[i] == "VERB" else page.head[i]
                return bool(of) and not self.clauses.denied(i) and set(of) <= set(self.clauses.doers(verb)[0])
        return False

    def objects(self, word: int, lemma: str) -> tuple[tuple[int, ...], bool]:
        """Whom an act of perceiving is of: persons, whose things, who does what is seen; and whether it is of all."""
        page = self.page
        found: list[int] = []
        wide = False
        for child in self.narrative.children.get(word, ()):
            relation = page.deprel[child] or ""
            if relation in ("obj", "iobj") or (relation == "nsubj" and child > word):
                direct = lemma not in words.LOOKING
            elif relation in ("obl", "nmod"):
                case = next((page.lower[c] for c in self.narrative.children_of(child, "case")), "")
                direct = case in words.PREPOSITIONS_OF_OBJECTS and self.posts.post_at(child) is None
            elif relation in ("ccomp", "xcomp"):
                subject = next(self.narrative.children_of(child, "nsubj", "nsubj:pass"), None)
                found += self.clauses.named(
                    child if subject is None else subject, relation != "ccomp" and subject is None
                )
                wide = wide or (subject is not None and page.lower[subject] in words.WIDE)
                continue
            else:
                continue
            if direct and child > word - LONGEST_PHRASE:
                found += self.clauses.named(child, True)
                wide = wide or self._is_wide(child)
        if not found and not wide:
            found = self._behind(word, lemma)
        return tuple(dict.fromkeys(found)), wide

    def _behind(self, word: int, lemma: str) -> list[int]:
        """Whom the words right behind a verb name, where the tree does not tell its object."""
        page, links = self.page, 0
        for i in range(word + 1, min(word + LONGEST_PHRASE, self.clauses.sentence(word).stop)):
            if i in self.narrative.person_at:
                return self.clauses.named(i, False) if links or lemma not in words.LOOKING else []
            if page.upos[i] == "ADP" and page.lower[i] in words.PREPOSITIONS_OF_OBJECTS and not links:
                links = 1
            elif page.upos[i] not in ("DET", "ADJ", "PROPN"):
                return []
        return []

    def _is_wide(self, child: int) -> bool:
        page = self.page
        if any(page.lower[c] in words.THEY for c in self.narrative.children_of(child, "nmod:poss", "nmod")):
            return not self.clauses.named(child, True)
        return page.lower[child] in words.WIDE and not self.clauses.persons(child)
