"""What the report shows, as plain dataclasses: everything is decided here, and `html.py` only writes it down."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from storyglass.outputs import tables
from storyglass.outputs.clean import one_line
from storyglass.outputs.script import OPEN
from storyglass.outputs.sweep import Layer, Run, Runs
from storyglass.story import Scene, Span, Story

_ASIDES = {"front": "Before the story", "notes": "A note by the author", "back": "After the story"}

LONGEST_SECTION = 6_000
"""Characters after which a long scene goes on in another section, so that a browser lays out only what is looked at."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to show: `slot` is the place in the cast from 1, or None outside it."""

    slot: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Character:
    """A member of the cast; `first` says at which percent of the book they are first seen."""

    person: Person
    other_names: list[str]
    pronouns: str
    narrator: bool
    group: bool
    lines: int
    share: float
    first: int
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """One part of a quotation: its runs, its place among the lines, its speaker, and whether to name them beside it."""

    runs: list[Run]
    line: int
    speaker: Person | None
    named: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, or an ornament between scenes."""

    kind: Literal["paragraph", "verse", "chapter", "heading", "ornament"]
    anchor: str
    pieces: list[Run | Said]


@dataclass(frozen=True, slots=True)
class SceneHead:
    """What stands above a scene: where, when, who is there, who watches from elsewhere."""

    number: int
    place: str
    time: str
    layer: str
    present: list[Person]
    seen_by: list[Person]


@dataclass(frozen=True, slots=True)
class Section:
    """A run of blocks: a scene (with its head) or a part of it, or, with `aside`, matter that is no story."""

    scene: SceneHead | None = None
    layer: str = ""
    goes_on: bool = False
    aside: str | None = None
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ChapterLink:
    """A chapter in the contents."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report."""

    title: str
    author: str | None
    language: str
    facts: list[str]
    warnings: list[str]
    cast: list[Character]
    chapters: list[ChapterLink]
    sections: list[Section]
    made_by: str


def view(story: Story) -> Report:
    """Builds the report of a story."""
    people = _People(story)
    return Report(
        title=one_line(story.source.title or story.source.name),
        author=one_line(story.source.author) if story.source.author else None,
        language=story.source.language or "en",
        facts=_facts(story),
        warnings=[one_line(warning) for warning in story.warnings],
        cast=_cast(story, people),
        chapters=_chapters(story),
        sections=_Sections(story, people).build(),
        made_by=story.made_by,
    )


def _facts(story: Story) -> list[str]:
    facts = [f"{tables.story_words(story):,} words"]
    for count, what in ((len(story.chapters), "chapters"), (len(story.scenes), "scenes")):
        if count > 1:
            facts.append(f"{count:,} {what}")
    if story.lines:
        facts.append(tables.lines_line(story))
    return [*facts, one_line(tables.quotation_line(story.quotation_style))]


class _People:
    """Everybody by entity, as the report names them."""

    def __init__(self, story: Story) -> None:
        self._story = story
        names = tables.names_in_cast(story)
        self._known = {entity: Person(slot, one_line(names[entity])) for slot, entity in enumerate(names, 1)}

    def get(self, entity: str | None) -> Person | None:
        """The person of an entity; None for no entity."""
        if entity is None:
            return None
        if entity not in self._known:
            self._known[entity] = Person(None, one_line(self._story.name_of(entity) or "someone"))
        return self._known[entity]

    def all(self, entities: Iterable[str]) -> list[Person]:
        """The persons of several entities, in their order."""
        return [person for person in map(self.get, entities) if person]


def _cast(story: Story, people: _People) -> list[Character]:
    paragraphs = Layer((start, end, f"t{start}") for start, end in _paragraphs(story))
    return [
        Character(
            person=person,
            other_names=[one_line(name) for name in row["other_names"][:6]],
            pronouns=one_line(row["pronouns"] or ""),
            narrator=row["narrator"],
            group=row["group"],
            lines=row["lines"],
            share=row["share"],
            first=row["percent"],
            anchor=paragraphs.at(row["first_seen"]),
        )
        for row in tables.cast_rows(story)
        if (person := people.get(row["entity"]))
    ]


def _chapters(story: Story) -> list[ChapterLink]:
    paragraphs = [start for start, _ in _paragraphs(story)]
    links = []
    for number, chapter in enumerate(story.chapters, 1):
        opening = paragraphs[min(bisect_left(paragraphs, chapter.start), len(paragraphs) - 1)]
        links.append(ChapterLink(f"t{opening}", one_line(chapter.title or "") or f"Chapter {number}"))
    return links


def _paragraphs(story: Story) -> list[Span]:
    return sorted(story.paragraphs) or [(0, len(story.text))]


