"""The commands about a library."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from storyglass.cli import app

TEXT = '"Come in," said Mara Venn.\n\n"I am in, Mara," said Zoë.\n'


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STORYGLASS_LIBRARY", raising=False)
    (tmp_path / "quays").mkdir()
    (tmp_path / "quays" / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "quays" / "two.md").write_text(TEXT + "\nZoë left. \x1b[2J\n", encoding="utf-8")
    (tmp_path / "quays" / "bad.txt").write_bytes(b"\0\1\2")
    (tmp_path / "quays" / "map.png").write_bytes(b"\0")
    return tmp_path


def library(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["library", *arguments])


def add(*arguments: str) -> Result:
    return library("add", "--model", "none", *arguments)


def test_a_folder_is_added_and_asked() -> None:
    done = add("quays", "--series", "Quays")
    assert done.exit_code == 2, "one of the files is no story"
    assert [line.split(" (")[0] for line in done.stdout.splitlines()] == ["added: one.txt", "added: two.md"]
    told = done.stderr.splitlines()
    assert told == ["storyglass: bad.txt: this is not text; give a txt, md, html, epub or docx file", told[1]]
    assert told[1] == "left out: 1 file that is no story by name"

    assert [line.split(" (")[0] for line in add("quays/one.txt").stdout.splitlines()] == ["there: one.txt"]
    rows = json.loads(library("list", "--json").stdout)
    assert [(row["name"], row["series"], row["lines"]) for row in rows] == [
        ("one.txt", "Quays", 2),
        ("two.md", "Quays", 2),
    ]
    rows = json.loads(library("find", "in", "--who", "Zoë", "--json").stdout)
    assert [(row["name"], row["text"]) for row in rows] == [
        ("one.txt", '"I am in, Mara,"'),
        ("two.md", '"I am in, Mara,"'),
    ]
    rows = json.loads(library("ask", "SELECT name, added, 1.5 AS x, [1] AS y FROM stories LIMIT 1", "--json").stdout)
    assert rows == [{"name": "one.txt", "added": rows[0]["added"], "x": "1.5", "y": [1]}]
    assert "\x1b" not in library("find", "left").stdout

    assert library("remove", "two.md").exit_code == 0
    assert len(json.loads(library("list", "--json").stdout)) == 1


def test_a_story_is_shown_again() -> None:
    add("quays/one.txt", "-q")
    Path("quays/one.txt").unlink()
    assert "Mara Venn" in library("show", "one.txt").stdout
    assert library("show", "one.txt", "-o", "out.json").exit_code == 0
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["text"] == TEXT


def test_tables_are_for_the_eye() -> None:
    add("quays/one.txt", "--library", "mine.duckdb")
    shown = library("find", "--who", "Zoë", "--library", "mine.duckdb").stdout
    assert "Mara Venn" in shown
    assert "[" not in shown
    assert library("ask", "SELECT 1 WHERE false", "--library", "mine.duckdb").stdout.strip() == "nothing"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("list",), "library.duckdb: there is no library here yet; storyglass library add makes one"),
        (("ask", "SELECT 1"), "library.duckdb: there is no library here yet; storyglass library add makes one"),
        (("add", "gone.txt"), "gone.txt: no such file or folder"),
        (("add", "quays/one.txt", "--library", "no/where.duckdb"), "no/where.duckdb: cannot be opened as a library"),
    ],
)
def test_errors_are_one_line(arguments: tuple[str, ...], told: str) -> None:
    done = library(*arguments)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith(f"storyglass: {told}")


def test_a_missing_package_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    done = library("list")
    assert (done.exit_code, done.stderr) == (
        2,
        "storyglass: a library needs more packages: pip install 'storyglass[library]'\n",
    )
