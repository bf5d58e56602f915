"""What somebody knows at a point of a story: the rows, the table and the command."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import storyglass.reading
from storyglass.cli import app
from storyglass.outputs.knowing import known_by, known_rows, person_called
from storyglass.story import Knower, Knowledge, Story, StoryError
from tests.outputs.small_story import story_of

STORY = story_of(
    "# One\n\n[Ruth Ames>Pell|“Otto sold the boat.”] Pell sat down.\n\n"
    "# Two\n\n[Pell>Otto|“Ruth told me.”] Otto said nothing.",
    {"Ruth Ames": ["Ruth"], "Pell": [], "Otto": []},
)


def told() -> Story:
    """The small story with two facts in it, both known to Pell."""
    ids = {entity.name: entity.id for entity in STORY.entities}
    ruth, pell, otto = ids["Ruth Ames"], ids["Pell"], ids["Otto"]
    rows = []
    for n, (said, knows, secret) in enumerate(
        [
            ("Otto sold the boat.", [(ruth, "heard", None), (pell, "told", ruth), (otto, "did", None)], True),
            ("Ruth told me.", [(pell, "did", None), (otto, "told", pell), (ruth, "did", None)], False),
        ],
        1,
    ):
        start = STORY.text.index(said)
        end = start + len(said)
        knowers: list[Any] = [Knower(who, end, how, by, 0.8, [(start, end)], end) for who, how, by in knows]  # type: ignore[arg-type]
        rows.append(Knowledge(f"k{n}", said, [otto], knowers, secret, [], 0.7, [(start, end)], end))
    return replace(STORY, knowledge=rows)


@pytest.fixture(autouse=True)
def one_reading(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(storyglass.reading, "read", lambda source, **options: told())
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["knows", "story.txt", *arguments])


@pytest.mark.parametrize(
    ("who", "at", "facts"),
    [
        ("Pell", None, ["Otto sold the boat.", "Ruth told me."]),
        ("pell", STORY.text.index("Pell sat"), ["Otto sold the boat."]),
        ("Pell", 3, []),
        ("Ames", None, ["Otto sold the boat.", "Ruth told me."]),
        ("Otto", None, ["Otto sold the boat.", "Ruth told me."]),
    ],
)
def test_what_is_known_at_a_point(who: str, at: int | None, facts: list[str]) -> None:
    assert [fact.fact for fact, _ in known_by(told(), who, at)] == facts


def test_nobody_is_named_before_the_story_does() -> None:
    story = story_of("Otto heard it from a stranger. The stranger was Pell.", {"Otto": [], "Pell": []})
    otto, pell = (entity.id for entity in story.entities)
    knower = Knower(otto, 29, "told", pell, 0.8, [(0, 29)], 29)
    story = replace(story, knowledge=[Knowledge("k1", "it", [], [knower], False, [], 0.7, [(0, 29)], 29)])
    assert [row["by"] for row in known_rows(story, "Otto", 30)] == ["someone"]
    assert [row["by"] for row in known_rows(story, "Otto")] == ["Pell"]


@pytest.mark.parametrize(
    ("who", "offered"),
    [("Ruht", "Ruth"), ("Pelle", "Pell"), ("Nemo", "there is Ruth Ames, Pell, Otto"), ("", "nobody")],
)
def test_somebody_who_is_nobody(who: str, offered: str) -> None:
    with pytest.raises(StoryError, match=offered):
        person_called(told(), who)


def test_the_command_shows_a_table() -> None:
    done = run("Pell")
    assert done.exit_code == 0
    assert "told by Ruth Ames" in done.output
    assert "secret" in done.output


@pytest.mark.parametrize(("options", "count"), [([], 2), (["--chapter", "1"], 1), (["--at", "5"], 0)])
def test_the_command_prints_json(options: list[str], count: int) -> None:
    assert len(json.loads(run("Pell", "--json", *options).stdout)) == count


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Nemo"], "nobody is called Nemo"),
        (["Pell", "--chapter", "9"], "there is no chapter 9; it has 2 chapters"),
        (["Pell", "--chapter", "1", "--at", "4"], "cannot both be had"),
    ],
)
def test_the_command_says_what_is_wrong(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


def test_nothing_known() -> None:
    assert "nothing that the story tells so far" in run("Pell", "--at", "1").output
