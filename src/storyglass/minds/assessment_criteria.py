"""Names what a judgement is about: the noun of a trait, and the `-ing` form of what somebody can do."""

from __future__ import annotations

from storyglass.minds.assessment_lexicon import IRREGULAR

DOUBLING = frozenset(
    "run swim put get hit cut sit set win dig hum rub plan stop beg chat drop let plot shut spin".split()
)
"""Verbs of one short syllable whose last letter is written twice."""
VOWELS = frozenset("aeiou")


def quality_of(trait: str) -> str:
    """The noun of a trait: `honest` -> `honesty`, `gentle` -> `gentleness`."""
    if trait in IRREGULAR:
        return IRREGULAR[trait]
    for prefix in ("un", "in", "im", "dis", "ir"):
        rest = trait.removeprefix(prefix)
        if rest != trait and rest in IRREGULAR:
            return prefix + IRREGULAR[rest]
    for ending, noun in ENDINGS:
        if trait.endswith(ending):
            return trait.removesuffix(ending) + noun
    if trait.endswith("y") and trait[-2:-1] not in VOWELS:
        return trait[:-1] + "iness"
    return trait + "ness"


ENDINGS = (
    ("ible", "ibility"), ("able", "ability"), ("ent", "ence"), ("ant", "ance"), ("istic", "ism"), ("ive", "iveness"),
    ("ile", "ility"),
)  # fmt: skip
"""Endings of adjectives with those of their nouns; all others take `-ness`."""


def doing(verb: str) -> str:
    """The `-ing` form of a verb: `teach` -> `teaching`, `ride` -> `riding`."""
    if verb in DOUBLING:
        return verb + verb[-1] + "ing"
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and len(verb) > 2:
        return verb[:-1] + "ing"
    return verb + "ing"
