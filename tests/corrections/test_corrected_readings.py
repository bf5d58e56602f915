"""What each kind of correction does to a reading."""

from __future__ import annotations

from pathlib import Path

import pytest

import storyglass
from storyglass.corrections import parse_corrections
from storyglass.story import Story

TEXT = """\
Anna Lind shut the door. "You came," Anna said.

"I had to," said the carter. He took off his cap.

"Sit down," she said. "You are wet."

Olof looked in at the window. Nobody saw him. Olof waved.

* * *

In the morning the carter was gone. Anna walked to the mill and thought of Olof.

"He left before light," said Olof.

"I know," she said.
"""


def read(*corrections: str, text: str = TEXT) -> Story:
    told = "\n".join(f"[[correction]]\n{correction}\n" for correction in corrections)
    return storyglass.read_text(text, model=None, corrections=parse_corrections(told, name="mine"))


def names(story: Story) -> list[str]:
    return sorted(str(story.name_of(member.entity)) for member in story.cast)


def speaker(story: Story, words: str) -> str | None:
    line = next(line for line in story.lines if story.text[line.start :].startswith(words))
    return story.name_of(line.speaker)


def warned(story: Story) -> list[str]:
    return [warning for warning in story.warnings if warning.startswith("mine: ")]


def test_without_corrections_the_cast_is_as_the_text_tells_it() -> None:
    story = read()
    assert {"Anna Lind", "the carter", "Olof"} <= set(names(story))
    assert speaker(story, '"I had to,"') == "the carter"


def test_merged_people_are_one_with_all_their_names_mentions_and_lines() -> None:
    story = read('kind = "merge"\nwho = { name = "the carter", words = "the carter", at = 72 }\ninto = "Olof"')
    assert names(story) == ["Anna Lind", "Olof"]
    (olof,) = (entity for entity in story.entities if entity.name == "Olof")
    assert {story.text[m.start : m.end] for m in olof.mentions} >= {"Olof", "the carter", "He"}
    assert speaker(story, '"I had to,"') == speaker(story, '"He left') == "Olof"
    assert warned(story) == []


def test_a_split_makes_somebody_else_of_the_mentions_at_its_passages() -> None:
    at = TEXT.rindex("Olof")
    story = read(
        f'kind = "split"\nwho = "Olof"\npassages = [{{ words = "Olof", at = {at} }}]\n'
        'name = "Olof the Younger"\npronouns = "they/them"'
    )
    (younger,) = (member for member in story.cast if story.name_of(member.entity) == "Olof the Younger")
    assert younger.pronouns == "they/them"
    assert [m.start for m in story.entity_by_id[younger.entity].mentions if m.kind == "name"] == [at]
    assert story.entity_by_id[younger.entity].names == {"Olof": 1}
    assert speaker(story, '"He left') == "Olof the Younger"


def test_a_new_name_is_shown_and_the_old_one_stays() -> None:
    story = read('kind = "rename"\nwho = "Olof"\nname = "Olof Hane"', 'kind = "rename"\nwho = "olof hane"\nname = "O."')
    assert "O." in names(story)
    (entity,) = (entity for entity in story.entities if entity.name == "O.")
    assert entity.names == {"Olof": 4}
    assert entity.confidence == 1.0


def test_an_alias_takes_in_what_is_nobody_elses_name() -> None:
    story = read('kind = "alias"\nwho = "Olof"\nalias = "the carter"')
    assert speaker(story, '"I had to,"') == "Olof"
    kept = read('kind = "alias"\nwho = "Olof"\nalias = "Anna"')
    assert warned(kept) == [
        "mine: correction 1 (alias): “Anna” means somebody else who has a name: merge them; nothing was changed"
    ]


@pytest.mark.parametrize("pronouns", ["they/them", "xe/xem"])
def test_pronouns_are_those_the_reader_says(pronouns: str) -> None:
    story = read(f'kind = "pronouns"\nwho = "Olof"\npronouns = "{pronouns}"')
    assert [m.pronouns for m in story.cast if story.name_of(m.entity) == "Olof"] == [pronouns]


def test_who_is_no_person_says_and_does_nothing() -> None:
    story = read('kind = "not_a_person"\nwho = "Olof"')
    assert "Olof" not in names(story)
    (olof,) = (entity.id for entity in story.entities if entity.name == "Olof")
    assert olof not in {line.speaker for line in story.lines}
    assert olof not in {who for scene in story.scenes for who in scene.present}


