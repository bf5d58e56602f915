"""Memories and fancies: what is over, and what never was, by the words that lead there and back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from storyglass.scenes import layer_cues as cues
from storyglass.scenes.company import Company
from storyglass.scenes.model import BLOCK, Section, Stretch
from storyglass.scenes.telling import Telling
from storyglass.scenes.tenses import Tenses
from storyglass.story import Span

_REACH = 40
"""Paragraphs within which a memory has to end; longer ones fill a section of their own."""

_RECOLLECTION = 220
"""Characters from which a memory among other paragraphs is a scene: shorter ones are asides of the narration."""

_GAP = 2
"""Paragraphs without a pluperfect that a memory can run through: its talk is in the past tense like any other."""

_BEFORE = 6
"""Paragraphs before a memory in which those are looked for who come back after it."""

_DENSE = 0.65
"""Share of a paragraph's sentences in the pluperfect (or in `would`) by which it is a memory (or a fancy)."""

_LASTING = 0.5
"""Share of a later paragraph's sentences in the pluperfect by which a memory goes on."""

_SOON = 150
"""Characters of a memory within which it says when it was."""

_TAIL = 4
"""Paragraphs at the end of a section that go on with a memory where nobody comes back from before it."""

_SENTENCES = 3
"""Sentences in the pluperfect, or in `would`, that such a stretch has at least."""

_DEEDS = 3
"""Deeds in the pluperfect, or in `would`, that such a stretch has at least, where the sentences are parsed."""

_THING = re.compile(r"\b(?:the|her|his|my|their|our)\s(\w{4,20})", re.IGNORECASE)


