"""The commands, with a reading that is always the same."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import storyglass
import storyglass.reading
from storyglass.cli import FORMATS as FORMAT_NAMES
from storyglass.cli import QUOTES, app
from storyglass.given_cast import parse_cast
from storyglass.outputs.writer import FORMATS
from storyglass.quotations import STYLE_NAMES
from storyglass.story import Story, StoryError
from tests.outputs.small_story import hostile, orchard

GIVEN: list[dict[str, Any]] = []


@pytest.fixture(autouse=True)
def one_reading(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every file reads as the orchard; those called bad.txt, hostile.txt and so on are something else."""

    def read(source: str | bytes, **options: Any) -> Story:
        GIVEN.append({"source": source, **options})
        match source:
            case "bad.txt":
                raise StoryError("bad.txt: no such file")
            case "broken.txt":
                raise RuntimeError("two\nlines \x1b[2J")
            case "slow.txt":
                raise KeyboardInterrupt
            case "unread.txt":
                raise PermissionError(13, "Permission denied", "unread.txt")
            case "huge.txt":
                raise MemoryError
            case "hostile.txt":
                return hostile()
            case "doubtful.txt":
                return replace(orchard(), warnings=["Hm."] * 1234)
        return orchard()

    GIVEN.clear()
    monkeypatch.setattr(storyglass.reading, "read", read)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STORYGLASS_DEBUG", raising=False)


def run(*arguments: str, data: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=data)


# --- what they print ---------------------------------------------------------------------------------------------


def test_look_writes_a_report_and_sums_it_up(tmp_path: Path) -> None:
    done = run("look", "books/orchard.txt")
    assert done.exit_code == 0
    for told in ("The Orchard & the Frost", "Nobody Atall", "curly double, 7 quotations", "Mara Venn", "Scenes"):
        assert told in done.output
    assert done.output.endswith("report: orchard.report.html\n")
    assert "<main " in (tmp_path / "orchard.report.html").read_text(encoding="utf-8")


def test_look_opens_the_report(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert run("look", "orchard.txt", "-q", "--open", "-o", "new/a b.html").output == ""
    assert opened == [(tmp_path / "new" / "a b.html").as_uri()]


@pytest.mark.parametrize(
    ("command", "told"),
    [("cast", "Old Fenn"), ("lines", "Mara Venn → Tobias"), ("scenes", "dream")],
)
def test_tables(command: str, told: str) -> None:
    done = run(command, "orchard.txt")
    assert (done.exit_code, told in done.output) == (0, True)


@pytest.mark.parametrize(("command", "count"), [("cast", 3), ("lines", 7), ("scenes", 3)])
def test_tables_as_json(command: str, count: int) -> None:
    done = run(command, "orchard.txt", "--json")
    assert (done.exit_code, len(json.loads(done.output))) == (0, count)


@pytest.mark.parametrize(
    "arguments",
    [
        ("look",),
        ("cast",),
        ("cast", "--json"),
        ("cast", "--toml"),
        ("lines",),
        ("lines", "--json"),
        ("lines", "--script"),
        ("scenes",),
    ],
)
def test_a_terminal_is_told_nothing_by_the_story(arguments: tuple[str, ...]) -> None:
    done = run(arguments[0], "hostile.txt", *arguments[1:])
    assert done.exit_code == 0
    assert all(char == "\n" or char.isprintable() for char in done.output)


@pytest.mark.parametrize("command", ["look", "cast", "lines", "scenes"])
def test_options_reach_the_reading(command: str, tmp_path: Path) -> None:
    run(command, "orchard.txt", "--quotes", "british", "--cast", "cast.toml", "--model", "none")
    given = {key: GIVEN[-1][key] for key in ("source", "quotes", "cast", "model")}
    assert given == {"source": "orchard.txt", "quotes": "british", "cast": Path("cast.toml"), "model": None}


def test_a_dash_reads_standard_input(tmp_path: Path) -> None:
    assert run("look", "-", data="Rain fell.").exit_code == 0
    assert GIVEN[-1]["source"] == b"Rain fell."
    assert (tmp_path / "story.report.html").exists()


def test_the_formats_of_the_help_are_those_there_are() -> None:
    assert tuple(FORMATS) == FORMAT_NAMES


def test_the_files_of_a_format_stand_together(tmp_path: Path) -> None:
    done = run("read", "a.txt", "--format", "booknlp", "-o", "out")
    endings = (".tokens", ".entities", ".supersense", ".quotes", ".book", ".book.html")
    assert done.output == "".join(f"wrote {Path('out/a' + ending)}\n" for ending in endings)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"a{ending}" for ending in endings}


