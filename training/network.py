"""The network of the reading model: one encoder of subwords, and heads that say what each word is.

The encoder is a transformer with norms before each part (RMSNorm), rotary positions (Su et al. 2021) and gated GELU
(Shazeer 2020). A word's vector is the mean of its first and last subword. Trees are scored by a deep biaffine (Dozat
and Manning 2017), nested mentions by a biaffine over their ends (Yu et al. 2020).
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from storyglass.language.subwords import PAD

CANDIDATES = 6
"""Heads of the tree that are kept for each word; on GUM's training part one of them is right for all but 1 in 500."""

RARE = -6.0
"""The log-odds from which the search for mentions begins: few of all spans are one."""

EPSILON = 1e-6
"""Added to the mean square in norms."""

FAR_BELOW = -1e4
"""A score that loses against every other."""


@dataclass(frozen=True)
class Size:
    """The size of an encoder: 8 blocks of width 256 have 9.4 M parameters."""

    vocabulary: int = 16384
    width: int = 256
    blocks: int = 8
    attention_heads: int = 4
    hidden: int = 512


@dataclass(frozen=True)
class Labels:
    """What the heads choose from; index 0 of `deprels` is `root`."""

    tags: tuple[tuple[str, str], ...]
    feats: tuple[str, ...]
    deprels: tuple[str, ...]
    types: tuple[str, ...] = ("PER", "FAC", "GPE", "LOC", "VEH", "ORG")
    feelings: tuple[str, ...] = ()