def recalled(tenses: Tenses, telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """In a story told in the present tense, whole paragraphs in the past tense, with the talk between them."""
    if tenses.story != "present":
        return
    for first, last in sections:
        index = first
        whole = last - first <= _REACH and tenses.of_all(first, last) == "past"
        while index < last:
            stop = last if whole else _told_in_past(tenses, index, last)
            if telling.length(index, stop) >= _RECOLLECTION:
                start = telling.starts[index]
                evidence = start, start + len(telling.opening(index).rstrip())
                yield Stretch(index, stop, "memory", 0.6, (evidence,), evidence[0])
            index = max(stop, index + 1)


def _told_in_past(tenses: Tenses, index: int, last: int) -> int:
    """Where the past tense of the paragraphs from `index` on ends; `index` itself where it is told in the present."""
    stop = index
    for k in range(index, min(last, index + _REACH)):
        if tenses.of(k) == "past" or (stop > index and tenses.past[k] and not tenses.present[k]):
            stop = k + 1
        elif stop == index or not tenses.is_silent(k):
            break
    return stop


def memories(company: Company, telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """From words that go back, up to words that return, or as long as the pluperfect lasts."""
    for first, last in sections:
        index = first
        while index < last:
            stretch = _memory_at(company, telling, (index, first, last))
            if stretch:
                yield stretch
            index = stretch.last if stretch else index + 1


def _memory_at(company: Company, telling: Telling, place: tuple[int, int, int]) -> Stretch | None:
    """The memory that begins with paragraph `index` of the section `first:last`, if it is told, not touched on."""
    index, first, last = place
    young = cues.AS_A_CHILD.match(telling.opening(index)) or cues.RECALLING.match(telling.opening(index))
    told = telling.told(index)[:_SOON]
    if young is None and cues.YOUNG.search(told):
        young = cues.ONCE.search(telling.opening(index))
    opening = cues.MEMORY_OPENING.match(telling.opening(index)) or young
    if opening is None and (index == first or not _is_dense(company, telling, index)):
        return None  # a scene may open with what has happened since the last one
    start = telling.starts[index]
    evidence = telling.span(index, opening) if opening else (start, start + len(telling.opening(index).rstrip()))
    sure = cues.LONG_AGO.match(telling.opening(index)) is not None
    back = _back(company, telling, place) if sure else None
    if sure and back is None and 0 < index == first and last - first <= _REACH:
        return Stretch(first, last, "memory", 0.7, (evidence,), evidence[0])
    stop = back if back is not None else _lasting(telling, index, last, 1 if opening else 2)
    if young and index > first and len(telling.told_sentences(index)) >= _SENTENCES:
        sure, stop = True, _with_the_same(company, telling, index, last)
    elif last - stop <= _TAIL and index > first and not _comes_back(company, telling, index, stop, last):
        stop = last
    if telling.length(index, stop) < _RECOLLECTION:
        return None
    if sure or sum(_perfect(telling, k) for k in range(index, stop)) >= _SENTENCES:
        return Stretch(index, stop, "memory", 0.6 if opening else 0.5, (evidence,), evidence[0])
    return None


def _comes_back(company: Company, telling: Telling, index: int, stop: int, last: int) -> bool:
    """Whether the rest of a section, after a memory, goes back to those who were there before it, or to no talk."""
    if stop == last or not telling.talks(stop, last):
        return True
    before = company.named(telling.starts[0], telling.starts[index])
    after = company.active(telling.starts[stop], telling.paragraphs[last - 1][1])
    return bool(before & after) or any(_returns(telling, k) for k in range(stop, last))


def _with_the_same(company: Company, telling: Telling, index: int, last: int) -> int:
    """Where those who were not there before paragraph `index` are left again."""
    stop = index + 1
    before = company.active(telling.starts[max(0, index - _BEFORE)], telling.starts[index])
    inside = company.active(*telling.paragraphs[index]) - before
    for k in range(stop, min(last, index + _REACH)):
        now = company.active(*telling.paragraphs[k])
        if now & before or not now & inside:
            break
        inside |= now
        stop = k + 1
    return stop


def _is_dense(company: Company, telling: Telling, index: int) -> bool:
    """Whether a paragraph tells in the pluperfect what people have done with one another.

    What one of them has done by themselves, or has known, been or not done, is backstory.
    """
    signs = [sign for sign in company.between(*telling.paragraphs[index]) if sign.told and company.may_act(sign.person)]
    if not signs or not cues.PERFECT_OPENING.match(telling.opening(index)):
        return False
    known = cues.THAT_DAY.search(telling.told(index)[:_SOON])
    if known and _perfect(telling, index) >= _SENTENCES and telling.share(index, cues.PLUPERFECT) >= _LASTING:
        return True
    if company.parsed and (
        sum(sign.act.over and sign.act.deed for sign in signs) < _DEEDS or len({sign.person for sign in signs}) < 2
    ):
        return False
    return _perfect(telling, index) >= _SENTENCES and telling.share(index, cues.PLUPERFECT) >= _DENSE


def _perfect(telling: Telling, index: int) -> int:
    """The number of a paragraph's sentences in the past before the past."""
    return sum(cues.PLUPERFECT.search(sentence) is not None for sentence in telling.told_sentences(index))


def _lasting(telling: Telling, index: int, last: int, least: int) -> int:
    """Where the pluperfect of the paragraphs from `index` on ends; each has it in at least so many sentences."""
    stop = index + 1
    for k in range(index + 1, min(last, index + _REACH)):
        if k - stop > _GAP or _returns(telling, k):
            break
        if telling.share(k, cues.PLUPERFECT) >= _LASTING and _perfect(telling, k) >= least:
            stop = k + 1
    return stop


def _returns(telling: Telling, index: int) -> bool:
    return cues.RETURNING.match(telling.opening(index)) is not None


def _back(company: Company, telling: Telling, place: tuple[int, int, int]) -> int | None:
    """The paragraph in which the present of the story comes back: its words say so, its people or its things return."""
    index, first, last = place
    before = max(first, index - _BEFORE)
    frame = company.active(telling.starts[before], telling.starts[index]) if before < index else set()
    things = {t for k in range(max(first, index - 2), index) for t in _THING.findall(telling.told(k).lower())}
    things -= set(_THING.findall(telling.told(index).lower()))
    inside = company.active(*telling.paragraphs[index])
    for k in range(index + 1, min(last, index + _REACH)):
        now = company.active(*telling.paragraphs[k])
        if _returns(telling, k) or (now & frame) - inside:
            return k
        told = telling.told(k).lower()
        if not cues.PLUPERFECT.search(told) and things & set(_THING.findall(told)):
            return k
        inside |= now
    return None


def imagined(company: Company, telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """Whole paragraphs that somebody pictures: words say so, or all that happens in them only would."""
    for first, last in sections:
        index = first
        while index < last:
            evidence = _fancied_at(company, telling, index)
            stop = index + 1
            if evidence:
                while stop < last and _is_fancied(company, telling, stop):
                    stop += 1
                yield Stretch(index, stop, "imagined", 0.6, (evidence,), evidence[0])
            index = stop


def _fancied_at(company: Company, telling: Telling, index: int) -> Span | None:
    """The words by which a paragraph is a fancy, if it is one."""
    if telling.length(index, index + 1) < BLOCK:
        return None
    opening = cues.IMAGINED_OPENING.match(telling.opening(index))
    if opening and len(cues.WOULD.findall(telling.told(index))) >= 2:
        return telling.span(index, opening)
    foreseen = cues.FORESEEN.match(telling.opening(index))
    if foreseen and len(telling.told_sentences(index)) >= _SENTENCES:
        return telling.span(index, foreseen)
    least = _SENTENCES - 1 if cues.CONDITION.match(telling.opening(index)) else _SENTENCES
    if not _is_fancied(company, telling, index, least):
        return None
    start = telling.starts[index]
    return start, start + len(telling.opening(index).rstrip())


def _is_fancied(company: Company, telling: Telling, index: int, least: int = _SENTENCES) -> bool:
    """Whether most of what a paragraph tells only would be, and not again and again."""
    signs = company.between(*telling.paragraphs[index])
    if company.parsed and sum(sign.act.fancied for sign in signs) < _DEEDS:
        return False
    told = telling.told_sentences(index)
    pattern = cues.TO_COME if company.tense == "present" else cues.FANCIED
    fancied = sum(bool(pattern.search(s) and not cues.REPORTED.search(s)) for s in told)
    habit = cues.AGAIN_AND_AGAIN.search(telling.told(index)) is not None
    return not habit and fancied >= least and fancied >= _DENSE * len(told)
