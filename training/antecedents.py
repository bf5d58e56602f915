"""Learns which markable before a noun phrase or a pronoun is its antecedent, and writes `data/antecedents.npz`.

    STORYGLASS_DATA=DIR STORYGLASS_SCORE=DIR python -m training.antecedents [--keep FOLDER] [--folds]

Learned from the coreference of LitBank, whose documents are read by the model of their own fold (`benchmarks/readers`:
mentions as good as in a text that nobody has learned from), and from PDNC: who is meant in its quotations, and by the
subjects of the tags of its lines. What PDNC says nothing of takes no part. With `--folds`, the weights of each fold,
learned on the other folds alone, are left in `benchmarks/weights`. `--keep` names a folder for the texts as read.

The loss is the marginal likelihood of all right antecedents (Lee et al. 2017). A share of the batches has no vectors,
so that the same weights serve texts read by rule, and a share no voices, which are not known at the first look.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from storyglass.language import Reader, load_network
from storyglass.language.weights import VARIABLE
from storyglass.people import People, find_people
from storyglass.people.antecedents import (
    ALONE,
    FEATURES,
    FILE,
    NO_CANDIDATE,
    alone_of,
    candidates_of,
    features_of,
    rows_to_link,
)
from storyglass.people.markables import VOICE, Markables
from storyglass.speech import Look, attribute
from training.readings import DATA, Reading, document, novel, run_pdnc, score
from training.speech import FOLD_WEIGHTS, FOLDS, OUTPUT

READERS = Path(__file__).parents[1] / "benchmarks/readers"
WIDTH, HIDDEN, PRODUCT = 256, 32, 64
EPOCHS, RATE, DECAY, DROP = 8, 2e-3, 0.02, 0.5
WEIGHT_OF_PDNC = 0.5
WITHOUT_VECTORS, WITHOUT_VOICES = 0.2, 0.5
BATCH = 300
UNKNOWN, NOBODY = -2, -1


@dataclass
class Example:
    """A text with the number of whoever each markable and voice means; NOBODY: no mention, UNKNOWN: nobody says."""

    name: str
    fold: int
    markables: Markables
    vectors: NDArray[np.float16]
    meant: NDArray[np.int64]
    rows: NDArray[np.int32]
    whole: bool  # every mention is annotated


@dataclass
class Batch:
    """Some rows of an example with their candidates, made ready."""

    example: Example
    rows: NDArray[np.int32]
    candidates: NDArray[np.int32]
    features: NDArray[np.uint16]
    right: NDArray[np.bool_]  # (rows, 1 + candidates); column 0: nothing before
    counts: NDArray[np.bool_]


class Network(nn.Module):
    """What `storyglass.people.antecedents.Scorer` computes, to be learned."""

    def __init__(self) -> None:
        super().__init__()
        self.norm, self.drop = nn.LayerNorm(WIDTH), nn.Dropout(DROP)
        self.table = nn.Parameter(torch.randn(sum(FEATURES.values()), HIDDEN) * 0.05)
        self.own, self.other = nn.Linear(WIDTH, HIDDEN), nn.Linear(WIDTH, HIDDEN, bias=False)
        self.left, self.right = nn.Linear(WIDTH, PRODUCT, bias=False), nn.Linear(WIDTH, PRODUCT, bias=False)
        self.out = nn.Linear(HIDDEN, 1, bias=False)
        self.new_vector, self.new_table = nn.Linear(WIDTH, HIDDEN), nn.Embedding(ALONE, HIDDEN)
        self.new_out = nn.Linear(HIDDEN, 1)
        nn.init.normal_(self.new_table.weight, std=0.05)

    def forward(self, batch: Batch, *, vectors: bool) -> Tensor:
        """The scores of a batch, (rows, 1 + candidates)."""
        example, at = batch.example, np.maximum(batch.candidates, 0)
        needed, where = np.unique(np.concatenate([batch.rows, at.ravel()]), return_inverse=True)
        told = self._vectors(example, needed, vectors=vectors)
        m = torch.from_numpy(where[: len(batch.rows)])
        c = torch.from_numpy(where[len(batch.rows) :].reshape(at.shape))
        hidden = self.own(told)[m][:, None] + self.other(told)[c]
        ones = np.zeros(
            (at.size, len(self.table)), np.float32
        )  # a product is far faster to learn through than look-ups
        np.put_along_axis(ones, batch.features.reshape(at.size, -1).astype(np.int64), 1.0, axis=1)
        hidden = hidden + (torch.from_numpy(ones) @ self.table).view(*at.shape, -1)
        product = (self.left(told)[m][:, None] * self.right(told)[c]).sum(-1) / PRODUCT**0.5
        pair = self.out(hidden.relu()).squeeze(-1) + product
        pair = pair.masked_fill(torch.from_numpy(batch.candidates == NO_CANDIDATE), -1e4)
        alone = torch.from_numpy(alone_of(example.markables, batch.rows).astype(np.int64))
        new = self.new_out((self.new_vector(told)[m] + self.new_table(alone)).relu())
        return torch.cat([new, pair], dim=1)

    def _vectors(self, example: Example, needed: NDArray[np.int64], *, vectors: bool) -> Tensor:
        some = np.zeros((len(needed), WIDTH), np.float32)
        if vectors:
            real = needed < len(example.vectors)
            some[real] = example.vectors[needed[real]]
        told = torch.from_numpy(some)
        return self.drop(self.norm(told)) * (told != 0).any(dim=1, keepdim=True)

    def weights(self) -> dict[str, Any]:
        """The weights by the names that the library reads."""
        linear = {name: getattr(self, name).weight.T for name in ("own", "other", "right", "new_vector")}
        found = {
            **linear, "left": self.left.weight.T / PRODUCT**0.5, "bias": self.own.bias, "table": self.table,
            "out": self.out.weight[0], "norm": self.norm.weight, "norm_bias": self.norm.bias,
            "new_bias": self.new_vector.bias, "new_table": self.new_table.weight, "new_out": self.new_out.weight[0],
            "new_out_bias": self.new_out.bias,
        }  # fmt: skip
        return {name: value.detach().numpy().astype(np.float16) for name, value in found.items()}


def litbank_example(name: str, fold: int, reading: Reading, clusters: Sequence[Sequence[tuple[int, int]]]) -> Example:
    """A document of LitBank: every mention is annotated."""
    people = find_people(*reading)
    page, markables = people.page, people.markables
    of_span = {(first, last + 1): k for k, cluster in enumerate(clusters) for first, last in cluster}
    of_head: dict[int, int] = {}
    for (first, last), k in of_span.items():
        head = page.tree.head_of(first, last)
        of_head.setdefault(last - 1 if head is None else head, k)
    meant = [of_span.get((one.first, one.last), of_head.get(one.head, NOBODY)) for one in markables.all]
    speakers = {line.start: line.speaker for line in attribute(people)}
    heard = [speakers.get(page.parts[part].start) for part in markables.part_of_voice]
    named = _majority(people, meant)
    meant += [NOBODY if who is None else named.get(who, NOBODY) for who in heard]
    return _example(name, fold, people, reading, meant, rows_to_link(markables), whole=True)


def pdnc_example(name: str, fold: int, reading: Reading) -> Example:
    """A novel of PDNC: who is meant in the quotations and by the subjects of tags, and whoever has a known name."""
    people = find_people(*reading)
    page, markables = people.page, people.markables
    characters, gold, _ = run_pdnc.gold(DATA / "pdnc" / name)
    ids = {who: number for number, who in enumerate(characters)}
    named = {i: Counter(p.names or {p.name or "": 1}) for i, p in enumerate(people.persons[: people.known])}
    charmap = score.map_characters(named, characters)
    spans = [(part.start, part.end) for part in page.parts]
    parts = [(quote["speaker"], span) for quote in gold for span in quote["spans"]]
    pairs = score.pair_lines(page.text, [span for _, span in parts], spans)
    speaker = {j: parts[i][0] for i, j in pairs}
    meant = np.full(len(markables.kind), UNKNOWN)
    for number, person in enumerate(markables.person.tolist()):
        if person >= 0 and charmap.get(person) is not None:
            meant[number] = ids[charmap[person]]
    known = _in_quotations(people, DATA / "pdnc" / name, ids)
    known |= _in_tags(people, Look(people), speaker, ids)
    for number, who in known.items():
        meant[number] = who
    n = len(markables)
    for number, part in enumerate(markables.part_of_voice, n):
        meant[number] = ids.get(speaker.get(part, ""), UNKNOWN)
    wanted = np.array(sorted(known), np.int32)
    spoken_for = np.isin(markables.gender[wanted], (5, 6))  # I and you go by the speaker
    rows = np.intersect1d(wanted[~spoken_for], rows_to_link(markables)).astype(np.int32)
    return _example(name, fold, people, reading, meant, rows, whole=False)


def _example(
    name: str,
    fold: int,
    people: People,
    reading: Reading,
    meant: Iterable[int],
    rows: NDArray[np.int32],
    *,
    whole: bool,
) -> Example:
    markables = people.markables
    assert reading.language.vectors is not None
    vectors = reading.language.vectors.of(markables.head[: len(markables)])
    return Example(name, fold, markables, vectors, np.array(list(meant)), rows, whole)


def _majority(people: People, meant: Sequence[int]) -> dict[int, int]:
    """For each person with a name the cluster that most of the names are in."""
    votes: dict[int, Counter[int]] = {}
    for one, link, cluster in zip(people.markables.all, people.links, meant, strict=True):
        if one.kind == "name" and cluster != NOBODY:
            votes.setdefault(link.person, Counter())[cluster] += 1
    return {person: count.most_common(1)[0][0] for person, count in votes.items()}


def _in_quotations(people: People, folder: Path, ids: dict[str, int]) -> dict[int, int]:
    """Who is meant by the mentions inside quotations, as far as that is one character."""
    page, by_span = people.page, {(one.first, one.last): n for n, one in enumerate(people.markables.all)}
    first, last = ({offset: i for i, offset in enumerate(column)} for column in (page.start, page.end))
    characters = run_pdnc.gold(folder)[0]
    called: dict[str, set[str]] = {}
    for who, aliases in characters.items():
        for alias in {*aliases, who}:
            called.setdefault(score.norm(alias), set()).add(who)
    known = {}
    with (folder / "quotation_info.csv").open(encoding="utf-8") as file:
        for row in run_pdnc.csv.DictReader(file):
            spans = run_pdnc.literal(row["mentionSpansList"], [])
            names = run_pdnc.literal(row["mentionEntitiesList"], [])
            for span, who in (
                (s, w) for ss, ws in zip(spans, names, strict=False) for s, w in zip(ss, ws, strict=False)
            ):
                at = by_span.get((first.get(span[0], -1), last.get(span[1], -1) + 1))
                found = called.get(score.norm(who[0]), set()) if len(who) == 1 else set()
                if at is not None and len(found) == 1:
                    known[at] = ids[next(iter(found))]
    return known


def _in_tags(people: People, look: Look, speaker: dict[int, str], ids: dict[str, int]) -> dict[int, int]:
    """Who is meant by the subjects of tags: the speakers of their lines."""
    of_row = people.markables.of_row
    known = {}
    for turn in look.turns:
        said = Counter(speaker[part] for part in turn.parts if part in speaker).most_common(1)
        if turn.tag is not None and said and said[0][0] in ids and turn.tag.mention in of_row:
            known[of_row[turn.tag.mention]] = ids[said[0][0]]
    return known


def batches(example: Example) -> Iterator[Batch]:
    """The rows of an example in batches, those left out for which nothing is right."""
    markables, meant = example.markables, example.meant
    for first in range(0, len(example.rows), BATCH):
        rows = example.rows[first : first + BATCH]
        candidates = candidates_of(markables, rows)
        own, other = meant[rows][:, None], meant[np.maximum(candidates, 0)]
        there = candidates != NO_CANDIDATE
        right = there & (own == other) & (own >= 0)
        counts = there & (other != UNKNOWN)
        new = ~right.any(axis=1, keepdims=True) & example.whole
        kept = np.flatnonzero(right.any(axis=1) | new[:, 0])
        if len(kept) > 3:
            always = np.ones_like(new)
            yield Batch(
                example,
                rows[kept],
                candidates[kept],
                features_of(markables, rows, candidates)[kept],
                np.concatenate([new, right], axis=1)[kept],
                np.concatenate([always, counts], axis=1)[kept],
            )


def learn(examples: Sequence[Example], seed: int = 0) -> Network:
    """Learns on some examples."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network, data = Network(), [batch for example in examples for batch in batches(example)]
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    step, steps = 0, EPOCHS * len(data)
    for epoch in range(EPOCHS):
        total = 0.0
        for number in rng.permutation(len(data)):
            for group in optimiser.param_groups:
                group["lr"] = RATE * (1 - step / steps) * min(1.0, (step + 1) / 50)
            loss = _loss(network, data[number], rng)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            step += 1
            total += loss.item()
        print(f"epoch {epoch} loss {total / len(data):.4f}", flush=True)
    return network.eval()


