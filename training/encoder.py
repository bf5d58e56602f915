"""Makes the encoder: its vocabulary, the text packed as ids, and the training on hidden pieces.

    STORYGLASS_DATA=DIR python -m training.encoder pack FOLDER [--mebibytes 36]
    python -m training.encoder train FOLDER --minutes 120 [--blocks 8 --width 256 ...] [--from ENCODER.pt]

`pack` writes `tokenizer.json` (byte-level pairs, case kept; or takes the one that is there) and `ids.npy`. `train`
hides a quarter of the pieces and learns to say them (Devlin et al. 2019; Wettig et al. 2023 for the share); matrices by
Muon (Jordan 2024), the rest by AdamW; bf16; the step is whole for 60 % of the minutes and then falls to zero. It runs
on a graphics card where there is one, writes `encoder.pt` and goes on from `state.pt` if it is called again. The
validation loss and the size of the stream behind each block are printed at the end: a block that drowns the others
shows there.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import os
import random
import time
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from storyglass.language.subwords import END, MASK, Subwords
from storyglass.language.tokens import split_words
from storyglass.language.windows import LENGTH, lay_strip
from training.network import Encoder, Size, load_encoder, save_encoder

JOINER = "\u2060"
"""The word joiner that one publisher of the works puts before dashes; a reader's copy does not have it."""
SPECIAL = ["<pad>", "<mask>", "<s>", "</s>", "<p>"]
HIDDEN = 0.25
VALIDATION = 400
"""Rows of the text that are never learned from."""
VOCABULARY_SHARE = 0.12
"""Paragraphs from which the vocabulary is learned; more change a few hundred rare pieces and cost minutes."""
MUON = 0.003
"""Step of the matrices on AdamW's scale; at .02 the loss falls too, but the first block drowns the others."""
ADAM = 0.003
DECAY = 0.1
MOMENTUM = 0.95


def pieces_of(path: Path) -> list[str]:
    """The pieces of a vocabulary in the order of their ids."""
    vocabulary: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]
    return sorted(vocabulary, key=vocabulary.__getitem__)


def vocabulary(works: list[list[str]], path: Path, size: int) -> None:
    """Learns the vocabulary from a part of the paragraphs."""
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

    rng = random.Random(0)
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    some = (paragraph for work in works for paragraph in work if rng.random() < VOCABULARY_SHARE)
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=SPECIAL, initial_alphabet=alphabet)
    tokenizer.train_from_iterator(some, trainer)
    tokenizer.save(str(path))


def pack(fiction: Path, out: Path, mebibytes: float | None, size: int = Size.vocabulary) -> None:
    """Packs the works as one row of ids, the works shuffled, exactly as the library would show them to the encoder."""
    with lzma.open(fiction, "rt", encoding="utf-8") as lines:
        works: list[list[str]] = [json.loads(line)["paragraphs"] for line in lines]
    works = [[paragraph.replace(JOINER, "") for paragraph in work] for work in works]
    if not (out / "tokenizer.json").exists():
        vocabulary(works, out / "tokenizer.json", size)
    subwords = Subwords(pieces_of(out / "tokenizer.json"))
    random.Random(0).shuffle(works)
    most = math.inf if mebibytes is None else mebibytes * 2**20 / 2
    rows: list[NDArray[np.uint16]] = []
    count = 0
    for work in works:
        row = _ids(work, subwords)
        rows.append(row[: int(min(len(row), most - count))])
        count += len(rows[-1])
        if count >= most:
            break
    np.save(out / "ids.npy", np.concatenate(rows))
    print(f"{count} pieces of {len(rows)} works")


