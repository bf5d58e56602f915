"""The server of a library: what it takes in, what it gives, and what it refuses."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="no FastAPI here: pip install 'storyglass[serve]'")
pytest.importorskip("duckdb", reason="no DuckDB here: pip install 'storyglass[library]'")

from starlette.testclient import TestClient

from storyglass.serve.app import LARGEST_TEXT, make_app
from storyglass.serve.guard import TOKEN_HEADER
from storyglass.serve.shelf import Shelf, combined, safe_name
from tests.serve.readers import by_rule

TOKEN = "a-token"
STORY = 'Ada shut the door. "Who is <b>there</b>?" said Ada.\n\n"Only the wind," said Bo.\n\nAda wept.\n'
MARK = {TOKEN_HEADER: TOKEN}
JSON = {"content-type": "application/json"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    app = make_app(tmp_path_factory.mktemp("library") / "mine.duckdb", TOKEN, read=by_rule)
    with TestClient(app, base_url="http://127.0.0.1:8017") as found:
        yield found
    app.state.desk.close()


def finished(client: TestClient, number: int) -> dict[str, Any]:
    """A piece of work once it is done, however it ended."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        job: dict[str, Any] = next(job for job in client.get("/api/jobs").json() if job["id"] == number)
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.05)
    raise AssertionError("the story was never read")


def add(client: TestClient, text: str = STORY, name: str = "door.txt") -> dict[str, Any]:
    answer = client.post("/api/stories", params={"name": name}, content=text.encode(), headers=MARK)
    assert answer.status_code == 202, answer.text
    return finished(client, answer.json()["id"])


# --- what it is for ----------------------------------------------------------------------------------------------


def test_a_story_is_read_listed_shown_found_and_asked(client: TestClient) -> None:
    job = add(client)
    assert (job["state"], job["done"], job["error"]) == ("done", 1.0, None)
    (kept,) = (story for story in client.get("/api/stories").json() if story["story"] == job["story"])
    assert (kept["name"], kept["lines"], kept["cast"]) == ("door.txt", 2, 2)
    report = client.get(f"/stories/{job['story']}")
    assert "Only the wind" in report.text
    assert "<b>there</b>" not in report.text
    assert client.get(f"/api/stories/{job['story']}/document").json()["text"] == STORY
    (hit,) = client.get("/api/find", params={"words": "wind", "who": "Bo"}).json()
    assert (hit["speaker"], STORY[hit["start"] : hit["end"]]) == ("Bo", '"Only the wind,"')
    answer = client.post("/api/ask", json={"sql": "SELECT count(*) AS n FROM lines"}, headers=MARK).json()
    assert answer == {"columns": ["n"], "rows": [["2"]], "more": False}


def test_the_same_file_twice_is_one_story(client: TestClient) -> None:
    first, second = add(client), add(client, name="other-name.txt")
    assert first["story"] == second["story"]
    assert len(client.get("/api/stories").json()) == 1


def test_corrections_are_kept_and_the_story_is_read_again(client: TestClient) -> None:
    story = add(client)["story"]
    toml = '[[correction]]\nkind = "speaker"\nline = { words = "\\"Only the wind" }\nwho = "Ada"\n'
    job = client.post(f"/api/stories/{story}/corrections", content=toml, headers=MARK).json()
    assert finished(client, job["id"])["state"] == "done"
    assert client.get("/api/find", params={"words": "wind", "who": "Bo"}).json() == []
    assert len(client.get("/api/find", params={"words": "wind", "who": "Ada"}).json()) == 1
    undone = client.post(f"/api/stories/{story}/corrections", content="version = 1", headers=MARK).json()
    finished(client, undone["id"])
    assert len(client.get("/api/find", params={"words": "wind", "who": "Bo"}).json()) == 1


RENAMED, SAID, TOLD = (
    '[[correction]]\nkind = "rename"\nwho = "Bo"\nname = "Bosse"\n',
    '[[correction]]\nkind = "speaker"\nline = { words = "x" }\n',
    '[[correction]]\nkind = "not_a_person"\nwho = "Ada"\n',
)


@pytest.mark.parametrize(
    ("old", "before", "new", "left"),
    [
        (RENAMED, "", SAID, [RENAMED, SAID]),  # made in two places
        (RENAMED + "\n" + SAID, SAID, TOLD, [RENAMED, TOLD]),  # taken back, and another made
        (RENAMED, RENAMED, "version = 1\n", []),
        (RENAMED + SAID, "", SAID, [RENAMED, SAID]),  # the same twice is once
    ],
)
def test_corrections_made_in_two_places_are_both_kept(old: str, before: str, new: str, left: list[str]) -> None:
    made = combined(old, before, new)
    assert [part for part in (RENAMED, SAID, TOLD) if part.strip() in made] == left
    assert made.count("[[correction]]") == len(left)


def test_a_page_replaces_its_own_corrections_and_no_others(client: TestClient) -> None:
    story = add(client, STORY.replace("Bo", "Bo Lind"), "two.txt")["story"]
    address = f"/api/stories/{story}/corrections"
    first = RENAMED.replace('"Bo"', '"Bo Lind"')
    for toml in (first, '[[correction]]\nkind = "rename"\nwho = "Ada"\nname = "Adela"\n'):
        job = client.post(address, json={"toml": toml, "before": ""}, headers=MARK).json()
        finished(client, job["id"])
    names = client.get(f"/api/stories/{story}/document").json()["entities"]
    assert {"Bosse", "Adela"} <= {entity["name"] for entity in names}
    assert client.post(address, json=[1], headers=MARK).status_code == 422


