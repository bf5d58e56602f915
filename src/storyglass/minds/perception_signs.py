"""The signs of perceiving in the words: posts to watch from, acts of perceiving, and words on who notices nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from storyglass.minds import perception_words as words
from storyglass.narrative.deeds import CONDITIONS, Deed
from storyglass.narrative.model import Narrative
from storyglass.story import Sense

LONGEST_PHRASE = 6
"""Words between a preposition and its noun at most."""
LONGEST_CLIMB = 6
"""Links from a noun up to the verb of its clause at most."""
SUPPOSING = frozenset("would should might may will shall 'll ’ll must 'd ’d wo ca".split())
NOUNS_AHEAD = frozenset("DET ADJ PRON NUM NOUN PROPN PART ADV".split())


@dataclass(frozen=True, slots=True)
class Post:
    """A thing that somebody perceives through or hides behind, with its preposition and the verb of its clause."""

    noun: int
    first: int
    last: int
    kind: str
    verb: int


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


@dataclass(frozen=True, slots=True)
class Cover:
    """Somebody is where nobody sees them; `sure` where the verb itself says that they hide."""

    word: int
    who: tuple[int, ...]
    post: Post | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Unnoticed:
    """Somebody does not notice: `watched` whom the text says it of (nobody: of all), `watcher` what they miss."""

    word: int
    watched: tuple[int, ...]
    watcher: tuple[int, ...]


class Signs:
    """Finds the signs of perceiving in a narrative that was parsed."""

    def __init__(self, narrative: Narrative, deeds: Sequence[Deed]) -> None:
        self.narrative, self.page, self.tree = narrative, narrative.page, narrative.page.tree
        self.deed_at = {deed.word: deed for deed in deeds}

    @cached_property
    def posts(self) -> dict[int, list[Post]]:
        """The posts of each sentence."""
        found: dict[int, list[Post]] = {}
        for noun, upos in enumerate(self.page.upos):
            if upos in ("NOUN", "PROPN") and self.page.paragraph[noun] >= 0:
                post = self._post(noun)
                if post is not None:
                    found.setdefault(self.page.sentence[noun], []).append(post)
        return found

    def _post(self, noun: int) -> Post | None:
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
        return Post(noun, first, last, kind, self.verb_above(noun))

    def verb_above(self, word: int) -> int:
        """The verb of the clause that a word stands in; -1 without one."""
        at = word
        for _ in range(LONGEST_CLIMB):
            if at < 0 or self.page.upos[at] == "VERB":
                return at
            if at in self.tree_subjects:
                return at
            at = self.page.head[at]
        return -1

    @cached_property
    def tree_subjects(self) -> frozenset[int]:
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
        return self.narrative.persons_of(subject), plural

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

    def percepts(self) -> Iterator[Percept]:
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
            if lemma not in words.SIGHTS or verb < 0 or page.lemma[verb] not in words.TAKING:
                return None
        elif (
            lemma in words.SEEING
            or lemma in words.HEARING
            or lemma in words.SENSING
            or lemma in words.LOOKING | words.STALKING
        ):
            verb = word
        else:
            return None
        if self.denied(verb) or self.supposed(verb) or self.asked(verb):
            return None
        who, plural = self.doers(verb)
        if not who and not plural:
            if page.quotation[word] >= 0 or self.tree.subject_of(verb) is not None or before is None:
                return None
            if page.paragraph[before.word] != page.paragraph[word]:
                return None
            who, plural = before.who, before.plural
        of, wide = self.objects(word, lemma)
        of = tuple(p for p in of if p not in who)
        post = self.post_of(verb, who)
        covert = lemma in words.COVERT or self._secretly(verb)
        if lemma in words.STALKING and not of:
            return None
        return Percept(word, who, plural, of, wide, words.sense_of(lemma), post, covert, self._asleep(word))

    def post_of(self, verb: int, who: Sequence[int]) -> Post | None:
        """What somebody perceives through or from, in the sentence of the verb."""
        for post in self.posts.get(self.page.sentence[verb], ()):
            if post.verb == verb or set(self.doers(post.verb)[0]) & set(who):
                return post
        return None

    def _secretly(self, verb: int) -> bool:
        page = self.page
        below = [*self.narrative.children.get(verb, ())]
        return any(page.lower[child] in words.SECRETLY for child in below)

    def _asleep(self, word: int) -> bool:
        page, span = self.page, self.sentence(word)
        return any(page.lower[i] in words.ASLEEP for i in range(word + 1, min(word + 8, span.stop)))

    def objects(self, word: int, lemma: str) -> tuple[tuple[int, ...], bool]:
        """Whom an act of perceiving is of: persons, whose things, who does what is seen; and whether it is of all."""
        page = self.page
        found: list[int] = []
        wide = False
        for child in self.narrative.children.get(word, ()):
            relation = page.deprel[child] or ""
            if relation in ("obj", "iobj"):
                direct = lemma not in words.LOOKING
            elif relation in ("obl", "nmod"):
                case = next((page.lower[c] for c in self.narrative.children_of(child, "case")), "")
                direct = case in words.PREPOSITIONS_OF_OBJECTS and self._post(child) is None
            elif relation in ("ccomp", "xcomp"):
                subject = next(self.narrative.children_of(child, "nsubj", "nsubj:pass"), None)
                found += self._named(child if subject is None else subject, relation != "ccomp" and subject is None)
                wide = wide or (subject is not None and page.lower[subject] in words.WIDE)
                continue
            else:
                continue
            if direct and child > word - LONGEST_PHRASE:
                found += self._named(child, True)
                wide = wide or self._is_wide(child)
        return tuple(dict.fromkeys(found)), wide

    def _is_wide(self, child: int) -> bool:
        page = self.page
        return page.lower[child] in words.WIDE and child not in self.narrative.person_at

    def _named(self, top: int, possessors: bool) -> list[int]:
        """The persons that a phrase names, or whose it is."""
        page, found, rest = self.page, [*self.narrative.persons_of(top)], [top]
        while rest and possessors:
            at = rest.pop()
            for child in self.narrative.children.get(at, ()):
                relation = page.deprel[child] or ""
                if relation in ("nmod:poss", "conj", "compound") or (
                    relation == "nmod" and page.lower[child - 1] != "with"
                ):
                    found += self.narrative.persons_of(child)
                    rest.append(child)
        return found

    def covers(self) -> Iterator[Cover]:
        """Who is where nobody sees them, in text order."""
        page = self.page
        for word, upos in enumerate(page.upos):
            if page.paragraph[word] < 0 or not (upos == "VERB" or word in self.tree_subjects):
                continue
            posts = [
                p for p in self.posts.get(page.sentence[word], ()) if p.kind != "device" and word in (p.verb, p.noun)
            ]
            hiding = page.lemma[word] in words.HIDING and upos == "VERB" and self._hides_itself(word)
            if self.supposed(word) or self.denied(word) or self.asked(word):
                continue
            if hiding or (posts and page.lemma[word] in words.POSTURES) or any(p.noun == word for p in posts):
                who, _ = self.doers(word)
                if who:
                    yield Cover(word, who, posts[0] if posts else None, hiding or self._overhead(posts))

    def _hides_itself(self, verb: int) -> bool:
        """Says whether it is no other thing that somebody hides."""
        return all(self.page.lower[o].endswith(("self", "selves")) for o in self.narrative.children_of(verb, "obj"))

    def _overhead(self, posts: Sequence[Post]) -> bool:
        return any(self.page.lower[i] in ("above", "over") for p in posts for i in range(p.noun, p.last))

    def unnoticed(self) -> Iterator[Unnoticed]:
        """Where the text says that somebody notices nothing."""
        page = self.page
        for word, lemma in enumerate(page.lemma):
            if page.paragraph[word] < 0:
                continue
            if page.upos[word] == "VERB" and lemma in words.NOTICING:
                subject = self.tree.subject_of(word)
                nobody = subject is not None and any(
                    page.lower[i] in words.NOBODY for i in (subject, *self.narrative.children.get(subject, ()))
                )
                if (nobody or self.denied(word)) and not self.supposed(word) and not self.asked(word):
                    yield from self._missed(word, subject, nobody)
            elif page.lower[word] in words.UNWITTING or (page.lower[word] in words.ALONE and self._believed(word)):
                who = self._about(word)
                if who:
                    yield Unnoticed(word, who, ())

    def _missed(self, verb: int, subject: int | None, nobody: bool) -> Iterator[Unnoticed]:
        page = self.page
        below = list(self.narrative.children.get(verb, ()))
        turns = page.lemma[verb] in ("look", "turn")
        if turns and not any(page.lower[child] in ("up", "round", "around", "back") for child in below):
            return
        watcher, _ = self.objects(verb, page.lemma[verb])
        watched = self.doers(verb)[0]
        group = nobody or (subject is not None and page.lower[subject] in words.PLURAL)
        if turns or watcher:
            yield Unnoticed(verb, () if group else watched, tuple(p for p in watcher if p not in watched))

    def _believed(self, word: int) -> bool:
        verb = self.page.head[word]
        return verb >= 0 and self.page.lemma[verb] in words.BELIEVING

    def _about(self, word: int) -> tuple[int, ...]:
        subject = next(self.narrative.children_of(word, "nsubj"), None)
        if subject is None:
            return self.doers(self.page.head[word])[0]
        return self.narrative.persons_of(subject)


def may_precede(upos: str, word: str) -> bool:
    """Says whether a word may stand between a preposition and its noun."""
    return upos in NOUNS_AHEAD and word not in ("up", "from")


def kind_of(preposition: str, noun: str, before: Sequence[str]) -> str | None:
    """What sort of post a noun is behind its preposition; None where it is none."""
    if preposition == "of" and "side" in before:
        return "behind" if noun in words.BARRIERS | words.GAPS else None
    if preposition in words.BEHIND or (preposition in words.THROUGH and "from" in before):
        return "behind" if noun in words.BARRIERS | words.GAPS else None
    if (
        preposition in words.ON_DEVICES
        and noun in words.DEVICES
        and not (noun == "mirror" and preposition != "through")
    ):
        return "device"
    if preposition in words.THROUGH:
        return "gap" if noun in words.GAPS else None
    if preposition in words.UNDER:
        return "hide" if noun in words.COVERS_ABOVE else None
    if preposition in words.INSIDE:
        if noun in words.HIDES:
            return "hide"
        return "gap" if noun in words.GAPS and preposition in ("from", "at") else None
    return None
