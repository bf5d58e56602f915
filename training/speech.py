"""Learns how much each kind of evidence for a speaker is worth, and writes `src/storyglass/data/speech.json`.

    STORYGLASS_DATA=DIR STORYGLASS_SCORE=DIR python training/speech.py [--folds]

An averaged structured perceptron over the sequences of turns of the novels of PDNC. With `--folds` nothing is written:
for every fold the weights are learned on the other folds and the speakers of the fold measured, all stages before and
after being as shipped.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from storyglass.language import Rules
from storyglass.manuscript import from_text
from storyglass.people import chapter_words, find_people
from storyglass.people.model import People
from storyglass.quotations.finder import find_quotations
from storyglass.speech.conversation import Decided, decode, step_features
from storyglass.speech.cues import Row
from storyglass.speech.evidence import Weighed, weigh
from storyglass.speech.turns import Turn, group_turns

OUTPUT = Path(__file__).parents[1] / "src/storyglass/data/speech.json"
DATA = Path(os.environ["STORYGLASS_DATA"])
sys.path.insert(0, os.environ["STORYGLASS_SCORE"])
import run_pdnc  # noqa: E402
import score  # noqa: E402

START = {"tag:is": 6.0, "tag:another": -4.0, "tag:I": 6.0, "tag:gender!": -3.0, "same, next": -1.5, "back, next": 1.0}
"""Weights to begin from, so that the first sequences are sensible."""


@dataclass
class Novel:
    """One novel made ready: turns, candidates, and what the annotators say."""

    name: str
    text: str
    people: People
    turns: list[Turn]
    weighed: list[Weighed]
    gold: list[dict[str, object]]
    charmap: dict[int, str | None]
    allowed: list[set[int]]


def prepare(folder: Path) -> Novel:
    """Reads a novel up to the candidates of every turn."""
    manuscript = from_text((folder / "novel_text.txt").read_text(encoding="utf-8"))
    quotations = find_quotations(manuscript)
    people = find_people(manuscript, quotations, Rules().analyse(manuscript, quotations))
    row = Row(people.row)
    turns = group_turns(people.page, people, row, chapter_words(manuscript, people.page))
    weighed = weigh(people.page, people, row, turns)
    characters, gold, _ = run_pdnc.gold(folder)
    named = {i: Counter(p.names or {p.name or "": 1}) for i, p in enumerate(people.persons)}
    charmap = score.map_characters(named, characters)
    spans = [(part.start, part.end) for part in people.page.parts]
    parts = [(q["speaker"], s) for q in gold for s in q["spans"]]
    pairs = score.pair_lines(manuscript.text, [s for _, s in parts], spans)
    speaker_of = {j: parts[i][0] for i, j in pairs}
    allowed = []
    for turn, options in zip(turns, weighed, strict=True):
        said = Counter(speaker_of[k] for k in turn.parts if k in speaker_of)
        who = said.most_common(1)[0][0] if said else None
        allowed.append({p for p in options.persons if who is not None and charmap.get(p) == who})
    return Novel(folder.name, manuscript.text, people, turns, weighed, gold, charmap, allowed)


def sequence_features(novel: Novel, path: Sequence[Decided]) -> Counter[str]:
    """All features of one assignment of speakers."""
    total: Counter[str] = Counter()
    state = (-1, -1)
    for t, (turn, options, one) in enumerate(zip(novel.turns, novel.weighed, path, strict=True)):
        if one.person is None:
            continue
        total.update(options.features[options.persons.index(one.person)])
        total.update(step_features(novel.turns[t - 1] if t else None, turn, state, one.person))
        state = state if one.person == state[0] else (one.person, state[0])
    return total


def learn(novels: Sequence[Novel], epochs: int = 8, seed: int = 0) -> dict[str, float]:
    """Averaged structured perceptron; one update a chapter-long run of turns."""
    rng = random.Random(seed)
    weights: dict[str, float] = defaultdict(float, START)
    total: dict[str, float] = defaultdict(float)
    runs = [(novel, a, b) for novel in novels for a, b in _runs(novel)]
    steps = 0
    for epoch in range(epochs):
        rng.shuffle(runs)
        rate = 0.5 / (1 + epoch)
        for novel, a, b in runs:
            piece = Novel(novel.name, "", novel.people, novel.turns[a:b], novel.weighed[a:b], [], {}, novel.allowed[a:b])
            guess = decode(piece.turns, piece.weighed, weights)
            wrong = sum(
                bool(ok) and one.person not in ok for one, ok in zip(guess, piece.allowed, strict=True)
            )
            if wrong:
                right = decode(piece.turns, piece.weighed, weights, piece.allowed)
                difference = sequence_features(piece, right)
                difference.subtract(sequence_features(piece, guess))
                for name, value in difference.items():
                    weights[name] += rate * value / (wrong**0.5)
            steps += 1
            for name, value in weights.items():
                total[name] += value
    return {name: round(value / steps, 3) for name, value in sorted(total.items()) if abs(value / steps) >= 0.01}


def _runs(novel: Novel, length: int = 40) -> list[tuple[int, int]]:
    cuts = list(range(0, len(novel.turns), length))
    return [(a, min(a + length, len(novel.turns))) for a in cuts]


def measure(novel: Novel, weights: dict[str, float]) -> dict[str, object]:
    """The scorer's counts for one novel."""
    path = decode(novel.turns, novel.weighed, weights)
    lines = [
        {"start": novel.people.page.parts[k].start, "end": novel.people.page.parts[k].end, "speaker": one.person,
         "addressees": [], "confidence": None}
        for turn, one in zip(novel.turns, path, strict=True) for k in turn.parts
    ]  # fmt: skip
    counts: dict[str, object] = score.score_lines(novel.text, novel.gold, lines, novel.charmap)
    return counts


def main() -> None:
    """Learns and writes, or measures by folds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--folds", action="store_true")
    arguments = parser.parse_args()
    folds = json.loads((DATA / "splits.json").read_text(encoding="utf-8"))["folds"]["pdnc"]
    novels = {name: prepare(DATA / "pdnc" / name) for name in sorted(folds)}
    if arguments.folds:
        rows = []
        for fold in range(5):
            weights = learn([novels[n] for n in novels if folds[n] != fold])
            here = [measure(novels[n], weights) for n in novels if folds[n] == fold]
            print(fold, run_pdnc.pooled(here)["accuracy"], flush=True)
            rows += here
        print(json.dumps(run_pdnc.pooled(rows)))
        return
    weights = learn(list(novels.values()))
    OUTPUT.write_text(json.dumps(weights, indent=0) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights")


if __name__ == "__main__":
    main()