def _ids(paragraphs: list[str], subwords: Subwords) -> NDArray[np.uint16]:
    """The pieces of a work, with what stands between paragraphs and behind the work."""
    text = "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
    tokens = split_words(text)
    glued = tokens.start[1:] == tokens.end[:-1]
    breaks = np.cumsum([len(" ".join(paragraph.split())) + 1 for paragraph in paragraphs])
    within = np.searchsorted(breaks, tokens.start, side="right")
    begins = np.diff(within, prepend=-1) > 0
    spaced = np.concatenate([[True], ~glued]) | begins
    pieces, counts = subwords.encode_all(tokens.types, tokens.type, spaced)
    return np.append(lay_strip(pieces, counts, begins).pieces, END).astype(np.uint16)


class Muon:
    """Momentum made orthogonal (Jordan 2024) for matrices."""

    def __init__(self, matrices: list[nn.Parameter]) -> None:
        self.matrices = matrices
        self.momentum = [torch.zeros_like(matrix) for matrix in matrices]

    @torch.no_grad()
    def step(self, rate: float) -> None:
        """Moves the matrices against their gradients."""
        for matrix, momentum in zip(self.matrices, self.momentum, strict=True):
            assert matrix.grad is not None
            momentum.mul_(MOMENTUM).add_(matrix.grad)
            turn = _orthogonal(matrix.grad + MOMENTUM * momentum)
            matrix.mul_(1 - MUON * rate * DECAY)
            matrix.add_(turn, alpha=-MUON * rate * 0.2 * math.sqrt(max(matrix.shape)))


def _orthogonal(gradient: Tensor) -> Tensor:
    """The nearest semi-orthogonal matrix, roughly: five steps of Newton and Schulz."""
    x = (gradient / (gradient.norm() + 1e-7)).bfloat16()
    tall = x.shape[0] > x.shape[1]
    x = x.T if tall else x
    for _ in range(5):
        square = x @ x.T
        x = 3.4445 * x + (-4.7750 * square + 2.0315 * square @ square) @ x
    return (x.T if tall else x).float()


