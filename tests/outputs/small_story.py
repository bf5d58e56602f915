"""Small stories written by hand, for the outputs: a text in which every line carries its speaker.

`[Ruth>Pell|“Come in,”]` is a line of Ruth's to Pell; `?` is a speaker nobody knows, `+` in front of the speaker goes on
with the turn of the line before. `# ` begins a chapter heading, `* * *` a scene, `_` sets italics. Mentions are
wherever the names stand.
"""

from __future__ import annotations

import re
from dataclasses import replace

from storyglass.story import (
    CastMember,
    Chapter,
    Entity,
    How,
    Layer,
    Line,
    Mark,
    Mention,
    Presence,
    QuotationStyle,
    Region,
    Scene,
    Source,
    Span,
    Story,
)

_LINE = re.compile(r"\[(\+?)([^>|\]]+)(?:>([^|\]]+))?\|([^\]]+)\]")


def story_of(marked: str, people: dict[str, list[str]], *, title: str = "A Small Story") -> Story:
    """The story of a marked text; `people` gives each name its other forms, in the cast's order."""
    ids = {name: f"e{number}" for number, name in enumerate(people, 1)}
    text, lines = _lines(marked, ids)
    paragraphs = [(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*(?:\n[^\n]+)*", text)]
    headings = [span for span in paragraphs if text.startswith("# ", span[0])]
    rules = [span for span in paragraphs if text[slice(*span)] == "* * *"]
    entities = [_entity(text, ids[name], name, forms) for name, forms in people.items()]
    return Story(
        source=Source("small.txt", "txt", "0" * 64, title, "Nobody Atall", "en"),
        text=text,
        regions=[Region(0, len(text), "body")],
        marks=[
            *(Mark(*span, "heading") for span in headings),
            *(Mark(*span, "rule") for span in rules),
            *(Mark(m.start(), m.end(), "italic") for m in re.finditer(r"_[^_\n]+_", text)),
        ],
        chapters=_chapters(text, headings),
        paragraphs=paragraphs,
        quotation_style=QuotationStyle("“", "”", "‘’", len(lines), 0),
        entities=entities,
        cast=[_member(entity) for entity in entities],
        lines=lines,
        scenes=_scenes(text, [*headings, *rules], lines),
        made_by="storyglass 0",
    )


def with_front(story: Story, end: int) -> Story:
    """The same story with everything before `end` as front matter."""
    regions = [Region(0, end, "front"), Region(end, len(story.text), "body")]
    return replace(story, regions=regions)


def _lines(marked: str, ids: dict[str, str]) -> tuple[str, list[Line]]:
    parts: list[str] = []
    lines: list[Line] = []
    at = turn = last = 0
    for found in _LINE.finditer(marked):
        goes_on, speaker, to, said = found.groups()
        before = marked[last : found.start()]
        start = at + len(before)
        turn += not goes_on
        who = None if speaker == "?" else ids[speaker]
        to_whom = [ids[name] for name in to.split("+")] if to else []
        how: How = "explicit" if who else "implicit"
        span = (start, start + len(said))
        lines.append(
            Line(
                f"l{len(lines) + 1}",
                *span,
                turn,
                who,
                to_whom,
                how,
                None,
                "speech",
                0.95 if who else 0.2,
                [span],
                span[1],
            )
        )
        parts += [before, said]
        at, last = span[1], found.end()
    return "".join([*parts, marked[last:]]), lines


def _entity(text: str, entity: str, name: str, forms: list[str]) -> Entity:
    found = re.finditer("|".join(re.escape(form) for form in sorted([name, *forms], key=len, reverse=True)), text)
    mentions = [Mention(m.start(), m.end(), "name") for m in found]
    counts: dict[str, int] = {}
    for mention in mentions:
        form = text[mention.start : mention.end]
        counts[form] = counts.get(form, 0) + 1
    first = mentions[0].start if mentions else 0
    return Entity(entity, "PER", name, counts, mentions, 0.9, [], first)


def _member(entity: Entity) -> CastMember:
    pronouns = {"e1": "she/her", "e2": "he/him"}.get(entity.id)
    return CastMember(entity.id, pronouns, False, [], entity.id == "e1", entity.known_from, 0.9, [], entity.known_from)


def _chapters(text: str, headings: list[Span]) -> list[Chapter]:
    starts = [start for start, _ in headings]
    if not starts or starts[0] > 0:
        starts = [0, *starts]
    titles = {start: text[start + 2 : end] for start, end in headings}
    return [Chapter(a, b, titles.get(a)) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def _scenes(text: str, borders: list[Span], lines: list[Line]) -> list[Scene]:
    starts = sorted({0, *(start for start, _ in borders)})
    scenes = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), 1):
        there = sorted({line.speaker for line in lines if start <= line.start < end and line.speaker})
        presence = [Presence(who, start, end) for who in there]
        layer: Layer = "dream" if "dream" in text[start:end] else "actual"
        scene = Scene(
            f"s{number}",
            start,
            end,
            layer,
            None,
            None,
            None,
            "ornament",
            there,
            presence,
            [],
            [],
            number,
            0.7,
            [],
            start,
        )
        scenes.append(scene)
    return scenes


ORCHARD = """# The Ladder

Mara Venn set the ladder against the oldest tree and did not climb it.

[Mara Venn>Tobias|“You said you would hold it,”] she told Tobias. [+Mara Venn>Tobias|“You _promised_.”]

[Tobias>Mara Venn|“I said I would come. Holding is extra.”]

[Mara Venn>Tobias|“Extra!”]

[?|“Quiet, both of you,”] somebody called from the lane.

* * *

That night Toby had a dream in which the tree spoke.

[Tobias|“I am not afraid of apples,”] said Toby, and it was true.

# The Basket

In the morning there was frost & a basket < half full.

[Old Fenn>Mara Venn+Tobias|“Whose is this?”] asked Old Fenn. Mara looked away.
"""

ORCHARD_PEOPLE = {"Mara Venn": ["Mara"], "Tobias": ["Toby"], "Old Fenn": []}


def orchard() -> Story:
    """A story of two chapters and three scenes, with an unknown speaker and an interrupted line."""
    return story_of(ORCHARD, ORCHARD_PEOPLE, title="The Orchard & the Frost")


EVIL = "<script>alert(1)</script>"

HOSTILE = f"""# </style>{EVIL}

“[red]{EVIL}[/red]”, the sign read. \x1b[2J\x1b]0;title\x07 :bomb: &amp; \u202eesrever\u202c

[{{who}}|“</span>{EVIL} [bold]{{who}}[/bold]!”] said {{who}}.

* * *

[?|“javascript:alert(1) \u2066isolated \x9b31m”] <img src=x onerror=alert(1)> "' --> ]]> {{who}}
"""


def hostile() -> Story:
    """A story whose every part tries to be something else: markup, a script, an escape sequence."""
    who = '"><b onmouseover=alert(1)>\x1b[31mMara\u202e'
    text = HOSTILE.replace("{who}", "NAME")
    story = story_of(text, {"NAME": ["</title>"]}, title="</title>[blink]Title\x1b[5m")
    named = replace(story.entities[0], name=who, names={who: 2, "[/red]": 1, "javascript:alert(1)": 1})
    member = replace(story.cast[0], pronouns="<i>she</i>/\x1bher")
    scene = replace(story.scenes[0], place="<script>place", time="\x1b[1m[dim]night")
    return replace(
        story,
        source=replace(story.source, author="<script>author\u202e", language='en"><script>'),
        entities=[named],
        cast=[member],
        scenes=[scene, *story.scenes[1:]],
        chapters=[replace(chapter, title="<script>chapter\x1b[2J") for chapter in story.chapters],
        warnings=["<script>warned\x1b[2J [bold]", "https://example.org/ is only text"],
        made_by="<script>maker",
    )
