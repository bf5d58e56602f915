"""Candidates for antecedents, what is told of each pair, and how the network scores them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyglass.people import antecedents
from storyglass.people.antecedents import (
    ALONE,
    FEATURES,
    HEARD,
    NEAR,
    NO_CANDIDATE,
    OFFSETS,
    Floats,
    Scorer,
    alone_of,
    candidates_of,
    current_scorer,
    features_of,
    rows_to_link,
)
from storyglass.people.markables import NAME, Markables
from storyglass.story import StoryError
from tests.people.linking_by_hand import number_of, people_of, random_markables, words_of

anything = st.builds(random_markables, st.integers(0, 9999), st.integers(1, 90), st.integers(0, 20))


def candidates(text: str, words: str) -> list[str]:
    """The candidates of a markable by their words, `voice 0` and so on."""
    people = people_of(text)
    said, n = words_of(people), len(people.markables)
    rows = rows_to_link(people.markables)
    (row,) = np.flatnonzero(rows == number_of(people, words))
    found = candidates_of(people.markables, rows)[row].tolist()
    return [said[k] if k < n else f"voice {k - n}" for k in found if k != NO_CANDIDATE]


TALK = "“Nine,” said Marta.\n\n“Ten,” said Oskar.\n\nThen {} slept.\n\n“No,” said Marta."

CANDIDATES = [
    pytest.param("Marta saw Oskar. Later he slept.", "he", ["Oskar", "Marta"], id="the nearest first"),
    pytest.param("Later he slept. Oskar woke.", "he", [], id="nothing behind it"),
    pytest.param(TALK.format("he"), "he", ["Oskar", "Marta", "voice 1", "voice 0"], id="the last voices first"),
]


@pytest.mark.parametrize(("text", "words", "expected"), CANDIDATES)
def test_candidates_stand_before(text: str, words: str, expected: list[str]) -> None:
    assert candidates(text, words) == expected


def test_the_same_noun_is_a_candidate_from_afar() -> None:
    far = "The landlady sat. " + "They saw Marta. " * NEAR
    assert candidates(far + "Then the landlady left.", "the landlady")[NEAR:] == ["The landlady"]
    assert "The landlady" not in candidates(far + "Then the captain left.", "the captain")
    near = "The landlady sat. They saw Marta. Then the landlady left."
    assert candidates(near, "the landlady") == ["Marta", "They", "The landlady"]


def test_a_pronoun_is_no_noun_from_afar() -> None:
    assert len(candidates("Early he woke. " + "They saw Marta. " * NEAR + "Later he slept.", "he#2")) == NEAR


def test_only_so_many_voices_are_heard() -> None:
    heard = candidates("“Nine.”\n\n" * (HEARD + 3) + "Then he slept.", "he")
    assert heard == [f"voice {k}" for k in range(HEARD + 2, 2, -1)]


def test_names_and_nouns_with_a_person_are_linked_already() -> None:
    people = people_of("Captain Rowe came. The captain sat. A priest saw her. “Nine,” said the captain.")
    linked = {words_of(people)[row] for row in rows_to_link(people.markables)}
    assert linked == {"A priest", "her"}


@given(anything)
def test_every_candidate_stands_before_its_markable(markables: Markables) -> None:
    rows = rows_to_link(markables)
    found = candidates_of(markables, rows)
    n = len(markables)
    assert found.shape == (len(rows), NEAR + 1 + HEARD)
    there = found != NO_CANDIDATE
    number = np.broadcast_to(rows[:, None], found.shape)
    assert (found[there & (found < n)] < number[there & (found < n)]).all()
    voice = there & (found >= n)
    assert (markables.position[found[voice]] < markables.position[number[voice]]).all()
    assert all(len({*row}) == len(row) for row in (line[line != NO_CANDIDATE].tolist() for line in found))


@given(anything)
def test_every_feature_lies_within_its_part_of_the_table(markables: Markables) -> None:
    rows = rows_to_link(markables)
    told = features_of(markables, rows, candidates_of(markables, rows))
    assert told.shape[-1] == len(FEATURES)
    assert (told >= OFFSETS).all()
    assert (told < OFFSETS + np.array(list(FEATURES.values()))).all()
    alone = alone_of(markables, rows)
    assert ((alone >= 0) & (alone < ALONE)).all()


def weights(seed: int | None, width: int = 6, hidden: int = 4, product: int = 3) -> dict[str, Floats]:
    """Weights of the right shapes: random ones, or nothing but zeros."""
    shapes = {
        "own": (width, hidden), "other": (width, hidden), "new_vector": (width, hidden), "left": (width, product),
        "right": (width, product), "bias": (hidden,), "table": (sum(FEATURES.values()), hidden), "out": (hidden,),
        "norm": (width,), "norm_bias": (width,), "new_bias": (hidden,), "new_table": (ALONE, hidden),
        "new_out": (hidden,), "new_out_bias": (1,),
    }  # fmt: skip
    rng = None if seed is None else np.random.default_rng(seed)
    return {
        name: (np.zeros(shape) if rng is None else rng.normal(size=shape)).astype(np.float32)
        for name, shape in shapes.items()
    }


def test_what_the_table_says_decides() -> None:
    people = people_of("Mrs. Hale saw Mr. Pym and Mr. Reed. Later she slept.")
    told = weights(None)
    agrees = OFFSETS[list(FEATURES).index("rank among those that agree")] + 1  # the nearest one that agrees
    told["table"][agrees], told["out"][:] = 1.0, 1.0
    found = Scorer(told)(people.markables, None)
    (row,) = np.flatnonzero(found.rows == number_of(people, "she"))
    best = found.candidates[row, np.argmax(found.scores[row, 1:])]
    assert words_of(people)[best] == "Mrs. Hale"
    assert found.scores[row, 0] == 0.0
    assert (found.scores[row, 1:][found.candidates[row] == NO_CANDIDATE] == -1e4).all()


def test_vectors_decide_where_they_are_alike() -> None:
    people = people_of("Marta saw Hanna and Ida. Later she slept.")
    told = weights(None, width=2, product=2)
    told["norm"][:] = 1.0
    told["left"], told["right"] = np.eye(2, dtype=np.float32), np.eye(2, dtype=np.float32)
    alike = {number_of(people, words) for words in ("Hanna", "she")}
    vectors = np.array([[1, 0] if n in alike else [0, 1] for n in range(len(people.markables))], np.float16)
    found = Scorer(told)(people.markables, vectors)
    (row,) = np.flatnonzero(found.rows == number_of(people, "she"))
    assert words_of(people)[found.candidates[row, np.argmax(found.scores[row, 1:])]] == "Hanna"


@given(anything, st.integers(0, 9))
def test_scores_do_not_depend_on_the_batches(markables: Markables, seed: int) -> None:
    scorer = Scorer(weights(seed))
    vectors = np.random.default_rng(seed).normal(size=(len(markables), 6)).astype(np.float16)
    with pytest.MonkeyPatch.context() as patch:
        whole = scorer(markables, vectors)
        patch.setattr(antecedents, "BATCH", 7)
        parts = scorer(markables, vectors)
    assert np.isfinite(whole.scores).all()
    assert np.allclose(whole.scores, parts.scores, atol=1e-4)
    assert np.array_equal(whole.candidates, parts.candidates)


@given(anything)
def test_no_vectors_are_as_good_as_zeros(markables: Markables) -> None:
    scorer = Scorer(weights(3))
    without = scorer(markables, None)
    zeros = scorer(markables, np.zeros((len(markables), 6), np.float16))
    assert np.array_equal(without.scores, zeros.scores)
    assert (markables.kind[without.rows] != NAME).all()


def test_the_shipped_weights_have_the_shapes_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STORYGLASS_WEIGHTS", raising=False)
    shipped = {name: value.shape for name, value in current_scorer().weights.items()}
    width, hidden = shipped["own"]
    made = weights(None, width, hidden, shipped["left"][1])
    assert shipped == {name: value.shape for name, value in made.items()}


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 broken"])
def test_weights_that_cannot_be_read_are_named(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / antecedents.FILE).write_bytes(content)
    monkeypatch.setenv("STORYGLASS_WEIGHTS", str(tmp_path))
    with pytest.raises(StoryError, match="no weights can be read there"):
        current_scorer()


@pytest.mark.parametrize("spoilt", ["a name lacks", "too few features", "two widths"])
def test_weights_of_another_version_are_refused(spoilt: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = weights(None, 8, 4, 2)
    if spoilt == "a name lacks":
        del found["norm"]
    else:
        name = "table" if spoilt == "too few features" else "norm"
        found[name] = found[name][:-1]
    np.savez(tmp_path / antecedents.FILE, **found)  # type: ignore[arg-type]
    monkeypatch.setenv("STORYGLASS_WEIGHTS", str(tmp_path))
    with pytest.raises(StoryError, match="another version"):
        current_scorer()


def test_vectors_of_another_reading_model_are_refused() -> None:
    markables = people_of("Marta saw Oskar. Later he slept.").markables
    with pytest.raises(StoryError, match="another reading model"):
        Scorer(weights(None, 8, 4, 2))(markables, np.ones((len(markables), 6), np.float16))
