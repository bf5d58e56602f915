"""What the report's script knows of a story: the story document in few bytes, without the words' grammar and events.

`viewer/src/data/payload.ts` has the same rows as types. People are numbers: the places of a list that begins with the
cast, in its order; scenes are numbers too. Spans are flat lists. Offsets stay code points.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from storyglass.outputs import palette
from storyglass.outputs.clean import one_line
from storyglass.outputs.portrait import Item, portraits
from storyglass.story import Entity, Span, Story

VERSION = 1
KINDS = {"name": 0, "noun": 1, "pronoun": 2}
DRAWN = ("does", "done_to", "wants", "fears", "said_of")
"""What is taken from a portrait; the rest of it the script makes from the rows, as of the reader's page."""

Row = dict[str, Any]

_UNSAFE = re.compile("[<>&\x7f-\x9f\u2028\u2029]")


def payload_json(story: Story) -> str:
    """The payload as JSON that may stand in a `<script>` of any HTML page: no tag can begin or end in it."""
    made = json.dumps(payload(story), ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", made)


def payload(story: Story) -> Row:
    """The payload as plain dicts, lists, strings and numbers."""
    return _Packer(story).pack()


class _Packer:
    """Turns the rows of one story into the payload's."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._people = _people_of(story)
        self._number = {entity.id: number for number, entity in enumerate(self._people)}
        self._scene = {scene.id: number for number, scene in enumerate(story.scenes)}

    def pack(self) -> Row:
        story = self._story
        bodies = [(region.start, region.end) for region in story.regions if region.kind == "body"]
        members = {member.entity: member for member in story.cast}
        return {
            "version": VERSION,
            "made_by": story.made_by,
            "source": {
                "name": story.source.name,
                "sha256": story.source.sha256,
                "title": one_line(story.source.title or story.source.name),
                "author": story.source.author and one_line(story.source.author),
                "language": story.source.language or "en",
            },
            "text": story.text,
            "body": [bodies[0][0], bodies[-1][1]] if bodies else [0, len(story.text)],
            "chapters": [
                [chapter.start, chapter.end, one_line(chapter.title or "") or f"Chapter {number}"]
                for number, chapter in enumerate(story.chapters, 1)
            ],
            "paragraphs": _flat(sorted(story.paragraphs) or [(0, len(story.text))]),
            "people": [
                self._inferred(entity)
                | {
                    "id": entity.id,
                    "type": entity.type,
                    "name": entity.name and one_line(entity.name),
                    "names": [[one_line(form), count] for form, count in _by_count(entity.names)],
                    "same_as": [
                        [self._number[same.entity], round(same.confidence, 2), _flat(same.evidence), same.known_from]
                        for same in entity.same_as
                    ],
                    "member": self._row(members[entity.id], "pronouns", "group", "narrator", "first_seen", "known_from")
                    | {"members": self._who(members[entity.id].members)}
                    if entity.id in members
                    else None,
                }
                for entity in self._people
            ],
            "mentions": self._mentions(),
            "lines": _columns(
                self._row(line, "id", "start", "end", "turn", "how", "cue", "mode")
                | {"speaker": self._one(line.speaker), "addressees": self._who(line.addressees)}
                | self._inferred(line)
                for line in story.lines
            ),
            "scenes": [
                self._row(scene, "id", "start", "end", "layer", "place", "time", "story_order")
                | {
                    "break": scene.break_,
                    "viewpoint": self._one(scene.viewpoint),
                    "presence": [
                        [self._number[stay.who], stay.start, stay.end]
                        for stay in scene.presence
                        if stay.who in self._number
                    ],
                    "mentioned": self._who(scene.mentioned),
                    "seen_by": self._who(scene.seen_by),
                }
                | self._inferred(scene)
                for scene in story.scenes
            ],
            "feelings": _columns(
                self._row(row, "feeling", "strength")
                | {"who": self._number[row.who], "toward": self._one(row.toward), "scene": self._scene[row.scene]}
                | self._inferred(row)
                for row in story.feelings
            ),
            "perceptions": [
                self._row(row, "sense", "means", "aware")
                | {"who": self._number[row.who], "of": self._number[row.of], "scene": self._scene[row.scene]}
                | self._inferred(row)
                for row in story.perceptions
            ],
            "bonds": [
                {
                    "pair": self._who(bond.pair),
                    "steps": [
                        self._row(step, "kind", "warmth", "strength")
                        | {"scene": self._scene[step.scene]}
                        | self._inferred(step)
                        for step in bond.steps
                    ],
                }
                for bond in story.bonds
            ],
            "knowledge": [
                self._row(fact, "id", "fact", "secret")
                | {
                    "about": self._who(fact.about),
                    "kept_from": self._who(fact.kept_from),
                    "knows": [
                        self._row(knower, "since", "how")
                        | {"who": self._number[knower.who], "by": self._one(knower.by)}
                        | self._inferred(knower)
                        for knower in fact.knows
                    ],
                }
                | self._inferred(fact)
                for fact in story.knowledge
            ],
            "assessments": [
                self._row(row, "criterion", "verdict")
                | {"of": self._number[row.of], "by": self._who(row.by)}
                | self._inferred(row)
                for row in story.assessments
            ],
            "portraits": self._portraits(),
            "warnings": [one_line(warning) for warning in story.warnings],
        }

    def _one(self, entity: str | None) -> int | None:
        return None if entity is None else self._number.get(entity)

    def _who(self, entities: Iterable[str]) -> list[int]:
        return [self._number[entity] for entity in entities if entity in self._number]

    @staticmethod
    def _row(row: Any, *names: str) -> Row:
        """Some fields of a row as they are, by their names in the document."""
        values = ((name, getattr(row, name)) for name in names)
        return {name: round(value, 2) if isinstance(value, float) else value for name, value in values}

    @staticmethod
    def _inferred(row: Any) -> Row:
        return {
            "confidence": round(row.confidence, 2),
            "evidence": _flat(row.evidence),
            "known_from": row.known_from,
        }

    def _mentions(self) -> Row:
        """All mentions in text order, of those that begin together the longest first."""
        rows = [
            (mention.start, mention.end - mention.start, number, KINDS[mention.kind])
            for number, entity in enumerate(self._people)
            for mention in entity.mentions
        ]
        rows.sort(key=lambda row: (row[0], -row[1], row[2]))
        columns = zip(*rows, strict=True) if rows else ([], [], [], [])
        return dict(zip(("start", "length", "who", "kind"), map(list, columns), strict=True))

    def _portraits(self) -> Row:
        """The portraits of the main characters, by their numbers."""
        main = [member.entity for member in self._story.cast[: len(palette.MAIN)]]
        return {
            str(self._number[drawn.entity]): {kind: _items(getattr(drawn, kind)) for kind in DRAWN}
            | {"typical": _items(drawn.speech.typical)}
            for drawn in portraits(self._story, main)
        }


def _people_of(story: Story) -> list[Entity]:
    """The cast in its order, then every other person, then whatever else a row refers to."""
    cast = [member.entity for member in story.cast]
    persons = [entity.id for entity in story.entities if entity.type == "PER"]
    rows = [story.cast, story.lines, story.scenes, story.feelings, story.perceptions, story.bonds, story.knowledge]
    ids = story.entity_by_id
    others = (found for table in [*rows, story.assessments, story.entities] for found in _referred(table, ids))
    return [ids[entity] for entity in dict.fromkeys([*cast, *persons, *others])]


def _referred(value: Any, known: dict[str, Entity]) -> Iterable[str]:
    """Every id of an entity that rows hold, however deep; an entity's own id is no reference."""
    if isinstance(value, str):
        if value in known:
            yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _referred(item, known)
    elif isinstance(value, Entity):
        yield from _referred(value.same_as, known)
    elif is_dataclass(value):
        for each in fields(value):
            if each.name not in ("id", "evidence"):
                yield from _referred(getattr(value, each.name), known)


def _columns(rows: Iterable[Row]) -> dict[str, list[Any]]:
    """A table by column."""
    columns: dict[str, list[Any]] = {}
    for row in rows:
        for name, value in row.items():
            columns.setdefault(name, []).append(value)
    return columns


def _flat(spans: Iterable[Span]) -> list[int]:
    return [offset for span in spans for offset in span]


def _by_count(names: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(names.items(), key=lambda form: (-form[1], form[0]))


def _items(items: Sequence[Item]) -> list[list[Any]]:
    return [[item.what, _flat((passage.start, passage.end) for passage in item.passages)] for item in items]
