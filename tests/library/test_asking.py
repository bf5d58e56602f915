"""Questions in SQL read the views and can do nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from storyglass.library import Library
from storyglass.story import StoryError
from tests.library.shelves import ferry, put


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(tmp_path_factory.mktemp("asked") / "library.duckdb")
    put(library, ferry(), "Lamps")
    return library


def test_answers_have_columns_and_rows(library: Library) -> None:
    answer = library.ask("SELECT speaker_name, count(*) AS n FROM lines GROUP BY ALL ORDER BY 1")
    assert answer == (["speaker_name", "n"], [("Anna Hale", 1), ("Old Pell", 1), ("Ruth Hale", 1)], False)


def test_rows_can_be_bounded(library: Library) -> None:
    answer = library.ask("FROM range(5)", limit=2)
    assert (answer.rows, answer.more) == ([(0,), (1,)], True)
    assert not library.ask("FROM range(2)", limit=2).more


@pytest.mark.parametrize(
    ("view", "columns"),
    [
        ("stories", {"story", "name", "series", "path", "added", "words", "sha256"}),
        ("cast", {"story", "entity", "name", "pronouns", "lines", "first_seen"}),
        ("lines", {"story", "line", "speaker", "speaker_name", "addressee_names", "text", "evidence"}),
        ("scenes", {"story", "scene", "place", "layer", "present_names"}),
        ("feelings", {"story", "who_name", "feeling", "scene", "passage"}),
        ("bonds", {"story", "one_name", "other_name", "kind", "warmth"}),
        ("knowledge", {"story", "fact", "who_name", "since", "secret"}),
        ("characters", {"series", "character", "story", "entity"}),
    ],
)
def test_views_are_described(view: str, columns: set[str], library: Library, repository: Path) -> None:
    found = {row[0] for row in library.ask(f'DESCRIBE "{view}"').rows}
    assert columns <= found
    page = (repository / "docs" / "library.md").read_text(encoding="utf-8")
    assert [column for column in found if f"`{column}`" not in page] == []


FORBIDDEN = (
    "SELECT * FROM read_text('{file}')",
    "SELECT * FROM '{file}'",
    "SELECT * FROM read_csv('{file}')",
    "SELECT * FROM glob('{file}')",
    "SELECT * FROM read_blob('{file}')",
    "SELECT * FROM library",  # a variable of this test
    "WITH gone AS (DELETE FROM kept.books RETURNING *) SELECT * FROM gone",
    "SELECT * FROM query('DROP VIEW lines')",
)
REFUSED = (
    "DROP VIEW lines",
    "DELETE FROM kept.books",
    "COPY lines TO '{file}.csv'",
    "ATTACH '{file}' AS other",
    "SET enable_external_access = true",
    "PRAGMA version",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SELECT 1; DROP VIEW lines",
    "CREATE TEMP TABLE mine (a INTEGER)",
    "EXPORT DATABASE '{file}.d'",
    "",
)


@pytest.mark.parametrize("sql", [*FORBIDDEN, *REFUSED])
def test_nothing_else_can_be_done(sql: str, library: Library, tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text("hush", encoding="utf-8")
    before = library.path.read_bytes()
    told = "a question is one SELECT" if sql in REFUSED else "the question is no good: "
    with pytest.raises(StoryError, match=told) as caught:
        library.ask(sql.replace("{file}", file.as_posix()))
    assert "\n" not in str(caught.value)
    assert "hush" not in str(caught.value)
    assert library.path.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["secret.txt"]


@pytest.mark.parametrize("sql", ["SELEC 1", "SELECT nothing FROM lines", "SELECT '", "SELECT 1/0::INTEGER + 'a'"])
def test_errors_are_one_line(sql: str, library: Library) -> None:
    with pytest.raises(StoryError, match=r"\Athe question is no good: [^\n]+\Z"):
        library.ask(sql)


def test_a_question_can_be_given_up(library: Library) -> None:
    with pytest.raises(StoryError, match=r"took longer than 0\.2 seconds"):
        library.ask("SELECT count(*) FROM range(100_000_000_000) AS a WHERE a.range % 7 = 3", seconds=0.2)
