"""Whether what is told is meant to stay with those who hear it, and who is not to hear it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from storyglass.minds.knowledge_lexicon import HUSHED, HUSHED_SAYINGS, IGNORANT, INFORMING, SECRET_SAYINGS, STEALTHY
from storyglass.narrative.deeds import DENYING, Deed
from storyglass.narrative.model import Narrative
from storyglass.speech.model import SpokenLine

AFTER_CUE = 40
"""Characters behind a verb of saying in which it is told how something was said."""
BEFORE_LINE = 60
"""Characters before a line in which it is told how it is going to be said."""
NOBODY = frozenset("nobody no-one none".split())
_TOLD = r"(?:tell|telling|told|say|said|mention|breathe|breathed|speak|spoken|repeat)"
_NOBODY = r"(?:no one|no-one|nobody|none|not a soul|no living soul|anyone|anybody|a soul|a living soul)"
_KNOW = r"(?:know|knows|knew|known|find out|finds out|found out|hear|hears|heard|guess|guessed|suspect|suspected)"
_NOT = r"(?:not|n't|never|without)"
_SECRET = re.compile(
    rf" (?:{'|'.join(map(re.escape, SECRET_SAYINGS))}"
    rf"|{_TOLD} (?:to )?{_NOBODY}"
    rf"|{_NOT} (?:to |ever |dare |dared to |even )*(?:tell|telling|told)"
    rf"|{_NOBODY} (?:else |here |but \w+ )?(?:must |is to |should |will |can |need |needs to |ever |may )*{_KNOW}"
    rf"|(?:must|can|may|should) {_NOT} (?:ever )?{_KNOW}"
    rf"|(?:keep|kept|keeping|hide|hid|hidden|hiding|conceal|concealed) (?:it|this|that|them|\w+ \w+|\w+) from"
    rf"|(?:swear|swore|sworn|promise|promised) (?:\w+ )?(?:not to|{_NOT}|i would {_NOT}|to say nothing|to keep)"
    rf"|(?:made|makes|make) (?:me|him|her|us|them) (?:swear|promise)"
    rf"|behind (?:my|his|her|their|your|our|(?:\w+ )?\w+ 's) backs?"
    rf"|(?:if|before|unless|until) (?:\w+ ){{1,3}}(?:hears?|heard|finds? out|found out|comes out|came out"
    rf"|(?:gets?|got) (?:about|out|wind))"
    rf"|without (?:my|his|her|their|your|our) (?:knowing|knowledge)) "
)


_WHO_KNOWS = re.compile(
    r" (?:(?:do|does|did|will|would|must) (?!you )(?:\w+ ){1,3}(?:know|suspect|guess|find out)"
    r"|who (?:else )?(?:knows|knew|told|has been told)|(?:have|has|had|did|will|would) \w+ (?:told|tell|told) "
    r"(?!me|you)\w+|how long have \w+ known) "
)


_ASKED = re.compile(
    r" (?:(?:can|could|will|would|must) you (?:\w+ )?keep|promise (?:me|not|you wo|that you)"
    r"|swear (?:me|not|you wo|to me)"
    r"|you (?:must|mustn't|must n't|are|'re) (?:not )?(?:to )?(?:promise|swear|keep)|keep (?:a|this|it) (?:a )?secret) "
)


def asks_silence(narrative: Narrative, first: int, last: int) -> bool:
    """Says whether somebody is asked to keep what is going to be told."""
    return _ASKED.search(f" {' '.join(narrative.page.lower[first:last])} ") is not None


def asks_who_knows(narrative: Narrative, first: int, last: int) -> bool:
    """Says whether a question asks if others know of what was told, or who told it."""
    return _WHO_KNOWS.search(f" {' '.join(narrative.page.lower[first:last])} ") is not None


def says_secret(narrative: Narrative, first: int, last: int) -> bool:
    """Says whether the words [first, last) speak of keeping something to oneself, or of what was done unseen."""
    page = narrative.page
    if _SECRET.search(f" {' '.join(page.lower[first:last])} ") is not None:
        return True
    return any(page.upos[word] == "VERB" and page.lemma[word] in STEALTHY for word in range(first, last))


def hushed(narrative: Narrative, line: SpokenLine) -> bool:
    """Says whether a line is said so that only the one spoken to should hear it."""
    page = narrative.page
    near = list(narrative.words_in(max(0, line.start - BEFORE_LINE), line.start))
    if line.cue is not None:
        if any(page.lemma[word] in HUSHED for word in narrative.words_in(*line.cue)):
            return True
        near += narrative.words_in(line.cue[0], line.cue[1] + AFTER_CUE)
    elif near and any(page.lemma[w] in HUSHED and line.speaker in _whispering(narrative, w) for w in near):
        return True
    said = f" {' '.join(page.lower[word] for word in near if page.quotation[word] < 0)} "
    return any(f" {saying} " in said for saying in HUSHED_SAYINGS)


def _whispering(narrative: Narrative, verb: int) -> tuple[int, ...]:
    page = narrative.page
    return () if page.quotation[verb] >= 0 else narrative.persons_of(page.tree.subject_of(verb))


def unknowing(narrative: Narrative, deeds: list[Deed]) -> Iterator[int]:
    """Who is said not to know, or not to have been told."""
    for deed in deeds:
        if deed.denied and deed.lemma in IGNORANT:
            yield from deed.agents
        if deed.lemma in INFORMING and (deed.denied or _by_nobody(narrative, deed)):
            yield from deed.patients
        if deed.lemma in ("keep", "hide", "conceal"):
            yield from (person for case, person in deed.obliques if case == "from")


def _by_nobody(narrative: Narrative, deed: Deed) -> bool:
    subject = narrative.page.tree.subject_of(deed.word)
    if subject is None:
        return False
    below = narrative.children.get(subject, ())
    lower = narrative.page.lower
    return lower[subject] in NOBODY or any(lower[child] in DENYING for child in below)
