"""Cuts annotated passages into windows and pads them to tensors: what the heads are trained on."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from storyglass.language.subwords import BEGIN, PARAGRAPH, Subwords
from storyglass.language.windows import LENGTH
from training.annotated import TYPES, Passage, varied
from training.network import Labels

NONE = -100
"""What nobody said: no loss."""
FEW = 4
"""Times a label must occur to be one."""

Ints = NDArray[np.int64]


@dataclass
class Columns:
    """Passages as columns, one row a word; `pieces` are the subwords of all words in a row, `count` how many."""

    pieces: Ints
    count: Ints
    paragraph: NDArray[np.bool_]
    tag: Ints
    feats: Ints
    start: Ints
    head: Ints
    deprel: Ints
    event: Ints
    marked: NDArray[np.bool_]  # mentions are annotated here
    cued: NDArray[np.bool_]  # cues of feelings are annotated here
    mentions: Ints  # (first, last exclusive, type)
    cues: Ints  # (word, experiencer, target, labels it may have as bits)


@dataclass
class Batch:
    """Windows as padded tensors; see `Columns` for what they hold. `head` is the word itself at a root."""

    ids: Tensor
    first: Tensor
    last: Tensor
    words: Tensor  # how many words each window has
    tag: Tensor
    feats: Tensor
    start: Tensor
    head: Tensor
    deprel: Tensor
    event: Tensor
    marked: Tensor
    mentions: Tensor  # (window, first, last inclusive, type)
    cue: Tensor
    cues: Tensor  # (window, word, experiencer, target, labels it may have as bits)
    feelings: Tensor | None = None  # (window, label), of whole texts

    def to(self, device: torch.device) -> Batch:
        """The same on another device."""
        moved = {name: value.to(device) if isinstance(value, Tensor) else value for name, value in vars(self).items()}
        return Batch(**moved)


def label_sets(passages: Sequence[Passage], feelings: tuple[str, ...]) -> Labels:
    """What the heads choose from: whatever the treebanks use more than a few times."""
    tags = Counter(tag for one in passages for tag in one.tag)
    feats = Counter(value for one in passages for value in one.feats)
    deprels = Counter(value for one in passages for value in one.deprel)
    kept = [sorted(value for value, times in counts.items() if times >= FEW) for counts in (feats, deprels)]
    deprel = ("root", *(value for value in kept[1] if value != "root"))
    return Labels(
        tuple(sorted(tag for tag, times in tags.items() if times >= FEW)), tuple(kept[0]), deprel, TYPES, feelings
    )


class Encoded:
    """Encodes passages once: subwords and the numbers of their labels."""

    def __init__(self, labels: Labels, subwords: Subwords) -> None:
        self.labels, self.subwords = labels, subwords
        self.number = {
            name: {value: index for index, value in enumerate(getattr(labels, name))}
            for name in ("tags", "feats", "deprels", "types", "feelings")
        }

    def columns(self, passage: Passage) -> Columns:
        """One passage as columns."""
        count = len(passage.forms)
        columns = zip(passage.forms, passage.spaced, passage.paragraph, strict=True)
        pieces = [self.subwords.encode(form, gap or opens) for form, gap, opens in columns]
        number, none = self.number, np.full(count, NONE, np.int64)

        def column(values: Sequence[object], labels: str) -> Ints:
            return np.array([number[labels].get(value, NONE) for value in values], np.int64) if values else none

        def bits(names: Sequence[str]) -> int:
            return sum(1 << number["feelings"][name] for name in names)

        own = np.arange(count)
        head = np.array(passage.head, np.int64) if passage.head else none
        cues = [
            (word, *(word if to is None else to for to in (cue.experiencer, cue.target)), bits(cue.labels))
            for cue in passage.cues or ()
            for word in range(cue.first, cue.last)
        ]
        return Columns(
            np.fromiter((piece for word in pieces for piece in word), np.int64),
            np.array([len(word) for word in pieces], np.int64),
            np.array(passage.paragraph, bool),
            column(passage.tag, "tags"),
            column(passage.feats, "feats"),
            np.array(passage.start, np.int64) if passage.tag else none,
            np.where(head == -1, own, head),
            column(passage.deprel, "deprels"),
            np.array(passage.event, np.int64) if passage.event else none,
            np.full(count, passage.mentions is not None),
            np.full(count, passage.cues is not None),
            np.array([(a, b, number["types"][kind]) for a, b, kind in passage.mentions or ()], np.int64).reshape(-1, 3),
            np.array(cues, np.int64).reshape(-1, 4),
        )


def joined(parts: Sequence[Columns]) -> Columns:
    """Columns one after another, a paragraph between."""
    shift = np.cumsum([0, *(len(part.count) for part in parts)])
    moved = ("head", "mentions", "cues")
    whole = {
        column.name: np.concatenate([getattr(part, column.name) for part in parts])
        for column in fields(Columns)
        if column.name not in moved
    }
    heads = [np.where(part.head == NONE, NONE, part.head + by) for part, by in zip(parts, shift, strict=False)]
    mentions = [part.mentions + np.array((by, by, 0)) for part, by in zip(parts, shift, strict=False)]
    cues = [part.cues + np.array((by, by, by, 0)) for part, by in zip(parts, shift, strict=False)]
    return Columns(**whole, head=np.concatenate(heads), mentions=np.concatenate(mentions), cues=np.concatenate(cues))


def cut(columns: Columns, skip: int = 0) -> list[tuple[int, int]]:
    """Word ranges that fit a window, one after another; the first is `skip` pieces shorter."""
    cost = np.cumsum(columns.count + columns.paragraph)
    ranges, at = [], 0
    room = LENGTH - 1 - skip
    while at < len(cost):
        before = cost[at - 1] if at else 0
        end = max(at + 1, int(np.searchsorted(cost, before + room, side="right")))
        ranges.append((at, end))
        at, room = end, LENGTH - 1
    return ranges


class Maker:
    """Makes batches of word ranges of one set of columns."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.piece_at = np.cumsum(columns.count) - columns.count
        self.mentions = columns.mentions[np.argsort(columns.mentions[:, 0], kind="stable")]

    def batch(self, ranges: Sequence[tuple[int, int]]) -> Batch:
        """The windows as tensors."""
        rows, width = self.columns, max(b - a for a, b in ranges)
        fill = lambda value: np.full((len(ranges), width), value, np.int64)  # noqa: E731
        first, last = fill(0), fill(0)
        named = {name: fill(NONE) for name in ("tag", "feats", "start", "head", "deprel", "event", "cue")}
        ids, mentions, cues = [], [], []
        for row, (a, b) in enumerate(ranges):
            window, n = [BEGIN], b - a
            for word in range(a, b):
                if rows.paragraph[word]:
                    window.append(PARAGRAPH)
                first[row, word - a] = len(window)
                at = self.piece_at[word]
                window += rows.pieces[at : at + rows.count[word]].tolist()
                last[row, word - a] = len(window) - 1
            ids.append(window[:LENGTH])
            for name in ("tag", "feats", "start", "deprel", "event"):
                named[name][row, :n] = getattr(rows, name)[a:b]
            head = rows.head[a:b] - a
            named["head"][row, :n] = np.where((head >= 0) & (head < n), head, NONE)
            low, high = np.searchsorted(self.mentions[:, 0], (a, b))
            inside = self.mentions[low:high]
            inside = inside[inside[:, 1] <= b]
            mentions += [(row, s - a, e - 1 - a, kind) for s, e, kind in inside.tolist()]
            if rows.cued[a]:
                named["cue"][row, :n] = 0
                near = rows.cues[(rows.cues[:, 0] >= a) & (rows.cues[:, 0] < b)]
                named["cue"][row, near[:, 0] - a] = 1
                cues += [(row, w - a, x - a, y - a, label) for w, x, y, label in near.tolist()]
        length = max(map(len, ids))
        padded = np.zeros((len(ids), length), np.int64)
        for row, window in enumerate(ids):
            padded[row, : len(window)] = window
        marked = np.array([rows.marked[a] for a, _ in ranges])
        limit = length - 1
        return Batch(
            torch.from_numpy(padded),
            torch.from_numpy(np.minimum(first, limit)),
            torch.from_numpy(np.minimum(last, limit)),
            torch.tensor([b - a for a, b in ranges]),
            marked=torch.from_numpy(marked),
            mentions=torch.tensor(mentions, dtype=torch.int64).reshape(-1, 4),
            cues=torch.tensor(cues, dtype=torch.int64).reshape(-1, 5),
            **{name: torch.from_numpy(value) for name, value in named.items()},
        )


