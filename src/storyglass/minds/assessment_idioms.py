"""What idioms judge, word by word: `what she lacks is patience`, `nothing scares him`, `anything but lazy`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from storyglass.minds.assessment_criteria import doing, quality_of
from storyglass.minds.assessment_lexicon import FACULTIES, FLAWED, NOBODY, QUALITIES, SKILLS, SOUND, TALENTS, TRAITS
from storyglass.minds.assessment_predicates import FARTHEST_WORD, HAVING, OPPOSITE, Claim, Judged, Predicates
from storyglass.narrative.deeds import DENYING
from storyglass.story import Verdict

LONGEST_CLEFT = 10
"""Words at most from the head of a cleft sentence to its `is`."""
LONGEST_HAVING = 5
"""Words at most from who has something to what it is."""
HAS = frozenset("has have 's 've got lacks lack".split())
ABSENT = frozenset("no n't not never little".split())
BETWEEN = HAS | ABSENT | frozenset("the a an any all such that this more much real great".split())
"""The words that may stand between the two."""
FRIGHTENING = frozenset("scare frighten rattle faze shake daunt terrify".split())
STREAKS = frozenset("streak nature side disposition".split())
"""Nouns of which somebody has one of some quality: `a cruel streak`."""
MISSING = frozenset("lack forget miss need see find want".split())
"""Verbs of a cleft sentence that say of what it ends in that it is not there; `see` and `find` where denied."""
AROUND: tuple[tuple[tuple[str, ...], Verdict], ...] = (
    (("anything", "but"), "lacks"), (("far", "from"), "lacks"), (("nothing", "if", "not"), "has"),
)  # fmt: skip
"""Words before a trait that deny it, or affirm it, in a roundabout way."""
GOODNESS = frozenset("very so really awfully".split())
"""Adverbs that may stand beside `good` where it judges somebody altogether."""
KEEPING = {"keep": frozenset("secret secrets confidence word counsel".split()), "hold": frozenset(["tongue"])}
"""Verbs with what one is discreet who keeps or holds it."""


class Idioms:
    """Reads qualities off turns of phrase, by the words more than by the tree."""

    def __init__(self, predicates: Predicates) -> None:
        self.predicates, self.narrative, self.page = predicates, predicates.narrative, predicates.page

    def judged(self, word: int, before: Sequence[Claim]) -> Iterator[Judged]:
        """What a word judges by as part of an idiom; only speakers use these."""
        page, upos = self.page, self.page.upos[word]
        if page.quotation[word] < 0:
            return
        lower = page.lower[word]
        if upos == "NOUN":
            yield from self._by_cleft(word, before)
            yield from self._by_streak(word)
            yield from self._by_having(word)
            if lower in QUALITIES and page.lower[word - 1] == "all" and page.lemma[word - 2] == "be":
                yield Judged(lower, "has", 0.55, word)
        yield from self._by_owned(word)
        if upos == "ADJ":
            yield from self._roundabout(word)
            if lower == "good" and self._altogether(word):
                yield Judged("good", "lacks" if self.predicates.denied(word) else "has", 0.55, word)
            elif lower in ("afraid", "scared", "frightened"):
                yield from self._by_fear(word)
        elif upos == "VERB":
            yield from self._by_fright(word)
            yield from self._by_power(word)

    def _by_cleft(self, word: int, before: Sequence[Claim]) -> Iterator[Judged]:
        """What somebody lacks or has, told first: `what he lacks is patience`, `what I can't see is any nerve`."""
        page, first = self.page, self._first(word)
        noun = page.lower[word]
        if page.lower[first] != "what" or (noun not in QUALITIES | FACULTIES and page.lemma[word] not in TALENTS):
            return
        told = range(first + 1, min(first + LONGEST_CLEFT, word))
        if not any(page.lower[i] in ("is", "'s", "are") for i in told):
            return
        denied = any(page.lower[i] in DENYING for i in told)
        owner = next((i for i in told if page.upos[i] in ("PRON", "PROPN", "NOUN")), None)
        verb = next((page.lemma[i] for i in told if page.lemma[i] in HAVING | MISSING), None)
        if owner is None or verb is None or not (denied or verb in ("lack", "need", "have", "get")):
            return
        verdict: Verdict = "lacks" if denied != (verb in ("lack", "need")) else "has"
        if page.lower[owner] != "i":
            yield Judged(noun, verdict, 0.65, owner)
        elif denied and before and page.sentence[word] - page.sentence[before[-1].word] <= 2:
            yield Judged(noun, verdict, 0.55, owner, before[-1].of)

    def _first(self, word: int) -> int:
        """The first word of a sentence behind its opening marks."""
        page, first = self.page, self.page.first_word[self.page.sentence[word]]
        while first < word and not page.forms[first][0].isalnum():
            first += 1
        return first

    def _by_having(self, word: int) -> Iterator[Judged]:
        """What the words right before a quality say of who has it, whatever the tree tells: `she's got no nerve`."""
        page, first = self.page, word
        while word - first < LONGEST_HAVING and page.lower[first - 1] in BETWEEN:
            first -= 1
        told = page.lower[first:word]
        owner = first - 1
        if (
            not HAS & set(told)
            or page.upos[owner] not in ("PRON", "PROPN")
            or page.sentence[owner] != page.sentence[word]
        ):
            return
        if told[0] in ("'s", "is") and not {"got", "no"} & set(told):
            return
        lacking = any(lower in ABSENT for lower in told) != ("lacks" in told or "lack" in told)
        if self.predicates.is_quality(word, lacking) or (lacking and page.lower[word] == "love"):
            yield Judged(page.lower[word], "lacks" if lacking else "has", 0.55, owner)

    def _by_streak(self, word: int) -> Iterator[Judged]:
        page, verb = self.page, self.page.head[word]
        if page.lower[word] in STREAKS and verb >= 0 and (page.lemma[verb] in HAVING or page.lower[verb] == "'ve"):
            for amod in self.narrative.children_of(word, "amod"):
                if page.lemma[amod].lower() in TRAITS:
                    yield Judged(quality_of(page.lemma[amod].lower()), "has", 0.65, verb)

    def _by_owned(self, word: int) -> Iterator[Judged]:
        """What is said of somebody's hands or judgement: `her judgement is sound`."""
        page = self.page
        if page.lower[word] not in SOUND | FLAWED or not any(True for _ in self.narrative.children_of(word, "cop")):
            return
        for noun in self.narrative.children_of(word, "nsubj"):
            owner = page.tree.possessor_of(noun)
            if owner is not None and page.lower[noun] in QUALITIES | FACULTIES and page.lower[owner] not in ("my", "i"):
                good = (page.lower[word] in SOUND) != self.predicates.denied(word)
                yield Judged(page.lower[noun], "has" if good else "lacks", 0.6, owner)

    def _roundabout(self, word: int) -> Iterator[Judged]:
        page = self.page
        for words, verdict in AROUND:
            if page.lemma[word].lower() in TRAITS and tuple(page.lower[word - len(words) : word]) == words:
                begin = max(self._first(word), word - FARTHEST_WORD)
                owner = next((i for i in range(word - 1, begin - 1, -1) if i in self.narrative.person_at), None)
                if owner is not None:
                    yield Judged(quality_of(page.lemma[word].lower()), verdict, 0.6, owner)

    def _altogether(self, word: int) -> bool:
        """Says whether `good` stands for itself behind `is`: `he's good`."""
        page, below = self.page, self.narrative.children.get(word, ())
        present = any(page.deprel[c] == "cop" and page.xpos[c] in ("VBZ", "VBP") for c in below)
        subject = next(self.narrative.children_of(word, "nsubj"), None)
        rest = [c for c in below if page.deprel[c] not in ("cop", "nsubj", "punct")]
        alone = all(page.lower[c] in GOODNESS or page.lower[c] in DENYING for c in rest)
        return present and alone and subject is not None and page.lower[subject] not in ("i", "we")

    def _by_fear(self, word: int) -> Iterator[Judged]:
        """Who is afraid of nothing, or not of anything."""
        page = self.page
        ahead = page.lower[word + 1 : word + 3]
        nothing = ahead[:1] == ["of"] and ahead[1:] in (["nothing"], ["nobody"], ["anything"], ["anyone"], ["anybody"])
        if nothing and (ahead[1] in NOBODY) != self.predicates.denied(word):
            yield Judged("fear", "lacks", 0.6, word)

    def _by_fright(self, word: int) -> Iterator[Judged]:
        """Whom nothing frightens."""
        page = self.page
        subject = next(self.narrative.children_of(word, "nsubj"), word - 1)
        whom = next(self.narrative.children_of(word, "obj"), None)
        if page.lemma[word] in FRIGHTENING and page.lower[subject] == "nothing" and whom is not None:
            yield Judged("fear", "lacks", 0.6, whom)

    def _by_power(self, word: int) -> Iterator[Judged]:
        """What somebody could not do for their life, or can keep: `she couldn't lead a horse to water`."""
        page, lemma = self.page, self.page.lemma[word]
        modal = next((page.lower[c] for c in self.narrative.children_of(word, "aux") if page.xpos[c] == "MD"), "")
        denied = self.predicates.denied(word)
        verdict: Verdict = OPPOSITE["has"] if denied else "has"
        if modal in ("can", "ca") and lemma in KEEPING:
            if any(page.lower[o] in KEEPING[lemma] for o in self.narrative.children_of(word, "obj")):
                yield Judged(self.predicates.phrase(word), verdict, 0.55, word)
        elif modal == "could" and denied and lemma in SKILLS:
            far = any(page.deprel[c] in ("obj", "obl", "advcl", "xcomp") for c in self.narrative.children.get(word, ()))
            if far:
                yield Judged(doing(lemma), "lacks", 0.5, word)
