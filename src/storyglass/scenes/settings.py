"""Where and when a scene happens, in its own words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from storyglass.scenes.lexicon import PLACE_NOUNS
from storyglass.scenes.phrases import MONTH, NUMBER, PART, SPAN, WEEKDAY, any_of, either, spaced
from storyglass.scenes.telling import Telling

_OPENING = 3
"""Paragraphs within which a scene says where and when it is."""

_WINDOW = 800
"""Characters of each of them that are looked at."""

_OWNERS = any_of("the a an his her their my our your its this that")
_BETWEEN = any_of(
    "from to of in on at with and or for by into through over under that which who was is were as than but not no"
)
"""Words that do not stand between the article of a place and its noun."""

_NO_PLACE = any_of(
    "task story sentence conversation speech meal letter day night week month morning year war life matter moment line"
    " game lesson page book chapter argument song dance dream thought word summer winter spring autumn evening"
)
"""What has a middle or an end, but is no place."""

_PLACE = spaced(
    r"\b(?:in|at|on|inside|outside|into|aboard|under|beneath|behind|beside|by|near)"
    r" (?P<place>(?:the|a|an|his|her|their|my|our|its|this|that|one of the) "
    + either(
        rf"(?:(?!{_BETWEEN}\b)[\w'’-]{{1,20}} ){{0,3}}?{any_of(PLACE_NOUNS)}(?![\w'’-])"
        r"(?: (?:(?:de|du|des|la|le|von|van) ){0,2}(?-i:[A-Z])[\w'’-]{1,20}){0,2}",
        r"(?:[\w'’-]{1,20} ){0,2}"
        + any_of("side end edge foot top bottom corner middle centre center row back front mouth bank outskirts")
        + rf"(?= of (?!(?:{_OWNERS} )?{_NO_PLACE}))",
    )
    + rf"(?: of (?:{_OWNERS} )?\w{{1,20}}(?: (?-i:[A-Z])[\w-]{{1,20}}){{0,2}})?)"
)
_FEAST = any_of("Christmas Easter Whitsun Michaelmas Passover Ramadan Thanksgiving Lent God Heaven")
_NAMED_PLACE = spaced(
    rf"\b(?:at|in|aboard) (?P<place>(?:the )?(?!{MONTH}|{_FEAST})(?-i:[A-Z])\w[\w-]{{1,20}}"
    r"(?: (?-i:[A-Z])[\w-]{1,20}){0,2})(?![\w'’])"
)
_TIME = spaced(
    either(
        rf"\b(?P<leap>(?:an?|some|several|many|a few|half an|{NUMBER}) (?:\w{{1,12}} )?{SPAN}"
        r" (?:later|after(?:wards)?))",
        rf"\b(?P<part>(?:(?:late|early) )?(?:the|that|this|next|one|a) (?:\w{{1,12}} )?(?:{PART}|{WEEKDAY}))\b",
        r"\b(?:at|by|before|after|until|towards?) (?P<hour>"
        + either(
            any_of("dawn dusk noon midday midnight nightfall daybreak sunrise sunset sundown night"),
            any_of("breakfast lunch dinner supper"),
            rf"{NUMBER} o['’]clock",
            r"half[\s-]past \w{1,10}",
            r"\d{1,2}:\d\d",
        )
        + r")\b",
        rf"\b(?:on|in|last|next|by) (?P<day>(?:a )?(?:{WEEKDAY}|{MONTH})(?: {PART})?)\b",
    )
)


def place_of(telling: Telling, first: int, last: int, people: Mapping[int, int]) -> str | None:
    """The place that the first paragraphs of a scene name, without its preposition; None where they name none.

    `people` are the names of persons, end by start. They are no places, though a described place may begin with one
    (`the Warden's garden`).
    """
    for index in range(first, min(last, first + _OPENING)):
        start, end = telling.paragraphs[index]
        end = min(end, start + _WINDOW)
        found = _PLACE.search(telling.narration, start, end) or _NAMED_PLACE.search(telling.narration, start, end)
        if found is None:
            continue
        named = people.get(found.start("place"))
        if named is None or (found.re is _PLACE and named != found.end("place")):
            return " ".join(found["place"][: _before_name(found, people)].split())
    return None


def _before_name(found: re.Match[str], people: Mapping[int, int]) -> int:
    """The length of a described place without the name of a person that stands right behind it."""
    start, end = found.span("place")
    owner = people.get(start, start)
    within = (k for k in range(owner + 1, end) if k in people and people[k] >= end)
    name = next((k for k in within if not found.string[start:k].rstrip().endswith(" of")), end)
    return name - start


def time_of(telling: Telling, first: int, last: int) -> str | None:
    """The time that the first paragraphs of a scene name, without its preposition; None where they name none."""
    for index in range(first, min(last, first + _OPENING)):
        start, end = telling.paragraphs[index]
        end = min(end, start + _WINDOW)
        if found := _TIME.search(telling.narration, start, end):
            return " ".join(next(group for group in found.groups() if group).split())
    return None
