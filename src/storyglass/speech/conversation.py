"""Decides who says each turn of a conversation, all turns at once.

The best sequence of speakers by Viterbi search over (speaker, the other speaker before), so that a tag far down a run
of bare lines still tells who begins it. Weights are learned by an averaged structured perceptron (Collins 2002).
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from storyglass.speech.evidence import Weighed
from storyglass.speech.turns import Turn
from storyglass.story import StoryError

MOST_MARGIN = 10.0
"""Margin from which more makes no difference."""
BEAM = 24
"""States kept after each turn."""
NOBODY = -1

State = tuple[int, int]  # the last speaker, and the last one who was somebody else


@dataclass(frozen=True, slots=True)
class Decided:
    """The speaker decided for one turn, and by how much the best sequence beats the best with another speaker here."""

    person: int | None
    margin: float


class Weights(NamedTuple):
    """What was learned: the weights of the features in the first and the second look, and what a margin is worth.

    `sure` holds, for each way a speaker is told, the two numbers (a, b) of the probability that the speaker is right:
    1 / (1 + exp(-a - b * margin)).
    """

    first: Mapping[str, float]
    second: Mapping[str, float]
    sure: Mapping[str, tuple[float, float]]


def current_weights() -> Weights:
    """The weights that came with storyglass, or those in the folder that `STORYGLASS_WEIGHTS` names."""
    return _weights(os.environ.get("STORYGLASS_WEIGHTS", ""))


@cache
def _weights(folder: str) -> Weights:
    path = Path(folder) / "speech.json" if folder else files("storyglass") / "data" / "speech.json"
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        return Weights(body["first"], body["second"], body["sure"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        advice = "name a folder with a speech.json by STORYGLASS_WEIGHTS, or unset it"
        raise StoryError(f"{path}: these are no weights of storyglass ({error}); {advice}") from None


def certainty(sure: Mapping[str, tuple[float, float]], how: str, margin: float) -> float:
    """The probability that a speaker told in this way, with this margin, is right."""
    a, b = sure[how]
    return 1 / (1 + math.exp(-a - b * min(margin, MOST_MARGIN)))


def gap_name(turn: Turn) -> str:
    """How far a turn stands from the one before it."""
    if turn.chapter:
        return "chapter"
    return ("next", "one", "two", "two")[turn.gap] if turn.gap < 4 else "far"


def step_features(
    before: Turn | None, turn: Turn, state: State, person: int, gender_of: Sequence[str | None]
) -> list[str]:
    """The features of `person` following the speakers of `state`."""
    last, other = state
    relation = "same" if person == last else "back" if person == other else "new"
    gap = gap_name(turn)
    asked = " asked" if before is not None and before.asks and gap == "next" else ""
    features = [f"{relation}, {gap}{asked}"]
    if turn.vocatives and last != NOBODY and turn.gap <= 1 and person != last:
        features.append("calls the last speaker" if last in turn.vocatives else "calls somebody else")
    if turn.address and last != NOBODY and turn.gap <= 1 and person != last and gender_of[last] in ("he", "she"):
        features.append("addresses the last" if gender_of[last] == turn.address else "addresses another")
    if before is not None and person == other and person in before.vocatives and turn.gap <= 1:
        features.append("was called, back")
    return features


def decode(
    turns: Sequence[Turn],
    weighed: Sequence[Weighed],
    weights: Mapping[str, float],
    gender_of: Sequence[str | None],
    allowed: Sequence[Collection[int]] | None = None,
) -> list[Decided]:
    """The best speakers of all turns. For training, `allowed` holds the persons a turn may be given to (empty: any)."""
    beam: dict[State, float] = {(NOBODY, NOBODY): 0.0}
    back: list[dict[State, tuple[State, int]]] = []
    locals_: list[dict[int, float]] = []
    for t, (turn, options) in enumerate(zip(turns, weighed, strict=True)):
        before = turns[t - 1] if t else None
        scores = {
            person: sum(weights.get(name, 0.0) for name in names)
            for person, names in zip(options.persons, options.features, strict=True)
        }
        if allowed is not None and allowed[t]:
            scores = {person: score for person, score in scores.items() if person in allowed[t]} or scores
        if not scores:
            scores = {NOBODY: 0.0}
        step = _Step(before, turn, weights, gender_of)
        grown: dict[State, float] = {}
        came: dict[State, tuple[State, int]] = {}
        best_of: dict[int, float] = {}
        for state, total in beam.items():
            for person, local in scores.items():
                value = total + local + step.score(state, person)
                after = state if person in (state[0], NOBODY) else (person, state[0])
                if value > grown.get(after, float("-inf")):
                    grown[after] = value
                    came[after] = (state, person)
                if value > best_of.get(person, float("-inf")):
                    best_of[person] = value
        kept = sorted(grown, key=lambda s: (-grown[s], s))[:BEAM]
        beam = {s: grown[s] for s in kept}
        back.append(came)
        locals_.append(best_of)
    return _trace(beam, back, locals_)


class _Step:
    """The scores of following on, each kind computed once per turn."""

    def __init__(
        self, before: Turn | None, turn: Turn, weights: Mapping[str, float], gender_of: Sequence[str | None]
    ) -> None:
        self.before, self.turn, self.weights = before, turn, weights
        self.gender_of = gender_of
        self.simple = turn.address is None and not turn.vocatives and not (before is not None and before.vocatives)
        self.table: dict[str, float] = {}

    def score(self, state: State, person: int) -> float:
        if person == NOBODY:
            return 0.0
        if self.simple:
            relation = "same" if person == state[0] else "back" if person == state[1] else "new"
            value = self.table.get(relation)
            if value is None:
                value = self.table[relation] = self._sum(state, person)
            return value
        return self._sum(state, person)

    def _sum(self, state: State, person: int) -> float:
        return sum(
            self.weights.get(name, 0.0) for name in step_features(self.before, self.turn, state, person, self.gender_of)
        )


def _trace(
    beam: dict[State, float], back: list[dict[State, tuple[State, int]]], locals_: list[dict[int, float]]
) -> list[Decided]:
    if not back:
        return []
    state = min(beam, key=lambda s: (-beam[s], s))
    path: list[Decided] = []
    for came, scores in zip(reversed(back), reversed(locals_), strict=True):
        state, person = came[state]
        others = [value for other, value in scores.items() if other != person]
        margin = scores[person] - max(others) if others else 5.0
        path.append(Decided(None if person == NOBODY else person, margin))
    path.reverse()
    return path
