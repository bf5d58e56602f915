"""Who is shown doing something where, who is only named, and whose mind the narration enters."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from storyglass.language.model import Language
from storyglass.people.model import People, Referral
from storyglass.quotations.model import Quotations
from storyglass.scenes.lexicon import (
    ADVERBS,
    AUXILIARIES,
    MIND_PARTICIPLES,
    MIND_VERBS,
    NOT_VERBS_IN_S,
    PAST_FORMS,
    SELF_TALK,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from storyglass.scenes.model import PersonPresence
from storyglass.speech.model import SpokenLine

_PARENTHESIS = 12
"""Words that may stand between commas after a subject: `Ada, with great care, said nothing`."""

_UNREAL = frozenset("would 'd ’d should might may will shall 'll ’ll must".split())

_THROUGHOUT = 0.25
"""Who is first shown within this share of a scene was there when it began; the same at its end."""

_CLEAR = 1.5
"""A viewpoint has at least this many times the runner-up's verbs of the mind."""

_AFTER_VERB = 12
"""Words after a verb within which a participle goes on about its subject: `she nodded, thinking of the sea`."""


class Sign(NamedTuple):
    """One place that says something of a person: whether they are shown acting there, or a mind there is opened.

    `named` is not only by pronoun; `proper` by name rather than by noun.
    """

    offset: int
    person: int
    shown: bool
    named: bool
    minded: bool
    proper: bool


class Company:
    """Signs of every person in text order; scenes ask for those inside their bounds."""

    def __init__(self, quotations: Quotations, language: Language, people: People, lines: list[SpokenLine]) -> None:
        self._persons = people.persons
        self._syntax = _Syntax(language)
        self._signs = sorted(
            [
                *self._from_narration(people.referrals, quotations),
                *_from_lines(lines, people.referrals),
            ]
        )
        self._offsets = [sign.offset for sign in self._signs]

    def between(self, start: int, end: int) -> list[Sign]:
        """The signs in [start, end)."""
        return self._signs[bisect_left(self._offsets, start) : bisect_left(self._offsets, end)]

    def active(self, start: int, end: int) -> set[int]:
        """Those shown acting in [start, end) under a name, the narrator aside, who is everywhere."""
        signs = self.between(start, end)
        shown = {s.person for s in signs if s.shown and s.named and self._may_act(s.person)}
        return {person for person in shown if not self._persons[person].narrator}

    def opens_with_name(self, start: int, end: int) -> bool:
        """Whether the first to act in [start, end) is called by a name."""
        first = next((sign for sign in self.between(start, end) if sign.shown), None)
        return first is not None and first.proper

    def presence(self, start: int, end: int) -> tuple[list[int], list[PersonPresence], list[int]]:
        """Who is there in the scene [start, end), from where to where, and who is only mentioned."""
        shown: dict[int, list[int]] = {}
        named: set[int] = set()
        told: list[int] = []
        for sign in self.between(start, end):
            told.append(sign.person)
            if sign.shown:
                shown.setdefault(sign.person, []).append(sign.offset)
            if sign.named:
                named.add(sign.person)
        there = {
            p: at
            for p, at in shown.items()
            if self._may_act(p) and (p in named or self._persons[p].narrator or len(at) > 1)
        }
        present = sorted(there, key=lambda p: (-len(there[p]), there[p][0]))
        margin = int((end - start) * _THROUGHOUT)
        spans = []
        for person in present:
            first, last = there[person][0], there[person][-1] + 1
            spans.append(
                PersonPresence(person, start if first < start + margin else first, end if last > end - margin else last)
            )
        return present, spans, [p for p in dict.fromkeys(told) if p in named and p not in there and self._may_act(p)]

    def viewpoint(self, start: int, end: int, present: Iterable[int]) -> int | None:
        """The person of those present whose mind the narration of [start, end) enters most, if one clearly is."""
        there = set(present)
        narrators = [p for p in sorted(there) if self._persons[p].narrator]
        if narrators:
            return narrators[0]
        counts: Counter[int] = Counter(s.person for s in self.between(start, end) if s.minded and s.person in there)
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if ranked and (len(ranked) == 1 or ranked[0][1] >= _CLEAR * ranked[1][1]):
            return ranked[0][0]
        return next(iter(there)) if not ranked and len(there) == 1 else None

    def _may_act(self, person: int) -> bool:
        return self._persons[person].character and self._persons[person].type in ("PER", "ORG")

    def _from_narration(self, referrals: list[Referral], quotations: Quotations) -> list[Sign]:
        signs: list[Sign] = []
        acting: dict[int, bool] = {}  # by the start of a mention, for those coordinated with it
        spoken = [(part.start, part.end) for part in quotations.parts]
        at = len(spoken) - 1
        for referral in reversed(referrals):
            if referral.person is None:
                continue
            while at >= 0 and spoken[at][0] > referral.start:
                at -= 1
            named = referral.kind != "pronoun"
            if at >= 0 and referral.end <= spoken[at][1]:
                if named:
                    signs.append(Sign(referral.start, referral.person, False, True, False, referral.kind == "name"))
                continue
            shown, minded = self._syntax.act(referral, acting)
            acting[referral.start] = shown
            signs.append(Sign(referral.start, referral.person, shown, named, minded, referral.kind == "name"))
        return signs