def test_the_styles_of_the_help_are_those_there_are() -> None:
    assert QUOTES == STYLE_NAMES


def test_the_whole_story_as_a_script() -> None:
    done = run("lines", "orchard.txt", "--script")
    assert done.exit_code == 0
    assert "MARA VENN (to Tobias): “You said you would hold it,”\n    she told Tobias.\n" in done.output
    assert "\n?: “Quiet, both of you,”\n    somebody called from the lane.\n" in done.output


def test_the_cast_as_a_file(tmp_path: Path) -> None:
    done = run("cast", "orchard.txt", "--toml")
    assert (done.exit_code, done.stderr) == (0, "")
    assert [person.name for person in parse_cast(done.output).persons] == ["Mara Venn", "Tobias", "Old Fenn"]


@pytest.mark.parametrize("arguments", [("lines", "--script"), ("cast", "--toml")])
def test_one_kind_of_output_at_a_time(arguments: tuple[str, str]) -> None:
    done = run(arguments[0], "orchard.txt", arguments[1], "--json")
    assert (done.exit_code, done.stdout, f"--json and {arguments[1]}" in done.stderr) == (2, "", True)


# --- what makes a reading doubtful -------------------------------------------------------------------------------

DOUBTS = (
    "storyglass: hostile.txt: warning: <script>warned[2J [bold]\n"
    "storyglass: hostile.txt: warning: https://example.org/ is only text\n"
)


@pytest.mark.parametrize(
    "arguments", [("cast",), ("lines", "--json"), ("lines", "--script"), ("scenes",), ("cast", "--toml"), ("read",)]
)
@pytest.mark.parametrize(("quiet", "told"), [((), DOUBTS), (("-q",), "")], ids=["told", "quiet"])
def test_doubts_are_told_on_standard_error(arguments: tuple[str, ...], quiet: tuple[str, ...], told: str) -> None:
    done = run(*arguments, "hostile.txt", *quiet)
    assert (done.exit_code, done.stderr) == (0, told)
    assert "warning" not in done.stdout or arguments == ("read",)


def test_the_report_tells_doubts_in_its_summary() -> None:
    done = run("look", "hostile.txt")
    assert (done.stderr, "https://example.org/ is only text" in done.stdout) == ("", True)


def test_many_doubts_are_counted() -> None:
    lines = run("cast", "doubtful.txt").stderr.splitlines()
    assert len(lines) == 11
    assert lines[-1] == "storyglass: doubtful.txt: and 1,224 more warnings"


# --- where `read` writes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (("a.txt", "-o", "out.json"), ["out.json"]),
        (("a.txt", "-o", "new/out.html"), ["new/out.html"]),
        (("a.txt", "-o", "folder"), ["folder/a.json"]),
        (("a.txt", "-o", "v1.2", "--format", "html"), ["v1.2"]),
        (("x/a.epub", "b.txt", "-o", "out.d"), ["out.d/a.json", "out.d/b.json"]),
        (("a.txt", "b.txt", "--format", "html"), ["a.html", "b.html"]),
        (("a.txt", "--format", "json, tei,json", "-o", "out"), ["out/a.json", "out/a.tei.xml"]),
        (("a.txt", "--format", "tei", "-o", "out.xml"), ["out.xml"]),
        (("a.txt", "-o", "out.xml"), ["out.xml"]),
    ],
)
def test_where_read_writes(arguments: tuple[str, ...], written: list[str], tmp_path: Path) -> None:
    done = run("read", *arguments)
    assert done.exit_code == 0
    assert done.output == "".join(f"wrote {Path(name)}\n" for name in written)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*") if path.is_file()) == written


