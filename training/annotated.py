"""Reads the annotated data as passages: words as they stand in running text, with whatever somebody said of them.

`STORYGLASS_DATA` names the folder. Treebanks give words, sentences, tags and trees; LitBank mentions and realis events;
REMAN cues of feelings with experiencer and target; GoEmotions the feelings of whole comments.
"""

from __future__ import annotations

import json
import random
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from storyglass.language.tokens import split_words
from storyglass.manuscript.spacing import natural_spaces

TYPES = ("PER", "FAC", "GPE", "LOC", "VEH", "ORG")

ALIKE = {
    "joy": "joy amusement excitement gratitude love optimism pride relief",
    "sadness": "sadness disappointment grief remorse",
    "anger": "anger annoyance disapproval",
    "fear": "fear nervousness",
    "disgust": "disgust disapproval",
    "surprise": "surprise realization confusion",
    "trust": "admiration approval caring love gratitude",
    "anticipation": "optimism desire excitement curiosity nervousness",
}
"""The labels of GoEmotions that each of REMAN's (Plutchik's) may be; `other` may be any but neutral."""


BORDERS_LOST = 0.15
"""Share of the passages that lose their paragraph borders in an epoch."""
BORDERS_INVENTED, BORDER_SHARE = 0.7, 0.4
"""Share of LitBank's documents that get borders in an epoch, and of their sentences that then begin a paragraph."""


class Cue(NamedTuple):
    """Words [first, last) that show a feeling, the labels it may be, and the last words of who feels it and of why."""

    first: int
    last: int
    labels: tuple[str, ...]
    experiencer: int | None
    target: int | None


@dataclass
class Passage:
    """Words of one document. Columns that nobody annotated are empty.

    `spaced` says whether white space stands before each word, `paragraph` whether a paragraph begins with it. `tag`
    holds (UPOS, XPOS); `head` indexes of words, -1 at roots; `mentions` (first, last exclusive, type).
    """

    source: str
    name: str
    forms: list[str]
    spaced: list[bool]
    paragraph: list[bool]
    start: list[bool] = field(default_factory=list)
    tag: list[tuple[str, str]] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)
    event: list[bool] = field(default_factory=list)
    mentions: list[tuple[int, int, str]] | None = None
    cues: list[Cue] | None = None
    feelings: tuple[str, ...] | None = None


def treebank(data: Path, name: str, part: str = "train", *, free: bool = True) -> list[Passage]:
    """The documents of a Universal Dependencies treebank (`ewt`, `gum`); with `free`, of GUM only the free texts."""
    allowed = set(json.loads((data / "splits.json").read_text(encoding="utf-8"))["gum_train_free"])
    passages: list[Passage] = []
    text = (data / f"ud/en_{name}-ud-{part}.conllu").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        lines = block.strip("\n").split("\n")
        document = next((line.partition("=")[2].strip() for line in lines if line.startswith("# newdoc id")), None)
        if document is not None:
            passages.append(Passage(name, document, [], [], []))
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        if rows:
            opens = document is not None or any(line.startswith("# newpar") for line in lines)
            _sentence(passages[-1], rows, opens)
    return [
        one for one in passages if one.forms and (name == "ewt" or not free or part != "train" or one.name in allowed)
    ]


def _sentence(passage: Passage, rows: list[list[str]], opens: bool) -> None:
    base, fused, gap = len(passage.forms), 0, True
    for row in rows:
        number = row[0]
        if "." in number:
            continue
        if "-" in number:
            fused, fused_gap = int(number.partition("-")[2]), "SpaceAfter=No" not in row[9]
            continue
        first = len(passage.forms) == base
        passage.spaced.append(not first if gap and not first else (gap and not opens))
        passage.paragraph.append(first and opens)
        passage.start.append(first)
        passage.forms.append(row[1])
        passage.tag.append((row[3], _xpos(row, passage.source)))
        passage.feats.append("" if row[5] == "_" else row[5])
        passage.head.append(int(row[6]) + base - 1 if row[6] != "0" else -1)
        passage.deprel.append(row[7])
        inside = int(number) < fused
        gap = False if inside else fused_gap if int(number) == fused else "SpaceAfter=No" not in row[9]


def _xpos(row: list[str], source: str) -> str:
    """The fine tag; GUM's for dashes, semicolons and ellipses, which EWT tags as commas."""
    dash = source == "ewt" and row[3] in ("PUNCT", "SYM") and row[4] == "," and row[1] != ","
    return ":" if dash else row[4]


def litbank(data: Path) -> list[Passage]:
    """The documents of LitBank: typed mentions (pronouns as in its coreference) and realis events."""
    root, passages = data / "litbank", []
    for path in sorted((root / "entities/tsv").glob("*.tsv")):
        name = path.stem.removesuffix("_brat")
        sentences = _blocks(path)
        forms = [row[0] for rows in sentences for row in rows]
        begins = [number == 0 for rows in sentences for number in range(len(rows))]
        opens = [at == 0 for at in range(len(forms))]
        passage = Passage("litbank", name, forms, natural_spaces(forms), opens, begins)
        passage.event = [row[-1] == "EVENT" for rows in _blocks(root / "events/tsv" / path.name) for row in rows]
        typed = _typed(sentences)
        typed.update({span: kind for span, kind in _pronouns(root, path.stem, forms).items() if span not in typed})
        passage.mentions = [(first, last, kind) for (first, last), kind in sorted(typed.items())]
        if len(passage.event) != len(forms):
            raise ValueError(f"{name}: events and entities have different words")
        passages.append(passage)
    return passages


