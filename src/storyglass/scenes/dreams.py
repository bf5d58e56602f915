"""Dreams, by the words that lead into them and out again, or by the waking alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial

from storyglass.scenes import cues as openings
from storyglass.scenes import layer_cues as cues
from storyglass.scenes.company import Company
from storyglass.scenes.model import BLOCK, Section, Stretch
from storyglass.scenes.telling import Telling
from storyglass.scenes.tenses import Tenses
from storyglass.story import Span

_REACH = 40
"""Paragraphs within which a dream or memory has to end; longer ones fill a section of their own."""

_ROUSED_WITHIN = 160
"""Characters of a paragraph within which a sleeper is roused: by a hand, a knock or an alarm."""

_Story = tuple[Company, Tenses, Telling]

_SOON = 120
"""Characters of a paragraph within which a dreamer comes to."""

_COMES_TO = 4
"""Paragraphs in which one who has woken comes to."""

_UNSAID = 12
"""Paragraphs of the longest dream that nothing but an abrupt waking gives away."""

_ASLEEP, _TO_BED = 0.65, 0.4
"""What it weighs that somebody fell asleep just before, or may have."""

_ENOUGH = 0.75
"""What weighs so much together is a dream. In four novels and two collections of stories (700,000 words) only one
stretch in front of a waking weighs as much as .6."""

_AWAY = 0.4
"""What it weighs against a dream that whoever wakes is not in it."""

_ABRUPT, _UNTOLD, _AT_ONCE, _FIRST, _STRANGE, _TURNED = 0.5, 0.35, 0.2, 0.3, 0.1, 0.5
"""What it weighs that somebody wakes with a start, that nobody goes to bed in it, that it begins where they lie, that
it begins the story, that it is strange (each time), and that it is told in another tense."""


def dreams(company: Company, tenses: Tenses, telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """From falling asleep, or from the words that announce a dream, up to the paragraph that wakes from it."""
    waking = cache(partial(_waking_at, telling))
    before = 0
    for first, last in sections:
        begin = first
        dreamt = woke = -1  # where the last dream ends, and the paragraph that wakes from it
        for index in range(first, last):
            if index < begin:
                continue
            stretch = None
            if opening := cues.DREAM_OPENING.match(telling.opening(index)):
                stretch = _announced(telling, (index, first, last), telling.span(index, opening), waking)
                begin = stretch.last if stretch else begin
            elif found := _rousing(telling, index):
                since = begin if index > first else before  # the dream may fill the section before
                again = cues.AGAIN.search(telling.opening(index)) if woke >= first else None
                if again:  # the waking before was dreamt as well
                    if dreamt < 0:
                        yield Stretch(
                            first, woke, "dream", 0.6, (telling.span(index, again),), telling.span(index, again)[1]
                        )
                    stretch = Stretch(
                        woke, index, "dream", 0.7, (telling.span(index, again),), telling.span(index, again)[1]
                    )
                else:
                    stretch = _looked_back_on((company, tenses, telling), index, since, telling.span(index, found))
                dreamt, woke = stretch.last if stretch else -1, index
                begin = index
            if stretch:
                yield stretch
        before = first


def _rousing(telling: Telling, index: int) -> re.Match[str] | None:
    """The words of a paragraph by which somebody wakes, or is woken out of what is told before it."""
    opening = telling.opening(index)
    habit = openings.HABIT.search(opening)
    found = None if habit else cues.WAKING.search(opening) or _is_wakened(telling, index)
    if found is None and index and telling.ends_with(index - 1, cues.WAKING) is None:
        found = cues.TOUCHED.match(telling.opening(index))
        if found and len(set(cues.AFTER_SLEEP.findall(telling.text, telling.starts[index], _end(telling, index)))) > 1:
            return found
        start, end = telling.paragraphs[index]
        found = cues.ROUSED.search(telling.narration[start : min(end, start + _ROUSED_WITHIN)])
    return found


def _end(telling: Telling, index: int) -> int:
    """Where the first paragraphs from `index` on end, in which one who has woken comes to."""
    return telling.paragraphs[min(len(telling.paragraphs), index + _COMES_TO) - 1][1]


def _is_wakened(telling: Telling, index: int) -> re.Match[str] | None:
    """Somebody is shaken or told to wake, and the paragraph calls it a dream."""
    start, end = telling.paragraphs[index]
    end = min(end, start + 300)
    return cues.DREAM_WORD.search(telling.text, start, end) and cues.WAKENED.search(telling.text[start:end])


def _announced(
    telling: Telling, place: tuple[int, int, int], evidence: Span, waking: Callable[[int], Span | None]
) -> Stretch | None:
    """The dream that paragraph `index` of the section `first:last` announces, if it is told."""
    index, first, last = place
    wake = next((k for k in range(index + 1, min(last, index + _REACH)) if waking(k)), None)
    if wake is None:
        reach = range(index + 1, min(last, index + _UNSAID))
        coming = (k for k in reach if cues.COMING_TO.search(telling.told(k)[:_SOON]))
        if (comes := next(coming, None)) is not None:
            return Stretch(index, comes, "dream", 0.7, (evidence,), evidence[0])
    if wake is not None and (woken := waking(wake)):
        return Stretch(index, wake, "dream", 0.85, (evidence, woken), evidence[0])
    if index == first and last - first <= _REACH and telling.length(first, last) >= BLOCK:
        return Stretch(first, last, "dream", 0.7, (evidence,), evidence[0])
    day = next((k for k in range(index + 1, min(last, index + _UNSAID)) if _is_next_day(telling, k)), index + 1)
    if telling.length(index, day) >= BLOCK:
        return Stretch(index, day, "dream", 0.55, (evidence,), evidence[0])
    return None


def _is_next_day(telling: Telling, index: int) -> bool:
    """Whether a paragraph opens at another time than the night of a dream, or with an alarm."""
    opening = telling.opening(index)
    times = (openings.TIME_LEAPS, openings.TIME_POINTS, openings.TIME_STEPS)
    return any(time.match(opening) for time in times) or cues.ROUSED.search(opening) is not None


def _waking_at(telling: Telling, index: int) -> Span | None:
    """The words by which paragraph `index` is awake: it opens with waking, or the one before it ends so."""
    if opens := cues.WAKING.search(telling.opening(index)):
        return telling.span(index, opens)
    return telling.ends_with(index - 1, cues.WAKING)


def _looked_back_on(story: _Story, wake: int, begin: int, evidence: Span) -> Stretch | None:
    """The dream that the waking in paragraph `wake` ends, if what goes before is one."""
    telling = story[2]
    begin = max(begin, wake - _REACH)
    asleep = next((k for k in range(wake - 1, begin - 1, -1) if telling.ends_with(k, cues.FALLING_ASLEEP)), None)
    to_bed = None
    if asleep is None:
        to_bed = next((k for k in range(wake - 1, begin - 1, -1) if telling.ends_with(k, cues.GOING_TO_BED)), None)
    first = begin if asleep is None and to_bed is None else 1 + max(k for k in (asleep, to_bed) if k is not None)
    if first >= wake:
        return None
    called = cues.ONLY_A_DREAM.search(telling.told(wake)[:300]) or _is_wakened(telling, wake)
    words = asleep is not None and any(cues.DREAM_WORD.search(telling.told(k)) for k in range(first, wake))
    if called or words:
        return Stretch(first, wake, "dream", 0.8, (evidence,), evidence[0])
    weight = _weigh(story, first, wake)
    weight += _ASLEEP if asleep is not None else _TO_BED if to_bed is not None else 0.0
    weight += _FIRST if begin == 0 and first == 0 else 0.0  # nothing else is told before the story
    return (
        Stretch(first, wake, "dream", min(0.8, 0.7 * weight), (evidence,), evidence[0]) if weight >= _ENOUGH else None
    )


def _weigh(story: _Story, first: int, wake: int) -> float:
    """How far paragraphs `first:wake` and the waking after them are those of a dream."""
    company, tenses, telling = story
    told = [telling.told(k) for k in range(first, wake)]
    weight = _ABRUPT if any(cue.search(telling.opening(wake)) for cue in (cues.ABRUPT, cues.TOUCHED)) else 0.0
    if wake - first <= _UNSAID and not any(cues.TO_BED.search(t) for t in told):
        weight += _UNTOLD
    if not cues.TO_BED.search(told[0]) and not _is_elsewhere(telling, first) and telling.length(first, wake) >= BLOCK:
        weight += _AT_ONCE
    begin, end = telling.starts[first], telling.starts[wake]
    woken = company.between(end, end + len(telling.opening(wake)))
    sleeper = next((sign.person for sign in woken if sign.told and sign.act.shown), None)
    if sleeper is not None and all(sign.person != sleeper for sign in company.between(begin, end) if sign.told):
        weight -= _AWAY
    weight += _STRANGE * min(3, sum(len(cues.STRANGE.findall(t)) for t in told))
    turned = [k for k in range(first, wake) if tenses.is_turned(k)]
    return weight + _TURNED * (len(turned) * 2 > wake - first)


def _is_elsewhere(telling: Telling, index: int) -> bool:
    """Whether a paragraph opens at another time or place, where others are awake."""
    opening = telling.opening(index)
    elsewhere = (
        openings.ELSEWHERE,
        openings.AT_A_PLACE,
        openings.TIME_LEAPS,
        openings.TIME_POINTS,
        openings.TIME_STEPS,
    )
    return any(cue.match(opening) for cue in elsewhere)
