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
WORDS_ABOUT = 120
"""Words before and after a pool in which the text tells that it shows pictures."""
LONGEST_CLAUSE = 14
"""Words of a clause that is known or not known to somebody at most."""
FARTHEST_ANTECEDENT = 30
"""Words from `it` back to the thing that it means at most."""
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
class Display:
    """Somebody is shown by a device."""

    word: int
    of: tuple[int, ...]
    post: Post


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
            if verb < 0 or (lemma not in words.SIGHTS and lemma not in words.EYES_AND_EARS):
                return None
            if page.lemma[verb] not in words.TAKING and lemma not in words.EYES_AND_EARS:
                return None
            if lemma in words.EYES_AND_EARS and not self._put_to(word, verb):
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
            if page.quotation[word] >= 0 or self.tree.subject_of(verb) is not None:
                return None
            who, plural = self._doers_before(verb, before)
            if not who and not plural:
                return None
        of, wide = self.objects(word, lemma)
        of = tuple(p for p in of if p not in who)
        post = self.post_of(verb, who)
        held = lemma in words.EYES_AND_EARS and sight
        it = any(
            page.lower[i] == "it" and page.head[i] in (word, verb) for i in range(word + 1, min(word + 5, len(page)))
        )
        if post is None and it:
            post = self.meant_by_it(word, words.GAPS if held else words.SHOWING)
        wide = wide or held
        covert = held or lemma in words.COVERT or self._secretly(verb)
        if lemma in words.STALKING and not of:
            return None
        return Percept(word, who, plural, of, wide, words.sense_of(lemma), post, covert, self._asleep(word))

    def _doers_before(self, verb: int, before: Percept | None) -> tuple[tuple[int, ...], bool]:
        """Who does what a verb without a subject tells: whoever acts before it in its sentence, or perceived before."""
        page = self.page
        for word in range(verb - 1, self.sentence(verb).start - 1, -1):
            deed = self.deed_at.get(word)
            if deed is not None and deed.agents and page.quotation[word] < 0:
                return self.doers(word)
        if before is not None and page.paragraph[before.word] == page.paragraph[verb]:
            return before.who, before.plural
        return (), False

    def post_of(self, verb: int, who: Sequence[int]) -> Post | None:
        """What somebody perceives through or from, in the sentence of the verb."""
        for post in self.posts.get(self.page.sentence[verb], ()):
            if post.verb == verb or self.page.head[verb] == post.noun or set(self.doers(post.verb)[0]) & set(who):
                return post
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

    def _put_to(self, word: int, verb: int) -> bool:
        """Says whether an eye or an ear is held to something: `his ear to the door`."""
        page, span = self.page, self.sentence(word)
        near = page.lower[word + 1 : min(word + 4, span.stop)]
        return page.lemma[verb] in words.TAKING | words.HOLDING and bool({"to", "against"} & set(near))

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
            if relation in ("obj", "iobj") or (relation == "nsubj" and child > word):
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
        if any(page.lower[c] in words.THEY for c in self.narrative.children_of(child, "nmod:poss", "nmod")):
            return not self._named(child, True)
        return page.lower[child] in words.WIDE and not self._persons(child)

    def _named(self, top: int, possessors: bool) -> list[int]:
        """The persons that a phrase names, or whose it is."""
        page, found, rest = self.page, self._persons(top), [top]
        while rest and possessors:
            at = rest.pop()
            for child in self.narrative.children.get(at, ()):
                relation = page.deprel[child] or ""
                if relation in ("nmod:poss", "conj", "compound") or (
                    relation == "nmod" and page.lower[child - 1] != "with"
                ):
                    found += self._persons(child)
                    rest.append(child)
        return found

    def _persons(self, word: int) -> list[int]:
        """The persons that a word names; a plural pronoun that was taken for one person names nobody."""
        found = self.narrative.persons_of(word)
        if self.page.lower[word] in words.THEY and len(found) == 1:
            one = self.narrative.people.persons[found[0]]
            return [] if one.gender in ("he", "she") else [*found]
        return [*found]

    def displays(self) -> Iterator[Display]:
        """Who is seen to act in something that shows who is elsewhere: `on the screen Ada had got up`."""
        page = self.page
        for posts in self.posts.values():
            for post in posts:
                if post.kind != "device" or page.lower[post.first - 1] not in ("in", "on"):
                    continue
                shows = page.lower[post.noun] in words.SHOWING
                if (shows or self._pictured(post.noun)) and page.lemma[post.verb] not in words.PERCEIVING:
                    who = self.doers(post.verb)[0] or self._actor_after(post)
                    if who and (shows or post.noun < post.verb or post.verb < 0):
                        yield Display(post.noun, who, post)

    def _pictured(self, noun: int) -> bool:
        """Says whether the paragraphs about a pool or a mirror tell that it shows pictures."""
        page = self.page
        if page.lower[noun] not in words.WATERS:
            return False
        about = range(max(0, noun - WORDS_ABOUT), min(len(page), noun + WORDS_ABOUT))
        return any(page.lower[i] in words.PICTURES for i in about)

    def _actor_after(self, post: Post) -> tuple[int, ...]:
        """Who acts right behind a post that a sentence begins with."""
        for word in range(post.last, min(post.last + LONGEST_CLAUSE, self.sentence(post.noun).stop)):
            deed = self.deed_at.get(word)
            if deed is not None and deed.agents:
                return deed.agents
        return ()

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
            placed = any(post.noun == word for post in posts) or self._behind_it(word)
            if hiding or placed or (posts and page.lemma[word] in words.POSTURES):
                who, _ = self.doers(word)
                if who:
                    post = posts[0] if posts else self.meant_by_it(word, words.BARRIERS | words.GAPS)
                    yield Cover(word, (*who, *self._with(word)), post, hiding or self._overhead(posts))

    def _behind_it(self, word: int) -> bool:
        """Says whether a word is the pronoun of `was behind it`."""
        below = self.narrative.children_of(word, "case")
        return self.page.upos[word] == "PRON" and any(self.page.lower[child] in words.BEHIND for child in below)

    def _with(self, word: int) -> Iterator[int]:
        """Those who are where somebody is: `behind it with Ada`."""
        page = self.page
        for i in range(word + 1, min(word + LONGEST_CLAUSE, self.sentence(word).stop)):
            if page.lower[i] in ("with", "beside") and page.upos[i] == "ADP":
                named = next((j for j in (i + 1, i + 2, i + 3) if j in self.narrative.person_at), None)
                yield from self.narrative.persons_of(named)
            elif page.upos[i] == "VERB":
                return

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
                nobody = self.nobody_before(word)
                if (nobody or self.denied(word)) and not self.supposed(word) and not self.asked(word):
                    yield from self._missed(word, self.tree.subject_of(word), nobody)
            elif page.upos[word] == "VERB" and lemma in words.KNOWING:
                if self.denied(word) and not self.supposed(word) and not self.asked(word):
                    yield from self._ignorant(word)
            elif lemma in words.NOTIONS and page.lemma[page.head[word]] == "have" and self._lacking(word):
                watched, _ = self.doers(page.head[word])
                if watched and any(page.lower[i] in words.WATCHING for i in self.sentence(word)):
                    yield Unnoticed(word, watched, ())
            elif page.lower[word] in words.UNWITTING or (page.lower[word] in words.ALONE and self._believed(word)):
                who = self._about(word)
                if who:
                    yield Unnoticed(word, who, ())

    def _lacking(self, word: int) -> bool:
        return self.denied(word) or self.denied(self.page.head[word])

    def _missed(self, verb: int, subject: int | None, nobody: bool) -> Iterator[Unnoticed]:
        page = self.page
        turns = page.lemma[verb] in ("look", "turn", "glance")
        below = [page.lower[child] for child in self.narrative.children.get(verb, ())]
        if turns and not {"up", "round", "around", "back"} & set(below):
            return
        watcher = [
            person
            for thing in self.narrative.children_of(verb, "obj", "iobj")
            if page.lower[thing] not in words.OWN
            for person in self.narrative.persons_of(thing)
        ]
        watched, plural = self.doers(verb)
        if nobody or plural:
            watched = ()
        if turns or watcher or (nobody and page.lemma[verb] == "notice"):
            yield Unnoticed(verb, watched, tuple(person for person in watcher if person not in watched))

    def _ignorant(self, word: int) -> Iterator[Unnoticed]:
        """Who does not know that they are watched: `did not know that he was there`, `had no idea of it`."""
        page, span = self.page, self.sentence(word)
        ahead = range(word + 1, min(word + LONGEST_CLAUSE, span.stop))
        if not any(page.lower[i] in words.WATCHING for i in ahead):
            return
        watched, _ = self.doers(word)
        if watched:
            subjects = [i for i in ahead if (page.deprel[i] or "").startswith("nsubj")]
            watcher = [p for i in subjects[:1] if page.deprel[i] == "nsubj" for p in self.narrative.persons_of(i)]
            yield Unnoticed(word, watched, tuple(p for p in watcher if p not in watched))

    def nobody_before(self, verb: int) -> bool:
        """Says whether nobody does what a verb tells: `neither had thought to look up`."""
        page, begin = self.page, self.sentence(verb).start
        for word in range(verb - 1, max(begin, verb - LONGEST_PHRASE) - 1, -1):
            lower = page.lower[word]
            if lower in words.NOBODY or (lower == "one" and word > begin and page.lower[word - 1] == "no"):
                return True
            if page.upos[word] == "PUNCT" or (page.deprel[word] or "").startswith("nsubj"):
                return False
        return False

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
    if preposition in words.ON_DEVICES and noun in words.DEVICES:
        return "device"
    if preposition in words.THROUGH:
        return "gap" if noun in words.GAPS else None
    if preposition in words.UNDER:
        return "hide" if noun in words.COVERS_ABOVE else None
    if preposition in words.INSIDE and (noun in words.HIDES or noun in words.LOOKOUTS):
        return "hide" if noun in words.HIDES else "lookout"
    return "gap" if noun in words.GAPS and preposition in ("from", "at", "to", "against") else None
