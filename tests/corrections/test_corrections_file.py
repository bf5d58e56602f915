"""The file of corrections: what can be understood, what is warned of, what is refused; and passages found again."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyglass.corrections import Passage, Who, beside, parse_corrections, read_corrections
from storyglass.corrections.passages import find_passage
from storyglass.story import StoryError

MERGE = '[[correction]]\nkind = "merge"\nwho = "Bo"\ninto = { name = "Bosse", words = "Bosse", at = 7 }\n'


def test_a_correction_is_read_with_its_people_and_passages() -> None:
    found = parse_corrections(f'version = 1\nstory = "a.txt"\nsha256 = "00"\n{MERGE}')
    (row,) = found.rows
    assert (found.story, found.sha256, found.warnings) == ("a.txt", "00", ())
    assert (row.number, row.kind, row.who, row.into) == (1, "merge", Who("Bo"), Who("Bosse", Passage("Bosse", 7)))
    assert row.title == "correction 1 (merge)"


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ('[[correction]]\nkind = "sing"\n', "c: correction 1: there is no kind 'sing'; there are merge, "),
        (MERGE + "colour = 1\n", "c: correction 1 (merge): 'colour' means nothing here; there are who, into"),
        ('author = "me"\n', "c: 'author' means nothing here"),
    ],
)
def test_what_means_nothing_is_warned_of(text: str, warning: str) -> None:
    (told,) = parse_corrections(text, name="c").warnings
    assert told.startswith(warning)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("kind = ", "c: this is no TOML: "),
        ("version = 2", "c: this version reads corrections of version 1, not 2"),
        ("[correction]\n", "c: write [[correction]], in double brackets, above each correction"),
        ('[[correction]]\nkind = "merge"\nwho = "Bo"\n', "c: correction 1 (merge): there is no 'into' in it"),
        ('[[correction]]\nkind = "rename"\nwho = 3\nname = "x"\n', "c: correction 1 (rename): who must be a name, or"),
        ('[[correction]]\nkind = "rename"\nwho = "a"\nname = ""\n', "c: correction 1 (rename): name must be text"),
        ('[[correction]]\nkind = "speaker"\nline = "hm"\n', "c: correction 1 (speaker): line must be a passage, as in"),
        (
            '[[correction]]\nkind = "speaker"\nline = { words = "x", at = -1 }\n',
            "c: correction 1 (speaker): line must have a whole number for its `at`",
        ),
        (
            '[[correction]]\nkind = "layer"\npassage = { words = "x" }\nlayer = "sky"\n',
            "c: correction 1 (layer): layer must be one of actual, dream, memory, imagined, document",
        ),
        (
            '[[correction]]\nkind = "split"\nwho = "a"\npassages = []\n',
            "c: correction 1 (split): passages must be a list of passages",
        ),
    ],
)
def test_what_cannot_be_understood_is_refused_in_one_line(text: str, error: str) -> None:
    with pytest.raises(StoryError) as told:
        parse_corrections(text, name="c")
    assert str(told.value).startswith(error)
    assert "\n" not in str(told.value)


def test_a_file_that_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    with pytest.raises(StoryError, match="No such file"):
        read_corrections(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StoryError, match="must be UTF-8 text"):
        read_corrections(path)


# --- beside a story ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("", True),
        ('story = "emma.txt"\n', True),
        ('story = "other.txt"\n', False),
        (f'story = "old.txt"\nsha256 = "{hashlib.sha256(b"Emma.").hexdigest()}"\n', True),
    ],
)
def test_a_file_beside_is_for_the_story_that_it_names(head: str, found: bool, tmp_path: Path) -> None:
    story = tmp_path / "emma.txt"
    story.write_bytes(b"Emma.")
    assert beside(story) is None
    (tmp_path / "corrections.toml").write_text(head + MERGE, encoding="utf-8")
    assert (beside(story) is not None) == found
    (tmp_path / "emma.corrections.toml").write_text("", encoding="utf-8")
    own = beside(story)
    assert own is not None
    assert own.rows == ()


@pytest.mark.parametrize("name", [".", "/", "", "x" * 250 + ".txt"])
def test_beside_a_folder_or_a_name_that_leaves_no_room_lies_nothing(name: str) -> None:
    assert beside(Path(name)) is None


# --- passages ----------------------------------------------------------------------------------------------------

TEXT = "He ran. She ran.\nHe\n ran. He ran far."


@pytest.mark.parametrize(
    ("words", "at", "start"),
    [
        ("He ran", None, 0),  # the first
        ("He ran", 17, 17),  # where it is said to be, whatever the white space
        ("He ran", 16, 17),  # the nearest
        ("He ran", 500, 26),  # the offset lies behind the text
        ("HE RAN", 0, None),  # letters are letters
        ("ran. (He", 0, None),  # no pattern but words
    ],
)
def test_a_passage_is_found_where_it_was_or_nearest_to_it(words: str, at: int | None, start: int | None) -> None:
    found = find_passage(TEXT, Passage(words, at))
    assert (None if found is None else found[0]) == start


@given(st.text(min_size=1, max_size=200), st.data())
def test_whatever_stands_in_a_text_is_found_at_its_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    if not words.split() or words[0].isspace():
        return
    assert (find_passage(text, Passage(words, start)) or (None,))[0] == start