def test_a_folder_with_a_dot_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "v1.2").mkdir()
    assert run("read", "a.txt", "-o", "v1.2").output == f"wrote {Path('v1.2/a.json')}\n"


@pytest.mark.parametrize("arguments", [("a.txt",), ("a.txt", "-o", "-"), ("-",)])
def test_read_writes_to_a_pipe(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = run("read", *arguments, data="Rain fell.")
    assert Story.from_json(done.output).text == orchard().text
    assert not list(tmp_path.iterdir())


def test_a_file_without_an_extension_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("before", encoding="utf-8")
    assert run("read", "a.txt", "-o", "out").output == "wrote out\n"
    assert Story.from_json((tmp_path / "out").read_bytes()).text == orchard().text


def test_read_goes_on_after_a_bad_one(tmp_path: Path) -> None:
    done = run("read", "a.txt", "bad.txt", "b.txt", "-o", "out")
    assert done.exit_code == 2
    assert done.stderr == "storyglass: bad.txt: no such file\n"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.json"]


def test_two_stories_never_share_an_output() -> None:
    done = run("read", "x/a.txt", "y/a.txt", "-o", "out")
    assert done.exit_code == 2
    assert done.stderr == f"storyglass: y/a.txt: {Path('out/a.json')} is already the output of x/a.txt\n"


def test_the_story_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("a story", encoding="utf-8")
    done = run("read", "a.json", "-o", "a.json")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == "a story"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("a.txt", "-o", "out.xyz"), "no format's files end in '.xyz'"),
        (("a.txt", "--format", "xml"), "there is no format 'xml'"),
        (("a.txt", "--format", "json,"), "there is no format ''"),
        (
            ("a.txt", "--format", "json,tei", "-o", "out.json"),
            "json,tei makes several files; give -o the name",
        ),
        (("a.txt", "--format", "booknlp", "-o", "-"), "booknlp makes several files; standard output takes one"),
    ],
)
def test_a_format_that_cannot_be_had_is_said(arguments: tuple[str, ...], told: str) -> None:
    done = run("read", *arguments)
    assert (done.exit_code, told in done.stderr, done.stderr.count("\n")) == (2, True, 1)


# --- what goes wrong ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "code", "told"),
    [
        ("bad.txt", 2, "storyglass: bad.txt: no such file\n"),
        ("unread.txt", 2, "storyglass: unread.txt: Permission denied\n"),
        ("huge.txt", 2, "storyglass: huge.txt: there is not enough memory to read it\n"),
        (
            "broken.txt",
            1,
            "storyglass: broken.txt: a bug of storyglass (RuntimeError: two lines [2J); "
            "STORYGLASS_DEBUG=1 shows where\n",
        ),
        ("slow.txt", 130, ""),
    ],
)
@pytest.mark.parametrize("command", ["look", "read", "cast", "lines", "scenes"])
def test_every_error_is_one_line(command: str, file: str, code: int, told: str, tmp_path: Path) -> None:
    done = run(command, file)
    assert (done.exit_code, done.stderr, done.stdout) == (code, told, "")
    assert not list(tmp_path.iterdir())


def test_a_bug_shows_where_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYGLASS_DEBUG", "1")
    done = run("cast", "broken.txt")
    assert "Traceback" in done.stderr
    assert done.exit_code == 1


@pytest.mark.parametrize("arguments", [("look",), ("frobnicate",), ("look", "a.txt", "--nope"), ("read",)])
def test_bad_usage(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")


@pytest.mark.parametrize("command", [(), ("look",), ("read",), ("cast",), ("lines",), ("scenes",)])
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help(command: tuple[str, ...], flag: str) -> None:
    done = run(*command, flag)
    assert (done.exit_code, "Usage:" in done.output) == (0, True)


def test_version() -> None:
    assert run("--version").output == f"storyglass {storyglass.__version__}\n"