def test_a_speaker_holds_for_the_whole_turn_and_for_what_hangs_on_it() -> None:
    story = read('kind = "speaker"\nline = { words = "\\"You are wet" }\nwho = "Olof"')
    (first, second) = (speaker(story, words) for words in ('"Sit down', '"You are wet'))
    assert first == second == "Olof"
    corrected = [line for line in story.lines if line.confidence == 1.0]
    assert [line.evidence for line in corrected] == [[(line.start, line.end)] for line in corrected]
    nobody = read('kind = "speaker"\nline = { words = "\\"You are wet" }')
    assert speaker(nobody, '"Sit down') is None


def test_addressees_are_those_the_reader_says() -> None:
    story = read(
        'kind = "addressees"\nline = { words = "\\"I know" }\nto = ["the carter", "Olof"]',
        'kind = "addressees"\nline = { words = "\\"You came" }\nto = []',
    )
    said_to = {story.text[ln.start : ln.end]: [story.name_of(who) for who in ln.addressees] for ln in story.lines}
    assert (said_to['"I know,"'], said_to['"You came,"']) == (["the carter", "Olof"], [])


def test_scenes_begin_and_go_on_where_the_reader_says() -> None:
    assert len(read().scenes) == 2
    parted = read('kind = "scene_begins"\npassage = { words = "looked in at the window" }')
    assert [parted.text[scene.start :][:4] for scene in parted.scenes] == ["Anna", "Olof", "In t"]
    joined = read('kind = "scene_goes_on"\npassage = { words = "In the morning" }')
    assert [(scene.start, scene.end) for scene in joined.scenes] == [(0, len(TEXT))]
    both = ('kind = "scene_begins"\npassage = { words = "Sit" }', 'kind = "scene_goes_on"\npassage = { words = "Sit" }')
    assert len(read(*both).scenes) == len(read().scenes)  # the later one wins


def test_the_layer_is_what_the_reader_says() -> None:
    story = read('kind = "layer"\npassage = { words = "In the morning" }\nlayer = "dream"')
    assert [scene.layer for scene in story.scenes] == ["actual", "dream"]
    assert story.scenes[1].confidence == 1.0


def test_a_later_correction_sees_what_earlier_ones_did() -> None:
    story = read(
        'kind = "speaker"\nline = { words = "\\"I know" }\nwho = "the carter"',
        'kind = "merge"\nwho = "the carter"\ninto = "Olof"',
        'kind = "rename"\nwho = "Olof"\nname = "Olof the Carter"',
    )
    assert speaker(story, '"I know') == "Olof the Carter"


def test_corrections_survive_an_edited_text() -> None:
    corrections = (
        f'kind = "speaker"\nline = {{ words = "\\"I know", at = {TEXT.index("I know") - 1} }}\nwho = "Olof"',
        f'kind = "merge"\nwho = {{ name = "the carter", words = "the carter", at = {TEXT.index("the carter")} }}\n'
        'into = "Olof"',
    )
    story = read(
        *corrections, text="A new beginning, with more words in it.\n\n" + TEXT.replace("the mill", "the shop")
    )
    assert speaker(story, '"I know') == speaker(story, '"I had to') == "Olof"
    assert warned(story) == []


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        ('kind = "merge"\nwho = "Zoe"\ninto = "Olof"', "correction 1 (merge): nobody is called “Zoe”"),
        (
            'kind = "speaker"\nline = { words = "Not in it" }\nwho = "Olof"',
            "correction 1 (speaker): “Not in it” is nowhere in the text",
        ),
        (
            'kind = "speaker"\nline = { words = "In the morning" }\nwho = "Olof"',
            "correction 1 (speaker): “In the morning” is no line",
        ),
        (
            'kind = "split"\nwho = "Olof"\npassages = [{ words = "shut" }]',
            "correction 1 (split): nobody is mentioned at “shut”",
        ),
    ],
)
def test_what_no_longer_applies_is_warned_of_and_changes_nothing(correction: str, why: str) -> None:
    story = read(correction)
    assert warned(story) == [f"mine: {why}; nothing was changed"]
    assert story.lines == read().lines


def test_corrections_that_lie_beside_a_story_are_read_and_can_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "corrections.toml").write_text('[[correction]]\nkind = "not_a_person"\nwho = "Olof"', encoding="utf-8")
    assert "Olof" not in names(storyglass.read(path, model=None))
    assert "Olof" in names(storyglass.read(path, model=None, corrections="none"))
