"""brat stand-off annotation: the text as it is, and lines, mentions, events and scenes beside it.

A folder for brat's data directory, with the configuration that names the types. Offsets are those of the story: brat
counts characters too. Each entity is one relation chain: a mention is `Same` as the one before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from storyglass.outputs.clean import one_line
from storyglass.outputs.writer import Part
from storyglass.story import Entity, Story

_TYPES = {"PER": "Person", "FAC": "Facility", "GPE": "Town", "LOC": "Place", "VEH": "Vehicle", "ORG": "Organisation"}
_MODES = {"speech": "Speech", "thought": "Thought", "written": "Written", "sign": "Sign"}
_LAYERS = ("actual", "dream", "memory", "imagined", "document")
_CONFIGURATION = f"""\
[entities]
{chr(10).join([*_TYPES.values(), *_MODES.values(), "Event", "Scene"])}

[relations]
Same\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:transitive
SaidBy\tArg1:<ENTITY>, Arg2:<ENTITY>
SaidTo\tArg1:<ENTITY>, Arg2:<ENTITY>
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Kind\tArg:<ENTITY>, Value:name|noun|pronoun
Layer\tArg:Scene, Value:{"|".join(_LAYERS)}
Realis\tArg:Event
"""


class BratWriter:
    """Writes a folder for brat."""

    name = "brat"
    endings = (".brat/story.txt", ".brat/story.ann", ".brat/annotation.conf")
    extra = None

    def parts(self, story: Story) -> Iterator[Part]:
        """The text, its annotations, and the types."""
        yield Part(".brat/story.txt", [story.text])
        yield Part(".brat/story.ann", _annotations(story))
        yield Part(".brat/annotation.conf", [_CONFIGURATION])


WRITER = BratWriter()


class _Numbers:
    """The numbers of annotations, each kind from 1."""

    def __init__(self) -> None:
        self._next = {"T": 0, "R": 0, "A": 0, "#": 0}

    def take(self, kind: str) -> str:
        self._next[kind] += 1
        return f"{kind}{self._next[kind]}"


def _annotations(story: Story) -> Iterator[str]:
    numbers = _Numbers()
    homes: dict[str, str] = {}
    for entity in story.entities:
        yield from _chain(story, entity, numbers, homes)
    for line in story.lines:
        name = numbers.take("T")
        yield _span(story, name, _MODES[line.mode], line.start, line.end)
        pairs = [("SaidBy", line.speaker), *(("SaidTo", who) for who in line.addressees)]
        for relation, who in pairs:
            if who in homes:
                yield f"{numbers.take('R')}\t{relation} Arg1:{name} Arg2:{homes[who]}\n"
        yield f"{numbers.take('#')}\tAnnotatorNotes {name}\t{line.id}, turn {line.turn}, {line.confidence:.2f}\n"
    for event in story.events:
        name = numbers.take("T")
        yield _span(story, name, "Event", event.start, event.end)
        if event.realis:
            yield f"{numbers.take('A')}\tRealis {name}\n"
    for scene in story.scenes:
        name = numbers.take("T")
        yield _span(story, name, "Scene", scene.start, scene.end)
        yield f"{numbers.take('A')}\tLayer {name} {scene.layer}\n"


def _chain(story: Story, entity: Entity, numbers: _Numbers, homes: dict[str, str]) -> Iterator[str]:
    """The mentions of an entity, each tied to the one before it; its first one gets its name as a note."""
    before: str | None = None
    for mention in sorted(entity.mentions):
        name = numbers.take("T")
        yield _span(story, name, _TYPES[entity.type], mention.start, mention.end)
        yield f"{numbers.take('A')}\tKind {name} {mention.kind}\n"
        if before is not None:
            yield f"{numbers.take('R')}\tSame Arg1:{name} Arg2:{before}\n"
        else:
            homes[entity.id] = name
            yield f"{numbers.take('#')}\tAnnotatorNotes {name}\t{entity.id}: {one_line(entity.name or '')}\n"
        before = name


def _span(story: Story, name: str, kind: str, start: int, end: int) -> str:
    """A stretch of the text; brat shows no stretch over a line end, so it is in fragments, one for each line."""
    pieces = []
    at = start
    for line in story.text[start:end].split("\n"):
        if line.strip():
            pieces.append((at, at + len(line), line))
        at += len(line) + 1
    pieces = pieces or [(start, end, " ")]
    places = ";".join(f"{first} {last}" for first, last, _ in pieces)
    return f"{name}\t{kind} {places}\t{' '.join(text for _, _, text in pieces)}\n"
