"""The network that learns antecedents and the scorer that reads its weights say the same. Needs torch."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from storyglass.people.antecedents import NO_CANDIDATE, Scorer, candidates_of, features_of, rows_to_link
from tests.people.linking_by_hand import random_markables

torch = pytest.importorskip("torch")

MANY, VOICES = 120, 15


@pytest.fixture(scope="module")
def network() -> Any:
    """A random network of weights that float16 holds exactly, as they are shipped."""
    from training.antecedents import Network

    torch.manual_seed(0)
    made = Network().eval()
    for value in made.parameters():
        torch.nn.init.normal_(value, std=0.1)
        value.data = value.data.half().float()
    return made


def example(seed: int) -> Any:
    """Markables with a vector for each, but for some that have none."""
    from training.antecedents import WIDTH, Example

    markables = random_markables(seed, MANY, VOICES)
    vectors = np.random.default_rng(seed).normal(size=(MANY, WIDTH)).astype(np.float16)
    vectors[::7] = 0
    meant = np.random.default_rng(seed).integers(-1, 6, MANY + VOICES)
    return Example("random", 0, markables, vectors, meant, rows_to_link(markables), whole=True)


def batch(told: Any) -> Any:
    """All rows of an example at once."""
    from training.antecedents import Batch

    candidates = candidates_of(told.markables, told.rows)
    anything = np.ones((len(told.rows), candidates.shape[1] + 1), np.bool_)
    features = features_of(told.markables, told.rows, candidates)
    return Batch(told, told.rows, candidates, features, anything, anything)


@pytest.mark.parametrize("vectors", [True, False])
@pytest.mark.parametrize("seed", [0, 1])
def test_the_library_scores_as_was_learned(network: Any, seed: int, vectors: bool) -> None:
    told = example(seed)
    with torch.no_grad():
        learned = network(batch(told), vectors=vectors).numpy()
    scorer = Scorer({name: value.astype(np.float32) for name, value in network.weights().items()})
    found = scorer(told.markables, told.vectors if vectors else None)
    assert learned.shape == found.scores.shape
    assert np.abs(learned - found.scores).max() < 1e-3


def test_batches_hold_what_is_right() -> None:
    from training.antecedents import batches

    told = example(2)
    for made in batches(told):
        own, other = told.meant[made.rows][:, None], told.meant[np.maximum(made.candidates, 0)]
        assert (made.right[:, 1:] == ((own == other) & (own >= 0) & (made.candidates != NO_CANDIDATE))).all()
        assert (made.right[:, 0] == ~made.right[:, 1:].any(axis=1)).all()
        assert (made.counts | ~made.right).all()
