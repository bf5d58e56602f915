"""Long tables: one for each layer, with ids that stay, in Parquet and as comma-separated values."""

from __future__ import annotations

import csv
import io
from importlib.util import find_spec

import pyarrow.parquet as pq
import pytest

from storyglass.outputs import arrow, extras
from storyglass.outputs.cells import unguarded
from storyglass.outputs.long_tables import LAYERS
from storyglass.outputs.writer import writer_for
from storyglass.story import StoryError
from tests.outputs.files import files
from tests.outputs.parsed_story import parsed
from tests.outputs.small_story import orchard

IDS = {"lines": "line", "scenes": "scene", "cast": "entity", "entities": "entity", "stories": "story"}


def test_every_layer_is_written() -> None:
    assert LAYERS == arrow.LAYERS


@pytest.mark.parametrize("layer", LAYERS)
def test_every_row_has_an_id(layer: str) -> None:
    table = parsed().to_arrow(layer)
    assert table.column_names[0] == "story"
    if layer in ("names", "knowledge"):
        return
    ids = table.column(IDS.get(layer, "id")).to_pylist()
    assert len(ids) == len(set(ids))


def test_what_a_story_has_is_in_its_tables() -> None:
    story = parsed()
    sizes = {layer: len(story.to_arrow(layer)) for layer in LAYERS}
    for layer in ("cast", "lines", "scenes", "words", "sentences", "paragraphs", "chapters", "events", "feelings"):
        assert sizes[layer] == len(getattr(story, layer))
    assert sizes["mentions"] == sum(len(entity.mentions) for entity in story.entities)


def test_ids_lead_from_table_to_table() -> None:
    story = parsed()
    sentences = set(story.to_arrow("sentences").column("id").to_pylist())
    words = story.to_arrow("words")
    assert set(words.column("sentence").to_pylist()) == sentences
    assert set(words.column("head").to_pylist()) <= {*words.column("id").to_pylist(), "root"}


@pytest.mark.parametrize("story", [parsed(), orchard()], ids=["parsed", "orchard"])
def test_parquet_and_csv_hold_the_same_rows(story: object) -> None:
    made = files("tables", story)  # type: ignore[arg-type]
    for layer in LAYERS:
        table = pq.read_table(io.BytesIO(made[f".tables/{layer}.parquet"]))
        rows = list(csv.DictReader(io.StringIO(made[f".tables/{layer}.csv"].decode(), newline="")))
        assert (len(rows), table.column_names) == (len(table), list(rows[0]) if rows else table.column_names)
        for name in {"text", "start"} & set(table.column_names):
            told = [str(value) for value in table.column(name).to_pylist()]
            assert [unguarded(row[name]) for row in rows] == told


def test_no_such_layer_lists_those_there_are() -> None:
    with pytest.raises(StoryError, match="there is no layer 'line'; there are stories, cast"):
        parsed().to_arrow("line")


def test_a_missing_extra_is_told_with_the_line_that_adds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name in ("pyarrow", "spacy") else find_spec(name))
    with pytest.raises(StoryError, match=r"the format tables needs more packages: pip install 'storyglass\[tables\]'"):
        writer_for("tables")
    with pytest.raises(StoryError, match=r"to_spacy needs more packages: pip install 'storyglass\[spacy\]'"):
        parsed().to_spacy()
