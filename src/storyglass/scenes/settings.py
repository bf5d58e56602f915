"""Where and when a scene happens, in its own words."""

from __future__ import annotations

import re

from storyglass.scenes.lexicon import DAY_PARTS, MONTHS, NUMBERS, PLACE_NOUNS, SEASONS, SPANS, WEEKDAYS
from storyglass.scenes.telling import Telling
from storyglass.story import Span

_OPENING = 3
"""Paragraphs within which a scene says where and when it is."""


def _any(words: list[str] | frozenset[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


_DETERMINER = r"(?:the|a|an|his|her|their|my|our|its|this|that|one\sof\sthe)"
_PLACE = re.compile(
    rf"\b(?:in|at|on|inside|outside|into|to|aboard|under|beneath|behind|across|through|along|by|near|beside|from)\s"
    rf"(?P<place>{_DETERMINER}\s(?:[\w'’-]{{1,20}}\s){{0,3}}?{_any(PLACE_NOUNS)}(?![\w-])"
    rf"(?:\sof\s(?:(?:the|a|an|his|her|their|my)\s)?\w{{1,20}})?)",
)
_NAMED_PLACE = re.compile(r"\b(?:at|in|aboard)\s(?P<place>(?:the\s)?[A-Z][\w'’-]{1,20}(?:\s[A-Z][\w'’-]{1,20}){0,2})")
_PART = _any([*DAY_PARTS, *SEASONS])
_TIME = re.compile(
    rf"(?P<time>(?:\b(?:an?|the|that|this|one|some|several|many|a\sfew|half\san|{_any(NUMBERS)})\s)(?:\w{{1,12}}\s)?{_any(SPANS)}s?\s(?:later|after(?:wards)?))"
    rf"|\b(?:at|in|by|on|before|after|until|till)?\s?(?P<part>(?:late|early)?\s?(?:the|that|this|next|one|a)\s(?:(?:same|next|following|very|late|early|first|last|\w{{1,12}})\s)?(?:{_PART}|{_any(WEEKDAYS)})\b)"
    rf"|\b(?:at|by|before|after|until|towards?)\s(?P<hour>(?:dawn|dusk|noon|midday|midnight|nightfall|daybreak|sunrise|sunset|sundown|night|breakfast|lunch|dinner|supper|{_any(NUMBERS)}\so['’]clock|half[-\s]past\s\w{{1,8}}|\d{{1,2}}:\d\d)\b)"
    rf"|\b(?:on|in|last|next|by)\s(?P<day>(?:a\s)?(?:{_any(WEEKDAYS)}|{_any(MONTHS)})(?:\s{_PART})?\b)",
    re.IGNORECASE,
)


def place_of(telling: Telling, first: int, last: int, people: set[Span]) -> str | None:
    """The place that the first paragraphs of a scene name, without its preposition; None where they name none.

    `people` are the spans of mentions of persons, which are no places.
    """
    for index in range(first, min(last, first + _OPENING)):
        start, end = telling.paragraphs[index]
        found = _PLACE.search(telling.narration, start, end) or _NAMED_PLACE.search(telling.narration, start, end)
        if found and found.span("place") not in people:
            return " ".join(found["place"].split())
    return None


def time_of(telling: Telling, first: int, last: int) -> str | None:
    """The time that the first paragraphs of a scene name, without its preposition; None where they name none."""
    for index in range(first, min(last, first + _OPENING)):
        start, end = telling.paragraphs[index]
        if found := _TIME.search(telling.narration, start, end):
            return " ".join(next(group for group in found.groups() if group).split())
    return None
