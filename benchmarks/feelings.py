"""Feelings of short passages of fiction against REMAN: is a feeling told of whoever is said to feel one, and which."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import storyglass
from benchmarks.places import Places
from benchmarks.results import Cell, Table
from storyglass import Story
from storyglass.story import Span

ALIKE = {
    "joy": "joy amusement excitement pride relief optimism love admiration gratitude approval",
    "sadness": "sadness grief disappointment remorse embarrassment",
    "anger": "anger annoyance disapproval",
    "fear": "fear nervousness",
    "disgust": "disgust disapproval",
    "surprise": "surprise realization confusion",
    "trust": "admiration approval caring love gratitude",
    "anticipation": "optimism desire excitement curiosity nervousness",
}
"""The labels that each annotated emotion may be; any feeling will do for `other-emotion`."""
EVERY = 5
"""Measured are the passages of every fifth author, in alphabetical order."""
SIGHTED = 0.3
"""The most that a feeling is sure of which is only guessed."""


class Felt(NamedTuple):
    """One annotated emotion: whether a feeling is told of who has it, is of its kind, and is more than guessed."""

    found: bool
    alike: bool
    seen: bool


def feelings(places: Places) -> list[Table]:
    """How many experiencers of annotated emotions a reading tells a feeling of."""
    rows = [
        felt for text, emotions in passages(places.data / "reman" / "reman-train.xml") for felt in _felt(text, emotions)
    ]
    protocol = (
        "Passages of three sentences by every fifth author of REMAN, each read alone by `storyglass.read_text`: the "
        "share of annotated emotions with an experiencer of whom any feeling is told, one by more than a guess, and "
        "one of the emotion's kind. The reading model has been trained on these passages; the rules and their words "
        "have not."
    )
    columns = ["emotions", "experiencer has a feeling", "by more than a guess", "of its kind"]
    return [Table("Feelings of REMAN's passages", protocol, columns, [row(rows)])]


def row(felt: list[Felt]) -> list[Cell]:
    """The number of emotions and the three shares; no shares of nothing."""
    if not felt:
        return [0, None, None, None]
    return [len(felt), *(round(sum(one[at] for one in felt) / len(felt), 3) for at in (0, 2, 1))]


def passages(path: Path) -> Iterator[tuple[str, list[tuple[str, Span]]]]:
    """The text of each passage that is measured, and its emotions, each with where it names who feels it."""
    documents = list(ElementTree.parse(path).getroot().iter("document"))
    authors = set(sorted({document.get("author") or "" for document in documents})[::EVERY])
    for document in documents:
        if (document.get("author") or "") not in authors:
            continue
        spans = {
            span.get("annotation_id"): (span.get("type", ""), (int(span.get("cbegin", 0)), int(span.get("cend", 0))))
            for span in document.iterfind("adjudicated/spans/span")
        }
        emotions = []
        for relation in document.iterfind("adjudicated/relations/relation"):
            ends = [spans.get(relation.get(f"{end}_annotation_id")) for end in ("source", "target")]
            cue, who = ends
            if relation.get("type") == "experiencer" and cue and who and cue[0] in (*ALIKE, "other-emotion"):
                emotions.append((cue[0], who[1]))
        yield document.findtext("text") or "", emotions


def _felt(text: str, emotions: list[tuple[str, Span]]) -> Iterator[Felt]:
    story = storyglass.read_text(text) if emotions else None
    for emotion, where in emotions:
        assert story is not None
        yield felt(story, emotion, where)


def felt(story: Story, emotion: str, where: Span) -> Felt:
    """What a story tells of somebody's feelings who is named at a place."""
    named = {e.id for e in story.entities if any(m.start < where[1] and where[0] < m.end for m in e.mentions)}
    told = [row for row in story.feelings if row.who in named]
    kinds = ALIKE.get(emotion, " ".join(row.feeling for row in told)).split()
    return Felt(bool(told), any(row.feeling in kinds for row in told), any(row.confidence > SIGHTED for row in told))
