"""Which paragraphs are dreamt, remembered, imagined or written instead of happening."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from storyglass.quotations.model import Quotations
from storyglass.scenes import layer_cues as cues
from storyglass.scenes.company import Company
from storyglass.scenes.dreams import dreams
from storyglass.scenes.memories import imagined, memories, recalled
from storyglass.scenes.model import BLOCK, Border, Section, Stretch, runs
from storyglass.scenes.papers import closes, diaries, entries, letters, notices, written
from storyglass.scenes.telling import Telling
from storyglass.scenes.tenses import Tenses
from storyglass.story import Layer

_MOSTLY_ITALIC = 0.4
"""Share of paragraphs in italics from which italics are how the whole text is set, and say nothing."""

_MARKER = 60
"""Characters of the longest paragraph that can be nothing but `End of flashback`."""

_JUST_BEFORE = 200
"""Characters before a block in italics within which somebody begins to read it."""


def find_layers(
    telling: Telling, quotations: Quotations, company: Company, tenses: Tenses, fixed: list[Border]
) -> list[Stretch]:
    """The stretches told in another layer than the actual one, in order, none overlapping another.

    A stretch that a marker names or that is written down is sure; what is set in italics comes next; dreams, memories
    and fancies that only words announce come last and take no paragraph of the others.
    """
    starts = [border.paragraph for border in fixed]
    sections = list(pairwise([*starts, len(telling.paragraphs)]))
    finders: tuple[Callable[[Telling, list[Section]], Iterator[Stretch]], ...] = (
        _marked,
        letters,
        partial(notices, company),
        diaries,
        entries,
        partial(written, quotations),
        _italics,
        partial(dreams, company, tenses),
        partial(recalled, tenses),
        partial(memories, company),
        partial(imagined, company),
    )
    found: list[Stretch] = []
    taken = [False] * len(telling.paragraphs)
    for finder in finders:
        for stretch in finder(telling, sections):
            if not any(taken[stretch.first : stretch.last]):
                taken[stretch.first : stretch.last] = [True] * (stretch.last - stretch.first)
                found.append(stretch)
    return sorted(found)


def _marked(telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """Between `Flashback` and `End flashback`, or up to the end of the section where no end is marked.

    Where the same marker stands at both ends, the second one closes.
    """
    ends = [last for _, last in sections]
    opened: tuple[int, Layer] | None = None
    for index, (start, end) in enumerate(telling.paragraphs):
        if end - start > _MARKER or not (found := cues.MARKER.match(telling.text, start, end)):
            continue
        if opened is not None:
            yield _from_marker(telling, opened, index + 1)
            opened = None
        elif not found["end"] and (found["tail"] or "").strip().lower() not in ("end", "ends", "over"):
            opened = index, "dream" if found["what"].lower().startswith(("dream", "night")) else "memory"
    if opened is not None:
        yield _from_marker(telling, opened, ends[bisect_right(ends, opened[0])])


def _from_marker(telling: Telling, opened: tuple[int, Layer], last: int) -> Stretch:
    first, layer = opened
    evidence = telling.paragraphs[first]
    return Stretch(first, last, layer, 0.95, (evidence,), evidence[0])


def _italics(telling: Telling, sections: list[Section]) -> Iterator[Stretch]:
    """Blocks of whole paragraphs in italics: dreams and documents where words say so, memories otherwise."""
    italic = [k for k in range(len(telling.paragraphs)) if telling.is_italic(k) and not telling.is_verse(k)]
    if len(italic) > _MOSTLY_ITALIC * len(telling.paragraphs):
        return
    for first, last in runs(italic, sections):
        if telling.length(first, last) < BLOCK or not telling.told(first).strip("_* \n"):
            continue  # a word with weight, or what somebody says in italics
        evidence = telling.paragraphs[first]
        if _is_read(telling, first, last):
            yield Stretch(first, last, "document", 0.65, (evidence,), evidence[0])
        elif _is_dreamt(telling, first, last):
            yield Stretch(first, last, "dream", 0.75, (evidence,), evidence[0])
        else:
            yield Stretch(first, last, "memory", 0.6, (evidence,), evidence[0])


def _is_read(telling: Telling, first: int, last: int) -> bool:
    """Whether these paragraphs are dated or signed, or somebody begins to read just before them."""
    before = telling.told(first - 1)[-_JUST_BEFORE:] if first else ""
    dated = cues.DATE.match(telling.text, *telling.paragraphs[first])
    return bool(dated or closes(telling, last - 1) or cues.READING.search(before))


def _is_dreamt(telling: Telling, first: int, last: int) -> bool:
    """Whether dreams are named in these paragraphs, or sleep just before them, or waking just after."""
    named = any(cues.DREAM_WORD.search(telling.told(k)) for k in (first, last - 1))
    before = telling.ends_with(first - 1, cues.FALLING_ASLEEP)
    after = last < len(telling.paragraphs) and cues.WAKING.search(telling.opening(last))
    return bool(named or before or after)
