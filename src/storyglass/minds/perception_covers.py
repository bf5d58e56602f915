"""Who is where nobody sees them, whom a device shows, and who notices nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storyglass.minds import perception_words as words
from storyglass.minds.perception_clauses import Clauses
from storyglass.minds.perception_posts import LONGEST_PHRASE, Post, Posts

WORDS_ABOUT = 120
"""Words before and after a pool in which the text tells that it shows pictures."""
WORDS_AWAKE = 250
"""Words before and after eyes that are shut in which the text tells of sleeping or waking."""
LONGEST_CLAUSE = 14
"""Words of a clause that is known or not known to somebody at most."""


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


class Covers:
    """Finds the signs of being hidden, and of not noticing, in a narrative."""

    def __init__(self, clauses: Clauses, posts: Posts) -> None:
        self.clauses, self.posts = clauses, posts
        self.narrative, self.page = clauses.narrative, clauses.page

    def displays(self) -> Iterator[Display]:
        """Who is seen to act in something that shows who is elsewhere: `on the screen Ada had got up`."""
        page = self.page
        for posts in self.posts.posts.values():
            for post in posts:
                if post.kind != "device" or page.lower[post.first - 1] not in ("in", "on"):
                    continue
                shows = page.lower[post.noun] in words.SHOWING
                if (shows or self._pictured(post.noun)) and page.lemma[post.verb] not in words.PERCEIVING:
                    who = self.clauses.doers(post.verb)[0] or self._actor_after(post)
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
        for word in range(post.last, min(post.last + LONGEST_CLAUSE, self.clauses.sentence(post.noun).stop)):
            deed = self.clauses.deed_at.get(word)
            if deed is not None and deed.agents:
                return deed.agents
        return ()

    def covers(self) -> Iterator[Cover]:
        """Who is where, or is such that, nobody sees them."""
        yield from self._placed()
        yield from self._asleep()
        yield from self._eyes_shut()
        yield from self._unseen()

    def _placed(self) -> Iterator[Cover]:
        page = self.page
        for word, upos in enumerate(page.upos):
            if page.paragraph[word] < 0 or not (upos == "VERB" or word in self.clauses.having_subjects):
                continue
            posts = [
                p
                for p in self.posts.posts.get(page.sentence[word], ())
                if p.kind != "device" and word in (p.verb, p.noun) and self._hides(p, word)
            ]
            hiding = page.lemma[word] in words.HIDING and upos == "VERB" and self._hides_itself(word)
            if self.clauses.supposed(word) or self.clauses.denied(word) or self.clauses.asked(word):
                continue
            all_along = self._there(word)
            placed = any(post.noun == word for post in posts) or self._behind_it(word) or all_along
            if hiding or placed or (posts and page.lemma[word] in words.POSTURES):
                who, _ = self.clauses.doers(word)
                if who:
                    post = posts[0] if posts else self.posts.meant_by_it(word, words.BARRIERS | words.GAPS)
                    sure = hiding or self._overhead(posts) or (all_along and page.quotation[word] < 0)
                    yield Cover(word, (*who, *self._with(word)), post, sure)

    def _hides(self, post: Post, verb: int) -> bool:
        """Says whether a thing hides whoever is at it: furniture does only who lies or crouches under it."""
        page = self.page
        low = post.kind == "hide" and page.lower[post.noun] in words.LOW and page.lemma[verb] in words.CROUCHING
        return low or page.lower[post.noun] not in words.FURNITURE

    def _there(self, word: int) -> bool:
        """Says whether it is told that somebody was in a place the whole time."""
        page, span = self.page, self.clauses.sentence(word)
        if not words.PLACES & {page.lower[word], *self._below(word)}:
            return False
        return any(page.lower[i] in words.WHOLE and words.TIMES & set(page.lower[i + 1 : i + 3]) for i in span)

    def _below(self, word: int) -> Iterator[str]:
        return (self.page.lower[child] for child in self.narrative.children.get(word, ()))

    def _asleep(self) -> Iterator[Cover]:
        """Who is taken for asleep: `they thought she was asleep`, `pretended to sleep`."""
        page = self.page
        for word, lower in enumerate(page.lower):
            if lower not in words.ASLEEP or page.paragraph[word] < 0 or page.quotation[word] >= 0:
                continue
            verb = page.head[word]
            if verb < 0 or self.clauses.denied(verb):
                continue
            if page.lemma[verb] in words.FEIGNING:
                who = self.clauses.doers(verb)[0]
            elif page.lemma[verb] in words.BELIEVING and page.lemma[verb] != "feel":
                who = tuple(p for p in self._about(word) if p not in self.clauses.doers(verb)[0])
            else:
                continue
            if who:
                yield Cover(word, who, None, True)

    def _eyes_shut(self) -> Iterator[Cover]:
        """Who keeps their eyes shut where others might think that they sleep: `he keeps his eyes shut`."""
        page = self.page
        for word, lower in enumerate(page.lower):
            if lower != "eyes" or page.paragraph[word] < 0 or page.quotation[word] >= 0:
                continue
            near = set(page.lower[word + 1 : word + 3])
            about = range(max(0, word - WORDS_AWAKE), min(len(page), word + WORDS_AWAKE))
            if not near & words.SHUT or not any(page.lower[i] in words.WAKING for i in about):
                continue
            verb = self.clauses.verb_above(word)
            owner = self.clauses.tree.possessor_of(word)
            who = self.clauses.doers(verb)[0] if verb >= 0 else ()
            if who and page.lemma[verb] in ("keep", "have", "hold", "lie") and owner is not None:
                yield Cover(word, who, None, True)

    def _unseen(self) -> Iterator[Cover]:
        """Who does something unseen."""
        page = self.page
        for word, lower in enumerate(page.lower):
            if lower in words.UNSEEN and page.paragraph[word] >= 0 and page.quotation[word] < 0:
                who = self.clauses.doers(self.clauses.verb_above(page.head[word]) if page.head[word] >= 0 else -1)[0]
                if who and not self.clauses.denied(word):
                    yield Cover(word, who, None, False)

    def _behind_it(self, word: int) -> bool:
        """Says whether a word is the pronoun of `was behind it`."""
        below = self.narrative.children_of(word, "case")
        return self.page.upos[word] == "PRON" and any(self.page.lower[child] in words.BEHIND for child in below)

    def _with(self, word: int) -> Iterator[int]:
        """Those who are where somebody is: `behind it with Ada`."""
        page = self.page
        for i in range(word + 1, min(word + LONGEST_CLAUSE, self.clauses.sentence(word).stop)):
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
                nobody = self._nobody_before(word)
                if (
                    (nobody or self.clauses.denied(word))
                    and not self.clauses.supposed(word)
                    and not self.clauses.asked(word)
                ):
                    yield from self._missed(word, self.clauses.tree.subject_of(word), nobody)
            elif page.upos[word] == "VERB" and lemma in words.KNOWING:
                if self.clauses.denied(word) and not self.clauses.supposed(word) and not self.clauses.asked(word):
                    yield from self._ignorant(word)
            elif lemma in words.NOTIONS and page.lemma[page.head[word]] == "have" and self._lacking(word):
                watched, _ = self.clauses.doers(page.head[word])
                if watched and any(page.lower[i] in words.WATCHING for i in self.clauses.sentence(word)):
                    yield Unnoticed(word, watched, ())
            elif page.lower[word] in words.UNWITTING or (page.lower[word] in words.ALONE and self._believed(word)):
                who = self._about(word)
                if who:
                    yield Unnoticed(word, who, ())

    def _lacking(self, word: int) -> bool:
        return self.clauses.denied(word) or self.clauses.denied(self.page.head[word])

    def _missed(self, verb: int, subject: int | None, nobody: bool) -> Iterator[Unnoticed]:
        page = self.page
        turns = page.lemma[verb] in ("look", "turn", "glance")
        below = [page.lower[child] for child in self.narrative.children.get(verb, ())]
        if turns and not {"up", "round", "around", "back", "door", "window", "doorway"} & set(below):
            return
        watcher = [
            person
            for thing in self.narrative.children_of(verb, "obj", "iobj")
            if page.lower[thing] not in words.OWN
            for person in self.narrative.persons_of(thing)
        ]
        watched, plural = self.clauses.doers(verb)
        if nobody or plural:
            watched = ()
        if turns or watcher or (nobody and page.lemma[verb] == "notice"):
            yield Unnoticed(verb, watched, tuple(person for person in watcher if person not in watched))

    def _ignorant(self, word: int) -> Iterator[Unnoticed]:
        """Who does not know that they are watched: `did not know that he was there`, `had no idea of it`."""
        page, span = self.page, self.clauses.sentence(word)
        ahead = range(word + 1, min(word + LONGEST_CLAUSE, span.stop))
        if not any(page.lower[i] in words.WATCHING for i in ahead):
            return
        watched, _ = self.clauses.doers(word)
        if watched:
            subjects = [i for i in ahead if (page.deprel[i] or "").startswith("nsubj")]
            watcher = [p for i in subjects[:1] if page.deprel[i] == "nsubj" for p in self.narrative.persons_of(i)]
            yield Unnoticed(word, watched, tuple(p for p in watcher if p not in watched))

    def _nobody_before(self, verb: int) -> bool:
        """Says whether nobody does what a verb tells: `neither had thought to look up`."""
        page, begin = self.page, self.clauses.sentence(verb).start
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
            return self.clauses.doers(self.page.head[word])[0]
        return self.narrative.persons_of(subject)
