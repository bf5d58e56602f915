"""What nobody lives through: dreams, memories and fancies, by the words that lead into them and out again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial

from storyglass.scenes import layer_cues as cues
from storyglass.scenes.model import BLOCK, Section, Stretch
from storyglass.scenes.telling import Telling
from storyglass.story import Span

_REACH = 40
"""Paragraphs within which a dream or memory has to end; longer ones fill a section of their own."""

_UNSAID = 12
"""Paragraphs of the longest dream that nothing but an abrupt waking gives away."""

_RECOLLECTION = 300
"""Characters from which a memory among other paragraphs is a scene: shorter ones are asides of the narration."""

_GAP = 2
"""Paragraphs without a pluperfect that a memory can run through: its talk is in the past tense like any other."""


def dreams(telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """From falling asleep, or from the words that announce a dream, up to the paragraph that wakes from it."""
    waking = cache(partial(_waking_at, telling))
    before = 0
    for first, last in sections:
        begin = first
        for index in range(first, last):
            if index < begin:
                continue
            stretch = None
            if opening := cues.DREAM_OPENING.match(telling.opening(index)):
                stretch = _announced(telling, (index, first, last), telling.span(index, opening), waking)
                begin = stretch.last if stretch else begin
            elif found := cues.WAKING.search(telling.opening(index)) or _is_wakened(telling, index):
                since = begin if index > first else before  # the dream may fill the section before
                stretch = _looked_back_on(telling, index, since, telling.span(index, found))
                begin = index
            if stretch:
                yield stretch
        before = first


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
    if wake is not None and (woken := waking(wake)):
        return Stretch(index, wake, "dream", 0.85, (evidence, woken), evidence[0])
    if index == first and last - first <= _REACH and telling.length(first, last) >= BLOCK:
        return Stretch(first, last, "dream", 0.7, (evidence,), evidence[0])
    if telling.length(index, index + 1) >= _RECOLLECTION:
        return Stretch(index, index + 1, "dream", 0.5, (evidence,), evidence[0])
    return None


def _waking_at(telling: Telling, index: int) -> Span | None:
    """The words by which paragraph `index` is awake: it opens with waking, or the one before it ends so."""
    if opens := cues.WAKING.search(telling.opening(index)):
        return telling.span(index, opens)
    return telling.ends_with(index - 1, cues.WAKING)


def _looked_back_on(telling: Telling, wake: int, begin: int, evidence: Span) -> Stretch | None:
    """The dream that the waking in paragraph `wake` ends, if what goes before is one."""
    if wake - begin > _REACH:
        begin = wake - _REACH
    asleep = next((k for k in range(wake - 1, begin - 1, -1) if telling.ends_with(k, cues.FALLING_ASLEEP)), None)
    first = begin if asleep is None else asleep + 1
    if first >= wake:
        return None
    waking = telling.told(wake)
    called = cues.ONLY_A_DREAM.search(waking[:300]) or _is_wakened(telling, wake)
    words = asleep is not None and any(cues.DREAM_WORD.search(telling.told(k)) for k in range(first, wake))
    if called or words:
        return Stretch(first, wake, "dream", 0.8, (evidence,), evidence[0])
    if cues.ABRUPT.search(telling.opening(wake)) and (asleep is not None or _is_unsaid(telling, begin, wake)):
        return Stretch(first, wake, "dream", 0.6, (evidence,), evidence[0])
    return None


def _is_unsaid(telling: Telling, begin: int, wake: int) -> bool:
    """Whether nobody went to bed in paragraphs `begin:wake`, so that they can be a dream from their first word."""
    return wake - begin <= _UNSAID and not any(cues.TO_BED.search(telling.told(k)) for k in range(begin, wake))


def memories(telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """From words that go back, up to words that return, or as long as the pluperfect lasts."""
    returns = cache(lambda k: cues.RETURNING.match(telling.opening(k)) is not None)
    for first, last in sections:
        index = first
        while index < last:
            stretch = None
            if opening := cues.MEMORY_OPENING.match(telling.opening(index)):
                stretch = _memory_at(telling, (index, first, last), telling.span(index, opening), returns)
            if stretch:
                yield stretch
            index = stretch.last if stretch else index + 1


def _memory_at(
    telling: Telling, place: tuple[int, int, int], evidence: Span, returns: Callable[[int], bool]
) -> Stretch | None:
    """The memory that paragraph `index` of the section `first:last` opens, if it is told rather than touched on."""
    index, first, last = place
    reach = range(index + 1, min(last, index + _REACH))
    back = next((k for k in reach if returns(k)), None)
    sure = cues.LONG_AGO.match(telling.opening(index)) is not None
    if sure and back is None and 0 < index == first and last - first <= _REACH:
        return Stretch(first, last, "memory", 0.7, (evidence,), evidence[0])
    lasting = index + 1
    for k in reach:
        if k - lasting > _GAP:
            break
        if cues.PLUPERFECT.search(telling.told(k)):
            lasting = k + 1
    stop = back if back is not None and (lasting >= back or sure) else lasting
    perfect = sum(1 for k in range(index, stop) for _ in cues.PLUPERFECT.finditer(telling.told(k)))
    if stop - index > 1 and telling.length(index, stop) >= _RECOLLECTION and perfect >= 2 + (stop - index) // 2:
        return Stretch(index, stop, "memory", 0.6, (evidence,), evidence[0])
    return None


def imagined(telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """Whole paragraphs that somebody pictures."""
    for first, last in sections:
        for index in range(first, last):
            opening = cues.IMAGINED_OPENING.match(telling.opening(index))
            if not opening or telling.length(index, index + 1) < BLOCK:
                continue
            if len(cues.WOULD.findall(telling.told(index))) >= 2:
                evidence = telling.span(index, opening)
                yield Stretch(index, index + 1, "imagined", 0.6, (evidence,), evidence[0])