def text_batches(
    passages: Sequence[Passage], encoded: Encoded, size: int, rng: random.Random, *, vary: bool = True
) -> list[Batch]:
    """One epoch of running text in `size` windows a batch; `vary` leaves out or invents paragraph borders."""
    passages = list(passages)
    if vary:
        rng.shuffle(passages)
        passages = [varied(passage, rng) for passage in passages]
    whole = joined([encoded.columns(passage) for passage in passages])
    maker, ranges = Maker(whole), cut(whole, rng.randrange(LENGTH // 2) if vary else 0)
    if vary:
        rng.shuffle(ranges)
    return [maker.batch(ranges[at : at + size]) for at in range(0, len(ranges), size)]


def passage_batches(parts: Sequence[Columns], feelings: Tensor | None, size: int, rng: random.Random) -> list[Batch]:
    """One epoch of passages that stand alone, those of like length together; `feelings` has a row for each passage."""
    order = sorted(range(len(parts)), key=lambda at: (len(parts[at].count) // 8, rng.random()))
    batches = []
    for at in range(0, len(order), size):
        some = order[at : at + size]
        whole = joined([parts[number] for number in some])
        ends = np.cumsum([len(parts[number].count) for number in some])
        ranges = [(end - len(parts[number].count), end) for number, end in zip(some, ends.tolist(), strict=True)]
        fitting = [(first, first + cut(parts[number])[0][1]) for number, (first, _) in zip(some, ranges, strict=True)]
        batch = Maker(whole).batch(fitting)
        batches.append(batch if feelings is None else replace(batch, feelings=feelings[some]))
    return batches
