"""The division of a story into scenes: borders and layers found, company and settings filled in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import replace

from storyglass.language.model import Language
from storyglass.manuscript.model import Manuscript
from storyglass.people.model import People
from storyglass.quotations.model import Quotations
from storyglass.scenes.borders import fixed_borders, told_borders
from storyglass.scenes.company import Company
from storyglass.scenes.layers import find_layers
from storyglass.scenes.model import Border, SceneDraft, Stretch, ToldScenes
from storyglass.scenes.order import in_story_order
from storyglass.scenes.presence import attend, resumed
from storyglass.scenes.settings import place_of, time_of
from storyglass.scenes.telling import Telling
from storyglass.scenes.tenses import Tenses
from storyglass.scenes.viewpoint import with_viewpoints
from storyglass.speech.model import SpokenLine
from storyglass.story import Span


def divide(
    manuscript: Manuscript,
    quotations: Quotations,
    language: Language,
    people: People,
    lines: list[SpokenLine],
    told: ToldScenes | None = None,
) -> list[SceneDraft]:
    """Divides a story into scenes, which tile each body region of the manuscript.

    Every scene but a region's first begins at the start of a paragraph (its heading, where it has one). What is `told`
    wins over what is found.
    """
    telling = Telling(manuscript, quotations, language)
    tenses = Tenses(people.page)
    company = Company(quotations, people, lines, tenses.story)
    called = (r for r in people.referrals if r.kind == "name" and r.person is not None)
    named = {r.start: r.end for r in called if r.person is not None and people.persons[r.person].type == "PER"}
    fixed = fixed_borders(manuscript, telling)
    layers = find_layers(telling, quotations, company, tenses, fixed)
    borders = sorted([*fixed, *told_borders(telling, company, fixed, layers)], key=lambda border: border.start)
    if told is not None:
        borders = _as_told(borders, telling, told)
    ends = [stretch.last for stretch in layers]
    scenes = []
    for span, border in _tiles(manuscript, borders):
        first = bisect_left(telling.starts, span[0])
        last = bisect_left(telling.starts, span[1])
        at = bisect_right(ends, first)
        layer = layers[at] if at < len(layers) and layers[at].first < last else None
        scenes.append(_draft(telling, company, named, span, border, (first, last), layer))
    if told is not None:
        scenes = [_in_told_layer(scene, told) for scene in scenes]
    return in_story_order(with_viewpoints(resumed(scenes), company), telling)


def _as_told(borders: list[Border], telling: Telling, told: ToldScenes) -> list[Border]:
    """The borders with those that the reader sets, and without those that the reader takes away."""
    starts = telling.starts
    for offset, begins in told.begins.items():
        paragraph = bisect_right(starts, offset) - 1
        here = [border for border in borders if border.paragraph == paragraph]
        if begins and not here and paragraph >= 0:
            borders.append(Border(starts[paragraph], paragraph, None, 1.0, (telling.paragraphs[paragraph],), True))
            borders.sort(key=lambda border: border.start)
        elif not begins:
            last = max((border.start for border in borders if border.start <= offset), default=None)
            borders = [border for border in borders if border.start != last]
    return borders


def _in_told_layer(scene: SceneDraft, told: ToldScenes) -> SceneDraft:
    """A scene in the layer that the reader says last."""
    for offset, layer in told.layers.items():
        if scene.start <= offset < scene.end:
            scene = replace(scene, layer=layer, confidence=1.0, known_from=scene.start)
    return scene


def _tiles(manuscript: Manuscript, borders: list[Border]) -> list[tuple[Span, Border]]:
    """The spans of the scenes: each body region from its start to its end, parted at the borders inside it."""
    tiles = []
    starts = [border.start for border in borders]
    for start, end in manuscript.body:
        inside = borders[bisect_left(starts, start) : bisect_left(starts, end)]
        if not inside or inside[0].start > start:
            inside.insert(0, Border(start, 0, None, 1.0, (), True))
        stops = [*(b.start for b in inside[1:]), end]
        tiles += [((b.start, stop), b) for b, stop in zip(inside, stops, strict=True) if stop > b.start]
    return tiles


def _draft(
    telling: Telling,
    company: Company,
    named: Mapping[int, int],
    span: Span,
    border: Border,
    paragraphs: tuple[int, int],
    layer: Stretch | None,
) -> SceneDraft:
    start, end = span
    there = attend(company, telling, span, layer.layer if layer else "actual")
    return SceneDraft(
        start=start,
        end=end,
        layer=layer.layer if layer else "actual",
        place=place_of(telling, *paragraphs, named),
        time=time_of(telling, *paragraphs),
        viewpoint=None,
        break_=border.break_,
        present=there.present,
        presence=there.stays,
        mentioned=there.mentioned,
        confidence=min(border.confidence, layer.confidence) if layer else border.confidence,
        evidence=list(dict.fromkeys([*border.evidence, *(layer.evidence if layer else ())])),
        known_from=max([start, *(stop for _, stop in layer.evidence[:1])]) if layer else start,
    )
