"""The layers of a story as long tables, one row for each thing that was found, in Arrow's columns.

Every table has `story` (the id of the story) first, so that the tables of many stories are one table. Names stand
beside the ids they belong to, `start` and `end` are offsets into the text of the story, and `passage` is the text of
the first passage of the `evidence`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

import pyarrow as pa

from storyglass.outputs.script import passages
from storyglass.outputs.tables import names_in_cast, other_names, person_name, story_words, words_in
from storyglass.story import Scene, Span, Story

Row = tuple[Any, ...]

TEXT, INTEGER, SCORE, YES_NO = pa.string(), pa.int32(), pa.float64(), pa.bool_()
TEXTS = pa.list_(TEXT)
SPANS = pa.list_(pa.struct([("start", INTEGER), ("end", INTEGER)]))

LONGEST_PASSAGE = 2_000
"""Characters of a passage that a row shows: evidence may be a whole scene."""

_SHOWN = {"confidence": SCORE, "known_from": INTEGER, "evidence": SPANS, "passage": TEXT}

COLUMNS: dict[str, dict[str, pa.DataType]] = {
    "stories": {
        **dict.fromkeys(("story", "name", "type", "title", "author", "language"), TEXT),
        **dict.fromkeys(("characters", "words", "chapters"), INTEGER),
        "sha256": TEXT,
        "made_by": TEXT,
        "warnings": TEXTS,
    },
    "cast": {
        "story": TEXT,
        "entity": TEXT,
        "name": TEXT,
        "other_names": TEXTS,
        "pronouns": TEXT,
        "group": YES_NO,
        "members": TEXTS,
        "narrator": YES_NO,
        **dict.fromkeys(("mentions", "lines", "words", "first_seen"), INTEGER),
        **_SHOWN,
    },
    "names": {"story": TEXT, "entity": TEXT, "name": TEXT, "times": INTEGER},
    "lines": {
        "story": TEXT,
        "line": TEXT,
        "start": INTEGER,
        "end": INTEGER,
        "turn": INTEGER,
        "scene": TEXT,
        "speaker": TEXT,
        "speaker_name": TEXT,
        "addressees": TEXTS,
        "addressee_names": TEXTS,
        "how": TEXT,
        "mode": TEXT,
        "text": TEXT,
        **{name: kind for name, kind in _SHOWN.items() if name != "passage"},
    },
    "scenes": {
        "story": TEXT,
        "scene": TEXT,
        "number": INTEGER,
        "start": INTEGER,
        "end": INTEGER,
        "words": INTEGER,
        **dict.fromkeys(("layer", "place", "time", "viewpoint", "viewpoint_name", "break"), TEXT),
        **dict.fromkeys(("present", "present_names", "mentioned", "seen_by"), TEXTS),
        "story_order": INTEGER,
        **_SHOWN,
    },
    "feelings": {
        **dict.fromkeys(("story", "scene", "who", "who_name", "feeling"), TEXT),
        "strength": SCORE,
        "toward": TEXT,
        "toward_name": TEXT,
        **_SHOWN,
    },
    "perceptions": {
        **dict.fromkeys(("story", "scene", "who", "who_name", "of", "of_name", "sense", "means"), TEXT),
        "aware": YES_NO,
        **_SHOWN,
    },
    "bonds": {
        **dict.fromkeys(("story", "one", "one_name", "other", "other_name", "kind"), TEXT),
        "warmth": SCORE,
        "strength": SCORE,
        "steps": INTEGER,
        **_SHOWN,
    },
    "bond_steps": {
        **dict.fromkeys(("story", "one", "one_name", "other", "other_name", "scene", "kind"), TEXT),
        "warmth": SCORE,
        "strength": SCORE,
        **_SHOWN,
    },
    "knowledge": {
        "story": TEXT,
        "fact_id": TEXT,
        "fact": TEXT,
        "about": TEXTS,
        "about_names": TEXTS,
        "secret": YES_NO,
        "kept_from": TEXTS,
        "who": TEXT,
        "who_name": TEXT,
        "since": INTEGER,
        "how": TEXT,
        "by": TEXT,
        "by_name": TEXT,
        **_SHOWN,
    },
    "assessments": {
        "story": TEXT,
        "of": TEXT,
        "of_name": TEXT,
        "by": TEXTS,
        "by_names": TEXTS,
        "criterion": TEXT,
        "verdict": TEXT,
        **_SHOWN,
    },
    "passages": {
        "story": TEXT,
        "start": INTEGER,
        "end": INTEGER,
        "scene": TEXT,
        "kind": TEXT,
        "line": TEXT,
        "text": TEXT,
    },
}
"""The tables with their columns, in order.

