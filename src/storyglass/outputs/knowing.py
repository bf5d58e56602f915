"""What one person of a story knows at a point of it, for the terminal and for `--json`; nothing that comes later."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from storyglass.outputs.clean import cropped
from storyglass.outputs.tables import Row, chapter_at, percent_at
from storyglass.story import Knower, Knowledge, Story, StoryError

CLOSE = 3
"""How many names are offered where nobody has the name that was asked for."""
UNSURE = 0.6
"""Below which confidence a table says that a row is unsure."""

_FACT = 300  # the longest fact that a table shows, in characters


def known_by(story: Story, who: str, at: int | None = None) -> list[tuple[Knowledge, Knower]]:
    """What somebody knows at an offset of the text, by default at the end, each fact with how they came to know it.

    `who` is a name, in any case, or the id of an entity. Raises StoryError where nobody is called that.
    """
    entity = person_called(story, who)
    limit = len(story.text) if at is None else at
    found = [
        (fact, knower)
        for fact in story.knowledge
        for knower in fact.knows
        if knower.who == entity and max(knower.since, knower.known_from, fact.known_from) <= limit
    ]
    return sorted(found, key=lambda pair: (pair[1].since, pair[0].known_from))


def person_called(story: Story, who: str) -> str:
    """The id of the person with a name: the whole name first, then a part of it, the most present first.

    Raises StoryError, with the closest names there are, where nobody is called that.
    """
    cast = [member.entity for member in story.cast]
    order = cast + [entity.id for entity in story.entities if entity.type == "PER" and entity.id not in set(cast)]
    if who in story.entity_by_id:
        return who
    wanted = " ".join(who.casefold().split())
    called: dict[str, str] = {}
    parts: dict[str, str] = {}
    shown: dict[str, str] = {}
    for person in order:
        entity = story.entity_by_id.get(person)
        for name in [] if entity is None else [entity.name or "", *entity.names]:
            folded = " ".join(name.casefold().split())
            called.setdefault(folded, person)
            shown.setdefault(folded, name)
            for part in folded.split():
                parts.setdefault(part, person)
                shown.setdefault(part, name)
    for names in (called, parts):
        if wanted and wanted in names:
            return names[wanted]
    offered = [name for names in (called, parts) for name, person in names.items() if person in set(cast)]
    close = [shown[name] for name in get_close_matches(wanted, offered, n=CLOSE)]
    names_there = list(dict.fromkeys(close)) or [story.name_of(member.entity) or "" for member in story.cast[:CLOSE]]
    told = ", ".join(cropped(name, 40) for name in names_there if name)
    raise StoryError(f"nobody is called {cropped(who, 40)}" + (f"; there is {told}" if told else ""))


def offset_at(story: Story, at: int | None, chapter: int | None) -> int | None:
    """The offset that is asked for: itself, the end of a chapter, or None for the end of the story.

    Raises StoryError where the story has no such chapter.
    """
    if chapter is None:
        return at
    if not 1 <= chapter <= len(story.chapters):
        count = len(story.chapters)
        there = f"it has {count:,} chapters" if count > 1 else "it has no chapters" if not count else "it has 1 chapter"
        raise StoryError(f"there is no chapter {chapter}; {there}")
    return story.chapters[chapter - 1].end


def known_rows(story: Story, who: str, at: int | None = None) -> list[Row]:
    """One row for each fact that somebody knows at an offset, since the earliest first; nobody is named too early."""
    limit = len(story.text) if at is None else at
    return [
        {
            "id": fact.id,
            "since": knower.since,
            "how": knower.how,
            "by": None if knower.by is None else _name_by(story, knower.by, limit),
            "fact": fact.fact,
            "about": [_name_by(story, person, limit) for person in fact.about],
            "secret": fact.secret,
            "kept_from": [_name_by(story, person, limit) for person in fact.kept_from],
            "confidence": round(knower.confidence, 2),
            "evidence": [list(span) for span in knower.evidence],
            "chapter": found[0] if len(story.chapters) > 1 and (found := chapter_at(story, knower.since)) else None,
            "percent": percent_at(story, knower.since),
        }
        for fact, knower in known_by(story, who, at)
    ]


def known_table(rows: Sequence[Row]) -> RenderableType:
    """What somebody knows, a fact each, in a table; one line where they know nothing."""
    if not rows:
        return Text("nothing that the story tells so far", style="dim")
    table = Table(box=box.SIMPLE_HEAD, header_style="dim", pad_edge=True, show_edge=False)
    table.add_column("since", no_wrap=True)
    table.add_column("how", no_wrap=True)
    table.add_column("what", ratio=1)
    table.add_column("", no_wrap=True)
    for row in rows:
        where = f"chapter {row['chapter']}, " if row["chapter"] else ""
        how = row["how"] + (f" by {cropped(row['by'], 24)}" if row["how"] == "told" and row["by"] else "")
        how = f"heard from {cropped(row['by'], 24)}" if row["how"] == "heard" and row["by"] else how
        notes = ["secret"] if row["secret"] else []
        notes += ["unsure"] if row["confidence"] < UNSURE else []
        table.add_row(
            Text(f"{where}{row['percent']}%", style="dim"),
            Text(how),
            Text(cropped(row["fact"], _FACT)),
            Text(", ".join(notes), style="magenta"),
        )
    return table


def _name_by(story: Story, who: str, at: int) -> str:
    """What a reader can call somebody at an offset: the name once it was said, before that the last description."""
    entity = story.entity_by_id.get(who)
    if entity is None:
        return "someone"
    said = [mention for mention in entity.mentions if mention.end <= at]
    if entity.name and any(mention.kind == "name" for mention in said):
        return entity.name
    nouns = [mention for mention in said if mention.kind == "noun"]
    return story.text[nouns[-1].start : nouns[-1].end] if nouns else "someone"
