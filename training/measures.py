"""How good the heads are on passages kept apart: quick figures to choose by, on given words and within windows."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from storyglass.language.spans import MOST_WORDS
from training.batches import NONE, Batch, passage_batches, text_batches
from training.losses import text_feelings
from training.network import Reader

if TYPE_CHECKING:
    from training.heads import Feed


@torch.no_grad()
def measure(net: Reader, feed: Feed) -> dict[str, float]:
    """Figures in percent, by source and head. The benchmarks measure the whole way from raw text."""
    net.eval()
    device = next(net.parameters()).device
    found: dict[str, float] = {}
    for name, passages in feed.texts.items():
        hits: Counter[str] = Counter()
        for batch in text_batches(passages, feed.encoded, 16, random.Random(0), vary=False):
            moved = batch.to(device)
            _count(hits, net(moved.ids, moved.first, moved.last), moved)
        found |= {f"{name} {key}": value for key, value in _figures(hits).items()}
    if "reman" in feed.columns:
        hits = Counter()
        for batch in passage_batches(feed.columns["reman"], None, 32, random.Random(0)):
            moved = batch.to(device)
            out = net(moved.ids, moved.first, moved.last)
            _count(hits, out, moved)
            _count_cues(hits, out, moved)
        found |= {f"reman {key}": value for key, value in _figures(hits).items()}
    if "goemotions" in feed.columns:
        scores, gold = [], []
        for batch in passage_batches(feed.columns["goemotions"], feed.feelings, 96, random.Random(0)):
            moved = batch.to(device)
            scores.append(text_feelings(net, net.words(moved.ids, moved.first, moved.last), moved).sigmoid().cpu())
            assert moved.feelings is not None
            gold.append(moved.feelings.cpu())
        found["goemotions macro F1 at .3"] = macro_f1(torch.cat(scores), torch.cat(gold), 0.3)
    return {key: round(value, 2) for key, value in found.items()}


def macro_f1(scores: Tensor, gold: Tensor, threshold: float) -> float:
    """The mean F1 over all labels, in percent, as the paper of GoEmotions has it (its threshold is .3)."""
    said = (scores > threshold).float()
    both = (said * gold).sum(0)
    return float((200 * both / (said.sum(0) + gold.sum(0)).clamp(min=1)).mean())


def _count(hits: Counter[str], out: dict[str, Tensor], batch: Batch) -> None:
    for name in ("tag", "feats"):
        known = getattr(batch, name) != NONE
        hits[f"{name} right"] += int((out[name] == getattr(batch, name))[known].sum())
        hits[f"{name} all"] += int(known.sum())
    for name in ("start", "event", "cue"):
        gold = getattr(batch, name)
        _yes(hits, name, (out[name] > 0)[gold != NONE], gold[gold != NONE] == 1)
    own = torch.arange(batch.head.shape[1], device=batch.head.device)[None]
    known = (batch.head != NONE) & (batch.deprel != NONE)
    top = out["head"][..., 0]
    root = out["root"] > out["arc"][..., 0]
    head = torch.where(root, own, top)
    right = (head == batch.head) & known
    label = torch.where(root, 0, out["label"][..., 0])
    hits["uas right"] += int(right.sum())
    hits["las right"] += int((right & (label == batch.deprel)).sum())
    hits["uas all"] += int(known.sum())
    hits["las all"] += int(known.sum())
    if bool(batch.marked.any()):
        _count_spans(hits, out, batch)


def _count_spans(hits: Counter[str], out: dict[str, Tensor], batch: Batch) -> None:
    score, kind = out["span"].cpu().numpy(), out["span_type"].cpu().numpy()
    for row in batch.marked.nonzero().flatten().tolist():
        count = int(batch.words[row])
        first, last = np.nonzero(score[row, :count, :count] > 0)
        good = (last >= first) & (last - first < MOST_WORDS)
        said = {(a, b, int(kind[row, a, b])) for a, b in zip(first[good].tolist(), last[good].tolist(), strict=True)}
        window, *columns = batch.mentions[batch.mentions[:, 0] == row].T.tolist() or [[], [], [], []]
        gold = set(zip(*columns, strict=True)) if window else set()
        hits["mention both"] += len(said & gold)
        hits["mention said"] += len(said)
        hits["mention gold"] += len(gold)


def _count_cues(hits: Counter[str], out: dict[str, Tensor], batch: Batch) -> None:
    """Runs of cues that overlap (relaxed), and of annotated cues the feeling, the experiencer and the target."""
    for row in range(len(batch.words)):
        count = int(batch.words[row])
        said, gold = (_runs(column[row, :count].cpu() > 0) for column in (out["cue"], batch.cue))
        hits["relaxed said right"] += sum(any(a < d and c < b for c, d in gold) for a, b in said)
        hits["relaxed said all"] += len(said)
        hits["relaxed gold right"] += sum(any(a < d and c < b for c, d in said) for a, b in gold)
        hits["relaxed gold all"] += len(gold)
    window, word, experiencer, target, bits = batch.cues.unbind(-1)
    best = out["feeling"][window, word].argmax(-1)
    hits["feeling right"] += int(((bits >> best) & 1).sum())
    hits["feeling all"] += len(bits)
    for name, wanted in (("experiencer", experiencer), ("target", target)):
        told = wanted != word
        hits[f"{name} right"] += int((out[name][window, word] == wanted)[told].sum())
        hits[f"{name} all"] += int(told.sum())


def _runs(flags: Tensor) -> list[tuple[int, int]]:
    edges = torch.diff(torch.nn.functional.pad(flags.int(), (1, 1))).nonzero().flatten().tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))


def _yes(hits: Counter[str], name: str, said: Tensor, gold: Tensor) -> None:
    hits[f"{name} both"] += int((said & gold).sum())
    hits[f"{name} said"] += int(said.sum())
    hits[f"{name} gold"] += int(gold.sum())


def _figures(hits: Counter[str]) -> dict[str, float]:
    shares = {
        name[:-4]: 100 * hits[f"{name[:-4]} right"] / hits[name]
        for name in hits
        if name.endswith(" all") and hits[name]
    }
    f1 = {
        f"{name[:-5]} F1": 200 * hits[f"{name[:-5]} both"] / max(1, hits[f"{name[:-5]} said"] + hits[name])
        for name in hits
        if name.endswith(" gold") and hits[name]
    }
    return shares | f1