class _Sections:
    """The text from top to bottom, cut into sections where a region, a chapter or a scene begins."""

    def __init__(self, story: Story, people: _People) -> None:
        self._story = story
        self._people = people
        self._runs = Runs(story)
        self._regions = Layer((region.start, region.end, region) for region in story.regions)
        marks = {kind: [m for m in story.marks if m.kind == kind] for kind in ("heading", "rule", "verse")}
        self._headings = Layer((mark.start, mark.end, True) for mark in marks["heading"])
        self._rules = Layer((mark.start, mark.end, True) for mark in marks["rule"])
        self._verse = Layer((mark.start, mark.end, True) for mark in marks["verse"])
        self._sections: list[Section] = []
        self._last_turn: int | None = None
        self._measured: Section | None = None
        self._length = 0

    def build(self) -> list[Section]:
        """All sections, in text order."""
        region, chapter, scene, told_until = None, 0, 0, 0
        for span in _paragraphs(self._story):
            here = self._regions.at(span[0])
            if here is not region or not self._sections:
                region = here
                kind = region.kind if region else "body"
                self._sections.append(Section(aside=_ASIDES.get(kind)))
            told = region is None or region.kind == "body"
            begun, chapter = chapter, self._chapters_begun(span, chapter) if told else chapter
            if chapter > begun:
                self._sections.append(Section())
            if self._white_rule(told_until, span[0]):
                self._add(Block("ornament", "", []))
            if told:
                scene = self._open_scenes(span, scene)
                self._turn_over(span)
            self._add_paragraph(span, chapter if chapter > begun else None)
            told_until = span[1]
        return [section for section in self._sections if section.blocks or section.scene]

    def _turn_over(self, span: Span) -> None:
        """Goes on in a section of its own where this one is long."""
        last, length = self._sections[-1], span[1] - span[0]
        self._length = self._length + length if last is self._measured else length
        if self._length > max(length, LONGEST_SECTION):
            last = Section(layer=last.layer, goes_on=True)
            self._sections.append(last)
            self._length = length
        self._measured = last

    def _add(self, block: Block) -> None:
        self._sections[-1].blocks.append(block)

    def _chapters_begun(self, span: Span, begun: int) -> int:
        """How many chapters have begun where a paragraph does."""
        chapters = self._story.chapters
        while begun < len(chapters) and chapters[begun].start <= span[0]:
            begun += 1
        return begun

    def _open_scenes(self, span: Span, begun: int) -> int:
        """Starts a section at a scene that begins here or before, once headings and ornaments are past."""
        if self._headings.at(span[0]) or self._rules.at(span[0]):
            return begun
        scenes = self._story.scenes
        while begun < len(scenes) and scenes[begun].start <= span[0]:
            begun += 1
            head = self._scene_head(scenes[begun - 1], begun)
            self._sections.append(Section(scene=head, layer=head.layer))
        return begun

    def _scene_head(self, scene: Scene, number: int) -> SceneHead:
        layer = "" if scene.layer == "actual" else scene.layer
        place, time = one_line(scene.place or ""), one_line(scene.time or "")
        people = self._people
        return SceneHead(number, place, time, layer, people.all(scene.present), people.all(scene.seen_by))

    def _white_rule(self, start: int, end: int) -> bool:
        """Whether a break that is only white space lies between two paragraphs."""
        return any(self._rules.at(offset) for offset in (start, end - 1) if 0 < start < end)

    def _add_paragraph(self, span: Span, chapter: int | None) -> None:
        """Adds a paragraph; one that opens a chapter gets its title above it where it is not the heading itself."""
        heading = self._headings.at(span[0])
        title = self._story.chapters[chapter - 1].title if chapter and not heading else None
        if title:
            self._add(Block("chapter", f"c{chapter}", [Run(title, False, False, None)]))
        anchor, runs = f"t{span[0]}", self._runs.of(span)
        if self._rules.at(span[0]):
            self._add(Block("ornament", anchor, list(runs)))
        elif heading:
            self._add(Block("chapter" if chapter else "heading", anchor, list(runs)))
        else:
            self._add(Block("verse" if self._verse.at(span[0]) else "paragraph", anchor, self._pieces(runs)))

    def _pieces(self, runs: Sequence[Run]) -> list[Run | Said]:
        """The runs of a paragraph, those of one line together."""
        pieces: list[Run | Said] = []
        beside: Person | str | None = None  # whose name stands beside this paragraph already
        at = 0
        while at < len(runs):
            index = runs[at].line
            if index is None:
                pieces.append(runs[at])
                at += 1
                continue
            first = at
            while at < len(runs) and runs[at].line == index:
                at += 1
            line = self._runs.lines[index]
            speaker = self._people.get(line.speaker)
            who = speaker or OPEN
            named = line.turn != self._last_turn and who != beside
            beside = who if named else beside
            self._last_turn = line.turn
            pieces.append(Said(list(runs[first:at]), index, speaker, named))
        return pieces
