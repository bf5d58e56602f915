"""The data model: a Story and its rows, as the story document names them.

Every span is a pair of code point offsets into `Story.text`, end exclusive. Inferred rows say how sure they are
(`confidence`, 0..1), which passages show it (`evidence`) and from which offset a reader can know it (`known_from`).
What is unknown is `None`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from importlib import import_module
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from storyglass.document import build, plain

FORMAT = "storyglass"
FORMAT_VERSION = 1

Span = tuple[int, int]
RegionKind = Literal["front", "body", "notes", "back"]
MarkKind = Literal["italic", "bold", "rule", "heading", "verse"]
MentionKind = Literal["name", "noun", "pronoun"]
EntityType = Literal["PER", "FAC", "GPE", "LOC", "VEH", "ORG"]
Mode = Literal["speech", "thought", "written", "sign"]
How = Literal["explicit", "anaphoric", "implicit"]
Layer = Literal["actual", "dream", "memory", "imagined", "document"]
Break = Literal["blank line", "ornament", "chapter", "time", "place", "layer", "cast"]
BondKind = Literal["romantic", "family", "friend", "professional", "hostile", "other"]
Sense = Literal["sees", "hears", "reads", "senses"]
KnownBy = Literal["did", "saw", "heard", "told", "read"]
Verdict = Literal["has", "lacks", "unclear"]

NOTHING_FOUND = "nothing was found of: "
"""How the warning begins that names the layers of a document that are empty, as many rightly are."""
UNKNOWN_HEAD = -2
"""Head of a word whose place in the sentence tree is unknown; `null` in the document (-1 is a root)."""


class StoryError(Exception):
    """What a reader can act on: one line that names the file and says what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text comes from, as far as the file says."""

    name: str
    type: str
    sha256: str
    title: str | None = None
    author: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text by its role; regions tile the text, and only `body` is story."""

    start: int
    end: int
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Mark:
    """A typographic mark of the source: italics, bold, a ruled or ornamental break, a heading, verse."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its heading; chapters tile the body."""

    start: int
    end: int
    title: str | None


@dataclass(frozen=True, eq=False)
class Words:
    """The words of the text as columns of equal length, in text order (Universal Dependencies words)."""

    start: NDArray[np.int32]
    end: NDArray[np.int32]
    lemma: list[str]
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    head: NDArray[np.int32]
    deprel: list[str | None]

    def __len__(self) -> int:
        return len(self.start)

    def __eq__(self, other: object) -> bool:
        return self.to_plain() == other.to_plain() if isinstance(other, Words) else NotImplemented

    def to_plain(self) -> dict[str, list[Any]]:
        """The columns as lists, an unknown head as None."""
        head = [None if index == UNKNOWN_HEAD else index for index in self.head.tolist()]
        texts = {name: list(getattr(self, name)) for name in ("lemma", "upos", "xpos", "feats")}
        return {"start": self.start.tolist(), "end": self.end.tolist(), **texts, "head": head, "deprel": self.deprel}

    @classmethod
    def from_plain(cls, columns: Mapping[str, list[Any]]) -> Words:
        """The words from their columns as lists."""
        head = [UNKNOWN_HEAD if index is None else index for index in columns["head"]]
        return cls(
            start=np.array(columns["start"], dtype=np.int32),
            end=np.array(columns["end"], dtype=np.int32),
            lemma=columns["lemma"],
            upos=columns["upos"],
            xpos=columns["xpos"],
            feats=columns["feats"],
            head=np.array(head, dtype=np.int32),
            deprel=columns["deprel"],
        )

    @classmethod
    def empty(cls) -> Words:
        """No words at all."""
        none = np.zeros(0, dtype=np.int32)
        return cls(none, none, [], [], [], [], none, [])


@dataclass(frozen=True, slots=True)
class QuotationStyle:
    """How this story sets off what is said: its marks, how many quotations, how many lack a partner."""

    open: str
    close: str
    nested: str
    count: int
    unbalanced: int


