"""Trains all heads of the reading model together with the encoder.

    export STORYGLASS_DATA=DIR
    python -m training.heads OUT.pt --encoder ENCODER.pt             what ships: everything that is free
    python -m training.heads OUT.pt --start BASE.pt --fold 0         goes on, without the documents of a fold

The treebanks (EWT, GUM's free texts), LitBank, REMAN and GoEmotions (`--only` says which); one epoch sees each of them
once, and as much of GoEmotions as `--comments` says. AdamW; the step falls with the batches. Prints how good the heads
are on what is kept apart.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from storyglass.language.subwords import Subwords
from training import annotated
from training.batches import Batch, Columns, Encoded, label_sets, passage_batches, text_batches
from training.encoder import pieces_of
from training.losses import WEIGHT, losses
from training.measures import measure
from training.network import Labels, Reader, Size, load_encoder

TEXTS, ALONE = ("ewt", "gum", "litbank"), ("reman", "goemotions")
SOURCES = (*TEXTS, *ALONE)
"""Running texts, and passages that stand alone."""
REMAN_APART = 5
"""The passages of every fifth author of REMAN are kept apart for measuring, unless what is trained is to ship."""

Data = dict[str, list[annotated.Passage]]


def read_all(data: Path, fold: int | None, ships: bool) -> tuple[Data, Data]:
    """The passages to learn from and those to measure on, by source."""
    feelings = annotated.feelings(data)
    fold_of = annotated.folds(data, "litbank")
    train: Data = {name: annotated.treebank(data, name) for name in ("ewt", "gum")}
    apart: Data = {name: annotated.treebank(data, name, "dev") for name in ("ewt", "gum")}
    books = annotated.litbank(data)
    train["litbank"] = [one for one in books if fold_of[one.name] != fold]
    apart["litbank"] = [one for one in books if fold_of[one.name] == fold]
    passages = annotated.reman(data, feelings)
    authors = set() if ships else set(sorted({one.name for one in passages})[::REMAN_APART])
    train["reman"] = [one for one in passages if one.name not in authors]
    apart["reman"] = [one for one in passages if one.name in authors]
    train["goemotions"] = annotated.goemotions(data, "train", feelings)
    apart["goemotions"] = annotated.goemotions(data, "dev", feelings)
    return train, apart


class Feed:
    """Makes the batches of an epoch."""

    def __init__(self, passages: Data, encoded: Encoded, only: Sequence[str], size: int, seed: int) -> None:
        self.rng, self.size, self.encoded = random.Random(seed), size, encoded
        self.texts = {name: passages[name] for name in TEXTS if name in only and passages[name]}
        self.columns: dict[str, list[Columns]] = {
            name: [encoded.columns(one) for one in passages[name]] for name in ALONE if name in only and passages[name]
        }
        self.feelings = self._feelings(passages.get("goemotions", []), encoded.labels)

    def epoch(self, comments: float) -> list[Batch]:
        """All batches of one epoch, shuffled; `comments` is the part of GoEmotions that is seen."""
        batches: list[Batch] = []
        for passages in self.texts.values():
            batches += text_batches(passages, self.encoded, self.size, self.rng)
        if "reman" in self.columns:
            batches += passage_batches(self.columns["reman"], None, 2 * self.size, self.rng)
        if "goemotions" in self.columns:
            made = passage_batches(self.columns["goemotions"], self.feelings, 6 * self.size, self.rng)
            batches += self.rng.sample(made, round(len(made) * min(comments, 1.0)))
        self.rng.shuffle(batches)
        return batches

    @staticmethod
    def _feelings(passages: Sequence[annotated.Passage], labels: Labels) -> Tensor:
        rows = torch.zeros(len(passages), len(labels.feelings))
        for row, passage in enumerate(passages):
            for name in passage.feelings or ():
                rows[row, labels.feelings.index(name)] = 1
        return rows


def train(net: Reader, feed: Feed, settings: argparse.Namespace) -> None:
    """Trains the net in place."""
    device = next(net.parameters()).device
    encoder = list(net.encoder.parameters())
    known = {id(value) for value in encoder}
    heads = [value for value in net.parameters() if id(value) not in known]
    steps = (settings.step, settings.head_step)
    groups = [{"params": encoder, "weight_decay": 0.01}, {"params": heads, "weight_decay": 0.01}]
    adam = torch.optim.AdamW(groups, lr=1.0, betas=(0.9, 0.98))
    total, step, begun = 0, 0, time.time()
    mean: dict[str, float] = defaultdict(float)
    for epoch in range(settings.epochs):
        batches = feed.epoch(settings.comments)
        total = total or len(batches) * settings.epochs
        net.train()
        for batch in batches:
            rate = min(1.0, (step + 1) / settings.warm) * max(0.02, 1 - step / total)
            for group, size in zip(adam.param_groups, steps, strict=True):
                group["lr"] = size * rate
            with torch.autocast(device.type, torch.bfloat16):
                found = losses(net, batch.to(device))
            adam.zero_grad(set_to_none=True)
            sum(
                (WEIGHT[name] * value for name, value in found.items()), start=torch.zeros((), device=device)
            ).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            adam.step()
            step += 1
            for name, value in found.items():
                mean[name] = 0.97 * mean[name] + 0.03 * value.item() if name in mean else value.item()
        told = " ".join(f"{name} {value:.3f}" for name, value in mean.items())
        print(f"{time.time() - begun:.0f}s epoch {epoch + 1} step {step} {told}", flush=True)


def save(net: Reader, path: Path) -> None:
    """Writes the net with its size and labels."""
    state = {name: value.detach().half().cpu() for name, value in net.state_dict().items()}
    torch.save({"size": asdict(net.encoder.size), "labels": asdict(net.labels), "state": state}, path)


def load(path: Path) -> Reader:
    """Reads a net written by `save`."""
    stored: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    labels: dict[str, Any] = {name: tuple(map(_frozen, values)) for name, values in stored["labels"].items()}
    net = Reader(Size(**stored["size"]), Labels(**labels))
    net.load_state_dict({name: value.float() for name, value in stored["state"].items()})
    return net


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--encoder", type=Path, help="a pre-trained encoder; without it or --start a random one")
    parser.add_argument("--start", type=Path, help="heads to go on from")
    parser.add_argument("--vocabulary", type=Path, default=Path(__file__).parent / "encoder/tokenizer.json")
    parser.add_argument("--only", nargs="+", choices=SOURCES, default=SOURCES)
    parser.add_argument("--fold", type=int, help="the fold of LitBank to keep apart")
    parser.add_argument("--ships", action="store_true", help="learn from what REMAN would keep apart, too")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--comments", type=float, default=0.17, help="part of GoEmotions seen in an epoch")
    parser.add_argument("--size", type=int, default=8, help="windows in a batch")
    parser.add_argument("--step", type=float, default=4e-4)
    parser.add_argument("--head-step", type=float, default=2e-3)
    parser.add_argument("--warm", type=int, default=60, help="batches until the step is whole")
    parser.add_argument("--seed", type=int, default=0)
    settings = parser.parse_args()
    torch.manual_seed(settings.seed)
    data = Path(os.environ["STORYGLASS_DATA"])
    train_on, apart = read_all(data, settings.fold, settings.ships)
    if settings.start:
        net = load(settings.start)
    else:
        labels = label_sets(train_on["ewt"] + train_on["gum"], annotated.feelings(data))
        encoder = load_encoder(settings.encoder)
        net = Reader(encoder.size, labels)
        net.encoder = encoder
    net.to(torch.device("cuda" if torch.cuda.is_available() else "cpu"))
    encoded = Encoded(net.labels, Subwords(pieces_of(settings.vocabulary)))
    feed = Feed(train_on, encoded, settings.only, settings.size, settings.seed)
    if settings.epochs:
        train(net, feed, settings)
        save(net, settings.out)
    print(measure(net, Feed(apart, encoded, settings.only, 16, 0)))


if __name__ == "__main__":
    main()
