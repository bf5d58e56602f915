"""The graph: the same people and ties in every file, scene by scene in GEXF."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from lxml import etree

from storyglass.story import Story
from tests.outputs.files import files
from tests.outputs.parsed_story import parsed
from tests.outputs.small_story import hostile, orchard

GEXF = "{http://gexf.net/1.3}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
STORIES = pytest.mark.parametrize("story", [parsed(), orchard(), hostile()], ids=["parsed", "orchard", "hostile"])


def tree(ending: str, story: Story) -> etree._Element:
    return etree.fromstring(files("graph", story)[ending])


def table(ending: str, story: Story) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files("graph", story)[ending].decode(), newline="")))


@STORIES
def test_every_file_has_the_same_nodes_and_edges(story: Story) -> None:
    nodes = [row["Id"] for row in table(".nodes.csv", story)]
    edges = [(row["Id"], row["Source"], row["Target"]) for row in table(".edges.csv", story)]
    for ending, name in ((".gexf", GEXF), (".graphml", GRAPHML)):
        root = tree(ending, story)
        assert [node.get("id") for node in root.iter(f"{name}node")] == nodes
        assert [(e.get("id"), e.get("source"), e.get("target")) for e in root.iter(f"{name}edge")] == edges
    assert {end for _, *ends in edges for end in ends} <= set(nodes)
    assert nodes == [member.entity for member in story.cast]


def test_lines_count_as_talk() -> None:
    rows = {(row["Source"], row["Target"]): row for row in table(".edges.csv", orchard()) if row["Label"] == "talk"}
    assert {pair: (row["Weight"], row["Type"]) for pair, row in rows.items()} == {
        ("e1", "e2"): ("3.0", "Directed"),
        ("e2", "e1"): ("1.0", "Directed"),
        ("e3", "e1"): ("1.0", "Directed"),
        ("e3", "e2"): ("1.0", "Directed"),
    }


def test_a_bond_changes_with_its_steps() -> None:
    story = parsed()
    later = replace(story.bonds[0].steps[0], scene="s2", kind="hostile", warmth=0.1)
    root = tree(".gexf", replace(story, bonds=[replace(story.bonds[0], steps=[*story.bonds[0].steps, later])]))
    (bond,) = (edge for edge in root.iter(f"{GEXF}edge") if edge.get("kind") == "bond")
    told = [(v.get("for"), v.get("value"), v.get("start"), v.get("end")) for v in bond.iter(f"{GEXF}attvalue")]
    assert told[:2] == [("kind", "friend", "1", "2"), ("warmth", "0.7", "1", "2")]
    assert told[3:5] == [("kind", "hostile", "2", "3"), ("warmth", "0.1", "2", "3")]


def test_keys_are_declared() -> None:
    for story in (parsed(), hostile()):
        root = tree(".graphml", story)
        keys = {key.get("id") for key in root.iter(f"{GRAPHML}key")}
        assert {data.get("key") for data in root.iter(f"{GRAPHML}data")} <= keys
        gexf = tree(".gexf", story)
        known = {one.get("id") for one in gexf.iter(f"{GEXF}attribute")}
        assert {value.get("for") for value in gexf.iter(f"{GEXF}attvalue")} <= known
