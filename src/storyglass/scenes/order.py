"""The order in which scenes happen, where the text says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from storyglass.scenes.lexicon import MONTHS, NUMBERS
from storyglass.scenes.model import SceneDraft
from storyglass.scenes.phrases import COUNT, MONTH, SPAN, opening, spaced
from storyglass.scenes.telling import Telling

_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650, "century": 36500}
"""Days of the spans by which a story goes back."""

_SMALL = frozenset(NUMBERS[: NUMBERS.index("twenty") + 1])
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
"""Number words and what they stand for."""

_SOME = 4
"""How many `some` and `several` are, to put one memory before another."""

_UNDATED = 0.5
"""Days before everything told at which a memory is put that says no more than that it is over."""

_HEAD = 80
"""Characters of the longest head of a scene that can be a date."""

_BACK = spaced(
    rf"[\W_]{{0,4}}(?:(?P<count>{COUNT}) )?(?P<span>day|week|fortnight|month|year|decade|centur)(?:s|y|ies)?"
    r" (?:ago|earlier|before|previously)(?!\w)"
)
"""Openings that go back by a span of time."""

_TODAY = opening(
    "earlier (?:that|the same|this|in the)",
    "(?:that|this|the same) (?:morning|afternoon|evening|day|night)",
    rf"(?:{COUNT} )?(?:seconds?|minutes?|hours?) (?:ago|earlier|before)",
    "yesterday",
    "last night",
    "the (?:night|day|evening|morning|week) before",
)
"""Openings of memories that may fall between the scenes told so far."""

_FORTH = opening(
    "(?:the )?(?:present|now)(?: day)?", "back in the present", rf"{COUNT} {SPAN} (?:later|afterwards?|on)", "today"
)
"""Openings that come back from an earlier time."""

_DATE = spaced(
    rf"\b(?:(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<month>{MONTH})"
    r"(?: (?P<later>\d{1,2})(?:st|nd|rd|th)?)?,? )?(?P<year>1\d{3}|20\d\d)\W{0,4}$"
)
"""A head that ends with a year, and what it says before that."""


def in_story_order(drafts: Sequence[SceneDraft], telling: Telling) -> list[SceneDraft]:
    """The scenes with their rank in the order of what happens, from 1 on; None where the text does not say.

    What actually happens happens in the order in which it is told, but for scenes that say how far they go back, and
    for scenes dated with their year in a story that begins with such a date. Memories come before all that is told, the
    farther the earlier. Dreams and fancies happen nowhere, and nobody knows when a paper was written.
    """
    days: dict[int, float] = {}
    vague: list[int] = []  # memories that do not say how far they go back
    far = dated = False
    now = here = 0.0  # the day at which the story stands, and that of the scene
    for index, draft in enumerate(drafts):
        head = _head(draft, telling)
        back, date = _BACK.match(head), _dated(head)
        if draft.layer == "memory":
            if back:
                days[index], far = now - _distance(back), True
            elif not _TODAY.match(head):
                vague.append(index)
        elif draft.layer == "actual":
            if date is not None and (dated or not days):
                dated, now, here = True, date, date
            elif back:
                here, far = now - _distance(back), True
            elif draft.break_ == "chapter" or _FORTH.match(head):
                here = now
            days[index] = here
    if not far:
        days |= dict.fromkeys(vague, min(days.values(), default=0.0) - _UNDATED)
    ranked = sorted(days, key=lambda index: (days[index], index))
    ranks = {index: rank for rank, index in enumerate(ranked, 1)}
    return [replace(draft, story_order=ranks.get(index)) for index, draft in enumerate(drafts)]


def _head(draft: SceneDraft, telling: Telling) -> str:
    """The first sentence that a scene tells."""
    first = bisect_left(telling.starts, draft.start)
    return telling.opening(first) if first < len(telling.starts) and telling.starts[first] < draft.end else ""


def _distance(back: re.Match[str]) -> float:
    """The days by which words go back, near enough to compare them."""
    spans = next(days for span, days in _DAYS.items() if back["span"].lower().startswith(span[:5]))
    words = re.findall(r"\w+", (back["count"] or "").lower())
    count = sum(int(word) if word.isdigit() else NUMBERS.index(word) + 1 if word in _SMALL else 0 for word in words)
    if tens := [_TENS[word] for word in words if word in _TENS]:
        count += sum(tens)
    return float(spans * (count or (1 if {"a", "an"} & set(words) and "few" not in words else _SOME)))


def _dated(head: str) -> float | None:
    """The day of a head that is a date with its year."""
    found = _DATE.search(head.strip()) if len(head.strip()) <= _HEAD else None
    if not found:
        return None
    month = next((k for k, name in enumerate(MONTHS) if name.lower() == (found["month"] or "").lower()), 0)
    return int(found["year"]) * 365.25 + month * 30.5 + int(found["day"] or found["later"] or 0)
