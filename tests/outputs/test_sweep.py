"""The text cut into runs."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from storyglass.outputs.sweep import Layer, Runs
from storyglass.story import Mark, Span
from tests.outputs.small_story import story_of

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: (pair[0], sum(pair))), max_size=8)


@given(SPANS)
def test_layers_never_overlap(spans: list[tuple[int, int]]) -> None:
    layer = Layer((start, end, (start, end)) for start, end in spans)
    assert all(end <= start for end, start in zip(layer.ends, layer.starts[1:], strict=False))
    for offset in range(60):
        found = layer.at(offset)
        assert found is None or found[0] <= offset < found[1]


@given(SPANS, SPANS, st.integers(0, 30), st.integers(0, 30))
def test_runs_joined_are_the_text(italic: list[Span], bold: list[Span], start: int, length: int) -> None:
    story = story_of("Mara went. [Mara|“On,”] she said, [Mara|“and on.”] So did Tobias.", {"Mara": [], "Tobias": []})
    marks = [Mark(a, b, "italic") for a, b in italic] + [Mark(a, b, "bold") for a, b in bold]
    end = min(start + length, len(story.text))
    runs = Runs(replace(story, marks=marks)).of((start, end))
    assert "".join(run.text for run in runs) == story.text[start:end]
    assert all(run.text for run in runs)


def test_runs_know_their_line_and_their_style() -> None:
    story = story_of("[Mara|“Tobias, _no_!”] said Mara.", {"Mara": [], "Tobias": []})
    runs = Runs(story).of((0, len(story.text)))
    assert [(run.text, run.italic, run.line) for run in runs] == [
        ("“Tobias, ", False, 0),
        ("_no_", True, 0),
        ("!”", False, 0),
        (" said Mara.", False, None),
    ]
