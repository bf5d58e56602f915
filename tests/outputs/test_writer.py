"""Files that are whole or not there at all."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from storyglass.outputs.saving import beside, write_file, write_files, write_stream
from storyglass.outputs.writer import FORMATS, Part, format_of, writer_for
from storyglass.story import Story, StoryError
from tests.outputs.files import files
from tests.outputs.parsed_story import parsed
from tests.outputs.small_story import orchard


class Failing:
    """Writes a whole file, if it has a name for one, then half of another, and then fails."""

    name = "failing"
    extra = None

    def __init__(self, error: BaseException, *endings: str) -> None:
        self.error = error
        self.endings = endings or (".fail",)

    def parts(self, story: Story) -> Iterator[Part]:
        for ending in self.endings[:-1]:
            yield Part(ending, ["whole"])
        yield Part(self.endings[-1], self._half())

    def _half(self) -> Iterator[str]:
        yield "half"
        raise self.error


def found_in(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_its_files(name: str, tmp_path: Path) -> None:
    writer = writer_for(name)
    base = tmp_path / "new folder/ünd mehr/st.ory"
    write_files(orchard(), base, [writer])
    found = {path for path in base.parent.rglob("*") if path.is_file()}
    assert found == {beside(base, ending) for ending in writer.endings}
    assert writer.name == name
    if len(writer.endings) == 1:
        assert format_of(found.pop()) == name


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_the_same_bytes_again(name: str) -> None:
    assert files(name, parsed()) == files(name, parsed())


def test_a_stream_is_filled() -> None:
    stream = io.BytesIO()
    write_stream(orchard(), writer_for("json"), stream)
    assert Story.from_json(stream.getvalue()).to_json() == orchard().to_json()


def test_several_formats_are_written_together(tmp_path: Path) -> None:
    write_files(orchard(), tmp_path / "a.b", [writer_for("json"), writer_for("tei")])
    assert sorted(found_in(tmp_path)) == ["a.b.json", "a.b.tei.xml"]


@pytest.mark.parametrize("error", [RuntimeError("no"), KeyboardInterrupt()], ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("before", [{}, {"story.one": "before", "story.two": "before"}], ids=["nothing", "files"])
def test_a_set_of_files_is_written_or_none_of_it(before: dict[str, str], error: BaseException, tmp_path: Path) -> None:
    for name, text in before.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(type(error)):
        write_files(orchard(), tmp_path / "story", [writer_for("json"), Failing(error, ".one", ".two")])
    assert found_in(tmp_path) == before


def test_where_one_file_cannot_take_its_place_the_others_are_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "story.json").write_text("before", encoding="utf-8")
    move = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == "story.html":
            raise OSError(13, "Permission denied")
        return move(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(StoryError, match=r"cannot write .*story.html: Permission denied"):
        write_files(orchard(), tmp_path / "story", map(writer_for, ("json", "tei", "html")))
    assert found_in(tmp_path) == {"story.json": "before"}


def test_the_document_comes_back_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "story.json"
    write_file(orchard(), path, writer_for("json"))
    assert Story.from_json(path.read_bytes()).to_json() == orchard().to_json()


@pytest.mark.parametrize("error", [RuntimeError("no"), KeyboardInterrupt()], ids=lambda error: type(error).__name__)
def test_what_fails_leaves_what_was_there(error: BaseException, tmp_path: Path) -> None:
    path = tmp_path / "story.fail"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(type(error)):
        write_file(orchard(), path, Failing(error))
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match=r"cannot write .*story.fail: No space left"):
        write_file(orchard(), tmp_path / "story.fail", Failing(OSError(28, "No space left on device")))
    assert not list(tmp_path.iterdir())


def test_the_story_itself_is_never_overwritten(tmp_path: Path) -> None:
    story = tmp_path / "story.json"
    story.write_text("the story", encoding="utf-8")
    with pytest.raises(StoryError, match="is the story itself"):
        write_file(orchard(), tmp_path / "." / "story.json", writer_for("json"), keep=story)
    assert story.read_text(encoding="utf-8") == "the story"


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="is a folder"):
        write_file(orchard(), tmp_path, writer_for("json"))


def test_a_file_where_a_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(StoryError, match=r"cannot write .*story.json: .*out is no folder"):
        write_file(orchard(), tmp_path / "out" / "story.json", writer_for("json"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[str] = []
    listener = Thread(target=lambda: heard.append(pipe.read_text(encoding="utf-8")))
    listener.start()
    write_file(orchard(), pipe, writer_for("json"))
    listener.join()
    assert Story.from_json(heard[0]).to_json() == orchard().to_json()
    assert pipe.is_fifo()


@pytest.mark.skipif(os.name == "nt", reason="Windows gives links to administrators only")
@pytest.mark.parametrize("there", [True, False], ids=["to a file", "to nothing yet"])
def test_a_link_stays_a_link(there: bool, tmp_path: Path) -> None:
    if there:
        (tmp_path / "story.json").write_text("before", encoding="utf-8")
    link = tmp_path / "link.json"
    link.symlink_to("story.json")
    write_file(orchard(), link, writer_for("json"))
    assert link.is_symlink()
    assert Story.from_json((tmp_path / "story.json").read_bytes()).text == orchard().text
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.json", "story.json"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_a_new_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_text("", encoding="utf-8")
    write_file(orchard(), tmp_path / "story.json", writer_for("json"))
    assert (tmp_path / "story.json").stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize("name", ["xml", "", "../json"])
def test_no_such_format_lists_those_there_are(name: str) -> None:
    with pytest.raises(StoryError, match="json, html"):
        writer_for(name)


def test_no_such_extension_lists_those_there_are() -> None:
    with pytest.raises(StoryError, match=r"\.json, \.html"):
        format_of(Path("story.docx"))
