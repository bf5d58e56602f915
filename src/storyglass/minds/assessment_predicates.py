"""What the predicates of a sentence judge: traits, qualities, skills and habits, by its tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from storyglass.minds.assessment_criteria import doing, quality_of
from storyglass.minds.assessment_lexicon import (
    ABLE,
    BLAMING,
    BODILY,
    CALLINGS,
    CIVILITIES,
    DOUBTING,
    FACULTIES,
    HABITS,
    HOW_BADLY,
    HOW_WELL,
    KINDS_OF_PEOPLE,
    LASTING,
    MOMENTARY,
    NO_QUALITIES,
    NOBODY,
    PASSING,
    PERSONS,
    POSSESSIONS,
    PRAISING,
    QUALITIES,
    SEEMING,
    SKILLS,
    SUITED,
    TALENTS,
    THANKING,
    TRAITS,
    UNABLE,
    UNSUITED,
    WORKING,
    WORTHIES,
)
from storyglass.narrative import Narrative
from storyglass.narrative.deeds import DENYING
from storyglass.story import Verdict

LONGEST_CHAIN = 12
"""Links upwards at most from a predicate to the verbs above it."""
NEXT = 2
"""Sentences at most between a judgement and what stands against it, with the tag between two parts of a line."""
FARTHEST_WORD = 40
"""Words of a sentence on either side of a predicate that are looked at."""
HAVING = frozenset("have possess lack get".split())
"""Verbs of having and lacking."""
OPPOSITE: dict[Verdict, Verdict] = {"has": "lacks", "lacks": "has", "unclear": "unclear"}


class Judged(NamedTuple):
    """A quality with a verdict, how sure that is, and the word whose subject has it, or who has it."""

    criterion: str
    verdict: Verdict
    confidence: float
    root: int
    of: int | None = None


class Claim(NamedTuple):
    """One judgement, with the word that voices it; nobody in `by` means the narrator."""

    of: int
    by: tuple[int, ...]
    criterion: str
    verdict: Verdict
    confidence: float
    word: int
    line: int


class Predicates:
    """Reads qualities off the predicates of sentences, whoever they are judged by."""

    def __init__(self, narrative: Narrative) -> None:
        self.narrative, self.page, self.tree = narrative, narrative.page, narrative.page.tree

    def subject(self, root: int) -> int | None:
        """The word that names whom a predicate is about; a word that names somebody is about them itself."""
        if root in self.narrative.person_at or self._is_pronoun(root):
            return root
        found = self.tree.subject_of(root)
        if found is None:  # `honest you are not`
            cops = self.narrative.children_of(root, "cop")
            found = next((subject for cop in cops for subject in self.narrative.children_of(cop, "nsubj")), None)
        return found

    def _is_pronoun(self, word: int) -> bool:
        return self.page.lower[word] in ("he", "she", "him", "her")

    def denied(self, root: int) -> bool:
        """Says whether a word is denied by one that depends on it."""
        return any(
            self.page.lower[c] in DENYING for c in self.narrative.children_of(root, "advmod", "det", "cc:preconj")
        )

    def leaves_open(self, root: int) -> bool:
        """Says whether somebody says in the same sentence that they do not know."""
        page, sentence = self.page, self.page.sentence[root]
        first, last = page.first_word[sentence], page.first_word[sentence + 1]
        for word in range(max(first, root - FARTHEST_WORD), min(last, root + FARTHEST_WORD)):
            lemma = page.lemma[word]
            if lemma in ("wonder", "doubt") or (lemma in DOUBTING and word != root and self.denied(word)):
                return True
        return False

    def judged(self, word: int, before: Sequence[Claim]) -> Iterator[Judged]:
        """What a word judges by, how, how surely, and the word whose subject is judged."""
        upos = self.page.upos[word]
        named = self.page.lower[word] in TRAITS  # whatever the tagger took it for: `quick` is no adverb behind `is`
        fronted = named and (upos == "PROPN" or any(True for _ in self.narrative.children_of(word, "cop")))
        takes_part = (
            upos == "VERB"
            and self.page.lemma[word] != "trust"
            and self.page.xpos[word] in ("VBN", "VBG")
            and self._is_copular(word)
        )
        if upos == "ADJ" or fronted or takes_part:
            yield from self._by_adjective(word)
        elif upos in ("NOUN", "PROPN"):
            yield from self._by_noun(word)
            yield from self._by_possession(word, before)
        elif upos == "VERB":
            yield from self._by_verb(word)

    def _is_copular(self, word: int) -> bool:
        return any(True for _ in self.narrative.children_of(self._first(word), "cop", "aux:pass"))

    def _first(self, word: int) -> int:
        """The first of the words that a word is coordinated with."""
        page = self.page
        for _ in range(LONGEST_CHAIN):
            if page.deprel[word] != "conj" or page.head[word] < 0 or self.has_subject(word):
                break
            word = page.head[word]
        return word

    def has_subject(self, word: int) -> bool:
        """Says whether a word is a predicate with a subject or a copula of its own."""
        return any(True for _ in self.narrative.children_of(word, "nsubj", "nsubj:pass", "cop"))

    def _stated(self, word: int) -> bool:
        """Says whether a predicate is told as a fact, by `be` or a verb of seeming, and of no mere moment."""
        page, first = self.page, self._first(word)
        below = [c for at in {word, first} for c in self.narrative.children.get(at, ())]
        if any(page.upos[c] == "AUX" and page.xpos[c] == "MD" for c in below):
            return False
        if any(page.lower[c] in MOMENTARY for c in below if page.upos[c] in ("ADV", "NOUN")):
            return False
        if any(page.deprel[c] == "cop" and page.xpos[c] == "VBG" for c in below):
            return False
        if self._is_copular(first):
            return not any(page.lower[c] == "being" for c in below)
        return page.deprel[first] == "xcomp" and page.lemma[page.head[first]] in SEEMING

    def _by_adjective(self, word: int) -> Iterator[Judged]:
        page, root = self.page, word
        lemma = page.lemma[word].lower()
        if page.deprel[word] == "advcl" and page.head[word] >= 0 and page.lower[page.head[word]] == "more":
            root = page.head[word]
        if page.deprel[word] == "amod" or not self._stated(root):
            return
        verdict: Verdict = "lacks" if self._lacks(root) else "has"
        if lemma in KINDS_OF_PEOPLE:
            yield Judged(KINDS_OF_PEOPLE[lemma], verdict, 0.65, root)
            return
        if lemma in ABLE | UNABLE or lemma in SUITED or lemma in ("capable", "incapable", "able"):
            yield from (Judged(c, v, s, root) for c, v, s in self._by_measure(word, lemma, verdict))
        if lemma not in TRAITS or lemma in SUITED or any(self._behind(word, "at", "with", "in")):
            return
        if lemma in ("capable", "able", "handy") and any(self._behind(word, "of", "for")):
            return
        if not self._lasts(word, root, lemma):
            return
        yield Judged(quality_of(lemma), verdict, 0.7, root)

    def _lacks(self, root: int) -> bool:
        page = self.page
        first = self._first(root)
        own = self.denied(root) or (first != root and self.denied(first) and not self._turns(root))
        less = any(
            page.lower[c] in ("less", "least", "hardly", "nothing") for c in self.narrative.children.get(root, ())
        )
        above = page.head[first] if page.deprel[first] == "xcomp" else -1
        nobody = above >= 0 and (self.denied(above) or self._nobodys(above))
        return (own or less) != nobody

    def _nobodys(self, verb: int) -> bool:
        """Says whether nobody does what a verb tells: `no one would call her kind`."""
        page = self.page
        subjects = list(self.narrative.children_of(verb, "nsubj"))
        return any(page.lower[s] in ("nobody", "none") or page.lower[s - 1 : s + 1] == ["no", "one"] for s in subjects)

    def _turns(self, word: int) -> bool:
        return any(self.page.lower[c] == "but" for c in self.narrative.children_of(word, "cc"))

    def _lasts(self, word: int, root: int, lemma: str) -> bool:
        """Says whether a trait is told as one, and not as how somebody is just then or in thanks."""
        page = self.page
        below = [c for at in {word, root, self._first(root)} for c in self.narrative.children.get(at, ())]
        lasting = any(page.lower[c] in LASTING for c in below)
        if any(page.deprel[c] in ("ccomp", "xcomp", "advcl") and page.head[c] == word and c > word for c in below):
            return False
        if any(self._behind(word, "of", "about", "for", "over")):
            return False
        subject = self.subject(root)
        if subject is not None and page.lower[subject] == "you" and lemma in CIVILITIES:
            thanked = any(page.lower[c] in THANKING for c in self.narrative.children.get(word, ()))
            if thanked or (page.deprel[word] == "root" and not any(page.deprel[c] == "conj" for c in below)):
                return False
        told = page.quotation[word] < 0
        present = any(page.xpos[c] in ("VBZ", "VBP") for c in below if page.deprel[c] == "cop")
        return lasting or lemma not in PASSING or (present and not told)

    def _behind(self, word: int, *cases: str) -> Iterator[int]:
        """What stands behind a word with one of some prepositions."""
        page = self.page
        for child in self.narrative.children_of(word, "obl", "nmod", "advcl", "acl"):
            if child > word and any(page.lower[c] in cases for c in self.narrative.children_of(child, "case", "mark")):
                yield child

    def _by_measure(self, word: int, lemma: str, verdict: Verdict) -> Iterator[tuple[str, Verdict, float]]:
        """What somebody is good at, capable of or fit for."""
        page = self.page
        cases = ("at", "with", "in") if lemma in ABLE | UNABLE else ("of", "for", "to", "with")
        if lemma in UNABLE or lemma in UNSUITED:
            verdict = OPPOSITE[verdict]
        for child in self._behind(word, *cases):
            if lemma in ABLE and page.upos[child] in ("PRON", "PROPN"):
                continue
            if page.upos[child] == "VERB":
                yield doing(page.lemma[child]), verdict, 0.7
            elif page.upos[child] == "NOUN":
                yield page.lower[child], verdict, 0.6

    def _by_noun(self, word: int) -> Iterator[Judged]:
        """What a noun behind `be` judges: `a good boy`, `a coward`, `a born leader`."""
        page = self.page
        verdict: Verdict = "lacks" if self._lacks(word) else "has"
        noun = page.lemma[word].lower()
        yield from self._by_existence(word, noun)
        if not self._is_copular(self._first(word)) or not self._stated(word) or self.subject(word) is None:
            return
        if page.xpos[word] in ("NNS", "NNPS"):
            return
        if self._is_had(word) and noun not in PERSONS and self.is_quality(word, True):
            yield Judged(noun, "lacks", 0.6, word)
            return
        amods = [page.lower[c] if page.upos[c] == "VERB" else page.lemma[c].lower() for c in self._adjectives(word)]
        if noun in KINDS_OF_PEOPLE and "no" not in amods:
            yield Judged(KINDS_OF_PEOPLE[noun], verdict, 0.7, word)
            return
        for amod in amods:
            if page.quotation[word] < 0 and amod in PASSING:
                continue
            if noun in PERSONS and (amod in TRAITS or (amod in ("good", "great", "bad") and noun != "friend")):
                yield Judged(quality_of(amod), verdict, 0.65, word)
            elif noun in CALLINGS or (noun.endswith(("er", "or")) and noun not in PERSONS):
                if amod in PRAISING or amod in BLAMING:
                    yield Judged(self._calling(noun), OPPOSITE[verdict] if amod in BLAMING else verdict, 0.65, word)
                elif amod in TRAITS:
                    yield Judged(quality_of(amod), verdict, 0.6, word)

    def _is_had(self, word: int) -> bool:
        """Says whether `'s no` before a quality stands for `has no`."""
        no = any(self.page.lower[c] == "no" for c in self.narrative.children_of(word, "det"))
        return no and any(self.page.lower[c] == "'s" for c in self.narrative.children_of(word, "cop"))

    def _by_existence(self, word: int, noun: str) -> Iterator[Judged]:
        """What there is or is not in somebody: `there's no malice in him`, `not a mean bone in her`."""
        page = self.page
        there = page.deprel[word] == "nsubj" and any(True for _ in self.narrative.children_of(page.head[word], "expl"))
        below = self.narrative.children.get(word, ())
        denied = any(page.lower[c] in ("no", "not", "little", "n't") for c in below)
        denied = denied or (there and self.denied(page.head[word]))
        places = [*self._behind(word, "in", "about"), *(self._behind(page.head[word], "in", "about") if there else ())]
        within = next((place for place in places if place in self.narrative.person_at), None)
        if within is None or noun in NOBODY:
            return
        if noun == "bone":
            for amod in self._adjectives(word):
                if page.lemma[amod].lower() in TRAITS:
                    yield Judged(quality_of(page.lemma[amod].lower()), "lacks" if denied else "has", 0.65, within)
        elif there and (denied or noun in QUALITIES or noun.endswith("ness")):
            yield Judged(noun, "lacks" if denied else "has", 0.6, within)

    def _adjectives(self, noun: int) -> Iterator[int]:
        for child in self.narrative.children_of(noun, "amod"):
            yield child
            yield from self.narrative.children_of(child, "conj")

    def _calling(self, noun: str) -> str:
        if noun == "leader":
            return "leadership"
        if noun in CALLINGS:
            return {"cook": "cooking"}.get(noun, noun)
        stem = noun[:-2]
        return (stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls" else stem) + "ing"

    def _by_possession(self, word: int, before: Sequence[Claim]) -> Iterator[Judged]:
        """What somebody has or lacks."""
        page, first = self.page, word
        for _ in range(LONGEST_CHAIN):
            if page.deprel[first] != "conj" or page.head[first] < 0:
                break
            first = page.head[first]
        verb, noun = page.head[first], page.lower[word]
        if verb < 0:
            return
        without = any(page.lower[c] == "without" for c in self.narrative.children_of(first, "case"))
        if without and self._is_copular(first):
            verb = first
        elif page.deprel[first] != "obj" or page.lemma[verb] not in HAVING:
            return
        if page.lemma[verb] == "get" and not any(
            page.lower[c] in ("has", "have", "'s", "'ve") for c in self.narrative.children_of(verb, "aux")
        ):
            return
        if any(page.upos[c] == "AUX" and page.xpos[c] == "MD" for c in self.narrative.children.get(verb, ())):
            return
        if any(
            page.deprel[c] in ("acl", "advcl", "xcomp") and page.xpos[c] == "VB"
            for c in self.narrative.children.get(word, ())
        ) and (page.xpos[verb] in ("VBD", "VBN") or page.quotation[word] < 0):
            return
        below = self.narrative.children.get(word, ())
        nothing = any(page.lower[c] in ("no", "neither", "little") for c in below) or page.lower[word - 2] == "no"
        nothing = nothing and not any(page.lower[c] in ("a", "an", "the") for c in below)
        lacks = (without or page.lemma[verb] == "lack") != (nothing or self.denied(verb))
        verdict: Verdict = "lacks" if lacks else "has"
        if self.is_quality(word, nothing or lacks):
            for criterion in self._aims(word, noun) or [noun]:
                yield Judged(criterion, verdict, 0.7, verb)
        elif nothing and before and self._goes_on(verb, before) and page.lemma[word] not in POSSESSIONS:
            yield Judged(noun, verdict, 0.5, verb)

    def is_quality(self, word: int, lacking: bool) -> bool:
        """Says whether a noun that somebody has, or is `lacking`, is a quality."""
        page = self.page
        lemma = page.lemma[word].lower()
        below = self.narrative.children.get(word, ())
        if any(page.deprel[c] == "nmod:poss" for c in below):
            return False
        if page.lower[word] in FACULTIES and page.quotation[word] >= 0:
            return lacking or self._is_gift(word)
        if lemma.endswith("ness") and lemma not in NO_QUALITIES:
            return lacking or any(page.lower[c] in ("the", "that", "such") for c in below)
        if lemma not in QUALITIES | TALENTS and page.lower[word] not in QUALITIES:
            return False
        if lemma in BODILY:
            worth = any(page.lemma[c] in WORTHIES | TRAITS for c in self.narrative.children_of(word, "amod"))
            measured = lemma in TALENTS and any(self._behind(word, "for"))
            return lacking or worth or measured or any(page.lower[c] == "the" for c in below)
        if lemma in TALENTS and lemma not in QUALITIES:
            return any(self._behind(word, "for", "with"))
        return True

    def _is_gift(self, word: int) -> bool:
        """Says whether a faculty is told as what fits somebody for something: `she has the hands`."""
        page = self.page
        below = self.narrative.children.get(word, ())
        bare = all(page.deprel[c] in ("det", "punct", "cc", "conj", "advmod") for c in below)
        worth = any(page.lemma[c] in WORTHIES for c in below if page.deprel[c] == "amod")
        return worth or (bare and any(page.lower[c] == "the" for c in below))

    def _aims(self, word: int, noun: str) -> list[str]:
        """What a talent is one for."""
        if self.page.lemma[word] not in TALENTS or self.page.lemma[word] in BODILY:
            return []
        page = self.page
        return [
            doing(page.lemma[child]) if page.upos[child] == "VERB" else page.lower[child]
            for child in self._behind(word, "for", "with")
        ]

    def _goes_on(self, verb: int, before: Sequence[Claim]) -> bool:
        """Says whether a clause stands against the judgement of the same person just before it."""
        last = before[-1]
        near = self.page.sentence[verb] - self.page.sentence[last.word] <= NEXT
        line = self.narrative.line_of(verb)
        same = line is not None and line.speaker is not None and line.speaker in last.by
        subject = self.subject(verb)
        same = same and subject is not None and self.narrative.person_at.get(subject, last.of) == last.of
        return near and same and self._turns(verb)

    def _by_verb(self, word: int) -> Iterator[Judged]:
        """What a habit or a skill judges, and what is left open with `whether`."""
        page = self.page
        lemma, below = page.lemma[word].lower(), self.narrative.children.get(word, ())
        modal = next((page.lower[c] for c in below if page.xpos[c] == "MD"), "")
        lasting = any(page.lower[c] in LASTING for c in below)
        relations = {page.deprel[c] for c in below}
        verdict: Verdict = "lacks" if self.denied(word) else "has"
        if "whether" in (page.lower[c] for c in below):
            if modal and self.leaves_open(word):
                yield Judged(self.phrase(word), "unclear", 0.6, word)
        elif page.quotation[word] < 0 and not self._beside_trait(word):
            return
        elif lemma == "trust" and modal in ("can", "ca") and relations & {"aux:pass", "cop"}:
            yield Judged("trustworthiness", verdict, 0.7, word)
        elif modal:
            if modal in ("can", "ca") and lemma in SKILLS and not relations & {"obl", "advcl"}:
                yield Judged(doing(lemma), verdict, 0.6, word)
        elif page.xpos[word] == "VBZ" or (lasting and page.xpos[word] == "VBP") or self._does_not(word):
            how = {page.lower[c] for c in below}
            habit = lemma in HABITS and not relations & {"obj", "obl", "ccomp", "xcomp"}
            if habit or (lemma in WORKING and how & HOW_WELL):
                yield Judged(doing(lemma), verdict, 0.6, word)
            elif lemma in WORKING and how & HOW_BADLY:
                yield Judged(doing(lemma), OPPOSITE[verdict], 0.6, word)

    def _beside_trait(self, word: int) -> bool:
        """Says whether a verb goes on with a trait: `he is stubborn and doesn't panic`."""
        page, at = self.page, word
        if page.deprel[at] == "conj" and page.head[at] >= 0:
            at = page.head[at]
        kin = [at, *self.narrative.children_of(at, "conj")]
        return any(page.lemma[k].lower() in TRAITS and self._is_copular(k) for k in kin if k < word)

    def _does_not(self, word: int) -> bool:
        return any(self.page.lower[c] == "does" for c in self.narrative.children_of(word, "aux"))

    def phrase(self, verb: int) -> str:
        """A verb in its `-ing` form with what belongs to it, up to the next verb beside it."""
        page, last = self.page, verb
        for word in range(verb + 1, min(page.first_word[page.sentence[verb] + 1], verb + FARTHEST_WORD)):
            if page.deprel[word] in ("conj", "cc", "punct"):
                break
            last = word
        rest = page.surface(verb + 1, last + 1) if last > verb else ""
        return f"{doing(page.lemma[verb])} {rest}".strip()