class Block(nn.Module):
    """Attention and a gated layer, each added to the stream."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        width, self.heads = size.width, size.attention_heads
        self.attention_norm, self.gate_norm = nn.RMSNorm(width, eps=EPSILON), nn.RMSNorm(width, eps=EPSILON)
        self.attention = nn.Linear(width, 3 * width, bias=False)
        self.mix = nn.Linear(width, width, bias=False)
        self.gate = nn.Linear(width, 2 * size.hidden, bias=False)
        self.back = nn.Linear(size.hidden, width, bias=False)
        nn.init.zeros_(self.mix.weight)
        nn.init.zeros_(self.back.weight)

    def forward(self, x: Tensor, cosine: Tensor, sine: Tensor, hidden: Tensor | None) -> Tensor:
        """`hidden` (batch, 1, 1, length) is added to the attention scores: far below zero at padding."""
        batch, length, width = x.shape
        rows = self.attention(self.attention_norm(x)).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = rows.permute(2, 0, 3, 1, 4).unbind(0)
        query, key = _rotate(query, cosine, sine).to(value.dtype), _rotate(key, cosine, sine).to(value.dtype)
        mask = None if hidden is None else hidden.to(value.dtype)
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        x = x + self.mix(seen.transpose(1, 2).reshape(batch, length, width))
        gate, values = self.gate(self.gate_norm(x)).chunk(2, -1)
        return x + self.back(F.gelu(gate) * values)


class Encoder(nn.Module):
    """Subword ids (batch, length) -> vectors (batch, length, width)."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.size = size
        self.pieces = nn.Embedding(size.vocabulary, size.width)
        nn.init.normal_(self.pieces.weight, std=0.02)
        self.first_norm, self.last_norm = nn.RMSNorm(size.width, eps=EPSILON), nn.RMSNorm(size.width, eps=EPSILON)
        self.blocks = nn.ModuleList(Block(size) for _ in range(size.blocks))

    def forward(self, ids: Tensor, *, padded: bool = True) -> Tensor:
        """With `padded`, positions whose id is 0 are seen by nobody."""
        cosine, sine = _rotary(ids.shape[1], self.size.width // self.size.attention_heads, ids.device)
        hidden = (ids == PAD)[:, None, None, :] * FAR_BELOW if padded else None
        x = self.first_norm(self.pieces(ids))
        for block in self.blocks:
            x = block(x, cosine, sine, hidden)
        out: Tensor = self.last_norm(x)
        return out


class Reader(nn.Module):
    """The encoder with every head; what `forward` gives is what the ONNX file gives."""

    def __init__(self, size: Size, labels: Labels, edge: int = 128, end: int = 96, pointer: int = 64) -> None:
        super().__init__()
        self.encoder, self.labels = Encoder(size), labels
        width = size.width
        self.tag = nn.Linear(width, len(labels.tags))
        self.feats = nn.Linear(width, len(labels.feats))
        self.single = nn.Linear(width, 3)  # sentence start, event, feeling's cue
        self.feeling = nn.Linear(width, len(labels.feelings))
        self.arc = Biaffine(width, edge, 1)
        self.dependent, self.governor = nn.Linear(width, edge), nn.Linear(width, edge)
        self.label = nn.Linear(edge, len(labels.deprels))
        self.span = Biaffine(width, end, len(labels.types), RARE)
        self.pointers = Biaffine(width, pointer, 2)  # from a feeling's cue to its experiencer, to its target
        self.drop = nn.Dropout(0.2)

    def words(self, ids: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """The vectors of words (batch, words, width): the mean of their first and last subwords."""
        states = self.encoder(ids)
        return self.drop((_pick(states, first) + _pick(states, last)) / 2)

    def relation(self, dependent: Tensor, governor: Tensor) -> Tensor:
        """Scores of the relations between words and governors, given their projections (same shapes)."""
        scores: Tensor = self.label(F.gelu(dependent + governor) + dependent * governor)
        return scores

    def forward(self, ids: Tensor, first: Tensor, last: Tensor) -> dict[str, Tensor]:
        """What is said of every word; names and shapes are those of the ONNX file (see `language/network.py`)."""
        first, last = first.long(), last.long()
        words = self.words(ids, first, last)
        count = words.shape[1]
        start, event, cue = self.single(words).unbind(-1)
        arc = self.arc(words)[:, 0]
        own = torch.eye(count, dtype=torch.bool, device=ids.device)
        absent = ((last == 0) & (first == 0))[:, None, :]  # padding follows the words
        others = arc.masked_fill(own[None], FAR_BELOW).masked_fill(absent, FAR_BELOW)
        scores, heads = others.topk(CANDIDATES, dim=-1)
        governor = _pick(self.governor(words), heads.flatten(1)).view(*heads.shape, -1)
        label = self.relation(self.dependent(words)[:, :, None], governor)
        spans = self.span(words)
        best, kind = spans.max(1)
        point = self.pointers(words).masked_fill(absent[:, None], FAR_BELOW).argmax(-1)
        return {
            "tag": self.tag(words).argmax(-1).int(),
            "feats": self.feats(words).argmax(-1).int(),
            "start": start,
            "root": arc.diagonal(dim1=1, dim2=2),
            "head": heads.int(),
            "arc": scores,
            "label": label.argmax(-1).int(),
            "span": best,
            "span_type": kind.to(torch.uint8),
            "event": event,
            "cue": cue,
            "feeling": self.feeling(words),
            "experiencer": point[:, 0].int(),
            "target": point[:, 1].int(),
            "vector": words,
        }


class Biaffine(nn.Module):
    """Scores of all pairs of words for each of some classes: (batch, classes, words, words)."""

    def __init__(self, width: int, size: int, classes: int, prior: float = 0.0) -> None:
        super().__init__()
        self.prior = nn.Parameter(torch.full((classes,), prior))
        self.left, self.right = nn.Linear(width, size), nn.Linear(width, size)
        self.weight = nn.Parameter(torch.zeros(classes, size + 1, size))
        self.bias = nn.Parameter(torch.zeros(classes, size))
        self.drop = nn.Dropout(0.2)
        nn.init.normal_(self.weight, std=1 / size)

    def forward(self, words: Tensor) -> Tensor:
        """Scores from every word (rows) to every word (columns)."""
        left, right = self.drop(F.gelu(self.left(words))), self.drop(F.gelu(self.right(words)))
        rows = torch.einsum("bid,cde->bcie", left, self.weight[:, :-1]) + self.weight[:, -1][None, :, None]
        alone = torch.einsum("bid,cd->bci", left, self.bias)
        return rows @ right.transpose(1, 2)[:, None] + (alone + self.prior[:, None])[..., None]


def save_encoder(encoder: Encoder, path: Path) -> None:
    """Writes the weights in half precision, with the size."""
    state = {name: value.detach().half().cpu() for name, value in encoder.state_dict().items()}
    torch.save({"size": asdict(encoder.size), "state": state}, path)


def load_encoder(path: Path | None, size: Size | None = None) -> Encoder:
    """An encoder from a file, or a random one of a size."""
    if path is None:
        return Encoder(size or Size())
    stored: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    encoder = Encoder(replace(Size(), **stored["size"]))
    encoder.load_state_dict({name: value.float() for name, value in stored["state"].items()})
    return encoder


def _pick(states: Tensor, at: Tensor) -> Tensor:
    """The rows of `states` (batch, length, width) at the positions `at` (batch, count)."""
    return states.gather(1, at[..., None].expand(-1, -1, states.shape[-1]))


def _rotary(length: int, width: int, device: torch.device, base: float = 10000.0) -> tuple[Tensor, Tensor]:
    rate = torch.exp(torch.arange(0, width, 2, device=device) * (-math.log(base) / width))
    angle = torch.arange(length, device=device)[:, None] * rate
    return torch.cos(angle), torch.sin(angle)


def _rotate(x: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
    a, b = x.chunk(2, -1)
    return torch.cat([a * cosine - b * sine, a * sine + b * cosine], -1)
