"""Passages are found by words, by who says them to whom, and by what is felt; people are tied across a series."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from storyglass.library import Library
from storyglass.story import Feeling, StoryError
from tests.library.shelves import ferry, put, tale


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(tmp_path_factory.mktemp("found") / "library.duckdb")
    story = ferry()
    joy = Feeling("e1", "joy", 0.5, None, "s1", 0.5, [(0, 5)], 0)
    put(library, replace(story, feelings=[joy]), "Lamps")
    second = "[Ruth>Sam|“Ruth lit no lamp.”]\n\nSam Ott knew."
    put(library, tale("lamp.txt", second, {"Ruth": [], "Sam": ["Sam Ott"]}), "Lamps")
    return library


@pytest.mark.parametrize(
    ("words", "given", "found"),
    [
        ("lamp", {}, ["“Is the ferry's lamp lit?”", "Nobody lit the lamp again.", "“Ruth lit no lamp.”"]),
        ("LAMP ferry’s", {}, ["“Is the ferry's lamp lit?”"]),
        ("lam", {}, []),
        ("lam* lit", {"who": "ruth hale"}, ["“Is the ferry's lamp lit?”"]),
        ("été", {}, ["Nobody lit the lamp again."]),
        ("t", {}, []),
        ("", {"who": "Ruth"}, ["“Is the ferry's lamp lit?”", "“Ruth lit no lamp.”"]),
        ("", {"to": "Ruth"}, ["“It was lit at noon, Ruth.”", "“You are wet,”"]),
        ("", {"to": "Ruth", "who": "Anna"}, ["“You are wet,”"]),
        ("lit", {"feeling": "joy"}, ["“Is the ferry's lamp lit?”"]),
        ("", {"feeling": "grief"}, []),
        ("", {"who": "Ruth Hale"}, ["“Is the ferry's lamp lit?”"]),
        ("", {"who": "Ruth Hale", "series": "Lamps"}, ["“Is the ferry's lamp lit?”", "“Ruth lit no lamp.”"]),
        ("", {"who": "Ruth Hale", "series": "Boats"}, []),
        ("%", {"who": "Ruth"}, None),
        ("", {}, None),
        ("", {"feeling": "hunger"}, None),
        ("lamp", {"who": "x' OR 'a'='a"}, []),
    ],
)
def test_what_is_found(words: str, given: dict[str, Any], found: list[str] | None, library: Library) -> None:
    if found is None:
        with pytest.raises(StoryError, match=r"give words to find|there is no feeling 'hunger'; there are admiration"):
            library.find(words, **given)
        return
    hits = library.find(words, **given)
    assert [hit.text.splitlines()[0][: len(want)] for hit, want in zip(hits, found, strict=True)] == found


def test_a_hit_says_where_and_who(library: Library) -> None:
    (hit,) = library.find("noon")
    story = library.story(hit.story)
    assert (hit.name, hit.kind, hit.speaker, hit.addressees) == ("ferry.txt", "speech", "Old Pell", ["Ruth Hale"])
    assert story.text[hit.start : hit.end].strip() == hit.text
    assert len(library.find("lit", limit=2)) == 2


SERIES: list[tuple[str, list[dict[str, list[str]]], list[tuple[str, str]]]] = [
    ("the same full name", [{"Ruth Hale": ["Ruth"]}, {"Ruth Hale": []}], [("Ruth Hale", "Ruth Hale")]),
    ("a short form of one person", [{"Ruth Hale": ["Ruth"]}, {"Ruth": []}], [("Ruth Hale", "Ruth")]),
    ("a title of one person", [{"Sam Ott": ["Mr. Ott"]}, {"Mr. Ott": []}], [("Sam Ott", "Mr. Ott")]),
    ("the same short form alone", [{"Pell": []}, {"Pell": []}], [("Pell", "Pell")]),
    ("a short form of two people", [{"Ruth Hale": ["Ruth"], "Ruth Ott": ["Ruth"]}, {"Ruth": []}], []),
    ("a title of two people", [{"Sam Ott": ["Mr. Ott"], "Ned Ott": ["Mr. Ott"]}, {"Mr. Ott": []}], []),
    ("another surname", [{"Ruth Hale": []}, {"Ruth Ott": []}], []),
    ("a short form beside its name", [{"Ruth Hale": ["Ruth"]}, {"Ruth Hale": [], "Ruth": []}], [("Ruth Hale",) * 2]),
]


@pytest.mark.parametrize(("why", "casts", "tied"), SERIES, ids=[case[0] for case in SERIES])
def test_who_is_the_same_in_a_series(
    why: str, casts: list[dict[str, list[str]]], tied: list[tuple[str, str]], tmp_path: Path
) -> None:
    library = Library(tmp_path / "library.duckdb")
    for number, people in enumerate(casts):
        text = " ".join(f"{name} came." for person, forms in people.items() for name in [person, *forms])
        put(library, tale(f"{number}.txt", text, people), "Hales")
        put(library, tale(f"{number}, elsewhere.txt", text, people), f"Others {number}")
    pairs = library.ask(
        "SELECT one.name, two.name FROM characters AS one JOIN characters AS two USING (series, character) "
        "JOIN stories AS s ON s.story = one.story JOIN stories AS t ON t.story = two.story WHERE s.name < t.name"
    )
    assert pairs.rows == tied, why


def test_he_is_not_she(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.duckdb")
    put(library, tale("1.txt", "Sam Ott came. Sam left.", {"Sam Ott": ["Sam"]}, Sam_Ott="he/him"), "Otts")
    put(library, tale("2.txt", "Sam came.", {"Sam": []}, Sam="she/her"), "Otts")
    assert library.ask("SELECT count(DISTINCT character) FROM characters").rows == [(2,)]
