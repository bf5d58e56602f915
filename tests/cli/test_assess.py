"""Rubrics: what their files may hold, what counts for and against, and the command that judges by them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import storyglass
import storyglass.reading
from storyglass.cli import app
from storyglass.outputs.assessing import Answer, assess
from storyglass.outputs.rubric import Criterion, parse_rubric, read_rubric, stem
from storyglass.story import Story, StoryError
from tests.outputs.small_story import hostile

TEXT = """
Odile waited at the gate for an hour. Odile did not hurry. Bastien hurried past her with the dog.

“Odile is patient,” said Bastien. “But Odile has no courage.”

“I teach the small ones to swim,” said Odile. Odile held the ladder for the last of the children.

“As for whether Odile is loyal, I can't tell,” said Bastien. Bastien went home.
"""

RUBRIC = """
[[criterion]]
name = "patience"
question = "Can she wait?"
for = ["wait"]
against = ["hurry"]

[[criterion]]
name = "courage"

[[criterion]]
name = "loyalty"

[[criterion]]
name = "care"
for = ["She held the rope for the last of the children."]

[[criterion]]
name = "thrift"
for = ["coin"]
against = ["Money ran through their fingers."]
"""


@pytest.fixture(scope="module")
def read() -> Story:
    return storyglass.read_text(TEXT)


@pytest.fixture(scope="module")
def answers(read: Story) -> dict[str, Answer]:
    return {answer.criterion: answer for answer in assess(read, "Odile", parse_rubric(RUBRIC))}


@pytest.mark.parametrize(
    ("criterion", "finding"),
    [("patience", "for"), ("courage", "against"), ("loyalty", "open"), ("care", "for"), ("thrift", None)],
)
def test_what_the_evidence_comes_to(answers: dict[str, Answer], criterion: str, finding: str | None) -> None:
    assert answers[criterion].finding == finding


def test_judgements_count_most_and_denials_turn(answers: dict[str, Answer]) -> None:
    shown = [(one.kind, one.by, one.passage.text) for one in answers["patience"].for_]
    assert shown == [
        ("judgement", ["Bastien"], "“Odile is patient,” said Bastien."),
        ("deed", [], "Odile waited at the gate for an hour."),
        ("deed", [], "Odile did not hurry."),
    ]


def test_what_others_do_is_no_evidence(answers: dict[str, Answer]) -> None:
    assert answers["patience"].against == []


def test_no_finding_without_passages(answers: dict[str, Answer]) -> None:
    for answer in answers.values():
        cited = [*answer.for_, *answer.against, *answer.open]
        assert (answer.finding is None) == (not cited)
        assert all(one.passage.text for one in cited)


@pytest.mark.parametrize(
    ("words", "alike"),
    [
        (("teach", "teacher", "teaches", "teaching"), True),
        (("patient", "patience"), True),
        (("brave", "bravery", "bravely"), True),
        (("gentle", "gentleness"), True),
        (("honest", "honesty"), True),
        (("cry", "cries", "crying"), True),
        (("care", "careless"), False),
        (("skill", "kill"), False),
    ],
)
def test_derived_forms(words: tuple[str, ...], alike: bool) -> None:
    assert (len({stem(word) for word in words}) == 1) == alike


def test_a_whole_rubric() -> None:
    rubric = parse_rubric('[[criterion]]\nname = " a  name "\nfor = ["cue", "cue"]\nagainst = ["one  more"]', name="r")
    assert rubric.criteria == (Criterion("a name", None, ("cue",), ("one more",)),)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "r: there is no [[criterion]] in it"),
        ("[[", "r: this is no TOML"),
        ("x = 1", "r: 'x' means nothing here"),
        ("[criterion]\nname = 'a'", "r: write [[criterion]], in double brackets"),
        ("[[criterion]]\nfor = []", "r: criterion 1 has no name"),
        ("[[criterion]]\nname = 'a'\nfro = []", "r: criterion 1 (a): there is no 'fro'"),
        ("[[criterion]]\nname = 'a'\nfor = 'x'", "r: criterion 1 (a): for must be a list"),
        ("[[criterion]]\nname = 'a'\nagainst = ['.']", "r: criterion 1 (a): against must be a list"),
        ("[[criterion]]\nname = 'a'\nquestion = 1", "r: criterion 1 (a): the question must be text"),
        ("[[criterion]]\nname = 'a'\n[[criterion]]\nname = 'a'", "r: criterion 2 (a) has the name of another one"),
    ],
)
def test_bad_rubrics(text: str, complaint: str) -> None:
    with pytest.raises(StoryError) as caught:
        parse_rubric(text, name="r")
    assert str(caught.value).startswith(complaint)
    assert "\n" not in str(caught.value)


def test_the_rubric_that_comes_along(repository: Path, read: Story) -> None:
    rubric = read_rubric(repository / "examples" / "rubrics" / "fit-for-missions.toml")
    assert [criterion.name for criterion in rubric.criteria] == ["skills", "instincts", "heart", "teaching"]
    found = {answer.criterion: answer for answer in assess(read, "Odile", rubric)}
    assert found["teaching"].finding == "for"


# --- the command -------------------------------------------------------------------------------------------------


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, read: Story) -> object:
    monkeypatch.setattr(
        storyglass.reading, "read", lambda source, **options: hostile() if source == "hostile.txt" else read
    )
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r.toml").write_text(RUBRIC, encoding="utf-8")

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["assess", *arguments])

    return invoke


def test_in_a_terminal(run) -> None:  # type: ignore[no-untyped-def]
    done = run("story.txt", "odile", "--rubric", "r.toml", "-q")
    assert done.exit_code == 0
    for told in (
        "Odile\n",
        "Can she wait?",
        "+ judgement by Bastien: patience",
        "- judgement by Bastien: courage",
        "the story shows nothing of it",
    ):
        assert told in done.output


def test_as_json(run) -> None:  # type: ignore[no-untyped-def]
    told = json.loads(run("story.txt", "Odile", "--rubric", "r.toml", "--json", "-q").output)
    assert [answer["finding"] for answer in told["answers"]] == ["for", "against", "open", "for", None]
    assert told["answers"][0]["for"][0]["passage"]["text"] == "“Odile is patient,” said Bastien."


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("Odette", "--rubric", "r.toml"), "storyglass: nobody is called Odette; there is Odile, Bastien\n"),
        (("Odile", "--rubric", "no.toml"), "storyglass: no.toml: No such file or directory\n"),
    ],
)
def test_errors_are_one_line(run, arguments: tuple[str, ...], complaint: str) -> None:  # type: ignore[no-untyped-def]
    done = run("story.txt", *arguments, "-q")
    assert (done.exit_code, done.stderr) == (2, complaint)


@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_a_terminal_is_told_nothing_by_the_story(run, arguments: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    done = run("hostile.txt", "e1", "--rubric", "r.toml", "-q", *arguments)
    assert done.exit_code == 0
    assert all(char == "\n" or char.isprintable() for char in done.output)
