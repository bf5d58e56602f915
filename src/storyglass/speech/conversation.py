"""Decides who says each turn of a conversation, all turns at once.

The best sequence of speakers by Viterbi search over (speaker, the other speaker before), so that a tag far down a run
of bare lines still tells who begins it. Weights are learned by an averaged structured perceptron (Collins 2002).
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from storyglass.language.weights import VARIABLE, weights_file
from storyglass.speech.evidence import Weighed
from storyglass.speech.turns import Turn
from storyglass.story import StoryError

MOST_MARGIN = 10.0
"""Margin from which more makes no difference."""
BEAM = 24
"""States kept after each turn."""
LENGTHS = (6, 16, 45)
"""Words at which a turn counts as longer; set by hand."""
NOBODY = -1
SOMEBODY_NEW = -2
LEAST = float("-inf")

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


def current_weights(*, parsed: bool) -> Weights:
    """The weights learned on texts that were read as this one is: by the model (`parsed`), or by rules."""
    path = weights_file("speech.json" if parsed else "speech-rules.json")
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        return Weights(body["first"], body["second"], body["sure"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        cause = (error.strerror if isinstance(error, OSError) else None) or "it is damaged"
        raise StoryError(f"{path}: no weights can be read there: {cause}; name others by {VARIABLE}") from None


def certainty(sure: Mapping[str, tuple[float, float]], how: str, margin: float) -> float:
    """The probability that a speaker told in this way, with this margin, is right."""
    a, b = sure[how]
    return 1 / (1 + math.exp(-a - b * min(margin, MOST_MARGIN)))


def gap_name(before: Turn | None, turn: Turn) -> str:
    """How far a turn stands from the one before it."""
    if turn.chapter:
        return "chapter"
    if before is not None and before.paragraph == turn.paragraph and not turn.tagged_by_name:
        return "here"
    return ("next", "one", "two", "two")[turn.gap] if turn.gap < 4 else "far"


def moved_on(turn: Turn, state: State) -> bool:
    """Says whether the narration has turned to others than the last two who spoke."""
    return bool(turn.told) and NOBODY not in state and turn.told.isdisjoint(state)


def _length(turn: Turn | None) -> int:
    """How long a turn is, in four steps."""
    return 0 if turn is None else bisect_left(LENGTHS, turn.words)


def step_features(
    before: Turn | None, turn: Turn, state: State, person: int, gender_of: Sequence[str | None]
) -> list[str]:
    """The features of `person` following the speakers of `state`."""
    last, other = state
    relation = "same" if person == last else "back" if person == other else "new"
    gap = "chapter" if moved_on(turn, state) else gap_name(before, turn)
    asked = " asked" if before is not None and before.asks and gap == "next" else ""
    features = [f"{relation}, {gap}{asked}"]
    if gap in ("next", "here"):
        features += [f"{relation}, run {min(turn.run, 4)}", f"{relation}, length {_length(before)} {_length(turn)}"]
        if turn.answers:
            features.append(f"{relation}, answers")
    features.append(f"{relation}, company {turn.company}, {gap}")
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
        scores = {
            person: sum(weights.get(name, 0.0) for name in names)
            for person, names in zip(options.persons, options.features, strict=True)
        }
        if allowed is not None and allowed[t]:
            scores = {person: score for person, score in scores.items() if person in allowed[t]} or scores
        if not scores:
            scores = {NOBODY: 0.0}
        step = _Step(turns[t - 1] if t else None, turn, weights, gender_of)
        beam, came, best_of = _advance(beam, scores, step)
        back.append(came)
        locals_.append(best_of)
    return _trace(beam, back, locals_)


def _advance(
    beam: dict[State, float], scores: dict[int, float], step: _Step
) -> tuple[dict[State, float], dict[State, tuple[State, int]], dict[int, float]]:
    """One turn of the search: the states kept, where each came from, and the best total of each speaker."""
    grown: dict[State, float] = {}
    came: dict[State, tuple[State, int]] = {}
    best_of = dict.fromkeys(scores, LEAST)
    for state, total in beam.items():
        last, other = state
        same, returned, new = step.scores(state)
        for person, local in scores.items():
            if person == last:
                value, after = total + local + same, state
            elif person == NOBODY:
                value, after = total + local, state
            else:
                value = total + local + (returned if person == other else new)
                after = (person, last)
            if value > grown.get(after, LEAST):
                grown[after] = value
                came[after] = (state, person)
            if value > best_of[person]:
                best_of[person] = value
    kept = sorted(grown, key=lambda s: (-grown[s], s))[:BEAM]
    return {s: grown[s] for s in kept}, came, best_of


class _Step:
    """What following on is worth, for the last speaker, the one before, and anybody new."""

    def __init__(
        self, before: Turn | None, turn: Turn, weights: Mapping[str, float], gender_of: Sequence[str | None]
    ) -> None:
        self.before, self.turn, self.weights, self.gender_of = before, turn, weights, gender_of
        self.plain = (
            turn.address is None
            and not turn.told
            and not turn.vocatives
            and not (before is not None and before.vocatives)
        )
        self.usual: tuple[float, float, float] | None = None

    def scores(self, state: State) -> tuple[float, float, float]:
        """The worth of (same, back, new) behind a state; it depends on the state only where somebody is called."""
        if self.plain and self.usual is not None and NOBODY not in state:
            return self.usual
        found = (self._sum(state, state[0]), self._sum(state, state[1]), self._sum(state, SOMEBODY_NEW))
        if NOBODY not in state:
            self.usual = found
        return found

    def _sum(self, state: State, person: int) -> float:
        features = step_features(self.before, self.turn, state, person, self.gender_of)
        return sum(self.weights.get(name, 0.0) for name in features)


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
