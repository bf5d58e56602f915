"""A network that answers by simple rules, so that the reader can be tested without a trained one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from storyglass.language.network import Labels
from storyglass.language.subwords import Subwords, byte_letters
from storyglass.language.windows import Batch

CAPITALS = {ord(letter) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
SPECIAL = ["<pad>", "<mask>", "<s>", "</s>", "<p>"]


class StubNetwork:
    """Knows letters only. Every word hangs on the word before it; every capital begins a mention; x means an event.

    An x never begins a sentence. A word in capitals shows joy and is tagged PROPN; a mention goes on over the capitals
    that follow.
    """

    labels = Labels(
        [("NOUN", "NN"), ("PROPN", "NNP")], ["", "Number=Sing"], ["root", "dep"], ["PER", "LOC"], ["joy", "neutral"]
    )

    def __init__(self) -> None:
        letters = byte_letters()
        self.subwords = Subwords([*SPECIAL, *letters])
        self._capital = {len(SPECIAL) + at for at, letter in enumerate(letters) if ord(letter) in CAPITALS}
        self._event = {len(SPECIAL) + letters.index("x")}
        self.batches: list[Batch] = []

    def __call__(self, batch: Batch) -> Mapping[str, NDArray[Any]]:
        self.batches.append(batch)
        rows, words = batch.first.shape
        last = np.take_along_axis(batch.ids, batch.last, 1)
        capital = np.isin(last, list(self._capital))
        before = np.maximum(np.arange(words) - 1, 0)
        head = np.tile(np.stack([before, np.arange(words) + 1], -1), (rows, 1, 1)).astype(np.int32)
        arc = np.tile(np.array([1.0, -1e4], np.float32), (rows, words, 1))
        span = np.full((rows, words, words), -5.0, np.float32)
        for row, at in zip(*np.nonzero(capital), strict=True):
            end = at
            while end + 1 < words and capital[row, end + 1]:
                end += 1
            if at == 0 or not capital[row, at - 1]:
                span[row, at, end] = 2.0
        zero = np.zeros((rows, words), np.float32)
        joined = np.isin(last, list(self._event))
        return {
            "tag": capital.astype(np.int32), "feats": capital.astype(np.int32),
            "start": zero - 0.5 - 9 * joined, "root": zero,
            "head": head, "arc": arc, "label": np.ones_like(head), "span": span,
            "span_type": np.zeros(span.shape, np.uint8), "event": np.where(np.isin(last, list(self._event)), 1.0, -1.0),
            "cue": zero + 2 * capital, "feeling": np.stack([zero + 3 * capital, zero], -1), "experiencer": head[..., 0],
            "target": head[..., 0], "vector": np.ones((rows, words, 4), np.float32),
        }  # fmt: skip
