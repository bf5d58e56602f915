"""What in a text shows a feeling: words, bodies, lines, and what the reading model makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from storyglass.minds.feeling_sayings import SAYINGS, SPEECHES
from storyglass.minds.feeling_words import (
    BODY,
    DOES,
    DOES_TO,
    DONE_TO,
    MANNERS,
    NAMED,
    PARTS,
    PHRASES,
    STATES,
    TAGS,
    TOUCH,
    Shown,
)
from storyglass.narrative.deeds import CONDITIONS, DENYING, SUPPOSING
from storyglass.narrative.model import Narrative

TOLD, SPOKEN, SAID = 1.0, 0.8, 0.6
"""What a sign counts: in narration, told of in a line, and by the words of one's own line."""
UNREAL, PAST, ASKED, NEAR = 0.4, 0.45, 0.6, 0.6
"""What it counts by: told with a modal verb or an `if`; said to have been; asked for; only by nearness somebody's."""
SPEECH = re.compile(r"\b(" + "|".join(re.escape(p) for p in sorted(SPEECHES, key=len, reverse=True)) + r")(?!\w)")
LIGHT = frozenset("feel have give show get know let utter heave wear draw suppress express betray burst".split())
"""Verbs that only carry the noun behind them: `gave a sob`, `felt fear`."""
LOOKS = frozenset("smile grin stare look glance tone voice face expression laugh sigh frown cry gesture eye".split())
"""What people give, wear and use that can be as they feel: `gave him an angry look`."""
OF_NOUNS = frozenset("obj obl nmod nsubj nsubj:pass conj obl:agent obl:unmarked".split())
TURNING = frozenset("go turn grow become flush".split())
BYGONE = frozenset("used try trying tried seem seemed pretend pretended".split())
"""Verbs over a feeling that is not felt now, or not told as a fact."""
BESIDE = 4
"""Words between a verb of saying and what is said."""
DENIED = 3
"""Words before one of a line in which it is denied: `you are no liar`."""
LONGEST = 20
"""Links followed upwards at most."""


class Cue(NamedTuple):
    """One sign that somebody feels something: labels with strengths, toward whom, and the passage."""

    who: int
    shown: Shown
    weight: float
    toward: int | None
    word: int
    guessed: bool = False