def test_a_story_that_is_removed_leaves_nothing_behind(client: TestClient) -> None:
    story = add(client, STORY.replace("Bo", "Cy"), "gone.txt")["story"]
    folder = next(path for path in _files(client) if path.name == story)
    assert client.delete(f"/api/stories/{story}", headers=MARK).status_code == 204
    assert story not in {kept["story"] for kept in client.get("/api/stories").json()}
    assert not folder.exists()


def test_the_files_of_a_library_here_are_known_as_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shelf = Shelf(Path("mine.duckdb"))
    dropped = shelf.put(STORY.encode(), "ada.txt", None)
    story = shelf.keep(dropped, by_rule(dropped))
    shelf.correct(story, '[[correction]]\nkind = "rename"\nwho = "Ada"\nname = "Ida"\n')
    again = shelf.put(STORY.encode(), "ida.txt", None)
    assert {file.name for file in again.path.parent.iterdir()} == {"ida.txt", "corrections.toml"}
    shelf.keep(again, by_rule(again))
    shelf.remove(story)
    assert list((tmp_path / "mine.files").iterdir()) == []


def _files(client: TestClient) -> list[Path]:
    shelf = client.app.state.shelf  # type: ignore[attr-defined]
    return list(shelf.files.iterdir())


# --- what goes wrong ---------------------------------------------------------------------------------------------


def test_a_file_that_is_no_story_fails_in_one_line_and_the_next_is_read(client: TestClient) -> None:
    bad = add(client, "\x00\x01\x02" * 50, "bad.epub")
    assert bad["state"] == "failed"
    assert bad["error"].startswith("bad.epub: ")
    assert "\n" not in bad["error"]
    assert add(client)["state"] == "done"


def test_a_file_that_ends_the_reader_fails_and_the_next_is_read(client: TestClient) -> None:
    crashed = add(client, "Ada ran.", "crash.txt")
    assert (crashed["state"], crashed["error"]) == (
        "failed",
        "crash.txt: reading it ended the reader; it may be damaged",
    )
    assert add(client)["state"] == "done"


@pytest.mark.parametrize(
    ("method", "path", "body", "told"),
    [
        ("POST", "/api/stories?name=a.txt", "", "a.txt: the file is empty"),
        ("POST", "/api/stories/ffffffffffffffff/corrections", "", "ffffffffffffffff: there is no such story"),
        ("POST", "/api/stories/x'%20OR%201/corrections", "", "\"x' OR 1\" is no story's id"),
        ("POST", "/api/stories/ffffffffffffffff/corrections", "kind =", "corrections.toml: this is no TOML: "),
        ("DELETE", "/api/stories/ffffffffffffffff", None, "ffffffffffffffff: there is no such story"),
        ("GET", "/stories/nobody", None, "nobody: no story of this library is called so"),
        ("POST", "/api/ask", '{"sql": "DROP TABLE kept.lines"}', "a question is one SELECT"),
        ("POST", "/api/ask", '{"sql": "SELECT * FROM read_csv(\'/etc/passwd\')"}', "the question is no good: "),
        ("GET", "/api/find?feeling=hunger&words=a", None, ""),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    client: TestClient, method: str, path: str, body: str | None, told: str
) -> None:
    add(client)
    answer = client.request(method, path, content=body, headers=MARK | (JSON if path == "/api/ask" else {}))
    assert answer.status_code == 422
    assert answer.json()["error"].startswith(told)
    assert "\n" not in answer.json()["error"]


def test_what_is_too_large_is_refused_before_it_is_all_there(client: TestClient) -> None:
    story = add(client)["story"]
    large = b"#" * (LARGEST_TEXT + 1)
    assert client.post(f"/api/stories/{story}/corrections", content=large, headers=MARK).status_code == 413


# --- what it refuses ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({TOKEN_HEADER: "guessed"}, 403),
        (MARK | {"origin": "http://evil.example"}, 403),
        (MARK | {"origin": "null"}, 403),
        (MARK | {"origin": "http://127.0.0.1:8017"}, 202),
    ],
)
def test_only_its_own_page_can_change_anything(client: TestClient, headers: dict[str, str], status: int) -> None:
    answer = client.post("/api/stories", params={"name": "a.txt"}, content=STORY.encode(), headers=headers)
    assert answer.status_code == status


def test_a_name_that_was_made_to_lead_here_is_not_answered(client: TestClient) -> None:
    assert client.get("/api/stories", headers={"host": "evil.example:8017"}).status_code == 421
    assert client.get("/api/stories", headers={"host": "localhost:8017"}).status_code == 200


@pytest.mark.parametrize("path", ["/page/..%2fapp.py", "/page/index.html", "/page/%2e%2e%2fapp.py"])
def test_no_path_leads_out(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (404, 422)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\stories\\a.txt", "a.txt"),
        ("..", "story.txt"),
        ("corrections.toml", "story.txt"),
        ("a\u202etxt.exe", "a_txt.exe"),
        ("x" * 500 + ".epub", "x" * 160 + ".epub"),
        ("桜" * 120 + ".txt", "桜" * 53 + ".txt"),
        ("a\ud800.txt", "a_.txt"),
        ("nothing", "nothing"),
        ("Märchen.txt", "Märchen.txt"),
    ],
)
def test_names_that_come_in_lead_nowhere_else(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_every_answer_keeps_other_pages_out(client: TestClient) -> None:
    page = client.get("/")
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert TOKEN in page.text
    assert client.get("/api/stories").headers["cross-origin-resource-policy"] == "same-origin"


def test_the_addresses_are_described(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]
    assert {"/api/stories", "/api/find", "/api/ask", "/api/jobs"} <= set(described)
