"""A library keeps stories: each once, whole, and for as long as it is wanted."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from storyglass import read
from storyglass.library import Library, Reading, doors
from storyglass.story import StoryError
from tests.library.shelves import MARK, ferry, put, tale

TEXT = '"Come in," said Mara Venn.\n\n"I am in," said Zoë.\n'
RULES = Reading(model=None)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library.duckdb")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "quay.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def counted(library: Library) -> dict[str, int]:
    """How many rows each kept table has."""
    tables = library.ask("SELECT table_name FROM duckdb_tables() WHERE table_name <> 'about'").rows
    return {name: library.ask(f'SELECT count(*) FROM kept."{name}"').rows[0][0] for (name,) in tables}


def test_a_story_comes_back_as_it_was_read(library: Library, file: Path) -> None:
    added = library.add(file, reading=RULES)
    assert (added.state, added.name) == ("added", "quay.txt")
    assert library.story("quay.txt") == read(file, model=None)
    assert library.story(added.story[:6]) == library.story("quay.txt")


def test_bytes_are_a_story_too(library: Library) -> None:
    library.add(TEXT.encode(), name="given.txt", reading=RULES)
    assert library.story("given.txt").text == TEXT


def test_adding_twice_changes_nothing(library: Library, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = library.add(file, reading=RULES)
    before = counted(library)
    monkeypatch.setattr(Reading, "read", lambda *_: pytest.fail("read again"))
    copy = file.rename(file.with_name("copy.txt"))
    for source in (copy, copy.read_bytes()):
        assert library.add(source, reading=RULES) == (first.story, "quay.txt", "there")
    assert counted(library) == before


def test_other_options_read_anew(library: Library, file: Path) -> None:
    library.add(file, reading=RULES)
    before = counted(library)
    again = library.add(file, reading=Reading(model=None, quotes="none"))
    assert again.state == "replaced"
    assert counted(library)["books"] == before["books"] == 1
    assert library.story("quay.txt").lines == []


def test_changed_corrections_read_anew(library: Library, file: Path) -> None:
    library.add(file, reading=RULES)
    said = library.ask("SELECT DISTINCT speaker_name FROM lines ORDER BY 1").rows
    assert said == [("Mara Venn",), ("Zoë",)]
    file.with_name("quay.corrections.toml").write_text(
        '[[correction]]\nkind = "speaker"\nline = { words = "I am in" }\nwho = "Mara Venn"\n', encoding="utf-8"
    )
    assert library.add(file, reading=RULES).state == "replaced"
    assert library.add(file, reading=RULES).state == "there"
    assert library.ask("SELECT DISTINCT speaker_name FROM lines ORDER BY 1").rows == [("Mara Venn",)]


def test_a_changed_file_takes_its_own_place(library: Library, file: Path) -> None:
    library.add(file, series="Quays", reading=RULES)
    file.write_text(TEXT + "\nMara left.\n", encoding="utf-8")
    assert library.add(file, reading=RULES).state == "replaced"
    assert [(kept.name, kept.series) for kept in library.stories()] == [("quay.txt", "Quays")]
    assert library.story("quay.txt").text.endswith("Mara left.\n")


def test_a_series_can_be_told_later(library: Library, file: Path) -> None:
    library.add(file, reading=RULES)
    assert library.add(file, series="Quays", reading=RULES).state == "there"
    assert library.stories()[0].series == "Quays"


def test_nothing_of_a_removed_story_stays(library: Library) -> None:
    put(library, ferry())
    library.remove("ferry.txt")
    assert set(counted(library).values()) == {0}
    with pytest.raises(StoryError, match=r"ferry\.txt: no story of this library is called so"):
        library.remove("ferry.txt")


def test_a_name_that_two_stories_have_needs_an_id(library: Library) -> None:
    one = put(library, tale("same.txt", "Ruth came.", {"Ruth": []}))
    put(library, tale("same.txt", "Ruth went.", {"Ruth": []}))
    with pytest.raises(StoryError, match="2 stories are called so; give the id of one"):
        library.story("same.txt")
    assert library.story(one.story).text == "Ruth came."


def test_the_list_counts(library: Library) -> None:
    put(library, ferry(), "Lamps")
    (kept,) = library.stories()
    assert kept[1:4] == ("ferry.txt", "Lamps", "ferry.txt")
    assert (kept.cast, kept.lines, kept.scenes) == (3, 3, 2)


def test_a_story_that_cannot_be_read_is_not_kept(library: Library) -> None:
    with pytest.raises(StoryError, match="the file is empty"):
        library.add(b" ", name="empty.txt", reading=RULES)
    with pytest.raises(StoryError, match="there is no library here yet"):
        library.stories()


def test_a_story_is_kept_whole_or_not(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    put(library, ferry())
    before = counted(library)
    monkeypatch.setattr("storyglass.library.store.DOCUMENTS", "kept.nowhere")
    with pytest.raises(Exception, match="nowhere"):
        put(library, tale("other.txt", "Ruth came.", {"Ruth": []}))
    monkeypatch.undo()
    assert counted(library) == before


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"no database at all, but long enough to be one" * 99, "cannot be opened as a library"), (None, "no library of")],
)
def test_other_files_are_no_libraries(content: bytes | None, told: str, tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    if content is None:
        import duckdb

        with duckdb.connect(str(path)) as connection:
            connection.execute("CREATE TABLE mine (a INTEGER)")
    else:
        path.write_bytes(content)
    with pytest.raises(StoryError, match=told) as caught:
        Library(path).stories()
    assert "\n" not in str(caught.value)


@pytest.fixture
def kept_open(library: Library) -> Iterator[Library]:
    """A library that another program is writing to."""
    put(library, ferry())
    code = f"import duckdb; c = duckdb.connect({str(library.path)!r}); print('up', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        yield library
        other.communicate(b"\n", timeout=30)


def test_a_library_in_use_says_so(kept_open: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "PATIENCE", 0.1)
    with pytest.raises(StoryError, match="another program is using this library"):
        kept_open.stories()


ADDING = """
import sys
from pathlib import Path
from storyglass.library import Library, Reading
library = Library(sys.argv[1])
for number in range(1000):
    library.add(f"Mara Venn saw {number} boats.\\n".encode(), name=f"{number}.txt", reading=Reading(model=None))
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows ends processes in another way")
def test_whoever_is_killed_loses_the_story_in_work_alone(library: Library) -> None:
    with subprocess.Popen([sys.executable, "-c", ADDING, str(library.path)], stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        said = [running.stdout.readline() for _ in range(3)]
        time.sleep(0.05)
        running.kill()
        said += running.stdout.readlines()
    kept = {story.name for story in library.stories()}
    told = {f"{int(line)}.txt" for line in said}
    assert told <= kept
    assert len(kept - told) <= 1
    mark = Reading(model=None).mark()
    assert library.there(hashlib.sha256(b"Mara Venn saw 0 boats.\n").hexdigest(), mark)
    assert library.there(hashlib.sha256(b"Mara Venn saw 0 boats.\n").hexdigest(), MARK) is None