def _loss(network: Network, batch: Batch, rng: np.random.Generator) -> Tensor:
    scores = network(batch, vectors=rng.random() >= WITHOUT_VECTORS)
    right, counts = batch.right, batch.counts
    if rng.random() < WITHOUT_VOICES:
        heard = batch.example.markables.kind[np.maximum(batch.candidates, 0)] != VOICE
        heard = np.concatenate([np.ones((len(heard), 1), bool), heard], axis=1)
        right, counts = right & heard, counts & heard
        if batch.example.whole:
            right[:, 0] |= ~right.any(axis=1)
    some = torch.from_numpy(right.any(axis=1))
    best = scores.masked_fill(~torch.from_numpy(right), -1e4).logsumexp(1)
    all_ = scores.masked_fill(~torch.from_numpy(counts), -1e4).logsumexp(1)
    loss: Tensor = (all_ - best)[some].mean()
    return loss if batch.example.whole else loss * WEIGHT_OF_PDNC


def examples(keep: Path | None) -> list[Example]:
    """Everything there is to learn from."""
    splits = json.loads((DATA / "splits.json").read_text(encoding="utf-8"))["folds"]
    found = []
    for name, fold in sorted(splits["litbank"].items()):
        os.environ[VARIABLE] = str(FOLD_WEIGHTS / f"fold-{fold}")
        linguist = Reader(load_network(READERS / f"fold-{fold}"))
        kept = None if keep is None else keep / "litbank"
        found.append(litbank_example(name, fold, *document(name, linguist, kept)))
    for name, fold in sorted(splits["pdnc"].items()):
        os.environ[VARIABLE] = str(FOLD_WEIGHTS / f"fold-{fold}")
        found.append(pdnc_example(name, fold, novel(name, Reader(), None if keep is None else keep / "pdnc")))
        print(name, len(found[-1].rows), flush=True)
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--keep", type=Path, help="a folder for the texts as read")
    parser.add_argument("--folds", action="store_true", help="learn the weights of each fold, too")
    options = parser.parse_args()
    if not (OUTPUT / FILE).exists():  # voices and tags are told by what was learned before; the first time by nothing
        np.savez_compressed(OUTPUT / FILE, **Network().weights())
    data = examples(options.keep)
    if options.folds:
        for fold in range(FOLDS):
            print("fold", fold)
            network = learn([example for example in data if example.fold != fold])
            (FOLD_WEIGHTS / f"fold-{fold}").mkdir(parents=True, exist_ok=True)
            np.savez_compressed(FOLD_WEIGHTS / f"fold-{fold}" / FILE, **network.weights())
    np.savez_compressed(OUTPUT / FILE, **learn(data).weights())


if __name__ == "__main__":
    main()