def _blocks(path: Path) -> list[list[list[str]]]:
    blocks = re.split(r"\n[ \t]*\n", path.read_text(encoding="utf-8"))
    rows = [[line.rstrip("\n").split("\t") for line in block.split("\n") if line.strip()] for block in blocks]
    return [block for block in rows if block]


def _typed(sentences: list[list[list[str]]]) -> dict[tuple[int, int], str]:
    """The spans of the layered tags of the entities."""
    spans: dict[tuple[int, int], str] = {}
    word = 0
    for rows in sentences:
        depth = max(len(row) for row in rows)
        for layer in range(1, depth):
            first, kind = -1, ""
            for at, row in enumerate([*rows, ["", *["O"] * depth]]):
                tag = row[layer] if layer < len(row) else "O"
                if first >= 0 and not tag.startswith("I-"):
                    spans.setdefault((word + first, word + at), kind)
                    first = -1
                if tag.startswith("B-"):
                    first, kind = at, tag[2:]
        word += len(rows)
    return spans


def _pronouns(root: Path, stem: str, forms: Sequence[str]) -> dict[tuple[int, int], str]:
    """The pronouns of the coreference with their types, found by counting the characters that are not white space."""
    folder = root / "coref/brat"
    text = (folder / f"{stem}.txt").read_text(encoding="utf-8")
    solid = [0]
    for letter in text:
        solid.append(solid[-1] + (not letter.isspace()))
    at, starts, ends = 0, {}, {}
    for number, form in enumerate(forms):
        starts[at] = number
        at += len(form.replace(" ", ""))
        ends[at] = number + 1
    found: dict[tuple[int, int], str] = {}
    for line in (folder / f"{stem}.ann").read_text(encoding="utf-8").splitlines():
        match = re.match(r"T\d+\tPRON_(\w+) (\d+) (\d+)\t", line)
        if match:
            first, last = starts.get(solid[int(match[2])]), ends.get(solid[int(match[3])])
            if first is not None and last is not None:
                found[first, last] = match[1]
    return found


def reman(data: Path, labels: Sequence[str]) -> list[Passage]:
    """The passages of REMAN: three sentences of fiction, with what shows a feeling, who feels it and toward what.

    A passage's name is its author's.
    """
    passages = []
    for number, document in enumerate(ElementTree.parse(data / "reman/reman-train.xml").getroot().iter("document")):
        text = document.findtext("text") or ""
        passage, word_at = _words_of(text, "reman", document.get("author") or f"{number:04}")
        spans, relations = {}, []
        for span in document.iterfind("adjudicated/spans/span"):
            spans[span.get("annotation_id")] = (
                word_at(int(span.get("cbegin", 0))),
                word_at(int(span.get("cend", 0)) - 1) + 1,
                span.get("type", ""),
            )
        for relation in document.iterfind("adjudicated/relations/relation"):
            ends = relation.get("source_annotation_id"), relation.get("target_annotation_id")
            relations.append((relation.get("type"), *ends))
        passage.cues = []
        for key, (first, last, kind) in spans.items():
            if kind not in ALIKE and kind != "other-emotion":
                continue
            may_be = tuple(ALIKE.get(kind, " ".join(labels[:-1])).split())
            near = {told: spans[to][1] - 1 for told, own, to in relations if own == key and to in spans}
            passage.cues.append(Cue(first, last, may_be, near.get("experiencer"), near.get("target")))
        passages.append(passage)
    return passages


def goemotions(data: Path, part: str, labels: Sequence[str]) -> list[Passage]:
    """The comments of GoEmotions with their feelings."""
    passages = []
    with (data / f"goemotions/{part}.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            text, numbers, name = line.rstrip("\n").split("\t")
            passage, _ = _words_of(text, "goemotions", name)
            passage.feelings = tuple(labels[int(number)] for number in numbers.split(","))
            if passage.forms:
                passages.append(passage)
    return passages


def feelings(data: Path) -> tuple[str, ...]:
    """The labels of GoEmotions, `neutral` last."""
    return tuple((data / "goemotions/labels.txt").read_text(encoding="utf-8").split())


def _words_of(text: str, source: str, name: str) -> tuple[Passage, Callable[[int], int]]:
    """A passage from its text, words as the library splits them, and what finds the word at an offset."""
    tokens = split_words(text)
    starts, ends = tokens.start.tolist(), tokens.end.tolist()
    forms = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    spaced = [at > 0 and starts[at] > ends[at - 1] for at in range(len(forms))]
    opens = [at == 0 for at in range(len(forms))]
    return Passage(source, name, forms, spaced, opens), partial(bisect_right, ends, hi=len(ends) - 1)


def varied(passage: Passage, rng: random.Random) -> Passage:
    """The passage with other paragraph borders: LitBank does not say where they are, and a reader may not know them.

    A word behind a lost border is spaced as in print.
    """
    chance = rng.random()
    paragraph = passage.paragraph if chance > BORDERS_LOST else [False] * len(passage.forms)
    if passage.source == "litbank" and chance < BORDERS_INVENTED:
        paragraph = [begins and rng.random() < BORDER_SHARE for begins in passage.start]
    paragraph = [True, *paragraph[1:]]
    spaced = [
        (gap or was) and not border
        for gap, was, border in zip(passage.spaced, passage.paragraph, paragraph, strict=True)
    ]
    return replace(passage, paragraph=paragraph, spaced=spaced)


def folds(data: Path, kind: str) -> dict[str, int]:
    """The fold of each document or novel (`litbank`, `pdnc`)."""
    found: dict[str, int] = json.loads((data / "splits.json").read_text(encoding="utf-8"))["folds"][kind]
    return found
