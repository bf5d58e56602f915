"""What each head's answers cost, and how good they are, on a padded batch."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from storyglass.language.spans import MOST_WORDS
from training.batches import NONE, Batch
from training.network import FAR_BELOW, Reader

WEIGHT = {
    "tag": 1.0, "feats": 0.5, "start": 0.5, "arc": 1.0, "label": 0.5, "event": 1.0, "span": 1.0, "cue": 0.5,
    "feeling": 0.3, "pointers": 0.2, "text feeling": 10.0,
}  # fmt: skip
"""What each loss counts; set once from their sizes in the first steps, and not tuned."""

EVENT_WEIGHT = 2.0
"""What a missed event costs against a false one: 1 word in 21 is an event, and F1 is what counts."""


def losses(net: Reader, batch: Batch) -> dict[str, Tensor]:
    """The losses of all heads for which somebody annotated the batch, means over words unless said otherwise."""
    words = net.words(batch.ids, batch.first, batch.last)
    found: dict[str, Tensor] = {}
    if batch.feelings is not None:
        found["text feeling"] = F.binary_cross_entropy_with_logits(text_feelings(net, words, batch), batch.feelings)
        return found
    start, event, cue = net.single(words).float().unbind(-1)
    for name, scores, gold in (("tag", net.tag(words), batch.tag), ("feats", net.feats(words), batch.feats)):
        _class_loss(found, name, scores, gold)
    _yes_loss(found, "start", start, batch.start, 1.0)
    _yes_loss(found, "event", event, batch.event, EVENT_WEIGHT)
    _yes_loss(found, "cue", cue, batch.cue, 1.5)
    if bool((batch.head != NONE).any()):
        _tree_losses(found, net, words, batch)
    if bool(batch.marked.any()):
        found["span"] = _span_loss(net, words, batch)
    if len(batch.cues):
        _cue_losses(found, net, words, batch)
    return found


def text_feelings(net: Reader, words: Tensor, batch: Batch) -> Tensor:
    """The scores of the feelings of whole texts: their words', weighed by how much each is a feeling's cue."""
    inside = torch.arange(words.shape[1], device=words.device)[None] < batch.words[:, None]
    weight = net.single(words)[..., 2].float().masked_fill(~inside, FAR_BELOW).softmax(-1)
    return (weight[..., None] * net.feeling(words).float()).sum(1)


def _class_loss(found: dict[str, Tensor], name: str, scores: Tensor, gold: Tensor) -> None:
    known = gold != NONE
    if bool(known.any()):
        found[name] = F.cross_entropy(scores[known].float(), gold[known])


def _yes_loss(found: dict[str, Tensor], name: str, scores: Tensor, gold: Tensor, missed: float) -> None:
    known = gold != NONE
    if bool(known.any()):
        weight = torch.tensor(missed, device=scores.device)
        found[name] = F.binary_cross_entropy_with_logits(scores[known], gold[known].float(), pos_weight=weight)


def _tree_losses(found: dict[str, Tensor], net: Reader, words: Tensor, batch: Batch) -> None:
    inside = torch.arange(words.shape[1], device=words.device)[None] < batch.words[:, None]
    arc = net.arc(words)[:, 0].float().masked_fill(~inside[:, None], FAR_BELOW)
    known = batch.head != NONE
    found["arc"] = F.cross_entropy(arc[known], batch.head[known])
    own = torch.arange(words.shape[1], device=words.device)[None]
    hung = known & (batch.deprel != NONE) & (batch.head != own)
    row, word = hung.nonzero(as_tuple=True)
    dependent, governor = net.dependent(words[row, word]), net.governor(words[row, batch.head[hung]])
    found["label"] = F.cross_entropy(net.relation(dependent, governor).float(), batch.deprel[hung])


def _span_loss(net: Reader, words: Tensor, batch: Batch) -> Tensor:
    """Every span of at most `WIDEST` words is of one type, or none; the sum over all, for each word."""
    rows = batch.marked.nonzero().flatten()
    scores = net.span(words[rows]).float()
    count = words.shape[1]
    kind = torch.zeros(len(rows), count, count, dtype=torch.int64, device=words.device)
    place = torch.full((len(batch.words),), -1, device=words.device)
    place[rows] = torch.arange(len(rows), device=words.device)
    window, first, last, number = batch.mentions.unbind(-1)
    kind[place[window], first, last] = number + 1
    at = torch.arange(count, device=words.device)
    wide = at[None] - at[:, None]
    inside = at[None] < batch.words[rows, None]
    asked = ((wide >= 0) & (wide < MOST_WORDS))[None] & inside[:, None] & inside[:, :, None]
    with_none = torch.cat([torch.zeros_like(scores[:, :1]), scores], 1).permute(0, 2, 3, 1)
    return F.cross_entropy(with_none[asked], kind[asked], reduction="sum") / inside.sum()


def _cue_losses(found: dict[str, Tensor], net: Reader, words: Tensor, batch: Batch) -> None:
    """A cue's label is one of those it may be (their probabilities together); it points at who feels it and why."""
    window, word, experiencer, target, bits = batch.cues.unbind(-1)
    said = words[window, word]
    chance = net.feeling(said).float().log_softmax(-1)
    may = (bits[:, None] >> torch.arange(chance.shape[1], device=bits.device)) & 1
    found["feeling"] = -chance.masked_fill(may == 0, FAR_BELOW).logsumexp(-1).mean()
    inside = torch.arange(words.shape[1], device=words.device)[None] < batch.words[:, None]
    scores = net.pointers(words).float().masked_fill(~inside[:, None, None], FAR_BELOW)
    limit = words.shape[1] - 1
    found["pointers"] = sum(
        (
            F.cross_entropy(scores[window, number, word], to.clamp(0, limit))
            for number, to in enumerate((experiencer, target))
        ),
        start=torch.zeros((), device=words.device),
    )
