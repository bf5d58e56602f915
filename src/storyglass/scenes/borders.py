"""Where one scene ends and the next begins."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from storyglass.manuscript.model import Manuscript
from storyglass.scenes import cues, layer_cues
from storyglass.scenes.company import Company
from storyglass.scenes.model import Border, Stretch
from storyglass.scenes.telling import Telling
from storyglass.story import Break, Span

_HEADLINE = 80
"""Characters of the longest paragraph that can be nothing but a time or a place."""

_AROUND = 6
"""Paragraphs on either side in which the cast before and after an opening is looked for."""

_LONG = 25
"""Paragraphs after which somebody who has not been shown is taken to be elsewhere."""

_CLAUSE = 80
"""Characters of an opening within which its main verb stands."""

_TAG = 120
"""Characters of a paragraph that begins with talk, within which its tag says when it is."""

_LEAST = 120
"""Characters that a scene needs before words alone can end it."""

_LEAP = 0.8
"""The weight of an opening that leaves everybody behind."""

_ENOUGH = 0.99
"""The weight from which an opening is a border (see `_weigh`)."""


# --- borders that the layout shows -----------------------------------------------------------------------------


def fixed_borders(manuscript: Manuscript, telling: Telling) -> list[Border]:
    """The borders between regions and chapters, at ornaments and wide gaps, and at headlines of a scene."""
    heads = _Heads(manuscript)
    found: list[Border] = []
    before = -1
    for index, (start, end) in enumerate(telling.paragraphs):
        border = heads.border(index, before, start)
        if border is None and end - start <= _HEADLINE:
            border = _headline(telling, index)
        if border is not None:
            found.append(border)
        before = end
    return _without_bare(found, telling)


def _without_bare(borders: list[Border], telling: Telling) -> list[Border]:
    """The borders, where a headline that opens a scene of the layout's own does not part it once more."""
    kept: list[Border] = []
    for border in borders:
        follows = kept and border.paragraph == kept[-1].paragraph + 1 and border.break_ in ("time", "place", "cast")
        if follows and telling.length(kept[-1].paragraph, border.paragraph) <= _HEADLINE:
            continue
        kept.append(border)
    return kept


class _Heads:
    """What stands between the story paragraphs: regions, chapters, ornaments, gaps, headings."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._text = manuscript.text
        self._bodies = sorted(start for start, _ in manuscript.body)
        self._chapters = sorted((c.start, c.title) for c in manuscript.chapters)
        self._chapter_starts = [start for start, _ in self._chapters]
        self._paragraph_starts = [start for start, _ in manuscript.paragraphs]
        self._rules = sorted((m.start, m.end) for m in manuscript.marks if m.kind == "rule")
        self._rule_starts = [start for start, _ in self._rules]
        self._headings = sorted((m.start, m.end) for m in manuscript.marks if m.kind == "heading")
        self._heading_starts = [start for start, _ in self._headings]

    def border(self, index: int, before: int, start: int) -> Border | None:
        """The border before the story paragraph at `start`, where the one before it ends at `before`."""
        body = self._bodies[bisect_right(self._bodies, start) - 1]
        if before < body:
            return Border(body, index, "chapter" if self._titled(before, start) else None, 1.0, (), True)
        low, high = bisect_left(self._chapter_starts, before), bisect_right(self._chapter_starts, start)
        if low < high:
            heading = self._heading(before, start)
            return Border(self._chapter_starts[low], index, "chapter", 1.0, heading, True)
        low, high = bisect_left(self._rule_starts, before), bisect_left(self._rule_starts, start)
        if low < high:
            rule = self._rules[high - 1]
            drawn = any(self._text[a:b].strip() for a, b in self._rules[low:high])
            begins = self._paragraph_starts[bisect_left(self._paragraph_starts, rule[1])]
            return Border(begins, index, "ornament" if drawn else "blank line", 0.95 if drawn else 0.85, (rule,), True)
        if heading := self._heading(before, start):
            return Border(heading[0][0], index, "chapter", 0.9, heading, True)
        return None

    def _heading(self, before: int, start: int) -> tuple[Span, ...]:
        low = bisect_left(self._heading_starts, max(before, 0))
        return tuple(self._headings[low : bisect_left(self._heading_starts, start)][:1])

    def _titled(self, before: int, start: int) -> bool:
        low, high = bisect_left(self._chapter_starts, before), bisect_right(self._chapter_starts, start)
        return any(title for _, title in self._chapters[low:high])


def _headline(telling: Telling, index: int) -> Border | None:
    """A paragraph that is nothing but a time, a place with a time, or a point of view."""
    start, end = telling.paragraphs[index]
    following = telling.paragraphs[index + 1 : index + 3]
    if telling.talks(index, index + 1) or any(layer_cues.SALUTATION.match(telling.text, a, b) for a, b in following):
        return None  # what somebody says, or the dateline of a letter
    kinds: tuple[tuple[re.Pattern[str], Break], ...] = (
        (cues.HEADLINE, "time"),
        (cues.DATED_PLACE, "place"),
        (cues.POINT_OF_VIEW, "cast"),
    )
    for pattern, kind in kinds:
        if pattern.match(telling.text, start, end):
            return Border(start, index, kind, 0.85, ((start, end),), True)
    return None


# --- borders that the words show -------------------------------------------------------------------------------


def told_borders(telling: Telling, company: Company, fixed: list[Border], layers: list[Stretch]) -> list[Border]:
    """The borders that an opening's words show: another time, place or cast, and the edges of the layers."""
    edges = _layer_edges(telling, layers, fixed)
    known = sorted([*fixed, *edges], key=lambda border: border.paragraph)
    return sorted([*edges, *_openings(telling, company, known, layers)], key=lambda border: border.start)


