"""What the patterns of scene openings are built of: counts, spans of time, subjects.

Patterns are matched in bounded windows, and every repetition in them is bounded, so none can run away on hostile text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from storyglass.scenes.lexicon import DAY_PARTS, MONTHS, NUMBERS, SEASONS, SPANS, WEEKDAYS


def any_of(words: str | Iterable[str]) -> str:
    """A group that matches any of the words, the longest first."""
    listed = words.split() if isinstance(words, str) else words
    return "(?:" + "|".join(sorted(listed, key=lambda word: (-len(word), word))) + ")"


def either(*alternatives: str) -> str:
    """A group that matches any of the patterns, in the order given."""
    return "(?:" + "|".join(alternatives) + ")"


def spaced(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """The pattern compiled, a blank in it standing for any white space: a line may end anywhere."""
    return re.compile(pattern.replace(" ", r"\s"), flags)


def opening(*alternatives: str) -> re.Pattern[str]:
    """A pattern for the first words of a paragraph, after quotation marks or other signs if need be."""
    return spaced(rf"[\W_]{{0,4}}{either(*alternatives)}(?!\w)")


def inside(*alternatives: str) -> re.Pattern[str]:
    """A pattern for whole words anywhere in a window."""
    return spaced(rf"\b{either(*alternatives)}\b")


NUMBER = any_of(NUMBERS)
MONTH = any_of(MONTHS)
SEASON = any_of(SEASONS)
WEEKDAY = any_of(WEEKDAYS)
PART = any_of([*DAY_PARTS, *SEASONS])
SPAN = any_of(SPANS) + "s?"
LONG_SPAN = any_of(span for span in SPANS if span not in ("second", "minute", "moment")) + "s?"

COUNT = (
    "(?:" + any_of("about nearly almost barely scarcely not just only some exactly over") + " )?"
    + either(
        rf"{NUMBER}(?:[\s-](?:and a half|{NUMBER}))?",
        r"\d{1,4}",
        "an?(?: (?:few|couple of|short|long|good|full|half))?",
        "several", "some", "many", "(?:the )?(?:next|first) few", "a few(?: more)?", "a couple of",
        "half an?", "a quarter of an", "few", "two or three",
    )
    + "(?: (?:long|short|more|good|whole|of))?"
)  # fmt: skip
"""How many, exactly or not: `three`, `a few`, `nearly two`."""

PASSES = "(?:(?:had |have |has )?(?:passed|gone by|slipped by|went by|dragged by|crawled by|flew by|crept by))"
"""What time does."""

_NAME = r"(?-i:[A-Z])[\w'’.-]{0,30}"
SUBJECT = either(
    "he", "she", "they", "we", "I", "it", rf"(?:the )?{_NAME}(?: {_NAME}){{0,2}}", r"the (?:\w{1,20} ){0,2}\w{1,20}"
)
"""The subject of a paragraph's first sentence: a pronoun, a name, a noun with its article."""

DREAM = "dreams?|nightmares?"
A_DREAM = rf"(?:\w{{1,15}} )?(?:{DREAM})"
"""A dream, with a word about it if need be: `strange dream`."""

AGO = rf"{COUNT} {any_of('year decade month summer winter week day')}s? (?:ago|earlier|before|previously)"
"""How far a memory goes back."""
