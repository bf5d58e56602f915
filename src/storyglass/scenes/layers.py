"""Which paragraphs are dreamt, remembered, imagined or written instead of happening."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise

from storyglass.quotations.model import Quotations
from storyglass.scenes import layer_cues as cues
from storyglass.scenes.model import Border, Stretch
from storyglass.scenes.telling import Telling
from storyglass.story import Span

Section = tuple[int, int]
"""Story paragraphs `first:last` between two fixed borders."""

_REACH = 40
"""Paragraphs within which a dream or memory has to end; longer ones fill a section of their own."""

_UNSAID = 12
"""Paragraphs of the longest dream that nothing but an abrupt waking gives away."""

_LETTER_REACH = 60
_NAME = 25
"""Characters of the longest paragraph that can be nothing but a signature."""

_SHORT = 12
"""Words of a paragraph that can be a signature, a dateline or a heading of a document."""

_BLOCK = 100
"""Characters from which a block in italics, or one imagined, is a scene and no emphasis or passing thought."""

_RECOLLECTION = 300
"""Characters from which a memory among other paragraphs is a scene: shorter ones are asides of the narration."""

_GAP = 2
"""Paragraphs without a pluperfect that a memory can run through: its talk is in the past tense like any other."""

_MOSTLY_ITALIC = 0.4
"""Share of paragraphs in italics from which italics are how the whole text is set, and say nothing."""


def find_layers(telling: Telling, quotations: Quotations, fixed: list[Border]) -> list[Stretch]:
    """The stretches told in another layer than the actual one, in order, none overlapping another.

    A stretch that a marker names or that is written down is sure; what is set in italics comes next; dreams, memories
    and imaginings that only words announce come last and take no paragraph of the others.
    """
    sections = _sections(telling, fixed)
    finders: list[Callable[[Telling, list[Section]], Iterator[Stretch]]] = [
        _marked,
        _letters,
        _diaries,
        lambda t, s: _written(t, s, quotations),
        _italics,
        _dreams,
        _memories,
        _imagined,
    ]
    found: list[Stretch] = []
    taken: list[bool] = [False] * len(telling.paragraphs)
    for finder in finders:
        for stretch in finder(telling, sections):
            if not any(taken[stretch.first : stretch.last]):
                taken[stretch.first : stretch.last] = [True] * (stretch.last - stretch.first)
                found.append(stretch)
    return sorted(found)


def _sections(telling: Telling, fixed: list[Border]) -> list[Section]:
    starts = [border.paragraph for border in fixed]
    return list(pairwise([*starts, len(telling.paragraphs)]))


def _span(telling: Telling, index: int, found: tuple[int, int]) -> Span:
    """A match inside a paragraph's own string as a span of the text."""
    start = telling.starts[index]
    return start + found[0], start + found[1]


# --- marked by the writer --------------------------------------------------------------------------------------