def _layer_edges(telling: Telling, layers: list[Stretch], fixed: list[Border]) -> list[Border]:
    taken = {border.paragraph for border in fixed}
    found = []
    for stretch in layers:
        for index in (stretch.first, stretch.last):
            if index < len(telling.paragraphs) and index not in taken:
                taken.add(index)
                evidence = stretch.evidence[-1:] if index == stretch.last else stretch.evidence[:1]
                found.append(Border(telling.starts[index], index, "layer", stretch.confidence, evidence, False))
    return found


def _openings(telling: Telling, company: Company, known: list[Border], layers: list[Stretch]) -> Iterator[Border]:
    """Openings heavy enough to be a border, each far enough from the borders around it."""
    told_apart = [k for s in layers for k in range(s.first, s.last)]
    apart = set(told_apart)
    borders = [border.paragraph for border in known]
    last = -1
    for index in range(len(telling.paragraphs)):
        if index in apart:
            continue
        at = bisect_right(borders, index)
        floor = max(borders[at - 1] if at else 0, last)
        ceiling = borders[at] if at < len(borders) else len(telling.paragraphs)
        if floor >= index or telling.length(floor, index) < _LEAST or telling.length(index, ceiling) < _LEAST // 2:
            continue
        border = _weigh(telling, company, index, floor, ceiling)
        if border is not None:
            last = index
            yield border


def _weigh(telling: Telling, company: Company, index: int, floor: int, ceiling: int) -> Border | None:
    """The border at a paragraph whose opening speaks for one strongly enough.

    The weights say how often such an opening begins a scene: they were set by reading samples of openings in
    public-domain novels. An opening alone is never enough: the cast, the talk around it or a second cue has to agree.
    """
    opening = telling.opening(index)
    if not opening[:1].strip():  # the paragraph begins with talk
        opening = _tag(telling.told(index)[:_TAG])
    time = _cue(opening, ((cues.TIME_LEAPS, 0.9), (cues.TIME_POINTS, 0.8), (cues.TIME_STEPS, 0.45)))
    place = _cue(
        opening[time.end if time else 0 :],
        ((cues.PLACE_LEAPS, _LEAP), (cues.ELSEWHERE, 0.55), (cues.AT_A_PLACE, 0.35), (cues.AT_SOMETHING, 0.3)),
        time.end if time else 0,
    )
    there = cues.BEING_THERE.search(opening, 0, _CLAUSE)
    moves = _cue(opening, ((cues.MOVES, 0.45),))
    if not time and (within := cues.TIME_WITHIN.search(opening)) and not cues.UNTOLD.search(opening):
        time = _Cue(*within.span(), 0.8)
    if not (time or place or there or moves):
        return None
    begin, stop = telling.starts[index], telling.paragraphs[min(ceiling, index + _AROUND) - 1][1]
    left = company.active(telling.starts[max(floor, index - _AROUND)], begin)
    right = company.active(begin, stop)
    long_left = company.active(telling.starts[max(floor, index - _LONG)], begin)
    walker = None
    if moves and not (time or place):
        place, walker = moves, company.first_told(begin, begin + len(opening))
        right -= {walker}
    names = company.names_first(begin, begin + len(opening))
    replaced = len(left) > (not (place and names)) and bool(right) and not right & long_left
    replaced = replaced and (walker is not None or not company.narrates(begin, stop))
    change = _change(left - {walker}, right)
    weight = (time.weight if time else 0) + (place.weight if place else 0) + 0.3 * change + 0.2 * replaced
    weight += 0.15 * (there is not None)
    weight += 0.1 * (telling.talks(index - 4, index) + telling.talks(index, index + 5))
    if cues.HABIT.search(opening):
        weight -= 0.5
    if time and layer_cues.PLUPERFECT.search(opening):
        weight -= 0.25
    leaps = place is not None and place.weight == _LEAP and names
    if weight >= _ENOUGH and (time or change > 0.5 or leaps) and (time or place):
        cue = max((c for c in (time, place) if c), key=lambda c: c.weight)
        kind: Break = "time" if cue is time else "place"
    elif there and replaced and company.opens_with_name(begin, begin + there.start()):
        kind, weight, cue = "cast", 0.8, _Cue(*there.span(), 0.6)
    else:
        return None
    return Border(begin, index, kind, min(0.9, 0.6 * weight), ((begin + cue.start, begin + cue.end),), False)


def _tag(told: str) -> str:
    """The first sentence that is told beside the talk a paragraph begins with, behind as much white space."""
    stop = re.search(r"[.!?](?=\s)", told)
    return told[: stop.end()] if stop else told


class _Cue:
    """Words of an opening that speak for a border, and how strongly."""

    def __init__(self, start: int, end: int, weight: float) -> None:
        self.start, self.end, self.weight = start, end, weight


def _cue(opening: str, patterns: tuple[tuple[re.Pattern[str], float], ...], offset: int = 0) -> _Cue | None:
    for pattern, weight in patterns:
        if found := pattern.match(opening):
            return _Cue(offset + found.start(), offset + found.end(), weight)
    return None


def _change(left: set[int], right: set[int]) -> float:
    """How different two casts are: 1 where they share nobody, 0 where the smaller is part of the larger."""
    if not left or not right:
        return 1 / 3  # nothing speaks against a change
    return 1 - len(left & right) / min(len(left), len(right))
