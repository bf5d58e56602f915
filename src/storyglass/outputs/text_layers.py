"""The text itself as long tables, in the manner of `layers`: its parts, its words, and whom each mention means."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import pyarrow as pa

from storyglass.outputs.layers import INTEGER, SCORE, SPANS, TEXT, YES_NO, Row
from storyglass.outputs.tokens import Tokens
from storyglass.story import Story

_ROW = {"story": TEXT, "id": TEXT, "start": INTEGER, "end": INTEGER}
_SURE = {"confidence": SCORE, "known_from": INTEGER, "evidence": SPANS}

COLUMNS: dict[str, dict[str, pa.DataType]] = {
    "regions": {**_ROW, "kind": TEXT},
    "marks": {**_ROW, "kind": TEXT},
    "chapters": {**_ROW, "title": TEXT},
    "paragraphs": {**_ROW, "chapter": TEXT},
    "sentences": {**_ROW, "paragraph": TEXT},
    "words": {
        **_ROW,
        "sentence": TEXT,
        **dict.fromkeys(("form", "lemma", "upos", "xpos", "feats", "head", "deprel"), TEXT),
    },
    "entities": {"story": TEXT, "entity": TEXT, "type": TEXT, "name": TEXT, "mentions": INTEGER, **_SURE},
    "mentions": {**_ROW, "entity": TEXT, "kind": TEXT, "text": TEXT},
    "identities": {"story": TEXT, "id": TEXT, "entity": TEXT, "same_as": TEXT, **_SURE},
    "presence": {**_ROW, "scene": TEXT, "who": TEXT},
    "events": {
        **_ROW,
        **dict.fromkeys(("lemma", "agent", "patient"), TEXT),
        "realis": YES_NO,
        "scene": TEXT,
        **_SURE,
    },
}
"""The tables with their columns, in order; ids count from 1, and `head` is the id of a word (`root` at a root)."""


class TextRows:
    """The rows of one story; a method for each table, by its name."""

    def __init__(self, story: Story, key: str) -> None:
        self.story, self.key = story, key

    def regions(self) -> Iterator[Row]:
        """What is story and what is not."""
        for number, region in enumerate(self.story.regions, 1):
            yield (self.key, f"r{number}", region.start, region.end, region.kind)

    def marks(self) -> Iterator[Row]:
        """What the layout shows."""
        for number, mark in enumerate(self.story.marks, 1):
            yield (self.key, f"i{number}", mark.start, mark.end, mark.kind)

    def chapters(self) -> Iterator[Row]:
        """The chapters."""
        for number, chapter in enumerate(self.story.chapters, 1):
            yield (self.key, f"c{number}", chapter.start, chapter.end, chapter.title)

    def paragraphs(self) -> Iterator[Row]:
        """The paragraphs, each with its chapter."""
        starts = [chapter.start for chapter in self.story.chapters]
        for number, (start, end) in enumerate(self.story.paragraphs, 1):
            yield (self.key, f"p{number}", start, end, _home("c", starts, start))

    def sentences(self) -> Iterator[Row]:
        """The sentences, each with its paragraph."""
        starts = [start for start, _ in self.story.paragraphs]
        for number, (start, end) in enumerate(self.story.sentences, 1):
            yield (self.key, f"n{number}", start, end, _home("p", starts, start))

    def words(self) -> Iterator[Row]:
        """The words, each with its sentence and its place in the tree."""
        words, starts = self.story.words, [start for start, _ in self.story.sentences]
        columns = zip(words.lemma, words.upos, words.xpos, words.feats, words.head.tolist(), words.deprel, strict=True)
        places = zip(words.start.tolist(), words.end.tolist(), Tokens(self.story).words, columns, strict=True)
        for number, (start, end, form, (lemma, upos, xpos, feats, head, deprel)) in enumerate(places, 1):
            above = f"w{head + 1}" if head >= 0 else "root" if head == -1 else None
            tags = (form, lemma, upos, xpos, feats, above, deprel)
            yield (self.key, f"w{number}", start, end, _home("n", starts, start), *tags)

    def entities(self) -> Iterator[Row]:
        """Everyone and everything that is mentioned."""
        for one in self.story.entities:
            told = (one.id, one.type, one.name, len(one.mentions))
            yield (self.key, *told, one.confidence, one.known_from, _spans(one.evidence))

    def mentions(self) -> Iterator[Row]:
        """Every mention, in the order of the text."""
        found = sorted((*mention, one.id) for one in self.story.entities for mention in one.mentions)
        for number, (start, end, kind, who) in enumerate(found, 1):
            yield (self.key, f"m{number}", start, end, who, kind, self.story.text[start:end])

    def identities(self) -> Iterator[Row]:
        """Who turns out to be somebody else."""
        found = [(one.id, same) for one in self.story.entities for same in one.same_as]
        for number, (who, same) in enumerate(found, 1):
            sure = (same.confidence, same.known_from, _spans(same.evidence))
            yield (self.key, f"y{number}", who, same.entity, *sure)

    def presence(self) -> Iterator[Row]:
        """Who is there from where to where."""
        found = [(scene.id, there) for scene in self.story.scenes for there in scene.presence]
        for number, (scene, there) in enumerate(found, 1):
            yield (self.key, f"q{number}", there.start, there.end, scene, there.who)

    def events(self) -> Iterator[Row]:
        """What happens."""
        for row in self.story.events:
            what = (row.id, row.start, row.end, row.lemma, row.agent, row.patient, row.realis, row.scene)
            yield (self.key, *what, row.confidence, row.known_from, _spans(row.evidence))


def _home(letter: str, starts: Sequence[int], offset: int) -> str | None:
    """The id of the stretch that began last."""
    number = bisect_right(starts, offset)
    return f"{letter}{number}" if number else None


def _spans(evidence: Sequence[tuple[int, int]]) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in evidence]