class Cues:
    """Finds the signs of feelings in a narrative, word by word and line by line."""

    def __init__(self, narrative: Narrative) -> None:
        self.narrative, self.page, self.tree = narrative, narrative.page, narrative.page.tree

    def __iter__(self) -> Iterator[Cue]:
        if self.page.parsed:
            for word, upos in enumerate(self.page.upos):
                if self.page.paragraph[word] >= 0 and upos in ("VERB", "ADJ", "NOUN", "ADV"):
                    yield from self._word(word, upos)
        yield from self._lines()

    def _word(self, word: int, upos: str) -> Iterator[Cue]:
        lemma, lower = self.page.lemma[word], self.page.lower[word]
        phrase = self._phrase(word, lemma) if upos == "VERB" else None
        if upos == "ADV" and lower in MANNERS:
            yield from self._cue(word, self._doer(self.page.head[word]), MANNERS[lower], ())
        elif upos == "NOUN":
            if lemma in NAMED:
                yield from self._noun(word, NAMED[lemma])
            if lemma in BODY:
                yield from self._body(word, lemma)
            if lower in STATES and self._becomes(word):
                yield from self._cue(word, self._doer(self.page.head[word]), STATES[lower], ())
        elif upos == "VERB" and (lemma in DOES or lemma in DOES_TO or phrase) and self._active(word):
            doer, whom = self._doer(word), self._whom(word)
            if lemma in DOES or phrase is not None:
                shown = DOES.get(lemma, ()) if phrase is None else PHRASES[phrase]
                yield from self._cue(word, doer, TAGS.get(lemma, shown) if self._says(word) else shown, whom)
            if lemma in DOES_TO and set(whom) - set(doer):
                yield from self._cue(word, doer, DOES_TO[lemma], whom)
        elif upos == "VERB" and lemma in DONE_TO:
            yield from self._done_to(word, DONE_TO[lemma])
        elif (lower in STATES or lemma in STATES) and not self._polite(word):
            yield from self._cue(word, self._feeler(word), STATES.get(lower) or STATES[lemma], self._about(word))

    def _polite(self, word: int) -> bool:
        """Says whether a line only regrets what it says: `I'm afraid that he left`."""
        page, last = self.page, self.page.first_word[self.page.sentence[word] + 1]
        if page.lower[word] != "afraid" or page.quotation[word] < 0 or page.lower[max(0, word - 2)] not in ("i", "we"):
            return False
        return word + 1 < last and page.lower[word + 1] not in ("of", "for", "to", ".", "!", "?")

    def _says(self, verb: int) -> bool:
        """Says whether a verb of the narration stands beside what is said."""
        first, last = max(0, verb - BESIDE), min(len(self.page), verb + BESIDE + 1)
        return self.page.quotation[verb] < 0 and any(self.page.quotation[w] >= 0 for w in range(first, last))

    def _phrase(self, verb: int, lemma: str) -> str | None:
        """The verb with an adverb that makes it show something else."""
        found = (f"{lemma}_{self.page.lower[c]}" for c in self.narrative.children_of(verb, "compound:prt", "advmod"))
        return next((phrase for phrase in found if phrase in PHRASES), None)

    def _active(self, verb: int) -> bool:
        """Says whether a verb tells what its subject did, not what was done to it."""
        return (
            self.page.xpos[verb] != "VBN"
            or self.tree.patient_of(verb, self.page.xpos[verb]) is None
            or self.tree.subject_of(verb) is not None
        )

    def _doer(self, verb: int) -> tuple[int, ...]:
        if verb < 0:
            return ()
        return self.narrative.persons_of(self.tree.agent_of(verb, self.page.xpos[verb]))

    def _whom(self, verb: int) -> tuple[int, ...]:
        """Toward whom a verb goes: its object, the owner of a part of the body that is its object, or an oblique."""
        found: list[int] = []
        for child in self.narrative.children_of(verb, "obj", "iobj", "obl"):
            found += self.narrative.persons_of(child)
            if self.page.lemma[child] in BODY:
                found += self.narrative.persons_of(self.tree.possessor_of(child))
        return tuple(found)

    def _about(self, word: int) -> tuple[int, ...]:
        """The people behind the preposition of an adjective or noun: `angry with Bram`, `love for her`."""
        return tuple(p for c in self.narrative.children_of(word, "obl", "nmod") for p in self.narrative.persons_of(c))

    def _done_to(self, word: int, shown: Shown) -> Iterator[Cue]:
        patient = self.tree.patient_of(word, self.page.xpos[word])
        toward = self._doer(word)
        if patient is None and self.page.xpos[word] in ("VBN", "VBD"):
            patient, toward = self.tree.subject_of(word), ()
        yield from self._cue(word, self._owner(patient), shown, toward)

    def _owner(self, word: int | None) -> tuple[int, ...]:
        """The people a word means, or whose part of the body it is."""
        if word is None:
            return ()
        return self.narrative.persons_of(word) or self.narrative.persons_of(self.tree.possessor_of(word))

    def _feeler(self, word: int) -> tuple[int, ...]:
        """Who is told to be in a state: the subject, the noun it stands before, the owner of the face or voice."""
        found = self._owner(self.tree.subject_of(word))
        if not found and self.page.upos[word] == "VERB":
            found = self._owner(self.tree.patient_of(word, self.page.xpos[word]))
        above = self.page.head[word]
        if found or above < 0:
            return found
        relation = self.page.deprel[word] or ""
        if relation.startswith(("amod", "acl", "appos")):
            return self._owner(above) or (self._holder(above) if self.page.lemma[above] in LOOKS else ())
        if relation == "xcomp":
            return self._owner(self.tree.subject_of(above))
        return ()

    def _noun(self, word: int, shown: Shown) -> Iterator[Cue]:
        if any(self.page.lower[c] in ("without", "no") for c in self.narrative.children_of(word, "case", "det")):
            return
        about = self._about(word)
        who = self.narrative.persons_of(self.tree.possessor_of(word)) or self._holder(word)
        yield from self._cue(word, tuple(p for p in who if p not in about) or who, shown, about)

    def _holder(self, word: int) -> tuple[int, ...]:
        """Whose a feeling is that is named by a noun: `felt fear`, `with relief`, `a wave of joy ran through him`."""
        for _ in range(LONGEST):
            above, relation = self.page.head[word], self.page.deprel[word] or ""
            if above < 0 or relation not in OF_NOUNS:
                return ()
            if self.page.upos[above] in ("VERB", "AUX"):
                if relation.startswith("nsubj"):
                    return self._whom(above) or self._owner(self.tree.patient_of(above, self.page.xpos[above]))
                if relation == "obj" and self.page.lemma[above] not in LIGHT:
                    return ()
                return self._owner(self.tree.subject_of(above)) or self._owner(
                    self.tree.patient_of(above, self.page.xpos[above])
                )
            word = above
        return ()

    def _becomes(self, noun: int) -> bool:
        """Says whether a noun is what somebody turns: `went scarlet`."""
        above = self.page.head[noun]
        return above >= 0 and self.page.lemma[above] in TURNING and self.page.deprel[noun] in ("obj", "xcomp", "obl")

    def _shaken(self, word: int, part: str) -> Shown:
        """What a part of the body shows by what it does: `her heart was pounding`, `with shaking hands`."""
        stem = self.page.lower[word].removesuffix("ing")
        lemmas = (self.page.lemma[word], stem, f"{stem}e", stem[:-1])
        return next((PARTS[key] for lemma in lemmas if (key := f"{lemma}_{part}") in PARTS), ())

    def _is_person(self, word: int) -> bool:
        return word in self.narrative.person_at or word in self.page.person_heads

    def _body(self, word: int, part: str) -> Iterator[Cue]:
        """A part of the body with the verb that it does, or that its owner does with it."""
        if self._is_person(word):
            return
        owner = self.narrative.persons_of(self.tree.possessor_of(word))
        for child in self.narrative.children_of(word, "amod", "acl"):
            if shown := self._shaken(child, part):
                yield from self._cue(child, owner or self._holder(word), shown, ())
        verb, relation = self.page.head[word], self.page.deprel[word] or ""
        if relation.startswith("nsubj") and any(
            self.tree.possessor_of(c) for c in self.narrative.children_of(verb, "obj")
        ):
            return  # whoever moves a part of the body is no part of one
        if verb < 0 or self.page.upos[verb] not in ("VERB", "ADJ") or not relation.startswith(("nsubj", "obj", "obl")):
            return
        lemma = self.page.lemma[verb]
        doer = () if relation.startswith("nsubj") else self._doer(verb)
        if lemma in TOUCH and lemma not in DOES_TO and doer and owner and not set(owner) & set(doer):
            yield from self._cue(verb, doer, TOUCH[lemma], owner)
        elif shown := self._shaken(verb, part):
            if relation.startswith("nsubj"):
                yield from self._cue(verb, owner or self._whom(verb), shown, ())
            else:
                yield from self._cue(verb, doer or owner, shown, tuple(p for p in owner if p not in doer))

    def _cue(self, word: int, who: tuple[int, ...], shown: Shown, toward: tuple[int, ...]) -> Iterator[Cue]:
        """The sign as it counts for everybody who shows it; nothing where it is denied."""
        if self._denied(word):
            return
        weight = TOLD if self.page.quotation[word] < 0 else SPOKEN * self._now(word)
        if not who and self._loose(word):
            who, weight = self._nearest(word), NEAR
        weight *= UNREAL if self._unreal(word) else 1.0
        other = next((p for p in toward if p not in who), None)
        for person in who:
            yield Cue(person, shown, weight, other, word)

    def _loose(self, word: int) -> bool:
        """Says whether the tree tells nothing of whose a sign of the narration is."""
        page = self.page
        return (
            page.upos[word] in ("VERB", "ADJ")
            and page.quotation[word] < 0
            and page.deprel[word] != "amod"
            and self.tree.subject_of(word) is None
            and not self._whom(word)
        )

    def _nearest(self, word: int) -> tuple[int, ...]:
        """Who is named last before a word of the narration, in its sentence."""
        first = self.page.first_word[self.page.sentence[word]]
        for at in range(word - 1, max(first, word - LONGEST) - 1, -1):
            if self.page.quotation[at] >= 0:
                break
            if at in self.narrative.person_at and self.page.deprel[at] != "nmod:poss":
                return self.narrative.persons_of(at)
        return ()

    def _now(self, word: int) -> float:
        """What a sign counts in a line: less where it is said to have been, or asked for."""
        tags = [self.page.xpos[w] for w in (word, *self.narrative.children_of(word, "cop", "aux"))]
        weight = PAST if "VBD" in tags else 1.0
        last = self.page.first_word[self.page.sentence[word] + 1]
        return weight * ASKED if "?" in self.page.lower[max(word, last - 2) : last] else weight

    def _clause(self, word: int) -> Iterator[int]:
        """A word and the verbs above it that say whether it is so."""
        yield word
        for _ in range(2):
            relation, above = self.page.deprel[word] or "", self.page.head[word]
            if above < 0 or relation not in ("xcomp", "obj", "advmod", "obl", "amod"):
                return
            word = above
            yield word

    def _denied(self, word: int) -> bool:
        return any(
            self.page.lower[c] in DENYING for w in self._clause(word) for c in self.narrative.children.get(w, ())
        )

    def _unreal(self, word: int) -> bool:
        page = self.page
        if any(page.lower[w] in BYGONE for w in self._clause(word)):
            return True
        return any(
            (page.lower[c] in SUPPOSING and page.upos[c] == "AUX") or page.lower[c] in CONDITIONS
            for w in self._clause(word)
            for c in self.narrative.children.get(w, ())
        )

    def _lines(self) -> Iterator[Cue]:
        """What people show by the words of their lines."""
        page = self.page
        for line in self.narrative.lines:
            if line.speaker is None:
                continue
            words = self.narrative.words_in(line.start, line.end)
            toward = line.addressees[0] if line.addressees else None
            for word in words:
                if page.lower[word] in SAYINGS and DENYING.isdisjoint(
                    page.lower[max(words.start, word - DENIED) : word]
                ):
                    yield Cue(line.speaker, SAYINGS[page.lower[word]], SAID, toward, word)
            said = page.text[line.start : line.end].lower().replace("’", "'")
            for found in SPEECH.finditer(said):
                at = self.narrative.words_in(line.start + found.start(), line.start + found.end())
                if len(at):
                    yield Cue(line.speaker, (SPEECHES[found[1]],), SAID, toward, at.start)
