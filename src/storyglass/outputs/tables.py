"""The cast, the lines and the scenes as rows of plain values, for the terminal, for `--json` and for the report."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from storyglass.outputs.clean import OBEYED
from storyglass.story import CastMember, Chapter, Entity, QuotationStyle, Story

Row = dict[str, Any]

KEY_LENGTH = 16
"""Letters of a story's id: of the hash of its file, so many that a million stories hardly share one."""

# The names of the conventions by their marks, for outputs see the Story alone; a test holds them to the stage's own.
_MARKS = {
    '""': "straight double",
    "“”": "curly double",
    "„“": "low-high double",
    "””": "same-side curly double",
    "‘’": "curly single",
    "''": "straight single",
    "«»": "guillemets",
    "»«": "reversed guillemets",
    "「」": "corner brackets",
    "—": "dashes",
}


def key_of(sha256: str) -> str:
    """The id of a story in tables: the beginning of the hash of its file."""
    return sha256[:KEY_LENGTH]


def display_name(story: Story, member: CastMember) -> str:
    """What to call a member of the cast: the name, or what stands in for one."""
    return story.name_of(member.entity) or ("the narrator" if member.narrator else "someone")


def names_in_cast(story: Story) -> dict[str, str]:
    """The display name of everybody in the cast, by entity."""
    return {member.entity: display_name(story, member) for member in story.cast}


def words_in(story: Story, start: int, end: int) -> int:
    """How many words, by white space, stand between two offsets."""
    return len(story.text[start:end].split())


def story_words(story: Story) -> int:
    """How many words the story itself has, without front matter, notes and back matter."""
    return sum(words_in(story, region.start, region.end) for region in story.regions if region.kind == "body")


def quotation_line(style: QuotationStyle | None) -> str:
    """The quotation style in words: `curly double, 4,120 quotations, 37 unbalanced`."""
    if style is None or not style.count:
        return "no quotations"
    label = _MARKS.get(style.open + style.close, "other marks")
    quotations = "1 quotation" if style.count == 1 else f"{style.count:,} quotations"
    return f"{label}, {quotations}, {style.unbalanced:,} unbalanced"


def lines_line(story: Story) -> str:
    """How many lines there are, and of how many the speaker is not known: `4,120 lines, 12 open`."""
    count, unknown = len(story.lines), sum(line.speaker is None for line in story.lines)
    told = "1 line" if count == 1 else f"{count:,} lines"
    return f"{told}, {unknown:,} open" if unknown else told


def chapter_at(story: Story, offset: int) -> tuple[int, Chapter] | None:
    """The chapter an offset lies in, with its number (from 1)."""
    at = bisect_right(story.chapters, offset, key=lambda chapter: chapter.start) - 1
    if at < 0 or offset >= story.chapters[at].end:
        return None
    return at + 1, story.chapters[at]


def percent_at(story: Story, offset: int) -> int:
    """How far into the story an offset lies, front and back matter left out, 0 to 100."""
    bodies = [(region.start, region.end) for region in story.regions if region.kind == "body"]
    bodies = bodies or [(0, len(story.text))]
    told = sum(min(max(offset - start, 0), end - start) for start, end in bodies)
    return round(100 * told / max(1, sum(end - start for start, end in bodies)))


def cast_rows(story: Story) -> list[Row]:
    """One row for each member of the cast, in the cast's order."""
    spoken: Counter[str | None] = Counter()
    lines: Counter[str | None] = Counter()
    for line in story.lines:
        lines[line.speaker] += 1
        spoken[line.speaker] += words_in(story, line.start, line.end)
    all_words = max(1, spoken.total())
    return [
        {
            "entity": member.entity,
            "name": display_name(story, member),
            "other_names": other_names(story.entity_by_id.get(member.entity)),
            "pronouns": member.pronouns,
            "narrator": member.narrator,
            "group": member.group,
            "lines": lines[member.entity],
            "share": round(spoken[member.entity] / all_words, 3),
            "mentions": len(entity.mentions) if (entity := story.entity_by_id.get(member.entity)) else 0,
            "first_seen": member.first_seen,
        }
        | _place_in_book(story, member.first_seen)
        for member in story.cast
    ]


def other_names(entity: Entity | None) -> list[str]:
    """The names of an entity besides its display name, most used first."""
    if entity is None:
        return []
    return [name for name in sorted(entity.names, key=lambda n: (-entity.names[n], n)) if name != entity.name]


def lines_rows(story: Story) -> list[Row]:
    """One row for each line, in text order."""
    names = names_in_cast(story)
    return [
        {
            "id": line.id,
            "start": line.start,
            "end": line.end,
            "turn": line.turn,
            "speaker": person_name(story, names, line.speaker),
            "addressees": [person_name(story, names, who) for who in line.addressees],
            "how": line.how,
            "mode": line.mode,
            "confidence": round(line.confidence, 2),
            "text": story.text[line.start : line.end],
        }
        | _place_in_book(story, line.start)
        for line in story.lines
    ]


def scenes_rows(story: Story) -> list[Row]:
    """One row for each scene, in text order."""
    names = names_in_cast(story)
    return [
        {
            "number": number,
            "start": scene.start,
            "end": scene.end,
            "place": scene.place,
            "time": scene.time,
            "layer": scene.layer,
            "present": [person_name(story, names, who) for who in scene.present],
            "mentioned": [person_name(story, names, who) for who in scene.mentioned],
            "words": words_in(story, scene.start, scene.end),
        }
        | _place_in_book(story, scene.start)
        for number, scene in enumerate(story.scenes, 1)
    ]


ROWS: dict[str, Callable[[Story], list[Row]]] = {"cast": cast_rows, "lines": lines_rows, "scenes": scenes_rows}
"""Each table's rows by its name on the command line."""


def as_json(rows: Sequence[Row]) -> str:
    """Rows as JSON, one to a line, safe to show in a terminal."""
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    return "[" + ",\n ".join(OBEYED.sub(lambda c: f"\\u{ord(c[0]):04x}", line) for line in lines) + "]"


def person_name(story: Story, names: dict[str, str], who: str | None) -> str | None:
    """The name of somebody, in the cast or not; None where nobody is known."""
    if who is None:
        return None
    return names.get(who) or story.name_of(who) or "someone"


def _place_in_book(story: Story, offset: int) -> Row:
    found = chapter_at(story, offset) if len(story.chapters) > 1 else None  # a single chapter says nothing
    number, title = (found[0], found[1].title) if found else (None, None)
    return {"chapter": number, "chapter_title": title, "percent": percent_at(story, offset)}