`names` has the proper names of the cast, and `knowledge` a row of a fact for each who knows it.
"""


class _Shown(Protocol):
    @property
    def confidence(self) -> float: ...
    @property
    def evidence(self) -> list[Span]: ...
    @property
    def known_from(self) -> int: ...


class _Rows:
    """The rows of one story; a method for each table, by its name."""

    def __init__(self, story: Story, key: str) -> None:
        self.story, self.key = story, key
        self.cast_names = names_in_cast(story)
        self.scene_starts = [scene.start for scene in story.scenes]

    def stories(self) -> Iterator[Row]:
        story, source = self.story, self.story.source
        told = (source.name, source.type, source.title, source.author, source.language)
        sizes = (len(story.text), story_words(story), len(story.chapters))
        yield (self.key, *told, *sizes, source.sha256, story.made_by, story.warnings)

    def cast(self) -> Iterator[Row]:
        lines: Counter[str | None] = Counter()
        spoken: Counter[str | None] = Counter()
        for line in self.story.lines:
            lines[line.speaker] += 1
            spoken[line.speaker] += words_in(self.story, line.start, line.end)
        for member in self.story.cast:
            who = member.entity
            entity = self.story.entity_by_id.get(who)
            yield (
                *(self.key, who, self.name(who), other_names(entity), member.pronouns),
                *(member.group, member.members, member.narrator),
                *(len(entity.mentions) if entity else 0, lines[who], spoken[who], member.first_seen),
                *self.shown(member),
            )

    def names(self) -> Iterator[Row]:
        for member in self.story.cast:
            entity = self.story.entity_by_id.get(member.entity)
            for name, times in entity.names.items() if entity else ():
                yield (self.key, member.entity, name, times)

    def lines(self) -> Iterator[Row]:
        for line in self.story.lines:
            scene = self.scene_at(line.start)
            yield (
                *(self.key, line.id, line.start, line.end, line.turn, scene.id if scene else None),
                *(line.speaker, self.name(line.speaker), line.addressees, self.called(line.addressees)),
                *(line.how, line.mode, self.story.text[line.start : line.end]),
                *self.shown(line)[:-1],
            )

    def scenes(self) -> Iterator[Row]:
        for number, scene in enumerate(self.story.scenes, 1):
            yield (
                *(self.key, scene.id, number, scene.start, scene.end, words_in(self.story, scene.start, scene.end)),
                *(scene.layer, scene.place, scene.time, scene.viewpoint, self.name(scene.viewpoint), scene.break_),
                *(scene.present, self.called(scene.present), scene.mentioned, scene.seen_by, scene.story_order),
                *self.shown(scene),
            )

    def feelings(self) -> Iterator[Row]:
        for row in self.story.feelings:
            felt = (row.who, self.name(row.who), row.feeling, row.strength, row.toward, self.name(row.toward))
            yield (self.key, row.scene, *felt, *self.shown(row))

    def perceptions(self) -> Iterator[Row]:
        for row in self.story.perceptions:
            seen = (row.who, self.name(row.who), row.of, self.name(row.of), row.sense, row.means, row.aware)
            yield (self.key, row.scene, *seen, *self.shown(row))

    def bonds(self) -> Iterator[Row]:
        for bond in self.story.bonds:
            tie = (bond.kind, bond.warmth, bond.strength, len(bond.steps))
            yield (self.key, *self.pair(bond.pair), *tie, *self.shown(bond))

    def bond_steps(self) -> Iterator[Row]:
        for bond in self.story.bonds:
            for step in bond.steps:
                tie = (step.scene, step.kind, step.warmth, step.strength)
                yield (self.key, *self.pair(bond.pair), *tie, *self.shown(step))

    def knowledge(self) -> Iterator[Row]:
        for fact in self.story.knowledge:
            told = (fact.id, fact.fact, fact.about, self.called(fact.about), fact.secret, fact.kept_from)
            for knower in fact.knows:
                came = (knower.since, knower.how, knower.by, self.name(knower.by))
                yield (self.key, *told, knower.who, self.name(knower.who), *came, *self.shown(knower))
            if not fact.knows:
                yield (self.key, *told, *6 * (None,), *self.shown(fact))

    def assessments(self) -> Iterator[Row]:
        for row in self.story.assessments:
            judged = (row.of, self.name(row.of), row.by, self.called(row.by), row.criterion, row.verdict)
            yield (self.key, *judged, *self.shown(row))

    def passages(self) -> Iterator[Row]:
        for passage in passages(self.story):
            if passage.kind in ("front", "notes", "back", "ornament"):
                continue
            scene = self.scene_at(passage.start)
            where = (passage.start, passage.end, scene.id if scene else None)
            yield (self.key, *where, passage.kind, passage.line, passage.text.strip())

    def name(self, who: str | None) -> str | None:
        return person_name(self.story, self.cast_names, who)

    def called(self, many: Sequence[str]) -> list[str | None]:
        return [self.name(who) for who in many]

    def pair(self, pair: tuple[str, str]) -> Row:
        return (pair[0], self.name(pair[0]), pair[1], self.name(pair[1]))

    def shown(self, row: _Shown) -> Row:
        """What every inferred row has: how sure it is, from where it can be known, and by which passages."""
        spans = [{"start": start, "end": end} for start, end in row.evidence]
        first = next(iter(row.evidence), None)
        passage = self.story.text[first[0] : min(first[1], first[0] + LONGEST_PASSAGE)] if first else None
        return (round(row.confidence, 2), row.known_from, spans, passage)

    def scene_at(self, offset: int) -> Scene | None:
        at = bisect_right(self.scene_starts, offset) - 1
        return self.story.scenes[at] if at >= 0 and offset < self.story.scenes[at].end else None


def schema_of(layer: str) -> pa.Schema:
    """The columns of a table."""
    return pa.schema(list(COLUMNS[layer].items()))


def story_tables(story: Story, key: str) -> dict[str, pa.Table]:
    """All tables of a story, by name; `key` is the id of the story in them."""
    return {layer: layer_table(story, key, layer) for layer in COLUMNS}


def layer_table(story: Story, key: str, layer: str) -> pa.Table:
    """One table of a story."""
    rows: Callable[[], Iterator[Row]] = getattr(_Rows(story, key), layer)
    return table_of(COLUMNS[layer], rows())


def table_of(kinds: dict[str, pa.DataType], rows: Iterator[Row]) -> pa.Table:
    """Rows as columns of the given kinds."""
    columns = list(zip(*rows, strict=True)) or [()] * len(kinds)
    arrays = [pa.array(column, kind) for column, kind in zip(columns, kinds.values(), strict=True)]
    return pa.Table.from_arrays(arrays, schema=pa.schema(list(kinds.items())))