class Mention(NamedTuple):
    """One place where an entity is referred to."""

    start: int
    end: int
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class SameAs:
    """An identity revealed late: from `known_from` on, this entity is known to be `entity`."""

    entity: str
    confidence: float
    evidence: list[Span]
    known_from: int


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something that is mentioned, with every mention in text order."""

    id: str
    type: EntityType
    name: str | None
    names: dict[str, int]
    mentions: list[Mention]
    confidence: float
    evidence: list[Span]
    known_from: int
    same_as: list[SameAs] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CastMember:
    """A character (or a group of them) of the story."""

    entity: str
    pronouns: str | None
    group: bool
    members: list[str]
    narrator: bool
    first_seen: int
    confidence: float
    evidence: list[Span]
    known_from: int


@dataclass(frozen=True, slots=True)
class Line:
    """One part of a quotation, marks included; the parts of an interrupted quotation share a `turn`."""

    id: str
    start: int
    end: int
    turn: int
    speaker: str | None
    addressees: list[str]
    how: How
    cue: Span | None
    mode: Mode
    confidence: float
    evidence: list[Span]
    known_from: int


@dataclass(frozen=True, slots=True)
class Presence:
    """A stretch of a scene during which somebody is there."""

    who: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A stretch of one time, place and layer of reality; scenes tile the body."""

    id: str
    start: int
    end: int
    layer: Layer
    place: str | None
    time: str | None
    viewpoint: str | None
    break_: Break | None
    present: list[str]
    presence: list[Presence]
    mentioned: list[str]
    seen_by: list[str]
    story_order: int | None
    confidence: float
    evidence: list[Span]
    known_from: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens (or, with `realis` false, only might), at its trigger word."""

    id: str
    start: int
    end: int
    lemma: str
    agent: str | None
    patient: str | None
    realis: bool
    scene: str | None
    confidence: float
    evidence: list[Span]
    known_from: int


@dataclass(frozen=True, slots=True)
class Feeling:
    """What somebody feels in a scene, by the 27 GoEmotions labels."""

    who: str
    feeling: str
    strength: float
    toward: str | None
    scene: str
    confidence: float
    evidence: list[Span]
    known_from: int


@dataclass(frozen=True, slots=True)
class Perception:
    """Who perceives whom, through what, and whether the one perceived is aware of it."""

    who: str
    of: str
    sense: Sense
    means: str | None
    aware: bool | None
    scene: str
    confidence: float
    evidence: list[Span]
    known_from: int


@dataclass(frozen=True, slots=True)
class BondStep:
    """What a bond is from one scene on."""

    scene: str
    kind: BondKind
    warmth: float
    strength: float
    confidence: float
    evidence: list[Span]
    known_from: int


@dataclass(frozen=True, slots=True)
class Bond:
    """What ties two people, as it stands at the end of the story, with its steps."""

    pair: tuple[str, str]
    kind: BondKind
    warmth: float
    strength: float
    steps: list[BondStep]
    confidence: float
    evidence: list[Span]
    known_from: int


@dataclass(frozen=True, slots=True)
class Knower:
    """One who knows a fact: since which offset, how, and from whom."""

    who: str
    since: int
    how: KnownBy
    by: str | None
    confidence: float
    evidence: list[Span]
    known_from: int


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A fact worth knowing, in the passage's own words, and who knows it."""

    id: str
    fact: str
    about: list[str]
    knows: list[Knower]
    secret: bool
    kept_from: list[str]
    confidence: float
    evidence: list[Span]
    known_from: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """A judgement voiced in the story about somebody's qualities."""

    of: str
    by: list[str]
    criterion: str
    verdict: Verdict
    confidence: float
    evidence: list[Span]
    known_from: int


@dataclass(frozen=True)
class Story:
    """One story as storyglass sees it: the story document as an object.

    The attributes are the document's own keys; `to_json` writes the document and `from_json` reads it back.
    """

    source: Source
    text: str
    regions: list[Region] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    words: Words = field(default_factory=Words.empty)
    quotation_style: QuotationStyle | None = None
    entities: list[Entity] = field(default_factory=list)
    cast: list[CastMember] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    scenes: list[Scene] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    feelings: list[Feeling] = field(default_factory=list)
    perceptions: list[Perception] = field(default_factory=list)
    bonds: list[Bond] = field(default_factory=list)
    knowledge: list[Knowledge] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    made_by: str = ""

    @cached_property
    def entity_by_id(self) -> dict[str, Entity]:
        """Every entity under its id."""
        return {entity.id: entity for entity in self.entities}

    def name_of(self, entity_id: str | None) -> str | None:
        """The display name of an entity, or None where there is no entity or it has no name."""
        entity = self.entity_by_id.get(entity_id) if entity_id is not None else None
        return entity.name if entity else None

    def to_dict(self) -> dict[str, Any]:
        """The story document as plain dicts, lists, strings and numbers."""
        body: dict[str, Any] = {"format": FORMAT, "version": FORMAT_VERSION, "made_by": self.made_by}
        for item in fields(self):
            if item.name != "made_by":
                body[item.name] = plain(getattr(self, item.name))
        return body

    def to_json(self) -> str:
        """The story document as one line of JSON (UTF-8 when written; no ASCII escapes)."""
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))

    def show(self) -> Any:
        """Writes the report to a temporary file and opens it in the browser; in a notebook, returns it in a frame."""
        return _output("notebook").show(self)

    def _repr_html_(self) -> str:
        """The cast and the first lines, as a notebook shows them."""
        return str(_output("notebook").story_html(self))

    def to_arrow(self, layer: str) -> Any:
        """A layer (`lines`, `cast`, `words`, …) as an Arrow table with stable ids; needs the extra `tables`.

        `story.to_arrow("lines").to_pandas()` is a data frame. Raises StoryError where there is no such layer.
        """
        return _output("long_tables").to_arrow(self, layer)

    def to_spacy(self, vocab: Any = None) -> Any:
        """The story as a spaCy `Doc` with tags, trees, spans and extensions; needs the extra `spacy`."""
        return _output("doc").to_doc(self, vocab)

    @classmethod
    def from_json(cls, document: str | bytes) -> Story:
        """Reads a story document back.

        Raises StoryError where the text is no story document of this version.
        """
        try:
            body = json.loads(document)
        except ValueError as error:
            raise StoryError(f"this is no story document: {error}") from None
        if not isinstance(body, dict) or body.get("format") != FORMAT or body.get("version") != FORMAT_VERSION:
            raise StoryError(f"this is no {FORMAT} document of version {FORMAT_VERSION}")
        try:
            return build(cls, body)
        except (KeyError, TypeError, ValueError) as error:
            raise StoryError(f"this story document is damaged: {error}") from None


def _output(name: str) -> Any:
    """A module of the outputs, which stand below a Story: it names one only when asked."""
    return import_module(f"storyglass.outputs.{name}")
