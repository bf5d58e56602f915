"""Learns how much each kind of evidence for a speaker is worth, and writes `src/storyglass/data/speech.json`.

    STORYGLASS_DATA=DIR STORYGLASS_SCORE=DIR python -m training.speech [--readers DIR] [--rules] [--keep FOLDER]

The words are read by the reading model; with `--rules`, by rule, and what is learned then is `speech-rules.json`.
`--readers` names a folder with `fold-0/reader.onnx` and so on, the models that saw nothing of the novels of that fold:
every novel is then read by the model of its own fold.

An averaged structured perceptron over the sequences of turns of the novels of PDNC. Every fold is measured first, with
weights learned on the other folds, all stages before and after being as shipped: that gives the figures, tells what a
margin is worth as a probability, and leaves the weights of each fold in `benchmarks/weights/` for the benchmarks.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from storyglass.language import Linguist, Reader, Rules, load_network
from storyglass.language.weights import VARIABLE
from storyglass.people import find_people
from storyglass.speech import Look, how_told
from storyglass.speech.conversation import MOST_MARGIN, Decided, decode, step_features
from storyglass.story import How
from training.readings import DATA, Reading, novel, run_pdnc, score

OUTPUT = Path(__file__).parents[1] / "src/storyglass/data"
FOLD_WEIGHTS = Path(__file__).parents[1] / "benchmarks/weights"
FOLDS = 5

START = {"tag:is": 6.0, "tag:another": -4.0, "tag:I": 6.0, "tag:gender!": -3.0, "same, next": -1.5, "back, next": 1.0}
"""Weights to begin from, so that the first sequences are sensible."""


@dataclass
class Novel:
    """One novel made ready: a look at its turns, and what the annotators say."""

    name: str
    look: Look
    gold: list[dict[str, object]]
    charmap: dict[int, str | None]
    speaker_of: dict[int, str]

    @property
    def allowed(self) -> list[set[int]]:
        """For every turn the candidates that are its gold speaker."""
        rows = []
        for turn, options in zip(self.look.turns, self.look.weighed, strict=True):
            said = Counter(self.speaker_of[k] for k in turn.parts if k in self.speaker_of)
            who = said.most_common(1)[0][0] if said else None
            rows.append({p for p in options.persons if who is not None and self.charmap.get(p) == who})
        return rows


@dataclass
class Run:
    """A stretch of turns, the unit of learning."""

    look: Look
    first: int
    last: int
    allowed: list[set[int]]

    def decide(self, weights: Mapping[str, float], *, right: bool = False) -> list[Decided]:
        """The best speakers by these weights, or the best among the right ones."""
        part = slice(self.first, self.last)
        allowed = self.allowed if right else None
        return decode(self.look.turns[part], self.look.weighed[part], weights, self.look.genders, allowed)

    def features(self, path: Sequence[Decided]) -> Counter[str]:
        """All features of one assignment of speakers."""
        total: Counter[str] = Counter()
        state, before = (-1, -1), None
        for t, one in zip(range(self.first, self.last), path, strict=True):
            turn, options = self.look.turns[t], self.look.weighed[t]
            if one.person is not None:
                total.update(options.features[options.persons.index(one.person)])
                total.update(step_features(before, turn, state, one.person, self.look.genders))
                state = state if one.person == state[0] else (one.person, state[0])
            before = turn
        return total


def prepare(name: str, reading: Reading, fold: int) -> Novel:
    """Takes a novel up to the candidates of every turn, its mentions linked as in a novel that nobody learned from."""
    os.environ[VARIABLE] = str(FOLD_WEIGHTS / f"fold-{fold}")
    manuscript = reading.manuscript
    people = find_people(*reading)
    characters, gold, _ = run_pdnc.gold(DATA / "pdnc" / name)
    named = {i: Counter(p.names or {p.name or "": 1}) for i, p in enumerate(people.persons)}
    charmap = score.map_characters(named, characters)
    spans = [(part.start, part.end) for part in people.page.parts]
    parts = [(q["speaker"], s) for q in gold for s in q["spans"]]
    pairs = score.pair_lines(manuscript.text, [s for _, s in parts], spans)
    return Novel(name, Look(people), gold, charmap, {j: parts[i][0] for i, j in pairs})


def learn(novels: Sequence[Novel], epochs: int = 6, seed: int = 0) -> dict[str, float]:
    """Averaged structured perceptron over runs of turns; the first epoch is left out of the average.

    Epochs, step (1) and the damping by the root of the mistakes were chosen by cross-validation within folds 0 to 2.
    """
    rng = random.Random(seed)
    weights: dict[str, float] = defaultdict(float, START)
    total: dict[str, float] = defaultdict(float)
    runs = [run for novel in novels for run in _runs(novel)]
    steps = 0
    for epoch in range(epochs):
        rng.shuffle(runs)
        for run in runs:
            guess = run.decide(weights)
            wrong = sum(bool(ok) and one.person not in ok for one, ok in zip(guess, run.allowed, strict=True))
            if wrong:
                difference = run.features(run.decide(weights, right=True))
                difference.subtract(run.features(guess))
                for name, times in difference.items():
                    weights[name] += times / wrong**0.5
            if epoch:
                steps += 1
                for name, value in weights.items():
                    total[name] += value
    return {name: round(value / steps, 2) for name, value in sorted(total.items()) if abs(value / steps) >= 0.01}


def learn_both(novels: Sequence[Novel]) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of the first and of the second look."""
    first = learn(novels)
    seconds = [replace(novel, look=novel.look.again(novel.look.decide(first))) for novel in novels]
    return first, learn(seconds)


