"""Stories are found in folders, patterns, lists and at addresses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storyglass.library.sources import find_sources, place_bytes, place_name
from storyglass.story import StoryError


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.md", "deep/er/c.EPUB", "deep/picture.jpg", ".hidden.txt", ".git/d.txt", "noend"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("sources", "places", "left_out"),
    [
        (["b.txt"], ["b.txt"], 0),
        (["noend"], ["noend"], 0),
        (["b.txt", "b.txt", "./"], ["b.txt", "./a.md", "./b.txt", "./deep/er/c.EPUB"], 2),
        (["deep"], ["deep/er/c.EPUB"], 1),
        (["*.txt"], ["b.txt"], 0),
        (["**/*.EPUB"], ["deep/er/c.EPUB"], 0),
        (["d*"], ["deep/er/c.EPUB"], 1),
    ],
)
def test_what_is_meant(sources: list[str], places: list[str], left_out: int, desk: Path) -> None:
    found = find_sources(sources)
    assert ([Path(place).as_posix() for place in found.places], found.left_out) == (
        [Path(place).as_posix() for place in dict.fromkeys(Path(place).as_posix() for place in places)],
        left_out,
    )


def test_a_list_names_places(desk: Path) -> None:
    (desk / "deep" / "list.txt").write_bytes("\ufeff# mine\r\n../b.txt\r\n\r\n../gone.txt\nfile:///x/y.txt\n".encode())
    found = find_sources(["deep/list.txt"]).places
    assert found == [os.path.join("deep", "../b.txt"), os.path.join("deep", "../gone.txt"), "file:///x/y.txt"]  # noqa: PTH118


@pytest.mark.parametrize("text", ["Ruth came.\nb.txt\n", "# b.txt\n", "", "\0\n", "x" * 5_000])
def test_a_story_is_no_list(text: str, desk: Path) -> None:
    (desk / "s.txt").write_text(text, encoding="utf-8")
    assert find_sources(["s.txt"]).places == ["s.txt"]


@pytest.mark.parametrize("source", ["gone.txt", "gone*", "gone/"])
def test_what_is_not_there_is_named(source: str, desk: Path) -> None:
    with pytest.raises(StoryError, match="gone"):
        find_sources([source])


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make links")
def test_links_are_followed_once(desk: Path) -> None:
    (desk / "deep" / "up").symlink_to(desk)
    (desk / "deep" / "again.txt").symlink_to(desk / "b.txt")
    (desk / "deep" / "broken.txt").symlink_to(desk / "nowhere")
    os.mkfifo(desk / "pipe.txt")
    found = [Path(place).as_posix() for place in find_sources(["."]).places]
    assert sorted(found) == ["a.md", "b.txt", "deep/again.txt", "deep/broken.txt", "deep/er/c.EPUB"]


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="names of files are text there")
def test_names_that_are_no_text(desk: Path) -> None:
    (Path(os.fsdecode(os.fsencode(desk) + b"/\xff\n.txt"))).write_text("hm", encoding="utf-8")
    (place,) = [place for place in find_sources(["."]).places if "\n" in place]
    assert place_name(place) == "\ufffd\n.txt"
    assert place_bytes(place) == b"hm"


def test_addresses(desk: Path) -> None:
    home = desk.as_uri()
    assert find_sources([home]).places == [f"{home}/{name}" for name in ("a.md", "b.txt", "deep/er/c.EPUB")]
    assert find_sources([f"{home}/*/er/*"]).places == [f"{home}/deep/er/c.EPUB"]
    assert find_sources([f"{home}/b.txt"]).places == [f"{home}/b.txt"]
    assert place_bytes(f"{home}/b.txt") == b"b.txt"
    assert place_name(f"{home}/b.txt") == "b.txt"


@pytest.mark.parametrize("place", ["nosuch://bucket/a.txt", "file:///no/where/at/all.txt"])
def test_addresses_that_lead_nowhere(place: str) -> None:
    for call in (place_bytes, lambda address: find_sources([address])):
        with pytest.raises(StoryError) as caught:
            call(place)
        assert str(caught.value).startswith(place)
        assert "\n" not in str(caught.value)