class Training:
    """A run that can be stopped and gone on with."""

    def __init__(self, ids: NDArray[np.uint16], encoder: Encoder, batch: int, device: torch.device) -> None:
        self.ids, self.encoder, self.batch, self.device = ids, encoder.to(device), batch, device
        self.head = nn.Linear(encoder.size.width, encoder.size.vocabulary).to(device)
        self.head.weight = encoder.pieces.weight
        inner = dict(encoder.blocks.named_parameters())
        self.muon = Muon([value for value in inner.values() if value.ndim == 2])
        rest = [value for name, value in encoder.named_parameters() if value.ndim != 2 or name == "pieces.weight"]
        self.adam = torch.optim.AdamW([*rest, self.head.bias], lr=ADAM, betas=(0.9, 0.98), weight_decay=0.0)
        self.rng = np.random.default_rng(0)
        order = self.rng.permutation((len(ids) - 1) // LENGTH)
        self.apart, self.order = order[:VALIDATION], order[VALIDATION:]
        self.seen = self.step = 0

    def rows(self) -> Iterator[NDArray[np.int64]]:
        """Batches of rows without end, those first that a run before this one has not seen."""
        while True:
            at = self.seen % len(self.order) // self.batch * self.batch
            if at + self.batch > len(self.order):
                self.seen += len(self.order) - at
                continue
            self.seen += self.batch
            yield self.order[at : at + self.batch]

    def loss(self, rows: NDArray[np.int64]) -> Tensor:
        """Cross-entropy of the hidden pieces."""
        taken = self.ids[rows[:, None] * LENGTH + np.arange(LENGTH)].astype(np.int64)
        ids = torch.from_numpy(taken).to(self.device)
        hidden = torch.rand(ids.shape, device=self.device) < HIDDEN
        shown = ids.masked_fill(hidden & (torch.rand(ids.shape, device=self.device) < 0.9), MASK)
        with torch.autocast(self.device.type, torch.bfloat16):
            scores = self.head(self.encoder(shown, padded=False)[hidden])
        return F.cross_entropy(scores.float(), ids[hidden])

    def run(self, minutes: float, out: Path) -> None:
        """Trains for some minutes and writes what came of it."""
        begun, told, rows, first = time.time(), 0.0, self.rows(), self.step
        while (done := (time.time() - begun) / (60 * minutes)) < 1:
            rate = min(1.0, (self.step - first + 1) / 100) * min(1.0, (1 - done) / 0.4)
            loss = self.loss(next(rows))
            self.encoder.zero_grad()
            self.head.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self.adam.param_groups[0]["params"], 1.0)
            self.adam.param_groups[0]["lr"] = ADAM * rate
            self.adam.step()
            self.muon.step(rate)
            self.step += 1
            told = loss.item() if not told else 0.98 * told + 0.02 * loss.item()
            if self.step % 50 == 0:
                speed = (self.step - first) * self.batch * LENGTH / (time.time() - begun)
                print(f"{time.time() - begun:.0f}s step {self.step} loss {told:.3f} pieces/s {speed:.0f}", flush=True)
            if self.step % 500 == 0:
                self.save(out)
        self.save(out)
        self.report()

    @torch.no_grad()
    def report(self) -> None:
        """Prints the validation loss and the size of the stream behind each block."""
        self.encoder.eval()
        torch.manual_seed(1)
        print(
            "validation loss", np.mean([self.loss(self.apart[at : at + 50]).item() for at in range(0, VALIDATION, 50)])
        )
        sizes: list[float] = []
        hooks = [
            block.register_forward_hook(lambda _, __, out: sizes.append(out.norm(dim=-1).mean().item()))
            for block in self.encoder.blocks
        ]
        self.loss(self.apart[:32])
        for hook in hooks:
            hook.remove()
        print("stream behind each block", [round(size) for size in sizes])

    def save(self, out: Path) -> None:
        """Writes the encoder, and the whole state to go on from."""
        save_encoder(self.encoder, out / "encoder.pt")
        state = {
            "encoder": self.encoder.state_dict(), "bias": self.head.bias.detach(), "adam": self.adam.state_dict(),
            "momentum": self.muon.momentum, "seen": self.seen, "step": self.step,
        }  # fmt: skip
        torch.save(state, out / "state.new")
        (out / "state.new").replace(out / "state.pt")

    def resume(self, path: Path) -> None:
        """Goes on from a state."""
        state: dict[str, Any] = torch.load(path, map_location=self.device, weights_only=True)
        self.encoder.load_state_dict(state["encoder"])
        self.adam.load_state_dict(state["adam"])
        self.muon.momentum = state["momentum"]
        self.seen, self.step = state["seen"], state["step"]
        with torch.no_grad():
            self.head.bias.copy_(state["bias"])


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=("pack", "train"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mebibytes", type=float, help="pack no more than this")
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--batch", type=int, default=32, help="rows of 256 pieces in a step")
    parser.add_argument("--from", type=Path, dest="start", help="an encoder to go on from, without its state")
    parser.add_argument("--seen", type=int, default=0, help="rows that the encoder to go on from has seen")
    for one in fields(Size):
        parser.add_argument(f"--{one.name.replace('_', '-')}", type=int, default=one.default)
    settings = parser.parse_args()
    settings.folder.mkdir(parents=True, exist_ok=True)
    if settings.task == "pack":
        data = Path(os.environ["STORYGLASS_DATA"])
        pack(data / "fiction/fiction.jsonl.xz", settings.folder, settings.mebibytes, settings.vocabulary)
        return
    torch.manual_seed(0)
    size = Size(**{one.name: getattr(settings, one.name) for one in fields(Size)})
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    training = Training(
        np.load(settings.folder / "ids.npy"), load_encoder(settings.start, size), settings.batch, device
    )
    training.seen = settings.seen
    if (settings.folder / "state.pt").exists():
        training.resume(settings.folder / "state.pt")
    training.run(settings.minutes, settings.folder)


if __name__ == "__main__":
    main()