def _runs(novel: Novel, length: int = 40) -> list[Run]:
    allowed, n = novel.allowed, len(novel.look.turns)
    return [Run(novel.look, a, min(a + length, n), allowed[a : a + length]) for a in range(0, n, length)]


def measure(novel: Novel, look: Look, weights: Mapping[str, float]) -> dict[str, object]:
    """The scorer's counts for one novel."""
    path = look.decide(weights)
    parts = look.people.page.parts
    lines: list[dict[str, object]] = [
        {"start": parts[k].start, "end": parts[k].end, "speaker": one.person, "addressees": [], "confidence": None}
        for turn, one in zip(look.turns, path, strict=True)
        for k in turn.parts
    ]
    counts: dict[str, object] = score.score_lines(look.people.page.text, novel.gold, lines, novel.charmap)
    return counts


Outcome = tuple[How, float, bool]
"""How the speaker of a turn was told, the margin of the decision, and whether it was right."""


def outcomes(novel: Novel, look: Look, path: Sequence[Decided]) -> list[Outcome]:
    """The outcome of every turn whose speaker the annotators give."""
    rows: list[Outcome] = []
    for turn, one in zip(look.turns, path, strict=True):
        gold = next((novel.speaker_of[k] for k in turn.parts if k in novel.speaker_of), None)
        if gold is not None and one.person is not None:
            how = how_told(look.people, look.row, turn)[0]
            rows.append((how, min(one.margin, MOST_MARGIN), novel.charmap.get(one.person) == gold))
    return rows


def calibrate(rows: Sequence[Outcome]) -> dict[str, tuple[float, float]]:
    """For each way of telling the logistic curve of being right over the margin, by Newton's method (Platt 1999)."""
    curves: dict[str, tuple[float, float]] = {}
    how: How
    for how in ("explicit", "anaphoric", "implicit"):
        x = np.array([[1.0, margin] for told, margin, _ in rows if told == how])
        y = np.array([float(right) for told, _, right in rows if told == how])
        w = np.zeros(2)
        for _ in range(25):
            p = 1 / (1 + np.exp(-x @ w))
            hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(2)
            w += np.linalg.solve(hessian, x.T @ (y - p))
        curves[how] = (round(float(w[0]), 3), round(float(w[1]), 3))
    return curves


def cross_validate(novels: dict[str, Novel], folds: dict[str, int], file: str) -> list[list[Outcome]]:
    """Measures every fold with weights learned on the others, prints the figures, and returns each fold's outcomes.

    The weights of each fold are kept for the benchmarks, with what a margin is worth in the other folds.
    """
    counts: list[list[dict[str, object]]] = [[], []]
    rows: list[list[Outcome]] = []
    learned = []
    for fold in range(FOLDS):
        first, second = learn_both([novels[n] for n in novels if folds[n] != fold])
        learned.append((first, second))
        rows.append([])
        for n in (n for n in novels if folds[n] == fold):
            look = novels[n].look
            again = look.again(look.decide(first))
            counts[0].append(measure(novels[n], look, first))
            counts[1].append(measure(novels[n], again, second))
            rows[-1] += outcomes(novels[n], again, again.decide(second))
            print(fold, n, *(run_pdnc.pooled(count[-1:])["accuracy"] for count in counts), flush=True)
    for count in counts:
        print(json.dumps(run_pdnc.pooled(count)))
    for fold, (first, second) in enumerate(learned):
        others = [row for other in range(FOLDS) if other != fold for row in rows[other]]
        write(FOLD_WEIGHTS / f"fold-{fold}" / file, first, second, calibrate(others))
    return rows


def write(path: Path, first: Mapping[str, float], second: Mapping[str, float], sure: Mapping[str, object]) -> None:
    """Writes one set of weights."""
    path.parent.mkdir(parents=True, exist_ok=True)
    body = json.dumps({"first": first, "second": second, "sure": sure}, indent=0)
    path.write_text(body + "\n", encoding="utf-8")


def _linguist(fold: int, *, rules: bool, readers: Path | None) -> Linguist:
    """Who reads the words of a fold's novels."""
    if rules:
        return Rules()
    return Reader(load_network(None if readers is None else str(readers / f"fold-{fold}")))


def main() -> None:
    """Measures by folds, which also tells what a margin is worth; then learns on all novels and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rules", action="store_true", help="read the words by rule")
    parser.add_argument("--readers", type=Path, help="the folder of the models of each fold")
    parser.add_argument("--keep", type=Path, help="a folder for the texts as read")
    options = parser.parse_args()
    file = "speech-rules.json" if options.rules else "speech.json"
    folds = json.loads((DATA / "splits.json").read_text(encoding="utf-8"))["folds"]["pdnc"]
    linguists = [_linguist(fold, rules=options.rules, readers=options.readers) for fold in range(FOLDS)]
    by = "pdnc-rules" if options.rules else "pdnc-folds" if options.readers else "pdnc"
    kept = None if options.keep is None else options.keep / by
    novels = {name: prepare(name, novel(name, linguists[folds[name]], kept), folds[name]) for name in sorted(folds)}
    rows = cross_validate(novels, folds, file)
    first, second = learn_both(list(novels.values()))
    sure = calibrate([row for fold in rows for row in fold])
    write(OUTPUT / file, first, second, sure)
    print(len(first), len(second), "weights", sure)


if __name__ == "__main__":
    main()
