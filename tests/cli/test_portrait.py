"""Portraits of characters: what they hold, what they cite, and the command that shows them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import storyglass
import storyglass.reading
from storyglass.cli import app
from storyglass.outputs.portrait import Item, Portrait, portrait
from storyglass.story import Source, Story, StoryError
from tests.outputs.small_story import hostile, story_of

TEXT = """
Berta opened the shutters. Berta kissed Lukas on the forehead and lit the stove.

“I want to see the harbour,” said Berta. “Has the ferry come? Has the ferry gone?”

“Berta is stubborn,” said Lukas to the cat. Lukas washed the cups.

“Will the ferry wait, Lukas?” asked Berta.

“No,” said Lukas. “I am afraid of the water. The cups go on the shelf, the cat sleeps in the basket by the stove.”

“The ferry!” cried Berta.

Berta pushed the boat into the water. Lukas shut the door.
"""


@pytest.fixture(scope="module")
def read() -> Story:
    return storyglass.read_text(TEXT)


def told(items: list[Item]) -> list[str]:
    return [item.what for item in items]


def everything(drawn: Portrait) -> list[Item]:
    lists = [value for value in (getattr(drawn, name) for name in drawn.__slots__) if isinstance(value, list)]
    return [item for items in [*lists, drawn.speech.typical] for item in items]


def test_what_they_do_and_what_is_done_to_them(read: Story) -> None:
    assert {"open", "kiss", "push"} <= set(told(portrait(read, "Berta").does))
    assert "kiss" in told(portrait(read, "Lukas").done_to)
    assert portrait(read, "Lukas").done_to[0].by == ["Berta"]


def test_how_they_speak(read: Story) -> None:
    said = portrait(read, "berta").speech
    assert (said.lines, said.questions) == (4, 0.5)
    assert "ferry" in told(said.typical)


def test_what_they_want_and_fear(read: Story) -> None:
    assert told(portrait(read, "Berta").wants) == ["want to see the harbour"]
    assert told(portrait(read, "Lukas").fears) == ["afraid of the water"]
    assert told(portrait(read, "Lukas").wants) == []


def test_what_others_say(read: Story) -> None:
    judged = portrait(read, "Berta").judged
    assert [(item.what, item.by) for item in judged] == [("has stubbornness", ["Lukas"])]
    assert "“Berta is stubborn,”" in told(portrait(read, "Berta").said_of)


@pytest.mark.parametrize("who", ["Berta", "Lukas"])
def test_every_item_cites_the_text(read: Story, who: str) -> None:
    items = everything(portrait(read, who))
    assert items
    for item in items:
        assert item.passages
        for passage in item.passages:
            assert " ".join(read.text[passage.start : passage.end].split()) in passage.text


def test_nobody_has_that_name(read: Story) -> None:
    with pytest.raises(StoryError, match="nobody is called Bertram; there is Berta"):
        portrait(read, "Bertram")


def test_a_story_of_which_nothing_is_known() -> None:
    bare = story_of("Rain fell on Otto.", {"Otto": []})
    assert everything(portrait(bare, "Otto")) == []
    with pytest.raises(StoryError, match="nobody is called Otto"):
        portrait(Story(Source("a.txt", "txt", ""), ""), "Otto")


# --- the command -------------------------------------------------------------------------------------------------


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, read: Story) -> object:
    monkeypatch.setattr(
        storyglass.reading, "read", lambda source, **options: hostile() if source == "hostile.txt" else read
    )
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["portrait", *arguments])

    return invoke


def test_in_a_terminal(run) -> None:  # type: ignore[no-untyped-def]
    done = run("story.txt", "Berta", "-q")
    assert done.exit_code == 0
    for line in ("Berta\n", "\nDoes\n", "has stubbornness  (Lukas)", "want to see the harbour", "%, @"):
        assert line in done.output


def test_as_json(run) -> None:  # type: ignore[no-untyped-def]
    drawn = json.loads(run("story.txt", "Lukas", "--json", "-q").output)
    assert (drawn["name"], drawn["fears"][0]["what"]) == ("Lukas", "afraid of the water")
    assert drawn["fears"][0]["passages"][0]["start"] == TEXT.strip("\n").index("afraid of") + 1


def test_a_name_that_nobody_has(run) -> None:  # type: ignore[no-untyped-def]
    done = run("story.txt", "Bertram", "-q")
    assert (done.exit_code, done.stderr) == (2, "storyglass: nobody is called Bertram; there is Berta\n")


@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_a_terminal_is_told_nothing_by_the_story(run, arguments: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    done = run("hostile.txt", "e1", "-q", *arguments)
    assert done.exit_code == 0
    assert all(char == "\n" or char.isprintable() for char in done.output)