def _marked(telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """Between `Flashback` and `End flashback`, or up to the end of the section where no end is marked."""
    ends = [last for _, last in sections]
    opened: tuple[int, str] | None = None
    for index, (start, end) in enumerate(telling.paragraphs):
        if end - start > 60 or not (found := cues.MARKER.match(telling.text, start, end)):
            continue
        tail = (found["tail"] or "").strip().lower()
        closes = bool(found["end"]) or tail in ("end", "ends", "over")
        if opened is not None:
            closes = True
            yield _of_marker(telling, opened, index + 1)
            opened = None
        if not closes:
            opened = index, "dream" if found["what"].lower().startswith(("dream", "night")) else "memory"
    if opened is not None:
        yield _of_marker(telling, opened, ends[bisect_right(ends, opened[0])])


def _of_marker(telling: Telling, opened: tuple[int, str], last: int) -> Stretch:
    first, what = opened
    evidence = telling.paragraphs[first]
    return Stretch(first, last, "dream" if what == "dream" else "memory", 0.95, (evidence,), evidence[0])


# --- letters and other documents -------------------------------------------------------------------------------


def _letters(telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """From the salutation (or the dateline above it) to the signature; reports to the end of their section."""
    for first, last in sections:
        index = first
        while index < last:
            stretch = _letter_at(telling, index, first, last) or _report_at(telling, index, last)
            if stretch:
                yield stretch
                index = stretch.last
            else:
                index += 1


def _letter_at(telling: Telling, index: int, first: int, last: int) -> Stretch | None:
    start, end = telling.paragraphs[index]
    found = cues.SALUTATION.match(telling.text, start, min(end, start + 120))
    if not found:
        return None
    alone = found.end() >= end - 2
    if not alone and telling.text[found.end() - 1] not in ":—–":
        return None
    cut_off = telling.text[found.end() - 1] in "—–-" and telling.text[found.end() : found.end() + 1] in ('"', "”", "’")
    close = next((k for k in range(index + alone, min(last, index + _LETTER_REACH)) if _closes(telling, k)), None)
    if cut_off or (close is None and (not alone or telling.talks(index, min(last, index + 3)))):
        return None
    if close is None:
        close = last - 1
    while close + 1 < last and _is_signature(telling, close + 1):
        close += 1  # the name under `Yours ever,`
    for _ in range(2):  # the place and the date above the salutation
        if index > first and _is_brief(telling, index - 1) and _is_dateline(telling, index - 1):
            index -= 1
    return Stretch(index, close + 1, "document", 0.85, ((start, found.end()),), telling.starts[index])


def _closes(telling: Telling, index: int) -> bool:
    start, end = telling.paragraphs[index]
    line = max(start, end - 80, telling.text.rfind("\n", start, end) + 1)
    return cues.CLOSING.search(telling.text[line:end]) is not None or (
        end - start <= _NAME and not telling.talks(index, index + 1) and _is_signature(telling, index)
    )


def _is_signature(telling: Telling, index: int) -> bool:
    start, end = telling.paragraphs[index]
    return (_is_brief(telling, index) and cues.SIGNATURE.match(telling.text, start, end) is not None) or (
        cues.POSTSCRIPT.match(telling.text, start, end) is not None
    )


def _is_dateline(telling: Telling, index: int) -> bool:
    start, end = telling.paragraphs[index]
    return telling.text[end - 1] == "," or cues.DATELINE.search(telling.text[start:end]) is not None


def _is_brief(telling: Telling, index: int) -> bool:
    start, end = telling.paragraphs[index]
    return end - start < 120 and len(telling.text[start:end].split()) <= _SHORT


def _report_at(telling: Telling, index: int, last: int) -> Stretch | None:
    start, end = telling.paragraphs[index]
    found = cues.DOCUMENT_HEAD.match(telling.text, start, min(end, start + 120))
    if not found or not _is_brief(telling, index) or index + 1 >= last:
        return None
    reach = range(index + 1, min(last, index + _LETTER_REACH))
    stop = next((k + 1 for k in reach if _closes(telling, k)), last)
    return Stretch(index, stop, "document", 0.75, ((start, end),), start)


def _diaries(telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """Dated sections in the first person, in a story that is not told in the first person otherwise."""
    dated = [s for s in sections if cues.DATE.match(telling.text, *telling.paragraphs[s[0]])]
    if not dated or all(s in dated or _is_first_person(telling, s) for s in sections):
        return
    for first, last in dated:
        if _is_first_person(telling, (first, last)):
            evidence = telling.paragraphs[first]
            yield Stretch(first, last, "document", 0.7, (evidence,), evidence[0])


def _is_first_person(telling: Telling, section: Section) -> bool:
    first, last = section
    return any(cues.FIRST_PERSON.search(telling.told(k)) for k in range(first, last))


def _written(telling: Telling, sections: list[Section], quotations: Quotations) -> Iterator[Stretch]:
    """Paragraphs that are written through and through, as the quotations know them: a letter in quotation marks."""
    whole: dict[int, int] = {}
    for part in quotations.parts:
        index = telling.paragraph_at(part.start)
        if part.mode == "written" and part.label is None and index is not None:
            whole[index] = whole.get(index, 0) + part.end - part.start
    full = sorted(k for k, size in whole.items() if size > 0.8 * telling.length(k, k + 1))
    for first, last in _runs(full, sections):
        if telling.length(first, last) >= _BLOCK:
            yield Stretch(first, last, "document", 0.7, (telling.paragraphs[first],), telling.starts[first])


def _runs(indices: list[int], sections: list[Section]) -> Iterator[Section]:
    """Runs of neighbouring paragraphs, none of them across a fixed border."""
    borders = {first for first, _ in sections}
    begin = 0
    for at in range(1, len(indices) + 1):
        if at == len(indices) or indices[at] != indices[at - 1] + 1 or indices[at] in borders:
            yield indices[begin], indices[at - 1] + 1
            begin = at


# --- italics ---------------------------------------------------------------------------------------------------


def _italics(telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """Blocks of whole paragraphs in italics: dreams and documents where words say so, memories otherwise."""
    italic = [k for k in range(len(telling.paragraphs)) if telling.is_italic(k) and not telling.is_verse(k)]
    if len(italic) > _MOSTLY_ITALIC * len(telling.paragraphs):
        return
    for first, last in _runs(italic, sections):
        if telling.length(first, last) < _BLOCK:
            continue
        evidence = telling.paragraphs[first]
        before = telling.told(first - 1) if first else ""
        if cues.DATE.match(telling.text, *evidence) or _closes(telling, last - 1) or cues.READING.search(before[-200:]):
            yield Stretch(first, last, "document", 0.65, (evidence,), evidence[0])
        elif any(cues.DREAM_WORD.search(telling.told(k)) for k in (first, last - 1)) or _is_slept_through(
            telling, first, last
        ):
            yield Stretch(first, last, "dream", 0.75, (evidence,), evidence[0])
        elif not telling.talks(first, last) or telling.told(first).strip():
            yield Stretch(first, last, "memory", 0.6, (evidence,), evidence[0])


def _is_slept_through(telling: Telling, first: int, last: int) -> bool:
    """Whether somebody falls asleep just before these paragraphs or wakes just after them."""
    before = first > 0 and _match_closing(telling, first - 1, cues.FALLING_ASLEEP)
    after = last < len(telling.paragraphs) and cues.WAKING.search(telling.opening(last))
    return bool(before or after)


def _match_closing(telling: Telling, index: int, pattern: re.Pattern[str]) -> Span | None:
    start, end = telling.closing(index)
    found = pattern.search(telling.narration, start, end)
    return found.span() if found else None


# --- dreams ----------------------------------------------------------------------------------------------------


def _dreams(telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """From falling asleep, or from the words that announce a dream, up to the paragraph that wakes from it."""
    for number, (first, last) in enumerate(sections):
        begin = first
        for index in range(first, last):
            if index < begin:
                continue
            opening = cues.DREAM_OPENING.match(telling.opening(index))
            if opening:
                stretch = _announced(telling, index, first, last, opening)
                if stretch:
                    yield stretch
                    begin = stretch.last
                continue
            wakes = cues.WAKING.search(telling.opening(index)) or _is_wakened(telling, index)
            if wakes and index > begin:
                if stretch := _looked_back_on(telling, index, begin, _span(telling, index, wakes.span())):
                    yield stretch
                begin = index
            elif wakes and number and index == first:
                before = sections[number - 1]
                if stretch := _looked_back_on(telling, index, before[0], _span(telling, index, wakes.span())):
                    yield stretch


def _is_wakened(telling: Telling, index: int) -> re.Match[str] | None:
    """Somebody is shaken or told to wake, and the paragraph calls it a dream."""
    start, end = telling.paragraphs[index]
    end = min(end, start + 300)
    return cues.DREAM_WORD.search(telling.text, start, end) and cues.WAKENED.search(telling.text[start:end])


def _announced(telling: Telling, index: int, first: int, last: int, opening: re.Match[str]) -> Stretch | None:
    evidence = _span(telling, index, opening.span())
    wake = _waking_after(telling, index, last)
    if wake is not None:
        return Stretch(index, wake[0], "dream", 0.85, (evidence, wake[1]), evidence[0])
    if index == first and last - first <= _REACH and telling.length(first, last) >= _BLOCK:
        return Stretch(first, last, "dream", 0.7, (evidence,), evidence[0])
    if telling.length(index, index + 1) >= _RECOLLECTION:
        return Stretch(index, index + 1, "dream", 0.5, (evidence,), evidence[0])
    return None


def _waking_after(telling: Telling, index: int, last: int) -> tuple[int, Span] | None:
    """The first paragraph after `index` that is awake again: it opens with waking, or the one before it ends so."""
    for k in range(index, min(last, index + _REACH)):
        if k > index and (opens := cues.WAKING.search(telling.opening(k))):
            return k, _span(telling, k, opens.span())
        if k + 1 < last and (ends := _match_closing(telling, k, cues.WAKING)):
            return k + 1, ends
    return None


def _looked_back_on(telling: Telling, wake: int, begin: int, evidence: Span) -> Stretch | None:
    """The dream that the waking in paragraph `wake` ends, if what goes before is one."""
    if wake - begin > _REACH:
        begin = wake - _REACH
    asleep = next((k for k in range(wake - 1, begin - 1, -1) if _match_closing(telling, k, cues.FALLING_ASLEEP)), None)
    first = begin if asleep is None else asleep + 1
    if first >= wake:
        return None
    waking = telling.told(wake)
    called = cues.ONLY_A_DREAM.search(waking[:300]) or _is_wakened(telling, wake)
    words = asleep is not None and any(cues.DREAM_WORD.search(telling.told(k)) for k in range(first, wake))
    abrupt = cues.ABRUPT.search(telling.opening(wake))
    if abrupt and asleep is None:  # nobody went to bed, and yet somebody wakes
        abrupt = (
            None
            if wake - begin > _UNSAID or any(cues.TO_BED.search(telling.told(k)) for k in range(begin, wake))
            else abrupt
        )
    if called or words or abrupt:
        return Stretch(first, wake, "dream", 0.8 if called or words else 0.6, (evidence,), evidence[0])
    return None


# --- memories and imaginings -----------------------------------------------------------------------------------


def _memories(telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """From words that go back, up to words that return, or as long as the pluperfect lasts."""
    for first, last in sections:
        index = first
        while index < last:
            opening = cues.MEMORY_OPENING.match(telling.opening(index))
            stretch = (
                _memory_at(telling, index, first, last, _span(telling, index, opening.span())) if opening else None
            )
            if stretch:
                yield stretch
            index = stretch.last if stretch else index + 1


def _memory_at(telling: Telling, index: int, first: int, last: int, evidence: Span) -> Stretch | None:
    reach = range(index + 1, min(last, index + _REACH))
    back = next((k for k in reach if cues.RETURNING.match(telling.opening(k))), None)
    sure = cues.LONG_AGO.match(telling.opening(index)) is not None
    if index == first and back is None and sure and first > 0:
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


def _imagined(telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """Whole paragraphs that somebody pictures."""
    for first, last in sections:
        for index in range(first, last):
            opening = cues.IMAGINED_OPENING.match(telling.opening(index))
            if (
                opening
                and telling.length(index, index + 1) >= _BLOCK
                and len(cues.WOULD.findall(telling.told(index))) >= 2
            ):
                evidence = _span(telling, index, opening.span())
                yield Stretch(index, index + 1, "imagined", 0.6, (evidence,), evidence[0])