def _from_lines(lines: list[SpokenLine], referrals: list[Referral]) -> list[Sign]:
    """Those who speak aloud, and those whom a line addresses by name."""
    names = [r for r in referrals if r.kind != "pronoun" and r.person is not None]
    starts = [r.start for r in names]
    signs = []
    for line in lines:
        if line.mode != "speech":
            continue
        if line.speaker is not None:
            signs.append(Sign(line.start, line.speaker, True, line.how != "anaphoric", False, False))
        within = names[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
        called = {r.person for r in within}
        signs += [Sign(line.start, person, True, True, False, False) for person in line.addressees if person in called]
    return signs


class _Syntax:
    """What stands around a mention: enough to see it is the subject of a verb, and of which."""

    def __init__(self, language: Language) -> None:
        self._starts: list[int] = language.words.start.tolist()
        self._forms = language.forms
        self._upos = language.words.upos

    def act(self, referral: Referral, acting: dict[int, bool]) -> tuple[bool, bool]:
        """Whether the mention's act is shown happening, and whether it is an act of the mind."""
        pronoun = referral.kind == "pronoun"
        word = bisect_left(self._starts, referral.start)
        if pronoun and (word >= len(self._forms) or self._forms[word].lower() not in SUBJECT_PRONOUNS):
            return False, False
        after = bisect_left(self._starts, referral.end)
        if self._form(after) in ("and", "&") and after + 1 < len(self._starts) and acting.get(self._starts[after + 1]):
            return True, False
        verb = self._verb(after, pronoun)
        if verb is None:
            return False, False
        told = self._form(word - 1) in SUBORDINATORS
        head = self._content(verb)
        minded = self._form(head) in MIND_VERBS or self._goes_on_thinking(head)
        real = not told and self._form(verb) not in _UNREAL and not self._is_pluperfect(verb)
        return real, minded

    def _form(self, word: int) -> str:
        return self._forms[word].lower() if 0 <= word < len(self._forms) else ""

    def _verb(self, word: int, pronoun: bool) -> int | None:
        """The finite verb whose subject ends just before `word`."""
        if self._form(word) == ",":
            close = next((k for k in range(word + 1, word + _PARENTHESIS) if self._form(k) == ","), None)
            if close is None:
                return None
            word = close + 1
        while self._form(word) in ADVERBS or (
            self._form(word).endswith("ly") and self._upos_of(word) not in ("VERB", "AUX")
        ):
            word += 1
        return word if self._is_finite(word, pronoun) else None

    def _goes_on_thinking(self, verb: int) -> bool:
        """Whether a participle of thought follows after a comma, or the verb is said to the subject's own self."""
        if self._form(verb) in SELF_TALK and self._form(verb + 1).endswith("self"):
            return True
        for word in range(verb + 1, verb + _AFTER_VERB):
            form = self._form(word)
            if form in (".", "!", "?", ";", ""):
                return False
            if self._form(word - 1) == "," and form in MIND_PARTICIPLES:
                return True
        return False

    def _upos_of(self, word: int) -> str:
        return self._upos[word] if 0 <= word < len(self._upos) else ""

    def _is_finite(self, word: int, pronoun: bool) -> bool:
        form, upos = self._form(word), self._upos_of(word)
        if not form or not (form.isalpha() or form in AUXILIARIES or form[:1] in "'’"):
            return False
        if form in ("'s", "’s"):
            return pronoun or upos == "AUX"
        if form in AUXILIARIES or form.replace("’", "'") in AUXILIARIES or form in PAST_FORMS:
            return True
        if self._forms[word][0].isupper():
            return False
        if form.endswith("ed") and len(form) > 3:
            return True
        if form.endswith("s") and not form.endswith("ss"):
            return form not in NOT_VERBS_IN_S and upos in ("VERB", "AUX", "NOUN", "")
        return pronoun and upos == "VERB"

    def _content(self, verb: int) -> int:
        """The verb that an auxiliary stands before."""
        word = verb
        while self._form(word) in AUXILIARIES or self._form(word) in ADVERBS or self._form(word) in ("n't", "n’t"):
            word += 1
        return word

    def _is_pluperfect(self, verb: int) -> bool:
        if self._form(verb) not in ("had", "'d", "’d", "hadn't"):
            return False
        head = self._content(verb)
        form = self._form(head)
        return (
            form.endswith(("ed", "en", "wn", "ne"))
            or form in PAST_FORMS
            or form in ("been", "come", "gone", "run", "become")
        )
